"""A letter that is not one of the keys acts as its plain twin, or the page says what works."""

from __future__ import annotations

import pytest
from textual.events import Key
from textual.keys import _character_to_key

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from checkin.tui.base.help_screen import HelpScreen
from checkin.tui.features.history.screen import HistoryScreen
from checkin.tui.features.lookback.year_screen import YearScreen
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.features.wins.screen import WinsScreen
from checkin.tui.widgets.text_field import TextField
from tests.support.showing import opened, settled, shown

WORKS = "These always work"


def key(sign: str) -> Key:
    return Key(_character_to_key(sign), sign)


@pytest.mark.parametrize(
    ("sign", "page"),
    [
        ("W", WinsScreen),
        ("H", HistoryScreen),
        ("\uff57", WinsScreen),
        ("\uff37", WinsScreen),
        ("\uff1f", HelpScreen),
    ],
)
async def test_caps_lock_and_full_width_letters_act_as_the_plain_ones(
    journal: Journal, sign: str, page: type
) -> None:
    async with opened(journal) as (app, pilot):
        app.post_message(key(sign))
        await settled(pilot)
        assert type(app.screen) is page
        assert WORKS not in shown(app)


async def test_a_page_has_its_own_keys_in_upper_case_too(demo: Journal) -> None:
    async with opened(demo, "H", "Y") as (app, _):
        assert type(app.screen) is YearScreen


async def test_an_upper_case_u_still_does_again_what_was_undone(journal: Journal) -> None:
    journal.add(NewEntry("win", "Walked"))
    async with opened(journal, "u", "U"):
        assert [entry.text for entry in journal.entries()] == ["Walked"]


@pytest.mark.parametrize("sign", ["ц", "ς", "ש", "ß", "й", "日", "ö", "5", ";"])
async def test_a_letter_that_does_nothing_says_which_keys_work_everywhere(
    journal: Journal, sign: str
) -> None:
    async with opened(journal) as (app, pilot):
        app.post_message(key(sign))
        await settled(pilot)
        assert type(app.screen) is TodayScreen
        assert f"'{sign}' does nothing here." in shown(app)
        for name in ("f1", "f2", "f3", "ctrl+p"):
            assert name in shown(app)
        await pilot.press("w", "escape")
        await settled(pilot)
        assert WORKS not in shown(app)


@pytest.mark.parametrize("page", "hyv,")
async def test_it_is_said_on_other_pages_too(demo: Journal, page: str) -> None:
    keys = {"y": ["h", "y"], "v": ["h", "v"], ",": ["comma"]}.get(page, [page])
    async with opened(demo, *keys) as (app, pilot):
        before = app.screen
        app.post_message(key("ц"))
        await settled(pilot)
        assert app.screen is before
        assert WORKS in shown(app)


async def test_trouble_is_not_wiped_by_a_letter_that_does_nothing(journal: Journal) -> None:
    async with opened(journal) as (app, pilot):
        app.show_status_on_top("The disk is full.", trouble=True)
        app.post_message(key("ц"))
        await settled(pilot)
        assert "The disk is full." in shown(app)


async def test_in_a_field_every_letter_is_only_typed(journal: Journal) -> None:
    async with opened(journal, "w") as (app, pilot):
        for sign in "Wцש\uff375":
            app.post_message(key(sign))
        await settled(pilot)
        assert app.screen.query_one("#line", TextField).value == "Wцש\uff375"
        assert WORKS not in shown(app)
