"""A file of the first version comes along whole, and says afterwards what is in it."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from checkin.core.clock import Clock
from checkin.core.entries import NewEntry
from checkin.core.errors import FileTrouble
from checkin.core.query import EntryQuery
from checkin.journal import Journal
from checkin.journal.quick_win import keep_win
from checkin.storage import views
from checkin.storage.connection import APPLICATION_ID, SCHEMA
from checkin.storage.migrations.m001_entries import FIRST
from tests.support.file_shape import TABLES, dump, rows

AT = "2026-11-21T00:30:00+01:00"
ROWS = f"""
INSERT INTO entries (id, uid, kind, day, at, text, why, label, keepsake, created_at, updated_at)
  VALUES (1, '{"1" * 36}', 'win', '2026-11-20', '{AT}', 'Walked in Łódź with @O''Brien #draußen',
    'Sam asked', 'home', 1, '{AT}', '{AT}');
INSERT INTO entries (id, uid, kind, day, text, created_at, updated_at)
  VALUES (2, '{"2" * 36}', 'win', '2026-11-19',
    'Read https://en.wikipedia.org/wiki/Calm_(company)#History', '{AT}', '{AT}');
INSERT INTO entries (id, uid, kind, day, text, label, before, after, created_at, updated_at)
  VALUES (3, '{"3" * 36}', 'setback', '2026-11-19', '', 'overwhelmed', 7, 3, '{AT}', '{AT}');
INSERT INTO entries (id, uid, kind, day, text, outcome, parent, source, created_at, updated_at)
  VALUES (4, '{"4" * 36}', 'step', '2026-11-19', 'Drank tea', 'easier', 3, 'tea', '{AT}', '{AT}');
INSERT INTO entries (id, uid, kind, day, text, created_at, updated_at, deleted_at)
  VALUES (5, '{"5" * 36}', 'win', '2026-11-18', 'Put away #gone', '{AT}', '{AT}', '{AT}');
INSERT INTO entries (id, uid, kind, day, text, created_at, updated_at)
  VALUES (9, '{"9" * 36}', 'win', '2026-11-18', '今日は#日記', '{AT}', '{AT}');
DELETE FROM entries WHERE id = 9;
INSERT INTO entries (id, uid, kind, day, text, created_at, updated_at)
  VALUES (6, '{"6" * 36}', 'win', '2026-11-18', '今日は#日記', '{AT}', '{AT}');
INSERT INTO tags VALUES (1, '@o'), (1, '#draussen'), (1, '#beside'), (2, '#history'), (5, '#gone');
INSERT INTO feelings VALUES (3, 'tired');
INSERT INTO marks VALUES (3, 'named');
INSERT INTO changes (id, what, made_at) VALUES (1, 'win', '{AT}'), (2, 'edit', '{AT}');
INSERT INTO revisions (change, entry) VALUES (1, 1);
INSERT INTO revisions (change, entry, before) VALUES (2, 1, json_object('kind', 'win', 'day',
  '2026-11-20', 'at', NULL, 'text', 'Walked', 'why', '', 'cue', '', 'label', NULL, 'outcome', NULL,
  'before', NULL, 'after', NULL, 'parent', NULL, 'source', NULL, 'bring', 0, 'keepsake', 0,
  'deleted_at', NULL, 'tags', json('["#old"]'), 'feelings', json('[]'), 'marks', json('[]')));
INSERT INTO drafts VALUES ('1.x', 'wins', 'line', 'half a', 3, '{{}}', 1, '{AT}');
INSERT INTO people (uid, name, reach, place, created_at, updated_at)
  VALUES ('{"a" * 36}', 'Sam', '555', 1, '{AT}', '{AT}');
INSERT INTO plan (uid, field, text, place, created_at, updated_at)
  VALUES ('{"b" * 36}', 'signs', 'No sleep', 1, '{AT}', '{AT}');
