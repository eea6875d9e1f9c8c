"""From what a person types to a question the index can answer. Nothing typed can raise.

Words may come in any order and all have to be there. One or two letters match where a word
begins; three or more match anywhere inside it. A run of characters of a script without spaces
has to be there as it stands.

The index knows every three characters in a row (https://sqlite.org/fts5.html#the_trigram_tokenizer)
of the words with two spaces before each, so that one letter after two spaces, or two after one,
are where a word begins.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from itertools import groupby

from checkin.model import KINDS, Kind
from checkin.storage.connection import Connection
from checkin.storage.writing import PLACED, indexed
from checkin.text import stands_alone, words

DAY_ZERO = 1721424
"""The Julian day number of the day before 1 January of the year 1."""
ENTRY = "(search_index.rowid & 1099511627775) >> 3"
"""The number of a found entry, in SQL; see `checkin.storage.writing.place`."""
_DAY = "search_index.rowid >> 40"
_KIND = "search_index.rowid & 7"
_MOST_WORDS = 32
_WINDOW = 366  # days that are counted in one go


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
    connection: Connection, query: str, kinds: Collection[Kind], limit: int
) -> tuple[dict[date, list[int]], bool]:
    """The numbers of the newest found entries of these kinds by day, newest day first; if all.

    The looking ends after `limit` entries: days before the last one given are whole then.
    """
    rows = connection.rows(
        f"SELECT {_DAY}, {ENTRY} FROM search_index WHERE search_index MATCH ? {_of(kinds)}"
        " ORDER BY search_index.rowid DESC LIMIT ?",
        (query, limit + 1),
    )
    days = {
        _date(number): sorted(entry for _, entry in same)
        for number, same in groupby(rows, key=lambda row: row[0])
    }
    if len(rows) <= limit:
        return days, True
    last = next(reversed(days))
    days[last] = found_on(connection, query, last, kinds)
    return days, False


def found_days(
    connection: Connection,
    query: str,
    first: date,
    last: date,
    given_up: Callable[[], bool] = lambda: False,
) -> dict[date, dict[Kind, int]] | None:
    """How many found entries of each kind each day of a span holds, newest day first.

    A year is counted at a time, so that little memory is taken, and so that it can be `given_up`
    in between: None then.
    """
    counts: dict[date, dict[Kind, int]] = {}
    end, oldest = last.toordinal(), first.toordinal()
    while end >= oldest:
        if given_up():
            return None
        start = max(oldest, end - _WINDOW + 1)
        rows = connection.rows(
            f"SELECT {_DAY}, {_KIND}, count(*) FROM search_index WHERE search_index MATCH ?"
            " AND search_index.rowid BETWEEN ? AND ? GROUP BY 1, 2 ORDER BY 1 DESC",
            (query, *_places(start, end)),
        )
        for number, kind, count in rows:
            counts.setdefault(_date(number), {})[KINDS[KINDS.index(PLACED[kind])]] = count
        end = start - 1
    return counts


def found_on(connection: Connection, query: str, on: date, kinds: Collection[Kind]) -> list[int]:
    """The numbers of the found entries of these kinds on a day, oldest number first."""
    rows = connection.rows(
        f"SELECT {ENTRY} FROM search_index WHERE search_index MATCH ? {_of(kinds)}"
        " AND search_index.rowid BETWEEN ? AND ? ORDER BY search_index.rowid",
        (query, *_places(on.toordinal(), on.toordinal())),
    )
    return [number for (number,) in rows]


def _anywhere(word: str) -> str:
    return "  "[len(word) - 1 :] + word  # two spaces, one or none


def _of(kinds: Collection[Kind]) -> str:
    if set(kinds) == set(KINDS):
        return ""
    return f"AND {_KIND} IN ({', '.join(str(PLACED.index(kind)) for kind in kinds)})"


def _places(first: int, last: int) -> tuple[int, int]:
    return first + DAY_ZERO << 40, (last + DAY_ZERO + 1 << 40) - 1


def _date(number: int) -> date:
    return date.fromordinal(number - DAY_ZERO)
