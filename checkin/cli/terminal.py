"""The terminal that a command writes to: how wide it is, and lines that fit it."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import IO

_HELD = "\0"
"""A space at which no line is broken; nothing that is shown has this sign."""


def at_terminal(stream: IO[str] | None) -> bool:
    """Whether someone sits at that end."""
    return stream is not None and not stream.closed and stream.isatty()


def fitted(text: str, stream: IO[str] | None) -> str:
    """The text with lines that are no wider than the terminal, broken between words.

    A command in backticks stays on one line if it fits on one; so does what follows an indent or a
    name, below each other. A word that is longer stays whole. For no terminal nothing is broken.
    """
    width = columns(stream) or 0
    if not width or all(_fits(line, width) for line in text.split("\n")):
        return text
    return "\n".join(_fitted(line, width) for line in text.split("\n"))


def columns(stream: IO[str] | None) -> int | None:
    """How many cells the terminal is wide; None if it is none."""
    if stream is None or not at_terminal(stream):
        return None
    try:
        return os.get_terminal_size(stream.fileno()).columns or None
    except OSError:
        return None


def _fits(line: str, width: int) -> bool:
    """Whether that is plain without a closer look."""
    return len(line) * (1 if line.isascii() else 2) <= width


def _fitted(line: str, width: int) -> str:
    from checkin.core.wrapping import cells, hung

    if cells(line) <= width:
        return line
    parts = line.split("`")
    for nth in range(1, len(parts) - 1, 2):
        if cells(parts[nth]) + 2 <= width:
            parts[nth] = parts[nth].replace(" ", _HELD)
    line = "`".join(parts)
    text = line.lstrip(" ").partition("  ")[2].lstrip(" ")  # after a name, in a list
    if not text or not _has_room(text, width, line):
        text = line.lstrip(" ").removeprefix("- ")
        if not _has_room(text, width, line):
            text = line
    head = line[: len(line) - len(text)]
    return "\n".join(hung(text, width, head, breaks_words=False)).replace(_HELD, " ")


def _has_room(text: str, width: int, line: str) -> bool:
    """Whether the end of a line can stand below each other, and none of its words gets cut."""
    from checkin.core.wrapping import cells

    indent = cells(line) - cells(text)
    longest = max(map(cells, text.split(" ")))
    return indent * 2 <= width and (longest <= width - indent or longest > width)
