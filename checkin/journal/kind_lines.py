"""Kind lines, and the words that a person keeps close: their own sayings, songs and prayers."""

from __future__ import annotations

from datetime import date

from checkin.content.urge_words import comes_back
from checkin.core.frozen import Frozen
from checkin.core.query import EntryQuery
from checkin.core.rotation import turned, turned_apart
from checkin.journal.entries import Entries
from checkin.journal.not_for_me import NotForMe
from checkin.journal.services import Service, Services
from checkin.journal.settings import Settings

OWN = "own"
"""The group of the words that the person keeps close."""
_CLOSE = EntryQuery(kinds=("reflection",), keepsake=True)
_MOST = 200
"""How many of their own words take turns: the newest."""
_HELPERS = "work-care"
"""The kind of win that fits those who help others."""


class OfferedLine(Frozen):
    """A kind line, or words of the person's own."""

    id: str
    """Empty for the person's own."""
    text: str
    day: date | None = None
    """The day on which words of their own were kept."""


class KindLines(Service):
    """Kind lines in groups, the person's own words first."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._settings = services.get(Settings)
        self._not_for_me = services.get(NotForMe)
        self._entries = services.get(Entries)

    def groups(self) -> tuple[str, ...]:
        """All groups: own words if there are any, the lines that fit this person, then others."""
        return (OWN, *self._packs()) if self._own() else (*self._packs(), OWN)

    def lines(self, group: str) -> tuple[OfferedLine, ...]:
        """The lines of a group that may come up, another one first each day."""
        if group == OWN:
            return self._own()
        from checkin.content.affirmations import kind_lines
        from checkin.content.own_packs import own_ids

        passed = self._not_for_me.ids()
        found = [
            OfferedLine(line.id, line.text)
            for line in kind_lines(group, self._settings.topics_off())
            if line.id not in passed
        ]
        own = own_ids("affirmations", "item")
        day = self._services.clock.today().toordinal()
        return tuple(turned_apart(found, own, day))

    def of_today(self) -> str:
        """The line for today's page, if the person wants one there; empty if there is none."""
        found = (*self._own(), *self.lines(self._packs()[0]))
        in_turn = turned(found, self._services.clock.today().toordinal())
        return in_turn[0].text if in_turn else ""

    def _packs(self) -> tuple[str, ...]:
        """The groups of lines that come with checkin, those that fit this person first."""
        from checkin.content.affirmations import ANY, FAITH, STRONG
        from checkin.content.evening import profile

        fits = profile(self._settings["evening"]).kind_of_win == _HELPERS
        return (STRONG, ANY, FAITH) if fits else (ANY, STRONG, FAITH)

    def _own(self) -> tuple[OfferedLine, ...]:
        found = self._entries.entries(_CLOSE, limit=_MOST)
        return tuple(
            OfferedLine("", entry.text, entry.day) for entry in found if comes_back(entry.text)
        )
