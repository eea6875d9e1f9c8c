"""Keeping that the person was here, whichever page is on top."""

from __future__ import annotations

from datetime import datetime, timedelta

from checkin.content.strings import get_text
from checkin.core.entries import HERE
from checkin.core.errors import CheckinError
from checkin.journal import Journal
from checkin.tui.base.host import AppHost
from checkin.tui.base.page_on_top import page_on_top

_JUST_NOW = timedelta(seconds=10)
"""How long ago the key can have been pressed that turned out to begin words."""


async def keep(host: AppHost) -> None:
    """Keep it, and say so on the page."""
    page = page_on_top(host)
    if page is None:
        return
    words = get_text("today", "here_kept")
    if await page.write(lambda journal: journal.add_here(words)) is not None:
        page.reload()
        page.show_status(get_text("today", "here_reply"))


async def take_back(host: AppHost) -> None:
    """Put it away if it was kept only just now: the key for it was the beginning of words."""
    try:
        await host.write(_take_back)
    except CheckinError as error:
        host.show_status_on_top(error.whole, trouble=True)


def _take_back(journal: Journal) -> None:
    for entry in journal.today().entries:
        if entry.source == HERE:
            kept = datetime.fromisoformat(entry.created_at)
            if journal.clock.now() - kept < _JUST_NOW:
                journal.delete(entry.id)
