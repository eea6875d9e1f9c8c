"""Look around: five, four, three, two, one, a sense at a time; or a short way."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on, work
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from checkin.content import grounding
from checkin.content.distress_words import A_LOT
from checkin.content.strings import format_template, get_text
from checkin.core.entries import NewEntry
from checkin.core.frozen import replace
from checkin.tui import routes
from checkin.tui.base.choice_dialog import ChoiceDialog
from checkin.tui.base.help_offer import help_offered
from checkin.tui.base.list_page import ListPage
from checkin.tui.base.rating_dialog import rated
from checkin.tui.features.tools.completion import TOOL, complete_tool
from checkin.tui.features.tools.steps_screen import Step, StepsScreen
from checkin.tui.keymap import BACK, LIST, Command
from checkin.tui.rendering.entries import muted, option_row
from checkin.tui.rendering.layout import hanging_row, room
from checkin.tui.routes import Tried
from checkin.tui.widgets.choice_list import Choice, ChoiceList

_SENSES = "senses"
_ENDS = ("once_more", "another_tool", "rate", "stop")
"""What the choices after the last sense do, in the order of the pack."""


class SensesScreen(StepsScreen):
    """A sense a page; the other ways are a key away."""

    ROUTE_NAME = "senses"
    KEYS = (
        *StepsScreen.KEYS,
        Command("look.others", "f4", "others", "Other ways", "Choose another, shorter way."),
    )
    others = False
    """Whether it was left for another way."""

    def reload(self) -> None:
        """Show the step; the care is said before the first one."""
        super().reload()
        self.query_one("#care").display = self.at == 0

    def action_others(self) -> None:
        """Go to the other ways."""
        self.others = True
        self.dismiss(None)


class LookScreen(ListPage[Tried | None]):
    """Gives back the try, however short; None if it was left without one.

    There is no field anywhere on the way: nothing is written down.
    """

    ROUTE_NAME = "look"
    KEYS = (
        Command("look.begin", "enter", "choose", "Choose", "Begin this way."),
        BACK,
        *LIST,
    )
    CSS_PATH = "styles.tcss"

    def __init__(self, *, inside: bool = False, begins: bool = False) -> None:
        """`inside` says that a hard moment opened it, and asks about the pile itself.

        With `begins` it begins at once with the first sense.
        """
        super().__init__()
        self._inside = inside
        self._begins = begins

    @property
    def asks(self) -> bool:
        """In a hard moment, letters open no other page."""
        return self._inside

    def body(self) -> Iterable[Widget]:
        yield Static(id="start", markup=False)
        yield ChoiceList()

    def on_mount(self) -> None:
        super().on_mount()
        senses = grounding.steps(self.journal.settings.topics_off())
        self._begins = self._begins and bool(senses)
        self.set_class(self._begins, "-beginning")
        if self._begins:
            self.look_around()

    def _orient(self) -> str:
        now = self.journal.clock.now()
        date, time = f"{now.day} {now:%B}", f"{now:%H:%M}"
        start = grounding.start().orient
        return format_template(start, weekday=f"{now:%A}", date=date, time=time)

    @on(Resize)
    def reload(self) -> None:
        start, orient = grounding.start(), self._orient()
        care = muted(f"{start.safe_first} {start.not_driving}")
        said = [care, Content(""), Content(orient), muted(start.line)]
        self.query_one("#start", Static).update(Content("\n").join(said))
        self.choices.show(self._choices())

    def _choices(self) -> Iterable[Choice]:
        off = self.journal.settings.topics_off()
        if grounding.steps(off):
            yield Choice(_SENSES, option_row(get_text("look", "begin"), plain=self.plain))
        yield Choice("h:shorts", muted(get_text("look", "shorts")), heading=True)
        for short in grounding.shorts(off):
            row = option_row(short.text, plain=self.plain)
            yield Choice(short.id, hanging_row(row, room(self.app.size.width)))

    def choose(self, chosen: str) -> None:
        if chosen == _SENSES:
            self.look_around()
        else:
            self.go_short(chosen)

    @work(group="flow", exclusive=True)
    async def look_around(self) -> None:
        """A sense a page, and then once more, something else, or the end."""
        senses = grounding.steps(self.journal.settings.topics_off())
        steps = [Step(sense.ask, sense.hint, sense.instead) for sense in senses]
        numbers = [str(sense.n) for sense in senses]
        win = NewEntry("win", get_text("look", "win"), label=TOOL, source="grounding")
        chosen: str | None = "once_more"
        all_of_it = False
        while chosen == "once_more":
            walk = SensesScreen(
                get_text("look", "title"), steps, numbers=numbers, care=self._care()
            )
            whole = await self.app.push_screen_wait(walk)
            if whole is None:
                self._left(others=walk.others)
                return
            all_of_it = all_of_it or whole
            chosen = await self._what_now() if whole else "stop"
        if chosen == "rate":
            win = replace(win, after=await self._rate())
        reply = grounding.end().line if whole else get_text("look", "stopped")
        if not all_of_it:
            win = replace(win, text=get_text("look", "win_part"))
        await self._close(win, reply, part=not all_of_it)
        if chosen == "another_tool" and not self._inside:
            self.host.go(routes.SKILLS)

    def _care(self) -> str:
        """What is said below the senses where it began with them."""
        start = grounding.start()
        return f"{self._orient()} {start.safe_first} {start.not_driving}" if self._begins else ""

    def _left(self, *, others: bool) -> None:
        """Leave what began by itself, or show the other ways."""
        if self._begins and not others:
            self.dismiss(None)
        self._begins = False
        self.remove_class("-beginning")

    async def _what_now(self) -> str | None:
        end = grounding.end()
        answers = list(zip(_ENDS, end.choices, strict=True))
        if self._inside or self.journal.settings["ratings"] != "yes":
            answers = [answer for answer in answers if answer[0] != "rate"]
        title = get_text("look", "title")
        return await self.app.push_screen_wait(ChoiceDialog(title, end.line, answers))

    async def _rate(self) -> int | None:
        name = get_text("look", "title")
        number = await rated(self, name, get_text("hard", "after"))
        if number is not None and number >= A_LOT:
            await help_offered(self, name=name)
        return number

    @work(group="flow", exclusive=True)
    async def go_short(self, id: str) -> None:
        """A short way, on a page of its own."""
        short = next(short for short in grounding.shorts(()) if short.id == id)
        walk = StepsScreen(get_text("look", "title"), [Step(short.text)])
        if await self.app.push_screen_wait(walk):
            win = NewEntry(
                "win", get_text("look", "win_short"), label=TOOL, source=f"grounding:{id}"
            )
            await self._close(win, get_text("look", "short_done"))

    async def _close(self, win: NewEntry, reply: str, *, part: bool = False) -> None:
        name = get_text("look", "title")
        await complete_tool(self, win, reply, name=name, inside=self._inside, part=part)
