"""Words that are typed at a question in a hard moment: they are kept with the moment."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from checkin.content.distress_words import heavy
from checkin.content.hard_words import calls_for_people
from checkin.content.strings import get_text
from checkin.core.entries import Entry
from checkin.tui.base.own_words import WordsTarget

if TYPE_CHECKING:
    from checkin.tui.features.hard_moment.flow import HardMomentFlow


class MomentWords(WordsTarget):
    """They are added to what happened, and the question is still there to be answered."""

    OFFERS_HELP = True

    def __init__(self, visit: HardMomentFlow) -> None:
        self._visit = visit

    def context(self) -> Mapping[str, object]:
        """The hard moment they belong to."""
        return {"setback": self._visit.setback}

    def words_before(self, chosen: str | None) -> str:
        """What was typed before them in the same moment, and is asked about now."""
        return self._visit.words_before(chosen)

    def after(self, say: Callable[[str], object], kept: Entry, text: str, *, chosen: bool) -> None:
        """Go on with the moment; words that are a reason to are answered with people."""
        self._visit.setback = kept.id
        if self._visit.words_before(None) and not chosen:
            self._visit.went_on(text)
        else:
            say(get_text("hard", "what_kept" if chosen else "what_kept_here"))
        if heavy(text) or calls_for_people(text):
            self._visit.offer_help(text)
