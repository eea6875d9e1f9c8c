"""The words in which a query is said, and how much was put away."""

from __future__ import annotations

from checkin.content.strings import format_text, get_text, plural
from checkin.content.wins import marks
from checkin.core.entries import KINDS
from checkin.core.query import ANY_MARK
from checkin.core.records import TrashCount

_NAMES = (
    *("and", "or", "keepsake", "bring", "marked", "with", "in", "on", "since", "until", "span"),
    *("containing", "words"),
)


def sentence_words() -> dict[str, str]:
    """What `checkin.domain.search_syntax.sentence` makes a sentence of, by name."""
    said = {name: get_text("filters", name) for name in _NAMES}
    said |= {f"marks.{mark.id}": f"{mark.label[:1].lower()}{mark.label[1:]}" for mark in marks()}
    said[f"marks.{ANY_MARK}"] = get_text("filters", "any_mark")
    return said | {f"kinds.{kind}": get_text("filters", f"kind_{kind}") for kind in KINDS}


def trashed_words(held: TrashCount) -> str:
    """How much was put away: "3 entries and 1 line of your lists"; empty for nothing."""
    entries, lines = plural("entries", held.entries), plural("lines", held.lines)
    return format_text("history", "trash_both", entries=entries, lines=lines) or entries or lines
