"""What a key changed whose letter turns out to begin words: it is changed back."""

from __future__ import annotations

from time import monotonic
from typing import Protocol, runtime_checkable

from checkin.content.strings import get_text
from checkin.core.errors import CheckinError
from checkin.core.frozen import Frozen
from checkin.journal import Journal
from checkin.tui.base.host import AppHost


@runtime_checkable
class PutsAway(Protocol):
    """A page with things that undo does not know of, and a way of its own to bring them back."""

    def put_away_last(self) -> object:
        """What was put away last there."""

    def action_bring_back(self) -> object:
        """Bring that back."""


class PageThatSays(Protocol):
    """A page, as far as it has to be known here."""

    @property
    def host(self) -> AppHost:
        """The app."""

    def show_status(self, text: str) -> None:
        """Show one quiet line."""


class ChangedByKey(Frozen):
    """How things were right before a key did something."""

    at: float
    number: int
    """That of the latest change."""
    away: object = None
    """What had been put away last, on a page that brings it back itself."""


def before_key(page: PageThatSays) -> list[ChangedByKey]:
    """How things are now; empty if that cannot be read."""
    try:
        latest = page.host.journal.last_change(limit=1)
        away = page.put_away_last() if isinstance(page, PutsAway) else None
    except CheckinError:  # the key will say so, too
        return []
    return [ChangedByKey(monotonic(), latest.number if latest else 0, away)]


async def take_back(page: PageThatSays, before: ChangedByKey) -> None:
    """Change back what that key changed, and those after it, if they changed anything."""
    try:
        changed = await page.host.write(lambda journal: _undo_since(journal, before.number))
        if isinstance(page, PutsAway) and page.put_away_last() != before.away:
            changed = True
            page.action_bring_back()
    except CheckinError as error:
        page.host.show_status_on_top(error.whole, trouble=True)
    else:
        if changed:
            page.show_status("")  # what it said is no longer so
            page.host.show_status_on_previous(get_text("words", "changed_back"))


def _undo_since(journal: Journal, number: int) -> bool:
    """Undo each change after that number; whether there is any."""
    changed = False
    while (latest := journal.last_change(limit=1)) is not None and latest.number > number:
        changed = True
        journal.undo()
    return changed
