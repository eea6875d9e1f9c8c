"""Giving back what History can show: a day to go to, or what to look for."""

from __future__ import annotations

from datetime import date
from typing import Any

from checkin.core.query import EntryQuery
from checkin.tui import routes
from checkin.tui.base.screen import Page


def return_or_open_history(page: Page[Any], found: date | EntryQuery) -> None:
    """Give it to the page that waits for it; where none does, History shows it in its place."""
    if page.returns_result:
        page.dismiss(found)
    else:
        page.host.go(routes.history(found))
