"""Offering the latest backup where the file is missing, empty or damaged."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from checkin.content.strings import format_text, get_text, plural
from checkin.core.errors import CheckinError
from checkin.core.text import show
from checkin.journal import Journal
from checkin.tui.base.screen import Page

if TYPE_CHECKING:
    from checkin.core.backup_records import Backup
    from checkin.journal.restoring import Restoring


def backups_of(journal: Journal) -> Restoring | None:
    """The backups of a file that cannot be opened, if it has any."""
    if not journal.is_placeholder or not journal.path:
        return None
    restoring = Journal.restoring(journal.path)
    return restoring if restoring.listed() else None


def begin(page: Page[Any], restoring: Restoring, trouble: str) -> None:
    """Ask whether to go back to the latest backup, over that page, and do it.

    `trouble` says what is the matter with the file. It stays on the page if it is not restored.
    """
    page.run_worker(_ask(page, restoring, trouble), group="restore")


async def _ask(page: Page[Any], restoring: Restoring, trouble: str) -> None:
    from checkin.tui.base.choice_dialog import ChoiceDialog

    found = await asyncio.to_thread(restoring.latest)
    if found is None:
        page.show_status(trouble, trouble=True)
        return
    backup, held = found
    entries = plural("entries", held.entries) or get_text("backups", "no_entries")
    yes = format_text("backups", "offer_restore", moment=restoring.moment(backup), entries=entries)

    def answered(answer: str | None) -> None:
        if answer == "restore":
            page.run_worker(_restore(page, restoring, backup), group="restore")
        else:
            page.show_status(trouble, trouble=True)

    page.app.push_screen(
        ChoiceDialog(
            get_text("backups", "offer_title"),
            get_text("backups", "offer"),
            (("restore", yes), ("later", get_text("backups", "offer_later"))),
            note=trouble,
        ),
        answered,
    )


async def _restore(page: Page[Any], restoring: Restoring, backup: Backup) -> None:
    try:
        done = await asyncio.to_thread(restoring.restore, backup)
        await page.host.write(lambda journal: None)  # which opens the file, now that it is well
    except CheckinError as error:
        page.show_status(show(error.whole, one_line=True), trouble=True)
        return
    page.read_or(None, page.reload)
    said = get_text("backups", "offer_done")
    if done.aside:
        aside = format_text("backups", "aside", file=show(done.aside, one_line=True))
        said = f"{said} {get_text('backups', 'offer_aside')} {aside}"
    page.show_status(said)
