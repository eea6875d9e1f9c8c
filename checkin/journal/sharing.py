"""What goes into a page for someone else, and what belongs to sessions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from checkin.content.sharing import ShareTemplate
from checkin.core.entries import Entry, Kind, NewEntry
from checkin.core.frozen import replace
from checkin.core.query import EntryQuery
from checkin.core.reflections import AGREED, QUESTION, TOTAL
from checkin.core.support_records import Document
from checkin.domain import sharing_choices
from checkin.domain.sharing import is_of_work, page_of_days
from checkin.domain.sharing_choices import SINCE_LAST, TOTAL_PART, ShareChoices
from checkin.journal.day_total import DayTotal
from checkin.journal.entries import Entries
from checkin.journal.hard_moment import HardMoments
from checkin.journal.services import Service, Services
from checkin.journal.sessions import Sessions, attended
from checkin.journal.settings import Settings
from checkin.journal.state import State

TYPE_CHECKING = False
if TYPE_CHECKING:
    from checkin.domain.statistics import WinGroup

_CHOICES = "share:"
"""How the names of notes begin that hold choices; the name of the template follows."""
_PERSONAL = "e-personal"
"""The source of a helper's own win of an evening."""
_KINDS: dict[str, tuple[Kind, ...]] = {
    "wins": ("win",),
    "win_work": ("win",),
    "win_personal": ("win",),
    "hard": ("setback", "step"),
    "also": ("intention", "reflection"),
    "others": ("reflection",),
}
"""The kinds that go into the parts of a page that are about its days."""


