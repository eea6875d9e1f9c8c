"""Which entries answer a query: the one place that knows what each part of an `EntryQuery` asks.

Never more of the file is read than is shown. Words are looked for in the index, which knows the
newest day first. So is a tag that many entries have, and each find is then made sure of; a tag on
few entries is read from its own list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby
from time import perf_counter

from checkin.core.entries import KINDS
from checkin.core.frozen import Frozen
from checkin.core.query import ANY_MARK, EntryQuery
from checkin.core.query_words import answers, has_signs, pieces
from checkin.core.text import as_tag, show
from checkin.storage import stored_values
from checkin.storage.connection import Connection
from checkin.storage.entry_writer import WORDS
from checkin.storage.search_index import (
    DAY,
    ENTRY,
    day_of,
    matching,
    matching_tags,
    of_kinds,
    places,
    spans,
)

PATIENCE = 0.012
"""Seconds after which a first look stops: with it and the drawing, finds come within two frames."""
_MOST_TAGS = 50
"""How many tags a beginning of one stands for."""
_FEW = 1000
"""Up to so many entries of a tag are looked through one by one."""
_YEAR = 366
_LONGER = 12
"""How many times longer the pieces of days get, where little of them is read."""

Days = dict[date, int]
Part = tuple[str, list[str | int]]
"""SQL and its values."""


class Newest(Frozen):
    """The newest entries that answer a query."""

    days: Days
    """How many entries each day holds, newest day first."""
    numbers: dict[date, list[int]]
    """The numbers of these entries; empty where they were only counted."""
    whole: bool
    """Whether these are all."""


class CompiledQuery:
    """A query in SQL, for one file as it is now."""

    def __init__(self, connection: Connection, query: EntryQuery) -> None:
        first = _Reading(connection, query)
        readings = [first]
        if query.also is not None:
            readings.append(
                _Reading(connection, query.also, apart=None if first.nothing else first)
            )
        self._readings = [reading for reading in readings if not reading.nothing]

    def where(self, *, all_of_them: bool) -> Part:
        """The condition in SQL that these rows of `entries` meet.

        `all_of_them` says whether all will be read, or the first of them alone.
        """
        parts = [reading.conditions(in_a_row=all_of_them) for reading in self._readings]
        return _joined(parts, " OR ") if parts else ("false", [])

    def days(self) -> Days:
        """How many entries each day holds, newest day first. This counts every find."""
        return _added([reading.days() for reading in self._readings])

    def newest(self, limit: int) -> Newest:
        """About the `limit` newest entries.

        It stops after them, or after `PATIENCE` seconds: days are whole, and older ones may be
        missing.
        """
        end = perf_counter() + PATIENCE
        found = [reading.newest(limit, end) for reading in self._readings]
        whole = all(each.whole for each in found)
        if not all(each.days or each.whole for each in found):
            return Newest({}, {}, False)
        since = max((min(each.days) for each in found if not each.whole), default=date.min)
        days = _added([each.days for each in found])
        numbers: dict[date, list[int]] = {}
        if all(each.numbers or not each.days for each in found):
            for each in found:
                for day, some in each.numbers.items():
                    numbers.setdefault(day, []).extend(some)
        return Newest(
            {day: count for day, count in days.items() if day >= since},
            {day: some for day, some in numbers.items() if day >= since},
            whole,
        )

    def on(self, day: date) -> list[int]:
        """The numbers of the entries of a day."""
        return [number for reading in self._readings for number in reading.on(day)]

    def is_any(self) -> bool:
        """Whether there is anything to find."""
        return any(reading.is_any() for reading in self._readings)


def tags_meant(connection: Connection, query: EntryQuery, typed: str) -> list[str]:
    """The tags in use that a tag of the query means: itself, or else those that begin so."""
    tag = as_tag(typed)
    names = [tag] if tag[:1] in ("#", "@") else [f"#{tag}", f"@{tag}"]
    there = "NOT NULL" if query.deleted else "NULL"
    used = [
        name
        for name in names
        if connection.row(
            "SELECT 1 FROM tags JOIN entries ON id = tags.entry"
            f" WHERE tags.tag = ? AND deleted_at IS {there} LIMIT 1",
            (name,),
        )
    ]
    if used or query.exact_tags:
        return used
    return [found for name in names for found in _beginning(connection, name)]


class _Reading:
    """One way to read a query; with `apart`, without what answers that one."""

    def __init__(
        self, connection: Connection, query: EntryQuery, apart: _Reading | None = None
    ) -> None:
        self.connection = connection
        self.query = query
        self.apart = apart
        self.tags = [tags_meant(connection, query, tag) for tag in query.tags]
        asked = pieces(query.text)
        self.words = bool(query.text.strip() or asked)  # a control character is blank, and shown
        self.nothing = not all(self.tags) or (self.words and not asked)
        self.match = matching(query.text)
        self.signs = [piece.signs for piece in asked if piece.signs]
        few = min((_few(connection, tags) for tags in self.tags), default=None, key=len)
        self.few = None if few is None or len(few) > _FEW else few
        self.marked = (
            query.keepsake or query.bring or query.deleted or query.source is not None
        ) or bool(query.marks)
        asks = [*([self.match] if self.match else []), *map(matching_tags, self.tags)]
        by_index = self.few is None and not self.marked and bool(asks) and all(asks)
        self.asks = " AND ".join(f"({ask})" for ask in asks) if by_index else None
        """What the index is asked; None if the entries are looked through."""
        self.counted = apart is None and not (self.marked or self.tags or self.words)
        if self.signs or query.deleted:
            with connection.lock:
                connection.raw.create_function("has_signs", 2, has_signs, deterministic=True)
                connection.raw.create_function("answers", 2, answers, deterministic=True)

    def conditions(
        self, *, one: bool = False, hinted: bool = False, in_a_row: bool = False
    ) -> Part:
        """What an entry has to meet, in SQL; with `one`, as it is best asked of a single one.

        With `hinted`, days and kinds are no way to look for it. `in_a_row` is for reading all.
        """
        query, plus = self.query, "+" if hinted else ""
        parts: list[Part] = [(f"{plus}deleted_at IS {'NOT ' * query.deleted}NULL", [])]
        if query.kinds:
            parts.append((f"{plus}kind IN ({_marks(query.kinds)})", [*query.kinds]))
        if query.since:
            parts.append((f"{plus}day >= ?", [query.since.isoformat()]))
        if query.until:
            parts.append((f"{plus}day <= ?", [query.until.isoformat()]))
        if query.source is not None:
            parts.append(("source = ?", [query.source]))
        if query.keepsake:
            parts.append(("keepsake = 1", []))
        if query.bring:
            parts.append(("bring = 1", []))
        for mark in query.marks:
            sql = "SELECT entry FROM marks"
            if mark == ANY_MARK:
                parts.append((f"entries.id IN ({sql})", []))
            else:
                parts.append((f"entries.id IN ({sql} WHERE mark = ?)", [mark]))
        if self.few is not None:
            parts.append((f"entries.id IN ({_marks(self.few)})", [*self.few]))
        if in_a_row and self.few is None:
            for meant in self.tags:
                sql = f"entries.id IN (SELECT entry FROM tags WHERE tag IN ({_marks(meant)}))"
                parts.append((sql, [*meant]))
        else:
            parts += self._tagged("entries.id")
        parts += self._worded(one=one or self.few is not None or self.marked)
        return _joined(parts, " AND ")

    def _tagged(self, entry: str) -> Iterator[Part]:
        for meant in self.tags:
            sql = f"SELECT 1 FROM tags WHERE tags.entry = {entry} AND tag IN ({_marks(meant)})"
            yield f"EXISTS ({sql})", [*meant]

    def _worded(self, *, one: bool) -> Iterator[Part]:
        if self.query.deleted:  # the index knows nothing of what is put away
            if self.words:
                yield f"answers(?, {WORDS})", [show(self.query.text)]
            return
        if self.match and one:
            sql = "SELECT 1 FROM search JOIN search_index ON search_index.rowid = search.place"
            sql += " WHERE search.entry = entries.id AND search_index MATCH ?"
            yield f"EXISTS ({sql})", [self.match]
        elif self.match:
            sql = f"SELECT {ENTRY} FROM search_index WHERE search_index MATCH ?"
            yield f"entries.id IN ({sql})", [self.match]
        for signs in self.signs:
            yield f"has_signs(?, {WORDS})", [signs]

    def _source(self, first: date, last: date) -> tuple[str, str, Part]:
        """How a day and a number are read of what is found on those days, and from where."""
        if self.asks is None:
            hinted = self.few is not None or self.query.keepsake or bool(self.query.marks)
            plus = "+" if hinted else ""
            parts: list[Part] = [
                self.conditions(one=True, hinted=hinted),
                (f"{plus}day BETWEEN ? AND ?", [first.isoformat(), last.isoformat()]),
            ]
            if self.apart is not None:
                sql, values = self.apart.conditions(one=True, hinted=True)
                parts.append((f"NOT ({sql})", values))
            sql, values = _joined(parts, " AND ")
            return "day", "entries.id", (f"entries WHERE {sql}", values)
        parts = [*self._tagged(ENTRY)]
        if self.signs:
            sql = f"SELECT 1 FROM entries WHERE entries.id = {ENTRY}"
            sql += f" AND has_signs(?, {WORDS})" * len(self.signs)
            parts.append((f"EXISTS ({sql})", [*self.signs]))
        if self.apart is not None:
            sql, values = self.apart.conditions(one=True, hinted=True)
            sql = f"SELECT 1 FROM entries WHERE entries.id = {ENTRY} AND {sql}"
            parts.append((f"NOT EXISTS ({sql})", values))
        found = "search_index MATCH ? AND search_index.rowid BETWEEN ? AND ?"
        found += of_kinds(self.query.kinds)
        sql, values = _joined([(found, [self.asks, *places(first, last)]), *parts], " AND ")
        return DAY, ENTRY, (f"search_index WHERE {sql}", values)

    def days(self) -> Days:
        if self.counted:
            return self._counts()
        found: Days = {}
        for first, last in self._spans(most=_LONGER if self.tags else 1):
            day, _, (source, values) = self._source(first, last)
            sql = f"SELECT {day}, count(*) FROM {source} GROUP BY 1 ORDER BY 1 DESC"
            found |= {_date(on): count for on, count in self.connection.rows(sql, values)}
        return found

    def newest(self, limit: int, end: float) -> Newest:
        if self.counted:
            return Newest(self._counts(), {}, True)
        numbers: dict[date, list[int]] = {}
        seen = 0
        whole = True
        for first, last in self._spans(most=_LONGER):
            if perf_counter() > end:
                whole = False
                break
            day, entry, (source, values) = self._source(first, last)
            order = "day" if self.asks is None else "search_index.rowid"
            sql = f"SELECT {day}, {entry} FROM {source} ORDER BY {order} DESC LIMIT ?"
            rows = self.connection.rows(sql, (*values, limit - seen + 1))
            for on, same in groupby(rows, lambda row: row[0]):
                numbers[_date(on)] = [number for _, number in same]
            seen += len(rows)
            if seen > limit:
                oldest = next(reversed(numbers))
                numbers[oldest] = self.on(oldest)
                whole = False
                break
        return Newest({day: len(some) for day, some in numbers.items()}, numbers, whole)

    def on(self, day: date) -> list[int]:
        if not (self.query.since or day) <= day <= (self.query.until or day):
            return []
        _, entry, (source, values) = self._source(day, day)
        return [
            number for (number,) in self.connection.rows(f"SELECT {entry} FROM {source}", values)
        ]

    def is_any(self) -> bool:
        if self.counted:
            return bool(self._counts())
        first, last = self.query.since or date.min, self.query.until or date.max
        _, _, (source, values) = self._source(first, last)
        return bool(self.connection.rows(f"SELECT 1 FROM {source} LIMIT 1", values))

    def _counts(self) -> Days:
        query = self.query
        kinds = query.kinds or KINDS
        rows = self.connection.rows(
            f"SELECT day, sum(n) FROM day_counts WHERE kind IN ({_marks(kinds)})"
            " AND day >= ? AND day <= ? GROUP BY day ORDER BY day DESC",
            (
                *kinds,
                (query.since or date.min).isoformat(),
                (query.until or date.max).isoformat(),
            ),
        )
        return {found: n for on, n in rows if (found := stored_values.day(on))}

    def _spans(self, *, most: int) -> Iterable[tuple[date, date]]:
        first, last = self.query.since or date.min, self.query.until or date.max
        if self.asks is not None:
            return spans(self.connection, first, last, most=most)
        if self.few is None and not self.marked:
            return spans(self.connection, first, last, most=1)
        return self._years(first, last)

    def _years(self, first: date, last: date) -> Iterator[tuple[date, date]]:
        """A year of the file that is asked for, then the years before it."""
        there = f"FROM entries WHERE deleted_at IS {'NOT ' * self.query.deleted}NULL"
        oldest, newest = self.connection.row(
            f"SELECT (SELECT min(day) {there}), (SELECT max(day) {there})"
        )
        if oldest is None:
            return
        first = max(stored_values.day(oldest) or date.min, first)
        last = min(stored_values.day(newest) or date.max, last)
        while last >= first:
            start = max(first.toordinal(), last.toordinal() - _YEAR + 1)
            yield date.fromordinal(start), last
            if start <= first.toordinal():
                return
            last = date.fromordinal(start) - timedelta(days=1)


def _beginning(connection: Connection, tag: str) -> Iterator[str]:
    """The tags that begin so."""
    after, end = tag, tag + "\U0010ffff"
    for _ in range(_MOST_TAGS):
        row = connection.row("SELECT min(tag) FROM tags WHERE tag > ? AND tag < ?", (after, end))
        after = row[0]
        if after is None:
            return
        yield after


def _few(connection: Connection, tags: list[str]) -> list[int]:
    """Entries with one of the tags; more than `_FEW` of them stand for many."""
    rows = connection.rows(
        f"SELECT DISTINCT entry FROM tags WHERE tag IN ({_marks(tags)}) LIMIT ?",
        (*tags, _FEW + 1),
    )
    return [entry for (entry,) in rows]


def _added(found: list[Days]) -> Days:
    """All of them in one, newest day first."""
    if len(found) == 1:
        return found[0]
    days: Days = {}
    for each in found:
        for day, count in each.items():
            days[day] = days.get(day, 0) + count
    return dict(sorted(days.items(), reverse=True))


def _joined(parts: Iterable[Part], how: str) -> Part:
    """Conditions in one, all of which hold, or one of which does."""
    some = [*parts]
    sql = how.join(part for part, _ in some)
    return f"({sql})", [value for _, values in some for value in values]


def _marks(values: Iterable[object]) -> str:
    return ", ".join("?" for _ in values)


def _date(day: int | str) -> date:
    return day_of(day) if isinstance(day, int) else date.fromisoformat(day)
