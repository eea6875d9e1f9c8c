"""A passphrase in the keyring of the computer, for one who chose so: asked for no more."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import util
from pathlib import Path

import pytest

from checkin.core.entries import NewEntry
from checkin.core.errors import NotWritable
from checkin.journal import Journal
from checkin.journal.lock import Lock
from checkin.storage.cipher import keys
from tests.cli.test_lock import Typing, asked, typing  # noqa: F401
from tests.support.shell import Said, checkin

pytest.importorskip("keyring", reason="there is no keyring for this system")
from tests.support.memory_keyring import MemoryKeyring

pytestmark = pytest.mark.usefixtures("quick_lock", "nothing_open")
HELD = (
    "Your passphrase is in the keyring of this computer. checkin opens without asking here, and the"
    " hidden screen still asks.\n"
)
ENCRYPTED = "Your file is encrypted with your passphrase."
STATUS = (
    "Your passphrase is in the keyring of this computer, so checkin opens without asking here. The"
    " hidden screen still asks.\n"
)


@pytest.fixture(autouse=True)
def keyring(monkeypatch: pytest.MonkeyPatch) -> type[MemoryKeyring]:
    """A keyring with nothing in it."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", f"{MemoryKeyring.__module__}.MemoryKeyring")
    monkeypatch.setattr(MemoryKeyring, "held", {})
    monkeypatch.setattr(MemoryKeyring, "asked", [])
    return MemoryKeyring


@pytest.fixture(params=["plain", "encrypted"])
def kind(request: pytest.FixtureRequest) -> str:
    if request.param == "encrypted":
        pytest.importorskip("sqlcipher3", reason="there is no sqlcipher3 for this system")
    return str(request.param)


@pytest.fixture
def filled(path: str) -> str:
    with Journal.open(path) as journal:
        journal.add(NewEntry("win", "quartz one"))
    return path


@pytest.fixture
def held(filled: str, kind: str, typing: Typing) -> str:  # noqa: F811
    """A file whose passphrase is `open`, and in the keyring."""
    typing("open", "open")
    assert turn_on(kind).code == 0
    return filled


def turn_on(kind: str) -> Said:
    said = checkin("lock", "on", "--keyring", *(["--encrypt"] if kind == "encrypted" else []))
    forgotten()
    return said


def forgotten() -> None:
    """Have this process know no more than a new one."""
    keys.clear()
    asked.clear()
    MemoryKeyring.asked.clear()


def opens_without_asking() -> None:
    forgotten()
    assert "quartz one" in checkin("log").out
    assert asked == []


def test_it_opens_without_asking_and_says_so(
    filled: str,
    kind: str,
    typing: Typing,  # noqa: F811
    keyring: type[MemoryKeyring],
) -> None:
    typing("open", "open")
    said = turn_on(kind)
    encrypted = "Your file is encrypted. It opens with your passphrase.\n"
    first = encrypted if kind == "encrypted" else "Your passphrase is set.\n"
    assert said.out == first + HELD
    assert keyring.held == {("checkin", os.path.realpath(filled)): "open"}
    assert "quartz one" in checkin("log").out
    assert checkin("win", "Had tea").code == 0
    is_set = {"plain": "A passphrase is set.\n", "encrypted": f"{ENCRYPTED}\n"}
    assert checkin("lock").out == is_set[kind] + STATUS
    assert checkin("--json", "lock").json["keyring"] is True
    assert asked == []
    Path(f"{filled}.keyring").unlink()
    forgotten()
    typing()
    assert checkin("log").code == 1
    assert asked
    assert keyring.asked == []


def test_one_that_is_set_is_put_there_and_another_is_not(
    filled: str,
    kind: str,
    typing: Typing,  # noqa: F811
    keyring: type[MemoryKeyring],
) -> None:
    typing("open", "open")
    checkin("lock", "on", *(["--encrypt"] if kind == "encrypted" else []))
    assert checkin("--json", "lock").json["keyring"] is False
    assert keyring.asked == []
    forgotten()
    typing("other")
    said = checkin("lock", "on", "--keyring")
    assert said == Said(1, "", "That isn't the passphrase. Nothing was changed.\n")
    assert not keyring.held
    assert not os.path.exists(f"{filled}.keyring")
    forgotten()
    typing("open")
    assert checkin("--json", "lock", "on", "--keyring").json == {
        "passphrase": True,
        "encrypted": kind == "encrypted",
        "keyring": True,
    }
    opens_without_asking()


def test_changing_it_changes_it_there(
    held: str,
    typing: Typing,  # noqa: F811
    keyring: type[MemoryKeyring],
) -> None:
    typing("open", "tea", "tea")
    assert checkin("lock", "change").code == 0
    assert len(asked) == 3
    assert [*keyring.held.values()] == ["tea"]
    opens_without_asking()


def test_removing_it_takes_it_out(
    held: str,
    typing: Typing,  # noqa: F811
    keyring: type[MemoryKeyring],
) -> None:
    typing("open")
    said = checkin("lock", "off")
    assert said.code == 0
    assert asked, "it has to be typed for that"
    assert "keyring" not in said.err
    assert not keyring.held
    assert not os.path.exists(f"{held}.keyring")


