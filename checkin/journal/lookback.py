"""The same days of earlier years, what wins add up to, and good stretches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from checkin.content.urge_words import comes_back
from checkin.core.entries import NOT_YET, Entry, Kind
from checkin.core.frozen import replace
from checkin.core.query import EntryQuery
from checkin.core.reflections import SKILL
from checkin.core.stretches import Stretch
from checkin.domain.anniversaries import AnniversaryGroup, anniversary_groups
from checkin.domain.statistics import TopUsed, WinGroup, win_groups
from checkin.journal.entries import Entries
from checkin.journal.search import Search
from checkin.journal.services import Service, Services
from checkin.journal.sessions import Sessions, attended, is_session
from checkin.journal.state import State
from checkin.storage import entry_reader, lookback, stretches

TYPE_CHECKING = False
if TYPE_CHECKING:
    from checkin.domain.statistics import By

OFF_LIST = "not-repeated:"
"""What the name of a note begins with that keeps a name off the list of `Lookback.repeats`."""
_TRIES = 20
"""How many more are looked at to find some that may be shown unasked."""


class Lookback(Service):
    """Earlier years, groups of wins, the not-yet list and good stretches."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._state = services.get(State)
        self._search = services.get(Search)
        self._entries = services.get(Entries)
        self._sessions = services.get(Sessions)

    def on_this_day(
        self,
        on: date | None = None,
        *kinds: Kind,
        most: int | None = None,
        query: EntryQuery | None = None,
    ) -> list[AnniversaryGroup]:
        """The entries of a week, a month, six months and whole years before a day, newest first.

        `on` is today if not given. Without kinds it is wins, intentions and reflections; with
        `query`, those that answer that query. Each day has its first `most` entries; days without
        any are left out. Of what is no hard moment, what `comes_back` says no to is left out.
        """

        def entries_of_days(days: Iterable[date]) -> Mapping[date, tuple[Entry, ...]]:
            if query is None:
                more = None if most is None else most + _TRIES
                rows = lookback.entries_of_days(self._connection, days, kinds, more)
                shown = {
                    day: tuple(filter(_may_be_shown, some))[:most] for day, some in rows.items()
                }
                return {day: some for day, some in shown.items() if some}
            asked = query.each_reading(
                lambda one: replace(one, kinds=one.kinds or kinds or lookback.GENTLE)
            )
            found = {day: self._wanted_on(asked, day)[:most] for day in days}
            return {day: entries for day, entries in found.items() if entries}

        today = on or self._services.clock.today()
        return anniversary_groups(today, self._search.first_day(), entries_of_days)

    def with_feelings(self, most: int) -> list[Entry]:
        """The newest `most` entries that have words for how it felt, newest first."""
        return lookback.with_feelings(self._connection, most)

    def tried(self) -> set[str]:
        """The ids of the skills that were put on the pile, however far they were tried."""
        found = lookback.sources_of_wins(self._connection, SKILL)
        return {source.removeprefix(SKILL) for source in found}

    def repeats(self) -> dict[str, int]:
        """What the person does again and again, with how often it was kept as a win.

        Sessions are among them once there was one.
        """
        off = self._state.starting_with(OFF_LIST)
        found = lookback.repeats(self._connection)
        if times := len(self._sessions.numbers()):
            found.pop(attended().text, None)
            found[self._session] = times
        return {name: times for name, times in found.items() if f"{OFF_LIST}{name}" not in off}

    @property
    def _session(self) -> str:
        """What sessions are called on the list of `repeats`."""
        own, _ = self._sessions.own_name()
        return own or attended().text

    def words_of(self, name: str) -> str:
        """Words that find all that was counted under a name; none for sessions in several words."""
        names = self._sessions.names() if name == self._session else {name}
        return name if len(names) == 1 else ""

    def months_of(self, name: str) -> list[WinGroup]:
        """What is on the list of `repeats`, by the months it was kept in, newest first."""
        if name == self._session:
            return self._sessions.months()
        return win_groups(lookback.days_named(self._connection, (name,), ""), "month")

    def months_if_repeated(self, win: Entry) -> list[WinGroup]:
        """How often a win was kept by months, newest first, if it is on the list of `repeats`."""
        said = is_session(win)
        if not said and not lookback.is_repeated(self._connection, win.text):
            return []
        name = self._session if said else win.text
        return [] if self._state.get(f"{OFF_LIST}{name}") else self.months_of(name)

    def months_of_repeats(self) -> dict[str, list[WinGroup]]:
        """All that is on the list of `repeats`, by the months it was kept in, newest first."""
        days = lookback.days_of_repeats(self._connection)
        days[self._session] = self._sessions.days()
        return {name: win_groups(days.get(name, {}), "month") for name in self.repeats()}

    def set_repeated(self, name: str, repeated: bool) -> None:
        """Take what was named off the list of `repeats`, or put it back there."""
        self._state.set(f"{OFF_LIST}{name}", "" if repeated else "yes")

    def wins_by_day(self, query: EntryQuery | None = None) -> Mapping[date, int]:
        """How many wins each day holds, newest day first; with `query`, those that answer it.

        Days without any are left out.
        """
        if query is None:
            return self._entries.counts("win")
        return Counter(win.day for win in self._search.wins(query))

    def win_groups(self, by: By, query: EntryQuery | None = None) -> list[WinGroup]:
        """All wins by week, month or season, newest first; or by tag or person, most used first.

        With `query` it is the wins that answer that query.
        """
        if by == "week" or by == "month" or by == "season":
            return win_groups(self.wins_by_day(query), by)
        sign = "#" if by == "tag" else "@"
        if query is None:
            rows = lookback.tag_counts(self._connection, sign)
        else:
            tags: Counter[str] = Counter()
            shown: dict[str, str] = {}
            # the newest first: the first written is the last met
            for win in self._search.wins(query):
                tags.update(tag for tag in win.tags if tag[0] == sign)
                shown.update(zip(win.tags, win.shown_tags, strict=True))
            most = sorted(tags.items(), key=lambda row: (-row[1], row[0]))
            rows = [(shown[tag], wins) for tag, wins in most]
        return [WinGroup(wins, tag=tag) for tag, wins in rows]

    def _wanted_on(self, query: EntryQuery, day: date) -> tuple[Entry, ...]:
        """What is asked for of one day, as it happened; what waits on the not-yet list is not."""
        found = self._search.day(query, day).entries
        return tuple(entry for entry in found if entry.source != NOT_YET and _may_be_shown(entry))

    def top_used(self, first: date, last: date) -> TopUsed:
        """What was used most from one day to another, both included."""
        return TopUsed(
            kinds=lookback.kinds_of_win(self._connection, first, last),
            feelings=lookback.feelings(self._connection, first, last),
            eased=lookback.eased(self._connection, first, last),
        )

    def not_yet(self) -> list[tuple[Entry, Entry | None]]:
        """All on the not-yet list, newest first, each with the win put beside it, or None."""
        return lookback.not_yet(self._connection)

    def wins_toward(self, number: int) -> list[Entry]:
        """The small wins put under a line of the not-yet list, the oldest first."""
        return lookback.wins_toward(self._connection, number)

    def stretches(self) -> list[Stretch]:
        """The good stretches the person wrote down, oldest first."""
        return stretches.stretches(self._connection)

    def deleted_stretches(self) -> list[Stretch]:
        """The good stretches that were deleted, the last first."""
        return stretches.deleted_stretches(self._connection)

    def save_stretch(self, stretch: Stretch) -> Stretch:
        """Store a good stretch in place of the one with its id; the stretch as it is then.

        One that was reached stays reached.
        """
        return stretches.save(self._connection, stretch, self._services.timestamp())

    def add_reached_stretches(self) -> list[Entry]:
        """Add a win for each good stretch that is reached by now, once; the new wins."""
        clock = self._services.clock
        now = clock.now()
        numbers = stretches.add_reached(self._connection, clock.day_of(now), now)
        return entry_reader.entries(self._connection, numbers)


def _may_be_shown(entry: Entry) -> bool:
    """Whether it may be shown unasked; hard moments are shown to those who ask for them."""
    return entry.kind not in lookback.GENTLE or comes_back(entry.text)
