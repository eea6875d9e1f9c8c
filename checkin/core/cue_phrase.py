"""The moment that an intention is tied to, as it reads at the beginning of a sentence."""

from __future__ import annotations

_SAYS_WHEN = (
    "about after afterwards around as at before between by during each every first following from"
    " if immediately in just later next now on once only over right since sometime soon straight"
    " then this throughout today tomorrow tonight toward towards until upon when whenever where"
    " wherever while with within without"
)
"""Words that a moment can begin with as it stands."""
_AT = frozenset({"noon", "midday", "midnight", "sunrise", "sunset", "dawn", "dusk"})
_OF_A_CLOCK = frozenset({"am", "pm", "a.m", "p.m", "o'clock", "o\u2019clock"})
_IN_THE = frozenset({"morning", "afternoon", "evening"})
_NO_NAME = (
    "a an another breakfast brunch coffee dinner getting going having her his its leaving lunch my"
    " our school supper taking tea the their walking waking work yoga your"
)
"""Words that begin a moment with a capital letter for no reason but to begin it."""


def cue_phrase(cue: str) -> str:
    """A moment with the word that makes it one: "Lunch" is "After lunch", "7 pm" is "At 7 pm".

    One that says it already stays as it is; all begin with a capital letter.
    """
    words = cue.casefold().split()
    if not words:
        return ""
    first, alone = words[0].rstrip(",.:;"), len(words) == 1
    if first not in _SAYS_WHEN.split():
        if first in _NO_NAME.split() or (alone and first in _AT | _IN_THE):
            cue = f"{cue[0].lower()}{cue[1:]}"
        if first[:1].isdecimal():
            clock = alone or words[1] in _OF_A_CLOCK
            cue = f"At {cue}" if clock else cue
        elif alone and first in _AT:
            cue = f"At {cue}"
        elif alone and first in _IN_THE:
            cue = f"In the {cue}"
        else:
            cue = f"After {cue}"
    return f"{cue[0].upper()}{cue[1:]}"
