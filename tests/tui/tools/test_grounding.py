from __future__ import annotations

import pytest
from textual.widgets import Input

from checkin.content import grounding
from checkin.journal import Journal
from checkin.tui import routes
from checkin.tui.app import CheckinApp
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.features.tools.grounding_screen import LookScreen
from checkin.tui.features.tools.skills_screen import SkillsScreen
from checkin.tui.features.tools.steps_screen import StepsScreen
from checkin.tui.routes import Tried
from checkin.tui.widgets.choice_list import ChoiceList
from tests.support.showing import opened, press, settled, shown


def rows(app: CheckinApp) -> list[str]:
    return [option.id or "" for option in app.screen.query_one(ChoiceList).options]


def together(app: CheckinApp) -> str:
    return " ".join(shown(app).split())


def wins(journal: Journal) -> list[tuple[str, str | None, str | None]]:
    return [(e.text, e.source, e.label) for e in journal.entries_of("win")]


@pytest.mark.practice(85)
@pytest.mark.parametrize("inside", [True, False])
async def test_it_begins_at_once_with_the_first_sense_and_its_care(
    journal: Journal, inside: bool
) -> None:
    async with opened(journal, *(("s",) if inside else ("l",))) as (app, pilot):
        if inside:
            choices = app.screen.query_one(ChoiceList)
            choices.highlighted = choices.get_option_index("st-tool-look")
            await press(pilot, "enter")
        start, step = grounding.start(), grounding.steps()[0]
        said = (
            step.ask,
            start.safe_first,
            start.not_driving,
            "It is Saturday, 21 November, 12:30.",
        )
        for sentence in said:
            assert sentence in together(app)
        await press(pilot, "enter")
        assert start.safe_first not in together(app)


async def test_what_began_by_itself_is_left_without_a_question(journal: Journal) -> None:
    async with opened(journal, "l", "escape") as (app, _pilot):
        assert isinstance(app.screen, TodayScreen)
    assert journal.entries() == []


@pytest.mark.practice(85)
async def test_safety_the_day_and_the_time_come_first(journal: Journal) -> None:
    app = CheckinApp(journal, at=routes.LOOK_AROUND)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f4")
        start = grounding.start()
        for sentence in (start.safe_first, start.not_driving, start.line):
            assert sentence in together(app)
        assert "It is Saturday, 21 November, 12:30." in together(app)


@pytest.mark.practice(24, 85)
async def test_one_sense_a_page_with_a_way_round_each_and_nothing_to_type(
    journal: Journal,
) -> None:
    app = CheckinApp(journal, at=routes.LOOK_AROUND)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f4")
        assert not app.screen.query(Input)
        await press(pilot, "enter")
        for step in grounding.steps():
            seen = shown(app)
            assert step.ask in seen
            assert step.hint in seen
            assert step.instead in seen
            assert not [
                other.ask for other in grounding.steps() if other != step and other.ask in seen
            ]
            assert not app.screen.query(Input)
            await press(pilot, "enter")
        assert grounding.end().line in shown(app)
        await press(pilot, "down", "down", "enter")
        assert "on your pile?" in shown(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, TodayScreen)
        assert "It's on your pile now." in shown(app)
    assert wins(journal) == [("Looked around the room, one sense at a time", "grounding", "tools")]


@pytest.mark.parametrize("key", ["tab"])
async def test_every_step_can_be_passed_over(journal: Journal, key: str) -> None:
    app = CheckinApp(journal, at=routes.LOOK_AROUND)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f4")
        await press(pilot, "enter", *[key] * 5)
        assert grounding.end().line in shown(app)


async def test_one_step_back_is_one_key(journal: Journal) -> None:
    app = CheckinApp(journal, at=routes.LOOK_AROUND)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f4")
        await press(pilot, "enter", "enter", "left")
        assert "Five things you can see." in shown(app)
        await press(pilot, "left")
        assert "Five things you can see." in shown(app)


@pytest.mark.practice(24)
async def test_stopping_on_the_way_counts_too(journal: Journal) -> None:
    app = CheckinApp(journal, at=routes.LOOK_AROUND)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f4")
        await press(pilot, "enter", "enter", "escape")
        assert "Looking around for a bit counts." in shown(app)
        await press(pilot, "enter")
        assert wins(journal) == []
        assert 'Put "Looked around the room for a bit" on your pile?' in shown(app)
        await press(pilot, "y", "enter")
    assert wins(journal) == [("Looked around the room for a bit", "grounding", "tools")]


