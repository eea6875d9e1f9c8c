"""The days of a long list: which lines they take, and the entries of those in view."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Protocol

from textual.content import Content

from checkin.core.entries import Entry
from checkin.core.errors import CheckinError
from checkin.core.frozen import Frozen
from checkin.domain.timeline_layout import GAP, HEADING, Lines, Spot, arranged

_REMEMBERED = 400
"""How many entries, of days that were drawn, stay in memory."""
_NARROWEST = 20

Row = tuple[Entry, bool]
"""An entry, and whether it stands below its hard moment."""
Place = tuple[int, int]
"""Which day, and which entry of it."""


class EntryRange(Frozen):
    """All entries of a list from one to another."""

    numbers: list[int]
    """Those of the days on which it begins and ends."""
    between: tuple[date, date] | None
    """The oldest and the newest day between those, if any is: all of such days is meant."""


class Source(Protocol):
    """Where a timeline has its days from, and how they read."""

    def counts(self) -> Iterable[tuple[date, int]]:
        """The days that hold any entry, newest first, and how many each holds."""

    def entries(self, day: date) -> Sequence[Entry]:
        """The entries of a day, in the order they happened."""

    def day_of(self, number: int) -> date | None:
        """The day an entry belongs to; None if it is put away."""

    def heading(self, day: date) -> Content:
        """What stands above a day."""

    def line(self, entry: Entry, below: bool, width: int) -> Content:
        """An entry on one line of no more than `width` cells."""

    def whole(self, entry: Entry, below: bool, width: int) -> Sequence[Content]:
        """All of an entry, as lines of no more than `width` cells."""


class Days:
    """What a source held when it was asked. A day is read when a line of it is."""

    def __init__(self, source: Source | None, troubled: Callable[[CheckinError], None]) -> None:
        """`troubled` is told why a day could not be read; it has no entries then."""
        self._source = source
        self._troubled = troubled
        self._rows: dict[int, list[Row]] = {}
        self._drawn: Sequence[Content] = ()
        self.lines = Lines(source.counts() if source else ())
        self.open_at: Place | None = None
        """The entry that is shown whole."""

    def row(self, at: Place) -> Row | None:
        """The entry in that place; None if the file has changed and there is none any more."""
        rows = self._day(at[0])
        return rows[at[1]] if at[1] < len(rows) else None

    def find(self, number: int, was: date | None = None) -> Place | None:
        """Where an entry stands; it is looked for on the day it was on first."""
        for place in dict.fromkeys((was, self._day_of(number))):
            day = self.lines.index(place) if place else None
            if day is None:
                continue
            for nth, (entry, _) in enumerate(self._day(day)[: self.lines.counts[day]]):
                if entry.id == number:
                    return day, nth
        return None

    def numbers(self, day: int) -> list[int]:
        """The numbers of the entries of a day, as they stand there."""
        return [entry.id for entry, _ in self._day(day)]

    def open(self, at: Place, width: int) -> None:
        """Show one entry whole, wrapped to so many cells; any other goes back to one line."""
        row = self.row(at)
        if row is None or self._source is None:
            return
        self._drawn = self._source.whole(*row, max(_NARROWEST, width))
        self.open_at = at
        self.lines.open(*at, len(self._drawn))

    def close(self) -> None:
        """Show every entry on one line."""
        self.open_at = None
        self.lines.close()

    def content(self, spot: Spot, width: int) -> Content:
        """What a line shows."""
        if self._source is None or spot.entry == GAP:
            return Content("")
        if spot.entry == HEADING:
            return self._source.heading(self.lines.days[spot.day])
        at = (spot.day, spot.entry)
        if at == self.open_at:
            return self._drawn[spot.part]
        row = self.row(at)
        return self._source.line(*row, width) if row else Content("")

    def _day_of(self, number: int) -> date | None:
        try:
            return self._source.day_of(number) if self._source else None
        except CheckinError as error:
            self._troubled(error)
            return None

    def _day(self, day: int) -> list[Row]:
        if day not in self._rows and self._source is not None:
            kept = sum(map(len, self._rows.values()))
            while self._rows and kept > _REMEMBERED:
                kept -= len(self._rows.pop(next(iter(self._rows))))
            try:
                self._rows[day] = arranged(self._source.entries(self.lines.days[day]))
            except CheckinError as error:
                self._rows[day] = []
                self._troubled(error)
        return self._rows.get(day, [])
