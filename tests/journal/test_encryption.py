"""Encrypting a file from Python: it is one whole file at all times, with all that was in it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from checkin.core.entries import NewEntry
from checkin.core.errors import (
    CheckinError,
    DamagedFile,
    EncryptedFile,
    FileBusy,
    FileMoved,
    NotPossible,
    WrongPassphrase,
)
from checkin.core.records import Draft
from checkin.journal import Journal, backup_process
from checkin.storage import encryption, open_files
from checkin.storage.cipher import keys
from checkin.storage.connection import Connection
from checkin.storage.open_files import ENCRYPTED

pytest.importorskip("sqlcipher3", reason="there is no sqlcipher3 for this system")
pytestmark = pytest.mark.usefixtures("quick_lock", "nothing_open")


@pytest.fixture
def filled(path: str) -> str:
    """A plain file with wins, an edit, something deleted, a person and a draft."""
    with Journal.open(path) as journal:
        journal.add_many([NewEntry("win", f"quartz {n} #stone") for n in range(50)])
        journal.edit(1, text="topaz")
        journal.delete(2)
        journal.contacts.add("Samuel", "123")
        journal.drafts.save(Draft("wins", "line", "half", 4))
    return path


def everything(path: str) -> list[object]:
    """All rows of all tables, but the settings, which hold the hash of the passphrase."""
    with Journal.open(path, make=False) as journal:
        connection = journal._connection
        tables = connection.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")
        found: list[object] = [connection.rows("PRAGMA user_version")]
        for (name,) in tables:
            if name not in ("settings", "state") and "search_index" not in name:
                found.append((name, connection.rows(f'SELECT * FROM "{name}" ORDER BY 1, 2')))
        found.append(journal.search.totals())
        found.append(connection.rows("PRAGMA application_id"))
        return found


def test_all_is_there_encrypted_with_another_passphrase_and_plain_again(filled: str) -> None:
    before = everything(filled)
    found = Journal.encryption(filled)
    found.turn_on("open")
    assert everything(filled) == before
    found.change("other")
    assert everything(filled) == before
    keys.clear()
    with pytest.raises(WrongPassphrase):
        found.open("open")
    found.open("other")
    found.turn_off()
    assert everything(filled) == before
    assert not Journal.is_encrypted(filled)
    with Journal.open(filled) as journal:
        assert journal.lock.stored() == ""
        assert [entry.text for entry in journal.entries()][-1] == "topaz"


def test_the_same_passphrase_gives_each_file_another_key(path: str, tmp_path: Path) -> None:
    for name in ("one.db", "two.db"):
        with Journal.open(tmp_path / name) as journal:
            journal.add(NewEntry("win", "x"))
        Journal.encryption(tmp_path / name).turn_on("open")
    assert len(keys) == len({*keys.values()}) == 2


def test_what_it_costs_stands_in_the_file(filled: str) -> None:
    Journal.encryption(filled).turn_on("open")
    start = Path(filled).read_bytes()[:16]
    assert start[: len(ENCRYPTED) + 1] == ENCRYPTED + bytes([2])
    Path(filled).write_bytes(ENCRYPTED + bytes([200]) + Path(filled).read_bytes()[4:])
    keys.clear()
    with pytest.raises(DamagedFile):
        Journal.encryption(filled).open("open")


def test_several_connections_go_on_with_it(filled: str) -> None:
    Journal.encryption(filled).turn_on("open")
    with Journal.open(filled) as journal, journal.open_writer() as writer:
        reader = journal.open_reader()
        writer.add(NewEntry("win", "later"))
        assert journal.totals().wins == 50
        reader.close()
        assert len(_encrypted()) == 1
        with pytest.raises(NotPossible, match="open in this program"):
            Journal.encryption(filled).turn_off()
    assert not _encrypted()


def _encrypted() -> list[bytes]:
    """The salts of the encrypted files that are open in this process."""
    return [salt for _, salt in open_files.held.values() if salt]


@pytest.mark.parametrize("is_encrypted", [False, True])
def test_a_look_at_how_it_begins_drops_no_lock(filled: str, is_encrypted: bool) -> None:
    if is_encrypted:
        Journal.encryption(filled).turn_on("open")
    reserve = (
        "import fcntl, sys\nwith open(sys.argv[1], 'r+b') as file:\n"
        "    fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, 0x40000001)"
    )
    line = [sys.executable, "-c", reserve, filled]
    with Journal.open(filled) as journal:
        with journal._connection.transaction():
            assert Journal.is_encrypted(filled) is is_encrypted
            journal.open_writer().close()
            assert subprocess.run(line, stderr=subprocess.DEVNULL).returncode == 1
        assert subprocess.run(line).returncode == 0


def test_another_program_that_has_it_open_writes_nothing_into_the_earlier_file(
    filled: str,
) -> None:
    code = (
        "import sys\nfrom checkin.core import passphrase\nfrom checkin.journal import Journal\n"
        "passphrase.COST, passphrase.LANES = 2, 1\n"
        "Journal.encryption(sys.argv[1]).turn_on('open')"
    )
    with Journal.open(filled) as journal:
        subprocess.run([sys.executable, "-c", code, filled], check=True, cwd=os.getcwd())
        with pytest.raises(FileMoved):
            journal.add(NewEntry("win", "into nowhere"))


def test_one_that_is_written_at_the_moment_is_left_as_it_is(
    filled: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encryption.Both, "__init__", _impatient)
    before = Path(filled).read_bytes()
    code = (
        "import sqlite3, sys\nraw = sqlite3.connect(sys.argv[1])\nraw.execute('BEGIN IMMEDIATE')\n"
        "print('held', flush=True)\nsys.stdin.read()"
    )
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", code, filled], stdin=pipe, stdout=pipe) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(FileBusy):
            Journal.encryption(filled).turn_on("open")
        other.stdin.close()
    assert Path(filled).read_bytes() == before
    assert not [name for name in os.listdir(Path(filled).parent) if "part" in name]


def _impatient(self: Connection, path: str, **how: bool) -> None:
    Connection.__init__(self, path, patience=0.05, **how)


@pytest.mark.parametrize("step", ["check_copy", "_compare", "set_lock", "sync_folder"])
def test_what_goes_wrong_on_the_way_leaves_the_file_as_it_was(
    filled: str, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    before = Path(filled).read_bytes()

    def fails(*_: object) -> None:
        raise DamagedFile("not whole")

    monkeypatch.setattr(encryption, step, fails)
    with pytest.raises(CheckinError):
        Journal.encryption(filled).turn_on("open")
    if step == "sync_folder":  # it is the file by then
        monkeypatch.undo()
        assert Journal.is_encrypted(filled)
    else:
        assert Path(filled).read_bytes() == before
    assert not [name for name in os.listdir(Path(filled).parent) if "part" in name]


def test_a_copy_that_lacks_rows_takes_no_place(
    filled: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Path(filled).read_bytes()
    number = iter((50, 49))
    monkeypatch.setattr(encryption, "counts", lambda raw: {"entries": next(number)})
    with pytest.raises(DamagedFile):
        Journal.encryption(filled).turn_on("open")
    assert Path(filled).read_bytes() == before


def test_what_was_left_by_a_program_that_was_ended_goes_when_it_is_opened(filled: str) -> None:
    Journal.encryption(filled).turn_on("open")
    keys.clear()
    part = Path(f"{filled}{encryption.PART}")
    part.write_bytes(b"SQLite format 3, and all of it")
    Journal.encryption(filled).open("open")
    assert not part.exists()


def test_the_backup_of_a_day_is_made_by_a_process_that_is_handed_the_key(
    filled: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    Journal.encryption(filled).turn_on("open")
    for backup in Journal.restoring(filled).listed():
        os.unlink(backup.path)
    process = backup_process.start(filled)
    assert process is not None
    assert os.waitpid(process, 0)[1] == 0
    (backup,) = Journal.restoring(filled).listed()
    assert Path(backup.path).read_bytes().startswith(ENCRYPTED)
    assert Journal.restoring(filled).contents(backup).entries == 49


def test_a_second_folder_has_encrypted_copies_and_is_looked_at(filled: str, tmp_path: Path) -> None:
    second = tmp_path / "stick"
    second.mkdir()
    with Journal.open(filled) as journal:
        journal.settings.set("backups-to", str(second))
        journal.backups.make()
    found = Journal.encryption(filled)
    found.turn_on("open")
    plain = found.other_backups()
    assert [Path(each.path).parent.name for each in plain] == ["backups", "stick"]
    assert found.make_anew(plain) == []
    assert found.other_backups() == []
    copies = [*second.iterdir(), *(Path(filled).parent / "backups").iterdir()]
    assert len(copies) == 4
    assert all(copy.read_bytes().startswith(ENCRYPTED) for copy in copies)


def test_a_backup_that_cannot_be_read_is_named_and_kept(filled: str) -> None:
    with Journal.open(filled) as journal:
        made = journal.backups.make()
    Path(made.path).write_bytes(b"garbage " * 1000)
    found = Journal.encryption(filled)
    found.turn_on("open")
    assert found.make_anew(found.other_backups()) == [made]
    assert Path(made.path).read_bytes().startswith(b"garbage")


def test_an_older_file_is_brought_up_to_date(path: str) -> None:
    with Journal.open(path) as journal:
        journal.add(NewEntry("win", "x"))
    Journal.encryption(path).turn_on("open")
    connection = Connection(path)
    connection.rows("PRAGMA user_version = 5")
    connection.rows("DROP VIEW IF EXISTS wins")
    connection.close()
    with Journal.open(path) as journal:
        assert journal.file.status().schema == 6
        assert journal._connection.rows("SELECT count(*) FROM wins") == [(1,)]


def test_without_a_passphrase_nothing_is_made(filled: str) -> None:
    with pytest.raises(NotPossible, match="empty"):
        Journal.encryption(filled).turn_on("  ")
    with pytest.raises(NotPossible):
        Journal.encryption(filled).change("x")
    with pytest.raises(NotPossible):
        Journal.encryption(filled).turn_off()
    Journal.encryption(filled).turn_on("open")
    with pytest.raises(NotPossible):
        Journal.encryption(filled).turn_on("open")
    keys.clear()
    with pytest.raises(EncryptedFile):
        Journal.encryption(filled).turn_off()


def test_a_win_by_the_quick_way_waits_for_the_passphrase(filled: str) -> None:
    from checkin.journal.quick_nudge import wanted_on
    from checkin.journal.quick_win import keep_win

    Journal.encryption(filled).turn_on("open")
    assert keep_win(filled, "Made tea") is not None
    keys.clear()
    assert keep_win(filled, "Made tea") is None
    with pytest.raises(EncryptedFile):
        wanted_on(filled)


def test_another_passphrase_is_not_taken_for_that_of_an_open_file(filled: str) -> None:
    found = Journal.encryption(filled)
    found.turn_on("open")
    assert found.is_open
    found.check("open")
    with pytest.raises(WrongPassphrase):
        found.check("other")
    found.turn_off()
    with pytest.raises(WrongPassphrase):
        found.check("open")
