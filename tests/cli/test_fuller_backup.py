"""A file that lost most of what was in it: doctor names the backup that has it still."""

from __future__ import annotations

import os
import shlex
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from checkin.core.backup_records import BackupContents
from checkin.core.entries import NewEntry
from checkin.journal import Journal
from checkin.storage import backup_files
from tests.support.shell import checkin

MANY = 40


@pytest.fixture
def filled(path: str) -> str:
    """A file with as many wins, and one more in its trash, all of them in a backup."""
    with Journal.open(path) as journal:
        journal.add_many([NewEntry("win", f"Walked {number}") for number in range(MANY + 1)])
        journal.delete(MANY + 1)
        journal.backups.make()
    return path


def filled_anew(path: str) -> None:
    """Have a new file in its place, as another computer or program makes one."""
    aside = Path(path).parent / "aside"
    shutil.move(Path(path).parent / "backups", aside)
    os.unlink(path)
    checkin("win", "Tea")
    shutil.rmtree(Path(path).parent / "backups", ignore_errors=True)
    shutil.move(aside, Path(path).parent / "backups")


def without_rows(path: str) -> None:
    with closing(sqlite3.connect(path)) as raw:
        for table in ("tags", "marks", "feelings", "changes", "entries"):
            raw.execute(f"DELETE FROM {table}")
        raw.commit()


def half_of_the_rows(path: str) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(f"DELETE FROM entries WHERE id % 40 > {MANY // 2 - 5}")
        raw.commit()


def said_of_entries() -> list[str]:
    found = checkin("doctor", "--json").json["found"]
    return [f"{each['said']} {each['do']}" for each in found if each["subject"] == "entries"]


@pytest.mark.parametrize("harm", [filled_anew, without_rows, half_of_the_rows])
def test_it_names_the_backup_and_the_command_that_brings_it_back(filled: str, harm: object) -> None:
    assert callable(harm)
    harm(filled)
    checkin("win", "Then one more")
    backup = next((Path(filled).parent / "backups").glob("*-00001-*"))
    told = said_of_entries()[-1]
    assert told.startswith("Backup 1 of ")
    assert " holds more that isn't in the file: " in told
    command = told.split("`")[1]
    assert shlex.split(command) == ["checkin", "merge", str(backup)]
    assert "and what is in the file stays." in told
    assert checkin("doctor").code == 1
    assert checkin(*shlex.split(command)[1:]).code == 0
    texts = {each["text"] for each in checkin("log", "--json").json}
    assert {"Walked 0", f"Walked {MANY - 1}", "Then one more"} <= texts
    assert all("holds more" not in each for each in said_of_entries())
    checkin("undo")  # then they are in the trash
    assert all("holds more" not in each for each in said_of_entries())


def purged(path: str) -> None:
    checkin("purge", *map(str, range(2, MANY + 1)), "--yes")


def put_away(path: str) -> None:
    checkin("delete", *map(str, range(2, MANY + 1)))


def restored_from_before(path: str) -> None:
    """Go back to a time when there was less, twice: then nothing of it is a safety copy's."""
    few = Path(path).parent / "few.db"
    assert checkin("--file", str(few), "win", "Less").code == 0
    assert checkin("restore", str(few), "--yes").code == 0


def restored_where_there_was_none(path: str) -> None:
    few = Path(path).parent / "few.db"
    assert checkin("--file", str(few), "win", "Less").code == 0
    os.unlink(path)
    assert checkin("restore", str(few), "--yes").code == 0


def nearly_half_of_the_rows(path: str) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(f"DELETE FROM entries WHERE id % 40 > {MANY // 2 + 2}")
        raw.commit()


@pytest.mark.parametrize(
    "done",
    [
        purged,
        put_away,
        restored_from_before,
        restored_where_there_was_none,
        nearly_half_of_the_rows,
    ],
)
def test_nothing_is_missing_where_a_person_chose_so(filled: str, done: object) -> None:
    assert callable(done)
    done(filled)
    checkin("win", "Then one more")
    assert all("holds more" not in each for each in said_of_entries())


def test_what_is_lost_after_a_restore_is_missing_again(filled: str) -> None:
    restored_from_before(filled)
    with Journal.open(filled) as journal:
        journal.add_many([NewEntry("win", f"Read {number}") for number in range(20)])
        journal.backups.make()
    without_rows(filled)
    assert said_of_entries()[-1].startswith("Backup 3 of ")


def test_the_one_with_most_of_it_is_named_of_several(filled: str) -> None:
    with Journal.open(filled) as journal:
        journal.add_many([NewEntry("win", f"Read {number}") for number in range(20)])
        journal.backups.make()
        journal.backups.make()
    without_rows(filled)
    for _ in range(2):
        checkin("backup")
    spoilt = next((Path(filled).parent / "backups").glob("*-00003-*"))
    told = said_of_entries()[-1]
    assert told.startswith("Backup 3 of ")
    assert f"isn't in the file: {MANY + 20} entries." in told
    spoilt.write_bytes(b"x" * 5000)
    assert said_of_entries()[-1].startswith("Backup 2 of ")


def test_backups_are_read_again_only_after_one_of_them_or_the_file_changed(
    filled: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    usual = backup_files.contents

    def contents(path: str) -> BackupContents:
        read.append(path)
        return usual(path)

    monkeypatch.setattr(backup_files, "contents", contents)
    filled_anew(filled)
    with Journal.open(filled) as journal:

        def looked() -> int:
            read.clear()
            assert journal.file.beside().fuller
            return len(read)

        assert looked() == 1
        assert looked() == 0
        journal.add(NewEntry("win", "Then one more"))
        assert looked() == 1
        assert looked() == 0
        (backup,) = (Path(filled).parent / "backups").glob("*-00001-*")
        os.utime(backup, (1, 1))
        assert looked() == 1
        journal.backups.make()
        assert looked() == 2
        assert looked() == 0
        backup.unlink()
        read.clear()
        assert journal.file.beside().fuller is None
        assert len(read) == 1
