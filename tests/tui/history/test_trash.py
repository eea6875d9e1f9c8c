"""What is put away: it comes back with a key, and goes for good after one question."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from checkin.core.clock import Clock
from checkin.core.query import EntryQuery
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.history.screen import HistoryScreen
from checkin.tui.features.history.trash_screen import TrashScreen
from tests.conftest import NOON
from tests.support.past_wins import SIZES, keep, many, selected
from tests.support.showing import lines, opened, press, settled, shown


@pytest.mark.practice(64)
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_what_is_put_away_is_listed_and_comes_back(
    journal: Journal, size: tuple[int, int]
) -> None:
    many(journal, 6)
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await pilot.press("h", "d")
        await settled(pilot)
        await pilot.press("d")
        await settled(pilot)
        await pilot.press("z")
        await settled(pilot)
        assert isinstance(app.screen, TrashScreen)
        assert "2 entries" in shown(app)
        assert "put away 21 Nov" in shown(app)
        assert "enter Choose" in lines(app)[-1]
        await pilot.press("down", "enter")
        await settled(pilot)
        assert "It's back in its place." in shown(app)
        assert "1 entry" in shown(app)
        await pilot.press("r")
        await settled(pilot)
        assert "The trash is empty." in shown(app)
        assert len(journal.entries()) == 6
        await pilot.press("r", "d", "enter")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, HistoryScreen)
        assert "win 000" in shown(app)


async def test_a_hard_moment_comes_back_with_its_steps(journal: Journal) -> None:
    moment = keep(journal, "", kind="setback")
    keep(journal, "step", kind="step", parent=moment.id)
    journal.delete(moment.id)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "z", "down")
        await settled(pilot)
        assert "A hard moment" in shown(app)
        await pilot.press("enter")
        await settled(pilot)
        assert len(journal.entries()) == 2
        assert "The trash is empty." in shown(app)


async def test_emptying_asks_once_and_says_what_backups_keep(path: str) -> None:
    moment = [NOON - timedelta(days=40)]
    with Journal.open(path, Clock(lambda: moment[0])) as journal:
        many(journal, 4)
        oldest, *_, newest = sorted(e.id for e in journal.entries())
        journal.delete(oldest)
        moment[0] = NOON
        journal.delete(newest)
        app = CheckinApp(journal)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("h", "z")
            await settled(pilot)
            await pilot.press("d")
            await pilot.pause()
            assert "This can't be undone. A backup is made first." in shown(app)
            assert "This one: win 003" in shown(app)
            assert "What you put away more than 30 days ago: 1 entry" in shown(app)
            assert "Everything: 2 entries" in shown(app)
            await pilot.press("enter")
            await settled(pilot)
            assert "Everything is still here." in shown(app)
            assert len(journal.entries(EntryQuery(deleted=True))) == 2
            await press(pilot, "d")
            await press(pilot, "down", "down", "enter")
            assert "Backups of your file have it too. Delete it there as well?" in shown(app)
            assert "Delete it here and in the backup that's made first" in shown(app)
            await press(pilot, "enter")
            assert "Everything is still here." in shown(app)
            await press(pilot, "d")
            await press(pilot, "down", "down", "enter")
            await press(pilot, "down", "enter")
            assert "1 entry deleted for good. Backups still have it." in shown(app)
            assert "checkin purge --backups" in " ".join(shown(app).split())
            assert [e.id for e in journal.entries(EntryQuery(deleted=True))] == [newest]
            await press(pilot, "d")
            await press(pilot, "down", "enter")
            assert "Delete it here and in 1 backup" in shown(app)
            await press(pilot, "down", "down", "enter")
            assert "1 entry deleted for good. Backups don't have it any more." in shown(app)
            assert "The trash is empty." in shown(app)
            assert journal.entries(EntryQuery(deleted=True)) == []


async def test_files_that_could_not_be_changed_are_counted(journal: Journal) -> None:
    entry = keep(journal, "a win")
    Path(journal.backups.make().path).write_bytes(b"nothing of SQLite" * 99)
    journal.delete(entry.id)
    async with opened(journal, "h", "z") as (app, pilot):
        await press(pilot, "d")
        await press(pilot, "down", "enter")
        await press(pilot, "end", "enter")
        assert "2 of the files that have it couldn't be changed." in " ".join(shown(app).split())
        assert "checkin purge --backups --dry-run" in " ".join(shown(app).split())
    assert journal.entries(EntryQuery(deleted=True)) == []


async def test_an_undo_there_puts_away_again(journal: Journal) -> None:
    number = keep(journal, "a win").id
    journal.delete(number)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "z", "enter")
        await settled(pilot)
        await pilot.press("u")
        await settled(pilot)
        assert journal.entry(number).deleted
        assert "a win" in shown(app)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert selected(app) == "a win"


async def test_lines_of_lists_can_go_for_good_there(journal: Journal) -> None:
    journal.contacts.delete(journal.contacts.add("Sam").id)
    async with opened(journal, "h", "z") as (app, pilot):
        assert "Also in the trash: 1 line from your lists." in shown(app)
        await pilot.press("d")
        await settled(pilot)
        assert "Everything: 1 line from your lists" in shown(app)
        await press(pilot, "down", "enter", "down", "enter")
        assert "1 line from your lists deleted for good." in shown(app)
        assert "The trash is empty." in shown(app)
    assert journal.contacts.deleted() == []
