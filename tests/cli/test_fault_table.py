"""Every state a file can be in, tried for real: what is said is true, and no word is lost."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.faults import ROWS, WORDS, Place, placed, whole


@pytest.fixture
def place() -> Iterator[Place]:
    with placed() as made:
        yield made


@pytest.mark.parametrize("row", ROWS)
def test_a_win_is_not_taken_and_the_sentence_is_true(place: Place, row: str) -> None:
    harm, sentence, readable = ROWS[row]
    sentence = sentence.format(path=place.path, folder=place.folder)
    with harm(place):
        before = Path(place.path).read_bytes() if os.path.isfile(place.path) else None
        done = place.run("win", *WORDS.split())
        said = done.stderr.partition("now as another")[2] or done.stderr
        assert done.returncode == 1
        assert "Kept" not in done.stdout.partition("now as another")[2]
        assert sentence in said
        assert WORDS in said  # they are given back
        assert "Traceback" not in said
        assert "fault of its own" not in said
        after = Path(place.path).read_bytes() if os.path.isfile(place.path) else None
        assert after == before
        log = place.run("log")
        assert log.returncode == (0 if readable else 1)
        assert ("Walked" in log.stdout) is readable or "fill" in os.listdir(place.folder)
        assert "fault of its own" not in log.stderr


@pytest.mark.parametrize("row", ROWS)
def test_a_look_at_it_says_what_to_do_and_a_hard_moment_has_help(place: Place, row: str) -> None:
    harm, _, _ = ROWS[row]
    with harm(place):
        before = Path(place.path).read_bytes() if os.path.isfile(place.path) else None
        looked = place.run("doctor")
        said = looked.stdout + looked.stderr
        assert "fault of its own" not in said
        assert looked.returncode == (0 if row in ("full", "I/O error") else 1)
        if looked.returncode and row not in ("no home", "other owner"):
            assert "→ " in looked.stdout
        if row == "read-only":
            assert "It can be read but not changed" in looked.stdout
        people = place.run("people", "--country", "DE")
        assert people.returncode == 0
        assert "0800 111" in people.stdout
        after = Path(place.path).read_bytes() if os.path.isfile(place.path) else None
        assert after == before


def test_where_nothing_is_the_matter_a_win_is_kept(place: Place) -> None:
    with whole(place):
        assert "`checkin edit 61`" in place.run("win", WORDS).stdout
