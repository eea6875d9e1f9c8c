"""Looking around, 5-4-3-2-1: one sense at a time, with a way round each."""

from __future__ import annotations

from collections.abc import Collection

from checkin.content.loader import load_item, load_items
from checkin.content.topics import Phrase, without
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
    topics: tuple[str, ...] = ()


class Start(Frozen):
    """What stands before the first step."""

    safe_first: str
    not_driving: str
    orient: str
    """Names the day and time; has the places `{weekday}`, `{date}` and `{time}`."""
    line: str


class End(Frozen):
    """What stands after the last step."""

    line: str
    choices: tuple[str, ...]


def start() -> Start:
    """What stands before the first step."""
    return load_item(Start, "grounding", "start")


def steps(topics_off: Collection[str] | None = None) -> tuple[SenseStep, ...]:
    """The steps, from five down to one, without the senses that are off."""
    return without(load_items(SenseStep, "grounding", "step"), topics_off)


def end() -> End:
    """The closing line, and the choices after it."""
    return load_item(End, "grounding", "end")


def shorts(topics_off: Collection[str] | None = None) -> tuple[Phrase, ...]:
    """Short ways that need no list of senses, without those of a sense that is off."""
    return without(load_items(Phrase, "grounding", "short"), topics_off)
