"""One quiet line that asks how much energy there is."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from checkin.content.strings import get_text
from checkin.tui.rendering.entries import clickable, muted
from checkin.tui.rendering.layout import page_width


class Energy(Widget):
    """low, medium, more, or not said. A click on a word is the screen's `energy` action."""

    LEVELS = ("low", "medium", "more")
    DEFAULT_CSS = "Energy { height: auto; padding: 0 1; }"

    level: reactive[str | None] = reactive(None)

    def render(self) -> Content:
        parts = []
        for level in self.LEVELS:
            name = get_text("morning", f"energy_{level}")
            part = Content.styled(f"[{name}]", "b") if level == self.level else muted(name)
            parts.append(clickable(part, f"screen.energy('{level}')"))
        asked, answers = muted(get_text("morning", "energy")), muted(" · ").join(parts)
        fits = asked.cell_length + 2 + answers.cell_length <= page_width(self.app.size.width) - 2
        return Content.assemble(asked, "  " if fits else "\n", answers)

    def choose(self, level: str = "") -> None:
        """Choose a level, or take the choice back; without one, the next, and then none."""
        if level:
            self.level = None if level == self.level else level
            return
        turns = (None, *self.LEVELS)
        self.level = turns[(turns.index(self.level) + 1) % len(turns)]
