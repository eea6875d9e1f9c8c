"""Sessions the person went to, and what was agreed in the last one."""

from __future__ import annotations

from datetime import timedelta

from checkin.core.entries import Entry
from checkin.core.query import EntryQuery
from checkin.core.reflections import AGREED
from checkin.journal.entries import Entries
from checkin.journal.services import Service, Services
from checkin.journal.state import State
from checkin.storage import lookback

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from checkin.content.wins import Chip
    from checkin.domain.statistics import WinGroup

ATTENDED = "chip-10"
"""The source of a win that says that the person went to a session: the id of its one-key win."""
_NAME = "session-name"
"""The note that says which of what they repeat is the session: the uid of its first win."""
_NONE = "none"
"""What stands there if the person said that it is none of them."""
_LIKE = ("%th_rap%", "%terap%", "%counsel%", "%psycholog%", "%psychiat%", "%session%")
"""What the words of such a win have in them."""
_STANDS = 60
"""For how many days what was agreed is shown, if no session comes before."""


class Sessions(Service):
    """What is known of sessions from what was kept."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._entries = services.get(Entries)
        self._state = services.get(State)

    def numbers(self) -> list[int]:
        """The wins that say that they went, newest first: by their key, or in other words."""
        return lookback.wins_named(self._connection, self._names, ATTENDED)

    def days(self) -> dict[date, int]:
        """How many sessions each day had, of those that had any."""
        return lookback.days_named(self._connection, self._names, ATTENDED)

    def months(self) -> list[WinGroup]:
        """How many sessions there were in each month that had any, newest first."""
        from checkin.domain.statistics import win_groups

        return win_groups(self.days(), "month")

    def names(self) -> set[str]:
        """The different words of the wins that say that they went."""
        return lookback.words_named(self._connection, self._names, ATTENDED)

    @property
    def _names(self) -> tuple[str, ...]:
        """The words of wins that are sessions."""
        from checkin.content.session_words import tells_of_session

        own, _ = self.own_name()
        told = filter(tells_of_session, lookback.wins_like(self._connection, _LIKE))
        return tuple(dict.fromkeys((attended().text, *told, *filter(None, [own]))))

    def own_name(self) -> tuple[str, bool]:
        """What the person calls it on the list of what they repeat; empty if it is not there.

        And whether they said so: it is known by its words otherwise.
        """
        from checkin.content.session_words import names_session

        chosen = self._state.get(_NAME)
        if chosen == _NONE:
            return "", True
        if chosen and (name := lookback.words_of(self._connection, chosen)):
            return name, True
        found = lookback.repeats(self._connection)
        return next((name for name in found if names_session(name)), ""), False

    def set_own_name(self, name: str) -> None:
        """Note which of what they repeat is the session; with no name, that it is none of them."""
        uid = lookback.uid_of_first(self._connection, name) if name else ""
        self._state.set(_NAME, uid or _NONE)

    def last(self) -> Entry | None:
        """The win that the last session was kept as; None if none was."""
        numbers = self.numbers()
        return self._entries.entry(numbers[0]) if numbers else None

    def agreed(self) -> list[Entry]:
        """What was agreed on the latest day with such words, until the next session; newest first.

        It is of no day after which there was a session, and of none long ago.
        """
        today = self._services.clock.today()
        since = today - timedelta(days=min(_STANDS, today.toordinal() - 1))
        query = EntryQuery(kinds=("reflection",), source=AGREED, since=since, until=today)
        found = self._entries.entries(query, limit=5)
        last = self.last() if found else None
        if not found or (last is not None and last.day > found[0].day):
            return []
        return [entry for entry in found if entry.day == found[0].day]


def is_session(win: Entry) -> bool:
    """Whether a win says that the person went to a session: by its key, or in such words."""
    from checkin.content.session_words import tells_of_session

    return win.source == ATTENDED or tells_of_session(win.text)


def attended() -> Chip:
    """The one-key win that says that the person went to a session."""
    from checkin.content.wins import chips

    return next(chip for chip in chips(()) if chip.id == ATTENDED)
