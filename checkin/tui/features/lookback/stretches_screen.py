"""Good stretches: what a person would be glad of, kept as a win when it is reached."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on, work
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import OptionList, Static

from checkin.content.strings import format_text, get_text, plural
from checkin.core.day_names import date_name
from checkin.core.entries import Entry
from checkin.core.errors import CheckinError, NothingThere
from checkin.core.frozen import replace
from checkin.core.stretches import Stretch
from checkin.core.text import show
from checkin.journal import Journal
from checkin.tui import routes
from checkin.tui.base.list_page import ListPage
from checkin.tui.base.put_away_here import PutAwayHere
from checkin.tui.keymap import BACK, LIST, Command
from checkin.tui.rendering.entries import mark, muted, option_row
from checkin.tui.rendering.layout import hanging_row, room
from checkin.tui.widgets.choice_list import Choice, ChoiceList

_ADD = "add"


class StretchesScreen(ListPage[None]):
    """How far along one is, is not counted anywhere; what is reached stays."""

    ROUTE_NAME = "stretches"
    AUTO_FOCUS = ""
    KEYS = (
        Command(
            "stretches.add",
            "a",
            "add",
            "Write one down",
            "Write down something you're working toward.",
        ),
        Command("stretches.open", "enter", "choose", "Choose", "Change this one."),
        Command(
            "stretches.away",
            "d",
            "put_away",
            "Put away",
            "Put this one in the trash.",
            changes=True,
        ),
        Command(
            "stretches.return",
            "b",
            "bring_back",
            "Bring back",
            "Bring the last one back.",
            changes=True,
        ),
        BACK,
        *LIST,
    )
    CSS_PATH = "styles.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._found: dict[str, Stretch] = {}
        self._away: Stretch | None = None
        self._away_here = PutAwayHere()

    def body(self) -> Iterable[Widget]:
        yield Static(id="about", markup=False)
        yield ChoiceList()

    @on(Resize)
    def reload(self) -> None:
        try:
            self._found = {stretch.id: stretch for stretch in self.journal.lookback.stretches()}
            away = {stretch.id: stretch for stretch in self.journal.lookback.deleted_stretches()}
            self._away = self._away_here.last(away) or next(iter(away.values()), None)
            choices = [*self._choices()]
        except CheckinError as error:
            self.show_status(error.whole, trouble=True)
            return
        says = "about" if self._found else "empty"
        self.query_one("#about", Static).update(get_text("stretches", says))
        self.choices.show(choices)
        self.refresh_bindings()

    def _choices(self) -> Iterable[Choice]:
        reached = [stretch for stretch in self._found.values() if stretch.kept]
        waiting = [stretch for stretch in self._found.values() if not stretch.kept]
        for name, some in (("waiting", waiting), ("reached", reached)):
            if some:
                gap = "\n" if name == "reached" and waiting else ""
                yield Choice(f"h:{name}", muted(gap + get_text("stretches", name)), heading=True)
            for stretch in some:
                yield Choice(stretch.id, self._line(stretch))
        if self._found:
            yield Choice("h:add", Content(" "), heading=True)
        yield Choice(_ADD, option_row(get_text("stretches", "add"), plain=self.plain))

    def _line(self, stretch: Stretch) -> Content:
        sign = mark("win" if stretch.kept else "intention", plain=self.plain)
        name = show(stretch.name, one_line=True)
        note = rule(stretch)
        if stretch.kept:
            note = self._kept(stretch)
        said = Content.assemble(name, "   ", muted(note))
        return hanging_row(Content.assemble(" ", sign, " ", said), room(self.app.size.width))

    def _kept(self, stretch: Stretch) -> str:
        try:
            win = self.journal.entry(stretch.kept)
        except NothingThere:
            return ""
        day = date_name(win.day)
        return "" if win.deleted else format_text("stretches", "kept_on", day=day)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can be done with what is highlighted."""
        if not self.is_mounted:
            return True
        if action == "put_away":
            return self.choices.chosen in self._found
        return action != "bring_back" or self._away is not None

    @on(OptionList.OptionHighlighted)
    def _highlighted(self) -> None:
        self.refresh_bindings()

    def choose(self, chosen: str) -> None:
        self.open(None if chosen == _ADD else chosen)

    def action_add(self) -> None:
        """Write down something you're working toward."""
        self.open(None)

    @work(group="flow", exclusive=True)
    async def open(self, id: str | None) -> None:
        """Change a stretch, or write one down."""
        self.show_status("")
        await self.host.open(routes.stretch(id))

    @work(group="keep", exclusive=True)
    async def action_put_away(self) -> None:
        """Put away the highlighted one; the win it was kept as stays."""
        stretch = self._found.get(self.choices.chosen or "")
        if stretch is not None and await self._note(replace(stretch, away=True)):
            self._away_here.add(stretch.id)
            self.reload()
            away = format_text("stretches", "away", key=self.key_name("stretches.return"))
            self.show_status(away)

    def put_away_last(self) -> object:
        """The one that was put away here last."""
        away = {stretch.id: stretch for stretch in self.journal.lookback.deleted_stretches()}
        return self._away_here.last(away)

    @work(group="keep", exclusive=True)
    async def action_bring_back(self) -> None:
        """Bring back the one that was put away here last, else the last of all."""
        if self._away is not None and await self._note(replace(self._away, away=False)):
            self.reload()
            self.show_status(get_text("stretches", "back"))

    async def _note(self, stretch: Stretch) -> bool:
        return await self.write(lambda journal: noted(journal, stretch)) is not None


def noted(journal: Journal, stretch: Stretch) -> list[Entry]:
    """Write a stretch down, and keep what is reached by now; the new wins."""
    journal.lookback.save_stretch(stretch)
    return journal.lookback.add_reached_stretches()


def rule(stretch: Stretch) -> str:
    """When it is reached, in words."""
    days, tag = plural("days", stretch.days), show(stretch.tag, one_line=True)
    if stretch.span is None:
        return format_text("stretches", "rule_any", days=days, tag=tag)
    span = plural("days", stretch.span)
    return format_text("stretches", "rule", days=days, tag=tag, span=span)
