"""What is said about an import that was taken back, or done again."""

from __future__ import annotations

from checkin.content.strings import format_text, get_text, plural
from checkin.core.records import UndoResult


def imported(way: str, done: UndoResult) -> str:
    """What was undone or redone of an import, in words; `way` is "undone" or "redone"."""
    what = plural("entries", len(done.entries)) or get_text("imports", "whole")
    return format_text("imports", way, what=what, file=done.imported)
