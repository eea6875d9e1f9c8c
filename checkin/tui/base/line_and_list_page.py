"""A page with a field above a list."""

from __future__ import annotations

from textual import getters, on
from textual.widgets import Input

from checkin.content.strings import get_text
from checkin.tui.base.list_page import ListPage
from checkin.tui.base.screen import ResultT
from checkin.tui.keymap import CHOOSE
from checkin.tui.widgets.text_field import TextField


class LineAndListPage(ListPage[ResultT]):
    """Enter does what the highlighted choice is for, or keeps what is typed where none is."""

    ENTER_CHOOSES = True

    line = getters.query_one("#line", TextField)

    @property
    def choose_says(self) -> str:
        """What the footer calls enter where it does what the highlighted choice is for."""
        return CHOOSE

    @property
    def enter_waits(self) -> bool:
        """Whether nothing is chosen yet, and no words are typed that enter would keep."""
        there = any(not option.disabled for option in self.choices.options)
        return there and self.choices.chosen is None and not self.line.value.strip()

    def on_mount(self) -> None:
        super().on_mount()
        self.line.focus()

    def keep(self, text: str) -> object:
        """Keep what is typed."""
        raise NotImplementedError

    @on(Input.Changed, "#line")
    def _typed(self) -> None:
        self.choices.highlighted = None
        self.refresh_bindings()

    @on(Input.Submitted, "#line")
    def _entered(self, event: Input.Submitted) -> None:
        if self.choices.chosen is not None:
            self.choose(self.choices.chosen)
        elif event.value.strip():
            self.keep(event.value)
        elif self.enter_waits:
            self.show_hint(get_text("keys", "choose_first"))
