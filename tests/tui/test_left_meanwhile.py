"""What is done only after the app was left ends quietly."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from checkin.tui import undo
from checkin.tui.base.screen import T
from tests.support.showing import opened


class Slow:
    """A journal that does nothing before it may."""

    def __init__(self, journal: Journal) -> None:
        self.may = asyncio.Event()
        self._journal = journal

    async def do(self, change: Callable[[Journal], T]) -> T:
        await self.may.wait()
        return change(self._journal)


async def test_undo(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    journal.add(NewEntry("win", "Ate well"))
    slow = Slow(journal)
    async with opened(journal) as (app, _):
        monkeypatch.setattr(app, "write", slow.do)
        undoing = asyncio.create_task(undo.undo(app))
        await asyncio.sleep(0)
    assert not app.screen_stack
    slow.may.set()
    await undoing
    assert list(journal.entries()) == []


async def test_settings_of_another_window(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow(journal)
    async with opened(journal) as (app, _):
        monkeypatch.setattr(app, "run_read", slow.do)
        monkeypatch.setattr(journal.settings, "stored", lambda: {"theme": "dawn"})
        following = asyncio.create_task(app._settings_elsewhere.follow())
        await asyncio.sleep(0)
    assert not app.screen_stack
    slow.may.set()
    await following
    assert journal.settings["theme"] == "dawn"
