"""A line for a status bar or a prompt: quiet once something is kept, and about nothing else."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from unittest.mock import patch

import pytest

from checkin.content.strings import get_texts
from checkin.core.entries import NewEntry
from checkin.journal import Journal
from tests.support.shell import NOON, checkin

TODAY = date(2026, 11, 21)
LINES = get_texts("nudge", "lines")


def quiet(*args: str) -> None:
    for more in ((), ("--win",)):
        said = checkin("nudge", *more, *args)
        assert (said.code, said.out, said.err) == (0, "", "")
        assert checkin("nudge", *more, "--json", *args).json is None


@pytest.mark.practice(77)
def test_a_nudge_is_one_line_until_something_is_kept_today(journal: Journal) -> None:
    assert checkin("win", "Swam", "--on", "3 days ago").code == 0
    before = Path(journal.path or "").read_bytes()
    said = checkin("nudge")
    assert (said.code, said.err) == (0, "")
    assert said.out.removesuffix("\n") in LINES
    assert checkin("nudge", "--json").json == said.out.removesuffix("\n")
    assert checkin("nudge", "--win").out == "From 18 November 2026: Swam\n"
    assert Path(journal.path or "").read_bytes() == before
    assert checkin("here").code == 0
    quiet()
    assert checkin("undo").code == 0
    assert checkin("nudge").out == said.out


@pytest.mark.parametrize("kind", ["intention", "setback", "reflection"])
def test_whatever_was_kept_is_enough(journal: Journal, kind: str) -> None:
    journal.add(NewEntry(kind, "x"))  # type: ignore[arg-type]
    quiet()


def test_it_is_off_where_it_is_set_so(journal: Journal) -> None:
    journal.add(NewEntry("win", "Swam", TODAY - timedelta(days=1)))
    assert checkin("settings", "nudge", "no").code == 0
    quiet()
    assert checkin("settings", "nudge", "yes").code == 0
    assert checkin("nudge").out


def test_a_long_time_away_changes_no_word_of_it(journal: Journal) -> None:
    journal.add(NewEntry("win", "Swam", TODAY - timedelta(days=1)))
    near = checkin("nudge").out
    journal.edit(1, day=TODAY - timedelta(days=900))
    assert checkin("nudge").out == near
    assert len(LINES) == len(set(LINES))
    for line in LINES:
        assert len(line) <= 40
        assert not {"checkin", "day", "days", "yet", "again"} & {*line.lower().split()}


def test_without_a_past_win_it_is_the_usual_line(journal: Journal) -> None:
    assert journal.path
    assert checkin("nudge", "--win").out.removesuffix("\n") in LINES


def test_a_long_win_is_cut(journal: Journal) -> None:
    journal.add(NewEntry("win", "天気がよくて、" * 40 + "\x1b[31m", TODAY - timedelta(days=1)))
    said = checkin("nudge", "--win").out
    assert said.startswith("From 20 November 2026: 天気")
    assert said.endswith("...\n")
    assert len(said) < 50


def test_it_is_quiet_where_there_is_no_file_and_makes_none(path: str) -> None:
    quiet()
    assert not os.path.lexists(os.path.dirname(path))


@pytest.mark.parametrize("bytes_in_it", [b"", b"notes of mine", b"SQLite format 3\0" + b"x" * 4000])
def test_it_is_quiet_about_what_cannot_be_read(tmp_path: Path, bytes_in_it: bytes) -> None:
    file = tmp_path / "odd.db"
    file.write_bytes(bytes_in_it)
    quiet("--file", str(file))
    assert file.read_bytes() == bytes_in_it
    quiet("--file", str(tmp_path))
    quiet("--file", "a\0b")


def test_it_is_quiet_about_a_file_that_is_in_use(journal: Journal, path: str) -> None:
    journal.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as held:
        held.execute("BEGIN EXCLUSIVE")
        quiet()


def test_the_help_has_the_lines_to_add() -> None:
    said = checkin("nudge", "--help").out
    assert "set -g status-right '#(checkin nudge)'" in said
    assert "[custom.checkin]" in said
    assert 'command = "checkin nudge"' in said


def test_each_line_has_its_day(journal: Journal) -> None:
    journal.add(NewEntry("win", "Swam", TODAY - timedelta(days=1)))
    seen = set()
    for later in range(len(LINES)):
        with patch("tests.support.shell.NOON", NOON + timedelta(days=later)):
            seen.add(checkin("nudge").out.removesuffix("\n"))
    assert seen == {*LINES}
