"""A monkey at the keyboard: whatever is done, nothing breaks, and no word is lost.

`make monkey STREAMS=5000` tries more streams than CI does; FROM=1000 begins with another one.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.monkey.in_terminal import play_in_terminal
from tests.monkey.playing import Fault, play
from tests.monkey.shrinking import as_test, fewest
from tests.monkey.walk import Stream, walk

STREAMS = int(os.environ.get("CHECKIN_STREAMS", "300"))
FIRST = int(os.environ.get("CHECKIN_STREAMS_FROM", "0"))
AT_ONCE = 10
"""Streams of one test."""
OF_WHICH_IN_TERMINALS = 20
"""One of so many goes through a real terminal, too."""


@pytest.mark.parametrize("first", range(FIRST, FIRST + STREAMS, AT_ONCE))
async def test_whatever_is_done_nothing_breaks(first: int, folder: Path) -> None:
    for number in range(first, min(first + AT_ONCE, FIRST + STREAMS)):
        try:
            await play(walk(number), folder)
        except Fault as fault:
            kind = fault.kind

            async def fails(stream: Stream, kind: str = kind) -> bool:
                try:
                    await play(stream, folder)
                except Fault as again:
                    return again.kind == kind
                return False

            less = await fewest(walk(number), fails)
            pytest.fail(f"stream {number}: {fault}\n\nThe fewest steps:\n\n{as_test(less)}")


@pytest.mark.terminal
@pytest.mark.parametrize("number", range(FIRST, FIRST + STREAMS, OF_WHICH_IN_TERMINALS))
def test_whatever_is_sent_to_a_terminal_nothing_breaks(number: int, folder: Path) -> None:
    try:
        play_in_terminal(walk(number), folder)
    except Fault as fault:
        pytest.fail(f"stream {number}: {fault}\n\n{walk(number)}")
