"""What Today says of a file of own words that can't be used."""

from __future__ import annotations

import asyncio
import os

from textual import work
from textual.content import Content
from textual.widgets import Static

from checkin.content.strings import format_text
from checkin.core.text import show


class PackLine(Static):
    """The file and the line of the first problem. Without a folder of files, it reads nothing."""

    DEFAULT_CSS = """
    PackLine { height: auto; display: none; color: $muted; margin-top: 1; }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)

    def on_mount(self) -> None:
        self.call_after_refresh(self._look_for_files)

    def _look_for_files(self) -> None:
        from checkin.content import own_packs

        if own_packs.may_be_there():
            self.look()

    @work(group="packs", exclusive=True)
    async def look(self) -> None:
        """Read the files beside the interface, and tell of one that can't be used."""
        from checkin.content import own_packs

        if found := await asyncio.to_thread(own_packs.problems):
            path, problem = found[0]
            file = show(os.path.basename(path), one_line=True)
            key = "pack_trouble" if problem.line else "pack_unread"
            self.update(Content(format_text("today", key, file=file, line=problem.line or None)))
            self.display = True
