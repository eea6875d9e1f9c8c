"""Quiet minutes, or minutes of listening: the screen keeps the time, so nobody has to watch it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import monotonic

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click, Key
from textual.timer import Timer
from textual.widgets import Static

from checkin.content.skills import pause
from checkin.content.strings import format_text, get_text
from checkin.core.entries import NewEntry
from checkin.tui.base.list_page import ListPage
from checkin.tui.features.tools.breathing_screen import goes_elsewhere
from checkin.tui.features.tools.completion import complete_tool
from checkin.tui.features.tools.minutes import minute_now
from checkin.tui.keymap import LIST, Command
from checkin.tui.rendering.entries import muted, option_row
from checkin.tui.routes import Tried
from checkin.tui.widgets.choice_list import Choice, ChoiceList
from checkin.tui.widgets.dismiss_bar import AnyKey, Named
from checkin.tui.widgets.key_bar import KeyBar
from checkin.tui.widgets.title_bar import TitleBar

TWO, FIVE, TEN = 2, 5, 10
"""How many minutes there are to choose from for a rest; listening takes five."""
REST, LISTEN = "rest", "listen"
"""What the minutes are for."""


class TimerScreen(ListPage[Tried | None]):
    """Gives back the try, however short the rest; None if it was left before it began.

    When the time is over it says so, and stays; nothing rings and nothing counts on.
    """

    ENDS_AT_A_LETTER = True
    ROUTE_NAME = "pause"
    KEYS = (
        Command("timer.begin", "enter", "choose", "Choose", "Begin."),
        Command("timer.time", "t", "time", "the time", "Hide or show the time.", shown=False),
        Command("timer.back", "escape", "back", "Back", "End it. Any other key ends it too."),
        *LIST,
    )
    CSS_PATH = "styles.tcss"

    def __init__(
        self,
        minutes: int | None = None,
        *,
        about: str = "",
        inside: bool = False,
        what: str = REST,
        ends: bool = False,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Without `minutes` it asks for them; `about` is what they are spent with.

        `inside` says that a hard moment opened it, and asks about the pile itself; `what` is what
        the minutes are for; with `ends` the app is left after them. `clock` counts seconds.
        """
        super().__init__()
        self._minutes = minutes
        self._what = what
        self._ends = ends
        self._about = about
        self._inside = inside
        self._seconds = clock
        self._began: float | None = None
        self._time_shown = True
        self._next: Timer | None = None
        self._over = False
        """Whether its time was up, which is told once."""

    @property
    def asks(self) -> bool:
        """In a hard moment, letters open no other page."""
        return self._inside

    def heading(self) -> tuple[str, str]:
        return self._name_of(self._minutes or TWO), ""

    def compose(self) -> ComposeResult:
        with Vertical(id="page"):
            yield TitleBar(*self.heading())
            yield Static(
                get_text("pause", "how_long"), id="asked", classes="question", markup=False
            )
            yield ChoiceList()
            yield Static(id="rest", markup=False)
            yield Static(get_text("pause", "any_key"), id="below", markup=False)
            yield Static(id="reply", markup=False)
        keys = KeyBar(self.KEYS)
        keys.id = "keys"
        yield keys
        yield AnyKey()

    def reload(self) -> None:
        if self._began is not None:
            self.tick()
        elif self._minutes:
            self._begin(self._minutes)
        else:
            self.choices.show(
                Choice(str(minutes), option_row(self._name_of(minutes), plain=self.plain))
                for minutes in (TWO, TEN)
            )

    def _name_of(self, minutes: int) -> str:
        if self._what == LISTEN:
            return get_text("pause", LISTEN)
        return get_text("pause", "two" if minutes == TWO else "ten")

    def _said(self, name: str) -> str:
        """A sentence about what the minutes are for."""
        return get_text("pause", name if self._what == REST else f"{self._what}_{name}")

    def choose(self, chosen: str) -> None:
        self._begin(int(chosen))

    def _begin(self, minutes: int) -> None:
        self._minutes = minutes
        self._began = self._seconds()
        self.query_one(TitleBar).name_shown = self._name_of(minutes)
        self.add_class("-resting")
        self.tick()

    # The rest

    def tick(self) -> None:
        """Show which minute it is, and come back when that changes: once a minute."""
        if self._began is None or self._minutes is None:
            return
        gone = self._seconds() - self._began
        if self._next is not None:
            self._next.stop()
        if gone >= self._minutes * 60:
            if self.is_current and not self._over:  # else when it is seen again
                self._over = True
                self.close(self._said("done"), part=False)
            return
        said, turns_in = minute_now(gone, self._minutes)
        self._next = self.set_timer(turns_in, self.tick)
        self.query_one("#rest", Static).update(Content("\n\n").join(self._words(said)))
        hides = "hide_time" if self._time_shown else "show_time"
        self.query_one(AnyKey).name_keys([Named("t", get_text("pause", hides), "time")])

    def _words(self, minute: str) -> Iterable[Content]:
        yield Content(
            self._about or format_text("pause", f"{self._what}_with", ways=pause().listed)
        )
        yield Content.styled(self._said("earn"), "$primary")
        if self._time_shown:
            yield muted(minute)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is no time to hide before it began: its key is a letter then."""
        return action != "time" or self._began is not None

    def action_time(self) -> None:
        """Hide or show the time."""
        self._time_shown = not self._time_shown
        self.tick()

    async def on_key(self, event: Key) -> None:
        """While resting, any key ends it but the one that hides the time."""
        if self._began is None:
            return
        self.host.letters_before.add(event)
        event.prevent_default()
        if event.key != "t" and not goes_elsewhere(event.key):
            event.stop()
            self.action_back()

    @on(Click)
    def _clicked_anywhere(self, event: Click) -> None:
        if self._began is not None and not event.style.meta.get("does"):
            self.action_back()

    def action_back(self) -> None:
        """End the rest; before it began, leave."""
        if self._began is None:
            self.dismiss(None)
        else:
            self.close(self._said("ended"), part=True)

    @work(group="flow", exclusive=True)
    async def close(self, reply: str, *, part: bool) -> None:
        """However long it was, it counts; `reply` is what is said of it.

        `part` says that it was ended before its time was up.
        """
        label = "talking" if self._what == LISTEN else "rest"
        win = NewEntry("win", self._said("win"), label=label, source="timer")
        name = self._name_of(self._minutes or TWO)
        part = part and self._inside  # elsewhere the win is true of any length
        await complete_tool(self, win, reply, name=name, inside=self._inside, part=part)
        if self._ends and self not in self.app.screen_stack:
            self.host.leave(0)
