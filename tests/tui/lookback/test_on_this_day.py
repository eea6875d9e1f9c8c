"""On this day, and one of one's own by chance."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.history.screen import HistoryScreen
from checkin.tui.features.lookback.on_this_day_screen import OnThisDayScreen
from checkin.tui.features.lookback.random_win_screen import RandomWinScreen
from checkin.tui.features.today.screen import TodayScreen
from tests.support.past_wins import selected
from tests.support.showing import lines, settled, shown
from tests.support.tone import problems

TODAY = date(2026, 11, 21)


def win(journal: Journal, text: str, day: date = TODAY) -> int:
    return journal.add(NewEntry("win", text, day=day)).id


def stripped(app: CheckinApp) -> list[str]:
    return [line.strip() for line in lines(app)[3:-1] if line.strip()]


@pytest.mark.practice(66)
async def test_each_day_stands_under_how_long_ago_it_was(journal: Journal) -> None:
    win(journal, "Swam", date(2024, 11, 21))
    win(journal, "Walked", date(2025, 11, 21))
    win(journal, "Rested", TODAY - timedelta(days=7))
    win(journal, "Another day", TODAY - timedelta(days=8))
    journal.add(NewEntry("setback", "Hard", day=date(2026, 10, 21)))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(OnThisDayScreen())
        await settled(pilot)
        assert "Saturday 21 November" in lines(app)[1]
        assert stripped(app) == [
            "A week ago · Saturday 14 November 2026",
            "› ●        Rested",
            "A year ago · Friday 21 November 2025",
            "●        Walked",
            "2 years ago · Thursday 21 November 2024",
            "●        Swam",
        ]
        await pilot.press("t")
        await settled(pilot)
        assert stripped(app)[2:4] == ["A month ago · Wednesday 21 October 2026", "~        Hard"]


async def test_arrows_look_from_other_days(journal: Journal) -> None:
    win(journal, "Swam", date(2025, 11, 20))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(OnThisDayScreen())
        await settled(pilot)
        assert stripped(app) == ["There's nothing on this day in other months or years."]
        assert "→ After" not in shown(app)
        await pilot.press("right", "left")
        await settled(pilot)
        assert "Friday 20 November 2026" in lines(app)[1]
        assert stripped(app)[0] == "A year ago · Thursday 20 November 2025"
        assert "→ After" in shown(app)
        await pilot.press("right", "right")
        await settled(pilot)
        assert "Saturday 21 November" in lines(app)[1]


async def test_the_first_day_there_is_has_no_day_before(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(OnThisDayScreen(date.min))
        await pilot.press("left", "enter", "g", "asterisk", "down")
        await settled(pilot)
        assert isinstance(app.screen, OnThisDayScreen)


async def test_g_gives_the_day_back_and_enter_shows_an_entry_whole(journal: Journal) -> None:
    journal.add(NewEntry("win", "Swam", why="With Noor", day=date(2025, 11, 21)))
    app = CheckinApp(journal)
    gone_to: list[date | None] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(OnThisDayScreen(), gone_to.append)
        await settled(pilot)
        assert "With Noor" not in shown(app)
        await pilot.press("enter")
        await settled(pilot)
        assert "With Noor" in shown(app)
        await pilot.press("g")
        await settled(pilot)
        assert isinstance(app.screen, TodayScreen)
    assert gone_to == [date(2025, 11, 21)]


@pytest.mark.parametrize("place", ["lookback", "remember"])
async def test_gone_to_by_its_name_it_opens_history_at_the_day(
    journal: Journal, place: str
) -> None:
    win(journal, "Swam", date(2025, 11, 21))
    for ago in range(40):
        journal.add(NewEntry("reflection", f"later {ago}", day=TODAY - timedelta(days=ago)))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        app.action_go(place)
        await settled(pilot)
        await pilot.press(*["down"] * 3, "g")
        await settled(pilot)
        assert isinstance(app.screen, HistoryScreen)
        assert selected(app) == "Swam"


async def test_a_win_found_there_can_be_kept_close(journal: Journal) -> None:
    number = win(journal, "Swam", date(2025, 11, 21))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(OnThisDayScreen())
        await pilot.press("asterisk")
        await settled(pilot)
        assert "Kept for a hard day." in shown(app)
    assert journal.entry(number).keepsake


@pytest.mark.practice(63)
async def test_enter_gives_one_win_after_another(journal: Journal) -> None:
    journal.add(NewEntry("win", "Sang\nout loud", why="Mira asked", day=date(2025, 9, 21)))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(RandomWinScreen())
        await settled(pilot)
        assert stripped(app) == [
            "From Sunday 21 September 2025:",
            "●        Sang",
            "out loud",
            "How did it happen? What did you do? Mira asked",
        ]
        for number in range(5):
            win(journal, f"win {number}")
        seen = set()
        for _ in range(5):
            await pilot.press("enter")
            await settled(pilot)
            seen.add(stripped(app)[1])
        assert len(seen) == 5
        last = stripped(app)
        await pilot.press("left", "left")
        await settled(pilot)
        assert stripped(app) != last
        await pilot.press("right", "right")
        await settled(pilot)
        assert stripped(app) == last


async def test_not_this_one_again_goes_on_and_can_be_taken_back(journal: Journal) -> None:
    one, other = win(journal, "one"), win(journal, "other", date(2026, 1, 1))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(RandomWinScreen())
        await settled(pilot)
        first = one if stripped(app)[1].endswith(" one") else other
        await pilot.press("n")
        await settled(pilot)
        assert journal.past_wins.is_excluded(first)
        assert "won't come up here again" in shown(app)
        assert journal.entry(first).text not in stripped(app)[1]
        await pilot.press("left")
        await settled(pilot)
        assert "This one won't come up again." in shown(app)
        await pilot.press("n")
        await settled(pilot)
        assert "Okay. It may come up again." in shown(app)
        assert not journal.past_wins.is_excluded(first)


async def test_letting_all_of_them_rest_leaves_the_last_in_view(journal: Journal) -> None:
    number = win(journal, "one")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(RandomWinScreen())
        await settled(pilot)
        await pilot.press("n", "enter", "enter")
        await settled(pilot)
        assert journal.past_wins.is_excluded(number)
        assert isinstance(app.screen, RandomWinScreen)


async def test_it_can_be_kept_for_a_hard_day_and_gone_to(journal: Journal) -> None:
    number = win(journal, "Swam", date(2025, 11, 21))
    app = CheckinApp(journal)
    gone_to: list[date | None] = []
    async with app.run_test(size=(60, 20)) as pilot:
        await app.push_screen(RandomWinScreen(), gone_to.append)
        await settled(pilot)
        await pilot.press("asterisk")
        await settled(pilot)
        assert "keep for a hard day" in shown(app)
        assert journal.entry(number).keepsake
        await pilot.press("asterisk")
        await settled(pilot)
        assert not journal.entry(number).keepsake
        await pilot.press("g")
        await settled(pilot)
    assert gone_to == [date(2025, 11, 21)]


async def test_without_a_win_it_says_what_will_be_here(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(RandomWinScreen())
        await pilot.press("n", "asterisk", "g", "left", "right", "enter")
        await settled(pilot)
        assert stripped(app) == ["When there's a win to show, you'll see it here."]


async def test_a_long_win_can_be_read_to_its_end(journal: Journal) -> None:
    win(journal, "\n".join(f"line {n}" for n in range(60)))
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await app.push_screen(RandomWinScreen())
        await settled(pilot)
        assert "line 0" in shown(app)
        await pilot.press("end")
        await settled(pilot)
        assert "line 59" in shown(app)


def test_the_keys_keep_the_tone() -> None:
    for command in (*OnThisDayScreen.KEYS, *RandomWinScreen.KEYS):
        assert problems(command.about) == []
