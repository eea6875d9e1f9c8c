"""Writing when something is in the way: nothing acknowledged is lost, and the reason is told."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from checkin.core.clock import Clock
from checkin.core.entries import Entry, NewEntry
from checkin.core.errors import (
    DamagedFile,
    DiskFull,
    FileBusy,
    FileMoved,
    FileTrouble,
    NotACheckinFile,
    NotPossible,
    NotWritable,
)
from checkin.journal import Journal
from checkin.storage.backups import back_up
from checkin.storage.connection import Connection, explained

WIN = NewEntry("win", "Got up")


def rename(path: str) -> None:
    os.rename(path, path + ".old")


def remove(path: str) -> None:
    os.unlink(path)


def replace(path: str) -> None:
    shutil.copy(path, path + ".new")
    os.replace(path + ".new", path)


def remove_folder(path: str) -> None:
    os.rename(os.path.dirname(path), os.path.dirname(path) + ".old")
    Path(os.path.dirname(path)).write_text("now a file")


def empty(path: str) -> None:
    os.truncate(path, 0)


@pytest.mark.parametrize("change", [rename, remove, remove_folder, empty])
@pytest.mark.parametrize("step", ["stat", "connect"])
def test_a_file_that_goes_while_it_is_opened_again_has_moved(
    journal: Journal,
    path: str,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[str], None],
    step: str,
) -> None:
    module = os if step == "stat" else sqlite3
    usual = getattr(module, step)
    calls = count()

    def late(*args: Any, **named: Any) -> Any:
        if next(calls) == (step == "stat"):  # the first look at the path is before it goes
            change(path)
        return usual(*args, **named)

    monkeypatch.setattr(module, step, late)
    with pytest.raises(FileMoved, match=path):
        journal.open_writer()


def test_sqlite_not_finding_a_file_that_went_is_told_as_that(journal: Journal, path: str) -> None:
    opened = Connection(path)
    remove(path)
    error = sqlite3.OperationalError("unable to open database file")
    error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
    with pytest.raises(FileMoved, match=path):
        opened._explained(error)
    opened.close()


@pytest.mark.parametrize("change", [rename, remove, replace, remove_folder])
def test_nothing_is_written_to_a_file_that_moved(
    journal: Journal, path: str, clock: Clock, change: Callable[[str], None]
) -> None:
    journal.add(WIN)
    change(path)
    with pytest.raises(FileMoved, match=path):
        journal.add(NewEntry("win", "Into the void"))
    if change is replace:
        with Journal.open(path, clock) as again:
            assert [e.text for e in again.entries()] == ["Got up"]
    elif change is not remove_folder:
        assert not os.path.exists(path)


HOLD = """
import sqlite3, sys
raw = sqlite3.connect(sys.argv[1], isolation_level=None)
raw.execute(sys.argv[2])
print("held", flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("lock", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
def test_a_file_that_is_held_is_busy_and_then_free(path: str, clock: Clock, lock: str) -> None:
    journal = Journal(Connection(path, patience=0.1), clock)
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, path, lock], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdout
    assert holder.stdout.readline() == b"held\n"
    with pytest.raises(FileBusy):
        journal.add(WIN)
    holder.communicate(b"")
    assert journal.add(WIN).text == "Got up"
    journal.close()


def test_a_reader_in_the_way_of_the_last_step_loses_nothing(path: str, clock: Clock) -> None:
    journal = Journal(Connection(path, patience=0.1), clock)
    journal.add(WIN)
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM entries").fetchall()
    with pytest.raises(FileBusy):
        journal.add(NewEntry("win", "Waits"))
    reader.close()
    assert [e.text for e in journal.entries()] == ["Got up"]
    assert journal.add(NewEntry("win", "Waits")).text == "Waits"
    journal.close()


def test_a_full_disk_keeps_all_that_was_acknowledged(journal: Journal, path: str) -> None:
    connection = journal._connection
    connection.rows(f"PRAGMA max_page_count = {connection.row('PRAGMA page_count')[0] + 12}")
    acknowledged: list[Entry] = []

    def fill() -> None:
        while True:
            acknowledged.append(journal.add(NewEntry("win", "x" * 900)))

    with pytest.raises(DiskFull):
        fill()
    assert acknowledged
    assert journal.entries(newest_first=False) == acknowledged
    assert journal.totals().wins == len(acknowledged)
    with Journal.open(path, journal.clock) as again:
        assert again.entries(newest_first=False) == acknowledged
        assert again._connection.rows("PRAGMA integrity_check") == [("ok",)]


FULL = """
import resource, signal, sys
from checkin.core.errors import DiskFull
from checkin.journal import Journal
from checkin.core.entries import Entry, NewEntry
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with Journal.open(sys.argv[1]) as journal:
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
    try:
        while True:
            print(journal.add(NewEntry("win", "x" * 5000)).id, flush=True)
    except DiskFull:
        print("full", len(journal.entries()), flush=True)
"""


def test_a_disk_that_refuses_to_write_keeps_all_that_was_acknowledged(path: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FULL, path], capture_output=True, text=True, check=True
    )
    *acknowledged, (_, left) = [line.split() for line in done.stdout.splitlines()]
    assert len(acknowledged) == int(left) > 5
    assert os.listdir(os.path.dirname(path)) == ["checkin.db"]
    with Journal.open(path) as journal:
        assert [str(e.id) for e in journal.entries(newest_first=False)] == [
            number for (number,) in acknowledged
        ]


