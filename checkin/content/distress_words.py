"""Words that are a reason to name people who can help.

"Hopeless" and "I feel so hopeless today" are, when they are all that is said. Plain sentences of
wanting to die or to hurt oneself are wherever they are said: "I don't want to die" is taken at its
word, and is none. The words are kept as any others. Nothing is concluded from them but an offer.
"""

from __future__ import annotations

from checkin.content import own_packs, said_sentences
from checkin.content.hard_words import is_hurt
from checkin.content.loader import load_pack

A_LOT = 8
"""From this number on (of 10), people and help lines are offered."""
SQUARE_ONE = "square one"
"""The phrase that has an answer of its own in a hard moment."""
_PACK = "heavy"
_HURT = "hurt by somebody"


def heavy(text: str) -> str:
    """Which of the phrases or sentences is said; empty for none."""
    return (
        said_sentences.alone(text, _PACK)
        or said_sentences.anywhere(text, _PACK)
        or (_HURT if is_hurt(text) else "")
        or _by_file(text)
    )


def is_despair(text: str) -> bool:
    """Whether people are to be named first: a hard moment answers feeling at square one itself."""
    return heavy(text) not in ("", SQUARE_ONE)


def may_have_happened(text: str) -> bool:
    """Whether heavy words may tell of a harm that is done: emergency help is named then."""
    return bool(said_sentences.anywhere(text, _PACK, "happened"))


def something_done(text: str) -> bool:
    """Whether something that was done is told with such words."""
    return said_sentences.does_something(text, load_pack(_PACK)["done"])


def _by_file(text: str) -> str:
    """The sentence of the person's own files that is said anywhere."""
    sentences = own_packs.distress()
    if not sentences:
        return ""
    read = _words_alone(text)
    looked_for = ((each, _words_alone(each)) for each in sentences)
    return next((each for each, said in looked_for if said.strip() and said in read), "")


def _words_alone(text: str) -> str:
    """The words of a text with a space around each, whatever stands between them."""
    return " ".join(["", *said_sentences.spoken(text), ""])
