"""The year map: one mark for each day that has a win, and the same in a line of words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content, Span
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from checkin.content.lookback import year_line
from checkin.domain import calendar_layout
from checkin.domain.calendar_layout import Band
from checkin.domain.statistics import totals_by_year
from checkin.tui.keymap import bindings
from checkin.tui.widgets.content_line import content_line
from checkin.tui.widgets.year_map_keys import MOVES

_COLORS = ("$primary 75%", "$primary 88%", "$primary")
_CURSOR = "b $accent reverse"


class YearMap(ScrollView, can_focus=True, inherit_bindings=False):
    """Years below each other, newest on top; where one is too wide, it takes several rows.

    Where there is room, several may stand in a row, with time running to the right. A day
    without a win has no mark at all. A year that is one row is seen whole or not at all: those
    for which there is no room are named below, and the map goes on by whole years.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(MOVES)]
    DEFAULT_CSS = """
    YearMap { height: 1fr; overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; }
    """
    ALLOW_SELECT = False

    @dataclass
    class Moved(Message):
        """Another day is the one that the keys are at."""

        day: date

    @dataclass
    class Chosen(Message):
        """A day was chosen, to be gone to."""

        day: date

    def __init__(self, id: str | None = None, *, beside: bool = False) -> None:
        """With `beside`, years stand beside each other where there is room."""
        super().__init__(id=id)
        self._beside = beside
        self.day: date | None = None
        """The day that the keys are at; None if no day has a win."""
        self.plain = False
        """Whether the marks are signs that every terminal has: the numbers themselves."""
        self._wins: dict[date, int] = {}
        self._days: list[date] = []
        self._years: dict[int, int] = {}
        self._newest = 0
        self._in_view = 0
        """How many rows of years are seen whole; 0 where one takes more than there is."""
        self._grid = calendar_layout.grid(0, ())

    def show(
        self,
        wins: Mapping[date, int],
        *,
        years: Iterable[int] | None = None,
        at: date | None = None,
    ) -> None:
        """Show the wins of each day, in the years that have any or in the ones given.

        It begins `at` that day, or the one nearest before it that has a win.
        """
        chosen = None if years is None else set(years)
        self._wins = {
            day: n for day, n in wins.items() if n > 0 and (chosen is None or day.year in chosen)
        }
        self._days = sorted(self._wins)
        totals = totals_by_year(wins)
        self._newest = max(totals, default=0)
        self._years = {year: totals[year] for year in {day.year: None for day in self._days}}
        wanted = self.day or at
        if wanted not in self._wins:
            earlier = [day for day in self._days if wanted is None or day <= wanted]
            wanted = earlier[-1] if earlier else self._days[0] if self._days else None
        self.day = wanted
        self._fit()

    @property
    def lines_needed(self) -> int:
        """How many lines all years take."""
        return self._grid.height

    @property
    def wins(self) -> int:
        """How many wins the day has that the keys are at."""
        return self._wins.get(self.day, 0) if self.day else 0

    # Moving

    def action_across(self, by: int) -> None:
        """Go to the nearest week to the right (1) or left (-1) that has a win."""
        if self.day:
            self._go(calendar_layout.beside(self._days, self.day, by))

    def action_day(self, by: int) -> None:
        """Go to the next day (1) or the one before (-1) that has a win."""
        if self.day:
            self._go(calendar_layout.before_and_after(self._days, self.day, by))

    def action_year(self, by: int) -> None:
        """Go to the next year (1) or the one before (-1) that has a win."""
        if self.day:
            self._go(calendar_layout.year_beside(self._days, self.day, by))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Another year needs one that has a win."""
        if action != "year" or self.day is None:
            return True
        return self._days[0 if parameters == (-1,) else -1].year != self.day.year

    def action_end(self, by: int) -> None:
        """Go to the first (-1) or last (1) day that has a win."""
        if self._days:
            self._go(self._days[-1 if by > 0 else 0])

    def action_open(self) -> None:
        """Choose the day that the keys are at."""
        if self.day:
            self.post_message(self.Chosen(self.day))

    def _go(self, day: date) -> None:
        lines = [self._grid.cell(gone)[0] for gone in (self.day, day) if gone]
        self.day = day
        seen = round(self.scroll_y)
        self._show_day()
        self.screen.refresh_bindings()
        if round(self.scroll_y) == seen:
            for line in lines:
                self.refresh_lines(line - seen)
        self.post_message(self.Moved(day))

    def _show_day(self) -> None:
        """Scroll no further than it takes to see the day, and all of its year if that fits."""
        if not self.day or not self.size.height:
            return
        height = max(1, self.scrollable_content_region.height)
        tall = self._grid.tall
        if self._in_view:
            row = self._grid.row_of(self.day.year)
            first = round(self.scroll_y) // tall
            first = max(row - self._in_view + 1, min(row, first))
            self.scroll_to(y=first * tall, animate=False, force=True)
            return
        top = self._grid.row_of(self.day.year) * tall
        end = top + tall - 1
        if end - top > height:
            index = (self.day.month - 1) // self._grid.shape.months
            top += 1 + 8 * index if index else 0
            end = top + 8 + (not index)
        seen = round(self.scroll_y)
        if top < seen:
            self.scroll_to(y=top, animate=False, force=True)
        elif end > seen + height:
            self.scroll_to(y=end - height, animate=False, force=True)

    # Drawing

    def _fit(self) -> None:
        """Lay the years out anew, for the room there is now."""
        bar = self.scrollbar_size_vertical if self.show_vertical_scrollbar else 0
        width = self.scrollable_content_region.width
        whole = calendar_layout.grid(width + bar, self._years, beside=self._beside)
        self._in_view = (self.size.height + 1) // whole.tall if whole.shape.months == 12 else 0
        if self._in_view:
            self._grid = whole
            further = max(0, len(whole.rows) - self._in_view)
            self.virtual_size = Size(width + bar, further * whole.tall + self.size.height)
        else:
            self._grid = calendar_layout.grid(width, self._years, beside=self._beside)
            self.virtual_size = Size(width, self._grid.height)
        self.styles.overflow_y = "hidden" if self._in_view else "auto"
        self._show_day()
        self.refresh()

    def on_resize(self) -> None:
        """Fit the width there is now."""
        self._fit()

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        style = self.visual_style
        below = y - self._in_view * self._grid.tall
        if self._in_view and below >= 0:
            content = self._named_below(below)
        else:
            content = self._line(y + round(self.scroll_y))
        return content_line(self, content, style, width)

    def _named_below(self, line: int) -> Content:
        """A year for which there is no room."""
        years = self._others
        return Content.styled(self._head(years[line]), "$muted") if line < len(years) else Content()

    @property
    def _others(self) -> list[int]:
        """The years that are not in view."""
        first = round(self.scroll_y) // self._grid.tall
        shown = self._grid.rows[first : first + self._in_view]
        return [year for year in reversed(self._years) if not any(year in row for row in shown)]

    def _line(self, line: int) -> Content:
        grid = self._grid
        nth, line = divmod(line, grid.tall)
        if nth >= len(grid.rows) or line == grid.tall - 1:
            return Content("")
        years = grid.rows[nth]
        if line == 0:
            return Content(calendar_layout.heads([self._head(year) for year in years], grid.shape))
        index, row = divmod(line - 1, 8)
        drawn = Content("")
        if row:
            name = calendar_layout.weekday_name(row - 1, grid.shape.gutter)
            drawn = Content.styled(name, "$muted")
        for nth, year in enumerate(years):
            band = calendar_layout.bands(year, grid.shape.months)[index]
            gap = Content(" " * (grid.start(nth) - drawn.cell_length))
            drawn += gap + (self._days_of(band, row - 1) if row else self._months_of(band))
        return drawn

    def _head(self, year: int) -> str:
        """A year in words."""
        return year_line(year, self._years[year], newest=year == self._newest)

    def _months_of(self, band: Band) -> Content:
        names = calendar_layout.month_names(band, self._grid.shape.pitch)
        return Content.styled(names, "$muted")

    def _days_of(self, band: Band, row: int) -> Content:
        """One weekday of some months."""
        text = ""
        spans = []
        for column in range(band.columns):
            day = band.day(column, row)
            wins = self._wins.get(day, 0) if day else 0
            here = day == self.day and self.has_focus
            if wins:
                style = _CURSOR if here else _COLORS[calendar_layout.step(wins) - 1]
                spans.append(Span(len(text), len(text) + 1, style))
            # where the keys are, the number itself is seen without color, too
            sign = calendar_layout.mark(wins, plain=self.plain or here)
            text += sign.ljust(self._grid.shape.pitch)
        return Content(text, spans)

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """Go to the day or year that is clicked; a click where the keys are chooses the day."""
        offset = event.get_content_offset(self)
        below = offset.y - self._in_view * self._grid.tall if offset else -1
        if self._in_view and 0 <= below < len(self._others):
            event.stop()
            year = self._others[below]
            self._go(next(day for day in reversed(self._days) if day.year == year))
            return
        day = self._grid.day(offset.y + round(self.scroll_y), offset.x) if offset else None
        if day not in self._wins:
            return
        event.stop()
        if day == self.day:
            self.action_open()
        else:
            self._go(day)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Go to the year before, whole."""
        self._turn(event, -1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Go to the year after, whole."""
        self._turn(event, 1)

    def _turn(self, event: events.MouseEvent, by: int) -> None:
        if self._in_view:
            event.stop()
            event.prevent_default()
            self.action_year(by)

    def on_focus(self) -> None:
        """Show where the keys are."""
        self.refresh()

    def on_blur(self) -> None:
        """The keys are elsewhere now."""
        self.refresh()
