"""What becomes of the labels of another program: the names of moods, activities and tags.

A label stays what it is called, and what it means is not guessed: a mood becomes a word for a
feeling, also one that is a number ("mood 4"), and any other label a topic. A person can say
otherwise for each of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from checkin.core.entries import Kind
from checkin.core.errors import NotPossible
from checkin.core.frozen import Frozen
from checkin.core.text import one_tag, quoted, show

MOOD, TAG, STAR = "mood", "tag", "star"
"""The sorts of label."""
KINDS: dict[str, Kind] = {"win": "win", "reflection": "reflection", "hard": "setback"}
"""The kinds that a person can say things are, by the word for it."""

_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?")
_EDGES = ',;:.!?"()[]'
_SIGNS = ("#", "@")


class Meaning(Frozen):
    """What entries with a label get in its place."""

    tags: tuple[str, ...] = ()
    feelings: tuple[str, ...] = ()
    kind: Kind | None = None


class Choices(Frozen):
    """What a person said about an import beforehand."""

    kind: Kind | None = None
    """What all of it is; None leaves that to the file, and what it does not tell is a
    reflection."""
    labels: Mapping[str, str] = {}
    """What becomes of labels, by their names in any case: tags such as `#walk @sam`, a word for a
    feeling or a topic, a kind out of `KINDS`, or nothing to leave the label out."""


class Label(Frozen):
    """One label of a file, how many entries have it, and what it becomes in words."""

    sort: str
    name: str
    count: int
    becomes: tuple[str, ...]


class Labels:
    """The labels of one import, and what each becomes."""

    def __init__(self, chosen: Mapping[str, str]) -> None:
        """Take what a person said of them. Raises `NotPossible` for what a label can't become."""
        for written in chosen.values():
            meant(written, TAG)
        self._chosen = {_key(name): written for name, written in chosen.items()}
        self._count: Counter[tuple[str, str]] = Counter()
        self._meanings: dict[tuple[str, str], Meaning] = {}

    def of(self, mood: str, tags: Iterable[str], *, starred: bool) -> Sequence[Meaning]:
        """What the labels of one entry become."""
        given = [(MOOD, mood)] if mood.strip() else []
        given += [(TAG, tag) for tag in tags if tag.strip()]
        given += [(STAR, "starred")] if starred else []
        return [self._meaning(sort, show(name, one_line=True)) for sort, name in given]

    def words(self, mood: str, tags: Iterable[str]) -> str:
        """The labels of an entry that has no other words, without those that are left out."""
        given = [(MOOD, mood), *((TAG, tag) for tag in tags)]
        named = [(sort, show(name, one_line=True)) for sort, name in given if name.strip()]
        return ", ".join(
            _called(sort, name) for sort, name in named if self._meanings[sort, name] != Meaning()
        )

    def all(self) -> tuple[Label, ...]:
        """Every label there was, the most used first."""
        return tuple(
            Label(sort, name, count, _in_words(self._meanings[sort, name]))
            for (sort, name), count in sorted(
                self._count.items(), key=lambda each: (-each[1], each[0])
            )
        )

    def unknown(self) -> tuple[str, ...]:
        """The names a person gave a meaning that no label has."""
        known = {_key(name) for _, name in self._count}
        return tuple(sorted(name for name in self._chosen if name not in known))

    def _meaning(self, sort: str, name: str) -> Meaning:
        self._count[sort, name] += 1
        if (sort, name) not in self._meanings:
            written = self._chosen.get(_key(name))
            meaning = _usual(sort, name) if written is None else meant(written, sort)
            self._meanings[sort, name] = meaning
        return self._meanings[sort, name]


def meant(written: str, sort: str) -> Meaning:
    """What a person wrote that a label of that sort becomes. Raises `NotPossible`."""
    if kind := KINDS.get(written.strip().casefold()):
        return Meaning(kind=kind)
    parts = written.split()
    tags, others = [], []
    for part in parts:
        if part.startswith(_SIGNS):
            tag = one_tag(part)
            if tag is None:
                raise NotPossible(
                    f"{quoted(part)} can't be a tag.",
                    "A tag is one word with a letter in it, such as #walk or @sam.",
                )
            tags.append(tag)
        else:
            others.append(part)
    word = " ".join(others)
    if not word:
        return Meaning(tuple(tags))
    if sort == MOOD:
        return Meaning(tuple(tags), (word,))
    return Meaning((*tags, as_tag(word)))


def as_tag(label: str) -> str:
    """A label as a tag: on one line, its words joined by hyphens, a topic if it has no sign."""
    name = show(label, one_line=True)
    signed = name.startswith(_SIGNS) and len(name) > 1
    sign, words = (name[0], name[1:].split()) if signed else ("#", name.split())
    bare = [word.strip(_EDGES) for word in words]
    return sign + ("-".join(filter(_says_something, bare)) or "-".join(words))


def _usual(sort: str, name: str) -> Meaning:
    return Meaning(feelings=(_called(sort, name),)) if sort == MOOD else Meaning((as_tag(name),))


def _called(sort: str, name: str) -> str:
    """What a label is called where nothing says that it is one."""
    return f"mood {name}" if sort == MOOD and _NUMBER.fullmatch(name) else name


def _says_something(word: str) -> bool:
    """Whether a word is more than a sign between others, as in "films / series"."""
    return any(unicodedata.category(char)[0] in "LNM" or char > "\u2600" for char in word)


def _in_words(meaning: Meaning) -> tuple[str, ...]:
    kinds = tuple(word for word, kind in KINDS.items() if kind == meaning.kind)
    return (*meaning.tags, *meaning.feelings, *kinds)


def _key(name: str) -> str:
    return show(name, one_line=True).casefold()
