"""What was deleted: it stays for 30 days at least, and longer until the trash is emptied."""

from __future__ import annotations

from datetime import timedelta

from checkin.core.records import TRASH_DAYS, TrashCount
from checkin.journal import entry_rows
from checkin.journal.session import Service
from checkin.storage import trash


class Trash(Service):
    """What was deleted; entries come back by `Journal.restore`, lines in their own list."""

    def held(self, *, everything: bool = True) -> TrashCount:
        """How much is in the trash; without `everything`, how much for more than 30 days."""
        return trash.held(self._connection, self._until(everything))

    def empty(self, *, everything: bool = False) -> TrashCount:
        """Remove for good what is in the trash for more than 30 days, or all; how much it was.

        Earlier versions go too, and what was there is written over. No undo brings it back.
        """
        return trash.empty(self._connection, self._until(everything))

    def _until(self, everything: bool) -> str | None:
        now = self._session.clock.now()
        return None if everything else entry_rows.timestamp(now - timedelta(days=TRASH_DAYS))
