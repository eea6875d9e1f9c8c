"""A list under headings that may be any length: what is not seen is never read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from checkin.core.entries import Entry
from checkin.core.errors import CheckinError
from checkin.tui.widgets.chosen_row import with_chosen_mark
from checkin.tui.widgets.content_line import content_line
from checkin.tui.widgets.timeline_model import Days, EntryRange, Place, Source

_IN_FRONT = 2
"""How many cells in front of an entry are for the marks of the chosen and the marked ones."""


class Timeline(ScrollView, can_focus=True, inherit_bindings=False):
    """Draws the lines that are in view, one by one, and knows which entry is selected.

    The selected entry is always in view: what is done to it, is seen.
    """

    DEFAULT_CSS = """
    Timeline { height: 1fr; overflow-x: hidden; overflow-y: auto; scrollbar-gutter: stable;
        scrollbar-size-vertical: 1; }
    Timeline > .timeline--selected { color: $foreground; text-style: bold; }
    """
    COMPONENT_CLASSES = {"timeline--selected"}
    ALLOW_SELECT = False

    class Selected(Message):
        """Another entry is selected, or it was opened or closed."""

    class Opened(Message):
        """The selected entry was clicked, to be opened or closed."""

    @dataclass
    class Marked(Message):
        """The selected entry is to be marked, or no longer; or all up to it."""

        through: bool
        """Whether all between the last marked entry and this one are meant."""

    @dataclass
    class Trouble(Message):
        """A day could not be read."""

        error: CheckinError

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._days = Days(None, self._troubled)
        self._at: Place | None = None
        self._known: tuple[date, int, int] | None = None
        """The selected entry: its day, its place there, and its number."""
        self._placing = False

    # What is shown

    def show(self, source: Source, *, anew: bool = False) -> None:
        """Show what a source holds now. The selection stays with its entry, on its line.

        With `anew`, the list begins at its top instead.
        """
        known, row, at_top = self._known, self._screen_row(), not round(self.scroll_y)
        opened = self._opened()
        self._days = Days(source, self._troubled)
        lines = self._days.lines
        self._at = lines.near_line(0)
        if known is not None and not anew:
            self._at = self._days.find(known[2], known[0]) or lines.instead_of(*known[:2])
        if opened is not None and not anew and (at := self._days.find(*opened)):
            self._days.open(at, self._width)
        line = lines.line(*self._at) if self._at else 0
        self._place(0 if anew or (at_top and line < self._height) else line - row)

    @property
    def entries(self) -> int:
        """How many entries the list holds."""
        return self._days.lines.entries

    @property
    def selected(self) -> Entry | None:
        """The entry that is selected."""
        row = self._days.row(self._at) if self._at else None
        return row[0] if row else None

    @property
    def is_open(self) -> bool:
        """Whether the selected entry is shown whole."""
        return self._at is not None and self._days.open_at == self._at

    @property
    def enter_says(self) -> str:
        """What enter does to the selected entry, for the footer."""
        return "Close" if self.is_open else "Open"

    # Moving

    def move(self, by: int) -> None:
        """Select the next entry (1) or the one before (-1); of a tall one, show more first."""
        if self._at is None:
            return
        top, end = self._span(self._at)
        seen = round(self.scroll_y)
        beside = self._days.lines.beside(*self._at, by)
        if (by > 0 and end > seen + self._height) or (by < 0 and top < seen):
            self._scroll(seen + by)
        elif beside is not None:
            self._select(beside)
        elif by < 0:
            self._scroll(0)

    def page(self, by: int) -> None:
        """Go one page down (1) or up (-1)."""
        if self._at is None:
            return
        pace = by * max(1, self._height - 2)
        top, end = self._span(self._at)
        seen = round(self.scroll_y)
        at: Place | None = self._at
        if not (end > seen + self._height if by > 0 else top < seen):
            at = self._days.lines.near_line(top + pace)
            if at == self._at:
                at = self._days.lines.beside(*self._at, by)
        self._scroll(seen + pace)
        if at is not None and at != self._at:
            self._select(at)

    def first(self) -> None:
        """Go to the newest entry."""
        if at := self._days.lines.near_line(0):
            self._select(at)
            self._scroll(0)

    def last(self) -> None:
        """Go to the oldest entry."""
        if at := self._days.lines.near_line(self._days.lines.total - 1):
            self._select(at)

    def go_to(self, first: date, last: date) -> date | None:
        """Go to the newest day of a span, or the day nearest to it; the day gone to."""
        day = self._days.lines.near_day(first, last)
        if day is None:
            return None
        self._at = day, 0
        self._place(self._days.lines.line(day))
        return self._days.lines.days[day]

    def select(self, number: int) -> bool:
        """Select an entry by its number, if the list holds it."""
        at = self._days.find(number)
        if at is not None:
            self._select(at)
        return at is not None

    def range_from(self, number: int) -> EntryRange | None:
        """All from an entry of the list to the selected one; None if it holds no such entry."""
        start, end = self._days.find(number), self._at
        if start is None or end is None:
            return None
        first, last = sorted((start, end))
        listed = self._days.numbers
        if first[0] == last[0]:
            numbers = listed(first[0])[first[1] : last[1] + 1]
        else:
            numbers = listed(first[0])[first[1] :] + listed(last[0])[: last[1] + 1]
        days = self._days.lines.days
        between = days[first[0] + 1 : last[0]]
        return EntryRange(numbers, (between[-1], between[0]) if between else None)

    def toggle(self) -> None:
        """Show the selected entry whole where it stands, or on one line again."""
        if self._at is None:
            return
        row = self._screen_row()
        if self.is_open:
            self._days.close()
        else:
            self._days.open(self._at, self._width)
        top, end = self._span(self._at)
        self._place(top - max(0, min(row, self._height - (end - top))))

    # Drawing

    def render_line(self, y: int) -> Strip:
        width, line = self._width, y + round(self.scroll_y)
        if line >= self._days.lines.total:
            return Strip.blank(width, self.rich_style)
        spot = self._days.lines.at(line)
        selected = (spot.day, spot.entry) == self._at
        style = self.get_visual_style("timeline--selected") if selected else self.visual_style
        content = self._days.content(spot, width).truncate(width, ellipsis=True)
        strip = content_line(self, content, style, width)
        return with_chosen_mark(strip, self.app) if selected and not spot.part else strip

    # The selection and the view

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Let the selection come along when the page is scrolled by hand."""
        super().watch_scroll_y(old_value, new_value)
        if self._at is None or self._placing:
            return
        lines, seen = self._days.lines, round(new_value)
        top, end = self._span(self._at)
        if end <= seen:
            self._at = lines.near_line(seen) or self._at
            if self._span(self._at)[1] <= seen:
                self._at = lines.beside(*self._at, 1) or self._at
        elif top >= seen + self._height:
            self._at = lines.near_line(seen + self._height - 1) or self._at
            if self._span(self._at)[0] >= seen + self._height:
                self._at = lines.beside(*self._at, -1) or self._at
        else:
            return
        self._chosen()

    def _select(self, at: Place) -> None:
        self._at = at
        self._show_selected()
        self._chosen()

    def _chosen(self) -> None:
        entry = self.selected
        self._known = None
        if self._at is not None and entry is not None:
            self._known = self._days.lines.days[self._at[0]], self._at[1], entry.id
        self.post_message(self.Selected())
        self.refresh()

    def _opened(self) -> tuple[int, date] | None:
        at = self._days.open_at
        row = self._days.row(at) if at else None
        return (row[0].id, self._days.lines.days[at[0]]) if at and row else None

    def _show_selected(self) -> None:
        """Scroll no further than it takes to see the selected entry, and its day above it."""
        if self._at is None:
            return
        top, end = self._span(self._at)
        above = top - 1 if self._at[1] == 0 else top
        end = min(end, top + self._height - 1)
        seen = round(self.scroll_y)
        if above < seen:
            self._scroll(above)
        elif end > seen + self._height:
            self._scroll(end - self._height)

    def _span(self, at: Place) -> tuple[int, int]:
        """The first line of an entry, and the one after its last."""
        top = self._days.lines.line(*at)
        return top, top + self._days.lines.height(*at)

    def _screen_row(self) -> int:
        return self._days.lines.line(*self._at) - round(self.scroll_y) if self._at else 0

    def _place(self, line: int) -> None:
        """Take on the size that the lines have now, with this one on top if it can be."""
        self._placing = True
        size = Size(self._width, self._days.lines.total)
        if self.show_vertical_scrollbar and size.height > self._height:
            # nothing but the bar changes: the page is not laid out for each letter of a search
            self.set_reactive(Timeline.virtual_size, size)
            self.vertical_scrollbar.window_virtual_size = size.height
            self.refresh()
        else:
            self.virtual_size = size
        self._scroll(line)
        self._placing = False
        self._show_selected()
        self._chosen()

    def _scroll(self, line: int) -> None:
        self.scroll_to(y=max(0, line), animate=False, force=True)

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width

    @property
    def _height(self) -> int:
        return max(1, self.scrollable_content_region.height)

    def _troubled(self, error: CheckinError) -> None:
        self.post_message(self.Trouble(error))

    # What the terminal says

    def on_resize(self) -> None:
        """Fit an open entry to the new width, and keep the selection in view."""
        if self._days.open_at is not None:
            self._days.open(self._days.open_at, self._width)
        self._place(round(self.scroll_y))

    def on_click(self, event: events.Click) -> None:
        """Select what is clicked; a click on the selected entry opens or closes it.

        A click in front of an entry, or with ctrl, marks it; with shift, all up to it.
        """
        offset = event.get_content_offset(self)
        line = (offset.y if offset else 0) + round(self.scroll_y)
        if offset is None or line >= self._days.lines.total:
            return
        event.stop()
        spot = self._days.lines.at(line)
        if spot.entry < 0:
            return
        at = (spot.day, spot.entry)
        if event.shift or event.ctrl or (offset.x < _IN_FRONT and not spot.part):
            self._select(at)
            self.post_message(self.Marked(event.shift))
        elif at == self._at:
            self.post_message(self.Opened())
        else:
            self._select(at)
