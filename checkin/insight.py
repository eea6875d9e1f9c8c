"""What the numbers show: the pile and what stands out in it. Only what happened is counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from zlib import crc32

WEEKS = 4
"""How many weeks the pile on the first page shows."""


def stacks(wins: Mapping[date, int], today: date, weeks: int = WEEKS) -> list[int]:
    """How many wins each of the last days holds, oldest first, today last."""
    days = weeks * 7
    return [wins.get(today - timedelta(days=back), 0) for back in range(days - 1, -1, -1)]


def layers(stack: Sequence[int], height: int) -> list[list[bool]]:
    """The pile row by row from the top, no taller than `height` rows.

    A day with more wins than rows is drawn full; a day with none has no mark in any row.
    """
    tall = min(height, max(stack, default=0))
    return [[n >= row for n in stack] for row in range(tall, 0, -1)]


def choose(numbers: Sequence[int], key: str) -> int | None:
    """One of the numbers, the same whenever the key is."""
    return numbers[crc32(key.encode()) % len(numbers)] if numbers else None
