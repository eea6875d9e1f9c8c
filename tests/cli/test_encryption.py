"""Encrypting the whole file: what each command does with it, and what is said."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from checkin.cli.access import ASKS, KEEPS, access
from checkin.cli.commands import lock as lock_command
from checkin.core.entries import NewEntry
from checkin.core.errors import EncryptedFile
from checkin.journal import Journal
from checkin.storage import cipher
from checkin.storage.cipher import keys
from checkin.storage.open_files import ENCRYPTED
from tests.cli.test_lock import Typing, asked, typing  # noqa: F401
from tests.support import ROOT
from tests.support.commands import EVERY, KEEPING, line
from tests.support.shell import Said, checkin
from tests.support.terminal import Terminal

pytest.importorskip("sqlcipher3", reason="there is no sqlcipher3 for this system")
pytestmark = pytest.mark.usefixtures("quick_lock", "nothing_open")
WORDS = (b"quartz", b"Samuel", b"topaz")
NEEDED = (
    "This file is encrypted, and its passphrase has to be typed at a terminal. Nothing was shown or"
    " changed.\n"
)


@pytest.fixture
def chooses(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What somebody answers about backups."""
    answers: list[str] = []
    monkeypatch.setattr(lock_command, "ask_for", lambda question: answers.pop(0))
    return answers


@pytest.fixture
def encrypted(path: str) -> str:
    """An encrypted file with two wins, a person and a draft; its passphrase is `open`."""
    with Journal.open(path) as journal:
        journal.add_many([NewEntry("win", "quartz one"), NewEntry("win", "quartz two #topaz")])
        journal.contacts.add("Samuel", "123")
    Journal.encryption(path).turn_on("open")
    keys.clear()
    return path


def test_a_new_file_is_encrypted_whole(path: str, typing: Typing) -> None:  # noqa: F811
    typing("open", "open")
    said = checkin("lock", "on", "--encrypt")
    assert said.code == 0
    assert said.out.startswith("Your file is encrypted. It opens with your passphrase.\n")
    assert said.err.startswith(
        "If you lose this passphrase, nobody can open your file again, and what you wrote is lost."
    )
    assert asked == ["New passphrase: ", "The same again: "]
    assert Path(path).read_bytes().startswith(ENCRYPTED)
    assert checkin("lock").out == (
        "Your file is encrypted. Every command that opens it asks for your passphrase.\n"
    )


def test_it_is_offered_where_a_passphrase_is_set(path: str, typing: Typing) -> None:  # noqa: F811
    typing("open", "open")
    said = checkin("lock", "on")
    assert said.err.splitlines()[-1] == "To encrypt the file itself: checkin lock on --encrypt"


def test_nothing_that_was_kept_is_in_its_bytes_or_in_a_backup(
    path: str,
    typing: Typing,  # noqa: F811
    chooses: list[str],
) -> None:
    checkin("win", "quartz one #topaz")
    with Journal.open(path) as journal:
        journal.backups.make()
    typing("open", "open")
    chooses.append("e")
    said = checkin("lock", "on", "--encrypt")
    assert "This backup doesn't need your new passphrase:\n" in said.out
    assert said.out.endswith("They are encrypted now.\n")
    assert "may stay on the disk" in said.err
    typing("open")
    assert checkin("backup").code == 0
    files = [file for file in Path(path).parent.rglob("*") if file.is_file()]
    assert len(files) == 4
    for file in files:
        assert file.read_bytes().startswith(ENCRYPTED)
        assert not [word for word in WORDS if word in file.read_bytes()]
        assert file.stat().st_mode & 0o777 == 0o600
    typing("open")
    assert "quartz one" in checkin("log").out


@pytest.mark.parametrize(
    ("answer", "said", "left"), [("", "They stay as they are.", 1), ("r", "They are removed.", 0)]
)
def test_plain_backups_are_kept_or_removed_as_chosen(
    path: str,
    typing: Typing,  # noqa: F811
    chooses: list[str],
    answer: str,
    said: str,
    left: int,
) -> None:
    checkin("win", "quartz")
    with Journal.open(path) as journal:
        journal.backups.make()
    typing("open", "open")
    chooses.append(answer)
    assert said in checkin("lock", "on", "--encrypt").out
    assert len(Journal.encryption(path).other_backups()) == left


