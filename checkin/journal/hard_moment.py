"""Hard moments: what to offer in one, and looking back at it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import Literal, cast

from checkin.core.entries import PLAN, Entry, NewEntry
from checkin.core.query import EntryQuery
from checkin.core.reflections import LATER
from checkin.journal.entries import Entries
from checkin.journal.services import Service, Services
from checkin.journal.settings import Settings
from checkin.journal.state import State
from checkin.storage import entry_reader, stored_values

TYPE_CHECKING = False
if TYPE_CHECKING:
    from checkin.domain.hard_moment import Offer

SLIP = "slip"
"""The kind of a hard moment in which they did what they were trying not to do."""
_AGREED_SHOWN = 2
"""How many of the things agreed to try are offered."""
_LOOKED = 20
"""Among how many looks back one is looked for that may be shown."""
LOOK_BACK = "look-back:"
"""How the names of notes begin that ask for a look back; the number of the hard moment follows."""


class HardMoments(Service):
    """Hard moments: what to offer in one, and looking back at it."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._state = services.get(State)
        self._settings = services.get(Settings)
        self._entries = services.get(Entries)

    def offers(
        self, moment: str | None = None, *, without: Collection[str] = ()
    ) -> tuple[Offer, ...]:
        """The small things to offer today, in the order of `checkin.domain.hard_moment.offers`.

        `moment` is the id of a kind of hard moment; None if it was not named. `without` are the
        keys of offers that are not wanted now; the way to people who can help is there all the
        same.
        """
        from checkin.content.distress_words import heavy
        from checkin.content.hard_moment import fitting_tool
        from checkin.content.own_packs import own_ids
        from checkin.content.small_things import pinned, small_things
        from checkin.content.urge_words import comes_back
        from checkin.domain.hard_moment import Plan, Tried, offers, own_step_key
        from checkin.journal.not_for_me import NotForMe
        from checkin.journal.sessions import Sessions

        fits = fitting_tool(moment)
        off = self._settings.topics_off()
        tried = [
            Tried(
                source or own_step_key(text),
                text,
                cast(Literal["easier", "same", "harder"] | None, outcome),
                on,
                label,
            )
            for source, text, outcome, day, label in reversed(self.tried_steps())
            if (on := stored_values.day(day)) is not None
        ]
        ideas = small_things(off)
        agreed = self._services.get(Sessions).agreed()
        own_words = {step.key: step.text for step in tried if step.key.startswith("own:")}
        unsaid = {key for key, text in own_words.items() if not comes_back(text)}
        return offers(
            ideas,
            tried,
            day=self._services.clock.today(),
            moment=moment,
            topics_off=off,
            hidden={*self._services.get(NotForMe).ids(), *unsaid, *without},
            agreed=[e.text for e in agreed if not heavy(e.text)][:_AGREED_SHOWN],
            plans=[
                Plan(plan.text, plan.label, plan.cue)
                for plan in self._entries.entries(EntryQuery(kinds=("reflection",), source=PLAN))
                if not heavy(plan.text)
            ],
            pinned=pinned(),
            own=own_ids("small_things", "item"),
            fitting=[
                idea.id
                for idea in ideas
                if (idea.moment and idea.moment == moment) or (fits and idea.tool == fits)
            ],
            fitting_first=moment == SLIP,
        )

    def with_steps(self, entries: Sequence[Entry]) -> list[Entry]:
        """The entries and the steps of the hard moments among them, each once, oldest day first."""
        moments = [entry.id for entry in entries if entry.kind == "setback"]
        steps = entry_reader.steps_of(self._connection, moments) if moments else []
        there = {entry.id for entry in entries}
        return sorted(
            [*entries, *(step for step in steps if step.id not in there)], key=lambda e: e.day
        )

    def save_details(
        self,
        number: int | None,
        text: str,
        *,
        kind: str,
        feelings: Sequence[str],
        look_back: bool,
        win: str | None = None,
        draft: str | None = None,
    ) -> Entry:
        """Store what was said of a hard moment, or a new one without a number; the hard moment.

        `kind` is the id of a kind of hard moment, empty for none. With `look_back`,
        `look_back_due` gives it from the day after it on. `win` is the text of a win for naming
        the feeling. Raises what `Journal.edit` and `Journal.add` raise.
        """
        named = [] if win is None else [NewEntry("win", win, parent=number, label="feelings")]
        if number is None:
            new = NewEntry("setback", text, label=kind or None, feelings=tuple(feelings))
            moment = self._entries.add_many([new, *named], chain=True, draft=draft)[0]
        else:
            moment = self._entries.edit(
                number, text=text, label=kind or None, feelings=feelings, draft=draft
            )
            if named:
                self._entries.add_many(named)
        due = moment.day + timedelta(days=1)
        self._state.set(f"{LOOK_BACK}{moment.id}", due.isoformat() if look_back else "")
        return moment

    def add_words(self, number: int | None, text: str) -> Entry:
        """Add a line to the text of a hard moment, or to a new one if it is in the trash.

        Gives back the hard moment. Raises `NothingThere`, `TooLong` and `NotPossible`.
        """
        if number is not None:
            moment = self._entries.entry(number)
            if not moment.deleted:
                said = f"{moment.text}\n{text}" if moment.text else text
                return self._entries.edit(number, text=said)
        return self._entries.add(NewEntry("setback", text))

    def add_feelings(self, number: int | None, feelings: Sequence[str]) -> Entry:
        """Add feelings to a hard moment, or to a new one if it is in the trash; the hard moment.

        Raises `NothingThere` and `NotPossible`.
        """
        if number is not None:
            moment = self._entries.entry(number)
            if not moment.deleted:
                both = tuple(dict.fromkeys((*moment.feelings, *feelings)))
                return self._entries.edit(number, feelings=both)
        return self._entries.add(NewEntry("setback", "", feelings=tuple(feelings)))

    def wants_look_back(self, number: int) -> bool:
        """Whether the person asked to look back at that hard moment, and has not yet."""
        return bool(self._state.get(f"{LOOK_BACK}{number}"))

    def look_back_due(self) -> Entry | None:
        """A hard moment the person asked to look back at, from the day after it on; else None."""
        today = self._services.clock.today().isoformat()
        for name, due in self._state.starting_with(LOOK_BACK).items():
            number = name.removeprefix(LOOK_BACK)
            if due <= today and number.isdigit():
                found = entry_reader.entry(self._connection, int(number))
                if found is not None and not found.deleted:
                    return found
        return None

    def told_of(self, moment: Entry) -> list[Entry]:
        """A hard moment, what was tried in it, and what came of looking back, as it was kept."""
        return [moment, *entry_reader.steps_of(self._connection, [moment.id], source=LATER)]

    def learned(self) -> Entry | None:
        """What was written last on looking back at a hard moment, if it may be shown unasked."""
        from checkin.content.urge_words import comes_back

        found = self._entries.entries(
            EntryQuery(kinds=("reflection",), source=LATER), limit=_LOOKED
        )
        return next((entry for entry in found if comes_back(entry.text)), None)

    def save_look_back(
        self, number: int, news: Sequence[NewEntry], *, draft: str | None = None
    ) -> list[Entry]:
        """Store what came of looking back, and ask no more about that hard moment; the entries."""
        kept = self._entries.add_many(news, draft=draft)
        self._state.set(f"{LOOK_BACK}{number}", "")
        return kept

    def tried_steps(self) -> list[tuple[str | None, str, str | None, str, str | None]]:
        """The newest 2,000 steps of hard moments, newest first.

        Each is (id of the idea or None, text, outcome or None, day as YYYY-MM-DD, kind of hard
        moment or None).
        """
        return entry_reader.tried(self._connection)
