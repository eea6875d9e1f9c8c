"""Going through what can be set, one question after the other."""

from __future__ import annotations

from typing import Any

from checkin.content.strings import format_text
from checkin.journal import Journal
from checkin.tui import routes
from checkin.tui.base.screen import Page

DONE = "setup"
"""The note in the state of a journal that it was gone through to its end."""


async def set_up(page: Page[Any]) -> None:
    """Ask for what can be set over a page, until the last question or until it is left.

    What is chosen is stored with each; to be run by a worker of the page.
    """
    step: int | None = 0
    while step not in (None, routes.SETUP_DONE):
        step = await page.host.open(routes.setup(step))
    page.reload()
    key = page.key_name("app.settings")
    if step is None:
        page.show_status(format_text("settings", "setup_left", key=key))
        return
    if await page.write(_note_done):
        page.reload()
        page.show_status(format_text("settings", "setup_done", key=key))


def _note_done(journal: Journal) -> bool:
    journal.state.set(DONE, "done")
    return True
