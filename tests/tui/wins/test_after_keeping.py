"""Right after a win is kept: one quiet line, and small ways to celebrate it."""

from __future__ import annotations

import pytest

from checkin.content.strings import get_text, get_texts
from checkin.core.entries import NewEntry
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.sharing.screen import ShareScreen
from checkin.tui.features.tools.timer_screen import TimerScreen
from checkin.tui.features.wins.details_screen import WinDetailsScreen
from checkin.tui.features.wins.screen import WinsScreen
from tests.support.moving import Moving
from tests.support.showing import lines, opened, press, shown

WHAT_NEXT = "tab Say more · f6 Celebrate"


@pytest.mark.practice(50)
@pytest.mark.parametrize("key", ["a", "down", "f5", "escape"])
@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
async def test_what_can_be_done_next_is_said_until_the_next_key(
    journal: Journal, size: tuple[int, int], key: str
) -> None:
    journal.add(NewEntry("win", "Before"))
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "w", *"Tea", "enter")
        assert isinstance(app.screen, WinsScreen)
        assert sum(WHAT_NEXT in line for line in lines(app)) == 1
        await press(pilot, key)
        assert WHAT_NEXT not in shown(app)
        await press(pilot, *["escape"] * 3, "w")
        assert WHAT_NEXT not in shown(app)


@pytest.mark.practice(17)
@pytest.mark.parametrize("how", [[*"Tea", "enter"], ["5", "enter"]], ids=str)
@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
async def test_the_field_says_that_another_one_can_be_typed(
    journal: Journal, size: tuple[int, int], how: list[str]
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "w")
        assert "Another one?" not in shown(app)
        await press(pilot, *how)
        assert "Another one? You can type it here." in shown(app)
        await press(pilot, *"Walk", "enter")
        assert "Another one? You can type it here." in shown(app)
        await press(pilot, "escape", "w")
        assert "Another one?" not in shown(app)
    assert journal.entries()[0].text == "Walk"


async def test_no_key_is_parted_from_what_it_does(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "w", *"Tea", "enter")
        place = next(n for n, line in enumerate(lines(app)) if WHAT_NEXT in line)
        assert lines(app)[place - 1].strip() == "Your first win. It's on your pile."


async def test_the_next_win_is_typed_and_kept_as_fast_as_ever(journal: Journal) -> None:
    async with opened(journal, "w", *"one", "enter", *"two", "enter") as (app, pilot):
        assert [win.text for win in journal.entries_of("win")] == ["two", "one"]
        await press(pilot, "tab")
        assert isinstance(app.screen, WinDetailsScreen)
        assert "two" in shown(app)


@pytest.mark.practice(45)
@pytest.mark.practice(46)
async def test_three_ways_to_celebrate_are_offered_in_place(journal: Journal) -> None:
    async with opened(journal, "w", *"Rang Mum", "enter", "f6") as (app, pilot):
        assert isinstance(app.screen, WinsScreen)
        assert "How would you like to celebrate it?" in shown(app)
        assert sum(line.lstrip().startswith(("› ○", "○")) for line in lines(app)) == 3
        assert "enter Choose" in lines(app)[-1]
        await press(pilot, "enter")
        assert "You did that: Rang Mum" in shown(app)
        assert "How would you like" not in shown(app)
        await press(pilot, "f6", "down", "down", "enter")
        assert get_text("wins", "celebrate_done") in shown(app)


async def test_a_win_is_told_to_someone(journal: Journal) -> None:
    async with opened(journal, "w", *"Rang Mum", "enter", "f6", "down", "enter") as (app, pilot):
        assert isinstance(app.screen, ShareScreen)
        await press(pilot, "enter")
        assert "Rang Mum" in shown(app)


@pytest.mark.practice(61)
@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
async def test_who_might_be_glad_to_hear_it_is_asked_and_nothing_is_sent(
    journal: Journal, size: tuple[int, int]
) -> None:
    journal.contacts.add("Mira", "0151 234")
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "w", *"Rang Mum", "enter", "f6", "down", "enter")
        assert "Who might be glad to hear this?" in shown(app)
        assert "Someone else" in shown(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, WinsScreen)
        await press(pilot, "f6", "down", "enter", "enter")
        assert isinstance(app.screen, ShareScreen)
        assert "For Mira: 0151 234" in shown(app)
        await press(pilot, "escape", "f6", "down", "enter", "down", "enter")
        assert isinstance(app.screen, ShareScreen)
        assert "For Mira" not in shown(app)
    assert [entry.text for entry in journal.entries()] == ["Rang Mum"]


@pytest.mark.practice(61)
async def test_someone_without_a_number_is_named_all_the_same(journal: Journal) -> None:
    journal.contacts.add("Mira", "")
    async with opened(journal, "w", *"Rang Mum", "enter", "f6", "down", "enter") as (app, pilot):
        await press(pilot, "enter")
        assert isinstance(app.screen, ShareScreen)
        assert "For Mira" in shown(app)
        assert "For Mira:" not in shown(app)


@pytest.mark.practice(49)
async def test_in_the_evening_there_is_rest_that_needs_no_reason(
    moved: Journal, moving: Moving
) -> None:
    moving.moment = moving.moment.replace(hour=21)
    while "don't have to earn it" not in moved.wins.to_celebrate()[2].text:
        moving.go_on(1)
    async with opened(moved, "w", *"Tea", "enter", "f6", "down", "down") as (app, pilot):
        assert "Rest for ten minutes. You don't have to earn it." in shown(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, TimerScreen)


