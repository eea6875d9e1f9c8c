"""A number from 0 to 10: digits choose it, and nothing is chosen at first."""

from __future__ import annotations

from typing import Any

from checkin.content.strings import get_text
from checkin.tui.base.choice_dialog import ChoiceDialog
from checkin.tui.base.screen import Page
from checkin.tui.keymap import BACK, LIST, Command
from checkin.tui.rendering.entries import option_row
from checkin.tui.widgets.choice_list import Choice, ChoiceList

_MOST = 10
RATHER_NOT = "rather_not"
"""What is given back for going on without a number."""
_SAID = (0, 5, 10)
"""The numbers that have words beside them."""


class RatingDialog(ChoiceDialog):
    """Gives back the number as text, `RATHER_NOT` for going on without one, or None for leaving."""

    KEYS = (
        Command("rate.enter", "enter", "choose", "Go on", "Go on, with a number or without one."),
        BACK,
        *LIST,
    )

    def __init__(self, name: str, question: str, *, note: str = "") -> None:
        """`name` is the page it belongs to; `note` is said above the question."""
        numbers = [(str(n), _label(n)) for n in range(_MOST + 1)]
        answers = [*numbers, (RATHER_NOT, get_text("hard", "rather_not"))]
        super().__init__(name, question, answers, note=note)

    def reload(self) -> None:
        """Show the numbers, none of them chosen."""
        self.query_one(ChoiceList).show(
            (Choice(id, option_row(text, plain=self.plain)) for id, text in self._answers),
            first=False,
        )

    def answer_with(self, letter: str) -> bool:
        """A digit chooses its number; a 0 after the 1 makes it ten."""
        if not letter.isdecimal():
            return super().answer_with(letter)
        choices, digit = self.query_one(ChoiceList), int(letter)
        choices.note_typed(letter)
        number = _MOST if digit == 0 and choices.chosen == "1" else digit
        choices.highlighted = choices.get_option_index(str(number))
        return True

    def action_choose(self) -> None:
        """Give back the number; without one, go on."""
        self.dismiss(self.query_one(ChoiceList).chosen or RATHER_NOT)


async def rated(page: Page[Any], name: str, question: str) -> int | None:
    """Ask for a number, over that page; None without one. To be called from a worker."""
    chosen = await page.app.push_screen_wait(RatingDialog(name, question))
    return int(chosen) if chosen and chosen.isdecimal() else None


def _label(number: int) -> str:
    said = get_text("hard", f"rate_{number}") if number in _SAID else ""
    return f"{number:>2}  {said}".rstrip()
