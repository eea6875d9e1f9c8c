"""Whether the terminal is still there, how large it is, and what signals ask for."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from textual.message import Message

TERMINAL_GONE = 128 + 1
"""The exit code when the terminal is gone (SIGHUP), as a shell says it."""

_USUAL_WIDTH, _USUAL_HEIGHT = 80, 24
_LARGEST = 1000
_TOLD_TO_END = (
    "SIGHUP",
    "SIGINT",
    "SIGQUIT",
    "SIGTERM",
    "SIGALRM",
    "SIGUSR1",
    "SIGUSR2",
    "SIGXCPU",
)


class InputEnded(Message, bubble=False):
    """Nothing more can be read: the terminal is gone, or reading failed."""

    def __init__(self, fault: BaseException | None) -> None:
        self.fault = fault
        """What reading failed with; `None` if the terminal is gone."""
        super().__init__()


def terminal_is_there() -> bool:
    """Whether the terminal still answers."""
    import termios

    try:
        termios.tcgetattr(sys.__stdin__.fileno() if sys.__stdin__ else 0)
    except (termios.error, OSError, ValueError):
        return False
    return True


def usable_size(width: int, height: int) -> tuple[int, int]:
    """The size, with a usual one where a terminal does not know its own or names no real one.

    A serial line, a container and `expect` say 0.
    """
    return (
        width if 0 < width <= _LARGEST else _from_environment("COLUMNS", _USUAL_WIDTH),
        height if 0 < height <= _LARGEST else _from_environment("LINES", _USUAL_HEIGHT),
    )


def _from_environment(name: str, usual: int) -> int:
    said = os.environ.get(name, "")
    return int(said) if said.isdecimal() and 0 < int(said[:9]) <= _LARGEST else usual


def told_to_leave(leave: Callable[[int], object]) -> None:
    """Call `leave` with the exit code when the program is told to end, or loses its terminal."""
    for name in _TOLD_TO_END:
        number = getattr(signal, name)
        _on_signal(number, partial(leave, 128 + number))


def a_shell_waits() -> bool:
    """Whether a shell started this that can bring it to the front again once it is stopped.

    Such a shell leads the session and gives each job a group of its own.
    """
    return os.getsid(0) != os.getpgrp()


def _on_signal(number: int, call: Callable[[], object]) -> None:
    with suppress(ValueError, RuntimeError):  # not the main thread: a test runs the app
        asyncio.get_running_loop().add_signal_handler(number, call)
