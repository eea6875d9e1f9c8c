"""A total of days in the person's own words, such as sober days: it only grows.

A day is counted when the person says so, once, and never by time that passes. A slip is a hard
moment noted beside it, and changes no number. Undo, or putting a counted day away, takes it out.
How many days there were already can be said once, as a line of its own beside them.
"""

from __future__ import annotations

from datetime import date

from checkin.content.day_total import total_line
from checkin.content.strings import format_text, get_text
from checkin.core.entries import Entry, NewEntry
from checkin.core.errors import NotPossible
from checkin.core.query import EntryQuery
from checkin.core.reflections import SLIP, TOTAL
from checkin.journal.entries import Entries
from checkin.journal.services import Service, Services
from checkin.journal.settings import Settings
from checkin.storage import lookback

_MOST = 40_000
"""How many days a total can begin with: those of a long life."""


class DayTotal(Service):
    """The days the person counted, under the name they gave in the setting `total`.

    Another name keeps the number: it is what the days are called, and no other days.
    """

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._entries = services.get(Entries)
        self._settings = services.get(Settings)

    @property
    def name(self) -> str:
        """What the days are called; empty while no total is wanted."""
        return self._settings["total"]

    def days(self) -> int:
        """How many days there are: those that are counted, and those it began with."""
        return self.days_before() + lookback.days_in_total(self._connection)

    def days_before(self) -> int:
        """How many days there were already when it began, as the person said; 0 if they did not."""
        return lookback.days_before_total(self._connection)

    def begin_with(self, typed: str) -> Entry:
        """Store how many days there are already, once.

        Raises `NotPossible` while no total is wanted, where it was said before, and for what is no
        number of days.
        """
        self._settings.refresh()
        self.needs_name()
        if before := self.days_before():
            raise NotPossible(
                format_text("total", "began", days=f"{before:,}"), get_text("total", "began_hint")
            )
        digits = typed.strip().replace(",", "").lstrip("0")
        if not (digits.isascii() and digits.isdecimal() and int(digits[:9]) <= _MOST):
            raise NotPossible(get_text("total", "no_number"))
        return self._entries.add(NewEntry("reflection", self.name, cue=digits, source=TOTAL))

    def line(self) -> str:
        """How many days are counted, in a sentence; empty while no total is wanted, or none is."""
        days = self.days() if self.name else 0
        return total_line("line", self.name, days) if days else ""

    def is_counted(self, day: date) -> bool:
        """Whether that day is counted."""
        return lookback.is_in_total(self._connection, day)

    def asks_for(self, day: date) -> bool:
        """Whether to ask for counting that day: it is not counted, and no slip was noted on it."""
        return not (self.is_counted(day) or self._has_slip(day))

    def _has_slip(self, day: date) -> bool:
        from checkin.content.urge_words import slip, urge

        noted = self._entries.entries(
            EntryQuery(kinds=("setback", "step", "reflection"), since=day, until=day)
        )
        return any(
            SLIP in (entry.source, entry.label) or urge(entry.text) == "took" or slip(entry.text)
            for entry in noted
        )

    def count(self, day: date | None = None) -> Entry | None:
        """Count a day, today if none is given; None if it is counted already.

        Raises `NotPossible` while no total is wanted.
        """
        self._settings.refresh()  # another window may have named it
        self.needs_name()
        if self.is_counted(day or self._services.clock.today()):
            return None
        return self._entries.add(NewEntry("reflection", self.name, day, source=TOTAL))

    def needs_name(self) -> None:
        """Raise `NotPossible` while no total is wanted."""
        if not self.name:
            raise NotPossible(
                "There's no total yet.",
                "Give it a name first, such as: checkin settings total sober days",
            )

    def add_slip(self, text: str, day: date | None = None) -> Entry:
        """Note a slip, as a hard moment; no number changes. Raises what `Journal.add` raises."""
        return self._entries.add(NewEntry("setback", text, day, source=SLIP))

    def slips(self, most: int) -> list[Entry]:
        """The newest `most` slips that were noted, newest first."""
        return self._entries.entries(EntryQuery(kinds=("setback",), source=SLIP), limit=most)
