"""Going back to the shell for a while, and coming back."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from contextvars import copy_context
from typing import TYPE_CHECKING, Any

from textual.app import App

from checkin.content.strings import get_text
from checkin.tui.terminal.lifecycle import a_shell_waits

if TYPE_CHECKING:
    from checkin.tui.terminal.driver import QuietDriver


class Pauses:
    """Stops the program and lets it go on when a shell, or somebody, says so by a signal.

    Nothing is half written while it is stopped: the file would be held until somebody comes back.
    """

    def __init__(
        self,
        app: App[Any],
        driver: QuietDriver,
        with_all_saved: Callable[[Callable[[], None]], None],
        came_back: Callable[[], object],
    ) -> None:
        """Take the signals over; for the main thread, in the app's loop.

        `with_all_saved` calls what it is given while nothing is being written. `came_back` is
        called before anything is drawn again.
        """
        self._app = app
        self._driver = driver
        self._with_all_saved = with_all_saved
        self._came_back = came_back
        self._loop = asyncio.get_running_loop()
        self._context = copy_context()  # a signal comes in the middle of something else's
        self._continued = 0
        signal.signal(signal.SIGTSTP, lambda *_: self._soon(self._pause, self._continued))
        signal.signal(signal.SIGCONT, self._on_continue)

    def _on_continue(self, *_: object) -> None:
        self._continued += 1
        self._soon(self._go_on)

    def _soon(self, call: Callable[..., None], *args: int) -> None:
        with suppress(RuntimeError):  # the app has ended: there is nothing to give back
            self._loop.call_soon_threadsafe(call, *args, context=self._context)

    def _pause(self, continued: int) -> None:
        """Stop, unless it was told to go on since: nobody would say so once more."""
        if self._continued == continued:
            self._with_all_saved(lambda: self._stop(continued))

    def _stop(self, continued: int) -> None:
        self._driver.suspend_application_mode()
        if self._continued == continued:
            os.kill(os.getpid(), signal.SIGSTOP)

    def _go_on(self) -> None:
        self._came_back()
        self._driver.go_on()
        self._app.refresh(layout=True)


def to_the_shell(show_status: Callable[[str], None]) -> None:
    """Stop all that belongs to this job; say so if no shell could bring it back."""
    if a_shell_waits():
        os.kill(0, signal.SIGTSTP)
    else:
        show_status(get_text("errors", "no_shell"))
