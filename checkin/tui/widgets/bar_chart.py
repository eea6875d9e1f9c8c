"""Rows of stones: a name, a stone for each win, and the same in words."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from checkin.core.frozen import Frozen
from checkin.domain.statistics import scale_marks
from checkin.tui.widgets.chosen_row import with_chosen_mark
from checkin.tui.widgets.content_line import content_line

_LEAST_ROOM = 4
"""Where fewer stones than that would fit, the words stand alone."""


class Bar(Frozen):
    """One row."""

    name: str
    wins: int
    said: str
    """How many wins there are, in words."""


class Bars(ScrollView, can_focus=True, inherit_bindings=False):
    """Draws the rows that are in view. One of them is highlighted, and it is always in view."""

    DEFAULT_CSS = """
    Bars { height: 1fr; overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; }
    Bars > .bars--highlighted { color: $foreground; text-style: bold; }
    """
    COMPONENT_CLASSES = {"bars--highlighted"}
    ALLOW_SELECT = False

    class Highlighted(Message):
        """Another row is highlighted."""

    class Chosen(Message):
        """The highlighted row was clicked."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.at = 0
        """Which row is highlighted, from 0."""
        self.plain = False
        self._rows: Sequence[Bar] = ()
        self._names = 0
        self._said = 0
        self._most = 0

    def show(self, rows: Sequence[Bar], *, at: int = 0) -> None:
        """Show these rows, with that one highlighted."""
        self._rows = rows
        self._names = max((Content(row.name).cell_length for row in rows), default=0)
        self._said = max((Content(row.said).cell_length for row in rows), default=0)
        self._most = max((row.wins for row in rows), default=0)
        self.at = min(at, max(0, len(rows) - 1))
        self.on_resize()

    @property
    def each(self) -> int:
        """How many wins one stone stands for; 0 where no stones are drawn."""
        room = self._width - self._name_room - self._said - 7  # and the gaps between them
        return scale_marks(1, self._most, room)[1] if room >= _LEAST_ROOM else 0

    def move(self, by: int) -> None:
        """Light a row so far down, or up."""
        self._light(self.at + by)

    def page(self, by: int) -> None:
        """Go down (1) or up (-1) as many rows as there are in view."""
        self._light(self.at + by * max(1, self.scrollable_content_region.height - 1))

    def end(self, by: int) -> None:
        """Light the first row (-1) or the last (1)."""
        self._light(len(self._rows) if by > 0 else 0)

    def _light(self, at: int) -> None:
        at = max(0, min(at, len(self._rows) - 1))
        if at != self.at:
            self.at = at
            self._show_lit()
            self.refresh()
            self.post_message(self.Highlighted())

    def _show_lit(self) -> None:
        height = max(1, self.scrollable_content_region.height)
        seen = round(self.scroll_y)
        if self.at < seen:
            self.scroll_to(y=self.at, animate=False, force=True)
        elif self.at >= seen + height:
            self.scroll_to(y=self.at - height + 1, animate=False, force=True)

    def on_resize(self) -> None:
        """Fit the width there is now."""
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._rows))
        self._show_lit()
        self.refresh()

    # Drawing

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width

    @property
    def _name_room(self) -> int:
        return min(self._names, max(12, self._width // 3))

    def render_line(self, y: int) -> Strip:
        index = y + round(self.scroll_y)
        if index >= len(self._rows):
            return Strip.blank(self._width, self.rich_style)
        highlighted = index == self.at
        style = self.get_visual_style("bars--highlighted") if highlighted else self.visual_style
        content = self._row(self._rows[index]).truncate(self._width, ellipsis=True)
        strip = content_line(self, content, style, self._width)
        return with_chosen_mark(strip, self.app) if highlighted else strip

    def _row(self, bar: Bar) -> Content:
        room = self._name_room
        name = Content(bar.name).truncate(room, ellipsis=True)
        name = Content.assemble("  ", name, " " * (room - name.cell_length))
        drawn = Content("")
        if self.each:
            number = -(-bar.wins // self.each)
            stone = "*" if self.plain else "●"
            drawn = Content.assemble(Content.styled(stone * number, "$primary"), "  ")
        return Content.assemble(name, "  ", drawn, Content.styled(bar.said, "$muted"))

    def on_click(self, event: events.Click) -> None:
        """Highlight the row that is clicked; a click on the highlighted one chooses it."""
        offset = event.get_content_offset(self)
        index = offset.y + round(self.scroll_y) if offset else len(self._rows)
        if index >= len(self._rows):
            return
        event.stop()
        if index == self.at:
            self.post_message(self.Chosen())
        else:
            self._light(index)
