"""The two lines of History that are there when asked for: words to find, and a day to go to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from textual import on
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from checkin.content.screens import word
from checkin.errors import CheckinError, UnclearDate
from checkin.tui.widgets.line import Line


class Finder(Vertical):
    """Shows one of the lines, or none. Nothing typed here is anything to keep."""

    DEFAULT_CSS = """
    Finder { height: auto; }
    Finder Line { margin-bottom: 1; }
    Finder .-away { display: none; }
    """

    class Typed(Message):
        """There are other words to find now, or none any more."""

    class Done(Message):
        """The list is what is wanted now."""

    @dataclass
    class Span(Message):
        """The days that were asked for, first and last."""

        first: date
        last: date

    @dataclass
    class Unclear(Message):
        """What was typed is no day."""

        error: CheckinError

    def __init__(self, today: Callable[[], date]) -> None:
        """`today` gives the day from which "last spring" is read."""
        super().__init__()
        self._today = today

    def compose(self) -> Iterable[Widget]:
        """Both lines, hidden."""
        yield Line(id="search", placeholder=word("history", "search"), enter_says="To the list")
        yield Static(word("history", "go_to"), id="go_to", classes="question", markup=False)
        yield Line(id="go", placeholder=word("history", "go_to_help"), enter_says="Go")

    def on_mount(self) -> None:
        """Nothing is asked yet."""
        for widget in self.children:
            widget.add_class("-away")

    @property
    def text(self) -> str:
        """The words to find."""
        return self._search.value

    @property
    def searching(self) -> bool:
        """Whether there are any words to find."""
        return bool(self._search.value.strip())

    def ask_words(self) -> None:
        """Be ready for words to find."""
        self._put_away_go()
        self._search.remove_class("-away")
        self._search.focus()

    def ask_day(self) -> None:
        """Be ready for a day to go to."""
        self.query_one("#go_to").remove_class("-away")
        self._go.remove_class("-away")
        self._go.focus()

    def close(self) -> bool:
        """Put the line away that is open, the day before the words; whether one was."""
        if not self._go.has_class("-away"):
            self._put_away_go()
            return True
        was_open = not self._search.has_class("-away")
        self.clear()
        return was_open

    def clear(self) -> None:
        """Put both lines away, with what is in them."""
        self._put_away_go()
        self._search.add_class("-away")
        self._search.value = ""

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()  # the page would make a draft of it
        if event.input is self._search:
            self.post_message(self.Typed())

    @on(Input.Submitted, "#search")
    def _to_the_list(self, event: Input.Submitted) -> None:
        event.stop()
        if not self.searching:
            self.clear()
        self.post_message(self.Done())

    @on(Input.Submitted, "#go")
    def _to_a_day(self, event: Input.Submitted) -> None:
        from checkin.when import parse_period

        event.stop()
        if not event.value.strip():
            self._put_away_go()
            self.post_message(self.Done())
            return
        try:
            first, last = parse_period(event.value, self._today())
        except UnclearDate as error:
            self.post_message(self.Unclear(error))
        else:
            self.post_message(self.Span(first, last))

    @property
    def _search(self) -> Line:
        return self.query_one("#search", Line)

    @property
    def _go(self) -> Line:
        return self.query_one("#go", Line)

    def _put_away_go(self) -> None:
        self._go.value = ""
        self._go.add_class("-away")
        self.query_one("#go_to").add_class("-away")
