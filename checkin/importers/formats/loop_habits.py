"""Loop Habit Tracker's tables (CSV): the zip, or the folder that it unpacks to.

Only days that someone marked by hand are read, each as something done. What Loop filled in
itself, days that were skipped or not done, scores and measured numbers are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from checkin.core.frozen import replace
from checkin.core.text import quoted
from checkin.importers import days
from checkin.importers.record import (
    NOTE_ALONE,
    CannotImport,
    Imported,
    Item,
    LeftOut,
    Problem,
    Unreadable,
    each,
)
from checkin.importers.source import Source
from checkin.importers.table import Row, header, named_rows, rows

LABEL = "Loop Habit Tracker"
GROUP = "Habits and lists"
HOW_TO_EXPORT = (
    "In Loop, open Settings and choose Export as CSV. You'll get a zip: use it as it is."
)

_HABIT = re.compile(r"(?:.*/)?(\d{3,})(?: ([^/]*))?/Checkmarks\.csv")
_LIST = re.compile(r"(?:.*/)?Habits\.csv")
_BY_HAND = {"YES_MANUAL", "2"}
_NOT_BY_HAND = {"YES_AUTO", "NO", "SKIP", "UNKNOWN", "-1", "0", "1", "3", ""}
_HEADER = "date"
_NAMES = (_HEADER, "value", "notes")
"""The columns of old versions, which do not name them; others that are named are no marks."""


def sniff(source: Source) -> bool:
    """A folder with marks for each habit, or the table of all of them at its root."""
    if source.single:
        return header(source)[:1] == (_HEADER,) and source.name.endswith("Checkmarks.csv")
    return any(
        _HABIT.fullmatch(file) or file.rpartition("/")[2] == "Checkmarks.csv"
        for file in source.files
    )


def read(source: Source) -> Iterator[Item]:
    """Each day on which a habit was marked by hand."""
    found = [(file, match) for file in source.files if (match := _HABIT.fullmatch(file))]
    if not found:
        raise CannotImport(
            "The table with all habits can't be read safely: Loop writes it wrong.",
            "Use the whole zip that Loop exports. It has a folder for each habit.",
        )
    habits, problems = _habits(source)
    yield from problems
    for file, match in found:
        habit = habits.get(int(match[1]))
        name = (habit["name"] if habit else "") or (match[2] or "").strip() or f"Habit {match[1]}"
        if habit and habit["type"].upper() == "NUMERICAL":
            yield LeftOut(
                file, f"The habit {quoted(name)} is measured, and its numbers aren't imported."
            )
            continue
        try:
            yield from each(_marks(source, file), partial(_mark, name))
        except Unreadable as error:
            yield Problem(file, str(error))


def _habits(source: Source) -> tuple[dict[int, Row], list[Item]]:
    """The habits by their position: names of folders lack letters."""
    habits: dict[int, Row] = {}
    problems: list[Item] = []
    for file in filter(_LIST.fullmatch, source.files):
        try:
            for row in named_rows(source, file):
                if isinstance(row, Problem):
                    problems.append(row)
                elif row["position"].isdecimal():
                    habits[int(row["position"])] = row
        except Unreadable as error:
            problems.append(Problem(file, str(error)))
    return habits, problems


def _marks(source: Source, file: str) -> Iterator[Row | Problem]:
    names: tuple[str, ...] = ()
    for row in rows(source, file):
        if isinstance(row, Problem):
            yield row
        elif row.cells[0].strip().lower() == _HEADER:
            names = tuple(cell.strip().lower() for cell in row.cells)
        else:
            yield replace(row, names=names or _NAMES)


def _mark(habit: str, row: Row) -> Iterable[Item]:
    if any(map(str.strip, row.cells[len(row.names) :])):
        raise Unreadable("It has more cells than the header.")
    day, value, note = row[_HEADER], row["value"], row["notes"]
    if value in _BY_HAND:
        yield Imported(row.where, days.iso_day(day), habit, note=note, kind="win")
    elif value.isdecimal() and value not in _NOT_BY_HAND:
        yield LeftOut(row.where, "It's a number someone measured.")
    elif value not in _NOT_BY_HAND:
        raise Unreadable(f"The mark {quoted(value)} is not known.")
    elif note:
        yield LeftOut(row.where, NOTE_ALONE)
