"""The quiet offer of Today to keep own words as a win, right after they were kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from textual.command import CommandPalette
from textual.content import Content

from checkin.content.strings import get_text
from checkin.core.entries import Entry
from checkin.core.reflections import OWN
from checkin.tui.rendering.entries import clickable

if TYPE_CHECKING:
    from textual.screen import Screen


class WinOffer:
    """Offers it of the newest words, until another page is opened; help is none."""

    def __init__(self) -> None:
        self.number: int | None = None
        """The number of the words; None if nothing is offered."""

    def look(self, entries: Iterable[Entry], newer_than: int) -> None:
        """Offer it of the newest entry, if it is words that were kept since then.

        What was offered stays, if it is there and no win yet. Heavy words are no win, nor is a
        slip.
        """
        own = {entry.id: entry for entry in entries if entry.source == OWN}
        newest = own.get(max((e.id for e in entries), default=0))
        if newest is not None and newest.id > newer_than:
            from checkin.content.distress_words import heavy  # else Today loads nothing of it
            from checkin.content.urge_words import slip

            self.number = None if heavy(newest.text) or slip(newest.text) else newest.id
        elif self.number not in own:
            self.number = None

    def outlasts(self, screen: Screen[Any]) -> bool:
        """Whether it is still there after that screen: help and the palette name its key."""
        return isinstance(screen, CommandPalette) or getattr(screen, "ROUTE_NAME", "") == "help"

    def line(self, said: str, key: str, width: int) -> Content:
        """What was said, and the key to keep it as a win, on a line below where there is no room.

        With nothing offered, or nothing said, it is what was said alone.
        """
        if self.number is None or not said:
            return Content(said)
        offer = Content.assemble(Content.styled(key, "b $accent"), " ", get_text("today", "as_win"))
        offer = clickable(offer, "screen.as_win")
        line = Content.assemble(said, " ", offer)
        return line if line.cell_length <= width else Content.assemble(said, "\n", offer)
