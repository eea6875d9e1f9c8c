"""Every item of a pack can be met by someone who uses the keys of the page it is for."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from checkin.content import evening, feelings, help_lines, morning, small_things, week, wins
from checkin.content.topics import topics
from checkin.core.entries import NewEntry
from checkin.core.settings import SETTINGS
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.morning.ideas import WHOLE
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.widgets.choice_list import ChoiceList
from tests.support.moving import Moving
from tests.support.shell import checkin
from tests.support.showing import opened, press, settled, shown

TALL = (100, 70)
"""A terminal in which a whole list is in sight."""


async def test_every_small_thing_has_its_turn_in_some_weeks(moved: Journal, moving: Moving) -> None:
    app = CheckinApp(moved)
    left = {idea.text for idea in small_things.small_things() if not idea.moment}
    async with app.run_test(size=TALL) as pilot:
        for _ in range(40):
            await pilot.press("s", "down")
            await settled(pilot)
            left = {text for text in left if text not in shown(app)}
            await pilot.press("escape")
            moving.go_on(1)
            if not left:
                break
    assert left == set()


@pytest.mark.parametrize(
    "idea",
    [idea for idea in small_things.small_things(()) if idea.tool not in ("people", "help")],
    ids=lambda idea: idea.id,
)
async def test_every_small_thing_stands_on_the_pile_as_what_was_done(
    journal: Journal, idea: small_things.Idea
) -> None:
    moment = journal.add(NewEntry("setback", ""))
    step = journal.add(NewEntry("step", idea.text, parent=moment.id, source=idea.id))
    journal.edit(step.id, outcome="easier")
    async with opened(journal, "s") as (app, pilot):
        await press(pilot, "enter")  # what eased a moment stands first
        if "I did it" not in shown(app):  # a page of its own, such as a timer
            await press(pilot, "escape")
        await press(pilot, "i", "enter", "e", "enter", "y", "enter", "enter")
        assert isinstance(app.screen, TodayScreen)
        assert idea.done in " ".join(shown(app).split())


async def test_every_question_of_a_morning_has_its_day(moved: Journal, moving: Moving) -> None:
    app = CheckinApp(moved)
    async with app.run_test(size=TALL) as pilot:
        for profile in evening.profiles(()):
            moved.settings.set("evening", profile.id)
            left = set(profile.morning)
            for _ in profile.morning:
                moving.go_on(1)
                await press(pilot, "m")
                left = {ask for ask in left if ask not in shown(app)}
                await press(pilot, "escape")
            assert left == set()


async def test_every_gentle_thing_is_listed_for_its_energy_and_can_be_made_smaller(
    journal: Journal,
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=TALL) as pilot:
        await pilot.press("m")
        await settled(pilot)
        for energy in ("low", "medium", "more"):
            await pilot.press("f4")
            await settled(pilot)
            found = morning.intentions(energy, journal.settings.topics_off())
            assert [idea.text for idea in found if idea.text not in shown(app)] == []
            for place, idea in enumerate(found, start=1):
                await pilot.press(*["down"] * (place + len(WHOLE)), "f6")
                await settled(pilot)
                assert idea.smaller in shown(app)
                await pilot.press("ctrl+u")


async def test_every_moment_is_offered_to_tie_it_to(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=TALL) as pilot:
        await pilot.press("m", *"walk", "tab")
        await settled(pilot)
        assert [cue.text for cue in morning.cues() if cue.text not in shown(app)] == []


async def test_every_question_comes_when_nothing_comes_to_mind(journal: Journal) -> None:
    app = CheckinApp(journal)
    left = {prompt.text for prompt in wins.prompts()}
    async with app.run_test(size=TALL) as pilot:
        await pilot.press("w", "f4")
        for _ in range(len(left)):
            await settled(pilot)
            left = {text for text in left if text not in shown(app)}
            await pilot.press("enter")
    assert left == set()


async def test_every_feeling_says_what_it_means(journal: Journal) -> None:
    app = CheckinApp(journal)
    left = {f"{word.word}: {word.plain}" for word in feelings.words()}
    async with app.run_test(size=TALL) as pilot:
        await pilot.press("e", "tab")
        for _ in feelings.quadrants():
            for _ in range(11):  # ten words, and one beside the grid
                await settled(pilot)
                left = {text for text in left if text not in shown(app)}
                await pilot.press("down")
            await pilot.press("right")
    assert left == set()


async def test_every_question_of_a_week_can_be_asked(journal: Journal) -> None:
    journal.add(NewEntry("win", "Tea"))  # some are about wins
    app = CheckinApp(journal)
    left = {question.text for question in week.questions("week")}
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("r")
        for _ in range(len(left)):
            await settled(pilot)
            left = {text for text in left if text not in shown(app)}
            await pilot.press("f4")
    assert left == set()


async def never_listed(journal: Journal, texts: Iterable[str], *keys: str) -> set[str]:
    """Which of these texts stand nowhere in the list that opens after keys."""
    journal.settings.set("topics-off", "")
    app, left = CheckinApp(journal), set(texts)
    async with app.run_test(size=TALL) as pilot:
        await press(pilot, *keys)
        for _ in range(len(left)):
            left = {text for text in left if text not in shown(app)}
            if not left:
                break
            await press(pilot, "down")
    return left


async def test_every_win_that_one_key_keeps_is_listed(journal: Journal) -> None:
    every = [chip.text for chip in wins.chips(())]
    assert await never_listed(journal, every, "w", "0", "enter") == set()


async def test_every_way_to_celebrate_is_listed(journal: Journal) -> None:
    every = [way.text for way in wins.celebrations(())]
    keys = ("w", *"Sang", "tab", "down", "down", "enter")
    assert await never_listed(journal, every, *keys) == set()


async def test_every_sort_of_evening_says_what_it_is_for(journal: Journal) -> None:
    journal.settings.set("topics-off", "")
    async with opened(journal, "comma") as (app, pilot):
        choices = app.screen.query_one(ChoiceList)
        while choices.chosen != "evening":
            await press(pilot, "down")
        await press(pilot, "enter")
        for profile in evening.profiles(()):
            assert profile.label in shown(app)
            assert profile.help in shown(app)
            await press(pilot, "down")


async def test_every_topic_says_what_it_covers(journal: Journal) -> None:
    journal.settings.set("topics-off", "")
    app = CheckinApp(journal)
    async with app.run_test(size=TALL) as pilot:
        await pilot.press("comma")
        await settled(pilot)
        names = [setting.name for setting in SETTINGS]
        await pilot.press(*["down"] * names.index("topics-off"), "enter")
        await settled(pilot)
        assert [t.help for t in topics() if t.help not in shown(app)] == []


@pytest.mark.parametrize("profile", evening.profiles(()), ids=lambda profile: profile.id)
async def test_every_question_of_an_evening_is_asked(
    journal: Journal, profile: evening.Profile
) -> None:
    journal.settings.set("evening", profile.id)
    app = CheckinApp(journal)
    left = {question.ask for question in profile.questions}
    async with app.run_test(size=TALL) as pilot:
        await pilot.press("e")
        for _ in range(len(left) + 2):
            await settled(pilot)
            left = {text for text in left if text not in shown(app)}
            await pilot.press("tab")
    assert left == set()


@pytest.mark.parametrize("country", help_lines.countries(), ids=lambda country: country.code)
def test_every_help_line_is_told_in_the_shell(path: str, country: help_lines.Country) -> None:
    Journal.open(path).close()
    said = checkin("people", "--country", country.code).out
    for line in help_lines.lines(country.code):
        assert line.name in said
        assert [text for text, _ in help_lines.ways(line) if text not in said] == []
    assert help_lines.emergency_words(country.code) in said
