"""Words for how it feels: a grid to pick from, above a field for one's own words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import getters, on
from textual.events import Paste
from textual.widget import Widget
from textual.widgets import Input, Static

from checkin.content.evening import feelings_question
from checkin.content.strings import get_text
from checkin.core.frozen import replace
from checkin.core.records import Draft
from checkin.core.reflections import FEELINGS
from checkin.tui.base.feelings import feelings_in, offers_help
from checkin.tui.base.screen import Page
from checkin.tui.keymap import BACK, LIST, PEOPLE, Command
from checkin.tui.widgets.feelings_grid import Feelings
from checkin.tui.widgets.field_protocol import Field
from checkin.tui.widgets.text_field import TextField

_TYPING = "typing"
"""Where a draft says that the field was typed in, and no word was being picked."""


class FeelingsDialog(Page[tuple[str, ...] | None]):
    """Gives back the words, or None for going on without an answer.

    What is chosen stands in the field, so that it is a draft like any other.
    """

    ROUTE_NAME = "feel"
    ASKS = True
    AUTO_FOCUS = ""
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("feelings.keep", "enter", "keep", "Done", "Save the words, if there are any."),
        Command("feelings.choose", "space", "feel", "Pick", "Choose a word, or remove it."),
        Command("feelings.own", "f6", "own", "Own words", "Your own words for how you feel."),
        Command("feelings.skip", "tab", "skip", "Skip", "Go on without an answer.", need=2),
        PEOPLE,
        BACK,
        *LIST,
        Command(
            "feelings.left", "left", "across(-1)", "Left", "Go to the words on the left.", False
        ),
        Command(
            "feelings.right", "right", "across(1)", "Right", "Go to the words on the right.", False
        ),
    )
    DEFAULT_CSS = """
    FeelingsDialog TextField { margin-top: 1; }
    FeelingsDialog.-short TextField { margin-top: 0; }
    """

    _field = getters.query_one(TextField)

    def __init__(self, chosen: tuple[str, ...] = (), *, of: str = "hard") -> None:
        """`chosen` are the words to go on from, `of` is the page it belongs to."""
        super().__init__()
        self._of = of
        self._before = ", ".join(chosen)

    def heading(self) -> tuple[str, str]:
        return get_text(self._of, "title"), ""

    def body(self) -> Iterable[Widget]:
        yield Static(feelings_question().ask, classes="question", markup=False)
        yield Feelings()
        yield TextField(id=FEELINGS, placeholder=get_text("evening", "feelings_own"))

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(Feelings).plain = self.plain
        if not self._field.value:
            self._field.set_saved_value(self._before, added_to=True)
        self._show_chosen()
        if not self.status:
            self.show_hint(get_text("evening", "feelings_asked"))

    def finish(self, feelings: tuple[str, ...], text: str) -> None:
        """Give back the words; the field holds them as `text`."""
        self.dismiss(feelings)

    def action_skip(self) -> None:
        """Go on without an answer."""
        self.dismiss(None)

    def _show_chosen(self) -> tuple[str, ...]:
        feelings = feelings_in(self._field.value)
        self.query_one(Feelings).chosen = frozenset(feelings)
        return feelings

    @on(Input.Changed)
    def _changed(self) -> None:
        feelings = self._show_chosen()
        if offers_help(feelings):
            self.show_status(get_text("help", "people"))

    def _changed_since(self, before: str) -> bool:
        return feelings_in(self._field.value) != feelings_in(before)

    def restore(self, draft: Draft) -> None:
        """Put back the words; a word that was being typed goes on."""
        super().restore(draft)
        if draft.context.get(_TYPING) and self._field.value == draft.text:
            self._field.focus()

    def draft_context(self) -> dict[str, object]:
        """Whether a word was being typed."""
        typing = self._field.has_focus and bool(self._field.value)
        return {_TYPING: True} if typing else {}

    def draft(self, field: Field) -> Draft:
        """Commas alone are no draft."""
        found = super().draft(field)
        return found if self._changed_since(field.saved_value) else replace(found, text="")

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A space is a letter while typing."""
        return action != "feel" or self.focused is None or bool(parameters)

    def action_move(self, by: int) -> None:
        """Go up or down in the grid; from the field, back to it."""
        grid = self.query_one(Feelings)
        if self.focused is self._field:
            self.set_focus(None)
            grid.move(0, 0)
        else:
            grid.move(0, by)

    def action_across(self, by: int) -> None:
        """Go to the words of another column."""
        self.query_one(Feelings).move(by, 0)

    def action_feel(self, chosen: str = "") -> None:
        """Choose the highlighted word, or take it back. What is chosen stands in the field."""
        grid = self.query_one(Feelings)
        if chosen:
            grid.go_to(chosen)
        if grid.word is None:
            grid.move(0, 0)
            return
        if grid.at_end:
            self.action_keep()
            return
        feelings = list(feelings_in(self._field.value))
        if grid.word in feelings:
            feelings.remove(grid.word)
        else:
            feelings.append(grid.word)
        self._field.value = ", ".join(feelings)
        self._field.cursor_position = len(self._field.value)

    def answer_with(self, letter: str) -> bool:
        """Whoever types has words of their own: they go into the field."""
        self._to_field()
        self._field.insert_text_at_cursor(letter)
        return True

    def on_paste(self, event: Paste) -> None:
        """What is pasted are words of their own, too."""
        if self.focused is None:
            self._to_field()
            self._field.on_paste(event)

    def action_own(self) -> None:
        """Go to the field for one's own words, and back to the grid."""
        if self.focused is self._field:
            self.set_focus(None)
        else:
            self._to_field()

    def _to_field(self) -> None:
        self.query_one(Feelings).place = None
        if self._field.value.strip(" ,"):
            self._field.value = self._field.value.rstrip(" ,") + ", "
        self._field.cursor_position = len(self._field.value)
        self._field.focus()

    @on(Input.Submitted)
    def action_keep(self) -> None:
        """Keep the words, if they are others than before."""
        if self._changed_since(self._field.saved_value):
            self.finish(feelings_in(self._field.value), self._field.value)
        else:
            self.action_skip()
