"""Gentle things for a morning, each with a smaller form, and moments to tie them to."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from checkin.content.loader import rows
from checkin.content.topics import without
from checkin.core.frozen import Frozen


class IntentionIdea(Frozen):
    """One gentle thing for a day."""

    id: str
    text: str
    smaller: str
    """What "make it smaller" swaps in."""
    energy: str
    """low, medium or more."""
    area: str
    topics: tuple[str, ...]
    special: str | None
    """`enough` for the one that completes the morning by itself."""


class Cue(Frozen):
    """A moment to tie an intention to: when, or after what."""

    id: str
    text: str
    topics: tuple[str, ...]


@cache
def _all() -> tuple[IntentionIdea, ...]:
    return tuple(
        IntentionIdea(
            row["id"],
            row["text"],
            row["smaller"],
            row["energy"],
            row["area"],
            tuple(row.get("topics", ())),
            row.get("special"),
        )
        for row in rows("morning", "item")
    )


@cache
def _cues() -> tuple[Cue, ...]:
    return tuple(
        Cue(row["id"], row["text"], tuple(row.get("topics", ()))) for row in rows("morning", "cue")
    )


def intentions(
    energy: str | None = None, topics_off: Collection[str] | None = None
) -> tuple[IntentionIdea, ...]:
    """The ideas for this much energy, or all of them, without the topics that are off.

    A day with low energy draws from the low ones alone, and is never asked to face anything.
    """
    ideas = without(_all(), topics_off)
    if energy is not None:
        ideas = tuple(idea for idea in ideas if idea.energy == energy)
    if energy == "low":
        ideas = without(ideas, {"facing"})
    return ideas


def cues(topics_off: Collection[str] | None = None) -> tuple[Cue, ...]:
    """The moments that can be offered after "When, or after what?"."""
    return without(_cues(), topics_off)
