"""What the parts of the journal share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from checkin.storage import drafts
from checkin.storage.connection import Connection

if TYPE_CHECKING:
    from checkin.journal.journal import Journal


class Part:
    """One subject of the journal, over the same open file."""

    def __init__(self, journal: Journal, connection: Connection, window: str) -> None:
        """`window` is whose drafts are meant."""
        self._journal = journal
        self._connection = connection
        self._window = window

    def _list(self, change: Callable[..., int], *what: object, draft: str | None = None) -> int:
        with self._connection.transaction():
            number = change(self._connection, *what, self._journal.moment())
            if draft is not None:
                drafts.clear(self._connection, self._window, draft)
        return number
