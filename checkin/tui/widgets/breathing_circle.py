"""The breath: a round shape that swells and falls."""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.events import Resize
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

_LARGEST = 18
"""The most that the shape is high, in rows."""
_EMPTY = 0.3
"""How large it is when all is let out, of how large it gets."""
_LOWER = 0.1
"""How far below the middle it stands, in dots. Nobody sees it, and it moves more smoothly: its
upper and its lower rows change at different moments."""
_PARTS = ("breath--full", "breath--now")
_SIGNS = {(True, True): ":", (True, False): "'", (False, True): ".", (False, False): " "}

Colors = tuple[Color | None, Color | None, Color | None]
"""Of the page, the faint shape, and the breath."""
Span = tuple[int, int]
"""How far the shape reaches from the middle of a row, in cells: its upper and its lower half."""


class Breath(Widget):
    """Draws how full a breath is, on the faint shape of a full one.

    Each cell stands for two square dots, one above the other. When the size changes, the rows
    that changed are drawn again and no others. It is no wider than it has to be: a row is sent
    to the terminal from the widget's left edge on, however little of it changed.
    """

    COMPONENT_CLASSES = {"breath--now", "breath--full"}
    DEFAULT_CSS = """
    Breath { width: 36; max-width: 100%; height: 1fr; }
    Breath > .breath--now { color: $primary 75%; }
    Breath.-plain > .breath--now { color: $primary; }
    Breath > .breath--full { color: $surface; }
    """

    def __init__(self, *, plain: bool) -> None:
        """With `plain`, it is drawn with signs that every terminal has, and no faint shape."""
        super().__init__(classes="-plain" if plain else None)
        self._plain = plain
        self._at = 0.0
        self._spans: list[Span] = []
        self._outer: list[Span] = []
        self._colors: Colors | None = None

    def show(self, size: float) -> None:
        """Draw the breath that full: 0 let out, 1 taken in."""
        self._at = size
        before, self._spans = self._spans, self._shape(size)
        if len(before) == len(self._spans):
            changed = list(self._changed(before, self._spans))
            if changed:
                self.refresh(*changed)
        else:
            self.refresh()

    def on_resize(self, event: Resize) -> None:
        """Fit the room there is."""
        self._outer = self._shape(1.0)
        self._spans = self._shape(self._at)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if y >= len(self._spans):
            return Strip.blank(width, self.rich_style)
        middle = width // 2
        half = list(self._half(self._spans[y], self._outer[y], middle))
        left = [Segment(text, style) for text, style in reversed(half)]
        right = [Segment(text, style) for text, style in half]
        strip = Strip([*left, *right], 2 * middle)
        return strip.adjust_cell_length(width, self.rich_style).simplify()

    def _shape(self, size: float) -> list[Span]:
        """The rows of a disc that full, as large as there is room for."""
        width, height = self.size
        most = min(height, width // 2, _LARGEST)
        radius = most * (_EMPTY + (1 - _EMPTY) * size)
        reach = []
        for dot in range(2 * height):
            across = radius * radius - (dot + 0.5 - _LOWER - height) ** 2
            cells = round(sqrt(across)) if across > 0 else 0
            reach.append(cells if cells > 1 else 0)  # a lone dot would stick out
        return list(zip(reach[::2], reach[1::2], strict=True))

    def _changed(self, before: list[Span], after: list[Span]) -> Iterator[Region]:
        """The rows that are drawn otherwise now, up to their last changed cell."""
        middle = self.size.width // 2
        for y, (old, new) in enumerate(zip(before, after, strict=True)):
            if old != new:
                ends = [
                    end for pair in zip(old, new, strict=True) if pair[0] != pair[1] for end in pair
                ]
                yield Region(middle - max(ends), y, 2 * max(ends), 1)

    def _half(self, now: Span, full: Span, room: int) -> Iterator[tuple[str, Style]]:
        """The right half of a row from the middle outwards, as runs of the same sign."""
        start = 0
        for end in sorted({*now, *(() if self._plain else full), room}):
            if start < end <= room:
                upper, lower = (
                    2 if start < reach else 1 if start < outer and not self._plain else 0
                    for reach, outer in zip(now, full, strict=True)
                )
                yield self._sign(upper, lower, end - start)
                start = end

    def _sign(self, upper: int, lower: int, times: int) -> tuple[str, Style]:
        """Cells of two dots each: 2 is the breath, 1 the faint shape, 0 the page."""
        page, _, breath = colors = self._colors or self._read_colors()
        if self._plain:
            sign = _SIGNS[bool(upper), bool(lower)]
            return sign * times, Style(color=breath, bgcolor=page)
        if upper == lower:
            return " " * times, Style(bgcolor=colors[upper])
        return "▀" * times, Style(color=colors[upper], bgcolor=colors[lower])

    def _read_colors(self) -> Colors:
        """The colors of the theme. Looking them up takes longer than drawing with them."""
        faint, breath = (self.get_component_rich_style(name).color for name in _PARTS)
        self._colors = self.rich_style.bgcolor, faint, breath
        return self._colors

    def notify_style_update(self) -> None:
        """Take on the colors of another theme."""
        super().notify_style_update()
        self._colors = None
