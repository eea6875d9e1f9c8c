"""Bringing a backup back: all of it or nothing, and what was there is never lost."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checkin.core.backup_records import Backup
from checkin.core.clock import Clock
from checkin.core.entries import NewEntry
from checkin.core.errors import (
    DamagedFile,
    FileBusy,
    FileTrouble,
    NewerFile,
    NotACheckinFile,
)
from checkin.core.records import Draft
from checkin.journal import Journal
from checkin.storage import backups, restoring
from checkin.storage.backup_files import folder_of, listed
from checkin.storage.backups import back_up
from checkin.storage.connection import SCHEMA, Connection
from checkin.storage.restoring import compare, restore
from tests.storage.test_migration import first_version
from tests.support.file_shape import dump, rows
from tests.support.held import held


@pytest.fixture
def made(journal: Journal) -> Backup:
    """A backup of sixty wins."""
    journal.add_many([NewEntry("win", f"Win {n} {'x' * 300}") for n in range(60)])
    return back_up(journal._connection, "asked")


def beside(path: str) -> list[str]:
    return sorted(os.listdir(os.path.dirname(path)))


def test_the_file_is_what_it_was_and_its_present_state_is_a_backup(
    journal: Journal, path: str, made: Backup
) -> None:
    then = dump(path)
    journal.delete(3)
    journal.edit(4, text="Other words")
    journal.add(NewEntry("win", "After it"))
    now = dump(path)
    done = restore(path, made)
    assert dump(path) == then
    assert done.aside == ""
    assert done.safety is not None
    assert done.safety.reason == "before-restore"
    assert dump(done.safety.path) == now
    restore(path, done.safety)
    assert dump(path) == now
    assert beside(path) == ["backups", "checkin.db"]


def test_another_window_goes_on_with_what_came_back(
    journal: Journal, path: str, made: Backup, clock: Clock
) -> None:
    with Journal.open(path, clock) as window:
        assert window.totals().wins == 60
        journal.delete(3)
        assert window.totals().wins == 59
        restore(path, made)
        assert window.totals().wins == 60
        assert window.add(NewEntry("win", "Goes on")).id == 61
    assert journal.totals().wins == 61


def test_nobody_writes_between_the_safety_copy_and_the_end(
    journal: Journal, path: str, made: Backup, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    def backing_up(live: Connection, reason: str) -> Backup:
        done = backups.back_up_alone(live, reason)
        with closing(sqlite3.connect(path, timeout=0)) as other:
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute("DELETE FROM entries")
            tried.append(done.path)
        return done

    monkeypatch.setattr(restoring, "back_up_alone", backing_up)
    restore(path, made)
    assert tried
    assert journal.add(NewEntry("win", "Free again")).id == 61


def test_what_is_typed_and_not_kept_stays(journal: Journal, path: str, made: Backup) -> None:
    journal.drafts.save(Draft("wins", "line", "half a"))
    restore(path, made)
    assert [draft.text for draft in journal.drafts.all()] == ["half a"]


def test_a_backup_with_older_tables_is_brought_up_to_date(path: str, clock: Clock) -> None:
    first_version(path)
    with closing(Connection(path)) as connection:
        made = back_up(connection, "asked")
    before = dump(made.path)
    with Journal.open(path, clock) as journal:
        journal.delete(1)
        restore(path, made)
        assert journal.entry(1).text.startswith("Walked in")
        assert not journal.file.is_behind()
    assert rows(path, "PRAGMA user_version") == [(SCHEMA,)]
    assert dump(made.path) == before


def remove(path: str) -> None:
    os.unlink(path)


def empty(path: str) -> None:
    os.truncate(path, 0)


def garbage(path: str) -> None:
    Path(path).write_bytes(b"x" * 5000)


def zeroed(path: str) -> None:
    with open(path, "r+b") as file:
        file.write(b"\0" * 100)


def truncated(path: str) -> None:
    os.truncate(path, 9000)


def bad_page(path: str) -> None:
    with open(path, "r+b") as file:
        file.seek(4096 * 5)
        file.write(b"\xff" * 4096)


HARM = [remove, empty, garbage, zeroed, truncated, bad_page]


@pytest.mark.parametrize("harm", HARM, ids=lambda harm: str(harm.__name__))
def test_a_file_in_any_state_is_whole_again_and_what_was_there_is_put_aside(
    journal: Journal, path: str, made: Backup, harm: Callable[[str], None]
) -> None:
    then = dump(path)
    journal.close()
    harm(path)
    left = Path(path).read_bytes() if os.path.exists(path) else b""
    assert compare(path, made) is None
    done = restore(path, made)
    assert done.safety is None
    assert dump(path) == then
    assert os.stat(path).st_mode & 0o777 == 0o600
    assert bool(done.aside) == bool(left)
    if left:
        assert Path(done.aside).read_bytes() == left
        assert os.stat(done.aside).st_mode & 0o777 == 0o600
    assert len(beside(path)) == 2 + bool(left)
    with Journal.open(path) as again:
        again.add(NewEntry("win", "Goes on"))


def test_each_damaged_file_is_put_aside_under_a_name_of_its_own(
    journal: Journal, path: str, made: Backup
) -> None:
    journal.close()
    for n in (1, 2, 3):
        Path(path).write_bytes(b"%d" % n * 5000)
        restore(path, made)
    assert len(beside(path)) == 5


def test_a_journal_that_was_left_beside_a_lost_file_is_not_rolled_into_the_new_one(
    journal: Journal, path: str, made: Backup
) -> None:
    then = dump(path)
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("PRAGMA cache_size=2")
    raw.execute("BEGIN")
    raw.execute("UPDATE entries SET why = text || text")
    hot = Path(f"{path}-journal").read_bytes()
    assert len(hot) > 4096
    raw.execute("ROLLBACK")
    raw.close()
    journal.close()
    os.unlink(path)
    Path(f"{path}-journal").write_bytes(hot)
    restore(path, made)
    assert dump(path) == then
    kept = [name for name in beside(path) if name.endswith("-journal")]
    assert len(kept) == 1
    assert Path(os.path.dirname(path), kept[0]).read_bytes() == hot


def test_the_file_behind_a_link_is_restored_where_it_is(
    journal: Journal, path: str, made: Backup, tmp_path: Path
) -> None:
    then = dump(path)
    journal.close()
    real = tmp_path / "elsewhere.db"
    os.rename(path, real)
    os.symlink(real, path)
    for harm in (empty, garbage):
        harm(str(real))
        restore(path, made)
        assert os.path.islink(path)
        assert dump(str(real)) == then


def foreign(path: str) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE theirs (x)")
        raw.commit()


def newer(path: str) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(f"PRAGMA user_version = {SCHEMA + 1}")


@pytest.mark.parametrize(("other", "trouble"), [(foreign, NotACheckinFile), (newer, NewerFile)])
def test_what_is_somebody_elses_is_left_alone(
    journal: Journal,
    path: str,
    made: Backup,
    other: Callable[[str], None],
    trouble: type[FileTrouble],
) -> None:
    journal.close()
    if other is foreign:
        os.unlink(path)
    other(path)
    before = Path(path).read_bytes()
    with pytest.raises(trouble):
        restore(path, made)
    assert Path(path).read_bytes() == before
    assert beside(path) == ["backups", "checkin.db"]


def test_a_folder_in_its_place_is_left_alone(journal: Journal, path: str, made: Backup) -> None:
    journal.close()
    os.unlink(path)
    os.mkdir(path)
    with pytest.raises(NotACheckinFile, match="is a folder"):
        restore(path, made)


def test_a_file_that_is_held_is_not_restored(
    journal: Journal, path: str, made: Backup, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.delete(3)
    before = dump(path)
    monkeypatch.setattr(
        Connection.__init__, "__kwdefaults__", {"patience": 0.05, "make": True, "folder": True}
    )
    with held(path, reading=True), pytest.raises(FileBusy):
        restore(path, made)
    assert dump(path) == before
    assert journal.add(NewEntry("win", "Free again")).id == 61


@pytest.mark.parametrize("harm", [garbage, truncated, bad_page])
def test_a_damaged_backup_is_not_restored(
    journal: Journal, path: str, made: Backup, harm: Callable[[str], None]
) -> None:
    journal.delete(3)
    before = dump(path)
    harm(made.path)
    with pytest.raises(FileTrouble):
        restore(path, made)
    assert dump(path) == before
    assert beside(path) == ["backups", "checkin.db"]
    assert [each.number for each in listed(path)] == [1]  # nothing was begun


def test_a_copy_that_is_not_what_was_restored_is_told(
    journal: Journal, path: str, made: Backup, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restoring, "counts", lambda raw: {"entries": id(raw)})
    with pytest.raises(DamagedFile, match="isn't what was restored") as caught:
        restore(path, made)
    assert "`checkin restore 2`" in caught.value.hint


changes = st.lists(
    st.tuples(st.sampled_from(["add", "edit", "delete", "restore", "person"]), st.integers(0, 9)),
    max_size=12,
)


@given(changes)
@settings(max_examples=25)
def test_what_would_change_is_what_changes(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    path = str(tmp_path_factory.mktemp("file") / "checkin.db")
    with Journal.open(path) as journal:
        journal.add_many([NewEntry("win", f"Win {n}") for n in range(10)])
        journal.delete(9, 10)
        made = back_up(journal._connection, "asked")
        then = {entry.uid: entry.text for entry in journal.entries()}
        for what, n in steps:
            entry = journal.entry(n + 1)
            if what == "add":
                journal.add(NewEntry("win", f"New {n}"))
            elif what == "edit" and not entry.deleted:
                journal.edit(entry.id, text=f"Edited {n}")
            elif what == "delete" and not entry.deleted:
                journal.delete(entry.id)
            elif what == "restore" and entry.deleted:
                journal.restore(entry.id)
            elif what == "person":
                journal.contacts.add(f"Sam {n}")
        now = {entry.uid: entry.text for entry in journal.entries()}
        people = sum(what == "person" for what, _ in steps)
        would = compare(path, made)
        assert would is not None
        assert (would.back, would.gone) == (len(then.keys() - now), len(now.keys() - then))
        differ = sum(now[uid] != text for uid, text in then.items() if uid in now)
        assert would.changed >= differ
        assert (would.lines_back, would.lines_gone) == (0, people)
        restore(path, made)
        assert {entry.uid: entry.text for entry in journal.entries()} == then
        after = compare(path, made)
        assert after is not None
        assert not after
        assert os.path.isdir(folder_of(path))


def test_settings_that_would_change_are_named(journal: Journal, path: str) -> None:
    journal.settings.set("theme", "dawn")
    made = back_up(journal._connection, "asked")
    journal.settings.set("theme", "clear")
    journal.settings.set("motion", "still")
    would = compare(path, made)
    assert would is not None
    assert would.settings == {"motion": "", "theme": "dawn"}
    assert would
