"""Where each day of a year stands on a map: a row for each weekday, a column for each week."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from checkin.core.frozen import Frozen

STEPS = (1, 2, 4)
"""From how many wins on a day a mark is one step stronger. It never depends on other days."""
ROUND = "▪■█"
"""The mark of each step."""
GAP = 3
"""Cells between two years that stand beside each other."""

_WIDTHS = ((12, 53), (12, 54), (6, 28), (4, 19), (3, 15), (2, 10), (1, 6))
"""Months in a row, and the most columns they take. A leap year that begins on a Sunday has 54."""
_SHAPES = ((2, 4), (1, 4), (1, 3), (1, 2))


class Layout(NamedTuple):
    """How years are laid out in some width."""

    months: int
    """How many months stand in a row: a whole year, or a part of it."""
    pitch: int
    """Cells from one week to the next."""
    gutter: int
    """Cells in front, for the names of the weekdays."""
    beside: int = 1
    """How many years stand beside each other."""
    stride: int = 0
    """Cells from one of them to the next."""


class Band(Frozen):
    """Some months of a year, side by side. Every day of them has one cell."""

    first: date
    last: date

    @property
    def columns(self) -> int:
        """How many weeks the months touch."""
        return self.cell(self.last)[0] + 1

    def cell(self, day: date) -> tuple[int, int]:
        """The column and the row of one of its days; Monday is row 0."""
        offset = day.toordinal() - self.first.toordinal() + self.first.weekday()
        return offset // 7, offset % 7

    def day(self, column: int, row: int) -> date | None:
        """The day in a cell; None where the months have none."""
        number = self.first.toordinal() - self.first.weekday() + 7 * column + row
        if 0 <= row < 7 and self.first.toordinal() <= number <= self.last.toordinal():
            return date.fromordinal(number)
        return None

    @property
    def months(self) -> tuple[tuple[int, date], ...]:
        """The first day of each month, with the column it is in."""
        firsts = (date(self.first.year, n, 1) for n in range(self.first.month, self.last.month + 1))
        return tuple((self.cell(first)[0], first) for first in firsts)


class Grid(Frozen):
    """Years in rows, the newest row on top; in a row time runs to the right.

    Every day of every year has one cell. Over each year there is one line for its head, and
    between the rows there is an empty one.
    """

    rows: tuple[tuple[int, ...], ...]
    shape: Layout

    @property
    def tall(self) -> int:
        """How many lines a row of years takes, with the empty one after it."""
        return 1 + 12 // self.shape.months * 8 + 1

    @property
    def height(self) -> int:
        """How many lines all of them take."""
        return max(0, len(self.rows) * self.tall - 1)

    def row_of(self, year: int) -> int:
        """Which row a year is in, from 0 on top."""
        return next(n for n, row in enumerate(self.rows) if year in row)

    def start(self, nth: int) -> int:
        """The cell at which the weeks of a year begin that is so far to the right in its row."""
        return self.shape.gutter + nth * self.shape.stride

    def cell(self, day: date) -> tuple[int, int]:
        """The line and the cell of a day, both from 0."""
        nth = self.row_of(day.year)
        index = (day.month - 1) // self.shape.months
        column, row = bands(day.year, self.shape.months)[index].cell(day)
        start = self.start(self.rows[nth].index(day.year))
        return nth * self.tall + 2 + 8 * index + row, start + column * self.shape.pitch

    def day(self, line: int, cell: int) -> date | None:
        """The day that is drawn there; None where there is none."""
        nth, line = divmod(line, self.tall)
        index, row = divmod(line - 1, 8)
        cell -= self.shape.gutter
        if not (0 <= nth < len(self.rows) and 1 <= line < self.tall - 1 and row) or cell < 0:
            return None
        year, cell = divmod(cell, self.shape.stride) if self.shape.stride else (0, cell)
        if year >= len(self.rows[nth]):
            return None
        band = bands(self.rows[nth][year], self.shape.months)[index]
        return band.day(cell // self.shape.pitch, row - 1)


def grid(width: int, years: Collection[int], *, beside: bool = False) -> Grid:
    """The years laid out in so many cells; several in a row only with `beside`."""
    shape = layout(width, years, beside=beside)
    order = sorted(set(years), reverse=True)
    starts = range(0, len(order), shape.beside)
    return Grid(tuple(tuple(order[n : n + shape.beside][::-1]) for n in starts), shape)


def layout(width: int, years: Collection[int], *, beside: bool = False) -> Layout:
    """The widest rows that fit in so many cells; a month at a time where nothing else does.

    With `beside`, as many whole years stand beside each other as fit.
    """
    tall = 54 if any(Band(date(y, 1, 1), date(y, 12, 31)).columns > 53 for y in years) else 53
    if beside:
        for gutter in (4, 3, 2):
            fit = min(len(set(years)), (width - gutter + GAP) // (tall + GAP))
            if fit > 1:
                return Layout(12, 1, gutter, fit, tall + GAP)
    for months, columns in _WIDTHS:
        for pitch, gutter in _SHAPES:
            fits = gutter + pitch * (columns - 1) + 1 <= width
            if fits and not (months == 12 and columns < tall):
                return Layout(months, pitch, gutter)
    return Layout(1, *_SHAPES[-1])


@lru_cache(maxsize=256)
def bands(year: int, months: int) -> tuple[Band, ...]:
    """A year in rows of so many months."""
    made = []
    for first in range(1, 13, months):
        after = first + months
        last = date(year, after, 1).toordinal() - 1 if after <= 12 else 0
        end = date.fromordinal(last) if last else date(year, 12, 31)
        made.append(Band(date(year, first, 1), end))
    return tuple(made)


def step(wins: int) -> int:
    """How strong the mark of a day with so many wins is, from 1; 0 is no mark at all."""
    return bisect_right(STEPS, wins)


def mark(wins: int, *, plain: bool) -> str:
    """The one sign for so many wins: bigger for more, or with `plain` their number up to 9."""
    if wins < 1:
        return " "
    return ("+" if wins > 9 else str(wins)) if plain else ROUND[step(wins) - 1]


def month_names(band: Band, pitch: int) -> str:
    """The short names of the months, each above the week it begins in."""
    line = ""
    for column, first in band.months:
        line = f"{line.ljust(column * pitch)}{first:%b}"
    return line


def weekday_name(row: int, gutter: int) -> str:
    """What stands in front of a row: the beginning of its weekday, as long as there is room."""
    name = f"{date.fromordinal(row + 1):%a}"  # 1 January of the year 1 was a Monday
    return name[: gutter - 1].ljust(gutter)


def drawn(
    years: Sequence[int], wins: Mapping[date, int], shape: Layout, *, plain: bool
) -> list[str]:
    """The years of one row as lines of text, without color and without their heads."""
    lines = []
    for parts in zip(*(bands(year, shape.months) for year in years), strict=True):
        names = [month_names(band, shape.pitch) for band in parts]
        lines.append(_beside(" " * shape.gutter, names, shape))
        for row in range(7):
            rows = []
            for band in parts:
                days = (band.day(column, row) for column in range(band.columns))
                cells = (mark(wins.get(day, 0) if day else 0, plain=plain) for day in days)
                rows.append("".join(cell.ljust(shape.pitch) for cell in cells))
            lines.append(_beside(weekday_name(row, shape.gutter), rows, shape))
    return lines


def heads(said: Sequence[str], shape: Layout) -> str:
    """What stands over the years of one row, each sentence over its year."""
    return said[0] if shape.beside < 2 else _beside(" " * shape.gutter, said, shape)


def _beside(front: str, parts: Sequence[str], shape: Layout) -> str:
    """One line of the years of a row."""
    line = front
    for nth, part in enumerate(parts):
        line = line.ljust(shape.gutter + nth * shape.stride) + part
    return line.rstrip()


def before_and_after(days: Sequence[date], at: date, by: int) -> date:
    """The marked day after that one (1) or before it (-1); the same where there is none.

    `days` are the marked days, the oldest first.
    """
    index = bisect_right(days, at) if by > 0 else bisect_left(days, at) - 1
    return days[index] if 0 <= index < len(days) else at


def beside(days: Sequence[date], at: date, by: int) -> date:
    """The marked day in the nearest week to the right (1) or left (-1) that has any.

    Of several it is the one nearest in its weekday; the same day where there is no such week.
    """
    week = _week(at)
    if by > 0:
        index = bisect_left(days, 7 * week + 8, key=date.toordinal)
    else:
        index = bisect_left(days, 7 * week + 1, key=date.toordinal) - 1
    if not 0 <= index < len(days):
        return at
    found = []
    other = _week(days[index])
    while 0 <= index < len(days) and _week(days[index]) == other:
        found.append(days[index])
        index += by
    return min(found, key=lambda day: (abs(day.weekday() - at.weekday()), day))


def year_beside(days: Sequence[date], at: date, by: int) -> date:
    """The marked day nearest to the same date in the next year (1) or the last (-1) with any."""
    firsts = {day.year: None for day in days}
    years = [year for year in firsts if (year > at.year if by > 0 else year < at.year)]
    if not years:
        return at
    year = min(years) if by > 0 else max(years)
    there = [day for day in days if day.year == year]
    return min(there, key=lambda day: abs(day.timetuple().tm_yday - at.timetuple().tm_yday))


def _week(day: date) -> int:
    """The number of a week that begins on a Monday, counted from the first one there is."""
    return (day.toordinal() - 1) // 7
