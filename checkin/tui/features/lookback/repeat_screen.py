"""One of the things that are repeated: once more, and how often it was kept in each month."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on, work
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget

from checkin.content.lookback import span_name
from checkin.content.strings import format_text, get_text, plural
from checkin.core.entries import NewEntry
from checkin.core.query import EntryQuery
from checkin.core.text import show
from checkin.domain.statistics import WinGroup
from checkin.tui import routes
from checkin.tui.base.list_page import ListPage
from checkin.tui.keymap import BACK, LIST, Command
from checkin.tui.rendering.entries import muted, option_row
from checkin.tui.rendering.layout import hanging_row, room
from checkin.tui.widgets.choice_list import Choice, ChoiceList
from checkin.tui.widgets.title_bar import TitleBar

_COUNT = "count"


class RepeatScreen(ListPage[None]):
    """Its first row counts it once more. A month is there if it was kept in it, and stays."""

    ROUTE_NAME = "repeat"
    DATED = True
    KEYS = (
        Command("repeat.do", "enter", "choose", "Choose", "Do this."),
        BACK,
        Command(
            "repeat.undo",
            "u",
            "app.undo",
            "Undo",
            "Take back the last change to your entries.",
            changes=True,
        ),
        *LIST,
    )

    def __init__(self, name: str) -> None:
        super().__init__()
        self._repeated = name
        self._months: Sequence[WinGroup] = ()

    def heading(self) -> tuple[str, str]:
        return show(self._repeated, one_line=True), plural(
            "times", sum(month.wins for month in self._months)
        )

    def body(self) -> Iterable[Widget]:
        yield ChoiceList(wraps=False)

    def reload(self) -> None:
        self.count()

    @work(group="count", exclusive=True)
    async def count(self) -> None:
        """Count, and show what was counted."""
        name = self._repeated
        months = await self.run_read(lambda journal: journal.lookback.months_of(name))
        if months is not None:
            self._months = months
            self._show()

    @on(Resize)
    def _show(self) -> None:
        title = self.query_one(TitleBar)
        title.name_shown, title.note = self.heading()
        self.choices.show(self._choices())

    def _choices(self) -> Iterable[Choice]:
        width = room(self.app.size.width)
        yield Choice(_COUNT, option_row(get_text("repeats", "once_more"), plain=self.plain))
        for n, month in enumerate(self._months):
            if month.first and month.last:
                named = option_row(span_name(month.first, month.last), plain=self.plain)
                row = Content.assemble(named, muted(f"   {plural('times', month.wins)}"))
                yield Choice(str(n), hanging_row(row, width))

    def choose(self, chosen: str) -> None:
        """Count it once more, or show what was kept in that month."""
        if chosen == _COUNT:
            self.count_once()
        else:
            month = self._months[int(chosen)]
            words = self.journal.lookback.words_of(self._repeated)
            found = EntryQuery(("win",), text=words, since=month.first, until=month.last)
            self.host.go(routes.history(found))

    @work(group="keep")
    async def count_once(self) -> None:
        """Keep it as a win of today."""
        name = self._repeated
        if await self.write(lambda journal: journal.add(NewEntry("win", name))) is None:
            return
        key = self.key_name("app.undo")
        self.show_way_back(format_text("repeats", "counted_undo", text=show(name), key=key) or "")
        self.count()
