"""What is kept for a session: a question to ask in it, and what was agreed in the last one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import getters, on, work
from textual.widget import Widget
from textual.widgets import Input, Static

from checkin.content.strings import get_text
from checkin.core.entries import Entry
from checkin.journal import Journal
from checkin.tui.base.screen import Page
from checkin.tui.keymap import BACK
from checkin.tui.submit_result import Done
from checkin.tui.widgets.text_field import TextField


class SessionWordsScreen(Page[None]):
    """One field."""

    WORDS: ClassVar[str]
    """What the names of its strings begin with."""
    DATED = True
    KEYS = (BACK,)
    CSS_PATH = "styles.tcss"

    _line = getters.query_one(TextField)

    def heading(self) -> tuple[str, str]:
        """The page it is for."""
        return get_text("share", "therapist_title"), ""

    def body(self) -> Iterable[Widget]:
        """The question, its field, and what comes of it."""
        yield Static(get_text("share", f"{self.WORDS}_ask"), classes="question", markup=False)
        yield TextField(id="words", enter_says="Keep")
        yield Static(get_text("share", f"{self.WORDS}_help"), classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Begin in the field."""
        super().on_mount()
        self._line.focus()

    def change(self, text: str) -> Callable[[Journal], Entry]:
        """What keeps the words."""
        raise NotImplementedError

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.keep(event.value)
        else:
            self.show_status(get_text("share", "nothing_yet"))

    @work(group="keep")
    async def keep(self, text: str) -> None:
        """Keep the words and go back; they stay in the field if that could not be done."""
        kept = await self.submit(self.change(text), fields=[self._line], emptied=False)
        if isinstance(kept, Done):
            self.leave(None, get_text("share", f"{self.WORDS}_kept"))


class QuestionScreen(SessionWordsScreen):
    """A question for the next session."""

    PLACE = "share:question"
    WORDS = "question"

    def change(self, text: str) -> Callable[[Journal], Entry]:
        return lambda journal: journal.sharing.add_question(text)


class AgreedScreen(SessionWordsScreen):
    """What was agreed to be tried until the next session."""

    PLACE = "share:agreed"
    WORDS = "agreed"

    def change(self, text: str) -> Callable[[Journal], Entry]:
        return lambda journal: journal.sharing.add_agreed(text)
