"""How much was put away, in words."""

from __future__ import annotations

from checkin.content.strings import format_text, plural
from checkin.core.records import TrashCount


def put_away_words(held: TrashCount) -> str | None:
    """Such as "3 entries and 1 line of your lists"; None for nothing."""
    entries, lines = plural("entries", held.entries), plural("lines", held.lines)
    return format_text("history", "trash_both", entries=entries, lines=lines) or entries or lines
