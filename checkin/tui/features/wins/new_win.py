"""Words as they are kept where wins are."""

from __future__ import annotations

from datetime import date

from checkin.content.distress_words import is_no_win
from checkin.content.wins import Chip
from checkin.core.entries import NewEntry
from checkin.core.reflections import OWN


def new_win(text: str, day: date | None = None, chip: Chip | None = None) -> NewEntry:
    """A win that was typed, or that one key keeps; words that are none are kept, too."""
    if chip:
        return NewEntry("win", text, day, label=chip.kind or None, source=chip.id or None)
    if is_no_win(text):
        return NewEntry("reflection", text, day, source=OWN)
    return NewEntry("win", text, day)
