"""Words that take long to save are in sight meanwhile."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack

import pytest

from checkin.journal import Journal
from checkin.tui import key_queue
from checkin.tui.base import saving_notice
from checkin.tui.features.wins.details_screen import WinDetailsScreen
from checkin.tui.widgets.text_field import TextField
from tests.support.held import held
from tests.support.showing import opened, press, settled, shown

SAID = "Still saving: Made soup"


def wait_for_the_next_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have keys wait for a page that comes up once words are saved, and for no other writing."""
    monkeypatch.setattr(key_queue, "_WRITING", 0.0)
    monkeypatch.setattr(key_queue, "_OPENING", 60.0)
    monkeypatch.setattr(key_queue, "_LONGEST", 60.0)


@pytest.mark.parametrize("meanwhile", [(), ("f12",), ("A", "n", "d")])
async def test_what_is_being_saved_is_shown_until_it_is(
    path: str, monkeypatch: pytest.MonkeyPatch, meanwhile: tuple[str, ...]
) -> None:
    monkeypatch.setattr(saving_notice, "SOON", 0.01)
    with Journal.open(path, patience=60.0) as journal:
        async with opened(journal, *"wMade soup") as (app, pilot):
            with ExitStack() as stack:
                stack.enter_context(held(path))
                pressing = asyncio.ensure_future(pilot.press("enter"))
                async with asyncio.timeout(10):
                    while SAID not in shown(app):
                        await pilot.pause()
            await pressing
            await pilot.press(*meanwhile)
            await settled(pilot)
            assert SAID not in shown(app)
            field = app.screen.query_one("#line", TextField)
            assert field.value == "".join(key for key in meanwhile if len(key) == 1)
        assert [entry.text for entry in journal.entries()] == ["Made soup"]


async def test_it_says_nothing_of_what_is_saved_at_once(journal: Journal) -> None:
    async with opened(journal, *"wMade soup", "enter") as (app, _):
        assert "Still saving" not in shown(app)


async def test_words_for_say_more_typed_while_its_win_is_saved_are_there(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving_notice, "SOON", 0.01)
    monkeypatch.setattr(key_queue, "_OPENING", 0.05)
    with Journal.open(path, patience=60.0) as journal:
        async with opened(journal, *"wMade soup") as (app, pilot):
            with ExitStack() as stack:
                stack.enter_context(held(path))
                pressing = asyncio.ensure_future(pilot.press("tab", *"leeks"))
                async with asyncio.timeout(10):
                    while SAID not in shown(app) or "leeks" not in shown(app):
                        await pilot.pause()
            await pressing
            await settled(pilot)
            assert isinstance(app.screen, WinDetailsScreen)
            assert "leeks" in shown(app)
            await press(pilot, *" too", "escape")
            assert "leeks" not in shown(app)
        (win,) = journal.entries()
        assert (win.text, win.why) == ("Made soup", "leeks too")
        assert journal.drafts.all() == []


async def test_keys_for_say_more_wait_while_its_win_is_saved(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving_notice, "SOON", 0.01)
    wait_for_the_next_page(monkeypatch)
    with Journal.open(path, patience=60.0) as journal:
        async with opened(journal, *"wMade soup") as (app, pilot):
            with ExitStack() as stack:
                stack.enter_context(held(path))
                pressing = asyncio.ensure_future(
                    pilot.press("tab", "down", "enter", "down", "enter", *"an hour")
                )
                async with asyncio.timeout(10):
                    while SAID not in shown(app):
                        await pilot.pause()
            await pressing
            await settled(pilot)
            assert isinstance(app.screen, WinDetailsScreen)
            await press(pilot, "escape")
        (win,) = journal.entries()
        assert (win.text, win.why) == ("Made soup", "What did it take? an hour")


async def test_keys_for_what_is_asked_next_wait_while_a_step_is_saved(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait_for_the_next_page(monkeypatch)
    with Journal.open(path, patience=60.0) as journal:
        async with opened(journal, "s", "t", "enter", "i") as (app, pilot):
            with ExitStack() as stack:
                stack.enter_context(held(path, reading=True))
                pressing = asyncio.ensure_future(pilot.press("enter", "enter", "h", "enter"))
                async with asyncio.timeout(10):
                    while not app.writes:
                        await pilot.pause()
            await pressing
            await settled(pilot)
        step = next(entry for entry in journal.entries() if entry.kind == "step")
        assert step.outcome == "harder"
