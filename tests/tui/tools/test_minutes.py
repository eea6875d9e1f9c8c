"""Minutes that the screen keeps: of writing, of listening, and a pause between two things."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.timer import Timer

from checkin.journal import Journal
from checkin.tui import routes
from checkin.tui.app import CheckinApp
from checkin.tui.features.morning.screen import MorningScreen
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.features.tools.skills_screen import SkillsScreen
from checkin.tui.features.tools.timer_screen import TimerScreen
from checkin.tui.features.tools.write_screen import WriteScreen
from checkin.tui.widgets.choice_list import ChoiceList
from tests.support.showing import lines, opened, press, settled, shown

SIZES = [(80, 24), (60, 20)]


def to(app: CheckinApp, row: str) -> list[str]:
    """The keys that go to a row of the list."""
    rows = [option.id or "" for option in app.screen.query_one(ChoiceList).options]
    choosable = [id for id in rows if not id.startswith("h:")]
    return ["down"] * choosable.index(row)


# Five minutes of writing


@pytest.mark.practice(9)
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_morning_has_room_to_write_whatever_comes(
    journal: Journal, size: tuple[int, int]
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "m", "f1")
        assert "f6" in shown(app)
        assert "Write whatever comes for five minutes." in " ".join(shown(app).split())
        await press(pilot, "escape", "f6")
        assert isinstance(app.screen, WriteScreen)
        assert "Five minutes is plenty. Stop at any time (tab)." in shown(app)
        assert "tab Done" in lines(app)[-1]
        await press(pilot, *"it rained", "enter", *"all night", "tab")
        assert "Keep it, or throw it away?" in shown(app)
        await press(pilot, "enter")
        assert "on your pile?" in shown(app)
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, MorningScreen)
        assert journal.entries_of("win") == []
        (written,) = journal.entries_of("reflection")
        assert written.text == "it rained\nall night"
        await press(pilot, "escape", "u")
        assert journal.entries() == []


@pytest.mark.practice(9)
async def test_what_was_written_is_thrown_away_if_that_is_wanted(journal: Journal) -> None:
    async with opened(journal, "k") as (app, pilot):
        assert "Five minutes of writing" in shown(app)
        await press(pilot, *to(app, "freewrite"), "enter", *"mean words", "tab", "down", "enter")
        assert "Gone. Nothing of it was kept." in shown(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, SkillsScreen)
        assert [entry.text for entry in journal.entries()] == ["Wrote whatever came"]
        assert journal.drafts.all() == []


@pytest.mark.practice(9)
async def test_after_five_minutes_that_is_said_and_writing_goes_on(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_timers: list[tuple[float, Callable[[], None]]] = []
    set_timer = WriteScreen.set_timer

    def noted(page: WriteScreen, delay: float, then: Callable[[], None]) -> Timer:
        set_timers.append((delay, then))
        return set_timer(page, delay, then)

    monkeypatch.setattr(WriteScreen, "set_timer", noted)
    async with opened(journal, "m", "f6", *"one") as (app, pilot):
        (then,) = [then for delay, then in set_timers if delay == 5 * 60]
        assert "5 minutes" not in shown(app)
        then()
        await settled(pilot)
        assert "That was 5 minutes. You can stop here, or keep going." in shown(app)
        await press(pilot, *" two", "tab", "enter", "enter")
    assert journal.entries_of("reflection")[0].text == "one two"


# Listening


@pytest.mark.practice(12)
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_five_minutes_of_listening_are_a_win_in_talking(
    journal: Journal, size: tuple[int, int]
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "m", *"without int", "down", "enter")
        assert "The line below your goal keeps the time, when you're ready." in " ".join(
            shown(app).split()
        )
        await press(pilot, "k")
        await press(pilot, *to(app, "listen"), "enter")
        assert isinstance(app.screen, TimerScreen)
        assert "Five minutes of listening" in shown(app)
        assert "Minute 1 of 5" in shown(app)
        assert "without interrupting" in shown(app)
        await press(pilot, "escape")
        assert "You listened. However long it was, it counts." in " ".join(shown(app).split())
        await press(pilot, "enter")
        assert isinstance(app.screen, SkillsScreen)
        (win,) = journal.entries_of("win")
        assert (win.text, win.label) == ("Listened without interrupting", "talking")
        await press(pilot, "u")
        assert journal.entries_of("win") == []


@pytest.mark.practice(12)
async def test_after_five_minutes_of_listening_that_is_said(journal: Journal) -> None:
    async with opened(journal, "k") as (app, pilot):
        await press(pilot, *to(app, "listen"), "enter")
        timer = app.screen
        assert isinstance(timer, TimerScreen)
        assert timer._began is not None
        timer._began -= 5 * 60
        timer.tick()
        await settled(pilot)
        assert "That was five minutes. Keep listening, if you like." in shown(app)
        await press(pilot, "enter")
    assert [win.text for win in journal.entries_of("win")] == ["Listened without interrupting"]


async def test_nobody_is_asked_to_listen_where_people_are_off(journal: Journal) -> None:
    journal.settings.set("topics-off", "people")
    async with opened(journal, "k") as (app, _):
        assert "Five minutes of listening" not in shown(app)


# A pause


@pytest.mark.practice(43)
async def test_a_pause_from_the_shell_ends_there(journal: Journal) -> None:
    app = CheckinApp(journal, at=routes.PAUSE)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, TimerScreen)
        assert "Minute 1 of 2" in shown(app)
        await press(pilot, "escape")
        assert "That was rest." in shown(app)
        await press(pilot, "enter")
    assert app.return_code == 0
    assert [win.text for win in journal.entries_of("win")] == ["Took a short rest"]


async def test_a_pause_that_is_left_for_help_does_not_end_the_app(journal: Journal) -> None:
    app = CheckinApp(journal, at=routes.PAUSE)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f2")
        assert "What's one small thing I can do right now?" in shown(app)
        assert app.return_code is None
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
