"""Trust in oneself: a number for now and then, and the list of one's own answers."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on, work
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from checkin.content.strings import get_text
from checkin.content.week import trust_question
from checkin.core.day_names import date_name
from checkin.core.entries import Entry
from checkin.domain.week import rating
from checkin.tui.base.screen import Page
from checkin.tui.keymap import BACK, Command
from checkin.tui.rendering.entries import mark, muted, words
from checkin.tui.submit_result import Done
from checkin.tui.widgets.entry_list import Row, WeekList, line
from checkin.tui.widgets.text_field import TextField


class TrustScreen(Page[None]):
    """The question is there while it is offered; the list is there always. Nothing is drawn."""

    ROUTE_NAME = "week:trust"
    KEYS = (
        Command("trust.aside", "tab", "aside", "Not now", "Don't ask this for a few months."),
        BACK,
    )
    CSS_PATH = "styles.tcss"

    def heading(self) -> tuple[str, str]:
        return get_text("week", "trust"), ""

    def body(self) -> Iterable[Widget]:
        offered = self.read_or(False, self.journal.week.offers_trust)
        waiting = any(each.slot == self.ROUTE_NAME for each in self.host.unfinished())
        if offered or waiting:
            yield Static(trust_question(), classes="question", markup=False)
            yield TextField(id="trust", placeholder=get_text("week", "trust_help"))
        with VerticalScroll():
            yield WeekList()

    def on_mount(self) -> None:
        super().on_mount()
        if self._line is not None:
            self._line.focus()

    @property
    def _line(self) -> TextField | None:
        return self.query_one_optional("#trust", TextField)

    def reload(self) -> None:
        answers = self.journal.week.trust()
        rows = [line(get_text("week", "trust_answers")), *map(self._row, answers)]
        if answers and self._line is None:
            rows += [line(""), line(get_text("week", "trust_again"))]
        elif not answers:
            rows = [line(get_text("week", "trust_none"))] if self._line is None else []
        self.query_one(WeekList).show(rows)

    def _row(self, entry: Entry) -> Row:
        day = date_name(entry.day)
        sign = mark("trust", plain=self.plain)
        return Content.assemble(" ", sign, " ", muted(day.ljust(17)), " "), words(entry.text)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to put aside where nothing is asked."""
        return action != "aside" or not self.is_mounted or self._line is not None

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        number = rating(event.value)
        if number is None:
            self.show_status(get_text("week", "trust_number"))
        else:
            self.keep(number)

    @work(group="keep")
    async def keep(self, number: int) -> None:
        """Keep the number with its day and go back; it stays in the field if it could not be."""
        kept = await self.submit(
            lambda journal: journal.week.add_trust(number),
            fields=self.query(TextField),
            emptied=False,
        )
        if isinstance(kept, Done):
            self.leave(None, self.said_of_its_day(get_text("week", "trust_kept")))

    @work(group="keep")
    async def action_aside(self) -> None:
        """Let the question rest; what is typed is let go of, too."""
        done = await self.submit(
            lambda journal: journal.week.snooze_trust(),
            fields=self.query(TextField),
            emptied=False,
        )
        if isinstance(done, Done):
            self.leave(None, get_text("week", "trust_aside"))
