"""Copies of the file: whole and checked before they count, and never in anyone's way."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from checkin.core.clock import Clock
from checkin.core.entries import NewEntry
from checkin.core.errors import (
    DamagedFile,
    FileBusy,
    FileTrouble,
    Interrupted,
    NotPossible,
    NotWritable,
)
from checkin.journal import Journal
from checkin.storage import backup_files, backups
from checkin.storage.backup_files import contents, folder_of, latest, listed, offer
from checkin.storage.backups import alone, back_up, copy_into, copy_to
from checkin.storage.connection import Connection
from tests.support.file_shape import dump, rows


def grown(journal: Journal, wins: int = 60) -> Journal:
    journal.add_many([NewEntry("win", f"Win {n} {'x' * 300}") for n in range(wins)])
    return journal


def names(path: str) -> list[str]:
    folder = folder_of(path)
    return sorted(os.listdir(folder)) if os.path.isdir(folder) else []


def test_they_are_numbered_whatever_the_clock_says(journal: Journal, path: str) -> None:
    at = datetime(2026, 11, 21, 11, 30, tzinfo=UTC)
    for year in (2099, 2026, 2001):
        back_up(journal._connection, "asked", at=at.replace(year=year))
    assert names(path) == [
        "checkin-00001-20991121T113000Z-asked.db",
        "checkin-00002-20261121T113000Z-asked.db",
        "checkin-00003-20011121T113000Z-asked.db",
    ]
    assert [(each.number, each.made_at.year) for each in listed(path)] == [
        (3, 2001),
        (2, 2026),
        (1, 2099),
    ]


def test_only_finished_backups_of_this_file_are_listed(journal: Journal, path: str) -> None:
    made = back_up(journal._connection, "before-import")
    for name in (
        "checkin-00002-20261121T113000Z-asked.db.part",
        "checkin-2-00001-20261121T113000Z-asked.db",
        "checkin.sqlite-00001-20261121T113000Z-asked.db",
        "checkin-00003-20261121T113000Z-asked.db-journal",
        "checkin-00004-20269921T113000Z-asked.db",
        "checkin-.db",
        "notes.db",
    ):
        Path(folder_of(path), name).write_bytes(b"")
    earlier = Path(folder_of(path), "checkin-20251121T113000123456Z-before-import.db")
    earlier.write_bytes(Path(made.path).read_bytes())
    assert [(each.number, each.reason) for each in listed(path)] == [
        (1, "before-import"),
        (0, "before-import"),
    ]


def test_what_a_killed_program_left_is_removed_by_the_next(journal: Journal, path: str) -> None:
    os.makedirs(folder_of(path))
    for ending in (".part", ".part-journal"):
        Path(folder_of(path), f"checkin-00007-20261121T113000Z-asked.db{ending}").touch()
    other = Path(folder_of(path), "other-00007-20261121T113000Z-asked.db.part")
    other.touch()
    made = back_up(journal._connection, "asked")
    assert names(path) == sorted([os.path.basename(made.path), other.name])
    assert made.number == 1


def test_a_folder_that_others_may_read_is_closed_to_them(journal: Journal, path: str) -> None:
    os.makedirs(folder_of(path))
    os.chmod(folder_of(path), 0o755)
    back_up(journal._connection, "asked")
    assert os.stat(folder_of(path)).st_mode & 0o777 == 0o700


def test_who_writes_meanwhile_does_not_wait_and_is_in_the_copy(
    path: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "_PAGES", 2)
    with Journal.open(path, clock) as journal, Journal.open(path, clock, patience=0) as other:
        grown(journal)
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
        assert dump(made.path) == dump(path)


def test_one_that_never_comes_to_an_end_is_left_for_later(
    path: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "_PAGES", 2)
    with Journal.open(path, clock) as journal, Journal.open(path, clock) as other:
        grown(journal)

        def write() -> bool:
            other.state.set("again", other.state.get("again") + "x")
            return False

        with pytest.raises(FileBusy):
            back_up(journal._connection, "asked", stop=write)
    assert names(path) == []


def test_it_can_be_given_up_while_it_copies_or_is_checked(
    journal: Journal, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    grown(journal)
    monkeypatch.setattr(backups, "_STEPS", 1)
    times = 0

    def after(most: int) -> bool:
        nonlocal times
        times += 1
        return times > most

    for most in (0, 3):
        times = 0
        with pytest.raises(Interrupted):
            back_up(journal._connection, "asked", stop=partial(after, most))
        assert names(path) == []


def test_a_copy_with_fewer_rows_does_not_count(
    journal: Journal, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    grown(journal)
    count = backups.counts
    seen: list[dict[str, int]] = []

    def counted(raw: object) -> dict[str, int]:
        found = count(raw)  # type: ignore[arg-type]
        seen.append(found)
        return found if len(seen) == 1 else {**found, "entries": 59}

    monkeypatch.setattr(backups, "counts", counted)
    with pytest.raises(DamagedFile, match="couldn't be copied completely"):
        back_up(journal._connection, "asked")
    assert seen[0]["entries"] == 60
    assert names(path) == []


def test_no_copy_of_a_file_that_was_emptied_while_it_is_open_counts(
    journal: Journal, path: str
) -> None:
    grown(journal)
    os.truncate(path, 0)
    with pytest.raises(DamagedFile, match="couldn't be copied"):
        back_up(journal._connection, "asked")
    assert names(path) == []


def test_two_at_once_wait_for_one_another(journal: Journal, path: str) -> None:
    journal._connection.patience = 0.1
    with alone(folder_of(path), 1), pytest.raises(FileBusy, match="its backups"):
        back_up(journal._connection, "asked")
    assert back_up(journal._connection, "asked").number == 1


def test_a_folder_that_knows_no_locks_will_do(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refused)
    assert back_up(journal._connection, "asked").number == 1


FULL = """
import os, resource, signal, sys
from checkin.core.errors import DiskFull
from checkin.core.entries import NewEntry
from checkin.journal import Journal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with Journal.open(sys.argv[1]) as journal:
    size = os.path.getsize(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_FSIZE, (size // 2, size))
    try:
        journal.backups.make()
    except DiskFull as error:
        print("full", error)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    journal.add(NewEntry("win", "kept"))
"""


def test_a_disk_that_has_no_room_for_it_leaves_nothing_behind(path: str) -> None:
    with Journal.open(path) as journal:
        grown(journal, 400)
    done = subprocess.run(
        [sys.executable, "-c", FULL, path], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("full ")
    assert names(path) == []
    with Journal.open(path) as journal:
        assert journal.entries(limit=1)[0].text == "kept"


def test_the_copy_in_another_folder_is_checked_and_private_too(
    journal: Journal, path: str, tmp_path: Path
) -> None:
    made = back_up(grown(journal)._connection, "first-change")
    stick = tmp_path / "stick"
    with pytest.raises(NotWritable, match="stick: No such file"):
        copy_into(made, path, str(stick))
    stick.mkdir(0o755)
    copy = copy_into(made, path, str(stick))
    assert os.listdir(stick) == [os.path.basename(made.path)]
    assert dump(copy.path) == dump(made.path)
    assert os.stat(copy.path).st_mode & 0o777 == 0o600
    assert os.stat(stick).st_mode & 0o777 == 0o755  # it is not ours alone
    spoil(made.path)
    with pytest.raises(FileTrouble):
        copy_into(made, path, str(stick))
    assert os.listdir(stick) == [os.path.basename(made.path)]
    assert dump(copy.path)


def spoil(path: str) -> None:
    """Write over a page in the middle."""
    with open(path, "r+b") as file:
        file.seek(4096 * 5)
        file.write(b"\xff" * 4096)


def test_a_copy_takes_the_place_of_nothing(journal: Journal, tmp_path: Path) -> None:
    grown(journal)
    place = str(tmp_path / "a" / "copy.db")
    copy_to(journal._connection, place)
    before = Path(place).read_bytes()
    with pytest.raises(NotPossible, match="there already"):
        copy_to(journal._connection, place)
    assert Path(place).read_bytes() == before
    assert os.listdir(tmp_path / "a") == ["copy.db"]


def test_what_ended_programs_left_of_a_copy_goes_with_the_next(
    journal: Journal, tmp_path: Path
) -> None:
    ended = subprocess.Popen(["true"])
    ended.wait()
    for number in (ended.pid, os.getppid()):
        for ending in ("part", "part-journal"):
            (tmp_path / f"copy.db.{number}.{ending}").touch()
    for name in ("copy.db.notes.part", "copy.db.1.txt", "other.db.99999999999.part"):
        (tmp_path / name).touch()
    journal.add(NewEntry("win", "x"))
    journal.backups.save_to(str(tmp_path / "copy.db"))
    here = {name for name in os.listdir(tmp_path) if ".db" in name}
    assert here == {
        "copy.db",
        f"copy.db.{os.getppid()}.part",
        f"copy.db.{os.getppid()}.part-journal",
        *("copy.db.notes.part", "copy.db.1.txt", "other.db.99999999999.part"),
    }


def test_the_latest_is_the_newest_that_holds_something(journal: Journal, path: str) -> None:
    assert latest(path) is None
    assert offer(path) == ""
    back_up(journal._connection, "asked")
    assert latest(path) is None
    journal.add(NewEntry("win", "One"))
    full = back_up(journal._connection, "asked")
    journal.add(NewEntry("win", "Two"))
    Path(back_up(journal._connection, "asked").path).write_bytes(b"nothing of use" * 500)
    found = latest(path)
    assert found is not None
    assert (found[0], found[1].entries) == (full, 1)
    assert backup_files.moment(full) in offer(path)
    assert offer(path).endswith("with 1 entry.")


def test_the_command_that_is_named_is_for_this_file(
    journal: Journal, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert backup_files.command(path, "restore") == "checkin restore"
    assert backup_files.command("/my file.db", "restore") == "checkin --file '/my file.db' restore"
    monkeypatch.setenv("CHECKIN_FILE", "/my file.db")
    assert backup_files.command("/my file.db", "restore") == "checkin restore"


def test_opening_a_new_file_where_one_was_is_refused_and_makes_none(path: str) -> None:
    with Journal.open(path) as journal:
        journal.add(NewEntry("win", "Precious"))
        back_up(journal._connection, "asked")
    os.unlink(path)
    for make in (True, False):
        with pytest.raises(DamagedFile, match=r"is gone, and there is a backup") as caught:
            Journal.open(path, make=make)
        assert "`checkin restore` brings back the backup of " in caught.value.hint
        assert folder_of(path) in caught.value.hint
    assert not os.path.exists(path)
    os.rename(folder_of(path), folder_of(path) + ".old")  # as the hint says
    Journal.open(path).close()


def test_a_backup_of_nothing_is_in_the_way_of_nothing(path: str) -> None:
    with Journal.open(path) as journal:
        back_up(journal._connection, "asked")
    os.unlink(path)
    Journal.open(path).close()


def test_a_damaged_file_is_told_with_its_backup(path: str) -> None:
    with Journal.open(path) as journal:
        back_up(grown(journal)._connection, "asked")
    spoil(path)
    with Journal.open(path) as journal, pytest.raises(DamagedFile) as caught:
        journal.file.check()
    assert "`checkin restore` brings back the backup" in caught.value.hint
    Path(path).write_bytes(b"x" * 9000)
    with pytest.raises(FileTrouble) as told:
        Connection(path)
    assert "`checkin restore` brings back the backup" in told.value.hint


def test_a_backup_is_the_same_rows_in_every_table(journal: Journal, path: str) -> None:
    grown(journal)
    journal.contacts.add("Sam")
    journal.delete(3)
    made = back_up(journal._connection, "asked")
    held = backups.counts(journal._connection.raw)
    assert held["people"] == 1
    assert held["entries"] == 60
    for table, count in held.items():
        assert rows(made.path, f'SELECT count(*) FROM "{table}"') == [(count,)]
