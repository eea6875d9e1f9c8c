"""Words that were typed before, offered beside the field and not put into it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from textual import getters
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from checkin.content.strings import format_text
from checkin.core.day_names import day_name
from checkin.core.text import show
from checkin.tui.rendering.entries import clickable
from checkin.tui.widgets.text_field import BETWEEN, TextField

FIELD = "earlier"


class EarlierWords(Vertical):
    """Holds them in a field out of sight, so that they are a draft like any other."""

    DEFAULT_CSS = """
    EarlierWords { height: auto; margin-bottom: 1; display: none; }
    EarlierWords TextField { display: none; }
    EarlierWords Static { height: auto; }
    EarlierWords.-offered { display: block; }
    """

    field = getters.query_one(TextField)

    def compose(self) -> Iterable[Widget]:
        yield TextField(id=FIELD)
        yield Static(markup=False)

    def add(self, text: str) -> None:
        """More words from before, each a line of its own."""
        if text not in self.field.value.split("\n"):
            self.field.value = "\n".join(filter(None, (self.field.value, text)))

    def offer(self, day: date, today: date) -> None:
        """Show what there is, typed on that day, and how to go on with it."""
        text = self.field.value
        words = show(text.replace("\n", BETWEEN), one_line=True)
        if day == today:
            said = format_text("drafts", "earlier_today", text=words)
        else:
            said = format_text("drafts", "earlier", day=day_name(day, today), text=words)
        self.query_one(Static).update(clickable(Content(said), "screen.that_day"))
        self.set_class(bool(text), "-offered")

    def take(self) -> str:
        """The words, given out once."""
        text, self.field.value = self.field.value, ""
        self.remove_class("-offered")
        return text
