"""What a search found, for History to show."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from checkin.content.history import sentence_words
from checkin.content.strings import format_text, plural
from checkin.core.entries import KINDS, Entry, Kind
from checkin.core.frozen import replace
from checkin.core.query import EntryQuery
from checkin.core.settings import is_southern
from checkin.core.text import show
from checkin.domain.search_syntax import (
    as_time,
    is_more_than_words,
    parse_filters,
    parse_query,
    sentence,
)
from checkin.domain.timeline_layout import looked_for
from checkin.journal import Journal
from checkin.tui.base.entries_source import AllEntriesSource

DAYS_AT_ONCE = 300
"""How many days the first picture is made from."""
_AT_ONCE = 200
"""How many finds are looked for before the first of them are shown."""


class SearchSource(AllEntriesSource):
    """The entries that answer what was typed into the search line; kinds may be named there."""

    def __init__(
        self,
        journal: Journal,
        kinds: tuple[Kind, ...],
        typed: str,
        chosen: Collection[int] = (),
        *,
        from_lists: bool = False,
    ) -> None:
        """Finds the newest; `complete` says whether that is all, `count_all` finds the rest.

        What was chosen `from_lists` is not looked for as plain words too.
        """
        super().__init__(journal, kinds, chosen=chosen)
        read = parse_filters if from_lists else parse_query
        self.asked = journal.search.resolve(read(typed, journal.clock.today()))
        self.typed = typed
        self.in_all = 0
        """How many there are among all kinds; 0 before they are counted."""
        self._asked_for = self._of_kinds(kinds)
        found = journal.search.newest(self._asked_for, _AT_ONCE)
        if found.whole and not found.days and not from_lists and (then := self._as_time()):
            self.asked = then
            self._asked_for = self._of_kinds(kinds)
            found = journal.search.newest(self._asked_for, _AT_ONCE)
        self.wanted = looked_for(self.asked)
        self._days, self._first, self.complete = found.days, found.numbers, found.whole

    def _as_time(self) -> EntryQuery | None:
        """The time that is named, where no entry has the words and some were kept then."""
        search, words = self._journal.search, self.asked
        south = is_southern(self._journal.settings["country"])
        then = as_time(words, self._journal.clock.today(), south=south)
        if then is None or search.newest(self._of_kinds(KINDS), 1).days:
            return None
        self.asked = then
        some = search.newest(self._of_kinds(self.kinds), 1).days
        self.asked = words
        return then if some else None

    def _of_kinds(self, kinds: tuple[Kind, ...]) -> EntryQuery:
        """What is asked for, among these kinds where none is named."""
        return self.asked.each_reading(lambda one: replace(one, kinds=one.kinds or kinds))

    @property
    def query(self) -> EntryQuery:
        """What all finds answer."""
        return self._asked_for

    @property
    def named(self) -> bool:
        """Whether the kinds were typed too."""
        return bool(self.asked.kinds and not self.asked.also)

    def counts(self) -> Iterable[tuple[date, int]]:
        """The days with finds, newest first."""
        return self._days.items()

    def entries(self, day: date) -> Sequence[Entry]:
        """What was found on a day, as it happened."""
        if day in self._first:
            return self._journal.search.day_of_ids(day, self._first[day]).entries
        return self._journal.search.day(self._asked_for, day).entries

    def count_all(self, journal: Journal) -> tuple[dict[date, int], int]:
        """All days with finds, and how many finds there are among all kinds.

        This looks at every find, so it is asked of a journal beside the interface.
        """
        mine = journal.search.day_counts(self._asked_for)
        if self.named or self.kinds == KINDS:
            return mine, sum(mine.values())
        return mine, sum(journal.search.day_counts(self._of_kinds(KINDS)).values())

    def take(self, days: dict[date, int], in_all: int) -> None:
        """Take over what `count_all` found."""
        self._days, self.in_all, self.complete = days, in_all, True

    def status(self, shown: int) -> str:
        """What is looked for, how many were found, and how many more among hard moments."""
        said = sentence(self.asked, sentence_words())
        parts = [
            show(said, one_line=True) if is_more_than_words(self.asked) else None,
            plural("matches", shown) if self.complete else None,
            None if self.named else super().status(shown),
        ]
        if shown and not self.named and self.kinds != KINDS and self.in_all > shown:
            parts.append(format_text("history", "all_found", number=f"{self.in_all:,}"))
        return " · ".join(filter(None, parts))
