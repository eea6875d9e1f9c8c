"""Words that are a reason to name people who can help, when they are all that is said.

What someone writes is not searched for them: "hopeless" and "I feel so hopeless today" are meant,
and a longer text, or "not hopeless", is not.
"""

from __future__ import annotations

from checkin.content.loader import load_pack

A_LOT = 8
"""From this number on (of 10), people and help lines are offered."""
SQUARE_ONE = "square one"
"""The phrase that has an answer of its own in a hard moment."""

_WORD = r"[^\W\d_]+(?:'[^\W\d_]+)*"


def heavy(text: str) -> str:
    """Which of the phrases is said, with nothing but small words around it; empty for none."""
    import re

    if len(text) > 100:
        return ""
    said = re.findall(_WORD, text.casefold().replace("\u2019", "'"))
    for phrase in load_pack("heavy")["phrases"]:
        parts = phrase.split()
        for start in range(len(said) - len(parts) + 1):
            if said[start : start + len(parts)] == parts:
                rest = said[:start] + said[start + len(parts) :]
                return phrase if not set(rest).difference(load_pack("heavy")["around"]) else ""
    return ""
