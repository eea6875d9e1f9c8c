"""What undo would take back, named on Today for a moment after each change."""

from __future__ import annotations

from checkin.core.records import LastChange
from checkin.journal import Journal
from checkin.tui.features.today.shown_entries import may_be_named
from checkin.tui.keymap import EVERYWHERE
from checkin.tui.rendering.entries import undo_words


class UndoLine:
    """Names a change once: when Today is read first after it."""

    def __init__(self) -> None:
        self._seen: int | None = None
        """The number of the newest change known of; None before the first look."""

    def look(self, journal: Journal) -> str:
        """What undo takes back, if it is a change that came after the look before this one."""
        change = journal.last_change()
        number = change.number if change else 0
        is_new = self._seen is not None and number > self._seen
        self._seen = max(number, self._seen or 0)
        return _named(change, journal) if change and is_new else ""


def _named(change: LastChange, journal: Journal) -> str:
    """What the change was about, if all of that may be read on Today."""
    if not all(may_be_named(entry, journal) for entry in change.entries):
        return ""
    key = next(command.key for command in EVERYWHERE if command.action == "app.undo")
    return undo_words(change, key)