class Sharing(Service):
    """Pages for someone else, of what was kept on some days."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._state = services.get(State)
        self._entries = services.get(Entries)
        self._moments = services.get(HardMoments)
        self._total = services.get(DayTotal)
        self._sessions = services.get(Sessions)
        self._settings = services.get(Settings)

    # What goes in

    def choices(self, template: ShareTemplate) -> ShareChoices:
        """What was chosen for it last, or what usually goes in."""
        return sharing_choices.read(template, self._state.get(f"{_CHOICES}{template.name}"))

    def remember(self, template: ShareTemplate, choices: ShareChoices) -> None:
        """Choose that again the next time."""
        self._state.set(f"{_CHOICES}{template.name}", choices.stored)

    def days(self, choices: ShareChoices) -> tuple[date, date]:
        """The first and the last day of what goes in."""
        last = self.last_session() if choices.period == SINCE_LAST else None
        return self._days(choices, last)

    def _days(self, choices: ShareChoices, last: Entry | None) -> tuple[date, date]:
        """`last` is the win of the last session."""
        return sharing_choices.days_of(
            choices, self._services.clock.today(), last.day if last else None
        )

    def page(self, template: ShareTemplate, choices: ShareChoices) -> Document | None:
        """The page with what was chosen; None if there is nothing to put on it."""
        self._settings.refresh()  # another window, or the shell, may have named the total
        today, last = self._services.clock.today(), self.last_session()
        days = self._days(choices, last)
        found = self._chosen(template, choices, days, last)
        page = page_of_days(template, found, choices.parts, days, today)
        if page is None or TOTAL_PART not in choices.parts:
            return page
        line = self._total.line()
        return replace(page, notes=(("", line), *page.notes)) if line else page

    def _chosen(
        self,
        template: ShareTemplate,
        choices: ShareChoices,
        days: tuple[date, date],
        last: Entry | None,
    ) -> list[Entry]:
        """The entries that go in, each once, the newest day first."""
        parts = choices.parts
        found = {
            entry.id: entry
            for entry in self._of_days(choices, days, last)
            if not template.is_of_work or _fits_work(entry, parts)
        }
        if "bring" in parts:
            brought = self._entries.entries(EntryQuery(bring=True), newest_first=False)
            found |= {entry.id: entry for entry in brought if not _has_its_place(entry)}
        if "hard" in parts or template.takes_hard:
            found |= {entry.id: entry for entry in self._moments.with_steps([*found.values()])}
        for part, source in (("agreed", AGREED), ("question", QUESTION)):
            if part in parts:
                found |= {entry.id: entry for entry in self._since_last(source, days, last)}
        return sorted(found.values(), key=lambda entry: entry.day, reverse=True)

    def _of_days(
        self, choices: ShareChoices, days: tuple[date, date], last: Entry | None
    ) -> Iterator[Entry]:
        """What was kept on the days, of the kinds that go in."""
        kinds = tuple(dict.fromkeys(k for part in choices.parts for k in _KINDS.get(part, ())))
        since = last if choices.period == SINCE_LAST else None
        if kinds:
            query = EntryQuery(kinds=kinds, since=days[0], until=days[1])
            for entry in self._entries.entries(query, newest_first=False):
                if not _has_its_place(entry) and (since is None or _is_after(entry, since)):
                    yield entry

    def _since_last(self, source: str, days: tuple[date, date], last: Entry | None) -> list[Entry]:
        """What was agreed last time, or the questions: those since the last session.

        Without one, it is what was agreed on the latest day, and the questions of the days.
        """
        found = self._entries.entries(EntryQuery(kinds=("reflection",), source=source))
        if last is not None:
            agreed = source == AGREED  # on the day of the session, before or after it was kept
            return [e for e in found if _is_after(e, last) or (agreed and e.day == last.day)]
        if source == AGREED:
            return [entry for entry in found if entry.day == found[0].day]
        return [entry for entry in found if days[0] <= entry.day <= days[1]]

    # Sessions

    def last_session(self) -> Entry | None:
        """The win that the last session was kept as; None if none was."""
        return self._sessions.last()

    def sessions(self) -> int:
        """How many sessions the person went to."""
        return len(self._sessions.numbers())

    def sessions_by_month(self) -> list[WinGroup]:
        """How many sessions there were in each month that had any, newest first."""
        return self._sessions.months()

    def own_session(self) -> tuple[str, bool]:
        """What the person calls their session where they repeat things; empty if they do not.

        And whether they said so: it is known by its words otherwise.
        """
        return self._sessions.own_name()

    def set_own_session(self, name: str) -> None:
        """Note which of what they repeat is the session; with no name, that it is none of them."""
        self._sessions.set_own_name(name)

    def agreed(self) -> list[Entry]:
        """What was agreed to be tried until the next session, newest first."""
        return self._sessions.agreed()

    def add_session(self) -> Entry:
        """Store that the person went to a session today, as a win in their own name; the win."""
        chip, (own, _) = attended(), self._sessions.own_name()
        if own:
            return self._entries.add(NewEntry("win", own, label=chip.kind))
        return self._entries.add(NewEntry("win", chip.text, label=chip.kind, source=chip.id))

    def questions(self) -> list[Entry]:
        """The questions for the next session: those since the last one, newest first."""
        last = self.last_session()
        found = self._entries.entries(EntryQuery(kinds=("reflection",), source=QUESTION))
        return [entry for entry in found if last is None or _is_after(entry, last)]

    def add_question(self, text: str) -> Entry:
        """Store a question for the next session. Raises what `Journal.add` raises."""
        return self._entries.add(NewEntry("reflection", text, source=QUESTION))

    def add_agreed(self, text: str) -> Entry:
        """Store what was agreed to be tried until then. Raises what `Journal.add` raises."""
        return self._entries.add(NewEntry("reflection", text, source=AGREED))

    def brought(self) -> list[Entry]:
        """What is marked for the next session."""
        return self._entries.entries(EntryQuery(bring=True))


def _has_its_place(entry: Entry) -> bool:
    """Whether it is no line among those of its day: it belongs to a session, or to the total."""
    return entry.kind == "reflection" and entry.source in (AGREED, QUESTION, TOTAL)


def _is_after(entry: Entry, session: Entry) -> bool:
    return entry.day > session.day or (entry.day == session.day and entry.id > session.id)


def _fits_work(entry: Entry, parts: tuple[str, ...]) -> bool:
    """Whether it goes onto the page for supervision; of one's own wins, those of an evening."""
    if entry.kind != "win":
        return "hard" in parts
    if is_of_work(entry):
        return "win_work" in parts
    return "win_personal" in parts and entry.source == _PERSONAL
