"""When the file can not be used for a while, the page says so, goes on, and keeps the words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from checkin.journal import Journal
from checkin.model import NewEntry
from checkin.tui.app import CheckinApp
from checkin.tui.widgets.line import Line
from tests.tui.showing import settled, shown

BUSY = "Another program is using your check-in file."


@contextmanager
def held(path: str) -> Iterator[None]:
    """Keep every other program from reading and writing."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


async def test_a_file_that_is_held_is_told_and_the_page_goes_on(path: str) -> None:
    with Journal.open(path, patience=0.01) as journal:
        app = CheckinApp(journal)
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            with held(path):
                await pilot.press("w")
                await settled(pilot)
                assert BUSY in shown(app)
            await pilot.press(*"Went on", "enter")
            await settled(pilot)
            assert "Went on" in shown(app)
        assert [entry.text for entry in journal.entries()] == ["Went on"]


async def test_words_that_could_not_be_kept_stand_in_the_field_again(
    path: str,
) -> None:
    with Journal.open(path, patience=0.01) as journal:
        journal.keep(NewEntry("win", "Before"))
        app = CheckinApp(journal)
        app._writer = Journal.open(path, journal.clock, patience=0.01)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("w")
            await settled(pilot)
            with held(path):
                await pilot.press(*"Wrote it", "enter")
                await settled(pilot)
                assert BUSY in shown(app)
                assert app.screen.query_one("#line", Line).value == "Wrote it"
            await pilot.press("enter")
            await settled(pilot)
        assert [entry.text for entry in journal.entries()] == ["Wrote it", "Before"]


@pytest.mark.parametrize("keys", [*"mwsehrpbk,", "hf", "hy", "hv", "ho", "hr", "hn", "hi", "hz"])
async def test_every_page_opens_and_closes_while_the_file_is_held(path: str, keys: str) -> None:
    with Journal.open(path, patience=0.01) as journal:
        journal.keep(NewEntry("win", "Before"))
        app = CheckinApp(journal)
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            with held(path):
                for key in keys:
                    await pilot.press("comma" if key == "," else key)
                    await settled(pilot)
                await pilot.resize_terminal(60, 20)
                await settled(pilot)
                await pilot.press("escape")
                await settled(pilot)
            for _ in keys:
                await pilot.press("escape")
            await pilot.press("w", *"Went on", "enter")
            await settled(pilot)
        assert journal.entries()[0].text == "Went on"


async def test_a_hard_moment_asks_its_question_while_the_file_is_held(path: str) -> None:
    with Journal.open(path, patience=0.01) as journal:
        app = CheckinApp(journal)
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            with held(path):
                await pilot.press("s")
                await settled(pilot)
                assert "one small thing I can do right now?" in shown(app)
                assert BUSY in shown(app)
            await pilot.press(*"Sit down", "enter")
            await settled(pilot)
            assert "Sit down. Take the time you need." in shown(app)
