"""Opening the app on a file that is new, or that cannot be opened: what helps does not wait."""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path

import pytest

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from tests.support.terminal import Terminal


def opened(path: str, *args: str) -> Terminal:
    env = {"CHECKIN_FILE": path}
    return Terminal([sys.executable, "-m", "checkin", *args], env=env)


def text_file(path: str) -> None:
    Path(path).write_text("Dear diary, " * 100)


def damaged(path: str) -> None:
    with Journal.open(path) as journal:
        for number in range(60):
            journal.add(NewEntry("win", f"Win {number}"))
    os.truncate(path, 8192)


def newer(path: str) -> None:
    Journal.open(path).close()
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA user_version = 99")
    raw.close()


@pytest.mark.practice(78)
@pytest.mark.parametrize("spoil", [text_file, damaged, newer, os.mkfifo, os.mkdir])
def test_a_hard_moment_opens_whatever_state_the_file_is_in(path: str, spoil: object) -> None:
    assert callable(spoil)
    os.makedirs(os.path.dirname(path), mode=0o700)
    spoil(path)
    before = Path(path).read_bytes() if os.path.isfile(path) else b""
    with opened(path, "hard") as terminal:
        terminal.wait_to_see("one small thing I can do right now")
        terminal.wait_to_see("You can go on without it,")
        terminal.send("Called a friend, zoë")
        terminal.wait_to_see("Called a friend, zoë")
        terminal.send("\x1bOR")  # f3
        terminal.wait_to_see("findahelpline.com")
        terminal.send("\x11")
        assert terminal.exit_code() == 1
        after = terminal.bytes_seen.rpartition(b"\x1b")[2].decode()
        assert "What you typed could not be saved" in after
        assert "Called a friend, zoë" in after
    if os.path.isfile(path):
        assert Path(path).read_bytes() == before


def test_what_is_written_in_a_hard_moment_is_kept_once_the_file_is_free(path: str) -> None:
    Journal.open(path).close()
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with opened(path, "hard") as terminal:
        terminal.wait_to_see("You can go on without it,")
        terminal.send("Sat by the door")
        terminal.wait_to_see("Sat by the door")
        holder.close()
        terminal.send("\r")
        terminal.wait_to_see("This is how I feel")
        terminal.send("i\r\r")
        terminal.wait_to_see("How is it now?")
        terminal.send("\x11")
        assert terminal.exit_code() == 0
    with Journal.open(path) as journal:
        assert "Sat by the door" in [entry.text for entry in journal.entries()]


def test_breathing_opens_without_the_file(path: str) -> None:
    os.makedirs(path)
    with opened(path, "breathe") as terminal:
        terminal.wait_to_see("Soft breath")
        terminal.wait_to_see("You can go on without it,")
        terminal.send("\x11")
        assert terminal.exit_code() == 0


@pytest.mark.practice(43)
def test_a_pause_goes_back_to_the_shell(path: str) -> None:
    with opened(path, "pause") as terminal:
        terminal.wait_to_see("Minute 1 of 2")
        terminal.send("x")
        terminal.wait_to_see("on your pile?")
        terminal.send("\r")
        assert terminal.exit_code() == 0
    with Journal.open(path) as journal:
        assert [win.text for win in journal.entries_of("win")] == ["Took a short rest"]


def test_otherwise_the_error_names_what_works_without_the_file(path: str) -> None:
    os.makedirs(os.path.dirname(path), mode=0o700)
    text_file(path)
    with opened(path) as terminal:
        assert terminal.exit_code() == 1
        said = " ".join(terminal.bytes_seen.decode().split())
    assert "isn't a check-in file" in said
    assert "These still work: checkin hard, checkin breathe, checkin people." in said


def test_a_new_file_that_was_named_is_said_to_be_new(tmp_path: Path) -> None:
    path = str(tmp_path / "mine.db")
    for new in (True, False):
        with opened(path) as terminal:
            terminal.wait_to_see("This morning")
            if new:
                terminal.wait_to_see("This file is new:")
            terminal.send("q")
            assert terminal.exit_code() == 0
            assert (b"This file is new:" in terminal.bytes_seen) == new


def test_a_backup_that_was_named_is_said_to_be_one_and_what_brings_it_back(tmp_path: Path) -> None:
    path = str(tmp_path / "mine-00001-20261121T113000Z-asked.db")
    with Journal.open(path) as journal:
        journal.add(NewEntry("win", "one"))
    with opened(path) as terminal:
        terminal.wait_to_see("This is a backup of 21 November 2026")
        terminal.wait_to_see("brings it back.")
        terminal.send("q")
        assert terminal.exit_code() == 0


def test_a_file_in_a_folder_that_is_missing_is_not_made(tmp_path: Path) -> None:
    with opened(str(tmp_path / "stick" / "mine.db")) as terminal:
        assert terminal.exit_code() == 1
        said = terminal.bytes_seen.decode().replace("\r\n", "")
    assert f"There's no folder {tmp_path}/stick." in said
    assert os.listdir(tmp_path) == []
