"""Making copies of the file that are checked before they count.

SQLite's backup API copies the file as it is, page for page, a few pages at a time: another program
that wants to write waits for no more than those. `VACUUM INTO` would hold it up until all is
copied, and give new numbers to rows that have none of their own. Opening the file in any other way
would drop the locks of this process.
"""

from __future__ import annotations

import errno
import fcntl
import os
import sqlite3
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from time import monotonic, sleep

from checkin.core.backup_records import Backup
from checkin.core.errors import (
    DamagedFile,
    DiskFull,
    FileBusy,
    Interrupted,
    NotPossible,
    NotWritable,
)
from checkin.core.folders import make_folder, sync_folder
from checkin.storage import backup_files, checks
from checkin.storage.connection import DECRYPTED, ERRORS, Connection, explained
from checkin.storage.open_files import PAGE, PATIENCE, connect
from checkin.storage.sqlite_errors import is_of_pages

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    Stop = Callable[[], bool]
    """Whether to give up."""

_PAGES = 256
"""How many pages are copied at a time, which takes a millisecond or two."""
_ANEW = 20
"""How often copying may begin anew because another program wrote, before it is left for later."""
_STEPS = 100_000
"""After how many of its own steps SQLite asks whether to give up, while it checks a copy."""
_PART = ".part"
_PARTS = (_PART, f"{_PART}-journal")


def back_up(
    connection: Connection,
    reason: str,
    *,
    at: datetime | None = None,
    stop: Stop | None = None,
    mendable: bool = False,
) -> Backup:
    """Copy the open file into the folder `backups` beside it.

    The copy has its name only once it was checked and is on the disk. `at` is the moment it is
    made, by default that of the system. With `mendable`, it may have what can be made anew: an
    index that is out of step. Raises a `FileTrouble` if there is none in the end, and
    `Interrupted` if `stop` says so.
    """
    assert connection.path
    with alone(backup_files.folder_of(connection.path), connection.patience):
        return back_up_alone(connection, reason, at=at, stop=stop, mendable=mendable)


