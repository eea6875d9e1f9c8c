"""Taking back the last change and doing it again, whichever page is on top."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import monotonic
from typing import Any

from checkin.content.strings import format_text, get_text
from checkin.core.day_names import day_name
from checkin.core.errors import CheckinError, NothingThere, NotPossible
from checkin.core.records import UndoResult
from checkin.journal import Journal
from checkin.tui.base.host import AppHost
from checkin.tui.base.page_on_top import page_on_top
from checkin.tui.base.screen import Page
from checkin.tui.rendering.entries import redone_words, sentences, undo_words, undone_words

_TOLD = 3
"""How many changes are named at most that were undone one right after the other."""
_QUICK = 4.0
"""Seconds within which the key for it goes on with what was said, while it says that it waits."""


async def undo(host: AppHost) -> None:
    """Take back the last change, and say what it was; one of another day is asked about first."""
    if not _asks_first(host):
        await _step(host, Journal.undo, "nothing_to_undo", undone_words)


def _asks_first(host: AppHost) -> bool:
    """Name the last change, if it is of a day before today that was not asked about here yet."""
    page = page_on_top(host)
    change = page.read_or(None, host.journal.last_change) if page else None
    day = change.earlier_day if change else None
    if not (page and change and day) or page.letters.undoes_of == day:
        return False
    page.letters.undoes_of = day
    again = format_text("history", "undo_again", key=page.key_name("app.undo"))
    does = undo_words(change, again) or format_text("history", "undo_it", letter=again)
    of_day = format_text("history", "undo_of_day", day=day_name(day, host.journal.clock.today()))
    page.show_way_back(sentences([of_day, does]))
    return True


async def redo(host: AppHost) -> None:
    """Do again what was undone last, and say what it was."""
    await _step(host, Journal.redo, "nothing_to_redo", redone_words)


async def take_back(host: AppHost, change: int) -> None:
    """Do again the change that was undone: the key for it was a letter of words."""
    try:
        await host.write(lambda journal: journal.redo(change))
    except NothingThere:
        return  # it was done again meanwhile
    except NotPossible:
        host.show_status_on_previous(get_text("words", "stays"))
    except CheckinError as error:
        host.show_status_on_top(error.whole, trouble=True)


async def _step(
    host: AppHost,
    step: Callable[[Journal], UndoResult],
    none: str,
    said: Callable[[UndoResult], str],
) -> None:
    pressed_on = page_on_top(host)
    if pressed_on is None:
        return
    try:
        done = await host.write(step)
    except NothingThere:
        host.show_status_on_top(get_text("history", none))
    except CheckinError as error:
        host.show_status_on_top(error.whole, trouble=True)
    else:
        pressed_on.letters.undid_at = monotonic() if step is Journal.undo else 0.0
        pressed_on.letters.undid = done.number
        if page := page_on_top(host):  # another one by now, or none
            page.call_after_refresh(page.reload)
            page.call_after_refresh(_say, page, said(done), undid=step is Journal.undo)


def _say(page: Page[Any], said: str, *, undid: bool) -> None:
    """Say what a step did; what was undone right before is named as long as it is still said."""
    letters, told = page.letters, page.letters.told_undone if undid else []
    at_once = page.status == get_text("keys", "undoing") and monotonic() - letters.told_at < _QUICK
    if not at_once and page.status != _together(told):
        told = []
    told = [*told, said][-_TOLD:]
    letters.told_undone, letters.told_at = told if undid else [], monotonic()
    page.show_status(_together(told))


def _together(told: Sequence[str]) -> str:
    """What was undone one right after the other; that it was undone stands once for each."""
    undone = f"{get_text('questions', 'undone')} "
    return sentences([*told[:1], *(said.removeprefix(undone) for said in told[1:])])
