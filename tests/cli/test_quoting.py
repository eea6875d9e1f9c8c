"""Days of several words without quotes: what is said about them."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.support.shell import checkin


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("win Made tea --on last friday", '--on "last friday".'),
        ("win --on=last friday Made tea", '--on "last friday".'),
        ("win Made tea --on 14 march", '--on "14 march".'),
        ("week --on last friday", '--on "last friday".'),
        ("log --since last week", '--since "last week".'),
        ("win tea --on 3 days ago", '--on "3 days ago".'),
    ],
)
def test_a_day_of_several_words_without_quotes_is_told_how_to_write_it(
    line: str, hint: str
) -> None:
    said = checkin(*line.split())
    assert said.code in (1, 2)
    assert said.err.rstrip().endswith(f"If a day has several words, put them in quotes: {hint}")
    assert checkin("log", "--json").json == []


@pytest.mark.parametrize(
    "args", [("--on", "blorp"), ("--on", "the blorp", "tea"), ("--on", "x", "--json")]
)
def test_no_other_day_is_said_to_need_quotes(args: tuple[str, ...]) -> None:
    said = checkin("win", "tea", *args)
    assert said.code == 1
    assert "quotes" not in said.err


def test_a_time_of_several_words_is_said_to_be_one() -> None:
    said = checkin("win", "tea", "--at", "half", "past", "nine", "pm")
    assert said.code == 1
    hint = 'If a time has several words, put them in quotes: --at "half past nine pm".'
    assert said.err.rstrip().endswith(hint)


@pytest.mark.parametrize("args", [("--at", "23:59", "future2"), ("--on", "", "empty")])
def test_words_after_a_time_are_not_said_to_be_part_of_it(args: tuple[str, ...]) -> None:
    said = checkin("win", *args)
    assert said.code == 1
    assert "quotes" not in said.err
    assert args[-1] not in said.err


def test_an_error_stays_text_also_with_json() -> None:
    said = checkin("show", "99", "--json")
    assert (said.code, said.out) == (1, "")
    assert "There's no entry #99." in said.err
    assert "Errors stay plain text" in checkin("show", "--help").out


def test_the_readme_names_the_signs_for_which_words_need_quotes(tmp_path: Path) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    listed = re.search(r"an apostrophe, a bracket or one of\n`([^`]+)` in them", readme)
    assert listed
    signs = listed[1].split()
    assert len(signs) > 5
    (tmp_path / "tea1").touch()  # a name that `tea?` and `tea*` stand for

    def arguments(words: str) -> str:
        """What a program gets, as a shell that a person types in reads the line."""
        done = subprocess.run(
            ["bash", "-c", f"printf '%s ' {words}"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
        return done.stdout.strip()

    assert arguments("tea, with Jo: 10-5 @home.") == "tea, with Jo: 10-5 @home."
    for sign in ["'", "(", ")", *signs]:
        words = f"had {sign} tea{sign}"
        assert arguments(f'"{words}"') == words
        if sign != "!":  # it stands for an earlier line, which a shell has that is typed in
            assert arguments(words) != words
