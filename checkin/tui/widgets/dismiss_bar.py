"""The last line of a page that any key ends, but for the few that it names."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from checkin.content.strings import get_text
from checkin.core.frozen import Frozen
from checkin.tui.rendering.entries import clickable
from checkin.tui.widgets.key_bar import KeyBar


class Named(Frozen):
    """A key that does not end the page."""

    key: str
    says: str
    action: str


class AnyKey(KeyBar):
    """Names the keys that do something else, then what all others do. Clicks work too."""

    def __init__(self) -> None:
        super().__init__()
        self._named: tuple[Named, ...] = ()

    def name_keys(self, named: Sequence[Named]) -> None:
        """Say which keys do not end the page now."""
        self._named = tuple(named)
        self.refresh()

    def render(self) -> Content:
        """The line of keys."""
        ends = Named(get_text("breathe", "any_other"), get_text("breathe", "stop"), "back")
        return Content("  ").join(
            clickable(
                Content.assemble(Content.styled(one.key, "b $accent"), " ", one.says),
                f"screen.{one.action}",
            )
            for one in (*self._named, ends)
        )
