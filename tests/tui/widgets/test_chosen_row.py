"""The chosen row of a list can be seen without color: a mark stands in front of it, once."""

from __future__ import annotations

import pytest

from checkin.core.clock import Clock
from checkin.demo_journal import demo_journal
from tests.support.showing import opened, settled, shown

LISTS = {
    "a hard moment": (("s", "down"), "down", ("\u203a \u25cf", "\u203a \u25cb")),
    "History": (("h",), "down", ("\u203a",)),
    "the pile": (("h", "p"), "down", ("\u203a",)),
    "settings": (("comma",), "down", ("\u203a",)),
    "Morning": (("m", "down"), "down", ("\u203a",)),
}


def marked(text: str, mark: str = "\u203a") -> list[str]:
    """The rows that are marked as chosen."""
    return [line.strip() for line in text.splitlines() if line.strip().startswith(mark)]


@pytest.mark.parametrize("name", LISTS)
async def test_one_row_is_marked_and_it_is_the_next_after_down(name: str, clock: Clock) -> None:
    keys, down, marks = LISTS[name]
    with demo_journal(clock) as journal:
        async with opened(journal, *keys) as (app, pilot):
            (before,) = marked(shown(app))
            await pilot.press(down)
            await settled(pilot)
            (after,) = marked(shown(app))
            assert before.startswith(marks)
            assert after.startswith(marks)
            assert before != after


async def test_with_plain_marks_it_is_one_that_every_font_has(clock: Clock) -> None:
    with demo_journal(clock) as journal:
        journal.settings.set("marks", "plain")
        async with opened(journal, "h") as (app, _):
            assert len(marked(shown(app), ">")) == 1
            assert not marked(shown(app))


async def test_a_row_of_several_lines_is_marked_on_its_first(clock: Clock) -> None:
    with demo_journal(clock) as journal:
        async with opened(journal, "s", "down") as (app, pilot):
            await pilot.resize_terminal(40, 24)
            await settled(pilot)
            for _ in range(9):
                await pilot.press("down")
                await settled(pilot)
                assert len(marked(shown(app))) == 1


async def test_a_row_that_is_chosen_and_picked_shows_both(clock: Clock) -> None:
    with demo_journal(clock) as journal:
        async with opened(journal, "h", "space", "up") as (app, _):
            (row,) = [line for line in shown(app).splitlines() if "\u203a" in line]
            assert row.strip().startswith("\u2713\u203a")
