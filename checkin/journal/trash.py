"""What was put away, for 30 days at least."""

from __future__ import annotations

from datetime import timedelta

from checkin.core.records import TRASH_DAYS, TrashCount
from checkin.journal import entry_rows
from checkin.journal.session import Service
from checkin.storage import trash


class Trash(Service):
    """What was deleted; entries come back by `Journal.restore`, lines in their own list."""

    def held(self, *, everything: bool = True) -> TrashCount:
        """How much there is; without `everything`, how much of it is older than 30 days."""
        return trash.held(self._connection, self._until(everything))

    def empty(self, *, everything: bool = False) -> TrashCount:
        """Remove for good what has been there for 30 days, or all of it; how much it was."""
        return trash.empty(self._connection, self._until(everything))

    def _until(self, everything: bool) -> str | None:
        now = self._session.clock.now()
        return None if everything else entry_rows.moment(now - timedelta(days=TRASH_DAYS))
