"""Words that were typed are kept, or a draft, or given back: whatever happens between."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from checkin.core.entries import NewEntry
from checkin.core.records import Draft
from checkin.core.text import LIMIT
from checkin.journal import Journal
from tests.support.held import held
from tests.support.shell import checkin
from tests.support.terminal import Terminal

TYPED = "Sat down for ten minutes, zoë 日記"
BACK = "Your words could not be kept. Here they are, so you don't lose them:"
ASKING = {
    "win": ("win",),
    "intention": ("intention",),
    "hard": ("hard", "--on", "yesterday"),
    "edit": ("edit", "1"),
}
"""Every command that asks for words, as it is written to do so."""
PLACES = {"win": "wins", "intention": "morning", "edit": "entry"}

IMPATIENT = """
import sys
import checkin.storage.connection as connection
connection.PATIENCE = float(sys.argv[1])
import checkin.journal.journal as journal
journal.Journal.open.__func__.__kwdefaults__["patience"] = connection.PATIENCE
sys.argv = ["checkin", *sys.argv[2:]]
from checkin.__main__ import main
sys.exit(main())
"""
"""The program, waiting less long for another one that holds the file."""
FULL = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
sys.argv = ["checkin", *sys.argv[1:]]
from checkin.__main__ import main
import checkin.cli.typed_words as typed
ask = typed.ask_for
def asked(*args, **named):
    text = ask(*args, **named)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, 1))
    return text
typed.ask_for = asked
sys.exit(main())
"""
"""The program on a disk that is full once the words are typed."""


@pytest.fixture
def kept(path: str) -> str:
    """A file with one win."""
    with Journal.open(path) as journal:
        journal.add(NewEntry("win", "one"))
    return path


def asked(
    path: str, args: tuple[str, ...], *, code: str = IMPATIENT, wait: str = "0.1"
) -> Terminal:
    argv = [sys.executable, "-c", code, *([wait] if code == IMPATIENT else []), *args]
    return Terminal(argv, env={"CHECKIN_FILE": path})


def texts(path: str) -> list[str]:
    with Journal.open(path) as journal:
        return [entry.text for entry in journal.entries()]


def drafts(path: str) -> list[Draft]:
    with Journal.open(path) as journal:
        journal.drafts.take_over()
        return journal.drafts.all()


def typed_at(terminal: Terminal, text: str = TYPED, end: str = "\r") -> None:
    terminal.wait_for("> ")
    terminal.send("\x15" + text)  # ctrl+u: an edit begins with the words as they are
    terminal.wait_for(text.split()[-1])
    terminal.send(end)


@pytest.mark.parametrize("name", ASKING)
def test_words_typed_while_the_file_is_held_come_back(kept: str, name: str) -> None:
    with asked(kept, ASKING[name]) as terminal:
        terminal.wait_for("> ")
        with held(kept):
            typed_at(terminal)
            assert terminal.exit_code() == 1
        said = "\n".join(terminal.screen())
        assert "Another program is using your check-in file." in said
        assert f"{BACK}\n{TYPED}" in said
        assert "othing was lost" not in said
    assert texts(kept) == ["one"]


@pytest.mark.parametrize("name", ASKING)
def test_words_typed_while_the_disk_is_full_come_back(kept: str, name: str) -> None:
    with asked(kept, ASKING[name], code=FULL) as terminal:
        typed_at(terminal)
        assert terminal.exit_code() == 1
        said = "\n".join(terminal.screen())
        assert f"{BACK}\n{TYPED}" in said
        assert "othing was lost" not in said
    assert texts(kept) == ["one"]


