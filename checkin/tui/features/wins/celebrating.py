"""What comes of choosing a way to celebrate a win."""

from __future__ import annotations

from functools import partial
from typing import Any

from checkin.content.strings import format_text, get_text
from checkin.content.wins import Celebration
from checkin.core.entries import Entry
from checkin.core.text import show
from checkin.tui import routes
from checkin.tui.base.choice_dialog import ChoiceDialog
from checkin.tui.base.screen import Page

_SHARE = "share"
_OTHER = "other"
_MOST = 8
"""How many people are named."""


async def celebrate(page: Page[Any], way: Celebration, win: Entry) -> None:
    """Do what a way to celebrate a win says, and answer on the page; for a worker."""
    said = ""
    if way.way == _SHARE:
        glad = await _who_might_be_glad(page)
        if glad is None:
            return
        said = glad
    route: routes.Route[Any] | None = None
    if way.tool == _SHARE:
        route = routes.share([win])
    elif way.tool:
        route = routes.tool(way.tool, about=way.text, inside=False)
    if route is None:
        page.show_status(said or _reply_to(way, win))
        return
    if said:
        page.host.call_after_refresh(partial(page.host.show_status_on_top, said))
    await page.host.open(route)


async def _who_might_be_glad(page: Page[Any]) -> str | None:
    """Ask who might be glad to hear it: how they are reached, or nothing; None if it is left.

    Without people of one's own nothing is asked.
    """
    people = page.journal.contacts.all()[:_MOST]
    if not people:
        return ""
    names = [(str(n), show(person.name, one_line=True)) for n, person in enumerate(people)]
    answers = [*names, (_OTHER, get_text("wins", "glad_other"))]
    dialog = ChoiceDialog(get_text("wins", "title"), get_text("wins", "glad"), answers)
    answer = await page.app.push_screen_wait(dialog)
    if answer is None or answer == _OTHER:
        return None if answer is None else ""
    person = people[int(answer)]
    key = "glad_reach" if person.reach else "glad_for"
    name, reach = show(person.name, one_line=True), show(person.reach, one_line=True)
    return format_text("wins", key, name=name, reach=reach)


def _reply_to(way: Celebration, win: Entry) -> str:
    done = get_text("wins", "celebrate_done")
    if way.way != "say":
        return done
    return format_text("wins", "said_out_loud", win=show(win.text, one_line=True)) or done
