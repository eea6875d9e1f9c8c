"""Own words are made smaller by ways to choose, and what is no goal is not kept as one."""

from __future__ import annotations

import pytest

from checkin.core.entries import NO_GOAL, NewEntry
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.morning.screen import MorningScreen
from checkin.tui.features.morning.smaller import half, smaller_ways
from checkin.tui.widgets.choice_list import ChoiceList
from checkin.tui.widgets.energy_picker import Energy
from checkin.tui.widgets.text_field import TextField
from tests.support.showing import opened, press, shown


def value(app: CheckinApp) -> str:
    return app.screen.query_one("#line", TextField).value


@pytest.mark.practice(2)
async def test_own_words_become_smaller_in_a_way_that_is_chosen_and_kept(journal: Journal) -> None:
    async with opened(journal, "m", *"Clean the kitchen", "f6") as (app, pilot):
        for way in (
            "A smaller way to do it. f6 goes back to your own words.",
            "Clean the kitchen: the first two minutes",
            "Clean the kitchen: one small part of it",
            "Clean the kitchen: getting ready for it",
            "Clean the kitchen, for half as long",
        ):
            assert way in shown(app)
        rows = shown(app)
        assert rows.index("for half as long") < rows.index("What would half of that be?")
        await press(pilot, "down", "down", "enter")
        assert value(app) == "Clean the kitchen: one small part of it"
        assert "That's smaller. Enter keeps it, f6 goes back to your own words." in shown(app)
        await press(pilot, "enter")
    (goal,) = journal.today().of("intention")
    assert goal.text == "Clean the kitchen: one small part of it"


@pytest.mark.parametrize("key", ["f6", "escape"])
async def test_the_same_key_and_escape_bring_own_words_back(journal: Journal, key: str) -> None:
    async with opened(journal, "m", *"Walk 20 minutes", "f6") as (app, pilot):
        await press(pilot, "down", "enter")
        assert value(app) == "Walk 10 minutes"
        await press(pilot, key)
        assert value(app) == "Walk 20 minutes"
        assert "Your own words are back." in shown(app)
        await press(pilot, "f6", key)
        assert value(app) == "Walk 20 minutes"
        assert "A smaller way to do it." not in shown(app)
        assert isinstance(app.screen, MorningScreen)


async def test_other_words_end_the_smaller_ways(journal: Journal) -> None:
    async with opened(journal, "m", *"Clean", "f6") as (app, pilot):
        await press(pilot, *" up")
        assert value(app) == "Clean up"
        assert "A smaller way to do it." not in shown(app)


@pytest.mark.parametrize(
    ("words", "halved"),
    [
        ("Walk 20 minutes", "Walk 10 minutes"),
        ("Read 5 pages.", "Read 2 pages."),
        ("Read for an hour", "Read for half an hour"),
        ("Read for half an hour", ""),
        ("Call at 10 sharp", ""),
        ("Call mum at 5 pm", ""),
        ("Read page 12 aloud", ""),
        ("Call on 5 May", ""),
        ("Write 1 line", ""),
        ("Tidy up", ""),
    ],
)
def test_an_amount_is_halved_and_no_hour_or_name_is(words: str, halved: str) -> None:
    assert half(words) == halved
    assert (smaller_ways(words)[0] == halved.rstrip(".")) is bool(halved)


@pytest.mark.parametrize("words", ["low energy", "Energy low.", "no energy", "low"])
async def test_words_for_the_energy_set_it_and_are_no_goal(journal: Journal, words: str) -> None:
    async with opened(journal, "m", *words, "enter") as (app, _pilot):
        assert app.screen.query_one(Energy).level == "low"
        assert value(app) == ""
        assert "Here are ideas for that much energy. f4 changes it." in shown(app)
        await app.drafting.save()
    assert journal.entries() == []
    assert [draft.text for draft in journal.drafts.all() if draft.text] == []


@pytest.mark.parametrize(
    ("words", "level", "row"),
    [
        ("low energy, so just tea", "low", "Low energy today: show ideas for that"),
        ("some energy for the garden", "medium", "Medium energy today: show ideas for that"),
        ("lots of energy for a walk", "more", "More energy today: show ideas for that"),
    ],
)
async def test_where_more_is_said_the_energy_is_offered_and_the_words_stay(
    journal: Journal, words: str, level: str, row: str
) -> None:
    async with opened(journal, "m", *words) as (app, pilot):
        assert row in shown(app)
        assert app.screen.query_one(Energy).level is None
        await press(pilot, "down", "enter")
        assert app.screen.query_one(Energy).level == level
        assert value(app) == words
        await press(pilot, "enter")
    assert [goal.text for goal in journal.today().of("intention")] == [words]


@pytest.mark.parametrize("words", ["no goal", "No goals today."])
async def test_no_goal_is_read_as_its_row(journal: Journal, words: str) -> None:
    async with opened(journal, "m", *words, "enter"):
        pass
    (goal,) = journal.today().of("intention")
    assert (goal.text, goal.source) == ("No goal today", NO_GOAL)


async def test_a_number_alone_chooses_nothing_and_is_no_goal(journal: Journal) -> None:
    async with opened(journal, "m", "3", "enter") as (app, pilot):
        assert (
            "A number alone chooses nothing here. Choose with the arrow keys, or type a few words."
            in " ".join(shown(app).split())
        )
        assert value(app) == "3"
        await press(pilot, *" pages", "enter")
    assert [goal.text for goal in journal.today().of("intention")] == ["3 pages"]


async def test_an_idea_keeps_its_own_smaller_form(journal: Journal) -> None:
    journal.add(NewEntry("intention", "Have some water when I first get up"))
    async with opened(journal, "m", "f6") as (app, _pilot):
        assert value(app) == "Take one sip of something"
        assert "A smaller way" not in str(app.screen.query_one(ChoiceList).options)


async def test_a_treat_is_offered_from_own_words_first_and_from_the_others_after_them(
    journal: Journal,
) -> None:
    journal.settings.set("celebrate", "A song\ncel-12")
    async with opened(journal, "m", *"Call Sam", "tab", "tab") as (app, pilot):
        rows = [str(row.id) for row in app.screen.query_one(ChoiceList).options if not row.disabled]
        assert rows[0] == "A song"
        assert rows[1] == "Have something you like to eat. No rules."
        assert "Rest for ten minutes. You don't have to earn it." in rows
        assert len(rows) == len(set(rows))
        await press(pilot, *"rest", "down", "enter")
    (goal,) = journal.today().of("intention")
    assert goal.reward == "Rest for ten minutes. You don't have to earn it."


async def test_nothing_to_eat_is_offered_as_a_treat_where_food_is_off(journal: Journal) -> None:
    journal.settings.set("topics-off", "food")
    async with opened(journal, "m", *"Call Sam", "tab", "tab") as (app, _pilot):
        assert "Go and look at the sky" in shown(app)
        assert "to eat" not in shown(app)
    async with opened(journal, "p", "a") as (app, _pilot):
        assert "soup" not in shown(app)
