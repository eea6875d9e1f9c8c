"""A skill of several steps, with a field of its own for most of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import work
from textual.widget import Widget
from textual.widgets import Static

from checkin.content.skills import Skill
from checkin.core.records import Draft
from checkin.tui.base.screen import Page
from checkin.tui.draft_saver import IN_HARD_MOMENT
from checkin.tui.features.tools.completion import complete_tool, skill_win
from checkin.tui.keymap import Command
from checkin.tui.routes import Tried
from checkin.tui.widgets.text_field import TextField


def step_keys(named: str) -> tuple[Command, ...]:
    """The keys of such a skill; `named` is what their ids begin with."""
    return (
        Command(f"{named}.next", "enter", "next", "Next", "Go on to the next step."),
        Command(f"{named}.skip", "tab", "next", "Skip", "Skip this step."),
        Command(f"{named}.before", "shift+tab", "before", "Back one step", "Go one step back."),
        Command(f"{named}.back", "escape", "back", "Leave", "Leave. What you wrote stays."),
    )


class TypedSteps(Page[Tried | None]):
    """Gives back the try, however far it went; what is typed waits if it is left.

    A subclass names the field of each step in `FIELDS`, and keeps what was typed in `settle`.
    """

    ASKS = True
    FIELDS: ClassVar[tuple[str, ...]] = ()
    """The field of each step; empty for a step without one."""
    DEFAULT_CSS = """
    TypedSteps TextField { display: none; }
    TypedSteps TextField.-now { display: block; }
    """

    def __init__(self, skill: Skill, *, inside: bool = False) -> None:
        """`inside` says that a hard moment opened it, and asks about the pile itself."""
        super().__init__()
        self.skill = skill
        self._inside = inside
        self.at = 0
        """The step that is shown, from 0."""

    def heading(self) -> tuple[str, str]:
        return self.skill.name, ""

    def body(self) -> Iterable[Widget]:
        yield Static(id="question", classes="question", markup=False)
        for name in filter(None, self.FIELDS):
            yield TextField(id=name, enter_says="Next")

    def reload(self) -> None:
        self.query_one("#question", Static).update(self.skill.steps[self.at])
        name = self.FIELDS[self.at]
        for line in self.query(TextField):
            line.set_class(line.id == name, "-now")
        self.set_focus(self.field(name) if name else None)

    def restore(self, draft: Draft) -> None:
        """Put back the words, and go on at the step they were left at."""
        super().restore(draft)
        at = draft.context.get("at")
        if isinstance(at, int):
            self.at = min(max(self.at, at), len(self.FIELDS) - 1)

    def draft_context(self) -> dict[str, object]:
        """The step that is shown and what opened it, while there are words to go on with."""
        if not any(line.value for line in self.query(TextField)):
            return {}
        return {"at": self.at, IN_HARD_MOMENT: self._inside}

    def field(self, name: str) -> TextField:
        """The field of that name."""
        return self.query_one(f"#{name}", TextField)

    def action_next(self) -> None:
        """Go on; what comes after the last step is up to the page."""
        if self.at + 1 < len(self.FIELDS):
            self.at += 1
            self.reload()
        else:
            self.finish()

    def action_before(self) -> None:
        """Go one step back."""
        if self.at:
            self.at -= 1
            self.reload()

    @work(group="flow", exclusive=True)
    async def finish(self) -> None:
        """Settle what was typed, then ask whether the try goes on the pile."""
        written = any(line.value.strip() for line in self.query(TextField))
        reply = await self.settle()
        if reply is not None:
            win, name = skill_win(self.skill), self.skill.name
            part = not written
            await complete_tool(self, win, reply, name=name, inside=self._inside, part=part)

    async def settle(self) -> str | None:
        """Keep what was typed, or let go of it; what to say then. None goes back to the words."""
        return self.skill.end
