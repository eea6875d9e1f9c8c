"""The shape of the file: what is in it, and how an older one gets there or stays as it was."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from checkin.core.clock import Clock
from checkin.core.entries import KINDS, NewEntry
from checkin.core.errors import FileTrouble, NotWritable
from checkin.journal import Journal
from checkin.storage.backups import back_up
from checkin.storage.connection import SCHEMA, Connection
from checkin.storage.schema import bring_up_to_date, migrations
from tests.support.file_shape import TABLES, dump

OTHERS = {
    "_sqlite_migrations",  # which steps ran, kept by sqlite-utils
    "sqlite_sequence",
    "search_index",
    "search_index_config",
    "search_index_data",
    "search_index_idx",
}


def test_exactly_the_tables_we_meant_are_there(journal: Journal) -> None:
    found = {
        (kind, name)
        for kind, name in journal._connection.rows("SELECT type, name FROM sqlite_master")
        if kind in ("table", "view")
    }
    assert {name for kind, name in found if kind == "table"} == TABLES | OTHERS
    views = {f"{kind}s" for kind in KINDS} | {
        "kept",
        "own_people",
        "own_plan",
        "trash",
        "tags_used",
    }
    assert {name for kind, name in found if kind == "view"} == views


def test_every_table_of_ours_is_strict(journal: Journal) -> None:
    strict = {
        name
        for name, is_strict in journal._connection.rows(
            "SELECT name, strict FROM pragma_table_list WHERE type = 'table'"
        )
        if is_strict
    }
    assert strict >= TABLES


def test_there_are_as_many_steps_as_the_schema_says(journal: Journal) -> None:
    db = Database(journal._connection.raw, execute_plugins=False)
    assert len(migrations().applied(db)) == SCHEMA
    assert not migrations().pending(db)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_reads_well_in_any_tool(journal: Journal, path: str, kind: str) -> None:
    journal.add(NewEntry(kind, f"A {kind}", feelings=("tired", "calm"), tags=("#home",)))  # type: ignore[arg-type]
    journal.delete(journal.add(NewEntry(kind, "Put away")).id)  # type: ignore[arg-type]
    raw = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        assert raw.execute(f"SELECT day, text FROM {kind}s").fetchall() == [
            ("2026-11-21", f"A {kind}")
        ]
    finally:
        raw.close()


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("kind", "mood"),
        ("day", "yesterday"),
        ("day", "2026-02-30"),
        ("at", "noon"),
        ("at", "2026-11-21 12:30:00"),
        ("before", 11),
        ("after", -1),
        ("outcome", "did"),
        ("uid", "1"),
        ("parent", 99),
        ("text", ""),
        ("text", "x" * 100_001),
        ("bring", 2),
    ],
)
def test_the_file_itself_refuses_what_makes_no_sense(
    journal: Journal, column: str, value: object
) -> None:
    journal.add(NewEntry("win", "Got up"))
    with pytest.raises(sqlite3.IntegrityError):
        journal._connection.raw.execute(f"UPDATE entries SET {column} = ?", (value,))


def test_an_entry_is_not_its_own_parent(journal: Journal) -> None:
    entry = journal.add(NewEntry("win", "Got up"))
    with pytest.raises(sqlite3.IntegrityError):
        journal._connection.raw.execute("UPDATE entries SET parent = ?", (entry.id,))


def two_steps(second: str) -> Migrations:
    steps = Migrations("checkin")

    @steps()
    def m001_entries(db: Database) -> None:
        db.execute("CREATE TABLE entries (id INTEGER PRIMARY KEY)")

    @steps()
    def m002_more(db: Database) -> None:
        db.execute("ALTER TABLE entries ADD COLUMN more TEXT")
        db.execute(second)

    return steps


def test_a_step_that_does_not_work_leaves_the_file_as_it_was(path: str, clock: Clock) -> None:
    with Journal.open(path, clock) as journal:
        journal.add(NewEntry("win", "Got up"))
    before = dump(path)
    connection = Connection(path)
    with pytest.raises(FileTrouble):
        bring_up_to_date(connection, two_steps("ALTER TABLE nowhere ADD COLUMN x"))
    assert connection.row("PRAGMA foreign_keys")[0] == 1
    connection.close()
    assert dump(path) == before
    folder = os.path.join(os.path.dirname(path), "backups")
    (copy,) = os.listdir(folder)
    assert copy.startswith("checkin-")
    assert copy.endswith("-before-upgrade.db")
    assert dump(os.path.join(folder, copy)) == before
    with Journal.open(path, clock) as journal:
        assert [e.text for e in journal.entries()] == ["Got up"]


def test_a_step_that_works_keeps_what_was_there(path: str, clock: Clock) -> None:
    with Journal.open(path, clock) as journal:
        journal.add(NewEntry("win", "Got up"))
    connection = Connection(path)
    bring_up_to_date(connection, two_steps("UPDATE entries SET more = 'and more'"))
    assert connection.rows("SELECT text, more FROM entries") == [("Got up", "and more")]
    connection.close()


def test_a_new_file_needs_no_backup(journal: Journal, path: str) -> None:
    assert journal.file.status().schema == SCHEMA
    assert os.listdir(os.path.dirname(path)) == ["checkin.db"]


def test_a_backup_is_whole_and_for_the_person_alone(journal: Journal, path: str) -> None:
    entry = journal.add(NewEntry("win", "Got up #home"))
    copy = back_up(journal._connection, "asked").path
    assert os.stat(copy).st_mode & 0o777 == 0o600
    assert os.stat(os.path.dirname(copy)).st_mode & 0o777 == 0o700
    assert dump(copy) == dump(path)
    assert os.listdir(os.path.dirname(copy)) == [os.path.basename(copy)]
    journal.add(NewEntry("win", "After it"))
    with Journal.open(copy, journal.clock) as opened:
        assert opened.entries() == [entry]


def test_a_backup_that_can_not_be_made_is_explained(journal: Journal, path: str) -> None:
    Path(os.path.dirname(path), "backups").write_text("in the way")
    with pytest.raises(NotWritable):
        back_up(journal._connection, "asked")


def test_no_backup_is_made_of_a_damaged_file(journal: Journal, path: str) -> None:
    for number in range(60):
        journal.add(NewEntry("win", f"Win {number}"))
    journal.close()
    with open(path, "r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\x00" * 4096)
    connection = Connection(path)
    with pytest.raises(FileTrouble):
        back_up(connection, "asked")
    connection.close()
    assert os.listdir(os.path.join(os.path.dirname(path), "backups")) == []
