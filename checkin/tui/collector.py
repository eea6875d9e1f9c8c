"""When Python looks for objects that only refer to each other: at rest, not while one types."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from gc import collect
from time import monotonic

from textual.events import Event, InputEvent

AFTER = 0.4
"""Seconds without a key, after which it looks through all there is: some 20 ms."""
_SELDOM = 100
"""For how many looks at the younger objects there is one at all, while nobody rests."""
Callback = Callable[[], object]


def call_later(seconds: float, go: Callback) -> None:
    """Have the loop do something; a timer of Textual would be a task of its own."""
    asyncio.get_running_loop().call_later(seconds, go)


class Collector:
    """Has the long collections wait for a pause, so that no key waits for them."""

    def __init__(self) -> None:
        self._at = 0.0
        self._waits = False

    def begin(self) -> None:
        """After the first frame: what is there by then stays, and is not looked through again."""
        gc.freeze()
        first, second, _ = gc.get_threshold()
        gc.set_threshold(first, second, _SELDOM)
        gc.enable()

    def noticed(self, event: Event) -> None:
        """Somebody did something: a pause begins after it. At rest nothing is waited for."""
        if not isinstance(event, InputEvent) or event.is_forwarded:
            return
        self._at = monotonic()
        if not self._waits:
            self._waits = True
            call_later(AFTER, self._look)

    def _look(self) -> None:
        left = self._at + AFTER - monotonic()
        if left > 0.0:
            call_later(left, self._look)
        else:
            self._waits = False
            collect()
