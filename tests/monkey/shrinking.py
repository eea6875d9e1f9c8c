"""The fewest steps of a stream at which it still goes wrong in the same way.

This is ddmin, as in Zeller and Hildebrandt, "Simplifying and isolating failure-inducing input".
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from time import monotonic

from tests.monkey.walk import Stream

Fails = Callable[[Stream], Awaitable[bool]]


async def fewest(stream: Stream, fails: Fails, *, seconds: float = 120.0) -> Stream:
    """A stream of which no part can be left out, or as little as was found in so many seconds."""
    end = monotonic() + seconds
    steps, parts = list(stream.steps), 2
    while steps and monotonic() < end:
        length = -(-len(steps) // parts)
        for start in range(0, len(steps), length):
            fewer = steps[:start] + steps[start + length :]
            if await fails(replace(stream, steps=tuple(fewer))):
                steps, parts = fewer, max(parts - 1, 2)
                break
            if monotonic() > end:
                break
        else:
            if length == 1:
                break
            parts = min(len(steps), 2 * parts)
    return replace(stream, steps=tuple(steps))


def as_test(stream: Stream) -> str:
    """A test of that stream, to be copied into `test_found.py`."""
    steps = ", ".join(map(repr, stream.steps)).replace("'", '"')
    comma = "," if len(stream.steps) == 1 else ""
    return (
        "async def test_(folder: Path) -> None:\n"
        f'    await play(Stream("{stream.journal}", "{stream.size}", ({steps}{comma})), folder)\n'
    )
