"""Drafts: what stands in a field and is not stored as an entry yet."""

from __future__ import annotations

from checkin.core.records import Draft
from checkin.journal.services import Service
from checkin.storage import drafts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


class Drafts(Service):
    """The drafts of this window, which is one running program."""

    def save(self, *written: Draft) -> None:
        """Store drafts, each in place of the one of its field; one without text removes it."""
        with self._connection.transaction():
            drafts.save(
                self._connection, self._services.window, written, self._services.timestamp()
            )

    def forget(self, screen: str) -> None:
        """Remove this window's drafts of a screen."""
        with self._connection.transaction():
            drafts.clear(self._connection, self._services.window, screen)

    def take_over(self) -> None:
        """Give this window the drafts of programs that run no longer.

        Of a screen for which it has a draft already, they stay where they are.
        """
        drafts.take_over(self._connection, self._services.window)

    def all(self) -> list[Draft]:
        """This window's drafts, the one saved last first."""
        return drafts.of_window(self._connection, self._services.window)

    def saved_at(self, screen: str) -> datetime | None:
        """When this window's words of a screen were saved last; None if there are none."""
        from checkin.storage import stored_values

        found = drafts.saved_at(self._connection, self._services.window, screen)
        return stored_values.moment(found)
