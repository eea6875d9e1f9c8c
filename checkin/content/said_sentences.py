"""Finds phrases and sentences of a pack in what a person wrote, however it is spelled or filled.

A pack for it has `phrases`, meant when nothing but small words is said with them, and lists of
sentences, meant wherever they are said. How sentences are written stands in `heavy.toml`, whose
small words serve all such packs.
"""

from __future__ import annotations

from functools import lru_cache

from checkin.content.loader import load_pack
from checkin.content.spelling import APOSTROPHES, spelled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from re import Pattern

_WORD = r"[^\W\d_]+(?:'[^\W\d_]+)*"
_BETWEEN = 4
"""How many small words may stand after "not"."""
STOP = "."
"""What is read where a clause ends."""


def alone(text: str, pack: str) -> str:
    """The phrase that is said with nothing but small words around it; empty for none."""
    folded, phrases = spelled(text), load_pack(pack)["phrases"]
    if len(text) > 100 or not any(phrase in folded for phrase in phrases):
        return ""
    import re

    around = load_pack("heavy")["around"]
    said = re.findall(_WORD, folded.replace("\u2019", "'"))
    for phrase in phrases:
        parts = phrase.split()
        for start in range(len(said) - len(parts) + 1):
            if said[start : start + len(parts)] == parts:
                rest = said[:start] + said[start + len(parts) :]
                return str(phrase) if not set(rest).difference(around) else ""
    return ""


def anywhere(text: str, pack: str, listed: str = "sentences") -> str:
    """The first sentence of that list that is said, in the words that are read of it; else empty.

    One with "not" right before it, in the words of the pack, is not said; nor is one of somebody
    else, where the pack says which words may come before one's own.
    """
    folded, lists = spelled(text), load_pack(pack)
    if not any(stem in folded for stem in lists.get(f"{listed}_stems", lists["stems"])):
        return ""
    said = words(text)
    read = " ".join(["", *said, ""])
    mine = lists["mine"] if listed in lists.get("of_me", ()) else ()
    found = [
        (*each.span(), each[0])
        for sentence in _possible(said, pack, listed)
        for each in _compiled(sentence, pack).finditer(read)
    ]
    over = 0
    for start, end, meant in sorted(found, key=lambda each: each[0]):
        if start < over:
            continue  # a part of what was not said
        if not _is_denied(read[:start], pack) and _of_me(read[:start], mine):
            return meant
        over = end
    return ""


def whole(text: str, pack: str, listed: str) -> bool:
    """Whether each clause is one of these sentences, or several with "and" between, and no more.

    The pack says which words may stand `before` one and `after` it.
    """
    clauses = [each.strip() for each in " ".join(words(text)).split(STOP) if each.strip()]
    return bool(clauses) and all(
        _is_whole(each, pack, listed)
        or all(_is_whole(part.strip(), pack, listed) for part in f" {each} ".split(" and "))
        for each in clauses
    )


def _is_whole(clause: str, pack: str, listed: str) -> bool:
    read = f" {clause} "
    return any(
        _compiled(sentence, pack, alone=True).fullmatch(read, 1)
        for sentence in _possible(clause.split(), pack, listed)
    )


def _is_denied(before: str, pack: str) -> bool:
    """Whether "not" is right before a sentence, or only small words stand between."""
    no, between = _denying(pack)
    said = before.split()
    for n in range(min(len(said), _BETWEEN + 1)):
        if any(each in no for each in (said[-1 - n], " ".join(said[-2 - n : len(said) - n]))):
            return True
        if said[-1 - n] not in between:
            return False
    return False


@lru_cache(maxsize=4)
def _denying(pack: str) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(load_pack(pack)["not"]), frozenset(load_pack(pack)["between"])


def _possible(said: Sequence[str], pack: str, listed: str) -> list[str]:
    """The sentences of which each word that has to be there is there: few are looked for."""
    there = {*said}
    return [
        sentence
        for sentence, needed in _needed(pack, listed)
        if not any(map(there.isdisjoint, needed))
    ]


