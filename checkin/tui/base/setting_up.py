"""Going through what can be set, one question after the other."""

from __future__ import annotations

from typing import Any

from checkin.content.strings import format_text
from checkin.journal import Journal
from checkin.tui import routes
from checkin.tui.base.screen import Page

DONE = "setup"
"""The note in the state of a journal that it was gone through to its end."""
LEFT_AT = "setup-step"
"""The note of the furthest step before it was left, from 0; empty after its end."""


async def set_up(page: Page[Any]) -> None:
    """Ask for what can be set over a page, until the last question or until it is left.

    It goes on with the furthest question there was. What is chosen is stored with each; to be run
    by a worker of the page.
    """
    noted = page.journal.state.get(LEFT_AT) or ""
    furthest = int(noted) if noted.isdecimal() else 0
    step: int | None = furthest
    before = page.journal.settings.stored()
    while step is not None and step != routes.SETUP_DONE:
        furthest = max(furthest, step)
        step = await page.host.open(routes.setup(step))
    key = page.key_name("app.settings")
    if step is None:
        if str(furthest) != (noted or "0"):
            await page.write(lambda journal: journal.state.set(LEFT_AT, str(furthest)))
        page.reload()
        chosen = page.journal.settings.stored() != before
        said = "setup_left" if chosen else "setup_for_later"
        page.show_status(format_text("settings", said, key=key))
        return
    if await page.write(_note_done):
        page.reload()
        page.show_status(format_text("settings", "setup_done", key=key))


def _note_done(journal: Journal) -> bool:
    journal.state.set(DONE, "done")
    journal.state.set(LEFT_AT, "")
    return True
