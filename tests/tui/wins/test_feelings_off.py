"""Feelings on a win can be turned off: where they are asked for it says how."""

from __future__ import annotations

import pytest

from checkin.content.strings import get_text
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.settings.topics_screen import TopicsScreen
from tests.support.showing import lines, opened, press, shown


@pytest.mark.practice(28)
@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
async def test_where_feelings_are_asked_for_it_says_how_to_turn_them_off(
    journal: Journal, size: tuple[int, int]
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "w", *"Sang", "tab", *["down"] * 8, "enter")
        assert "Don't want to be asked this? ctrl+p, then: feelings off" in shown(app)
        await press(pilot, "ctrl+p", *"feelings", "space", *"off", "enter")
        assert isinstance(app.screen, TopicsScreen)
        row = next(line for line in lines(app) if "›" in line)
        assert "● Feelings" in row
        await press(pilot, "enter")
        await press(pilot, "escape", "escape", "w", "tab")
        assert get_text("wins", "stay") in shown(app)
        assert "How it felt" not in shown(app)
    assert "feelings" in journal.settings.topics_off()


async def test_they_are_turned_on_again_there(journal: Journal) -> None:
    journal.settings.set("topics-off", "feelings")
    async with opened(journal, "ctrl+p", *"feelings", "space", *"on", "enter") as (app, pilot):
        assert isinstance(app.screen, TopicsScreen)
        await press(pilot, "enter", "escape", "escape", "w", *"Sang", "tab")
        assert "How it felt" in shown(app)


async def test_what_is_said_of_the_feelings_comes_before_how_to_turn_them_off(
    journal: Journal,
) -> None:
    keys = ("w", *"Sang", "tab", *["down"] * 8, "enter", "f6", *"hopeless")
    async with opened(journal, *keys) as (app, _):
        assert get_text("help", "people") in shown(app)
        assert "Don't want to be asked this?" not in shown(app)
