"""Being asked at a terminal: one calm question, and nothing kept unless something was typed."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from checkin.core.clock import Clock
from checkin.core.entries import NewEntry
from checkin.core.query import EntryQuery
from checkin.journal import Journal
from tests.support.terminal import Terminal

QUESTION = "What went well, however small?"


def asked(path: str, *args: str, redirect: str = "", **env: str) -> Terminal:
    """The program in a terminal; `redirect` is for the shell, such as `> file`."""
    argv: Sequence[str] = [sys.executable, "-m", "checkin", *args]
    if redirect:
        argv = ["/bin/sh", "-c", f'exec "$@" {redirect}', "sh", *argv]
    environment = {"CHECKIN_FILE": path, "TERM": "xterm-256color", **env}
    return Terminal(argv, env=environment)


def texts(path: str) -> list[str]:
    with Journal.open(path) as journal:
        return [entry.text for entry in journal.entries()]


def test_a_win_is_asked_for(path: str) -> None:
    with asked(path, "win") as terminal:
        terminal.wait_to_see(QUESTION)
        terminal.wait_for("> ")
        terminal.send("Watered the plants\r")
        terminal.wait_to_see("Kept. 1 win so far. `checkin edit 1` changes it.")
        assert terminal.exit_code() == 0
        assert terminal.is_as_it_was()
    assert texts(path) == ["Watered the plants"]


@pytest.mark.parametrize("keys", ["\r", "  \r", "\x04"])
def test_an_empty_answer_keeps_nothing(path: str, keys: str) -> None:
    with asked(path, "win") as terminal:
        terminal.wait_for("> ")
        terminal.send(keys)
        terminal.wait_to_see("Nothing was kept, and that's fine.")
        assert terminal.exit_code() == 0
    assert texts(path) == []


def test_ctrl_c_leaves_with_130(path: str) -> None:
    with asked(path, "win") as terminal:
        terminal.wait_for("> ")
        terminal.send("half a th")
        terminal.wait_for("half a th")
        terminal.wait_to_rest()  # a signal just before readline waits would wait with it
        terminal.send("\x03")
        assert terminal.exit_code() == 130
        assert b"Traceback" not in terminal.bytes_seen
        assert terminal.is_as_it_was()
    assert texts(path) == []


def test_a_paste_of_several_lines_is_one_answer(path: str) -> None:
    with asked(path, "win") as terminal:
        terminal.wait_for("> ")
        terminal.send("\x1b[200~first line\necho second\x1b[201~")
        terminal.wait_for("second")
        terminal.send("\r")
        assert terminal.exit_code() == 0
    assert texts(path) == ["first line\necho second"]


def test_the_question_stays_out_of_an_answer_for_another_program(path: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with asked(path, "win", "--json", redirect=f"> '{out}'") as terminal:
        terminal.wait_to_see(QUESTION)
        terminal.wait_for("> ")
        terminal.send("x\r")
        assert terminal.exit_code() == 0
    assert out.read_text().startswith('{"id": 1, ')


def test_an_edit_begins_with_the_words_as_they_are(path: str) -> None:
    with Journal.open(path) as journal:
        journal.add(NewEntry("win", "Went for a walk"))
    with asked(path, "edit", "1") as terminal:
        terminal.wait_for("Went for a walk")
        terminal.send(" in the rain\r")
        terminal.wait_to_see("Changed.")
        assert terminal.exit_code() == 0
    assert texts(path) == ["Went for a walk in the rain"]


def test_an_edit_left_empty_changes_nothing(path: str) -> None:
    with Journal.open(path) as journal:
        journal.add(NewEntry("win", "two\nlines"))
    with asked(path, "edit", "1") as terminal:
        terminal.wait_to_see("lines")
        terminal.wait_for("> ")
        terminal.send("\r")
        terminal.wait_to_see("Nothing changed.")
        assert terminal.exit_code() == 0
    assert texts(path) == ["two\nlines"]


@pytest.mark.parametrize(("answer", "left"), [("y", 0), ("n", 1), ("", 1), ("\x04", 1)])
def test_emptying_the_trash_asks_once(path: str, answer: str, left: int) -> None:
    with Journal.open(path, Clock(lambda: Clock().now() - timedelta(days=31))) as journal:
        journal.add(NewEntry("win", "old"))
        journal.delete(1)
    with asked(path, "trash", "empty") as terminal:
        terminal.wait_to_see(
            "This can't be undone. Remove 1 entry for good, earlier versions too? [y/N]"
        )
        terminal.wait_for("> ")
        terminal.send(answer + "\r" if answer != "\x04" else answer)
        terminal.wait_to_see("Nothing was removed." if left else "Removed for good: 1 entry.")
        assert terminal.exit_code() == 0
    with Journal.open(path) as journal:
        assert len(journal.entries(EntryQuery(deleted=True))) == left


def test_colors_are_few_and_can_be_refused(path: str) -> None:
    with Journal.open(path) as journal:
        journal.add(NewEntry("win", "word " * 40))
    for env in ({}, {"NO_COLOR": "1"}, {"TERM": "dumb"}):
        with asked(path, "log", **env) as terminal:
            assert terminal.exit_code() == 0
            styles = set(re.findall(rb"\x1b\[[0-9;]*m", terminal.bytes_seen))
            assert styles == (set() if env else {b"\x1b[1m", b"\x1b[2m", b"\x1b[0m"})
            assert max(len(line) for line in terminal.screen()) <= 80
            assert terminal.screen()[2].startswith(" " * 15 + "word")


def test_hard_without_words_at_a_terminal_opens_the_page_and_not_a_question(path: str) -> None:
    os.makedirs(os.path.dirname(path), mode=0o700)
    Path(path).write_text("not a journal")
    with asked(path, "hard") as terminal:
        terminal.wait_to_see("one small thing I can do right now")
        terminal.wait_to_see("isn't a check-in file")
        terminal.send("\x11")
        assert terminal.exit_code() == 0
        assert b"What happened?" not in terminal.bytes_seen


def test_enter_enter_is_enough_even_before_the_ideas_are_there(path: str) -> None:
    with Journal.open(path) as journal:
        first = journal.add(NewEntry("setback", ""))
        journal.add(NewEntry("step", "Sit by the door", parent=first.id, outcome="easier"))
    with asked(path, "hard") as terminal:
        terminal.wait_for("one small thing I can do right now")
        terminal.send("\r")
        terminal.wait_to_see("Sit by the door. Take the time you need.")
        terminal.send("\r")
        terminal.wait_to_see("How is it now?")
        terminal.send("\x11")
        assert terminal.exit_code() == 0
    assert texts(path) == ["Sit by the door", "", "Sit by the door", ""]


@pytest.mark.parametrize("answer", ["y", "n"])
def test_removing_for_good_says_what_goes_and_asks_once(path: str, answer: str) -> None:
    with Journal.open(path) as journal:
        journal.add(NewEntry("win", "old"))
        journal.add(NewEntry("win", "new"))
    with asked(path, "purge", "1", "--backups") as terminal:
        terminal.wait_to_see("This goes for good: 1 entry.")
        terminal.wait_to_see("It can't be undone.")
        terminal.wait_to_see("Remove it for good? [y/N]")
        terminal.wait_for("> ")
        terminal.send(f"{answer}\r")
        terminal.wait_to_see("Removed for good: 1 entry." if answer == "y" else "Nothing was ")
        assert terminal.exit_code() == 0
    assert sorted(texts(path)) == (["new"] if answer == "y" else ["new", "old"])


@pytest.mark.parametrize(("answer", "left"), [("y", 0), ("n", 1), ("", 1)])
def test_undo_of_another_day_is_asked_about_first(path: str, answer: str, left: int) -> None:
    with Journal.open(path, Clock(lambda: Clock().now() - timedelta(days=3))) as journal:
        journal.add(NewEntry("win", "Swam"))
    with asked(path, "undo") as terminal:
        terminal.wait_to_see("Your last change was on")
        terminal.wait_to_see("#1 Swam. Undo it? [y/N]")
        terminal.wait_for("> ")
        terminal.send(f"{answer}\r")
        terminal.wait_to_see("Nothing changed." if left else "Undone. Put away")
        assert terminal.exit_code() == 0
    with Journal.open(path) as journal:
        assert len(journal.entries()) == left
        journal.add(NewEntry("win", "Of today"))
    with asked(path, "undo") as terminal:
        terminal.wait_to_see("Undone. Put away")
        assert terminal.exit_code() == 0
