"""One question with a few answers of the same size."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from checkin.content.strings import get_text
from checkin.core.text import show
from checkin.tui.base.list_page import ListPage
from checkin.tui.keymap import BACK, LIST, PEOPLE, Command
from checkin.tui.rendering.entries import muted, option_row
from checkin.tui.rendering.layout import hanging_row, room
from checkin.tui.widgets.choice_list import Choice, ChoiceList
from checkin.tui.widgets.text_field import TextField


class ChoiceDialog(ListPage[str | None]):
    """Gives back the id of the answer, or None for leaving without one."""

    ROUTE_NAME = "choose"
    ASKS = True
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("choose.enter", "enter", "choose", "This one", "Choose this answer."),
        BACK,
        *LIST,
    )
    DEFAULT_CSS = """
    ChoiceDialog #note { height: auto; color: $primary; margin-bottom: 1; }
    ChoiceDialog #note.-empty { display: none; }
    ChoiceDialog #question { height: auto; text-style: bold; margin-bottom: 1; }
    """

    def __init__(
        self,
        name: str,
        question: str,
        answers: Sequence[tuple[str, str]],
        *,
        note: str = "",
        says: str = "",
        words: str = "",
        first: bool = True,
    ) -> None:
        """`answers` are ids with their words; `note` is said above the question.

        `says` is what the quiet line says when it opens.

        The first answer is chosen when it opens; without `first`, none is.

        `words` is the id of an answer that words are typed for: whoever types takes it. The
        letter comes after a space then, as what is given back.
        """
        super().__init__()
        self._page_name = name
        self.choice_question = question
        self._answers = answers
        self._note = note
        self.status = says
        self._words = words
        self._first = first

    def heading(self) -> tuple[str, str]:
        return self._page_name, ""

    def body(self) -> Iterable[Widget]:
        yield Static(Content(show(self._note)), id="note", classes="" if self._note else "-empty")
        yield Static(Content(show(self.choice_question)), id="question")
        yield ChoiceList()

    @on(Resize)
    def _resized(self) -> None:
        self.reload()

    def reload(self) -> None:
        self.choices.show(
            (
                Choice(id, self._row(text) if id else muted(text), heading=not id)
                for id, text in self._answers
            ),
            first=self._first,
        )

    def _row(self, text: str) -> Content:
        row = option_row(text, plain=self.plain)
        return hanging_row(row, room(self.app.size.width))

    def answer_with(self, letter: str) -> bool:
        """A letter looks for an answer, or is the first one of an answer in words."""
        if self._words and letter.isalnum():
            self.dismiss(f"{self._words} {letter}")
            return True
        return super().answer_with(letter)

    @property
    def enter_waits(self) -> bool:
        """Whether nothing is chosen yet, and no words are typed that enter would keep."""
        return self.choices.chosen is None and not isinstance(self.focused, TextField)

    def choose(self, chosen: str) -> None:
        self.dismiss(chosen)

    def action_choose(self) -> None:
        """Give back the answer that is chosen; without one, it says how to choose."""
        if self.choices.chosen is None:
            self.show_status(get_text("keys", "choose_first"))
        super().action_choose()


class MomentDialog(ChoiceDialog):
    """A question of a hard moment: its footer names people, too."""

    KEYS = (ChoiceDialog.KEYS[0], PEOPLE, *ChoiceDialog.KEYS[1:])
