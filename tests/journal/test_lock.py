"""The passphrase of a file: setting it, and what takes it along or leaves it behind."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from checkin.core.entries import NewEntry
from checkin.core.errors import NotPossible, WrongPassphrase
from checkin.exporters.json import document
from checkin.journal import Journal
from checkin.journal.merges import open_other

pytestmark = pytest.mark.usefixtures("quick_lock")


def test_it_is_set_changed_and_removed_by_who_knows_it(journal: Journal) -> None:
    lock = journal.lock
    assert lock.stored() == ""
    assert lock.is_opened_by("anything")
    lock.turn_on("tea")
    assert lock.is_opened_by("tea")
    assert not lock.is_opened_by("coffee")
    with pytest.raises(WrongPassphrase):
        lock.change("coffee", "mine")
    with pytest.raises(WrongPassphrase):
        lock.turn_off("coffee")
    lock.change("tea", "coffee")
    assert (lock.is_opened_by("tea"), lock.is_opened_by("coffee")) == (False, True)
    with pytest.raises(NotPossible, match="set already"):
        lock.turn_on("tea")
    lock.turn_off("coffee")
    with pytest.raises(NotPossible, match="No passphrase is set"):
        lock.turn_off("coffee")
    with pytest.raises(NotPossible, match="No passphrase is set"):
        lock.change("coffee", "tea")


def test_the_settings_know_it_and_show_it_as_none_of_them(journal: Journal) -> None:
    journal.lock.turn_on("tea")
    journal.settings.refresh()
    assert journal.settings.lock == journal.lock.stored() != ""
    assert "lock" not in journal.settings
    assert not journal.settings.unfit


def test_of_two_windows_one_sets_it(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with Journal.open(path) as journal, Journal.open(path) as other:
        from checkin.core import passphrase

        def overtaken(text: str) -> str:
            monkeypatch.undo()
            other.lock.turn_on("theirs")
            return "mine"

        monkeypatch.setattr(passphrase, "hashed", overtaken)
        with pytest.raises(NotPossible, match="changed in another window"):
            journal.lock.turn_on("mine")
        assert journal.lock.is_opened_by("theirs")


def test_no_undo_takes_it_away(journal: Journal) -> None:
    journal.add(NewEntry("win", "before"))
    journal.lock.turn_on("tea")
    journal.add(NewEntry("win", "after"))
    journal.undo()
    journal.undo()
    journal.redo()
    assert journal.lock.is_opened_by("tea")


def test_an_export_has_nothing_of_it_and_an_import_brings_none(
    journal: Journal, tmp_path: Path
) -> None:
    journal.add(NewEntry("win", "Tea"))
    journal.settings.set("country", "GB")
    journal.lock.turn_on("tea")
    found = journal.file.other_data([1], whole=True, trash=True, drafts=True)
    beside = [(name, [*rows]) for name, rows in found]
    pieces = document(journal.entries(), journal.clock.now(), beside, whole=True)
    whole = json.loads("".join(pieces))
    assert [row["name"] for row in whole["settings"]] == ["country"]
    assert "scrypt" not in json.dumps(whole)
    stolen = {"name": "lock", "value": "x", "set_at": "2026-11-21T12:00:00+01:00"}
    whole["settings"].append(stolen)
    file = tmp_path / "other.json"
    file.write_text(json.dumps(whole))
    with Journal.open(tmp_path / "new.db") as new:
        plan = new.imports.read(str(file))
        assert [one.why for one in plan.left_out] == ["A passphrase belongs to one file alone."]
        new.imports.bring_in(plan)
        assert new.lock.stored() == ""
        assert new.settings["country"] == "GB"


def test_merged_copies_keep_each_its_own(path: str, tmp_path: Path) -> None:
    other = str(tmp_path / "laptop.db")
    with Journal.open(path) as journal:
        journal.add(NewEntry("win", "Tea"))
        journal.file.copy_to(other)
        journal.lock.turn_on("desk")
        with Journal.open(other) as copy:
            copy.add(NewEntry("win", "Elsewhere"))
            copy.lock.turn_on("lap")
        with open_other(other, path) as there:
            assert there.lock
            journal.merges.merge(there)
        assert [entry.text for entry in journal.entries_of("win")] == ["Elsewhere", "Tea"]
        assert journal.lock.is_opened_by("desk")
        journal.undo()
        assert journal.lock.is_opened_by("desk")
    with Journal.open(other) as copy:
        with open_other(path, other) as there:
            copy.merges.merge(there)
        assert copy.lock.is_opened_by("lap")


def backed_up(journal: Journal) -> str:
    """Add a win, and make a backup; its number."""
    journal.add(NewEntry("win", f"win {len(journal.entries())}"))
    return str(journal.backups.make().number)


@pytest.mark.parametrize(("then", "now"), [("", "tea"), ("old", "tea"), ("old", "")])
def test_a_restored_backup_has_the_passphrase_of_now(path: str, then: str, now: str) -> None:
    """It neither opens what is locked nor asks for one that was given up."""
    with Journal.open(path) as journal:
        if then:
            journal.lock.turn_on(then)
        number = backed_up(journal)
        if then:
            journal.lock.turn_off(then)
        if now:
            journal.lock.turn_on(now)
        journal.add(NewEntry("win", "later"))
    restoring = Journal.restoring(path)
    backup = restoring.find(number)
    assert bool(restoring.lock(backup)) == bool(then)
    assert bool(restoring.lock()) == bool(now)
    would = restoring.compare(backup)
    assert would is not None
    assert would.settings == {}
    done = restoring.restore(backup)
    with Journal.open(path) as journal:
        assert len(journal.entries()) == 1
        assert bool(journal.lock.stored()) == bool(now)
        assert journal.lock.is_opened_by(now)
    assert done.safety is not None
    restoring.restore(done.safety)
    with Journal.open(path) as journal:
        assert len(journal.entries()) == 2
        assert journal.lock.is_opened_by(now)


@pytest.mark.parametrize("spoil", ["gone", "garbage", "empty"])
def test_in_place_of_a_file_that_is_lost_an_older_backup_has_the_latest_passphrase(
    path: str, spoil: str
) -> None:
    with Journal.open(path) as journal:
        number = backed_up(journal)
        journal.lock.turn_on("tea")
    if spoil == "gone":
        os.unlink(path)
    else:
        Path(path).write_bytes(b"garbage" * 1000 if spoil == "garbage" else b"")
    restoring = Journal.restoring(path)
    assert restoring.lock(restoring.find(number)) == ""
    restoring.restore(restoring.find(number))
    with Journal.open(path) as journal:
        assert len(journal.entries()) == 1
        assert journal.lock.is_opened_by("tea")
        assert not journal.lock.is_opened_by("")


def test_a_file_with_nothing_else_takes_the_passphrase_of_its_backup(
    path: str, tmp_path: Path
) -> None:
    with Journal.open(path) as journal:
        journal.lock.turn_on("tea")
        backed_up(journal)
        copy = journal.backups.listed()[0][0].path
    restoring = Journal.restoring(str(tmp_path / "elsewhere" / "new.db"))
    (tmp_path / "elsewhere").mkdir()
    assert restoring.lock() == ""
    restoring.restore(restoring.find(copy))
    with Journal.open(restoring.path) as journal:
        assert journal.lock.is_opened_by("tea")


def test_a_change_of_it_is_backed_up_and_done_even_if_that_fails(journal: Journal) -> None:
    journal.lock.turn_on("tea")
    journal.lock.change("tea", "mint")
    assert [backup.reason for backup, _ in journal.backups.listed()] == ["passphrase"] * 2
    os.rename(journal.backups.folder, f"{journal.backups.folder}.away")
    Path(journal.backups.folder).touch()
    journal.lock.turn_off("mint")
    assert journal.lock.stored() == ""
    assert journal.backups.trouble


def test_a_copy_of_the_file_has_it_too(journal: Journal, tmp_path: Path) -> None:
    journal.lock.turn_on("tea")
    journal.file.copy_to(str(tmp_path / "copy.db"))
    with Journal.open(tmp_path / "copy.db") as copy:
        assert copy.lock.is_opened_by("tea")


def test_a_new_file_takes_over_the_lock_of_one_that_cannot_be_read(journal: Journal) -> None:
    journal.lock.turn_on("tea")
    with Journal.in_memory() as new:
        new.lock.take_over(journal.lock.stored())
        assert new.lock.is_opened_by("tea")


def test_another_tool_can_remove_it(path: str) -> None:
    """As `checkin help lock` says, for somebody who forgot it."""
    with Journal.open(path) as journal:
        journal.lock.turn_on("tea")
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("delete from settings where name = 'lock'")
    with Journal.open(path) as journal:
        assert journal.lock.stored() == ""
