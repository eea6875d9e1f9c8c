"""From what a person types to a question the index can answer. Nothing typed can raise.

Words may come in any order and all have to be there. One or two letters match where a word
begins; three or more match anywhere inside it. A run of characters of a script without spaces
has to be there as it stands.

The index knows every three characters in a row (https://sqlite.org/fts5.html#the_trigram_tokenizer)
of the words with two spaces before each, so that one letter after two spaces, or two after one,
are where a word begins.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from time import perf_counter

from checkin.model import KINDS, Kind
from checkin.storage.connection import Connection
from checkin.storage.writing import PLACED, indexed
from checkin.text import stands_alone, words

DAY_ZERO = 1721424
"""The Julian day number of the day before 1 January of the year 1."""
DAY = "search_index.rowid >> 40"
"""The Julian day number of a find, in SQL; see `checkin.storage.writing.place`."""
ENTRY = "(search_index.rowid & 1099511627775) >> 3"
"""The number of the found entry, in SQL."""
_MOST_WORDS = 32
_PIECE = 122  # days with entries that are looked through in one go
_PIECES_AT_ONCE = 12

Days = dict[date, int]
Span = tuple[date | None, date | None]
"""The first and the last day; None leaves it open."""
OPEN: Span = (None, None)


class GivenUp(Exception):
    """Nobody waits for the answer any more."""


def matching(typed: str) -> str | None:
    """The FTS5 query for what was typed; None if there is no word in it.

    Words are quoted, and hold letters, digits and symbols alone, so no operator gets through.
    """
    parts: list[str] = []
    for piece in typed.split()[:_MOST_WORDS]:
        for alone, group in groupby(words(piece)[:_MOST_WORDS], key=stands_alone):
            found = list(group)
            parts += [indexed(found)] if alone else map(_anywhere, found)
    return " AND ".join(f'"{part}"' for part in dict.fromkeys(parts[:_MOST_WORDS])) or None


def newest(
    connection: Connection,
    query: str,
    kinds: Collection[Kind],
    limit: int,
    span: Span = OPEN,
    within: float | None = None,
) -> tuple[dict[date, list[int]], bool]:
    """The numbers of the newest found entries of these kinds by day, newest first; and if all.

    The looking ends after `limit` entries, or once it has gone on for `within` seconds: those
    days are whole, and older ones may be left out.
    """
    days: dict[date, list[int]] = {}
    started, seen = perf_counter(), 0
    for values in _pieces(connection, span, most=_PIECES_AT_ONCE):
        if within is not None and perf_counter() - started > within:
            return days, False
        rows = connection.rows(
            f"SELECT {DAY}, {ENTRY} FROM search_index WHERE {_found(kinds)}"
            " ORDER BY search_index.rowid DESC LIMIT ?",
            (query, *values, limit - seen + 1),
        )
        for number, same in groupby(rows, key=itemgetter(0)):
            days[_date(number)] = [entry for _, entry in same][::-1]
        seen += len(rows)
        if seen > limit:
            last = next(reversed(days))
            days[last] = found_on(connection, query, last, kinds)
            return days, False
    return days, True


def found_days(
    connection: Connection,
    query: str,
    kinds: Collection[Kind],
    span: Span = OPEN,
    given_up: Callable[[], bool] = lambda: False,
) -> Days:
    """How many found entries of these kinds each day holds, newest day first.

    This counts every find. Raises `GivenUp` if it is `given_up` on the way.
    """
    days: Days = {}
    for values in _pieces(connection, span, most=1):
        if given_up():
            raise GivenUp
        rows = connection.rows(
            f"SELECT {DAY}, count(*) FROM search_index WHERE {_found(kinds)}"
            " GROUP BY 1 ORDER BY 1 DESC",
            (query, *values),
        )
        days |= {_date(number): count for number, count in rows}
    return days


def found_on(connection: Connection, query: str, on: date, kinds: Collection[Kind]) -> list[int]:
    """The numbers of the found entries of these kinds on a day, oldest number first."""
    rows = connection.rows(
        f"SELECT {ENTRY} FROM search_index WHERE {_found(kinds)} ORDER BY search_index.rowid",
        (query, *places(on, on)),
    )
    return [number for (number,) in rows]


def places(first: date, last: date) -> tuple[int, int]:
    """The lowest and the highest place in the index that an entry of those days can have."""
    start, end = first.toordinal() + DAY_ZERO, last.toordinal() + DAY_ZERO
    return start << 40, (end + 1 << 40) - 1


def of_kinds(kinds: Collection[Kind]) -> str:
    """What narrows finds down to these kinds, as more of a condition in SQL."""
    if set(kinds) >= set(KINDS):
        return ""
    numbers = ", ".join(str(PLACED.index(kind)) for kind in kinds)
    return f" AND search_index.rowid & 7 IN ({numbers})"


def _pieces(connection: Connection, span: Span, *, most: int) -> Iterator[tuple[int, int]]:
    """The places of a third of a year, then of the days before, newest first.

    Read in pieces, it takes little memory and keeps no writer waiting. Days without entries do
    not count; a piece gets longer as it goes on, up to `most` times.
    """
    pieces = 1
    first, last = span[0] or date.min, span[1] or date.max
    while last >= first:
        oldest, newest = connection.row(
            "SELECT min(day), max(day) FROM (SELECT DISTINCT day FROM day_counts"
            " WHERE day BETWEEN ? AND ? ORDER BY day DESC LIMIT ?)",
            (first.isoformat(), last.isoformat(), pieces * _PIECE),
        )
        if oldest is None:
            return
        start = date.fromisoformat(oldest)
        yield places(start, date.fromisoformat(newest))
        if start == date.min:
            return
        last = start - timedelta(days=1)
        pieces = min(2 * pieces, most)


def _found(kinds: Collection[Kind]) -> str:
    return f"search_index MATCH ? AND search_index.rowid BETWEEN ? AND ?{of_kinds(kinds)}"


def _anywhere(word: str) -> str:
    return "  "[len(word) - 1 :] + word


def _date(number: int) -> date:
    return date.fromordinal(number - DAY_ZERO)
