"""Ride the wave: steps for an urge, with a quiet timer and a number now and again."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from textual import work
from textual.events import Key
from textual.timer import Timer

from checkin.content.distress_words import A_LOT
from checkin.content.skills import Skill
from checkin.content.strings import format_text, get_text, plural
from checkin.core.entries import NewEntry
from checkin.core.frozen import replace
from checkin.tui.base.choice_dialog import MomentDialog
from checkin.tui.base.help_offer import help_offered
from checkin.tui.base.rating_dialog import MOST, with_digit
from checkin.tui.base.typed_letters import end_of
from checkin.tui.features.tools.minutes import minute_now
from checkin.tui.features.tools.skill_screen import SkillScreen
from checkin.tui.features.tools.steps_screen import StepsPage
from checkin.tui.keymap import PEOPLE, Command
from checkin.tui.widgets.title_bar import TitleBar

_TOGETHER = 1.5
"""Seconds within which digits are one number, and letters words."""


class WaveScreen(SkillScreen):
    """Staying counts, however it went. The timer ends nothing: once it is over it says so."""

    ROUTE_NAME = "wave"
    KEYS = (
        *StepsPage.KEYS[:2],
        PEOPLE,
        *StepsPage.KEYS[2:],
        Command("wave.time", "t", "time", "Hide the time", "Hide or show the time."),
    )

    def __init__(
        self, skill: Skill, *, inside: bool = False, clock: Callable[[], float] = monotonic
    ) -> None:
        """`clock` counts seconds."""
        super().__init__(skill, inside=inside)
        self._seconds = clock
        self._began = 0.0
        self._minutes = 0
        self._time_up = False
        """Whether all of the minutes that were chosen are over."""
        self._time_shown = True
        self._next: Timer | None = None
        self._numbers_said: list[int] = []
        self._number = 0
        """What the digits typed in a row are so far."""
        self._in_number = False
        """Whether what was typed last was a digit of it."""
        self._words = ""
        """Letters typed in a row; they are not kept."""
        self._last_typed = 0.0

    def on_mount(self) -> None:
        self.begin()

    @work(group="flow", exclusive=True)
    async def begin(self) -> None:
        """Choose the minutes, or none."""
        answers = [(str(n), plural("minutes", n)) for n in self.skill.timer_choices]
        answers.append(("0", get_text("skills", "no_timer")))
        chosen = await self.app.push_screen_wait(
            MomentDialog(self.skill.name, get_text("skills", "wave_minutes"), answers)
        )
        if chosen is None:
            self.dismiss(None)
            return
        self._minutes, self._began = int(chosen), self._seconds()
        self.tick()

    def tick(self) -> None:
        """Show which minute it is, and come back when that changes: once a minute."""
        gone = self._seconds() - self._began
        if self._next is not None:
            self._next.stop()
        title = self.query_one(TitleBar)
        if gone < self._minutes * 60:
            said, turns_in = minute_now(gone, self._minutes)
            self._next = self.set_timer(turns_in, self.tick)
            title.note = said if self._time_shown else ""
        elif self._minutes:
            title.note = ""
            self.show_status(
                format_text("skills", "time_up", time=plural("minutes", self._minutes))
            )
            self._minutes, self._time_up = 0, True
            self.reload()
        self.refresh_bindings()

    def action_time(self) -> None:
        """Hide or show the time."""
        self._time_shown = not self._time_shown
        self.tick()

    @property
    def _at_the_end(self) -> bool:
        """Whether there is no other step, and still time to stay."""
        return bool(self._minutes) and self.at + 1 == len(self.skill.steps)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is no time to hide without a timer, and nothing next after the last step."""
        if action in ("next", "skip"):
            return not self._at_the_end
        return bool(self._minutes) if action == "time" else True

    def reload(self) -> None:
        """Show the step; the last one says that enter does not end the time."""
        super().reload()
        self.refresh_bindings()

    async def on_key(self, event: Key) -> None:
        """Digits in a row say how strong it is; letters in a row are said not to be kept."""
        typed, now = event.character, self._seconds()
        together = now - self._last_typed < _TOGETHER
        if not together:
            self._words = ""
        if typed is None or not event.is_printable:
            self._last_typed = 0.0
            return
        self._last_typed = now
        if not self._words and typed in "0123456789":
            self._rate(int(typed), in_a_row=together and self._in_number)
        elif not self._words and event.key == "t" and self._minutes:
            self._words, self._in_number = typed, False
            return  # it is the key, unless more letters follow
        elif self._words in ("", "t") and typed == "?":
            return  # it helps, as everywhere
        else:
            self._add_to_words(typed)
        event.stop()
        event.prevent_default()

    def _rate(self, digit: int, *, in_a_row: bool) -> None:
        """Take a digit; what stood for the beginning of its number is taken back."""
        if in_a_row and self._number <= MOST:
            self._numbers_said.pop()
        self._number = with_digit(self._number, digit) if in_a_row else digit
        self._in_number = True
        if self._number <= MOST:
            self._numbers_said.append(self._number)
        self.reload()
        if self._number > MOST:
            self.show_status(get_text("hard", "rate_range"))
        else:
            self.show_status(get_text("help", "people") if self._number >= A_LOT else "")

    def _add_to_words(self, letter: str) -> None:
        """Say that letters are not kept; the first one of them did not mean the time."""
        if self._words == "t" and self._minutes:
            self.action_time()
        self._words = (self._words + letter).lstrip()
        self._in_number = False
        if self._words:
            self.show_status(format_text("skills", "words_not_kept", words=end_of(self._words)))

    def more(self) -> str:
        """The numbers so far, and how to stop where there is no other step."""
        numbers = "  ".join(map(str, self._numbers_said))
        said = format_text("skills", "rated", numbers=numbers) or get_text("skills", "rate")
        return f"{said}\n\n{get_text('skills', 'wave_goes_on')}" if self._at_the_end else said

    async def before_closing(self) -> None:
        """Offer people after a high number at the end; a hard moment does so by itself."""
        if self._numbers_said and self._numbers_said[-1] >= A_LOT and not self._inside:
            await help_offered(self, name=self.skill.name)

    def end(self, whole: bool | None) -> None:
        """Staying is all of it once the time is up, and a part from a minute on, at any step."""
        super().end(self._time_up or (False if whole is None and self._stayed else whole))

    @property
    def _stayed(self) -> str:
        """For how long it was, in whole minutes; empty for less than one."""
        minutes = int((self._seconds() - self._began) // 60)
        return plural("minutes", minutes) if minutes else ""

    def reply(self, whole: bool) -> str:
        """How long it was; staying counts, wherever it was stopped."""
        return format_text("skills", "wave_end", time=self._stayed) or self.skill.end

    def win(self) -> NewEntry:
        """How long it was, with the first and the last number if there are any."""
        said = self._numbers_said
        first, last = (said[0], said[-1] if len(said) > 1 else None) if said else (None, None)
        win = super().win()
        text = format_text("skills", "wave_win", time=self._stayed) or win.text
        return replace(win, text=text, before=first, after=last)
