"""Mornings, wins, evenings and weeks: the words they offer."""

import re

import pytest

from checkin.content import (
    affirmations,
    evening,
    morning,
    sharing,
    skills,
    small_things,
    strings,
    week,
    wins,
)
from checkin.core.entries import INTENTION_OUTCOMES
from checkin.core.settings import SETTINGS


@pytest.mark.practice(2)
def test_every_intention_can_be_made_smaller() -> None:
    found = morning.intentions()
    assert {idea.energy for idea in found} == {"low", "medium", "more"}
    assert all(idea.smaller and idea.smaller != idea.text for idea in found)


@pytest.mark.practice(8)
def test_a_moment_can_be_offered_for_an_intention() -> None:
    found = morning.cues()
    assert len(found) >= 10
    assert all(cue.text.split()[0] in ("After", "Before", "When") for cue in found)


@pytest.mark.parametrize("energy", ["low", "medium", "more"])
def test_a_morning_draws_from_its_own_energy(energy: str) -> None:
    found = morning.intentions(energy)
    assert found
    assert {idea.energy for idea in found} == {energy}


@pytest.mark.practice(27)
def test_no_one_is_asked_to_face_things_on_a_low_day() -> None:
    assert all("facing" not in i.topics for i in morning.intentions("low", ()))
    facing = [i for i in morning.intentions("more", ()) if i.area == "facing"]
    assert ["a safe thing" in i.text and "a short time" in i.text for i in facing] == [True]
    assert "facing" in {kind.id for kind in wins.kinds()}
    assert all(chip.kind != "facing" for chip in wins.chips({"facing"}))


def test_breathing_is_enough_for_a_morning() -> None:
    special = [idea for idea in morning.intentions("low") if idea.special == "enough"]
    assert len(special) == 1
    assert strings.get_text("morning", "enough") == "Breathing is enough today"
    assert strings.get_texts("morning", "enough_replies")
    assert strings.get_texts("hard", "enough_replies")


@pytest.mark.practice(10)
def test_movement_comes_in_three_sizes_without_numbers_to_chase() -> None:
    moving = [i for i in morning.intentions() if re.search(r"\b(move|walk)\b", i.text, re.I)]
    assert any("twenty minutes" in idea.text for idea in moving)
    sizes = {i.time for i in small_things.small_things() if i.group == "body"}
    assert sizes == {"30s", "2m", "10m"}
    texts = [t for i in moving for t in (i.text, i.smaller)]
    texts += [idea.text for idea in small_things.small_things() if idea.group == "body"]
    assert not [t for t in texts if re.search(r"\d|\b(steps?|miles?|calories|laps)\b", t)]


@pytest.mark.practice(14)
def test_a_kind_message_water_and_one_no_are_both_offered_and_kept() -> None:
    texts = {idea.text for idea in morning.intentions()}
    assert "Send someone a kind message" in texts
    assert any("water" in text for text in texts)
    assert any(text.startswith("Say no to one thing") for text in texts)
    chips = {chip.text for chip in wins.chips()}
    assert {"Sent a kind message", "Drank water", "Said no"} <= chips


def test_ten_minutes_for_oneself_can_be_an_intention_and_a_win() -> None:
    assert any("ten minutes for myself" in i.text for i in morning.intentions())
    assert any("kids" in cue.text for cue in morning.cues())
    assert any("ten minutes for myself" in chip.text for chip in wins.chips())


@pytest.mark.practice(20)
@pytest.mark.practice(21)
def test_getting_through_a_day_is_one_key_away() -> None:
    first = [chip.text for chip in wins.chips()][:5]
    assert "Got out of bed" in first
    assert "Brushed my teeth" in first
    assert "Answered a message" in first
    staying = {chip.text for chip in wins.chips() if chip.kind == "staying"}
    assert {"Made it through the day", "Wanted to give up, and kept going"} <= staying


@pytest.mark.practice(15)
def test_one_pause_counts() -> None:
    assert "Paused before I reacted" in {chip.text for chip in wins.chips()}
    assert len(skills.skill("pause").steps) == 4


@pytest.mark.practice(22)
def test_every_chip_has_a_known_kind_and_a_short_name() -> None:
    known = {kind.id for kind in wins.kinds(())}
    for chip in wins.chips(()):
        assert chip.kind in known
        assert 0 < len(chip.short) <= 16
    assert len({chip.short for chip in wins.chips(())}) == len(wins.chips(()))


