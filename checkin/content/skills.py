"""Short guided skills, a step at a time, and a pause between two things."""

from __future__ import annotations

from collections.abc import Collection

from checkin.content.loader import load_item, load_items
from checkin.content.topics import without
from checkin.core.frozen import Frozen


class Skill(Frozen):
    """One skill. Stopping at any step is fine."""

    id: str
    name: str
    when: str
    minutes: int
    steps: tuple[str, ...]
    end: str
    care: str | None = None
    timer_choices: tuple[int, ...] = ()
    """Minutes to choose from; empty if it needs no timer."""
    topics: tuple[str, ...] = ()


class Pause(Frozen):
    """Two quiet minutes between one thing and the next."""

    title: str
    choices: tuple[str, ...]

    @property
    def listed(self) -> str:
        """What they can be spent with, in words."""
        return f"{', '.join(self.choices[:-1])}, or {self.choices[-1]}"


def skills(topics_off: Collection[str] | None = None) -> tuple[Skill, ...]:
    """The skills, in the order they are offered."""
    return without(load_items(Skill, "skills", "skill"), topics_off)


def skill(id: str) -> Skill:
    """The skill of that id. Raises `KeyError` for an id that is none."""
    return {each.id: each for each in skills(())}[id]


def pause() -> Pause:
    """The words of a pause."""
    return load_item(Pause, "skills", "pause")
