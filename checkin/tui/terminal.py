"""Which driver runs the terminal, and whether the terminal is still there."""

from __future__ import annotations

import sys

from textual.driver import Driver


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
