"""On this day: what was kept a week, a month, six months and whole years before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from textual import getters, on, work
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from checkin.content.strings import format_text, get_text
from checkin.core.day_names import day_name
from checkin.core.entries import KINDS, Entry, Kind
from checkin.core.errors import CheckinError
from checkin.journal import Journal
from checkin.tui.base.entries_source import FIRST, AllEntriesSource
from checkin.tui.base.opening_entries import open_or_unfold
from checkin.tui.base.returning import return_or_open_history
from checkin.tui.base.screen import Page
from checkin.tui.keymap import BACK, Command
from checkin.tui.rendering.entries import muted
from checkin.tui.widgets.timeline import Timeline
from checkin.tui.widgets.title_bar import TitleBar

GO = Command("lookback.go", "g", "go_there", "Go there", "Go to that day in History.")
CLOSE = Command(
    "lookback.keepsake", "asterisk", "keepsake", "Keep close", "Keep a win for a hard day."
)
_MOVES = (
    ("up", "up", "move(-1)", "Up", "Go up."),
    ("down", "down", "move(1)", "Down", "Go down."),
    ("page_up", "pageup", "page(-1)", "Page up", "Go up a page."),
    ("page_down", "pagedown", "page(1)", "Page down", "Go down a page."),
)


class OnThisDay(AllEntriesSource):
    """What was kept a week, a month, six months and whole years before a day."""

    def __init__(self, journal: Journal, kinds: tuple[Kind, ...], base: date) -> None:
        super().__init__(journal, kinds)
        self._found = {then.look.day: then for then in journal.lookback.on_this_day(base, *kinds)}

    def counts(self) -> Iterable[tuple[date, int]]:
        """Those days that hold any, newest first."""
        return [(day, len(then.entries)) for day, then in self._found.items()]

    def entries(self, day: date) -> Sequence[Entry]:
        """What is shown of such a day."""
        return self._found[day].entries if day in self._found else ()

    def heading(self, day: date) -> Content:
        look = self._found[day].look
        label = format_text("history", look.label, count=look.years)
        return Content.assemble(Content.styled(label, "b"), muted(f" · {day_name(day)}"))


class OnThisDayScreen(Page[date | None]):
    """Gives back a day to go to in History."""

    ROUTE_NAME = "lookback"
    KEYS = (
        Command("lookback.open", "enter", "open", "Open", "Show all of an entry."),
        GO,
        BACK,
        CLOSE,
        Command(
            "lookback.left",
            "left",
            "shift(-1)",
            "Day before",
            "Look back from the day before.",
            short="Before",
        ),
        Command(
            "lookback.right",
            "right",
            "shift(1)",
            "Day after",
            "Look back from the day after.",
            short="After",
        ),
        Command(
            "lookback.hard",
            "t",
            "hard",
            "Hard moments",
            "Show or hide hard moments.",
        ),
        *(
            Command(f"lookback.{id}", key, action, label, about, shown=False)
            for id, key, action, label, about in _MOVES
        ),
    )
    CSS_PATH = "styles.tcss"

    _list = getters.query_one(Timeline)

    def __init__(self, base: date | None = None) -> None:
        """It looks back from that day, or today."""
        super().__init__()
        self._base = base
        self._kinds = FIRST

    def heading(self) -> tuple[str, str]:
        return get_text("history", "on_this_day"), ""

    def body(self) -> Iterable[Widget]:
        yield Timeline()
        yield Static(get_text("history", "on_this_day_empty"), id="empty", classes="quiet -away")

    def on_mount(self) -> None:
        super().on_mount()
        self._list.focus()

    @property
    def _day(self) -> date:
        return self._base or self.journal.clock.today()

    def reload(self) -> None:
        self._show(anew=False)

    def _show(self, *, anew: bool) -> None:
        today = self.journal.clock.today()
        self.query_one(TitleBar).note = (
            day_name(self._day, today) if self._day == today else day_name(self._day)
        )
        try:
            self._list.show(OnThisDay(self.journal, self._kinds, self._day), anew=anew)
        except CheckinError as error:
            self.show_status(error.whole, trouble=True)
            return
        some = bool(self._list.entries)
        self._list.set_class(not some, "-away")
        self.query_one("#empty").set_class(some, "-away")
        if some and self.focused is None:
            self._list.focus()
        self.refresh_bindings()

    @on(Timeline.Trouble)
    def _not_read(self, event: Timeline.Trouble) -> None:
        self.show_status(event.error.whole, trouble=True)

    @on(Timeline.Selected)
    def _selected(self) -> None:
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What there is to do with what is selected; no day after today is looked back from."""
        if not self.is_mounted:
            return True
        if action == "shift" and parameters == (1,):
            return self._day < self.journal.clock.today()
        entry = self._list.selected
        if action == "keepsake":
            return entry is not None and entry.kind == "win"
        return entry is not None if action in ("open", "go_there") else True

    def action_move(self, by: int) -> None:
        """Go an entry down (1) or up (-1)."""
        self._list.move(by)

    def action_page(self, by: int) -> None:
        """Go a page down (1) or up (-1)."""
        self._list.page(by)

    @on(Timeline.Opened)
    def action_open(self) -> None:
        """Open a hard moment; show any other entry whole, or on one line again."""
        open_or_unfold(self, self._list)

    def action_shift(self, by: int) -> None:
        """Look from the day after (1) or before (-1)."""
        if self._day.toordinal() + by > 0:
            self._base = self._day + timedelta(days=by)
            self.show_status("")
            self._show(anew=True)

    def action_hard(self) -> None:
        """Show hard moments and their steps too, or leave them out again."""
        self._kinds = FIRST if self._kinds == KINDS else KINDS
        self.reload()

    def action_go_there(self) -> None:
        """Give back the day of the selected entry."""
        if entry := self._list.selected:
            return_or_open_history(self, entry.day)

    @work(group="change", exclusive=True)
    async def action_keepsake(self) -> None:
        """Keep the win for a hard day, or no longer."""
        if (entry := self._list.selected) and await keep_close(self, entry):
            self.reload()


async def keep_close(page: Page[date | None], entry: Entry) -> bool:
    """Keep a win for a hard day, or no longer, and say so; whether it could be done."""
    close = not entry.keepsake
    done = await page.write(lambda journal: journal.edit(entry.id, keepsake=close))
    if done is not None:
        page.show_status(
            get_text("history", "kept_for_hard_day" if close else "not_kept_for_hard_day")
        )
    return done is not None
