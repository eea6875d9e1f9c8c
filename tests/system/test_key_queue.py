"""Keys that come faster than pages open: each does what it would have done a while later."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from textual.events import Key, MouseDown, MouseUp, Paste
from textual.keys import _character_to_key
from textual.message import Message

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.background_writer import BackgroundWriter
from checkin.tui.features.history.screen import HistoryScreen
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.features.wins.screen import WinsScreen
from checkin.tui.widgets.text_field import TextField
from tests.support.showing import lines, opened, settled, shown
from tests.support.terminal import Terminal


@pytest.fixture
def terminal(path: str) -> Iterator[Terminal]:
    """The app in a terminal; nothing is there yet."""
    argv = [sys.executable, "-m", "checkin"]
    with Terminal(argv, env={"CHECKIN_FILE": path}) as terminal:
        yield terminal


def texts(path: str) -> list[str]:
    with Journal.open(path) as journal:
        return [entry.text for entry in journal.entries(newest_first=False)]


@pytest.mark.terminal
def test_what_a_slow_line_hands_over_at_once_is_all_there(terminal: Terminal, path: str) -> None:
    terminal.wait_to_see("Win")
    terminal.send("wWalked\rMade soup\rhalf a th")
    terminal.wait_to_see("2 so far")
    terminal.wait_to_see("   half a th")
    assert texts(path) == ["Walked", "Made soup"]


@pytest.mark.terminal
def test_what_is_typed_while_it_starts_is_all_there(terminal: Terminal, path: str) -> None:
    terminal.send("wWalked\rMade soup\rhalf a th")
    terminal.wait_to_see("2 so far")
    terminal.wait_to_see("   half a th")
    assert texts(path) == ["Walked", "Made soup"]


async def at_once(app: CheckinApp, *keys: str) -> None:
    """Press keys without a moment between them, and wait until they are dealt with."""
    for key in keys:
        one = len(key) == 1
        app.post_message(Key(_character_to_key(key), key) if one else Key(key, None))
    seen = asyncio.Event()
    app.call_later(seen.set)
    await seen.wait()
    await app.key_queue.at_rest.wait()


async def test_a_page_below_gets_nothing_that_was_meant_for_the_next(journal: Journal) -> None:
    journal.add(NewEntry("win", "Walked"))
    async with opened(journal) as (app, pilot):
        await at_once(app, *"h/walk")
        await settled(pilot)
        assert isinstance(app.screen, HistoryScreen)
        assert app.screen.query_one("#search", TextField).value == "walk"
        app.post_message(Key("escape", None))
        app.post_message(Key("escape", None))
        app.post_message(Key("w", "w"))
        app.post_message(Paste("pasted"))
        await at_once(app, *"hw")
        await settled(pilot)
        assert app.screen.query_one("#line", TextField).value == "pastedhw"


async def test_a_letter_read_while_those_before_it_are_let_through_stays_behind_them(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(journal, "w") as (app, pilot):
        post, first, late = app.post_message, Key("a", "a"), Key("d", "d")

        def post_late_first(message: Message) -> bool:
            """As the thread that reads the terminal does when it is a moment faster."""
            if message is first:
                post(late)
            return post(message)

        post(Key("f12", None))
        for waiting in (first, Key("b", "b"), Key("c", "c")):
            post(waiting)
        monkeypatch.setattr(app, "post_message", post_late_first)
        await settled(pilot)
        assert app.screen.query_one("#line", TextField).value == "abcd"


async def test_through_several_pages_and_back(journal: Journal) -> None:
    async with opened(journal) as (app, pilot):
        await at_once(
            app, "f3", "a", *"Sam", "enter", *"0123", "enter", "enter", "escape", "h", "escape"
        )
        await settled(pilot)
        assert isinstance(app.screen, TodayScreen)
        assert len(app.screen_stack) == 1
    (person,) = journal.contacts.all()
    assert (person.name, person.reach) == ("Sam", "0123")
    assert journal.drafts.all() == []


async def test_keys_go_on_after_one_that_could_not_be_done(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(journal) as (app, pilot):
        await at_once(app, "u", "u", "w", *"Went on", "enter", "escape")
        await settled(pilot)
        assert isinstance(app.screen, TodayScreen)
        assert "Went on" in shown(app)


async def test_a_question_that_comes_up_meanwhile_is_answered(journal: Journal) -> None:
    async with opened(journal) as (app, pilot):
        await at_once(app, "b", "enter", "y", "enter", "escape", "w", *"After it")
        await settled(pilot)
        assert app.screen.query_one("#line", TextField).value == "After it"
    assert [entry.kind for entry in journal.entries()] == ["win"]


async def test_a_click_waits_for_the_page_that_the_key_before_it_opens(journal: Journal) -> None:
    async with opened(journal) as (app, pilot):
        assert lines(app)[-1].startswith("  m Morning")
        app.post_message(Key("w", "w"))
        for kind in (MouseDown, MouseUp):
            app.post_message(kind(None, 4, 23, 0, 0, 1, False, False, False, 4, 23))
        await at_once(app, *"Tea")
        await settled(pilot)
        assert isinstance(app.screen, WinsScreen)
        assert app.screen.query_one("#line", TextField).value == "Tea"


LINES = st.lists(
    # behind the w that opens the page, "/" and "." join it to a word: "w/ mum"
    st.text("ab hw/?q.", min_size=1).filter(lambda line: line.strip() and line[0] not in "?/."),
    min_size=1,
    max_size=4,
)


@given(lines=LINES, draft=st.text("hw/q", max_size=4))
@example(lines=["a", "a??a"], draft="w")
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_all_lines_are_kept_in_their_order(lines: list[str], draft: str) -> None:
    with Journal.in_memory() as journal:
        async with opened(journal) as (app, pilot):
            keys = [key for line in lines for key in (*line, "enter")]
            await at_once(app, "w", *keys, *draft)
            await settled(pilot)
            assert app.screen.query_one("#line", TextField).value == draft
        kept = [entry.text for entry in journal.entries(newest_first=False)]
        assert kept == [line.strip() for line in lines]


@pytest.mark.parametrize("turns", range(8))
async def test_a_page_that_comes_up_after_a_quick_write_gets_the_keys(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, turns: int
) -> None:
    """The write begins and ends between two looks whether one goes on."""

    async def write(writer: BackgroundWriter, change: Callable[[Journal], object]) -> object:
        for _ in range(turns):
            await asyncio.sleep(0)
        return writer._write(change)

    monkeypatch.setattr(BackgroundWriter, "write", write)
    async with opened(journal, "w", *"Sang", "tab", *"Early", "escape"):
        pass
    (win,) = journal.entries_of("win")
    assert (win.text, win.why) == ("Sang", "Early")