INSERT INTO state VALUES ('reminded', '1', '{AT}');
INSERT INTO settings VALUES ('theme', 'dawn', '{AT}');
INSERT INTO search VALUES ((2461365 << 40) + (1 << 3) + 1, 1, '  walked  in  łodz');
"""


def first_version(path: str) -> str:
    """A file as the first version left it."""
    os.makedirs(os.path.dirname(path))
    db = Database(path, execute_plugins=False)
    steps = Migrations("checkin")

    @steps()
    def m001_entries(db: Database) -> None:
        db.executescript(FIRST)

    steps.apply(db)
    db.executescript(ROWS)
    db.execute("PRAGMA user_version = 1")
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.conn.commit()
    db.close()
    return path


@pytest.fixture
def old(path: str) -> str:
    return first_version(path)


UNCHANGED = TABLES - {"entries", "tags", "search"}


def test_everything_that_was_kept_comes_along(old: str, clock: Clock) -> None:
    columns = ", ".join(str(row[1]) for row in rows(old, "PRAGMA table_info(entries)"))
    entries = f"SELECT {columns} FROM entries ORDER BY id"
    before = {name: rows(old, f"SELECT * FROM {name}") for name in UNCHANGED}
    were = rows(old, entries)
    Journal.open(old, clock).close()
    assert {name: rows(old, f"SELECT * FROM {name}") for name in UNCHANGED} == before
    assert rows(old, entries) == were
    assert rows(old, "PRAGMA user_version") == [(SCHEMA,)]
    assert rows(old, "PRAGMA integrity_check") == [("ok",)]
    assert rows(old, "PRAGMA foreign_key_check") == []


def test_a_copy_as_it_was_is_made_first(old: str, clock: Clock) -> None:
    before = dump(old)
    Journal.open(old, clock).close()
    folder = os.path.join(os.path.dirname(old), "backups")
    (copy,) = os.listdir(folder)
    assert copy.endswith("-before-upgrade.db")
    assert dump(os.path.join(folder, copy)) == before != dump(old)


def test_a_step_that_fails_at_its_end_leaves_the_file_as_it_was(
    old: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dump(old)
    with monkeypatch.context() as patched:
        patched.setattr(views, "SCRIPT", views.SCRIPT + "CREATE VIEW wins AS SELECT 1;")
        with pytest.raises(FileTrouble):
            Journal.open(old, clock)
    assert dump(old) == before
    with Journal.open(old, clock) as journal:
        assert journal.entry(1).tags


def test_a_step_that_fails_on_a_new_file_says_what_failed(
    path: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "SCRIPT", "CREATE VIEW where AS SELECT 1;")
    with pytest.raises(FileTrouble, match="syntax error"):
        Journal.open(path, clock)


@pytest.mark.parametrize(
    "typed", ["lodz", "ŁÓDŹ", "o'brien", "obrien", "draussen", "sam asked", "日記"]
)
def test_all_of_it_is_found(old: str, clock: Clock, typed: str) -> None:
    with Journal.open(old, clock) as journal:
        assert [e.id for e in journal.entries(EntryQuery(text=typed))] in ([1], [6])
        assert not journal.file.is_behind()
        assert journal.entries(EntryQuery(text="away")) == []


def test_tags_are_read_anew(old: str, clock: Clock) -> None:
    with Journal.open(old, clock) as journal:
        entry = journal.entry(1)
        assert entry.tags == ("#beside", "#draussen", "@o'brien")
        assert entry.shown_tags == ("#beside", "#draußen", "@O'Brien")
        assert journal.entry(2).tags == ()
        assert journal.entry(5).tags == ("#gone",)
        assert journal.entry(6).tags == ("#日記",)


def test_earlier_words_and_undo_are_there(old: str, clock: Clock) -> None:
    with Journal.open(old, clock) as journal:
        journal.undo()
        assert (journal.entry(1).text, journal.entry(1).tags) == ("Walked", ("#old",))
        journal.redo()
        assert journal.entry(1).shown_tags == ("#beside", "#draußen", "@O'Brien")


def test_no_number_is_given_twice(old: str, clock: Clock) -> None:
    with Journal.open(old, clock) as journal:
        assert journal.add(NewEntry("win", "After it")).id == 10


def test_a_win_from_the_shell_leaves_an_old_file_to_the_whole_program(
    old: str, clock: Clock
) -> None:
    before = Path(old).read_bytes()
    assert keep_win(old, "x", clock) is None
    assert Path(old).read_bytes() == before


def test_a_new_file_and_an_old_one_have_the_same_shape(
    old: str, tmp_path: Path, clock: Clock
) -> None:
    new = str(tmp_path / "new.db")
    Journal.open(new, clock).close()
    Journal.open(old, clock).close()
    shape = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2"
    assert rows(old, shape) == rows(new, shape)


def test_every_table_and_column_says_what_it_is(journal: Journal, path: str) -> None:
    for name, sql in rows(path, "SELECT name, sql FROM sqlite_master WHERE type = 'table'"):
        if str(name).startswith(("sqlite_", "_sqlite_", "search_index")):
            continue
        assert re.search(r"\A[^\n]*\(\n  -- \S", str(sql)), name
    (entries,) = rows(path, "SELECT sql FROM sqlite_master WHERE name = 'entries'")[0]
    for column in (
        "day",
        "at",
        "cue",
        "label",
        "source",
        "before",
        "after",
        "parent",
        "deleted_at",
    ):
        line = re.search(rf"((?:  --[^\n]*\n)*)  {column} [^\n]*", str(entries))
        assert line, column
        assert "--" in line[0], column
    assert "date(at)" in str(entries)
