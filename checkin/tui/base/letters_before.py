"""Letters that a page took as keys, and that may turn out to begin words."""

from __future__ import annotations

from time import monotonic

from textual.events import Key

from checkin.tui.base.typing_pace import TypingPace
from checkin.tui.widgets.choice_list import TOGETHER


class LettersBefore:
    """What was typed in a row on a page that it ended or changed, for the page that comes after."""

    def __init__(self) -> None:
        self._letters = ""
        self._typed_at = 0.0
        self.pace = TypingPace()
        """How fast letters follow each other in fields."""

    def add(self, event: Key) -> None:
        """Take note of a key; one that types no letter ends what was typed in a row."""
        before, letter = self.take(), event.character
        if letter is None or not event.is_printable or not (before or letter.isalnum()):
            return
        self._letters, self._typed_at = before + letter, monotonic()

    def take(self) -> str:
        """The letters, given out once; empty when what is typed now does not follow at once."""
        letters, self._letters = self._letters, ""
        return letters if monotonic() - self._typed_at < TOGETHER else ""
