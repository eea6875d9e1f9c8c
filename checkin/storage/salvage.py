"""Finding the rows of a damaged file: by the way from table to page, and page by page.

Where the way to a page is lost, its rows say themselves what they are: no two tables of ours hold
rows of the same shape, but `feelings` and `marks`, which are told apart by their words.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from typing import Any

from checkin.core.entries import KINDS
from checkin.core.lock import LOCK
from checkin.core.settings import SETTINGS
from checkin.storage import stored_values
from checkin.storage.connection import Connection
from checkin.storage.page_reader import (
    INNER_INDEX,
    INNER_TABLE,
    LEAF_INDEX,
    LEAF_TABLE,
    Pages,
    Record,
)

Values = Sequence[Any]

WITHOUT_ROWIDS = ("tags", "feelings", "marks", "revisions", "drafts", "state", "settings")
INDEXES = ("entries_by_day", "entries_by_kind", "sqlite_autoindex_entries_1")
"""Indexes that name entries which may not be readable themselves."""
_SETTINGS = frozenset((LOCK, *(setting.name for setting in SETTINGS)))


class Salvage:
    """What can be read of a file, table by table."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self.count = pages.count
        """How many pages the file has."""
        self.owner = pages.header(68) if pages.has_header else None
        """The number of the program it is of; None if that cannot be read."""
        self.schema = pages.header(60)
        self._of: dict[str, list[int]] = defaultdict(list)
        """The pages that hold rows, by table."""
        self.bad: set[int] = set()
        """Pages that a table leads to, and that could not be read, or not whole."""
        self.hurt: set[str] = set()
        """The tables and indexes that lead to one of them."""
        self.tables: set[str] = set()
        """The names of all tables and indexes, where the list of them could be read."""
        self._made_by: dict[str, str] = {}
        """The statements that made the tables."""
        self._orphans: list[int] = []
        """Pages that hold rows, and to which no table leads."""
        self._seen: set[int] = set()
        self._walk("sqlite_schema", 1)
        for kind, name, root in self._listed():
            self.tables.add(name)
            if kind in ("table", "index") and 1 < root <= pages.count:
                self._walk(name, root)
            elif root:
                self.hurt.add(name)
        self._is_whole = not self.bad and not self.hurt and bool(self.tables)
        if not self._is_whole:
            free = pages.free()
            self._orphans = [
                number
                for number in range(1, pages.count + 1)
                if number not in self._seen
                and number not in free
                and pages.kind(number) in (LEAF_TABLE, LEAF_INDEX, INNER_INDEX)
            ]

    @property
    def is_whole(self) -> bool:
        """Whether every page that a table or index leads to could be read."""
        return self._is_whole

    def rows(self, table: str) -> Iterator[Record]:
        """The rows of a table; a row may come twice where an old page was left in the file."""
        for number in self._of[table]:
            yield from self._pages.records(number)
        fits = SHAPES.get(table)
        if fits is None:
            return
        for number in self._orphans:
            if (self._pages.kind(number) == LEAF_TABLE) == (table not in AS_INDEX):
                for record in self._pages.records(number):
                    if fits(record.values):
                        yield record

    def new_file(self, part: str) -> Connection:
        """A connection to the empty file at `part`, which is to hold what was read."""
        return Connection(part, make=False)

    def columns(self, table: str) -> list[str]:
        """The names of the columns of a table; none where they could not be read."""
        with suppress(sqlite3.Error), closing(sqlite3.connect(":memory:")) as raw:
            raw.execute(self._made_by.get(table, ""))
            return [row[1] for row in raw.execute(f"PRAGMA table_info({table})").fetchall()]
        return []

    def _listed(self) -> Iterator[tuple[str, str, int]]:
        """Tables and indexes: what each is, its name, and its first page."""
        for number in self._of["sqlite_schema"]:
            for record in self._pages.records(number):
                if len(record.values) >= 4:
                    kind, name, _, root = record.values[:4]
                    if isinstance(kind, str) and isinstance(name, str):
                        if kind == "table" and isinstance(record.values[-1], str):
                            self._made_by[name] = record.values[-1]
                        yield kind, name, root if isinstance(root, int) else 0

    def _walk(self, name: str, root: int) -> None:
        ahead = [root]
        kinds: tuple[int, ...] = ()
        while ahead:
            number = ahead.pop()
            kind = self._pages.kind(number)
            if not kinds and kind:
                table = kind in (INNER_TABLE, LEAF_TABLE)
                kinds = (INNER_TABLE, LEAF_TABLE) if table else (INNER_INDEX, LEAF_INDEX)
            if not kind or kind not in kinds or number in self._seen:
                self.bad.add(number)
                self.hurt.add(name)
                continue
            self._seen.add(number)
            if not self._pages.is_whole(number):
                self.bad.add(number)
                self.hurt.add(name)
            if kind in (INNER_TABLE, INNER_INDEX):
                ahead += reversed(self._pages.children(number))
            if kind != INNER_TABLE:
                self._of[name].append(number)


