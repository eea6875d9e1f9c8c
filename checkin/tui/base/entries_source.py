"""What a list of entries shows: everything of some kinds, a day at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from textual.content import Content

from checkin.content.strings import get_text
from checkin.core.entries import KINDS, Entry, Kind
from checkin.core.errors import NothingThere
from checkin.core.query import EntryQuery
from checkin.core.query_words import Piece
from checkin.journal import Journal
from checkin.tui.rendering.entries import dated, muted
from checkin.tui.rendering.history_rows import Look, on_a_line, whole

FIRST: tuple[Kind, ...] = ("intention", "win", "reflection")
"""What is shown unless hard moments are asked for too."""


class AllEntriesSource:
    """All entries of these kinds, a day at a time."""

    wanted: tuple[Piece, ...] = ()

    def __init__(
        self,
        journal: Journal,
        kinds: tuple[Kind, ...],
        newest: int | None = None,
        chosen: Collection[int] = (),
    ) -> None:
        """With `newest`, no more than so many days; `chosen` are entries to show as such."""
        self.kinds = kinds
        self.chosen = chosen
        self._newest = newest
        self._journal = journal
        self._plain = journal.settings["marks"] == "plain"
        self.today = journal.clock.today()
        """The day that the headings were written on."""

    @property
    def query(self) -> EntryQuery:
        """What all of them answer."""
        return EntryQuery(kinds=self.kinds)

    def counts(self) -> Iterable[tuple[date, int]]:
        """The days that hold any, newest first."""
        return self._journal.counts(*self.kinds, newest=self._newest).items()

    def entries(self, day: date) -> Sequence[Entry]:
        """A day as it happened."""
        return self._journal.day(day).of(*self.kinds)

    def day_of(self, number: int) -> date | None:
        """The day of an entry; None if it is put away, or gone."""
        try:
            entry = self._journal.entry(number)
        except NothingThere:
            return None
        return None if entry.deleted else entry.day

    def heading(self, day: date) -> Content:
        """The day, with its year if it is not this one."""
        return muted(dated(day, self.today))

    def line(self, entry: Entry, below: bool, width: int) -> Content:
        """An entry on one line."""
        return on_a_line(entry, self._look(entry, below, width))

    def whole(self, entry: Entry, below: bool, width: int) -> Sequence[Content]:
        """All of an entry."""
        return whole(entry, self._look(entry, below, width))

    def _look(self, entry: Entry, below: bool, width: int) -> Look:
        return Look(width, self._plain, below, entry.id in self.chosen, self.wanted)

    def status(self, shown: int) -> str:
        """What is shown beside the usual, `shown` entries in all; empty for the usual."""
        return get_text("history", "with_hard") if self.kinds == KINDS else ""
