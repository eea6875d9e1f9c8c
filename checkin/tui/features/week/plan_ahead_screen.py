"""A small win to make room for: the morning page shows it softly for a week."""

from __future__ import annotations

from collections.abc import Callable

from checkin.core.entries import Entry
from checkin.core.text import show
from checkin.journal import Journal
from checkin.tui.base.one_line_page import OneLinePage


class NextScreen(OneLinePage):
    """What was written on the same day can be changed; later it is a new one."""

    ROUTE_NAME = "week:next"
    SECTION, TITLE, ASKED = "week", "title", "intention"
    FIELD = "small_win"
    CSS_PATH = "styles.tcss"

    def on_mount(self) -> None:
        super().on_mount()
        stands = self.journal.week.small_win()
        if stands is not None and stands.day == self.journal.clock.today():
            self.line.set_saved_value(show(stands.text, one_line=True), under=self.line.value)

    def change(self, text: str) -> Callable[[Journal], Entry]:
        return lambda journal: journal.week.set_small_win(text)
