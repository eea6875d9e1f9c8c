"""Small wins under a longer hope: linked by the person alone, and measured by nothing."""

from __future__ import annotations

from datetime import date

import pytest

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.lookback.not_yet_item_screen import NotYetItemScreen
from checkin.tui.features.lookback.not_yet_link_screen import LinkScreen
from tests.support.showing import lines, press, settled, shown


def flat(app: CheckinApp) -> str:
    return " ".join(shown(app).split())


@pytest.mark.practice(37)
@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
async def test_small_wins_are_linked_to_a_longer_hope_and_unlinked_again(
    journal: Journal, size: tuple[int, int]
) -> None:
    journal.add(NewEntry("win", "Read the course list", day=date(2026, 11, 3)))
    journal.add(NewEntry("win", "Wrote to the school"))
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "h", "n", *"Finish school", "enter")
        await press(pilot, "down", "enter", "down")
        assert "› ○ Link a small win that leads there" in shown(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, LinkScreen)
        assert "Which win leads there?" in shown(app)
        await press(pilot, *"course", "enter")
        assert isinstance(app.screen, NotYetItemScreen)
        assert "Linked." in shown(app)
        await press(pilot, "enter", *"wrote", "enter")
        said = flat(app)
        first, second = said.index("Read the course list 3 Nov 2026"), said.index("Wrote to the")
        assert said.index("Small wins that lead there") < first < second
        assert not any(sign in said for sign in ("%", " of 2", "2 wins", "left to go"))
        assert "esc Back" in lines(app)[-1]
        await press(pilot, "end", "enter")
        assert "Which one would you like to unlink?" in shown(app)
        await press(pilot, *"wrote", "enter")
        assert "Link removed." in shown(app)
        assert "Wrote to the school" not in shown(app)
        await press(pilot, "u")
        await settled(pilot)
        assert "Wrote to the school" in shown(app)
    assert [win.text for win in journal.entries_of("win")] == [
        "Wrote to the school",
        "Read the course list",
    ]


@pytest.mark.practice(37)
async def test_a_win_that_came_from_a_step_stays_with_it(journal: Journal) -> None:
    step = journal.add(NewEntry("step", "Sat down"))
    journal.add(NewEntry("win", "Sat down a while", parent=step.id))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "h", "n", *"Finish school", "enter", "down", "enter", "down", "enter")
        assert "There are no wins yet. There's no rush." in shown(app)
        await press(pilot, *"sat", "enter")
        assert isinstance(app.screen, LinkScreen)


@pytest.mark.practice(37)
@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
async def test_a_new_win_that_is_typed_there_is_kept_and_linked(
    journal: Journal, size: tuple[int, int]
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "h", "n", *"Finish school", "enter", "down", "enter", "down", "enter")
        await press(pilot, *"Rang the office")
        assert 'Keep "Rang the office" as a new win, and link it' in shown(app)
        await press(pilot, "enter")
        assert journal.entries_of("win") == []  # enter alone looks for a win
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, NotYetItemScreen)
        assert "Linked." in shown(app)
        assert "Rang the office" in shown(app)
    (win,) = journal.entries_of("win")
    assert (win.text, win.parent) == ("Rang the office", journal.lookback.not_yet()[0][0].id)


async def test_words_of_wanting_to_drink_are_not_offered_as_a_win_to_link(
    journal: Journal,
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "h", "n", *"Finish school", "enter", "down", "enter", "down", "enter")
        await press(pilot, *"I want to drink so badly")
        assert "as a new win" not in shown(app)
