"""Every state a file can be in, for a person who opens the app in a hard moment, or as ever."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.faults import ROWS, WORDS, Place, placed
from tests.support.terminal import Terminal

OFFERED = ("emptied", "gone")
"""What has a backup that a page offers."""
_BACK = b"\x1b[?1049l"
"""After this, the program writes to the shell again."""


@pytest.fixture
def place() -> Iterator[Place]:
    with placed() as made:
        yield made


def opened(place: Place, *args: str) -> Terminal:
    environment = {"CHECKIN_FILE": place.path if place.named else "", **place.environment}
    environment["XDG_DATA_HOME"] = ""
    program = [sys.executable, *place.program, *args]
    return Terminal(program, columns=120, rows=30, env=environment)


def bytes_of(place: Place) -> bytes | None:
    return Path(place.path).read_bytes() if os.path.isfile(place.path) else None


def in_one(text: bytes) -> str:
    return " ".join(text.decode(errors="replace").split())


@pytest.mark.parametrize("row", ROWS)
def test_a_hard_moment_opens_and_words_that_can_not_be_kept_are_given_back(
    place: Place, row: str
) -> None:
    harm, sentence, _ = ROWS[row]
    with harm(place):
        before = bytes_of(place)
        with opened(place, "hard") as terminal:
            terminal.wait_to_see("one small thing I can do right now")
            terminal.send(WORDS)
            terminal.wait_to_see(WORDS)
            terminal.send("\x11")
            assert terminal.exit_code() == 1
            said = in_one(terminal.bytes_seen.rpartition(_BACK)[2])
        assert "What you typed could not be saved" in said
        assert WORDS in said
        assert sentence.format(path=place.path, folder=place.folder) in said
        assert "Traceback" not in said
        assert bytes_of(place) == before


@pytest.mark.parametrize("row", [row for row in ROWS if row != "other owner"])
def test_today_is_there_or_a_true_sentence_or_an_offer(place: Place, row: str) -> None:
    harm, sentence, readable = ROWS[row]
    sentence = sentence.format(path=place.path, folder=place.folder)
    with harm(place):
        before = bytes_of(place)
        with opened(place) as terminal:
            if readable:
                terminal.wait_to_see("60 wins")
            elif row in OFFERED:
                terminal.wait_to_see("There's a backup. Go back to it?")
            else:
                assert terminal.exit_code() == 1
                assert sentence in in_one(terminal.bytes_seen)
                assert "Traceback" not in in_one(terminal.bytes_seen)
        assert bytes_of(place) == before
