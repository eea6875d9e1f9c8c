"""What goes on for a page that was left ends quietly, and takes no other page along."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from rich.style import Style
from textual.command import CommandPalette
from textual.css.query import NoMatches
from textual.events import Click, Key, MouseDown, MouseUp
from textual.screen import Screen
from textual.widgets import OptionList

from checkin.core.entries import NewEntry
from checkin.core.errors import DiskFull
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.base.help_screen import HelpScreen
from checkin.tui.base.privacy_screen import PrivacyScreen
from checkin.tui.base.screen import Page
from checkin.tui.features.history.screen import HistoryScreen
from checkin.tui.features.support.screen import PeopleScreen
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.features.wins.screen import WinsScreen
from checkin.tui.widgets.text_field import TextField
from tests.support.pages import PAGES
from tests.support.showing import opened, settled, shown

TINY = [(1, 1), (2, 2), (1, 30), (120, 1), (5, 3), (9, 9), (14, 4)]


def kinds(app: CheckinApp) -> list[type[Screen[Any]]]:
    return [type(screen) for screen in app.screen_stack]


# Pages over pages


@pytest.mark.parametrize("keys", ["hyh", "hvh", "hoh", "hfh", "hrh", "hzh", "hnh", "hih", "hehhh"])
async def test_history_opens_again_from_any_page_over_it(keys: str, demo: Journal) -> None:
    app = CheckinApp(demo)
    async with app.run_test(size=(100, 32)) as pilot:
        await pilot.press(*keys)
        await settled(pilot)
        assert kinds(app)[0] is TodayScreen
        await pilot.press("escape", "escape", "escape", "escape", "h")
        await settled(pilot)
        assert kinds(app) == [TodayScreen, HistoryScreen]


async def test_a_page_that_is_done_with_under_another_one_leaves_that_one_there(
    journal: Journal,
) -> None:
    async with opened(journal, "w") as (app, pilot):
        got: list[object] = []
        page = WinsScreen()
        await app.push_screen(page, got.append)
        await pilot.press("f3")
        page.dismiss(None)
        await settled(pilot)
        assert kinds(app) == [TodayScreen, WinsScreen, WinsScreen, PeopleScreen]
        assert got == []
        await pilot.press("escape")
        await settled(pilot)
        assert kinds(app) == [TodayScreen, WinsScreen]
        assert got == [None]
        page.dismiss(None)
        await settled(pilot)
        assert kinds(app) == [TodayScreen, WinsScreen]


async def test_what_is_hidden_stays_hidden_when_the_page_under_it_is_done_with(
    journal: Journal,
) -> None:
    entry = journal.add(NewEntry("win", "Walked"))
    async with opened(journal, "h", "e") as (app, pilot):
        page = app.screen
        await pilot.press("ctrl+l")
        page.dismiss(None)
        await settled(pilot)
        assert isinstance(app.screen, PrivacyScreen)
        assert entry.text not in shown(app)
        await pilot.press("space")
        await settled(pilot)
        assert kinds(app) == [TodayScreen, HistoryScreen]


# Work for a page that has gone


async def test_work_for_a_page_that_has_gone_ends_quietly(journal: Journal) -> None:
    async with opened(journal, "w") as (app, pilot):
        page = app.screen
        assert isinstance(page, Page)
        goes_on = asyncio.Event()

        async def later() -> None:
            await goes_on.wait()
            page.query_one(TextField)

        def at_once() -> None:
            page.query_one(TextField)

        worker = page.run_worker(later())
        task = asyncio.create_task(page._while_there(later))
        await pilot.press("escape")
        await settled(pilot)
        page.call_next(at_once)
        page.call_after_refresh(at_once)
        goes_on.set()
        await task
        await settled(pilot)
        assert worker.is_finished
        assert kinds(app) == [TodayScreen]


async def test_a_part_that_is_missing_on_a_page_that_is_there_is_a_fault(journal: Journal) -> None:
    async with opened(journal, "w") as (app, _):
        page = app.screen
        assert isinstance(page, Page)
        with pytest.raises(NoMatches):
            await page._while_there(lambda: page.query_one("#missing"))


async def test_trouble_of_a_page_that_has_gone_is_told_where_the_person_is(
    journal: Journal,
) -> None:
    async with opened(journal, "w") as (app, pilot):
        page = app.screen
        assert isinstance(page, Page)
        await pilot.press("escape", "h")
        page.show_status("All is well.")
        page.show_status("The disk is full.", trouble=True)
        await settled(pilot)
        assert "The disk is full." in shown(app)
        assert "All is well." not in shown(app)


async def test_what_is_said_before_a_page_is_laid_out_stands_on_it(journal: Journal) -> None:
    async with opened(journal) as (app, pilot):
        page = WinsScreen()
        app.push_screen(page)
        page.show_status("The disk is full.", trouble=True)
        await settled(pilot)
        assert "The disk is full." in shown(app)
        assert page.query_one("#reply").has_class("-trouble")


async def test_trouble_is_told_under_the_palette_too(journal: Journal) -> None:
    async with opened(journal, "ctrl+p") as (app, pilot):
        app.show_status_on_top("The disk is full.", trouble=True)
        await pilot.press("escape")
        await settled(pilot)
        assert "The disk is full." in shown(app)


async def test_what_the_palette_cannot_read_is_told_on_the_page_below(journal: Journal) -> None:
    def unread() -> None:
        raise DiskFull("The disk reported a problem.")

    async with opened(journal, "ctrl+p") as (app, pilot):
        app.screen.call_next(unread)
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert "The disk reported a problem." in shown(app)


async def test_an_undo_is_told_on_the_page_that_the_person_is_on_when_it_is_done(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.add(NewEntry("win", "Walked"))
    async with opened(journal, "h") as (app, pilot):
        goes_on, write = asyncio.Event(), app.write

        async def slow(change: Any) -> Any:
            await goes_on.wait()
            return await write(change)

        monkeypatch.setattr(app, "write", slow)
        await pilot.press("u")
        await pilot.press("escape")
        assert kinds(app) == [TodayScreen]
        goes_on.set()
        await settled(pilot)
        assert journal.entries() == []
        assert "Walked" in shown(app)
        assert "●" not in shown(app)


# The palette


@pytest.mark.parametrize(
    ("keys", "under"),
    [
        (["ctrl+p", "f3", "ctrl+p"], [TodayScreen, PeopleScreen]),
        (["ctrl+p", "f1", "ctrl+p"], [TodayScreen, HelpScreen]),
        (["ctrl+p", "ctrl+l", "x", "ctrl+p"], [TodayScreen]),
        (
            ["w", "ctrl+p", "f3", "f1", "ctrl+p"],
            [TodayScreen, WinsScreen, PeopleScreen, HelpScreen],
        ),
        (["ctrl+p", "escape", "ctrl+p"], [TodayScreen]),
        (["ctrl+p", "ctrl+p", "ctrl+p"], [TodayScreen]),
        (["ctrl+p", *"theme", "enter", "enter", "f3", "ctrl+p"], [TodayScreen, PeopleScreen]),
    ],
    ids=str,
)
async def test_nothing_opens_over_the_palette_and_it_opens_again(
    journal: Journal, keys: list[str], under: list[type]
) -> None:
    async with opened(journal) as (app, pilot):
        for key in keys:
            await pilot.press(key)
            await settled(pilot)
        assert kinds(app)[:-1] == under
        assert isinstance(app.screen, CommandPalette)
        await pilot.press("escape")
        await settled(pilot)
        assert kinds(app) == under


@pytest.mark.parametrize("opens", ["ctrl+p", "ctrl+l"])
async def test_clicks_that_close_what_lies_over_a_page_leave_the_page_there(
    journal: Journal, opens: str
) -> None:
    async with opened(journal, "w", opens) as (app, pilot):
        for kind in (MouseDown, MouseUp) * 3:
            app.post_message(kind(None, 0, 22, 0, 0, 1, False, False, False, 0, 22))
        await settled(pilot)
        assert kinds(app) == [TodayScreen, WinsScreen]


@pytest.mark.parametrize("size", TINY, ids=str)
async def test_lists_and_the_palette_can_be_paged_through_at_any_size(
    demo: Journal, size: tuple[int, int]
) -> None:
    app = CheckinApp(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        for opens in ("ctrl+p", "m", "s", "p", "r", "h", "comma", "b", "k", "e"):
            await pilot.press(opens)
            await pilot.resize_terminal(*size)
            await pilot.press("pagedown", "down", "pageup", "up", "end", "home")
            await settled(pilot)
            await pilot.resize_terminal(80, 24)
            await pilot.press("pagedown", "pageup", "escape", "escape")
            await settled(pilot)
        assert isinstance(app.screen, TodayScreen)


async def test_a_page_key_before_the_palette_is_laid_out_does_nothing(journal: Journal) -> None:
    async with opened(journal) as (app, pilot):
        for key in ("ctrl+p", "pagedown", "pageup", "escape", "ctrl+p", "pagedown"):
            app.post_message(Key(key, None))
        await settled(pilot)
        assert isinstance(app.screen, CommandPalette)


async def test_a_click_on_a_line_that_is_not_there_any_more_does_nothing(demo: Journal) -> None:
    async with opened(demo, "ctrl+p") as (app, pilot):
        listed = app.screen.query_one("CommandList", OptionList)
        while listed.option_count < 5:
            await pilot.pause()
        await settled(pilot)  # all of the list is there: no line comes back
        at_line = Style(meta={"option": 2})  # as the click was when it was sent on its way
        listed.clear_options()
        where = (4, 3, 0, 0, 1, False, False, False, 4, 3)
        listed.post_message(Click(listed, *where, style=at_line))
        await settled(pilot)
        assert isinstance(app.screen, CommandPalette)


# Where a click is


async def test_a_click_outside_of_the_screen_leaves_the_field_in_focus(journal: Journal) -> None:
    async with opened(journal, "s") as (app, pilot):
        for kind in (MouseDown, MouseUp):
            app.post_message(kind(None, 62, 31, 0, 0, 1, False, False, False, 62, 31))
        await pilot.press(*"worn out")
        await settled(pilot)
        assert app.screen.query_one("#line", TextField).value == "worn out"


# Leaving the app


async def test_keys_that_come_after_the_one_that_leaves_do_nothing(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)):
        for key in ("w", "T", "e", "a", "ctrl+q", "enter", "h", "f3", "ctrl+p", "pagedown"):
            app.post_message(Key(key, key if len(key) == 1 else None))
        assert app._task is not None
        await asyncio.wait([app._task], timeout=20)
    assert app.return_code == 0
    assert [draft.text for draft in journal.drafts.all()] == ["Tea"]


async def test_a_page_that_is_not_there_yet_has_nothing_typed(demo: Journal) -> None:
    async with opened(demo):
        screens = [opening(demo) for opening in PAGES.values()]
        assert [page for page in screens if isinstance(page, Page) and page.typed()] == []
