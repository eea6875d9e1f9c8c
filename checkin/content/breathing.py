"""Paces to breathe at, the care they ask for, and ways that leave the breath alone."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from checkin.content.loader import load_pack, rows
from checkin.content.topics import without
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
    holds_optional: bool
    half_speed_ok: bool
    """Whether it is also offered at half the seconds."""
    phases: tuple[Phase, ...]

    @property
    def seconds(self) -> float:
        """How long one round takes."""
        return sum(phase.seconds for phase in self.phases)

    def without_holds(self) -> Pattern:
        """The same pace with its holds left out."""
        kept = tuple(phase for phase in self.phases if phase.kind != "hold")
        return replace(self, phases=kept)

    def paced(self, factor: float) -> Pattern:
        """The same pattern with every phase this many times as long."""
        phases = tuple(replace(phase, seconds=phase.seconds * factor) for phase in self.phases)
        return replace(self, phases=phases)


class Instead(Frozen):
    """Something for those who would rather not use the breath."""

    id: str
    text: str
    topics: tuple[str, ...]


class Care(Frozen):
    """The plain notes that stand beside paced breathing; no pack of anyone's removes them."""

    before: str
    not_driving: str
    dizzy: str
    health: str
    not_for_all: str
    after: str


@cache
def patterns() -> tuple[Pattern, ...]:
    """All paces, the easy ones first."""
    return tuple(
        Pattern(
            row["id"],
            row["name"],
            row["level"],
            row["line"],
            row["rounds"],
            row["max_rounds"],
            row.get("holds_optional", False),
            row.get("half_speed_ok", False),
            tuple(Phase(p["kind"], float(p["seconds"]), p["cue"]) for p in row["phase"]),
        )
        for row in rows("breathing", "pattern")
    )


def pattern(id: str) -> Pattern:
    """The pace of that id. Raises `KeyError` for an id that is none."""
    for found in patterns():
        if found.id == id:
            return found
    raise KeyError(id)


@cache
def care() -> Care:
    """The notes to show before, during and after."""
    return Care(**load_pack("breathing")["care"])


@cache
def _instead() -> tuple[Instead, ...]:
    return tuple(
        Instead(row["id"], row["text"], tuple(row.get("topics", ())))
        for row in rows("breathing", "instead")
    )


def instead(topics_off: Collection[str] | None = None) -> tuple[Instead, ...]:
    """Ways to settle that leave the breath alone."""
    return without(_instead(), topics_off)
