"""Quiet ways to mark a win. None at all is always a choice."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from checkin.content.loader import rows
from checkin.content.topics import without
from checkin.core.frozen import Frozen


class Celebration(Frozen):
    """One way to mark a win."""

    id: str
    text: str
    time: str
    """10s, 2m or 10m."""
    loud: str
    """quiet or medium."""
    topics: tuple[str, ...]
    tool: str | None


@cache
def _all() -> tuple[Celebration, ...]:
    return tuple(
        Celebration(
            row["id"],
            row["text"],
            row["time"],
            row["loud"],
            tuple(row.get("topics", ())),
            row.get("tool"),
        )
        for row in rows("celebrations", "item")
    )


def celebrations(topics_off: Collection[str] | None = None) -> tuple[Celebration, ...]:
    """The ways there are, the shortest first."""
    order = {"10s": 0, "2m": 1, "10m": 2}
    return tuple(sorted(without(_all(), topics_off), key=lambda item: order[item.time]))
