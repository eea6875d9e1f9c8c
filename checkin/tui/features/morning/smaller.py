"""Smaller ways to do what somebody wrote down for today, made of their own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checkin.content.strings import format_text, get_text, get_texts
from checkin.core.text import show

_SIGNS = ".,!;:"
_AMOUNT = re.compile(r"(?<!\S)(\d{1,4})(?=\s+[a-z]{3,})")
"""A number of something: not an hour ("5 pm"), nor a day of a month ("5 May")."""
_BEFORE_A_NAME = frozenset(("at", "by", "bus", "chapter", "day", "line", "page", "room", "step"))
"""Words after which a number counts nothing."""


class SmallerWays:
    """The ways that are offered for some words, and the way back to these."""

    def __init__(self) -> None:
        self.before = ""
        """The words they are made of; empty while none are offered and none was taken."""
        self.taken = ""
        """The words of the way that was taken; empty before."""

    @property
    def offered(self) -> bool:
        """Whether they are listed."""
        return bool(self.before) and not self.taken

    def begin(self, words: str) -> None:
        """Offer ways for these words."""
        self.before, self.taken = words, ""

    def take(self, number: int) -> str:
        """Take one of them; its words."""
        self.taken = smaller_ways(self.before)[number]
        return self.taken

    def end(self) -> str:
        """Offer them no more; the words that they were made of."""
        before, self.before, self.taken = self.before, "", ""
        return before

    def changed(self, words: str) -> None:
        """Offer them no more where other words stand in the field."""
        if not words.strip() or words.strip() not in (self.before, self.taken):
            self.end()


def smaller_ways(words: str) -> tuple[str, ...]:
    """Ways to do a part of it, each in the words of the person."""
    words = show(words, one_line=True).strip().rstrip(".!")
    halved = half(words)
    ways = [halved] if halved else []
    ways += [format_text("morning", f"smaller_{way}", words=words) for way in _ways(halved)]
    return tuple(ways)


def _ways(halved: str) -> Iterator[str]:
    yield from ("minutes", "piece", "ready")
    if not halved:
        yield "time"


def half(words: str) -> str:
    """The words with half of what they say there is to do; empty if they name no amount."""
    for found in _AMOUNT.finditer(words):
        before = words[: found.start()].split()
        number = int(found[1])
        if number > 1 and (not before or before[-1].casefold() not in _BEFORE_A_NAME):
            return f"{words[: found.start()]}{number // 2}{words[found.end() :]}"
    whole, part = get_text("morning", "an_hour"), get_text("morning", "half_an_hour")
    place = words.casefold().find(whole)
    if place < 0 or words.casefold().endswith(part) or part in words.casefold():
        return ""
    return f"{words[:place]}{part}{words[place + len(whole) :]}"


def energy_in(words: str) -> tuple[str, bool]:
    """The energy that words name, empty if they name none; and whether they say nothing else."""
    said = _plain(words)
    for level in ("low", "medium", "more"):
        phrases = get_texts("morning", f"says_{level}")
        if said in phrases:
            return level, True
        if any(f" {phrase} " in f" {said} " for phrase in phrases if " " in phrase):
            return level, False
    return "", False


def says_no_goal(words: str) -> bool:
    """Whether it says that there is to be no goal, and nothing else."""
    return _plain(words) in get_texts("morning", "says_no_goal")


def _plain(text: str) -> str:
    """The words without signs around them, in small letters."""
    return " ".join(word.strip(_SIGNS) for word in text.casefold().split())
