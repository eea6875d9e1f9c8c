"""Copying and checking an encrypted file: as quick as can be, and nothing that is bad gets by."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from checkin.core.entries import NewEntry
from checkin.core.errors import DamagedFile, FileBusy, Interrupted
from checkin.journal import Journal
from checkin.storage import backups, checks, open_files
from checkin.storage.backup_files import contents, folder_of
from checkin.storage.backups import back_up, copy_to
from checkin.storage.connection import Connection
from checkin.storage.open_files import PAGE
from checkin.storage.sqlite_errors import is_of_pages

pytest.importorskip("sqlcipher3", reason="there is no sqlcipher3 for this system")
pytestmark = pytest.mark.usefixtures("quick_lock", "nothing_open")

RESERVE = (
    "import fcntl, sys\nwith open(sys.argv[1], 'r+b') as file:\n"
    "    fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, 0x40000001)"
)
"""Takes the lock that a writer has, and fails if there is one."""


@pytest.fixture
def path(path: str) -> str:
    """An encrypted file with 60 long wins."""
    with Journal.open(path) as journal:
        journal.add_many([NewEntry("win", f"Win {n} {'x' * 300}") for n in range(60)])
    Journal.encryption(path).turn_on("open")
    return path


@pytest.fixture
def journal(path: str) -> Iterator[Journal]:
    with Journal.open(path) as journal:
        yield journal


def others_can_write(path: str) -> bool:
    done = subprocess.run([sys.executable, "-c", RESERVE, path], stderr=subprocess.DEVNULL)
    return done.returncode == 0


def spoil(path: str, page: int) -> None:
    """Turn one bit of a page."""
    with open(path, "r+b") as file:
        file.seek(page * PAGE + 1000)
        (byte,) = file.read(1)
        file.seek(page * PAGE + 1000)
        file.write(bytes([byte ^ 1]))


def test_a_backup_is_the_same_bytes(journal: Journal, path: str) -> None:
    journal.add(NewEntry("win", "newest"))
    made = back_up(journal._connection, "asked")
    assert Path(made.path).read_bytes() == Path(path).read_bytes()
    assert os.stat(made.path).st_mode & 0o777 == 0o600
    assert contents(made.path).entries == 61


def test_copying_drops_no_lock(journal: Journal, path: str, tmp_path: Path) -> None:
    with journal.open_writer() as writer:
        with writer._connection.transaction():
            copy_to(journal._connection, str(tmp_path / "copy.db"))
            assert not others_can_write(path)
        assert others_can_write(path)


def test_what_it_was_read_by_is_closed_with_the_file(path: str, tmp_path: Path) -> None:
    with Journal.open(path) as journal, Journal.open(path):
        for name in ("one", "two"):
            copy_to(journal._connection, str(tmp_path / name))
        (handle,) = open_files._handles.values()
        os.fstat(handle)
    assert not open_files._handles
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(handle)


def test_who_writes_meanwhile_does_not_wait_and_is_in_the_copy(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "_PAGES", 2)
    with Journal.open(path) as journal, Journal.open(path, patience=0) as other:
        said = iter(["First", "Second"])
        steps = 0

        def write() -> bool:
            nonlocal steps
            steps += 1
            if text := next(said, None):
                other.add(NewEntry("win", text))
            return False

        made = back_up(journal._connection, "asked", stop=write)
        assert steps > 20  # it lets go of the file that often
        assert contents(made.path).entries == 62
    assert Path(made.path).read_bytes() == Path(path).read_bytes()


def test_one_that_never_comes_to_an_end_is_left_for_later(path: str) -> None:
    with Journal.open(path) as journal, Journal.open(path) as other:

        def write() -> bool:
            other.state.set("again", other.state.get("again") + "x")
            return False

        with pytest.raises(FileBusy):
            back_up(journal._connection, "asked", stop=write)


def test_it_can_be_given_up_while_it_copies(journal: Journal, path: str) -> None:
    before = os.listdir(folder_of(path))
    with pytest.raises(Interrupted):
        back_up(journal._connection, "asked", stop=lambda: True)
    assert os.listdir(folder_of(path)) == before


def test_a_file_that_went_from_its_place_is_copied_all_the_same(
    journal: Journal, path: str, tmp_path: Path
) -> None:
    os.rename(path, tmp_path / "elsewhere.db")
    copy = str(tmp_path / "copy.db")
    journal.file.copy_to(copy)
    assert contents(copy).entries == 60
    Path(path).write_bytes(b"another file")
    copy = str(tmp_path / "second.db")
    journal.file.copy_to(copy)
    assert contents(copy).entries == 60


@pytest.mark.parametrize("nth", range(1, 12, 2))
def test_a_turned_bit_is_found_before_a_win_is_taken_and_in_a_backup(path: str, nth: int) -> None:
    with Journal.open(path) as journal:
        (page,) = journal._connection.rows(
            "SELECT rootpage FROM sqlite_master WHERE rootpage > 1 ORDER BY 1 LIMIT 1 OFFSET ?",
            (nth,),
        )[0]
    spoil(path, page - 1)
    with Journal.open(path) as journal:
        with pytest.raises(DamagedFile):
            journal.add(NewEntry("win", "not taken"))
        with pytest.raises(DamagedFile):
            back_up(journal._connection, "asked")


def test_a_page_of_zeros_is_found_before_a_win_is_taken(path: str) -> None:
    with open(path, "r+b") as file:
        file.seek((os.path.getsize(path) // PAGE - 3) * PAGE)
        file.write(bytes(PAGE))
    with Journal.open(path) as journal, pytest.raises(DamagedFile):
        journal.add(NewEntry("win", "not taken"))


def test_a_check_leaves_out_the_index_of_search_alone(path: str) -> None:
    with closing(Connection(path)) as connection:
        connection.rows("UPDATE search_index_data SET block = zeroblob(9) WHERE id > 10")
        raw = connection.raw
        said = raw.execute("PRAGMA quick_check").fetchall()
        assert "fts5" in str(said)  # since SQLite 3.44
        assert not is_of_pages(said)
        assert (
            checks.said(raw, "quick_check(9)") == checks.said(raw, "integrity_check") == [("ok",)]
        )
        made = back_up(connection, "asked")
        assert contents(made.path).entries == 60
        # an index in another order than it says
        connection.rows("PRAGMA writable_schema = ON")
        connection.rows(
            "UPDATE sqlite_master SET sql = replace(sql, 'day, at, id', 'id, at, day')"
            " WHERE name = 'entries_by_day'"
        )
    with closing(Connection(path)) as connection:
        said = checks.said(connection.raw, "integrity_check")
        assert any("missing from index entries_by_day" in line for (line,) in said)
        assert ("ok",) not in said
        with pytest.raises(DamagedFile):
            back_up(connection, "asked")


def test_a_file_that_was_looked_through_is_not_looked_through_again(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str | None] = []
    usual = checks.check_seals

    def look(raw: sqlite3.Connection, path: str | None) -> None:
        looked.append(path)
        usual(raw, path)

    monkeypatch.setattr(checks, "check_seals", look)
    with Journal.open(path) as journal:
        journal.file.check()
        with journal.open_writer() as writer:
            writer.add(NewEntry("win", "one"))
            assert not looked
        journal.add(NewEntry("win", "two"))  # the writer wrote meanwhile
        assert len(looked) == 1
    with Journal.open(path) as journal:
        journal.add(NewEntry("win", "three"))
    assert len(looked) == 2


def test_what_changed_while_it_was_looked_through_is_looked_at(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = checks.check_pages
    with Journal.open(path) as journal, Journal.open(path) as other:
        # a page that no win is written on
        (root,) = journal._connection.row("SELECT rootpage FROM sqlite_master WHERE name = 'plan'")

        def check(raw: sqlite3.Connection, path: str | None) -> None:
            usual(raw, path)
            other.add(NewEntry("win", "meanwhile"))
            spoil(str(path), root - 1)

        monkeypatch.setattr(checks, "check_pages", check)
        journal.file.check()
        with pytest.raises(DamagedFile):
            journal.add(NewEntry("win", "not taken"))
