"""Lines of a list that wrap under their own beginning, not under their mark."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from checkin.core.wrapping import spans

_WIDEST = 86
_MARGINS = 4
"""Cells at the sides of a page."""
_BESIDE = 7
"""Cells that are not text: the padding of the page and of the list, and the scroll bar."""
_MARK = 3


def page_width(width: int) -> int:
    """How many cells a page has for text, in a terminal of that width."""
    return max(min(width, _WIDEST) - _MARGINS, _MARK)


def room(width: int) -> int:
    """How many cells a row of a list has, in a terminal of that width."""
    return max(min(width, _WIDEST) - _BESIDE, 20)


def hung(head: Content | str, content: Content, width: int) -> list[Content]:
    """The lines of a text after its head, below each other; `width` is that of a whole line."""
    head = Content(head) if isinstance(head, str) else head
    below = Content(" " * head.cell_length)
    rows = spans(content.plain, width - head.cell_length)
    return [
        Content.assemble(below if nth else head, content[start:end])
        for nth, (start, end) in enumerate(rows)
    ]


def hanging_row(content: Content, width: int, *, within: int = 0) -> Content:
    """A row on as many lines as it needs, each but the first moved in below its words.

    All of it is moved in by the cells of `within`.
    """
    head = Content.assemble(" " * within, content[:_MARK])
    return Content("\n").join(hung(head, content[_MARK:], width))


def indented(parts: Iterable[Content], width: int, indent: int) -> Content:
    """What is said below each other, each part on as many lines as it needs, moved in."""
    return Content("\n").join(row for part in parts for row in hung(" " * indent, part, width))
