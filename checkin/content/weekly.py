"""Questions for looking back: one for a week, and some for longer spans."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from checkin.content import fill, rows
from checkin.content.topics import without


@dataclass(frozen=True, slots=True)
class LookBack:
    """One question; it can always be skipped."""

    id: str
    text: str
    span: str
    """week, month, season, year or any."""
    theme: str
    topics: tuple[str, ...]


@cache
def _all() -> tuple[LookBack, ...]:
    week = (
        LookBack(row["id"], row["text"], "week", row["theme"], tuple(row.get("topics", ())))
        for row in rows("weekly", "weekly")
    )
    longer = (
        LookBack(row["id"], row["text"], row["span"], "", tuple(row.get("topics", ())))
        for row in rows("weekly", "lookback")
    )
    return (*week, *longer)


def questions(
    span: str = "week", topics_off: Collection[str] | None = None
) -> tuple[LookBack, ...]:
    """The questions for a span of time."""
    return tuple(found for found in without(_all(), topics_off) if found.span == span)


def mirror(id: str, **values: object) -> str | None:
    """A line that gives the person's own words back; `None` if a value is missing.

    Raises `KeyError` for an id that is none.
    """
    for row in rows("weekly", "mirror"):
        if row["id"] == id:
            return fill(row["text"], **values)
    raise KeyError(id)
