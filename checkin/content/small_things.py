"""Small things to do right now: the answers a hard moment offers."""

from __future__ import annotations

from collections.abc import Collection

from checkin.content import own_packs
from checkin.content.loader import load_item
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
    moment: str = ""
    """The kind of hard moment it is for alone; empty for any."""
    done: str = ""
    """What it is once it was done, for the pile; empty for those that only open the people."""


class _Defaults(Frozen):
    first_three: tuple[str, ...]
    also: tuple[str, ...]


def small_things(topics_off: Collection[str] | None = None) -> tuple[Idea, ...]:
    """All ideas that carry none of the topics that are off."""
    return without(own_packs.items(Idea, "small_things", "item"), topics_off)


def done_form(id: str | None) -> str:
    """What an idea is once it was done; empty for an id that is none."""
    ideas = own_packs.items(Idea, "small_things", "item")
    return next((idea.done for idea in ideas if idea.id == id), "")


def first_three() -> tuple[str, ...]:
    """The ids that are always near the top: water, one line, breathing."""
    return load_item(_Defaults, "small_things", "defaults").first_three


def pinned() -> tuple[str, ...]:
    """The ids that stand first in their groups: the first three, and looking around."""
    return (*first_three(), *load_item(_Defaults, "small_things", "defaults").also)
