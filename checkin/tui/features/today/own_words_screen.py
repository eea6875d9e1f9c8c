"""Words of one's own for the day: what was typed where there was only something to choose."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on, work
from textual.widget import Widget
from textual.widgets import Input, Static

from checkin.content.strings import get_text
from checkin.tui.base.own_words import WordsPlace
from checkin.tui.base.screen import Page
from checkin.tui.keymap import BACK
from checkin.tui.submit_result import Done
from checkin.tui.widgets.text_field import TextField


class OwnWordsScreen(Page[None]):
    """Opens with the words again that were left without keeping them."""

    PLACE = WordsPlace.slot
    DATED = True
    KEYS = (BACK,)

    def body(self) -> Iterable[Widget]:
        """The question and its field."""
        yield Static(get_text("words", "question"), classes="question", markup=False)
        yield TextField(id=WordsPlace.field)

    def on_mount(self) -> None:
        """Go on behind the words."""
        super().on_mount()
        self.query_one(TextField).focus()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.keep(event.value)
        else:
            self.action_back()

    @work(group="keep")
    async def keep(self, text: str) -> None:
        """Keep the words with the day, and go back; they stay if that could not be done."""
        kept = await self.submit(
            WordsPlace().keep(text), fields=[self.query_one(TextField)], emptied=False
        )
        if isinstance(kept, Done):
            self.leave(None, get_text("words", "kept"))
