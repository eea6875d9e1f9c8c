"""History: what it shows, and what it shows first."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from rich.cells import cell_len

from checkin.core.clock import Clock
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.history.screen import HistoryScreen
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.features.wins.screen import WinsScreen
from tests.support.past_wins import SIZES, TODAY, at, keep, selected
from tests.support.showing import lines, opened, press, settled, shown


@pytest.mark.practice(63)
async def test_days_stand_newest_on_top_and_each_reads_as_it_happened(journal: Journal) -> None:
    keep(journal, "Washed my hair", 40, "10:00")
    keep(journal, "Ate lunch", 0, "12:10")
    keep(journal, "Got up", 0, "08:05")
    keep(journal, "Called Noor", 300)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h")
        await settled(pilot)
        assert [line.strip() for line in lines(app)[3:14] if line] == [
            "Today · Saturday 21 November",
            "› ● 08:05  Got up",
            "● 12:10  Ate lunch",
            "Monday 12 October",
            "● 10:00  Washed my hair",
            "Sunday 25 January",
            "● 09:00  Called Noor",
        ]
        assert "4 wins · 3 days here · since January 2026" in lines(app)[1]


@pytest.mark.practice(101)
async def test_any_mix_of_days_is_shown_without_a_word_about_it(journal: Journal) -> None:
    keep(journal, "one", 400)
    keep(journal, "", 399, kind="setback")
    keep(journal, "two", 3)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "t")
        await settled(pilot)
        assert [line.strip() for line in lines(app)[3:22] if line] == [
            "Hard moments too",
            "Wednesday 18 November",
            "› ● 09:00  two",
            "Saturday 18 October 2025",
            "~ 09:00  A hard moment",
            "Friday 17 October 2025",
            "● 09:00  one",
        ]


@pytest.mark.practice(71, 64)
async def test_hard_moments_show_when_asked_for_in_a_line_like_every_win(journal: Journal) -> None:
    keep(journal, "Got up", 0, "08:00")
    moment = keep(journal, "Felt like square one", 0, "09:00", kind="setback")
    keep(journal, "Drank water", 0, "09:05", kind="step", parent=moment.id, outcome="easier")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h")
        await settled(pilot)
        note = lines(app)[1]
        assert "1 win · 1 day here" in note
        assert "square one" not in shown(app)
        await pilot.press("t")
        await settled(pilot)
        assert lines(app)[6:9] == [
            "  › ● 08:00  Got up",
            "    ~ 09:00  Felt like square one",
            "      → 09:05  Drank water · easier",
        ]
        assert lines(app)[1] == note
        await pilot.press("t")
        await settled(pilot)
        assert "square one" not in shown(app)


@pytest.mark.practice(70)
async def test_g_goes_to_a_month_or_a_season(journal: Journal) -> None:
    for month in range(1, 12):
        keep(journal, f"in month {month}", (TODAY - date(2026, month, 15)).days)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "g", *"august 2026", "enter")
        await settled(pilot)
        assert selected(app) == "in month 8"
        assert lines(app)[3].strip() == "Saturday 15 August"
        await pilot.press("g", *"last spring", "enter")
        await settled(pilot)
        assert selected(app) == "in month 5"


async def test_g_says_when_nothing_is_there_and_goes_to_the_nearest_day(journal: Journal) -> None:
    keep(journal, "new")
    keep(journal, "old", 200)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "g", *"150 days ago", "enter")
        await settled(pilot)
        assert selected(app) == "old"
        assert "There's nothing around Wednesday 24 June. Here is the nearest day." in shown(app)
        await pilot.press("g", *"soonish", "enter")
        await settled(pilot)
        assert "I don't know when 'soonish' is." in shown(app)
        await pilot.press("escape")
        await settled(pilot)
        assert "Which day" not in shown(app)
        assert selected(app) == "old"


async def test_g_says_of_a_day_with_nothing_but_a_hidden_hard_moment_that_it_is_there(
    journal: Journal,
) -> None:
    keep(journal, "new")
    keep(journal, "he left", 150, kind="setback")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "h", "g", *"150 days ago", "enter")
        said = " ".join(shown(app).split())
        assert "There's nothing around" not in said
        assert (
            "What you kept around Wednesday 24 June is a hard moment, and isn't shown here. "
            "Press t to see it. Here is the nearest day." in said
        )
        await press(pilot, "t", "g", *"150 days ago", "enter")
        assert selected(app) == "he left"
        assert "is a hard moment" not in shown(app)
        await press(pilot, "t", "g", *"100 days ago", "enter")
        assert "There's nothing around" in shown(app)


async def test_history_without_entries_says_what_will_stand_there(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("h")
        await settled(pilot)
        assert "Your days will show up here, newest first." in shown(app)
        assert "Press w to keep a win, however small." in " ".join(shown(app).split())
        assert {"/", "t", "g", "f", "y", "v"}.isdisjoint(lines(app)[-1].split())
        await pilot.press("slash", "t", "g", "f", "y", "a", "minus", "space")
        await settled(pilot)
        assert isinstance(app.screen, HistoryScreen)
        await pilot.press("w")
        await settled(pilot)
        assert isinstance(app.screen, WinsScreen)


async def test_history_with_nothing_but_hard_moments_says_how_to_see_them(
    journal: Journal,
) -> None:
    keep(journal, "Shouted", kind="setback")
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("h")
        await settled(pilot)
        assert "Hard moments are kept here too. Press t to see them." in shown(app)
        assert "Your days will" not in shown(app)
        await pilot.press("t")
        await settled(pilot)
        assert selected(app) == "Shouted"


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("keys", [(), ("enter",)], ids=["a line", "open"])
async def test_whatever_is_written_reads_as_text_and_fits(
    journal: Journal, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    texts = (
        "\x1b[31mred\x1b]0;title\x07 \x9b2J",
        "right \u202eto left\u2066 and\u2069 back",
        "[b]bold[/b] [@click=app.quit]quit[/] [/] [",
        "早起きした。" * 30,
        "👩‍👩‍👧‍👦 family 🏳️‍🌈 flag e\u0301\u0301\u0301 " * 8,
        "סם הלך לים " * 12,
        "tab\there and\nlines\r\nmore",
        "x" * 500,
    )
    for nth, text in enumerate(texts):
        keep(journal, text, nth, why=text, tags=("#a",))
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await pilot.press("h")
        for _ in texts:
            await pilot.press(*keys, "down")
            await settled(pilot)
            text = shown(app)
            assert not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in text if c != "\n")
            assert not any(c in text for c in "\u202e\u2066\u2069")
            assert all(cell_len(line) <= size[0] for line in lines(app))
        assert app.is_running
        await pilot.press("home")
        await settled(pilot)
        assert "␛[31mred" in shown(app)
        await pilot.press("down", "down")
        await settled(pilot)
        assert "[b]bold[/b]" in shown(app)


async def test_the_headings_turn_with_the_day(path: str) -> None:
    now = [at(TODAY, "12:30")]
    with Journal.open(path, Clock(lambda: now[0])) as journal:
        keep(journal, "Got up", clock="08:00")
        app = CheckinApp(journal)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("h")
            await settled(pilot)
            assert "Today · Saturday 21 November" in shown(app)
            now[0] += timedelta(days=1)
            app.app_focus = False
            app.app_focus = True
            await settled(pilot)
            assert "Today" not in shown(app)
            assert "Saturday 21 November" in shown(app)


async def test_escape_goes_home(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "escape")
        await settled(pilot)
        assert isinstance(app.screen, TodayScreen)


@pytest.mark.practice(71)
async def test_a_hard_moment_takes_a_line_like_a_win_and_the_pile_stays_as_it_is(
    journal: Journal,
) -> None:
    keep(journal, "a win", clock="09:00")
    keep(journal, "a hard hour", clock="10:00", kind="setback")
    keep(journal, "another win", clock="11:00")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h")
        await settled(pilot)
        before = lines(app)[1]
        assert "2 wins" in before
        await pilot.press("t")
        await settled(pilot)
        assert lines(app)[1] == before
        top = next(n for n, line in enumerate(lines(app)) if "a win" in line)
        assert [line.strip() for line in lines(app)[top : top + 3]] == [
            "› ● 09:00  a win",
            "~ 10:00  a hard hour",
            "● 11:00  another win",
        ]


@pytest.mark.practice(74)
async def test_wins_that_were_kept_close_are_a_list_of_their_own(journal: Journal) -> None:
    keep(journal, "the big one", 3)
    keep(journal, "an easier one", 2)
    keep(journal, "one of many", 1)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "down", "space", "space", "asterisk")
        await settled(pilot)
        await pilot.press("slash", "asterisk")
        await settled(pilot)
        assert "Kept for a hard day · 2 matches" in shown(app)
        assert "the big one" in shown(app)
        assert "one of many" not in shown(app)


async def test_it_says_that_hard_moments_are_not_shown_and_how_to_see_them(
    journal: Journal,
) -> None:
    said = "Hard moments aren't shown here. Press t to see them."
    keep(journal, "Swam", 0, "08:00")
    async with opened(journal, "h") as (app, pilot):
        assert said not in shown(app)  # there are none
        await press(pilot, "escape", "s", "tab", *"he left", "enter", "escape", "h")
        assert said in shown(app)
        await press(pilot, "t")
        assert said not in shown(app)
        assert "he left" in shown(app)
        await press(pilot, "t", "slash", *"swam")
        assert said not in shown(app)
