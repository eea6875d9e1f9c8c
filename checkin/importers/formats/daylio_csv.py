"""Daylio's table (CSV), in the shapes it had since 2016.

`date` and `weekday` are in the language of the phone; the day is `full_date`, or in exports of
2016 to 2018 a `year` and the `date`. Clocks with and without am and pm occur in one file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from checkin.core.text import quoted
from checkin.importers import day_cells, days, month_names
from checkin.importers.markup import from_html
from checkin.importers.record import Imported, Item, LeftOut, Problem, Unreadable, each, once
from checkin.importers.source import Source
from checkin.importers.table import Row, header, rows

LABEL = "Daylio (table)"
GROUP = "Moods"
HOW_TO_EXPORT = "In Daylio, open More, then Export Entries, and choose CSV (table)."

_FIRST = ("date", "weekday", "time", "mood", "activities")
_LAST = {7: ("note",), 8: ("note_title", "note"), 9: ("scales", "note_title", "note")}
_YEAR = re.compile(r"\d{4}")
_WORD = re.compile(r"[^\d,;|]{2,30}")
"""A weekday: some have a hyphen, a space or letters of several characters."""


def sniff(source: Source) -> bool:
    """A header with moods and activities, or rows that look like those below one."""
    names = header(source)
    return _is_header(names) or _names_by_shape(names) is not None


def read(source: Source) -> Iterator[Item]:
    """Each row is an entry."""
    file = source.files[0]
    names = header(source)
    if not _is_header(names):
        names = _names_by_shape(names) or ()
    is_old = "full_date" not in names
    by_month = month_names.read(_old_days(source, names)) if is_old else {}
    day_of = day_cells.reader(() if is_old else _full_dates(source, names))

    def entry(row: Row) -> Iterable[Item]:
        row = _fitted(row, names)
        day = _old_day(row, by_month) if is_old else day_of(row["full_date"])
        try:
            time, remark = days.clock(row["time"]), ""
        except Unreadable as error:
            time, remark = None, f"{error} The day is known, but not the time."
        yield Imported(
            row.where,
            day,
            from_html(row["note"]),
            at=days.on(day, time),
            title=" ".join(from_html(row["note_title"]).split()),
            tags=once(row["activities"].split("|")),
            mood=row["mood"],
            remark=remark,
        )
        if row["scales"]:
            yield LeftOut(row.where, "Scales aren't imported.")

    return each(_below_header(source, file), entry)


def _is_header(names: tuple[str, ...]) -> bool:
    return {"mood", "activities"} <= set(names) and not {"full_date", "year"}.isdisjoint(names)


def _names_by_shape(cells: tuple[str, ...]) -> tuple[str, ...] | None:
    """What the cells are if the header is missing: a day, its name, a weekday, a time."""
    if len(cells) not in _LAST:
        return None
    try:
        days.iso_day(cells[0])
        known = "full_date"
    except Unreadable:
        known = "year"
        if not _YEAR.fullmatch(cells[0]) or not any(map(str.isdecimal, cells[1])):
            return None
    try:
        timed = days.clock(cells[3]) is not None
    except Unreadable:
        timed = False
    return (known, *_FIRST, *_LAST[len(cells)]) if timed and _WORD.fullmatch(cells[2]) else None


def _below_header(source: Source, file: str) -> Iterator[Row | Problem]:
    for row in rows(source, file, skip_spaces=True):
        if isinstance(row, Row) and _is_header(tuple(cell.strip().lower() for cell in row.cells)):
            continue
        yield row


def _fitted(row: Row, names: tuple[str, ...]) -> Row:
    """The row with the names of its cells. A cell too many may be an empty one before the title."""
    cells = list(row.cells)
    while len(cells) > len(names) and not cells[-1].strip():
        del cells[-1]
    title = names.index("note_title") if "note_title" in names else -1
    if len(cells) == len(names) + 1 and title > 0 and not cells[title].strip():
        del cells[title]
    if len(cells) > len(names):
        raise Unreadable("It has more cells than the header.")
    return Row(row.where, tuple(cells), names)


def _old_days(source: Source, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for row in _below_header(source, source.files[0]):
        if isinstance(row, Row):
            named = Row(row.where, row.cells, names)
            yield named["year"], named["date"]


def _full_dates(source: Source, names: tuple[str, ...]) -> Iterator[str]:
    for row in _below_header(source, source.files[0]):
        if isinstance(row, Row):
            yield Row(row.where, row.cells, names)["full_date"]


def _old_day(row: Row, known: dict[tuple[str, str], date]) -> date:
    if found := known.get((row["year"], row["date"])):
        return found
    raise Unreadable(f"The day {quoted(row['date'])} can't be read.")
