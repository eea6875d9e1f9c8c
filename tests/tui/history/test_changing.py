"""What is changed in History, here or in another window; the selection stays with its entry."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from checkin.core.clock import Clock
from checkin.core.entries import NewEntry
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.base import screen
from checkin.tui.features.lookback.year_screen import YearScreen
from checkin.tui.widgets.timeline import Timeline
from tests.support.past_wins import TODAY, keep, line_of, many, selected
from tests.support.showing import lines, opened, press, settled, shown


@pytest.mark.practice(64)
async def test_what_is_put_away_comes_back_with_u_and_is_selected_again(journal: Journal) -> None:
    many(journal, 9)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "down", "down", "down", "down")
        assert selected(app) == "win 004"
        await pilot.press("d")
        await settled(pilot)
        assert "Put away: win 004. Press u to bring it back." in shown(app)
        assert [entry.text for entry in journal.entries() if entry.text == "win 004"] == []
        assert selected(app) == "win 005"
        await pilot.press("d")
        await settled(pilot)
        assert selected(app) == "win 003"
        await pilot.press("u", "u")
        await settled(pilot)
        assert "Undone. Brought back: win 005. Brought back: win 004" in shown(app)
        assert len(journal.entries()) == 9


async def test_the_last_entry_can_be_put_away(journal: Journal) -> None:
    keep(journal, "The one")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "d")
        await settled(pilot)
        assert "Your days will show up here, newest first." in shown(app)
        await pilot.press("d", "enter", "c", "space", "asterisk", "down", "up", "pagedown", "end")
        await settled(pilot)
        await pilot.press("u")
        await settled(pilot)
        assert selected(app) == "The one"


async def test_a_hard_moment_is_put_away_with_its_steps_and_comes_back_with_them(
    journal: Journal,
) -> None:
    keep(journal, "a win", clock="12:00")
    moment = keep(journal, "hard", clock="10:00", kind="setback")
    keep(journal, "step", clock="10:05", kind="step", parent=moment.id)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "t", "home")
        assert selected(app) == "hard"
        await pilot.press("d")
        await settled(pilot)
        assert [entry.text for entry in journal.today().entries] == ["a win"]
        await pilot.press("u")
        await settled(pilot)
        assert len(journal.today().entries) == 3
        assert selected(app) == "hard"


async def test_a_win_is_kept_close_for_a_hard_day_and_no_longer(journal: Journal) -> None:
    number = keep(journal, "Swam").id
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "asterisk")
        await settled(pilot)
        assert journal.entry(number).keepsake
        assert "Swam · keep for a hard day" in shown(app)
        assert "Kept for a hard day." in shown(app)
        await pilot.press("asterisk")
        await settled(pilot)
        assert not journal.entry(number).keepsake
        assert "No longer kept for a hard day." in shown(app)


async def test_an_entry_goes_on_the_list_for_the_next_session_and_off_it(journal: Journal) -> None:
    number = keep(journal, "A thought", kind="reflection").id
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "asterisk", "b")
        await settled(pilot)
        assert journal.entry(number).bring
        assert not journal.entry(number).keepsake  # that is for wins
        assert "A thought · bring to my session" in shown(app)
        await pilot.press("b")
        await settled(pilot)
        assert not journal.entry(number).bring


@pytest.mark.parametrize(("columns", "rows"), [(60, 20), (80, 24), (40, 20)])
async def test_a_long_row_says_all_the_same_what_it_is_saved_for(
    journal: Journal, columns: int, rows: int
) -> None:
    keep(journal, "Called the clinic and asked about the waiting list for the group in spring")
    app = CheckinApp(journal)
    async with app.run_test(size=(columns, rows)) as pilot:
        await pilot.press("h", "b")
        await settled(pilot)
        (row,) = [line for line in lines(app) if "Called the" in line]
        assert row.endswith("… · session")
        await pilot.press("asterisk")
        await settled(pilot)
        assert any(line.endswith("… · hard day · session") for line in lines(app))


async def test_what_another_window_keeps_appears_and_the_selection_stays(
    journal: Journal, path: str, clock: Clock
) -> None:
    many(journal, 60)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", *["down"] * 30)
        await settled(pilot)
        before = line_of(app, selected(app))
        with Journal.open(path, clock, "other") as other:
            other.add(NewEntry("win", "from the other window"))
        app.app_focus = False
        app.app_focus = True
        await settled(pilot)
        assert selected(app) == "win 030"
        assert line_of(app, "win 030") == before
        assert "61 wins" in lines(app)[1]
        await pilot.press("home")
        await settled(pilot)
        with Journal.open(path, clock, "other") as other:
            other.delete(journal.today().entries[0].id)
        app.app_focus = False
        app.app_focus = True
        await settled(pilot)
        assert "60 wins" in lines(app)[1]
        assert "Today" in lines(app)[3]


async def test_the_selection_follows_an_entry_that_another_window_moves(
    journal: Journal, path: str, clock: Clock
) -> None:
    many(journal, 60)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "down")
        number = app.screen.query_one(Timeline).selected
        assert number is not None
        with Journal.open(path, clock, "other") as other:
            other.edit(number.id, day=TODAY - timedelta(days=12))
        app.app_focus = False
        app.app_focus = True
        await settled(pilot)
        assert selected(app) == "win 001"
        assert line_of(app, "win 001") > line_of(app, "Monday 9 November")


@pytest.mark.parametrize("size", [(60, 20), (80, 24)], ids=str)
async def test_the_way_back_is_no_longer_said_once_it_was_gone_on_another_page(
    journal: Journal, size: tuple[int, int]
) -> None:
    keep(journal, "Walk", ago=1)
    keep(journal, "Tea")
    async with opened(journal, "h", "d", size=size) as (app, pilot):
        assert "Put away: Tea. Press u to bring it back." in shown(app)
        await press(pilot, "y", "u")
        assert isinstance(app.screen, YearScreen)
        assert "Undone. Brought back: Tea" in shown(app)
        await press(pilot, "escape")
        assert selected(app) == "Tea"
        assert "Press u" not in shown(app)
        await press(pilot, "d", "u")
        assert "Undone. Brought back: Tea" in shown(app)
        assert "Press u" not in shown(app)


async def test_the_way_back_is_said_for_a_while(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen, "A_WHILE", 0.001)
    keep(journal, "Tea")
    async with opened(journal, "h", "d") as (app, pilot):
        async with asyncio.timeout(20):
            while "Press u" in shown(app):
                await settled(pilot)
        await press(pilot, "u", "c")
        assert "1 entry copied" in shown(app)  # what is said of anything else stays
        await settled(pilot)
        assert "1 entry copied" in shown(app)


async def test_the_way_back_is_not_said_once_another_window_changed_something(
    journal: Journal, clock: Clock
) -> None:
    keep(journal, "Tea")
    path = journal.path
    assert path
    async with opened(journal, "h", "d") as (app, pilot):
        assert "Press u to bring it back." in shown(app)
        with Journal.open(path, clock, "other") as other:
            keep(other, "From elsewhere")
        app.app_focus = False
        app.app_focus = True
        await settled(pilot)
        assert "From elsewhere" in shown(app)
        assert "Press u" not in shown(app)
