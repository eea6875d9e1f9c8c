"""A total of days in the person's own words: counted by hand, and lowered by nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checkin.core.entries import NewEntry
from checkin.core.settings import SETTINGS
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.lookback.pile_screen import WAYS, PileScreen
from checkin.tui.features.lookback.total_screen import TotalScreen
from checkin.tui.features.today.screen import TodayScreen
from tests.support.moving import Moving
from tests.support.shell import checkin
from tests.support.showing import lines, opened, press, settled, shown


def title(app: CheckinApp) -> str:
    return " ".join(next(line for line in lines(app) if line.strip()).split())


async def test_nothing_of_it_is_there_until_it_has_a_name(journal: Journal) -> None:
    place = [setting.name for setting in SETTINGS].index("total") + 1  # below the set-up
    async with opened(journal) as (app, pilot):
        assert "+" not in shown(app)
        await press(pilot, "plus")
        assert isinstance(app.screen, TodayScreen)
        await press(pilot, "question_mark")
        assert "Count today" not in shown(app)
        await press(
            pilot, "escape", "comma", *["down"] * place, "enter", *"sober days", "enter", "escape"
        )
        assert "Sober days. Press + to count today, if you like." in shown(app)
        await press(pilot, "question_mark")
        assert "Count today in your own total." in shown(app)
    assert journal.entries() == []


@pytest.mark.practice(69)
@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
async def test_a_day_counts_with_one_key_and_a_slip_lowers_nothing(
    moved: Journal, moving: Moving, size: tuple[int, int]
) -> None:
    moved.settings.set("total", "sober days")
    app = CheckinApp(moved)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "plus")
        assert "Counted. Sober days: 1" in shown(app)
        await press(pilot, "plus")  # once a day
        assert isinstance(app.screen, TotalScreen)
        assert title(app) == "Sober days 1 day so far"
        assert "Count today" not in shown(app)
        await press(pilot, "down", "enter")
        assert "Counted. Sober days: 2" in shown(app)
        assert "2 days so far" in shown(app)
        await press(pilot, *"Had a drink", "enter", "escape")  # it is answered first
        assert "Noted. Sober days: 2" in shown(app)
        assert "Had a drink" in shown(app)
        await press(pilot, "escape")
        assert "Had a drink" not in shown(app)
        assert "Sober days: 2" in shown(app)
    moving.go_on(30)
    app = CheckinApp(moved)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        assert "Sober days: 2. Press + to count today, if you like." in " ".join(shown(app).split())
        await press(pilot, "plus")
        assert "Counted. Sober days: 3" in shown(app)
        await press(pilot, "u")  # the person's own undo is what lowers it
        assert "Sober days: 2." in shown(app)
    assert [entry.kind for entry in moved.entries_of("win", "setback")] == ["setback"]


async def test_what_was_noted_can_be_read_and_put_away(journal: Journal) -> None:
    journal.settings.set("total", "days well")
    journal.day_total.add_slip("Had a drink\nthen called Sam", date(2026, 11, 18))
    journal.day_total.count()
    async with opened(journal, "plus") as (app, pilot):
        assert "Wednesday 18 November  Had a drink" in shown(app)
        await press(pilot, "end", "enter")
        assert title(app).startswith("Hard moment")
        await press(pilot, "escape")
        assert isinstance(app.screen, TotalScreen)


async def test_heavy_words_beside_it_name_people(journal: Journal) -> None:
    journal.settings.set("total", "sober days")
    journal.day_total.count()
    async with opened(journal, "plus") as (app, pilot):
        await press(pilot, *"it is hopeless", "enter")
        assert "Would you like to see your people, your plan, or a" in shown(app)
        assert title(app) == "Sober days"
    assert journal.entries_of("setback")[0].text == "it is hopeless"


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
async def test_a_slip_is_answered_as_in_a_hard_moment(
    journal: Journal, size: tuple[int, int]
) -> None:
    journal.settings.set("total", "sober days")
    journal.day_total.count()
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "plus", *"Had two beers", "enter")
        said = " ".join(shown(app).split())
        assert "Thank you for saying it." in said
        assert "A doctor or your clinic can tell you what is safe." in said
        assert "What would help now?" in said
        assert title(app) == "Sober days"
        await press(pilot, "enter")  # someone
        assert title(app).startswith("People")
        await press(pilot, "escape")
        assert "Noted. Sober days: 1" in shown(app)
        await press(pilot, *"I want a beer", "enter")
        assert "Saying it is a good start." in shown(app)
        await press(pilot, "down", "enter")  # a small thing
        assert title(app).startswith("A hard moment")
        await press(pilot, *"Made tea", "enter")
        assert "How is it now?" in shown(app)
    wanted, drank = journal.entries_of("setback")
    step = journal.entries_of("step")[0]
    assert (wanted.text, drank.text, step.parent) == ("I want a beer", "Had two beers", wanted.id)
    assert journal.day_total.days() == 1


async def test_words_that_are_no_slip_are_only_noted(journal: Journal) -> None:
    journal.settings.set("total", "sober days")
    async with opened(journal, "plus", "plus") as (app, pilot):
        await press(pilot, *"Went to the meeting", "enter")
        assert isinstance(app.screen, TotalScreen)
        assert "Noted. Sober days: 1" in shown(app)


async def test_the_key_for_counting_pressed_once_more_is_no_slip(journal: Journal) -> None:
    journal.settings.set("total", "sober days")
    async with opened(journal, "plus") as (app, pilot):
        await press(pilot, "plus", "plus")
        assert isinstance(app.screen, TotalScreen)
        assert app.screen.line.value == ""
        assert "That day is counted. Sober days: 1" in shown(app)
        app.screen._opened -= 60.0
        await press(pilot, "plus", "escape")
        assert isinstance(app.screen, TodayScreen)
        assert "unfinished" not in shown(app)


async def test_without_a_name_the_page_says_where_to_give_it_one(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(TotalScreen())
        await settled(pilot)
        assert "Give it a name in Settings, such as: sober days." in shown(app)
        assert "Count" not in shown(app)
        await press(pilot, *"Met Sam", "enter")
        assert "Noted. It changes no number." in shown(app)


# From the shell


def test_the_shell_counts_too(journal: Journal) -> None:
    said = checkin("count")
    assert (said.code, said.out) == (1, "")
    assert said.err == (
        "There's no total yet. Give it a name first, such as: checkin settings total sober days\n"
    )
    assert checkin("count", "--show").err == said.err
    assert checkin("settings", "total", "sober", "days").code == 0
    assert checkin("count", "--show").out == "Sober days. To count today: checkin count\n"
    assert checkin("count").out == "Counted. Sober days: 1\n"
    assert checkin("count").out == "That day is counted. Sober days: 1\n"
    assert checkin("count", "--on", "3 days ago").out == "Counted. Sober days: 2\n"
    answered = checkin("count", "--slip", "Had", "a", "drink").out
    assert answered.startswith("Noted. Sober days: 2\nThank you for saying it.")
    assert "A doctor or your clinic can tell you what is safe." in answered
    assert answered.endswith("Type checkin people for your people and help lines, at any time.\n")
    assert checkin("count", "--slip", "Had a drink", "--json").json["days"] == 2
    assert checkin("count", "--slip", typed="Again\n").out == "Noted. Sober days: 2\n"
    assert checkin("count", "--slip").err == "Nothing to keep yet. Type a few words.\n"
    assert checkin("count", "--show", "--json").json == {
        "name": "sober days",
        "days": 2,
        "entry": None,
    }
    assert checkin("today").out.splitlines()[-1] == "Sober days: 2"
    assert [entry.text for entry in journal.entries_of("setback")] == [
        *("Again", "Had a drink", "Had a drink"),
    ]
    heard = checkin("count", "--slip", "I want to die").out.splitlines()
    assert (heard[0], heard[1]) == ("That's a lot to carry.", "Noted. Sober days: 2")
    assert heard[-1] == "Type checkin people for your people and help lines, at any time."
    for wrong in (("x",), ("--show", "--slip")):
        assert checkin("count", *wrong).code == 2


async def test_the_pile_and_the_evening_say_it_in_one_line(journal: Journal) -> None:
    win = journal.add(NewEntry("win", "Tea #rest"))
    assert "Sober" not in checkin("pile").out
    journal.settings.set("total", "sober days")
    async with opened(journal, "e") as (app, pilot):
        assert "Sober" not in shown(app)  # nothing is counted yet
    journal.day_total.count()
    assert checkin("pile").out == "November 2026  ●  1 win so far\nSober days: 1\n"
    assert checkin("pile", "--by", "tag").out.endswith("\nSober days: 1\n")
    assert "Sober" not in checkin("pile", "--tag", "rest").out  # what is asked for is no part of it
    assert "Sober" not in checkin("pile", "--json").out
    async with opened(journal, "e") as (app, pilot):
        assert shown(app).count("Sober days: 1") == 1
        await press(pilot, "escape", "h", "v")
        assert isinstance(app.screen, PileScreen)
        for _ in WAYS:
            assert shown(app).count("Sober days: 1") == 1
            await press(pilot, "right")
        journal.settings.set("total", "")
        await press(pilot, "escape", "v")
        assert "Sober" not in shown(app)
        await press(pilot, "escape", "escape", "e")
        assert "Sober" not in shown(app)
    journal.settings.set("total", "sober days")
    journal.delete(win.id)
    assert checkin("pile").out == "Sober days: 1\n"


def test_another_name_keeps_the_number(journal: Journal) -> None:
    for name in ("sober days", "days well"):
        journal.settings.set("total", name)
        checkin("count")
    assert checkin("count", "--show").out == "Days well: 1\n"
    journal.settings.set("total", "")
    assert "days" not in checkin("today").out.splitlines()[-1].lower().replace("1 day you", "")


def test_a_page_for_a_session_has_the_total_in_one_line(journal: Journal) -> None:
    journal.add(NewEntry("win", "Tea"))
    assert "Sober" not in checkin("session", "--more").out
    journal.settings.set("total", "sober days")
    assert "Sober" not in checkin("session", "--more").out  # no number yet
    journal.day_total.count()
    journal.day_total.add_slip("Had a drink")
    said = checkin("session", "--more").out
    assert "\nSober days: 1\n" in said
    assert "Day counted" not in said
    assert "Had a drink" not in said
    assert "Had a drink" in checkin("session", "--hard").out
    journal.settings.set("total", "")
    assert "Sober" not in checkin("session").out


def test_an_export_holds_it_and_an_import_brings_it_back(journal: Journal, tmp_path: Path) -> None:
    journal.settings.set("total", "sober days")
    for ago in (0, 1, 5):
        journal.day_total.count(date(2026, 11, 21 - ago) if ago else None)
    journal.day_total.add_slip("Had a drink")
    file, other = tmp_path / "all.json", str(tmp_path / "other.db")
    assert checkin("export", "--output", str(file)).code == 0
    assert checkin("--file", other, "import", str(file)).code == 0
    assert checkin("--file", other, "count", "--show").out == "Sober days: 3\n"
    assert checkin("--file", other, "count").out == "That day is counted. Sober days: 3\n"
    with Journal.open(other) as again:
        assert [slip.text for slip in again.day_total.slips(5)] == ["Had a drink"]
