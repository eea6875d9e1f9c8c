"""Words for feelings, in four columns: how much energy there is, and how it feels."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from checkin.content.feelings import others, quadrants, words
from checkin.content.strings import get_text
from checkin.tui.rendering.entries import clickable, muted

_MOST_SPACE = 6
"""Cells between columns, however wide the screen is."""


class Feelings(Widget):
    """Shows which words are chosen. A click on a word is the screen's `feel` action.

    The last row holds what does not fit the grid, such as "A mix", and the end.
    """

    DEFAULT_CSS = "Feelings { height: auto; padding: 0 1; }"

    chosen: reactive[frozenset[str]] = reactive(frozenset)
    place: reactive[tuple[int, int] | None] = reactive(None)
    """The column and row that the highlight is at; None until an arrow key is pressed."""
    plain: reactive[bool] = reactive(False)

    def __init__(self) -> None:
        super().__init__()
        self._columns = [[f.word for f in words(quadrant.id)] for quadrant in quadrants()]
        self._meanings = {feeling.word: feeling.plain for feeling in words()}
        for column, other in zip(self._columns, others()[:-1], strict=False):
            column.append(other.text)
        self._end = get_text("evening", "feelings_done")
        self._columns[-1].append(self._end)

    @property
    def word(self) -> str | None:
        """The highlighted word."""
        if self.place is None:
            return None
        column, row = self.place
        return self._columns[column][row]

    @property
    def at_end(self) -> bool:
        """Whether what is highlighted is no word, but the end."""
        return self.word == self._end

    def move(self, across: int, down: int) -> None:
        """Move the highlight, around the edges too; far down or up, to an end of the column.

        Without one it is the first word then, or upwards the last of the first column.
        """
        if self.place is None:
            self.place = (0, len(self._columns[0]) - 1 if down < 0 else 0)
            return
        column = (self.place[0] + across) % len(self._columns)
        rows = len(self._columns[column])
        row = self.place[1] + down
        row = row % rows if abs(down) == 1 else min(max(0, row), rows - 1)
        self.place = (column, row)

    def go_to(self, word: str) -> None:
        """Put the highlight on that word."""
        for number, column in enumerate(self._columns):
            if word in column:
                self.place = (number, column.index(word))

    def render(self) -> Content:
        heads = [quadrant.label for quadrant in quadrants()]
        widths = [
            max(*(len(word) + 2 for word in column), len(head))
            for column, head in zip(self._columns, heads, strict=True)
        ]
        room = (self.size.width - sum(widths)) // len(widths)
        widths = [width + max(0, min(_MOST_SPACE, room)) for width in widths]
        rows = [
            Content("").join(
                muted(part.ljust(width)) for part, width in zip(parts, widths, strict=True)
            )
            for parts in (heads, [""] * len(heads))
        ]
        for row in range(max(map(len, self._columns))):
            rows.append(
                Content("").join(
                    self._cell(number, row, width) for number, width in enumerate(widths)
                )
            )
        meaning = self._meanings.get(self.word) if self.word else None
        said = f"{self.word}: {meaning}" if meaning else ""
        if not said and (self.place is None or self.at_end):
            said = get_text("evening", "feelings_help")
        return Content("\n").join([*rows, muted(said or " ")])

    def _cell(self, number: int, row: int, width: int) -> Content:
        if row >= len(self._columns[number]):
            return Content(" " * width)
        word = self._columns[number][row]
        is_end = word == self._end and number == len(self._columns) - 1
        on = word in self.chosen and not is_end
        sign = ("*" if self.plain else "●") if on else " "
        style = "b $accent" if on or is_end else ""
        cell = Content.styled(f"{sign} {word}", style)
        if (number, row) == self.place:
            cell = cell.stylize("b r $foreground")
        return Content.assemble(
            clickable(cell, "screen.keep" if is_end else f"screen.feel({word!r})"),
            " " * (width - cell.cell_length),
        )
