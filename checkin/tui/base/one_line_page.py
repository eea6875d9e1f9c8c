"""A page that asks for one line of words, keeps it and goes back."""

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


class OneLinePage(Page[None]):
    """The question, its field and what comes of it, by the names of their strings."""

    SECTION: ClassVar[str]
    TITLE: ClassVar[str]
    ASKED: ClassVar[str]
    """The question; with `_help` and `_kept` behind it, what comes of it and the reply."""
    FIELD: ClassVar[str]
    """What its draft is found by."""
    DATED = True
    KEYS = (BACK,)

    line = getters.query_one(TextField)

    def heading(self) -> tuple[str, str]:
        return get_text(self.SECTION, self.TITLE), ""

    def body(self) -> Iterable[Widget]:
        yield Static(get_text(self.SECTION, self.ASKED), classes="question", markup=False)
        yield TextField(id=self.FIELD)
        said = get_text(self.SECTION, f"{self._named}_help")
        yield Static(said, id="help", classes="quiet", markup=False)

    @property
    def _named(self) -> str:
        return self.ASKED.removesuffix("_ask")

    def on_mount(self) -> None:
        super().on_mount()
        self.line.focus()

    def change(self, text: str) -> Callable[[Journal], Entry]:
        """What keeps the words."""
        raise NotImplementedError

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        if not event.value.strip():
            self.show_status(get_text(self.SECTION, "nothing_yet"))
        elif event.value == self.line.saved_value:
            self.dismiss(None)
        else:
            self.keep(event.value)

    @work(group="keep")
    async def keep(self, text: str) -> None:
        """Keep the words and go back; they stay in the field if that could not be done."""
        kept = await self.submit(self.change(text), fields=[self.line], emptied=False)
        if isinstance(kept, Done):
            self.leave(None, get_text(self.SECTION, f"{self._named}_kept"))
