"""A passphrase in the shell: setting it, and what each command does where one is set."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from checkin.cli import unlocking
from checkin.cli.access import ACCESS, ASKS, KEEPS, SHOWS_NOTHING, access
from checkin.cli.commands import lock as lock_command
from checkin.cli.registry import MODULES
from checkin.core.entries import NewEntry
from checkin.journal import Journal
from checkin.storage import cipher
from checkin.storage.connection import Connection
from tests.support import ROOT
from tests.support.commands import ARGUMENTS, EVERY, KEEPING, line
from tests.support.shell import NOON, Said, checkin
from tests.support.terminal import Terminal

pytestmark = pytest.mark.usefixtures("quick_lock")
REFUSED = (
    "This file has a passphrase, and it has to be typed at a terminal. Nothing was shown or"
    " changed. `checkin win` and `checkin backup` work without it.\n"
)
WORDS = ("quartz", "Samuel", "topaz")
"""Words that nobody may see without the passphrase."""

Typing = Callable[..., list[float]]


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> Typing:
    """Have somebody at the terminal who types these lines; the waits there were."""
    waits: list[float] = []

    def types(*typed: str) -> list[float]:
        rest = [*typed]

        def read(prompt: str) -> str:
            asked.append(prompt)
            if not rest:
                raise EOFError
            return rest.pop(0)

        for module in (unlocking, lock_command):
            monkeypatch.setattr(module, "at_terminal", lambda stream: True)
        monkeypatch.setattr(unlocking, "getpass", read)
        monkeypatch.setattr(unlocking, "sleep", waits.append)
        return waits

    asked.clear()
    return types


asked: list[str] = []


@pytest.fixture
def locked(path: str) -> str:
    """A file with three entries, one of them put away, a backup, a person, a total and a lock."""
    with Journal.open(path) as journal:
        for text in ("quartz one", "quartz two #topaz", "quartz three"):
            journal.add(NewEntry("win", text))
        journal.settings.set("total", "topaz days")
        journal.settings.set("toward", "topaz")
        journal.contacts.add("Samuel", "123")
        journal.safety_plan.add("signs", "topaz")
        journal.day_total.count(NOON.date())
        journal.lock.turn_on("open")
        journal.backups.make()
        journal.delete(3)
    return path


def test_every_command_is_in_one_group() -> None:
    listed = [name for names in ACCESS.values() for name in names]
    assert sorted(listed) == sorted(MODULES)
    assert access("a new one") == ASKS


@pytest.mark.parametrize("name", EVERY)
def test_without_a_terminal_no_command_shows_a_word_that_was_kept(locked: str, name: str) -> None:
    before = Path(locked).read_bytes()
    for args in (line(name), ("--json", *line(name))):
        said = checkin(*args)
        shown = said.out + said.err
        assert not [word for word in WORDS if word in shown], shown
        if access(name.split()[0]) == ASKS:
            assert (said.code, said.out, said.err) == (1, "", REFUSED)
            assert Path(locked).read_bytes() == before
        elif access(name.split()[0]) == SHOWS_NOTHING and name not in ("rescue", "packs remove"):
            assert said.code == 0


@pytest.mark.parametrize("name", [name for name in KEEPING if access(name) == KEEPS])
def test_what_keeps_something_works_without_asking_and_shows_nothing_old(
    locked: str, name: str
) -> None:
    for as_json in ((), ("--json",)):
        said = checkin(*as_json, *line(name, KEEPING))
        assert said.code == 0
        assert not [word for word in WORDS if word in said.out + said.err]
    with Journal.open(locked) as journal:
        assert len(journal.entries()) == (4 if name == "here" else 5)  # a day is once enough


def test_a_day_is_counted_without_its_name(locked: str) -> None:
    assert checkin("count", "--on", "yesterday").out == "Counted. The total shows in the app.\n"
    assert checkin("--json", "count").json == {"name": None, "days": None, "entry": None}


@pytest.mark.parametrize("args", [("count", "--show"), ("week",), ("session",)])
def test_lines_that_only_show_ask(locked: str, args: tuple[str, ...]) -> None:
    assert checkin(*args) == Said(1, "", REFUSED)


def test_words_on_standard_input_are_given_back_where_nobody_can_be_asked(locked: str) -> None:
    said = checkin("edit", "1", "-", typed="other words")
    assert said.code == 1
    assert said.err.startswith(REFUSED.rstrip())
    assert "other words" in said.err


def test_at_a_terminal_the_passphrase_is_asked_for_once(locked: str, typing: Typing) -> None:
    typing("open")
    said = checkin("log")
    assert said.code == 0
    assert "quartz two" in said.out
    assert asked == ["Passphrase: "]
    typing("open")
    assert checkin("settings", "toward", "calm").out == "calm\n"
    assert checkin("settings", "toward").code == 1  # the line has ended


def test_a_wrong_one_can_be_tried_again_after_a_wait_that_grows(
    locked: str, typing: Typing
) -> None:
    waits = typing("no", "", "open")
    said = checkin("search", "quartz")
    assert said.code == 0
    assert "quartz one" in said.out
    assert said.err == "That isn't it. You can try again.\n" * 2
    assert waits == [0.5, 1.0]
    typing("no", "no", "no", "open")
    said = checkin("search", "quartz")
    assert (said.code, said.out) == (1, "")
    assert said.err.splitlines()[-1] == (
        "That isn't the passphrase, so nothing was shown. You can try again."
        " `checkin help lock` says what to do if you forgot it."
    )


def test_status_glimpse_and_completion_say_nothing_personal(
    locked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = checkin("status")
    assert [row.split()[0] for row in said.out.splitlines()] == ["file", "file", "size"]
    assert said.err == "A passphrase is set, so the rest isn't shown.\n"
    found = checkin("status", "--json").json
    assert (found["wins"], found["entries"], found["file"]) == (None, None, locked)
    assert checkin("glimpse") == Said(0, "", "")
    assert checkin("glimpse", "--json").json is None
    monkeypatch.setenv("_CHECKIN_COMPLETE", "bash_complete")
    for words in ("checkin show ", "checkin search #"):
        monkeypatch.setenv("COMP_WORDS", words)
        monkeypatch.setenv("COMP_CWORD", "2")
        assert checkin().out.strip() == ""
    with Journal.open(locked) as journal:
        journal.lock.turn_off("open")
    assert checkin().out.strip() == "plain,#topaz"


def test_a_nudge_is_a_line_that_says_nothing(locked: str) -> None:
    with Journal.open(locked) as journal:
        for entry in journal.entries():
            journal.delete(entry.id)
    said = checkin("nudge", "--win")
    assert (said.code, said.err) == (0, "")
    assert said.out
    assert not [word for word in WORDS if word in said.out]


def test_help_lines_need_no_passphrase_and_people_do(locked: str, typing: Typing) -> None:
    checkin_lines = checkin("people", "--country", "gb")
    assert checkin_lines.code == 0
    assert "Samaritans" in checkin_lines.out
    assert checkin_lines.err == (
        "Your own people and your plan aren't shown: they need your passphrase.\n"
    )
    assert checkin("people", "--json").json["people"] is None
    assert checkin("people", "--plan").code == 1
    for typed in ("", "no"):
        typing(typed, *["no"] * 2)
        said = checkin("people", "--country", "gb")
        assert said.code == 0
        assert "Samaritans" in said.out
        assert "Samuel" not in said.out
        assert asked[-1] == "Passphrase (or press enter for help lines): "
    typing("open")
    assert "Samuel" in checkin("people").out
    typing("open")
    assert "topaz" in checkin("people", "--plan").out


def test_it_is_set_changed_and_removed(
    path: str, typing: Typing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cipher, "is_possible", lambda: False)  # what encrypts files is not there
    said = checkin("lock")
    assert said.out == "No passphrase is set. To set one: checkin lock on\n"
    typing("tea  at four", "tea at four ")
    said = checkin("lock", "on")
    assert said.out == (
        "Your passphrase is set. checkin asks for it before it shows what you wrote.\n"
    )
    assert said.err == (
        "It keeps eyes out. The file isn't encrypted, so anyone who can open the file itself can"
        " still read it.\nBackups you made before keep what they had then: no passphrase, or the"
        " old one.\n"
    )
    assert asked == ["New passphrase: ", "The same again: "]
    assert checkin("lock", "status").out == (
        "A passphrase is set. checkin asks for it before it shows what you wrote.\n"
    )
    said = checkin("lock", "on")
    assert (said.code, said.err.splitlines()[-1]) == (
        1,
        "A passphrase is set already. `checkin lock change` changes it, and `checkin lock off`"
        " removes it.",
    )
    typing("no", "other", "other")
    said = checkin("lock", "change")
    assert (said.code, said.err) == (1, "That isn't the passphrase. Nothing was changed.\n")
    typing("tea at four", "other", "other")
    assert checkin("lock", "change").out == "Your passphrase is changed.\n"
    typing("tea at four")
    assert checkin("lock", "off").code == 1
    typing("other")
    said = checkin("--json", "lock", "off")
    assert (said.code, said.json, said.err) == (
        0,
        {"passphrase": False, "encrypted": False},
        "",
    )
    typing("x")
    for name in ("off", "change"):
        said = checkin("lock", name)
        assert (said.code, said.err) == (1, "No passphrase is set. `checkin lock on` sets one.\n")


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        (("a", "b"), "Those two are different. Nothing was changed.\n"),
        (("", ""), "A passphrase can't be empty. Nothing was changed.\n"),
    ],
)
def test_one_that_is_mistyped_is_not_set(
    path: str, typing: Typing, typed: tuple[str, ...], why: str
) -> None:
    typing(*typed)
    said = checkin("lock", "on")
    assert (said.code, said.out, said.err) == (1, "", why)
    assert not os.path.exists(path)


def test_it_is_removed_and_kept_out_of_what_the_answer_says(locked: str, typing: Typing) -> None:
    checkin("win", "still works")
    typing("open")
    assert checkin("lock", "off").out == "Your passphrase is removed.\n"
    assert "still works" in checkin("log").out


def test_status_says_after_how_many_minutes_the_app_hides(path: str) -> None:
    checkin("settings", "hide-after", "5")
    assert checkin("lock").out.splitlines()[1] == ("The app hides itself after so many minutes: 5")
    assert checkin("--json", "lock").json == {
        "passphrase": False,
        "encrypted": False,
        "keyring": False,
        "hide_after": 5,
    }


@pytest.mark.parametrize("name", ["on", "off", "change"])
def test_nobody_can_be_asked_without_a_terminal(path: str, name: str) -> None:
    said = checkin("lock", name, typed="secret\nsecret\n")
    assert said == Said(
        1,
        "",
        "A passphrase has to be typed at a terminal, and this isn't one. Nothing was changed.\n",
    )
    assert not os.path.exists(path)


def test_a_restored_backup_says_that_the_passphrase_stays(path: str, typing: Typing) -> None:
    with Journal.open(path) as journal:
        journal.add(NewEntry("win", "quartz"))
        journal.backups.make()
        journal.add(NewEntry("win", "later"))
        journal.lock.turn_on("open")
    assert "a change of your passphrase" in checkin("backups").out
    assert checkin("restore", "--yes", "1").code == 1
    typing("open")
    said = checkin("restore", "--yes", "1")
    assert said.code == 0
    assert said.out.splitlines()[-1] == "The passphrase stays as it is now."
    assert checkin("log").code == 1


def test_a_file_with_another_passphrase_asks_for_that_one_too(
    locked: str, tmp_path: Path, typing: Typing
) -> None:
    own = str(tmp_path / "own.db")
    checkin("--file", own, "win", "mine")
    for args in (("merge", locked), ("restore", "--yes", locked)):
        typing("no", "no", "no")
        said = checkin("--file", own, *args)
        assert said.code == 1
        assert not [word for word in WORDS if word in said.out]
        assert set(asked) == {"checkin.db has a passphrase of its own: "}
        asked.clear()
    typing("open")
    assert checkin("--file", own, "merge", locked).code == 0
    assert "quartz" in checkin("--file", own, "log").out


def test_a_copy_of_the_same_file_asks_once(locked: str, tmp_path: Path, typing: Typing) -> None:
    copy = tmp_path / "copy.db"
    assert checkin("backup", str(copy)).code == 0
    typing("open")
    assert checkin("merge", str(copy)).code == 0
    assert asked == ["Passphrase: "]


def test_a_lock_that_cannot_be_read_is_said_to_be_so(locked: str, typing: Typing) -> None:
    connection = Connection(locked)
    with connection.transaction():
        connection.run("UPDATE settings SET value = 'x' WHERE name = 'lock'")
    connection.close()
    typing("open")
    said = checkin("log")
    assert (said.code, said.err) == (
        1,
        "The passphrase in this file can't be read, so none can be right."
        " `checkin help lock` says how to remove it.\n",
    )
    assert "delete from settings where name = 'lock'" in checkin("help", "lock").out


def test_what_is_asked_never_comes_from_the_line_itself() -> None:
    for name in EVERY:
        if name.startswith("lock"):
            assert ARGUMENTS.get(name) in (None, ("--help",))
    assert checkin("lock", "on", "secret").code == 2


def test_it_is_typed_unseen_at_a_real_terminal(locked: str) -> None:
    import sys

    argv = [sys.executable, "-m", "checkin", "log"]
    with Terminal(argv, env={"PYTHONPATH": str(ROOT)}) as terminal:
        terminal.wait_to_see("Passphrase:")
        terminal.send("open\n")
        assert terminal.exit_code() == 0
        assert "quartz two" in "\n".join(terminal.screen())
        assert b"open" not in terminal.bytes_seen
    assert json.loads(checkin("--json", "lock").out)["passphrase"] is True
