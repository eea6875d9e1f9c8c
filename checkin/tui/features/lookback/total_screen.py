"""The person's own total of days, such as sober days: counted by hand, and it only grows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from time import monotonic

from textual import on, work
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Input, Static

from checkin.content.day_total import total_line
from checkin.content.distress_words import heavy
from checkin.content.entry_names import said_in
from checkin.content.hard_moment import heard_reply
from checkin.content.strings import get_text, plural
from checkin.content.urge_words import told_sort, urge
from checkin.core.entries import Entry
from checkin.core.text import show
from checkin.journal import Journal
from checkin.tui import routes
from checkin.tui.base.line_and_list_page import LineAndListPage
from checkin.tui.keymap import BACK, LIST
from checkin.tui.rendering.entries import dated, muted, option_row
from checkin.tui.rendering.layout import hanging_row, room
from checkin.tui.submit_result import Done
from checkin.tui.widgets.choice_list import Choice, ChoiceList
from checkin.tui.widgets.text_field import TextField
from checkin.tui.widgets.title_bar import TitleBar

_MOST = 50
"""How many slips the list goes back."""
_KEY = "+"
_ONCE_MORE = 3.0
"""Seconds within which the key that led here may be pressed once more."""
_DAYS = ("today", "yesterday")
"""The days that can be counted here, by how many days ago they were."""

_SO_FAR = "so_far"
"""The row of the days that there were already."""


class TotalScreen(LineAndListPage[None]):
    """Enter counts the day that is highlighted, or notes what is typed, which changes no number."""

    ROUTE_NAME = "total"
    DATED = True
    KEYS = (BACK, *LIST)

    def __init__(self) -> None:
        super().__init__()
        self._slips: Sequence[Entry] = ()
        self._opened = monotonic()

    def heading(self) -> tuple[str, str]:
        total = self.journal.day_total
        name = total.name or get_text("total", "title")
        return show(name[:1].upper() + name[1:], one_line=True), plural("total", total.days())

    def body(self) -> Iterable[Widget]:
        yield Static(get_text("total", "question"), classes="question", markup=False)
        yield TextField(id="line", placeholder=get_text("total", "help"), enter_says="Keep")
        yield Static(id="off", classes="quiet", markup=False)
        yield ChoiceList(wraps=False)

    def reload(self) -> None:
        self.look()

    @work(group="look", exclusive=True)
    async def look(self) -> None:
        """Read, and show what was found."""
        found = await self.run_read(lambda journal: journal.day_total.slips(_MOST))
        if found is not None:
            self._slips = found
            self._show()

    @on(Input.Changed, "#line")
    def _pressed_again(self, event: Input.Changed) -> None:
        """The key that counted today, pressed once more, is no slip."""
        if event.value == _KEY and monotonic() - self._opened < _ONCE_MORE:
            self.line.value = ""
            total = self.journal.day_total
            said = total_line("counted_already", total.name, total.days()) if total.name else ""
            self.show_status(show(said, one_line=True))

    @on(Resize)
    def _show(self) -> None:
        title = self.query_one(TitleBar)
        title.name_shown, title.note = self.read_or((title.name_shown, title.note), self.heading)
        off = self.query_one("#off", Static)
        off.update("" if self.journal.day_total.name else get_text("total", "off"))
        off.display = not self.journal.day_total.name
        none: list[Choice] = []
        self.choices.show(self.read_or(none, self._choices), first=False)
        self.refresh_bindings()

    def _choices(self) -> list[Choice]:
        width, total = room(self.app.size.width), self.journal.day_total
        found = [
            Choice(name, hanging_row(option_row(get_text("total", name), plain=self.plain), width))
            for ago, name in enumerate(_DAYS)
            if total.name and not total.is_counted(self.today - timedelta(days=ago))
        ]
        if total.name and not total.days_before():
            row = option_row(get_text("total", _SO_FAR), plain=self.plain)
            found.append(Choice(_SO_FAR, hanging_row(row, width)))
        if self._slips:
            heading = muted(get_text("total", "slips"))
            found.append(Choice("h:slips", heading, heading=True))
        for slip in self._slips:
            said = f"  {dated(slip.day, self.today)}  {show(said_in(slip), one_line=True)}"
            found.append(Choice(str(slip.id), hanging_row(muted(said), width)))
        return found

    def choose(self, chosen: str) -> None:
        """Count a day, or open a slip."""
        if chosen in _DAYS:
            self.count(_DAYS.index(chosen))
        elif chosen == _SO_FAR:
            self.begin()
        else:
            self.open_slip(int(chosen))

    @work(group="flow", exclusive=True)
    async def begin(self) -> None:
        """Ask how many days there were already."""
        await self.host.open(routes.DAYS_SO_FAR)
        self.look()

    @work(group="keep")
    async def count(self, ago: int) -> None:
        """Count a day."""
        day = self.today - timedelta(days=ago) if ago else None

        def change(journal: Journal) -> str:
            total = journal.day_total
            key = "counted_already" if total.count(day) is None else "counted"
            return total_line(key, total.name, total.days())

        said = await self.write(change)
        if said is not None:
            self.show_status(show(said, one_line=True))
            self.look()

    @work(group="keep")
    async def keep(self, text: str) -> None:
        """Note a slip beside the total, which stays as it is."""

        def change(journal: Journal) -> tuple[Entry, str]:
            total = journal.day_total
            slip = total.add_slip(text)
            return slip, total_line("noted", total.name, total.days())

        kept = await self.submit(change, fields=[self.line], offers_help=True)
        if isinstance(kept, Done):
            slip, said = kept.value
            self.show_status(show(said, one_line=True))
            self.look()
            if heavy(text) or urge(text):
                self.answer(slip)

    @work(group="flow", exclusive=True)
    async def answer(self, slip: Entry) -> None:
        """Answer what was noted as a hard moment does: with people, and with ways on."""
        from checkin.tui.base.choice_dialog import MomentDialog
        from checkin.tui.base.help_offer import help_offered

        name = self.heading()[0]
        if heavy(slip.text):
            await help_offered(self, name=name, words=slip.text)
            return
        ways = [(way, get_text("hard", way)) for way in ("someone", "small_thing", "stop")]
        reply = heard_reply(told_sort(slip.text), slip.id)
        chosen = await self.app.push_screen_wait(
            MomentDialog(name, get_text("hard", "harder_ask"), ways, note=reply)
        )
        if chosen == "someone":
            self.host.go(routes.PEOPLE)
        elif chosen == "small_thing":
            self.host.go(routes.small_thing(slip.id, slip.day))

    @work(group="flow", exclusive=True)
    async def open_slip(self, number: int) -> None:
        """Open what was noted, to read or change all of it."""
        entry = self.read_or(None, lambda: self.journal.entry(number))
        if entry is not None:
            await self.host.open(routes.entry(entry))
            self.look()
