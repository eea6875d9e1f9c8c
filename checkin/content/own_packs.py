"""A person's own words by file: `packs/*.toml` in their config folder.

Where there is no such folder, one look for it is all that this costs. A file with a problem is
not used, and what came with the program is: `problems` names each file with its first problem.
"""

from __future__ import annotations

import os
from functools import cache

from checkin.content.loader import load_items, load_text
from checkin.core.frozen import Frozen
from checkin.core.paths import config_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any, TypeVar

    from checkin.content.pack_check import OwnWords, Problem
    from checkin.content.pack_tables import Table

    Item = TypeVar("Item", bound=Frozen)

ENDING = ".toml"
FROM_SETTINGS = "questions-"
"""How the names of files begin that hold what was written in Settings; the profile follows."""
_MOST_FILES = 100


class PackFile(Frozen):
    """A file of own words in the folder."""

    path: str
    words: OwnWords
    problems: tuple[Problem, ...] = ()
    """What is wrong with it, by line; it is used if nothing is. A line of 0 is all of it."""
    data: bytes = b""

    @property
    def name(self) -> str:
        """What it is called in the folder, without its ending."""
        return os.path.basename(self.path).removesuffix(ENDING)


def folder() -> str:
    """Where the files are; the folder may not be there."""
    return os.path.join(config_folder(), "packs")


def files() -> tuple[PackFile, ...]:
    """All files of the folder by name, as they are now, whether they can be used or not."""
    return tuple(map(read, _paths(folder())))


