"""The set-up: the settings, one question a page, from the first visit or from the settings."""

from __future__ import annotations

import pytest

from checkin.core.entries import HERE, NewEntry
from checkin.core.errors import NotPossible
from checkin.journal import Journal
from checkin.journal.state import State
from checkin.tui.app import CheckinApp
from checkin.tui.features.settings.screen import SettingsScreen
from checkin.tui.features.settings.setting_page import STEPS, SettingPage
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.features.wins.screen import WinsScreen
from checkin.tui.widgets.choice_list import ChoiceList
from tests.support.showing import lines, opened, press, settled, shown
from tests.tui.settings.test_screen import BOTH, click_on

LINE = "Set up checkin (two minutes, all optional)"


def asked(app: CheckinApp) -> str | None:
    """The setting that the page on top is about."""
    return app.screen.setting if isinstance(app.screen, SettingPage) else None


def step(app: CheckinApp) -> str:
    return next(line for line in lines(app) if line.startswith("  Set up")).split("  ")[-1].strip()


def flat(app: CheckinApp) -> str:
    return " ".join(shown(app).split())


@pytest.mark.practice(3, 4)
@pytest.mark.parametrize("size", BOTH)
async def test_all_of_it_can_be_gone_through_with_keys(
    path: str, journal: Journal, size: tuple[int, int]
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        assert LINE in flat(app)
        await press(pilot, "enter")
        assert (asked(app), step(app)) == ("topics-off", "1 of 6")
        assert "Which topics may come up here?" in shown(app)
        assert lines(app)[-1] == "  enter Choose  tab Go on  esc Back  ? More"
        await press(pilot, "f", "enter", "tab")
        assert (asked(app), step(app)) == ("country", "2 of 6")
        await press(pilot, "down", "enter")
        assert (asked(app), step(app)) == ("country", "2 of 6")  # tab goes on, at every step
        await press(pilot, "tab")
        assert (asked(app), step(app)) == ("own-wins", "3 of 6")
        await press(pilot, *"Tea", "enter", *"Walk", "tab")
        assert (asked(app), step(app)) == ("celebrate", "4 of 6")
        await press(pilot, *"Dance", "enter", "tab")
        assert (asked(app), step(app)) == ("evening", "5 of 6")
        await press(pilot, "down", "enter", "tab")
        assert (asked(app), step(app)) == ("theme", "6 of 6")
        await press(pilot, "down", "enter", "tab")
        assert isinstance(app.screen, TodayScreen)
        assert "You're all set. You can change any of this in Settings" in flat(app)
        assert LINE not in flat(app)
    with Journal.open(path) as again:
        assert again.settings.topics_off() == {"food", "faith"}
        assert again.settings["country"] == "US"
        assert again.settings.own_wins() == ("Tea", "Walk")
        assert again.settings.celebrations() == ("Dance",)
        assert again.settings["evening"] == "thanks"
        assert again.settings["theme"] == "dawn"
        assert again.drafts.all() == []
        async with opened(again) as (app, pilot):
            assert LINE not in flat(app)


@pytest.mark.practice(4)
@pytest.mark.parametrize("size", BOTH)
@pytest.mark.parametrize("steps", range(len(STEPS)))
async def test_esc_goes_a_step_back_at_any_point_and_leaves_from_the_first(
    journal: Journal, steps: int, size: tuple[int, int]
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "enter", *["tab"] * steps)
        for each in range(steps, -1, -1):
            assert asked(app) == STEPS[each]
            assert "esc Back" in lines(app)[-1]
            await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
        assert "That's fine. You can set it up whenever you like, here or in Settings" in flat(app)
        assert "What you chose is saved" not in flat(app)
        assert (LINE if steps == 0 else "Go on setting up checkin") in flat(app)
        await press(pilot, "enter")
        assert asked(app) == STEPS[steps]  # it goes on with the furthest
        assert dict(app.journal.settings) == dict(journal.settings)


async def test_what_was_chosen_before_it_was_left_stays(journal: Journal, path: str) -> None:
    async with opened(journal, "enter", "enter", "tab", *"united k", "enter", "tab", *"Tea") as (
        app,
        pilot,
    ):
        await press(pilot, "escape")
        assert asked(app) == "country"
        await press(pilot, "escape", "escape")
        assert isinstance(app.screen, TodayScreen)
        assert "What you chose is saved. You can go on here, or in Settings" in flat(app)
    with Journal.open(path) as again:
        assert again.settings.topics_off() == {"breath", "faith"}
        assert again.settings["country"] == "GB"
        assert again.settings.own_wins() == ("Tea",)
        async with opened(again, "enter", "shift+tab") as (app, pilot):
            assert app.screen.query_one(ChoiceList).chosen == "value:GB"
            await press(pilot, "shift+tab")
            assert "○ Breathing" in shown(app)


async def test_all_of_it_can_be_passed_over_and_nothing_is_set(journal: Journal) -> None:
    before = dict(journal.settings)
    async with opened(journal, "enter", *["tab"] * len(STEPS)) as (app, _):
        assert isinstance(app.screen, TodayScreen)
        assert dict(app.journal.settings) == before


async def test_one_step_back(journal: Journal) -> None:
    async with opened(journal, "enter", "shift+tab", "tab", "tab", *"Tea") as (app, pilot):
        await press(pilot, "shift+tab")
        assert asked(app) == "country"
        assert app.journal.settings.own_wins() == ("Tea",)
        await press(pilot, "shift+tab", "shift+tab")
        assert asked(app) == "topics-off"


async def test_it_goes_by_mouse(journal: Journal) -> None:
    async with opened(journal) as (app, pilot):
        await click_on(app, pilot, "Set up checkin")
        assert asked(app) == "topics-off"
        await click_on(app, pilot, "Food")
        await click_on(app, pilot, "Go on")
        await click_on(app, pilot, "Germany")
        await click_on(app, pilot, "Go on")
        assert asked(app) == "own-wins"
        await click_on(app, pilot, "Go on")
        await click_on(app, pilot, "Smile, if you feel")
        await click_on(app, pilot, "Go on")
        await click_on(app, pilot, "Thanks")
        await click_on(app, pilot, "Go on")
        await click_on(app, pilot, "Plain")
        for _ in STEPS:
            await click_on(app, pilot, "Back")
        assert isinstance(app.screen, TodayScreen)
        settings = app.journal.settings
        assert settings.topics_off() == {"food", "faith"}
        assert (settings["country"], settings["evening"]) == ("DE", "thanks")
        assert settings.celebrations() == ("cel-03",)
        assert settings["marks"] == "plain"


async def test_it_is_found_again_in_the_settings(journal: Journal) -> None:
    journal.add(NewEntry("reflection", "note", source=HERE))
    async with opened(journal, "enter") as (app, pilot):
        assert isinstance(app.screen, TodayScreen)
        assert LINE not in flat(app)
        await press(pilot, "comma", "enter")
        assert (asked(app), step(app)) == ("topics-off", "1 of 6")
        await press(pilot, "tab", "tab", *"Tea", *["escape"] * 3)
        assert isinstance(app.screen, SettingsScreen)
        assert "Small wins    Tea" in shown(app)
        await press(pilot, "enter", *["tab"] * len(STEPS))
        assert isinstance(app.screen, SettingsScreen)
        assert "You're all set." in shown(app)


async def test_a_key_for_another_page_leaves_it(journal: Journal) -> None:
    async with opened(journal, "enter", "tab", "tab", *"Tea", "f2", "escape", "w") as (app, pilot):
        assert isinstance(app.screen, WinsScreen)
        await press(pilot, "escape")
        assert "You have something unfinished in Small wins (press f5)" in flat(app)
        await press(pilot, "f5")
        assert "Tea" in flat(app)


async def test_a_disk_that_is_full_at_the_end_is_told_and_the_set_up_stays_open(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: State, table: str, name: str, value: str) -> None:
        raise NotPossible("The disk is full.", "Make some room.")

    async with opened(journal, "enter", *["tab"] * (len(STEPS) - 1)) as (app, pilot):
        monkeypatch.setattr(State, "put", full)
        await press(pilot, "tab")
        assert isinstance(app.screen, TodayScreen)
        assert "The disk is full." in flat(app)
        assert "all set" not in flat(app)
        assert LINE in flat(app)


async def test_a_choice_that_cannot_be_stored_stays_on_its_page(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: State, table: str, name: str, value: str) -> None:
        raise NotPossible("The disk is full.", "Make some room.")

    async with opened(journal, "enter", "tab", "down") as (app, pilot):
        monkeypatch.setattr(State, "put", full)
        await press(pilot, "enter")
        assert asked(app) == "country"
        assert "The disk is full." in flat(app)
        await press(pilot, "tab", *"Tea", "escape")
        assert asked(app) == "own-wins"
        assert "Tea" in flat(app)
        monkeypatch.undo()
        await press(pilot, "escape")
        assert app.journal.settings.own_wins() == ("Tea",)


@pytest.mark.parametrize("time", range(5))
async def test_words_typed_right_after_a_choice_are_not_lost(journal: Journal, time: int) -> None:
    async with opened(journal, "enter", "enter", "tab", "down", "enter", "tab", *"Tea") as (app, _):
        assert "Tea" in flat(app)
