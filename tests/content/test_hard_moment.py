"""A hard moment: its question, replies without blame, ways to settle, and people to reach."""

import re
from datetime import date, timedelta

import pytest

from checkin.content import (
    breathing,
    feelings,
    grounding,
    hard_moment,
    help_lines,
    safety_plan,
    skills,
    small_things,
    strings,
    wins,
)
from checkin.content.strings import format_template
from checkin.core.entries import STEP_OUTCOMES
from tests.support.tone import problems


@pytest.mark.practice(80)
def test_water_one_line_and_breathing_are_the_first_three() -> None:
    by_id = {idea.id: idea for idea in small_things.small_things()}
    water, line, breath = (by_id[key] for key in small_things.first_three())
    assert water.topics == ("drink",)
    assert "one line" in line.text
    assert "breath" in breath.topics
    assert set(small_things.first_three()) < set(small_things.pinned()) <= set(by_id)


def test_there_are_ideas_of_every_kind_and_length() -> None:
    cells = {(idea.group, idea.time) for idea in small_things.small_things()}
    groups = ("body", "breath", "senses", "people", "words", "space", "rest")
    assert {(group, time) for group in groups for time in ("30s", "2m", "10m")} <= cells


@pytest.mark.practice(79)
def test_the_question_of_a_hard_moment_is_this_one() -> None:
    assert hard_moment.question() == "What's one small thing I can do right now?"
    ideas = [idea for idea in small_things.small_things() if not idea.moment]
    own = [idea for idea in ideas if idea.group not in ("tools", "someone")]
    assert len(own) == 63


@pytest.mark.parametrize("outcome", STEP_OUTCOMES)
def test_there_is_a_reply_without_numbers(outcome: str) -> None:
    found = hard_moment.replies(outcome)
    assert found
    assert not [text for text in found if re.search(r"[{}\d]", text)]


def test_a_reply_has_numbers_when_both_are_known() -> None:
    assert any("from 7 to 4" in text for text in hard_moment.replies("easier", 7, 4))
    assert any("from 7 to 0" in text for text in hard_moment.replies("easier", 7, 0))
    assert hard_moment.replies("easier", 7, None) == hard_moment.replies("easier")
    assert hard_moment.replies("easier", 4, 7) == hard_moment.replies("easier")


def test_no_reply_is_given_to_an_answer_that_is_none() -> None:
    assert hard_moment.replies("sideways") == ()


def test_a_hard_moment_tells_of_a_pile_that_is_still_there() -> None:
    opening = strings.format_text("hard", "nothing_undone", wins=strings.plural("wins", 142))
    assert opening == "Hard moments take nothing away. Your 142 wins stay."


@pytest.mark.practice(82)
def test_square_one_has_its_own_answer() -> None:
    assert strings.get_text("hard", "square_one") == "When it feels like starting over"
    assert len(hard_moment.square_one()) >= 3
    assert all(not problems(text) for text in hard_moment.square_one())


def test_a_kind_of_moment_may_stay_unsaid() -> None:
    kinds = hard_moment.kinds()
    assert kinds[-1].id == "unsaid"
    tools = {kind.tool for kind in hard_moment.kinds(())} - {None}
    known = {f"skill:{skill.id}" for skill in skills.skills(())} | {"grounding"}
    assert tools <= known


def test_help_is_offered_and_can_be_declined() -> None:
    assert hard_moment.offer_help().choices[-1] == "Not now"


def test_the_record_of_a_step_is_told_as_it_was() -> None:
    assert hard_moment.note(0, 4) == ""
    assert hard_moment.note(1, 1, "12 October") == "helped on 12 October"
    assert hard_moment.note(1, 1) == "helped once"
    assert hard_moment.note(3, 3, "12 October") == "helped 3 times"
    assert hard_moment.note(1, 4, "12 October") == "helped 1 of 4 times"


@pytest.mark.parametrize(
    ("step", "calm"),
    [
        ("Drink a glass of water", "Drink a glass of water. Take the time you need."),
        ("Let some fresh air in.", "Let some fresh air in. Take the time you need."),
        ("Is it warm or cool?", "Is it warm or cool? Take the time you need."),
        ("use {braces}", "use {braces}. Take the time you need."),
        ("Sit down for half a minute.", "Sit down for half a minute."),
    ],
)
def test_the_calm_screen_says_one_step_and_time(step: str, calm: str) -> None:
    assert hard_moment.calm(step) == calm


def test_a_plan_reads_as_one_sentence() -> None:
    assert hard_moment.plan("go out", "When it starts") == "When it starts, I will go out"
    assert hard_moment.plan("go out", "") == "go out"


