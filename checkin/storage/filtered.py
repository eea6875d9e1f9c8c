"""Which entries answer a filter, day by day, newest first: never more of the file than is shown.

Words and tags are looked for in the search index, which lists the newest day first; whether a
tag is there as it was asked for is looked up entry by entry. What is set aside with a mark is
few, and comes from an index of its own if it has one.
"""

from __future__ import annotations

from datetime import date
from itertools import groupby

from checkin.model import KINDS, Wanted
from checkin.storage.connection import Connection
from checkin.storage.search import matching
from checkin.text import as_tag, words

_BITS = 40  # a place in the index is (day number << 40) + entry number, see the schema
_NUMBER = (1 << _BITS) - 1
_DAY_ZERO = 1721424  # the Julian day number of the day before 1 January of the year 1
_MOST_TAGS = 50
"""How many tags a beginning of one stands for."""
_FIRST_LOOK = 400
"""How many days a first look goes through where no index helps."""

Days = dict[date, int]
Asked = tuple[str, list[str | int]]
"""SQL and its values."""


def days(connection: Connection, want: Wanted, newest: int | None = None) -> tuple[Days, bool]:
    """How many entries each day holds that answer the filter, newest day first; and whether all.

    With `newest`, the looking ends after about so many entries: those days are whole, and older
    ones may be left out.
    """
    asked = _asked(connection, want, newest is not None)
    if asked is None:
        return {}, True
    source, values = asked
    day, from_index = _day_of(source)
    if newest is None:
        rows = connection.rows(
            f"SELECT {day}, count(*) {source} GROUP BY 1 ORDER BY 1 DESC", values
        )
        return {_date(number): count for number, count in rows}, True
    order = "search_index.rowid" if from_index else "day"
    rows = connection.rows(
        f"SELECT {day} {source} ORDER BY {order} DESC LIMIT ?", (*values, newest + 1)
    )
    found = {_date(number): len(list(same)) for (number,), same in groupby(rows)}
    whole = len(rows) <= newest
    if not whole:
        last = next(reversed(found))
        found[last] = len(on(connection, want, last))
    return found, whole and not _looks_a_little(want)


def on(connection: Connection, want: Wanted, day: date) -> list[int]:
    """The numbers of the entries of a day that answer the filter."""
    from dataclasses import replace

    if (want.since and day < want.since) or (want.until and day > want.until):
        return []
    asked = _asked(connection, replace(want, since=day, until=day), False)
    if asked is None:
        return []
    source, values = asked
    return [number for (number,) in connection.rows(f"SELECT entries.id {source}", values)]


def _asked(connection: Connection, want: Wanted, first_look: bool) -> Asked | None:
    """What to read from, and under which conditions; None if nothing can be found."""
    tags = [tags_meant(connection, tag) for tag in want.tags]
    if not all(tags):
        return None
    query = matching(connection, want.text) if want.text.strip() else ""
    if query is None:
        return None
    asks = [part for part in (query, *map(_tag_words, tags)) if part]
    if asks and not (want.keepsake or want.bring):
        return _from_index(want, asks, tags)
    return _from_entries(connection, want, query, tags, first_look)


def _from_index(want: Wanted, asks: list[str], tags: list[list[str]]) -> Asked:
    source = (
        "FROM search_index CROSS JOIN entries"
        f" ON entries.id = search_index.rowid & {_NUMBER} WHERE search_index MATCH ?"
    )
    values: list[str | int] = [" AND ".join(f"({part})" for part in asks)]
    if want.since:
        source += " AND search_index.rowid >= ?"
        values.append(want.since.toordinal() + _DAY_ZERO << _BITS)
    if want.until:
        source += " AND search_index.rowid <= ?"
        values.append((want.until.toordinal() + _DAY_ZERO << _BITS) | _NUMBER)
    return _narrowed(source, values, want, tags)


def _from_entries(
    connection: Connection, want: Wanted, query: str, tags: list[list[str]], first_look: bool
) -> Asked:
    source = "FROM entries WHERE deleted_at IS NULL"
    values: list[str | int] = []
    if want.keepsake:
        source = (
            "FROM entries INDEXED BY entries_kept_close WHERE keepsake = 1 AND deleted_at IS NULL"
        )
    if want.bring:
        source += " AND bring = 1"
    since = want.since
    if first_look and _looks_a_little(want):
        rows = connection.rows(
            "SELECT DISTINCT day FROM day_counts WHERE day <= ? ORDER BY day DESC LIMIT ?",
            (want.until.isoformat() if want.until else "9999-12-31", _FIRST_LOOK),
        )
        oldest = date.fromisoformat(rows[-1][0]) if rows else None
        since = max(filter(None, (since, oldest)), default=None)
    for sign, limit in ((">=", since), ("<=", want.until)):
        if limit:
            source += f" AND day {sign} ?"
            values.append(limit.isoformat())
    if query:
        source += (
            " AND EXISTS (SELECT 1 FROM search_index WHERE search_index MATCH ? AND rowid ="
            " (CAST(julianday(entries.day) AS INTEGER) << 40) + entries.id)"
        )
        values.append(query)
    return _narrowed(source, values, want, tags)


def _narrowed(source: str, values: list[str | int], want: Wanted, tags: list[list[str]]) -> Asked:
    if want.kinds and set(want.kinds) != set(KINDS):
        source += f" AND entries.kind IN ({', '.join('?' * len(want.kinds))})"
        values += want.kinds
    for meant in tags:
        source += (
            " AND EXISTS (SELECT 1 FROM tags WHERE entry = entries.id"
            f" AND tag IN ({', '.join('?' * len(meant))}))"
        )
        values += meant
    return source, values


def tags_meant(connection: Connection, typed: str) -> list[str]:
    """The tag itself if it is in use, or else the tags that begin so."""
    tag = as_tag(typed)
    if connection.row("SELECT 1 FROM tags WHERE tag = ? LIMIT 1", (tag,)):
        return [tag]
    found: list[str] = []
    after, end = tag, tag + "\U0010ffff"
    while len(found) < _MOST_TAGS:
        after = connection.row("SELECT min(tag) FROM tags WHERE tag > ? AND tag < ?", (after, end))[
            0
        ]
        if after is None:
            break
        found.append(after)
    return found


def _tag_words(tags: list[str]) -> str:
    """What the index is asked for some tags, one of which has to be there."""
    each = [" ".join(words(tag)) for tag in tags]
    return " OR ".join(f'"{tag}"' for tag in each) if all(each) else ""


def _looks_a_little(want: Wanted) -> bool:
    """Whether no index knows the answer, so that a first look goes through the newest days."""
    return want.bring and not want.keepsake


def _day_of(source: str) -> tuple[str, bool]:
    from_index = source.startswith("FROM search_index")
    day = f"search_index.rowid >> {_BITS}" if from_index else "day"
    return day, from_index


def _date(day: int | str) -> date:
    return date.fromordinal(day - _DAY_ZERO) if isinstance(day, int) else date.fromisoformat(day)
