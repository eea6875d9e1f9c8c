"""Other check-in files in the folder of the file, such as those of programs that sync folders."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing

from checkin.core.errors import EncryptedFile
from checkin.core.frozen import Frozen
from checkin.core.paths import WORDS_BESIDE
from checkin.storage.connection import ERRORS
from checkin.storage.merge_notes import COPY
from checkin.storage.open_files import connect, salt_of, uri

ASIDE = ".damaged-"
"""What stands in the name of a damaged file that was put aside."""

_LINES = (
    "SELECT 1 FROM main.{0} AS one LEFT JOIN here.{0} AS same USING (uid) WHERE same.uid IS NULL"
    " OR julianday(one.updated_at) > julianday(same.updated_at) LIMIT 1"
)
_NAMED = (
    "SELECT 1 FROM main.{0} AS one LEFT JOIN here.{0} AS same USING (name)"
    " WHERE same.name IS NULL OR julianday(one.set_at) > julianday(same.set_at) LIMIT 1"
)
_NEWER = (
    "SELECT uid FROM main.entries EXCEPT SELECT uid FROM here.entries LIMIT 1",
    "SELECT id, what, made_at FROM main.changes EXCEPT SELECT id, what, made_at FROM here.changes"
    " LIMIT 1",
    *(_LINES.format(table) for table in ("people", "plan")),
    _NAMED.format("settings"),
    "SELECT text FROM main.drafts WHERE text <> '' EXCEPT SELECT text FROM here.drafts"
    " EXCEPT SELECT text FROM here.entries LIMIT 1",
)
"""What finds something in another file, `main`, that the one at hand, `here`, does not have."""
_MOST_FILES = 2000
"""How many files of a folder are looked at."""
_SIGNS = ("conflict", "konflikt", "conflit", "conflicto", "conflitto", ".sync-conflict-")
"""Dropbox, Nextcloud, Syncthing and others call them so."""
_NUMBERED = re.compile(r" \(?\d{1,2}\)?(\.\w+)?$")
"""iCloud, Google Drive and browsers: `checkin 2.db`, `checkin (1).db`."""
_OF_A_COMPUTER = re.compile(r"-(desktop|laptop)-[a-z0-9]+(-\d+)?(\.\w+)?$")
"""OneDrive adds the name that Windows gave the computer."""


class Beside(Frozen):
    """The names of other check-in files in the folder of one."""

    conflicts: tuple[str, ...] = ()
    """Those that a program made that keeps folders alike, as two of them were changed."""
    aside: tuple[str, ...] = ()
    """Damaged files that were put aside."""
    others: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    """Text files with words that could not be saved when the terminal closed."""


def look(path: str, noted: Mapping[str, str] | None = None) -> Beside:
    """What is beside the file at `path`; for files that are not open in this process.

    `noted` are the copies that were merged, as `notes` gives them.
    """
    found = _of_checkin(path, _names(path))
    merged = noted or {}
    conflicts = tuple(name for name in found if name in merged or _is_conflict(path, name))
    aside = tuple(name for name in found if ASIDE in name)
    rest = tuple(name for name in found if name not in conflicts and name not in aside)
    return Beside(conflicts, aside, rest, unsaved_words(path))


def unsaved_words(path: str) -> tuple[str, ...]:
    """The text files with words that could not be saved when the terminal closed."""
    return tuple(name for name in _names(path) if name.startswith(WORDS_BESIDE))


def conflicts(path: str) -> tuple[str, ...]:
    """The conflict copies alone; no other file is looked at."""
    found = _of_checkin(path, filter(_is_called_so, _names(path)))
    return tuple(name for name in found if _is_conflict(path, name))


def _names(path: str) -> list[str]:
    try:
        return sorted(os.listdir(os.path.dirname(path)))[:_MOST_FILES]
    except OSError:
        return []


def _of_checkin(path: str, names: Iterable[str]) -> tuple[str, ...]:
    """Those that are files of this program, and not the same one."""
    folder, here = os.path.dirname(path), os.path.realpath(path)
    return tuple(
        name
        for name in names
        if os.path.isfile(other := os.path.join(folder, name))
        and os.path.realpath(other) != here
        and not _same(other, here)
        and _begins_as_ours(other)
    )


def _begins_as_ours(path: str) -> bool:
    from checkin.storage.inspection import is_of_checkin

    return is_of_checkin(path)


def unmerged(path: str, names: Sequence[str], noted: Mapping[str, str]) -> tuple[str, ...]:
    """Those of the names beside the file that were not merged into it as they are now.

    `noted` has what `state` gave for others when they were, by name.
    """
    folder = os.path.dirname(path)
    return tuple(name for name in names if noted.get(name) != state(os.path.join(folder, name)))


def notes(rows: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Which copies were merged, from the notes of a file."""
    return {name.removeprefix(COPY): value for name, value in rows if name.startswith(COPY)}


def state(path: str) -> str:
    """A value that is another one after the file was written; empty if there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return ""
    return f"{found.st_size} {found.st_mtime_ns}"


def _same(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False


def _is_conflict(path: str, name: str) -> bool:
    """Whether a file beside the one at `path` is a conflict copy of it.

    A name with a number alone may be a person's own copy: that has to have the name of this file,
    and something in it that this one lacks.
    """
    if not _is_called_so(name):
        return False
    lowered = name.casefold()
    if any(sign in lowered for sign in _SIGNS) or not _NUMBERED.search(lowered):
        return True
    own = os.path.splitext(os.path.basename(path))[0].casefold()
    other = os.path.join(os.path.dirname(path), name)
    return _NUMBERED.sub("", lowered) == own and _went_on(path, other)


def _is_called_so(name: str) -> bool:
    lowered = name.casefold()
    if ASIDE in lowered:
        return False
    return any(sign in lowered for sign in _SIGNS) or bool(
        _NUMBERED.search(lowered) or _OF_A_COMPUTER.search(lowered)
    )


def _went_on(path: str, other: str) -> bool:
    """Whether the other file has something newer than this one, as far as that can be read."""
    if salt_of(path) != salt_of(other):
        return True
    try:
        with closing(connect(other, read_only=True)) as raw:
            raw.execute("ATTACH ? AS here", (uri(path, read_only=True),))
            return any(raw.execute(sql).fetchone() for sql in _NEWER)
    except (*ERRORS, EncryptedFile):
        return True
