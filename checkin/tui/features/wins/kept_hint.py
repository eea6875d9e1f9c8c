"""What is said of a win that was kept, and what can be done with it, with the keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.content import Content

from checkin.content.lookback import with_month
from checkin.content.strings import get_text, get_texts, plural
from checkin.core.entries import Entry
from checkin.domain.statistics import WinGroup
from checkin.journal.sessions import is_session
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


def reply(kept: Entry, months: Sequence[WinGroup], *, first: bool) -> str:
    """What is said of a win that was kept, the `first` of all or another; and how often it was."""
    replies = get_texts("wins", "first" if first else "saved")
    return f"{replies[kept.id % len(replies)]} {_how_often(kept, months)}".rstrip()


def _how_often(kept: Entry, months: Sequence[WinGroup]) -> str:
    """How often a win was kept that is repeated, which has `months`; empty for any other."""
    if not months:
        return ""
    named = "sessions" if is_session(kept) else "times"
    times = plural(named, sum(month.wins for month in months))
    return f"{with_month(times, months)}."
