"""Choosing the win that goes beside a line of the not-yet list."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from textual import on, work
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from checkin.content.strings import format_text, get_text
from checkin.content.urge_words import is_no_win
from checkin.core.entries import Entry, NewEntry
from checkin.core.query import EntryQuery
from checkin.core.text import show
from checkin.journal import Journal
from checkin.tui.base.list_page import ListPage
from checkin.tui.base.own_words import add_entry
from checkin.tui.keymap import BACK, LIST
from checkin.tui.rendering.entries import mark, muted, option_row, words
from checkin.tui.rendering.layout import hanging_row, room
from checkin.tui.submit_result import Done
from checkin.tui.widgets.choice_list import Choice, ChoiceList
from checkin.tui.widgets.text_field import TextField

_NEW = "new"
"""The row that keeps what is typed as a new win."""
_MOST = 40
"""How many wins are listed; words find others."""


class LinkScreen(ListPage[int | None]):
    """Gives back the number of a win, or None for leaving without one."""

    ROUTE_NAME = "notyet-link"
    KEYS = (BACK, *LIST)
    CSS_PATH = "styles.tcss"

    def __init__(self, item: Entry, way: str = "link", linked: Collection[int] = ()) -> None:
        """`item` is the line of the list; wins from its day on can go beside it.

        With `way` "step" it is any win that belongs to nothing yet; with "unstep" it is one of
        those `linked`.
        """
        super().__init__()
        self._item = item
        self._way = way
        self._linked = linked

    def heading(self) -> tuple[str, str]:
        return get_text("notyet", "title"), ""

    def body(self) -> Iterable[Widget]:
        yield Static(get_text("notyet", f"{self._way}_which"), classes="question", markup=False)
        # without an id it is no draft: nothing typed here is anything to keep
        yield TextField(placeholder=get_text("notyet", "link_help"), enter_says="Choose")
        yield Static(id="none", classes="quiet", markup=False)
        yield ChoiceList()

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(TextField).focus()

    def reload(self) -> None:
        self._find()

    @on(Input.Changed)
    def _typed(self) -> None:
        self._find()

    @work(group="find", exclusive=True)
    async def _find(self) -> None:
        await self._look()

    async def _look(self) -> None:
        """Find the wins, beside the interface."""
        typed = self.query_one(TextField).value
        since = self._item.day if self._way == "link" else None
        query = EntryQuery(kinds=("win",), since=since, text=typed)
        found = await self.run_read(lambda journal: _latest(journal, query, self._fits))
        if found is None or typed != self.query_one(TextField).value:
            return
        rows = [*map(self._choice, found), *self._new(typed.strip())]
        self.choices.show(rows, first=bool(found))  # a new win is chosen by an arrow key alone
        named = "link" if self._way == "link" else "step"
        none = get_text("notyet", f"{named}_none" if typed.strip() else f"{named}_no_wins")
        self.query_one("#none", Static).update(none)
        self.set_class(not found, "-none")

    def _new(self, typed: str) -> Iterable[Choice]:
        """A row that keeps what is typed as a win of today, and links it."""
        if typed and self._way != "unstep" and not is_no_win(typed):
            said = format_text("notyet", "link_new", text=show(typed, one_line=True))
            row = option_row(said, plain=self.plain)
            yield Choice(_NEW, hanging_row(row, room(self.app.size.width)))

    def _fits(self, win: Entry) -> bool:
        """Whether a win can be chosen; one that came from a step or a goal stays with that."""
        if self._way == "unstep":
            return win.id in self._linked
        return self._way == "link" or win.parent is None

    def _choice(self, win: Entry) -> Choice:
        when = f"{win.day.day} {win.day:%b %Y}".rjust(11)
        text = words(win.text[:500]).truncate(max(10, self.size.width - 24), ellipsis=True)
        parts = (" ", mark("win", plain=self.plain), " ", muted(when), "  ", text)
        return Choice(str(win.id), Content.assemble(*parts))

    @on(Input.Submitted)
    @work(group="find", exclusive=True)
    async def _entered(self) -> None:
        """What is typed may not have been looked for yet."""
        await self._look()
        self.action_choose()

    def choose(self, chosen: str) -> None:
        if chosen == _NEW:
            self.keep()
        else:
            self.dismiss(int(chosen))

    @work(group="keep")
    async def keep(self) -> None:
        """Keep what is typed as a win, and give back its number."""
        text = self.query_one(TextField).value.strip()
        kept = await self.submit(lambda journal: add_entry(journal, NewEntry("win", text))[0])
        if isinstance(kept, Done):
            self.leave(kept.value.id)


def _latest(journal: Journal, query: EntryQuery, fits: Callable[[Entry], bool]) -> list[Entry]:
    """The newest of what is asked for and fits, among the latest days."""
    found: list[Entry] = []
    for day in journal.search.newest(query, _MOST).days:
        found += filter(fits, reversed(journal.search.day(query, day).entries))
        if len(found) >= _MOST:
            break
    return found[:_MOST]
