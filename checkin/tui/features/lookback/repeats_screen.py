"""Things I repeat: named by the person, counted as wins, with nothing to reach and no gaps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from textual import on, work
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from checkin.content.distress_words import heavy
from checkin.content.lookback import with_month
from checkin.content.strings import format_text, get_text, plural
from checkin.core.entries import REPEAT, Entry, NewEntry
from checkin.core.text import clean, show
from checkin.domain.statistics import WinGroup
from checkin.journal import Journal
from checkin.tui.base.line_and_list_page import LineAndListPage
from checkin.tui.keymap import BACK, LIST, Command
from checkin.tui.rendering.entries import muted, option_row
from checkin.tui.rendering.layout import hanging_row, room
from checkin.tui.submit_result import Done
from checkin.tui.widgets.choice_list import Choice, ChoiceList
from checkin.tui.widgets.text_field import TextField


class RepeatsScreen(LineAndListPage[None]):
    """Enter opens what is highlighted, or names what is typed and counts it."""

    ROUTE_NAME = "repeats"
    DATED = True
    KEYS = (
        Command(
            "repeats.off",
            "f7",
            "off_list",
            "Off the list",
            "Remove it from the list. Its wins stay.",
        ),
        BACK,
        *LIST,
    )

    def __init__(self) -> None:
        super().__init__()
        self._counted: Mapping[str, tuple[int, Sequence[WinGroup]]] = {}

    def body(self) -> Iterable[Widget]:
        yield Static(get_text("repeats", "question"), classes="question", markup=False)
        yield TextField(id="line", placeholder=get_text("repeats", "help"))
        yield Static(id="empty", classes="quiet", markup=False)
        yield ChoiceList(wraps=False)

    def _named(self, chosen: str | None) -> str | None:
        names = [*self._counted]
        return names[int(chosen)] if chosen is not None and int(chosen) < len(names) else None

    def reload(self) -> None:
        self.count()

    @work(group="count", exclusive=True)
    async def count(self) -> None:
        """Count, and show what was counted."""
        counted = await self.run_read(_counted)
        if counted is not None:
            self._counted = counted
            self._show()

    @on(Resize)
    def _show(self) -> None:
        empty = "" if self._counted else get_text("repeats", "empty")
        self.query_one("#empty", Static).update(empty)
        self.choices.show(self._choices(), first=False)
        self.refresh_bindings()

    def _choices(self) -> Iterable[Choice]:
        width = room(self.app.size.width)
        for n, (name, (times, months)) in enumerate(self._counted.items()):
            row = option_row(show(name, one_line=True), plain=self.plain)
            said = with_month(plural("times", times), months)
            counted = muted(f"   {said}") if times else Content("")
            yield Choice(str(n), hanging_row(Content.assemble(row, counted), width))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There has to be one to take off."""
        return self._named(self.choices.chosen) is not None if action == "off_list" else True

    def action_move(self, by: int) -> None:
        """Move in the list; what can be done to a row is named then."""
        super().action_move(by)
        self.refresh_bindings()

    def choose(self, chosen: str) -> None:
        """Open it."""
        from checkin.tui.features.lookback.repeat_screen import RepeatScreen

        if (name := self._named(chosen)) is not None:
            self.show_status("")
            self.app.push_screen(RepeatScreen(name))

    @work(group="keep")
    async def keep(self, text: str) -> None:
        """Keep it as a win of today, and name it on the list."""
        name = " ".join(clean(text).split())

        def change(journal: Journal) -> Entry:
            journal.lookback.set_repeated(name, True)
            named = name not in journal.lookback.repeats() and not heavy(name)
            return journal.add(NewEntry("win", name, source=REPEAT if named else None))

        kept = await self.submit(change, fields=[self.line])
        if isinstance(kept, Done):
            key = self.key_name("app.undo")
            self.show_status(format_text("repeats", "counted", text=show(name), key=key) or "")
            self.count()

    @work(group="keep")
    async def action_off_list(self) -> None:
        """Take a name off the list; what was kept stays."""
        if (off := self._named(self.choices.chosen)) is None:
            return
        await self.write(lambda journal: journal.lookback.set_repeated(off, False))
        self.show_status(get_text("repeats", "off_list"))
        self.count()


def _counted(journal: Journal) -> dict[str, tuple[int, Sequence[WinGroup]]]:
    """What is repeated: how often it was kept, and by months, newest first."""
    months = journal.lookback.months_of_repeats()
    return {name: (times, months[name]) for name, times in journal.lookback.repeats().items()}
