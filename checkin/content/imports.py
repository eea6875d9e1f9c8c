"""What is said about imports and merges, also once they were taken back or done again."""

from __future__ import annotations

from collections.abc import Mapping

from checkin.content.strings import format_template, format_text, get_text, get_texts, plural
from checkin.core.records import UndoResult


def brought_in(way: str, done: UndoResult) -> str:
    """What was undone or redone of an import or a merge; `way` is "undone" or "redone"."""
    if done.merged:
        if way == "undone" and any(entry.deleted_at for entry in done.entries):
            way = "undone_trash"
        return format_text("merge", way, file=done.merged)
    what = plural("entries", len(done.entries)) or get_text("imports", "whole")
    return format_text("imports", way, what=what, file=done.imported)


def counted_lists(counts: Mapping[str, int]) -> str:
    """What came in beside entries, in words, by the list it stands in."""
    return ", ".join(
        one if count == 1 else format_template(many, count=f"{count:,}")
        for name, count in counts.items()
        for one, many in (get_texts("imports", name),)
    )
