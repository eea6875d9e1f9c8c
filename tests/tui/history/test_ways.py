"""From History to the other ways of looking at what was kept, and back to a day."""

from __future__ import annotations

import pytest

from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.history.screen import HistoryScreen
from checkin.tui.widgets.text_field import TextField
from checkin.tui.widgets.timeline import Timeline
from checkin.tui.widgets.year_map import YearMap
from tests.support.past_wins import keep, many, selected
from tests.support.showing import lines, settled, shown


@pytest.mark.parametrize(
    ("key", "screen"),
    [
        ("y", "YearScreen"),
        ("v", "PileScreen"),
        ("o", "OnThisDayScreen"),
        ("r", "RandomWinScreen"),
        ("n", "NotYetScreen"),
        ("i", "StretchesScreen"),
        ("z", "TrashScreen"),
        ("f", "FiltersScreen"),
    ],
)
async def test_every_way_is_one_key_from_history_and_escape_comes_back(
    journal: Journal, key: str, screen: str
) -> None:
    many(journal, 9)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "down", "down", key)
        await settled(pilot)
        assert type(app.screen).__name__ == screen
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, HistoryScreen)
        assert selected(app) == "win 002"


async def test_a_day_of_the_year_map_is_gone_to(journal: Journal) -> None:
    keep(journal, "today")
    for ago in range(1, 60):
        keep(journal, f"win {ago:03}", ago)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "y")
        await settled(pilot)
        await pilot.press("up", "up", "up", "enter")
        await settled(pilot)
        assert selected(app) == "win 003"


async def test_a_heap_of_the_pile_is_searched_for(journal: Journal) -> None:
    many(journal, 9)
    keep(journal, "longer ago", 70)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "v")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert app.screen.query_one("#search", TextField).value == "wins in 2026-11"
        assert "Wins in November 2026 · 9 matches" in shown(app)
        assert selected(app) == "win 000"


async def test_a_year_stands_above_the_list_where_there_is_room(journal: Journal) -> None:
    keep(journal, "today")
    for ago in range(1, 60):
        keep(journal, f"win {ago:03}", ago)
    app = CheckinApp(journal)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("h")
        await settled(pilot)
        assert "2026: 60 wins so far" in shown(app)
        await pilot.press("shift+tab")
        assert isinstance(app.screen.focused, YearMap)
        await pilot.press("up", "up", "enter")
        await settled(pilot)
        assert selected(app) == "win 002"
        assert isinstance(app.screen.focused, Timeline)
        await pilot.press("shift+tab", "escape")
        assert isinstance(app.screen.focused, Timeline)
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert not app.screen.query_one(YearMap).display
        assert selected(app) == "win 002"
        assert "win 002" in shown(app)


async def test_without_a_win_there_is_no_map(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("h")
        await settled(pilot)
        assert not app.screen.query_one(YearMap).display
        assert lines(app)[3].strip().startswith("Your days will show up here, newest first.")
