"""Words that sentences begin with: they tell words from keys where a letter was a key."""

from __future__ import annotations

from functools import cache

from checkin.content.loader import load_pack

_LISTS = ("words", "quick", "common", "other", "names")
"""Those of the pack."""


class Openers:
    """Thousands of words in one text, which takes a tenth of the memory of as many."""

    def __init__(self, rows: list[str]) -> None:
        """`rows` have words with a space between them."""
        self._text = f" {' '.join(rows)} "

    def __contains__(self, word: str) -> bool:
        return bool(word) and " " not in word and f" {word} " in self._text

    def begins_any(self, start: str) -> bool:
        """Whether one of the words begins so."""
        return " " not in start and f" {start}" in self._text


@cache
def openers(name: str) -> Openers:
    """The words of one list of the pack, such as `words`, `common` or `names`."""
    return Openers(load_pack("openers")[name])


def is_opener(word: str) -> bool:
    """Whether a sentence can begin with that word."""
    said = plain(word)
    return any(said in openers(name) for name in _LISTS)


def begins_opener(letters: str, *, names: bool = True) -> bool:
    """Whether letters can go on to a word that sentences begin with; none of them cannot.

    Without `names`, no name of somebody is such a word.
    """
    start, lists = plain(letters), _LISTS if names else _LISTS[:-1]
    return bool(start) and any(openers(name).begins_any(start) for name in lists)


def is_cut(text: str) -> bool:
    """Whether a text ends within a word: in small letters that are none and that one begins with.

    What no known word begins with is whole: a name, or a word of another language.
    """
    last = text.rpartition(" ")[2]
    return last.isalpha() and last.islower() and not is_opener(last) and begins_opener(last)


def plain(word: str) -> str:
    """A word as the pack has it."""
    return word.casefold().replace("\u2019", "'")
