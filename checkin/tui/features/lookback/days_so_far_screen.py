"""How many days there were already when the person's own total began."""

from __future__ import annotations

from collections.abc import Callable

from checkin.core.entries import Entry
from checkin.journal import Journal
from checkin.tui.base.one_line_page import OneLinePage


class DaysSoFarScreen(OneLinePage):
    """A number, said once: the days that are counted come on top."""

    ROUTE_NAME = "total:start"
    SECTION, TITLE, ASKED, FIELD = "total", "so_far", "so_far_ask", "days"
    CSS_PATH = "styles.tcss"

    def change(self, text: str) -> Callable[[Journal], Entry]:
        return lambda journal: journal.day_total.begin_with(text)
