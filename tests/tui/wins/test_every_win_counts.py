"""What can be a win, by keys: all of it found in one list, and each of it the same on the pile."""

from __future__ import annotations

import pytest

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.features.wins.screen import WinsScreen
from checkin.tui.widgets.text_field import TextField
from tests.support.showing import lines, opened, press, shown


@pytest.mark.practice(14, 23, 25, 27, 33, 34, 93)
@pytest.mark.parametrize(
    ("typed", "text", "kind"),
    [
        ("kind message", "Sent a kind message", "kindness"),
        ("water", "Drank water", "basics"),
        ("said no", "Said no", "limits"),
        ("trigger", "Noticed a trigger", "trigger"),
        ("one sentence", "Said how I felt, even in one sentence", "talking"),
        ("left a talk", "Left a talk that wasn't okay", "talking"),
        ("avoid", "Did a bit of something I avoid", "facing"),
        ("rested", "Rested on purpose", "rest"),
        ("asked for", "Asked for help", "asking"),
        ("chore", "Did some paperwork or a chore", "tasks"),
        ("enjoy", "Did something I enjoy", "kindness"),
        ("joy", "Did something I enjoy", "kindness"),
        ("facing things", "Did a bit of something I avoid", "facing"),  # by what its kind is called
    ],
)
async def test_a_few_letters_find_it_and_it_is_kept_without_a_question(
    journal: Journal, typed: str, text: str, kind: str
) -> None:
    async with opened(journal, "w", *typed) as (app, pilot):
        assert "enter Keep" in lines(app)[-1]
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, WinsScreen)
        assert not app.screen.query_one("#line", TextField).value
        assert "f6 Celebrate" in shown(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
        assert "1 win · 1 day here" in shown(app)
    assert [(win.text, win.label) for win in journal.entries_of("win")] == [(text, kind)]


@pytest.mark.practice(14)
async def test_a_kind_message_water_and_one_no_are_ideas_of_a_morning(journal: Journal) -> None:
    async with opened(journal, "m", *"kind") as (app, pilot):
        assert "message" in shown(app)
        await press(pilot, "ctrl+u", *"water")
        assert "Have some water when I first get up" in shown(app)
        await press(pilot, "ctrl+u", *"say no", "down", "enter")
    goal = journal.today().intention
    assert goal is not None
    assert goal.text.startswith("Say no to one thing")


@pytest.mark.practice(27)
async def test_nobody_is_asked_to_face_things_on_a_day_with_little_energy(
    journal: Journal,
) -> None:
    facing = "avoid"
    async with opened(journal, "m", "f4", *facing) as (app, pilot):
        assert "No ideas match" in shown(app)
        await press(pilot, "f4", "f4")
        assert "a safe thing" in shown(app)
    journal.settings.set("topics-off", "facing")
    async with opened(journal, "w", *"avoid") as (app, _):
        assert "Did a bit of something I avoid" not in shown(app)


@pytest.mark.practice(17)
async def test_one_line_is_the_whole_of_it(journal: Journal) -> None:
    async with opened(journal, "w") as (app, pilot):
        assert len([field for field in app.screen.query(TextField) if field.display]) == 1
        await press(pilot, *"Fed the cat", "enter", "escape")
        assert isinstance(app.screen, TodayScreen)
        text = shown(app)
        assert "Fed the cat" in text
        assert "One small win" not in text
        assert "another" not in text.casefold()


@pytest.mark.practice(18)
async def test_a_big_win_and_a_tiny_one_are_a_stone_each(journal: Journal) -> None:
    journal.add(NewEntry("win", "Finished my degree", marks=("big",)))
    journal.add(NewEntry("win", "Opened the curtains"))
    async with opened(journal) as (app, _):
        rows = [line for line in lines(app) if "Finished" in line or "Opened" in line]
        assert [row.count("●") for row in rows] == [1, 1]
        pile = lines(app)[next(n for n, line in enumerate(lines(app)) if "Your pile" in line) :]
        assert sum(line.count("●") for line in pile) == 2
        assert "2 wins so far" in shown(app)


@pytest.mark.practice(51)
async def test_what_takes_ten_seconds_is_offered_first(journal: Journal) -> None:
    async with opened(journal, "w", *"Tea", "enter", "f6") as (app, pilot):
        assert "Say it out loud or in your head: I did that." in shown(app)
        await press(pilot, "enter")
        assert "You did that: Tea" in shown(app)
