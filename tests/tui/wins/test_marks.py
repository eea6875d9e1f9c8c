"""What was noted of a win: a word beside it everywhere, and a way to find it."""

from __future__ import annotations

from datetime import date

import pytest

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.widgets.choice_list import ChoiceList
from tests.support.shell import checkin
from tests.support.showing import lines, opened, press, shown

SIZES = [(80, 24), (60, 20)]


@pytest.fixture
def noted(journal: Journal) -> Journal:
    """A journal with a win of each sort, and one of which nothing was noted."""
    journal.add(NewEntry("win", "Drank tea"))
    journal.add(NewEntry("win", "Swam", marks=("first-time", "big")))
    journal.add(NewEntry("win", "Rang the bank", marks=("easier", "keep")))
    return journal


def row(app: CheckinApp, words: str) -> str:
    return next(line for line in lines(app) if words in line)


@pytest.mark.practice(38)
@pytest.mark.practice(29)
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("keys", [(), ("w",), ("h",), ("r",), ("e",)], ids=str)
async def test_it_stands_beside_the_win_on_every_page(
    noted: Journal, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    app = CheckinApp(noted)
    async with app.run_test(size=size) as pilot:
        await press(pilot, *keys)
        assert row(app, "Swam").endswith("Swam · first time · a big one")
        assert row(app, "Rang").endswith("Rang the bank · easier than before")
        assert row(app, "Drank tea").endswith("Drank tea")


async def test_what_is_said_of_it_on_its_page_stands_beside_it(journal: Journal) -> None:
    async with opened(journal, "w", *"Swam", "tab") as (app, pilot):
        await press(pilot, "down", "down", "down", "enter", "down", "enter", "escape")
        assert "Swam · first time" in shown(app)


async def test_a_win_is_a_first_or_a_first_in_a_while_and_not_both(journal: Journal) -> None:
    async with opened(journal, "w", *"Swam", "tab") as (app, pilot):
        await press(
            pilot, "down", "down", "down", "enter", "down", "enter", "down", "enter", "escape"
        )
        assert "Swam · first time in a while" in shown(app)
    assert journal.entries()[0].marks == ("first-in-a-while",)


@pytest.mark.practice(54)
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_firsts_are_a_key_away_in_history(noted: Journal, size: tuple[int, int]) -> None:
    app = CheckinApp(noted)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "h", "1")
        assert "Swam" in shown(app)
        assert "Rang" in shown(app)
        assert "Drank" not in shown(app)
        assert "Wins marked as a first, easier, hard or big" in shown(app)


async def test_the_help_names_the_key(noted: Journal) -> None:
    app = CheckinApp(noted)
    async with app.run_test(size=(80, 80)) as pilot:
        await press(pilot, "h", "f1")
        line = row(app, "First times, big ones, and what was easier than before.")
        assert line.split()[0] == "1"


async def test_without_firsts_nothing_is_missing(journal: Journal) -> None:
    journal.add(NewEntry("win", "Drank tea"))
    async with opened(journal, "h", "1") as (app, _):
        assert "Drank tea" in shown(app)
        assert "You'll find those here." in shown(app)


@pytest.mark.parametrize("sought", ["firsts", "celebration list"])
async def test_the_lists_without_firsts_say_how_one_comes_there(
    journal: Journal, sought: str
) -> None:
    journal.add(NewEntry("win", "Drank tea"))
    keys = ["space" if letter == " " else letter for letter in sought]
    async with opened(journal, "ctrl+p", *keys, "enter") as (app, _):
        said = "Under Say more, you can note that a win was a first time or a big one."
        assert said in " ".join(shown(app).split())
        assert "Fewer letters" not in shown(app)


async def test_a_win_that_is_noted_as_big_is_in_the_list_from_today(journal: Journal) -> None:
    async with opened(journal, "w", *"Swam", "tab") as (app, pilot):
        assert "Was it a first time, or a big one?" in shown(app)
        await press(pilot, "down", "down", "down", "enter")
        await press(pilot, *["down"] * 5, "enter", "escape")
        while not isinstance(app.screen, TodayScreen):
            await press(pilot, "escape")
        await press(pilot, "h", "1")
        assert "Swam · a big one" in shown(app)
        await press(pilot, "enter", "escape")
        assert "Swam" in shown(app)


@pytest.mark.parametrize(
    ("typed", "found"),
    [("first times", "Swam"), ("wins big ones", "Swam"), ("easier", "Rang"), ("mark:big", "Swam")],
)
async def test_search_finds_it(noted: Journal, typed: str, found: str) -> None:
    async with opened(noted, "h", "slash", *typed) as (app, _):
        assert [name for name in ("Swam", "Rang", "Drank") if name in shown(app)] == [found]


async def test_words_that_say_so_are_found_as_well(noted: Journal) -> None:
    noted.add(NewEntry("win", "The first time I sang"))
    async with opened(noted, "h", "slash", *"first time") as (app, _):
        assert "I sang" in shown(app)
        assert "Swam" in shown(app)
        assert "Drank" not in shown(app)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_it_is_chosen_as_a_filter(noted: Journal, size: tuple[int, int]) -> None:
    app = CheckinApp(noted)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "h", "f")
        while not any("›" in line and "Easier than before" in line for line in lines(app)):
            await press(pilot, "down")
        await press(pilot, "enter", "escape")
        assert "Rang" in shown(app)
        assert "Swam" not in shown(app)
        assert "arked easier than before" in shown(app)


async def test_a_past_win_says_it_too(journal: Journal) -> None:
    journal.add(NewEntry("win", "Swam", day=date(2026, 8, 1), marks=("first-time",)))
    async with opened(journal, "w", "f4", "end", "up", "enter") as (app, _):
        assert "on Saturday 1 August: Swam · first time" in shown(app)


def test_the_shell_says_it_and_finds_it(noted: Journal) -> None:
    said = [line for line in checkin("log").out.splitlines() if "Swam" in line]
    assert said[0].endswith("Swam  first time · a big one")
    assert checkin("search", "first times").out.count("Swam") == 1
    assert "Rang" not in checkin("search", "first times").out


@pytest.mark.practice(74)
async def test_all_that_are_marked_are_one_list(journal: Journal) -> None:
    journal.add(NewEntry("win", "The big one", marks=("big",)))
    journal.add(NewEntry("win", "An easier one", marks=("easier",)))
    journal.add(NewEntry("win", "One of many"))
    async with opened(journal, "h", "f") as (app, pilot):
        choices = app.screen.query_one(ChoiceList)
        choices.highlighted = choices.get_option_index("mark any")
        assert "Any of these" in shown(app)
        await press(pilot, "enter", "escape")
        assert "Marked as a first, easier, hard or big · 2 matches" in shown(app)
        assert "The big one" in shown(app)
        assert "An easier one" in shown(app)
        assert "One of many" not in shown(app)
        assert "celebrations" in shown(app)  # what is typed for it
