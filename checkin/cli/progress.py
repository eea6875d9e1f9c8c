"""A count on stderr while something takes long."""

from __future__ import annotations

import sys
from time import monotonic

from checkin.cli.input import at_terminal

_FIRST, _NEXT = 0.5, 0.1
"""After how many seconds the count is shown, and shown anew."""


class Progress:
    """Writes a count over itself on one line of stderr: at a terminal, and until it is done."""

    def __init__(self) -> None:
        self._due = monotonic() + _FIRST
        self._width = 0

    def __call__(self, words: str) -> None:
        """Show these words, which say how far it is, unless others were shown just now."""
        if monotonic() < self._due or not at_terminal(sys.stderr):
            return
        self._due = monotonic() + _NEXT
        self._write(words)

    def done(self) -> None:
        """Take the line away."""
        if self._width:
            self._write("")
            self._write("")

    def _write(self, words: str) -> None:
        line = words.ljust(self._width)
        self._width = len(words)
        try:
            sys.stderr.write(f"\r{line}")
            sys.stderr.flush()
        except OSError:  # nobody looks any more
            self._due = float("inf")
