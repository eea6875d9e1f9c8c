"""A connection that only reads, and that another thread can interrupt."""

from __future__ import annotations

from checkin.core.errors import Interrupted
from checkin.storage.connection import Connection

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

_STEPS = 10_000
"""After how many steps of its own SQLite looks whether it is interrupted; well below 1 ms."""


class ReadingConnection(Connection):
    """One thread reads; another may `interrupt` it, in a statement or between two.

    SQLite refuses it every change.
    """

    _interrupted = False

    def __init__(self, path: str | None, **how: Any) -> None:
        super().__init__(path, **how)
        self.rows("PRAGMA query_only=ON")
        # sqlite3's own interrupt does nothing to a statement that is only about to begin
        self.raw.set_progress_handler(lambda: self._interrupted, _STEPS)

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        """All rows of a reading statement. Raises `Interrupted`, or another `CheckinError`."""
        if self._interrupted:
            raise Interrupted
        return super().rows(sql, values)

    def interrupt(self) -> None:
        """Let all reading raise `Interrupted` from now on, what is being read at the moment too."""
        self._interrupted = True

    def resume(self) -> None:
        """Let reading go on from here."""
        self._interrupted = False