@pytest.mark.practice(23)
def test_spotting_a_trigger_is_a_win_without_saying_what_it_was() -> None:
    kind = next(kind for kind in wins.kinds() if kind.id == "trigger")
    assert kind.help == "You don't have to say what it was"
    assert any(chip.kind == "trigger" for chip in wins.chips())


@pytest.mark.practice(25)
@pytest.mark.practice(26)
def test_one_sentence_in_a_talk_is_a_win() -> None:
    talking = {chip.text for chip in wins.chips() if chip.kind == "talking"}
    assert "Said how I felt, even in one sentence" in talking
    assert len(talking) >= 3


@pytest.mark.practice(33)
@pytest.mark.practice(34)
def test_a_no_rest_and_asking_stand_beside_tasks() -> None:
    kinds = [kind.id for kind in wins.kinds()]
    assert {"limits", "rest", "asking", "tasks"} <= set(kinds)
    assert kinds.index("rest") < kinds.index("tasks")
    for kind in ("limits", "rest", "asking", "tasks"):
        assert any(chip.kind == kind for chip in wins.chips())


@pytest.mark.practice(29)
def test_a_win_can_be_marked_as_a_first_an_easier_or_a_big_one() -> None:
    assert {"first-time", "easier", "big"} <= {mark.id for mark in wins.marks()}


@pytest.mark.practice(42)
def test_helpers_have_wins_and_lines_of_their_own() -> None:
    assert sum(chip.kind == "work-care" for chip in wins.chips()) >= 4
    assert all(line.strong for line in affirmations.kind_lines(affirmations.STRONG))
    assert not any(line.strong for line in affirmations.kind_lines(affirmations.ANY))


@pytest.mark.practice(93)
def test_joy_and_kindness_are_wins() -> None:
    texts = {chip.text for chip in wins.chips() if chip.kind == "kindness"}
    assert {"Did something I enjoy", "Was kind to someone"} <= texts


def test_a_day_without_a_win_has_prompts_and_can_be_kept_as_it_is() -> None:
    assert len(wins.prompts(())) == 22
    assert "okay" in wins.nothing().line
    assert wins.nothing().choice_save == "Save today as it is"


@pytest.mark.practice(51)
def test_the_shortest_ways_to_mark_a_win_come_first() -> None:
    times = [item.time for item in wins.celebrations()]
    assert times == sorted(times, key=["10s", "2m", "10m"].index)
    assert times[0] == "10s"


def test_each_evening_in_the_settings_has_its_questions() -> None:
    profiles = {profile.id for profile in evening.profiles(())}
    choices = next(setting.choices for setting in SETTINGS if setting.name == "evening")
    assert set(choices) <= profiles
    assert evening.profiles()[0].id == "default"
    assert evening.profile("gone").id == "default"
    assert evening.feelings_question().kind == "feelings"


def test_a_therapist_ends_the_day_with_two_wins() -> None:
    questions = evening.profile("therapist").questions
    assert [question.kind for question in questions] == ["win", "win"]


def test_thanks_are_asked_for_by_choice_and_apart_from_wins() -> None:
    first = evening.profiles()[0]
    assert not any("thank" in question.ask for question in first.questions)
    thanks = evening.profile("thanks").questions
    assert [question.kind for question in thanks if "thankful" in question.ask] == ["line"]


def test_the_answers_about_an_intention_are_the_ones_that_are_kept() -> None:
    assert tuple(answer.id for answer in evening.answers()) == INTENTION_OUTCOMES
    assert all(answer.reply for answer in evening.answers())


def test_a_pause_takes_two_minutes_between_things() -> None:
    assert skills.pause().title == "Two quiet minutes"
    assert skills.pause().choices


def test_there_are_questions_for_a_week_and_for_a_year() -> None:
    assert len(week.questions("week")) == 12 + 1
    assert any("a year ago" in question.text for question in week.questions("year"))
    said = {"then": "3 May", "hard": "Ring Dad", "now": "9 June"}
    assert week.mirror("mir-01", win="Rang Dad", **said).endswith("Then on 9 June: Rang Dad.")
    assert week.mirror("mir-01", win="Rang Dad") == ""
    with pytest.raises(KeyError):
        week.mirror("none")


@pytest.mark.practice(62)
def test_there_is_a_note_that_asks_someone_to_be_there() -> None:
    template = next(t for t in sharing.templates() if t.asks)
    assert "You don't have to fix it." in template.text
    assert "sit with me" in template.asks
