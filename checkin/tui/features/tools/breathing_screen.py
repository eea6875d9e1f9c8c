"""Breathing along with a shape that swells and falls, until any key."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from time import monotonic
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.events import Click, Key
from textual.timer import Timer
from textual.widgets import Static

from checkin.content.strings import format_text, get_text
from checkin.core.frozen import replace
from checkin.domain.breathing import USUAL, BreathState, Pace, breath_at, carried, round_seconds
from checkin.tui.base.screen import Page
from checkin.tui.keymap import Command
from checkin.tui.rendering.entries import muted
from checkin.tui.widgets.breathing_circle import Breath
from checkin.tui.widgets.dismiss_bar import AnyKey, Named
from checkin.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from checkin.content.breathing import Pattern

_FRAMES = 20
"""How often a second the shape may move."""
_SOON = 0.05


class PacedScreen(Page[bool | None]):
    """Gives back True: however long it was, it counts.

    Where it began by itself, it is False for leaving before the first breath is over, and None for
    other paces.
    """

    ENDS_AT_A_LETTER = True
    ROUTE_NAME = "paced"
    KEYS = (
        Command("paced.slower", "plus", "slower", "slower", "Breathe slower.", also="equals_sign"),
        Command("paced.faster", "minus", "faster", "faster", "Breathe faster."),
        Command("paced.holds", "o", "holds", "holds", "Breathe with or without the holds."),
        Command("paced.others", "f4", "others", "other paces", "Choose another pace."),
        Command("paced.stop", "escape", "leave", "stop", "Stop. Any other key stops too."),
    )
    CSS_PATH = "styles.tcss"

    def __init__(
        self,
        pattern: Pattern,
        *,
        rounds: int | None = None,
        still: bool = False,
        wordless: str = "",
        care: str = "",
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """`rounds` is how many at most; with `still`, there are words and no shape.

        `wordless` is said once, and then the shape moves without a word. `care` is said below where
        it begins by itself, and other paces are a key away then. `clock` counts seconds.
        """
        super().__init__()
        self._pattern = pattern
        self._rounds = rounds
        self._still = still
        self._wordless = wordless
        self._care = care
        self._seconds = clock
        self._pace = USUAL
        self._stood = 0.0
        self._began: float | None = None
        self._frames: Timer | None = None
        self._said: tuple[object, ...] = ()
        self.breaths = 0
        """How many whole breaths were taken, once it is over."""

    def heading(self) -> tuple[str, str]:
        return get_text("breathe", "title"), ""

    def compose(self) -> ComposeResult:
        with Vertical(id="page"):
            yield TitleBar(*self.heading())
            with Vertical(id="whole"):
                with Container(id="room"):
                    yield Breath(plain=self.plain)
                yield Static(id="cue", markup=False)
                below = self._wordless or get_text("breathe", "any_key")
                yield Static(below, id="below", markup=False)
                if self._care:
                    yield Static(self._care, id="care", markup=False)
            yield Static(id="reply", markup=False)
        yield AnyKey()

    # Time

    def on_screen_resume(self) -> None:
        """Begin; or go on from where the breath was when the screen was hidden."""
        still = self._still or self.app.animation_level == "none"
        self.set_class(still, "-still")
        self._began = self._seconds() - self._stood
        self._show_pace()
        if not still:
            self._frames = self.set_interval(1 / _FRAMES, self.tick)
        self.call_after_refresh(self.tick)

    def on_screen_suspend(self) -> None:
        """Hold the breath's place while something else is on the screen."""
        self._stood, self._began = self.elapsed, None
        self._rest()

    @property
    def elapsed(self) -> float:
        """Seconds of breathing so far."""
        return self._stood if self._began is None else self._seconds() - self._began

    def _rest(self) -> None:
        if self._frames is not None:
            self._frames.stop()

    def tick(self) -> None:
        """Show the present moment."""
        if self._began is None:
            return
        now = breath_at(self._pattern, self.elapsed, self._pace, rounds=self._rounds)
        if now.done:
            self.action_back()
            return
        left = ceil(now.left)
        if self.has_class("-still"):
            self._rest()
            self._frames = self.set_timer(max(_SOON, now.left - left + 1), self.tick)
        else:
            self.query_one(Breath).show(now.size)
        if self._said != (now.cue, left, now.round):
            self._said = (now.cue, left, now.round)
            self._say(now, left)

    def _say(self, now: BreathState, left: int) -> None:
        if self._wordless:
            return
        cue = Content.assemble(Content.styled(now.cue, "bold"), "  ", muted(str(left)))
        self.query_one("#cue", Static).update(cue, layout=False)
        usual = self._pattern.rounds
        if now.round > usual and self._rounds is None:
            stay = format_text("breathe", "stay", count=usual)
            self.query_one("#below", Static).update(stay, layout=False)

    # Keys

    async def on_key(self, event: Key) -> None:
        """Any key stops, but for those that change the pace and those that go somewhere."""
        self.host.letters_before.add(event)
        own = ("plus", "equals_sign", "minus", "escape", *("o" if self.holds else ""))
        event.prevent_default()
        if event.key not in own and not goes_elsewhere(event.key):
            event.stop()
            self.action_back()

    @on(Click)
    def _clicked(self, event: Click) -> None:
        """A click stops too, unless it is on a key."""
        if not event.style.meta.get("does"):
            self.action_back()

    def action_back(self) -> None:
        """Stop. It is whole, however long it was."""
        self._end(True)

    def _end(self, result: bool | None) -> None:
        self.breaths = int(self.elapsed // round_seconds(self._pattern, self._pace))
        self._began = None
        self._rest()
        if self.is_current:
            self.dismiss(result)

    def action_leave(self) -> None:
        """Stop, or leave what began by itself before there was a breath."""
        first = sum(phase.seconds for phase in self._pattern.phases)
        self._end(not self._care or self.elapsed * self._pace.factor >= first)

    def action_others(self) -> None:
        """Go to the other paces."""
        if self._care:
            self._end(None)

    @property
    def holds(self) -> bool:
        """Whether the pattern has holds that can be left out."""
        return not self._wordless and any(p.kind == "hold" for p in self._pattern.phases)

    def action_slower(self) -> None:
        """A little slower."""
        self._change(self._pace.slower())

    def action_faster(self) -> None:
        """A little faster."""
        self._change(self._pace.faster())

    def action_holds(self) -> None:
        """Leave the holds out, or take them in again."""
        self._change(replace(self._pace, holds=not self._pace.holds))

    def _change(self, pace: Pace) -> None:
        """Go on at another pace from the same point of the breath."""
        at = carried(self._pattern, self.elapsed, self._pace, pace)
        self._pace = pace
        self._began = self._seconds() - at
        self._show_pace()
        self.tick()

    def _show_pace(self) -> None:
        if not self._wordless:
            title = self.query_one(TitleBar)
            title.note = f"{self._pattern.name} · {in_seconds(self._pattern, self._pace)}"
        named = [Named("+", get_text("breathe", "slower"), "slower")]
        named += [Named("-", get_text("breathe", "faster"), "faster")]
        if self.holds:
            says = get_text("breathe", "holds_off" if self._pace.holds else "with_holds")
            named += [Named("o", says, "holds")]
        if self._care:
            named.insert(0, Named("f4", get_text("breathe", "others"), "others"))
        self.query_one(AnyKey).name_keys(named)


def goes_elsewhere(key: str) -> bool:
    """Whether a key is one of those that work on every page, also where any key ends it."""
    return key.startswith("ctrl+") or (key[0] == "f" and key[1:].isdecimal())


def in_seconds(pattern: Pattern, pace: Pace = USUAL) -> str:
    """The seconds of a round, part by part: 4 - 6."""
    kept = [part for part in pattern.phases if pace.holds or part.kind != "hold"]
    return " - ".join(f"{part.seconds * pace.factor:.1f}".removesuffix(".0") for part in kept)
