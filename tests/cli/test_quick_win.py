"""The quick way of `checkin win` writes what the journal would write."""

from __future__ import annotations

import os
import sqlite3
import tomllib
from pathlib import Path
from typing import Any

import pytest

from checkin.content.loader import load_pack
from checkin.content.spelling import misspelled
from checkin.content.urge_words import is_no_win
from checkin.core.clock import Clock
from checkin.core.entries import NewEntry
from checkin.core.errors import CheckinError
from checkin.core.text import LIMIT
from checkin.journal import Journal
from checkin.journal.quick_win import keep_win
from tests.support import ROOT

TEXTS = (
    "Got up",
    "Called @Sam #people #People",
    " Washed \x1b[1m\r\nand rows \udcff ",
    "Read 日本語 é",
)
TABLES = (
    "entries",
    "tags",
    "feelings",
    "marks",
    "changes",
    "revisions",
    "day_counts",
    "search",
    "drafts",
    "state",
)


@pytest.mark.parametrize("day_start", ["04:00", "00:00", "12:00"])
@pytest.mark.parametrize("text", TEXTS)
def test_every_column_is_the_same(tmp_path: Path, clock: Clock, text: str, day_start: str) -> None:
    quick, whole = str(tmp_path / "quick.db"), str(tmp_path / "whole.db")
    for path in (quick, whole):
        with Journal.open(path, clock) as journal:
            journal.settings.set("day-start", day_start)
    assert keep_win(quick, text, clock) == (1, 1, True)
    with Journal.open(whole, clock) as journal:
        journal.add(NewEntry("win", text))
    for table in TABLES:
        assert rows(quick, table) == rows(whole, table), table


def test_it_counts_all_wins(journal: Journal, path: str, clock: Clock) -> None:
    journal.add_many([NewEntry("win", "x")] * 3)
    assert keep_win(path, "Walked more", clock) == (4, 4, False)


@pytest.mark.parametrize("text", ["", " \n ", "x" * (LIMIT + 1)])
def test_it_refuses_what_the_journal_refuses(
    journal: Journal, path: str, clock: Clock, text: str
) -> None:
    before = Path(path).read_bytes()
    with pytest.raises(CheckinError) as quick:
        keep_win(path, text, clock)
    with pytest.raises(CheckinError) as whole:
        journal.add(NewEntry("win", text))
    assert quick.value.whole == whole.value.whole
    assert Path(path).read_bytes() == before


def test_it_leaves_a_new_file_to_the_whole_program(path: str, clock: Clock) -> None:
    assert keep_win(path, "x", clock) is None
    assert not os.path.exists(os.path.dirname(path))
    os.makedirs(os.path.dirname(path))
    Path(path).touch()
    assert keep_win(path, "x", clock) is None
    assert rows(path, "sqlite_master") == []


def test_a_setting_that_makes_no_sense_is_as_good_as_none(path: str, clock: Clock) -> None:
    with Journal.open(path, clock) as journal:
        journal._connection.raw.execute("INSERT INTO settings VALUES ('day-start', 'noonish', '')")
    assert keep_win(path, "Walked", clock) == (1, 1, True)
    with Journal.open(path, clock) as journal:
        assert journal.today().entries[0].text == "Walked"


def rows(path: str, table: str) -> list[list[Any]]:
    """All rows of a table, without what differs in every file."""
    raw = sqlite3.connect(path)
    found = raw.execute(f"SELECT * FROM {table}").fetchall()
    columns = [name for (_, name, *_) in raw.execute(f"PRAGMA table_info({table})")]
    raw.close()
    kept = [place for place, name in enumerate(columns) if name != "uid"]
    return sorted([row[place] for place in kept] for row in found)


_PACKS = [load_pack(name) for name in ("heavy", "urges")]


def test_words_that_may_be_a_reason_to_name_people_are_for_the_full_program(path: str) -> None:
    with Journal.open(path) as journal:
        journal.add(NewEntry("win", "one"))
    found = [word for pack in _PACKS for word in (*pack["phrases"], *pack["stems"])]
    kept = [
        letters
        for letters in (*found, *misspelled())
        if keep_win(path, f"Washed {letters.upper()}!") is not None
    ]
    assert kept == []
    assert keep_win(path, "Walked to the shop") is not None


@pytest.mark.parametrize("name", ["despair", "slips", "low", "happened"])
def test_no_words_that_are_no_win_go_the_quick_way(path: str, name: str) -> None:
    Journal.open(path).close()
    table = tomllib.loads((ROOT / "tests" / "content" / f"{name}.toml").read_text("utf-8"))
    no_wins = [text for text in table["meant"] if is_no_win(text)]
    assert len(no_wins) > 70
    assert [text for text in no_wins if keep_win(path, text) is not None] == []


@pytest.mark.parametrize(
    "words",
    [
        *(
            "I relapsed",
            "relasped",
            "fell off the wagon",
            "I drnk",
            "I slipped",
            "I drank last nite",
        ),
        *("had 2 glasses of wine", "only one beer", "caved and bought a bottle", "lost my 70 days"),
        *(
            "placed a bet",
            "watched porn again",
            "nothing went well today",
            "none",
            "idk",
            "wasted day",
        ),
        *("i feel like shit", "stayed in bed all day", "failed again", "messed everything up"),
    ],
)
def test_a_relapse_and_a_bad_day_are_for_the_full_program(path: str, words: str) -> None:
    with Journal.open(path) as journal:
        journal.add(NewEntry("win", "one"))
    assert is_no_win(words)
    assert keep_win(path, words) is None


def test_it_leaves_the_number_of_an_everyday_win_to_the_whole_program(
    journal: Journal, path: str, clock: Clock
) -> None:
    assert keep_win(path, " 4 ", clock) is None
    assert journal.entries() == []
    assert keep_win(path, "4 km", clock) is not None