def back_up_alone(
    connection: Connection,
    reason: str,
    *,
    at: datetime | None = None,
    stop: Stop | None = None,
    mendable: bool = False,
) -> Backup:
    """The same for one who is `alone` in that folder already."""
    assert connection.path
    folder = backup_files.folder_of(connection.path)
    with _explaining(folder):
        sweep(connection.path, folder)
        before = backup_files.listed(connection.path)
        number = 1 + max((each.number for each in before), default=0)
        made_at = (at or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
        name = backup_files.name_for(connection.path, number, made_at, reason)
        backup = Backup(number, made_at, reason, os.path.join(folder, name))
        _copy_whole(connection, backup.path, f"{backup.path}{_PART}", stop, mendable=mendable)
    return backup


def copy_into(backup: Backup, path: str, folder: str, *, stop: Stop | None = None) -> Backup:
    """The same backup of the file at `path` in another folder, checked like any other.

    Raises a `FileTrouble`, also if that folder is not there, and `Interrupted` if `stop` says so.
    """
    copy = Backup(
        backup.number,
        backup.made_at,
        backup.reason,
        os.path.join(folder, os.path.basename(backup.path)),
    )
    with (
        alone(folder, PATIENCE, make=False),
        closing(Connection(backup.path, make=False)) as source,  # as it is now: words may have gone
        _explaining(folder),
    ):
        sweep(path, folder)
        _copy_whole(source, copy.path, f"{copy.path}{_PART}", stop)
    return copy


def copy_to(connection: Connection, path: str) -> None:
    """Copy the open file to another place, also when its own path leads elsewhere by now.

    Raises `NotPossible` if something is there already, and a `FileTrouble` if it cannot be done.
    """
    if os.path.lexists(path):
        raise NotPossible(
            f"{path} is there already, and was left as it is.", "Choose another name."
        )
    try:
        make_folder(os.path.dirname(path))
        sweep_parts(path)
        _copy_whole(connection, path, f"{path}.{os.getpid()}{_PART}", None)
    except OSError as error:
        raise NotWritable(
            f"{path} can't be written: {error.strerror or error}.", "Choose another place."
        ) from error


def remove(backups: Collection[Backup]) -> None:
    """Remove these files; those that are gone already are no trouble. Raises a `FileTrouble`."""
    for backup in backups:
        try:
            os.unlink(backup.path)
        except FileNotFoundError:
            continue
        except OSError as error:
            raise NotWritable(
                f"The backup {backup.path} can't be removed: {error.strerror or error}.",
                "Look at the permissions of its folder.",
            ) from error


@contextmanager
def alone(folder: str, patience: float, *, make: bool = True) -> Iterator[None]:
    """Keep other programs from making or removing backups in that folder meanwhile.

    A missing folder is made if `make` says so. Raises `FileBusy` if another program is at it for
    longer than `patience`, in seconds, and another `FileTrouble` if the folder cannot be used. One
    that knows no locks is used without.
    """
    until = monotonic() + patience
    with _explaining(folder):
        if make:
            _make(folder)
        number = os.open(folder, os.O_RDONLY)
    try:
        while True:
            try:
                fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                if monotonic() > until:
                    raise _busy() from error
                sleep(0.02)
                continue
            except OSError:  # such as a folder on another computer
                pass
            break
        yield
    finally:
        os.close(number)


def copied(
    connection: Connection, path: str, stop: Stop | None = None, *, mendable: bool = False
) -> None:
    """Make the file at `path`, which is empty, a checked copy of the open one.

    Raises `DamagedFile` if it does not fit together, `FileBusy` if others keep writing, another
    `FileTrouble`, and `Interrupted` if `stop` says so.
    """
    try:
        _copied(connection, path, stop, mendable=mendable)
    except ERRORS as error:
        raise explained(error, connection.path) from error


def _copied(connection: Connection, path: str, stop: Stop | None, *, mendable: bool) -> None:
    for _ in range(_ANEW):
        before, held = connection.state(), counts(connection.raw)
        is_there = _copied_as_it_is(connection, path, before, stop)
        if is_there and connection.state() != before:
            continue  # pieces of several states are no file
        with closing(connection.connect_beside(path)) as copy:
            if not is_there:
                copy.execute("PRAGMA journal_mode=OFF").fetchall()  # it counts once it is whole
                copy.execute("PRAGMA synchronous=OFF")
                _copy_pages(connection, copy, stop)
                copy.execute("PRAGMA journal_mode=DELETE").fetchall()
            # the file may have been emptied while it is open
            if copy.execute("PRAGMA user_version").fetchone() != (connection.schema,):
                raise _not_whole(connection)
            if connection.state() != before:
                continue  # what was counted may be another state than what was copied
            _check(copy, connection, held, stop, mendable=mendable)
        _sync(path)
        return
    raise _busy()


def counts(raw: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table has, by name."""
    names = raw.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite|_%'"
        " ESCAPE '|' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    ).fetchall()
    return {name: raw.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in names}


def check(path: str) -> None:
    """Read the whole file once through SQLite. Raises `DamagedFile` if it does not fit together.

    It takes its own connection and about a millisecond for a thousand entries, so it belongs
    in a thread beside the interface.
    """
    try:
        with closing(connect(path)) as raw:
            checks.check_pages(raw, path)
    except ERRORS as error:
        raise explained(error, path) from error


def check_copy(copy: Connection) -> None:
    """Have the disk hold a copy that was changed. Raises `DamagedFile` if it is not whole."""
    if copy.rows("PRAGMA integrity_check") != [("ok",)]:
        raise _not_whole(copy)
    _sync(copy.path or "")


def sweep(path: str, folder: str) -> None:
    """Remove what a program that was ended left of backups it was making of the file at `path`.

    Only for one who is `alone`.
    """
    stem = backup_files.stem(path)
    for name in os.listdir(folder):
        if name.startswith(f"{stem}-") and name.endswith(_PARTS):
            with suppress(FileNotFoundError):
                os.unlink(os.path.join(folder, name))


def sweep_parts(path: str) -> None:
    """Remove what programs left that were ended while they made the file at `path`."""
    folder, stem = os.path.dirname(path), f"{os.path.basename(path)}."
    with suppress(FileNotFoundError):
        for name in os.listdir(folder):
            number, _, rest = name.removeprefix(stem).partition(".")
            if not (name.startswith(stem) and number.isdecimal() and f".{rest}" in _PARTS):
                continue
            if not _runs(int(number)):
                os.unlink(os.path.join(folder, name))


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass  # somebody else's
    return True


def _copy_whole(
    connection: Connection, name: str, part: str, stop: Stop | None, *, mendable: bool = False
) -> None:
    """Copy it under the name `part`, then give it its name. Raises `OSError`, or as `copied`."""
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        copied(connection, part, stop, mendable=mendable)
        os.replace(part, name)
        sync_folder(name)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(part)


def _copied_as_it_is(
    connection: Connection, path: str, state: tuple[int, int], stop: Stop | None
) -> bool:
    """Copy the bytes of an encrypted file, which has the same key as its copy; whether it was.

    SQLite would decrypt each page, and encrypt it again. Writers wait for one piece at a time. It
    ends early once the file is in another `state`: the copy is of no use then.
    """
    handle = connection.handle() if connection.salt else None
    if handle is None:
        return False
    with open(path, "wb") as copy:  # not open in SQLite yet
        while connection.state() == state:
            if stop is not None and stop():
                raise Interrupted
            with connection.lock:
                connection.rows("BEGIN")
                try:
                    connection.rows("SELECT 1 FROM sqlite_master LIMIT 1")  # nobody writes now
                    piece = os.pread(handle, _PAGES * PAGE, copy.tell())
                finally:
                    connection.rows("COMMIT")
            if not piece:
                break
            copy.write(piece)
    return True


def _copy_pages(connection: Connection, copy: sqlite3.Connection, stop: Stop | None) -> None:
    steps = 0
    until = 0.0

    def look(status: int, _: int, total: int) -> None:
        nonlocal steps, until
        steps += 1
        if stop is not None and stop():
            raise Interrupted
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            until = until or monotonic() + connection.patience
            if monotonic() > until:
                raise _busy()
        else:
            until = 0.0
            if steps > _ANEW * (total // _PAGES + 1):
                raise _busy()

    connection.raw.backup(copy, pages=_PAGES, progress=look, sleep=0.02)


def _check(
    copy: sqlite3.Connection,
    connection: Connection,
    held: dict[str, int],
    stop: Stop | None,
    *,
    mendable: bool,
) -> None:
    """Raise `DamagedFile` unless a copy fits together and holds what the file does."""
    if stop is not None:
        copy.set_progress_handler(stop, _STEPS)
    if connection.salt:
        # an index is looked up in no order of pages; not sooner, so that what was written is read
        copy.execute(f"PRAGMA {DECRYPTED}")
    said = checks.said(copy, "integrity_check")
    whole = said == [("ok",)] or (mendable and not is_of_pages(said))
    if not (whole and counts(copy) == held):
        raise _not_whole(connection)


@contextmanager
def _explaining(folder: str) -> Iterator[None]:
    """Raise a `FileTrouble` for what the system says about that folder."""
    try:
        yield
    except OSError as error:
        what = f"No backup could be made in {folder}: {error.strerror or error}."
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull(what, "Nothing was changed. Free some space and try again.") from error
        raise NotWritable(
            what, "Nothing was changed. Look at the permissions of the folder."
        ) from error


def _make(folder: str) -> None:
    """Make the folder, for this person alone."""
    make_folder(folder)
    found = os.stat(folder)
    if found.st_mode & 0o077 and found.st_uid == os.geteuid():
        with suppress(OSError):  # on a stick that knows no permissions there are none to take away
            os.chmod(folder, 0o700)


def _not_whole(connection: Connection) -> DamagedFile:
    return DamagedFile(
        f"{connection.path} couldn't be copied completely: it may be damaged.",
        "Nothing was changed.",
    )


def _busy() -> FileBusy:
    return FileBusy(
        "Another program is using your check-in file or its backups.",
        "Nothing was changed. Wait a moment and try again.",
    )


def _sync(path: str) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
