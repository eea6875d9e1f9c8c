"""The file, folder or zip that something is imported from. Nothing of it is changed or unpacked."""

from __future__ import annotations

import io
import json
import os
import stat
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import IO

from checkin.importers.record import CannotImport, LeftOut, Unreadable

LARGEST = 512 * 2**20
"""The most bytes one file may have, unpacked."""
MOST = 2 * 2**30
"""The most bytes that are read of all files in a folder or zip, unpacked."""
MOST_FILES = 200_000
DEEPEST = 24

_HEAD = 65_536
_ZIPPED = b"PK\x03\x04"
_BOMS = (
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_NOT_OURS = ("__MACOSX/", ".git/", ".trash/", ".DS_Store")

Opener = Callable[[], IO[bytes]]


class Source:
    """Files by their names, in order: one, or those of a folder or zip with `/` between parts."""

    def __init__(
        self,
        name: str,
        files: Mapping[str, Opener],
        *,
        single: bool,
        path: str | None = None,
        left_out: tuple[LeftOut, ...] = (),
    ) -> None:
        self.name = name
        self.files = tuple(sorted(files))
        self.single = single
        """Whether it is one file by itself."""
        self.path = path
        """Where the one file is on the disk; none inside a zip."""
        self.left_out = left_out
        """What is in the folder or zip and cannot be looked into."""
        self._open = dict(files)
        self._room = MOST
        self._json: dict[str, object] = {}
        self._prefix = ""
        self._has_beside: Callable[[str], bool] = lambda ending: False

    def where(self, file: str, line: int | None = None, part: str = "") -> str:
        """A place in words: the file if there are several, and the line or another part of it."""
        named = self._prefix if self.single else "/".join(filter(None, (self._prefix, file)))
        inside = part or ("" if line is None else f"line {line}")
        return ", ".join(filter(None, (named, inside))) or file

    def alone(self, file: str) -> Source:
        """One of the files as a source by itself; places in it begin with its name."""
        base = os.path.basename(file)
        path = os.path.join(self.path, file) if self.path and not self.single else None
        one = Source(base, {base: self._open[file]}, single=True, path=path)
        one._prefix = f"{self._prefix}/{file}" if self._prefix else file
        one._has_beside = lambda ending: self._has_bytes(f"{file}{ending}")
        return one

    def within(self, file: str) -> Source | None:
        """The files of a zip that is one of the files; None if it is none.

        Raises `Unreadable` if it is not complete. A zip in that one is a file as any other.
        """
        if not self.start(file).startswith(_ZIPPED):
            return None
        data = io.BytesIO(self.read(file))
        try:
            archive = zipfile.ZipFile(data)
        except Exception as error:  # a wrong zip raises nearly anything
            raise Unreadable("It's a zip that isn't complete.") from error
        inner = _zip(os.path.basename(file), archive)
        inner._prefix = file
        return inner

    def has_beside(self, ending: str) -> bool:
        """Whether there is something in a file beside this one, whose name has that at its end."""
        if self.path:
            beside = f"{self.path}{ending}"
            return os.path.exists(beside) and os.path.getsize(beside) > 0
        return self._has_beside(ending)

    def _has_bytes(self, file: str) -> bool:
        return file in self._open and bool(self.start(file))

    def ending(self, *endings: str) -> list[str]:
        """The files whose names end so, whatever their case."""
        return [file for file in self.files if file.lower().endswith(endings)]

    def candidates(self, *endings: str) -> list[str]:
        """The one file, whatever it is called; of several, those whose names end so."""
        return list(self.files) if self.single else self.ending(*endings)

    def read(self, file: str) -> bytes:
        """All bytes of a file. Raises `Unreadable` if it is too large or damaged."""
        with self.stream(file) as stream:
            return stream.read()

    def head(self, file: str) -> str:
        """The beginning of a file as text, whatever is in it."""
        start = self.start(file)
        text = start.decode(_encoding(start) or "utf-8", "replace")
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def start(self, file: str) -> bytes:
        """The first bytes of a file."""
        with self.stream(file) as stream:
            return stream.read(_HEAD)

    def text(self, file: str) -> str:
        """All of a text file. Raises `Unreadable` if it is none."""
        data = self.read(file)
        try:
            text = data.decode(_text_encoding(data[:_HEAD]))
        except UnicodeDecodeError as error:
            raise Unreadable("It isn't text in UTF-8.") from error
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def lines(self, file: str) -> Iterator[str]:
        r"""The lines of a text file, one by one, each but the last ending in `\n`.

        Bytes that are not UTF-8 come as lone surrogates, so that only what they are in is lost.
        """
        with self.stream(file) as stream:
            start = stream.peek(_HEAD)[:_HEAD]
            encoding = _text_encoding(start)
            errors = "surrogateescape" if encoding.startswith("utf-8") else "strict"
            try:
                yield from io.TextIOWrapper(stream, encoding, errors)
            except UnicodeError as error:
                raise Unreadable(
                    "It isn't complete: its text breaks off or is mixed up."
                ) from error

    def json(self, file: str) -> object:
        """What a JSON file holds. Raises `Unreadable` if it is none."""
        if file not in self._json:
            text = self.text(file)
            try:
                value = json.loads(text)
            except RecursionError as error:
                raise Unreadable("Its JSON is too deep to read.") from error
            except ValueError as error:
                line = getattr(error, "lineno", None)
                place = f", from line {line} on" if line else ""
                raise Unreadable(f"Its JSON isn't complete{place}.") from error
            if len(self._json) > 1:
                self._json.clear()
            self._json[file] = value
        return self._json[file]

    @contextmanager
    def stream(self, file: str) -> Iterator[io.BufferedReader[_Bounded]]:
        """The bytes of a file, which raise `Unreadable` where they are damaged or too many."""
        try:
            raw = self._open[file]()
        except Exception as error:  # a wrong zip raises nearly anything
            raise _damaged(error) from error
        with raw, io.BufferedReader(_Bounded(raw, self), _HEAD) as stream:
            yield stream


class _Bounded(io.RawIOBase):
    """A stream that gives no more than may be read."""

    def __init__(self, inner: IO[bytes], source: Source) -> None:
        self._inner = inner
        self._source = source
        self._left = LARGEST

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # any buffer is filled
        try:
            data = self._inner.read(len(buffer))
        except Exception as error:  # a wrong zip raises nearly anything
            raise _damaged(error) from error
        self._left -= len(data)
        if not self._source.single:
            self._source._room -= len(data)
        if self._left < 0 or self._source._room < 0:
            raise Unreadable("It's too large to read.")
        buffer[: len(data)] = data
        return len(data)


@contextmanager
def open_source(path: str) -> Iterator[Source]:
    """A file, folder or zip to read from. Raises `CannotImport` if it is none of these.

    Links, pipes and devices are not followed, also inside a folder.
    """
    name = os.path.basename(os.path.abspath(path)) or path
    try:
        found = os.lstat(path)
    except (OSError, ValueError) as error:
        raise CannotImport(f"There's no file or folder {path}.", "Check the name.") from error
    if stat.S_ISLNK(found.st_mode):
        raise CannotImport(f"{path} is a link.", "Use the file or folder it leads to.")
    if stat.S_ISDIR(found.st_mode):
        yield _folder(name, path)
        return
    if not stat.S_ISREG(found.st_mode):
        raise CannotImport(f"{path} isn't a normal file.", "Use a file, a folder or a zip.")
    try:
        start = _opened(path)
    except OSError as error:
        raise CannotImport(f"{path} can't be read: {error.strerror}.") from error
    with start:
        zipped = start.read(4).startswith(b"PK")
        start.seek(0)
        if not zipped:
            yield Source(name, {name: lambda: _opened(path)}, single=True, path=path)
            return
        try:
            archive = zipfile.ZipFile(start)
        except Exception as error:  # a wrong zip raises nearly anything
            raise CannotImport(
                f"{name} is a zip that isn't complete.", "Export it or copy it again."
            ) from error
        with archive:
            yield _zip(name, archive)


def _folder(name: str, path: str) -> Source:
    files: dict[str, Opener] = {}
    left_out: list[LeftOut] = []
    open_folders = [("", 0)]
    while open_folders:
        inside, depth = open_folders.pop()
        try:
            with os.scandir(os.path.join(path, inside)) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            left_out.append(LeftOut(inside or name, f"It can't be read: {error.strerror}."))
            continue
        for entry in entries:
            inner = f"{inside}{entry.name}"
            if _ignored(inner + ("/" if entry.is_dir(follow_symlinks=False) else "")):
                continue
            if entry.is_dir(follow_symlinks=False):
                if depth < DEEPEST:
                    open_folders.append((inner + "/", depth + 1))
                else:
                    left_out.append(LeftOut(inner, "It's too deep in other folders."))
            elif entry.is_file(follow_symlinks=False):
                files[inner] = _opener(entry.path)
            else:
                left_out.append(LeftOut(inner, "It's a link, or not a normal file."))
            if len(files) > MOST_FILES:
                raise CannotImport(
                    f"{name} has more than {MOST_FILES:,} files.", "Choose a part of it."
                )
    return Source(name, files, single=False, path=path, left_out=tuple(left_out))


def _zip(name: str, archive: zipfile.ZipFile) -> Source:
    files: dict[str, Opener] = {}
    left_out: list[LeftOut] = []
    for info in archive.infolist():
        inner = info.filename.replace("\\", "/")
        if not inner or inner.endswith("/") or _ignored(inner):
            continue
        if info.flag_bits & 1:
            left_out.append(LeftOut(inner, "It's locked with a password."))
            continue
        while inner in files:  # a zip may hold two files of one name
            inner += "'"
        files[inner] = _member(archive, info)
        if len(files) > MOST_FILES:
            raise CannotImport(
                f"{name} has more than {MOST_FILES:,} files.", "Unpack a part of it."
            )
    return Source(name, files, single=False, left_out=tuple(left_out))


def _ignored(inner: str) -> bool:
    last = inner.rstrip("/").rpartition("/")[2]
    return last.startswith("._") or any(
        inner.startswith(name) or f"/{name}" in inner for name in _NOT_OURS
    )


def _opener(path: str) -> Opener:
    return lambda: _opened(path)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Opener:
    return lambda: archive.open(info)


def _opened(path: str) -> IO[bytes]:
    """A normal file, opened so that neither a link nor a pipe put in its place does harm."""
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(0, "it is not a normal file")
    return open(handle, "rb")


def _encoding(start: bytes) -> str:
    return next((encoding for bom, encoding in _BOMS if start.startswith(bom)), "")


def _text_encoding(start: bytes) -> str:
    """How a text is written. Raises `Unreadable` for what is no text."""
    encoding = _encoding(start)
    if not encoding and b"\0" in start:
        raise Unreadable("It isn't text in UTF-8.")
    return encoding or "utf-8"


def _damaged(error: Exception) -> Unreadable:
    if isinstance(error, OSError) and error.strerror:
        return Unreadable(f"It can't be read: {error.strerror}.")
    return Unreadable("Its part of the zip is damaged.")
