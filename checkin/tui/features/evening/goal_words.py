"""Words about the goal of the day, typed where an answer could be chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from checkin.content.strings import get_text
from checkin.core.entries import Entry
from checkin.tui.base.own_words import WordsTarget


class GoalWords(WordsTarget):
    """They are kept as a line of the evening, and it goes on to the next question."""

    OFFERS_HELP = True

    def __init__(self, goal: int, said: Callable[[str], None]) -> None:
        """`goal` is the number of the goal; `said` goes on with the evening."""
        self._goal = goal
        self._said = said

    def field_name(self) -> str:
        """That it is about the goal, and not yet about the day."""
        return get_text("evening", "goal_own")

    def context(self) -> Mapping[str, object]:
        """The goal they are about."""
        return {"goal": self._goal}

    def after(self, say: Callable[[str], object], kept: Entry, text: str, *, chosen: bool) -> None:
        """Go on with the evening; an answer that is chosen as well does so by itself."""
        if not chosen:
            self._said(text)
