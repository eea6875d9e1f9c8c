"""A sentence of one's own in a hard moment: taken as what it plainly is, and else asked about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from checkin.content.hard_words import said_as
from checkin.content.strings import get_text
from checkin.content.urge_words import told_sort
from checkin.tui.features.hard_moment.ways import HAPPENED, MORE, WILL_DO, WayOut
from checkin.tui.submit_result import Done, Submitted
from checkin.tui.widgets.text_field import TextField

if TYPE_CHECKING:
    from checkin.core.entries import Entry
    from checkin.domain.hard_moment import Offer


class Visit(Protocol):
    """The visit to a hard moment that a sentence is said in."""

    is_left: bool

    async def ask_of_idea(self, offer: Offer, *, own: bool = False) -> str | None:
        """Ask whether it was done."""

    async def ask_of_own(self, offer: Offer, fields: Sequence[TextField]) -> str | None:
        """Ask what own words are."""

    async def keep_words(self, text: str, fields: Sequence[TextField]) -> Submitted[Entry]:
        """Keep words as what happened."""

    async def heard(self, sort: str) -> Submitted[str | WayOut]:
        """Answer what was told."""

    async def heard_more(self, text: str) -> Submitted[str | WayOut]:
        """Answer words that went on being told."""

    async def did(
        self, offer: Offer, fields: Sequence[TextField], *, own: bool = False
    ) -> Submitted[str | WayOut]:
        """Keep what was done as a step, and ask how it is now."""


class OwnSentence:
    """Something to do or done is a step, how it is was told; the other is one answer away."""

    def __init__(self, visit: Visit, offer: Offer, fields: Sequence[TextField]) -> None:
        """`fields` hold the words of the offer."""
        self._visit = visit
        self._offer = offer
        self._fields = fields

    async def answer(self) -> Submitted[str | WayOut]:
        """Go on as `HardMomentFlow.try_it` does."""
        kind, came_back = said_as(self._offer.text), False
        if kind == "done":
            return await self._visit.did(self._offer, self._fields, own=True)
        if kind in ("is", "fine"):
            return await self._told(kind)
        while True:
            answer = WILL_DO if kind == "do" else await self._ask()
            if answer == MORE:
                return await self._visit.heard_more(self._offer.text)
            if answer == HAPPENED:
                return await self._told("is")
            if answer == WILL_DO:
                answer = await self._visit.ask_of_idea(self._offer, own=kind == "do")
                if answer == "did_it":
                    return await self._visit.did(self._offer, self._fields)
                if answer == HAPPENED:
                    return await self._told("is")
                if answer is None and kind != "do":
                    came_back = True
                    continue
            return await self._left(answer, came_back=came_back)

    async def _ask(self) -> str | None:
        return await self._visit.ask_of_own(self._offer, self._fields)

    async def _told(self, kind: str) -> Submitted[str | WayOut]:
        """Keep the words as how it is, and answer them."""
        text = self._offer.text
        kept = await self._visit.keep_words(text, self._fields)
        if not isinstance(kept, Done):
            return kept
        sort = "fine" if kind == "fine" else told_sort(text) or "any"
        return await self._visit.heard(sort)

    async def _left(self, answer: str | None, *, came_back: bool) -> Submitted[str | WayOut]:
        """Keep the words with the moment, whatever else is to be done; they are no draft."""
        kept = await self._visit.keep_words(self._offer.text, self._fields)
        if not isinstance(kept, Done):
            return kept
        self._visit.is_left = answer is None and came_back
        if answer is None:
            return Done(get_text("hard", "words_kept"))
        return Done(WayOut.OTHERS if answer == "something_else" else WayOut(answer))
