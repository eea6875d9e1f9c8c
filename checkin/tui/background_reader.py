"""Reading beside the interface, which never waits for the disk. Changes go first."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from threading import Lock
from typing import Any, TypeVar

from checkin.core.errors import Interrupted
from checkin.journal import Journal
from checkin.journal.reader import Reader, Reading

T = TypeVar("T")


class BackgroundReader:
    """Reads one thing after another, on a connection that is opened when it is needed."""

    def __init__(self, journal: Callable[[], Journal]) -> None:
        """`journal` gives the one whose file is read."""
        self._journal = journal
        self._reader: Reader[Journal] | None = None
        self._opening = Lock()
        self._readings: set[Reading[Journal, Any]] = set()
        self._may_read = asyncio.Event()
        self._may_read.set()

    async def read(self, ask: Callable[[Journal], T]) -> T:
        """What `ask` gives back, which is called in a thread. Raises its `CheckinError`.

        When the one who waits is cancelled, reading ends there and then. It begins anew after a
        change that went first.
        """
        journal = self._journal()
        if journal.path is None or journal.is_placeholder:
            return ask(journal)
        while True:
            await self._may_read.wait()
            reading = Reading(ask)
            self._readings.add(reading)
            try:
                return await asyncio.to_thread(self._read, reading)
            except Interrupted:
                continue
            except asyncio.CancelledError:
                self._give_up(reading)
                raise
            finally:
                self._readings.discard(reading)

    def _read(self, reading: Reading[Journal, T]) -> T:
        with self._opening:
            if reading.given_up:  # as by `close`, after which nothing would close another one
                raise Interrupted
            if self._reader is None:
                self._reader = self._journal().open_reader()
            reader = self._reader
        return reader.read(reading)

    def _give_up(self, reading: Reading[Journal, Any]) -> None:
        reading.given_up = True
        if self._reader is not None:
            self._reader.give_up(reading)

    def pause(self) -> None:
        """Give up what is being read: someone who reads keeps a change waiting."""
        self._may_read.clear()
        for reading in self._readings:
            self._give_up(reading)

    def resume(self) -> None:
        """Read again what was given up."""
        self._may_read.set()

    def close(self) -> None:
        """Give up what is being read, and close the connection; the next reading opens one."""
        for reading in self._readings:
            self._give_up(reading)
        with self._opening:
            if self._reader is not None:
                self._reader.close()
                self._reader = None
