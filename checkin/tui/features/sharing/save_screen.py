"""Saving what is shared to a file, as text or as a page to print."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterable

from textual import on, work
from textual.widget import Widget
from textual.widgets import Input, Static

from checkin.content.sharing import ShareTemplate
from checkin.content.strings import format_text, get_text
from checkin.core.errors import CheckinError, NotPossible
from checkin.core.support_records import Document
from checkin.core.text import show
from checkin.exporters.atomic_file import free_name, save
from checkin.exporters.plan_page import form_of
from checkin.exporters.share_page import page
from checkin.tui.base.screen import Page
from checkin.tui.keymap import BACK
from checkin.tui.widgets.text_field import TextField


class ShareSaveScreen(Page[str | None]):
    """Gives back where it was saved, in a sentence; None if it was not."""

    PLACE = "share:save"
    KEYS = (BACK,)
    CSS_PATH = "styles.tcss"

    def __init__(self, template: ShareTemplate, document: Document) -> None:
        super().__init__()
        self._template = template
        self._document = document

    def heading(self) -> tuple[str, str]:
        """What the page is for."""
        return get_text("share", "save"), self._template.audience

    def body(self) -> Iterable[Widget]:
        """Where to, and what the name decides."""
        yield Static(get_text("share", "save_where"), classes="question", markup=False)
        yield TextField(enter_says="Save")  # without an id: the name of a file is no draft
        yield Static(get_text("share", "save_help"), classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Offer a name that is free."""
        name = "~/note.html" if self._template.is_note else f"~/for-{self._template.name}.txt"
        field = self.query_one(TextField)
        field.set_saved_value(free_name(name))
        field.focus()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.save(os.path.abspath(os.path.expanduser(event.value.strip())))

    @work(group="keep", exclusive=True)
    async def save(self, path: str) -> None:
        """Save it; what is there already is left as it is."""
        try:
            pieces = page(form_of(path), self._document, note=self._template.is_note)
        except NotPossible as error:
            self.show_status(show(error.whole, one_line=True), trouble=True)
            return
        try:
            await asyncio.to_thread(save, path, pieces)
        except NotPossible:
            self.show_status(get_text("share", "as_it_was"), trouble=True)
        except CheckinError as error:
            self.show_status(show(error.whole, one_line=True), trouble=True)
        else:
            self.dismiss(format_text("share", "saved", file=show(path, one_line=True)))
