"""Naming the days that go into a page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from textual import on
from textual.widget import Widget
from textual.widgets import Input, Static

from checkin.content.strings import get_text
from checkin.core.dates import parse_period
from checkin.core.errors import UnclearDate
from checkin.core.settings import is_southern
from checkin.tui.base.screen import Page
from checkin.tui.keymap import BACK, CHOOSE
from checkin.tui.widgets.text_field import TextField


class ShareDaysScreen(Page[tuple[date, date] | None]):
    """Gives back the first and the last day, which is today at most."""

    ROUTE_NAME = "share:days"
    KEYS = (BACK,)
    CSS_PATH = "styles.tcss"

    def __init__(self, typed: str = "") -> None:
        """`typed` stands in the field already."""
        super().__init__()
        self._typed = typed

    def heading(self) -> tuple[str, str]:
        return get_text("share", "days"), ""

    def body(self) -> Iterable[Widget]:
        yield Static(get_text("share", "which_days"), classes="question", markup=False)
        yield TextField(self._typed, enter_says=CHOOSE)
        yield Static(get_text("share", "days_help"), classes="quiet", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(TextField).focus()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        today = self.journal.clock.today()
        south = is_southern(self.journal.settings["country"])
        try:
            first, last = parse_period(event.value, today, south=south)
        except UnclearDate as error:
            self.show_status(error.whole, trouble=True)
            return
        self.dismiss((first, min(last, today)))
