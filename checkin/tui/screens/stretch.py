"""Writing a good stretch down: its name, how many days, in what span, and what counts a day."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on, work
from textual.widget import Widget
from textual.widgets import Input, Static

from checkin.content.screens import filled, word
from checkin.errors import CheckinError
from checkin.stretches import new
from checkin.text import show
from checkin.tui.commands import BACK
from checkin.tui.screens.page import Page
from checkin.tui.screens.stretches import noted
from checkin.tui.widgets.line import Line

_FIELDS = ("name", "days", "span", "tag")


class StretchScreen(Page[str | None]):
    """Gives back what was done, in a sentence; None if nothing was written down."""

    PLACE = "stretch"
    KEYS = (BACK,)
    CSS = "StretchScreen Line { margin-bottom: 1; }"

    def heading(self) -> tuple[str, str]:
        """What is being written."""
        return word("stretches", "add"), ""

    def body(self) -> Iterable[Widget]:
        """Four fields."""
        for field in _FIELDS:
            yield Static(word("stretches", field), classes="question", markup=False)
            last = field == _FIELDS[-1]
            yield Line(
                id=field,
                placeholder=word("stretches", f"{field}_help"),
                enter_says="Keep" if last else word("stretches", "next"),
            )

    def on_mount(self) -> None:
        """Begin with the name."""
        super().on_mount()
        self._line("name").focus()

    def _line(self, field: str) -> Line:
        return self.query_one(f"#{field}", Line)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        self.say("")
        if event.input.id == _FIELDS[-1]:
            self.keep()
        else:
            self._line(_FIELDS[_FIELDS.index(event.input.id or "name") + 1]).focus()

    @work(group="keep", exclusive=True)
    async def keep(self) -> None:
        """Write it down; the page stays, with all that was typed, if that can not be."""
        name, days, span, tag = (self._line(field).value for field in _FIELDS)
        now = self.journal.clock.now().isoformat(timespec="seconds")
        try:
            stretch = new(name, days, span, tag, now)
        except CheckinError as error:
            self.say(error.whole, trouble=True)
            return
        self.desk.drafting.kept(self.PLACE)
        wins = await self.write(
            lambda journal: noted(journal, stretch, draft=self.PLACE),
            giving_back=self._draft_again,
        )
        if wins is None:
            return
        mine = [win for win in wins if win.source and win.source.endswith(stretch.id)]
        said = word("stretches", "noted")
        if mine:
            win = show(mine[0].text, one_line=True)
            said = filled("stretches", "reached_reply", win=win) or ""
        self.dismiss(said)

    def _draft_again(self) -> None:
        """The words were not kept; they are drafts still."""
        for field in _FIELDS:
            self.desk.drafting.changed(self.draft(self._line(field)))
