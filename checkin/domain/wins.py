"""Which ways to celebrate a win are offered right after it."""

from __future__ import annotations

from collections.abc import Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol, TypeVar

    class HasWay(Protocol):
        """A way to celebrate."""

        @property
        def way(self) -> str:
            """say, share or reward."""

        @property
        def when(self) -> str:
            """day or evening; empty if it fits at any time."""

    AnyWay = TypeVar("AnyWay", bound=HasWay)

WAYS = ("say", "share", "reward")
_DAY = range(6, 18)
"""The hours that are no evening."""


def three_ways(found: Sequence[AnyWay], *, hour: int, turn: int) -> tuple[AnyWay, ...]:
    """One to say, one to share and one that rewards, which fit that hour of the day.

    The first one to say and to share are always the same; rewards take turns. Where there is none
    of a sort, because its topic is off, the next that fits takes its place.
    """
    part = "day" if hour in _DAY else "evening"
    fitting = [each for each in found if each.when in ("", part)]
    chosen: list[AnyWay] = []
    for way in WAYS:
        some = [each for each in fitting if each.way == way]
        if some:
            chosen.append(some[turn % len(some)] if way == "reward" else some[0])
    rest = [each for each in fitting if each not in chosen]
    return tuple(chosen + rest[: len(WAYS) - len(chosen)])
