"""A list to choose from while the field above it keeps the focus."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import monotonic

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from checkin.core.frozen import Frozen
from checkin.tui.widgets.chosen_row import with_chosen_mark

TOGETHER = 1.0
"""Seconds within which letters are one word."""
LEAST_WIDTH = 6
"""Cells from which on a list can be laid out: Textual breaks no lines of less than one cell."""


class Choice(Frozen):
    """One line of the list; a heading cannot be chosen."""

    id: str
    content: Content
    heading: bool = False


class ChoiceList(OptionList, can_focus=False):
    """Shows choices in groups. Screens move the highlight; the mouse can choose too."""

    DEFAULT_CSS = """
    ChoiceList, ChoiceList:focus {
        height: 1fr; min-height: 1; min-width: 6; border: none; padding: 0;
        background: $background;
    }
    ChoiceList > .option-list--option { padding: 0 1; }
    ChoiceList > .option-list--option-disabled { color: $muted; }
    ChoiceList > .option-list--option-highlighted {
        background: $background; color: $foreground; text-style: bold;
    }
    ChoiceList > .option-list--option-hover { background: $surface; }
    """

    def __init__(self, id: str | None = None, *, wraps: bool = True) -> None:
        """With `wraps`, up from the first choice goes to the last, and down to the first again.

        Where enter marks choices, it should not: one would be marked that was passed already.
        """
        super().__init__(id=id, markup=False)
        self._wraps = wraps
        self._none_above: int | None = None
        self._lit = False
        self.typed = ""
        """All letters since the highlight was last moved by anything else."""
        self._in_a_row = ""
        self._typed_at = 0.0
        self._released = False

    def show(self, choices: Iterable[Choice], *, first: bool = True) -> None:
        """Fill the list anew, keeping the highlight where it was if that choice is still there.

        With `first`, the first choice is highlighted otherwise; without, none is.
        """
        first = first and not self._released
        before = self.chosen
        self.set_options(
            Option(choice.content, id=choice.id, disabled=choice.heading) for choice in choices
        )
        places = [n for n, option in enumerate(self.options) if not option.disabled]
        self._none_above = None if first else places[0] if places else None
        self.highlighted = next(
            (n for n in places if self.options[n].id == before),
            places[0] if places and first else None,
        )

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return super().get_content_height(container, viewport, max(width, LEAST_WIDTH))

    def on_click(self, event: events.Click) -> None:
        """Leave a click on a line that is not there any more alone."""
        self.take_typed()
        if is_gone(self, event):
            event.prevent_default()

    def render_line(self, y: int) -> Strip:
        """One line of what is in view; the first of the chosen row has the mark."""
        return at_the_edge(self, mark_chosen_row(self, super().render_line, y))

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Enter may do something else where nothing was highlighted, or nothing is now."""
        super().watch_highlighted(highlighted)
        if self._lit != (highlighted is not None):
            self._lit = not self._lit
            self.refresh_bindings()

    @property
    def chosen(self) -> str | None:
        """The id of the highlighted choice."""
        option = self.highlighted_option
        return option.id if option else None

    def move(self, by: int) -> None:
        """Move the highlight so many choices down, or up if it is negative; far, to an end.

        Where none may be highlighted, one up from the first choice goes back to none.
        """
        self.take_typed()
        places = [n for n, option in enumerate(self.options) if not option.disabled]
        if not places:
            return
        if by == -1 and self.highlighted is not None and self.highlighted == self._none_above:
            self.highlighted = None
            return
        last = len(places) - 1
        if self.highlighted is None:
            at = last if by == -1 else min(max(0, by - 1), last)
        else:
            at = places.index(self.highlighted) + by
            at = at % len(places) if self._wraps and abs(by) == 1 else min(max(0, at), last)
        self.highlighted = places[at]
        if not at:  # with the heading above it
            self.scroll_home(animate=False, immediate=True)

    def action_first(self) -> None:
        """Highlight the first choice, with the heading above it in view."""
        self.move(-max(2, self.option_count))

    def release(self) -> None:
        """Highlight nothing until `take_up`; up from the first choice goes back to that."""
        self._released = True
        self.highlighted = None
        self._none_above = next((n for n, o in enumerate(self.options) if not o.disabled), None)

    def take_up(self) -> None:
        """Highlight as usual from the next `show` on."""
        self._released = False

    def look_for(self, letter: str) -> bool:
        """Highlight the next choice that begins with the letters typed in a row.

        Without one the highlight stays; gives back whether there is one.
        """
        self.note_typed(letter)
        again = set(self._in_a_row) == {letter.casefold()}  # goes from one to the next
        sought = letter.casefold() if again else self._in_a_row
        places = [n for n, option in enumerate(self.options) if not option.disabled]
        start = -1 if self.highlighted is None else self.highlighted
        after = [n for n in places if n > start] + [n for n in places if n <= start]
        if not again and start in places:  # a longer word may still mean the same choice
            after = [start, *after]
        found = next((n for n in after if self._begins(n, sought)), None)
        if found is not None:
            self.highlighted = found
        return found is not None

    def note_typed(self, letter: str) -> bool:
        """Take note of a letter that chose something by itself: more may make words of it.

        Gives back whether it was typed in a row with the one before.
        """
        now = monotonic()
        before = self._in_a_row if now - self._typed_at < TOGETHER else ""
        self._in_a_row, self._typed_at = before + letter.casefold(), now
        self.typed += letter
        return bool(before)

    def take_typed(self) -> str:
        """All that was typed to look for a choice, given out once."""
        typed, self.typed, self._in_a_row = self.typed, "", ""
        return typed

    def _begins(self, place: int, sought: str) -> bool:
        words = str(self.options[place].prompt).casefold()
        start = next((n for n, char in enumerate(words) if char.isalnum()), len(words))
        return words.startswith(sought, start)


def mark_chosen_row(of: OptionList, render_line: Callable[[int], Strip], y: int) -> Strip:
    """A line of what is in view, with the mark if it is the first of the chosen row."""
    strip = render_line(y)
    if of.highlighted is None or _option_of(strip) != of.highlighted:
        return strip
    above = None if y == 0 and not of.scroll_offset.y else render_line(y - 1)
    if above is not None and _option_of(above) == of.highlighted:
        return strip
    return with_chosen_mark(strip, of.app)


def at_the_edge(of: OptionList, strip: Strip) -> Strip:
    """A line of a heading, which stands where the title does; any other as it is."""
    option = _option_of(strip)
    if option is None or not of.get_option_at_index(option).disabled:
        return strip
    if strip.text[:1].strip() or not strip.text[1:2].strip():
        return strip
    return Strip.join([strip.crop(1), strip.crop(0, 1)])


def _option_of(strip: Strip) -> int | None:
    """Which option a line belongs to."""
    for segment in strip:
        if segment.style is not None and "option" in segment.style.meta:
            return int(segment.style.meta["option"])
    return None


def is_gone(of: OptionList, event: events.Click) -> bool:
    """Whether the line that was clicked went before the click was dealt with."""
    line = event.style.meta.get("option")
    return line is not None and line >= of.option_count
