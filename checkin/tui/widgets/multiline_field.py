"""The field of several lines, in which an entry is changed."""

from __future__ import annotations

from rich.text import Text
from textual import events
from textual.widgets import TextArea
from textual.widgets.text_area import Document, Location

from checkin.core.text import LIMIT, show
from checkin.tui.widgets.graphemes import LetterText, after, before, is_text
from checkin.tui.widgets.text_field import TextField, helps, is_left


class MultilineField(TextArea):
    """A field of several lines. What is pasted is made harmless first."""

    DEFAULT_CSS = """
    MultilineField, MultilineField:focus {
        height: auto; min-height: 3; max-height: 12; border: none; padding: 0 1;
        background: $panel; color: $foreground; scrollbar-size-vertical: 1;
    }
    """

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id, compact=True, highlight_cursor_line=False)
        self.cursor_blink = False
        self.saved_value = ""
        self._had_words = False
        self._added_to = ""

    @property
    def value(self) -> str:
        """What stands in it."""
        return self.text

    @value.setter
    def value(self, text: str) -> None:
        if text != self.text:
            self.text = text

    @property
    def cursor_position(self) -> int:
        """How many characters stand before the cursor."""
        assert isinstance(self.document, Document)
        return self.document.get_index_from_location(self.cursor_location)

    @cursor_position.setter
    def cursor_position(self, index: int) -> None:
        assert isinstance(self.document, Document)
        index = min(index, len(self.text))
        self.move_cursor(self.document.get_location_from_index(index))

    def get_line(self, line_index: int) -> Text:
        """The line, in which the cursor covers a whole letter."""
        return LetterText(self.document.get_line(line_index), end="", no_wrap=True)

    def get_cursor_left_location(self) -> Location:
        """Left by a letter, however many characters it is."""
        row, column = self.cursor_location
        if not column:
            return super().get_cursor_left_location()
        return row, before(self.document.get_line(row), column)

    def get_cursor_right_location(self) -> Location:
        """Right by a letter."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        return (
            super().get_cursor_right_location()
            if column == len(line)
            else (row, after(line, column))
        )

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Whether a key is typed here. A question mark is not where nothing is typed: it helps."""
        taken = super().check_consume_key(key, character) and not helps(self.text, character)
        return taken and not is_left(self, key)

    def on_text_area_changed(self) -> None:
        """Say how help is asked for, which changes with the first letter and the last."""
        if self._had_words != bool(self.text):
            self._had_words = bool(self.text)
            self.refresh_bindings()

    def add_to(self, text: str) -> None:
        """The next letter begins a new line behind these words, which stand here."""
        self._added_to = text

    def on_key(self, event: events.Key) -> None:
        """Take every letter: Textual leaves out joiners, and spaces of other scripts."""
        stands, self._added_to = self._added_to, ""
        begins = stands[-1:].strip() and event.is_printable and (event.character or "").isalnum()
        if begins and self.text == stands and self.cursor_position == len(stands):
            self.insert("\n")
        if helps(self.text, event.character):
            event.prevent_default()
            return
        if event.character and is_text(event.character) and not event.is_printable:
            event.prevent_default()
            event.stop()
            self.replace(event.character, *self.selection, maintain_selection_offset=False)

    def on_paste(self, event: events.Paste) -> None:
        """Take all of what is pasted, or none of it, with a sentence that says so."""
        event.prevent_default()
        event.stop()
        text = show(event.text)
        length = len(self.text) - len(self.selected_text) + len(text)
        if length > LIMIT:
            self.post_message(TextField.Full(length))
        else:
            self.replace(text, *self.selection, maintain_selection_offset=False)
