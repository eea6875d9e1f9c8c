"""How fast somebody types: a letter that follows slowly goes on with a word all the same."""

from __future__ import annotations

from collections import deque

SLOWEST = 2.0
"""Seconds after which a letter does not go on with the word before it."""
_FASTEST = 0.03
"""Seconds within which nobody types the next letter: it was pasted, or held down."""
_LAST = 9
"""How many of the last letters tell it."""
_UNEVEN = 1.6
"""How much longer than usual a letter of the same word can take."""


class TypingPace:
    """The seconds between the letters that were typed into fields so far."""

    def __init__(self) -> None:
        self._gaps: deque[float] = deque(maxlen=_LAST)
        self._at = 0.0

    def note(self, at: float) -> None:
        """Take note of a letter that was typed into a field at a moment, in seconds."""
        gap, self._at = at - self._at, at
        if _FASTEST < gap < SLOWEST:
            self._gaps.append(gap)

    def within(self, at_least: float, at_most: float) -> float:
        """Seconds within which the next letter of a word comes, between these two."""
        if len(self._gaps) < _LAST // 2:
            return at_least
        usual = sorted(self._gaps)[len(self._gaps) // 2]
        return max(at_least, min(_UNEVEN * usual, at_most))
