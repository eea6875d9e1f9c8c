"""Lines of a list that wrap under their own beginning, not under their mark."""

from __future__ import annotations

from textwrap import wrap

_WIDEST = 86
_BESIDE = 7
"""Cells that are not text: the padding of the page and of the list, and the scroll bar."""
_MARK = 3


def hanging_indent(text: str, width: int) -> str:
    """The text in as many lines as it takes on a terminal of so many cells, after a mark."""
    room = max(_MARK, min(width, _WIDEST) - _BESIDE - _MARK)
    return f"\n{' ' * _MARK}".join(wrap(text, room))
