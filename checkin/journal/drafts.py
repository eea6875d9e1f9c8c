"""What is typed and not kept yet, in this window."""

from __future__ import annotations

from checkin.core.records import Draft
from checkin.journal.session import Service
from checkin.storage import drafts


class Drafts(Service):
    """What is typed and not kept yet, in this window."""

    def save(self, *written: Draft) -> None:
        """Write down what is typed and not kept yet; an empty draft is forgotten."""
        with self._connection.transaction():
            drafts.save(self._connection, self._session.window, written, self._session.timestamp())

    def forget(self, screen: str) -> None:
        """Forget this window's draft of a screen."""
        with self._connection.transaction():
            drafts.clear(self._connection, self._session.window, screen)

    def take_over(self) -> None:
        """Make the drafts of windows that are closed this window's own."""
        drafts.take_over(self._connection, self._session.window)

    def all(self) -> list[Draft]:
        """This window's drafts, the one touched last first."""
        return drafts.of_window(self._connection, self._session.window)
