"""Words as they are kept where wins are."""

from __future__ import annotations

from datetime import date

from checkin.content.urge_words import is_no_win
from checkin.content.wins import Chip
from checkin.core.entries import Entry, NewEntry
from checkin.core.entry_fields import ASKED
from checkin.core.records import Draft
from checkin.core.reflections import OWN
from checkin.domain.statistics import WinGroup
from checkin.journal import Journal
from checkin.tui import routes
from checkin.tui.base.own_words import add_entry
from checkin.tui.base.screen import Page
from checkin.tui.widgets.text_field import TextField


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


def hand_on(page: Page[None], line: TextField, win: Entry) -> None:
    """Take words to Say more that were typed after its key, while the win was on its way."""
    words = line.value
    if words.strip():
        line.value = ""
        draft = Draft(
            routes.win_details(win).slot, ASKED["win"][0], words, len(words), {"win": win.id}
        )
        page.host.stash_drafts([draft])
