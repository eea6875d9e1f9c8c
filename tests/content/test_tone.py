"""Every word the program can show keeps the tone rules: calm, plain, no blame, no hurry."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from checkin.content.topics import topics
from tests.support import ROOT, code_texts
from tests.support.packs import CONTENT, NOT_SHOWN, OWNERS_WORDS, PACKS, name_of, named_texts
from tests.support.tone import PLAIN, grade, imperatives, problems

SUGGESTIONS = ("morning", "small_things", "affirmations", "celebrations", "wins", "week")
"""Packs whose lines stand in a list, 80 columns wide with a mark before them."""

IN_MANY_TONGUES = ("help_lines", "demo")
"""Packs that hold names and words of other languages."""

KEPT_AS_WIN = re.compile(
    r"wins\.chip\..*\.text|(small_things|skills|grounding)\..*\.done"
    r"|strings/.*\.(win|named_win)(_.*)?"
)
"""Names of texts that a key puts on the pile as they are."""

NOT_KEPT = {"strings/marks.win", "strings/share.win_work", "strings/share.win_personal"}
"""Texts with such a name that are not."""

ALLOWED = {
    "…": "not plain letters: …",  # a mark, as in every text that is cut
    "… enter reads on": "not plain letters: …",
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


@pytest.mark.practice(81)
@pytest.mark.parametrize(
    "module", code_texts.MODULES, ids=lambda path: str(path.relative_to(ROOT / "checkin"))
)
def test_every_text_in_the_code_keeps_the_tone(module: Path) -> None:
    found = {
        f"{where} {text}": wrong
        for where, text in code_texts.named_texts(module)
        if (wrong := problems(text, ascii_only=False))
    }
    assert found == {}


def test_the_texts_of_code_are_found() -> None:
    source = '''
"""The head of a module."""
WORDS = ("on a", "half a dozen")
SQL = "SELECT id FROM entries WHERE id = 1."
KEYS = (Command("page.keep", "enter", "keep", "Keep", "Keep it for now", shown=False),)

@command("rest")
def rest(amount):
    """Rest for a while."""
    raise NotPossible(f"{amount} is too long.", "Write a shorter " "time.")

def other():
    """Nobody reads this."""
    say("Type a few words.")
'''
    assert {text for _, text in code_texts.texts_of(source)} == {
        "Keep",
        "Keep it for now",
        "Rest for a while.",
        "{it} is too long.",
        "Write a shorter time.",
        "Type a few words.",
    }


def test_the_texts_of_the_code_are_many() -> None:
    count = sum(1 for module in code_texts.MODULES for _ in code_texts.named_texts(module))
    assert count > 800


def test_no_win_is_kept_as_an_order() -> None:
    kept = {
        name: text
        for pack in PACKS
        for name, text in named_texts(pack)
        if KEPT_AS_WIN.fullmatch(name) and name not in NOT_KEPT
    }
    assert len(kept) > 40
    assert imperatives(kept.values()) == []


def test_cannot_is_one_word_wherever_it_is_written() -> None:
    folders = (ROOT / name for name in ("checkin", "tests", "docs", "bench", "changelog.d"))
    written = [
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.suffix in (".md", ".py", ".toml") and path.name not in ("tone.py", "test_tone.py")
    ]
    assert len(written) > 400
    two_words = re.compile(r"\bcan\s+not\b", re.I)
    found = [
        str(path.relative_to(ROOT))
        for path in (*written, *ROOT.glob("*.md"))
        if two_words.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []


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
    ids = Counter(
        row["id"] for table in tables for row in table if isinstance(row, dict) and "id" in row
    )
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
    ("text", "why"),
    [
        ("That can not be changed.", "is one word: cannot, or can't"),
        ("Your days will stand here.", "of a thing"),
        ("Saved. It stands first next time.", "of a thing"),
        ("They stand side by side now.", "linked"),
        ("It stands by itself again.", "of a thing"),
        ("Yours can stand as it is.", "of a thing"),
        ("This one rests.", "of a thing"),
        ("The day can rest now.", "of a thing"),
        ("Let that win rest.", "of a thing"),
        ("checkin remember wakes it.", "of a thing"),
        ("Something is waiting in Wins.", "of a thing"),
        ("Press esc to let go of the marks.", "of a thing: unmark, clear, throw away"),
        ("Keep it, or let it go.", "of a thing"),
        ("Let go. Nothing of it is kept.", "of a thing: unmark, clear, throw away"),
        ("The words are let gone.", "of a thing"),
        ("Take the answer that is lit.", "of a row: chosen"),
        ("Taken off the list.", "of a thing: remove"),
        ("Take a tag off.", "of a thing: remove"),
        ("A tag that is there comes off.", "of a thing: is removed"),
        ("The day is looked back on.", "is not said of a day"),
        ("Last looked over", "is not said of a plan: checked"),
        ("5 days you came by", "check in, happen"),
        ("How did it come about?", "check in, happen"),
        ("By now", "is not what one can do now"),
        ("Your wins will stack up here.", "is not said of wins"),
        ("A hard moment goes along.", "is included"),
        ("The file does not read well.", "of a thing"),
        ("Tags that begin so.", "begins with"),
        ("Say what is so.", "what's true"),
        ("One of your wins, by chance.", "random"),
        ("{it} is no tag.", "isn't a"),
        ("{it} is nothing that can be read.", "can't be"),
        ("{it} is in no form that can be read.", "in a form that can't"),
        ("What wins are put together by.", "by"),
        ("Nothing you kept is like that.", "nothing matches"),
        ("Entries of a kind that has no place here.", "does not belong"),
        ("A name is all it takes.", "an idiom"),
        ("On {day} you wrote: {win}", "may stand before words of ours"),
        ("nothing left in the tank", "an idiom"),
        ("someone has you in mind", "an idiom"),
        ("Asked for a second view", "a second opinion"),
        ("a weight is off", "an idiom"),
        ("small things are rubbing", "an idiom"),
        ("Where did a no do you good?", "an idiom"),
        ("What did today ask of you?", "an idiom"),
        ("What did it take from you?", "an idiom"),
        ("What takes less out of you?", "an idiom"),
        ("One of your own, to savor", "enjoy again"),
    ],
)
def test_a_word_in_a_sense_of_its_own_is_found(text: str, why: str) -> None:
    assert [finding for finding in problems(text) if finding.endswith(why)]


def test_every_rule_for_plain_words_is_tried() -> None:
    tried = next(
        mark.args[1]
        for mark in test_a_word_in_a_sense_of_its_own_is_found.pytestmark  # type: ignore[attr-defined]
        if mark.name == "parametrize"
    )
    texts = " | ".join(text for text, _ in tried)
    untried = [rule for rule in PLAIN if not re.search(rf"\b(?:{rule})(?!\w)", texts, re.I)]
    assert untried == []


@pytest.mark.parametrize(
    ("text", "is_order"),
    [
        ("Drink some water", True),
        ("Take a slow breath", True),
        ("Write one line", True),
        ("Drank some water", False),
        ("Named a feeling", False),
        ("Got up", False),
    ],
)
def test_a_win_that_is_an_order_is_found(text: str, is_order: bool) -> None:
    assert bool(imperatives([text])) is is_order


@pytest.mark.parametrize(
    "text",
    [
        "Stand, or sit tall, and shift your weight.",
        "Press your feet down, then let go. Three times.",
        "Rest is part of the work.",
        "Loosen your jaw and let your tongue rest.",
        "You've looked back on today. Rest well.",
        "What you wrote is still here.",
        "There is no entry #5.",
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
