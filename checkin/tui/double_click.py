"""Two clicks where one was meant."""

from __future__ import annotations

from weakref import ref

from textual.app import App
from textual.events import Event, MouseDown, MouseEvent, MouseUp
from textual.geometry import Offset
from textual.screen import Screen


class DoubleClicks:
    """Tells the second click of two, if the first led to another page: it is for nothing there."""

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._at = 0.0
        self._place: Offset | None = None
        self._page: ref[Screen[object]] | None = None
        self._drops = False

    def drops(self, event: Event) -> bool:
        """Whether a press of the mouse, or its end, is such a second one."""
        if not isinstance(event, MouseEvent):
            return False
        if isinstance(event, MouseDown):
            soon = event.time - self._at <= self._app.CLICK_CHAIN_TIME_THRESHOLD
            again = soon and event.screen_offset == self._place
            elsewhere = self._page is not None and self._page() is not self._app.screen
            self._drops = again and elsewhere
            if not self._drops:
                self._at, self._place = event.time, event.screen_offset
                self._page = ref(self._app.screen)
        return self._drops and isinstance(event, MouseDown | MouseUp)
