"""Good stretches: written down, kept when they are reached, and never counted at."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from checkin.journal import Journal
from checkin.model import NewEntry
from checkin.stretches import new
from checkin.tui.app import CheckinApp
from checkin.tui.screens.stretch import StretchScreen
from checkin.tui.screens.stretches import StretchesScreen
from checkin.tui.widgets.line import Line
from tests.tone import problems
from tests.tui.showing import settled, shown

TODAY = date(2026, 11, 21)


def walked(journal: Journal, *days: int) -> None:
    for ago in days:
        journal.keep(NewEntry("win", "Walked #walk", day=TODAY - timedelta(days=ago)))


@pytest.mark.practice(67)
@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_a_stretch_that_is_not_reached_waits_without_a_count(
    journal: Journal, size: tuple[int, int]
) -> None:
    walked(journal, 0, 1)
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await app.push_screen(StretchesScreen())
        await pilot.press("a", *"A week of walks", "enter", "3", "enter", "7", "enter")
        await pilot.press(*"walk", "enter")
        await settled(pilot)
        assert "A week of walks   3 days with #walk, in any 7 days" in shown(app)
        assert "Written down. It goes on the pile once it is there." in shown(app)
        assert "2" not in shown(app)
        assert "Reached" not in shown(app)
    assert journal.totals().wins == 2
    assert journal.drafts.all() == []


@pytest.mark.practice(67, 53)
async def test_one_that_is_reached_goes_on_the_pile(journal: Journal) -> None:
    walked(journal, 0, 1, 2)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(StretchesScreen())
        await pilot.press("enter", *"Walks", "enter", "3", "enter", "enter", *"#walk", "enter")
        await settled(pilot)
        assert "It is on the pile: Walks" in shown(app)
        assert "● Walks   on the pile since 21 November 2026" in shown(app)
    wins = [entry.text for entry in journal.entries_of("win")]
    assert wins.count("Walks") == 1


async def test_what_can_be_no_stretch_is_said_and_stays(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(StretchesScreen())
        await pilot.press("a", *"Walks", "enter", "enter", "enter", "enter")
        await settled(pilot)
        assert isinstance(app.screen, StretchScreen)
        assert "A stretch has a number of days from 1 to 10,000." in shown(app)
        assert app.screen.query_one("#name", Line).value == "Walks"
        await pilot.press("escape")
        await settled(pilot)
        await pilot.press("a")
        await settled(pilot)
        assert app.screen.query_one("#name", Line).value == "Walks"
    assert journal.back.stretches() == []


async def test_one_can_be_put_away_and_brought_back(journal: Journal) -> None:
    journal.back.note_stretch(new("Walks", "3", "7", "walk", "2026-11-21"))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(StretchesScreen())
        await settled(pilot)
        await pilot.press("d")
        await settled(pilot)
        assert journal.back.stretches() == []
        assert "Put away. Press b to bring it back." in shown(app)
        await pilot.press("b")
        await settled(pilot)
        assert [stretch.name for stretch in journal.back.stretches()] == ["Walks"]
        assert "It is back." in shown(app)


async def test_a_win_that_was_put_away_leaves_the_stretch_reached(journal: Journal) -> None:
    walked(journal, 0)
    journal.back.note_stretch(new("Once", "1", "", "walk", "2026-11-21"))
    (win,) = journal.back.reach_stretches()
    journal.put_away(win.id)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(StretchesScreen())
        await settled(pilot)
        assert "● Once" in shown(app)
        assert "since" not in shown(app)


async def test_words_begun_in_the_form_wait_under_a_name(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(StretchScreen())
        await pilot.press(*"Wal", "escape")
        await settled(pilot)
        assert "Something you began is waiting" in shown(app)
        app.action_go("stretch")
        await settled(pilot)
        assert app.screen.query_one("#name", Line).value == "Wal"


def test_the_keys_keep_the_tone() -> None:
    for command in StretchesScreen.KEYS:
        assert problems(command.about) == []
