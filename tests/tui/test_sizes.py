"""A page is laid out for the size it has, and then no more."""

from __future__ import annotations

import pytest
from textual.events import Resize
from textual.geometry import Size
from textual.message import Message
from textual.pilot import Pilot

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.base.screen import Page
from checkin.tui.features.today.screen import TodayScreen


@pytest.fixture
def layouts(monkeypatch: pytest.MonkeyPatch) -> list[Size]:
    """The sizes of all layouts of a page so far."""
    seen: list[Size] = []
    layout = Page._refresh_layout

    def noted(self: Page[None], size: Size | None = None, scroll: bool = False) -> None:
        seen.append(self.outer_size)
        assert len(seen) < 200, "it is laid out without end"
        layout(self, size, scroll)

    monkeypatch.setattr(Page, "_refresh_layout", noted)
    return seen


async def rests(pilot: Pilot[None], layouts: list[Size]) -> None:
    """Wait until no layout brings another one."""
    for _ in range(100):
        before = len(layouts)
        await pilot.pause(0.05)
        if len(layouts) == before:
            return
    raise AssertionError("it is laid out without end")


class Between(Message):
    """Keeps two messages about sizes apart: Textual makes one of those that follow each other."""


async def test_told_of_two_sizes_in_turn_a_page_stays_with_the_terminals(
    journal: Journal, layouts: list[Size]
) -> None:
    journal.add(NewEntry("win", "A walk"))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await rests(pilot, layouts)
        for height in (25, 24, 25):
            size = Size(80, height)
            app.screen.post_message(Resize(size, size))
            app.screen.post_message(Between())
        await rests(pilot, layouts)
        assert isinstance(app.screen, TodayScreen)
        assert app.screen.outer_size == (80, 24)


@pytest.mark.parametrize("key", ["x", *"mwsehrbpk,l", "question_mark"])
async def test_no_page_is_laid_out_without_end_where_there_is_no_room(
    journal: Journal, layouts: list[Size], key: str
) -> None:
    journal.add(NewEntry("win", "A walk"))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(key)
        for size in ((1, 1), (2, 4), (3, 3), (5, 2), (7, 1), (8, 3), (9, 2), (20, 5), (80, 24)):
            layouts.clear()
            await pilot.resize_terminal(*size)
            await rests(pilot, layouts)
