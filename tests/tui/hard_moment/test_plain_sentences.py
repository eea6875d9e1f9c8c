"""A sentence in a hard moment is taken as what it plainly is, and a wrong guess costs nothing."""

from __future__ import annotations

import pytest

from checkin.journal import Journal
from checkin.tui.features.hard_moment.screen import HardScreen
from checkin.tui.features.support.screen import PeopleScreen
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.widgets.text_field import TextField
from tests.support.showing import opened, press, settled, shown
from tests.tui.hard_moment.test_own_words import OFFER, texts

ASKED = "Is it how you feel, or something you'll do?"


@pytest.mark.parametrize("words", ["call my sister", "going for a walk"])
async def test_something_to_do_is_taken_as_that(journal: Journal, words: str) -> None:
    async with opened(journal, "f2", *words, "enter") as (app, pilot):
        assert ASKED not in shown(app)
        assert "Take the time you need." in shown(app)
        await press(pilot, "enter")
        assert "How is it now?" in shown(app)
    assert texts(journal, "step") == [words]
    assert texts(journal, "setback") == [""]


async def test_something_done_is_taken_as_that(journal: Journal) -> None:
    async with opened(journal, "f2", *"made tea", "enter") as (app, _pilot):
        assert "How is it now?" in shown(app)
    assert texts(journal, "step") == ["made tea"]


@pytest.mark.parametrize(
    "words", ["my dog died", "im so tired of everyone elses pain", "really want a drink. walked by"]
)
async def test_how_it_is_is_answered_with_people_in_sight(journal: Journal, words: str) -> None:
    async with opened(journal, "f2", *words, "enter") as (app, _pilot):
        assert ASKED not in shown(app)
        assert "What would help now?" in shown(app)
        assert "Someone" in shown(app)
        assert "f3 People" in shown(app)
    assert texts(journal, "setback") == [words]


async def test_that_it_is_all_right_is_not_called_hard(journal: Journal) -> None:
    async with opened(journal, "f2", *"im fine", "enter") as (app, _pilot):
        assert "Okay. You can stay here as long as you like." in shown(app)
    assert texts(journal, "setback") == ["im fine"]


@pytest.mark.parametrize("words", ["help", "help me", "he hit me again", "my husband hits me"])
@pytest.mark.parametrize("keys", [("f2",), ("f2", *"low", "enter")], ids=["first", "at a question"])
async def test_people_are_named_first_where_they_are_needed_at_once(
    journal: Journal, words: str, keys: tuple[str, ...]
) -> None:
    async with opened(journal, *keys, *words, "enter") as (app, pilot):
        said = " ".join(shown(app).split())
        assert OFFER in said
        hurt = (
            "It is not okay that someone hurts you. "
            "If you are in danger now, please call your emergency number."
        )
        assert (hurt in said) == ("me" in words and "help" not in words)
        await press(pilot, "enter")
        assert isinstance(app.screen, PeopleScreen)
    assert words in texts(journal, "setback")[0]


async def test_what_was_taken_for_something_to_do_can_be_how_it_is(journal: Journal) -> None:
    async with opened(journal, "f2", *"call my sister", "enter", "t", "enter") as (app, _pilot):
        assert "What would help now?" in shown(app)
    assert (texts(journal, "setback"), texts(journal, "step")) == (["call my sister"], [])


async def test_what_was_taken_for_done_can_be_what_happened(journal: Journal) -> None:
    async with opened(journal, "f2", *"went to court", "enter", "t", "enter") as (app, _pilot):
        assert "What would help now?" in shown(app)
    assert (texts(journal, "setback"), texts(journal, "step")) == (["went to court"], [])


async def test_what_was_taken_for_how_it_is_is_never_offered_as_something_to_do(
    journal: Journal,
) -> None:
    async with opened(journal, "f2", *"my bridge", "enter") as (app, _pilot):
        assert "What would help now?" in shown(app)
        assert "I'll do" not in shown(app)


@pytest.mark.parametrize("words", ["call my sister", "1 tea"])
async def test_words_whose_question_was_left_are_kept_and_no_draft(
    journal: Journal, words: str
) -> None:
    async with opened(journal, "f2", *words, "enter", "escape") as (app, pilot):
        assert isinstance(app.screen, HardScreen)
        assert "Your words are saved with this hard moment." in shown(app)
        assert app.screen.query_one("#line", TextField).value == ""
        await press(pilot, *"2 tea", "enter", "escape", "escape")
        assert isinstance(app.screen, TodayScreen)
        assert "unfinished" not in shown(app)
        await press(pilot, "f2")
        assert "You typed this" not in shown(app)
        await app.drafting.save()
    assert texts(journal, "setback") == [f"{words}\n2 tea"]
    assert [draft for draft in journal.drafts.all() if draft.text] == []


async def test_despair_that_was_left_unsaid_comes_back_with_people(journal: Journal) -> None:
    async with opened(journal, "f2", *"i want to die", "escape", "f2") as (app, pilot):
        assert "For people who can help, press f3 at any time." in shown(app)
        await press(pilot, "f5")
        await settled(pilot)
        assert "For people who can help, press f3 at any time." in shown(app)
