"""Asking someone to be there: the whole message, to copy and send in one's own way."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from checkin.content import help_lines
from checkin.content.sharing import ask_text, asks
from checkin.content.strings import format_text, get_text
from checkin.core.frozen import replace
from checkin.core.support_records import Contact
from checkin.core.text import show
from checkin.domain.safety_plan import contact
from checkin.tui.base.screen import Page
from checkin.tui.keymap import BACK, Command


class BeThereScreen(Page[None]):
    """Shows all of the message. Nothing is sent from here."""

    ROUTE_NAME = "be-there"
    KEYS = (Command("ask.copy", "enter", "copy", "Copy", "Copy the message."), BACK)
    CSS_PATH = "styles.tcss"

    def __init__(self, ask: str, person: Contact | None = None) -> None:
        super().__init__()
        self._message = ask_text(ask)
        self._person = person

    def heading(self) -> tuple[str, str]:
        return get_text("people", "be_there"), ""

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(can_focus=False):
            if self._person:
                reached = contact(replace(self._person, ask=""))
                whom = format_text("people", "be_there_for", name=reached)
                yield Static(Content(show(whom, one_line=True)), markup=False)
            yield Static(Content(show(self._message.strip())), id="message", markup=False)
            yield Static(get_text("people", "be_there_help"), classes="quiet", markup=False)
            yield Static(help_lines.sentences().offline_line, classes="quiet", markup=False)

    def action_copy(self) -> None:
        """Copy the message."""
        self.app.copy_to_clipboard(show(self._message.strip()))
        self.show_status(get_text("people", "be_there_copied"))


def ask_choices(person: Contact | None) -> list[tuple[str, str]]:
    """What could be asked for: what was noted for this person first, then easy things."""
    own = [("own", show(person.ask, one_line=True))] if person and person.ask else []
    return [*own, *((f"ask:{n}", text) for n, text in enumerate(asks()))]
