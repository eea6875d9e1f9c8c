"""Keeping that the person was here, whichever page is on top."""

from __future__ import annotations

from checkin.content.strings import get_text
from checkin.tui.base.host import AppHost
from checkin.tui.base.screen import Page


async def keep(host: AppHost) -> None:
    """Keep it, and say so on the page."""
    page = host.screen
    if not isinstance(page, Page):
        return
    words = get_text("today", "here_kept")
    if await page.write(lambda journal: journal.add_here(words)) is not None:
        page.reload()
        page.show_status(get_text("today", "here_reply"))
