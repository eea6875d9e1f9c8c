"""Going through the list of History by keys and by mouse."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checkin.core.clock import Clock
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.widgets.timeline import Timeline
from tests.support.past_wins import SIZES, keep, line_of, many, selected
from tests.support.showing import lines, settled, shown


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
        assert "I had slept" in " ".join(shown(app).split())
        assert "enter Close" in lines(app)[-1]
        top, end = line_of(app, "10:00"), line_of(app, "11:00")
        assert all(not line[:13].strip() for line in lines(app)[top + 1 : end])
        await pilot.press("down")
        assert selected(app) == "Next"
        await pilot.press("up", "enter")
        await settled(pilot)
        assert "The end of it." not in shown(app)


async def test_an_entry_taller_than_the_screen_can_be_read_to_its_end(journal: Journal) -> None:
    keep(journal, "\n".join(f"line {n}" for n in range(25)), clock="10:00")
    keep(journal, "after it", clock="11:00")
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("h", "enter")
        seen = ""
        for _ in range(40):
            await pilot.press("down")
            await pilot.pause()
            seen += shown(app)
        assert all(re.search(rf"line {n}\b", seen) for n in range(25))
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


async def test_where_there_is_room_all_of_the_selected_entry_stands_beside_the_list(
    journal: Journal,
) -> None:
    keep(journal, "Short")
    keep(journal, "A long day of " + "walking " * 15 + "home", 1, why="I had slept")
    app = CheckinApp(journal)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("h", "down")
        await settled(pilot)
        beside = [line[70:] for line in lines(app)]
        assert any("home" in line for line in beside)
        assert any("I had slept" in line for line in beside)
        assert any("Friday 20 November" in line for line in beside)
        await pilot.press("up")
        await settled(pilot)
        beside = [line[70:] for line in lines(app)]
        assert any("Short" in line for line in beside)
        assert "I had slept" not in shown(app)
        await pilot.press("slash", *"zzq")
        await settled(pilot)
        assert "Short" not in shown(app)
        await pilot.press("escape")
        await settled(pilot)  # all entries are read again
        await pilot.press("down")
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert "I had slept" not in shown(app)
        await pilot.resize_terminal(120, 40)
        await settled(pilot)
        assert "I had slept" in shown(app)
