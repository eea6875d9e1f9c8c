"""One small step at a time, each of which can be passed over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from checkin.content.strings import format_text
from checkin.core.frozen import Frozen
from checkin.tui.base.screen import Page, ResultT
from checkin.tui.keymap import Command
from checkin.tui.rendering.entries import muted


class Step(Frozen):
    """What one page of it says."""

    text: str
    hint: str = ""
    around: str = ""
    """A way round it."""


class StepsPage(Page[ResultT]):
    """There is nothing to type, and no step asks for an answer. It ends with `end`."""

    ROUTE_NAME = "steps"
    ASKS = True
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("steps.next", "enter", "next", "Next", "Go on to the next step."),
        Command("steps.skip", "tab", "skip", "Skip", "Skip this step."),
        Command("steps.back", "escape", "back", "Stop here", "Stop here. A try counts."),
        Command(
            "steps.before", "left", "before", "Back one step", "Go one step back.", shown=False
        ),
    )
    DEFAULT_CSS = """
    StepsPage #whole { height: 1fr; align: center middle; }
    StepsPage #whole Static { width: 100%; height: auto; text-align: center; }
    StepsPage #numbers { margin-bottom: 2; }
    StepsPage #step { text-style: bold; }
    StepsPage #hint { margin-top: 1; }
    StepsPage #around { color: $muted; margin-top: 1; }
    StepsPage #more { color: $primary; margin-top: 2; }
    StepsPage #care { height: auto; color: $muted; }
    StepsPage.-short #numbers { margin-bottom: 1; }
    StepsPage.-short #more { margin-top: 1; }
    """

    def __init__(
        self, name: str, steps: Sequence[Step], *, numbers: Sequence[str] = (), care: str = ""
    ) -> None:
        """`numbers` name the steps, else it says how far it is; `care` stands below all of them."""
        super().__init__()
        self._page_name = name
        self._steps = steps
        self._numbers = numbers
        self._care = care
        self.at = 0
        """The step that is shown, from 0."""

    def heading(self) -> tuple[str, str]:
        return self._page_name, ""

    def body(self) -> Iterable[Widget]:
        with Vertical(id="whole"):
            for name in ("numbers", "step", "hint", "around", "more"):
                yield Static(id=name, markup=False)
        yield Static(self._care, id="care", markup=False)

    def reload(self) -> None:
        step = self._steps[self.at]
        self.query_one("#numbers", Static).update(self._place())
        texts = {"step": step.text, "hint": step.hint, "around": step.around, "more": self.more()}
        for name, text in texts.items():
            field = self.query_one(f"#{name}", Static)
            field.update(text)
            field.display = bool(text)

    def _place(self) -> Content:
        """How far it is, unless there is one step alone."""
        if len(self._steps) < 2:
            return Content("")
        if not self._numbers:
            at, all_of_them = str(self.at + 1), str(len(self._steps))
            return muted(format_text("settings", "step", step=at, steps=all_of_them))
        return Content("  ").join(
            Content.styled(number, "b $accent") if index == self.at else muted(number)
            for index, number in enumerate(self._numbers)
        )

    def more(self) -> str:
        """What else there is to say; nothing, unless a kind of steps does."""
        return ""

    def action_next(self) -> None:
        """Go on; after the last step it is done."""
        if self.at + 1 < len(self._steps):
            self.at += 1
            self.show_status("")
            self.reload()
        else:
            self.end(True)

    def action_skip(self) -> None:
        """Pass over the step, which is as good as doing it."""
        self.action_next()

    def action_before(self) -> None:
        """Go one step back."""
        if self.at:
            self.at -= 1
            self.reload()

    def action_back(self) -> None:
        """Stop here."""
        self.end(False if self.at else None)

    def end(self, whole: bool | None) -> None:
        """Leave: after the last step (True), on the way (False), or at the first one (None)."""
        raise NotImplementedError


class StepsScreen(StepsPage[bool | None]):
    """Gives back True from the last step, False if it was stopped on the way, None at the first."""

    def end(self, whole: bool | None) -> None:
        """Give it back."""
        self.dismiss(whole)
