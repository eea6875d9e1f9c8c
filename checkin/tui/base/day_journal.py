"""A screen belongs to the day it was opened for until it is left."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date, timedelta
from typing import ClassVar, TypeVar, cast

from textual.binding import Binding
from textual.timer import Timer

from checkin.content.strings import format_text
from checkin.core.day_names import day_name
from checkin.core.errors import CheckinError
from checkin.core.frozen import replace
from checkin.core.records import Draft
from checkin.journal import Journal
from checkin.tui.base.host import AppHost
from checkin.tui.base.quiet_screen import QuietScreen
from checkin.tui.draft_saver import TYPED
from checkin.tui.keymap import Command

ResultT = TypeVar("ResultT")
T = TypeVar("T")

LATELY = timedelta(minutes=2)
"""How long after the program was ended in a word that word is gone on with."""


class DayScreen(QuietScreen[ResultT]):
    """Reads and writes the journal as of its day, so that all it keeps belongs to that day.

    A page that is opened from another one has the day of that.
    """

    KEYS: ClassVar[tuple[Command, ...]] = ()
    TURNS: ClassVar[bool] = False
    """Whether it is always about the day that it is now."""
    DATED: ClassVar[bool] = False
    """Whether words typed on it belong to a day, be it the one they were typed on."""
    ENDS_AT_A_LETTER: ClassVar[bool] = False
    """Whether letters end what goes on there; see `checkin.tui.base.letters_before`."""
    GOES_ON: ClassVar[bool] = True
    """Whether it can go on with the day that begins while it is open, where it is `DATED`."""
    THAT_DAY: ClassVar[str] = "f5"
    """The key that keeps words on the day they were typed."""
    NEW_DAY: ClassVar[str] = "f9"
    """The key that goes on with the day that has begun."""
    BINDINGS = [
        Binding("f5", "that_day", show=False),
        Binding(NEW_DAY, "new_day", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._belongs_to: date | None = None
        self._turning: Timer | None = None
        self._is_told = False
        """Whether it was said that its day is over."""
        self.day_said = ""
        """What was said last of which day it is for."""
        self._typed_on: dict[str, date] = {}
        """By field: when the words in it were typed, if they were there before."""

    def show_hint(self, text: str) -> None:
        """Say something that is of use only now."""
        raise NotImplementedError

    def reload(self) -> None:
        """Read what the page shows, and show it."""

    def read_or(self, otherwise: T, reading: Callable[[], T]) -> T:
        """What the page is laid out from; `otherwise` if that cannot be read now.

        `reload` reads it again, and tells.
        """
        try:
            return reading()
        except CheckinError:
            return otherwise

    @property
    def host(self) -> AppHost:
        """The app, with what it offers to screens."""
        return cast(AppHost, self.app)

    @property
    def commands(self) -> tuple[Command, ...]:
        """Its own commands with the keys they have now, but for what a setting turned off."""
        off = self.turned_off
        return tuple(each for each in self.host.moved_keys.of(self.KEYS) if each.id not in off)

    @property
    def turned_off(self) -> Collection[str]:
        """The ids of its commands that a setting turned off."""
        return ()

    def key_name(self, id: str) -> str:
        """The key that a command has now, for a sentence that names it."""
        return self.host.moved_keys.name(id)

    @property
    def journal(self) -> Journal:
        """The journal as of the page's day, for reading; words are kept through `submit`."""
        return self.host.journal if self.TURNS else self.host.journal.on(self.day)

    @property
    def today(self) -> date:
        """The day that it is now, which may be another one than the page's."""
        return self.host.journal.clock.today()

    @property
    def day(self) -> date:
        """The day the page belongs to."""
        if self.TURNS:
            return self.today
        if self._belongs_to is None:
            stack = self.app.screen_stack
            below = stack[stack.index(self) - 1] if self in stack[1:] else None
            self._belongs_to = below.day if isinstance(below, DayScreen) else self.today
        return self._belongs_to

    @day.setter
    def day(self, day: date) -> None:
        self._belongs_to = day

    @property
    def day_note(self) -> str:
        """The page's day in words, where the calendar or the clock has another one by now."""
        now = self.host.journal.clock.now().date()
        return day_name(self.day, now) if self.day != now else ""

    def said_of_its_day(self, said: str, day: date | None = None) -> str:
        """What is said of what was kept, unless it is kept on another day than it is now.

        `day` is the one it is kept on, if that is not the page's.
        """
        day = day or self.day
        if day == self.today:
            return said
        return format_text("drafts", "kept_on", day=day_name(day, self.today))

    def on_its_day(self, change: Callable[[Journal], T]) -> Callable[[Journal], T]:
        """The change, made in the journal as of the page's day."""
        day = self.day
        return change if self.TURNS else lambda journal: change(journal.on(day))

    def keep_the_day(self) -> None:
        """Offer the day of words that were typed before, and tell when its own is over."""
        if not self.DATED:
            return
        if self._turning is None:
            self._wait_for_the_next()
        if (day := self.that_day) is not None:
            named = day_name(day, self.today)
            self.say_day(format_text("drafts", "typed_on", day=named, by=self.THAT_DAY))

    def _wait_for_the_next(self) -> None:
        """Tell when the next day begins."""
        seconds = self.host.journal.clock.seconds_to_next_day()
        self._turning = self.set_timer(seconds, self._has_turned)

    def look_at_the_clock(self) -> None:
        """Tell that the day is over, where the clock went on without this program's timers.

        They stand still while the machine sleeps, and know nothing of a clock that is set.
        """
        if self._turning is not None and not self._is_told and self.day != self.today:
            self._has_turned()

    def _has_turned(self) -> None:
        if self.day == self.today:  # the clock was set back, or days start later now
            self._wait_for_the_next()
            return
        self._is_told = True
        named = day_name(self.day, self.today)
        said = "new_day" if self.new_day is None else "new_day_key"
        self.say_day(format_text("drafts", said, day=named, by=self.NEW_DAY))

    def say_day(self, text: str) -> None:
        """Say which day the page is for."""
        self.day_said = text
        self.show_hint(text)

    @property
    def new_day(self) -> date | None:
        """The day that has begun while the page was open, if it can go on with that."""
        can = self.DATED and self.GOES_ON and self._is_told and self.day != self.today
        return self.today if can else None

    def go_to_day(self, day: date) -> None:
        """Belong to another day from now on, with what is typed on the page."""
        self.day = day
        if day == self.today:
            self._is_told = False
            self._wait_for_the_next()
        for draft in self.typed():
            self.host.drafting.update(draft)
        self.reload()
        self.say_day(format_text("drafts", "that_day", day=day_name(day, self.today)))

    def typed(self) -> list[Draft]:
        """What stands in the page's fields now."""
        return []

    # Words that were typed on another day

    def typed_before(self, draft: Draft) -> None:
        """Remember on which day the words of a draft were typed, which are back in their field."""
        day = draft.context.get(TYPED)
        if isinstance(day, str) and draft.text:
            self._typed_on[draft.field] = date.fromisoformat(day)

    def is_from_before(self, draft: Draft) -> bool:
        """Whether what is typed next, behind the words of a draft, begins with another word.

        A page is rarely left within a word, which `checkin.content.openers.is_cut` tells. The
        program may be ended in one, and opened again.
        """
        if draft.cursor < len(draft.text) or not draft.text:
            return False
        if draft.left:
            return True
        saved = self.read_or(None, lambda: self.host.journal.drafts.saved_at(draft.screen))
        return saved is not None and self.host.journal.clock.now() - saved > LATELY

    def is_of_another_day(self, draft: Draft) -> bool:
        """Whether the words of a draft were typed on another day than the page's."""
        return draft.context.get(TYPED) not in (None, self.day.isoformat())

    def offer_earlier(self, draft: Draft) -> None:
        """Offer words beside the field, as one draft with those that are offered already."""
        from checkin.tui.widgets.earlier_words import FIELD, EarlierWords

        if draft.field != FIELD and draft.text:
            self.host.drafting.update(replace(draft, text="", context={}))
        earlier = self.query_one(EarlierWords)
        earlier.add(draft.text)
        if FIELD not in self._typed_on:
            self.typed_before(replace(draft, field=FIELD))
        earlier.offer(self._typed_on.get(FIELD, self.day), self.today)

    def typed_anew(self, field: str) -> None:
        """Forget it: what is typed into the empty field is of the page's day."""
        self._typed_on.pop(field, None)

    def typed_day(self, field: str) -> Mapping[str, object]:
        """On which day the words of a field were typed, for its draft."""
        if not self.DATED:
            return {}
        return {TYPED: self._typed_on.get(field, self.day).isoformat()}

    @property
    def that_day(self) -> date | None:
        """The day on which words that stand here were typed, if it is another one."""
        return next((day for day in self._typed_on.values() if day != self.day), None)

    def action_that_day(self) -> None:
        """Keep the words that stand here on the day they were typed, else on the one that began."""
        day = self.that_day or self.new_day
        if self.DATED and day is not None:
            self.go_to_day(day)

    def action_new_day(self) -> None:
        """Go on with the day that has begun, else with that of the words."""
        if (day := self.new_day) is not None:
            self.go_to_day(day)
        else:
            self.action_that_day()
