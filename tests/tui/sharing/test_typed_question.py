"""A question that is typed on the page for a session, without choosing its line first."""

from __future__ import annotations

import pytest

from checkin.core.reflections import OWN, QUESTION
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.sharing.setup_screen import ShareSetupScreen
from tests.support.showing import lines, opened, press, shown

ASKED = "how do I sleep better?"


def kept(journal: Journal) -> list[tuple[str, str | None]]:
    return [(entry.text, entry.source) for entry in journal.entries()]


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
@pytest.mark.parametrize("asked", [ASKED, "see you on Friday too?", "a higher dose?"])
async def test_it_is_a_question_for_the_next_session(
    journal: Journal, size: tuple[int, int], asked: str
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "x", "enter", *spelled(asked))
        assert "What would you like to ask?" in shown(app)
        assert "enter Keep" in lines(app)[-1]
        await press(pilot, "enter")
        assert "Kept for your next session." in shown(app)
        assert isinstance(app.screen, ShareSetupScreen)
        assert kept(journal) == [(asked, QUESTION)]
        await press(pilot, "home", "enter")
        assert asked in shown(app)


async def test_one_that_is_left_waits_as_a_question(journal: Journal) -> None:
    async with opened(journal, "x", "enter", *spelled(ASKED), "escape", "escape") as (app, pilot):
        await press(pilot, "escape", "f5")
        assert ASKED in shown(app)
        await press(pilot, "enter")
        assert kept(journal) == [(ASKED, QUESTION)]


async def test_on_a_page_for_a_friend_and_at_what_is_asked_they_are_own_words(
    journal: Journal,
) -> None:
    async with opened(journal, "x", "down", "enter", *spelled("not sure"), "enter") as (_, pilot):
        assert kept(journal) == [("not sure", OWN)]
        await press(pilot, "escape", "escape", "x", "enter", "down", "enter")
        await press(pilot, *spelled("the bad week"), "enter")
    assert QUESTION not in [source for _, source in kept(journal)]


async def test_names_of_lines_are_still_found_by_how_they_begin(journal: Journal) -> None:
    async with opened(journal, "x", "enter", *spelled("a qu"), "enter") as (app, _):
        assert "It will be on the page for your next session." in shown(app)
    assert kept(journal) == []


def spelled(words: str) -> list[str]:
    return ["space" if letter == " " else letter for letter in words]