def test_a_transaction_is_kept_whole_or_not_at_all(journal: Journal) -> None:
    connection = journal._connection

    def stop_half_way() -> None:
        with connection.transaction():
            connection.run("INSERT INTO state VALUES ('half', 'way', '')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        stop_half_way()
    assert journal.state.get("half") == ""
    assert not connection.raw.in_transaction
    journal.state.set("half", "whole")
    assert journal.state.get("half") == "whole"


def test_a_failing_statement_inside_takes_the_rest_with_it(journal: Journal) -> None:
    connection = journal._connection

    def ask_for_nonsense() -> None:
        with connection.transaction():
            connection.run("INSERT INTO state VALUES ('half', 'way', '')")
            connection.raw.executemany("INSERT INTO nowhere VALUES (?)", [("x",)])

    with pytest.raises(FileTrouble):
        ask_for_nonsense()
    assert journal.state.get("half") == ""


def test_reading_works_where_writing_does_not(journal: Journal) -> None:
    journal.add(WIN)
    journal._connection.rows("PRAGMA query_only = ON")
    with pytest.raises(NotWritable):
        journal.add(NewEntry("win", "Not now"))
    assert [e.text for e in journal.entries()] == ["Got up"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write to every file")
def test_a_file_that_may_only_be_read_can_be_read(path: str, clock: Clock) -> None:
    with Journal.open(path, clock) as journal:
        journal.add(WIN)
    os.chmod(path, 0o400)
    os.chmod(os.path.dirname(path), 0o500)
    try:
        with Journal.open(path, clock) as journal:
            assert [e.text for e in journal.entries()] == ["Got up"]
            with pytest.raises(NotWritable):
                journal.add(WIN)
    finally:
        os.chmod(os.path.dirname(path), 0o700)


@pytest.mark.parametrize(
    ("code", "trouble"),
    [
        (sqlite3.SQLITE_BUSY, FileBusy),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, FileBusy),
        (sqlite3.SQLITE_LOCKED, FileBusy),
        (sqlite3.SQLITE_FULL, DiskFull),
        (sqlite3.SQLITE_IOERR_WRITE, DiskFull),
        (sqlite3.SQLITE_IOERR_FSYNC, DiskFull),
        (sqlite3.SQLITE_READONLY, NotWritable),
        (sqlite3.SQLITE_READONLY_DIRECTORY, NotWritable),
        (sqlite3.SQLITE_READONLY_DBMOVED, FileMoved),
        (sqlite3.SQLITE_CANTOPEN, NotWritable),
        (sqlite3.SQLITE_PERM, NotWritable),
        (sqlite3.SQLITE_NOTADB, NotACheckinFile),
        (sqlite3.SQLITE_CORRUPT, DamagedFile),
        (sqlite3.SQLITE_CORRUPT_INDEX, DamagedFile),
        (sqlite3.SQLITE_CONSTRAINT_CHECK, NotPossible),
        (sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY, NotPossible),
        (sqlite3.SQLITE_ERROR, FileTrouble),
        (None, FileTrouble),
    ],
)
def test_each_error_of_sqlite_is_told_in_words(code: int | None, trouble: type[Exception]) -> None:
    error = sqlite3.OperationalError("its own words")
    if code is not None:
        error.sqlite_errorcode = code
    told = explained(error, "/home/sam/checkin.db")
    assert type(told) is trouble
    assert str(told)


def test_a_moment_with_another_program_loses_no_entry(path: str, clock: Clock) -> None:
    with Journal.open(path, clock) as one, Journal.open(path, clock) as two:
        for number in range(5):
            one.add(NewEntry("win", f"one {number}"))
            two.add(NewEntry("win", f"two {number}"))
        assert one.entries() == two.entries()
        assert one.totals().wins == 10


def test_the_twin_of_a_journal_writes_to_the_same_file(journal: Journal) -> None:
    with journal.open_writer() as twin:
        twin.add(WIN)
        assert twin.clock.now() == journal.clock.now()
    assert journal.totals().wins == 1


@pytest.mark.parametrize("change", [rename, remove, remove_folder])
def test_a_file_that_went_is_no_matter_of_permissions_to_the_check(
    journal: Journal, path: str, change: Callable[[str], None]
) -> None:
    journal.add(WIN)
    change(path)
    with pytest.raises(FileMoved, match=path):
        journal.file.check()


def test_a_damaged_page_in_the_middle_is_found_by_the_check(path: str) -> None:
    with Journal.open(path) as journal:
        for n in range(200):
            journal.add(NewEntry("win", f"win {n} " + "x" * 200))
        journal.file.check()
    size = os.path.getsize(path)
    with open(path, "r+b") as file:
        file.seek(size // 2 // 4096 * 4096)
        file.write(b"\xff" * 4096)
    with Journal.open(path) as journal, pytest.raises(DamagedFile):
        journal.file.check()


def test_an_empty_file_with_a_backup_beside_it_is_no_new_file(path: str) -> None:
    with Journal.open(path) as journal:
        journal.add(NewEntry("win", "Precious"))
        back_up(journal._connection, "test")
    open(path, "w").close()
    with pytest.raises(DamagedFile, match="there is a backup") as caught:
        Journal.open(path)
    assert "`checkin restore` brings back the backup" in caught.value.hint
    assert os.path.getsize(path) == 0
