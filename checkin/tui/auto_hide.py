"""Hiding the screen when nobody did anything for so many minutes, as the settings say."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic, time
from typing import cast

from textual.app import App
from textual.events import Event, InputEvent
from textual.timer import Timer

from checkin.tui.base.host import AppHost, privacy_screen
from checkin.tui.base.screen import Page


class AutoHide:
    """Counts the time since the last key, click or move of the mouse.

    The time for which a computer sleeps counts too: no timer goes off in it, so the next key finds
    that it is time.
    """

    def __init__(self, app: App[None], hide: Callable[[], object]) -> None:
        self._app = app
        self._host = cast(AppHost, app)
        self._hide = hide
        self._at = self._now()
        self._timer: Timer | None = None

    @staticmethod
    def _now() -> tuple[float, float]:
        return monotonic(), time()  # the first stands still in sleep, the second can be set

    @property
    def _after(self) -> float:
        """Seconds until the screen hides itself; 0 for never."""
        minutes = self._host.journal.settings["hide-after"]
        return int(minutes) * 60.0 if minutes.isdecimal() else 0.0

    @property
    def _passed(self) -> float:
        return max(now - then for now, then in zip(self._now(), self._at, strict=True))

    def follow(self) -> None:
        """Go by what is set now."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self._after and self._app.is_running:
            left = max(self._after - self._passed, 0.0)
            self._timer = self._app.set_timer(left + 0.01, self.look)

    def look(self) -> bool:
        """Hide the screen if it is time; whether that was done."""
        due = bool(self._after) and self._passed >= self._after
        page = self._app.screen
        if due and isinstance(page, Page) and page.ENDS_AT_A_LETTER:
            self._at, due = self._now(), False  # it goes on by itself, and nobody presses anything
        due = due and not self._is_hidden
        if due:
            self._hide()
            self._at = self._now()
        self.follow()
        return due

    @property
    def _is_hidden(self) -> bool:
        """Whether there is nothing to see already."""
        hidden = privacy_screen(self._host)
        return hidden is not None and hidden is self._app.screen and not hidden.has_class("-asking")

    def noticed(self, event: Event) -> bool:
        """Whether somebody did something only after it was time: it hides the screen instead."""
        if not isinstance(event, InputEvent) or event.is_forwarded:
            return False
        if self._timer is not None and self._passed >= self._after and self.look():
            return True
        self._at = self._now()
        return False
