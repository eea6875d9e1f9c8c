"""Words of wanting to drink or use, and of having done it.

They are kept as any others, as how it is: never as something that was done and helped. "I wanted
wine and called Jan" says what was done about it, and is no such word.
"""

from __future__ import annotations

from checkin.content import said_sentences
from checkin.content.distress_words import heavy, something_done
from checkin.content.loader import load_pack
from checkin.content.low_words import is_low

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

_PACK = "urges"
_RELAPSES = ("relapse", "relapsed", "slipped", "rückfall")
_DONE = (*_RELAPSES, "drunk", "hungover", "hammered")
_COUNTED = ("beers", "beer")
"""What was drunk, where a number of them is all that is said."""


def urge(text: str) -> Literal["wanting", "took", ""]:
    """Whether a text says that they want to, or that they did; empty if it says neither."""
    if said_sentences.anywhere(text, _PACK, "wishing"):
        return "wanting"
    if said_sentences.anywhere(text, _PACK, "took") and not _elsewhere(text):
        return "took"
    alone = said_sentences.alone(text, _PACK)
    if alone in _DONE or (alone in _COUNTED and any(map(str.isdigit, text))):
        return "took"
    wants = alone or said_sentences.anywhere(text, _PACK, "wanting")
    return "wanting" if wants and not _did_otherwise(text, wants) else ""


def slip(text: str) -> bool:
    """Whether a text tells of a relapse; a glass of wine with friends is none."""
    if said_sentences.anywhere(text, _PACK, "slips") and not _elsewhere(text):
        return True
    return urge(text) == "took" and not said_sentences.anywhere(text, _PACK, "social")


def _elsewhere(text: str) -> bool:
    """Whether words such as "wasted" are said of something else than of having used."""
    return bool(said_sentences.anywhere(text, _PACK, "elsewhere"))


def is_set_apart(text: str) -> bool:
    """Whether words are heavy or tell of a relapse, and nothing that was done is said with them.

    They are no win and no goal, and shown as hard moments are: where these are asked for.
    """
    return (bool(heavy(text)) or slip(text)) and not something_done(text)


def is_no_win(text: str) -> bool:
    """Whether words are such, or tell of wanting to, or say no more than that a day is bad."""
    return is_set_apart(text) or urge(text) == "wanting" or is_low(text)


def slip_sort(text: str) -> Literal["took", "slip"]:
    """How a relapse is answered: what is good to know of a substance, where it may be one."""
    of_another = said_sentences.anywhere(text, _PACK, "behaviour")
    of_one = said_sentences.anywhere(text, _PACK, "substance")
    return "slip" if of_another and not of_one else "took"


def told_sort(text: str) -> Literal["wanting", "took", "slip", "withdrawal", "panic", ""]:
    """What words of a hard moment tell that has an answer of its own; empty for none.

    A slip is told without anything that is taken. Having come close, having dreamt of it and being
    afraid of it are answered as wanting to.
    """
    if said_sentences.anywhere(text, _PACK, "withdrawal"):
        return "withdrawal"
    if found := urge(text):
        return slip_sort(text) if found == "took" else found
    near = said_sentences.anywhere(text, _PACK, "near")
    if near and not _did_otherwise(text, near):
        return "wanting"
    panics = said_sentences.anywhere(text, _PACK, "panic")
    done = panics and said_sentences.does_something(text, load_pack(_PACK)["done"])
    return "panic" if panics and not done else ""


def _did_otherwise(text: str, wants: str) -> bool:
    """Whether something was done about what is wanted: told anywhere, or after `wants` is said."""
    pack = load_pack(_PACK)
    if said_sentences.does_something(text, pack["done"]):
        return True
    after = " ".join(said_sentences.words(text)).partition(wants)[2]
    if said_sentences.anywhere(text, _PACK, "toward"):
        return False
    instead = "instead" in after.split()[1:]
    return instead or said_sentences.does_something(after, pack["then"])


def comes_back(text: str) -> bool:
    """Whether words may be shown again unasked: none of despair, wanting or a relapse may."""
    return not (heavy(text) or urge(text) or slip(text))
