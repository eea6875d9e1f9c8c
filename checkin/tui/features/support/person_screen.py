"""Someone who can help, large: the name, how to reach them, and what to ask them for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from textual import on, work
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Digits, Static

from checkin.content import help_lines
from checkin.content.strings import format_text, get_text
from checkin.core.support_records import Contact
from checkin.core.text import show
from checkin.tui import routes
from checkin.tui.base.screen import Page
from checkin.tui.keymap import BACK, Command
from checkin.tui.rendering.layout import room
from checkin.tui.widgets.key_bar import key_name

_NUMBER = re.compile(r"[+(]?[0-9][0-9 ()-]+[0-9]")
"""What can be dialed; large digits are there for all of it."""
_WIDE = 3
"""How many cells a large digit takes."""


class SomeoneScreen(Page[None]):
    """Reads, and copies the number. Changing it is a page of its own."""

    ROUTE_NAME = "someone"
    KEYS = (
        Command(
            "someone.copy", "enter", "copy", "Copy", "Copy how to reach them.", also="c", need=2
        ),
        Command(
            "someone.number",
            "enter",
            "add_number",
            "Add a number",
            "Add how to reach them.",
            need=2,
        ),
        Command(
            "someone.change", "f6", "change", "Change", "Change the name, or how to reach them."
        ),
        BACK,
    )
    CSS_PATH = "styles.tcss"

    def __init__(self, first: int) -> None:
        """`first` is the number of their first version."""
        super().__init__()
        self._first = first
        self._person: Contact | None = None

    def heading(self) -> tuple[str, str]:
        return get_text("people", "title"), ""

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(can_focus=False):
            yield Static(id="name", markup=False)
            yield Digits(id="large")
            yield Static(id="reach", markup=False)
            yield Static(id="ask", markup=False)
            yield Static(help_lines.sentences().offline_line, classes="quiet", markup=False)

    @on(Resize)
    def reload(self) -> None:
        """Read what is kept of them; the page is left if that was put away."""
        people = self.journal.contacts.all()
        person = self._person = next((one for one in people if one.first == self._first), None)
        if person is None:
            self.leave()
            return
        self.refresh_bindings()
        no_reach = format_text("people", "someone_no_reach", key=key_name("enter"))
        ask = format_text("people", "someone_ask", ask=person.ask) if person.ask else ""
        for id, text in (("name", person.name), ("reach", person.reach or no_reach), ("ask", ask)):
            shown = self.query_one(f"#{id}", Static)
            shown.update(Content(show(text, one_line=True)))
            shown.display = bool(text)
        found, large = _NUMBER.search(person.reach), self.query_one("#large", Digits)
        number = found[0] if found else ""
        fits = 0 < len(number) * _WIDE <= room(self.app.size.width)
        large.display = fits and not self.plain
        large.update(number if large.display else "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There has to be a number to copy; where there is none, one can be added."""
        if action in ("copy", "add_number"):
            has_one = self._person is not None and bool(self._person.reach)
            return has_one == (action == "copy")
        return super().check_action(action, parameters)

    def action_add_number(self) -> None:
        """Open the page on which a number is added."""
        self.action_change()

    def action_copy(self) -> None:
        """Copy how to reach them."""
        if self._person is None:
            return
        text = show(self._person.reach, one_line=True)
        self.app.copy_to_clipboard(text)
        self.show_status(format_text("people", "copied", text=text))

    @work(group="flow", exclusive=True)
    async def action_change(self) -> None:
        """Open the page to change it on, and say what was done there."""
        if said := await self.host.open(routes.contact(self._first)):
            self.reload()
            self.show_status(said)
