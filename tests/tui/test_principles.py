"""What no page ever shows: a level to reach, a part that is missing, blame, or noise."""

from __future__ import annotations

import re

import pytest

from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from tests.support.pages import PAGES, open_page
from tests.support.showing import opened, press, settled, shown
from tests.support.tone import BANNED

_A_RACE = re.compile(
    r"\d ?%|\blevels?\b|\brank|\bscore|\bpoints\b|\bgoal reached\b|\d+ of \d+ days"
)
_PATTERNS = [pattern for pattern in BANNED if not pattern.startswith("miss")]
"""What nobody is told. A person may say of a hard moment that they missed something."""


@pytest.mark.practice(94, 99, 100)
@pytest.mark.parametrize("page", sorted(PAGES))
async def test_no_page_ranks_presses_or_shouts(demo: Journal, page: str) -> None:
    app = CheckinApp(demo)
    rung: list[bool] = []
    app.bell = lambda: rung.append(True)  # type: ignore[method-assign]
    async with app.run_test(size=(80, 24)) as pilot:
        await open_page(pilot, demo, page)
        own = {word for entry in demo.entries(limit=None) for word in entry.text.split()}
        said = " ".join(word for word in shown(app).split() if word not in own)
    assert "!" not in said
    assert not _A_RACE.search(said.casefold())
    for pattern in _PATTERNS:
        assert not re.search(rf"\b{pattern}\b", said, re.IGNORECASE), BANNED[pattern]
    assert not rung


@pytest.mark.practice(97)
async def test_a_rest_can_go_by_without_its_time(journal: Journal) -> None:
    async with opened(journal, "k", "end", *["up"] * 4, "enter") as (app, pilot):
        assert "Minute 1 of 10" in shown(app)
        assert "t hide the time" in shown(app)
        await press(pilot, "t")
        assert "Minute 1" not in shown(app)
        await press(pilot, "escape")
        assert "However long it was, it counts." in shown(app)


@pytest.mark.practice(97)
async def test_what_was_not_done_yesterday_is_not_waiting_today(demo: Journal) -> None:
    async with opened(demo) as (app, pilot):
        for key in ("m", "escape", "e", "escape", "r"):
            await pilot.press(key)
            await settled(pilot)
            assert not re.search(r"\b(late|overdue|yesterday's|unfinished|due)\b", shown(app))
