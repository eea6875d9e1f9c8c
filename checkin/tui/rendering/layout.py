"""Lines of a list that wrap under their own beginning, not under their mark."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap

from textual.content import Content

_WIDEST = 86
_BESIDE = 7
"""Cells that are not text: the padding of the page and of the list, and the scroll bar."""
_MARK = 3


def hanging_indent(text: str, width: int) -> str:
    """The text in as many lines as it takes on a terminal of so many cells, after a mark."""
    room = max(_MARK, min(width, _WIDEST) - _BESIDE - _MARK)
    return f"\n{' ' * _MARK}".join(wrap(text, room))


def room(width: int) -> int:
    """How many cells a row of a list has, in a terminal of that width."""
    return max(min(width, _WIDEST) - _BESIDE, 20)


def hanging_row(content: Content, width: int) -> Content:
    """A row on as many lines as it needs, each but the first moved in below its words."""
    first, *more = content.wrap(width) or [Content("")]
    if not more:
        return first
    rest = content[len(first.plain) :]
    while rest.plain.startswith(" "):
        rest = rest[1:]
    return Content("\n").join([first, indented([rest], width, _MARK)])


def indented(parts: Iterable[Content], width: int, indent: int) -> Content:
    """What is said below each other, each part on as many lines as it needs, moved in."""
    rows = [row for part in parts for row in part.wrap(width - indent)]
    return Content("\n").join(Content.assemble(" " * indent, row) for row in rows)
