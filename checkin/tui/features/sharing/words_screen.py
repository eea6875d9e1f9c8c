"""What is kept for a session: a question to ask in it, and what was agreed in the last one."""

from __future__ import annotations

from collections.abc import Callable

from checkin.core.entries import Entry
from checkin.journal import Journal
from checkin.tui.base.one_line_page import OneLinePage


class SessionWordsScreen(OneLinePage):
    """Words for the page that one brings along."""

    SECTION, TITLE, FIELD = "share", "therapist_title", "words"
    CSS_PATH = "styles.tcss"


class QuestionScreen(SessionWordsScreen):
    """A question for the next session."""

    ROUTE_NAME = "share:question"
    ASKED = "question_ask"

    def change(self, text: str) -> Callable[[Journal], Entry]:
        return lambda journal: journal.sharing.add_question(text)


class AgreedScreen(SessionWordsScreen):
    """What was agreed to be tried until the next session."""

    ROUTE_NAME = "share:agreed"
    ASKED = "agreed_ask"

    def change(self, text: str) -> Callable[[Journal], Entry]:
        return lambda journal: journal.sharing.add_agreed(text)
