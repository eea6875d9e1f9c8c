"""Looking back: past wins, days like this one, and what they add up to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from checkin.core.entries import NOT_YET, Entry, Kind
from checkin.core.frozen import replace
from checkin.core.query import EntryQuery
from checkin.core.stretches import Stretch
from checkin.domain.anniversaries import AnniversaryGroup, looking_back
from checkin.domain.statistics import By, TopUsed, WinGroup, milestone, stable_index, win_groups
from checkin.journal.entries import Entries
from checkin.journal.search import Search
from checkin.journal.session import Service, Session
from checkin.journal.state import State
from checkin.storage import entry_reader, lookback, stretches


class Lookback(Service):
    """Looking back: past wins, days like this one, and what they add up to."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._state = session.service(State)
        self._search = session.service(Search)
        self._entries = session.service(Entries)

    def past_win(self, key: str = "", *, without: Iterable[int] = ()) -> Entry | None:
        """One win or keepsake from before today, a keepsake if there is one; the same all day.

        Another `key` can choose another one.

        Those in `without` are passed over while there are others, and so are those of which the
        person said "not this one again".
        """
        today = self._session.clock.today()
        seed = f"{today.isoformat()} {key}"
        number = lookback.past_win(
            self._connection,
            lambda total: stable_index(total, seed),
            before=today,
            passed=lookback.excluded(self._connection).union(without),
        )
        return None if number is None else entry_reader.entry(self._connection, number)

    def random_win(
        self, chance: Callable[[int], int] | None = None, *, want: EntryQuery | None = None
    ) -> Entry | None:
        """Any win, and note that it was shown: it does not come again within the next twenty.

        `chance` gives a place from 0 to below a number; by default any is as likely. With `want`
        it is a win that is asked for there.
        """
        from random import randrange

        among = None if want is None else [win.id for win in self._wins(want)]
        number = lookback.random_win(
            self._connection, chance or randrange, self._session.timestamp(), among
        )
        return None if number is None else self._entries.entry(number)

    def set_excluded(self, number: int, excluded: bool = True) -> bool:
        """Leave a win out of `past_win` and `random_win`, or no longer; whether it is left out."""
        self._state.set(f"{lookback.EXCLUDED}{number}", "yes" if excluded else "")
        return excluded

    def is_excluded(self, number: int) -> bool:
        """Whether the person said "not this one again" of a win."""
        return bool(self._state.get(f"{lookback.EXCLUDED}{number}"))

    def on_this_day(
        self,
        on: date | None = None,
        *kinds: Kind,
        most: int | None = None,
        want: EntryQuery | None = None,
    ) -> list[AnniversaryGroup]:
        """What was kept a week, a month, six months and whole years before a day, newest first.

        Without kinds it is wins, intentions and reflections. Of each day there are the first
        `most` entries, of those that are asked for if there is a `want`. Days on which nothing was
        kept are left out.
        """

        def entries_of_days(days: Iterable[date]) -> Mapping[date, tuple[Entry, ...]]:
            if want is None:
                return lookback.entries_of_days(self._connection, days, kinds, most)
            asked = want.each_reading(
                lambda one: replace(one, kinds=one.kinds or kinds or lookback.GENTLE)
            )
            found = {day: self._wanted_on(asked, day)[:most] for day in days}
            return {day: entries for day, entries in found.items() if entries}

        today = on or self._session.clock.today()
        return looking_back(today, self._search.first_day(), entries_of_days)

    def wins_by_day(self, want: EntryQuery | None = None) -> Mapping[date, int]:
        """How many wins each day holds that has any, newest first; those of a `want` alone."""
        if want is None:
            return self._entries.counts("win")
        return Counter(win.day for win in self._wins(want))

    def win_groups(self, by: By, want: EntryQuery | None = None) -> list[WinGroup]:
        """All wins by week or month, newest first; or by tag or person, most used first.

        With `want` it is the pile of the wins that are asked for.
        """
        if by == "week" or by == "month":
            return win_groups(self.wins_by_day(want), by)
        sign = "#" if by == "tag" else "@"
        if want is None:
            rows = lookback.tag_counts(self._connection, sign)
        else:
            tags: Counter[str] = Counter()
            shown: dict[str, str] = {}
            for win in self._wins(want):  # the newest first: the first written is the last met
                tags.update(tag for tag in win.tags if tag[0] == sign)
                shown.update(zip(win.tags, win.shown_tags, strict=True))
            most = sorted(tags.items(), key=lambda row: (-row[1], row[0]))
            rows = [(shown[tag], wins) for tag, wins in most]
        return [WinGroup(wins, tag=tag) for tag, wins in rows]

    def _wins(self, want: EntryQuery) -> Iterator[Entry]:
        """The wins among what is asked for, newest first."""
        wins = want.each_reading(lambda one: replace(one, kinds=("win",)))
        return self._search.iterate(wins, newest_first=True)

    def _wanted_on(self, want: EntryQuery, day: date) -> tuple[Entry, ...]:
        """What is asked for of one day, as it happened; what waits on the not-yet list is not."""
        found = self._search.day(want, day).entries
        return tuple(entry for entry in found if entry.source != NOT_YET)

    def top_used(self, first: date, last: date) -> TopUsed:
        """What was used most in a span of days: kinds of win, words for feelings, small steps."""
        return TopUsed(
            kinds=lookback.kinds_of_win(self._connection, first, last),
            feelings=lookback.feelings(self._connection, first, last),
            eased=lookback.eased(self._connection, first, last),
        )

    def not_yet(self) -> list[tuple[Entry, Entry | None]]:
        """All on the not-yet list, newest first, each with the later win put beside it."""
        return lookback.not_yet(self._connection)

    def milestone(self) -> tuple[str, int] | None:
        """The round total to tell today, as ("wins" or "days", the total).

        Each is told on the one day it was reached, and never again.
        """
        return lookback.milestone(
            self._connection, self._session.clock.today(), milestone, self._session.timestamp()
        )

    def stretches(self) -> list[Stretch]:
        """The good stretches the person wrote down, oldest first."""
        return stretches.stretches(self._connection)

    def deleted_stretches(self) -> list[Stretch]:
        """The good stretches that were put away, the last first."""
        return stretches.deleted_stretches(self._connection)

    def save_stretch(self, stretch: Stretch) -> Stretch:
        """Write down a good stretch as it is now, in place of what stood for it before.

        One that was reached stays so; what is given back is what stands there now.
        """
        return stretches.save(self._connection, stretch, self._session.timestamp())

    def add_reached_stretches(self) -> list[Entry]:
        """Keep each good stretch that is reached by now as a win, once; the new wins."""
        clock = self._session.clock
        now = clock.now()
        numbers = stretches.add_reached(self._connection, clock.day_of(now), now)
        return entry_reader.entries(self._connection, numbers)
