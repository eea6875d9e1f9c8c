"""Things I repeat: counters that the person names, and that only go up."""

from __future__ import annotations

import pytest

from checkin.core.entries import REPEAT, NewEntry
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.history.screen import HistoryScreen
from checkin.tui.features.lookback.repeat_screen import RepeatScreen
from checkin.tui.features.lookback.repeats_screen import RepeatsScreen
from tests.support.moving import Moving
from tests.support.shell import checkin
from tests.support.showing import lines, opened, press, shown

MONEY = "Put money aside"


@pytest.mark.practice(11)
@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
async def test_what_is_named_once_is_counted_with_enter(
    moved: Journal, moving: Moving, size: tuple[int, int]
) -> None:
    app = CheckinApp(moved)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "h", "2")
        assert isinstance(app.screen, RepeatsScreen)
        assert "Nothing here yet." in shown(app)
        await press(pilot, *MONEY, "enter")
        said = "Counted once: Put money aside. To take it back, press esc, then u."
        assert said in " ".join(shown(app).split())
        assert f"○ {MONEY}   once" in shown(app)
        assert "Nothing here yet." not in shown(app)
    moving.go_on(9)
    assert checkin("win", MONEY).code == 0
    app = CheckinApp(moved)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "h", "2")  # the list is read beside the interface
        assert "↓ Choose" in lines(app)[-1]
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, RepeatScreen)
        assert f"{MONEY} 2 times" in " ".join(shown(app).split())  # looking counts nothing
        assert "› ○ Count one more for today" in shown(app)
        assert "○ November 2026   2 times" in shown(app)
        await press(pilot, "enter")
        assert f"Counted: {MONEY}. Press u to undo it." in shown(app)
        assert f"{MONEY} 3 times" in " ".join(shown(app).split())
        await press(pilot, "escape")
        assert f"○ {MONEY}   3 times, 3 in November 2026" in shown(app)
        text = shown(app).casefold()
        assert not any(word in text for word in ("last", " ago", "since", "of 7", "per week"))
        await press(pilot, "escape")
        assert isinstance(app.screen, HistoryScreen)
        await press(pilot, "u", "2")
        assert f"○ {MONEY}   2 times" in shown(app)


@pytest.mark.parametrize("way", [("h", "2"), ("ctrl+p", *"how often", "enter")], ids=str)
async def test_what_was_counted_as_it_was_named_is_taken_back_as_it_says(
    journal: Journal, way: tuple[str, ...]
) -> None:
    async with opened(journal, *way) as (app, pilot):
        await press(pilot, *"AA meeting", "enter")
        said = "Counted once: AA meeting. To take it back, press esc, then u."
        assert said in " ".join(shown(app).split())
        await press(pilot, "escape", "u")
        assert "Undone: AA meeting" in shown(app)
    assert journal.entries() == []


async def test_off_the_list_its_wins_stay(journal: Journal) -> None:
    for name in (MONEY, "Sang"):
        journal.add(NewEntry("win", name, source=REPEAT))
    async with opened(journal, "h", "2") as (app, pilot):
        assert "f7" not in lines(app)[-1]
        await press(pilot, "down")
        assert "f7 Off the list" in lines(app)[-1]
        await press(pilot, "f7")
        assert MONEY not in shown(app)
        assert "Sang" in shown(app)
        await press(pilot, *MONEY, "enter")
        assert "2 times" in shown(app)
    assert [win.text for win in journal.entries_of("win")] == [MONEY, "Sang", MONEY]


async def test_help_of_history_names_the_key(journal: Journal) -> None:
    async with opened(journal, "h", "question_mark") as (app, pilot):
        seen = ""
        for _ in range(5):
            seen += shown(app)
            await press(pilot, "pagedown")
        assert "Things I repeat, and how often." in seen


async def test_a_name_stays_while_any_of_its_wins_does(journal: Journal) -> None:
    named = journal.add(NewEntry("win", MONEY, source=REPEAT))
    again = journal.add(NewEntry("win", MONEY))
    journal.delete(named.id)
    async with opened(journal, "h", "2") as (app, _):
        assert f"{MONEY}   once" in shown(app)
    journal.delete(again.id)
    async with opened(journal, "h", "2") as (app, _):
        assert MONEY not in shown(app)


