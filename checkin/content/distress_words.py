"""Words that are a reason to name people who can help.

"Hopeless" and "I feel so hopeless today" are, when they are all that is said. Plain sentences of
wanting to die or to hurt oneself are wherever they are said: "I don't want to die" is taken at its
word, and is none. The words are kept as any others. Nothing is concluded from them but an offer.
"""

from __future__ import annotations

from functools import lru_cache

from checkin.content import own_packs
from checkin.content.loader import load_pack

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from re import Pattern

A_LOT = 8
"""From this number on (of 10), people and help lines are offered."""
SQUARE_ONE = "square one"
"""The phrase that has an answer of its own in a hard moment."""

_WORD = r"[^\W\d_]+(?:'[^\W\d_]+)*"
_APOSTROPHES = "'\u2018\u2019\u201b\u02bc\u00b4`\u2032\uff07"
_STOP = "."
"""What is read where a clause ends."""


def heavy(text: str) -> str:
    """Which of the phrases or sentences is said; empty for none."""
    return _alone(text) or _said(text) or _by_file(text)


def is_no_win(text: str) -> bool:
    """Whether words are a reason to offer help, and nothing that was done is said with them."""
    if not heavy(text):
        return False
    words, pack = ["", *_words(text)], load_pack("heavy")
    before = ("", _STOP, *pack["after"])
    return not any(
        word in pack["done"] and words[place] in before for place, word in enumerate(words[1:])
    )


def _alone(text: str) -> str:
    """The phrase that is said with nothing but small words around it."""
    folded = text.casefold()
    if len(text) > 100 or not any(phrase in folded for phrase in load_pack("heavy")["phrases"]):
        return ""
    import re

    said = re.findall(_WORD, folded.replace("\u2019", "'"))
    for phrase in load_pack("heavy")["phrases"]:
        parts = phrase.split()
        for start in range(len(said) - len(parts) + 1):
            if said[start : start + len(parts)] == parts:
                rest = said[:start] + said[start + len(parts) :]
                return phrase if not set(rest).difference(load_pack("heavy")["around"]) else ""
    return ""


def _said(text: str) -> str:
    """The first sentence that is said anywhere, in the words that are read of it."""
    folded = text.casefold()
    if not any(stem in folded for stem in load_pack("heavy")["stems"]):
        return ""
    read = " ".join(["", *_words(text), ""])
    return next((found["said"] for found in _sentences().finditer(read) if not found["not"]), "")


def _by_file(text: str) -> str:
    """The sentence of the person's own files that is said anywhere."""
    sentences = own_packs.distress()
    if not sentences:
        return ""
    read = " ".join(["", *_words(text), ""])
    looked_for = ((each, " ".join(["", *_words(each), ""])) for each in sentences)
    return next((each for each, words in looked_for if words.strip() and words in read), "")


def _words(text: str) -> list[str]:
    """The words of a text, and where clauses end; without apostrophes, and those that say little.

    Words that stand for others are these.
    """
    import re

    pack = load_pack("heavy")
    folded = text.casefold().translate(dict.fromkeys(map(ord, _APOSTROPHES)))
    read = " ".join(["", *re.findall(r"[^\W_]+|[.,;:!?\n()\u2026\u2014]", folded), ""])
    for words in pack["same"]:
        written, _, meant = words.partition(" = ")
        read = read.replace(f" {written.replace('+', ' ')} ", f" {meant} ")
    return [
        word if word.isalnum() else _STOP for word in read.split() if word not in pack["passed"]
    ]


@lru_cache(maxsize=1)
def _sentences() -> Pattern[str]:
    """What finds one of the sentences in words with a space between, and "not" right before it."""
    import re

    pack = load_pack("heavy")
    no, between = _any_of(pack["not"]), _any_of(pack["between"])
    said = "|".join("".join(map(_pattern, sentence.split())) for sentence in pack["sentences"])
    return re.compile(f"(?<= )(?P<not>{no} (?:{between} ){{0,4}})?(?P<said>{said})")


def _pattern(word: str) -> str:
    """The pattern of one word of a sentence."""
    if word.startswith("!"):
        return f"(?!{_any_of(word[1:].split('|'))} )"
    if word == "#":
        return r"\d{2,} "
    found = f"{_any_of(word.removesuffix('?').split('|'))} "
    return f"(?:{found})?" if word.endswith("?") else found


def _any_of(words: Sequence[str]) -> str:
    return f"(?:{'|'.join(words)})"
