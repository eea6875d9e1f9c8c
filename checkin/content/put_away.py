"""How much was put away, in words."""

from __future__ import annotations

from checkin.content.screens import counted, filled
from checkin.core.records import TrashCount


def put_away_words(held: TrashCount) -> str | None:
    """Such as "3 entries and 1 line of your lists"; None for nothing."""
    entries, lines = counted("entries", held.entries), counted("lines", held.lines)
    return filled("history", "trash_both", entries=entries, lines=lines) or entries or lines
