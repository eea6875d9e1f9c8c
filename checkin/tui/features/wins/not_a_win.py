"""Choosing which of the wins was none, to keep it in own words."""

from __future__ import annotations

from collections.abc import Iterable

from checkin.content.strings import format_text, get_text
from checkin.core.query import EntryQuery
from checkin.core.text import show
from checkin.tui.base.choice_dialog import ChoiceDialog
from checkin.tui.base.screen import Page

_MOST = 40
"""How many wins can be chosen; History has all of them."""


async def not_a_win(page: Page[None]) -> bool:
    """Ask which one it is, the newest first, and keep it as own words; whether that was done."""
    answers = [*_wins(page)]
    if not answers:
        page.show_status(get_text("wins", "not_a_win_empty"))
        return False
    asked = get_text("wins", "not_a_win")
    chosen = await page.app.push_screen_wait(ChoiceDialog(page.heading()[0], asked, answers))
    if chosen is None or not await page.write(lambda journal: journal.wins.make_words(int(chosen))):
        return False
    page.reload()
    undo = page.key_name("app.undo")
    page.show_way_back(format_text("wins", "not_a_win_reply", key=undo))
    return True


def _wins(page: Page[None]) -> Iterable[tuple[str, str]]:
    """The wins of the day, and those before it below a heading."""
    found = page.journal.entries(EntryQuery(kinds=("win",), until=page.day), limit=_MOST)
    before = False
    for win in found:
        if win.day != page.day and not before:
            before = True
            yield "", get_text("wins", "older")
        yield str(win.id), show(win.text, one_line=True)
