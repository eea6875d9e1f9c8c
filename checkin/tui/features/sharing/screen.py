"""Sharing what was chosen: for whom it is comes first, because that decides what goes in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from checkin.content.sharing import ShareTemplate
from checkin.content.strings import get_text, plural, strings
from checkin.core.entries import Entry
from checkin.core.query import EntryQuery
from checkin.domain.sharing import offered, with_pages
from checkin.tui.base.list_page import ListPage
from checkin.tui.keymap import BACK, LIST, Command
from checkin.tui.rendering.entries import muted, option_row
from checkin.tui.widgets.choice_list import Choice, ChoiceList

_CARD = "card"
_NEWEST = 30
"""How many wins there are to choose from for a picture."""


class ShareScreen(ListPage[None]):
    """Lists the audiences for which there is anything among the entries."""

    ROUTE_NAME = "share"
    KEYS = (
        Command(
            "share.open", "enter", "choose", "Choose", "See all of it before you copy or save it."
        ),
        BACK,
        *LIST,
    )
    CSS_PATH = "styles.tcss"

    def __init__(self, entries: Sequence[Entry] | None = None) -> None:
        """`entries` are what was chosen; nothing else goes out. Without any, it is chosen next."""
        super().__init__()
        self._entries = entries

    def heading(self) -> tuple[str, str]:
        return get_text("share", "title"), plural("entries", len(self._entries or ()))

    def body(self) -> Iterable[Widget]:
        yield Static(get_text("share", "whom"), classes="question", markup=False)
        yield ChoiceList()
        yield Static(id="about", classes="quiet", markup=False)

    def reload(self) -> None:
        """Show the audiences."""
        self.choices.show(self._choices())
        about = [get_text("share", name) for name in ("intro", "note")]
        self.query_one("#about", Static).update("\n".join(about))

    def _choices(self) -> Iterator[Choice]:
        for template in self._offered():
            row = option_row(template.audience, plain=self.plain)
            about = f"whom_{template.name}"
            if self._entries is None and about in strings("share"):
                row = Content.assemble(row, "   ", muted(get_text("share", about)))
            yield Choice(template.id, row)
        if self._wins():
            yield Choice(_CARD, option_row(get_text("share", "card"), plain=self.plain))

    def _wins(self) -> list[Entry]:
        """The wins that there can be a picture of: those that were chosen, or the newest."""
        if self._entries is None:
            return self.journal.entries(EntryQuery(kinds=("win",)), limit=_NEWEST)
        return [entry for entry in self._entries if entry.kind == "win"]

    def _offered(self) -> tuple[ShareTemplate, ...]:
        """Those for whom there can be a page."""
        off = self.journal.settings.topics_off()
        return with_pages(off) if self._entries is None else offered(self._entries, off)

    def choose(self, chosen: str) -> None:
        """Show the whole text for that audience, or choose first what goes in."""
        from checkin.tui.features.sharing.preview_screen import ShareTextScreen
        from checkin.tui.features.sharing.setup_screen import ShareSetupScreen

        if chosen == _CARD:
            self._open_card()
        for template in self._offered():
            if template.id == chosen:
                if self._entries is None:
                    self.app.push_screen(ShareSetupScreen(template))
                else:
                    self.app.push_screen(ShareTextScreen(template, self._entries))

    def _open_card(self) -> None:
        """Ask where to save the picture, or first of which win it is to be."""
        from checkin.tui.features.sharing.card_screen import CardSaveScreen, CardWinsScreen

        wins = self._wins()
        if self._entries is not None and len(wins) == 1:
            self.app.push_screen(CardSaveScreen(wins[0]))
        else:
            self.app.push_screen(CardWinsScreen(wins))
