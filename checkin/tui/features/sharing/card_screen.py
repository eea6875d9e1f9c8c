"""A picture of one win: which one, then where to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from checkin.content.strings import format_text, get_text
from checkin.core.day_names import date_name
from checkin.core.entries import Entry
from checkin.core.errors import NotPossible
from checkin.core.text import show
from checkin.domain.sharing import care_of_card, for_others
from checkin.exporters.atomic_file import form_named
from checkin.exporters.win_card import FORM, card
from checkin.tui.base.file_name_screen import FileNameScreen
from checkin.tui.base.list_page import ListPage
from checkin.tui.keymap import BACK, CHOOSE, LIST, Command
from checkin.tui.rendering.entries import muted, option_row, words
from checkin.tui.rendering.layout import hung, room
from checkin.tui.widgets.choice_list import Choice, ChoiceList


class CardWinsScreen(ListPage[None]):
    """Lists wins to choose one of."""

    ROUTE_NAME = "share:card"
    KEYS = (Command("card.choose", "enter", "choose", CHOOSE, "Choose this win."), BACK, *LIST)
    CSS_PATH = "styles.tcss"

    def __init__(self, wins: Sequence[Entry]) -> None:
        super().__init__()
        self._wins = wins

    def heading(self) -> tuple[str, str]:
        return get_text("share", "card"), ""

    def body(self) -> Iterable[Widget]:
        yield Static(get_text("share", "card_which"), classes="question", markup=False)
        yield ChoiceList()

    @on(Resize)
    def reload(self) -> None:
        self._wins = self.journal.search.by_ids([win.id for win in self._wins])
        head, width = option_row("", plain=self.plain), room(self.app.size.width)
        self.choices.show(
            Choice(str(win.id), Content("\n").join(hung(head, words(win.text), width)))
            for win in self._wins
        )

    def choose(self, chosen: str) -> None:
        """Go on with that win."""
        for win in self._wins:
            if str(win.id) == chosen:
                self.app.push_screen(CardSaveScreen(win))


class CardSaveScreen(FileNameScreen[None]):
    """Says where it is saved."""

    ROUTE_NAME = "share:card-save"
    WORDS = ("share", "save_where", "card_help")
    CSS_PATH = "styles.tcss"

    def __init__(self, win: Entry) -> None:
        super().__init__()
        self._win = for_others(win)
        self._care = care_of_card(win)

    def heading(self) -> tuple[str, str]:
        return get_text("share", "card"), ""

    def body(self) -> Iterable[Widget]:
        day = muted(date_name(self._win.day))
        yield Static(Content.assemble(show(self._win.text), "\n", day), id="card", markup=False)
        if self._care:
            yield Static(self._care, classes="quiet", markup=False)
        yield from super().body()

    def name_offered(self) -> str:
        """A picture."""
        return "~/my-win.svg"

    async def save(self, path: str) -> None:
        """Save it; what is there already is left as it is. Raises `NotPossible` if it can't be."""
        if form_named(path, (FORM,), "") != FORM:
            raise NotPossible(get_text("share", "card_ending"))
        if await self.written(path, [card(self._win)], get_text("share", "as_it_was")):
            self.leave(None, format_text("share", "card_saved", file=show(path, one_line=True)))