def test_the_passphrase_that_is_set_already_becomes_the_one_of_the_file(
    path: str,
    typing: Typing,  # noqa: F811
    chooses: list[str],
) -> None:
    with Journal.open(path) as journal:
        journal.add(NewEntry("win", "quartz"))
        journal.lock.turn_on("open")
    typing("no")
    said = checkin("lock", "on", "--encrypt")
    assert (said.code, said.err.splitlines()[-1]) == (
        1,
        "That isn't the passphrase. Nothing was changed.",
    )
    assert not Journal.encryption(path).is_on
    typing("open")
    chooses.append("")
    assert checkin("lock", "on", "--encrypt").code == 0
    typing("open")
    said = checkin("lock", "on")
    assert said.err.startswith("Your file is encrypted already.")


def test_what_shows_words_asks_once_and_a_wrong_one_changes_nothing(
    encrypted: str,
    typing: Typing,  # noqa: F811
) -> None:
    before = Path(encrypted).read_bytes()
    typing("no", "no", "no")
    said = checkin("log")
    assert (said.code, said.out) == (1, "")
    assert "That isn't the passphrase, so nothing was shown." in said.err
    assert Path(encrypted).read_bytes() == before
    typing("no", "open")
    said = checkin("log")
    assert "quartz two" in said.out
    assert asked[-2:] == ["Passphrase: ", "Passphrase: "]


@pytest.mark.parametrize("name", EVERY)
def test_without_a_terminal_no_command_shows_or_changes_anything(encrypted: str, name: str) -> None:
    before = Path(encrypted).read_bytes()
    for args in (line(name), ("--json", *line(name))):
        said = checkin(*args)
        shown = said.out + said.err
        assert not [word for word in WORDS if word.decode() in shown], shown
        assert "Traceback" not in said.err
        assert Path(encrypted).read_bytes() == before
        if access(name.split()[0]) == ASKS:
            assert (said.code, said.out) == (1, "")
            assert said.err.startswith(NEEDED)


@pytest.mark.parametrize("name", [name for name in KEEPING if access(name) == KEEPS])
def test_words_to_keep_are_refused_and_given_back_where_nobody_can_be_asked(
    encrypted: str, name: str
) -> None:
    said = checkin(*line(name, KEEPING))
    assert said.code == 1
    assert said.err.startswith(NEEDED)


def test_at_a_terminal_the_passphrase_comes_before_the_words(encrypted: str) -> None:
    argv = [sys.executable, "-m", "checkin", "win"]
    with Terminal(argv, env={"PYTHONPATH": str(ROOT)}) as terminal:
        terminal.wait_to_see("Passphrase:")
        assert "What" not in "\n".join(terminal.screen())
        terminal.send("open\n")
        terminal.wait_to_see("What went well, however small?")
        terminal.send("tea\n")
        assert terminal.exit_code() == 0
        assert b"open" not in terminal.bytes_seen
    argv += ["Got", "up"]
    with Terminal(argv, env={"PYTHONPATH": str(ROOT)}) as terminal:
        terminal.wait_to_see("Passphrase:")
        terminal.send("open\n")
        assert terminal.exit_code() == 0
    Journal.encryption(encrypted).open("open")
    with Journal.open(encrypted) as journal:
        assert {"tea", "Got up"} <= {entry.text for entry in journal.entries()}


def test_status_and_lists_say_what_can_be_told(encrypted: str) -> None:
    said = checkin("status")
    assert [row.split()[0] for row in said.out.splitlines()] == ["file", "size"]
    assert said.err == "The file is encrypted, so the rest isn't shown.\n"
    assert checkin("--json", "status").json["encrypted"] is True
    assert checkin("glimpse") == Said(0, "", "")
    assert checkin("nudge") == Said(0, "", "")
    said = checkin("backups")
    assert "encrypted" in said.out
    assert said.err == NEEDED


