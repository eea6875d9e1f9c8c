"""What a person chose not to see, to bring it back."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on, work
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from checkin.content.strings import get_text
from checkin.core.text import show
from checkin.tui.base.list_page import ListPage
from checkin.tui.keymap import BACK, CHOOSE, LIST, Command
from checkin.tui.rendering.entries import option_row
from checkin.tui.rendering.layout import hanging_row, room
from checkin.tui.submit_result import Done
from checkin.tui.widgets.choice_list import Choice, ChoiceList


class NotForMeScreen(ListPage[None]):
    """Enter brings back what is highlighted."""

    ROUTE_NAME = "not-for-me"
    ASKS = True
    KEYS = (
        Command("not-for-me.back", "enter", "choose", CHOOSE, "Let it come up again."),
        BACK,
        *LIST,
    )
    DEFAULT_CSS = """
    NotForMeScreen .question { margin-bottom: 1; }
    """

    def heading(self) -> tuple[str, str]:
        return get_text("lists", "not_for_me"), ""

    def body(self) -> Iterable[Widget]:
        yield Static(id="asked", classes="question", markup=False)
        yield ChoiceList(wraps=False)

    @on(Resize)
    def reload(self) -> None:
        found = self.journal.not_for_me.listed()
        key = "not_for_me_ask" if found else "not_for_me_none"
        self.query_one("#asked", Static).update(get_text("settings", key))
        width = room(self.app.size.width)
        self.choices.show(
            Choice(
                f"item:{each.id}",
                hanging_row(option_row(show(each.text, one_line=True), plain=self.plain), width),
            )
            for each in found
        )

    @work(group="keep")
    async def choose(self, chosen: str) -> None:
        """Let it come up again."""
        id = chosen.removeprefix("item:")
        done = await self.submit(lambda journal: journal.not_for_me.set(id, False))
        if isinstance(done, Done):
            self.reload()
            self.show_status(get_text("kind-lines", "again"))
