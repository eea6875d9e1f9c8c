"""What pages read beside the interface: given up for something newer, and when they are left."""

from __future__ import annotations

import asyncio
from datetime import date
from threading import Event

import pytest

from checkin.core.entries import NewEntry
from checkin.core.errors import DamagedFile, Interrupted
from checkin.journal import Journal
from checkin.journal.reader import Reading
from checkin.tui.app import CheckinApp
from checkin.tui.background_reader import BackgroundReader
from checkin.tui.features.history.sources import SearchSource
from checkin.tui.features.today.screen import TodayScreen
from tests.journal.test_reader import ENDLESS
from tests.support.past_wins import keep
from tests.support.showing import opened, settled, shown


class Counting:
    """Counting the finds of two letters, which has no end of its own."""

    def __init__(self) -> None:
        self.begun = Event()
        self.given_up = Event()


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch) -> Counting:
    """Let counting never end for a search of two letters."""
    count, counting = SearchSource.count_all, Counting()

    def count_all(self: SearchSource, journal: Journal) -> tuple[dict[date, int], int]:
        if len(self.typed) == 2:
            counting.begun.set()
            try:
                journal._connection.rows(ENDLESS)
            except Interrupted:
                counting.given_up.set()
                raise
        return count(self, journal)

    monkeypatch.setattr(SearchSource, "count_all", count_all)
    return counting


async def until(event: Event) -> None:
    async with asyncio.timeout(20):
        while not event.is_set():
            await asyncio.sleep(0.001)


async def test_a_newer_search_gives_up_counting_for_the_one_before(
    journal: Journal, endless: Counting
) -> None:
    keep(journal, "tea")
    keep(journal, "ten")
    async with opened(journal, "h", "slash") as (app, pilot):
        await pilot.press(*"te")
        await until(endless.begun)
        await pilot.press("a")
        await until(endless.given_up)
        await settled(pilot)
        assert "1 match" in shown(app)


async def test_a_page_that_is_left_while_it_reads_ends_that_quietly(
    journal: Journal, endless: Counting
) -> None:
    keep(journal, "tea")
    keep(journal, "ten")
    async with opened(journal, "h", "slash") as (app, pilot):
        await pilot.press(*"te")
        await until(endless.begun)
        await pilot.press("escape", "escape")
        await until(endless.given_up)
        await settled(pilot)
        assert isinstance(app.screen, TodayScreen)
        assert app.screen.troubled == ""
        assert await app.run_read(lambda journal: journal.totals().wins) == 2
        await pilot.press("h", "slash", *"ten")
        await settled(pilot)
        assert "1 match" in shown(app)


async def test_a_change_goes_first_and_what_was_read_is_read_again(journal: Journal) -> None:
    keep(journal, "tea")
    async with opened(journal) as (app, _):
        begun, asked = Event(), 0

        def ask(journal: Journal) -> int:
            nonlocal asked
            asked += 1
            begun.set()
            if asked == 1:
                journal._connection.rows(f"SELECT text, ({ENDLESS}) FROM entries")
            return journal.totals().wins

        reading = asyncio.ensure_future(app.run_read(ask))
        await until(begun)
        await app.write(lambda journal: journal.add(NewEntry("win", "Bread")))
        async with asyncio.timeout(20):
            assert await reading == 2
        assert asked == 2


async def test_leaving_the_app_ends_what_is_read(journal: Journal, endless: Counting) -> None:
    keep(journal, "tea")
    keep(journal, "ten")
    async with opened(journal, "h", "slash") as (_, pilot):
        await pilot.press(*"te")
        await until(endless.begun)
    await until(endless.given_up)


async def test_trouble_with_reading_is_told_on_the_page(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(self: SearchSource, journal: Journal) -> tuple[dict[date, int], int]:
        raise DamagedFile("The file is damaged.")

    monkeypatch.setattr(SearchSource, "count_all", damaged)
    keep(journal, "tea")
    async with opened(journal, "h", "slash", *"tea") as (app, pilot):
        await settled(pilot)
        assert "The file is damaged." in shown(app)
        assert "tea" in shown(app)


async def test_a_journal_without_a_file_is_read_as_it_is() -> None:
    with Journal.in_memory() as journal:
        keep(journal, "tea")
        app = CheckinApp(journal)
        assert await app.run_read(lambda journal: journal.totals().wins) == 1


async def test_what_nobody_waits_for_opens_no_connection(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, goes_on, over = Event(), Event(), Event()
    opens: list[str] = []
    read = BackgroundReader._read

    def later(self: BackgroundReader, reading: Reading[Journal, int]) -> int:
        begun.set()
        assert goes_on.wait(20)
        try:
            return read(self, reading)
        finally:
            over.set()

    monkeypatch.setattr(BackgroundReader, "_read", later)
    monkeypatch.setattr(Journal, "open_reader", lambda _: opens.append("another"))
    reader = BackgroundReader(lambda: journal)
    waiting = asyncio.create_task(reader.read(lambda journal: journal.totals().wins))
    await until(begun)
    waiting.cancel()
    await asyncio.wait([waiting])
    reader.close()
    goes_on.set()
    await until(over)
    assert opens == []


async def test_a_change_on_its_way_when_the_app_ends_is_kept_and_leaves_nothing_open(
    journal: Journal,
) -> None:
    writers: list[Journal] = []

    def change(writing: Journal) -> None:
        writers.append(writing)
        writing.add(NewEntry("win", "Tea"))

    async with opened(journal) as (app, _):
        await app.write(change)
    await app.write(change)
    assert [win.text for win in journal.entries_of("win")] == ["Tea", "Tea"]
    assert [writer.is_closed for writer in writers] == [True, True]
