"""Going back to the shell and coming back leaves the words, the keyboard and the terminal good."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from tests.support.terminal import Terminal
from tests.system.test_leaving import APP, drafts

pytestmark = pytest.mark.terminal

CTRL_Z = b"\x1a"
MODES = (b"?1049", b"?1000", b"?1003", b"?1006", b"?1004", b"?2004")
"""The second page, the mouse, focus, and pastes in brackets."""


def is_left_good(terminal: Terminal) -> bool:
    """Whether another program can use the terminal."""
    seen = terminal.bytes_seen
    off = all(seen.rfind(b"\x1b[%sl" % m) > seen.rfind(b"\x1b[%sh" % m) for m in MODES)
    kitty = seen.rfind(b"\x1b[<u") > seen.rfind(b"\x1b[>")
    return off and kitty and terminal.is_as_it_was() and terminal.cursor is not None


@pytest.fixture
def path() -> Path:
    return Path(os.environ["CHECKIN_FILE"])


def test_stopped_and_continued_five_times_it_goes_on_as_if_nothing_had_been(path: Path) -> None:
    with Terminal(APP) as terminal:
        terminal.wait_to_see("This morning")
        terminal.send("w")
        terminal.wait_to_see("What went well")
        typed = ""
        for word in ("one", "two", "three", "four", "five"):
            terminal.send(f"{word} ")
            typed += f"{word} "
            terminal.wait_to_see(typed.strip())
            terminal.kill(signal.SIGTSTP)
            terminal.wait_to_stop()
            assert is_left_good(terminal)
            assert drafts(path) == [typed]
            seen = len(terminal.bytes_seen)
            terminal.kill(signal.SIGCONT)
            terminal.wait_for(typed.strip(), since=seen)
        terminal.send(b"\x1b")
        terminal.wait_to_see("This morning")
        terminal.send("q")
        assert terminal.exit_code() == 0
        assert is_left_good(terminal)


def test_stopped_from_outside_it_draws_itself_anew(path: Path) -> None:
    with Terminal(APP) as terminal:
        terminal.wait_to_see("This morning")
        terminal.kill(signal.SIGSTOP)
        terminal.wait_to_stop()
        os.system(f"stty sane < {os.ttyname(terminal._slave)}")  # as a shell does
        seen = len(terminal.bytes_seen)
        terminal.kill(signal.SIGCONT)
        terminal.wait_for("This morning", since=seen)
        terminal.send("q")
        assert terminal.exit_code() == 0


def test_told_to_leave_while_it_is_stopped_it_leaves(path: Path) -> None:
    with Terminal(APP) as terminal:
        terminal.wait_to_see("This morning")
        terminal.send("w")
        terminal.wait_to_see("What went well")
        terminal.send("one")
        terminal.wait_to_see("one")
        terminal.kill(signal.SIGTSTP)
        terminal.wait_to_stop()
        terminal.kill(signal.SIGHUP)
        terminal.kill(signal.SIGCONT)
        assert terminal.exit_code() == 128 + signal.SIGHUP
        assert is_left_good(terminal)
        assert drafts(path) == ["one"]


def test_with_ctrl_z_it_goes_back_to_the_shell_and_comes_back_in_front_only(path: Path) -> None:
    shell = ["bash", "--norc", "--noprofile", "-i"]
    with Terminal(shell, env={"PS1": "ready> ", "HISTFILE": ""}) as terminal:
        terminal.wait_to_see("ready>")
        terminal.send(f"{sys.executable} -m checkin\r")
        terminal.wait_to_see("This morning")
        terminal.send("w")
        terminal.wait_to_see("What went well")
        typed = ""
        for word in ("one", "two", "three"):
            terminal.send(f"{word} ")
            typed += f"{word} "
            terminal.wait_to_see(typed.strip())
            terminal.send(CTRL_Z)
            terminal.wait_to_see("Stopped")
            assert drafts(path) == [typed]
            if word == "two":
                seen = len(terminal.bytes_seen)
                terminal.send("bg\r")
                terminal.wait_for("-m checkin &", since=seen)
                seen = len(terminal.bytes_seen)
                terminal.send("wait\r")  # for what takes the terminal, and may not
                terminal.wait_for("Stopped", since=seen)
            seen = len(terminal.bytes_seen)
            terminal.send("fg\r")
            terminal.wait_for(typed.strip(), since=seen)
        terminal.send(b"\x11")
        terminal.wait_until(lambda lines: "ready>" in lines)
        terminal.send("exit $?\r")
        assert terminal.exit_code() == 0
    assert drafts(path) == ["one two three "]


def test_without_a_shell_to_go_back_to_ctrl_z_says_so_and_stays(path: Path) -> None:
    with Terminal(APP) as terminal:
        terminal.wait_to_see("This morning")
        terminal.send(CTRL_Z)
        terminal.wait_to_see("There is no shell to go back to here")
        terminal.send("q")
        assert terminal.exit_code() == 0
