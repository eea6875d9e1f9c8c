"""Gentle things for a morning, each with a smaller form, and moments to tie them to."""

from __future__ import annotations

from collections.abc import Collection

from checkin.content import own_packs
from checkin.content.topics import Phrase, without
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
    topics: tuple[str, ...] = ()
    special: str | None = None
    """`enough` for the one that completes the morning by itself."""
    timed: bool = False
    """Whether a skill can keep the time of it."""


def intentions(
    energy: str | None = None, topics_off: Collection[str] | None = None
) -> tuple[IntentionIdea, ...]:
    """The ideas for this much energy, or all of them, without the topics that are off.

    A day with low energy draws from the low ones alone, and is never asked to face anything.
    """
    ideas = without(own_packs.items(IntentionIdea, "morning", "item"), topics_off)
    if energy is not None:
        ideas = tuple(idea for idea in ideas if idea.energy == energy)
    if energy == "low":
        ideas = without(ideas, {"facing"})
    return ideas


def cues(topics_off: Collection[str] | None = None) -> tuple[Phrase, ...]:
    """The moments that can be offered after "When, or after what?"."""
    return without(own_packs.items(Phrase, "morning", "cue"), topics_off)
