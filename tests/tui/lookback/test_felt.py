"""How it felt: a calm list of the words that were picked, by day."""

from __future__ import annotations

from datetime import date

import pytest

from checkin.content.strings import get_text, get_texts
from checkin.core.entries import NewEntry
from checkin.core.reflections import FEELINGS
from checkin.core.settings import SETTINGS
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.history.screen import HistoryScreen
from checkin.tui.features.lookback.felt_screen import FeltScreen
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.features.wins.details_screen import WinDetailsScreen
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
        await press(pilot, "w", *"Sang", "tab", *["down"] * 8, "enter", "f6", *"proud")
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
        assert "after a win or in a hard moment (tab there)" in " ".join(shown(app).split())
        assert "You don't have to." in shown(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, HistoryScreen)


@pytest.mark.practice(39)
async def test_words_for_feelings_can_be_turned_off(journal: Journal) -> None:
    journal.add(NewEntry("win", "Sang", feelings=("proud",)))
    journal.add(NewEntry("win", "Rested"))
    topics = [setting.name for setting in SETTINGS].index("topics-off") + 1
    async with opened(journal, "comma", *["down"] * topics, "enter") as (app, pilot):
        assert "● Feelings       Words for how something feels" in shown(app)
        await press(pilot, *"feel", "enter", "escape", "escape")
        assert "feelings" in app.journal.settings.topics_off()
        await press(pilot, "h", "3")
        assert isinstance(app.screen, HistoryScreen)
        assert "Sang" in shown(app)
        await pilot.resize_terminal(80, 100)  # room for all of the help
        await press(pilot, "f1")
        assert "Things I repeat, and how often." in shown(app)
        assert "Words you picked for how it felt." not in shown(app)
        await pilot.resize_terminal(80, 24)
        await press(pilot, "escape", "v")
        assert "How it felt" not in shown(app)
        await press(pilot, "escape", "home", "down", "f6")
        assert isinstance(app.screen, WinDetailsScreen)
        assert get_text("wins", "feelings") not in shown(app)
        await press(pilot, "escape", "escape", "s", "tab")
        assert get_text("hard", "feelings_choose") not in shown(app)
        await press(pilot, "escape", "escape", "e")
        assert "1 of 1" in shown(app)
        await press(pilot, *"The light", "enter")
        assert any(line in shown(app) for line in get_texts("evening", "closing"))
        assert "The light" in shown(app)
        await press(pilot, "e", "tab")  # left without an answer, it ends as well
        assert isinstance(app.screen, TodayScreen)
    assert [entry.feelings for entry in journal.entries_of("win")] == [(), ("proud",)]
