"""Opening the file: whose it is, what is left beside it, and what is refused untouched."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from checkin.core.clock import Clock
from checkin.core.entries import NewEntry
from checkin.core.errors import (
    CheckinError,
    DamagedFile,
    FileMissing,
    FileMoved,
    FileTrouble,
    NewerFile,
    NotACheckinFile,
    NotWritable,
)
from checkin.journal import Journal
from checkin.storage import open_files
from checkin.storage.connection import APPLICATION_ID, SCHEMA, Connection


def mode(path: str) -> int:
    return stat.S_IMODE(os.stat(path).st_mode)


@pytest.mark.parametrize("umask", [0o022, 0o000, 0o077])
def test_file_and_folder_are_for_the_person_alone(path: str, umask: int) -> None:
    before = os.umask(umask)
    try:
        with Journal.open(path) as journal:
            journal.add(NewEntry("win", "Got up"))
            with journal._connection.transaction() as connection:
                connection.run("UPDATE entries SET why = 'so that a side file is there'")
                beside = sorted(os.listdir(os.path.dirname(path)))
                assert beside == ["checkin.db", "checkin.db-journal"]
                assert {mode(os.path.join(os.path.dirname(path), n)) for n in beside} == {0o600}
    finally:
        os.umask(before)
    assert mode(path) == 0o600
    assert mode(os.path.dirname(path)) == 0o700


def test_a_file_that_others_could_read_is_closed_to_them(path: str) -> None:
    Journal.open(path).close()
    os.chmod(path, 0o644)
    Journal.open(path).close()
    assert mode(path) == 0o600


def test_there_is_one_file_after_each_write(journal: Journal, path: str) -> None:
    journal.add(NewEntry("win", "Got up"))
    assert os.listdir(os.path.dirname(path)) == ["checkin.db"]
    journal.close()
    assert os.listdir(os.path.dirname(path)) == ["checkin.db"]


def test_the_promises_of_sqlite_are_asked_for(journal: Journal) -> None:
    found = {
        name: journal._connection.row(f"PRAGMA {name}")[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "temp_store")
    }
    assert found == {
        "journal_mode": "delete",
        "synchronous": 3,  # EXTRA
        "foreign_keys": 1,
        "secure_delete": 1,
        "temp_store": 2,  # in memory: no copy of a text in a folder for passing files
    }


def test_a_name_with_the_signs_of_a_uri_is_a_name(tmp_path: Path, clock: Clock) -> None:
    path = str(tmp_path / "50% of me?mode=ro#1.db")
    with Journal.open(path, clock) as journal:
        journal.add(NewEntry("win", "Got up"))
    assert os.listdir(tmp_path) == ["50% of me?mode=ro#1.db"]


def test_a_link_leads_to_the_file_behind_it(path: str, tmp_path: Path, clock: Clock) -> None:
    Journal.open(path, clock).close()
    link = str(tmp_path / "link.db")
    os.symlink(path, link)
    with Journal.open(link, clock) as journal:
        journal.add(NewEntry("win", "Got up"))
    with Journal.open(path, clock) as journal:
        assert journal.totals().wins == 1


def make_newer(path: str) -> None:
    Journal.open(path).close()
    with sqlite3.connect(path) as raw:
        raw.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    raw.close()


def make_foreign(path: str) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE tasks (name)")
    raw.close()


def make_foreign_without_tables(path: str) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA user_version = 1")
    raw.close()


def make_text(path: str) -> None:
    Path(path).write_text("Dear diary\n" * 200)


def make_garbage(path: str) -> None:
    Path(path).write_bytes(bytes(range(7, 256)) * 40)


def make_damaged(path: str) -> None:
    with Journal.open(path) as journal:
        for number in range(60):
            journal.add(NewEntry("win", f"Win {number}"))
    os.truncate(path, 8192)


@pytest.mark.parametrize(
    ("make", "trouble"),
    [
        (make_newer, NewerFile),
        (make_foreign, NotACheckinFile),
        (make_foreign_without_tables, NotACheckinFile),
        (make_text, NotACheckinFile),
        (make_garbage, NotACheckinFile),
        (make_damaged, DamagedFile),
    ],
)
def test_what_can_not_be_used_is_left_as_it_was(
    tmp_path: Path, make: object, trouble: type[FileTrouble]
) -> None:
    path = str(tmp_path / "other.db")
    assert callable(make)
    make(path)
    os.chmod(path, 0o640)
    before = Path(path).read_bytes()
    with pytest.raises(trouble) as caught:
        Journal.open(path)
    assert path in str(caught.value)
    assert caught.value.hint
    assert Path(path).read_bytes() == before
    assert mode(path) == 0o640
    assert os.listdir(tmp_path) == ["other.db"]


def make_folder(path: str) -> None:
    os.mkdir(path)


def make_fifo(path: str) -> None:
    os.mkfifo(path)


def make_dangling(path: str) -> None:
    os.symlink("/nowhere/at/all", path)


@pytest.mark.parametrize(
    ("make", "trouble"),
    [
        (make_folder, NotACheckinFile),
        (make_fifo, NotACheckinFile),
        (make_dangling, FileMissing),
    ],
)
def test_what_is_no_file_is_not_opened(
    tmp_path: Path, make: object, trouble: type[FileTrouble]
) -> None:
    path = str(tmp_path / "other.db")
    assert callable(make)
    make(path)
    with pytest.raises(trouble):
        Connection(path)
    assert os.listdir(tmp_path) == ["other.db"]


def test_a_folder_that_can_not_be_made_is_explained(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(NotWritable, match="/file isn't a folder"):
        Connection(str(tmp_path / "file" / "checkin.db"))


def test_the_file_says_whose_it_is(journal: Journal, path: str) -> None:
    journal.close()
    header = Path(path).read_bytes()[:100]
    assert int.from_bytes(header[60:64], "big") == SCHEMA
    assert header[68:72] == APPLICATION_ID.to_bytes(4, "big") == b"CHKI"


def test_a_setting_that_makes_no_sense_does_not_keep_the_file_shut(path: str) -> None:
    Journal.open(path).close()
    with sqlite3.connect(path) as raw:
        raw.execute("INSERT INTO settings VALUES ('day-start', 'whenever', '')")
    raw.close()
    with Journal.open(path) as journal:
        assert journal.settings["day-start"] == "04:00"


START = """
import sys
from checkin.journal import Journal
from checkin.core.entries import NewEntry
sys.stdin.read(1)
with Journal.open(sys.argv[1]) as journal:
    journal.add(NewEntry("win", sys.argv[2]))
