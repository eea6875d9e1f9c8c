"""How it felt: a calm list of the words that were picked, by day."""

from __future__ import annotations

from datetime import date

import pytest

from checkin.core.entries import NewEntry
from checkin.core.reflections import FEELINGS
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.history.screen import HistoryScreen
from checkin.tui.features.lookback.felt_screen import FeltScreen
from tests.support.showing import opened, press, shown


@pytest.mark.practice(39)
@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
async def test_words_that_were_picked_are_listed_by_day_without_a_number(
    journal: Journal, size: tuple[int, int]
) -> None:
    before = date(2026, 11, 3)
    journal.add(
        NewEntry("reflection", "tired", source=FEELINGS, feelings=("tired", "calm"), day=before)
    )
    journal.add(NewEntry("win", "Without any"))
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "w", *"Sang", "tab", *["down"] * 7, "enter", "f4", *"proud")
        await press(pilot, "enter", "escape", "escape", "h", "3")
        assert isinstance(app.screen, FeltScreen)
        said = [line.strip() for line in shown(app).splitlines() if line.strip()]
        assert said[1:5] == [
            "Saturday 21 November",
            "›  proud   Sang",
            "Tuesday 3 November",
            "calm, tired",
        ]
        assert "Without any" not in shown(app)
        assert not any(word in shown(app) for word in ("2 times", "most", "%", "average"))
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, HistoryScreen)
        assert "3 November" in shown(app)


@pytest.mark.practice(39)
async def test_it_is_empty_until_words_are_picked(journal: Journal) -> None:
    journal.add(NewEntry("win", "Tea"))
    async with opened(journal, "h", "3") as (app, pilot):
        assert "You don't have to." in shown(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, HistoryScreen)
