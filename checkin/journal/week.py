"""A week: its wins, what is written about it, and the question of a season."""

from __future__ import annotations

from datetime import date, timedelta

from checkin.core.entries import Entry, NewEntry
from checkin.core.errors import NotPossible
from checkin.core.query import EntryQuery
from checkin.domain.week import (
    ANSWER,
    DAYS,
    SMALL_WIN,
    TRUST,
    Week,
    answer_to,
    first_of,
    last_of,
    offered_since,
)
from checkin.journal.entries import Entries
from checkin.journal.not_for_me import NotForMe
from checkin.journal.search import Search
from checkin.journal.services import Service, Services
from checkin.journal.settings import Settings
from checkin.journal.state import State
from checkin.storage import lookback, stored_values

TYPE_CHECKING = False
if TYPE_CHECKING:
    from checkin.content.week import LookBack

_NOTED = "trust-offered"
_ASIDE = "trust-aside"


class Weeks(Service):
    """Weeks of seven days that end on any day, and what is asked about them."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._state = services.get(State)
        self._entries = services.get(Entries)
        self._settings = services.get(Settings)
        self._not_for_me = services.get(NotForMe)
        self._search = services.get(Search)

    def week(self, last: date | None = None) -> Week:
        """The wins and answers of the seven days up to that one, or up to today.

        They come as everywhere: the newest day first, in a day as it happened.
        """
        last = last or self._services.clock.today()
        first = first_of(last)
        query = EntryQuery(kinds=("win", "reflection"), since=first, until=last)
        oldest_first = self._entries.entries(query, newest_first=False)
        found = sorted(oldest_first, key=lambda entry: entry.day, reverse=True)
        return Week(
            first,
            last,
            tuple(entry for entry in found if entry.kind == "win"),
            tuple(entry for entry in found if (entry.source or "").startswith(ANSWER)),
        )

    def questions(self, last: date, *, wins: bool) -> tuple[LookBack, ...]:
        """What may be asked about the week up to a day: its own question, then the others.

        Without wins, none asks for something that went well.
        """
        from checkin.content.week import of_the_week

        off = self._settings.topics_off()
        first = self._search.first_day()
        days = (last - first).days if first else 0
        return self._not_for_me.without(of_the_week(last, off, wins=wins, days=days))

    def older(self, week: Week) -> date | None:
        """The last day of the next older week with a win or an answer; None if there is none."""
        day = lookback.latest_win_or(self._connection, ANSWER, before=week.first)
        return last_of(day, week.last) if day else None

    def add_answer(
        self, question: LookBack, text: str, *, day: date | None = None, draft: str | None = None
    ) -> Entry:
        """Store an answer with its question, on that day or today. Raises as `Journal.add` does."""
        return self._entries.add(answer_to(question.text, question.id, text, day), draft=draft)

    def small_win(self) -> Entry | None:
        """The newest small win to make room for, up to seven days old; else None."""
        today = self._services.clock.today()
        since = today - timedelta(days=min(DAYS, today.toordinal() - 1))
        query = EntryQuery(kinds=("reflection",), source=SMALL_WIN, since=since, until=today)
        return next(iter(self._entries.entries(query, limit=1)), None)

    def set_small_win(self, text: str, *, draft: str | None = None) -> Entry:
        """Store a small win to make room for, in place of one of today; the entry."""
        from checkin.content.strings import get_text

        now = self.small_win()
        if now is not None and now.day == self._services.clock.today():
            return self._entries.edit(now.id, text=text, draft=draft)
        new = NewEntry("reflection", text, cue=get_text("week", "intention"), source=SMALL_WIN)
        return self._entries.add(new, draft=draft)

    # The question of a season

    def trust(self) -> list[Entry]:
        """All answers about trust in oneself, newest first."""
        return self._entries.entries(EntryQuery(kinds=("reflection",), source=TRUST))

    def add_trust(self, number: int, *, draft: str | None = None) -> Entry:
        """Store an answer about trust in oneself, from 0 to 10; the entry.

        The number is part of the text alone, so that an edit of the text changes it. Raises
        `NotPossible` for another number.
        """
        from checkin.content.strings import format_text, get_text
        from checkin.content.week import trust_question

        if not 0 <= number <= 10:
            raise NotPossible(get_text("week", "trust_number"))
        text = format_text("week", "trust_text", number=number)
        new = NewEntry("reflection", text, cue=trust_question(), source=TRUST)
        return self._entries.add(new, draft=draft)

    def offers_trust(self) -> bool:
        """Whether the question about trust may be offered today: for 7 days in about 90."""
        return self._offered_since() is not None

    def note_trust_offered(self) -> None:
        """Store that the question was offered today: unanswered, it ends after 7 days."""
        since = self._offered_since()
        if since is not None and since != self._noted(_NOTED):
            self._state.set(_NOTED, since.isoformat())

    def snooze_trust(self) -> None:
        """Do not offer the question for 90 days."""
        self._state.set(_ASIDE, self._services.clock.today().isoformat())

    def _offered_since(self) -> date | None:
        answered = [entry.day for entry in self.trust()[:1]]
        aside = self._noted(_ASIDE)
        rested = max([*answered, *([aside] if aside else [])], default=None)
        return offered_since(self._services.clock.today(), self._noted(_NOTED), rested)

    def _noted(self, name: str) -> date | None:
        return stored_values.day(self._state.get(name))