@pytest.mark.parametrize("name", PLACES)
@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGINT])
def test_words_half_typed_when_it_has_to_end_are_a_draft(kept: str, name: str, number: int) -> None:
    with asked(kept, ASKING[name]) as terminal:
        typed_at(terminal, end="")
        terminal.wait_to_rest()
        terminal.kill(signal.Signals(number))
        assert terminal.exit_code() == 128 + number
        assert terminal.is_as_it_was()
        assert "What you typed is saved as a draft." in "\n".join(terminal.screen())
    (draft,) = drafts(kept)
    assert (draft.screen, draft.text, draft.left) == (PLACES[name], TYPED, True)
    assert texts(kept) == ["one"]


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGINT])
def test_the_words_as_they_are_are_no_draft_when_an_edit_ends(kept: str, number: int) -> None:
    with asked(kept, ("edit", "1")) as terminal:
        terminal.wait_for("> one")
        terminal.wait_to_rest()
        terminal.kill(signal.Signals(number))
        assert terminal.exit_code() == 128 + number
        assert "What you typed" not in "\n".join(terminal.screen())
    assert drafts(kept) == []


def test_an_edit_of_what_is_put_away_asks_nothing(kept: str) -> None:
    with Journal.open(kept) as journal:
        journal.delete(1)
    with asked(kept, ("edit", "1")) as terminal:
        assert terminal.exit_code() == 1
        said = "\n".join(terminal.screen())
    assert "#1 is put away." in said
    assert "These are the words now" not in said


def test_an_edit_says_that_the_words_were_changed_elsewhere_meanwhile(kept: str) -> None:
    with asked(kept, ("edit", "1")) as terminal:
        terminal.wait_for("> one")
        with Journal.open(kept) as journal:
            journal.edit(1, text="one AAA")
        typed_at(terminal)
        assert terminal.exit_code() == 0
        assert "Meanwhile it was changed somewhere else too." in "\n".join(terminal.screen())
    assert texts(kept) == [TYPED]


def test_words_for_an_entry_that_is_put_away_meanwhile_come_back(kept: str) -> None:
    with asked(kept, ("edit", "1")) as terminal:
        terminal.wait_for("> one")
        with Journal.open(kept) as journal:
            journal.delete(1)
        typed_at(terminal)
        assert terminal.exit_code() == 1
        said = "\n".join(terminal.screen())
    assert "#1 is put away." in said
    assert f"{BACK}\n{TYPED}" in said
    assert drafts(kept) == []


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGINT])
def test_two_signals_at_once_end_it_as_one_does(kept: str, number: int) -> None:
    with asked(kept, ("win",)) as terminal:
        typed_at(terminal, end="")
        terminal.wait_to_rest()
        terminal.kill(signal.SIGSTOP)
        terminal.kill(signal.SIGALRM)  # the look at the line, due at the same moment
        terminal.kill(signal.Signals(number))
        terminal.kill(signal.SIGCONT)
        assert terminal.exit_code() == 128 + number
        assert "a fault of its own" not in "\n".join(terminal.screen())
    assert [draft.text for draft in drafts(kept)] == [TYPED]


def test_words_half_typed_when_the_window_is_closed_are_a_draft(kept: str) -> None:
    with asked(kept, ("win",)) as terminal:
        typed_at(terminal, end="")
        looks = terminal.wakeups()
        while terminal.wakeups() < looks + 3:
            terminal.listen(0.05)
        terminal.close_window()
        assert terminal.exit_code() == 128 + signal.SIGHUP
    assert [draft.text for draft in drafts(kept)] == [TYPED]


def test_words_half_typed_come_back_where_no_draft_can_be(kept: str) -> None:
    with asked(kept, ("win",)) as terminal:
        typed_at(terminal, end="")
        terminal.wait_to_rest()
        with held(kept):
            terminal.kill(signal.SIGTERM)
            assert terminal.exit_code() == 128 + signal.SIGTERM
        assert f"{BACK}\n{TYPED}" in "\n".join(terminal.screen())


def test_ctrl_c_in_an_empty_line_leaves_nothing(kept: str) -> None:
    with asked(kept, ("win",)) as terminal:
        terminal.wait_for("> ")
        terminal.wait_to_rest()
        terminal.send("\x03")
        assert terminal.exit_code() == 130
        assert BACK not in "\n".join(terminal.screen())
    assert drafts(kept) == []


