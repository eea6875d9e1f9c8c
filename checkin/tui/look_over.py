"""Reading the file through once, a while after the app opened."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import cast

from textual.app import App
from textual.worker import Worker

from checkin.core.errors import CheckinError
from checkin.journal import Journal
from checkin.tui.base.host import AppHost
from checkin.tui.base.screen import Page
from checkin.tui.restore_offer import backups_of

AFTER = 1.0
"""Seconds after the first frame."""


def begin(app: App[None]) -> Worker[None]:
    """Read it beside everything else, and say so if it is damaged."""
    return app.run_worker(partial(_look_over, cast(AppHost, app)), group="look over")


async def _look_over(host: AppHost) -> None:
    """What another program wrote is found by search from here on."""
    if backups_of(host.journal):
        return  # what is the matter is said already, with what to do
    try:
        if await asyncio.to_thread(_is_behind, host.journal):
            await host.write(lambda journal: journal.file.catch_up())
    except CheckinError as error:
        page = host.screen
        if not (isinstance(page, Page) and page.troubled):  # why words were not kept goes first
            host.show_status_on_top(error.whole, trouble=True)


def _is_behind(journal: Journal) -> bool:
    """Whether there is something to catch up with, of which a damaged file says nothing."""
    journal.file.check()
    return journal.file.is_behind()
