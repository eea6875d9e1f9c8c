"""While nobody touches it, the program sleeps."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from checkin.tui import look_over
from tests.support.showing import opened, settled

LONG = 20.0
"""Seconds in which nothing is due."""


def soonest() -> float:
    """Seconds until the loop wakes up by itself."""
    loop = asyncio.get_running_loop()
    due = [handle.when() for handle in loop._scheduled if not handle.cancelled()]  # type: ignore[attr-defined]
    return min(due, default=float("inf")) - loop.time()


@pytest.mark.parametrize("key", ["", "w", "s", "m", "e"])
async def test_nothing_is_due_for_a_long_time(
    journal: Journal, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(look_over, "AFTER", 0.001)
    monkeypatch.setattr("checkin.tui.app.AT_LATEST", 0.001)
    journal.add(NewEntry("win", "Tea"))
    async with opened(journal, *filter(None, [key])), asyncio.timeout(30):
        while soonest() < LONG:
            await asyncio.sleep(0.01)  # what was begun at first ends by itself


@pytest.mark.parametrize("behind", [False, True])
async def test_the_file_is_read_through_and_written_only_to_catch_up(
    journal: Journal, behind: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(look_over, "AFTER", 3600.0)
    journal.add(NewEntry("win", "Tea"))
    async with opened(journal) as (app, pilot):
        if behind:
            journal._services.connection.raw.execute("UPDATE entries SET indexed = 0")
        written: list[object] = []
        write = app.write

        async def noted(change: Callable[[Journal], int]) -> int:
            written.append(change)
            return await write(change)

        monkeypatch.setattr(app, "write", noted)
        look_over.begin(app)
        await settled(pilot)
        assert len(written) == behind
        assert not journal.file.is_behind()


async def test_what_is_noted_already_is_not_written_again(journal: Journal) -> None:
    for number in range(6):
        journal.add(NewEntry("win", f"Tea {number}"))
    for first in (True, False):
        async with opened(journal) as (app, _):
            assert (app._writer.connection is not None) == first
