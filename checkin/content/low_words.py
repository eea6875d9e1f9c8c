"""What is said of a bad day where somebody is asked for a win, as "nothing went well" is.

It is kept as how it is, and not as something that was done: "felt awful but got up" tells of a win.
"""

from __future__ import annotations

from checkin.content import said_sentences

_LONGEST = 120
"""More letters than this tell more than how it is."""


def is_low(text: str) -> bool:
    """Whether all that is said is that the day or oneself is bad, that there is nothing, or what
    bad thing happened to somebody, such as a loss."""
    return len(text) <= _LONGEST and any(
        said_sentences.whole(text, "low", listed) for listed in ("said", "happened")
    )
