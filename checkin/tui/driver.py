"""A terminal driver that waits instead of asking ten times a second.

Textual's own polls its input each 0.1 s: that wakes the processor, delays `esc`, slows leaving,
and when the terminal is gone it spins. This one sleeps until there is something to read, and
says so when there never will be again.
"""

from __future__ import annotations

import io
import os
import selectors
import signal
import termios
from codecs import getincrementaldecoder
from collections.abc import Callable
from time import monotonic
from typing import Any

from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver


class Forgiving(io.TextIOBase):
    """The way to the terminal, which may be gone: what can not be shown then is let go.

    An error in Textual's writing thread would end that thread, and everything that still wants to
    write, leaving included, would wait for it without end.
    """

    def __init__(self, file: Any) -> None:
        self._file = file

    def write(self, text: str) -> int:
        """Write, if anybody can still see it."""
        try:
            self._file.write(text)
        except OSError:
            return 0
        return len(text)

    def flush(self) -> None:
        """Flush, if anybody can still see it."""
        try:
            self._file.flush()
        except OSError:
            return

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return bool(self._file.isatty())

    def fileno(self) -> int:
        """The number of the file."""
        return int(self._file.fileno())


class QuietDriver(LinuxDriver):
    """Blocks in select on the terminal and a wake-up pipe."""

    on_gone: Callable[[], None] | None = None
    """Called from the input thread when the terminal is gone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._file: Any = Forgiving(self._file)
        self._wake_read, self._wake_write = os.pipe()

    def disable_input(self) -> None:
        """Stop reading at once."""
        if self.exit_event.is_set():
            return
        self._disable_mouse_support()
        signal.signal(signal.SIGWINCH, signal.SIG_DFL)
        self.exit_event.set()
        os.write(self._wake_write, b"x")
        if self._key_thread is not None:
            self._key_thread.join()
        self.exit_event.clear()
        try:
            termios.tcflush(self.fileno, termios.TCIFLUSH)
        except termios.error:
            return  # the terminal is gone: nothing to flush

    def close(self) -> None:
        """Let go of the wake-up pipe too."""
        super().close()
        os.close(self._wake_read)
        os.close(self._wake_write)

    def run_input_thread(self) -> None:
        """Read until asked to stop, or until the terminal is gone."""
        selector = selectors.SelectSelector()
        selector.register(self.fileno, selectors.EVENT_READ)
        selector.register(self._wake_read, selectors.EVENT_READ)
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        timeout: float | None = None
        try:
            while not self.exit_event.is_set():
                for key, _ in selector.select(timeout):
                    if key.fd == self._wake_read:
                        os.read(self._wake_read, 64)
                        continue
                    data = self._read()
                    if not data:
                        if self.on_gone is not None:
                            self.on_gone()
                        return
                    for event in parser.feed(decode(data)):
                        self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)
                due = parser._timeout_time
                timeout = None if due is None else max(0.0, due - monotonic())
        finally:
            selector.close()
            try:
                for _ in parser.feed(""):
                    pass
            except (EOFError, ParseError):
                pass

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, 4096)
        except OSError:  # EIO: the other end of the terminal was closed
            return b""
