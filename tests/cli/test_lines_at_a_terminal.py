"""Sentences at a terminal: broken between words, and whole in a pipe or a file."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from checkin.journal import Journal
from tests.support.shell import checkin
from tests.support.terminal import Terminal

WORDS = "José who stayed with me the whole evening, and then made a very long soup for us both"
PEOPLE = "Type checkin people for your people and help lines, at any time."


def at_terminal(path: str, *args: str, columns: int = 60, redirect: str = "") -> list[str]:
    """The lines that the program itself ends, as a terminal of that width gets them."""
    argv = [sys.executable, "-m", "checkin", *args]
    if redirect:
        argv = ["/bin/sh", "-c", f'exec "$@" {redirect}', "sh", *argv]
    with Terminal(argv, columns=columns, rows=60, env={"CHECKIN_FILE": path}) as terminal:
        terminal.exit_code()
        return terminal.bytes_seen.decode().replace("\r\n", "\n").split("\n")[:-1]


@pytest.fixture
def filled(path: str) -> str:
    with Journal.open(path):
        assert checkin("win", WORDS).code == 0
    return path


@pytest.mark.parametrize("columns", [60, 44])
@pytest.mark.parametrize(
    "args",
    [
        ("win", "I want to die"),
        ("hard", "It was loud"),
        ("session",),
        ("settings", "theme", "nosuch"),
        ("nosuchcommand",),
        ("edit", "1", "--on", "a long time before that"),
        ("packs",),
        ("count",),
    ],
    ids=" ".join,
)
def test_no_line_is_wider_than_the_terminal_and_no_word_is_cut(
    filled: str, args: tuple[str, ...], columns: int
) -> None:
    said = at_terminal(filled, *args, columns=columns)
    wide = [line for line in said if len(line) > columns and " " in line.strip()]
    assert not wide
    assert len(said) > 1


def test_a_pipe_and_a_file_get_whole_lines(filled: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert at_terminal(filled, "hard", "I want to die", redirect=f"> {out}") == []
    assert out.read_text().splitlines()[-1] == PEOPLE
    assert at_terminal(filled, "nosuchcommand", redirect=f"2> {out}") == []
    assert max(map(len, at_terminal(filled, "session"))) <= 60
    at_terminal(filled, "session", redirect=f"> {out}")
    assert any(line.endswith(WORDS) for line in out.read_text().splitlines())


def test_the_second_line_of_an_item_stands_below_its_first(filled: str) -> None:
    said = at_terminal(filled, "session")
    begins = next(nth for nth, line in enumerate(said) if "José" in line)
    assert said[begins].startswith("- ")
    assert said[begins + 1].startswith("  ")
    assert said[begins + 1][2] != " "


def test_a_command_in_backticks_stays_on_one_line_if_it_fits_on_one(path: str) -> None:
    for columns in range(24, 60):
        said = at_terminal(path, "packs", columns=columns)
        assert sum("`checkin packs example`" in line for line in said) == 1


def test_a_path_is_never_broken_by_the_program(tmp_path: Path) -> None:
    path = tmp_path / "a-folder-with-a-name-that-is-long" / "checkin.db"
    path.parent.mkdir()
    for columns in (120, 50, 30):
        assert any(str(path) in line for line in at_terminal(str(path), "status", columns=columns))
        path.unlink(missing_ok=True)
        assert any(str(path) in line for line in at_terminal(str(path), "here", columns=columns))


def test_words_that_could_not_be_kept_come_back_on_one_line(tmp_path: Path) -> None:
    said = at_terminal(str(tmp_path), "win", WORDS, columns=44)
    assert WORDS in said
    assert not [line for line in said if line != WORDS and len(line) > 44 and " " in line]


def test_a_text_for_someone_is_whole_to_be_copied(filled: str) -> None:
    assert any(WORDS in line for line in at_terminal(filled, "share", "1"))


def test_an_example_of_a_pack_is_as_it_has_to_be_in_a_file(path: str) -> None:
    assert at_terminal(path, "packs", "example", columns=30) == (
        checkin("packs", "example").out.splitlines()
    )
