"""Other check-in files in the folder of the file, such as those of programs that sync folders."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence

from checkin.core.frozen import Frozen
from checkin.storage.merge_notes import COPY

ASIDE = ".damaged-"
"""What stands in the name of a damaged file that was put aside."""

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


def look(path: str) -> Beside:
    """What is beside the file at `path`; for files that are not open in this process."""
    found = _of_checkin(path, _names(path))
    conflicts = tuple(name for name in found if _is_conflict(name))
    aside = tuple(name for name in found if ASIDE in name)
    rest = tuple(name for name in found if name not in conflicts and name not in aside)
    return Beside(conflicts, aside, rest)


def conflicts(path: str) -> tuple[str, ...]:
    """The conflict copies alone; no other file is looked at."""
    return _of_checkin(path, filter(_is_conflict, _names(path)))


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
        if os.path.isfile(place := os.path.join(folder, name))
        and os.path.realpath(place) != here
        and not _same(place, here)
        and _begins_as_ours(place)
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


def _is_conflict(name: str) -> bool:
    lowered = name.casefold()
    if ASIDE in lowered:
        return False
    return any(sign in lowered for sign in _SIGNS) or bool(
        _NUMBERED.search(lowered) or _OF_A_COMPUTER.search(lowered)
    )
