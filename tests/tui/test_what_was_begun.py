"""A page that opens by itself, with words that were typed on it before, says so."""

from datetime import timedelta

import pytest

from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.today.screen import TodayScreen
from tests.support.moving import Moving
from tests.support.showing import opened, press, shown


async def again(journal: Journal) -> str:
    """What is shown when the app is opened once more."""
    async with opened(journal) as (app, _pilot):
        return " ".join(shown(app).split())


@pytest.mark.parametrize("keys", [("w",), ("m",), ("s",), ("f3", "a"), ("s", "tab")], ids=" ".join)
async def test_a_page_with_words_from_before_says_since_when(
    moved: Journal, moving: Moving, keys: tuple[str, ...]
) -> None:
    app = CheckinApp(moved)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *keys)
        moving.moment += timedelta(hours=5, minutes=5)
        await press(pilot, *"half a wo")
        await app.drafting.save()
    moving.moment += timedelta(hours=1)
    said = await again(moved)
    assert "half a wo" in said
    assert "Here is what you were writing, from 14:05." in said
    assert "Here is what you were writing, from 14:05." in await again(moved)


async def test_words_of_another_day_say_the_day(moved: Journal, moving: Moving) -> None:
    app = CheckinApp(moved)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f3", "a", *"Mira")
        await app.drafting.save()
    moving.go_on(1)
    said = "Here is what you were writing, from Saturday 21 November, 09:00."
    assert said in await again(moved)


async def test_it_is_said_for_a_moment_and_nowhere_else(moved: Journal) -> None:
    app = CheckinApp(moved)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "w", *"half a wo")
        await app.drafting.save()
    async with opened(moved) as (back, pilot):
        await press(pilot, "escape")
        assert isinstance(back.screen, TodayScreen)
        assert "Here is what" not in shown(back)
        await back.drafting.save()
    async with opened(moved) as (once_more, pilot):
        assert isinstance(once_more.screen, TodayScreen)
        await press(pilot, "w")
        assert "half a wo" in shown(once_more)
        assert "Here is what" not in shown(once_more)
