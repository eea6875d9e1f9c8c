"""From what a person types to a question the index can answer. Nothing typed can raise.

Words may come in any order and all have to be there. One or two letters match where a word
begins; three or more match anywhere inside it. A run of characters of a script without spaces
has to be there as it stands.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from itertools import groupby

from checkin.model import KINDS, Kind
from checkin.storage.connection import Connection
from checkin.text import stands_alone, words

_INSIDE_FROM = 3
_MOST_WORDS = 32
_MOST_FORMS = 400
_DAY_BITS = 40  # a place in the index is (day number << 40) + entry number
_DAY_ZERO = 1721424  # the Julian day number of the day before 1 January of the year 1
_NUMBER = (1 << _DAY_BITS) - 1


def matching(connection: Connection, typed: str) -> str | None:
    """The FTS5 query for what was typed; None if there is no word in it.

    Words are quoted, and hold letters, digits and symbols alone, so no operator gets through.
    """
    parts: list[str] = []
    for piece in typed.split()[:_MOST_WORDS]:
        for alone, group in groupby(words(piece)[:_MOST_WORDS], key=stands_alone):
            found = list(group)
            if alone:
                parts.append('"' + " ".join(found) + '"')
            else:
                parts += [_anywhere(connection, word) for word in found]
    return " AND ".join(parts[:_MOST_WORDS]) or None


def found_days(
    connection: Connection, query: str, kinds: Collection[Kind], newest: int | None = None
) -> tuple[dict[date, int], bool]:
    """How many found entries of these kinds each day holds, newest day first; and whether all.

    With `newest`, the looking ends after so many entries: those days are whole, and older ones
    may be left out.
    """
    found, values = _among(query, kinds)
    if newest is None:
        rows = connection.rows(
            f"SELECT search_index.rowid >> {_DAY_BITS}, count(*) {found}"
            " GROUP BY 1 ORDER BY 1 DESC",
            values,
        )
        return {_day(number): count for number, count in rows}, True
    rows = connection.rows(
        f"SELECT search_index.rowid >> {_DAY_BITS} {found}"
        " ORDER BY search_index.rowid DESC LIMIT ?",
        (*values, newest + 1),
    )
    days = {_day(number): len(list(same)) for (number,), same in groupby(rows)}
    whole = len(rows) <= newest
    if not whole:
        last = next(reversed(days))
        days[last] = len(found_on(connection, query, last, kinds))
    return days, whole


def found_on(connection: Connection, query: str, on: date, kinds: Collection[Kind]) -> list[int]:
    """The numbers of the found entries of these kinds on a day, oldest number first."""
    found, values = _among(query, kinds)
    first = on.toordinal() + _DAY_ZERO << _DAY_BITS
    rows = connection.rows(
        f"SELECT search_index.rowid & {_NUMBER} {found}"
        " AND search_index.rowid BETWEEN ? AND ? ORDER BY search_index.rowid",
        (*values, first, first | _NUMBER),
    )
    return [number for (number,) in rows]


def _among(query: str, kinds: Collection[Kind]) -> tuple[str, list[str]]:
    if set(kinds) == set(KINDS):
        return "FROM search_index WHERE search_index MATCH ?", [query]
    return (
        f"FROM search_index CROSS JOIN entries ON entries.id = search_index.rowid & {_NUMBER}"
        f" WHERE search_index MATCH ? AND entries.kind IN ({', '.join('?' * len(kinds))})",
        [query, *kinds],
    )


def _day(number: int) -> date:
    return date.fromordinal(number - _DAY_ZERO)


def _anywhere(connection: Connection, word: str) -> str:
    forms = [f'"{word}"*']
    if len(word) >= _INSIDE_FROM:
        longer = connection.rows(
            "SELECT word FROM vocabulary WHERE instr(word, ?) > 1 LIMIT ?", (word, _MOST_FORMS)
        )
        forms += [f'"{form}"' for (form,) in longer]
    return forms[0] if len(forms) == 1 else f"({' OR '.join(forms)})"
