"""What undo would take back, named on Today for a moment after each change."""

from __future__ import annotations

from checkin.core.records import LastChange
from checkin.journal import Journal
from checkin.tui.features.today.shown_entries import may_be_named
from checkin.tui.rendering.entries import undo_words


class UndoLine:
    """Names a change once: when Today is read first after it."""

    def __init__(self) -> None:
        self._seen: int | None = None
        """The number of the newest change known of; None before the first look."""

    def look(self, journal: Journal, key: str) -> str:
        """What undo takes back, if it is a change that came after the look before this one.

        `key` is the key for it.
        """
        change = journal.last_change()
        number = change.number if change else 0
        is_new = self._seen is not None and number > self._seen
        self._seen = max(number, self._seen or 0)
        return _named(change, journal, key) if change and is_new else ""


def _named(change: LastChange, journal: Journal, key: str) -> str:
    """What the change was about, if all of that may be read on Today."""
    if not all(may_be_named(entry, journal) for entry in change.entries):
        return ""
    return undo_words(change, key)
