"""The packs come to the screens whole, without what was turned off, and never half-filled."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin.content import (
    affirmations,
    breathing,
    evening,
    grounding,
    hard_moment,
    morning,
    sharing,
    skills,
    small_things,
    strings,
    topics,
    week,
    wins,
)
from checkin.content.loader import load_pack
from checkin.content.strings import format_template
from checkin.core.settings import find

TOPICS = [topic.id for topic in topics.topics()]

Drawn = Callable[[frozenset[str] | None], Iterable["topics.HasTopics"]]
EVERYTHING: dict[str, Drawn] = {
    "small things": small_things.small_things,
    "intentions": lambda off: morning.intentions(None, off),
    "low intentions": lambda off: morning.intentions("low", off),
    "cues": morning.cues,
    "win kinds": wins.kinds,
    "chips": wins.chips,
    "prompts": wins.prompts,
    "moments": hard_moment.kinds,
    "instead of breath": breathing.instead,
    "senses": grounding.steps,
    "skills": skills.skills,
    "evening": evening.profiles,
    "celebrations": wins.celebrations,
    "kind lines": lambda off: affirmations.kind_lines(affirmations.ANY, off),
    "week": lambda off: week.questions("week", off),
    "share": sharing.templates,
}
"""Every way an item is drawn, by a topic's being on or off."""


@pytest.mark.parametrize("name", EVERYTHING)
@given(off=st.frozensets(st.sampled_from(TOPICS)))
def test_nothing_with_a_topic_that_is_off_is_ever_drawn(name: str, off: frozenset[str]) -> None:
    drawn = list(EVERYTHING[name](off))
    assert all(off.isdisjoint(item.topics) for item in drawn)
    everything = list(EVERYTHING[name](frozenset()))
    assert [item for item in everything if off.isdisjoint(item.topics)] == drawn


@given(off=st.frozensets(st.sampled_from(TOPICS)))
def test_lines_of_a_hard_moment_follow_the_topics_too(off: frozenset[str]) -> None:
    shown = set(hard_moment.after_lines(off)) | set(hard_moment.later(off))
    rows = [*load_pack("hard_moment")["after"], *load_pack("hard_moment")["later"]]
    assert shown == {row["text"] for row in rows if off.isdisjoint(row.get("topics", ()))}


@pytest.mark.practice(90)
def test_faith_is_off_until_it_is_turned_on() -> None:
    assert topics.default_off() == {"faith"}
    assert find("topics-off").default.split() == ["faith"]
    for draw in EVERYTHING.values():
        assert all("faith" not in item.topics for item in draw(None))
    assert any(
        line.family == "faith" for line in affirmations.kind_lines(affirmations.FAITH, frozenset())
    )
    assert not affirmations.kind_lines(affirmations.FAITH)


def test_people_who_can_help_carry_no_topic() -> None:
    nearly_all = set(TOPICS)
    assert "st-tool-people" in {idea.id for idea in small_things.small_things(nearly_all)}


@pytest.mark.parametrize(
    ("word", "topic"),
    [
        ("breath", "breath"),
        ("pray", "faith"),
        ("medicine", "medicine"),
        ("urge", "urges"),
        ("water", "drink"),
        ("eat|cook|food|meal|snack", "food"),
        ("money", "money"),
    ],
)
def test_a_suggestion_that_names_a_topic_carries_it(word: str, topic: str) -> None:
    allowed = {
        "Run warm or cool water over your hands.",
        "Wash a few dishes in warm water.",
        "Wash my face or hands with warm water",
    }
    found: list[tuple[str, tuple[str, ...]]] = [
        (i.text, i.topics) for i in small_things.small_things(())
    ]
    found += [(i.text, i.topics) for i in morning.intentions(None, ())]
    found += [(chip.text, chip.topics) for chip in wins.chips(())]
    found += [(prompt.text, prompt.topics) for prompt in wins.prompts(())]
    found += [(c.text, c.topics) for c in wins.celebrations(())]
    named = [row for row in found if re.search(rf"\b(?:{word})", row[0], re.I)]
    assert named
    assert [row for row in named if topic not in row[1] and row[0] not in allowed] == []


def test_a_line_is_never_half_filled() -> None:
    assert format_template("From {day}: {win}", day="Monday") == ""
    assert format_template("From {day}: {win}", day="", win="x") == ""
    assert format_template("From {day}: {win}", day="Monday", win="x") == "From Monday: x"
    assert format_template("No places here.") == "No places here."


def test_a_count_of_zero_is_never_shown() -> None:
    assert format_template("{count} wins, all yours.", count=0) == ""
    assert strings.plural("wins", 0) == ""
    assert strings.plural("wins", 1) == "1 win"
    assert strings.plural("wins", 142) == "142 wins"
    assert strings.plural("days", 1_000_000) == "1,000,000 days"


@given(st.text(min_size=1))
def test_any_words_come_through_as_they_are(win: str) -> None:
    assert format_template("You wrote: {win}", win=win) == f"You wrote: {win}"


def test_a_pack_is_read_once() -> None:
    assert load_pack("wins") is load_pack("wins")
    with pytest.raises(FileNotFoundError):
        load_pack("none")


def test_a_pack_cannot_be_changed_by_mistake() -> None:
    with pytest.raises(TypeError):
        load_pack("wins")["undo"] = "x"  # type: ignore[index]


def test_the_words_of_a_screen_are_found_by_name() -> None:
    assert strings.strings("palette")["ask"] == strings.get_text("palette", "ask")
    assert len(strings.get_texts("today", "first_visit")) == 3
    assert strings.get_texts("palette", "ask") == (strings.get_text("palette", "ask"),)
    with pytest.raises(KeyError):
        strings.get_text("today", "first_visit")
    with pytest.raises(KeyError):
        strings.get_text("today", "no such line")


def test_questions_ask_for_a_kind_of_win_that_there_is() -> None:
    """Another kind would change nothing, and nobody would be told."""
    known = {"", *(kind.id for kind in wins.kinds(()))}
    assert {profile.kind_of_win for profile in evening.profiles(())} <= known


@pytest.mark.practice(96)
def test_coming_back_says_nothing_of_the_time_away() -> None:
    for line in strings.get_texts("today", "welcome_back"):
        assert not re.search(
            r"\d|\b(days?|weeks?|long|away|gone|since)\b", line.replace("day.", "")
        )
        assert "{" not in line


def test_every_failure_to_save_says_the_words_are_still_here() -> None:
    for key in ("busy", "disk_full", "not_writable", "file_moved", "damaged"):
        assert "Your words are still here." in strings.get_text("errors", key)


def test_reading_no_pack_loads_nothing_heavy() -> None:
    program = (
        "import sys; before = set(sys.modules); import checkin.content.strings; "
        "import checkin.domain.hard_moment; "
        "new = set(sys.modules) - before; "
        "print(sorted(new & {'tomllib', 'pkgutil', 'importlib.resources', 'textual', 'random'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
