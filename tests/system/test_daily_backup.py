"""The backup of a day: made once, by itself, beside everything else, and in nobody's way."""

from __future__ import annotations

import asyncio
import os
import select
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest

from checkin.core.clock import Clock
from checkin.core.entries import NewEntry
from checkin.core.errors import FileBusy
from checkin.journal import Journal, backup_process
from checkin.storage import backups
from checkin.storage.backups import alone
from checkin.tui import daily_backup
from tests.support.held import held
from tests.support.moving import Moving
from tests.support.showing import opened, press, settled, shown
from tests.support.terminal import Terminal

LINE = 300
"""A descriptor that the process which makes a backup keeps to its end: waiting is reading it."""
LONG = 30


@pytest.fixture(autouse=True)
def real_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes go by the system's time."""
    monkeypatch.setenv("TZ", "UTC")


def made(path: str) -> list[str]:
    """The reasons of the backups there are, the newest first."""
    return [backup.reason for backup in Journal.restoring(path).listed()]


def run(*args: str, wait: bool = True) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own, and all that it left running, to their end."""
    reading, writing = os.pipe()
    os.dup2(writing, LINE)
    os.close(writing)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "checkin", *args],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            pass_fds=[LINE],
            timeout=LONG,
        )
    finally:
        os.close(LINE)
    if wait:
        ended(reading)
    os.close(reading)
    return done


def ended(line: int) -> None:
    assert select.select([line], [], [], LONG)[0], "it is still running"
    assert os.read(line, 1) == b""


@pytest.fixture
def filled(path: str) -> str:
    with Journal.open(path, Clock(lambda: Clock().now() - timedelta(days=1))) as journal:
        journal.add(NewEntry("win", "Yesterday"))
    return path


@pytest.mark.parametrize(
    "args", [("win", "Tea"), ("win", "Tea", "--bring"), ("here",), ("settings", "theme", "dawn")]
)
def test_the_first_change_of_a_day_is_backed_up_after_its_answer(
    filled: str, args: tuple[str, ...]
) -> None:
    done = run(*args)
    said = "To set it back: checkin settings theme dusk\n" if args[0] == "settings" else ""
    assert (done.returncode, done.stderr) == (0, said)
    assert done.stdout
    assert made(filled) == ["first-change"]
    latest = Journal.restoring(filled).listed()[0]
    with Journal.open(latest.path) as copy, Journal.open(filled) as journal:
        assert copy.entries() == journal.entries()
        assert dict(copy.settings) == dict(journal.settings)
    run("win", "Another")
    run("undo")
    assert made(filled) == ["first-change"]


@pytest.mark.parametrize("args", [("log",), ("today",), ("glimpse",), ("settings",), ("win", " ")])
def test_what_changes_nothing_backs_up_nothing(filled: str, args: tuple[str, ...]) -> None:
    run(*args)
    assert made(filled) == []


def test_the_first_win_of_all_is_backed_up_too(path: str) -> None:
    assert run("win", "One").stdout == "Kept. 1 win so far. `checkin edit 1` changes it.\n"
    assert made(path) == ["first-change"]


def test_nobody_waits_for_a_backup_that_takes_long(filled: str, path: str) -> None:
    with alone(os.path.join(os.path.dirname(path), "backups"), 1):  # it cannot begin yet
        done = run("win", "Tea", wait=False)
        assert done.stdout == "Kept. 2 wins so far. `checkin edit 2` changes it.\n"
        assert made(filled) == []


def test_a_pipe_of_the_shell_is_not_held_open(filled: str, path: str) -> None:
    reading, writing = os.pipe()
    lasting, line = os.pipe()
    os.dup2(line, LINE)
    os.close(line)
    with alone(os.path.join(os.path.dirname(path), "backups"), 1):
        done = subprocess.run(
            [sys.executable, "-m", "checkin", "win", "Tea"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            pass_fds=[writing, LINE],
            timeout=LONG,
        )
        os.close(writing)
        os.close(LINE)
        ended(reading)
        assert not select.select([lasting], [], [], 0.5)[0], "the backup has not even begun"
    ended(lasting)
    os.close(reading)
    os.close(lasting)
    assert done.returncode == 0


def test_a_backup_that_fails_hinders_no_keep_and_is_told(filled: str) -> None:
    folder = Path(os.path.dirname(filled), "backups")
    folder.write_text("in the way")
    done = run("win", "Tea")
    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        "Kept. 2 wins so far. `checkin edit 2` changes it.\n",
        "",
    )
    assert f"No backup could be made in {folder}" in run("backups").stderr
    folder.unlink()
    assert run("here").returncode == 0  # the next command tries again
    assert made(filled) == ["first-change"]
    assert run("backups").stderr == ""


def test_where_no_process_can_be_started_the_keep_ends_all_the_same(
    filled: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> int:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "posix_spawn", refused)
    assert backup_process.start_if_due(filled) is None
    monkeypatch.setattr(sys, "executable", "")
    assert backup_process.start_if_due(filled) is None


def test_the_process_needs_no_folder_and_no_path_of_its_own(
    filled: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "checkin.py").write_text("raise SystemExit('another one')")
    monkeypatch.chdir(tmp_path)
    number = backup_process.start_if_due(filled)
    assert number is not None
    assert os.waitstatus_to_exitcode(os.waitpid(number, 0)[1]) == 0
    assert made(filled) == ["first-change"]
    assert backup_process.start_if_due(filled) is None


# The app


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(daily_backup, "AFTER", 0.001)


async def until(path: str, *reasons: str) -> None:
    async with asyncio.timeout(LONG):
        while made(path) != list(reasons):
            await asyncio.sleep(0.01)


async def test_the_app_backs_up_beside_the_interface(
    moved: Journal, moving: Moving, path: str, at_once: None
) -> None:
    async with opened(moved, "w", *"Tea", "enter") as (app, pilot):
        await until(path, "first-change")
        await settled(pilot)
        await pilot.press(*"More", "enter")
        await settled(pilot)
        assert not app._daily_backup._is_waiting
        moving.go_on(1)
        await pilot.press(*"Next day", "enter")
        await until(path, "first-change", "first-change")


async def test_a_page_that_is_only_looked_at_backs_up_nothing(
    journal: Journal, path: str, at_once: None
) -> None:
    async with opened(journal, "h", "escape", "question_mark") as (app, pilot):
        await settled(pilot)
        assert not app._daily_backup._is_waiting
    assert made(path) == []


async def test_one_that_fails_says_nothing_and_waits_before_it_is_tried_again(
    journal: Journal, path: str, at_once: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[int] = []

    def busy(*_: object, **__: object) -> None:
        tried.append(1)
        raise FileBusy("It is busy.")

    async with opened(journal, "w") as (app, pilot):
        with monkeypatch.context() as patched:
            patched.setattr(backups, "back_up", busy)
            await pilot.press(*"Tea", "enter")
            async with asyncio.timeout(LONG):
                while not app._daily_backup._not_before:
                    await asyncio.sleep(0.01)
            await settled(pilot)
            before = shown(app)
            assert "busy" not in before
            await pilot.press(*"More", "enter")
            await settled(pilot)
            assert not app._daily_backup._is_waiting
            assert len(tried) == 1
            assert journal.totals().wins == 2
            assert journal.backups.trouble == "It is busy."
        app._daily_backup._not_before = 0.0
        await pilot.press(*"And more", "enter")
        await until(path, "first-change")
        await settled(pilot)
    assert journal.backups.trouble == ""


async def test_a_change_waits_for_the_backup_that_is_being_made(
    journal: Journal, path: str, at_once: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    holds, free, tries = Event(), Event(), Event()

    def slow(*_: object, **__: object) -> None:
        with held(path, reading=True):
            holds.set()
            assert free.wait(LONG)
        raise FileBusy("It is given up.")

    monkeypatch.setattr(backups, "back_up", slow)
    async with opened(journal, "comma", "down", "enter") as (app, pilot):
        assert "Feelings" in shown(app)
        again = app._writer._own_work
        seen: list[bool] = []

        def own_work() -> bool:
            seen.append(again())
            if len(seen) > 2:
                tries.set()
            return seen[-1]

        app._writer.connection = Journal.open(path, journal.clock, patience=0.01)
        await pilot.press("end", "enter")  # the first change of the day
        assert await asyncio.to_thread(holds.wait, LONG)
        before = journal.settings.topics_off()
        monkeypatch.setattr(app._writer, "_own_work", own_work)
        await pilot.press("up", "enter")
        assert await asyncio.to_thread(tries.wait, LONG)
        free.set()
        await settled(pilot)
        assert "Another program" not in shown(app)
        assert len(journal.settings.topics_off() ^ before) == 1
        await press(pilot, "enter")
        assert journal.settings.topics_off() == before


async def test_leaving_gives_up_what_is_being_made(
    journal: Journal, path: str, at_once: None
) -> None:
    async with opened(journal) as (app, pilot):
        app._daily_backup.stop()
        await app._daily_backup.make()
        await pilot.press("w", *"Tea", "enter")
        await settled(pilot)
        assert not app._daily_backup._is_waiting
    assert made(path) == []


def test_what_was_not_backed_up_when_the_app_was_left_is_then(filled: str) -> None:
    reading, writing = os.pipe()
    os.dup2(writing, LINE)
    os.close(writing)
    with Terminal([sys.executable, "-m", "checkin"]) as terminal:
        os.close(LINE)
        terminal.wait_for("Morning")
        terminal.send(b"wTea\r\x11")
        assert terminal.exit_code() == 0
    ended(reading)
    os.close(reading)
    assert made(filled) == ["first-change"]
