"""Words for how it feels, as they stand in a field, and what they are a reason for."""

from __future__ import annotations

from collections.abc import Sequence

from checkin.content.distress_words import heavy
from checkin.content.feelings import words


def feelings_in(line: str) -> tuple[str, ...]:
    """The feelings in a line with commas between them, each once.

    Where more than a word stands between two commas and is no feeling of the list, all from the
    first word that is none of them is a sentence, and stays whole.
    """
    parts = [part for part in (" ".join(part.split()) for part in line.split(",")) if part]
    known = {feeling.word for feeling in words()}
    if any(" " in part and part not in known for part in parts):
        start = next(n for n, part in enumerate(parts) if part not in known)
        parts[start:] = [", ".join(parts[start:])]
    return tuple(dict.fromkeys(parts))


def offers_help(feelings: Sequence[str]) -> bool:
    """Whether one of the feelings is a reason to name people who can help."""
    named = any(feeling.offer_help for feeling in words() if feeling.word in feelings)
    return named or any(heavy(feeling) for feeling in feelings)
