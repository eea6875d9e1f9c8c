"""Bearable's table (CSV): a row for each thing that was rated.

A note stands on every row of its moment. The scale of moods is not in the file, so the number is
kept as it is. Symptoms, sleep, medication and the like are not taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checkin.core.text import quoted
from checkin.importers import day_cells, days
from checkin.importers.record import Imported, Item, LeftOut, Unreadable, each
from checkin.importers.source import Source
from checkin.importers.table import Row, header, named_rows

LABEL = "Bearable"
GROUP = "Moods"
HOW_TO_EXPORT = "In Bearable, open More, then Export Data, and send the CSV to yourself."

_COLUMNS = {"date", "category", "rating/amount", "notes"}


def sniff(source: Source) -> bool:
    """A header with categories and ratings."""
    return set(header(source)) >= _COLUMNS


def read(source: Source) -> Iterator[Item]:
    """Each mood, and each note once."""
    file = source.files[0]
    with_mood = {
        _moment(row) for row in named_rows(source, file) if isinstance(row, Row) and _is_mood(row)
    }
    every = [row["date"] for row in named_rows(source, file) if isinstance(row, Row)]
    day_of = day_cells.reader(every)
    noted: set[tuple[str, str, str]] = set()

    def entry(row: Row) -> Iterable[Item]:
        moment, is_mood = _moment(row), _is_mood(row)
        day = day_of(row["date"])
        if not is_mood:
            yield LeftOut(row.where, f"{row['category'] or 'This'} isn't imported.")
        new = bool(row["notes"]) and moment not in noted
        if not is_mood and (not new or moment in with_mood):
            return  # its note comes with the mood
        if new:
            noted.add(moment)
        try:
            at, remark = days.on(day, days.clock(row["time of day"])), ""
        except Unreadable:
            at, remark = None, f"The time is {quoted(row['time of day'])}."
        yield Imported(
            row.where,
            day,
            row["notes"] if new else "",
            at=at,
            mood=row["rating/amount"] if is_mood else "",
            tags=_words(row["detail"]) if is_mood else (),
            remark=remark,
        )

    return each(named_rows(source, file), entry)


def _words(detail: str) -> tuple[str, ...]:
    """What is said of a mood, but that it is one."""
    words = (word.strip() for word in detail.split("|"))
    return tuple(word for word in words if word and word.casefold() != "mood")


def _is_mood(row: Row) -> bool:
    return row["category"].casefold() == "mood" and bool(row["rating/amount"])


def _moment(row: Row) -> tuple[str, str, str]:
    return row["date"], row["time of day"], row["notes"]
