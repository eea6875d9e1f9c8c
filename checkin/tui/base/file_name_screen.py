"""Asking under which name something is to be saved."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import ClassVar

from textual import on, work
from textual.widget import Widget
from textual.widgets import Input, Static

from checkin.content.strings import get_text
from checkin.core.errors import CheckinError, NotPossible
from checkin.core.paths import named_file
from checkin.core.text import show
from checkin.exporters.atomic_file import free_name, save
from checkin.tui.base.screen import Page, ResultT
from checkin.tui.keymap import BACK
from checkin.tui.widgets.text_field import TextField


class FileNameScreen(Page[ResultT]):
    """A subclass offers a name, and does in `save` what is to be done with the chosen one."""

    KEYS = (BACK,)
    WORDS: ClassVar[tuple[str, str, str]]
    """The section of its words, and the names of the question and of the help below there."""
    FIELD: ClassVar[str | None] = None
    """What the field is called, if the name that is typed is to be a draft."""

    def name_offered(self) -> str:
        """The name that stands in the field at first; one like it is taken if something has it."""
        raise NotImplementedError

    def body(self) -> Iterable[Widget]:
        section, question, about = self.WORDS
        yield Static(get_text(section, question), classes="question", markup=False)
        yield TextField(id=self.FIELD)
        yield Static(get_text(section, about), classes="quiet", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        field = self.query_one(TextField)
        if not field.value:
            field.set_saved_value(show(free_name(self.name_offered()), one_line=True))
        field.focus()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.choose_name(event.value.strip())
        else:
            self.show_status(get_text("elsewhere", "no_name"), trouble=True)

    @work(group="keep", exclusive=True)
    async def choose_name(self, name: str) -> None:
        """Save it under that name, or say why it cannot be."""
        try:
            await self.save(named_file(name))
        except CheckinError as error:
            self.show_status(show(error.whole, one_line=True), trouble=True)

    async def save(self, path: str) -> None:
        """Save it, and leave. Raises a `CheckinError` if that cannot be."""
        raise NotImplementedError

    async def written(self, path: str, pieces: Iterable[str], there_already: str) -> bool:
        """Whether a new file with that text is there; if one is there already, that is said."""
        try:
            await asyncio.to_thread(save, path, pieces)
        except NotPossible:
            self.show_status(there_already, trouble=True)
            return False
        return True
