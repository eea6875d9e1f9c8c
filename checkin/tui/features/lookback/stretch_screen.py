"""Writing a good stretch down, or changing it: its name, how many days, and in what span."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual import work
from textual.widget import Widget
from textual.widgets import Static

from checkin.content.strings import format_text, get_text
from checkin.core.errors import CheckinError
from checkin.core.stretches import Stretch, changed, new
from checkin.core.text import show
from checkin.tui import routes
from checkin.tui.base.form_screen import Form
from checkin.tui.features.lookback.stretches_screen import noted
from checkin.tui.keymap import BACK
from checkin.tui.submit_result import Done

_FIELDS = ("name", "days", "span", "tag")


class StretchScreen(Form[None]):
    """A new one has all four fields. What counts a day of an old one stays as it is."""

    ROUTE_NAME = "stretch"
    WORDS = ("stretches", "")
    KEYS = (BACK,)
    CSS_PATH = "styles.tcss"

    def __init__(self, id: str | None = None) -> None:
        """`id` says which stretch is changed; None writes one down."""
        super().__init__(routes.stretch(id).slot)
        self._id = id
        self._stretch: Stretch | None = None
        self.fields = _FIELDS if id is None else _FIELDS[:-1]

    def find(self) -> None:
        """Read what is written down of it."""
        found = (stretch for stretch in self.journal.lookback.stretches() if stretch.id == self._id)
        self._stretch = next(found, None)

    def subject(self) -> tuple[str, str]:
        """What is being written, and what counts a day of it."""
        if self._stretch is None:
            return get_text("stretches", "add"), ""
        return get_text("stretches", "change"), show(self._stretch.tag, one_line=True)

    def body(self) -> Iterable[Widget]:
        if self.known and self._stretch is None:
            self.fields = _FIELDS
        if self._stretch and self._stretch.kept:
            yield Static(get_text("stretches", "change_reached"), id="reached", markup=False)
        yield from super().body()

    def stands(self) -> Mapping[str, str]:
        """What is written down of it."""
        was = self._stretch
        if was is None:
            return {}
        span = "" if was.span is None else str(was.span)
        return {"name": show(was.name, one_line=True), "days": str(was.days), "span": span}

    @work(group="keep")
    async def action_keep(self) -> None:
        """Keep it; the page stays, with all that was typed, if that cannot be done."""
        if not self.ready():
            return
        was, words = self._stretch, self.written()
        name, days, span = (words[field] for field in _FIELDS[:-1])
        now = self.journal.clock.now().isoformat(timespec="seconds")
        try:
            if was is None:
                stretch = new(name, days, span, words.get("tag", ""), now)
            else:
                stretch = changed(was, name, days, span)
        except CheckinError as error:
            self.show_status(error.whole, trouble=True)
            return
        kept = await self.keeping(lambda journal: noted(journal, stretch))
        if not isinstance(kept, Done):
            return
        mine = [win for win in kept.value if win.source and win.source.endswith(stretch.id)]
        win = show(mine[0].text, one_line=True) if mine else None
        said = "noted" if was is None else "changed_reached" if was.kept else "changed"
        reply = format_text("stretches", "reached_reply", win=win) or get_text("stretches", said)
        self.leave(None, reply)
