"""Lines of a text that can be chosen with the arrow keys, each with what enter does there."""

from __future__ import annotations

from textual.content import Content

from checkin.tui.rendering.entries import clickable


class ChosenLine:
    """Which of the lines is chosen; none at first. It is drawn with its mark, and bold."""

    def __init__(self) -> None:
        self.action: str | None = None
        """What enter does on the chosen line; None if none is chosen."""
        self._actions: list[str] = []

    def begin(self) -> None:
        """Forget the lines: they are drawn anew."""
        self._actions = []

    def line(self, content: Content, action: str, *, plain: bool) -> Content:
        """A line, or several, that do this when they are chosen or clicked.

        They begin with two free cells, in which the mark has its place. Where two lines do the
        same, the first is the one that can be chosen.
        """
        if action not in self._actions:
            self._actions.append(action)
            if action == self.action:
                sign = Content("> " if plain else "\u203a ")
                content = Content.assemble(sign, content[2:]).stylize("bold")
        return clickable(content, action)

    def settle(self) -> None:
        """Choose none if the chosen line is gone."""
        if self.action not in self._actions:
            self.action = None

    def move(self, by: int) -> bool:
        """Choose the next line (1) or the one before (-1); whether there was one.

        Before the first, none is chosen.
        """
        at = self._actions.index(self.action) if self.action in self._actions else -1
        to = at + by
        if to >= len(self._actions) or (at < 0 and by < 0):
            return False
        self.action = self._actions[to] if to >= 0 else None
        return True

    def place(self, drawn: Content, action: str | None = None) -> tuple[int, int]:
        """The first and last row of a line in the whole text; both 0 if there is none.

        It is the line that does `action`, or else the chosen one.
        """
        does = action or self.action
        rows = [
            row
            for row, text in enumerate(drawn.split("\n"))
            if does
            and any(getattr(span.style, "meta", {}).get("does") == does for span in text.spans)
        ]
        last = next((row for row in rows if row + 1 not in rows), 0)  # of the first that does it
        return (rows[0], last) if rows else (0, 0)
