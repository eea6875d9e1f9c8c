"""A number from 0 to 10: digits choose it, and nothing is chosen at first."""

from __future__ import annotations

from typing import Any

from checkin.content.strings import get_text
from checkin.tui.base.choice_dialog import ChoiceDialog
from checkin.tui.base.screen import Page
from checkin.tui.keymap import BACK, LIST, PEOPLE, Command
from checkin.tui.widgets.choice_list import ChoiceList

MOST = 10
"""The highest number there is."""
RATHER_NOT = "rather_not"
"""What is given back for going on without a number."""
_SAID = (0, 5, 10)
"""The numbers that have words beside them."""


class RatingDialog(ChoiceDialog):
    """Gives back the number as text, `RATHER_NOT` for going on without one, or None for leaving."""

    KEYS = (
        Command("rate.enter", "enter", "choose", "Go on", "Go on, with a number or without one."),
        PEOPLE,
        BACK,
        *LIST,
    )

    def __init__(self, name: str, question: str, *, note: str = "") -> None:
        """`name` is the page it belongs to; `note` is said above the question."""
        numbers = [(str(n), _label(n)) for n in range(MOST + 1)]
        answers = [*numbers, (RATHER_NOT, get_text("hard", "rather_not"))]
        super().__init__(name, question, answers, note=note, first=False)
        self._number = 0
        self._refused = False
        """Whether the number typed last is none of these, and enter was not pressed since."""

    def answer_with(self, letter: str) -> bool:
        """Digits in a row choose their number; a 0 after the 1 makes it ten, however late."""
        if not letter.isdecimal():
            self._number, self._refused = 0, False
            return super().answer_with(letter)
        choices, digit = self.query_one(ChoiceList), int(letter)
        ten = digit == 0 and choices.chosen == "1"
        if choices.note_typed(letter):
            self._number = with_digit(self._number, digit)
        else:
            self._number = MOST if ten else digit
        self._refused = self._number > MOST
        self.show_hint(get_text("hard", "rate_range") if self._refused else "")
        index = None if self._refused else choices.get_option_index(str(self._number))
        choices.highlighted = index
        return True

    def action_choose(self) -> None:
        """Give back the number; without one, go on, but not right after one that is too high."""
        chosen = self.query_one(ChoiceList).chosen
        if self._refused and chosen is None:
            self._refused = False
            self.show_hint(get_text("hard", "rate_again"))
        else:
            self.dismiss(chosen or RATHER_NOT)


async def rated(page: Page[Any], name: str, question: str) -> int | None:
    """Ask for a number, over that page; None without one. To be called from a worker."""
    chosen = await page.app.push_screen_wait(RatingDialog(name, question))
    return number_of(chosen)


def number_of(chosen: str | None) -> int | None:
    """The number that the dialog gave back; None for going on or leaving without one."""
    return int(chosen) if chosen and chosen.isdecimal() else None


def with_digit(number: int, digit: int) -> int:
    """The number with one more digit; some number that is too high if it is."""
    return min(number * 10 + digit, MOST * 10)


def _label(number: int) -> str:
    said = get_text("hard", f"rate_{number}") if number in _SAID else ""
    return f"{number:>2}  {said}".rstrip()
