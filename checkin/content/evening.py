"""What the evening asks: the profile a person chose, and neutral answers about the intention."""

from __future__ import annotations

from collections.abc import Collection

from checkin.content.loader import load_item, load_items
from checkin.content.topics import without
from checkin.core.frozen import Frozen


class Question(Frozen):
    """One question. Every one of them can be skipped."""

    id: str
    ask: str
    kind: str
    """win (the answer goes on the pile), line (it is kept as a reflection), feelings, ..."""


class Profile(Frozen):
    """A set of evening questions."""

    id: str
    label: str
    help: str
    questions: tuple[Question, ...]
    topics: tuple[str, ...] = ()
    kind_of_win: str = ""
    """The kind of win that those who answer these are offered first."""


class Answer(Frozen):
    """What became of the intention. None of them is counted."""

    id: str
    """did, some, changed, not-today or unsaid."""
    label: str
    reply: str


def _profiles() -> tuple[Profile, ...]:
    return load_items(Profile, "evening", "profile")


def profiles(topics_off: Collection[str] | None = None) -> tuple[Profile, ...]:
    """The profiles that can be chosen; the first is the one without a choice."""
    return without(_profiles(), topics_off)


def profile(id: str) -> Profile:
    """The profile of that id, or the first one if there is none: choosing it turned it on."""
    return next((found for found in _profiles() if found.id == id), _profiles()[0])


def answers() -> tuple[Answer, ...]:
    """The answers about the day's intention, all of the same size."""
    return load_items(Answer, "evening", "evening.answers")


def feelings_question() -> Question:
    """The question about feelings, for after the profile's own."""
    return load_item(Question, "evening", "evening.feelings")
