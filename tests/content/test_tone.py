"""Every word a pack can show keeps the tone rules: calm, plain, no blame, no hurry."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from checkin.content.topics import topics
from tests.support.packs import CONTENT, NOT_SHOWN, OWNERS_WORDS, PACKS, name_of, named_texts
from tests.support.tone import grade, problems

SUGGESTIONS = ("morning", "small_things", "affirmations", "celebrations", "wins", "week")
"""Packs whose lines stand in a list, 80 columns wide with a mark before them."""

IN_MANY_TONGUES = ("help_lines", "demo")
"""Packs that hold names and words of other languages."""

ALLOWED = {
    "I missed or canceled something": "'missed' blames",  # the person, about their own plans
}
"""Texts that may hold one word the rules look for, and that word's finding."""


def texts(pack: Path) -> Iterator[str]:
    """Every text of a pack that can come to a screen, but for what its owner wrote."""
    for name, text in named_texts(pack):
        if name_of(pack) != "help_lines" or name.rpartition(".")[2] not in OWNERS_WORDS:
            yield text


def every(pack: Path, wanted: str) -> Iterator[object]:
    """Every value under that key, wherever it stands in a pack."""

    def walk(value: object) -> Iterator[object]:
        if isinstance(value, dict):
            for name, inner in value.items():
                if name == wanted:
                    yield inner
                yield from walk(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from walk(inner)

    yield from walk(tomllib.loads(pack.read_text(encoding="utf-8")))


def each_pack() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("pack", PACKS, ids=name_of)


def test_all_packs_are_here() -> None:
    assert set(NOT_SHOWN) <= {name_of(pack) for pack in PACKS}


@pytest.mark.parametrize("pack", sorted(CONTENT.glob("packs/*.toml")), ids=name_of)
def test_a_pack_says_what_it_is(pack: Path) -> None:
    data = tomllib.loads(pack.read_text(encoding="utf-8"))
    assert (data["schema"], data["pack"], data["lang"]) == (1, pack.stem, "en")


@pytest.mark.practice(81)
@pytest.mark.practice(99)
@pytest.mark.practice(100)
@each_pack()
def test_every_line_keeps_the_tone(pack: Path) -> None:
    found = {
        text: [
            problem
            for problem in problems(text, ascii_only=name_of(pack) not in IN_MANY_TONGUES)
            if ALLOWED.get(text) != problem
        ]
        for text in texts(pack)
    }
    assert {text: wrong for text, wrong in found.items() if wrong} == {}


@each_pack()
def test_every_pack_reads_at_grade_six(pack: Path) -> None:
    assert grade(list(texts(pack))) <= 6.5


@pytest.mark.parametrize("pack", [p for p in PACKS if name_of(p) in SUGGESTIONS], ids=name_of)
def test_every_suggestion_fits_a_line_of_a_list(pack: Path) -> None:
    whole = [text for text in texts(pack) if "{" not in text]
    assert [text for text in whole if len(text) > 76] == []


@each_pack()
def test_every_id_stands_once(pack: Path) -> None:
    data = tomllib.loads(pack.read_text(encoding="utf-8"))
    tables = [value for value in data.values() if isinstance(value, list)]
    ids = Counter(row["id"] for table in tables for row in table if "id" in row)
    assert [name for name, times in ids.items() if times > 1] == []


@each_pack()
def test_every_topic_has_a_switch(pack: Path) -> None:
    known = {topic.id for topic in topics()}
    for carried in every(pack, "topics"):
        assert isinstance(carried, list)
        assert set(carried) <= known


def test_every_allowed_text_is_still_needed() -> None:
    shown = {text for pack in PACKS for text in texts(pack)}
    for text, finding in ALLOWED.items():
        assert text in shown
        assert finding in problems(text)


@pytest.mark.parametrize(
    "text",
    [
        "You should rest",
        "Just breathe",
        "You missed a day",
        "Only one win today",
        "Your streak is over",
        "Great!",
        "At least you tried",
        "You are behind",
        "PLEASE REST",
        "This will help you",
        "You are safe",
        "Your plan is overdue",
        "The plan is broken",
        "You must write",
    ],
)
@pytest.mark.practice(99)
def test_a_line_that_presses_or_shrinks_is_found(text: str) -> None:
    assert problems(text)


@pytest.mark.parametrize(
    "text",
    [
        "Adjust the light",
        "A musty room",
        "Being here counts",
        "I am here",
        "Text HOME to them",
        "Look at the weekend",
        "A, B, C",
    ],
)
def test_a_calm_line_is_left_alone(text: str) -> None:
    assert problems(text) == []


def test_marks_may_stand_in_text_held_by_code() -> None:
    assert problems("→ a small step", ascii_only=False) == []
    assert problems("→ a small step")


def test_the_grade_tells_plain_words_from_long_ones() -> None:
    plain = ["I had some water and sat in the sun for a bit."]
    long = ["Individuals experiencing considerable difficulties require professional assistance."]
    assert grade(plain) < 4
    assert grade(long) > 12
    assert grade(["Keep"]) == 0
