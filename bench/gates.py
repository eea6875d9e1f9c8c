"""A figure with a limit, and how to be fair to it on a machine that others use too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median

TRIES = 3
"""How often it takes to be over a limit: noise can make a program slower, and never faster."""
ROUNDS = 9
WIDTH = 46
"""How wide the names of gates are, in characters."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One figure as it came out, and what else was seen."""

    value: float
    note: str = ""


@dataclass(slots=True)
class Gate:
    """Something measured, the most it may be, and how it did."""

    name: str
    measure: Callable[[], Measured | None]
    """None means that it cannot be measured here."""
    limit: float
    unit: str = "x"
    tries: int = TRIES
    seen: list[Measured] = field(default_factory=list)

    def run(self) -> None:
        """Measure until it is within the limit, `tries` times at most."""
        while len(self.seen) < self.tries:
            found = self.measure()
            if found is None:
                return
            self.seen.append(found)
            if found.value <= self.limit:
                return

    @property
    def held(self) -> bool:
        """Whether the limit was kept, or nothing could be measured."""
        return not self.seen or self.seen[-1].value <= self.limit

    @property
    def row(self) -> str:
        """The gate as one line of the table."""
        if not self.seen:
            return (
                f"{self.name:<{WIDTH}} {'-':>9} {self.limit:>7g} {self.unit:<3} not measured here"
            )
        shown = f"{self.seen[-1].value:.2f}"
        verdict = "ok  " if self.held else "OVER"
        tries = f" (try {len(self.seen)})" if len(self.seen) > 1 else ""
        note = self.seen[-1].note
        figures = f"{self.name:<{WIDTH}} {shown:>9} {self.limit:>7g} {self.unit:<3}"
        return f"{figures} {verdict} {note}{tries}"


def in_turns(
    ours: Callable[[], float], theirs: Callable[[], float], rounds: int = ROUNDS
) -> tuple[float, float, float]:
    """The median of ours, of theirs, and of their ratio round by round.

    They go in the order ABBA, so that a drift of the machine cancels out. The first round warms
    the disk's cache and is not counted.
    """
    pairs: list[tuple[float, float]] = []
    for turn in range(rounds + 1):
        if turn % 2:
            second = theirs()
            first = ours()
        else:
            first = ours()
            second = theirs()
        if turn:
            pairs.append((first, second))
    return (
        median(first for first, _ in pairs),
        median(second for _, second in pairs),
        median(first / second for first, second in pairs),
    )
