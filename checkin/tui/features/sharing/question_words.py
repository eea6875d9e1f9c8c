"""Words that are typed on the page for a session: they are a question for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from checkin.content.strings import get_text
from checkin.core.entries import Entry, NewEntry
from checkin.core.reflections import QUESTION
from checkin.tui.base.own_words import WordsTarget, as_entry


class QuestionWords(WordsTarget):
    """They are kept as a question for the next session."""

    def field_name(self) -> str:
        """What the page of a question asks, too."""
        return get_text("share", "question_ask")

    def context(self) -> Mapping[str, object]:
        """That they are a question."""
        return as_entry(NewEntry("reflection", "", source=QUESTION))

    def after(self, say: Callable[[str], object], kept: Entry, text: str, *, chosen: bool) -> None:
        """Say where they are now."""
        say(get_text("share", "question_kept"))
