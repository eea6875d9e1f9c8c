"""A page for one setting, by itself or as a step of the set-up."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import ClassVar

from textual.widget import Widget
from textual.widgets import Static
from textual.worker import Worker

from checkin.content.strings import format_text, get_text
from checkin.core.settings import find
from checkin.tui.base.list_page import ListPage
from checkin.tui.keymap import BACK, CHOOSE, LIST, Command
from checkin.tui.routes import SETUP_DONE
from checkin.tui.submit_result import Done
from checkin.tui.widgets.field_protocol import Field

STEPS = ("topics-off", "country", "own-wins", "celebrate", "evening", "theme")
"""The settings that the set-up asks for, in its order."""
_FOLLOWED = ("theme", "motion", "marks", "hide-after")
"""What an open window follows at once."""

GO_ON = (
    Command("setting.next", "tab", "next_step", "Go on", "Go on to the next question.", need=2),
    Command(
        "setting.before", "shift+tab", "step_before", "Back one step", "Go one step back.", False
    ),
)
"""What a step of the set-up has besides."""


class SettingPage(ListPage[int]):
    """Gives back the step of the set-up that is next, or None for leaving it.

    What is chosen is stored at once.
    """

    SETTING: ClassVar[str]
    ASKS = True
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("setting.choose", "enter", "choose", CHOOSE, "Choose this."),
        *GO_ON,
        BACK,
        *LIST,
    )
    DEFAULT_CSS = """
    SettingPage .question { margin-bottom: 1; }
    SettingPage .-tight { margin-bottom: 0; }
    SettingPage .quiet { margin-bottom: 1; }
    """

    def __init__(self, step: int | None = None) -> None:
        """`step` is its place among the steps of the set-up, from 0, if it is one of them."""
        super().__init__()
        self.step = step
        self._changed = False

    @property
    def setting(self) -> str:
        """The name of the setting."""
        return self.SETTING

    def heading(self) -> tuple[str, str]:
        if self.step is None:
            return find(self.setting).title, ""
        note = format_text("settings", "step", step=self.step + 1, steps=len(STEPS))
        return get_text("settings", "setup"), note

    def question(self, *, followed: bool = False) -> Widget:
        """What is asked; with `followed`, what helps with it stands right below."""
        text = get_text("settings", f"ask_{self.setting}")
        return Static(text, classes=f"question{' -tight' * followed}", markup=False)

    def help_with(self, key: str) -> Iterable[Widget]:
        """A quiet sentence below the question."""
        yield Static(get_text("settings", key), classes="quiet", markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """By itself it has no step before or after it."""
        if action == "step_before":
            return bool(self.step)
        return action != "next_step" or self.step is not None

    def keep(self, then: Callable[[], None]) -> Worker[None] | None:
        """Store what is typed, if the page has a field; then go on."""
        then()
        return None

    def action_next_step(self) -> None:
        """Keep what is typed, and go on to the next step of the set-up."""
        self.keep(self.go_on)

    def action_step_before(self) -> None:
        """Keep what is typed, and go back to the step before."""
        if self.step:
            self.keep(partial(self.leave, self.step - 1))

    def action_back(self) -> None:
        """Keep what is typed, and go a step back in the set-up; from its first, leave."""
        if self.step:
            self.action_step_before()
        else:
            self.keep(super().action_back)

    def go_on(self) -> None:
        """It is answered: on to the next step, or back to where it was opened from."""
        if self.step is None:
            self.leave(None, self.said_of_change() if self._changed else "")
        else:
            self.leave(self.step + 1 if self.step + 1 < len(STEPS) else SETUP_DONE)

    def said_of_change(self) -> str:
        """What the page below says once the value is another one."""
        return get_text("settings", "set")

    async def store(
        self, name: str, value: str, fields: Iterable[Field] = (), *, emptied: bool = False
    ) -> bool:
        """Store a value, and follow it at once; whether it could be stored."""
        stored = await self.submit(
            lambda journal: journal.settings.set(name, value), fields=fields, emptied=emptied
        )
        if not isinstance(stored, Done):
            return False
        self._changed = True
        self.journal.settings.follow(name, stored.value)
        if name in _FOLLOWED:
            self.host.follow_settings()
        return True