@pytest.mark.parametrize(
    ("far", "win"),
    [
        (("enter", "escape"), "Looked around the room for a bit"),
        (("enter",) * 5 + ("up", "enter"), "Looked around, one sense at a time"),
    ],
    ids=["left", "all"],
)
async def test_in_a_hard_moment_the_pile_has_what_was_done_of_it(
    journal: Journal, far: tuple[str, ...], win: str
) -> None:
    async with opened(journal, "s", "down", "enter") as (app, pilot):
        assert "Five things you can see." in shown(app)
        await press(pilot, *far)
        assert "How is it now?" in shown(app)
        await press(pilot, "e", "enter")
        assert f'Put "{win}" on your pile?' in shown(app)
        await press(pilot, "y", "enter")
    assert [text for text, _, _ in wins(journal)] == [win]


async def test_all_of_it_once_and_a_part_once_more_is_all_of_it(journal: Journal) -> None:
    async with opened(journal, "l", *["enter"] * 7, "escape") as (app, pilot):
        assert "Looking around for a bit counts." in shown(app)
        await press(pilot, "enter")
    assert [text for text, _, _ in wins(journal)] == ["Looked around the room, one sense at a time"]


async def test_leaving_before_the_first_step_asks_nothing(journal: Journal) -> None:
    app = CheckinApp(journal, at=routes.LOOK_AROUND)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f4")
        await press(pilot, "enter", "escape")
        assert isinstance(app.screen, LookScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
    assert journal.entries() == []


async def test_once_more_begins_again(journal: Journal) -> None:
    app = CheckinApp(journal, at=routes.LOOK_AROUND)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f4")
        await press(pilot, *["enter"] * 7)
        assert "Five things you can see." in shown(app)


async def test_a_different_tool_leads_to_the_skills(journal: Journal) -> None:
    app = CheckinApp(journal, at=routes.LOOK_AROUND)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f4")
        await press(pilot, *["enter"] * 6, "down", "enter", "enter")
        assert isinstance(app.screen, SkillsScreen)
    assert len(wins(journal)) == 1


@pytest.mark.practice(84)
async def test_a_number_can_be_given_where_numbers_are_on(journal: Journal) -> None:
    journal.settings.set("ratings", "yes")
    app = CheckinApp(journal, at=routes.LOOK_AROUND)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f4")
        await press(pilot, *["enter"] * 6, "down", "down")
        assert "Say how strong it is" in shown(app)
        await press(pilot, "enter")
        assert "And now, from 0 to 10?" in shown(app)
        await press(pilot, "3", "enter", "enter")
    (win,) = journal.entries_of("win")
    assert win.after == 3


async def test_a_sense_that_is_off_is_no_step_of_it(journal: Journal) -> None:
    journal.settings.set("topics-off", "smell body sight")
    app = CheckinApp(journal, at=routes.LOOK_AROUND)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f4")
        assert "gr-edges" not in rows(app)
        await press(pilot, "enter")
        assert "Three things you can hear." in shown(app)
        await press(pilot, "enter")
        assert "One thing you can taste" in shown(app)
        await press(pilot, "enter")
        assert grounding.end().line in shown(app)


async def test_with_every_sense_off_the_short_ways_remain(journal: Journal) -> None:
    journal.settings.set("topics-off", "smell body sight sound food")
    app = CheckinApp(journal, at=routes.LOOK_AROUND)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f4")
        assert rows(app)[0] == "h:shorts"
        assert app.screen.query_one(ChoiceList).chosen == "gr-alpha"


@pytest.mark.practice(85)
async def test_a_short_way_is_one_page(journal: Journal) -> None:
    app = CheckinApp(journal, at=routes.LOOK_AROUND)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f4")
        await press(pilot, "down", "down", "enter")
        assert "Count back from 100 by threes." in together(app)
        assert not app.screen.query(Input)
        await press(pilot, "enter", "enter")
    assert wins(journal) == [("Took a moment to steady myself", "grounding:gr-count", "tools")]


async def test_inside_a_hard_moment_it_gives_back_true_and_asks_nothing(journal: Journal) -> None:
    app = CheckinApp(journal)
    given: list[Tried | None] = []
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(LookScreen(inside=True), given.append)
        await settled(pilot)
        await press(pilot, "enter", "enter", "escape")
        assert isinstance(app.screen, TodayScreen)
    assert [tried is not None for tried in given] == [True]
    assert journal.entries() == []


async def test_people_and_a_hard_moment_are_one_key_away(journal: Journal) -> None:
    app = CheckinApp(journal, at=routes.LOOK_AROUND)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f4")
        await press(pilot, "enter", "f3", "escape")
        assert isinstance(app.screen, StepsScreen)
        await press(pilot, "f2")
        assert "What's one small thing I can do right now?" in shown(app)
