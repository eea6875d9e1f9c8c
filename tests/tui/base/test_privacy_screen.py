"""Hiding the screen: a page that could be any program's, until a key or a click."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from checkin.core.clock import Clock
from checkin.core.entries import NewEntry
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.base.privacy_screen import PrivacyScreen
from checkin.tui.features.history.screen import HistoryScreen
from tests.support.past_wins import SIZES
from tests.support.showing import lines, opened, press, settled, shown

NOON = datetime.fromisoformat("2026-11-21T12:07:58+01:00")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_nothing_but_a_dash_and_the_time_is_on_the_screen(
    journal: Journal, size: tuple[int, int]
) -> None:
    journal.add(NewEntry("win", "Tea with Sam"))
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "h", "ctrl+l")
        assert shown(app).split() == ["—", f"{journal.clock.now():%H:%M}"]
        above = next(n for n, line in enumerate(lines(app)) if line.strip())
        assert abs(above - size[1] // 2) <= 1
        await press(pilot, "d")  # any key comes back, and does nothing else
        assert isinstance(app.screen, HistoryScreen)
        assert "Tea with Sam" in shown(app)
        assert len(journal.entries()) == 1


async def test_the_time_goes_on(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    moment = [NOON]
    due: list[tuple[float, Callable[[], None]]] = []
    monkeypatch.setattr(PrivacyScreen, "set_timer", lambda _, *timer: due.append(timer))
    with Journal.open(path, Clock(lambda: moment[0])) as journal:
        async with opened(journal, "ctrl+l") as (app, pilot):
            assert "12:07" in shown(app)
            ((seconds, again),) = due
            assert seconds == 2
            moment[0] += timedelta(seconds=seconds)
            again()
            await settled(pilot)
            assert shown(app).split() == ["—", "12:08"]
            assert due[1][0] == 60


async def test_a_click_brings_the_page_back(journal: Journal) -> None:
    async with opened(journal, "h", "ctrl+l") as (app, pilot):
        await pilot.click(offset=(3, 3))
        await settled(pilot)
        assert isinstance(app.screen, HistoryScreen)
