"""Python's long collections wait for a pause: no key waits for one."""

from __future__ import annotations

import asyncio
import gc

import pytest

from checkin.journal import Journal
from checkin.tui import collector
from tests.support.showing import opened, settled


async def test_one_look_through_all_comes_after_the_last_key_and_none_at_rest(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[float] = []
    asked: list[float] = []
    clock = [100.0]
    waits: list[tuple[float, collector.Callback]] = []
    monkeypatch.setattr(collector, "monotonic", lambda: clock[0])
    monkeypatch.setattr(collector, "call_later", lambda after, go: waits.append((after, go)))
    monkeypatch.setattr(collector, "collect", lambda: looked.append(clock[0]))

    async with opened(journal) as (_, pilot):
        for key in "wet":
            await pilot.press(key)
            asked.append(clock[0])
            clock[0] += 0.1
        await settled(pilot)
        assert len(waits) == 1, "one wait for all keys"
        waits.pop()[1]()
        assert not looked, "the last key was just now"
        [(left, go)] = waits
        assert left == pytest.approx(asked[-1] + collector.AFTER - clock[0])
        waits.clear()
        clock[0] += left
        go()
        assert looked == [pytest.approx(asked[-1] + collector.AFTER)]
        assert not waits, "nothing is waited for at rest"
        await pilot.press("n")
        assert len(waits) == 1, "another key begins another pause"


async def test_the_loop_looks_through_all_by_itself_after_a_key(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = asyncio.Event()
    monkeypatch.setattr(collector, "AFTER", 0.01)
    monkeypatch.setattr(collector, "collect", done.set)
    async with opened(journal) as (_, pilot):
        await pilot.press("w")
        await asyncio.wait_for(done.wait(), 10)


async def test_long_collections_are_rare_while_one_types(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[tuple[int, ...]] = []
    before = gc.get_threshold()
    monkeypatch.setattr(gc, "set_threshold", lambda *given: found.append(given))
    async with opened(journal) as (_, pilot):
        await settled(pilot)
    assert found == [(*before[:2], 100)]
