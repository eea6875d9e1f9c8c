"""What History shows: everything of some kinds, or what a search found among it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from textual.content import Content

from checkin.content.screens import counted, word
from checkin.errors import NothingThere
from checkin.journal import Journal
from checkin.model import KINDS, Entry, Kind
from checkin.timeline import looked_for
from checkin.tui.formatting import dated, muted
from checkin.tui.screens.history_rows import on_a_line, whole

FIRST: tuple[Kind, ...] = ("intention", "win", "reflection")
"""What is shown unless hard moments are asked for too."""
DAYS_AT_ONCE = 300
"""How many days the first picture is made from."""
_AT_ONCE = 200
"""How many finds are looked for before the first of them are shown."""


class Everything:
    """All entries of these kinds, a day at a time."""

    wanted: tuple[str, ...] = ()

    def __init__(
        self, journal: Journal, kinds: tuple[Kind, ...], newest: int | None = None
    ) -> None:
        """With `newest`, no more than so many days."""
        self.kinds = kinds
        self._newest = newest
        self._journal = journal
        self._plain = journal.settings["marks"] == "plain"
        self.today = journal.clock.today()
        """The day that the headings were written on."""

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
        return on_a_line(entry, below=below, width=width, plain=self._plain, wanted=self.wanted)

    def whole(self, entry: Entry, below: bool, width: int) -> Sequence[Content]:
        """All of an entry."""
        return whole(entry, below=below, width=width, plain=self._plain, wanted=self.wanted)

    def status(self, shown: int) -> str:
        """What is shown beside the usual, `shown` entries in all; empty for the usual."""
        return word("history", "with_hard") if self.kinds == KINDS else ""


class Found(Everything):
    """The entries of these kinds that hold all the words typed into a search."""

    def __init__(self, journal: Journal, kinds: tuple[Kind, ...], typed: str) -> None:
        """Finds the newest; `complete` says whether that is all, `count_all` finds the rest."""
        super().__init__(journal, kinds)
        self.typed = typed
        self.wanted = looked_for(typed)
        self.in_all = 0
        """How many there are among all kinds; 0 before they are counted."""
        self.complete = True
        self._days: dict[date, int] = {}
        self._question = journal.question(typed)
        if self._question is not None:
            self._days, self.complete = journal.found_days(self._question, *kinds, newest=_AT_ONCE)

    def counts(self) -> Iterable[tuple[date, int]]:
        """The days with finds, newest first."""
        return self._days.items()

    def entries(self, day: date) -> Sequence[Entry]:
        """What was found on a day, as it happened."""
        assert self._question is not None
        return self._journal.found_on(self._question, day, *self.kinds).entries

    def count_all(self, journal: Journal) -> tuple[dict[date, int], int]:
        """All days with finds, and how many finds there are among all kinds.

        This looks at every find, so it is asked of a journal beside the interface.
        """
        if self._question is None:
            return {}, 0
        mine, _ = journal.found_days(self._question, *self.kinds)
        if self.kinds == KINDS:
            return mine, sum(mine.values())
        return mine, sum(journal.found_days(self._question)[0].values())

    def take(self, days: dict[date, int], in_all: int) -> None:
        """Take over what `count_all` found."""
        self._days, self.in_all, self.complete = days, in_all, True

    def status(self, shown: int) -> str:
        """How many were found, and how many more there are among hard moments."""
        parts = [counted("matches", shown) if self.complete else None, super().status(shown)]
        if self.kinds != KINDS and self.in_all > shown:
            parts.append(f"{word('history', 'with_hard')}: {counted('matches', self.in_all)}")
        return " · ".join(filter(None, parts))
