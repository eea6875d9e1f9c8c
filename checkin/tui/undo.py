"""Taking back the last change and doing it again, whichever page is on top."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from checkin.content.strings import get_text
from checkin.core.errors import CheckinError, NothingThere
from checkin.core.records import UndoResult
from checkin.journal import Journal
from checkin.tui.base.screen import Page
from checkin.tui.rendering.entries import redone_words, undone_words

if TYPE_CHECKING:
    from checkin.tui.app import CheckinApp


async def undo(app: CheckinApp) -> None:
    """Take back the last change, and say what it was."""
    await _step(app, Journal.undo, "nothing_to_undo", undone_words)


async def redo(app: CheckinApp) -> None:
    """Do again what was undone last, and say what it was."""
    await _step(app, Journal.redo, "nothing_to_redo", redone_words)


async def _step(
    app: CheckinApp,
    step: Callable[[Journal], UndoResult],
    none: str,
    said: Callable[[UndoResult], str],
) -> None:
    if not isinstance(app.screen, Page):
        return
    try:
        done = await app.write(step)
    except NothingThere:
        app.show_status_on_top(get_text("history", none))
    except CheckinError as error:
        app.show_status_on_top(error.whole, trouble=True)
    else:
        page = app.screen  # the person may be on another one by now
        if isinstance(page, Page):
            page.call_after_refresh(page.reload)
            page.call_after_refresh(page.show_status, said(done))
