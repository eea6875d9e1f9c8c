"""Remember one: a win of one's own, by chance."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from textual import getters, on, work
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from checkin.content.strings import format_text, get_text
from checkin.core.day_names import day_name
from checkin.core.entries import Entry
from checkin.core.errors import CheckinError, NothingThere
from checkin.tui.base.returning import return_or_open_history
from checkin.tui.base.screen import Page
from checkin.tui.features.lookback.on_this_day_screen import CLOSE, GO, keep_close
from checkin.tui.keymap import BACK, Command
from checkin.tui.rendering.history_rows import Look, whole


class RandomWinScreen(Page[date | None]):
    """One win at a time. Gives back a day to go to in History."""

    ROUTE_NAME = "remember"
    KEYS = (
        Command("remember.another", "enter", "another", "Next", "Show another one."),
        Command(
            "remember.rest",
            "n",
            "rest",
            "Not again",
            "Don't show this one again, or show it again.",
            changes=True,
        ),
        BACK,
        CLOSE,
        GO,
        Command("remember.next", "right", "another", "Next", "Show another one.", shown=False),
        Command(
            "remember.before", "left", "before", "Back", "Go back to the one before.", shown=False
        ),
    )

    _heading_line = getters.query_one("#wrote", Static)
    _win_text = getters.query_one("#win", Static)
    CSS_PATH = "styles.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._shown: list[int] = []
        self._at = -1
        self._entry: Entry | None = None

    def body(self) -> Iterable[Widget]:
        yield Static(id="wrote", markup=False)
        with VerticalScroll():
            yield Static(id="win", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self._next("")

    @on(Resize)
    def reload(self) -> None:
        try:
            self._show()
        except CheckinError as error:
            self.show_status(error.whole, trouble=True)

    def _show(self) -> None:
        if self._at < 0:
            return
        try:
            self._entry = self.journal.entry(self._shown[self._at])
        except NothingThere:
            self._entry = None
        entry = self._entry
        if entry is None or entry.deleted:
            self._entry = None
            put_away = format_text("history", "put_away", key=self.key_name("app.redo"))
            self._heading_line.update(put_away)
            self._win_text.update("")
        else:
            said = format_text("remember", "wrote", day=day_name(entry.day))
            self._heading_line.update(said)
            width = max(20, self._win_text.size.width or self.size.width - 4)
            rows = whole(entry, Look(width, self.plain))
            self._win_text.update(Content("\n").join(rows))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is done with a win needs one."""
        if action in ("rest", "keepsake", "go_there"):
            return self._entry is not None
        if action == "before":
            return self._at > 0
        return action != "another" or self._at >= 0

    def action_another(self) -> None:
        """Show another one, or the one that was shown after this."""
        if self._at + 1 < len(self._shown):
            self._at += 1
            self._say_rest()
            self.reload()
        else:
            self._next("")

    def action_before(self) -> None:
        """Show the one before."""
        if self._at > 0:
            self._at -= 1
            self._say_rest()
            self.reload()

    def _say_rest(self) -> None:
        resting = self.journal.past_wins.is_excluded(self._shown[self._at])
        self.show_status(get_text("remember", "rests") if resting else "")

    @work(group="remember", exclusive=True)
    async def _next(self, said: str) -> None:
        found = await self.write(lambda journal: (journal.past_wins.by_chance(),))
        if found is None:
            return
        (entry,) = found
        if entry is not None:
            self._shown.append(entry.id)
            self._at = len(self._shown) - 1
        elif self._at < 0:
            self._heading_line.update(get_text("history", "remember_empty"))
        self.reload()
        self.show_status(said)

    @work(group="change", exclusive=True)
    async def action_rest(self) -> None:
        """Let this one rest and show another, or let it come up again."""
        entry = self._entry
        if entry is None:
            return
        resting = not self.journal.past_wins.is_excluded(entry.id)
        done = await self.write(lambda journal: journal.past_wins.set_excluded(entry.id, resting))
        if done is None:
            return
        if resting:
            self._next(get_text("history", "remember_not_this_reply"))
        else:
            self.show_status(get_text("remember", "back"))

    @work(group="change", exclusive=True)
    async def action_keepsake(self) -> None:
        """Keep the win for a hard day, or no longer."""
        if self._entry and await keep_close(self, self._entry):
            self.reload()

    def action_go_there(self) -> None:
        """Give back the day of the win."""
        if self._entry:
            return_or_open_history(self, self._entry.day)
