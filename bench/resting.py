"""What the program takes while nobody touches it."""

from __future__ import annotations

from collections.abc import Callable

from bench.gates import Measured
from bench.subjects import MARKER, OUR_MARKER, Subjects
from tests.support.terminal import Terminal

_SETTLED = 2.0
_SECONDS = 10.0


def cpu(subjects: Subjects) -> Measured:
    """The share of one processor that it takes at rest, in %."""
    ours, theirs = _a_second(subjects, Terminal.cpu_seconds)
    return Measured(ours * 100, f"empty app {theirs * 100:.2f} %")


def wakeups(subjects: Subjects) -> Measured:
    """How often a second it wakes up at rest."""
    ours, theirs = _a_second(subjects, Terminal.wakeups)
    return Measured(ours, f"empty app {theirs:.1f} /s")


def memory(subjects: Subjects) -> Measured:
    """The most memory it took until it came to rest, beside the empty app."""
    with subjects.ours(subjects.year) as ours, subjects.empty() as theirs:
        _settle(ours, theirs)
        mine, others = ours.rss_mib(peak=True), theirs.rss_mib(peak=True)
    return Measured(mine / others, f"{mine:.1f} MiB beside {others:.1f} MiB")


def _a_second(subjects: Subjects, taken: Callable[[Terminal], float]) -> tuple[float, float]:
    """What the program and the empty app take, side by side over the same seconds."""
    with subjects.ours(subjects.year) as ours, subjects.empty() as theirs:
        _settle(ours, theirs)
        before = taken(ours), taken(theirs)
        ours.listen(_SECONDS)
        after = taken(ours), taken(theirs)
    return (after[0] - before[0]) / _SECONDS, (after[1] - before[1]) / _SECONDS


def _settle(ours: Terminal, theirs: Terminal) -> None:
    ours.wait_for(OUR_MARKER)
    theirs.wait_for(MARKER)
    ours.listen(_SETTLED)
