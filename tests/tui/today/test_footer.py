"""Which keys Today names on a small screen: people who can help are among them at any time."""

from __future__ import annotations

import pytest

from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.support.screen import PeopleScreen
from tests.support.moving import Moving
from tests.support.showing import lines, press

BY_DAY = "m Morning  w Win  s Hard  h History  p People  ? More"
IN_THE_EVENING = "w Win  s Hard  e Evening  h History  p People  ? More"


@pytest.mark.practice(87)
@pytest.mark.parametrize(
    ("hour", "named"),
    [
        (9, BY_DAY),
        (16, BY_DAY),
        (17, IN_THE_EVENING),
        (23, IN_THE_EVENING),
        (2, IN_THE_EVENING),
        (5, BY_DAY),
    ],
)
async def test_people_are_named_at_any_hour(
    moved: Journal, moving: Moving, hour: int, named: str
) -> None:
    moving.moment = moving.moment.replace(hour=hour)
    app = CheckinApp(moved)
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot)
        assert lines(app)[-1].strip() == named
        await press(pilot, "down")
        assert "enter Open" in lines(app)[-1]
        assert "s Hard" in lines(app)[-1]
        assert "p People" in lines(app)[-1]
        await press(pilot, "p")
        assert isinstance(app.screen, PeopleScreen)


@pytest.mark.parametrize("hour", [9, 21])
async def test_where_there_is_room_all_of_them_are_named(
    moved: Journal, moving: Moving, hour: int
) -> None:
    moving.moment = moving.moment.replace(hour=hour)
    app = CheckinApp(moved)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        assert lines(app)[-1].strip() == (
            "m Morning  w Win  s Hard moment  e Evening  h History  p People  ? More"
        )
