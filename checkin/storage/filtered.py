"""Which entries have some tags or marks, day by day, newest first.

Never more of the file is read than is shown: a tag on few entries is read from its own list; one
on many is looked for in the search index, which knows the newest day first, and is then made sure
of entry by entry.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from time import perf_counter

from checkin.model import KINDS, Wanted
from checkin.storage.connection import Connection
from checkin.storage.search import DAY, DAY_ZERO, ENTRY, GivenUp, matching, of_kinds, places
from checkin.storage.writing import indexed
from checkin.text import as_tag, words

_MOST_TAGS = 50
"""How many tags a beginning of one stands for."""
_FEW = 1000
"""Up to so many entries of a tag are looked through one by one."""
_YEAR = 366
PATIENCE = 0.02
"""Seconds after which a first look stops."""

Days = dict[date, int]
Part = tuple[str, list[str | int]]
"""SQL and its values."""


class _Asked:
    """A filter worked out for this file."""

    def __init__(self, connection: Connection, want: Wanted) -> None:
        self.connection = connection
        self.want = want
        self.tags = [tags_meant(connection, tag) for tag in want.tags]
        self.query = matching(want.text) if want.text.strip() else ""
        self.nothing = self.query is None or not all(self.tags)
        few = min((_few(connection, tags) for tags in self.tags), default=None, key=len)
        self.few = None if few is None or len(few) > _FEW else few
        asks = [_tag_words(tags) for tags in self.tags]
        self.by_index = (
            self.few is None and not (want.keepsake or want.bring) and bool(asks) and all(asks)
        )
        self.asks = " AND ".join(f"({ask})" for ask in (self.query, *asks) if ask)

    def rows(self, what: Part, first: date, last: date) -> list[tuple[int | str, int]]:
        """The days, as numbers or as they are stored, and what is read beside each."""
        if self.by_index:
            lowest, highest = places(first, last)
            day, entry = f"({DAY}) - {DAY_ZERO}", ENTRY
            source = "search_index WHERE search_index MATCH ? AND rowid BETWEEN ? AND ?"
            source += of_kinds(self.want.kinds or KINDS)
            values: list[str | int] = [self.asks, lowest, highest]
            order = "search_index.rowid"
        else:
            day, entry, order = "day", "entries.id", "day"
            source, values = self._entries(first, last)
        for meant in self.tags:
            source += (
                f" AND EXISTS (SELECT 1 FROM tags WHERE tags.entry = {entry}"
                f" AND tag IN ({_marks(meant)}))"
            )
            values += meant
        sql, more = what
        sql = sql.format(day=day, entry=entry, source=source, order=order)
        return self.connection.rows(sql, (*values, *more))

    def _entries(self, first: date, last: date) -> Part:
        want = self.want
        source = "entries WHERE +deleted_at IS NULL AND +day BETWEEN ? AND ?"
        values: list[str | int] = [first.isoformat(), last.isoformat()]
        if want.bring and not want.keepsake and self.few is None:
            source = "entries WHERE deleted_at IS NULL AND day BETWEEN ? AND ?"
        if self.few is not None:
            source += f" AND id IN ({_marks(self.few)})"
            values += self.few
        if want.keepsake:
            source += " AND keepsake = 1"
        if want.bring:
            source += " AND bring = 1"
        if want.kinds:
            source += f" AND +kind IN ({_marks(want.kinds)})"
            values += want.kinds
        if self.query:
            source += (
                " AND EXISTS (SELECT 1 FROM search JOIN search_index"
                " ON search_index.rowid = search.place"
                " WHERE search.entry = entries.id AND search_index MATCH ?)"
            )
            values.append(self.query)
        return source, values


def days(
    connection: Connection,
    want: Wanted,
    newest: int | None = None,
    given_up: Callable[[], bool] = lambda: False,
) -> tuple[Days, bool]:
    """How many entries each day holds that answer the filter, newest day first; and whether all.

    With `newest`, the looking ends after so many entries, or when it takes long: those days are
    whole, and older ones may be left out. Raises `GivenUp` if it is `given_up` on the way.
    """
    asked = _Asked(connection, want)
    found: Days = {}
    if asked.nothing:
        return found, True
    started, seen = perf_counter(), 0
    limit = -1 if newest is None else newest + 1
    for first, last in _years(connection, want):
        if given_up():
            raise GivenUp
        if newest is not None and perf_counter() - started > PATIENCE:
            return found, False
        if newest is None:
            rows = asked.rows(
                ("SELECT {day}, count(*) FROM {source} GROUP BY 1 ORDER BY 1 DESC", []), first, last
            )
            found |= {_date(day): count for day, count in rows}
            continue
        rows = asked.rows(
            ("SELECT {day}, {entry} FROM {source} ORDER BY {order} DESC LIMIT ?", [limit - seen]),
            first,
            last,
        )
        found |= {_date(day): len(list(same)) for day, same in groupby(rows, lambda row: row[0])}
        seen += len(rows)
        if seen > newest:
            oldest = next(reversed(found))
            found[oldest] = len(on(connection, want, oldest))
            return found, False
    return found, True


def on(connection: Connection, want: Wanted, day: date) -> list[int]:
    """The numbers of the entries of a day that answer the filter."""
    asked = _Asked(connection, replace(want, since=None, until=None))
    if asked.nothing or not (want.since or day) <= day <= (want.until or day):
        return []
    rows = asked.rows(("SELECT {day}, {entry} FROM {source}", []), day, day)
    return [number for _, number in rows]


def tags_meant(connection: Connection, typed: str) -> list[str]:
    """The tag itself if it is in use, or else the tags that begin so."""
    tag = as_tag(typed)
    if connection.row("SELECT 1 FROM tags WHERE tag = ? LIMIT 1", (tag,)):
        return [tag]
    found: list[str] = []
    after, end = tag, tag + "\U0010ffff"
    while len(found) < _MOST_TAGS:
        row = connection.row("SELECT min(tag) FROM tags WHERE tag > ? AND tag < ?", (after, end))
        after = row[0]
        if after is None:
            break
        found.append(after)
    return found


def _few(connection: Connection, tags: list[str]) -> list[int]:
    """Entries with one of the tags; more than `_FEW` of them stand for many."""
    rows = connection.rows(
        f"SELECT DISTINCT entry FROM tags WHERE tag IN ({_marks(tags)}) LIMIT ?",
        (*tags, _FEW + 1),
    )
    return [entry for (entry,) in rows]


def _years(connection: Connection, want: Wanted) -> list[tuple[date, date]]:
    """A year of the file that is asked for, then the years before it."""
    oldest, newest = connection.row("SELECT min(day), max(day) FROM day_counts")
    if oldest is None:
        return []
    first = max(date.fromisoformat(oldest), want.since or date.min)
    last = min(date.fromisoformat(newest), want.until or date.max)
    pieces = []
    while last >= first:
        start = max(first.toordinal(), last.toordinal() - _YEAR + 1)
        pieces.append((date.fromordinal(start), last))
        if start <= first.toordinal():
            break
        last = date.fromordinal(start) - timedelta(days=1)
    return pieces


def _tag_words(tags: list[str]) -> str:
    """What the index is asked for some tags, one of which has to be there."""
    each = [indexed(words(tag)) for tag in tags]
    return " OR ".join(f'"{tag}"' for tag in each) if all(each) else ""


def _marks(values: list[str] | list[int] | tuple[str, ...]) -> str:
    return ", ".join("?" * len(values))


def _date(day: int | str) -> date:
    return date.fromordinal(day) if isinstance(day, int) else date.fromisoformat(day)