"""


def test_four_programs_that_make_the_file_at_once_all_succeed(path: str) -> None:
    started = [
        subprocess.Popen(
            [sys.executable, "-c", START, path, f"From {n}"],
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for n in range(4)
    ]
    for process in started:
        assert process.stdin
        process.stdin.write(b"x")
        process.stdin.flush()
    for process in started:
        _, said = process.communicate()
        assert process.returncode == 0, said.decode()
    with Journal.open(path) as journal:
        assert {e.text for e in journal.entries()} == {f"From {n}" for n in range(4)}


def test_every_trouble_is_one_sentence_with_a_hint(tmp_path: Path) -> None:
    with pytest.raises(CheckinError) as caught:
        Connection(str(tmp_path))
    assert caught.value.whole == f"{caught.value} {caught.value.hint}"
    assert "\n" not in caught.value.whole


def test_a_file_that_another_program_gave_a_log_is_one_file_again(path: str) -> None:
    with Journal.open(path) as journal:
        journal.add(NewEntry("win", "Got up"))
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
        raw.execute("UPDATE entries SET why = 'in the log'")
        raw.commit()
    with Journal.open(path) as journal:
        journal.add(NewEntry("win", "Made tea"))
        assert os.listdir(os.path.dirname(path)) == ["checkin.db"]
        assert [entry.text for entry in journal.entries()] == ["Made tea", "Got up"]
    assert Path(path).read_bytes()[18:20] == b"\1\1"


def test_a_file_is_open_here_until_its_last_connection_is_closed(path: str) -> None:
    """Reading it in another way would drop the locks of those that are left."""
    found = [Connection(path) for _ in range(3)]
    identity = (os.stat(path).st_dev, os.stat(path).st_ino)
    for left in (2, 1, 0):
        found.pop().close()
        assert open_files.held.get(identity, (0, b""))[0] == left


def test_a_file_that_is_refused_is_not_open_here(path: str) -> None:
    os.makedirs(os.path.dirname(path))
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE theirs (x)")
    before = dict(open_files.held)
    with pytest.raises(NotACheckinFile):
        Connection(path)
    assert open_files.held == before


def test_a_journal_that_was_written_over_an_open_one_is_not_open_here(
    path: str, tmp_path: Path
) -> None:
    other = tmp_path / "other.db"
    Journal.open(other).close()
    with Journal.open(path) as journal:
        journal.add(NewEntry("win", "Got up"))
        before = dict(open_files.held)
        Path(path).write_bytes(other.read_bytes())
        with pytest.raises(FileMoved):
            journal.open_writer()
        assert open_files.held == before