async def test_typing_goes_on_with_the_next_win(journal: Journal) -> None:
    async with opened(journal, "w", *"Tea", "enter", "f6", *"Sat down", "enter") as (app, _):
        assert [win.text for win in journal.entries_of("win")] == ["Sat down", "Tea"]
        assert "How would you like" not in shown(app)


async def test_the_ways_are_left_without_leaving_the_page(journal: Journal) -> None:
    async with opened(journal, "w", *"Tea", "enter", "f6", "escape") as (app, pilot):
        assert isinstance(app.screen, WinsScreen)
        assert "How would you like" not in shown(app)
        await press(pilot, *"A nap", "f6")
        assert [win.text for win in journal.entries_of("win")] == ["A nap", "Tea"]
        await press(pilot, "enter")
        assert "You did that: A nap" in shown(app)


async def test_without_a_win_there_is_none_to_celebrate(journal: Journal) -> None:
    async with opened(journal, "w", "f6") as (app, _):
        assert "Then you can celebrate it." in shown(app)


async def test_the_help_names_the_key(journal: Journal) -> None:
    async with opened(journal, "w", "f1") as (app, _):
        assert "Celebrate this win, or the last one, in a small way." in shown(app)


@pytest.mark.practice(44)
async def test_ones_own_ways_are_offered_instead(journal: Journal) -> None:
    journal.settings.set("celebrate", "Ring my sister\ncel-10")
    async with opened(journal, "w", *"Tea", "enter", "f6") as (app, pilot):
        ways = [line.strip(" ›○") for line in lines(app) if line.lstrip().startswith(("› ○", "○"))]
        assert ways == ["Ring my sister", "Play a song you love. Dance or tap along if you like."]
        await press(pilot, "enter")
        assert get_text("wins", "celebrate_done") in shown(app)


@pytest.mark.practice(44, 100)
@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
async def test_how_much_is_said_after_a_win_is_chosen_in_settings(
    journal: Journal, size: tuple[int, int]
) -> None:
    journal.add(NewEntry("win", "Before"))
    ways = "How would you like to celebrate it?"
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "ctrl+p", *"loud", "enter")
        for says, key in (
            ("A line, with a key to celebrate", "down"),
            ("Ways to celebrate, each time", "home"),
            ("Quiet: that it's saved", "down"),
        ):
            assert says in shown(app)
            await press(pilot, "escape", "w", *"Tea", "enter")
            assert (WHAT_NEXT in shown(app)) is not says.startswith("Quiet")
            assert (ways in shown(app)) is says.startswith("Ways")
            assert any(reply in shown(app) for reply in get_texts("wins", "saved"))
            await press(pilot, *"Sang", "enter")  # whatever is offered, the next win is typed
            assert journal.entries_of("win")[0].text == "Sang"
            await press(pilot, *["escape"] * 2, "ctrl+p", *"loud", "enter", "enter")
            assert "How much would you like to hear when you keep a win?" in shown(app)
            await press(pilot, key, "enter")
        assert journal.settings["after-win"] == "line"


async def test_a_session_is_counted_where_it_is_kept(journal: Journal) -> None:
    async with opened(journal, "w", "0", "enter", *"my session", "down", "enter") as (app, pilot):
        assert "1 session so far." in shown(app)
        await press(pilot, *["escape"] * 2, "ctrl+p", *"went to my s", "enter", "enter")
        assert "2 sessions so far, 2 in November 2026." in shown(app)


async def test_a_win_found_in_the_palette_is_one_enter_away_and_no_draft(journal: Journal) -> None:
    async with opened(journal, "ctrl+p", *"paperwork", "enter") as (app, pilot):
        assert isinstance(app.screen, WinsScreen)
        assert [line for line in lines(app) if "○" in line] == [
            "  › ○ Did some paperwork or a chore"
        ]
        assert "enter Choose" in lines(app)[-1]
        await press(pilot, "escape")
        assert "See them all" in shown(app)
        await press(pilot, "escape", "ctrl+p", *"paperwork", "enter", "enter")
        assert [win.text for win in journal.entries_of("win")] == ["Did some paperwork or a chore"]
        assert journal.drafts.all() == []


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
async def test_the_same_key_shows_other_ways_and_goes_round_again(
    journal: Journal, size: tuple[int, int]
) -> None:
    ways = [way.text for way in journal.wins.all_to_celebrate()]
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "w", *"Tea", "enter", "f6")
        assert "How would you like to celebrate it?   f6 Others" in shown(app)
        first, seen = shown(app), []
        for _ in range(-(-len(ways) // 3)):
            seen += [way for way in ways if way[:30] in shown(app)]
            await press(pilot, "f6")
        assert seen == ways
        assert shown(app) == first


@pytest.mark.practice(11)
async def test_a_win_that_is_repeated_says_how_often_and_in_which_month(journal: Journal) -> None:
    async with opened(journal, "h", "2", *"Meds", "enter", "escape", "w") as (app, pilot):
        await press(pilot, *"Meds", "enter")
        assert "2 times, 2 in November 2026." in shown(app)
        await press(pilot, *"Tea", "enter")
        assert "times" not in shown(app)
        await press(pilot, *"Tea", "enter")
        assert "times" not in shown(app)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
@pytest.mark.parametrize("words", ["nothing went well today", "today was awful", "idk"])
async def test_a_bad_day_that_is_told_gets_no_praise(
    journal: Journal, words: str, size: tuple[int, int]
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "w", *words, "enter")
        said = " ".join(shown(app).split())
        assert (
            "Saved in your own words. That sounds hard. "
            "Small things for it are under Hard moment, whenever you like."
        ) in said
        assert "Celebrate" not in said
        assert "pile" not in said
    assert [(entry.kind, entry.text) for entry in journal.entries()] == [("reflection", words)]
