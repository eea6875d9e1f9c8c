"""Keeping all of it in another file, when the file cannot be used any more."""

from __future__ import annotations

import os
from collections.abc import Iterable

from textual import on, work
from textual.widget import Widget
from textual.widgets import Input, Static

from checkin.content.strings import format_text, get_text
from checkin.core.errors import CheckinError
from checkin.core.text import show
from checkin.exporters.atomic_file import free_name
from checkin.tui.base.screen import Page
from checkin.tui.keymap import BACK
from checkin.tui.widgets.text_field import TextField


class AnotherFileScreen(Page[None]):
    """The open file can be read on most of the time, even when its name is gone."""

    PLACE = "elsewhere"
    KEYS = (BACK,)
    CSS = """
    AnotherFileScreen TextField { margin-bottom: 1; }
    AnotherFileScreen #gone { margin-bottom: 1; }
    """

    def __init__(self, path: str) -> None:
        """`path` is that of the file that cannot be used."""
        super().__init__()
        self._path = path

    def body(self) -> Iterable[Widget]:
        """What happened, and where to keep everything."""
        yield Static(get_text("elsewhere", "question"), classes="question", markup=False)
        yield TextField(enter_says="Keep it there")  # without an id: the name of a file is no draft
        yield Static(get_text("elsewhere", "help"), classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Offer the old name if nothing has it, else one like it."""
        super().on_mount()
        field = self.query_one(TextField)
        field.set_saved_value(show(free_name(self._path), one_line=True))
        field.focus()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.move(os.path.abspath(os.path.expanduser(event.value.strip())))

    @work(group="keep", exclusive=True)
    async def move(self, path: str) -> None:
        """Copy all of it there, and go on with that file."""
        try:
            whole = await self.host.go_on_in(path)
        except CheckinError as error:
            self.show_status(show(error.whole, one_line=True), trouble=True)
            return
        said = "kept" if whole else "words_alone"
        if path == self._path:
            said = "kept_same"
        self.leave(None, format_text("elsewhere", said, file=show(path, one_line=True)))
