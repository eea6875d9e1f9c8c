"""What can be done with a win that was kept, in a line with its keys."""

from __future__ import annotations

from typing import Any

from textual.content import Content

from checkin.content.strings import get_text
from checkin.tui.base.screen import Page
from checkin.tui.rendering.entries import clickable
from checkin.tui.widgets.key_bar import key_name


def what_next(page: Page[Any], said: str, width: int) -> Content:
    """What is said, and the keys; those on a second line where one has no room for all."""
    parts = [Content(said), Content(" ")]
    celebrate = page.host.moved_keys.key("wins.celebrate")
    for key, label in (("tab", "say_more"), (celebrate, "celebrate_it")):
        part = Content.assemble(
            Content.styled(key_name(key), "b $accent"), " ", get_text("wins", label)
        )
        parts += [clickable(part, f"screen.press('{key}')"), Content(" · ")]
    line = Content.assemble(*parts[:-1])
    return line if line.cell_length <= width else Content.assemble(said, "\n", *parts[2:-1])
