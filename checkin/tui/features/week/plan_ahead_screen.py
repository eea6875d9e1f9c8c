"""A small win to make room for: the morning page shows it softly for a week."""

from __future__ import annotations

from collections.abc import Iterable

from textual import getters, on, work
from textual.widget import Widget
from textual.widgets import Input, Static

from checkin.content.strings import get_text
from checkin.core.text import show
from checkin.tui.base.screen import Page
from checkin.tui.keymap import BACK
from checkin.tui.submit_result import Done
from checkin.tui.widgets.text_field import TextField


class NextScreen(Page[None]):
    """One field. What was written on the same day can be changed; later it is a new one."""

    PLACE = "week:next"
    DATED = True
    KEYS = (BACK,)
    CSS_PATH = "styles.tcss"

    _line = getters.query_one(TextField)

    def heading(self) -> tuple[str, str]:
        """The page it belongs to."""
        return get_text("week", "title"), ""

    def body(self) -> Iterable[Widget]:
        """The question, its field, and what comes of it."""
        yield Static(get_text("week", "intention"), classes="question", markup=False)
        yield TextField(id="small_win")
        yield Static(get_text("week", "intention_help"), id="help", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """What was written today stands there already."""
        super().on_mount()
        stands = self.journal.week.small_win()
        if stands is not None and stands.day == self.journal.clock.today():
            self._line.set_saved_value(show(stands.text, one_line=True), under=self._line.value)
        self._line.focus()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        if not event.value.strip():
            self.show_status(get_text("week", "nothing_yet"))
        elif event.value == self._line.stood:
            self.dismiss(None)
        else:
            self.keep(event.value)

    @work(group="keep")
    async def keep(self, text: str) -> None:
        """Keep it and go back; the words stay in the field if that could not be done."""
        kept = await self.submit(
            lambda journal: journal.week.set_small_win(text),
            fields=[self._line],
            emptied=False,
        )
        if isinstance(kept, Done):
            self.leave(None, get_text("week", "intention_kept"))
