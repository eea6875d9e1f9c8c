"""Marking entries in History: one by one, a range, all that was found; and what the footer says."""

from __future__ import annotations

import pytest

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.history.screen import HistoryScreen
from checkin.tui.widgets.key_bar import KeyBar
from tests.support.past_wins import TODAY, keep, line_of, many, selected
from tests.support.showing import lines, opened, press, settled, shown


def marked(app: CheckinApp) -> list[str]:
    """The last word of each row in sight that is marked."""
    return [line.split()[-1] for line in lines(app) if line.strip().startswith("✓")]


async def test_the_footer_says_what_can_be_done_to_the_marked_ones(journal: Journal) -> None:
    many(journal, 9)
    async with opened(journal, "h") as (app, pilot):
        usual = lines(app)[-1]
        await press(pilot, "space", "space", "space")
        assert lines(app)[-1].strip() == (
            "3 marked:  x Share  # Tag  c Copy  d Put away  - To here  esc Unmark  ? More"
        )
        await press(pilot, "escape")
        assert lines(app)[-1] == usual
        assert not marked(app)
        assert isinstance(app.screen, HistoryScreen)


async def test_the_footer_names_the_key_that_marks(journal: Journal) -> None:
    many(journal, 9)
    async with opened(journal, "h") as (app, _):
        assert "space Mark" in lines(app)[-1]


async def test_at_60_columns_the_way_out_and_help_stay(journal: Journal) -> None:
    many(journal, 9)
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "h", "space")
        assert lines(app)[-1].strip() == ("1 marked:  x Share  # Tag  c Copy  esc Unmark  ? More")


async def test_a_click_on_what_the_footer_says_does_it(journal: Journal) -> None:
    many(journal, 9)
    async with opened(journal, "h", "space", "space") as (app, pilot):
        foot = app.screen.query_one(KeyBar)
        for says, then in (("d Put away", "2 entries put away."), ("esc Unmark", None)):
            await pilot.click(KeyBar, offset=(lines(app)[-1].index(says), 0))
            await settled(pilot)
            assert then is None or then in shown(app)
            if then:
                await press(pilot, "u")
        assert foot.is_attached
        assert "marked" not in lines(app)[-1]


@pytest.mark.parametrize("way", [1, -1])
async def test_a_range_is_marked_from_the_last_one_to_here(journal: Journal, way: int) -> None:
    many(journal, 40)
    async with opened(journal, "h") as (app, pilot):
        if way > 0:
            await press(pilot, "down", "space", *["down"] * 6, "minus")
        else:
            await press(pilot, *["down"] * 8, "space", *["up"] * 8, "minus")
        assert "8 marked:" in lines(app)[-1]
        assert marked(app) == [f"{n:03}" for n in range(1, 9)]
        await press(pilot, "x", "escape", "d")
        assert {e.text for e in journal.entries()}.isdisjoint(f"win {n:03}" for n in range(1, 9))
        assert "8 entries put away." in shown(app)
        await press(pilot, "u")
        assert len(journal.entries()) == 40


async def test_a_range_that_is_longer_than_the_screen_takes_all_in_between(
    journal: Journal,
) -> None:
    many(journal, 300)
    keep(journal, "a hard day", 40, kind="setback")
    async with opened(journal, "h", "space", "end", "minus") as (app, pilot):
        assert "300 marked:" in lines(app)[-1]
        await press(pilot, "b")
        assert "300 entries are on the list for your next session." in shown(app)
        assert not [e for e in journal.entries() if e.kind == "setback" and e.bring]


async def test_without_a_mark_there_is_no_range(journal: Journal) -> None:
    many(journal, 3)
    async with opened(journal, "h", "minus") as (app, pilot):
        assert "marked" not in lines(app)[-1]
        await press(pilot, "space", "d", "end", "minus")  # the marked one is put away
        assert not marked(app)
        assert selected(app) == "win 002"


async def test_after_a_search_a_range_goes_on_with_the_one_that_is_in_the_list(
    journal: Journal,
) -> None:
    many(journal, 12)
    async with opened(journal, "h", "space", "slash", *"win 01", "enter") as (app, pilot):
        await press(pilot, "minus")  # the one marked before is not among the finds
        assert marked(app) == ["010"]
        await press(pilot, "down", "minus")
        assert marked(app) == ["010", "011"]
        assert "3 marked:" in lines(app)[-1]


