"""Facts and story: what happened, what the mind makes of it, past wins, and a fair line."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.widget import Widget
from textual.widgets import Input, Static

from checkin.content.strings import get_text
from checkin.core.entries import NewEntry
from checkin.core.text import show
from checkin.journal import Journal
from checkin.tui.base.choice_dialog import ChoiceDialog
from checkin.tui.features.tools.past_wins_screen import three_wins, wins_said
from checkin.tui.features.tools.typed_steps_screen import TypedSteps, step_keys
from checkin.tui.submit_result import Done
from checkin.tui.widgets.text_field import TextField

_WINS = 2


class FactsScreen(TypedSteps):
    """Keeps the words only if that is wanted; the try counts in any case."""

    ROUTE_NAME = "facts"
    DATED = True
    FIELDS = ("happened", "story", "", "fair")
    KEYS = step_keys("facts")
    CSS_PATH = "styles.tcss"

    def body(self) -> Iterable[Widget]:
        yield Static(id="so_far", markup=False)
        yield from super().body()
        yield Static(id="wins", markup=False)

    def reload(self) -> None:
        super().reload()
        said = show(self._written(self.FIELDS[: self.at]))
        so_far = self.query_one("#so_far", Static)
        so_far.update(said)
        so_far.display = bool(said)
        wins = self.query_one("#wins", Static)
        wins.update(
            wins_said(three_wins(self.journal, "facts"), self.today) if self.at >= _WINS else ""
        )

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.action_next()

    async def settle(self) -> str | None:
        """Ask whether the words are kept."""
        text = self._written(self.FIELDS)
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
            kept = answer == "keep"
            reply = get_text("skills", "kept" if kept else "let_gone")
            reply = self.said_of_its_day(reply) if kept else reply
        return reply

    def _written(self, fields: Iterable[str]) -> str:
        return "\n".join(
            f"{get_text('skills', name)} {said}"
            for name in filter(None, fields)
            if (said := self.field(name).value.strip())
        )

    async def _keep(self, text: str) -> bool:
        """Keep the words as a reflection, or let go of them: then no draft is left either."""
        new = NewEntry("reflection", text, cue=self.skill.name, source=f"skill:{self.skill.id}")

        def settle(journal: Journal) -> None:
            if text:
                journal.add(new)

        return isinstance(await self.submit(settle, fields=self.query(TextField)), Done)
