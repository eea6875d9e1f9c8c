"""The other short flows: before a session, a pause, and first set-up. All of it can be skipped."""

from __future__ import annotations

from functools import cache

from checkin.content.evening import Question
from checkin.content.loader import load_pack
from checkin.core.frozen import Frozen


class Pause(Frozen):
    """Two quiet minutes between one thing and the next."""

    title: str
    line: str
    choices: tuple[str, ...]


@cache
def session() -> tuple[Question, ...]:
    """What a person may want to bring to their next session."""
    return _questions("session")


@cache
def setup() -> tuple[Question, ...]:
    """What the first set-up asks, all of it optional."""
    return _questions("setup")


def session_title() -> str:
    """The heading of the page for a session."""
    return str(load_pack("evening")["session"]["title"])


@cache
def pause() -> Pause:
    """The words of a pause."""
    table = load_pack("evening")["pause"]
    return Pause(table["title"], table["line"], tuple(table["choices"]))


def _questions(flow: str) -> tuple[Question, ...]:
    rows = load_pack("evening")[flow]["questions"]
    return tuple(Question(row["id"], row["ask"], row["kind"]) for row in rows)
