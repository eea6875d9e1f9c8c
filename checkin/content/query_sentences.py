"""The words in which a query is said."""

from __future__ import annotations

from checkin.content.strings import get_text
from checkin.core.entries import KINDS

_NAMES = (
    *("and", "or", "keepsake", "bring", "with", "in", "on", "since", "until", "span"),
    *("containing", "words"),
)


def sentence_words() -> dict[str, str]:
    """What `checkin.domain.search_syntax.sentence` makes a sentence of, by name."""
    said = {name: get_text("filters", name) for name in _NAMES}
    return said | {f"kinds.{kind}": get_text("filters", f"kind_{kind}") for kind in KINDS}
