"""The one-line field that most questions are answered in."""

from __future__ import annotations

from rich.highlighter import Highlighter
from rich.text import Text
from textual import events
from textual.binding import Binding
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widget import Widget
from textual.widgets import Input
from textual.widgets.input import Selection

from checkin.core.text import LIMIT, show
from checkin.tui.widgets.graphemes import LetterText, after, before, is_text, start_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from checkin.tui.moved_keys import MovedKeys
    from checkin.tui.widgets.tag_suggester import TagSuggester


BETWEEN = " \u00b7 "
"""What stands between the lines of words that are shown on one."""


class _ByLetter(Highlighter):
    """Gives the field a text in which the cursor covers a whole letter."""

    def __call__(self, text: str | Text) -> Text:
        return LetterText(str(text), no_wrap=True, overflow="ignore", end="")

    def highlight(self, text: Text) -> None:
        """Nothing in it is highlighted."""


def helps(value: str, character: str | None) -> bool:
    """Whether a letter asks for help instead of being typed: a question mark before any other."""
    return character == "?" and not value


def is_left(field: Widget, key: str) -> bool:
    """Whether the command of a letter has another key by now, which works while typing.

    Textual would take the command away with the letter.
    """
    moved: MovedKeys | None = getattr(field.app, "moved_keys", None)
    return moved is not None and moved.has_left(key, getattr(field.screen, "KEYS", ()))


