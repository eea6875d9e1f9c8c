"""What is beside the file is named on Today, quietly, until it is merged or gone."""

from __future__ import annotations

import asyncio
import os
import shlex
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from checkin.core.entries import NewEntry
from checkin.core.paths import WORDS_BESIDE
from checkin.core.records import FoundBeside
from checkin.journal import Journal
from checkin.tui import look_over, routes
from checkin.tui.app import CheckinApp
from checkin.tui.features.wins.screen import WinsScreen
from tests.support.shell import checkin
from tests.support.showing import opened, press, settled, shown

NAME = "checkin.sync-conflict-20261120-101010-ABCDEFG.db"


def said(app: CheckinApp) -> str:
    return " ".join(shown(app).split())


async def test_a_copy_is_named_with_the_line_that_merges_it_until_that_is_done(
    journal: Journal, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(look_over, "AFTER", 3600.0)
    monkeypatch.setattr(look_over, "AGAIN_AFTER", 3600.0)
    journal.add(NewEntry("win", "Tea"))
    copy = Path(path).parent / NAME
    shutil.copy(path, copy)
    checkin("--file", str(copy), "win", "Walked")
    async with opened(journal) as (app, pilot):
        assert "second copy" not in said(app)  # nothing is looked for before the first frame
        await press(pilot, "w")
        look_over.begin(app)
        await app.workers.wait_for_complete()
        await press(pilot, "escape")
        assert f"There's a second copy of your file: {NAME}. `checkin merge" in said(app)
        ((name, line),) = app.beside.unmerged
        assert (name, shlex.split(line)[-1]) == (NAME, str(copy))
        assert checkin(*shlex.split(line)[1:]).out.startswith(f"Merged {NAME}.")
        await look_over.look_beside(app)
        await settled(pilot)
        assert "second copy" not in said(app)
        assert "Walked" in said(app)
        journal.undo()  # then it is not merged any more
        await look_over.look_beside(app)
        assert app.beside.unmerged != ()
        os.unlink(copy)
        await look_over.look_beside(app)
        assert app.beside.unmerged == ()


async def test_it_is_found_while_another_page_is_on_its_way_up(
    journal: Journal, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(look_over, "AFTER", 3600.0)
    monkeypatch.setattr(look_over, "AGAIN_AFTER", 3600.0)
    journal.add(NewEntry("win", "Tea"))
    shutil.copy(path, Path(path).parent / NAME)
    async with opened(journal) as (app, pilot):

        async def meanwhile(look: Callable[[], FoundBeside]) -> FoundBeside:
            app.go(routes.WINS)
            assert not app.screen.is_mounted
            return look()

        monkeypatch.setattr(asyncio, "to_thread", meanwhile)
        await look_over.look_beside(app)
        monkeypatch.undo()
        await settled(pilot)
        assert isinstance(app.screen, WinsScreen)
        await press(pilot, "escape")
        assert "There's a second copy" in said(app)


async def test_it_is_looked_for_again_only_while_one_is_named(
    journal: Journal, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(look_over, "AFTER", 3600.0)
    journal.add(NewEntry("win", "Tea"))
    copy = Path(path).parent / NAME
    shutil.copy(path, copy)
    async with opened(journal) as (app, pilot):
        monkeypatch.setattr(look_over, "AGAIN_AFTER", 0.01)
        look_over.begin(app)
        async with asyncio.timeout(30):
            while not app.beside.unmerged:
                await pilot.pause()
            os.unlink(copy)
            while app.beside.unmerged:
                await pilot.pause()
        await settled(pilot)
        assert "second copy" not in said(app)


async def test_a_backup_with_much_more_is_named_with_the_line_that_brings_it_back(
    journal: Journal, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(look_over, "AFTER", 3600.0)
    monkeypatch.setattr(look_over, "AGAIN_AFTER", 3600.0)
    journal.add_many([NewEntry("win", f"Walked {number}") for number in range(20)])
    backup = journal.backups.make()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("DELETE FROM changes")
        raw.execute("DELETE FROM entries")
        raw.commit()
    journal.add(NewEntry("win", "Tea"))
    async with opened(journal) as (app, pilot):
        assert "A backup of" not in said(app)
        look_over.begin(app)
        await app.workers.wait_for_complete()
        await settled(pilot)
        assert " holds more that isn't in your file: 20 entries. `checkin merge" in said(app)
        assert app.beside.fuller
        command = shlex.split(app.beside.fuller.command)
        assert command[-1] == backup.path
        assert checkin(*command[1:]).code == 0
        await look_over.look_beside(app)
        await settled(pilot)
        assert "A backup of" not in said(app)
        assert "Walked 19" in said(app)


async def test_words_that_were_not_saved_are_named_until_their_file_is_gone(
    journal: Journal, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(look_over, "AFTER", 3600.0)
    monkeypatch.setattr(look_over, "AGAIN_AFTER", 3600.0)
    words = Path(path).parent / f"{WORDS_BESIDE}.txt"
    words.write_text("Mum called")
    async with opened(journal) as (app, pilot):
        await look_over.look_beside(app)
        await settled(pilot)
        assert "Words that weren't saved when the terminal closed are in" in said(app)
        assert words.name in said(app).replace(" ", "")
        words.unlink()
        await look_over.look_beside(app)
        await settled(pilot)
        assert "weren't saved" not in said(app)
