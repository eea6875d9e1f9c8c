"""Finding entries by what a person typed, day by day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from checkin.journal import rows
from checkin.journal.part import Part
from checkin.model import (
    KINDS,
    Day,
    Entry,
    Kind,
    Totals,
    Wanted,
)
from checkin.storage import changes, filtered, reading, search


class Finding(Part):
    """Finding entries by what a person typed, day by day."""

    _totals: tuple[tuple[int, int], Totals] | None = None

    def totals(self) -> Totals:
        """All wins, and all days with any entry.

        Every page asks, and counting takes 3 ms in a long file: it is done again when anything
        was written.
        """
        state = self._connection.state()
        if self._totals is None or self._totals[0] != state:
            self._totals = state, reading.totals(self._connection)
        return self._totals[1]

    def question(self, typed: str) -> str | None:
        """What the index is asked for the words typed into a search; None if they hold no word."""
        return search.matching(typed)

    def found_days(
        self, question: str, *kinds: Kind, newest: int | None = None
    ) -> tuple[dict[date, int], bool]:
        """How many entries that answer a `question` each day holds, newest first; and if all.

        With `newest`, the looking ends after so many entries: older days may be left out.
        """
        if newest is None:
            return search.found_days(self._connection, question, kinds or KINDS), True
        found, whole = search.newest(self._connection, question, kinds or KINDS, newest)
        return {day: len(numbers) for day, numbers in found.items()}, whole

    def found_on(self, question: str, on: date, *kinds: Kind) -> Day:
        """What answers a `question` on one day, as it happened."""
        numbers = search.found_on(self._connection, question, on, kinds or KINDS)
        found = reading.entries(self._connection, numbers)
        return Day(on, tuple(sorted(found, key=_when)))

    def days_wanted(
        self,
        want: Wanted,
        newest: int | None = None,
        given_up: Callable[[], bool] = lambda: False,
    ) -> tuple[dict[date, int], bool]:
        """How many entries that are asked for each day holds, newest first; and if all.

        A tag that is not in use stands for all that begin so. With `newest`, the looking ends
        after about so many entries, or a moment: older days may be left out. So may any if it is
        `given_up`.
        """
        try:
            if want.tags or want.keepsake or want.bring:
                return filtered.days(self._connection, want, newest, given_up)
            if not want.text:
                return self._journal.counts(
                    *(want.kinds or KINDS), since=want.since, until=want.until
                ), True
            question = self.question(want.text)
            if question is None:
                return {}, True
            if newest is not None:
                found, whole = self.newest_wanted(want, newest) or ({}, True)
                return {day: len(numbers) for day, numbers in found.items()}, whole
            span = (want.since, want.until)
            kinds = want.kinds or KINDS
            return search.found_days(self._connection, question, kinds, span, given_up), True
        except search.GivenUp:
            return {}, False

    def day_wanted(self, want: Wanted, on: date) -> Day:
        """What is asked for of one day, as it happened; the filter as in `days_wanted`."""
        if not (want.since or on) <= on <= (want.until or on):
            return Day(on)
        if want.tags or want.keepsake or want.bring:
            numbers = filtered.on(self._connection, want, on)
            found = reading.entries(self._connection, numbers)
            return Day(on, tuple(sorted(found, key=_when)))
        if not want.text:
            return Day(on, self._journal.day(on).of(*(want.kinds or KINDS)))
        question = self.question(want.text)
        return Day(on) if question is None else self.found_on(question, on, *want.kinds)

    def known_tags(self, start: str, limit: int = 5) -> list[str]:
        """Tags in use that begin so, the most used first."""
        return reading.known_tags(self._connection, start.casefold(), limit)

    def each(self, want: Wanted | None = None, *, newest_first: bool = False) -> Iterator[Entry]:
        """The entries that are asked for, read a few at a time: for more than memory may hold.

        Which ones they are is settled at the start; what is edited on the way comes as it is then.
        """
        numbers = reading.numbers(self._connection, want or Wanted(), newest_first=newest_first)
        for start in range(0, len(numbers), 500):
            yield from reading.entries(self._connection, numbers[start : start + 500])

    def versions(self, number: int) -> list[Mapping[str, object]]:
        """How an entry was before each change, oldest first, as plain values by column."""
        return changes.versions(self._connection, number)

    def those(self, numbers: Sequence[int]) -> list[Entry]:
        """The entries of these numbers that are not put away, by day and time."""
        found = reading.entries(self._connection, numbers)
        return sorted((e for e in found if not e.deleted), key=lambda e: (e.day, *_when(e)))

    def first_day(self) -> date | None:
        """The oldest day with any entry; None if there is none."""
        return reading.first_day(self._connection)

    def steps_of(self, setbacks: Sequence[int]) -> list[Entry]:
        """The small steps of these hard moments, in the order they were tried."""
        return reading.steps_of(self._connection, setbacks)

    def newest_wanted(self, want: Wanted, newest: int) -> tuple[dict[date, list[int]], bool] | None:
        """The numbers of the newest entries that hold the words that are asked for, by day.

        With them comes whether these are all; the looking ends as in `days_wanted`. None for a
        filter that is no search for words alone, in some kinds and a span of time.
        """
        question = self.question(want.text)
        if question is None or want.tags or want.keepsake or want.bring:
            return None
        return search.newest(
            self._connection,
            question,
            want.kinds or KINDS,
            newest,
            (want.since, want.until),
            filtered.PATIENCE,
        )

    def numbered(self, on: date, numbers: Sequence[int]) -> Day:
        """These entries of a day, as it happened; those that are not there now are left out."""
        found = reading.entries(self._connection, numbers)
        here = [entry for entry in found if entry.day == on and not entry.deleted]
        return Day(on, tuple(sorted(here, key=_when)))


def _when(entry: Entry) -> tuple[str, int]:
    return rows.moment(entry.at) if entry.at else "", entry.id
