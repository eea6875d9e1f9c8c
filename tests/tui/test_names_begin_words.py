"""A name begins words, also where its first letter is a key of the page."""

from __future__ import annotations

import pytest

from checkin.journal import Journal
from checkin.tui.base.screen import Page
from checkin.tui.features.history.screen import HistoryScreen
from checkin.tui.features.support.screen import PeopleScreen
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.features.wins.screen import WinsScreen
from tests.support.showing import press
from tests.tui.test_first_letter import PAGES, after, field, kept_whole, typed


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        (TodayScreen, "maria rang"),
        (TodayScreen, "Maria rang"),
        (TodayScreen, "mandy rang"),  # also with a name behind its first letter
        (TodayScreen, "wendy came over"),
        (TodayScreen, "sarah texted"),
        (TodayScreen, "emma helped me"),
        (TodayScreen, "hannah's here"),
        (TodayScreen, "peter drove me"),
        (TodayScreen, "ben cooked for me"),
        (TodayScreen, "rachel, again"),
        (TodayScreen, "kate stayed"),
        (TodayScreen, "lena is kind"),
        (TodayScreen, "xavier wrote"),
        (TodayScreen, "ursula is ill"),
        (TodayScreen, "uncle joe called"),
        (HistoryScreen, "anna helped me"),
        (HistoryScreen, "george left"),
        (HistoryScreen, "omar rang"),
        (HistoryScreen, "xenia left"),
        (PeopleScreen, "anna helped me today"),
        (PeopleScreen, "alex was kind"),
        (PeopleScreen, "ken came"),
        (PeopleScreen, "lena is kind"),
        (PeopleScreen, "ruth rang"),
        (PeopleScreen, "carl rang"),
    ],
)
async def test_a_name_is_kept_with_its_words(
    demo: Journal, monkeypatch: pytest.MonkeyPatch, page: type[Page[object]], sentence: str
) -> None:
    today = demo.clock.today()
    people, goal = demo.contacts.all(), demo.day(today).intention
    await kept_whole(demo, monkeypatch, PAGES.get(page, []), sentence)
    assert demo.contacts.all() == people
    assert demo.day(today).intention == goal


async def test_a_key_and_a_name_are_a_win(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with after(journal, monkeypatch, burst=-1.0) as (app, pilot):
        await typed(pilot, "wmaria rang")
        assert isinstance(app.screen, WinsScreen)
        assert field(app) == "maria rang"


@pytest.mark.parametrize("name", ["Lena", "lena", "Lan"])
async def test_a_key_and_a_name_are_somebody_to_add(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    async with after(journal, monkeypatch, "p", burst=-1.0) as (app, pilot):
        await typed(pilot, f"a{name}")
        assert field(app) == name
        await press(pilot, "enter", "enter", "enter")
    assert [person.name for person in journal.contacts.all()] == [name]
