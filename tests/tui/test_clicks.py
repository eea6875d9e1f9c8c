"""Whatever a page says can be clicked does the same as its key, with the field in focus, too."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

import pytest
from textual.events import MouseDown, MouseUp
from textual.pilot import Pilot

from checkin.core.clock import Clock
from checkin.core.entries import NewEntry
from checkin.demo_journal import demo_journal
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.hard_moment.screen import HardScreen
from checkin.tui.features.support.screen import PeopleScreen
from checkin.tui.widgets.key_bar import KeyBar
from checkin.tui.widgets.text_field import TextField
from tests.support.pages import PAGES, every_page, open_page
from tests.support.showing import opened, settled, shown

Done = tuple[str, str, tuple[object, ...]]


@contextmanager
def noted() -> Iterator[list[Done]]:
    """Note what is to be done, instead of doing it."""
    found: list[Done] = []

    async def note(_app: object, node: object, action: str, params: tuple[object, ...]) -> bool:
        found.append((type(node).__name__, action, params))
        return True

    dispatch = CheckinApp._dispatch_action

    async def dispatched(app: CheckinApp, node: Any, action: str, params: Any) -> bool:
        if action == "press":
            return await dispatch(app, node, action, params)
        return await note(app, node, action, params)

    with patch.object(CheckinApp, "_dispatch_action", dispatched):
        yield found


def clickable(app: CheckinApp) -> dict[str, tuple[int, int]]:
    """What can be clicked on the screen, and where."""
    found: dict[str, tuple[int, int]] = {}
    for y, strip in enumerate(app.screen._compositor.render_strips()):
        x = 0
        for segment in strip:
            does = segment.style.meta.get("does") if segment.style else None
            if does:
                found.setdefault(does, (x, y))
            x += segment.cell_length
    return found


def test_every_page_is_listed() -> None:
    assert set(PAGES) == every_page()


@pytest.mark.parametrize("page", PAGES)
async def test_every_word_that_can_be_clicked_does_what_its_key_does(
    page: str, clock: Clock
) -> None:
    with demo_journal(clock) as journal:
        async with opened(journal) as (app, pilot):
            await open_page(pilot, journal, page)
            where = clickable(app)
            foot = app.screen.query_one(KeyBar)
            assert any(y == foot.region.y for _, y in where.values())
            for does, place in where.items():
                clicked = await on_click(pilot, place)
                assert len(clicked) == 1, does
                if does.startswith("screen.press("):
                    key = does.removeprefix("screen.press('").removesuffix("')")
                    assert clicked == await on_key(pilot, key), does
            if page != "TodayScreen":
                back = where.get("screen.press('escape')") or where["screen.back"]
                await pilot.click(offset=back)
                await settled(pilot)
                assert type(app.screen).__name__ != page, shown(app)


async def on_click(pilot: Pilot[None], place: tuple[int, int]) -> list[Done]:
    """What a click there is to do."""
    with noted() as found:
        await pilot.click(offset=place)
        await settled(pilot)
    return found


async def on_key(pilot: Pilot[None], key: str) -> list[Done]:
    """What a key is to do; it types nothing."""
    fields = [field.value for field in pilot.app.screen.query(TextField)]
    with noted() as found:
        await pilot.press(key)
        await settled(pilot)
    assert [field.value for field in pilot.app.screen.query(TextField)] == fields
    return found


def click(app: CheckinApp, x: int, y: int) -> None:
    """Press the mouse and let go, as a terminal says it."""
    for event in (MouseDown, MouseUp):
        app.post_message(event(None, x, y, 0, 0, 1, False, False, False, x, y))


async def test_the_second_of_two_quick_clicks_is_for_nothing_on_the_page_that_the_first_opens(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(journal) as (app, pilot):
        place = (22, app.size.height - 1)
        assert app.screen.get_style_at(*place).meta["does"] == "screen.press('s')"
        click(app, *place)
        click(app, *place)
        await settled(pilot)
        assert isinstance(app.screen, HardScreen)
        assert app.screen.get_style_at(*place).meta["does"] == "screen.press('f3')"
        monkeypatch.setattr(CheckinApp, "CLICK_CHAIN_TIME_THRESHOLD", -1.0)  # a moment later
        click(app, *place)
        await settled(pilot)
        assert isinstance(app.screen, PeopleScreen)


async def test_two_quick_clicks_put_one_entry_away(journal: Journal) -> None:
    for text in ("One", "Two", "Three"):
        journal.add(NewEntry("win", text))
    app = CheckinApp(journal)
    async with app.run_test(size=(140, 30)) as pilot:
        await pilot.press("h")
        await settled(pilot)
        place = clickable(app)["screen.press('d')"]
        click(app, *place)
        click(app, *place)
        await settled(pilot)
    assert len(journal.entries_of("win")) == 2
