"""Round totals, each told on the day on which it was reached."""

from __future__ import annotations

from checkin.domain.statistics import milestone
from checkin.journal.services import Service
from checkin.storage import milestones


class Milestones(Service):
    """The round total to tell today. By itself, since Today asks for it before its first frame."""

    def tell(self) -> tuple[str, int] | None:
        """The round total to tell today, as ("wins" or "days", the total); else None.

        Each is told on the one day on which it was reached; that it was told is stored.
        """
        found, notes = self._look()
        if notes:
            milestones.note(self._connection, notes, self._services.timestamp())
        return found

    def to_tell(self) -> tuple[tuple[str, int] | None, bool]:
        """As `tell`, with nothing stored; and whether that has something to store."""
        found, notes = self._look()
        return found, bool(notes)

    def _look(self) -> tuple[tuple[str, int] | None, dict[str, str]]:
        return milestones.milestone(self._connection, self._services.clock.today(), milestone)
