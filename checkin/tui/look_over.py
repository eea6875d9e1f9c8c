"""Reading the file through once, a while after the app opened, and looking what is beside it."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import cast

from textual.app import App
from textual.worker import Worker

from checkin.core.errors import CheckinError
from checkin.core.records import FoundBeside
from checkin.journal import Journal
from checkin.tui.base.host import AppHost
from checkin.tui.base.page_on_top import page_on_top
from checkin.tui.restore_offer import backups_of

AFTER = 1.0
"""Seconds after the first frame."""
AGAIN_AFTER = 60.0
"""Seconds until a copy beside the file that is named on Today is looked for again."""


def begin(app: App[None]) -> Worker[None]:
    """Read it beside everything else, and say so if it is damaged."""
    return app.run_worker(partial(look_over, app), group="look over")


async def look_over(app: App[None]) -> None:
    """What another program wrote is found by search from here on."""
    host = cast(AppHost, app)
    if backups_of(host.journal):
        return  # what is the matter is said already, with what to do
    try:
        if await asyncio.to_thread(_is_behind, host.journal):
            await host.write(lambda journal: journal.file.catch_up())
        if await asyncio.to_thread(host.journal.file.is_unfinished):
            await host.write(lambda journal: journal.purging.finish())
        await look_beside(app)
    except CheckinError as error:
        page = page_on_top(host)
        if page is None or not page.troubled:  # why words were not kept goes first
            host.show_status_on_top(error.whole, trouble=True)


async def look_beside(app: App[None]) -> None:
    """Have Today name what is beside the file: copies, a fuller backup, words that were not saved.

    Until it was merged or is gone.

    Raises the `CheckinError` of a file that cannot be read.
    """
    host = cast(AppHost, app)
    journal = host.journal
    file = None if journal.is_placeholder else journal.file
    found = await asyncio.to_thread(file.beside) if file else FoundBeside()
    if found != host.beside:
        host.beside = found
        if page := page_on_top(host):
            page.call_after_refresh(page.reload)  # it may be on its way up
    if found != FoundBeside():
        app.set_timer(AGAIN_AFTER, lambda: app.run_worker(_again(app), group="look over"))


async def _again(app: App[None]) -> None:
    try:
        await look_beside(app)
    except CheckinError as error:
        cast(AppHost, app).show_status_on_top(error.whole, trouble=True)


def _is_behind(journal: Journal) -> bool:
    """Whether there is something to catch up with, of which a damaged file says nothing."""
    journal.file.check()
    return journal.file.is_behind()
