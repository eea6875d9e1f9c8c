"""My keep-close box: wins, words and people to come back to, and room for more."""

from __future__ import annotations

from collections.abc import Iterable

from textual import getters, on, work
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Input, Static

from checkin.content.skills import Skill
from checkin.content.strings import get_text
from checkin.core.day_names import day_name
from checkin.core.entries import NewEntry
from checkin.core.frozen import replace
from checkin.core.query import EntryQuery
from checkin.core.text import show
from checkin.domain import safety_plan
from checkin.tui.base.choice_dialog import ChoiceDialog
from checkin.tui.base.list_page import ListPage
from checkin.tui.draft_saver import IN_HARD_MOMENT
from checkin.tui.features.tools.completion import complete_tool, skill_win
from checkin.tui.keymap import LIST, Command
from checkin.tui.rendering.entries import mark, muted, option_row, words
from checkin.tui.rendering.layout import room
from checkin.tui.routes import Tried
from checkin.tui.submit_result import Done
from checkin.tui.widgets.choice_list import Choice, ChoiceList
from checkin.tui.widgets.text_field import TextField

_MOST = 200
"""How many things of each kind the list holds."""
_DONE = "done"
_KEEPSAKES = EntryQuery(kinds=("win", "reflection"), keepsake=True)


class BoxScreen(ListPage[Tried | None]):
    """Gives back a try once something was read or added; None if it was left before."""

    ROUTE_NAME = "box"
    ENTER_CHOOSES = True
    DATED = True
    KEYS = (
        Command("box.back", "escape", "back", "Back", "Go back. What you typed stays."),
        *LIST,
    )

    _line = getters.query_one("#line", TextField)
    CSS_PATH = "styles.tcss"

    def __init__(self, skill: Skill, *, inside: bool = False) -> None:
        """`inside` says that a hard moment opened it, and asks about the pile itself."""
        super().__init__()
        self.skill = skill
        self._inside = inside
        self._things: dict[str, tuple[str, str]] = {}
        self._used = False

    def heading(self) -> tuple[str, str]:
        return self.skill.name, ""

    def body(self) -> Iterable[Widget]:
        yield Static(self.skill.steps[0], id="open", markup=False)
        yield ChoiceList()
        yield Static(self.skill.steps[1], id="add", markup=False)
        yield TextField(id="line", placeholder=get_text("skills", "box_add"), enter_says="Keep")

    def on_mount(self) -> None:
        super().on_mount()
        self._line.focus()

    def draft_context(self) -> dict[str, object]:
        """What opened it."""
        return {IN_HARD_MOMENT: self._inside} if self._line.value else {}

    @on(Resize)
    def reload(self) -> None:
        typed = self._line.value.strip()
        self.choices.show(self._choices(), first=not typed)

    def _choices(self) -> Iterable[Choice]:
        self._things = {}
        found = self.journal.entries(_KEEPSAKES, limit=_MOST)
        today = self.journal.clock.today()
        wins = [(f"e:{e.id}", e.text, day_name(e.day, today)) for e in found if e.kind == "win"]
        own = [(f"e:{e.id}", e.text, day_name(e.day, today)) for e in found if e.kind != "win"]
        reasons = self.journal.safety_plan.all().get("reasons", ())
        own += [(f"r:{line.id}", line.text, "") for line in reasons]
        people = [
            (f"p:{p.id}", safety_plan.contact(p), "") for p in self.journal.contacts.all()[:_MOST]
        ]
        for name, things in (("wins", wins), ("words", own), ("people", people)):
            if things:
                yield Choice(f"h:{name}", muted(get_text("skills", f"box_{name}")), heading=True)
            for id, text, day in things:
                self._things[id] = (text, day)
                kind = mark("win" if name == "wins" else "open", plain=self.plain)
                row = Content.assemble(" ", kind, " ", words(text))
                width = room(self.app.size.width)
                yield Choice(id, row.truncate(width, ellipsis=True))
        if self._things:
            yield Choice(_DONE, option_row(get_text("skills", "done"), plain=self.plain))
        else:
            yield Choice("h:empty", muted(get_text("skills", "box_empty")), heading=True)

    @on(Input.Changed, "#line")
    def _typed(self, event: Input.Changed) -> None:
        choices = self.choices
        if event.value.strip():
            choices.highlighted = None
        elif choices.highlighted is None:
            choices.action_first()

    @on(Input.Submitted, "#line")
    def _entered(self, event: Input.Submitted) -> None:
        chosen = self.choices.chosen
        if chosen is None and event.value.strip():
            self.add(event.value)
        elif chosen is not None:
            self.choose(chosen)

    def choose(self, chosen: str) -> None:
        if chosen == _DONE:
            self._used = True
            self.action_back()
        elif chosen in self._things:
            self.read(chosen)

    @work(group="flow", exclusive=True)
    async def read(self, chosen: str) -> None:
        """One thing at a time, by itself."""
        self._used = True
        ids = list(self._things)
        answer: str | None = "next"
        while answer == "next":
            text, day = self._things[chosen]
            answers = [("back", get_text("skills", "box_back"))]
            if len(ids) > 1:
                answers.append(("next", get_text("skills", "box_next")))
            answer = await self.app.push_screen_wait(
                ChoiceDialog(self.skill.name, show(text), answers, note=day)
            )
            chosen = ids[(ids.index(chosen) + 1) % len(ids)]

    @work(group="keep")
    async def add(self, text: str) -> None:
        """Put something new into the box. The words come back if it could not be done."""
        new = NewEntry("reflection", text, source=f"skill:{self.skill.id}", keepsake=True)
        kept = await self.submit(lambda journal: journal.add(new), fields=[self._line])
        if isinstance(kept, Done):
            self._used = True
            self.reload()
            self.show_status(get_text("skills", "box_added"))

    def action_back(self) -> None:
        """Leave; once something was read or added, with a kind line."""
        self.host.stash_drafts(self.typed())
        if self._used:
            self.close()
        else:
            self.dismiss(None)

    @work(group="flow", exclusive=True)
    async def close(self) -> None:
        """Ask whether the try goes on the pile."""
        win = replace(skill_win(self.skill), text=get_text("skills", "box_win"))
        await complete_tool(
            self,
            win,
            self.skill.end,
            name=self.skill.name,
            inside=self._inside,
            if_not=get_text("skills", "not_piled_box"),
        )
