"""A hard moment is opened from History, says all it holds, and asks what was learned from it."""

from __future__ import annotations

from datetime import date

import pytest

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from tests.support.showing import opened, press, shown

DAY = date(2026, 11, 18)


def _moment(journal: Journal) -> int:
    told = journal.add(
        NewEntry("setback", "A loud call", day=DAY, label="clash", feelings=("tense",))
    )
    journal.add(
        NewEntry(
            "step", "Sat outside", day=DAY, parent=told.id, outcome="easier", before=8, after=5
        )
    )
    return told.id


@pytest.mark.practice(83, 86)
async def test_enter_in_history_opens_a_hard_moment_and_keeps_what_was_learned(
    journal: Journal,
) -> None:
    number = _moment(journal)
    async with opened(journal, "h", "t", "enter") as (app, pilot):
        text = shown(app)
        for said in ("A loud call", "tense", "A fight with someone", "Sat outside · easier"):
            assert said in text
        assert "8 → 5" in text
        assert "What did you learn from it? What would you tell yourself next time?" in text
        assert "Don't ask again" not in text
        await press(pilot, *"Air helps me", "enter")
        assert "Saved with this moment." in shown(app)
        await press(pilot, "end", "enter")
        assert "Look back: Air helps me" in shown(app)
        await press(pilot, "escape", "escape", "s")
    (kept,) = journal.entries_of("reflection")
    assert (kept.text, kept.parent, kept.source) == ("Air helps me", number, "later")


async def test_a_step_and_what_was_learned_open_their_hard_moment_too(journal: Journal) -> None:
    number = _moment(journal)
    journal.add(NewEntry("reflection", "Air", day=DAY, parent=number, source="later"))
    for row in ("down", "end"):
        async with opened(journal, "h", "t", row, "enter") as (app, _pilot):
            assert "What did you learn from it?" in shown(app)
            assert "A loud call" in shown(app)


async def test_what_was_learned_is_shown_in_the_next_hard_moment_and_nowhere_else(
    journal: Journal,
) -> None:
    number = _moment(journal)
    for text in ("Air helps me", "I want to drink"):
        journal.add(NewEntry("reflection", text, day=DAY, parent=number, source="later"))
    async with opened(journal, "s") as (app, pilot):
        said = " ".join(shown(app).split())
        learned = "What you wrote about a hard moment, on Wednesday 18 November: Air helps me"
        assert learned in said
        assert "I want to drink" not in said
        await press(pilot, "escape")
        assert "Air helps me" not in shown(app)


async def test_a_plan_that_is_made_there_comes_first_next_time(journal: Journal) -> None:
    _moment(journal)
    async with opened(journal, "h", "t", "enter") as (app, pilot):
        await press(pilot, "tab", *"When it rings", "tab", *"wait a breath", "enter")
        assert "Saved. It will come first next time." in shown(app)
        await press(pilot, "escape", "s")
        assert "When it rings, I will wait a breath" in shown(app)


async def test_enter_with_nothing_typed_goes_back_and_changes_nothing(journal: Journal) -> None:
    number = _moment(journal)
    journal.state.set(f"look-back:{number}", "2026-11-19")
    async with opened(journal, "h", "t", "enter") as (app, pilot):
        assert "Don't ask again" in shown(app)
        assert "enter Back" in shown(app)
        await press(pilot, "enter")
        assert "History" in shown(app)
    assert journal.entries_of("reflection") == []
    assert journal.hard_moments.wants_look_back(number)


async def test_words_that_were_left_wait_for_their_hard_moment_and_are_not_said_again(
    journal: Journal,
) -> None:
    _moment(journal)
    async with opened(journal, "h", "t", "enter", *"Air helps") as (app, pilot):
        await press(pilot, "escape", "escape")
        said = " ".join(shown(app).split())
        assert "Looking back at a hard moment" in said
        assert "Air helps" not in said
        await press(pilot, "f5")
        assert "A loud call" in shown(app)
        assert "Air helps" in shown(app)


async def test_words_of_despair_offer_people(journal: Journal) -> None:
    _moment(journal)
    async with opened(journal, "h", "t", "enter", *"I want to die", "enter") as (app, _pilot):
        assert "Show my people" in shown(app)


async def test_a_long_hard_moment_can_be_read_on_a_small_screen(journal: Journal) -> None:
    journal.add(NewEntry("setback", "\n".join(f"line {n}" for n in range(30)), day=DAY))
    async with opened(journal, "h", "t", "enter") as (app, pilot):
        assert "line 0" not in shown(app)
        await press(pilot, "pageup", "pageup", "pageup")
        assert "line 0" in shown(app)
        await press(pilot, "pagedown")
        assert "line 0" not in shown(app)


@pytest.mark.parametrize("words", ["learn from a hard moment", "look back at a hard moment"])
async def test_plain_words_find_it_with_ctrl_p(journal: Journal, words: str) -> None:
    _moment(journal)
    async with opened(journal, "ctrl+p", *words, "enter") as (app, pilot):
        assert "Hard moments · 1 match" in shown(app)
        await press(pilot, "enter")
        assert "What did you learn from it?" in shown(app)
