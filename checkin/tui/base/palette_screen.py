"""The palette: everything that works everywhere, by name."""

from __future__ import annotations

from typing import cast

from textual import events
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette
from textual.geometry import Size

from checkin.tui.base.host import AppHost
from checkin.tui.base.quiet_screen import QuietScreen
from checkin.tui.widgets.choice_list import LEAST_WIDTH, is_gone


class Commands(CommandList):
    """The list in it, which may be clicked and paged through before it is there."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """How many rows it takes up, in a terminal without room, too."""
        return super().get_content_height(container, viewport, max(width, LEAST_WIDTH))

    def on_click(self, event: events.Click) -> None:
        """Leave a click on a line that is not there any more alone."""
        if is_gone(self, event):
            event.prevent_default()

    def action_page_down(self) -> None:
        """Go down a page, if there is one."""
        if self.scrollable_content_region:
            super().action_page_down()  # type: ignore[no-untyped-call]

    def action_page_up(self) -> None:
        """Go up a page, if there is one."""
        if self.scrollable_content_region:
            super().action_page_up()  # type: ignore[no-untyped-call]


class Palette(CommandPalette, QuietScreen[None]):
    """Textual's own, which can be closed while it closes, or while it still looks for names."""

    DEFAULT_CSS = """
    Palette > Vertical { min-width: 12; min-height: 4; }
    Palette Commands { min-width: 12; min-height: 3; }
    """

    def show_status(self, text: str, *, trouble: bool = False) -> None:
        """Show a sentence on the page below."""
        cast(AppHost, self.app).show_status_on_top(text, trouble=trouble)

    def compose(self) -> ComposeResult:
        """Textual's parts, with our list."""
        for part in super().compose():
            yield Commands() if isinstance(part, CommandList) else part

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close it, unless it is closed already: Textual would close what lies under it."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
