"""Facts and story: what happened, what the mind makes of it, past wins, and a fair line."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from checkin.content.strings import get_text
from checkin.core.entries import NewEntry
from checkin.core.text import show
from checkin.journal import Journal
from checkin.tui.base.choice_dialog import ChoiceDialog
from checkin.tui.features.tools.past_wins_screen import three_wins, wins_said
from checkin.tui.features.tools.typed_steps_screen import TypedSteps
from checkin.tui.keymap import Command
from checkin.tui.submit_result import Done
from checkin.tui.widgets.text_field import TextField

_WINS = 2


class FactsScreen(TypedSteps):
    """Keeps the words only if that is wanted; the try counts in any case."""

    PLACE = "facts"
    DATED = True
    FIELDS = ("happened", "story", "", "fair")
    KEYS = (
        Command("facts.next", "enter", "next", "Next", "Go on to the next step."),
        Command("facts.skip", "tab", "next", "Skip", "Skip this step."),
        Command("facts.before", "shift+tab", "before", "Back one step", "Go one step back."),
        Command("facts.back", "escape", "back", "Leave", "Leave. What you wrote stays."),
    )
    CSS_PATH = "styles.tcss"

    def body(self) -> Iterable[Widget]:
        """What was said so far, the step with its field, and the wins."""
        yield Static(id="so_far", markup=False)
        yield Static(id="question", classes="question", markup=False)
        for name in filter(None, self.FIELDS):
            yield TextField(id=name, enter_says="Next")
        yield Static(id="wins", markup=False)

    def reload(self) -> None:
        """Show the step, and what was said before it."""
        said = [
            Content(f"{get_text('skills', name)} {show(self.field(name).value, one_line=True)}")
            for name in self.FIELDS[: self.at]
            if name and self.field(name).value.strip()
        ]
        so_far = self.query_one("#so_far", Static)
        so_far.update(Content("\n").join(said))
        so_far.display = bool(said)
        self.query_one("#question", Static).update(self.skill.steps[self.at])
        wins = self.query_one("#wins", Static)
        wins.update(wins_said(three_wins(self.journal, "facts")) if self.at >= _WINS else "")
        self.show_field()

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.action_next()

    async def settle(self) -> str | None:
        """Ask whether the words are kept."""
        text = self._written()
        reply = self.skill.end
        if text:
            answer = await self.app.push_screen_wait(
                ChoiceDialog(
                    self.skill.name,
                    get_text("skills", "keep_ask"),
                    [
                        ("keep", get_text("skills", "keep")),
                        ("let_go", get_text("skills", "let_go")),
                    ],
                    note=reply,
                )
            )
            if answer is None or not await self._keep(text if answer == "keep" else ""):
                return None
            reply = get_text("skills", "kept" if answer == "keep" else "let_gone")
        return reply

    def _written(self) -> str:
        return "\n".join(
            f"{get_text('skills', name)} {self.field(name).value.strip()}"
            for name in filter(None, self.FIELDS)
            if self.field(name).value.strip()
        )

    async def _keep(self, text: str) -> bool:
        """Keep the words as a reflection, or let go of them: then no draft is left either."""
        new = NewEntry("reflection", text, cue=self.skill.name, source=f"skill:{self.skill.id}")

        def settle(journal: Journal) -> None:
            if text:
                journal.add(new)

        return isinstance(await self.submit(settle, fields=self.query(TextField)), Done)
