"""Looking around, 5-4-3-2-1: one sense at a time, with a way round each."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from checkin.content.loader import load_pack, rows
from checkin.content.topics import without
from checkin.core.frozen import Frozen


class SenseStep(Frozen):
    """One step of the walk through the senses."""

    n: int
    """How many things to notice."""
    sense: str
    ask: str
    hint: str
    instead: str
    """The way round it."""
    topics: tuple[str, ...]


class Start(Frozen):
    """What stands before the first step."""

    safe_first: str
    not_driving: str
    orient: str
    """Names the day and time; has the places `{weekday}`, `{date}` and `{time}`."""
    line: str


class Short(Frozen):
    """A short way that needs no list of senses."""

    id: str
    text: str
    topics: tuple[str, ...] = ()


@cache
def start() -> Start:
    """What stands before the first step."""
    return Start(**load_pack("grounding")["start"])


@cache
def _steps() -> tuple[SenseStep, ...]:
    return tuple(
        SenseStep(
            row["n"],
            row["sense"],
            row["ask"],
            row["hint"],
            row["instead"],
            tuple(row.get("topics", ())),
        )
        for row in rows("grounding", "step")
    )


def steps(topics_off: Collection[str] | None = None) -> tuple[SenseStep, ...]:
    """The steps, from five down to one, without the senses that are off."""
    return without(_steps(), topics_off)


@cache
def end() -> tuple[str, tuple[str, ...]]:
    """The closing line, and the choices after it."""
    table = load_pack("grounding")["end"]
    return table["line"], tuple(table["choices"])


@cache
def _shorts() -> tuple[Short, ...]:
    return tuple(
        Short(row["id"], row["text"], tuple(row.get("topics", ())))
        for row in rows("grounding", "short")
    )


def shorts(topics_off: Collection[str] | None = None) -> tuple[Short, ...]:
    """The short ways, without those of a sense that is off."""
    return without(_shorts(), topics_off)
