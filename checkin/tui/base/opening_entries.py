"""What enter and a click do with the entry that is selected in a list of them."""

from __future__ import annotations

from typing import Any

from checkin.core.reflections import moment_of
from checkin.tui import routes
from checkin.tui.base.screen import Page
from checkin.tui.widgets.timeline import Timeline


def open_or_unfold(page: Page[Any], entries: Timeline) -> None:
    """Open a hard moment; show any other entry whole, or on one line again."""
    entry = entries.selected
    moment = None if entry is None else moment_of(entry)
    if moment is None:
        entries.toggle()
    else:
        page.run_worker(page.host.open(routes.hard_moment(moment)), group="flow", exclusive=True)
