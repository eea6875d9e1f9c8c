"""Year by year: the map, its keys, and the day in words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from rich.cells import cell_len
from textual.events import MouseScrollDown, MouseScrollUp

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.history.screen import HistoryScreen
from checkin.tui.features.lookback.year_screen import YearScreen
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.widgets.year_map import YearMap
from tests.support.past_wins import selected
from tests.support.showing import lines, settled, shown
from tests.support.tone import problems

TODAY = date(2026, 11, 21)


def win(journal: Journal, text: str, day: date, times: int = 1) -> None:
    journal.add_many([NewEntry("win", f"{text} {n}", day=day) for n in range(times)])


def at(app: CheckinApp) -> date | None:
    return app.screen.query_one(YearMap).day


def map_of(app: CheckinApp) -> str:
    region = app.screen.query_one(YearMap).region
    return "\n".join(lines(app)[region.y : region.bottom])


@pytest.mark.practice(64)
@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20), (40, 40)])
async def test_each_day_with_a_win_has_a_mark_and_others_have_none(
    journal: Journal, size: tuple[int, int]
) -> None:
    win(journal, "one", date(2026, 1, 1))
    win(journal, "two", date(2026, 7, 4), 2)
    win(journal, "many", date(2026, 11, 21), 5)
    journal.add(NewEntry("setback", "", day=date(2026, 3, 3)))
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await app.push_screen(YearScreen())
        await settled(pilot)
        drawn = map_of(app)
        assert "2026: 8 wins so far" in drawn
        marks = drawn.partition("so far")[2]
        assert sorted(char for char in marks if char in "▪■█5") == sorted("▪■5")
        assert not set(marks) & set("·.0░")
        assert "Saturday 21 November 2026: 5 wins" in shown(app)
        await pilot.press("up")
        await settled(pilot)
        assert "█" in map_of(app)


async def test_arrows_go_from_one_day_with_a_win_to_another(journal: Journal) -> None:
    days = [date(2025, 12, 30), date(2026, 2, 2), date(2026, 2, 3), date(2026, 11, 20)]
    for day in days:
        win(journal, "x", day)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(YearScreen())
        await settled(pilot)
        found = [at(app)]
        for key in ("up", "up", "down", "left", "right", "home", "end", "left_square_bracket"):
            await pilot.press(key)
            found.append(at(app))
        assert found == [days[n] for n in (3, 2, 1, 2, 0, 2, 0, 3, 0)]
        await pilot.press("right_square_bracket")
        assert at(app) == days[3]
        await pilot.press("right", "down", "end")
        await settled(pilot)
        assert at(app) == days[3]
        assert "Friday 20 November 2026: 1 win" in shown(app)


@pytest.mark.parametrize(("size", "beside"), [((120, 40), True), ((80, 24), False)])
async def test_years_stand_beside_each_other_where_there_is_room(
    journal: Journal, size: tuple[int, int], beside: bool
) -> None:
    days = [date(2024, 3, 1), date(2025, 12, 30), date(2026, 1, 6), date(2026, 11, 20)]
    for day in days:
        win(journal, f"On {day}", day)
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await app.push_screen(YearScreen())
        await settled(pilot)
        (line,) = [line for line in lines(app) if "2026: 4 wins so far" in line]
        assert ("2025: 2 wins by then" in line) is beside
        seen = []
        for key in ("left", "left", "left", "right", "right"):
            await pilot.press(key)
            await settled(pilot)
            at_day = at(app)
            assert at_day is not None
            assert f"On {at_day}" in shown(app)
            assert f"{at_day.year}: " in map_of(app)
            seen.append(at_day)
        assert seen == [days[n] for n in (2, 1, 0, 1, 2)]


async def test_a_click_reaches_a_day_in_the_year_beside(journal: Journal) -> None:
    win(journal, "older", date(2025, 6, 4))
    win(journal, "newer", date(2026, 11, 18))
    app = CheckinApp(journal)
    async with app.run_test(size=(120, 40)) as pilot:
        await app.push_screen(YearScreen())
        await settled(pilot)
        row = next(n for n, line in enumerate(lines(app)) if "Wed" in line)
        older = lines(app)[row].index("▪")
        await pilot.click(offset=(older, row))
        assert at(app) == date(2025, 6, 4)
        await settled(pilot)
        newer = lines(app)[row].index("▪", older + 1)
        await pilot.click(offset=(newer + 1, row))
        assert at(app) == date(2025, 6, 4)
        await pilot.click(offset=(newer, row))
        assert at(app) == date(2026, 11, 18)


@pytest.mark.parametrize(("size", "names"), [((80, 24), "Mon Tue Wed Thu"), ((60, 20), "Mo Tu We")])
async def test_each_year_is_seen_whole_with_its_weekdays_and_others_are_named(
    journal: Journal, size: tuple[int, int], names: str
) -> None:
    for year in (2019, 2023, 2025, 2026):
        win(journal, "first", date(year, 1, 3))
        win(journal, "later", date(year, 11, 5))
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await app.push_screen(YearScreen())
        await settled(pilot)
        for _ in range(2):
            for year in (2026, 2025, 2023, 2019):
                drawn = map_of(app).splitlines()
                heads = [line.strip()[:4] for line in drawn if line.strip()[:2] == "20"]
                assert heads[0] == str(year)
                assert len(heads) > 1
                assert drawn[0].strip().startswith(f"{year}: ")
                assert [line.split()[0] for line in drawn[2:9]][: len(names.split())] == (
                    names.split()
                )
                assert "".join(drawn[2:9]).count("▪") == 1  # and one where the keys are
                assert "Jan" in drawn[1]
                assert "Dec" in drawn[1]
                await pilot.press("left_square_bracket")
                await settled(pilot)
            assert "[ Earlier year" not in lines(app)[-1]
            assert "] Later year" in lines(app)[-1]
            await pilot.press("end")
            await settled(pilot)


async def test_the_wheel_and_a_click_go_on_by_whole_years(journal: Journal) -> None:
    for year in (2024, 2025, 2026):
        win(journal, "x", date(year, 5, 6))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(YearScreen())
        await settled(pilot)
        await pilot._post_mouse_events([MouseScrollDown], YearMap, (9, 4), button=0)
        await settled(pilot)
        assert at(app) == date(2025, 5, 6)
        assert map_of(app).splitlines()[0].strip() == "2025: 2 wins by then"
        await pilot._post_mouse_events([MouseScrollUp], YearMap, (9, 4), button=0)
        await settled(pilot)
        assert at(app) == date(2026, 5, 6)
        row = next(n for n, line in enumerate(lines(app)) if "2024: 1 win by then" in line)
        await pilot.click(offset=(5, row))
        await settled(pilot)
        assert at(app) == date(2024, 5, 6)
        assert map_of(app).splitlines()[0].strip() == "2024: 1 win by then"


async def test_enter_gives_the_day_back(journal: Journal) -> None:
    win(journal, "x", date(2026, 2, 2))
    win(journal, "x", date(2026, 2, 9))
    app = CheckinApp(journal)
    chosen: list[date | None] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(YearScreen(), chosen.append)
        await pilot.press("left", "enter")
        await settled(pilot)
        assert isinstance(app.screen, TodayScreen)
        await app.push_screen(YearScreen(date(2026, 2, 8)), chosen.append)
        await pilot.press("enter")
        await settled(pilot)
    assert chosen == [date(2026, 2, 2)] * 2


async def test_gone_to_by_its_name_it_opens_history_at_the_day(journal: Journal) -> None:
    for ago in range(90):
        win(journal, f"Kept {ago:02} days before", TODAY - timedelta(days=ago))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        app.action_go("year")
        await settled(pilot)
        await pilot.press("home", "enter")
        await settled(pilot)
        assert isinstance(app.screen, HistoryScreen)
        assert selected(app) == "Kept 89 days before 0"
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, TodayScreen)


async def test_a_click_goes_to_a_day_and_another_one_gives_it_back(journal: Journal) -> None:
    win(journal, "x", date(2026, 1, 1))
    win(journal, "x", TODAY)
    app = CheckinApp(journal)
    chosen: list[date | None] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(YearScreen(), chosen.append)
        await settled(pilot)
        row = next(n for n, line in enumerate(lines(app)) if "Jan" in line) + 4
        column = lines(app)[row].index("▪")
        await pilot.click(offset=(column + 30, row))
        await pilot.click(offset=(column, 1))
        assert at(app) == TODAY
        await pilot.click(offset=(column, row))
        await settled(pilot)
        assert at(app) == date(2026, 1, 1)
        assert "Thursday 1 January 2026: 1 win" in shown(app)
        await pilot.click(offset=(column, row))
        await settled(pilot)
    assert chosen == [date(2026, 1, 1)]


async def test_the_day_in_words_has_some_of_its_wins(journal: Journal) -> None:
    win(journal, "Walked", TODAY, 7)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(YearScreen())
        await settled(pilot)
        assert "Walked 0" in shown(app)
        assert "and 5 more" in shown(app)
        await pilot.press("escape")
        await settled(pilot)
        journal.delete(1, 2, 3, 4)
        await app.push_screen(YearScreen())
        await settled(pilot)
        assert [line.strip() for line in lines(app) if "Walked" in line] != []
        assert "more" not in shown(app).replace("4 or more", "")


async def test_years_without_a_win_are_left_out_and_all_others_can_be_reached(
    journal: Journal,
) -> None:
    years = (2026, 2019, 2012, 1999, 1990)
    plurals = (
        "5 wins so far",
        "4 wins by then",
        "3 wins by then",
        "2 wins by then",
        "1 win by then",
    )
    totals = dict(zip(years, plurals, strict=True))
    for year in years:
        win(journal, f"In {year}", date(year, 2, 28))
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await app.push_screen(YearScreen())
        await settled(pilot)
        for year in years:
            assert f"{year}: {totals[year]}" in shown(app)
            assert f"28 February {year}: 1 win" in shown(app)
            await pilot.press("pagedown")
            await settled(pilot)
        assert at(app) == date(1990, 2, 28)
        await pilot.press("pageup")
        assert at(app) == date(1999, 2, 28)


async def test_marks_can_be_plain_numbers(journal: Journal) -> None:
    journal.settings.set("marks", "plain")
    win(journal, "x", date(2026, 5, 5), 7)
    win(journal, "x", date(2026, 5, 20), 12)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(YearScreen())
        await settled(pilot)
        assert map_of(app).isascii()
        assert sorted(set(map_of(app).partition("so far")[2]) & set("0123456789+")) == ["+", "7"]


async def test_wide_signs_of_a_win_are_never_cut_in_half(journal: Journal) -> None:
    text = "今日は天気がよかったので公園まで歩いて鳥の声を聞きながら長い手紙を書いた" * 3
    win(journal, text, TODAY)
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await app.push_screen(YearScreen())
        for width in (60, 61, 80, 81, 120, 121):
            await pilot.resize_terminal(width, 24)
            await settled(pilot)
            for strip in app.screen._compositor.render_strips():
                assert cell_len(strip.text) == width
            (cut,) = [line for line in lines(app) if "今日" in line]
            shown_text, dots, _ = cut[cut.index("今日") :].partition("…")
            assert dots
            assert text.startswith(shown_text.strip())


async def test_without_a_win_a_sentence_says_what_will_be_there(journal: Journal) -> None:
    journal.add(NewEntry("setback", ""))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(YearScreen())
        await pilot.press("left", "down", "enter", "home", "left_square_bracket")
        await settled(pilot)
        assert isinstance(app.screen, YearScreen)
        assert "Each day with a win gets a mark here." in shown(app)
        assert "0 wins" not in shown(app)


async def test_the_map_fits_again_when_the_terminal_changes(journal: Journal) -> None:
    win(journal, "x", TODAY - timedelta(days=300))
    win(journal, "y", TODAY - timedelta(days=293))
    app = CheckinApp(journal)
    async with app.run_test(size=(120, 40)) as pilot:
        await app.push_screen(YearScreen())
        await settled(pilot)
        for size in ((60, 20), (40, 20), (80, 24)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert all(len(line) <= size[0] for line in lines(app))
            assert "Jan" in shown(app)
            assert any("▪" in line for line in lines(app)[2:12])


def test_its_keys_keep_the_tone() -> None:
    for command in YearScreen.KEYS:
        assert problems(command.about) == []
