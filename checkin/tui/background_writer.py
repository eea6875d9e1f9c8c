"""Changing the file beside the interface, which never waits for the disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TypeVar

from checkin.core.errors import FileBusy
from checkin.journal import Journal

T = TypeVar("T")


class BackgroundWriter:
    """Makes one change after another, on a connection that is opened when it is needed."""

    def __init__(self, journal: Callable[[], Journal], own_work: Callable[[], bool]) -> None:
        """`journal` gives the one whose file is changed.

        `own_work` says whether this program does something else with it, which a change waits for.
        """
        self._journal = journal
        self._own_work = own_work
        self.connection: Journal | None = None
        self.turn = Lock()
        """Held while something is written."""
        self._ended = False

    async def write(self, change: Callable[[Journal], T]) -> T:
        """Make a change in a thread. Raises its `CheckinError`, with nothing changed."""
        return await asyncio.to_thread(self._write, change)

    def _write(self, change: Callable[[Journal], T]) -> T:
        with self.turn:
            if self._ended:  # it was on its way already: nothing would close another connection
                with self._journal().open_writer() as last:
                    return change(last)
            if self.connection is None:
                self.connection = self._journal().open_writer()
            return self._made(self.connection, change)

    def _made(self, journal: Journal, change: Callable[[Journal], T]) -> T:
        """Make the change; again where nothing but work of our own held the file meanwhile."""
        while True:
            own_work, before = self._own_work(), journal.file.changed_here()
            try:
                return change(journal)
            except FileBusy:
                if not own_work or journal.file.changed_here() != before:
                    raise

    @contextmanager
    def alone(self) -> Iterator[Journal]:
        """A journal to write in here and now, while no change is made beside the interface."""
        with self.turn:
            yield self.connection or self._journal()

    def go_on_with(self, switch: Callable[[], None]) -> None:
        """Close the connection, and call `switch` before the next change."""
        with self.turn:
            self._close()
            switch()

    def end(self) -> None:
        """Close the connection for good; a change that is on its way is still made."""
        with self.turn:
            self._ended = True
            self._close()

    def _close(self) -> None:
        if self.connection is not None:
            self.connection.close()
            self.connection = None
