"""A page with a list to choose from."""

from __future__ import annotations

from textual import getters, on
from textual.widgets import OptionList

from checkin.content.strings import get_text
from checkin.tui.base.screen import Page, ResultT
from checkin.tui.widgets.choice_list import ChoiceList


class ListPage(Page[ResultT]):
    """Enter does what the highlighted choice is for, and a click what the clicked one is for."""

    choices = getters.query_one(ChoiceList)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter is named where there is something to choose."""
        if action == "choose":
            choices = self.query_one_optional(ChoiceList)
            return choices is None or any(not option.disabled for option in choices.options)
        return super().check_action(action, parameters)

    def choose(self, chosen: str) -> object:
        """Do what the choice with that id is for."""

    def action_choose(self) -> None:
        """Do what the highlighted choice is for; after words, none is until somebody goes there."""
        if self.choices.chosen is not None:
            self.choose(self.choices.chosen)
        elif self.own_words is not None and self.choices.option_count:
            self.show_hint(get_text("keys", "choose_first"))

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        if event.option_id is not None:
            self.choose(event.option_id)