def read(path: str) -> PackFile:
    """The file at a path, wherever that is. One that can't be read has that as its problem."""
    from checkin.content.pack_check import OwnWords, Problem, read_pack
    from checkin.content.pack_tables import LARGEST

    try:
        with open(path, "rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        from checkin.content.strings import format_text

        why = format_text("packs", "not_readable", why=error.strerror or type(error).__name__)
        return PackFile(path, OwnWords(""), (Problem(0, why),))
    words, problems = read_pack(data)
    return PackFile(path, words, problems, data)


def example() -> str:
    """A file to begin with, which has something of each sort."""
    return load_text("example")


def texts_of(ids: Iterable[str], *, ours: bool = False) -> dict[str, str]:
    """What each of these ids says, in own words or ours, or in `ours` alone.

    An id that is none is left out.
    """
    from checkin.content.pack_check import our_rows

    own = None if ours else in_use()
    rows = {**our_rows(), **(own.rows() if own else {})}
    return {id: str(rows[id]["text"]) for id in ids if "text" in rows.get(id, {})}


def forget() -> None:
    """Read the folder again when it is next asked for."""
    _in_use.cache_clear()
    _speaks_of_distress.cache_clear()


def may_be_there() -> bool:
    """Whether there is a folder to read files from."""
    return os.path.isdir(folder())


def problems() -> tuple[tuple[str, Problem], ...]:
    """The path of each file that can't be used, with the first of its problems."""
    own = in_use()
    return own.problems if own else ()


def items(cls: type[Item], pack: str, table: str) -> tuple[Item, ...]:
    """The rows of a table as `load_items` gives them, with the person's own words among them.

    Own rows come first, in the order of the files; those with an id of ours take its place.
    """
    ours = load_items(cls, pack, table)
    own = in_use()
    return own.merged(ours, cls, pack, table) if own else ours


def own_ids(pack: str, table: str) -> frozenset[str]:
    """The ids of the rows of a table that came with no words of ours."""
    own = in_use()
    return own.new_ids(pack, table) if own else frozenset()


def distress() -> tuple[str, ...]:
    """Sentences of the files that are a reason to name people who can help.

    The files are read whole only if one of them speaks of any.
    """
    where = folder()
    own = _in_use(where) if _speaks_of_distress(where) else None
    return own.distress if own else ()


def in_use() -> InUse | None:
    """What is used of the folder, read once; None if there is nothing."""
    return _in_use(folder())


@cache
def _in_use(where: str) -> InUse | None:
    found = [read(path) for path in _paths(where)]
    return InUse(found) if found else None


@cache
def _speaks_of_distress(where: str) -> bool:
    return any(_holds(path, b"distress") for path in _paths(where))


def _holds(path: str, word: bytes) -> bool:
    try:
        with open(path, "rb") as file:
            return word in file.read()
    except OSError:
        return False


def _paths(where: str) -> list[str]:
    try:
        with os.scandir(where) as entries:
            names = [entry.name for entry in entries if entry.is_file()]
    except OSError:  # it is not there, or is no folder that can be looked into
        return []
    fitting = sorted(name for name in names if name.endswith(ENDING) and not name.startswith("."))
    return [os.path.join(where, name) for name in fitting[:_MOST_FILES]]


class InUse:
    """The files of a folder, and what comes of those that can be used."""

    def __init__(self, found: list[PackFile]) -> None:
        used = [each for each in found if not each.problems]
        self._words = [each.words for each in used]
        self._named = [(each.name, each.words.profiles) for each in used]
        self.problems = tuple((each.path, each.problems[0]) for each in found if each.problems)
        self.distress = tuple(text for words in self._words for text in words.distress)
        self._merged: dict[tuple[type, str, str], Any] = {}

    @property
    def hidden(self) -> frozenset[str]:
        """The ids of ours that are left out."""
        return frozenset().union(*(words.hidden for words in self._words))

    def profiles(self) -> dict[str, Mapping[str, Any]]:
        """The columns of each profile by its id; of two files, the later one's.

        What the person wrote in Settings stands over all others.
        """
        found = {id: row for _, profiles in self._named for id, row in profiles.items()}
        for name, profiles in self._named:
            for id, row in profiles.items():
                if name == f"{FROM_SETTINGS}{id}":
                    found[id] = {**found[id], **row}
        return found

    def new_ids(self, pack: str, table: str) -> frozenset[str]:
        """The ids of own rows of a table that are none of ours."""
        from checkin.content.pack_check import our_ids

        shape = _table_of(pack, table)
        rows = self._rows(shape) if shape else {}
        return frozenset(rows).difference(our_ids())

    def merged(
        self, ours: tuple[Item, ...], cls: type[Item], pack: str, table: str
    ) -> tuple[Item, ...]:
        """Rows of ours with the person's own among them."""
        key = (cls, pack, table)
        if key not in self._merged:
            shape = _table_of(pack, table)
            self._merged[key] = tuple(self._items(ours, cls, shape)) if shape else ours
        found: tuple[Item, ...] = self._merged[key]
        return found

    def rows(self) -> dict[str, Mapping[str, Any]]:
        """All own rows by their ids."""
        return {
            row["id"]: row
            for words in self._words
            for table in words.rows.values()
            for row in table
        }

    def _rows(self, shape: Table) -> dict[str, Mapping[str, Any]]:
        return {row["id"]: row for words in self._words for row in words.rows.get(shape.name, ())}

    def _items(self, ours: tuple[Item, ...], cls: type[Item], shape: Table) -> Iterator[Item]:
        from checkin.content.pack_check import is_safe, safe_ids
        from checkin.core.frozen import replace

        rows, safe, hidden = self._rows(shape), safe_ids(), self.hidden
        known = {_id_of(item) for item in ours}
        new = [row for id, row in rows.items() if id not in known]
        yield from (_item(cls, shape, row) for row in new if not is_safe(row))
        for item in ours:
            id = _id_of(item)
            row = None if id in safe else rows.get(id)
            if row is not None:
                yield replace(item, **_following(shape, row))
            elif id in safe or id not in hidden:
                yield item
        # small things that lead to people come after ours, so that they never take their place
        yield from (_item(cls, shape, row) for row in new if is_safe(row))


def _table_of(pack: str, table: str) -> Table | None:
    """The table of such a file that adds to a table of ours."""
    from checkin.content.pack_tables import TABLES

    return next((each for each in TABLES if (each.pack, each.table) == (pack, table)), None)


def _item(cls: type[Item], shape: Table, row: Mapping[str, Any]) -> Item:
    """A new row as a value of the class of ours."""
    return cls(**{**shape.otherwise, **_following(shape, row)})


def _following(shape: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a row, and those that follow from its text."""
    found = dict(row)
    if "text" in row:
        found = {
            **dict.fromkeys(shape.same_as_text, row["text"]),
            **dict.fromkeys(shape.of_text, ""),
            **found,
        }
    return found


def _id_of(item: Frozen) -> str:
    found: str = item.id  # type: ignore[attr-defined]  # the class of each table has one
    return found
