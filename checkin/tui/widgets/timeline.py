"""A list under headings that may be any length: what is not seen is never read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from checkin.errors import CheckinError
from checkin.model import Entry
from checkin.timeline import GAP, HEADING, Lines, Spot, arranged

_REMEMBERED = 400
"""How many entries, of days that were drawn, stay in memory."""

Row = tuple[Entry, bool]
"""An entry, and whether it stands below its hard moment."""


class Source(Protocol):
    """Where a timeline has its days from, and how they read."""

    def counts(self) -> Iterable[tuple[date, int]]:
        """The days that hold any entry, newest first, and how many each holds."""

    def entries(self, day: date) -> Sequence[Entry]:
        """The entries of a day, in the order they happened."""

    def day_of(self, number: int) -> date | None:
        """The day an entry belongs to; None if it is put away."""

    def heading(self, day: date) -> Content:
        """What stands above a day."""

    def line(self, entry: Entry, below: bool, width: int) -> Content:
        """An entry on one line of no more than `width` cells."""

    def whole(self, entry: Entry, below: bool, width: int) -> Sequence[Content]:
        """All of an entry, as lines of no more than `width` cells."""


class Timeline(ScrollView, can_focus=True, inherit_bindings=False):
    """Draws the lines that are in view, one by one, and knows which entry is selected.

    The selected entry is always in view: what is done to it, is seen.
    """

    DEFAULT_CSS = """
    Timeline { height: 1fr; overflow-x: hidden; overflow-y: auto; scrollbar-gutter: stable;
        scrollbar-size-vertical: 1; }
    Timeline > .timeline--selected { background: $panel; color: $foreground; }
    """
    COMPONENT_CLASSES = {"timeline--selected"}
    ALLOW_SELECT = False

    class Selected(Message):
        """Another entry is selected, or it was opened or closed."""

    @dataclass
    class Trouble(Message):
        """A day could not be read."""

        error: CheckinError

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._source: Source | None = None
        self._lines = Lines()
        self._rows: dict[int, list[Row]] = {}
        self._at: tuple[int, int] | None = None
        self._selected: tuple[date, int, int] | None = None  # its day, its place there, its number
        self._opened: tuple[int, int, int] | None = None  # its day, its place there, its number
        self._drawn: list[Content] = []  # the lines of the one that is open
        self._placing = False

    # What is shown

    def show(self, source: Source, *, anew: bool = False) -> None:
        """Show what a source holds now. The selection stays with its entry, on its line.

        With `anew`, the list begins at its top instead.
        """
        was, row = self._selected, self._screen_row()
        at_top = not round(self.scroll_y)
        opened = self._opened[2] if self._opened else None
        self._source, self._lines, self._rows, self._opened = (
            source,
            Lines(source.counts()),
            {},
            None,
        )
        if anew:
            self._at = self._lines.near_line(0)
        elif was is not None:
            self._at = self._found(was[2], was[0]) or self._lines.instead_of(was[0], was[1])
        else:
            self._at = self._lines.near_line(0)
        if opened is not None and not anew and (at := self._found(opened, was[0] if was else None)):
            self._measure(at, opened)
        line = self._lines.line(*self._at) if self._at else 0
        self._place(0 if anew or (at_top and line < self._height) else line - row)

    @property
    def entries(self) -> int:
        """How many entries the list holds."""
        return self._lines.entries

    @property
    def selected(self) -> Entry | None:
        """The entry that is selected."""
        row = self._row(*self._at) if self._at else None
        return row[0] if row else None

    @property
    def enter_says(self) -> str:
        """What enter does to the selected entry, for the footer."""
        return "Close" if self.is_open else "Open"

    @property
    def is_open(self) -> bool:
        """Whether the selected entry is shown whole."""
        return self._opened is not None and self._opened[:2] == self._at

    # Moving

    def move(self, by: int) -> None:
        """Select the next entry (1) or the one before (-1); of a tall one, show more first."""
        if self._at is None:
            return
        top = self._lines.line(*self._at)
        end, seen = top + self._lines.height(*self._at), round(self.scroll_y)
        beside = self._lines.beside(*self._at, by)
        if by > 0 and end > seen + self._height:
            self._scroll(seen + 1)
        elif by < 0 and top < seen:
            self._scroll(seen - 1)
        elif beside is not None:
            self._select(beside)
        elif by < 0:
            self._scroll(0)

    def page(self, by: int) -> None:
        """Go one page down (1) or up (-1)."""
        if self._at is None:
            return
        pace = by * max(1, self._height - 2)
        top, height = self._lines.line(*self._at), self._lines.height(*self._at)
        seen = round(self.scroll_y)
        more = top + height > seen + self._height if by > 0 else top < seen
        at = self._at if more else self._lines.near_line(top + pace)
        if at == self._at and not more:
            at = self._lines.beside(*self._at, by) or self._at
        self._scroll(seen + pace)
        if at is not None and at != self._at:
            self._select(at)

    def first(self) -> None:
        """Go to the newest entry."""
        self._go(self._lines.near_line(0), to_top=True)

    def last(self) -> None:
        """Go to the oldest entry."""
        self._go(self._lines.near_line(self._lines.total - 1))

    def go_to(self, first: date, last: date) -> date | None:
        """Go to the newest day of a span, or the day nearest to it; the day gone to."""
        day = self._lines.near_day(first, last)
        if day is None:
            return None
        self._select((day, 0))
        self._scroll(self._lines.line(day))
        self._show_selected()
        return self._lines.days[day]

    def select(self, number: int) -> bool:
        """Select an entry by its number, if the list holds it."""
        at = self._found(number, None)
        if at is not None:
            self._select(at)
        return at is not None

    def toggle(self) -> None:
        """Show the selected entry whole where it stands, or on one line again."""
        if self._at is None or (entry := self.selected) is None:
            return
        row = self._screen_row()
        if self.is_open:
            self._opened = None
            self._lines.close()
        else:
            self._measure(self._at, entry.id)
        row = max(0, min(row, self._height - self._lines.height(*self._at)))
        self._place(self._lines.line(*self._at) - row)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line of what is in view."""
        width = self.scrollable_content_region.width
        line = y + round(self.scroll_y)
        if line >= self._lines.total:
            return Strip.blank(width, self.rich_style)
        spot = self._lines.at(line)
        selected = (spot.day, spot.entry) == self._at
        style = self.get_visual_style("timeline--selected") if selected else self.visual_style
        content = self._content(spot, width).truncate(width, ellipsis=True)
        segments = [
            Segment(text, part.rich_style)
            for text, part in content.render(style, "", self.app.stylesheet.parse_style)
        ]
        strip = Strip(segments, content.cell_length)
        return strip.extend_cell_length(width, style.rich_style)

    def _content(self, spot: Spot, width: int) -> Content:
        if self._source is None or spot.entry == GAP:
            return Content("")
        if spot.entry == HEADING:
            return self._source.heading(self._lines.days[spot.day])
        if self._opened and self._opened[:2] == spot[:2]:
            return self._drawn[spot.part]
        row = self._row(spot.day, spot.entry)
        return self._source.line(*row, width) if row else Content("")

    def _row(self, day: int, entry: int) -> Row | None:
        rows = self._day(day)
        return rows[entry] if entry < len(rows) else None  # the file may have changed since

    def _day(self, day: int) -> list[Row]:
        if day not in self._rows:
            kept = sum(map(len, self._rows.values()))
            while self._rows and kept > _REMEMBERED:
                kept -= len(self._rows.pop(next(iter(self._rows))))
            try:
                assert self._source
                self._rows[day] = arranged(self._source.entries(self._lines.days[day]))
            except CheckinError as error:
                self._rows[day] = []
                self.post_message(self.Trouble(error))
        return self._rows[day]

    # Keeping hold of the selection

    def _found(self, number: int, day: date | None) -> tuple[int, int] | None:
        """Where an entry stands; `day` is where it stood before."""
        assert self._source
        for where in (day, None):
            try:
                where = where or self._source.day_of(number)
            except CheckinError as error:
                self.post_message(self.Trouble(error))
                return None
            at = self._lines.index(where) if where else None
            if at is not None:
                for place, (entry, _) in enumerate(self._day(at)[: self._lines.counts[at]]):
                    if entry.id == number:
                        return at, place
        return None

    def _measure(self, at: tuple[int, int], number: int) -> None:
        row = self._row(*at)
        if row is None or self._source is None:
            return
        width = max(20, self.scrollable_content_region.width)
        self._drawn = [*self._source.whole(*row, width)]
        self._opened = *at, number
        self._lines.open(*at, len(self._drawn))

    def _select(self, at: tuple[int, int]) -> None:
        self._at = at
        self._show_selected()
        self._chosen()
        self.refresh()

    def _go(self, at: tuple[int, int] | None, *, to_top: bool = False) -> None:
        if at is not None:
            self._select(at)
            if to_top:
                self._scroll(0)

    def _chosen(self) -> None:
        entry = self.selected
        if self._at is None or entry is None:
            self._selected = None
        else:
            self._selected = self._lines.days[self._at[0]], self._at[1], entry.id
        self.post_message(self.Selected())

    def _show_selected(self) -> None:
        """Scroll no further than it takes to see the selected entry, and its day above it."""
        if self._at is None:
            return
        top, height = self._lines.line(*self._at), self._lines.height(*self._at)
        above = top - 1 if self._at[1] == 0 else top
        seen = round(self.scroll_y)
        if above < seen:
            self._scroll(above)
        elif top + min(height, self._height - 1) > seen + self._height:
            self._scroll(top + min(height, self._height - 1) - self._height)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Let the selection come along when the page is scrolled by hand."""
        super().watch_scroll_y(old_value, new_value)
        if self._at is None or self._placing:
            return
        top, end = self._lines.line(*self._at), self._lines.line(*self._at)
        end += self._lines.height(*self._at)
        seen = round(new_value)
        if end <= seen:
            self._at = self._lines.near_line(seen) or self._at
            if self._lines.line(*self._at) < seen:
                self._at = self._lines.beside(*self._at, 1) or self._at
        elif top >= seen + self._height:
            self._at = self._lines.near_line(seen + self._height - 1) or self._at
            if self._lines.line(*self._at) >= seen + self._height:
                self._at = self._lines.beside(*self._at, -1) or self._at
        else:
            return
        self._chosen()

    # Size and place

    @property
    def _height(self) -> int:
        return max(1, self.scrollable_content_region.height)

    def _screen_row(self) -> int:
        return self._lines.line(*self._at) - round(self.scroll_y) if self._at else 0

    def _place(self, line: int) -> None:
        """Take on the size that the lines have now, with this one on top if it can be."""
        self._placing = True
        self.virtual_size = Size(self.scrollable_content_region.width, self._lines.total)
        self._scroll(line)
        self._placing = False
        self._show_selected()
        self._chosen()
        self.refresh()

    def _scroll(self, line: int) -> None:
        self.scroll_to(y=max(0, line), animate=False, force=True)

    def on_resize(self, event: events.Resize) -> None:
        """Fit an open entry to the new width, and keep the selection in view."""
        if self._opened is not None:
            self._measure(self._opened[:2], self._opened[2])
        self._place(round(self.scroll_y))

    def on_click(self, event: events.Click) -> None:
        """Select what is clicked; a click on the selected entry opens or closes it."""
        offset = event.get_content_offset(self)
        line = (offset.y if offset else -1) + round(self.scroll_y)
        if offset is None or line >= self._lines.total:
            return
        event.stop()
        spot = self._lines.at(line)
        if spot.entry < 0:
            return
        if (spot.day, spot.entry) == self._at:
            self.toggle()
        else:
            self._select((spot.day, spot.entry))
