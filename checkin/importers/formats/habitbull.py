"""HabitBull's table (CSV). Only days with a 1 are read, each as something done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checkin.core.text import quoted
from checkin.importers import days
from checkin.importers.record import NOTE_ALONE, Imported, Item, LeftOut, Unreadable, each
from checkin.importers.source import Source
from checkin.importers.table import Row, header, named_rows

LABEL = "HabitBull"
GROUP = "Habits and lists"
HOW_TO_EXPORT = "In HabitBull, open Settings, then Import/Export, and export to CSV."

_COLUMNS = {"habitname", "calendardate", "value"}


def sniff(source: Source) -> bool:
    """A header with habits, days and values."""
    return set(header(source)) >= _COLUMNS


def read(source: Source) -> Iterator[Item]:
    """Each day on which a habit was done. Months come first, unless a day shows otherwise."""
    file = source.files[0]
    every = [row["calendardate"] for row in named_rows(source, file) if isinstance(row, Row)]
    told = {days.order([cell]) for cell in every} - {""}
    order = "" if len(told) > 1 else next(iter(told), "month")

    def mark(row: Row) -> Iterable[Item]:
        value = row["value"].removesuffix(".0")
        if not value.removeprefix("-").isdecimal():
            raise Unreadable(f"The value {quoted(row['value'])} isn't known.")
        if value.startswith("-") or int(value) == 0:
            if row["commenttext"]:
                yield LeftOut(row.where, NOTE_ALONE)
            return
        if int(value) > 1:
            yield LeftOut(row.where, "It's a number someone measured.")
            return
        cell = row["calendardate"]
        day = days.slashed_day(cell, order) if days.is_slashed(cell) else days.iso_day(cell)
        yield Imported(row.where, day, row["habitname"], note=row["commenttext"], kind="win")

    return each(named_rows(source, file), mark)
