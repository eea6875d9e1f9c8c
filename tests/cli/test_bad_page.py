"""A page that went bad is said before something is kept, and never after."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from checkin.core.entries import NewEntry
from checkin.core.errors import DamagedFile
from checkin.journal import Journal
from checkin.journal.quick_win import keep_win
from checkin.storage import checks
from checkin.storage import connection as storage
from tests.support.shell import checkin
from tests.support.spoiled import page_size, pages, spoil, spoiled


@pytest.fixture
def filled(path: str) -> str:
    """A file with a year of wins and all else."""
    with Journal.open(path) as journal:
        journal.add_many(
            [NewEntry("win", f"Win {number} #walk {'long ' * number}") for number in range(300)]
        )
        journal.contacts.add("Sam")
        journal.safety_plan.add("signs", "a sign")
    return path


def test_no_win_is_taken_by_a_file_with_a_bad_page_wherever_it_is(filled: str) -> None:
    assert pages(filled) >= 80
    for number in range(1, pages(filled) + 1):
        with spoiled(filled, number) as before:
            with pytest.raises(Exception, match=r"damaged|isn't a check-in file"):
                keep_win(filled, "Kept words")
            assert Path(filled).read_bytes() == before
            assert not os.path.exists(f"{filled}-journal")
    assert keep_win(filled, "Kept words") == (301, 301, False)


@pytest.mark.parametrize("args", [("win", "tea"), ("intention", "tea"), ("here",), ("hard", "tea")])
def test_each_command_that_keeps_says_it_with_what_to_do(
    filled: str, args: tuple[str, ...]
) -> None:
    spoil(filled, {pages(filled) // 2})
    before = Path(filled).read_bytes()
    said = checkin(*args)
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith(
        f"{filled} is damaged. Nothing was changed. `checkin rescue NEWFILE` saves all that"
        " can be read. `checkin doctor` says more.\n"
    )
    assert ("tea" in said.err) is ("tea" in args)
    assert Path(filled).read_bytes() == before


def test_the_backup_is_named_and_what_is_newer_than_it(filled: str) -> None:
    checkin("backup")
    spoil(filled, {pages(filled) // 2})
    done = subprocess.run(
        [sys.executable, "-m", "checkin", "win", "Had tea"], capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "`checkin restore` brings back the backup of 21 November 2026" in done.stderr
    assert "`checkin rescue NEWFILE` saves all that can be read, also what is newer" in done.stderr
    assert "Had tea" in done.stderr


def test_what_another_program_did_to_an_open_file_is_seen(filled: str) -> None:
    with Journal.open(filled) as journal:
        journal.add(NewEntry("win", "before"))
        spoil(filled, {pages(filled) // 2})
        with pytest.raises(DamagedFile):
            journal.add(NewEntry("win", "after"))


def test_own_changes_are_not_checked_again(filled: str, monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[str | None] = []
    usual = checks.check_pages

    def check(raw: sqlite3.Connection, path: str | None) -> None:
        checked.append(path)
        usual(raw, path)

    monkeypatch.setattr(checks, "check_pages", check)
    with Journal.open(filled) as journal, Journal.open(filled) as other:
        for text in ("one", "two"):
            journal.add(NewEntry("win", text))
        assert len(checked) == 1
        other.add(NewEntry("win", "elsewhere"))
        journal.add(NewEntry("win", "three"))
        assert len(checked) == 3


def test_a_large_file_is_believed_until_its_backup_failed(
    filled: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "CHECKED_AT_ONCE", page_size(filled))
    with Journal.open(filled) as journal:
        root = journal._connection.row(
            "SELECT rootpage FROM sqlite_master WHERE name = 'entries_by_parent'"
        )[0]
    spoil(filled, {root})
    assert checkin("win", "taken").code == 0
    assert checkin("backup").code == 1
    said = checkin("win", "not taken")
    assert (said.code, said.out) == (1, "")
    assert "is damaged. Nothing was changed." in said.err
    assert checkin("backups").err.startswith("The last backup couldn't be made. ")


def test_a_search_index_that_is_behind_is_no_bad_page(filled: str) -> None:
    with Journal.open(filled) as journal:
        journal._connection.raw.execute("DELETE FROM search_index_data WHERE id > 20")
    assert checkin("here").code == 0
