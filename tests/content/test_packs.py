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
    celebrations,
    evening,
    grounding,
    hard_moment,
    lines,
    morning,
    sharing,
    skills,
    small_things,
    strings,
    topics,
    week,
    wins,
)
from checkin.content.loader import NOT_AGAIN, choose_stable, format_template, load_pack
from checkin.core.settings import find

TOPICS = [topic.id for topic in topics.topics()]

Drawn = Callable[[frozenset[str] | None], Iterable[topics.HasTopics]]
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
    "celebrations": celebrations.celebrations,
    "kind lines": lambda off: affirmations.kind_lines(off, carers=True),
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
    assert any(line.family == "faith" for line in affirmations.kind_lines(frozenset()))
    assert not any(line.family == "culture" for line in affirmations.kind_lines())


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
    found += [(c.text, c.topics) for c in celebrations.celebrations(())]
    named = [row for row in found if re.search(rf"\b(?:{word})", row[0], re.I)]
    assert named
    assert [row for row in named if topic not in row[1] and row[0] not in allowed] == []


def test_a_line_is_never_half_filled() -> None:
    assert format_template("On {day} you wrote: {win}", day="Monday") is None
    assert format_template("On {day} you wrote: {win}", day="", win="x") is None
    assert (
        format_template("On {day} you wrote: {win}", day="Monday", win="x")
        == "On Monday you wrote: x"
    )
    assert format_template("No places here.") == "No places here."


def test_a_count_of_zero_is_never_shown() -> None:
    assert format_template("{count} wins, all yours.", count=0) is None
    assert strings.plural("wins", 0) is None
    assert strings.plural("wins", 1) == "1 win"
    assert strings.plural("wins", 142) == "142 wins"
    assert strings.plural("days", 1_000_000) == "1,000,000 days"


@given(st.text(min_size=1))
def test_any_words_come_through_as_they_are(win: str) -> None:
    assert format_template("You wrote: {win}", win=win) == f"You wrote: {win}"


@given(st.lists(st.sampled_from(range(40)), max_size=60), st.integers())
def test_a_pick_is_none_of_the_last_five(shown: list[int], seed: int) -> None:
    items = [f"line {n}" for n in range(8)]
    seen = [f"line {n}" for n in shown]
    drawn = choose_stable(items, seen, seed)
    assert drawn in items
    assert drawn not in seen[-NOT_AGAIN:]
    assert choose_stable(items, seen, seed) == drawn


@given(st.integers(1, 6), st.integers())
def test_a_short_list_goes_round(size: int, seed: int) -> None:
    items = [f"line {n}" for n in range(size)]
    seen: list[str] = []
    for turn in range(size * 3):
        drawn = choose_stable(items, seen, f"{seed} {turn}")
        assert drawn is not None
        assert size == 1 or drawn not in seen[-1:]
        seen.append(drawn)
    assert set(seen) == set(items)


def test_there_is_nothing_to_pick_from_nothing() -> None:
    assert choose_stable([], ["a"], 1) is None


def test_a_pick_knows_items_by_their_id() -> None:
    chosen = choose_stable(small_things.small_things(), ["st-body-2m-1"], "2025-11-22")
    assert chosen is not None
    assert chosen.id != "st-body-2m-1"
    every_day = {choose_stable(small_things.small_things(), [], day) for day in range(400)}
    assert len(every_day) > 50


def test_a_pack_is_read_once() -> None:
    assert load_pack("lines") is load_pack("lines")
    with pytest.raises(FileNotFoundError):
        load_pack("none")


def test_a_pack_cannot_be_changed_by_mistake() -> None:
    with pytest.raises(TypeError):
        load_pack("lines")["undo"] = "x"  # type: ignore[index]


def test_the_words_of_a_screen_are_found_by_name() -> None:
    assert strings.strings("demo")["line"] == strings.get_text("demo", "line")
    assert len(strings.get_texts("today", "first_visit")) == 3
    assert strings.get_texts("demo", "line") == (strings.get_text("demo", "line"),)
    with pytest.raises(KeyError):
        strings.get_text("today", "first_visit")
    with pytest.raises(KeyError):
        strings.get_text("today", "no such line")
    assert lines.line("welcome_back") == "Welcome back. Everything is where you left it."
    assert len(lines.lines("saved_win")) > 1
    assert lines.lines("pile_total") == (lines.line("pile_total"),)


@pytest.mark.practice(96)
def test_coming_back_says_nothing_of_the_time_away() -> None:
    for line in lines.lines("welcome_back"):
        assert not re.search(
            r"\d|\b(days?|weeks?|long|away|gone|since)\b", line.replace("day.", "")
        )
        assert "{" not in line


def test_every_failure_to_save_says_the_words_are_still_here() -> None:
    for key in ("too_long", "busy", "disk_full", "not_writable", "file_moved"):
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
