"""The day that is chosen on the page of wins, where it is not the page's own."""

from __future__ import annotations

from datetime import date

from checkin.content.strings import format_text
from checkin.core.day_names import day_name
from checkin.tui.base.screen import Page


def read_day(page: Page[None], typed: str) -> date:
    """The day that was typed; the page's own for none. Raises `UnclearDate`."""
    from checkin.core.dates import parse_day

    clock = page.host.journal.clock
    return parse_day(typed, clock.today(), late=clock.is_late()) if typed.strip() else page.day


def said_of_day(page: Page[None], day: date | None) -> str:
    """What is said once a day is chosen; nothing of the page's own."""
    if day is None:
        return ""
    key = page.key_name("wins.day")
    return format_text("wins", "day_for", day=day_name(day, page.today), key=key)