async def test_all_that_a_search_found_is_marked_with_one_key(journal: Journal) -> None:
    journal.add_many(
        [NewEntry("win", f"{'tea' if n % 2 else 'walk'} {n:03}", day=TODAY) for n in range(500)]
    )
    async with opened(journal, "h") as (app, pilot):
        await press(pilot, "a")
        assert "marked" not in lines(app)[-1]  # nothing is looked for
        await press(pilot, "slash", *"tea", "enter")
        assert "a Mark all" in lines(app)[-1]
        await press(pilot, "a")
        assert "250 marked:" in lines(app)[-1]
        await press(pilot, "number_sign", *"warm", "enter")
        assert "Added #warm to 250 entries." in shown(app)
        await press(pilot, "u")
        assert "Undone. Changed back: 250 entries" in shown(app)
        assert "250 marked:" in lines(app)[-1]


async def test_all_found_is_what_is_shown_without_hard_moments(journal: Journal) -> None:
    keep(journal, "sam called")
    keep(journal, "without sam", kind="setback")
    async with opened(journal, "h", "slash", *"sam", "enter", "a") as (app, pilot):
        assert "1 marked:" in lines(app)[-1]
        await press(pilot, "escape", "t", "a")
        assert "2 marked:" in lines(app)[-1]


async def test_marks_stay_until_escape_also_over_searches_and_questions(
    journal: Journal,
) -> None:
    many(journal, 30)
    async with opened(journal, "h", "slash", *"win 007", "enter", "a") as (app, pilot):
        await press(pilot, "slash", "escape")  # leaves the search, which is typed in
        assert "1 marked:" in lines(app)[-1]
        await press(pilot, "slash", *"win 02", "enter", "a")
        assert "11 marked:" in lines(app)[-1]
        await press(pilot, "number_sign", "escape")  # a question that is left marks nothing
        assert "11 marked:" in lines(app)[-1]
        await press(pilot, "g", *"yesterday", "enter", "y", "escape", "x", "escape")
        assert "11 marked:" in lines(app)[-1]
        await press(pilot, "escape")
        assert "marked" not in lines(app)[-1]
        assert isinstance(app.screen, HistoryScreen)


async def test_while_one_types_the_footer_says_what_works_there(journal: Journal) -> None:
    many(journal, 3)
    async with opened(journal, "h", "space", "slash") as (app, _):
        assert lines(app)[-1].strip() == "1 marked:  enter Next  esc Back  ? More"


async def test_shift_and_arrows_mark_on_the_way(journal: Journal) -> None:
    many(journal, 9)
    async with opened(journal, "h", "shift+down", "shift+down") as (app, pilot):
        assert marked(app) == ["000", "001", "002"]
        await press(pilot, "end", "shift+up")
        assert marked(app) == ["000", "001", "002", "007", "008"]


async def test_a_click_in_front_of_an_entry_marks_it_and_with_shift_all_up_to_it(
    journal: Journal,
) -> None:
    many(journal, 9)
    async with opened(journal, "h") as (app, pilot):
        await pilot.click(offset=(2, line_of(app, "win 001")))
        await settled(pilot)
        assert marked(app) == ["001"]
        assert selected(app) == "win 001"
        await pilot.click(offset=(20, line_of(app, "win 005")), shift=True)
        await settled(pilot)
        assert marked(app) == ["001", "002", "003", "004", "005"]
        await pilot.click(offset=(20, line_of(app, "win 003")), control=True)
        await settled(pilot)
        assert marked(app) == ["001", "002", "004", "005"]
        await pilot.click(offset=(2, line_of(app, "win 001")))
        await settled(pilot)
        assert marked(app) == ["002", "004", "005"]


async def test_it_is_said_once_how_more_are_marked(journal: Journal) -> None:
    many(journal, 9)
    async with opened(journal, "h", "space") as (app, pilot):
        assert "Space marks more. Further down, - marks all in between." in shown(app)
        await press(pilot, "space")
        assert "Space marks more." not in shown(app)
