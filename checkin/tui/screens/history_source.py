"""What History shows: everything of some kinds, or what a search found among it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date

from textual.content import Content

from checkin.content.screens import counted, word
from checkin.errors import NothingThere
from checkin.filters import is_more_than_words, parse, sentence
from checkin.journal import Journal
from checkin.model import KINDS, Entry, Kind
from checkin.text import show
from checkin.timeline import looked_for
from checkin.tui.formatting import dated, muted
from checkin.tui.screens.history_rows import Look, on_a_line, whole

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
        return word("history", "with_hard") if self.kinds == KINDS else ""


class Found(Everything):
    """The entries that answer what was typed into the search line; kinds may be named there."""

    def __init__(
        self, journal: Journal, kinds: tuple[Kind, ...], typed: str, chosen: Collection[int] = ()
    ) -> None:
        """Finds the newest; `complete` says whether that is all, `count_all` finds the rest."""
        self.asked = parse(typed, journal.clock.today())
        self.named = bool(self.asked.kinds)
        """Whether the kinds were typed too."""
        super().__init__(journal, self.asked.kinds or kinds, chosen=chosen)
        self.typed = typed
        self.shown_kinds = kinds
        self.wanted = looked_for(self.asked.text)
        self.in_all = 0
        """How many there are among all kinds; 0 before they are counted."""
        self._want = replace(self.asked, kinds=self.kinds)
        self._first: dict[date, list[int]] = {}
        found = journal.finding.newest_wanted(self._want, _AT_ONCE)
        if found is None:
            self._days, self.complete = journal.finding.days_wanted(self._want, newest=_AT_ONCE)
        else:
            self._first, self.complete = found
            self._days = {day: len(numbers) for day, numbers in self._first.items()}

    def counts(self) -> Iterable[tuple[date, int]]:
        """The days with finds, newest first."""
        return self._days.items()

    def entries(self, day: date) -> Sequence[Entry]:
        """What was found on a day, as it happened."""
        if day in self._first:
            return self._journal.finding.numbered(day, self._first[day]).entries
        return self._journal.finding.day_wanted(self._want, day).entries

    def count_all(
        self, journal: Journal, given_up: Callable[[], bool]
    ) -> tuple[dict[date, int], int] | None:
        """All days with finds, and how many finds there are among all kinds.

        This looks at every find, so it is asked of a journal beside the interface. None if it
        was given up.
        """
        mine, whole = journal.finding.days_wanted(self._want, given_up=given_up)
        if not whole:
            return None
        if self.named or self.kinds == KINDS:
            return mine, sum(mine.values())
        all_kinds = replace(self._want, kinds=KINDS)
        both, whole = journal.finding.days_wanted(all_kinds, given_up=given_up)
        return (mine, sum(both.values())) if whole else None

    def take(self, days: dict[date, int], in_all: int) -> None:
        """Take over what `count_all` found."""
        self._days, self.in_all, self.complete = days, in_all, True

    def status(self, shown: int) -> str:
        """What is looked for, how many were found, and how many more among hard moments."""
        said = sentence(self.asked, sentence_words())
        parts = [
            show(said, one_line=True) if is_more_than_words(self.asked) else None,
            counted("matches", shown) if self.complete else None,
            None if self.named else super().status(shown),
        ]
        if not self.named and self.kinds != KINDS and self.in_all > shown:
            parts.append(f"{word('history', 'with_hard')}: {counted('matches', self.in_all)}")
        return " · ".join(filter(None, parts))


def sentence_words() -> dict[str, str]:
    """The words that a filter is said in."""
    names = ("and", "keepsake", "bring", "with", "in", "on", "since", "until", "span", "containing")
    said = {name: word("filters", name) for name in names}
    return said | {f"kinds.{kind}": word("filters", f"kind_{kind}") for kind in KINDS}
