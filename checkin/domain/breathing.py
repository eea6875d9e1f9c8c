"""Where a paced breath is, from the seconds since it began alone.

Pure: the same seconds give the same state, so a slow frame or a hidden screen changes nothing. This
module has no texts and reads no clock; a pattern has its texts with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import cos, pi
from typing import Protocol

from checkin.core.frozen import Frozen, replace

FASTEST = 0.5
"""The least that a pattern's seconds are taken times."""
SLOWEST = 2.0
"""The most that a pattern's seconds are taken times."""
_STEP = 0.1


class Phase(Protocol):
    """One part of a round: breathing in, holding, or breathing out."""

    @property
    def kind(self) -> str:
        """in, hold or out."""

    @property
    def seconds(self) -> float:
        """How many seconds it takes at the pattern's own pace; with 0 it is passed over."""

    @property
    def cue(self) -> str:
        """The word to show for it."""


class Pattern(Protocol):
    """A pattern of breathing: parts that are repeated in rounds."""

    @property
    def phases(self) -> Sequence[Phase]:
        """The parts of a round, in their order."""

    @property
    def max_rounds(self) -> int:
        """The most rounds it has, whatever is asked for."""


class Pace(Frozen):
    """How fast a person breathes a pattern, and whether they hold their breath."""

    factor: float = 1.0
    """How many times as long each part is: more is slower."""
    holds: bool = True
    """Whether the holds are kept."""

    def slower(self) -> Pace:
        """A little more time for each part."""
        return replace(self, factor=min(SLOWEST, round(self.factor + _STEP, 2)))

    def faster(self) -> Pace:
        """A little less time for each part."""
        return replace(self, factor=max(FASTEST, round(self.factor - _STEP, 2)))


USUAL = Pace()
"""The pattern as it is written."""


class BreathState(Frozen):
    """Where a paced breath is at one moment."""

    round: int
    """Which round it is, from 1."""
    kind: str
    """in, hold or out; empty if the pattern has no part that takes time."""
    cue: str
    left: float
    """Seconds until the next part."""
    size: float
    """How full the breath is: 0 let out, 1 taken in."""
    done: bool
    """Whether the last round is over."""


def rounds_of(pattern: Pattern, wanted: int | None = None) -> int:
    """How many rounds it will be: those wanted, or the pattern's most, whichever is less."""
    return pattern.max_rounds if wanted is None else max(1, min(wanted, pattern.max_rounds))


def round_seconds(pattern: Pattern, pace: Pace = USUAL) -> float:
    """How many seconds one round takes at that pace."""
    return sum(seconds for _, seconds in _timed(pattern, pace))


def breath_at(
    pattern: Pattern, seconds: float, pace: Pace = USUAL, *, rounds: int | None = None
) -> BreathState:
    """The state that many seconds after the start.

    It is over after `rounds`, or after the pattern's limit if that comes first.
    """
    parts = _timed(pattern, pace)
    if not parts:
        return BreathState(1, "", "", 0.0, 0.0, True)
    levels = list(_levels(parts))
    whole, last = sum(length for _, length in parts), rounds_of(pattern, rounds)
    before = int(max(0.0, seconds) // whole)
    if before >= last:
        phase = parts[-1][0]
        return BreathState(last, phase.kind, phase.cue, 0.0, levels[-1][1], True)
    into = max(0.0, seconds) - before * whole
    place = 0
    while place < len(parts) - 1 and into >= parts[place][1]:
        into -= parts[place][1]
        place += 1
    (phase, length), (start, end) = parts[place], levels[place]
    way = min(1.0, into / length)
    size = start + (end - start) * (0.5 - 0.5 * cos(pi * way))
    return BreathState(before + 1, phase.kind, phase.cue, max(0.0, length - into), size, False)


def carried(pattern: Pattern, seconds: float, old: Pace, new: Pace) -> float:
    """The seconds since the start that stand at the same point of the breath at another pace.

    A breath inside a part that the new pace leaves out goes on with the part after it.
    """
    whole = round_seconds(pattern, old)
    if not whole:
        return 0.0
    before = int(max(0.0, seconds) // whole)
    into = max(0.0, seconds) - before * whole
    moved = before * round_seconds(pattern, new)
    for phase in pattern.phases:
        had, has = _length(phase, old), _length(phase, new)
        if into < had:
            return moved + has * into / had
        into -= had
        moved += has
    return moved


def _length(phase: Phase, pace: Pace) -> float:
    return 0.0 if phase.kind == "hold" and not pace.holds else phase.seconds * pace.factor


def _timed(pattern: Pattern, pace: Pace) -> list[tuple[Phase, float]]:
    """The parts that take time, with their seconds."""
    timed = [(phase, _length(phase, pace)) for phase in pattern.phases]
    return [(phase, length) for phase, length in timed if length > 0]


def _levels(parts: Sequence[tuple[Phase, float]]) -> Iterator[tuple[float, float]]:
    """How full the breath is at the start and the end of each part.

    Parts of the same kind that follow each other, with or without a hold between, share the way
    by their seconds: a second sip goes on where the first ended.
    """
    moving = [phase.kind for phase, _ in parts if phase.kind != "hold"]
    level = 1.0 if moving and moving[-1] == "in" else 0.0
    for place, (phase, length) in enumerate(parts):
        if phase.kind == "hold":
            yield level, level
            continue
        still = 0.0
        for other, seconds in parts[place:]:
            if other.kind not in (phase.kind, "hold"):
                break
            still += seconds if other.kind == phase.kind else 0.0
        end = 1.0 if phase.kind == "in" else 0.0
        before, level = level, min(1.0, max(0.0, level + (end - level) * length / still))
        yield before, level
