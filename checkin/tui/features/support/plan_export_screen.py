"""Saving the plan as a page, to print or to give to someone."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterable

from textual import on, work
from textual.widget import Widget
from textual.widgets import Input, Static

from checkin.content.safety_plan import print_hint
from checkin.content.strings import format_text, get_text
from checkin.core.errors import CheckinError, NotPossible
from checkin.core.text import show
from checkin.domain.help_lines import shown
from checkin.domain.safety_plan import plan_document
from checkin.exporters.atomic_file import free_name, save
from checkin.exporters.plan_page import form_of, page
from checkin.tui.base.screen import Page
from checkin.tui.keymap import BACK
from checkin.tui.widgets.text_field import TextField

_NAME = "~/my-plan.html"


class PlanPrintScreen(Page[str | None]):
    """Gives back where the page was saved, in a sentence; None if it was not."""

    PLACE = "people:print"
    KEYS = (BACK,)
    CSS_PATH = "styles.tcss"

    def heading(self) -> tuple[str, str]:
        """What the page is for."""
        return get_text("people", "print"), ""

    def body(self) -> Iterable[Widget]:
        """Where to, and what the name decides."""
        yield Static(get_text("people", "print_where"), classes="question", markup=False)
        yield TextField(id="file", enter_says="Save")
        yield Static(get_text("people", "print_help"), classes="quiet", markup=False)
        yield Static(print_hint(), classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Offer a name that is free."""
        super().on_mount()
        field = self.query_one("#file", TextField)
        if not field.value:
            field.set_saved_value(free_name(_NAME))
        field.focus()

    @on(Input.Submitted, "#file")
    def _entered(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.save(os.path.abspath(os.path.expanduser(event.value.strip())))

    @work(group="keep", exclusive=True)
    async def save(self, path: str) -> None:
        """Save the page; what is there already is left as it is."""
        journal, country = self.journal, self.journal.settings["country"]
        known = shown(country, journal.help_lines.all())
        found = plan_document(journal.safety_plan.all(), journal.contacts.all(), country, known)
        try:
            form = form_of(path)
        except NotPossible as error:
            self.show_status(show(error.whole, one_line=True), trouble=True)
            return
        try:
            await asyncio.to_thread(save, path, page(form, found))
        except NotPossible:
            self.show_status(get_text("people", "printed_as_it_was"), trouble=True)
            return
        except CheckinError as error:
            self.show_status(show(error.whole, one_line=True), trouble=True)
            return
        await self.submit(lambda journal: None, fields=self.query(TextField), emptied=False)
        self.leave(format_text("people", "printed", file=show(path, one_line=True)))
