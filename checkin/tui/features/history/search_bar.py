"""The lines of History that are there when asked for: words to find, a day to go to, a tag."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import monotonic

from textual import getters, on
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from checkin.content.strings import get_text
from checkin.tui.widgets.choice_list import TOGETHER
from checkin.tui.widgets.tag_suggester import TagSuggester, whole_line
from checkin.tui.widgets.text_field import TextField

GO = "go"
TAG = "tag"
_QUESTIONS = {GO: ("go_to", "go_to_help", "Choose"), TAG: ("tag_ask", "tag_help", "Keep")}
"""By the name of a line: its question, what helps to answer it, and what enter does."""


class QuestionField(Vertical):
    """A question with a line for the answer."""

    DEFAULT_CSS = "QuestionField { height: auto; }"

    def __init__(self, name: str, suggester: TagSuggester | None = None) -> None:
        """`name` says which of the questions; `suggester` offers the rest of an answer."""
        super().__init__(id=f"ask-{name}", classes="-away")
        self._which = name
        self._suggester = suggester
        self._opened_at = 0.0
        self.at_once = False
        """Whether the answer was begun right after the key that asks."""

    def compose(self) -> Iterable[Widget]:
        question, help, enter = _QUESTIONS[self._which]
        yield Static(get_text("history", question), classes="question", markup=False)
        yield TextField(
            id=self._which,
            placeholder=get_text("history", help),
            enter_says=enter,
            suggester=self._suggester,
        )

    @property
    def is_open(self) -> bool:
        """Whether it is asked now."""
        return not self.has_class("-away")

    def open(self) -> None:
        """QuestionField."""
        self.remove_class("-away")
        self._opened_at = monotonic()
        self.query_one(TextField).focus()

    def close(self) -> None:
        """QuestionField no longer, with nothing typed."""
        self.query_one(TextField).value = ""
        self.add_class("-away")

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        if len(event.value) < 2:
            self.at_once = bool(event.value) and monotonic() - self._opened_at < TOGETHER


class SearchBar(Vertical):
    """Shows one of the questions, or none. Nothing typed here is anything to keep."""

    DEFAULT_CSS = """
    SearchBar { height: auto; }
    SearchBar TextField { margin-bottom: 1; }
    SearchBar .-away { display: none; }
    """

    _search = getters.query_one("#search", TextField)

    class Typed(Message):
        """There are other words to find now, or none any more."""

    class Done(Message):
        """The list is what is wanted now."""

    @dataclass
    class Answered(Message):
        """A question was answered."""

        which: str
        """`GO` or `TAG`."""
        typed: str
        at_once: bool
        """Whether it was begun right after the key that asks."""

    def __init__(self, known_tags: Callable[[str], Iterable[str]]) -> None:
        """`known_tags` gives the tags that begin so."""
        super().__init__()
        self._known_tags = known_tags

    def compose(self) -> Iterable[Widget]:
        search = TextField(
            id="search", placeholder=get_text("history", "search_help"), enter_says="Next"
        )
        search.add_class("-away")
        yield search
        yield QuestionField(GO)
        yield QuestionField(TAG, TagSuggester(self._known_tags, whole_line))

    @property
    def text(self) -> str:
        """The words to find."""
        return self._search.value

    @text.setter
    def text(self, typed: str) -> None:
        self._search.value = typed
        self._search.cursor_position = len(typed)
        self._search.set_class(not typed, "-away")

    @property
    def is_open(self) -> bool:
        """Whether the line for words is there."""
        return not self._search.has_class("-away")

    @property
    def searching(self) -> bool:
        """Whether there are any words to find."""
        return bool(self._search.value.strip())

    def ask_words(self) -> None:
        """Be ready for words to find."""
        self._close_questions()
        self._search.remove_class("-away")
        self._search.focus()

    def ask(self, which: str) -> None:
        """Be ready for an answer to one of the questions."""
        self._close_questions()
        self.query_one(f"#ask-{which}", QuestionField).open()

    def close(self) -> bool:
        """Put the line away that is open, a question before the words; whether one was."""
        if self._close_questions():
            return True
        was_open = self.is_open
        self.clear()
        return was_open

    def clear(self) -> None:
        """Put all lines away, with what is in them."""
        self._close_questions()
        self.text = ""

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()  # the page would make a draft of it
        if event.input is self._search:
            self.post_message(self.Typed())

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.input is self._search:
            if not self.searching:
                self.clear()
            self.post_message(self.Done())
        elif event.value.strip():
            which = event.input.id or ""
            at_once = self.query_one(f"#ask-{which}", QuestionField).at_once
            self.post_message(self.Answered(which, event.value, at_once))
        else:
            self._close_questions()
            self.post_message(self.Done())

    def _close_questions(self) -> bool:
        """Ask nothing any more; whether anything was asked."""
        asked = [ask for ask in self.query(QuestionField) if ask.is_open]
        for ask in asked:
            ask.close()
        return bool(asked)
