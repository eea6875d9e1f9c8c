"""The last line of a page that any key ends, but for the few that it names."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from checkin.content.strings import get_text
from checkin.core.frozen import Frozen
from checkin.tui.rendering.entries import clickable
from checkin.tui.widgets.key_bar import GAP, KeyBar


class Named(Frozen):
    """A key that does not end the page."""

    key: str
    says: str
    action: str


class AnyKey(KeyBar):
    """Names the keys that do something else, then what all others do. Clicks work too."""

    def __init__(self) -> None:
        super().__init__()
        self._keys: tuple[Named, ...] = ()

    def name_keys(self, named: Sequence[Named]) -> None:
        """Say which keys do not end the page now."""
        self._keys = tuple(named)
        self.refresh()

    def render(self) -> Content:
        edge, room = self._columns()
        always = [
            _part(Named(get_text("breathe", "any_other"), get_text("breathe", "stop"), "back")),
            _part(Named("f1", get_text("help", "more"), "press('f1')")),
        ]
        room -= sum(part.cell_length + len(GAP) for part in always)
        fitting = []
        for part in map(_part, self._keys):
            room -= part.cell_length + len(GAP)
            if room >= -len(GAP):
                fitting.append(part)
        return Content.assemble(" " * edge, Content(GAP).join([*fitting, *always]))


def _part(one: Named) -> Content:
    text = Content.assemble(Content.styled(one.key, "b $accent"), " ", one.says)
    return clickable(text, f"screen.{one.action}")
