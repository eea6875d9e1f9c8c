"""Small things to do right now: the answers a hard moment offers."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from checkin.content.loader import load_pack, rows
from checkin.content.topics import without
from checkin.core.frozen import Frozen


class Idea(Frozen):
    """One small thing."""

    id: str
    text: str
    group: str
    """body, breath, senses, people, words, space, rest, tools, or someone."""
    time: str
    """How long it takes: 30s, 2m or 10m."""
    topics: tuple[str, ...] = ()
    tool: str | None = None
    """The screen it opens, as `name` or `name:choice`: breathing, grounding, pile, people, ..."""


@cache
def _all() -> tuple[Idea, ...]:
    return tuple(
        Idea(
            row["id"],
            row["text"],
            row["group"],
            row["time"],
            tuple(row.get("topics", ())),
            row.get("tool"),
        )
        for row in rows("small_things", "item")
    )


def small_things(topics_off: Collection[str] | None = None) -> tuple[Idea, ...]:
    """All ideas that carry none of the topics that are off."""
    return without(_all(), topics_off)


@cache
def first_three() -> tuple[str, ...]:
    """The ids that are always near the top: water, one line, breathing."""
    return tuple(load_pack("small_things")["defaults"]["first_three"])


@cache
def pinned() -> tuple[str, ...]:
    """The ids that stand first in their groups: the first three, and looking around."""
    return (*first_three(), *load_pack("small_things")["defaults"]["also"])