@pytest.mark.practice(28)
def test_forty_feelings_stand_in_a_grid_with_plain_meanings() -> None:
    assert len(feelings.words()) == 40
    assert [len(feelings.words(q.id)) for q in feelings.quadrants()] == [10, 10, 10, 10]
    assert all(word.plain for word in feelings.words())
    assert {other.id for other in feelings.others()} >= {"not-sure", "skip"}
    assert [word.word for word in feelings.words() if word.offer_help] == ["hopeless"]


def test_a_long_hold_is_never_first_and_stops_at_four_rounds() -> None:
    levels = [pattern.level for pattern in breathing.patterns()]
    assert levels == sorted(levels, key=["start", "more", "long-hold"].index)
    long = breathing.pattern("four-seven-eight")
    assert (long.max_rounds, long.rounds) == (4, 4)
    assert all(p.rounds <= p.max_rounds for p in breathing.patterns())


def test_a_pattern_can_go_at_another_speed() -> None:
    box = breathing.pattern("box")
    assert box.seconds == 16
    assert box.paced(0.5).seconds == 8


def test_breathing_and_looking_around_have_ways_round_them() -> None:
    assert len(breathing.instead()) == 5
    assert breathing.care().dizzy.startswith("If you feel dizzy")
    assert [step.n for step in grounding.steps()] == [5, 4, 3, 2, 1]
    assert all(step.instead for step in grounding.steps())
    values = {"weekday": "Saturday", "date": "22 November", "time": "09:12"}
    said = format_template(grounding.start().orient, **values)
    assert said == "It is Saturday, 22 November, 09:12. You're here, at your own keyboard."
    assert grounding.end().choices
    assert grounding.shorts()


def test_no_such_pattern_or_skill() -> None:
    with pytest.raises(KeyError):
        breathing.pattern("none")
    with pytest.raises(KeyError):
        skills.skill("none")


def test_an_urge_can_be_sat_out_with_a_timer() -> None:
    wave = skills.skill("wave")
    assert wave.timer_choices == (3, 10, 20)
    assert wave.care
    assert "Stayed with a hard feeling for a bit" in {chip.text for chip in wins.chips()}


def test_a_plan_goes_from_oneself_to_others() -> None:
    keys = [field.key for field in safety_plan.fields()]
    assert keys[:3] == ["signs", "alone", "places"]
    assert keys[3:] == ["people", "services", "safer", "reasons", "kind_words"]
    assert [field.key for field in safety_plan.meta()] == ["made_with", "looked_over", "copies"]
    assert safety_plan.intro()
    assert safety_plan.use_lines()
    assert safety_plan.print_hint()


def test_every_country_has_a_line_and_an_emergency_number() -> None:
    codes = {country.code for country in help_lines.countries()}
    assert len(codes) == 12
    assert codes == {line.country for line in help_lines.lines()}
    for code in codes:
        assert help_lines.emergency_number(code)
        for line in help_lines.lines(code.lower()):
            assert line.call or line.text_to
    assert help_lines.lines("XX") == ()
    assert help_lines.emergency_number("XX") is None
    assert help_lines.anywhere().url == "findahelpline.com"
    assert help_lines.sentences().offline_line
    assert help_lines.emergency_line()


def test_a_list_no_one_has_checked_says_so() -> None:
    today = date(2025, 11, 22)
    assert help_lines.stale(None, today)
    assert "No one has checked" in help_lines.checked_line(None, today, "")
    assert not help_lines.stale(today - timedelta(180), today)
    assert help_lines.stale(today - timedelta(181), today)
    fresh = help_lines.checked_line(today - timedelta(3), today, "19 November")
    assert fresh.startswith("List last checked: 19 November.")
    old = help_lines.checked_line(today - timedelta(400), today, "18 October 2024")
    assert old.startswith("This list is 400 days old.")


def test_the_day_of_the_check_is_a_day_or_nothing() -> None:
    checked = help_lines.checked()
    assert checked is None or checked <= date.today()  # noqa: DTZ011


def test_each_small_thing_has_a_form_for_when_it_was_done() -> None:
    ideas = [i for i in small_things.small_things(()) if i.tool not in ("people", "help")]
    done = [idea.done for idea in ideas]
    assert len(set(done)) == len(done)
    for idea in ideas:
        assert idea.done, idea.id
        assert not idea.done.endswith("."), idea.id
        then = idea.done.split()[0].lower()
        assert not problems(idea.done), idea.id
        assert then in _DONE or then.endswith("ed"), idea.id


_DONE = (
    *("put", "let", "read", "had"),
    *("drank", "ran", "took", "did", "found", "held", "sat", "sent", "thought", "went", "told"),
    *("said", "wrote", "made", "lay", "rode"),
)
"""Beginnings of what was done that do not end in -ed."""
