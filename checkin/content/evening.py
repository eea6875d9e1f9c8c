"""What mornings and evenings ask: the profile a person chose, and neutral answers about a goal."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from checkin.content import own_packs
from checkin.content.loader import load_item, load_items
from checkin.content.strings import get_text
from checkin.content.topics import without
from checkin.core.frozen import Frozen, replace
from checkin.core.reflections import EVENING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

DEFAULT = "default"
"""The profile of those who chose none."""
OWN = "own"
"""The profile of those who write their own questions in Settings."""


class Question(Frozen):
    """One question. Every one of them can be skipped."""

    id: str
    ask: str
    kind: str
    """win (the answer goes on the pile), line (it is kept as a reflection), feelings, ..."""


class Profile(Frozen):
    """A set of questions for the evening, and for the morning."""

    id: str
    label: str
    help: str
    questions: tuple[Question, ...]
    topics: tuple[str, ...] = ()
    kind_of_win: str = ""
    """The kind of win that those who answer these are offered first."""
    morning: tuple[str, ...] = ()
    """What the morning asks, a question a day in turn; empty for the usual one."""


class Answer(Frozen):
    """What became of the intention. None of them is counted."""

    id: str
    """did, some, changed, not-today or unsaid."""
    label: str
    reply: str


def ours(id: str) -> Profile | None:
    """The profile of that id as it comes with the program; None if none does."""
    found = load_items(Profile, "evening", "profile")
    return next((profile for profile in found if profile.id == id), None)


def _profiles() -> tuple[Profile, ...]:
    ours = load_items(Profile, "evening", "profile")
    own = own_packs.in_use()
    return tuple(_with_own(ours, own.profiles())) if own else ours


def _with_own(ours: tuple[Profile, ...], own: Mapping[str, Mapping[str, Any]]) -> Iterator[Profile]:
    """The profiles of a person's own files first, but for those that take the place of ours."""
    known = {profile.id: profile for profile in ours}
    empty = Profile("", "", "", known[DEFAULT].questions)
    yield from (_changed(empty, id, row) for id, row in own.items() if id not in known)
    for profile in ours:
        row = own.get(profile.id)
        yield profile if row is None else _changed(profile, profile.id, row)


def _changed(profile: Profile, id: str, row: Mapping[str, Any]) -> Profile:
    """A profile with what a file says of it; its questions have ids of their own then.

    An empty list of questions says nothing.
    """
    said = {key: row[key] for key in ("help", "topics", "kind_of_win") if key in row}
    if row.get("evening"):
        said["questions"] = tuple(
            Question(f"{EVENING}{id}-{number}", ask, kind)
            for number, (ask, kind) in enumerate(row["evening"], start=1)
        )
    if row.get("morning"):
        said["morning"] = tuple(ask for ask, _ in row["morning"])
    return replace(profile, id=id, label=row.get("name", profile.label), **said)


def profiles(topics_off: Collection[str] | None = None) -> tuple[Profile, ...]:
    """The profiles that can be chosen, those of a person's own files first."""
    return without(_profiles(), topics_off)


def profile(id: str) -> Profile:
    """The profile of that id, or the default if there is none: choosing it turned it on."""
    known = {found.id: found for found in _profiles()}
    return known.get(id) or known[DEFAULT]


def morning_question(id: str, day: date) -> str:
    """What the morning of a day asks those who chose that profile."""
    if id == DEFAULT and own_packs.in_use() is None:
        return get_text("morning", "question")
    asks = profile(id).morning or (get_text("morning", "question"),)
    return asks[day.toordinal() % len(asks)]


def answers() -> tuple[Answer, ...]:
    """The answers about the day's intention, all of the same size."""
    return load_items(Answer, "evening", "evening.answers")


def feelings_question() -> Question:
    """The question about feelings, for after the profile's own."""
    return load_item(Question, "evening", "evening.feelings")
