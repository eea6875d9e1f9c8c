"""From the words of a query to a query of the search index. Nothing typed can raise.

The index knows every three characters in a row (https://sqlite.org/fts5.html#the_trigram_tokenizer)
of the words with two spaces before each, so that one letter after two spaces, or two after one,
are where a word begins. It lists the newest day first: see `checkin.storage.entry_writer.place`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta

from checkin.core.entries import KINDS, Kind
from checkin.core.query_words import Piece, can_be_inside, pieces
from checkin.core.text import stands_alone, words
from checkin.storage.connection import Connection
from checkin.storage.entry_writer import DAY_ZERO, PLACED, indexed

DAY = "search_index.rowid >> 40"
"""The Julian day number of a find, in SQL."""
ENTRY = "(search_index.rowid & 1099511627775) >> 3"
"""The number of the found entry, in SQL."""
_DAYS_AT_ONCE = 122


def matching(typed: str) -> str | None:
    """The FTS5 query for the words that were typed; None if there are none.

    Words are quoted, and hold letters, digits and symbols alone, so no operator gets through.
    """
    parts = [_either(piece) for piece in pieces(typed) if piece.words]
    return " AND ".join(dict.fromkeys(parts)) or None


def matching_tags(tags: Collection[str]) -> str | None:
    """The FTS5 query that one of some tags answers, and other entries too; None for no words."""
    each = [indexed(words(tag)) for tag in tags]
    return " OR ".join(f'"{tag}"' for tag in each) if all(each) else None


def places(first: date, last: date) -> tuple[int, int]:
    """The lowest and the highest place in the index that an entry of those days can have."""
    start, end = first.toordinal() + DAY_ZERO, last.toordinal() + DAY_ZERO
    return start << 40, (end + 1 << 40) - 1


def of_kinds(kinds: Collection[Kind]) -> str:
    """What narrows finds down to these kinds, as more of a condition in SQL; none are all."""
    if not kinds or set(kinds) >= set(KINDS):
        return ""
    numbers = ", ".join(str(PLACED.index(kind)) for kind in kinds)
    return f" AND search_index.rowid & 7 IN ({numbers})"


def spans(
    connection: Connection, first: date, last: date, *, most: int
) -> Iterator[tuple[date, date]]:
    """The days of a third of a year, then the days before, newest first.

    Read in pieces, the index takes little memory and keeps no writer waiting. Days without
    entries do not count; a piece gets longer as it goes on, up to `most` times.
    """
    times = 1
    while last >= first:
        oldest, newest = connection.row(
            "SELECT min(day), max(day) FROM (SELECT DISTINCT day FROM day_counts"
            " WHERE day BETWEEN ? AND ? ORDER BY day DESC LIMIT ?)",
            (first.isoformat(), last.isoformat(), times * _DAYS_AT_ONCE),
        )
        if oldest is None:
            return
        start = date.fromisoformat(oldest)
        yield start, date.fromisoformat(newest)
        if start == date.min:
            return
        last = start - timedelta(days=1)
        times = min(2 * times, most)


def day_of(number: int) -> date:
    """The day of a Julian day number."""
    return date.fromordinal(number - DAY_ZERO)


def _either(piece: Piece) -> str:
    """The words of a piece one after another, or as one."""
    found = " OR ".join(f'"{_phrase(run)}"' for run in piece.runs)
    return f"({found})" if piece.joined else found


def _phrase(run: Sequence[str]) -> str:
    """The words next to each other; short ones, and characters that are words, at a beginning."""
    first, rest = run[0], run[1:]
    if can_be_inside(first):
        begin = first
    elif stands_alone(first):
        begin = indexed([first])
    else:
        begin = "  "[len(first) - 1 :] + first
    return begin + indexed(rest)
