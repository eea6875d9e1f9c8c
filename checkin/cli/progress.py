"""A count on stderr while something takes long."""

from __future__ import annotations

import sys
from time import monotonic

from checkin.cli.terminal import at_terminal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Self

_FIRST, _NEXT = 0.5, 0.1
"""After how many seconds the count is shown, and shown anew."""


class Progress:
    """`with Progress("imports", "reading") as progress:` a count over itself on a line of stderr.

    It is shown at a terminal alone, once it takes long, and is gone at the end of the block.
    """

    def __init__(self, section: str, key: str, **values: str) -> None:
        """Say the count in a sentence by its name, which has a place for it."""
        self._named = section, key
        self._values = values
        self._due = monotonic() + _FIRST
        self._width = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._width:
            self._write("")
            self._write("")

    def __call__(self, count: int) -> None:
        """Show how far it is, unless that was shown just now."""
        if monotonic() < self._due or not at_terminal(sys.stderr):
            return
        from checkin.content.strings import format_text

        self._due = monotonic() + _NEXT
        self._write(format_text(*self._named, count=f"{count:,}", **self._values))

    def _write(self, words: str) -> None:
        line = words.ljust(self._width)
        self._width = len(words)
        try:
            sys.stderr.write(f"\r{line}")
            sys.stderr.flush()
        except OSError:  # nobody looks any more
            self._due = float("inf")
