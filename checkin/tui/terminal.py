"""Which driver runs the terminal, whether the terminal is still there, and being told to leave."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Callable

from textual.driver import Driver

TERMINAL_GONE = 128 + 1
"""The exit code when the terminal is gone (SIGHUP), as a shell says it."""


def quiet_driver() -> type[Driver] | None:
    """The quiet driver; None, for Textual's own, where the quiet one does not fit."""
    if sys.platform == "win32":
        return None
    try:
        from checkin.tui.driver import QuietDriver
    except ImportError:  # the private names it needs have moved; a test says so
        return None
    return QuietDriver


def terminal_is_there() -> bool:
    """Whether the terminal still answers."""
    import termios

    try:
        termios.tcgetattr(sys.__stdin__.fileno() if sys.__stdin__ else 0)
    except (termios.error, OSError, ValueError):
        return False
    return True


def told_to_leave(leave: Callable[[int], None]) -> None:
    """Call `leave` with the exit code when the program is told to end, or loses its terminal."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGHUP, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, leave, 128 + number)
        except (ValueError, RuntimeError):  # not the main thread: a test runs the app
            break
