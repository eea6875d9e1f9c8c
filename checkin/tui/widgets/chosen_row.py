"""The mark of a list's chosen row: without color, too, it can be told from the others."""

from __future__ import annotations

from rich.segment import Segment
from textual.app import App
from textual.strip import Strip

PLAIN = "-plain-marks"
"""The class of an app whose person wants marks that every font has."""


def with_chosen_mark(strip: Strip, app: App[object]) -> Strip:
    """The row with the mark in its first free cell, of the two that lists leave at its start."""
    if not strip.cell_length:
        return strip
    at = 0 if strip.text[:1].isspace() or not strip.text[1:2].isspace() else 1
    style = next(iter(strip)).style
    mark = Segment(">" if app.has_class(PLAIN) else "\u203a", style)
    return Strip.join([strip.crop(0, at), Strip([mark], 1), strip.crop(at + 1)])
