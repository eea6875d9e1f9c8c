"""Diarium's own file or backup (.diary), which is SQLite.

The number of an entry is its moment by the clock on the wall, in ticks of .NET: a ten-millionth of
a second each, since the year 1. What is known of the rest are the heading, the words (HTML) and a
rating from 1 to 5, which is kept as it is: where it begins to be good is not in the file.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing

from checkin.importers import days
from checkin.importers.json_values import Thing
from checkin.importers.markup import from_html
from checkin.importers.record import Imported, Item, Unreadable, each
from checkin.importers.source import Source
from checkin.importers.sqlite_file import DAMAGE, Patience, has, holds, opened, says

LABEL = "Diarium (.diary file)"
GROUP = "Diaries and notes"
HOW_TO_EXPORT = "In Diarium, open Settings, then Backup, and save one as a file."

_COLUMNS = ("DiaryEntryId", "Heading", "Text")
_PER_SECOND = 10_000_000
_YEAR_1 = 62_135_596_800
"""How many seconds after it 1970 began."""


def sniff(source: Source) -> bool:
    """A table of entries with the columns it has."""
    return holds(source, "Entries", _COLUMNS)


def read(source: Source) -> Iterator[Item]:
    """Each entry. The file is only read."""
    with closing(opened(source, "Diarium")) as database:
        yield from each(_rows(database), _entry)


def _rows(database: sqlite3.Connection) -> Iterator[Thing]:
    rating = "Rating" if has(database, "Entries", ("Rating",)) else "NULL"
    patience = Patience(database)
    try:
        for number, *values in database.execute(
            f"SELECT DiaryEntryId, Heading, Text, {rating} FROM Entries ORDER BY DiaryEntryId"
        ):
            patience.begin()
            named = dict(zip(("heading", "text", "rating"), values, strict=True))
            yield Thing(f"entry {number}", {"id": number, **named})
    except DAMAGE as error:
        raise says(error) from error


def _entry(one: Thing) -> Iterable[Item]:
    ticks = one.whole("id")
    if ticks is None:
        raise Unreadable("It has no day.")
    at = days.since_1970(ticks // _PER_SECOND - _YEAR_1, 1).replace(tzinfo=None)
    rated = one.whole("rating")
    yield Imported(
        one.where,
        days.day(at.year, at.month, at.day),
        from_html(one.text("text"), line_breaks=False),
        at=at,
        title=one.text("heading").strip(),
        mood=str(rated) if rated else "",
        source_id=str(ticks),
    )
