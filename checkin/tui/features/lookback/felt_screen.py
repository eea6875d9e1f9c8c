"""How it felt: the words that were picked, by day. Nothing is counted, drawn or compared."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from textual import on, work
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from checkin.content.strings import get_text
from checkin.core.day_names import day_name
from checkin.core.entries import Entry
from checkin.core.text import show
from checkin.tui.base.list_page import ListPage
from checkin.tui.keymap import BACK, LIST, Command
from checkin.tui.rendering.entries import muted
from checkin.tui.rendering.layout import room
from checkin.tui.widgets.choice_list import Choice, ChoiceList

_MOST = 200
"""How many entries the list goes back."""


class FeltScreen(ListPage[date | None]):
    """Gives back the day that was chosen."""

    ROUTE_NAME = "felt"
    KEYS = (
        Command("felt.open", "enter", "choose", "Choose", "See that day in History."),
        BACK,
        *LIST,
    )

    def __init__(self) -> None:
        super().__init__()
        self._found: list[Entry] = []

    def body(self) -> Iterable[Widget]:
        empty = Static(get_text("felt", "empty"), id="empty", classes="quiet", markup=False)
        empty.display = False
        yield empty
        yield ChoiceList(wraps=False)

    def reload(self) -> None:
        self.look()

    @work(group="look", exclusive=True)
    async def look(self) -> None:
        """Read, and show what was found."""
        found = await self.run_read(lambda journal: journal.lookback.with_feelings(_MOST))
        if found is not None:
            self._found = found
            self.query_one("#empty").display = not found
            self._show()

    @on(Resize)
    def _show(self) -> None:
        self.choices.show(self._choices())

    def _choices(self) -> Iterable[Choice]:
        width, day = room(self.app.size.width), None
        for entry in self._found:
            if entry.day != day:
                day = entry.day
                heading = muted(day_name(day, self.today))
                yield Choice(f"h:{day}", heading, heading=True)
            felt = ", ".join(show(word, one_line=True) for word in entry.feelings)
            of = f"   {show(entry.text, one_line=True)}" if entry.kind == "win" else ""
            row = Content.assemble("  ", felt, muted(of))
            yield Choice(str(entry.id), row.truncate(width, ellipsis=True))

    def choose(self, chosen: str) -> None:
        """Go to the day."""
        self.dismiss(next(entry.day for entry in self._found if str(entry.id) == chosen))
