"""One's own plan for hard times: all of its parts, to fill in as much as wanted, in any order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from textual import on, work
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from checkin.content import safety_plan as questions
from checkin.content.entry_names import said_in
from checkin.content.safety_plan import PlanField
from checkin.content.strings import get_text
from checkin.core.entries import PLAN, Entry
from checkin.core.query import EntryQuery
from checkin.core.support_records import SafetyPlan
from checkin.core.text import show
from checkin.domain import safety_plan
from checkin.tui import routes
from checkin.tui.base.list_page import ListPage
from checkin.tui.keymap import BACK, LIST, Command
from checkin.tui.rendering.entries import mark, muted
from checkin.tui.rendering.layout import room
from checkin.tui.routes import Route
from checkin.tui.widgets.choice_list import Choice, ChoiceList

_LEAST = 9
"""Cells that the beginning of a part needs to say anything."""
_PLANS = EntryQuery(kinds=("reflection",), source=PLAN)
_MOST = 20
"""How many plans for one moment are listed, newest first."""


class PlanScreen(ListPage[None]):
    """Lists the parts; each opens on a page of its own."""

    ROUTE_NAME = "plan"
    KEYS = (
        Command("plan.open", "enter", "choose", "Choose", "Open this part of the plan."),
        Command("plan.read", "r", "read", "Read", "Read the plan, one step at a time."),
        Command("plan.print", "f9", "print", "Print", "Print it, or save it as a page."),
        BACK,
        *LIST,
    )
    CSS_PATH = "styles.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._plans: Mapping[str, Entry] = {}

    def heading(self) -> tuple[str, str]:
        return get_text("people", "plan"), ""

    def body(self) -> Iterable[Widget]:
        yield Static(id="intro", markup=False)
        yield ChoiceList()

    @on(Resize)
    def reload(self) -> None:
        """Show the parts, with the beginning of what stands in them.

        Where there is little room, of what the plan is only what to do in danger, and last.
        """
        plan = self.journal.safety_plan.all()
        lines = questions.use_lines() if plan else questions.intro()
        if self.app.size.height < self.VERTICAL_BREAKPOINTS[-1][0]:
            lines = lines[-1:]
        self.query_one("#intro", Static).update("\n".join(lines))
        self.choices.show(self._choices(plan))

    def _choices(self, plan: SafetyPlan) -> Iterator[Choice]:
        if plan:
            yield Choice("read", Content(f" {get_text('people', 'read')}"))
            yield Choice("print", Content(f" {get_text('people', 'print')}"))
            yield Choice("g:read", Content(""), heading=True)
        for field in questions.fields():
            yield self._part(field, plan)
        yield from self._when_then()
        yield Choice("g:notes", Content(""), heading=True)
        yield Choice("h:notes", muted(get_text("people", "notes")), heading=True)
        for field in questions.meta():
            yield self._part(field, plan)

    def _when_then(self) -> Iterator[Choice]:
        """Plans for one moment, which are made as a skill, and a way to make one."""
        self._plans = {
            f"when:{plan.id}": plan for plan in self.journal.entries(_PLANS, limit=_MOST)
        }
        yield Choice("g:when", Content(""), heading=True)
        yield Choice("h:when", muted(get_text("people", "when_then")), heading=True)
        width = room(self.app.size.width)
        for id, plan in self._plans.items():
            said = show(said_in(plan), one_line=True)
            row = Content.assemble(" ", mark("win", plain=self.plain), " ", said)
            yield Choice(id, row.truncate(width, ellipsis=True))
        row = Content.assemble(" ", mark("open", plain=self.plain), " ")
        yield Choice("when", row + get_text("people", "when_add"))

    def _part(self, field: PlanField, plan: SafetyPlan) -> Choice:
        lines = [safety_plan.as_written(field, line.text) for line in plan.get(field.key, ())]
        row = Content.assemble(
            " ", mark("win" if lines else "open", plain=self.plain), " ", field.title
        )
        left = room(self.app.size.width) - row.cell_length - 3
        if lines and left >= _LEAST:
            said = muted(show(" · ".join(lines), one_line=True))
            row = Content.assemble(row, "   ", said.truncate(left, ellipsis=True))
        return Choice(field.key, row)

    def choose(self, chosen: str) -> None:
        if chosen == "read":
            self.action_read()
        elif chosen == "print":
            self.action_print()
        elif chosen == "when":
            self.open(routes.WHEN_THEN)
        elif chosen in self._plans:
            self.open(routes.entry(self._plans[chosen]))
        else:
            self.open(routes.plan_section(chosen))

    def action_read(self) -> None:
        """Read the plan, one step at a time."""
        if self.journal.safety_plan.all():
            self.open(routes.PLAN_READING)
        else:
            self.show_status(get_text("people", "plan_empty"))

    @work(group="flow", exclusive=True)
    async def open(self, route: Route[Any]) -> None:
        """Open another page over this one."""
        await self.host.open(route)

    @work(group="flow", exclusive=True)
    async def action_print(self) -> None:
        """Ask where the page is to be, and save it there."""
        if not self.journal.safety_plan.all():
            self.show_status(get_text("people", "plan_empty"))
        elif said := await self.host.open(routes.PLAN_EXPORT):
            self.host.show_status_on_previous(said)
