"""What a key changed whose letter turns out to begin words: it is changed back."""

from __future__ import annotations

from time import monotonic
from typing import Protocol, runtime_checkable

from checkin.content.strings import get_text
from checkin.core.errors import CheckinError, NothingThere, NotPossible
from checkin.core.frozen import Frozen
from checkin.journal import Journal
from checkin.tui.base.host import AppHost


@runtime_checkable
class PutsAway(Protocol):
    """A page with things that undo does not know of, and a way of its own to bring them back."""

    changes_made: int
    """How many changes were made there."""

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
    made: int = 0
    """How many changes had been made there."""

    def is_like(self, other: ChangedByKey) -> bool:
        """Whether nothing was changed in between."""
        return (self.number, self.away, self.made) == (other.number, other.away, other.made)


def before_key(page: PageThatSays) -> list[ChangedByKey]:
    """How things are now; empty if that cannot be read."""
    try:
        latest = page.host.journal.last_change(limit=1)
        away, made = (
            (page.put_away_last(), page.changes_made) if isinstance(page, PutsAway) else (None, 0)
        )
    except CheckinError:  # the key will say so, too
        return []
    return [ChangedByKey(monotonic(), latest.number if latest else 0, away, made)]


async def take_back(page: PageThatSays, before: ChangedByKey) -> None:
    """Change back what that key changed, and those after it, if they changed anything.

    What another program changed meanwhile stays.
    """
    try:
        changed, stays = await page.host.write(lambda journal: _undo_own(journal, before.number))
        if (
            isinstance(page, PutsAway)
            and page.changes_made != before.made
            and page.put_away_last() != before.away
        ):
            changed = True
            page.action_bring_back()
    except CheckinError as error:
        page.host.show_status_on_top(error.whole, trouble=True)
    else:
        if changed or stays:
            page.show_status("")  # what it said is no longer so, or not all of it
            page.host.show_status_on_previous(
                get_text("words", "stays" if stays else "changed_back")
            )


def _undo_own(journal: Journal, number: int) -> tuple[bool, bool]:
    """Undo each change after that number that this program made; whether there is any, and whether
    one stays because another program went on with what it changed."""
    changed = stays = False
    for own in reversed(journal.own_changes(after=number)):
        try:
            journal.undo(own)
            changed = True
        except NothingThere:  # it was undone already
            continue
        except NotPossible:
            stays = True
    return changed, stays
