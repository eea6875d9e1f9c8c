"""Reading one's own plan from the top, one step at a time."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from checkin.content import help_lines as helplines
from checkin.content import safety_plan as questions
from checkin.content.strings import format_text, get_text
from checkin.core.text import show
from checkin.domain import help_lines, safety_plan
from checkin.tui.base.screen import Page
from checkin.tui.keymap import BACK, Command
from checkin.tui.rendering.scrolling import scroll_lines
from checkin.tui.widgets.title_bar import TitleBar

_LINES = "lines"
"""The last step, which every plan has: help lines."""


class PlanReadingScreen(Page[None]):
    """One step on a page, with air around it. Help lines are the last step."""

    ROUTE_NAME = "plan-reading"
    KEYS = (
        Command("reading.next", "enter", "step(1)", "Next", "Go to the next step."),
        Command("reading.before", "left", "step(-1)", "Back one step", "Go to the step before."),
        BACK,
        Command(
            "reading.people", "t", "jump('people')", "Tell someone", "See people you can tell."
        ),
        Command("reading.lines", "l", "jump('lines')", "Help lines", "See help lines."),
        Command("reading.right", "right", "step(1)", "Next", "Go to the next step.", shown=False),
        Command("reading.space", "space", "step(1)", "Next", "Go to the next step.", shown=False),
        Command("reading.up", "up", "roll(-1)", "Up", "Scroll up.", shown=False),
        Command("reading.down", "down", "roll(1)", "Down", "Scroll down.", shown=False),
    )
    CSS_PATH = "styles.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._steps: list[tuple[str, str, tuple[str, ...]]] = []
        self._at = 0

    def heading(self) -> tuple[str, str]:
        return get_text("people", "plan"), ""

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(can_focus=False):
            yield Static(id="step", markup=False)
            yield Static(id="text", markup=False)
            yield Static(id="use", markup=False)

    def reload(self) -> None:
        found = safety_plan.parts(self.journal.safety_plan.all(), self.journal.contacts.all())
        self._steps = [(field.key, field.title, lines) for field, lines in found]
        country = self.journal.settings["country"]
        known = help_lines.shown(country, self.journal.help_lines.all())
        self._steps.append((_LINES, get_text("people", "lines"), helplines.brief(country, known)))
        self._show()

    def _show(self) -> None:
        self._at = min(max(self._at, 0), len(self._steps) - 1)
        key, title, lines = self._steps[self._at]
        self.query_one(TitleBar).note = format_text(
            "people", "step_of", step=self._at + 1, steps=len(self._steps)
        )
        self.query_one("#step", Static).update(Content(title))
        self.query_one("#text", Static).update(
            Content("\n\n").join(Content(show(line, one_line=True)) for line in lines)
        )
        use = helplines.sentences().soft if key == _LINES else ""
        use = "\n".join(questions.use_lines()) if not self._at and key != _LINES else use
        self.query_one("#use", Static).update(use)
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def action_step(self, by: int) -> None:
        """Go to the next step, or the one before; after the last one, leave."""
        if self._at + by >= len(self._steps):
            self.action_back()
            return
        self._at += by
        self._show()

    def action_jump(self, key: str) -> None:
        """Go straight to people or to help lines; to the lines if no one is named."""
        keys = [step[0] for step in self._steps]
        self._at = keys.index(key) if key in keys else len(keys) - 1
        self._show()

    def action_roll(self, by: int) -> None:
        """Scroll a step that is longer than the screen."""
        scroll_lines(self.query_one(VerticalScroll), by)
