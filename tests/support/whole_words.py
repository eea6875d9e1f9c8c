"""Whether a screen cuts words: each one there is known, or an ellipsis stands after it."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import checkin
from checkin.journal import Journal

_WORD = re.compile(r"[^\W\d_]+")
_CUT = re.compile(r"[^\W\d_]+ ?…")
_UNSPACED = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
"""Letters of scripts that part a line between any two."""
_LISTS = {
    *("hard_words.toml", "heavy.toml", "low.toml"),
    *("openers.toml", "other_names.toml", "urges.toml"),
}
"""Words in many languages that are looked for and never shown."""


def words_of(text: str) -> set[str]:
    """The words of a text, in small letters."""
    return {word.casefold() for word in _WORD.findall(text)}


@cache
def our_words() -> frozenset[str]:
    """All words that the program can show."""
    root = Path(checkin.__file__).parent
    texts = [
        path.read_text() for path in (root / "content").rglob("*.toml") if path.name not in _LISTS
    ]
    texts += [path.read_text() for path in (root / "core").glob("*.py")]
    names = (calendar.month_name, calendar.month_abbr, calendar.day_name, calendar.day_abbr)
    named = [name for some in names for name in some]
    return frozenset(
        words_of(" ".join([*texts, *named, *(name[:2] for name in calendar.day_name)]))
    )


def own_words(journal: Journal) -> set[str]:
    """All words that a person wrote."""
    said = [f"{e.text} {e.cue} {e.why} {e.more_tags}" for e in journal.entries()]
    said += [f"{one.name} {one.reach} {one.ask}" for one in journal.contacts.all()]
    return words_of(" ".join(said))


def cut_words(rows: Iterable[str], known: Iterable[str]) -> set[str]:
    """The words on a screen that are neither ours nor `known`, and have no ellipsis after them."""
    shown = words_of("\n".join(_CUT.sub("", row) for row in rows))
    unknown = shown - our_words() - set(known)
    return {word for word in unknown if not _UNSPACED.search(word)}