@pytest.mark.practice(31)
async def test_sessions_are_counted_among_them_by_whichever_way_they_were_kept(
    journal: Journal,
) -> None:
    session = "○ Went to my session"
    async with opened(journal, "h", "2") as (app, pilot):
        assert "Your sessions are counted here too." in " ".join(shown(app).split())
        assert session not in shown(app)
        await press(pilot, "escape", "escape", "x", "enter", "end", "enter")
        assert "Kept as a win. 1 session so far." in shown(app)
        await press(pilot, "escape", "escape", "ctrl+p", *"how often", "enter")
        assert isinstance(app.screen, RepeatsScreen)
        assert f"{session}   once" in shown(app)
        await press(pilot, "down", "enter")
        assert "○ November 2026   once" in shown(app)
        await press(pilot, "enter", "escape")
        assert f"{session}   2 times" in shown(app)
        await press(pilot, "escape", "x", "enter")
        assert "2 sessions so far" in shown(app)


@pytest.mark.practice(31)
@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
async def test_the_months_of_sessions_stand_each_with_what_was_attended(
    moved: Journal, moving: Moving, size: tuple[int, int]
) -> None:
    moved.add(NewEntry("win", "Went to my session"))
    moved.add(NewEntry("win", "Went to my yoga session"))
    moving.go_on(20)
    moved.add(NewEntry("win", "Went to my session"))
    moved.add(NewEntry("win", "Went to my session"))
    app = CheckinApp(moved)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "ctrl+p", *"attended", "enter", "down", "enter")
        rows = [line.strip(" ›") for line in lines(app)]
        months = [row for row in rows if " 2026 " in row and row.startswith("○")]
        assert months == ["○ December 2026   2 times", "○ November 2026   once"]
        await press(pilot, "down", "down", "enter")
        assert isinstance(app.screen, HistoryScreen)
        assert "Went to my session" in shown(app)
        assert "December" not in shown(app)
    assert len(moved.entries_of("win")) == 4


@pytest.mark.practice(31)
async def test_a_session_that_was_typed_is_counted(journal: Journal) -> None:
    async with opened(journal, "w", *"Went to therapy today", "enter") as (app, pilot):
        assert "1 session so far." in shown(app)
        await press(pilot, *"Had my session with Dr Lee", "enter")
        assert "2 sessions so far, 2 in November 2026." in " ".join(shown(app).split())
        await press(pilot, *"Booked therapy", "enter")
        assert "sessions so far" not in shown(app)
        await press(pilot, "escape", "escape", "h", "2")
        assert "○ Went to my session   2 times" in shown(app)
        await press(pilot, "down", "enter")
        assert "○ November 2026   2 times" in shown(app)
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, HistoryScreen)
        assert "Went to therapy today" in shown(app)
        assert "Had my session with Dr Lee" in shown(app)
        await press(pilot, "escape", "escape", "escape", "x", "enter")
        assert "2 sessions so far" in shown(app)


async def test_a_name_of_ones_own_is_the_one_row_of_all_sessions(journal: Journal) -> None:
    async with opened(journal, "h", "2", *"Therapy with Anna", "enter") as (app, pilot):
        assert "○ Therapy with Anna   once" in shown(app)
        await press(pilot, "escape", "escape", "w", *"Saw my therapist", "enter")
        await press(pilot, "escape", "escape", "h", "2")
        assert "○ Therapy with Anna   2 times" in shown(app)
        assert "Went to my session" not in shown(app)


async def test_what_was_counted_once_more_is_undone_there(journal: Journal) -> None:
    journal.add(NewEntry("win", MONEY, source=REPEAT))
    async with opened(journal, "h", "2") as (app, pilot):
        await press(pilot, "down", "enter", "enter")
        assert "○ November 2026   2 times" in shown(app)
        await press(pilot, "u")
        assert "○ November 2026   once" in shown(app)
