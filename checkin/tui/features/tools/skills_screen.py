"""Skills: what can be tried, a small thing at a time."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on, work
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget

from checkin.content import skills
from checkin.content.strings import get_text
from checkin.tui import routes
from checkin.tui.base.list_page import ListPage
from checkin.tui.keymap import BACK, LIST, Command
from checkin.tui.rendering.entries import muted, option_row
from checkin.tui.widgets.choice_list import Choice, ChoiceList

_NARROW = 70
"""Cells from which on a skill and its moment stand side by side."""
_ALSO = (
    ("breathing", "breathe", "title", ("breath",)),
    ("grounding", "look", "title", ()),
    ("timer:2", "pause", "two", ()),
    ("timer:10", "pause", "ten", ()),
    ("listen", "pause", "listen", ("people",)),
    ("freewrite", "write", "five_minutes", ("writing",)),
    ("kind-lines", "kind-lines", "title", ()),
    ("pile", "today", "show_me", ()),
)
"""The other tools: each with the section and name of its words, and the topics it touches."""


class SkillsScreen(ListPage[None]):
    """Every skill says what kind of moment it is for."""

    ROUTE_NAME = "skills"
    KEYS = (
        Command("skills.open", "enter", "choose", "Choose", "Try this skill."),
        BACK,
        *LIST,
    )

    def __init__(self) -> None:
        super().__init__()
        self._tried: set[str] = set()

    def body(self) -> Iterable[Widget]:
        yield ChoiceList()

    @on(Resize)
    def reload(self) -> None:
        self.choices.show(self._choices())
        self.look_for_tried()

    @work(group="tried", exclusive=True)
    async def look_for_tried(self) -> None:
        """Look beside the interface which were tried: there may be many wins."""
        tried = await self.run_read(lambda journal: journal.lookback.tried())
        if tried is not None and tried != self._tried:
            self._tried = tried
            self.choices.show(self._choices())

    def _choices(self) -> Iterable[Choice]:
        off = self.journal.settings.topics_off()
        found = skills.skills(off)
        wide = max((len(skill.name) for skill in found), default=0) + 3
        for skill in found:
            name = f"{skill.name}\n   " if self.app.size.width < _NARROW else skill.name.ljust(wide)
            tried = f" · {get_text('skills', 'tried')}" if skill.id in self._tried else ""
            row = Content.assemble(option_row(name, plain=self.plain), muted(skill.when + tried))
            yield Choice(f"skill:{skill.id}", row)
        yield Choice("h:gap", Content(""), heading=True)
        yield Choice("h:also", muted(get_text("skills", "also")), heading=True)
        for tool, section, key, topics in _ALSO:
            if off.isdisjoint(topics):
                yield Choice(tool, option_row(get_text(section, key), plain=self.plain))

    @work(group="flow", exclusive=True)
    async def choose(self, tool: str) -> None:
        """Open a tool; what it says at its end stands on this page."""
        if route := routes.tool(tool, inside=False):
            await self.host.open(route)
