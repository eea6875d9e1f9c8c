"""What is said of a bad day where somebody is asked for a win, as "nothing went well" is.

It is kept as how it is, and not as something that was done: "felt awful but got up" tells of a win.
"""

from __future__ import annotations

from checkin.content import said_sentences

_LONGEST = 120
"""More letters than this tell more than how it is."""


def is_low(text: str) -> bool:
    """Whether all that is said is that a day or oneself is bad, or what bad thing happened."""
    return len(text) <= _LONGEST and said_sentences.whole(text, "low", "said")
