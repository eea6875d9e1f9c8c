"""Filters in History: typed into the search line, or chosen from lists."""

from __future__ import annotations

import pytest

from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.history.filter_screen import FiltersScreen
from checkin.tui.features.history.screen import HistoryScreen
from checkin.tui.widgets.text_field import TextField
from tests.support.past_wins import SIZES, keep, selected
from tests.support.showing import lines, settled, shown


def some(journal: Journal) -> None:
    """A few entries of two years."""
    keep(journal, "Made tea with @sam", clock="10:00")
    keep(journal, "Walked with @sam", 400)
    keep(journal, "Drank tea #tea @sam", 410, keepsake=True)
    keep(journal, "Tea alone #tea", 420, bring=True)
    moment = keep(journal, "Shouted at @sam", 430, kind="setback")
    keep(journal, "Drank some tea", 430, kind="step", parent=moment.id)


async def test_filters_combine_with_words_and_read_as_a_sentence(journal: Journal) -> None:
    some(journal)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "slash")
        line = app.screen.query_one("#search", TextField)
        for typed, said, found in (
            (
                "wins @sam in 2025 tea",
                "Wins with @sam in 2025, containing tea · 1 match",
                ["Drank"],
            ),
            ("@sa 2025", "With @sa in 2025 · 2 matches", ["Walked", "Drank tea"]),
            ("#tea", "With #tea · 2 matches", ["Drank tea", "Tea alone"]),
            ("keepsakes", "Kept for a hard day · 1 match", ["Drank tea"]),
            ("to bring", "For my next session · 1 match", ["Tea alone"]),
            ("hard moments", "Hard moments and small steps · 2 matches", ["Shouted", "→"]),
            ("since october 2025", "Since 1 October 2025 · 3 matches", ["Made", "Walked"]),
        ):
            line.value = typed
            await settled(pilot)
            assert said in shown(app)
            assert all(words in shown(app) for words in found)
        line.value = "#nobody"
        await settled(pilot)
        assert "Nothing found." in shown(app)


async def test_hard_moments_come_when_their_kind_is_asked_for(journal: Journal) -> None:
    some(journal)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "slash", *"@sam")
        await settled(pilot)
        assert "Shouted" not in shown(app)
        assert "4 with hard moments" in shown(app)
        app.screen.query_one("#search", TextField).value = "hard moments @sam"
        await settled(pilot)
        assert "Shouted" in shown(app)
        assert "with hard moments" not in shown(app)


@pytest.mark.parametrize("typed", ["2025-10", "october 2025", "in Oct 2025", "2025-10 @sam"])
async def test_a_month_can_be_typed(journal: Journal, typed: str) -> None:
    some(journal)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "slash", *typed)
        await settled(pilot)
        assert "n October 2025 · " in shown(app)
        assert "Walked" in shown(app)
        assert "Made tea" not in shown(app)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_month_is_chosen_within_a_year(journal: Journal, size: tuple[int, int]) -> None:
    some(journal)
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await pilot.press("h", "f", *["down"] * 7, "space")
        await settled(pilot)
        assert "In 2026" in shown(app)
        assert "November" in shown(app) or size[1] < 40
        assert "December" not in shown(app)  # it is still to come
        await pilot.press("down", "down", "enter")
        await settled(pilot)
        assert "In February 2026" in shown(app)
        await pilot.press("enter")
        await settled(pilot)
        assert "In 2026" in shown(app)
        await pilot.press("up", "up", "enter")
        await settled(pilot)
        assert "No filters yet." in shown(app)
        assert "January" not in shown(app)
        await pilot.press("down", "enter", *["down"] * 10, "enter", "escape")
        await settled(pilot)
        assert app.screen.query_one("#search", TextField).value == "in 2025-10"
        assert selected(app).startswith("Walked")
        await pilot.press("f")
        await settled(pilot)
        assert "In October 2025" in shown(app)
        assert "January" in shown(app)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_filters_can_be_chosen_with_arrows(journal: Journal, size: tuple[int, int]) -> None:
    some(journal)
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await pilot.press("h", "f")
        await settled(pilot)
        assert isinstance(app.screen, FiltersScreen)
        assert "No filters yet." in shown(app)
        await pilot.press("enter", *["down"] * 8, "space", *["down"] * 19, "enter")
        await settled(pilot)
        assert "Wins with @sam in 2025" in shown(app)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, HistoryScreen)
        assert app.screen.query_one("#search", TextField).value == "wins @sam in 2025"
        assert "Wins with @sam in 2025 · 2 matches" in shown(app)
        assert selected(app) == "Walked with @sam"
        await pilot.press("f", "a", "escape")
        await settled(pilot)
        assert not app.screen.query_one("#search").display
        assert "Made tea" in shown(app)


async def test_choosing_from_lists_keeps_the_words_to_find(journal: Journal) -> None:
    some(journal)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "slash", *"tea", "enter", "f")
        await settled(pilot)
        assert "Containing tea" in shown(app)
        await pilot.press("escape")
        assert app.screen.query_one("#search", TextField).value == "tea"
        await pilot.press("f", "enter", "f")
        await settled(pilot)
        assert app.screen.query_one("#search", TextField).value == "wins tea"
        assert "f Show them" not in lines(app)[-1]


async def test_every_sign_of_a_filter_can_be_typed(journal: Journal) -> None:
    some(journal)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "slash", "number_sign", *"tea", "space", "asterisk", *"zfyovinUc")
        await settled(pilot)
        assert isinstance(app.screen, HistoryScreen)
        assert app.screen.query_one("#search", TextField).value == "#tea *zfyovinUc"


async def test_a_long_sentence_takes_two_lines(journal: Journal) -> None:
    keep(journal, "Made tea with @sam")
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("h", "slash")
        line = app.screen.query_one("#search", TextField)
        line.value = "wins @sam since march 2026 until 2026-11-20 tea"
        await settled(pilot)
        assert "containing tea" in shown(app)
        line.value = "@sam tea"
        await settled(pilot)
        assert "With @sam, containing tea · 1 match" in shown(app)
