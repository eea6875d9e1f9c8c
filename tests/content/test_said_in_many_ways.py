"""Tables of sentences as tired people type them: nearly all are read as they are meant."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from checkin.content.distress_words import heavy
from checkin.content.low_words import is_low
from checkin.content.spelling import is_one_slip
from checkin.content.urge_words import is_no_win, is_set_apart, slip_sort, told_sort

_READ = {
    "despair": lambda text: bool(heavy(text)),
    "slips": is_set_apart,
    "low": is_low,
    "happened": is_low,
}
_NOT_READ = {**_READ, "slips": is_no_win}


@cache
def table(name: str) -> dict[str, list[str]]:
    """The sentences that are `meant` so, and those that say something `otherwise`."""
    return tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text("utf-8"))


@pytest.mark.parametrize("name", _READ)
def test_what_is_meant_so_is_read_so(name: str) -> None:
    meant = table(name)["meant"]
    assert len(meant) > 70
    assert [text for text in meant if not _READ[name](text)] == []
    assert [text for text in meant if not _READ[name](f" {text.upper()}. ")] == []


@pytest.mark.parametrize("name", _NOT_READ)
def test_the_same_words_may_say_something_else(name: str) -> None:
    otherwise = table(name)["otherwise"]
    assert len(otherwise) > 50
    assert [text for text in otherwise if _NOT_READ[name](text)] == []


def test_none_of_the_words_of_a_bad_day_is_a_win() -> None:
    assert [text for name in _READ for text in table(name)["meant"] if not is_no_win(text)] == []


@pytest.mark.parametrize(
    ("typed", "word", "is_one"),
    [
        ("without", "without", True),
        ("witout", "without", True),
        ("wihtout", "without", True),
        ("withoutt", "without", True),
        ("wothout", "without", True),
        ("within", "without", False),
        ("about", "without", False),
        ("tithout", "without", False),
    ],
)
def test_one_slip_after_the_first_letter_is_forgiven(typed: str, word: str, is_one: bool) -> None:
    assert is_one_slip(typed, word) is is_one


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("binged and purged", "slip"),
        ("I gambled my rent", "slip"),
        ("watched porn again", "slip"),
        ("I drank and gambled", "took"),
        ("drank two beers", "took"),
        ("relapsed", "took"),
    ],
)
def test_what_is_good_to_know_of_a_substance_is_said_where_it_may_be_one(
    text: str, sort: str
) -> None:
    assert told_sort(text) == slip_sort(text) == sort
