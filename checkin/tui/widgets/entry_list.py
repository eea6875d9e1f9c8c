"""What a week holds, as a list that wraps under its own words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from checkin.content.entry_names import asked_of
from checkin.content.strings import get_text
from checkin.core.entries import Entry
from checkin.core.text import show
from checkin.domain.week import Week
from checkin.tui.rendering.entries import mark_of, marks_beside, muted, words
from checkin.tui.rendering.layout import hung

SHOWN_LINES = 3
"""How many lines of a long row are shown where it is cut."""
Row = tuple[Content, Content]
"""What stands before a text, and the text."""


class WeekList(Widget):
    """As tall as its rows are on its width. A long row can be cut, with a line that says so."""

    DEFAULT_CSS = "WeekList { height: auto; }"

    def __init__(self, more: str | None = None) -> None:
        """With `more`, rows of more than three lines are cut, and it is said where they are."""
        super().__init__()
        self._rows: Sequence[Row] = ()
        self.more = more

    def show(self, rows: Iterable[Row]) -> None:
        """Show these rows and no others."""
        self._rows = tuple(rows)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.size.width))

    def _lines(self, width: int) -> list[Content]:
        return [line for head, text in self._rows for line in self._row(head, text, width)]

    def _row(self, head: Content, text: Content, width: int) -> list[Content]:
        lines = hung(head, text, width)
        if self.more is not None and len(lines) > SHOWN_LINES:
            lines[SHOWN_LINES:] = [muted(" " * head.cell_length + self.more)]
        return lines

    @property
    def is_cut(self) -> bool:
        """Whether a row is longer than what is shown of it."""
        width = self.size.width
        return self.more is not None and any(
            len(hung(*row, width)) > SHOWN_LINES for row in self._rows
        )

    def show_all(self) -> None:
        """Show all of each row."""
        self.more = None
        self.refresh(layout=True)

    def say_more(self, more: str) -> None:
        """Say this where a row is cut, if any is."""
        if self.more not in (None, more):
            self.more = more
            self.refresh()


def line(text: str) -> Row:
    """A quiet line of our own."""
    return Content(""), muted(text)


def rows_of(week: Week, *, plain: bool, asked: str = "") -> list[Row]:
    """What was written in a week, then its wins; neither has a heading if there is none.

    `asked` is the question on the page, which is not said again.
    """
    rows = []
    if week.written:
        rows.append(line(get_text("week", "written")))
        for entry in week.written:
            rows += _written(entry, plain=plain, asked=asked)
    if week.wins:
        rows += [line("")] if rows else []
        rows.append(line(get_text("week", "wins")))
        rows += [
            (_head(win, plain=plain), Content.assemble(words(win.text), marks_beside(win)))
            for win in week.wins
        ]
    return rows


def _written(entry: Entry, *, plain: bool, asked: str) -> Iterable[Row]:
    head = _head(entry, plain=plain)
    yield head, words(entry.text)
    question = asked_of(entry)
    if question and question != asked:
        yield Content(" " * head.cell_length), muted(show(question, one_line=True))


def _head(entry: Entry, *, plain: bool) -> Content:
    return Content.assemble(" ", mark_of(entry, plain=plain), " ", muted(f"{entry.day:%a}"), "  ")
