"""Kind lines and one's own sayings, one at a time, laid out to be read aloud."""

from __future__ import annotations

import re
from collections.abc import Iterable

from textual import work
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from checkin.content.affirmations import FAITH
from checkin.content.strings import format_text, get_text
from checkin.core.day_names import day_name
from checkin.core.text import show
from checkin.journal.kind_lines import OWN, OfferedLine
from checkin.tui import routes
from checkin.tui.base.screen import Page
from checkin.tui.keymap import BACK, Command
from checkin.tui.rendering.scrolling import scroll_lines
from checkin.tui.routes import Tried
from checkin.tui.widgets.title_bar import TitleBar

_BREATHS = re.compile(r"(?<=[.!?;])\s+|\n+")
"""Where someone who reads aloud takes a breath."""


class KindLinesScreen(Page[Tried | None]):
    """Nothing is asked, and nothing counts how many were read."""

    ROUTE_NAME = "kind-lines"
    KEYS = (
        Command("kind.next", "enter", "next", "Next", "Show another one."),
        Command(
            "kind.sort", "tab", "sort", "Other sorts", "Kind lines of another sort.", short="Others"
        ),
        Command(
            "kind.add",
            "a",
            "add",
            "Add my own",
            "Add a saying, a song, a prayer or a story.",
            need=2,
        ),
        Command(
            "kind.not",
            "n",
            "not_for_me",
            "Not for me",
            "Don't show this one again; n undoes it.",
            need=0,
        ),
        BACK,
        Command("kind.up", "up", "roll(-1)", "Up", "Scroll up.", shown=False),
        Command("kind.down", "down", "roll(1)", "Down", "Scroll down.", shown=False),
    )
    CSS_PATH = "styles.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._groups: tuple[str, ...] = ()
        self._group = ""
        self._lines: tuple[OfferedLine, ...] = ()
        self._at = 0
        self._left_out = False
        """Whether the line in sight was left out a moment ago."""

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(can_focus=False):
            yield Static(id="said", markup=False)
        yield Static(id="below", classes="quiet", markup=False)

    def reload(self) -> None:
        own_before = OWN in self._groups[:1]
        self._groups = self.journal.kind_lines.groups()
        if not self._group or (not own_before and self._groups[0] == OWN):
            self._group, self._at = self._groups[0], 0
        if not self._left_out:
            self._lines = self.journal.kind_lines.lines(self._group)
        self._show()

    @property
    def _line(self) -> OfferedLine | None:
        return self._lines[self._at % len(self._lines)] if self._lines else None

    def _show(self) -> None:
        self.query_one(TitleBar).note = get_text(self.ROUTE_NAME, self._group)
        line, below = self._line, ""
        if line is None:
            off = FAITH in self.journal.settings.topics_off()
            none = "own_empty" if self._group == OWN else "none_left"
            text = format_text(self.ROUTE_NAME, none, key=self.key_name("kind.add"))
            if self._group == FAITH and off:
                text = get_text("settings", "faith_off")
        else:
            text = line.text
            if line.day is not None:
                day = day_name(line.day, self.today)
                below = format_text(self.ROUTE_NAME, "kept_on", day=day) or ""
        parts = [show(part, one_line=True) for part in _BREATHS.split(text.strip())]
        self.query_one("#said", Static).update(Content("\n\n".join(parts)))
        self.query_one("#below", Static).update(Content(below))
        self.query_one(VerticalScroll).scroll_home(animate=False)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One's own words are put away in History; there has to be a line to leave out.

        Another one is shown where there is another one.
        """
        if action == "next":
            return self._left_out or len(self._lines) > 1
        return bool(self._line and self._line.id) if action == "not_for_me" else True

    def action_next(self) -> None:
        """Show another one; those that were left out are gone."""
        if self._left_out:
            self._left_out = False
            self._lines = self.journal.kind_lines.lines(self._group)
        else:
            self._at += 1
        self.show_status("")
        self._show()

    def action_sort(self) -> None:
        """Show lines of the next sort."""
        turn = self._groups.index(self._group) + 1
        self._group, self._at, self._left_out = self._groups[turn % len(self._groups)], 0, False
        self._lines = self.journal.kind_lines.lines(self._group)
        self.show_status("")
        self._show()

    @work(group="keep")
    async def action_not_for_me(self) -> None:
        """Leave a line out from now on; pressed once more, it may come up again."""
        line = self._line
        if line is None:
            return
        self._left_out = not self._left_out
        out = self._left_out
        await self.write(lambda journal: journal.not_for_me.set(line.id, out))
        said = get_text("lists", "not_for_me_reply") if out else get_text(self.ROUTE_NAME, "again")
        self.show_status(said)

    @work(group="flow", exclusive=True)
    async def action_add(self) -> None:
        """Write words of one's own, which are kept close."""
        if route := routes.tool("sayings", inside=False):
            await self.host.open(route)

    def action_roll(self, by: int) -> None:
        """Scroll what is longer than the screen."""
        scroll_lines(self.query_one(VerticalScroll), by)
