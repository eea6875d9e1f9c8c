"""Searching in History: as it is typed, in any script, and never more than asked for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from checkin.core.clock import Clock
from checkin.core.entries import NewEntry
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.history.screen import HistoryScreen
from checkin.tui.widgets.text_field import TextField
from checkin.tui.widgets.timeline import Timeline
from tests.support.showing import lines, opened, press, settled, shown

TODAY = date(2026, 11, 21)


def keep(journal: Journal, *texts: str, **more: object) -> None:
    for ago, text in enumerate(texts):
        new = {"kind": "win", "text": text, "day": TODAY - timedelta(days=ago), **more}
        journal.add(NewEntry(**new))  # type: ignore[arg-type]


def marked(app: CheckinApp) -> list[str]:
    """What stands in reversed colors in the list."""
    timeline = app.screen.query_one(Timeline)
    strips = [timeline.render_line(y) for y in range(timeline.size.height)]
    return [s.text for strip in strips for s in strip if s.style is not None and s.style.reverse]


@pytest.mark.practice(63)
async def test_a_search_finds_while_it_is_typed_and_marks_what_it_found(journal: Journal) -> None:
    keep(journal, "Replied to Sam's message", "Tea", "Samphire with @sam", "Went out")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "slash", "s")
        await settled(pilot)
        assert "2 matches" in shown(app)
        await pilot.press(*"am")
        await settled(pilot)
        assert marked(app) == ["Sam", "Sam", "sam"]
        assert "Tea" not in shown(app)
        assert app.screen.query_one("#search", TextField).value == "sam"


async def test_words_in_any_order_and_every_script_are_found(journal: Journal) -> None:
    keep(journal, "Went to the café with Noor", "今日は早起きした", "הלכתי לים", "Noor went home")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "slash")
        search = app.screen.query_one("#search", TextField)
        for typed, found in (
            ("noor cafe", ["Noor", "café"]),
            ("早起", ["早起"]),
            ("לים", ["לים"]),
            ("noor", ["Noor", "Noor"]),
        ):
            search.value = typed
            await settled(pilot)
            assert sorted(marked(app)) == sorted(found)


async def test_a_find_beyond_the_end_of_a_line_or_beside_the_text_is_in_view(
    journal: Journal,
) -> None:
    keep(journal, "word " * 60 + "needle in the end")
    keep(journal, "Sewed a button", why="I had found the needle", tags=("#needle",))
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("h", "slash", *"needle")
        await settled(pilot)
        assert marked(app) == ["needle", "needle"]


@pytest.mark.parametrize(
    "typed", ['"', "'*", "a AND", "NEAR(", "-:^", "\\", "%_", "((", "🎉", "[/]"]
)
async def test_odd_characters_are_searched_for_like_others(journal: Journal, typed: str) -> None:
    keep(journal, f"This is {typed} in a text", "Something else 100%")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "slash")
        app.screen.query_one("#search", TextField).value = typed
        await settled(pilot)
        await pilot.press("enter", "escape")
        await settled(pilot)
        assert "Something else" in shown(app)


async def test_a_slash_can_be_typed_into_both_lines(journal: Journal) -> None:
    keep(journal, "Walked 3/4 of the way")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "slash", "3", "slash", "4")
        await settled(pilot)
        assert app.screen.query_one("#search", TextField).value == "3/4"
        await pilot.press("enter", "g", *"2026", "slash", "1", "1")
        assert app.screen.query_one("#go", TextField).value == "2026/11"


async def test_letters_are_text_while_searching_and_the_footer_names_none(journal: Journal) -> None:
    keep(journal, "bedtime")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "slash", *"bed")
        await settled(pilot)
        assert lines(app)[-1].split("  ")[1:] == ["enter Next", "esc Back", "f1 More"]
        await pilot.press("enter")
        await settled(pilot)
        assert "e Edit" in lines(app)[-1]
        await pilot.press("d")
        await settled(pilot)
        assert "Nothing found." in shown(app)
        assert not journal.entries()
        await pilot.press("u")
        await settled(pilot)
        assert marked(app) == ["bed"]


async def test_arrows_walk_the_finds_while_the_line_keeps_the_focus(journal: Journal) -> None:
    keep(journal, "sam one", "sam two", "sam three")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "slash", *"sam", "down", "down")
        found = app.screen.query_one(Timeline).selected
        assert found is not None
        assert found.text == "sam three"
        assert app.screen.focused is app.screen.query_one("#search")


async def test_escape_leaves_the_search_and_stays_at_what_was_found(journal: Journal) -> None:
    keep(journal, *(f"win {n}" for n in range(50)))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "slash", *"win 33", "escape")
        await settled(pilot)
        assert isinstance(app.screen, HistoryScreen)
        assert not app.screen.query_one("#search").display
        found = app.screen.query_one(Timeline).selected
        assert found is not None
        assert found.text == "win 33"
        assert "win 34" in shown(app)
        await pilot.press("escape")
        await settled(pilot)
        assert not isinstance(app.screen, HistoryScreen)


async def test_a_search_says_how_many_more_there_are_among_hard_moments(journal: Journal) -> None:
    keep(journal, "sam called")
    keep(journal, "shouted at sam", kind="setback")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "slash", *"sam")
        await settled(pilot)
        assert "1 match · 2 with hard moments" in shown(app)
        assert "shouted" not in shown(app)
        await pilot.press("enter", "t")
        await settled(pilot)
        assert "2 matches · Hard moments too" in shown(app)
        assert "shouted at sam" in shown(app)


async def test_more_finds_than_are_read_at_once_are_all_reached(journal: Journal) -> None:
    journal.add_many(
        [
            NewEntry(
                "win" if n % 3 else "setback", f"tea {n:03}", day=TODAY - timedelta(days=n // 4)
            )
            for n in range(900)
        ]
    )
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "slash", *"tea")
        await settled(pilot)
        assert "600 matches · 900 with hard moments" in shown(app)
        await pilot.press("enter", "end")
        await settled(pilot)
        assert "tea 899" in shown(app)
        await pilot.press("d", "t")
        await settled(pilot)
        found = app.screen.query_one(Timeline).selected
        assert found is not None
        assert found.text == "tea 898"
        assert "899 matches" in shown(app)


async def test_what_is_searched_for_is_no_draft(journal: Journal) -> None:
    keep(journal, "a win")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "slash", *"win", "f2")
        await settled(pilot)
        await app.drafting.save()
        assert journal.drafts.all() == []
        assert app.unfinished() == []


async def test_a_search_reads_again_what_another_window_changes(
    journal: Journal, path: str, clock: Clock
) -> None:
    keep(journal, "tea one", "tea two")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "slash", *"tea")
        await settled(pilot)
        with Journal.open(path, clock, "other") as other:
            other.add(NewEntry("win", "tea three"))
        app.app_focus = False
        app.app_focus = True
        await settled(pilot)
        assert "3 matches" in shown(app)
        assert "tea three" in shown(app)


@pytest.mark.parametrize("leave", ["escape", "enter"])
async def test_the_list_stays_where_it_is_from_the_first_letter_on(
    journal: Journal, leave: str
) -> None:
    keep(journal, "tea", "rest", "tea again")
    async with opened(journal, "h") as (app, pilot):
        timeline = app.screen.query_one(Timeline)
        at_rest = timeline.region.y
        await pilot.press("slash")
        await settled(pilot)
        open_at = timeline.region.y
        await pilot.press("t")
        await settled(pilot)
        assert timeline.region.y == open_at
        await pilot.press("backspace", leave)
        await settled(pilot)
        assert timeline.region.y == at_rest


async def test_a_row_shows_why_it_was_found(journal: Journal) -> None:
    keep(journal, "Sewed a button, and " + "word " * 40, why="I had found the needle at last")
    keep(journal, "A needle", why="found " + "by chance " * 300 + "in a haystack")
    keep(journal, "Rested", tags=("#needlework",))
    async with opened(journal, "h", "slash") as (app, pilot):
        for typed, found in (
            ("needle", ["needle", "needle", "needle"]),
            ("button needle", ["button", "needle"]),
            ("needle haystack", ["needle", "haystack"]),
            ("#needle", ["#needle"]),
        ):
            app.screen.query_one("#search", TextField).value = typed
            await settled(pilot)
            assert sorted(marked(app)) == sorted(found)


async def test_words_that_may_be_a_filter_are_looked_for_both_ways_and_it_is_said(
    journal: Journal,
) -> None:
    keep(journal, "Finished reading 1984", "Did my steps with mum", "I slept in on Sunday")
    async with opened(journal, "h", "slash") as (app, pilot):
        for typed, said, text in (
            ("1984", 'In 1984, or containing "1984" · 1 match', "1984"),
            ("steps with mum", 'or containing "steps with mum" · 1 match', "mum"),
            ("slept in on sunday", 'or containing "slept in on sunday" · 1 match', "slept"),
            ("in 1985", "In 1985", "Nothing found."),
        ):
            app.screen.query_one("#search", TextField).value = typed
            await settled(pilot)
            assert said in " ".join(shown(app).split())
            assert text in shown(app)
            assert ("or containing" in shown(app)) == (typed != "in 1985")


async def test_what_is_chosen_from_lists_is_no_word_to_find(journal: Journal) -> None:
    journal.add(NewEntry("win", "Old", day=date(2025, 3, 1)))
    keep(journal, "Plans made in 2025")
    async with opened(journal, "h", "f", *["down"] * 8, "enter", "escape") as (app, pilot):
        line = app.screen.query_one("#search", TextField)
        assert line.value == "in 2025"
        assert "Old" in shown(app)
        assert "Plans" not in shown(app)
        line.value = "in 202"
        await settled(pilot)
        line.value = "in 2025"
        await settled(pilot)
        assert "Plans" in shown(app)


async def test_a_search_that_finds_nothing_says_what_helps(journal: Journal) -> None:
    keep(journal, "Tea with Sam")
    async with opened(journal, "h", "slash", *"zzq") as (app, pilot):
        assert "Nothing found. Fewer letters find more." in shown(app)
        assert "To choose from lists, press enter, then f." in shown(app)
        await pilot.press("enter")
        await settled(pilot)
        assert "Press f to choose from lists, g to go to a day, esc to see" in shown(app)
        await pilot.press("f", "escape")
        await settled(pilot)
        assert "Nothing found." in shown(app)
        await pilot.press("slash")
        await settled(pilot)
        assert "press enter, then f." in shown(app)
        await pilot.press("enter", "escape")
        await settled(pilot)
        found = app.screen.query_one(Timeline).selected
        assert found is not None
        assert isinstance(app.screen, HistoryScreen)


async def test_what_only_hard_moments_have_is_one_key_away(journal: Journal) -> None:
    keep(journal, "Tea")
    keep(journal, "Shouted at sam", "Shouted again", kind="setback")
    async with opened(journal, "h", "slash", *"shouted") as (app, pilot):
        assert "Found among hard moments: 2 matches. Press enter, then t" in shown(app)
        assert "Nothing found" not in shown(app)
        await pilot.press("enter")
        await settled(pilot)
        assert "Found among hard moments: 2 matches. Press t to see hard moments." in shown(app)
        await pilot.press("t")
        await settled(pilot)
        found = app.screen.query_one(Timeline).selected
        assert found is not None
        assert found.text == "Shouted at sam"


@pytest.mark.practice(70)
async def test_a_month_or_season_that_no_entry_names_is_that_time(journal: Journal) -> None:
    journal.add(NewEntry("win", "Rested"))
    journal.add(NewEntry("win", "Swam in june", day=date(2026, 7, 3)))
    journal.add(NewEntry("setback", "A loud march", day=date(2026, 7, 3)))
    async with opened(journal, "h", "/") as (app, pilot):
        for typed, status, seen in (
            ("november", "In November 2026", ("Rested",)),
            ("nov", "In November 2026", ("Rested",)),
            ("wins autumn", "Wins from 1 September 2026", ("Rested",)),
            ("summer", "1 June 2026", ("Swam in june",)),
            ("june", "1 match", ("Swam in june",)),  # it is a word of an entry
            ("march", "", ()),  # of a hard moment, too
            ("may", "", ()),  # nothing is kept of it
        ):
            await press(pilot, *typed)
            assert status in shown(app)
            for text in ("Rested", "Swam in june"):
                assert (text in shown(app)) == (text in seen), typed
            assert ("Nothing found." in shown(app)) == (typed == "may")
            assert ("Found among hard moments: 1 match." in shown(app)) == (typed == "march")
            assert typed != "march" or "with hard moments" not in shown(app)
            await press(pilot, "ctrl+u")
