"""Looking back: on this day, one by chance, the not-yet list, good stretches, round totals."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from functools import partial

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from checkin.core.clock import Clock
from checkin.core.entries import NOT_YET, REPEAT, NewEntry
from checkin.core.errors import NotPossible
from checkin.core.query import EntryQuery
from checkin.core.stretches import Stretch, from_json, new, reached
from checkin.domain.anniversaries import anniversary_spans
from checkin.journal import Journal
from tests.support.moving import Moving

SATURDAY = date(2026, 11, 21)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def _at_most(place: int, total: int) -> int:
    return min(place, total - 1)


def ago(days: int) -> date:
    return SATURDAY - timedelta(days=days)


def win(journal: Journal, text: str, days: int = 0, *tags: str) -> int:
    return journal.add(NewEntry("win", text, day=ago(days), tags=tags)).id


# On this day


def test_a_day_looks_back_a_week_a_month_six_months_and_years() -> None:
    found = [
        (look.label, look.day, look.years)
        for look in anniversary_spans(SATURDAY, date(2023, 12, 1))
    ]
    assert found == [
        ("week_ago", date(2026, 11, 14), 0),
        ("month_ago", date(2026, 10, 21), 0),
        ("half_year_ago", date(2026, 5, 21), 0),
        ("year_ago", date(2025, 11, 21), 1),
        ("years_ago", date(2024, 11, 21), 2),
    ]


@given(today=DAYS, since=DAYS)
def test_looking_back_goes_by_the_calendar(today: date, since: date) -> None:
    found = anniversary_spans(today, since)
    assert [look.day for look in found] == sorted({look.day for look in found}, reverse=True)
    for look in found:
        assert since <= look.day < today
        if look.label == "week_ago":
            assert look.day == today - timedelta(days=7)
        elif look.years and (look.day.month, look.day.day) != (2, 29):
            assert look.day == today - relativedelta(years=look.years)
        elif not look.years:
            months = {"month_ago": 1, "half_year_ago": 6}[look.label]
            assert look.day == today - relativedelta(months=months)


@given(then=DAYS, years=st.integers(1, 60))
def test_every_day_is_looked_back_to_once_in_every_later_year(then: date, years: int) -> None:
    year = then.year + years
    around = [date(year, 1, 1) + timedelta(days=n) for n in range(365)]
    if (then.month, then.day) == (2, 29):
        around = [date(year, 2, 28), date(year, 3, 1)]
        around += [date(year, 2, 29)] if year % 4 == 0 and year % 100 else []
    else:
        around = [date(year, then.month, then.day), date(year, 12, 31), date(year, 1, 1)]
    from_where = {
        day
        for day in around
        for look in anniversary_spans(day, then)
        if look.day == then and look.years
    }
    assert len(from_where) == 1


@pytest.mark.parametrize(
    ("today", "years", "shown"),
    [
        (date(2027, 2, 28), 3, {date(2024, 2, 28), date(2024, 2, 29)}),
        (date(2028, 2, 28), 4, {date(2024, 2, 28)}),
        (date(2028, 2, 29), 4, {date(2024, 2, 29)}),
        (date(2028, 2, 29), 1, {date(2027, 2, 28)}),
    ],
)
def test_leap_days_are_right(today: date, years: int, shown: set[date]) -> None:
    found = {look.day for look in anniversary_spans(today, date(2020, 1, 1)) if look.years == years}
    assert found == shown


@pytest.mark.parametrize("today", [date(1, 1, 1), date(1, 1, 7), date(1, 3, 31), date(1, 8, 31)])
def test_the_first_days_there_are_look_back_to_no_others(today: date) -> None:
    assert all(date.min <= look.day < today for look in anniversary_spans(today, date.min))


@pytest.mark.practice(66)
def test_on_this_day_shows_what_was_kept_and_no_other_day(journal: Journal) -> None:
    win(journal, "A week", 7)
    win(journal, "Two weeks", 14)
    journal.add(NewEntry("setback", "Hard", day=date(2025, 11, 21)))
    journal.add(NewEntry("intention", "Rest", day=date(2024, 11, 21)))
    journal.delete(journal.add(NewEntry("win", "Gone", day=date(2023, 11, 21))).id)
    journal.add(NewEntry("reflection", "Swim", source=NOT_YET, day=date(2022, 11, 21)))
    found = [
        (t.look.label, t.look.years, [e.text for e in t.entries])
        for t in journal.lookback.on_this_day()
    ]
    assert found == [("week_ago", 0, ["A week"]), ("years_ago", 2, ["Rest"])]
    hard = journal.lookback.on_this_day(SATURDAY, "setback", "step")
    assert [e.text for then in hard for e in then.entries] == ["Hard"]
    assert [t.look.label for t in journal.lookback.on_this_day(ago(-7))] == []
    assert journal.lookback.on_this_day(ago(-7), "win") == journal.lookback.on_this_day(
        date(2026, 11, 28)
    )


def test_on_this_day_can_be_told_in_part(journal: Journal) -> None:
    for number in range(5):
        win(journal, f"win {number}", 7)
    (then,) = journal.lookback.on_this_day(most=3)
    assert [entry.text for entry in then.entries] == ["win 0", "win 1", "win 2"]


@pytest.mark.parametrize("text", ["everybody would be better without me", "drink one beer"])
def test_words_of_despair_and_of_drinking_never_come_back_unasked(
    journal: Journal, text: str
) -> None:
    week_ago = journal.clock.today() - timedelta(days=7)
    journal.add_many(
        [NewEntry("reflection", text, week_ago), *[NewEntry("win", text, week_ago)] * 3]
    )
    keepsake = journal.add(NewEntry("reflection", text, week_ago))
    journal.edit(keepsake.id, keepsake=True)
    assert journal.lookback.on_this_day() == []
    assert journal.lookback.on_this_day(query=EntryQuery()) == []
    assert journal.past_wins.by_chance() is None
    assert journal.past_wins.of_today() is None
    assert not journal.state.get("reminded")  # none of them was shown
    win = journal.add(NewEntry("win", "walked", week_ago))
    journal.add(NewEntry("setback", text, week_ago))
    (group,) = journal.lookback.on_this_day(most=1)
    assert group.entries == (win,)
    assert journal.past_wins.of_today() == win
    assert {journal.past_wins.by_chance() for _ in range(5)} == {win}
    (asked,) = journal.lookback.on_this_day(None, "setback")
    assert [entry.text for entry in asked.entries] == [text]


def test_an_empty_journal_has_nothing_to_look_back_on(journal: Journal) -> None:
    assert journal.lookback.on_this_day() == []
    assert journal.past_wins.by_chance() is None
    assert journal.lookback.win_groups("month") == journal.lookback.win_groups("tag") == []
    assert journal.lookback.not_yet() == []
    assert journal.milestones.tell() is None
    assert journal.lookback.stretches() == []
    assert journal.lookback.add_reached_stretches() == []


# One by chance


def test_no_win_comes_again_within_the_next_twenty(journal: Journal) -> None:
    for number in range(40):
        win(journal, f"win {number}", number % 7)
    shown = [journal.past_wins.by_chance() for _ in range(80)]
    numbers = [entry.id for entry in shown if entry]
    assert len(numbers) == 80
    for place in range(len(numbers)):
        assert numbers[place] not in numbers[max(0, place - 20) : place]


@pytest.mark.parametrize("wins", [1, 2, 7])
def test_with_few_wins_the_one_shown_longest_ago_comes_first(journal: Journal, wins: int) -> None:
    for number in range(wins):
        win(journal, f"win {number}", number)
    shown = [entry.id for _ in range(wins * 3) if (entry := journal.past_wins.by_chance())]
    assert shown[:wins] * 3 == shown
    assert len(set(shown)) == wins


def test_what_was_shown_is_remembered_after_a_restart(path: str, clock: Clock) -> None:
    seen = set()
    for number in range(12):
        with Journal.open(path, clock) as journal:
            if not number:
                for place in range(12):
                    win(journal, f"win {place}", place)
            entry = journal.past_wins.by_chance()
            assert entry
            seen.add(entry.id)
    assert len(seen) == 12


@pytest.mark.practice(63)
def test_each_win_is_as_likely_whatever_its_day(journal: Journal) -> None:
    for number in range(60):
        win(journal, f"win {number}", 0 if number < 50 else number)
    journal.delete(1, 51)
    journal.past_wins.set_excluded(2)
    journal.add(NewEntry("setback", "no win"))
    found = []
    for place in range(57):
        journal.state.set("reminded", "")
        entry = journal.past_wins.by_chance(partial(_at_most, place))
        assert entry
        found.append(entry.id)
    assert Counter(found) == Counter(n for n in range(3, 61) if n != 51)


def test_not_this_one_again_is_kept_until_it_is_taken_back(journal: Journal) -> None:
    first, second = win(journal, "one"), win(journal, "two", 1)
    assert journal.past_wins.set_excluded(first)
    assert journal.past_wins.is_excluded(first)
    assert {entry.id for _ in range(6) if (entry := journal.past_wins.by_chance())} == {second}
    journal.past_wins.set_excluded(second)
    assert journal.past_wins.by_chance() is None
    assert not journal.past_wins.set_excluded(first, excluded=False)
    found = journal.past_wins.by_chance()
    assert found
    assert found.id == first
    assert journal.entry(second).deleted_at is None


def test_a_past_win_stays_when_wins_are_added_today(journal: Journal) -> None:
    for number in range(1, 60):
        win(journal, f"win {number}", number)
    first = journal.past_wins.of_today("key")
    assert first
    for number in range(10):
        win(journal, f"today {number}")
        journal.add(NewEntry("setback", "", day=ago(number)))
        assert journal.past_wins.of_today("key") == first
    others = journal.past_wins.of_today("key", without=[first.id])
    assert others
    assert others.id != first.id
    assert journal.past_wins.of_today("key", without=range(1, 60)) is None


# The pile


def test_the_pile_is_put_together_by_tag_and_person(journal: Journal) -> None:
    win(journal, "Called @sam #people", 3)
    win(journal, "Lunch with @Sam and @noor", 40)
    win(journal, "Said no #people")
    journal.add(NewEntry("setback", "Not counted #people @ghost"))
    journal.delete(win(journal, "Gone #gone"))
    assert [(heap.tag, heap.wins) for heap in journal.lookback.win_groups("tag")] == [
        ("#people", 2)
    ]
    assert [(heap.tag, heap.wins) for heap in journal.lookback.win_groups("person")] == [
        ("@sam", 2),
        ("@noor", 1),
    ]
    assert [heap.wins for heap in journal.lookback.win_groups("month")] == [2, 1]


@pytest.mark.practice(69)
def test_a_month_tells_what_was_used_most_and_nothing_else(journal: Journal) -> None:
    for label in ("rest", "rest", "limits"):
        journal.add(NewEntry("win", "x", label=label, feelings=("calm",)))
    journal.add(NewEntry("win", "other month", label="tasks", day=date(2026, 10, 31)))
    moment = journal.add(NewEntry("setback", "", feelings=("tired", "calm"), label="anger"))
    for outcome in ("easier", "easier", "harder", "same", None):
        journal.add(
            NewEntry("step", "Drank water", parent=moment.id, source="st-1", outcome=outcome)
        )
    journal.add(NewEntry("step", "Sat with the cat", outcome="easier"))
    journal.add(NewEntry("step", "sat with the cat", outcome="easier", day=date(2026, 11, 2)))
    journal.delete(journal.add(NewEntry("win", "gone", label="gone", feelings=("gone",))).id)
    found = journal.lookback.top_used(date(2026, 11, 1), date(2026, 11, 30))
    assert found.kinds == [("rest", 2), ("limits", 1)]
    assert found.feelings == [("calm", 4), ("tired", 1)]
    assert found.eased == [("Drank water", 2), ("sat with the cat", 2)]


# Not yet


@pytest.mark.practice(59)
def test_a_line_of_the_not_yet_list_gets_a_win_when_the_person_says_so(journal: Journal) -> None:
    item = journal.add(NewEntry("reflection", "Take the bus", source=NOT_YET, day=ago(400)))
    other = journal.add(NewEntry("reflection", "Swim", source=NOT_YET))
    journal.add(NewEntry("reflection", "Not of the list"))
    bus = win(journal, "Take the bus")
    assert journal.lookback.not_yet() == [(other, None), (item, None)]
    item = journal.edit(item.id, parent=bus)
    assert journal.lookback.not_yet()[1] == (item, journal.entry(bus))
    journal.delete(bus)
    assert journal.lookback.not_yet()[1] == (item, None)
    journal.undo()
    assert journal.lookback.not_yet()[1][1] == journal.entry(bus)
    journal.undo()
    assert journal.lookback.not_yet()[1][1] is None


def test_a_win_can_be_taken_away_from_it(journal: Journal) -> None:
    item = journal.add(NewEntry("reflection", "Swim", source=NOT_YET))
    journal.edit(item.id, parent=win(journal, "Swam"))
    assert journal.edit(item.id, parent=None).parent is None
    journal.edit(item.id, parent=journal.add(NewEntry("setback", "no win")).id)
    assert journal.lookback.not_yet()[0][1] is None


# Things I'm working toward


@given(
    days=st.sets(DAYS.filter(lambda d: d.year == 2026), max_size=30),
    need=st.integers(1, 8),
    span=st.none() | st.integers(1, 40),
)
def test_a_stretch_is_reached_when_so_many_days_lie_within_a_span(
    days: set[date], need: int, span: int | None
) -> None:
    by = [
        day
        for day in sorted(days)
        if sum(
            other <= day and (span is None or other > day - timedelta(days=span)) for other in days
        )
        >= need
    ]
    assert reached(days, need, span) == (by[0] if by else None)


@pytest.mark.practice(67, 53)
def test_a_stretch_that_is_reached_is_kept_as_a_win_once(moved: Journal, moving: Moving) -> None:
    moved.lookback.save_stretch(new("A week of walks", "3", "7 days", "walk", "2026-11-20"))
    moved.lookback.save_stretch(new("My tenth session", "10", "", "#session", "2026-11-21"))
    walk, _ = moved.lookback.stretches()
    for days in (9, 4, 2):
        win(moved, "Walked #walk", days)
    moved.add(NewEntry("setback", "No #walk", day=ago(1)))
    assert moved.lookback.add_reached_stretches() == []
    moved.add(NewEntry("win", "Walked", tags=("#walk",)))
    (kept,) = moved.lookback.add_reached_stretches()
    assert (kept.kind, kept.text, kept.day) == ("win", "A week of walks", SATURDAY)
    assert kept.source == f"stretch:{walk.id}"
    assert kept.at
    assert moved.lookback.stretches()[0].kept == kept.id
    moving.moment += timedelta(days=1)
    win(moved, "Walked again #walk", -1)
    assert moved.lookback.add_reached_stretches() == []
    moved.delete(kept.id)
    assert moved.lookback.add_reached_stretches() == []
    before = moved.totals().wins
    for n in range(10):
        win(moved, "#session", 100 * n)
    (tenth,) = moved.lookback.add_reached_stretches()
    assert (tenth.text, tenth.day) == ("My tenth session", ago(0))
    assert moved.totals().wins == before + 11
    moved.undo()
    assert moved.lookback.add_reached_stretches() == []


def test_a_stretch_that_was_reached_in_the_past_is_kept_on_that_day(journal: Journal) -> None:
    for days in (50, 49, 2):
        win(journal, "#swim", days)
    journal.lookback.save_stretch(new("Two swims", "2", "2", "swim", "2026-11-21"))
    (kept,) = journal.lookback.add_reached_stretches()
    assert (kept.day, kept.at) == (ago(49), None)


def test_a_stretch_put_away_is_not_kept_and_can_come_back(journal: Journal) -> None:
    from checkin.core.frozen import replace

    stretch = new("One", "1", "", "#one", "2026-11-21")
    journal.lookback.save_stretch(replace(stretch, away=True))
    win(journal, "#one")
    assert journal.lookback.stretches() == []
    assert journal.lookback.add_reached_stretches() == []
    journal.lookback.save_stretch(stretch)
    assert [entry.text for entry in journal.lookback.add_reached_stretches()] == ["One"]


def test_two_windows_keep_a_stretch_once(journal: Journal) -> None:
    journal.lookback.save_stretch(new("One", "1", "", "#one", "2026-11-21"))
    win(journal, "#one")
    with journal.open_writer() as other:
        assert len(journal.lookback.add_reached_stretches()) == 1
        assert other.lookback.add_reached_stretches() == []


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ((" ", "1", "", "x"), "name"),
        (("a", "", "", "x"), "number"),
        (("a", "0", "", "x"), "number"),
        (("a", "x", "", "x"), "number"),
        (("a", "10001", "", "x"), "number"),
        (("a", "²", "", "x"), "number"),
        (("a", "3", "2", "x"), "fit"),
        (("a", "3", "7", ""), "topic or @person"),
        (("a", "3", "7", "two words"), "topic or @person"),
        (("a", "3", "7", "#"), "topic or @person"),
    ],
)
def test_what_can_be_no_stretch_is_said(fields: tuple[str, str, str, str], says: str) -> None:
    with pytest.raises(NotPossible, match=says):
        new(*fields, "2026-11-21")


def test_a_stretch_is_read_as_it_was_written() -> None:
    stretch = new("  Süß \n day ", "7 days", "30", "@Sam", "2026-11-21")
    assert from_json(stretch.as_json()) == stretch
    assert stretch == Stretch(stretch.id, "Süß day", 7, 30, "@Sam", "2026-11-21")
    for odd in ("", "{}", "[]", "7", '{"id": 1}', "not json"):
        assert from_json(odd) is None


# Round totals


@pytest.mark.practice(68)
def test_a_round_total_is_told_on_the_day_it_is_reached(moved: Journal, moving: Moving) -> None:
    for number in range(4):
        win(moved, f"win {number}")
    assert moved.milestones.tell() is None
    assert moved.milestones.to_tell() == (None, False)
    win(moved, "the fifth")
    assert moved.milestones.to_tell() == (("wins", 5), True)
    assert moved.milestones.tell() == ("wins", 5)
    assert moved.milestones.to_tell() == (("wins", 5), False)
    win(moved, "the sixth")
    assert moved.milestones.tell() == ("wins", 5)
    moving.moment += timedelta(days=1)
    assert moved.milestones.tell() is None


def test_totals_that_fall_and_rise_again_are_not_told_twice(moved: Journal, moving: Moving) -> None:
    numbers = [win(moved, f"win {number}") for number in range(5)]
    assert moved.milestones.tell() == ("wins", 5)
    moved.delete(*numbers)
    assert moved.milestones.tell() is None
    moving.moment += timedelta(days=1)
    moved.undo()
    assert moved.milestones.tell() is None


def test_days_come_by_are_told_too(moved: Journal, moving: Moving) -> None:
    told = []
    for _ in range(11):
        moved.add(NewEntry("setback", ""))
        told.append(moved.milestones.tell())
        moving.moment += timedelta(days=1)
    assert told == [None] * 4 + [("days", 5)] + [None] * 4 + [("days", 10)] + [None]


def test_what_was_reached_long_ago_is_not_told(moved: Journal, moving: Moving) -> None:
    for number in range(60):
        win(moved, f"win {number}", 1 + number % 3)
    assert moved.milestones.tell() is None
    for number in range(15):
        win(moved, f"more {number}", 1)
    assert moved.milestones.tell() == ("wins", 75)


def test_the_months_of_all_that_is_repeated_are_those_of_each(journal: Journal) -> None:
    journal.add(NewEntry("win", "Walked", source=REPEAT, day=date(2026, 9, 3)))
    journal.add(NewEntry("win", "Walked", day=date(2026, 10, 3)))
    journal.add(NewEntry("win", "Sang", source=REPEAT, day=date(2026, 10, 4)))
    journal.add(NewEntry("win", "Once", day=date(2026, 10, 5)))
    went = journal.sharing.add_session()
    journal.lookback.set_repeated("Sang", False)
    months = journal.lookback.months_of_repeats()
    assert [*months] == [*journal.lookback.repeats()] == ["Walked", went.text]
    assert months == {name: journal.lookback.months_of(name) for name in months}
    for win in journal.entries():
        listed = journal.lookback.months_of(win.text) if win.text in months else []
        assert journal.lookback.months_if_repeated(win) == listed
