"""The wins that were kept, below the field: those of a day, and those before it with their days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from textual.content import Content

from checkin.core.day_names import short_day_name
from checkin.core.entries import Entry
from checkin.tui.rendering.entries import entry_parts, mark_of, muted
from checkin.tui.rendering.layout import hung

_INDENT = "  "


def of_a_day(wins: Iterable[Entry], width: int, *, plain: bool) -> list[Content]:
    """The lines of wins with their times, each below its own first word."""
    return [
        line
        for win in wins
        for line in hung(*entry_parts(win, plain=plain, indent=len(_INDENT)), width)
    ]


def before(wins: Sequence[Entry], today: date, width: int, *, plain: bool) -> list[Content]:
    """The lines of wins with their days instead of their times."""
    days = [short_day_name(win.day, today) for win in wins]
    room = max(map(len, days), default=0)
    rows = []
    for win, day in zip(wins, days, strict=True):
        head = Content.assemble(_INDENT, mark_of(win, plain=plain), " ", muted(day.ljust(room)))
        _, words = entry_parts(win, plain=plain)
        rows += hung(Content.assemble(head, "  "), words, width)
    return rows