class TextField(Input):
    """A field of slightly darker paper. Enter submits; what is pasted becomes one line."""

    BINDINGS = [Binding("enter", "submit", "Keep", id="line.keep")]
    DEFAULT_CSS = """
    TextField, TextField:focus {
        height: 1; border: none; padding: 0 1; background: $panel; color: $foreground;
    }
    TextField > .input--placeholder, TextField > .input--suggestion { color: $foreground 75%; }
    """

    virtual_size = Reactive(Size(0, 0))
    """As in Textual, where each letter lays out the whole page anew; this field is as wide as the
    page lets it be, whatever stands in it."""

    class Full(Message):
        """More was pasted than an entry can hold. Nothing of it was taken."""

        def __init__(self, length: int) -> None:
            super().__init__()
            self.length = length
            """How many characters the field would have had."""

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        id: str | None = None,
        enter_says: str = "Keep",
        empty_says: str = "",
        suggester: TagSuggester | None = None,
        joins_lines: bool = False,
    ) -> None:
        """`enter_says` is what the footer calls the enter key, `empty_says` while it is empty.

        Without that it has the same name then. With `joins_lines` words of several lines, as left
        ones may be, become one; what is kept already has to stay as it is.
        """
        self._joins_lines = joins_lines
        self._tags = suggester
        self._enter_says = enter_says
        self.empty_says = empty_says
        super().__init__(
            value,
            placeholder=placeholder,
            id=id,
            select_on_focus=False,
            highlighter=_ByLetter(),
        )
        self.saved_value = ""
        self._added_to = ""
        self.take_out: Callable[[str], object] | None = None
        """Takes words that stand here before the first letter of others, in place of a space."""
        self.cursor_blink = False

    @property
    def enter_says(self) -> str:
        """What the footer calls the enter key now."""
        return (self.empty_says if not self.value.strip() else "") or self._enter_says

    @enter_says.setter
    def enter_says(self, says: str) -> None:
        self._enter_says = says

    def set_saved_value(self, text: str, *, under: str = "", added_to: bool = False) -> None:
        """Show what is kept already; as long as it stands unchanged, it is no draft.

        All of it is selected: typing replaces it, and the keys that move the cursor leave it as it
        is. With `added_to` nothing is, and what is typed is added to it, behind it. A draft
        `under` which it would disappear stays instead.
        """
        self.saved_value = text
        if under:
            return
        with self.prevent(Input.Changed):
            self.value = text
        if added_to:
            self.add_to(text)
        else:
            self.selection = Selection(0, len(text))

    def add_to(self, text: str, *, left: bool = False) -> None:
        """The next letter comes behind these words, which stand here, with a space between.

        Words that were `left` may end within one: the next letter goes on with it then.
        """
        from checkin.content.openers import is_cut

        self.cursor_position = len(text)
        self._added_to = "" if left and self.take_out is None and is_cut(text) else text

    def stay(self) -> None:
        """Words that stand here are seen by now: they are not taken out for others."""
        self.take_out = None

    def insert_text_at_cursor(self, text: str) -> None:
        """Insert what is typed. The first of it does not run into the words it is added to."""
        stands, self._added_to = self._added_to, ""
        at_end = self.value == stands and self.cursor_position == len(stands)
        if at_end and stands[-1:].strip() and text[:1].isalnum() | (text[:1] in ("#", "@")):
            if self.take_out is not None:
                self.value = ""
                self.take_out(stands)
            else:
                text = f" {text}"
        super().insert_text_at_cursor(text)

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's own cursor is put: on the drawn one, also at the end of the text.

        Input methods, braille and screen readers follow it.
        """
        x, y = super().cursor_screen_offset
        return Offset(x - 1 if self.cursor_at_end else x, y)

    def action_cursor_left(self, select: bool = False) -> None:
        """Go left by a letter, however many characters it is."""
        start, end = self.selection
        if select or start == end:
            end = before(self.value, end)
            self.selection = Selection(start if select else end, end)
        else:
            super().action_cursor_left()

    def action_cursor_right(self, select: bool = False) -> None:
        """Go right by a letter, or take what is offered at the end."""
        start, end = self.selection
        if select or start == end < len(self.value):
            end = after(self.value, end)
            self.selection = Selection(start if select else end, end)
        else:
            super().action_cursor_right()

    def action_delete_left(self) -> None:
        """Remove the letter before the cursor, or what is selected."""
        start, end = self.selection
        self.delete(before(self.value, end) if start == end else start, end)

    def action_delete_right(self) -> None:
        """Remove the letter at the cursor, or what is selected."""
        start, end = self.selection
        self.delete(start, after(self.value, end) if start == end else end)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key is typed here. A question mark is not where nothing is typed: it helps."""
        taken = super().check_consume_key(key, character) and not self.asks_for_help(character)
        return taken and not is_left(self, key)

    def asks_for_help(self, character: str | None) -> bool:
        """Whether a letter asks for help here instead of being typed."""
        return helps(self.value, character)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While nothing is typed, the keys for its ends belong to the list of the page."""
        return bool(self.value) or action not in ("home", "end")

    def validate_value(self, value: str) -> str:
        """Ask for the rest of a tag only where one was begun: asking takes a task for each key."""
        if "\n" in value and self._joins_lines:
            value = BETWEEN.join(filter(None, map(str.strip, value.split("\n"))))
        self.suggester = self._tags if self._tags and self._tags.may_offer(value) else None
        return value

    def watch_value(self, before: str, value: str) -> None:
        """Say how help is asked for and what enter does, as letters come and go."""
        if bool(before) != bool(value) or bool(before.strip()) != bool(value.strip()):
            self.refresh_bindings()

    def on_mouse_up(self) -> None:
        """Put the cursor before a letter, where the mouse put it into one."""
        self.selection = Selection(*(start_of(self.value, place) for place in self.selection))

    def on_key(self, event: events.Key) -> None:
        """Take every letter: Textual leaves out joiners, and spaces of other scripts."""
        if self.asks_for_help(event.character):
            event.prevent_default()
            return
        if event.character and is_text(event.character) and not event.is_printable:
            event.prevent_default()
            event.stop()
            self.replace(event.character, *self.selection)

    def on_paste(self, event: events.Paste) -> None:
        """Take all of what is pasted, on one line; or none of it, with a sentence that says so."""
        event.prevent_default()
        event.stop()
        text = show(event.text, one_line=True)
        if event.text[:1].isspace() and self.value[: min(self.selection)][-1:].strip():
            text = f" {text}"  # what stands before it is another word
        if event.text[-1:] == " " and text.strip():
            text = f"{text} "
        length = len(self.value) - len(self.selected_text) + len(text)
        if length > LIMIT:
            self.post_message(self.Full(length))
        elif self.selection.is_empty:
            self.insert_text_at_cursor(text)
        else:
            self.replace(text, *self.selection)
