"""Words that begin while a timed tool runs are whole on the page that comes after."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from checkin.core.clock import Clock
from checkin.demo_journal import demo_journal
from checkin.domain.hard_moment import Offer
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.base import letters_before, typed_letters
from checkin.tui.base.screen import Page
from checkin.tui.features.hard_moment.flow import HardMomentFlow
from checkin.tui.features.tools.breathing_screen import PacedScreen
from checkin.tui.features.tools.breathing_setup_screen import BreatheScreen
from checkin.tui.features.tools.timer_screen import TimerScreen
from checkin.tui.widgets import choice_list
from checkin.tui.widgets.choice_list import ChoiceList
from checkin.tui.widgets.text_field import TextField
from tests.support.showing import opened, press, settled, shown


class Now:
    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds

    def go_on(self) -> None:
        self.seconds += choice_list.TOGETHER + 0.1


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> Now:
    found = Now()
    for module in (letters_before, typed_letters, choice_list):
        monkeypatch.setattr(module, "monotonic", found)
    return found


def breathing() -> BreatheScreen:
    return BreatheScreen(clock=lambda: 100.0)


def resting() -> TimerScreen:
    return TimerScreen(2, clock=lambda: 100.0)


async def begun(app: CheckinApp, pilot: Pilot[None], tool: Page[Any]) -> None:
    app.push_screen(tool)
    await settled(pilot)
    if isinstance(tool, BreatheScreen):
        app.screen.query_one(ChoiceList).highlighted = 4  # with holds
        await press(pilot, "enter")
        while not isinstance(app.screen, PacedScreen):
            await press(pilot, "enter")


def own_words(app: CheckinApp) -> str:
    field = app.screen.query_one_optional("#own-words", TextField)
    return field.value if field else ""


def names(words: str) -> list[str]:
    return [{" ": "space"}.get(sign, sign) for sign in words]


@pytest.mark.parametrize(
    ("tool", "words"),
    [
        (breathing, "help me please"),
        (breathing, "ooh that helped"),
        (resting, "this is enough"),
        (resting, "tt is his name"),
        (resting, "enough now"),
        (resting, "yes but it hurts"),
    ],
)
async def test_the_letters_that_ended_a_tool_stand_before_the_words(
    journal: Journal, now: Now, tool: Callable[[], Page[Any]], words: str
) -> None:
    async with opened(journal) as (app, pilot):
        await begun(app, pilot, tool())
        await press(pilot, *names(words))
        assert own_words(app) == words
        await press(pilot, "enter")
        assert not own_words(app)
    assert [entry.text for entry in journal.entries()] == [words]


async def test_a_space_that_ended_a_tool_is_no_word(journal: Journal, now: Now) -> None:
    async with opened(journal) as (app, pilot):
        await begun(app, pilot, breathing())
        await press(pilot, "space", *names("help me"))
        assert own_words(app) == "help me"


async def test_a_letter_that_ended_a_tool_a_while_ago_is_a_key(journal: Journal, now: Now) -> None:
    async with opened(journal) as (app, pilot):
        await begun(app, pilot, resting())
        await press(pilot, "x")
        now.go_on()
        await press(pilot, "n")
        assert not own_words(app)
        assert app.screen.query_one(ChoiceList).chosen == "no"


async def test_a_key_of_the_rest_long_before_is_no_letter(journal: Journal, now: Now) -> None:
    async with opened(journal) as (app, pilot):
        await begun(app, pilot, resting())
        await press(pilot, "t")
        now.go_on()
        await press(pilot, *"help")
        assert own_words(app) == "help"


async def test_another_key_after_the_letter_ends_the_words(journal: Journal, now: Now) -> None:
    async with opened(journal) as (app, pilot):
        await begun(app, pilot, resting())
        await press(pilot, "x", "down", "n")
        assert not own_words(app)


async def test_how_is_it_now_has_the_whole_words_after_a_rest(clock: Clock, now: Now) -> None:
    with demo_journal(clock) as journal:
        async with opened(journal, "f2") as (app, pilot):
            page = app.screen
            assert isinstance(page, Page)
            flow = HardMomentFlow(page)
            offer = Offer("small:rest", "Rest", "2m", tool="timer:2")
            page.run_worker(flow.try_it(offer, []), group="flow")
            await settled(pilot)
            await press(pilot, *names("this is enough"))
            assert "How is it now?" in shown(app)
            assert own_words(app) == "this is enough"
            await press(pilot, "enter")
        assert "this is enough" in [moment.text for moment in journal.entries_of("setback")]


async def test_words_at_how_long_begin_with_the_letter_of_the_time(
    journal: Journal, now: Now
) -> None:
    async with opened(journal, "s") as (app, pilot):
        app.push_screen(TimerScreen(inside=True))
        await settled(pilot)
        assert "How long" in shown(app)
        await press(pilot, *names("tired and low"))
        assert own_words(app) == "tired and low"
