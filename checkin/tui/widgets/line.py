"""The one-line field that most questions are answered in."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.widgets import Input
from textual.widgets.input import Selection

from checkin.text import LIMIT, show


class Line(Input):
    """A field of slightly darker paper. Enter submits; what is pasted becomes one line."""

    BINDINGS = [Binding("enter", "submit", "Keep", id="line.keep")]
    DEFAULT_CSS = """
    Line, Line:focus {
        height: 1; border: none; padding: 0 1; background: $panel; color: $foreground;
    }
    """

    @dataclass
    class Full(Message):
        """More was pasted than an entry can hold. Nothing of it was taken."""

        length: int
        """How many characters the field would have had."""

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        id: str | None = None,
        enter_says: str = "Keep",
    ) -> None:
        """`enter_says` is what the footer calls the enter key."""
        super().__init__(value, placeholder=placeholder, id=id, select_on_focus=False)
        self.enter_says = enter_says
        self.stood = ""
        self._added_to = ""
        self.cursor_blink = False

    def stand(self, text: str, *, under: str = "", added_to: bool = False) -> None:
        """Show what is kept already; as long as it stands unchanged, it is no draft.

        All of it is selected: typing replaces it, and the keys that move the cursor leave it as it
        is. With `added_to` it is such that more is added to it, behind it. A draft `under` which
        it would disappear stays instead.
        """
        self.stood = text
        if under:
            return
        with self.prevent(Input.Changed):
            self.value = text
        if added_to:
            self.add_to(text)
        else:
            self.selection = Selection(0, len(text))

    def add_to(self, text: str) -> None:
        """The next letter comes behind these words, which stand here, with a space between."""
        self.cursor_position = len(text)
        self._added_to = text

    def insert_text_at_cursor(self, text: str) -> None:
        """Insert what is typed. The first of it does not run into the words it is added to."""
        stands, self._added_to = self._added_to, ""
        at_end = self.value == stands and self.cursor_position == len(stands)
        if at_end and stands[-1:].strip() and text[:1].isalnum() | (text[:1] in ("#", "@")):
            text = f" {text}"
        super().insert_text_at_cursor(text)

    def on_paste(self, event: events.Paste) -> None:
        """Take all of what is pasted, on one line; or none of it, with a sentence that says so."""
        event.prevent_default()
        event.stop()
        text = show(event.text, one_line=True)
        length = len(self.value) + len(text)
        if length > LIMIT:
            self.post_message(self.Full(length))
        elif self.selection.is_empty:
            self.insert_text_at_cursor(text)
        else:
            self.replace(text, *self.selection)
