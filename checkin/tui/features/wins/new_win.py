"""Words as they are kept where wins are."""

from __future__ import annotations

from datetime import date

from checkin.content.distress_words import is_no_win
from checkin.content.wins import Chip
from checkin.core.entries import Entry, NewEntry
from checkin.core.reflections import OWN
from checkin.domain.statistics import WinGroup
from checkin.journal import Journal
from checkin.tui.base.own_words import add_entry


def new_win(text: str, day: date | None = None, chip: Chip | None = None) -> NewEntry:
    """A win that was typed, or that one key keeps; words that are none are kept, too."""
    if chip:
        return NewEntry("win", text, day, label=chip.kind or None, source=chip.id or None)
    if is_no_win(text):
        return NewEntry("reflection", text, day, source=OWN)
    return NewEntry("win", text, day)


def add_win(journal: Journal, new: NewEntry) -> tuple[Entry, list[Entry], list[WinGroup]]:
    """Store a win, and what is reached with it; and its months, if it is one that is repeated."""
    kept, reached = add_entry(journal, new)
    return kept, reached, journal.lookback.months_if_repeated(kept)
