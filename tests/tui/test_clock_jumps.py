"""The clock goes on without the program: the machine slept, or the clock was set."""

from __future__ import annotations

from datetime import timedelta

import pytest
from textual.events import AppFocus, Key

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from checkin.tui import appearance
from checkin.tui.features.wins.screen import WinsScreen
from tests.support.moving import Moving
from tests.support.showing import opened, press, settled, shown

TOLD = (
    "A new day has begun. This page is still for Saturday 21 November. Press f9 to make it today's."
)


@pytest.mark.parametrize("event", [Key("f12", None), AppFocus()], ids=["a key", "focus"])
async def test_today_is_the_new_day_at_once(
    moved: Journal, moving: Moving, event: Key | AppFocus
) -> None:
    moved.add(NewEntry("win", "Ate well"))
    async with opened(moved) as (app, pilot):
        assert "Saturday 21 November" in shown(app)
        moving.moment += timedelta(days=2)
        app.post_message(event)
        await settled(pilot)
        assert "Monday 23 November" in shown(app)
        assert "Ate well" not in shown(app)


async def test_it_turns_back_where_the_clock_was_wrong(moved: Journal, moving: Moving) -> None:
    moving.moment += timedelta(days=300)
    async with opened(moved) as (app, pilot):
        moving.moment -= timedelta(days=300)
        await press(pilot, "f12")
        assert "Saturday 21 November" in shown(app)


async def test_the_first_key_is_a_key_of_the_new_day(moved: Journal, moving: Moving) -> None:
    async with opened(moved) as (_, pilot):
        moving.moment += timedelta(days=1)
        await press(pilot, "w", *"Slept well", "enter")
    (kept,) = moved.entries()
    assert f"{kept.day:%d %B}" == "22 November"


async def test_a_page_that_keeps_its_day_says_so_at_the_next_key(
    moved: Journal, moving: Moving
) -> None:
    async with opened(moved, "w", *"Late ") as (app, pilot):
        moving.moment += timedelta(days=1)
        await press(pilot, "w")
        assert TOLD in " ".join(shown(app).split())
        await press(pilot, *"alk", "enter")
    (kept,) = moved.entries()
    assert (kept.text, f"{kept.day:%d %B}") == ("Late walk", "21 November")


async def test_it_says_so_before_any_key(
    moved: Journal, moving: Moving, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(appearance, "FOLLOW_EVERY", 0.02)
    async with opened(moved, "w", *"Late") as (app, pilot):
        moving.moment += timedelta(days=1)
        for _ in range(500):
            await pilot.pause(0.01)
            if TOLD in " ".join(shown(app).split()):
                break
        else:
            pytest.fail("it was not said")


async def test_it_says_so_again_where_the_clock_was_set_back_meanwhile(
    moved: Journal, moving: Moving
) -> None:
    async with opened(moved, "w", *"Late") as (app, _pilot):
        page = app.screen
        assert isinstance(page, WinsScreen)
        first = page._turning
        page._has_turned()  # its timer, a moment before the day ends by this clock
        assert page._turning is not first
        assert "A new day" not in shown(app)
