"""Looking back on a week: its days, its question, and what is asked about once in a season."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin.content.topics import topics
from checkin.content.week import LookBack, of_the_week, question, questions, span_words
from checkin.core.entries import NewEntry
from checkin.core.errors import NotPossible
from checkin.domain.week import OFFERED, SEASON, first_of, last_of, offered_since, rating
from checkin.journal import Journal
from tests.support.moving import Moving

SATURDAY = date(2026, 11, 21)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
TOPICS = st.sets(st.sampled_from([topic.id for topic in topics()]))


def asked(day: date = SATURDAY) -> LookBack:
    return of_the_week(day, ())[0]


# The question


@pytest.mark.practice(73)
@given(day=DAYS, off=TOPICS)
def test_the_question_is_the_same_from_monday_to_sunday_and_another_the_next_week(
    day: date, off: set[str]
) -> None:
    monday = day - timedelta(days=day.weekday())
    week = {of_the_week(monday + timedelta(days=n), off) for n in range(7)}
    assert len(week) == 1
    assert of_the_week(monday + timedelta(days=7), off)[0] != next(iter(week))[0]


@pytest.mark.practice(73)
@given(day=DAYS, off=TOPICS)
def test_every_question_has_its_week_and_all_can_be_asked_for(day: date, off: set[str]) -> None:
    allowed = questions("week", off)
    in_turn = [of_the_week(day + timedelta(weeks=n), off)[0] for n in range(len(allowed))]
    assert set(in_turn) == set(allowed)
    found = of_the_week(day, off)
    assert len(found) == len(allowed)
    assert set(found) == set(allowed)
    assert not [each for each in found if off & set(each.topics)]


@given(day=DAYS, off=TOPICS)
def test_a_week_without_wins_is_asked_for_none(day: date, off: set[str]) -> None:
    found = of_the_week(day, off, wins=False)
    assert set(found) == {each for each in questions("week", off) if not each.of_wins}
    own = of_the_week(day, off)[0]
    assert own.of_wins or own == found[0]


@given(day=DAYS)
def test_with_all_topics_off_there_is_still_a_question(day: date) -> None:
    assert of_the_week(day, {topic.id for topic in topics()})


def test_a_question_is_found_by_its_id() -> None:
    assert question(asked().id) == asked()
    assert question("none") is None


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ((2026, 11, 15), (2026, 11, 21), "15 to 21 November"),
        ((2026, 10, 28), (2026, 11, 3), "28 October to 3 November"),
        ((2025, 12, 28), (2026, 1, 3), "28 December 2025 to 3 January"),
        ((2025, 5, 3), (2025, 5, 9), "3 to 9 May 2025"),
        ((1, 1, 1), (1, 1, 1), "1 January 1"),
    ],
)
def test_a_week_is_called_by_its_days(
    first: tuple[int, int, int], last: tuple[int, int, int], words: str
) -> None:
    assert span_words(date(*first), date(*last), SATURDAY) == words


# The days


@given(today=st.dates(), days=st.integers(0, 3000))
def test_each_day_is_in_one_week_counted_back_from_today(today: date, days: int) -> None:
    day = date.fromordinal(max(1, today.toordinal() - days))
    last = last_of(day, today)
    assert first_of(last) <= day <= last <= today
    assert (today - last).days % 7 == 0


def test_a_week_is_the_last_seven_days_on_any_day(journal: Journal) -> None:
    kept = [
        journal.add(NewEntry("win", f"win {n}", day=SATURDAY - timedelta(days=n))) for n in range(9)
    ]
    journal.add(NewEntry("reflection", "an evening", source="e-keep"))
    journal.add(NewEntry("setback", "hard"))
    week = journal.week.week()
    assert (week.first, week.last) == (date(2026, 11, 15), SATURDAY)
    assert week.wins == tuple(kept[:7])
    assert week.written == ()
    assert journal.week.week(date(2026, 11, 14)).wins == tuple(kept[7:])


def test_a_week_has_the_newest_day_first_and_a_day_as_it_happened(journal: Journal) -> None:
    days = [SATURDAY - timedelta(days=n) for n in (1, 0, 1, 0)]
    first, second, third, fourth = [journal.add(NewEntry("win", "x", day=day)) for day in days]
    assert journal.week.week().wins == (second, fourth, first, third)


def test_an_answer_is_a_reflection_of_its_week(journal: Journal) -> None:
    entry = journal.week.add_answer(asked(), "The radio")
    assert (entry.kind, entry.day, entry.text) == ("reflection", SATURDAY, "The radio")
    assert (entry.cue, entry.source) == (asked().text, f"week:{asked().id}")
    older = journal.week.add_answer(asked(), "Rest", day=date(2026, 11, 1))
    assert journal.week.week().written == (entry,)
    assert journal.week.week(date(2026, 11, 7)).written == (older,)


def test_quiet_weeks_are_passed_over_on_the_way_back(journal: Journal) -> None:
    assert journal.week.older(journal.week.week()) is None
    journal.add(NewEntry("win", "x", day=SATURDAY - timedelta(days=30)))
    journal.add(NewEntry("setback", "x", day=SATURDAY - timedelta(days=10)))
    journal.week.add_answer(asked(), "x", day=SATURDAY - timedelta(days=60))
    last = journal.week.older(journal.week.week())
    assert last == SATURDAY - timedelta(days=28)
    week = journal.week.week(last)
    assert len(week.wins) == 1
    last = journal.week.older(week)
    assert last == SATURDAY - timedelta(days=56)
    week = journal.week.week(last)
    assert len(week.written) == 1
    assert journal.week.older(week) is None


# A small win for next week


@pytest.mark.practice(5)
def test_a_small_win_to_make_room_for_stands_for_a_week_and_then_is_gone(
    moved: Journal, moving: Moving
) -> None:
    assert moved.week.small_win() is None
    first = moved.week.set_small_win("Call Ana")
    assert (first.kind, first.outcome) == ("reflection", None)
    assert moved.today().intention is None
    changed = moved.week.set_small_win("Call Ana back")
    assert (changed.id, changed.text) == (first.id, "Call Ana back")
    for _ in range(7):
        moving.go_on(1)
        assert moved.week.small_win() == changed
    moving.go_on(1)
    assert moved.week.small_win() is None
    assert moved.entry(first.id).outcome is None


def test_a_later_small_win_takes_the_place_of_the_one_before(
    moved: Journal, moving: Moving
) -> None:
    first = moved.week.set_small_win("Call Ana")
    moving.go_on(2)
    second = moved.week.set_small_win("Rest")
    assert moved.week.small_win() == second
    assert moved.entry(first.id).text == "Call Ana"
    moved.delete(second.id)
    assert moved.week.small_win() == first


# The question of a season


@pytest.mark.practice(76)
@given(start=DAYS, visits=st.lists(st.integers(1, 40), max_size=60))
def test_someone_who_lets_the_question_be_meets_it_for_a_week_of_a_season(
    start: date, visits: list[int]
) -> None:
    noted: date | None = None
    day, offered = start, []
    for days in visits:
        day += timedelta(days=days)
        since = offered_since(day, noted, None)
        if since is not None:
            noted = since
            offered.append(day)
    for day in offered:
        near = [other for other in offered if 0 <= (other - day).days < SEASON - OFFERED]
        assert (near[-1] - near[0]).days < OFFERED


@pytest.mark.practice(76)
@given(rested=DAYS, noted=st.none() | DAYS, days=st.integers(0, 400))
def test_answered_or_put_aside_it_rests_for_a_season(
    rested: date, noted: date | None, days: int
) -> None:
    today = rested + timedelta(days=days)
    if days < SEASON:
        assert offered_since(today, noted, rested) is None
    elif noted is None or noted <= rested:
        assert offered_since(today, noted, rested) == today


@pytest.mark.practice(76)
def test_the_question_comes_again_a_season_after_an_answer(moved: Journal, moving: Moving) -> None:
    assert moved.week.offers_trust()
    moved.week.note_trust_offered()
    entry = moved.week.add_trust(7)
    assert (entry.kind, entry.source, entry.text) == ("reflection", "trust", "7 of 10")
    assert entry.cue == "How much do you trust yourself to keep going, from 0 to 10?"
    assert not moved.week.offers_trust()
    moving.go_on(SEASON - 1)
    assert not moved.week.offers_trust()
    moving.go_on(1)
    assert moved.week.offers_trust()
    moved.week.snooze_trust()
    assert not moved.week.offers_trust()
    moving.go_on(SEASON)
    assert moved.week.offers_trust()
    assert moved.week.trust() == [entry]


def test_an_offer_that_is_let_be_rests_by_itself(moved: Journal, moving: Moving) -> None:
    moved.week.note_trust_offered()
    moving.go_on(OFFERED - 1)
    assert moved.week.offers_trust()
    moved.week.note_trust_offered()
    moving.go_on(1)
    assert not moved.week.offers_trust()
    moved.week.note_trust_offered()
    moving.go_on(SEASON - OFFERED)
    assert moved.week.offers_trust()


def test_an_answer_that_is_undone_was_not_given(journal: Journal) -> None:
    journal.week.add_trust(0)
    journal.undo()
    assert journal.week.trust() == []
    assert journal.week.offers_trust()


def test_an_answer_about_trust_is_none_about_the_week(journal: Journal) -> None:
    journal.week.add_trust(10)
    assert journal.week.week().written == ()


@pytest.mark.parametrize("number", [-1, 11])
def test_a_number_beyond_the_scale_is_not_kept(journal: Journal, number: int) -> None:
    with pytest.raises(NotPossible):
        journal.week.add_trust(number)
    assert journal.entries() == []


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0", 0),
        (" 7 ", 7),
        ("10", 10),
        ("7/10", 7),
        ("7  of 10", 7),
        ("10 Out of 10", 10),
        ("11", None),
        ("-1", None),
        ("7.5", None),
        ("", None),
        ("a lot", None),
        ("\u0667", None),
    ],
)
def test_a_number_is_read_as_people_write_it(typed: str, number: int | None) -> None:
    assert rating(typed) == number


@given(st.text(max_size=20))
def test_whatever_is_typed_is_a_number_of_the_scale_or_none(typed: str) -> None:
    assert rating(typed) in {None, *range(11)}
