"""A terminal driver that waits instead of asking ten times a second.

Textual's own polls its input each 0.1 s: that wakes the processor, delays `esc`, slows leaving,
and when the terminal is gone it spins. This one sleeps until there is something to read, and
says so when there never will be again.
"""

from __future__ import annotations

import os
import selectors
import signal
import sys
import termios
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from contextvars import copy_context
from select import select
from time import monotonic, sleep
from typing import Any

from textual.drivers.linux_driver import LinuxDriver
from textual.events import AppBlur, AppFocus, Paste, Resize
from textual.geometry import Size
from textual.message import Message

from checkin.tui.at_once import AtOnce
from checkin.tui.terminal.arriving import Arriving
from checkin.tui.terminal.incoming import PATIENCE
from checkin.tui.terminal.lifecycle import InputEnded, usable_size

_LOOK_AGAIN = 0.1
"""Seconds until another look at a terminal that takes nothing."""


class Outgoing:
    """The way to the terminal, for Textual's writing thread.

    The terminal may be gone: what cannot be shown then is dropped, for an error would end that
    thread, and everything that still wants to write would wait for it without end. And it may
    take nothing for a while, so nobody but that thread waits here.
    """

    def __init__(self, descriptor: int, encoding: str) -> None:
        """A terminal that has no sign for a letter shows a question mark."""
        self._encoding = encoding
        self._descriptor = descriptor
        self.written = 0
        """How many bytes the terminal took so far."""
        with suppress(OSError):  # another user's terminal: the one that is open, which may block
            self._descriptor = os.open(
                os.ttyname(descriptor), os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK
            )

    def write(self, text: str) -> int:
        """Write, if anybody can still see it."""
        data = memoryview(text.encode(self._encoding, "replace"))
        with suppress(OSError):
            while data:
                select([], [self._descriptor], [])
                with suppress(BlockingIOError):
                    done = os.write(self._descriptor, data)
                    self.written += done
                    data = data[done:]
        return len(text)

    def flush(self) -> None:
        """Everything is on its way already."""

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return os.isatty(self._descriptor)

    def fileno(self) -> int:
        """The number of the file."""
        return self._descriptor


