"""What is typed in the morning and is no goal: a smaller way, an energy, a number, or no goal."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable

from textual import getters
from textual.content import Content

from checkin.content.strings import format_text, get_text
from checkin.core.entries import NO_GOAL
from checkin.core.text import show
from checkin.tui.base.screen import Page
from checkin.tui.features.morning.smaller import (
    SmallerWays,
    energy_in,
    says_no_goal,
    smaller_ways,
)
from checkin.tui.rendering.entries import muted, option_row
from checkin.tui.rendering.layout import hanging_row, room
from checkin.tui.widgets.choice_list import Choice, ChoiceList
from checkin.tui.widgets.energy_picker import Energy
from checkin.tui.widgets.text_field import TextField

_SMALLER = "smaller:"
"""What the row of a smaller way begins with, before its number."""
_ENERGY = "energy:"
"""What the row begins with that sets the energy which words name."""


class MorningWords(Page[None]):
    """The field of the goal, and the rows that are made of what stands in it."""

    _line = getters.query_one("#line", TextField)
    _cue = getters.query_one("#cue", TextField)
    _reward = getters.query_one("#reward", TextField)

    def __init__(self) -> None:
        super().__init__()
        self._smaller = SmallerWays()
        self._said_of_empty = ""
        """What is said once the words are out of the field, where they were none of a goal."""

    @abstractmethod
    def _show(self) -> None:
        """Show the rows that fit now."""

    @abstractmethod
    def _choose(self, chosen: str | None) -> None:
        """Keep what is chosen, or typed."""

    @property
    def _fields(self) -> tuple[TextField, TextField, TextField]:
        return self._line, self._cue, self._reward

    @property
    def _asking(self) -> str:
        """What is being asked for: the goal, its moment, or what comes then."""
        return getattr(self.focused, "id", None) or "line"

    def _row(self, text: str, beside: str = "") -> Content:
        row = option_row(show(text, one_line=True), plain=self.plain)
        row = Content.assemble(row, muted(f"   {beside}")) if beside else row
        return hanging_row(row, room(self.app.size.width))

    def _energy_row(self) -> Iterable[Choice]:
        """A row that sets the energy which the words name."""
        level, _ = energy_in(self._line.value)
        if level:
            yield Choice(f"{_ENERGY}{level}", self._row(get_text("morning", f"energy_{level}_row")))

    def _ways(self) -> Iterable[Choice]:
        """Smaller ways to do what is typed, and last the question for one of their own."""
        said = format_text("morning", "smaller_ways", key=self.key_name("morning.smaller"))
        yield Choice("h:smaller", muted(said), heading=True)
        for number, way in enumerate(smaller_ways(self._smaller.before)):
            yield Choice(f"{_SMALLER}{number}", self._row(way))
        yield Choice("h:own", muted(get_text("morning", "smaller_own")), heading=True)

    def _own_words_again(self) -> None:
        """Put the person's own words back, where a smaller way was taken."""
        taken = bool(self._smaller.taken)
        self._take_in(self._smaller.end())
        self.show_status(get_text("morning", "smaller_back") if taken else "")
        self._show()

    def action_back(self) -> None:
        """Go back to one's own words from smaller ways; then leave."""
        if self._smaller.before and self._asking == "line":
            self._own_words_again()
        else:
            super().action_back()

    def _takes(self, chosen: str) -> bool:
        """Whether a row or the words are none of a goal, and what they mean was done."""
        text = self._line.value.strip()
        level, alone = energy_in(text)
        if chosen.startswith(_SMALLER):
            self._take_in(self._smaller.take(int(chosen.removeprefix(_SMALLER))))
            key = self.key_name("morning.smaller")
            self.show_status(format_text("morning", "smaller_taken", key=key))
            self._show()
        elif chosen.startswith(_ENERGY) or (alone and not chosen):
            self._take_in("" if alone else text)
            self.query_one(Energy).level = level
            key = self.key_name("morning.energy")
            self._show()
            said = format_text("morning", "energy_set", key=key)
            self._said_of_empty = said if alone else ""
            self.show_status(said)
        elif not chosen and says_no_goal(text):
            self._choose(NO_GOAL)
        elif not chosen and text.isdecimal() and text != self._line.saved_value:
            self.show_status(get_text("morning", "number_alone"))
        else:
            return False
        return True

    def _take_in(self, text: str) -> None:
        self._line.value = text
        self._line.cursor_position = len(text)
        self.query_one(ChoiceList).highlighted = None
