"""Tables (CSV) as other programs write them, row by row."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator

from checkin.core.frozen import Frozen
from checkin.importers.record import Problem
from checkin.importers.source import Source

_LINES_OF_A_HEADER = 20


class Row(Frozen):
    """One row: its cells by their number, or by the names in the header, in lower case."""

    where: str
    cells: tuple[str, ...]
    names: tuple[str, ...] = ()

    def __getitem__(self, name: str) -> str:
        """The cell under that name, without space around it; empty if there is none."""
        if name not in self.names:
            return ""
        index = self.names.index(name)
        return self.cells[index].strip() if index < len(self.cells) else ""


def header(source: Source) -> tuple[str, ...]:
    """The cells of the first row of a file by itself, in lower case; none for a folder."""
    if not source.single:
        return ()
    lines = iter(source.head(source.files[0]).splitlines(keepends=True)[:_LINES_OF_A_HEADER])
    for _, cells in _parsed(lines, skip_spaces=False):
        return tuple(cell.strip().lstrip("\ufeff").lower() for cell in cells or ())
    return ()


def rows(source: Source, file: str, *, skip_spaces: bool = False) -> Iterator[Row | Problem]:
    """Every row that is not blank. The separator is the comma, semicolon or tab of the first line.

    A row whose quote never ends is a problem; the rows after it are read all the same.
    `skip_spaces` reads quotes also after spaces.
    """
    for number, cells in _parsed(source.lines(file), skip_spaces=skip_spaces):
        where = source.where(file, number)
        if cells is None:
            yield Problem(where, "A quote in it never ends, or its text is too long.")
        elif any(map(str.strip, cells)):
            yield Row(where, tuple(cells))


def named_rows(source: Source, file: str) -> Iterator[Row | Problem]:
    """The rows below a header, with its names. A row with cells beyond it is a problem."""
    names: tuple[str, ...] | None = None
    for row in rows(source, file):
        if isinstance(row, Problem):
            yield row
        elif names is None:
            names = tuple(cell.strip().lower() for cell in row.cells)
        elif any(map(str.strip, row.cells[len(names) :])):
            yield Problem(row.where, "It has more cells than the header.")
        else:
            yield Row(row.where, row.cells, names)


def _parsed(lines: Iterator[str], *, skip_spaces: bool) -> Iterator[tuple[int, list[str] | None]]:
    """Every row with the number of its first line; no cells if it cannot be told where it ends."""
    feed = _Feed(lines)
    delimiter = ""
    while True:
        number = feed.begin_row()
        if not delimiter:
            delimiter = _delimiter(feed.peek())
        reader = csv.reader(feed, delimiter=delimiter, skipinitialspace=skip_spaces)
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            feed.keep_all_but_first()
            yield number, None
            continue
        if feed.ran_out:  # the reader wanted more: a quote was open
            feed.keep_all_but_first()
            yield number, None
        else:
            yield number, cells


def _delimiter(line: str) -> str:
    if "\t" in line:
        return "\t"
    return ";" if line.count(";") > line.count(",") else ","


class _Feed:
    """Lines for a reader, which can be given again from the second line of a row on."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._again: deque[str] = deque()
        self._row: list[str] = []
        self._number = 1
        self.ran_out = False

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines, None)
        if line is None:
            self.ran_out = True
            raise StopIteration
        self._row.append(line)
        return line

    def begin_row(self) -> int:
        """The number of the line that comes next."""
        self._number += len(self._row)
        self._row = []
        self.ran_out = False
        return self._number

    def peek(self) -> str:
        """The line that comes next; empty if there is none."""
        if not self._again and (line := next(self._lines, None)) is not None:
            self._again.append(line)
        return self._again[0] if self._again else ""

    def keep_all_but_first(self) -> None:
        """Give the lines of this row once more, but its first."""
        self._again.extendleft(reversed(self._row[1:]))
        del self._row[1:]
