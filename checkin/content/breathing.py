"""Paces to breathe at, the care they ask for, and ways that leave the breath alone."""

from __future__ import annotations

from collections.abc import Collection

from checkin.content.loader import load_item, load_items
from checkin.content.topics import Phrase, without
from checkin.core.frozen import Frozen, replace


class Phase(Frozen):
    """One part of a round."""

    kind: str
    """in, hold or out."""
    seconds: float
    cue: str
    """The word on the screen."""


class Pattern(Frozen):
    """One pace."""

    id: str
    name: str
    level: str
    """start (offered first), more, or long-hold (shown when asked for)."""
    line: str
    rounds: int
    """How many rounds it suggests."""
    max_rounds: int
    """How many it never goes past."""
    phases: tuple[Phase, ...]
    half_speed_ok: bool = False
    """Whether it is also offered at half the seconds."""

    @property
    def seconds(self) -> float:
        """How long one round takes."""
        return sum(phase.seconds for phase in self.phases)

    def paced(self, factor: float) -> Pattern:
        """The same pattern with every phase this many times as long."""
        phases = tuple(replace(phase, seconds=phase.seconds * factor) for phase in self.phases)
        return replace(self, phases=phases)


class Care(Frozen):
    """The plain notes that stand beside paced breathing; no pack of anyone's removes them."""

    before: str
    not_driving: str
    dizzy: str
    health: str
    not_for_all: str
    after: str


def patterns() -> tuple[Pattern, ...]:
    """All paces, the easy ones first."""
    return load_items(Pattern, "breathing", "pattern")


def pattern(id: str) -> Pattern:
    """The pace of that id. Raises `KeyError` for an id that is none."""
    return {each.id: each for each in patterns()}[id]


def care() -> Care:
    """The notes to show before, during and after."""
    return load_item(Care, "breathing", "care")


def instead(topics_off: Collection[str] | None = None) -> tuple[Phrase, ...]:
    """Ways to settle that leave the breath alone."""
    return without(load_items(Phrase, "breathing", "instead"), topics_off)
