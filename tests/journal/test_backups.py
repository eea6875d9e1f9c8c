"""Backups as the program makes them: when one is due, where copies go, and what is told."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest

from checkin.core.backup_records import Backup
from checkin.core.entries import NewEntry
from checkin.core.errors import CheckinError, FileBusy, FileTrouble, Interrupted, NotPossible
from checkin.journal import Journal
from checkin.storage import backups as storage
from checkin.storage.backup_files import listed
from tests.support.moving import Moving

WIN = NewEntry("win", "Tea")


def change(journal: Journal, moving: Moving) -> None:
    """Add a win now, also by the file's own time."""
    journal.add(WIN)
    assert journal.path is not None
    os.utime(journal.path, (moving.moment.timestamp(),) * 2)


def test_one_is_due_at_the_first_change_of_a_day_and_at_no_other(
    moved: Journal, moving: Moving
) -> None:
    change(moved, moving)
    assert moved.backups.is_due()
    first = moved.backups.make_if_due()
    assert first is not None
    assert first.reason == "first-change"
    for hours in (1, 3, 15):  # until 3:30 it is the same day
        moving.moment += timedelta(hours=hours - 1)
        change(moved, moving)
        assert moved.backups.make_if_due() is None
    moving.moment += timedelta(hours=12)
    second = moved.backups.make_if_due()  # of what came after the first
    assert second is not None
    change(moved, moving)
    assert not moved.backups.is_due()
    moving.moment += timedelta(days=1)
    for file in (moved.path or "", second.path):
        os.utime(file, (second.made_at.timestamp() - 1,) * 2)
    assert not moved.backups.is_due()  # nothing was changed
    assert [each for each, _ in moved.backups.listed()] == [second, first]
    held = moved.backups.listed()[0][1]
    assert held is not None
    assert held.entries == 4


def test_a_backup_for_another_reason_is_not_the_one_of_the_day(
    moved: Journal, moving: Moving
) -> None:
    moved.backups.make("before-import")
    moving.moment += timedelta(minutes=5)
    change(moved, moving)
    assert moved.backups.is_due()


def test_a_disk_with_a_clock_of_its_own_hides_no_change(moved: Journal, moving: Moving) -> None:
    for day in range(4):  # the names have the days, and the disk is years behind
        moved.add(WIN)
        at = 1_000_000_000 + 60 * day
        os.utime(moved.path or "", (at, at))
        made = moved.backups.make_if_due()
        assert made is not None
        os.utime(made.path, (at + 1, at + 1))
        moving.go_on(1)
        assert not moved.backups.is_due()
    held = [held.entries for _, held in moved.backups.listed() if held]
    assert held == [4, 3, 2, 1]


def test_a_backup_of_nothing_is_followed_by_one_of_that_days_first_words(
    moved: Journal, moving: Moving
) -> None:
    moved.settings.set("theme", "dawn")
    os.utime(moved.path or "", (moving.moment.timestamp(),) * 2)
    empty = moved.backups.make_if_due()
    assert empty is not None
    moving.moment += timedelta(minutes=5)
    moved.settings.set("theme", "clear")
    os.utime(moved.path or "", (moving.moment.timestamp(),) * 2)
    assert not moved.backups.is_due()  # still there is nothing to hold
    change(moved, moving)
    full = moved.backups.make_if_due()
    assert full is not None
    moving.moment += timedelta(minutes=5)
    change(moved, moving)
    assert not moved.backups.is_due()
    assert [held.entries for _, held in moved.backups.listed() if held] == [1, 0]


def test_a_clock_that_goes_back_hides_no_change(moved: Journal, moving: Moving) -> None:
    change(moved, moving)
    moved.backups.make_if_due()
    moving.moment -= timedelta(days=40)
    change(moved, moving)
    made = moved.backups.make_if_due()
    assert made is not None
    assert made.number == 2
    change(moved, moving)
    assert not moved.backups.is_due()
    moving.moment += timedelta(days=1)
    change(moved, moving)
    assert moved.backups.make_if_due() is not None


def test_old_ones_make_room_and_the_fullest_stays(moved: Journal, moving: Moving) -> None:
    for _ in range(60):
        moved.add(WIN)
    for _ in range(20):
        change(moved, moving)
        moved.backups.make()
        moving.moment += timedelta(minutes=1)
    assert len(moved.backups.listed()) == 5
    fullest = moved.backups.listed()[0][0]
    moved.delete(*[entry.id for entry in moved.entries()])
    moved.trash.empty(everything=True)
    for _ in range(20):
        moved.backups.make()
        moving.moment += timedelta(minutes=1)
    found = [each for each, _ in moved.backups.listed()]
    assert fullest in found
    assert len(found) == 10


