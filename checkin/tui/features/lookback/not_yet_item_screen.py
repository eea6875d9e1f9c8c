"""One line of the not-yet list: its words, the small wins under it, and the one that came later."""

from __future__ import annotations

from collections.abc import Iterable

from textual import work
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from checkin.content.strings import format_text, get_text
from checkin.core.day_names import day_name
from checkin.core.entries import Entry
from checkin.core.errors import CheckinError, NothingThere
from checkin.core.records import Draft
from checkin.core.text import show
from checkin.tui import routes
from checkin.tui.base.list_page import ListPage
from checkin.tui.keymap import BACK, LIST, Command
from checkin.tui.rendering.entries import mark, muted, option_row
from checkin.tui.rendering.layout import hung, room
from checkin.tui.rendering.scrolling import scroll_page
from checkin.tui.widgets.choice_list import Choice, ChoiceList


class NotYetItemScreen(ListPage[None]):
    """The person alone puts a win beside it; nothing is guessed."""

    ROUTE_NAME = "notyet"
    KEYS = (
        Command("notyet.do", "enter", "choose", "Choose", "Do this."),
        BACK,
        Command("notyet.edit", "f6", "edit", "Edit", "Change the words, or the day."),
        Command("notyet.away", "d", "put_away", "Put away", "Put this in the trash.", changes=True),
        Command(
            "notyet.undo",
            "u",
            "app.undo",
            "Undo",
            "Take back the last change to your entries.",
            changes=True,
        ),
        Command("notyet.page_up", "pageup", "read(-1)", "Page up", "Read up.", shown=False),
        Command("notyet.page_down", "pagedown", "read(1)", "Page down", "Read on.", shown=False),
        *LIST,
    )
    CSS_PATH = "styles.tcss"

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self._item: Entry | None = None
        self._win: Entry | None = None
        self._steps: list[Entry] = []

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(can_focus=False):
            with Container(id="both"):
                yield Static(id="item", markup=False)
                yield Static(id="win", markup=False)
            yield Static(id="steps", markup=False)
        yield ChoiceList()

    def typed(self) -> list[Draft]:
        """Nothing is typed here."""
        return []

    def reload(self) -> None:
        try:
            self._read()
        except CheckinError as error:
            self.show_status(error.whole, trouble=True)
            return
        self.query_one("#item", Static).update(self._told("waiting", self._item))
        self.query_one("#win", Static).update(self._told("by_now", self._win))
        self.set_class(self._win is None, "-alone")
        steps = self.query_one("#steps", Static)
        steps.display = bool(self._steps)
        steps.update(self._told_steps())
        ways = []
        if self._item is not None:
            ways = ["link_other", "unlink"] if self._win else ["link"]
            ways += ["step", "unstep"] if self._steps else ["step"]
        self.choices.show(
            Choice(way, option_row(get_text("notyet", way), plain=self.plain)) for way in ways
        )
        self.refresh_bindings()

    def _read(self) -> None:
        try:
            found = self.journal.entry(self._number)
        except NothingThere:
            found = None
        self._item = None if found is None or found.deleted else found
        self._win = None
        self._steps = self.journal.lookback.wins_toward(self._number) if self._item else []
        if self._item is not None and self._item.parent:
            try:
                win = self.journal.entry(self._item.parent)
            except NothingThere:
                return
            self._win = None if win.deleted or win.kind != "win" else win

    def _told_steps(self) -> Content:
        """The small wins with their days; how many there are, or are to come, is not said."""
        width = room(self.app.size.width)
        rows = [muted(get_text("notyet", "steps"))]
        for step in self._steps:
            head = Content.assemble(" ", mark("win", plain=self.plain), " ")
            said = Content.assemble(show(step.text, one_line=True), muted(f"   {_day(step)}"))
            rows += hung(head, said, width)
        return Content("\n").join(rows)

    def _told(self, name: str, entry: Entry | None) -> Content:
        if entry is None:
            away = format_text("notyet", "away", key=self.key_name("notyet.undo"))
            return muted(away) if name == "waiting" else Content("")
        when = muted(f" · {day_name(entry.day)}")
        return Content.assemble(muted(get_text("notyet", name)), when, "\n\n", show(entry.text))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is done with a line needs one."""
        return self._item is not None or action not in ("choose", "edit", "put_away")

    # Keys

    def choose(self, way: str) -> None:
        if way in ("link", "link_other"):
            self._link()
        elif way in ("step", "unstep"):
            self._link_step(way)
        elif way == "unlink":
            self._beside(None, "unlinked")

    @work(group="flow", exclusive=True)
    async def _link(self) -> None:
        from checkin.tui.features.lookback.not_yet_link_screen import LinkScreen

        if self._item is not None:
            number = await self.app.push_screen_wait(LinkScreen(self._item))
            if number is not None:
                self._beside(number, "linked")

    @work(group="flow", exclusive=True)
    async def _link_step(self, way: str) -> None:
        """Put a small win under it, or take one away from there."""
        from checkin.tui.features.lookback.not_yet_link_screen import LinkScreen

        if self._item is None:
            return
        linked = [step.id for step in self._steps]
        number = await self.app.push_screen_wait(LinkScreen(self._item, way, linked))
        if number is None:
            return
        parent = self._number if way == "step" else None
        done = await self.write(lambda journal: journal.edit(number, parent=parent))
        if done is not None:
            self.reload()
            self.show_status(get_text("notyet", "linked" if way == "step" else "unlinked"))

    @work(group="change", exclusive=True)
    async def _beside(self, win: int | None, said: str) -> None:
        """Put that win beside it, or none."""
        done = await self.write(lambda journal: journal.edit(self._number, parent=win))
        if done is not None:
            self.reload()
            self.show_status(get_text("notyet", said))

    def action_read(self, by: int) -> None:
        """Scroll long words up or down a page."""
        scroll_page(self.query_one(VerticalScroll), by)

    @work(group="flow", exclusive=True)
    async def action_edit(self) -> None:
        """Change the words, or the day."""
        if self._item is not None:
            self.show_status("")
            await self.host.open(routes.entry(self._item))

    @work(group="change", exclusive=True)
    async def action_put_away(self) -> None:
        """Put this in the trash."""
        done = await self.write(lambda journal: journal.delete(self._number))
        if done is not None:
            self.show_status("")
            self.reload()


def _day(entry: Entry) -> str:
    return f"{entry.day.day} {entry.day:%b %Y}"
