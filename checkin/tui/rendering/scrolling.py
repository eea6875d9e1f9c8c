"""Scrolling by keys, at once: a key that is held down comes faster than frames."""

from __future__ import annotations

from textual.widget import Widget


def scroll_lines(held: Widget, rows: int) -> None:
    """Scroll down by so many rows, or up if they are negative."""
    held.scroll_relative(y=rows, animate=False, immediate=True)


def scroll_page(held: Widget, pages: int) -> None:
    """Scroll by what can be seen at once, but for one row that shows where it goes on."""
    scroll_lines(held, pages * max(1, held.size.height - 1))
