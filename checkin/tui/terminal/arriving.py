"""What arrives from a terminal, with lines that come all at once told from keys.

Not every terminal says that something is pasted.
"""

from __future__ import annotations

import re
from time import monotonic

from textual.events import Key
from textual.message import Message

from checkin.tui.at_once import AtOnce
from checkin.tui.terminal.incoming import Incoming

SILENCE = 0.03
"""Seconds without more, after which such lines are all there."""
_LINE = re.compile(rb"(?=[^\r\n]*[^\r\n\t ]{2})[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*[\r\n]")
"""A line and its end, which more of them may follow: a read can end between two."""
_SEVERAL = re.compile(_LINE.pattern + rb"\s*[^\s]")
_TEXT = re.compile(rb"[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*")


class Arriving:
    """Turns bytes into messages as `Incoming` does, but for lines that come all at once."""

    def __init__(self) -> None:
        self._incoming = Incoming()
        self._lines = b""
        self._over_at = 0.0

    @property
    def due(self) -> float | None:
        """When to call `tick` (in monotonic seconds), if nothing more comes before."""
        return self._over_at if self._lines else self._incoming.due

    @property
    def is_waiting(self) -> bool:
        """Whether lines came of which more may come."""
        return bool(self._lines)

    def feed(self, data: bytes) -> list[Message]:
        """What came, together with what was begun before."""
        if _TEXT.fullmatch(data) and (self._lines or self._begins(data)):
            self._lines += data
            self._over_at = monotonic() + SILENCE
            return []
        return self.rest() + self._incoming.feed(data)

    def tick(self) -> list[Message]:
        """What becomes of what nothing followed."""
        if not self._lines:
            return self._incoming.tick()
        return self.rest() if monotonic() >= self._over_at else []

    def rest(self) -> list[Message]:
        """The lines that came so far: no more of them do."""
        messages = self._incoming.feed(self._lines) if self._lines else []
        several = _SEVERAL.match(self._lines) is not None
        self._lines = b""
        keys = [message for message in messages if isinstance(message, Key)]
        return [AtOnce(keys)] if several and len(keys) == len(messages) else messages

    def _begins(self, data: bytes) -> bool:
        return self._incoming.due is None and _LINE.match(data) is not None
