"""Year by year: every day that has a win, at a glance; years beside each other."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from textual import getters, on
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from checkin.content.strings import format_text, get_text, plural
from checkin.core.day_names import day_name
from checkin.core.errors import CheckinError
from checkin.core.query import EntryQuery
from checkin.domain import calendar_layout
from checkin.tui.base.returning import return_or_open_history
from checkin.tui.base.screen import Page
from checkin.tui.keymap import BACK
from checkin.tui.rendering.entries import entry_line, muted
from checkin.tui.widgets.title_bar import TitleBar
from checkin.tui.widgets.year_map import YearMap
from checkin.tui.widgets.year_map_keys import MOVES

_SHOWN = 3
"""How many wins of a day stand under the map, in lines."""
_TALL = 22
"""From so many lines on, a screen has room for all of them."""


class YearScreen(Page[date | None]):
    """Gives back the day that was chosen, for History to go to."""

    ROUTE_NAME = "year"
    KEYS = (MOVES[0], *MOVES[5:7], BACK, *MOVES[1:5], *MOVES[7:])
    HORIZONTAL_BREAKPOINTS = [*Page.HORIZONTAL_BREAKPOINTS, (176, "-three")]
    CSS_PATH = "styles.tcss"

    _map = getters.query_one(YearMap)

    def __init__(self, at: date | None = None) -> None:
        """It begins at that day, or the latest one that has a win."""
        super().__init__()
        self._from = at

    def body(self) -> Iterable[Widget]:
        yield YearMap(beside=True)
        yield Static(id="marks", markup=False)
        yield Static(id="day", markup=False)
        yield Static(get_text("year", "empty"), id="empty", classes="quiet", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self._map.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What moves the map works while that can move."""
        if action == "year" and self.is_mounted:
            return self._map.check_action(action, parameters)
        return True

    def reload(self) -> None:
        try:
            wins = self.journal.counts("win")
            totals = self.journal.totals()
        except CheckinError as error:
            self.show_status(error.whole, trouble=True)
            return
        self.query_one(TitleBar).note = " · ".join(
            filter(None, (plural("wins", totals.wins), plural("days_here", totals.days)))
        )
        self._map.plain = self.plain
        self._map.show(wins, at=self._from)
        self.set_class(not wins, "-empty")
        self.query_one("#empty").display = not wins
        self.query_one("#marks", Static).update(self._marks())
        self._fit()

    @on(Resize)
    def _resized(self) -> None:
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """Let what stands below the map follow it, and say the day again."""
        self._map.styles.max_height = max(1, self._map.lines_needed)
        self._show_day()

    def _marks(self) -> Content:
        """What each mark stands for."""
        said = ("1", get_text("year", "some"), get_text("year", "many"))
        parts = [
            f"{calendar_layout.mark(wins, plain=False)} {words}"
            for wins, words in zip(calendar_layout.STEPS, said, strict=True)
        ]
        return Content("") if self.plain else muted("   ".join(parts))

    @on(YearMap.Moved)
    def _show_day(self) -> None:
        """Say the day the keys are at in words, with some of its wins."""
        day = self._map.day
        if day is None:
            return
        try:
            query = EntryQuery(kinds=("win",), since=day, until=day)
            wins = self.journal.entries(query, limit=_SHOWN, newest_first=False)
        except CheckinError as error:
            self.show_status(error.whole, trouble=True)
            return
        number = self._map.wins
        said = format_text("year", "day", day=day_name(day), wins=plural("wins", number))
        rows = [Content(said)]
        room = _SHOWN if self.app.size.height >= _TALL else _SHOWN - 1
        shown = wins if number <= room else wins[: room - 1]
        width = self.query_one("#page").size.width
        for win in shown:
            rows.append(entry_line(win, plain=self.plain).truncate(max(1, width), ellipsis=True))
        if number > len(shown):
            more = format_text("today", "more", count=f"{number - len(shown):,}")
            rows.append(muted("    " + more))
        self.query_one("#day", Static).update(Content("\n").join(rows))

    @on(YearMap.Chosen)
    def _chosen(self, event: YearMap.Chosen) -> None:
        return_or_open_history(self, event.day)
