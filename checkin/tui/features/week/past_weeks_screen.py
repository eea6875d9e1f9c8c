"""Older weeks, to read: their wins, and what was written about them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from textual import getters
from textual.containers import VerticalScroll
from textual.widget import Widget

from checkin.content.strings import get_text
from checkin.content.week import span_words
from checkin.tui.base.screen import Page
from checkin.tui.keymap import BACK, Command
from checkin.tui.rendering.scrolling import scroll_lines, scroll_page
from checkin.tui.widgets.entry_list import WeekList, rows_of
from checkin.tui.widgets.title_bar import TitleBar

_MOVES = (
    ("up", "up", "scroll(-1)", "Up", "Go up."),
    ("down", "down", "scroll(1)", "Down", "Go down."),
    ("page_up", "pageup", "page(-1)", "Page up", "Go up a page."),
    ("page_down", "pagedown", "page(1)", "Page down", "Go down a page."),
)


class OlderScreen(Page[None]):
    """Weeks that hold nothing are passed over. The newest one leads back to this week."""

    ROUTE_NAME = "week:older"
    AUTO_FOCUS = ""
    KEYS = (
        Command("older.older", "left", "older", "Older", "Go to an older week."),
        Command("older.newer", "right", "newer", "Newer", "Go to a newer week."),
        BACK,
        Command("older.older_too", "f5", "older", "Older", "Go to an older week, too.", False),
        *(
            Command(f"older.{id}", key, action, label, about, shown=False)
            for id, key, action, label, about in _MOVES
        ),
    )
    CSS_PATH = "styles.tcss"

    _held = getters.query_one(VerticalScroll)

    def __init__(self, last: date) -> None:
        """`last` is the last of its days."""
        super().__init__()
        self._lasts = [last]

    def heading(self) -> tuple[str, str]:
        return get_text("week", "earlier"), ""

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(can_focus=False):
            yield WeekList()

    def reload(self) -> None:
        week = self.journal.week.week(self._lasts[-1])
        today = self.journal.clock.today()
        self.query_one(TitleBar).note = span_words(week.first, week.last, today)
        self.query_one(WeekList).show(rows_of(week, plain=self.plain))

    def action_older(self) -> None:
        """Show the next older week that holds anything."""
        last = self.journal.week.older(self.journal.week.week(self._lasts[-1]))
        if last is None:
            self.show_status(get_text("week", "no_older"))
            return
        self._lasts.append(last)
        self._show_anew()

    def action_newer(self) -> None:
        """Show the week that was shown before; from the newest, go back to this week."""
        if len(self._lasts) == 1:
            self.dismiss(None)
            return
        self._lasts.pop()
        self._show_anew()

    def _show_anew(self) -> None:
        self.show_status("")
        self.reload()
        self._held.scroll_home(animate=False)

    def action_scroll(self, by: int) -> None:
        """Go a line down (1) or up (-1)."""
        scroll_lines(self._held, by)

    def action_page(self, by: int) -> None:
        """Go a page down (1) or up (-1)."""
        scroll_page(self._held, by)
