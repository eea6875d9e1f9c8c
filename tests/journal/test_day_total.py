"""The person's own total of days: what it begins with, and that nothing lowers it."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checkin.core.clock import Clock
from checkin.journal import Journal
from checkin.tui.widgets.choice_list import ChoiceList
from tests.journal.test_import_whole import START
from tests.support.copies import copy, merge
from tests.support.shell import checkin
from tests.support.showing import opened, press, shown

DAYS = st.sets(st.integers(0, 30), max_size=5)


def test_a_total_begins_with_the_days_there_are_already(journal: Journal) -> None:
    said = checkin("settings", "total", "sober days")
    assert "If there are days already, begin with them: checkin count --start 71" in said.err
    said = checkin("count", "71")
    assert said.code == 2
    assert "To begin with days there are already: checkin count --start 71" in said.err
    assert "--on. Words go" in checkin("count", "sober").err
    assert checkin("count", "--start", "71").out == "Sober days: 71\n"
    assert "Sober days: 71" in checkin("today").out
    assert checkin("count").out == "Counted. Sober days: 72\n"
    again = checkin("count", "--start", "80")
    assert (again.code, again.out) == (1, "")
    assert "Your total began with 71 days already." in again.err
    assert "put its line away in History first" in again.err
    assert checkin("count", "--show").out == "Sober days: 72\n"
    assert "Days so far: 71" in checkin("log").out
    checkin("undo")
    checkin("undo")
    assert journal.day_total.days() == 0
    assert checkin("count", "--start", "1,071", "--json").json["days"] == 1071


@pytest.mark.parametrize("typed", ["", "0", "-3", "many", "3.5", "40001", "9" * 30])
def test_what_is_no_number_of_days_begins_nothing(journal: Journal, typed: str) -> None:
    assert "no total yet" in checkin("count", "--start", "3").err
    journal.settings.set("total", "sober days")
    said = checkin("count", f"--start={typed}")
    assert (said.code, said.out) == (1, "")
    assert "Type one such as 71." in said.err
    assert journal.entries() == []
    assert checkin("count", "--start", "3", "--slip").code == 2


def test_an_export_holds_it_and_gives_it_back(journal: Journal, tmp_path: Path) -> None:
    checkin("settings", "total", "sober days")
    checkin("count", "--start", "71")
    checkin("count", "--on", "yesterday")
    whole = tmp_path / "all.json"
    checkin("export", "--output", str(whole))
    other = str(tmp_path / "other.db")
    assert checkin("--file", other, "import", str(whole)).code == 0
    assert checkin("--file", other, "count", "--show").out == "Sober days: 72\n"
    assert checkin("--file", other, "import", str(whole)).code == 0
    assert checkin("--file", other, "count", "--show").out == "Sober days: 72\n"


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DAYS, DAYS, st.integers(0, 99), st.integers(0, 99))
def test_whatever_is_done_with_copies_lowers_no_total(
    here: set[int], there: set[int], begins: int, other_begins: int
) -> None:
    clock = Clock(lambda: START + timedelta(days=40))
    with tempfile.TemporaryDirectory() as folder:
        path, shown_before = Path(folder, "a.db"), [0]

        def count(file: Path, days: set[int], start: int) -> int:
            with Journal.open(str(file), clock) as journal:
                journal.settings.set("total", "sober days")
                for ago in sorted(days):
                    journal.day_total.count(clock.today() - timedelta(days=ago))
                    shown_before.append(journal.day_total.days())
                if start and not journal.day_total.days_before():
                    journal.day_total.begin_with(str(start))
                assert journal.day_total.days() >= max(shown_before)
                return journal.day_total.days()

        count(path, set(), 0)
        other = copy(path, "b")
        mine = count(path, here, begins)
        shown_before[:] = [0]
        theirs = count(other, there, other_begins)
        merge(path, other, clock)
        with Journal.open(str(path), clock) as journal:
            both = len(here | there) + max(begins, other_begins)
            assert journal.day_total.days() == both >= max(mine, theirs)


async def test_the_app_begins_with_them_where_the_total_is_named(journal: Journal) -> None:
    async with opened(journal, "comma") as (app, pilot):
        assert "Days so far" not in shown(app)
        choices = app.screen.query_one(ChoiceList)
        choices.highlighted = choices.get_option_index("total")
        await press(pilot, "enter", *"sober days", "enter")
        assert "Saved. If there are days already, Days so far begins with them." in shown(app)
        assert "How many there are already. The days you count come on top." in shown(app)
        await press(pilot, "down", "enter", *"71", "enter")
        assert "Days so far   71" in shown(app)
    journal.undo()
    async with opened(journal, "plus", "u", "plus", "plus") as (app, pilot):
        assert "Days so far" in shown(app)
        await press(pilot, "end", "enter")
        assert "How many days are there already?" in shown(app)
        assert "A number, such as 71. It can be said once, and undone." in shown(app)
        await press(pilot, "enter")
        assert "Type a number of days, such as 71." in shown(app)
        await press(pilot, *"some", "enter")
        assert "That is not a number of days." in shown(app)
        await press(pilot, "ctrl+u", *"71", "enter")
        assert "Saved. The days you count come on top." in shown(app)
        assert "72 days so far" in shown(app)
        assert "Days so far" not in shown(app).replace("2 days so far", "")
        await press(pilot, "escape")
        assert "Sober days: 72" in shown(app)


@pytest.mark.parametrize("words", ["i drank", "I relapsed tonight"])
async def test_on_the_day_of_a_slip_nothing_asks_to_count_it(journal: Journal, words: str) -> None:
    journal.settings.set("total", "sober days")
    async with opened(journal) as (app, _):
        assert "Press + to count today" in " ".join(shown(app).split())
    checkin("hard", words)
    async with opened(journal) as (app, _):
        assert "Sober days" not in shown(app)
    assert "Sober days" not in checkin("today").out
    journal.day_total.count(date(2026, 11, 19))
    async with opened(journal) as (app, pilot):
        assert "Sober days: 1" in shown(app)
        assert "to count today" not in shown(app)
        await press(pilot, "e")
        assert "Sober days: 1" in shown(app)
        assert "to count today" not in shown(app)
    assert "Sober days: 1\n" in checkin("today").out


@pytest.mark.parametrize(
    "words",
    [
        "made the bed and didn't drink",
        "No wine tonight",
        "30 days sober",
        "day 12",
        "Ran instead of using",
        "told Sam I won\u2019t be drinking",
    ],
)
async def test_the_answer_to_a_slip_quotes_no_line_of_not_drinking(
    journal: Journal, words: str
) -> None:
    journal.settings.set("total", "sober days")
    checkin("win", words, "--on", "3 days ago")
    async with opened(journal, "f2", *"i was sad", "enter", "escape") as (app, _):
        assert words in " ".join(shown(app).split())
    async with opened(journal, "f2", *"I drank", "enter", "down", "enter") as (app, _):
        assert words not in " ".join(shown(app).split())
    checkin("win", "rang Mum", "--on", "2 days ago")
    async with opened(journal, "f2", *"I drank", "enter", "down", "enter") as (app, _):
        assert "rang Mum" in shown(app)
    assert journal.past_wins.some_of_today("square one", 3, after_slip=True)[0].text == "rang Mum"
