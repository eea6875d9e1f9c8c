"""What a week holds, as a list that wraps under its own words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from checkin.content.strings import get_text
from checkin.core.entries import Entry
from checkin.core.text import show
from checkin.domain.week import Week
from checkin.tui.rendering.entries import mark_of, marks_beside, muted, words
from checkin.tui.rendering.layout import hung

Row = tuple[Content, Content]
"""What stands before a text, and the text."""


class WeekList(Widget):
    """As tall as its rows are on its width."""

    DEFAULT_CSS = "WeekList { height: auto; }"

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Row] = ()

    def show(self, rows: Iterable[Row]) -> None:
        """Show these rows and no others."""
        self._rows = tuple(rows)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """How many lines the rows take."""
        return len(self._lines(width))

    def render(self) -> Content:
        """The rows, each wrapped under its own beginning."""
        return Content("\n").join(self._lines(self.size.width))

    def _lines(self, width: int) -> list[Content]:
        return [line for head, text in self._rows for line in hung(head, text, width)]


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
    if entry.cue and entry.cue != asked:
        yield Content(" " * head.cell_length), muted(show(entry.cue, one_line=True))


def _head(entry: Entry, *, plain: bool) -> Content:
    return Content.assemble(" ", mark_of(entry, plain=plain), " ", muted(f"{entry.day:%a}"), "  ")
