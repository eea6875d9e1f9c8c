"""Short guided skills, a step at a time."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from checkin.content.loader import rows
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
    care: str | None
    timer_choices: tuple[int, ...]
    """Minutes to choose from; empty if it needs no timer."""
    topics: tuple[str, ...]


@cache
def _all() -> tuple[Skill, ...]:
    return tuple(
        Skill(
            row["id"],
            row["name"],
            row["when"],
            row["minutes"],
            tuple(row["steps"]),
            row["end"],
            row.get("care"),
            tuple(row.get("timer_choices", ())),
            tuple(row.get("topics", ())),
        )
        for row in rows("skills", "skill")
    )


def skills(topics_off: Collection[str] | None = None) -> tuple[Skill, ...]:
    """The skills, in the order they are offered."""
    return without(_all(), topics_off)


def skill(id: str) -> Skill:
    """The skill of that id. Raises `KeyError` for an id that is none."""
    for found in _all():
        if found.id == id:
            return found
    raise KeyError(id)
