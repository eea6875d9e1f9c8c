"""What was deleted: it stays for 30 days at least, and longer until the trash is emptied."""

from __future__ import annotations

from checkin.core.records import TrashCount
from checkin.journal.purging import Purging
from checkin.journal.services import Service
from checkin.storage import trash


class Trash(Service):
    """What was deleted; entries come back by `Journal.restore`, lines in their own list."""

    def held(self, *, everything: bool = True) -> TrashCount:
        """How much is in the trash; without `everything`, how much for more than 30 days."""
        return trash.held(self._connection, self._services.get(Purging).until(everything))

    def empty(self, *, everything: bool = False) -> TrashCount:
        """Remove for good what is in the trash for more than 30 days, or all; how much it was.

        Earlier versions go too, and what was there is written over. No undo brings it back.
        Backups still have it: see `Purging`.
        """
        purging = self._services.get(Purging)
        plan = purging.trash(everything=everything)
        return purging.purge(plan).count if plan else TrashCount(0, 0)