@lru_cache(maxsize=32)
def _needed(pack: str, listed: str) -> tuple[tuple[str, tuple[frozenset[str], ...]], ...]:
    """Each sentence with the words of which one has to be there, for each word of it."""
    sets = load_pack(pack).get("sets", {})
    found = []
    for sentence in load_pack(pack)[listed]:
        words_of = (_one_of(word, sets) for word in sentence.split() if word[-1] not in "?*$^#")
        plain = [each for each in words_of if each and "[" not in "".join(each)]
        found.append((sentence, tuple(frozenset(e.split()[0] for e in each) for each in plain)))
    return tuple(found)


def _one_of(word: str, sets: dict[str, list[str]]) -> list[str]:
    """What a word of a sentence may be; nothing for what does not follow."""
    if word.startswith("!"):
        return []
    return [each for part in word.split("|") for each in sets.get(part, [part])]


def _of_me(before: str, mine: Sequence[str]) -> bool:
    """Whether a clause is told of oneself, by the one word before; without `mine` any is."""
    clause = before.rpartition(f" {STOP} ")[2].split()
    if not mine or len(clause) != 1:
        return True
    return clause[0] in mine or clause[0].endswith("ly") or clause[0].isdigit()


def does_something(text: str, done: Sequence[str]) -> bool:
    """Whether one of these verbs begins a clause, or stands after a word such as "I" or "and"."""
    said = ["", *words(text)]
    before = ("", STOP, *load_pack("heavy")["after"])
    return any(word in done and said[index] in before for index, word in enumerate(said[1:]))


def words(text: str) -> list[str]:
    """The words of a text, and where clauses end; without apostrophes, and those that say little.

    Words that stand for others are these.
    """
    return [*_words(text)]


def spoken(text: str) -> list[str]:
    """The same words, and no ends of clauses."""
    return [word for word in _words(text) if word != STOP]


@lru_cache(maxsize=64)
def _words(text: str) -> tuple[str, ...]:
    import re

    pack = load_pack("heavy")
    folded = spelled(text).translate(dict.fromkeys(map(ord, APOSTROPHES)))
    found = re.findall(r"[^\W_]+|[.,;:!?\n()\u2026\u2014]", folded)
    read = " ".join(["", *(word for word in found if word not in pack["passed"]), ""])
    for each in pack["same"]:
        written, _, meant = each.partition(" = ")
        read = read.replace(f" {written.replace('+', ' ')} ", f" {meant} ")
    left = (word for word in read.split() if word not in pack["passed"])
    return tuple(word if word.isalnum() else STOP for word in left)


@lru_cache(maxsize=1024)
def _compiled(sentence: str, name: str, *, alone: bool = False) -> Pattern[str]:
    """What finds a sentence in words with a space between; or it `alone`, between small words."""
    import re

    pack = load_pack(name)
    sets = pack.get("sets", {})
    said = "".join(_pattern(word, sets) for word in sentence.split())
    if not alone:
        return re.compile(f"(?<= ){said}")
    before, after = _any_of(pack["before"]), _any_of(pack["after"])
    return re.compile(f"(?:{before} ){{0,3}}{said}(?:{after} ){{0,4}}")


def _pattern(word: str, sets: dict[str, list[str]]) -> str:
    """The pattern of one word of a sentence."""
    if word == "$":
        return f"(?=$|{_any_of(['[.]', *load_pack('heavy')['goes_on']])} )"
    if word == "#":
        return r"\d{2,} "
    if word == "^":
        return r"(?:(?<=^ )|(?<= [.] ))"
    bare = word.lstrip("!").rstrip("?*")
    one_of = _any_of([each for part in bare.split("|") for each in sets.get(part, [part])])
    if word.startswith("!"):
        return f"(?!{one_of} )"
    ending = {"?": "?", "*": "{0,4}"}.get(word[-1])
    return f"(?:{one_of} ){ending}" if ending else f"{one_of} "


def _any_of(words: Sequence[str]) -> str:
    return f"(?:{'|'.join(words)})"
