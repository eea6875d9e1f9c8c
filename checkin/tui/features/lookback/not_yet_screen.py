"""Not yet: what a person can't do so far, each with its date, and the win that came later."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on, work
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from checkin.content.strings import get_text
from checkin.content.week import mirror
from checkin.core.day_names import date_name
from checkin.core.entries import NOT_YET, Entry, NewEntry
from checkin.core.errors import CheckinError
from checkin.core.text import show
from checkin.tui.base.line_and_list_page import LineAndListPage
from checkin.tui.keymap import BACK, LIST
from checkin.tui.rendering.entries import checkbox_row, mark, muted
from checkin.tui.rendering.layout import hanging_row, room
from checkin.tui.submit_result import Done
from checkin.tui.widgets.choice_list import Choice, ChoiceList
from checkin.tui.widgets.text_field import TextField

_LONGEST = 160
"""How many characters of a text stand in the list."""


class NotYetScreen(LineAndListPage[None]):
    """Nothing here is a task. A line waits as long as it likes, and may stay."""

    ROUTE_NAME = "notyet"
    DATED = True
    KEYS = (BACK, *LIST)
    CSS_PATH = "styles.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._found: list[tuple[Entry, Entry | None]] = []

    def body(self) -> Iterable[Widget]:
        yield Static(get_text("notyet", "question"), classes="question", markup=False)
        yield TextField(id="line", placeholder=get_text("notyet", "help"))
        yield Static(get_text("notyet", "empty"), id="empty", classes="quiet", markup=False)
        yield ChoiceList()

    def reload(self) -> None:
        try:
            self._found = self.journal.lookback.not_yet()
        except CheckinError as error:
            self.show_status(error.whole, trouble=True)
            return
        self._show()

    @on(Resize)
    def _show(self) -> None:
        self.set_class(not self._found, "-empty")
        self.choices.show(self._choices(), first=False)

    def _choices(self) -> Iterable[Choice]:
        found = self._found
        waiting = [item for item, win in found if win is None]
        if waiting:
            yield Choice("h:waiting", muted(get_text("notyet", "waiting")), heading=True)
        for item in waiting:
            yield Choice(str(item.id), self._waiting(item))
        reached = [(item, win) for item, win in found if win is not None]
        if reached:
            gap = "\n" if waiting else ""
            yield Choice("h:by_now", muted(gap + get_text("notyet", "by_now")), heading=True)
        for item, win in reached:
            yield Choice(str(item.id), self._by_now(item, win))

    def _waiting(self, item: Entry) -> Content:
        when = muted(f"   {date_name(item.day)}")
        return Content.assemble(" ", mark("open", plain=self.plain), " ", _short(item.text), when)

    def _by_now(self, item: Entry, win: Entry) -> Content:
        row = checkbox_row(side_by_side(item, win), True, plain=self.plain)
        return hanging_row(row, room(self.size.width))

    def choose(self, chosen: str) -> None:
        from checkin.tui.features.lookback.not_yet_item_screen import NotYetItemScreen

        self.show_status("")
        self.app.push_screen(NotYetItemScreen(int(chosen)))

    @work(group="keep")
    async def keep(self, text: str) -> None:
        """Keep a line with the date of today."""
        new = NewEntry("reflection", text, source=NOT_YET)
        kept = await self.submit(lambda journal: journal.add(new), fields=[self.line])
        if isinstance(kept, Done):
            self.reload()
            self.show_status(self.said_of_its_day(get_text("notyet", "kept")))


def side_by_side(item: Entry, win: Entry) -> str:
    """Both in one sentence, each with its date."""
    return mirror(
        "mir-01",
        then=date_name(item.day),
        hard=_short(item.text),
        now=date_name(win.day),
        win=_short(win.text),
    )


def _short(text: str) -> str:
    """One harmless line, without the full stop that the sentence around it brings."""
    shown = show(text, one_line=True)
    if len(shown) > _LONGEST:
        return shown[: _LONGEST - 1].rstrip() + "…"
    return shown.removesuffix(".")