def test_a_keyring_that_does_not_answer_is_named_and_it_is_asked_for(
    held: str,
    typing: Typing,  # noqa: F811
    keyring: type[MemoryKeyring],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(keyring, "is_locked", True)
    typing("open")
    said = checkin("log")
    assert "quartz one" in said.out
    assert said.err.startswith("The keyring doesn't answer: it is locked.\n")
    forgotten()
    typing("open", "tea", "tea")
    said = checkin("lock", "change")
    assert said.code == 0
    assert "The keyring didn't take the new passphrase, so checkin asks for it" in said.err
    forgotten()
    monkeypatch.setattr(keyring, "is_locked", False)
    typing("tea")
    assert "quartz one" in checkin("log").out
    assert asked
    forgotten()
    typing("tea")
    assert checkin("lock", "on", "--keyring").code == 0
    monkeypatch.setattr(keyring, "is_locked", True)
    forgotten()
    typing("tea")
    said = checkin("lock", "off")
    assert said.code == 0
    assert "It may still be in the keyring of this computer, under the name checkin." in said.err
    assert checkin("log").code == 0


def test_an_earlier_one_in_the_keyring_opens_nothing(
    held: str,
    typing: Typing,  # noqa: F811
    keyring: type[MemoryKeyring],
) -> None:
    keyring.held = dict.fromkeys(keyring.held, "earlier")
    typing("open")
    assert "quartz one" in checkin("log").out
    assert len(asked) == 1


def test_a_new_one_that_was_not_put_there_leaves_none_from_before(
    filled: str,
    typing: Typing,  # noqa: F811
    keyring: type[MemoryKeyring],
) -> None:
    typing("open", "open")
    turn_on("plain")
    with Journal.open(filled) as journal:  # as one does who forgot it
        journal._connection.rows("DELETE FROM settings WHERE name = 'lock'")
    assert checkin("--json", "lock").json["keyring"] is False
    typing("tea", "tea")
    assert checkin("lock", "on").code == 0
    assert not keyring.held
    typing("tea")
    assert "quartz one" in checkin("log").out


def _nothing_changed(said: Said, why: str, path: str) -> None:
    assert said == Said(1, "", why)
    assert asked == [], "it is said before anything is typed"
    assert checkin("--json", "lock").json["passphrase"] is False
    assert not os.path.exists(f"{path}.keyring")


NONE = "There's no keyring on this computer that checkin can use. Nothing was changed.\n"


@pytest.mark.parametrize("backend", ["fail", "null"])
def test_where_there_is_none_that_is_said_and_nothing_changes(
    filled: str,
    backend: str,
    typing: Typing,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", f"keyring.backends.{backend}.Keyring")
    typing("open", "open")
    _nothing_changed(checkin("lock", "on", "--keyring"), NONE, filled)


def test_a_keyring_that_is_not_well_kept_is_none(
    filled: str,
    typing: Typing,  # noqa: F811
    keyring: type[MemoryKeyring],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(keyring, "priority", 0.5)  # such as one that keeps it as plain text
    typing("open", "open")
    _nothing_changed(checkin("lock", "on", "--keyring"), NONE, filled)


def test_where_the_library_is_missing_that_is_said_with_what_to_do(
    filled: str,
    typing: Typing,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    usual = util.find_spec
    monkeypatch.setattr(util, "find_spec", lambda name: None if name == "keyring" else usual(name))
    typing("open", "open")
    why = (
        "What reaches the keyring isn't installed. Nothing was changed. Install it with:"
        " pip install 'checkin[keyring]'\n"
    )
    _nothing_changed(checkin("lock", "on", "--keyring"), why, filled)


def test_a_keyring_that_takes_nothing_leaves_all_as_it_was(
    filled: str,
    typing: Typing,  # noqa: F811
    keyring: type[MemoryKeyring],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(keyring, "set_password", lambda *what: None)
    typing("open", "open")
    assert checkin("lock", "on", "--keyring") == Said(1, "", NONE)
    assert checkin("--json", "lock").json["passphrase"] is False
    assert not os.path.exists(f"{filled}.keyring")


def test_a_lock_that_could_not_be_set_leaves_nothing_in_the_keyring(
    filled: str,
    typing: Typing,  # noqa: F811
    keyring: type[MemoryKeyring],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(self: Lock, passphrase: str) -> None:
        assert [*keyring.held.values()] == ["open"]
        raise NotWritable("It can't be written.")

    monkeypatch.setattr(Lock, "turn_on", refuse)
    typing("open", "open")
    assert checkin("lock", "on", "--keyring") == Said(1, "", "It can't be written.\n")
    assert not keyring.held
    assert not os.path.exists(f"{filled}.keyring")


def test_where_the_choice_cannot_be_noted_nothing_changes(
    filled: str,
    typing: Typing,  # noqa: F811
    keyring: type[MemoryKeyring],
) -> None:
    os.mkdir(f"{filled}.keyring")
    typing("open", "open")
    said = checkin("lock", "on", "--keyring")
    assert said.code == 1
    assert f"{filled}.keyring can't be made: Is a directory. Nothing was changed." in said.err
    assert not keyring.held
    assert checkin("--json", "lock").json["passphrase"] is False


def test_it_is_never_loaded_where_it_was_not_chosen(filled: str) -> None:
    code = (
        "import sys\nfrom checkin.cli import run\nrun(sys.argv[1:])\n"
        "assert not [name for name in sys.modules if name.partition('.')[0] == 'keyring']"
    )
    for line in (["win", "Had", "tea"], ["log"], ["lock"], ["status"], ["glimpse"]):
        done = subprocess.run([sys.executable, "-c", code, *line], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
