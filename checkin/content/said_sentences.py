"""Finds phrases and sentences of a pack in what a person wrote, however it is spelled or filled.

A pack for it has `phrases`, meant when nothing but small words is said with them, and lists of
sentences, meant wherever they are said. How sentences are written stands in `heavy.toml`, whose
small words serve all such packs.
"""

from __future__ import annotations

from functools import lru_cache

from checkin.content.loader import load_pack

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from re import Pattern

_WORD = r"[^\W\d_]+(?:'[^\W\d_]+)*"
_APOSTROPHES = "'\u2018\u2019\u201b\u02bc\u00b4`\u2032\uff07"
_AROUND = '.,;:!?()"\u2026'
STOP = "."
"""What is read where a clause ends."""


def alone(text: str, pack: str) -> str:
    """The phrase that is said with nothing but small words around it; empty for none."""
    folded, phrases = _spelled(text), load_pack(pack)["phrases"]
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
    folded, lists = _spelled(text), load_pack(pack)
    if not any(stem in folded for stem in lists.get(f"{listed}_stems", lists["stems"])):
        return ""
    read = " ".join(["", *words(text), ""])
    found = _sentences(pack, listed).finditer(read)
    mine = lists["mine"] if listed in lists.get("of_me", ()) else ()
    return next(
        (each["said"] for each in found if not each["not"] and _of_me(read[: each.start()], mine)),
        "",
    )


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
    import re

    pack = load_pack("heavy")
    folded = _spelled(text).translate(dict.fromkeys(map(ord, _APOSTROPHES)))
    read = " ".join(["", *re.findall(r"[^\W_]+|[.,;:!?\n()\u2026\u2014]", folded), ""])
    for each in pack["same"]:
        written, _, meant = each.partition(" = ")
        read = read.replace(f" {written.replace('+', ' ')} ", f" {meant} ")
    return [word if word.isalnum() else STOP for word in read.split() if word not in pack["passed"]]


def _spelled(text: str) -> str:
    """A text without capitals, and with the words that matter most as they are spelled right."""
    folded, slips = text.casefold(), misspelled()
    if slips.keys().isdisjoint(word.strip(_AROUND) for word in folded.split()):
        return folded
    import re

    return re.sub(r"[^\W\d_]+", lambda word: slips.get(word[0], word[0]), folded)


@lru_cache(maxsize=1)
def misspelled() -> dict[str, str]:
    """Words of the list `spelled` as they may be mistyped, and what is meant.

    Two letters after the first may have changed places, one letter may be missing from a word of
    four or more, or the last may be there up to four times. What is a word of its own in
    `words_too` is none.
    """
    pack = load_pack("heavy")
    found: dict[str, str] = {}
    for word in pack["spelled"]:
        slips = [word + word[-1] * n for n in range(1, 4)]
        for n in range(1, len(word)):
            if n > 1:
                slips.append(word[: n - 1] + word[n] + word[n - 1] + word[n + 1 :])
            if len(word) > 3:
                slips.append(word[:n] + word[n + 1 :])
        for slip in slips:
            if slip not in pack["words_too"] and slip not in pack["spelled"]:
                found.setdefault(slip, word)
    return found


@lru_cache(maxsize=8)
def _sentences(name: str, listed: str) -> Pattern[str]:
    """What finds one of the sentences in words with a space between, and "not" right before it."""
    import re

    pack = load_pack(name)
    sets = pack.get("sets", {})
    no, between = _any_of(pack["not"]), _any_of(pack["between"])
    said = "|".join(
        "".join(_pattern(word, sets) for word in sentence.split()) for sentence in pack[listed]
    )
    return re.compile(f"(?<= )(?P<not>{no} (?:{between} ){{0,4}})?(?P<said>{said})")


def _pattern(word: str, sets: dict[str, list[str]]) -> str:
    """The pattern of one word of a sentence."""
    if word == "$":
        return f"(?=$|{_any_of(['[.]', *load_pack('heavy')['goes_on']])} )"
    if word == "#":
        return r"\d{2,} "
    bare = word.lstrip("!").rstrip("?*")
    one_of = _any_of([each for part in bare.split("|") for each in sets.get(part, [part])])
    if word.startswith("!"):
        return f"(?!{one_of} )"
    ending = {"?": "?", "*": "{0,4}"}.get(word[-1])
    return f"(?:{one_of} ){ending}" if ending else f"{one_of} "


def _any_of(words: Sequence[str]) -> str:
    return f"(?:{'|'.join(words)})"