def test_help_lines_need_no_passphrase_and_people_do(encrypted: str, typing: Typing) -> None:  # noqa: F811
    said = checkin("people", "--country", "gb")
    assert said.code == 0
    assert "Samaritans" in said.out
    assert said.err == "Your own people and your plan aren't shown: they need your passphrase.\n"
    typing("")
    assert "Samuel" not in checkin("people").out
    typing("open")
    assert "Samuel" in checkin("people").out


def test_it_is_changed_and_made_plain_again(
    encrypted: str,
    typing: Typing,  # noqa: F811
    chooses: list[str],
) -> None:
    typing("open", "other", "other")
    chooses.append("e")
    assert checkin("lock", "change").code == 0
    keys.clear()
    typing("open", "open", "open")
    assert checkin("log").code == 1
    typing("other")
    assert checkin("restore", "--dry-run", "1").code == 0
    keys.clear()
    typing("other")
    said = checkin("lock", "off")
    assert said.out == "Your file isn't encrypted any more, and your passphrase is removed.\n"
    assert said.err == "Backups that are encrypted still need the passphrase they were made with.\n"
    keys.clear()
    assert "quartz two" in checkin("log").out
    assert Path(encrypted).read_bytes().startswith(b"SQLite")


def test_backups_of_an_earlier_passphrase_are_restored_with_it(
    encrypted: str,
    typing: Typing,  # noqa: F811
    chooses: list[str],
) -> None:
    typing("open", "other", "other")
    chooses.append("")
    assert checkin("lock", "change").code == 0
    typing("other")
    checkin("win", "later")
    keys.clear()
    typing("other", "open")
    said = checkin("restore", "--yes", "1")
    assert said.code == 0, said.err
    keys.clear()
    typing("open", "open", "open")
    assert checkin("log").code == 1
    typing("other")
    shown = checkin("log").out
    assert "quartz two" in shown
    assert "later" not in shown


def test_a_plain_backup_comes_back_into_an_encrypted_file_encrypted(
    path: str,
    typing: Typing,  # noqa: F811
) -> None:
    checkin("win", "quartz")
    with Journal.open(path) as journal:
        journal.backups.make()
    checkin("win", "topaz")
    Journal.encryption(path).turn_on("open")
    keys.clear()
    typing("open")
    said = checkin("restore", "--yes", "1")
    assert said.code == 0, said.err
    assert Path(path).read_bytes().startswith(ENCRYPTED)
    with Journal.open(path) as journal:
        assert [entry.text for entry in journal.entries()] == ["quartz"]
        assert journal.lock.is_opened_by("open")


def test_a_lost_encrypted_file_is_missed_and_comes_back_encrypted(
    encrypted: str,
    typing: Typing,  # noqa: F811
) -> None:
    os.unlink(encrypted)
    said = checkin("win", "more")
    assert said.code == 1
    assert "which is encrypted" in said.err
    assert not os.path.exists(encrypted)
    typing("open")
    said = checkin("restore", "--yes")
    assert said.code == 0, said.err
    assert Path(encrypted).read_bytes().startswith(ENCRYPTED)
    typing("open")
    assert "quartz two" in checkin("log").out


def test_a_damaged_encrypted_file_is_said_to_be_so_and_restored(
    encrypted: str,
    typing: Typing,  # noqa: F811
) -> None:
    for start in (2000, 3 * 4096 + 100):
        spoiled = bytearray(Path(encrypted).read_bytes())
        spoiled[start] ^= 1
        Path(encrypted).write_bytes(spoiled)
        keys.clear()
        typing("open")
        said = checkin("win", "more")
        assert said.code == 1
        assert f"{encrypted} is damaged. Nothing was changed." in said.err, said.err
        assert "`checkin rescue NEWFILE` saves all that can be read" in said.err
        typing("open")
        said = checkin("restore", "--yes")
        assert said.code == 0, said.err


