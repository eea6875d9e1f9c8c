"""Words for how the day feels, at the end of the evening; and then the day can rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from textual import on, work
from textual.widget import Widget
from textual.widgets import Input, Static

from checkin.content import pick
from checkin.content.evening import feelings_question
from checkin.content.screens import several, word
from checkin.model import Draft
from checkin.tui.commands import BACK, EVERYWHERE, LIST, Command, bindings
from checkin.tui.screens import evening_keeping as keeping
from checkin.tui.screens.page import Page
from checkin.tui.widgets.feelings import Feelings
from checkin.tui.widgets.line import Line


class FeelingsScreen(Page[None]):
    """A grid of words above a field that holds what is chosen, and any words of one's own."""

    PLACE = keeping.FEELINGS
    AUTO_FOCUS = ""
    KEYS = (
        Command("feelings.keep", "enter", "keep", "Done", "Keep the words, if there are any."),
        Command("feelings.choose", "space", "feel", "Pick", "Choose a word, or take it back."),
        Command("feelings.own", "f4", "own", "Own words", "Your own words for how you feel."),
        Command("feelings.skip", "tab", "skip", "Skip", "Go on without an answer."),
        BACK,
        *LIST,
        Command("feelings.left", "left", "across(-1)", "Left", "The words at the left.", False),
        Command("feelings.right", "right", "across(1)", "Right", "The words at the right.", False),
    )
    BINDINGS = [*bindings(KEYS)]
    CSS = "FeelingsScreen Line { margin-top: 1; } FeelingsScreen.-short Line { margin-top: 0; }"

    def heading(self) -> tuple[str, str]:
        """The page it belongs to."""
        return word("evening", "title"), ""

    def body(self) -> Iterable[Widget]:
        """The question, the grid, and the field."""
        yield Static(feelings_question().ask, classes="question", markup=False)
        yield Feelings()
        yield Line(id=keeping.FEELINGS, placeholder=word("evening", "feelings_own"))

    def on_mount(self) -> None:
        """Go on from what was chosen, else from what the day holds already."""
        super().on_mount()
        self.query_one(Feelings).plain = self.plain
        kept = keeping.kept_feelings(self.journal.today())
        self._field.stand(kept, under=self._field.value)
        self._show_chosen()

    @property
    def _field(self) -> Line:
        return self.query_one(Line)

    def _show_chosen(self) -> tuple[str, ...]:
        feelings = keeping.said(self._field.value)
        self.query_one(Feelings).chosen = frozenset(feelings)
        return feelings

    @on(Input.Changed)
    def _changed(self) -> None:
        feelings = self._show_chosen()
        if keeping.offers_help(feelings) and any(each.also == "f3" for each in EVERYWHERE):
            self.say(word("help", "people"))

    def _changed_since(self, before: str) -> bool:
        return keeping.said(self._field.value) != keeping.said(before)

    def draft(self, field: Line) -> Draft:
        """Commas alone are no draft."""
        found = super().draft(field)
        return found if self._changed_since(field.stood) else replace(found, text="")

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A space is a letter while typing."""
        return action != "feel" or self.focused is None or bool(parameters)

    def action_move(self, by: int) -> None:
        """Go up or down in the grid."""
        self.query_one(Feelings).move(0, by)

    def action_across(self, by: int) -> None:
        """Go to the words of another column."""
        self.query_one(Feelings).move(by, 0)

    def action_feel(self, chosen: str = "") -> None:
        """Choose the highlighted word, or take it back. What is chosen stands in the field."""
        grid = self.query_one(Feelings)
        if chosen:
            grid.go_to(chosen)
        feelings = list(keeping.said(self._field.value))
        if grid.word in feelings:
            feelings.remove(grid.word)
        else:
            feelings.append(grid.word)
        self._field.value = ", ".join(feelings)
        self._field.cursor_position = len(self._field.value)

    def action_own(self) -> None:
        """Go to the field for one's own words, and back to the grid."""
        if self.focused is self._field:
            self.set_focus(None)
            return
        if self._field.value.strip(" ,"):
            self._field.value = self._field.value.rstrip(" ,") + ", "
            self._field.cursor_position = len(self._field.value)
        self._field.focus()

    def action_skip(self) -> None:
        """Go on without an answer; what is typed waits."""
        closing = pick(several("evening", "closing"), seed=self.journal.clock.today())
        self.desk.leaving(self)
        self.dismiss(None)
        self.desk.say_below(closing or "")

    @on(Input.Submitted)
    def action_keep(self) -> None:
        """Keep the words, and let the day rest."""
        if self._changed_since(self._field.stood):
            self.keep(self._field.value)
        else:
            self.action_skip()

    @work(group="keep", exclusive=True)
    async def keep(self, text: str) -> None:
        """Keep the words with the evening; they stay in the field if that could not be done."""
        feelings = keeping.said(text)
        self.desk.drafting.kept(self.PLACE)
        kept = await self.write(lambda journal: keeping.keep_feelings(journal, feelings))
        if kept is not None:
            self._field.stand(text)
            self.action_skip()