class QuietDriver(LinuxDriver):
    """Blocks in select on the terminal and a wake-up pipe."""

    tells_its_end = True
    """`InputEnded` is posted to the app when nothing more can be read."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # stdout, where Textual takes stderr: `checkin 2>file` is drawn as well
        out = sys.__stdout__ or sys.stdout
        self._file: Any = Outgoing(out.fileno(), out.encoding)
        self._behind = False
        self._incoming = Arriving()
        self._arrived: deque[Message] = deque()
        self._app_knows = False
        self._context = copy_context()
        self._wake: tuple[int, int] | None = None
        self._keep_unread = False
        self._stopping = False
        self._in_focus = True

    # How large it is

    def _get_terminal_size(self) -> tuple[int, int]:
        try:
            width, height = os.get_terminal_size(self._file.fileno())
        except OSError:
            width, height = 0, 0
        # the app asks here, too: with two answers it would lay itself out for one, then the other
        self._size = usable_size(width, height)
        return self._size

    def process_message(self, message: Message) -> None:
        """Pass a message on.

        A size that the terminal tells in band has to be one. And where something is pasted the
        focus is, whatever the terminal said: text can be dragged there. Textual sees to keys.
        """
        if isinstance(message, AppFocus | AppBlur):
            self._in_focus = isinstance(message, AppFocus)
        elif not self._in_focus and isinstance(message, Paste | AtOnce):
            self.process_message(AppFocus())
        elif isinstance(message, Resize):
            width, height = message.size
            if usable_size(width, height) == (width, height):
                self._size = width, height
            else:
                width, height = self._get_terminal_size()
            message = Resize(
                Size(width, height), Size(width, height), pixel_size=message.pixel_size
            )
        super().process_message(message)

    # Starting, stopping, and being stopped

    def start_application_mode(self) -> None:
        """Take the terminal over, for the first time or once more."""
        if self._wake is None:
            self._wake = os.pipe()
        super().start_application_mode()  # type: ignore[no-untyped-call]

    @property
    def _has_terminal(self) -> bool:
        return self._writer_thread is not None

    def write(self, data: str) -> None:
        """Write, unless the terminal is another program's now, or takes nothing at the moment.

        What it misses is drawn anew once it takes something again. To wait for it here would be
        to hear no key and no signal.
        """
        if self._writer_thread is None:
            return
        full = self._writer_thread._queue.full
        may_wait = self._stopping and not self._behind
        if not full() or (may_wait and self._taken(lambda: not full())):
            super().write(data)
        elif not self._behind:
            self._behind = True
            self._catch_up()

    def _catch_up(self) -> None:
        """Draw everything anew as soon as the terminal takes something again."""
        if self._stopping or self._writer_thread is None:
            return
        if self._writer_thread._queue.full():
            self._loop.call_later(_LOOK_AGAIN, self._catch_up)
        else:
            self._behind = False
            self._app.refresh(layout=True)

    def _taken(self, done: Callable[[], bool]) -> bool:
        """Wait until it is done, for as long as the terminal takes something."""
        written, end = self._file.written, monotonic() + PATIENCE
        while not done():
            if self._file.written != written:
                written, end = self._file.written, monotonic() + PATIENCE
            elif monotonic() > end:
                return False
            sleep(0.001)
        return True

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was."""
        self._stopping, self._behind = True, False
        super().stop_application_mode()

    def disable_input(self) -> None:
        """Stop reading at once."""
        if self.exit_event.is_set() or self._wake is None:
            return
        self._disable_mouse_support()
        signal.signal(signal.SIGWINCH, signal.SIG_DFL)
        self.exit_event.set()
        os.write(self._wake[1], b"x")
        if self._key_thread is not None:
            self._key_thread.join()
            self._key_thread = None
        self.exit_event.clear()
        if not self._keep_unread:
            with suppress(termios.error):  # the terminal is gone: nothing to flush
                termios.tcflush(self.fileno, termios.TCIFLUSH)

    def close(self) -> None:
        """Let go of what was begun with the terminal."""
        if self._writer_thread is not None:
            writer, self._writer_thread = self._writer_thread, None
            if not self._behind and self._taken(lambda: writer._queue.empty()):
                writer._queue.put(None)
                self._taken(lambda: not writer.is_alive())
        self._stopping = False
        if self._wake is not None:
            for end in self._wake:
                os.close(end)
            self._wake = None

    def go_on(self) -> None:
        """Take the terminal again, also after somebody else's stop: its settings may be a shell's.

        In the background, Textual stops the program once more, until it is in front.
        """
        if self._has_terminal:
            self._keep_unread = True
            self.suspend_application_mode()
            self._keep_unread = False
        self.resume_application_mode()

    # Reading

    def run_input_thread(self) -> None:
        """Read until asked to stop; any other end is told to the app."""
        fault: BaseException | None = None
        try:
            self._read_on()
        except BaseException as error:
            fault = error
        if not self.exit_event.is_set():
            self._app.post_message(InputEnded(fault))

    def _read_on(self) -> None:
        assert self._wake is not None
        incoming, woken = self._incoming, self._wake[0]
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            selector.register(woken, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                due = incoming.due
                ready = selector.select(None if due is None else max(0.0, due - monotonic()))
                for key, _ in ready:
                    if key.fd == woken:
                        os.read(woken, 64)
                        continue
                    data = self._read()
                    if not data:
                        self._pass_on(incoming.rest())
                        return
                    self._pass_on(incoming.feed(data))
                self._pass_on(incoming.tick())

    @property
    def has_more(self) -> bool:
        """Whether something was read that the app has not been told of."""
        return self._incoming.is_waiting or bool(self._arrived)

    def _pass_on(self, messages: list[Message]) -> None:
        """Hand over to the app's loop, which is woken once for all that came meanwhile.

        Textual wakes it for each message. While it is busy, a few hundred of those fill its pipe,
        and a signal that comes then is lost.
        """
        self._arrived.extend(messages)
        if self._arrived and not self._app_knows:
            self._app_knows = True
            self._loop.call_soon_threadsafe(self._take_in, context=self._context)

    def _take_in(self) -> None:
        self._app_knows = False
        try:
            while self._arrived:
                self.process_message(self._arrived.popleft())
        except Exception as error:
            self._app.post_message(InputEnded(error))

    def send_message(self, message: Message) -> None:
        """Give the app a message, from its own loop."""
        self._app.post_message(message)

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, 4096)
        except OSError:  # EIO: the other end of the terminal was closed
            return b""
