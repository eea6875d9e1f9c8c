"""The year map: one mark for each day that has a win, and the same in a line of words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.content import Content, Span
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from checkin import calendar_map
from checkin.calendar_map import Band, Layout
from checkin.content.screens import counted, filled
from checkin.tui.commands import bindings
from checkin.tui.widgets.yearmap_keys import MOVES

_COLORS = ("$primary 75%", "$primary 88%", "$primary")
_CURSOR = "b $accent reverse"


class YearMap(ScrollView, can_focus=True, inherit_bindings=False):
    """Years below each other, newest on top; where one is too wide, it takes several rows.

    A day without a win has no mark at all.
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

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.day: date | None = None
        """The day that the keys are at; None if no day has a win."""
        self.plain = False
        """Whether the marks are signs that every terminal has: the numbers themselves."""
        self._wins: dict[date, int] = {}
        self._days: list[date] = []
        self._years: dict[int, tuple[int, int]] = {}
        self._order: list[int] = []
        self._layout = Layout(12, 1, 4)
        self._bands: dict[int, tuple[Band, ...]] = {}

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
        self._years = {
            year: (sum(self._wins[day] for day in days), len(days))
            for year, days in (
                (year, list(group)) for year, group in groupby(self._days, lambda day: day.year)
            )
        }
        self._order = sorted(self._years, reverse=True)
        self._bands = {}
        wanted = self.day or at
        if wanted not in self._wins:
            earlier = [day for day in self._days if wanted is None or day <= wanted]
            wanted = earlier[-1] if earlier else self._days[0] if self._days else None
        self.day = wanted
        self._fit()

    @property
    def wins(self) -> int:
        """How many wins the day has that the keys are at."""
        return self._wins.get(self.day, 0) if self.day else 0

    # Moving

    def action_across(self, by: int) -> None:
        """Go to the nearest week to the right (1) or left (-1) that has a win."""
        if self.day:
            self._go(calendar_map.beside(self._days, self.day, by))

    def action_day(self, by: int) -> None:
        """Go to the next day (1) or the one before (-1) that has a win."""
        if self.day:
            self._go(calendar_map.before_and_after(self._days, self.day, by))

    def action_year(self, by: int) -> None:
        """Go to the next year (1) or the one before (-1) that has a win."""
        if self.day:
            self._go(calendar_map.year_beside(self._days, self.day, by))

    def action_end(self, by: int) -> None:
        """Go to the first (-1) or last (1) day that has a win."""
        if self._days:
            self._go(self._days[-1 if by > 0 else 0])

    def action_open(self) -> None:
        """Choose the day that the keys are at."""
        if self.day:
            self.post_message(self.Chosen(self.day))

    def _go(self, day: date) -> None:
        lines = [self._line_of(gone) for gone in (self.day, day) if gone]
        self.day = day
        seen = round(self.scroll_y)
        self._show_day()
        if round(self.scroll_y) == seen:
            for line in lines:
                self.refresh_lines(line - seen)
        self.post_message(self.Moved(day))

    def _line_of(self, day: date) -> int:
        """The line a day is on, from 0 at the top."""
        nth = (day.month - 1) // self._layout.months
        return self._order.index(day.year) * self._tall + 2 + 8 * nth + day.weekday()

    def _show_day(self) -> None:
        """Scroll no further than it takes to see the day, and all of its year if that fits."""
        if not self.day or not self.size.height:
            return
        height = max(1, self.scrollable_content_region.height)
        top = self._order.index(self.day.year) * self._tall
        end = top + self._tall - 1
        if end - top > height:
            place = (self.day.month - 1) // self._layout.months
            top += 1 + 8 * place if place else 0
            end = top + 8 + (not place)
        seen = round(self.scroll_y)
        if top < seen:
            self.scroll_to(y=top, animate=False, force=True)
        elif end > seen + height:
            self.scroll_to(y=end - height, animate=False, force=True)

    # Drawing

    @property
    def _tall(self) -> int:
        """How many lines a year takes, with the empty one after it."""
        return 1 + 12 // self._layout.months * 8 + 1

    def _of(self, year: int) -> tuple[Band, ...]:
        if year not in self._bands:
            self._bands[year] = calendar_map.bands(year, self._layout.months)
        return self._bands[year]

    def _fit(self) -> None:
        """Lay the years out anew, for the width there is now."""
        width = self.scrollable_content_region.width
        self._layout = calendar_map.layout(width, self._order)
        self._bands = {}
        self.virtual_size = Size(width, max(0, len(self._order) * self._tall - 1))
        self._show_day()
        self.refresh()

    def on_resize(self) -> None:
        """Fit the width there is now."""
        self._fit()

    def render_line(self, y: int) -> Strip:
        """One line of what is in view."""
        width = self.scrollable_content_region.width
        style = self.visual_style
        content = self._line(y + round(self.scroll_y))
        segments = [
            Segment(text, part.rich_style)
            for text, part in content.render(style, "", self.app.stylesheet.parse_style)
        ]
        return Strip(segments, content.cell_length).adjust_cell_length(width, style.rich_style)

    def _line(self, line: int) -> Content:
        nth, line = divmod(line, self._tall)
        if nth >= len(self._order) or line == self._tall - 1:
            return Content("")
        year = self._order[nth]
        if line == 0:
            wins, days = self._years[year]
            said = filled(
                "history",
                "year_line",
                year=year,
                wins=counted("wins", wins),
                days=counted("days", days),
            )
            return Content(said or "")
        place, row = divmod(line - 1, 8)
        band = self._of(year)[place]
        if row == 0:
            names = calendar_map.month_names(band, self._layout.pitch)
            return Content.styled(" " * self._layout.gutter + names, "$muted")
        return self._row(band, row - 1)

    def _row(self, band: Band, row: int) -> Content:
        """One weekday of some months."""
        text = calendar_map.weekday_name(row, self._layout.gutter)
        spans = [Span(0, len(text), "$muted")]
        for column in range(band.columns):
            day = band.day(column, row)
            wins = self._wins.get(day, 0) if day else 0
            here = day == self.day and self.has_focus
            if wins:
                style = _CURSOR if here else _COLORS[calendar_map.step(wins) - 1]
                spans.append(Span(len(text), len(text) + 1, style))
            # where the keys are, the number itself is seen without color, too
            sign = calendar_map.mark(wins, plain=self.plain or here)
            text += sign.ljust(self._layout.pitch)
        return Content(text, spans)

    # The mouse

    def _on_line(self, line: int, cell: int) -> date | None:
        """The day that is drawn there, if it has a win."""
        nth, line = divmod(line, self._tall)
        place, row = divmod(line - 1, 8)
        column, aside = divmod(cell - self._layout.gutter, self._layout.pitch)
        if nth >= len(self._order) or not 1 <= line < self._tall - 1 or row == 0 or aside > 1:
            return None
        day = self._of(self._order[nth])[place].day(column, row - 1)
        return day if day in self._wins else None

    def on_click(self, event: events.Click) -> None:
        """Go to the day that is clicked; a click on the one the keys are at chooses it."""
        offset = event.get_content_offset(self)
        day = self._on_line(offset.y + round(self.scroll_y), offset.x) if offset else None
        if day is None:
            return
        event.stop()
        if day == self.day:
            self.action_open()
        else:
            self._go(day)

    def on_focus(self) -> None:
        """Show where the keys are."""
        self.refresh()

    def on_blur(self) -> None:
        """The keys are elsewhere now."""
        self.refresh()
