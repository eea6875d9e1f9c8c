"""What a sentence of a hard moment plainly is: something to do, something done, or how it is.

Words of despair, and of wanting or using, are told apart before that. Where a sentence could be
either, it is none of them, and the person is asked.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from checkin.content.loader import load_pack
from checkin.content.said_sentences import spoken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

_NEAR = 3
"""How many words may stand between who hurt someone and that they did."""


def said_as(text: str) -> Literal["do", "done", "is", "fine", "help", "hurt", ""]:
    """What a sentence plainly is; empty where it is not plain, as in a question.

    `do` is something to do, `done` was done; `is` tells how it is or what happened, `fine` that
    it is all right. `help` calls for it, and `hurt` tells of being hurt by somebody.
    """
    said = spoken(text)
    if not said:
        return ""
    if _is_hurt(said):
        return "hurt"
    if _alone(said, "help"):
        return "help"
    if text.rstrip().endswith("?"):
        return ""
    if _alone(said, "fine"):
        return "fine"
    if _begins(_without_before(said), "do", "no_do"):
        return "do"
    if _begins(said[1:] if said[0] in ("i", "ive", "we") else said, "done", "no_done"):
        return "done"
    if _starts(said, "may"):
        return ""
    return "is" if _starts(said, "is") else ""


def is_hurt(text: str) -> bool:
    """Whether a text tells of being hurt by somebody."""
    return " me" in text.casefold() and _is_hurt(spoken(text))


def calls_for_people(text: str) -> bool:
    """Whether people are to be named first: help is called for, or somebody hurt them."""
    return said_as(text) in ("help", "hurt")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load_pack("hard_words")[name])


def _alone(said: Sequence[str], name: str) -> bool:
    """Whether words of a list are all that is said, with one of those that matter."""
    only = _listed(name).issuperset(said)
    return only and not _listed(f"{name}_of").isdisjoint(said)


def _is_hurt(said: Sequence[str]) -> bool:
    hurts, others = _listed("hurts"), _listed("others")
    return any(
        one in hurts
        and then == "me"
        and not others.isdisjoint(said[max(0, at - _NEAR) : at])
        and _listed("no_hurts").isdisjoint(said[at + 2 : at + 3])
        for at, (one, then) in enumerate(pairwise(said))
    )


def _without_before(said: Sequence[str]) -> Sequence[str]:
    """The words without those that may stand before what one does."""
    for length in (4, 3, 2, 1):
        if " ".join(said[:length]) in _listed("do_before") and len(said) > length:
            return _without_before(said[length:])
    return said


def _begins(said: Sequence[str], name: str, unless: str) -> bool:
    """Whether words begin with one of a list, and nothing behind it makes something else of it."""
    if not said or not _starts([_plain(said[0]), *said[1:]], name):
        return False
    not_these = _listed(unless)
    return not any(" ".join(said[1 : 1 + length]) in not_these for length in (1, 2, 3))


def _starts(said: Sequence[str], name: str) -> bool:
    listed = _listed(name)
    return said[0] in listed or " ".join(said[:2]) in listed or " ".join(said[:3]) in listed


def _plain(word: str) -> str:
    """A verb without its -ing; any other word as it is."""
    if len(word) < 5 or not word.endswith("ing"):
        return word
    stem = word.removesuffix("ing")
    single = stem[:-1] if stem[-1] == stem[-2] else ""
    verbs = {each.split()[0] for each in _listed("do")}
    return next((each for each in (stem, f"{stem}e", single) if each in verbs), word)