def test_a_draft_from_the_shell_waits_where_it_is_said_to_be(kept: str) -> None:
    with asked(kept, ("win",)) as terminal:
        typed_at(terminal, end="\x03")
        terminal.wait_to_see("Open checkin and press w to go on with it.")
        assert terminal.exit_code() == 130
    app = [sys.executable, "-m", "checkin"]
    with Terminal(app, env={"CHECKIN_FILE": kept}) as terminal:
        terminal.wait_to_see("This morning")
        terminal.send("w")
        terminal.wait_to_see(TYPED)
        terminal.send("\r")
        terminal.wait_to_see("2 so far")
        terminal.send("\x11")
        assert terminal.exit_code() == 0
    assert sorted(texts(kept)) == [TYPED, "one"]
    assert drafts(kept) == []


def test_a_key_that_was_moved_is_said_as_it_is_now(kept: str) -> None:
    for name, id, key in (("win", "app.wins", "d"), ("intention", "app.morning", "*")):
        assert checkin("settings", "keys", id, key).code == 0
        with asked(kept, ASKING[name]) as terminal:
            typed_at(terminal, end="\x03")
            terminal.wait_to_see(f"Open checkin and press {key} to go on with it.")
            assert terminal.exit_code() == 130


@pytest.mark.parametrize("args", [("win",), ("win", "-"), ("hard",), ("intention",), ("edit", "1")])
def test_words_that_were_piped_in_come_back(kept: str, args: tuple[str, ...]) -> None:
    with held(kept):
        done = subprocess.run(
            [sys.executable, "-c", IMPATIENT, "0.1", *args],
            input=f"{TYPED}\nand more\n".encode(),
            capture_output=True,
            check=False,
        )
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().endswith(f"\n{BACK}\n{TYPED}\nand more\n\n")


@pytest.mark.parametrize("args", [("win", TYPED), ("hard", TYPED), ("week", TYPED)])
def test_words_in_arguments_come_back_when_the_file_is_in_the_way(
    kept: str, args: tuple[str, ...]
) -> None:
    with held(kept):
        done = subprocess.run(
            [sys.executable, "-c", IMPATIENT, "0.1", *args],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().endswith(f"\n{BACK}\n{TYPED}\n")


def test_piped_words_come_back_when_something_else_is_wrong(kept: str) -> None:
    assert kept
    for args in (("win", "--on", "03/04"), ("hard", "--at", "soon"), ("edit", "99")):
        said = checkin(*args, typed=TYPED)
        assert (said.code, said.out) == (1, "")
        assert said.err.endswith(f"\n{BACK}\n{TYPED}\n")
    said = checkin("win", TYPED, "--on", "03/04")
    assert BACK not in said.err  # they stand in the line above


FAULT = """
import sys
import checkin.journal.entries as entries
def fault(*_, **__):
    raise KeyError("x")
entries.insert = fault
sys.argv = ["checkin", *sys.argv[1:]]
from checkin.__main__ import main
sys.exit(main())
"""


def test_a_fault_of_the_program_gives_words_back_beside_its_report(kept: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FAULT, "win"],
        input=TYPED.encode(),
        capture_output=True,
        check=False,
    )
    said = done.stderr.decode()
    assert (done.returncode, done.stdout) == (1, b"")
    assert said.startswith(f"{BACK}\n{TYPED}\ncheckin stopped because of a fault of its own.")
    assert said.count(TYPED) == 1
    assert texts(kept) == ["one"]


def test_words_come_back_harmless(kept: str) -> None:
    with held(kept):
        done = subprocess.run(
            [sys.executable, "-c", IMPATIENT, "0.1", "win"],
            input=b"\x1b[2Jgone \x07",
            capture_output=True,
            check=False,
        )
    assert b"\x1b" not in done.stderr
    assert b"\x07" not in done.stderr


@pytest.mark.parametrize("around", ["\n", "\r\n", " \n\n", "\u00a0\n", "\n" * 50_000])
@pytest.mark.parametrize("sign", ["x", "日", "😀", "e\u0301"])
def test_a_text_is_measured_without_what_is_around_it(kept: str, sign: str, around: str) -> None:
    assert kept
    said = checkin("win", "-", typed=sign * LIMIT + around)
    assert (said.code, said.err) == (0, "")
    said = checkin("win", "-", typed=sign * (LIMIT + 1) + around)
    assert (said.code, said.out) == (1, "")
    assert f"{LIMIT + 1:,} characters" in said.err
