"""Which ways to celebrate a win are offered right after it, and what is said of how it happened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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


def parted(why: str, questions: Sequence[str]) -> tuple[str, dict[str, str]]:
    """How a win happened, and the answers to these questions: a line each, after its question.

    Lines that answer none of them belong to how it happened.
    """
    how: list[str] = []
    answers: dict[str, str] = {}
    for line in why.split("\n"):
        asked = next((each for each in questions if line.startswith(f"{each} ")), None)
        if asked is None or asked in answers:
            how.append(line)
        else:
            answers[asked] = line.removeprefix(asked).strip()
    return "\n".join(how).strip(), answers


def together(how: str, answers: Iterable[tuple[str, str]]) -> str:
    """What `parted` takes apart, as it is stored."""
    said = (f"{question} {answer}" for question, answer in answers if answer)
    return "\n".join(part for part in (how, *said) if part)
