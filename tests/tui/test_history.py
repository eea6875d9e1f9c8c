"""History: the list, its keys, and that the selection stays with its entry."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from checkin.clock import Clock
from checkin.journal import Journal
from checkin.model import Entry, NewEntry
from checkin.tui.app import CheckinApp
from checkin.tui.screens.today import TodayScreen
from checkin.tui.widgets.timeline import Timeline
from tests.tui.showing import lines, settled, shown

TODAY = date(2026, 11, 21)
SIZES = [(60, 20), (80, 24), (120, 40)]


def at(day: date, clock: str) -> datetime:
    return datetime.fromisoformat(f"{day.isoformat()}T{clock}:00+01:00")


def keep(journal: Journal, text: str, ago: int = 0, clock: str = "09:00", **more: object) -> Entry:
    day = TODAY - timedelta(days=ago)
    new = {"kind": "win", "text": text, "day": day, "at": at(day, clock), **more}
    return journal.keep(NewEntry(**new))  # type: ignore[arg-type]


def many(journal: Journal, count: int) -> None:
    journal.keep_together(
        [NewEntry("win", f"win {n:03}", day=TODAY - timedelta(days=n // 3)) for n in range(count)]
    )


def selected(app: CheckinApp) -> str:
    entry = app.screen.query_one(Timeline).selected
    assert entry is not None
    return entry.text


def line_of(app: CheckinApp, text: str) -> int:
    return next(number for number, line in enumerate(lines(app)) if text in line)


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
            "● 08:05  Got up",
            "● 12:10  Ate lunch",
            "Monday 12 October",
            "● 10:00  Washed my hair",
            "Sunday 25 January",
            "● 09:00  Called Noor",
        ]
        assert "4 wins · 3 days · since January 2026" in lines(app)[1]


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
            "● 09:00  two",
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
        assert "1 win · 1 day" in note
        assert "square one" not in shown(app)
        await pilot.press("t")
        await settled(pilot)
        assert lines(app)[6:9] == [
            "    ● 08:00  Got up",
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
        assert "Nothing is kept around Wednesday 24 June. Here is the nearest day." in shown(app)
        await pilot.press("g", *"soonish", "enter")
        await settled(pilot)
        assert "I do not know when 'soonish' is." in shown(app)
        await pilot.press("escape")
        await settled(pilot)
        assert "Which day" not in shown(app)
        assert selected(app) == "old"


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_list_is_walked_by_keys(journal: Journal, size: tuple[int, int]) -> None:
    many(journal, 90)
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await pilot.press("h", "down", "j")
        assert selected(app) == "win 002"
        await pilot.press("up", "k")
        assert selected(app) == "win 000"
        await pilot.press("up")
        assert selected(app) == "win 000"
        await pilot.press("end")
        assert selected(app) == "win 089"
        await pilot.press("down", "pagedown")
        await settled(pilot)
        assert selected(app) == "win 089"
        assert "win 089" in shown(app)
        await pilot.press("home")
        await settled(pilot)
        assert selected(app) == "win 000"
        assert "Today" in shown(app)


async def test_a_page_down_skips_no_entry(journal: Journal) -> None:
    many(journal, 120)
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("h")
        await settled(pilot)
        seen = shown(app)
        while selected(app) != "win 119":
            await pilot.press("pagedown")
            await settled(pilot)
            seen += shown(app)
        assert all(f"win {n:03}" in seen for n in range(120))


@settings(
    max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    st.lists(
        st.sampled_from(
            (
                "down",
                "up",
                "pagedown",
                "pageup",
                "home",
                "end",
                "enter",
                "t",
                "wheel down",
                "wheel up",
            )
        ),
        max_size=15,
    )
)
async def test_the_selected_entry_is_always_in_view(clock: Clock, keys: list[str]) -> None:
    with Journal.in_memory(clock) as journal:
        many(journal, 30)
        keep(journal, "long words " * 120, 2)
        keep(journal, "hard", 4, kind="setback")
        app = CheckinApp(journal)
        async with app.run_test(size=(60, 20)) as pilot:
            await pilot.press("h")
            timeline = app.screen.query_one(Timeline)
            for key in keys:
                if key.startswith("wheel"):
                    timeline.scroll_relative(y=4 if "down" in key else -4, animate=False)
                else:
                    await pilot.press(key)
                await pilot.pause()
                words = (selected(app) or "A hard moment")[:10]
                assert any(words in line for line in lines(app)) or timeline.is_open


async def test_enter_shows_all_of_an_entry_where_it_stands(journal: Journal) -> None:
    keep(journal, "Wrote it down. " * 20 + "\n\nThe end of it.", why="I had slept", clock="10:00")
    keep(journal, "Next", clock="11:00")
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("h")
        await settled(pilot)
        assert "The end of it." not in shown(app)
        assert "enter Open" in lines(app)[-1]
        await pilot.press("enter")
        await settled(pilot)
        assert "The end of it." in shown(app)
        assert "I had slept" in shown(app)
        assert "enter Close" in lines(app)[-1]
        top, end = line_of(app, "10:00"), line_of(app, "11:00")
        assert all(not line[:13].strip() for line in lines(app)[top + 1 : end])
        await pilot.press("down")
        assert selected(app) == "Next"
        await pilot.press("up", "enter")
        await settled(pilot)
        assert "The end of it." not in shown(app)


async def test_an_entry_taller_than_the_screen_can_be_read_to_its_end(journal: Journal) -> None:
    keep(journal, "\n".join(f"line {n}" for n in range(60)), clock="10:00")
    keep(journal, "after it", clock="11:00")
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("h", "enter")
        seen = ""
        for _ in range(80):
            await pilot.press("down")
            await pilot.pause()
            seen += shown(app)
        assert all(re.search(rf"line {n}\b", seen) for n in range(60))
        assert selected(app) == "after it"


async def test_an_open_entry_fits_a_window_that_changes_its_size(journal: Journal) -> None:
    keep(journal, "words and more words " * 12 + "the end")
    app = CheckinApp(journal)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("h", "enter")
        await settled(pilot)
        await pilot.resize_terminal(60, 20)
        await settled(pilot)
        assert "the end" in shown(app)
        assert not any("…" in line for line in lines(app))


@pytest.mark.practice(64)
async def test_what_is_put_away_comes_back_with_u_and_is_selected_again(journal: Journal) -> None:
    many(journal, 9)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "down", "down", "down", "down")
        assert selected(app) == "win 004"
        await pilot.press("d")
        await settled(pilot)
        assert "Put away. Press u to bring it back." in shown(app)
        assert [entry.text for entry in journal.entries() if entry.text == "win 004"] == []
        assert selected(app) == "win 005"
        await pilot.press("d")
        await settled(pilot)
        assert selected(app) == "win 003"
        await pilot.press("u", "u")
        await settled(pilot)
        assert "Undone: win 004" in shown(app)
        assert len(journal.entries()) == 9


async def test_the_last_entry_can_be_put_away(journal: Journal) -> None:
    keep(journal, "The one")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "d")
        await settled(pilot)
        assert "Your days will stand here, newest on top." in shown(app)
        await pilot.press("d", "enter", "b", "down", "up", "pagedown", "end")
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
        assert "No longer set aside for a hard day." in shown(app)


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
            other.keep(NewEntry("win", "from the other window"))
        app.app_focus = False
        app.app_focus = True
        await settled(pilot)
        assert selected(app) == "win 030"
        assert line_of(app, "win 030") == before
        assert "61 wins" in lines(app)[1]
        await pilot.press("home")
        await settled(pilot)
        with Journal.open(path, clock, "other") as other:
            other.put_away(journal.today().entries[0].id)
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


async def test_the_mouse_selects_opens_and_scrolls(journal: Journal) -> None:
    many(journal, 60)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h")
        await settled(pilot)
        timeline = app.screen.query_one(Timeline)
        row = line_of(app, "win 004") - timeline.region.y
        await pilot.click(timeline, offset=(20, row))
        assert selected(app) == "win 004"
        assert not timeline.is_open
        await pilot.click(timeline, offset=(20, row))
        assert timeline.is_open
        await pilot.click(timeline, offset=(20, 0))  # a heading
        assert selected(app) == "win 004"
        timeline.scroll_to(y=40, animate=False)
        await settled(pilot)
        assert "win 004" not in shown(app)
        assert selected(app) in shown(app)


async def test_history_without_entries_says_what_will_stand_there(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("h")
        await settled(pilot)
        assert "Your days will stand here, newest on top." in shown(app)
        assert "Open" not in lines(app)[-1]
        assert "Put away" not in lines(app)[-1]


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


async def test_the_list_reads_no_more_than_it_shows(journal: Journal) -> None:
    many(journal, 900)
    said: list[str] = []
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h")
        await settled(pilot)
        journal._connection.raw.set_trace_callback(said.append)
        await pilot.press("pagedown")
        await settled(pilot)
        journal._connection.raw.set_trace_callback(None)
    assert 0 < len(said) <= 30
    assert not any("OFFSET" in statement for statement in said)
