"""Reading in one thread while others show and write; what nobody waits for is given up."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from checkin.core.errors import Interrupted

if TYPE_CHECKING:
    from checkin.storage.reading_connection import ReadingConnection

J = TypeVar("J")
"""A journal, which knows its reader."""
T = TypeVar("T")


class Reading(Generic[J, T]):
    """Something to read from a journal, once."""

    def __init__(self, ask: Callable[[J], T]) -> None:
        """`ask` is called in the thread that reads, with a journal that cannot be changed."""
        self.ask = ask
        self.given_up = False
        """Whether nobody waits for it any more."""


class Reader(Generic[J]):
    """A second connection to the file of a journal. Readings wait for one another."""

    def __init__(self, journal: J, connection: ReadingConnection) -> None:
        """`Journal.open_reader` makes one; `journal` reads over that connection."""
        self._journal = journal
        self._connection = connection
        self._turn = Lock()
        self._switch = Lock()
        """Held for a moment, so that giving up one reading never ends the next."""
        self._now: Reading[J, Any] | None = None

    def read(self, reading: Reading[J, T]) -> T:
        """What it gives back, or raises; `Interrupted` if it was given up, before or meanwhile."""
        with self._turn:
            with self._switch:
                if reading.given_up:
                    raise Interrupted
                self._connection.resume()
                self._now = reading
            try:
                return reading.ask(self._journal)
            finally:
                with self._switch:
                    self._now = None

    def give_up(self, reading: Reading[J, Any]) -> None:
        """End a reading, from any thread; what is over or waits for its turn is not disturbed."""
        with self._switch:
            reading.given_up = True
            if self._now is reading:
                self._connection.interrupt()

    def close(self) -> None:
        """Close the connection, once the thread that reads has done with it."""
        with self._turn:
            self._connection.close()