def _is_uid(value: object) -> bool:
    return isinstance(value, str) and len(value) == 36


def _is_moment(value: object) -> bool:
    return isinstance(value, str) and stored_values.moment(value) is not None


def _is_day(value: object) -> bool:
    return isinstance(value, str) and len(value) == 10 and stored_values.day(value) is not None


def _is_json(value: object) -> bool:
    return value is None or (isinstance(value, str) and value.startswith("{"))


def _entries(row: Values) -> bool:
    return len(row) >= 6 and _is_uid(row[1]) and row[2] in KINDS and isinstance(row[5], str)


def _changes(row: Values) -> bool:
    states = ("done", "undone", "passed")
    return len(row) == 4 and isinstance(row[1], str) and _is_moment(row[2]) and row[3] in states


def _people(row: Values) -> bool:
    return len(row) == 9 and _is_uid(row[1]) and isinstance(row[5], int) and _is_moment(row[6])


def _plan(row: Values) -> bool:
    return len(row) == 8 and _is_uid(row[1]) and isinstance(row[4], int) and _is_moment(row[5])


def _search(row: Values) -> bool:
    return len(row) == 3 and row[0] is None and _of(row[1:], int, str) and row[2][:2] in ("", "  ")


def _tags(row: Values) -> bool:
    return len(row) in (2, 3) and _of(row, int, str) and row[1][:1] in ("#", "@")


def _words(row: Values) -> bool:
    return len(row) == 2 and _of(row, int, str) and row[1][:1] not in ("#", "@", "")


def _feelings(row: Values) -> bool:
    return _words(row) and not _marks(row)


def _marks(row: Values) -> bool:
    return _words(row) and "-" in row[1]


def _revisions(row: Values) -> bool:
    return len(row) == 4 and _of(row, int, int) and _is_json(row[2]) and _is_json(row[3])


def _drafts(row: Values) -> bool:
    return len(row) == 8 and _of(row, str, str, str, str, int, str, int) and _is_moment(row[7])


def _named(row: Values) -> bool:
    return len(row) == 3 and _of(row, str, str) and _is_moment(row[2])


def _settings(row: Values) -> bool:
    return _named(row) and row[0] in _SETTINGS


def _state(row: Values) -> bool:
    return _named(row) and row[0] not in _SETTINGS


def _by_day(row: Values) -> bool:
    return len(row) == 4 and _is_day(row[0]) and isinstance(row[2], int) and row[2] == row[3]


def _by_kind(row: Values) -> bool:
    return len(row) == 4 and row[0] in KINDS and _is_day(row[1]) and row[2] == row[3]


def _by_uid(row: Values) -> bool:
    return len(row) == 2 and _is_uid(row[0]) and isinstance(row[1], int)


def _of(row: Values, *kinds: type) -> bool:
    return all(isinstance(value, kind) for value, kind in zip(row, kinds, strict=False))


SHAPES: dict[str, Callable[[Values], bool]] = {
    "entries": _entries,
    "changes": _changes,
    "people": _people,
    "plan": _plan,
    "search": _search,
    "tags": _tags,
    "feelings": _feelings,
    "marks": _marks,
    "revisions": _revisions,
    "drafts": _drafts,
    "state": _state,
    "settings": _settings,
    "entries_by_day": _by_day,
    "entries_by_kind": _by_kind,
    "sqlite_autoindex_entries_1": _by_uid,
}
"""Whether a row looks like those of a table or an index."""
AS_INDEX = frozenset((*WITHOUT_ROWIDS, *INDEXES))
