"""A list to choose from while the field above it keeps the focus."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the list; a heading can not be chosen."""

    id: str
    content: Content
    heading: bool = False


class Choices(OptionList, can_focus=False):
    """Shows choices in groups. Screens move the highlight; the mouse can choose too."""

    DEFAULT_CSS = """
    Choices, Choices:focus { height: 1fr; border: none; padding: 0; background: $background; }
    Choices > .option-list--option { padding: 0 1; }
    Choices > .option-list--option-disabled { color: $muted; }
    Choices > .option-list--option-highlighted { background: $panel; color: $foreground; }
    Choices > .option-list--option-hover { background: $surface; }
    """

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._none_above: int | None = None

    def show(self, choices: Iterable[Choice], *, first: bool = True) -> None:
        """Fill the list anew, keeping the highlight where it was if that choice is still there.

        With `first`, the first choice is highlighted otherwise; without, none is.
        """
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

    @property
    def chosen(self) -> str | None:
        """The id of the highlighted choice."""
        option = self.highlighted_option
        return option.id if option else None

    def move(self, by: int) -> None:
        """Move the highlight one choice down (1) or up (-1).

        Where none may be highlighted, up from the first choice goes back to none.
        """
        if by < 0 and self.highlighted is not None and self.highlighted == self._none_above:
            self.highlighted = None
        elif by > 0:
            self.action_cursor_down()
        else:
            self.action_cursor_up()
