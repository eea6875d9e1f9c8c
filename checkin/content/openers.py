"""Words that sentences begin with: they tell words from keys where a letter was a key."""

from __future__ import annotations

from collections.abc import Collection

from checkin.content.loader import load_pack

_LISTS = ("words", "quick", "common", "other", "names")
"""Those of the pack."""


def openers(name: str) -> Collection[str]:
    """The words of one list of the pack, such as `words`, `common` or `names`."""
    words: Collection[str] = load_pack("openers")[name]
    return words


def is_opener(word: str) -> bool:
    """Whether a sentence can begin with that word."""
    return any(plain(word) in openers(name) for name in _LISTS)


def begins_opener(letters: str) -> bool:
    """Whether letters can go on to a word that sentences begin with; none of them cannot."""
    start = plain(letters)
    return bool(start) and any(word.startswith(start) for name in _LISTS for word in openers(name))


def plain(word: str) -> str:
    """A word as the pack has it."""
    return word.casefold().replace("\u2019", "'")
