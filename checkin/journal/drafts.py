"""What is typed and not kept yet, in this window."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeVar

from checkin.journal.part import Part
from checkin.model import Draft
from checkin.storage import drafts

if TYPE_CHECKING:
    from checkin.journal.journal import Journal

Kept = TypeVar("Kept")


class Drafts(Part):
    """What is typed and not kept yet, in this window."""

    def save(self, *written: Draft) -> None:
        """Write down what is typed and not kept yet; an empty draft is forgotten."""
        with self._connection.transaction():
            drafts.save(self._connection, self._window, written, self._journal.moment())

    def settle(self, change: Callable[[Journal], Kept], settled: Iterable[Draft]) -> Kept:
        """Make a change and forget the drafts of these fields: both, or neither of them.

        Raises what `change` raises.
        """
        with self._connection.transaction():
            done = change(self._journal)
            for draft in settled:
                drafts.clear(self._connection, self._window, draft.screen, draft.field)
        return done

    def forget(self, screen: str) -> None:
        """Forget this window's draft of a screen."""
        with self._connection.transaction():
            drafts.clear(self._connection, self._window, screen)

    def take_over(self) -> None:
        """Make the drafts of windows that are closed this window's own."""
        drafts.take_over(self._connection, self._window)

    def all(self) -> list[Draft]:
        """This window's drafts, the one touched last first."""
        return drafts.of_window(self._connection, self._window)