def test_two_encrypted_files_are_merged(encrypted: str, tmp_path: Path, typing: Typing) -> None:  # noqa: F811
    own = str(tmp_path / "own.db")
    checkin("--file", own, "win", "mine")
    typing("no", "no", "no")
    assert checkin("--file", own, "merge", encrypted).code == 1
    typing("open")
    said = checkin("--file", own, "merge", encrypted)
    assert said.code == 0, said.err
    assert asked[-1] == "checkin.db has a passphrase of its own: "
    assert "quartz" in checkin("--file", own, "log").out
    Journal.encryption(own).turn_on("mine")
    keys.clear()
    typing("mine", "open")
    assert checkin("--file", own, "merge", encrypted).code == 0
    assert not [name for name in os.listdir(tmp_path) if name.startswith(".checkin")]


def test_doctor_export_import_and_purge_work_with_the_passphrase(
    encrypted: str,
    tmp_path: Path,
    typing: Typing,  # noqa: F811
) -> None:
    typing("open")
    said = checkin("doctor")
    assert said.code == 0, said.out
    assert "doesn't know" not in said.out
    keys.clear()
    said = checkin("doctor")
    assert said.code == 1
    assert "is encrypted, so nothing more can be looked at without its passphrase." in said.out
    assert "Type the passphrase when `checkin doctor` asks for it." in said.out
    assert "need the passphrase they were made with: 1." in said.out
    assert "deleted" not in said.out
    typing("open")
    assert checkin("doctor", "--mend").code == 0
    typing("open")
    out = str(tmp_path / "out.json")
    assert checkin("export", "--output", out).code == 0
    assert b"quartz one" in Path(out).read_bytes()
    typing("open")
    assert checkin("import", out).code == 0
    typing("open")
    said = checkin("purge", "1", "--yes")
    assert said.code == 0, said.err
    typing("open")
    assert "quartz one" not in checkin("log").out


def test_an_encrypted_file_is_exported_and_not_imported_itself(
    encrypted: str, tmp_path: Path
) -> None:
    said = checkin("--file", str(tmp_path / "own.db"), "import", encrypted)
    assert said.code == 1
    assert "checkin.db is a check-in file itself. Export it" in said.err


def test_many_backups_are_listed_and_what_stays_plain_is_named(
    path: str,
    typing: Typing,  # noqa: F811
    chooses: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lock_command, "_MOST", 2)
    with Journal.open(path) as journal:
        journal.add(NewEntry("win", "quartz"))
        made = journal.backups.make()
    for number in range(2, 5):
        name = f"checkin-{number:05}-20260101T0000{number:02}Z-asked.db"
        (Path(made.path).parent / name).write_bytes(Path(made.path).read_bytes())
    (Path(made.path).parent / name).write_bytes(b"garbage " * 100)
    typing("open", "open")
    chooses.append("encrypt")
    said = checkin("lock", "on", "--encrypt")
    assert said.out.splitlines()[2] == "These backups don't need your new passphrase:"
    assert "  and 2 more" in said.out.splitlines()
    assert f"{Path(made.path).parent / name} couldn't be encrypted, and is as it was." in said.err
    assert len(Journal.encryption(path).other_backups()) == 1


def test_without_what_opens_it_the_file_is_left_alone(
    encrypted: str,
    typing: Typing,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cipher, "is_possible", lambda: False)
    why = (
        f"{encrypted} is encrypted, and what opens encrypted files isn't installed. Nothing was"
        " changed. Install it with: pip install 'checkin[encryption]'"
    )
    typing("open")
    for args in (("log",), ("win", "tea"), ("lock", "off"), ("merge", encrypted)):
        said = checkin(*args)
        assert (said.code, said.out) == (1, "")
        assert said.err.startswith(why), said.err
    assert "Samaritans" in checkin("people", "--country", "gb").out
    said = checkin("--file", f"{encrypted}.new", "lock", "on", "--encrypt")
    assert said.err == (
        "What encrypts files isn't installed. Install it with: pip install 'checkin[encryption]'\n"
    )
    with pytest.raises(EncryptedFile):
        Journal.open(encrypted)