def test_a_copy_goes_to_the_second_folder_and_old_ones_leave_it_too(
    moved: Journal, moving: Moving, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "photo.jpg").touch()
    moved.settings.set("backups-to", str(stick))
    for _ in range(8):
        moved.backups.make()
        moving.moment += timedelta(minutes=1)
    assert moved.path is not None
    own = [os.path.basename(each.path) for each in listed(moved.path)]
    assert len(own) == 5
    assert sorted(os.listdir(stick)) == sorted([*own, "photo.jpg"])
    assert moved.backups.second_trouble == ""


def test_a_second_folder_that_is_not_there_is_said_and_nothing_fails(
    journal: Journal, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    journal.settings.set("backups-to", str(stick))
    made = journal.backups.make()
    assert os.path.exists(made.path)
    assert journal.backups.trouble == ""
    assert journal.backups.second_trouble == f"The folder {stick} isn't there."
    assert not stick.exists()
    stick.mkdir()
    journal.backups.make()
    assert journal.backups.second_trouble == ""
    stick.rename(tmp_path / "other")
    assert journal.backups.second_trouble == f"The folder {stick} isn't there."
    stick.write_text("in the way")
    journal.backups.make()
    assert journal.backups.second_trouble
    journal.settings.set("backups-to", "")
    assert journal.backups.second_trouble == ""


def test_a_backup_that_fails_is_told_until_one_succeeds(journal: Journal) -> None:
    folder = Path(journal.backups.folder)
    folder.write_text("in the way")
    with pytest.raises(FileTrouble):
        journal.backups.make()
    assert str(folder) in journal.backups.trouble
    folder.unlink()
    journal.backups.make()
    assert journal.backups.trouble == ""


def test_one_that_is_given_up_is_no_failure(moved: Journal, moving: Moving) -> None:
    change(moved, moving)
    assert moved.backups.make_if_due(stop=lambda: True) is None
    assert moved.backups.trouble == ""
    assert moved.backups.is_due()
    with pytest.raises(Interrupted):
        moved.backups.make(stop=lambda: True)


def test_a_failure_that_cannot_be_noted_is_raised_all_the_same(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object, **__: object) -> Backup:
        raise FileBusy("It is busy.")

    monkeypatch.setattr(storage, "back_up", busy)
    journal._connection.rows("PRAGMA query_only = ON")
    with pytest.raises(FileBusy):
        journal.backups.make()


def test_what_is_noted_of_backups_is_in_no_export(journal: Journal) -> None:
    Path(journal.backups.folder).write_text("in the way")
    with pytest.raises(FileTrouble):
        journal.backups.make()
    beside = dict(journal.file.other_data((), whole=True, trash=False, drafts=False))
    assert list(beside["notes"]) == []


def test_a_journal_without_a_file_has_none() -> None:
    with Journal.in_memory() as journal:
        assert journal.backups.folder == ""
        assert journal.backups.listed() == []
        assert not journal.backups.is_due()
        assert journal.backups.make_if_due() is None
        for make in (journal.backups.make, lambda: journal.backups.save_to("x.db")):
            with pytest.raises(NotPossible, match="in memory"):
                make()


def test_a_placeholder_is_never_taken_for_the_file(path: str) -> None:
    trouble = FileBusy("It is busy.")
    os.makedirs(os.path.dirname(path))
    Path(path).write_bytes(b"x")
    with Journal.placeholder(path, trouble) as journal:
        assert not journal.backups.is_due()
        for make in (journal.backups.make, lambda: journal.backups.save_to(f"{path}.x")):
            with pytest.raises(CheckinError) as caught:
                make()
            assert caught.value is trouble
    assert os.listdir(os.path.dirname(path)) == ["checkin.db"]


def test_a_copy_can_be_saved_anywhere_and_opened(journal: Journal, tmp_path: Path) -> None:
    journal.add(WIN)
    place = tmp_path / "copy.db"
    journal.backups.save_to(str(place))
    assert os.stat(place).st_mode & 0o777 == 0o600
    with Journal.open(place, make=False) as copy:
        assert copy.entries() == journal.entries()
    assert journal.backups.listed() == []


def test_each_is_found_by_its_number_its_name_and_its_path(
    journal: Journal, path: str, tmp_path: Path
) -> None:
    journal.add(WIN)
    made = journal.backups.make()
    restoring = Journal.restoring(path)
    assert restoring.listed() == [made]
    for which in ("1", "#1", "00001", os.path.basename(made.path)):
        assert restoring.find(which) == made
    place = tmp_path / "copy.db"
    journal.backups.save_to(str(place))
    assert restoring.find(str(place)).path == str(place)
    other = tmp_path / "other.txt"
    other.write_text("no backup" * 99)
    empty = tmp_path / "empty.db"
    empty.touch()
    for which in ("2", "²", "none.db", path, str(other), str(empty), str(tmp_path)):
        with pytest.raises(CheckinError):
            restoring.find(which)
    assert empty.stat().st_size == 0
