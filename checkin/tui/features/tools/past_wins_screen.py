"""Three of one's own wins from before, to read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from textual import work
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from checkin.content.strings import get_text
from checkin.content.urge_words import comes_back
from checkin.core.entries import Entry, NewEntry
from checkin.journal import Journal
from checkin.tui.base.screen import Page
from checkin.tui.features.tools.completion import TOOL, complete_tool
from checkin.tui.keymap import Command
from checkin.tui.rendering.entries import past_line
from checkin.tui.routes import Tried

_MANY = 3


class ThreeWinsScreen(Page[Tried | None]):
    """Gives back a try once they were read."""

    ROUTE_NAME = "three-wins"
    KEYS = (
        Command("three.done", "enter", "done", "Next", "Done with reading."),
        Command("three.others", "tab", "others", "Three others", "Show three other wins."),
        Command("three.back", "escape", "back", "Back", "Go back."),
    )
    CSS_PATH = "styles.tcss"

    def __init__(self, *, inside: bool = False) -> None:
        """`inside` says that a hard moment opened it, and asks about the pile itself."""
        super().__init__()
        self._inside = inside
        self._passed: list[int] = []

    def heading(self) -> tuple[str, str]:
        return get_text("today", "show_me"), ""

    def body(self) -> Iterable[Widget]:
        yield Static(id="wins", markup=False)

    def reload(self) -> None:
        found = three_wins(self.journal, "three", without=self._passed)
        self.query_one("#wins", Static).update(wins_said(found, self.today))

    def action_others(self) -> None:
        """Three that were not shown yet; from the start again after all of them."""
        found = three_wins(self.journal, "three", without=self._passed)
        self._passed += [win.id for win in found]
        if not self.journal.past_wins.some_of_today("three", 1, without=self._passed):
            self._passed.clear()
        self.reload()

    def action_done(self) -> None:
        """They were read."""
        self.close()

    @work(group="flow", exclusive=True)
    async def close(self) -> None:
        """Reading them is a try like any other."""
        win = NewEntry("win", get_text("skills", "win_read"), label=TOOL, source="pile")
        title = get_text("today", "show_me")
        await complete_tool(
            self,
            win,
            get_text("skills", "read"),
            name=title,
            inside=self._inside,
            if_not=get_text("skills", "not_piled_read"),
        )


def three_wins(journal: Journal, key: str, *, without: Iterable[int] = ()) -> list[Entry]:
    """Three wins from before today, or as many as there are; the same all day for a key.

    Those `without` come where there are no others, and then those of today, the latest first.
    """
    found = journal.past_wins.some_of_today(key, _MANY, without=without)
    shown = [win.id for win in found]
    found += journal.past_wins.some_of_today(key, _MANY - len(found), without=shown)
    if len(found) < _MANY:
        found += [win for win in reversed(journal.today().of("win")) if comes_back(win.text)]
    return found[:_MANY]


def wins_said(wins: Iterable[Entry], today: date) -> Content:
    """The wins with their days, one below the other; a kind line where there are none."""
    return Content(
        "\n\n".join(past_line(win, today) for win in wins) or get_text("skills", "no_wins")
    )
