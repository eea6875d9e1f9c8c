"""Looking through everything: by day, by word, and a few at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin.core.clock import Clock
from checkin.core.entries import KINDS, Day, Kind, NewEntry
from checkin.core.errors import NotAQuery
from checkin.core.query import EntryQuery
from checkin.core.records import Totals
from checkin.journal import Journal

SATURDAY = date(2026, 11, 21)
DAYS = [SATURDAY - timedelta(days=back) for back in (0, 1, 2, 40, 400)] + [date(1, 1, 1)]
WORDS = ("walk", "Walked", "sidewalk", "早起き", "café", "rest")


@pytest.fixture(scope="module")
def filled() -> Iterator[Journal]:
    moment = datetime.fromisoformat("2026-11-21T12:30:00+01:00")
    with Journal.in_memory(Clock(lambda: moment)) as journal:
        for number in range(120):
            words = f"{WORDS[number % 6]} {WORDS[number % 4]} n{number}"
            journal.add(NewEntry(KINDS[number % 5], words, day=DAYS[number * 7 % 6]))
        journal.delete(*range(3, 120, 17))
        for number in range(5, 120, 23):
            journal.edit(number, day=SATURDAY)
        yield journal


QUESTIONS = st.sampled_from(
    ["walk", "side", "alk", "早起", "起", "cafe", "n1", "rest walk", "nothing"]
)
SOME_KINDS = st.sets(st.sampled_from(KINDS), min_size=1).map(sorted)


@given(typed=QUESTIONS, kinds=SOME_KINDS)
def test_the_days_of_what_is_found_are_the_days_of_a_list(
    filled: Journal, typed: str, kinds: list[Kind]
) -> None:
    query = EntryQuery(text=typed, kinds=tuple(kinds))
    listed = filled.entries(query)
    days = filled.search.day_counts(query)
    assert days is not None
    assert days == Counter(entry.day for entry in listed)
    assert list(days) == sorted(days, reverse=True)
    for day in days:
        found = filled.search.day(query, day)
        assert found.day == day
        assert set(found.entries) == {e for e in listed if e.day == day}
        assert [e.at for e in found.entries] == [
            e.at for e in filled.day(day).entries if e in found.entries
        ]
    assert filled.search.day(query, date(1999, 1, 1)) == Day(date(1999, 1, 1))


@given(typed=QUESTIONS, kinds=SOME_KINDS, newest=st.integers(1, 60))
def test_looking_for_the_newest_leaves_out_older_days_alone(
    filled: Journal, typed: str, kinds: list[Kind], newest: int
) -> None:
    query = EntryQuery(text=typed, kinds=tuple(kinds))
    every = filled.search.day_counts(query)
    assert every is not None
    found = filled.search.newest(query, newest)
    some, whole = found.days, found.whole
    assert some == dict(list(every.items())[: len(some)])
    assert whole == (len(some) == len(every) and sum(every.values()) <= newest)
    assert sum(some.values()) >= min(newest, sum(every.values()))


def test_without_kinds_all_are_looked_through(filled: Journal) -> None:
    some, every = EntryQuery(text="walk"), EntryQuery(text="walk", kinds=KINDS)
    assert filled.search.day_counts(some) == filled.search.day_counts(every)
    assert filled.search.day(some, SATURDAY) == filled.search.day(every, SATURDAY)
    assert filled.search.day_counts(EntryQuery(text="?!")) == {}


def test_all_of_some_kinds_are_listed_newest_first(filled: Journal) -> None:
    wins = filled.entries_of("win", "setback")
    assert {e.kind for e in wins} == {"win", "setback"}
    assert [e.day for e in wins] == sorted((e.day for e in wins), reverse=True)
    assert wins == filled.entries(EntryQuery(kinds=("win", "setback")))
    assert filled.entries_of("win", "setback") == [
        e for e in filled.entries() if e.kind in ("win", "setback")
    ]


def test_the_first_day_is_the_oldest_with_any_entry(journal: Journal) -> None:
    assert journal.search.first_day() is None
    journal.add(NewEntry("setback", "", day=date(2019, 2, 3)))
    gone = journal.add(NewEntry("win", "Oops", day=date(2001, 1, 1)))
    journal.delete(gone.id)
    assert journal.search.first_day() == date(2019, 2, 3)


def test_reading_on_while_something_changes_repeats_nothing(journal: Journal) -> None:
    kept = journal.add_many([NewEntry("win", f"Win {n}") for n in range(1100)])
    seen = []
    for place, entry in enumerate(journal.search.iterate()):
        seen.append(entry.id)
        if place == 100:
            journal.add(NewEntry("win", "One more"))
            journal.delete(kept[50].id)
    assert seen == [e.id for e in kept]


def test_a_window_notices_what_another_wrote(journal: Journal) -> None:
    journal.file.changed_elsewhere()
    assert not journal.file.changed_elsewhere()
    journal.add(NewEntry("win", "Own"))
    assert not journal.file.changed_elsewhere()
    with journal.open_writer() as twin:
        twin.add(NewEntry("win", "From the other window"))
    assert journal.file.changed_elsewhere()
    assert not journal.file.changed_elsewhere()


def test_the_totals_are_those_of_now_whichever_window_keeps(journal: Journal) -> None:
    assert journal.totals() == Totals(0, 0)
    journal.add(NewEntry("win", "Own"))
    assert journal.totals() == Totals(1, 1)
    with journal.open_writer() as twin:
        twin.add(NewEntry("win", "From the other window"))
        assert journal.totals() == twin.totals() == Totals(2, 1)
        journal.undo()
        assert journal.totals() == twin.totals()


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"kinds": "win"}, "kinds is 'win'"),
        ({"tags": "#tea"}, "tags is '#tea'"),
        ({"kinds": ("win", "wins")}, "'wins' isn't a kind"),
    ],
)
def test_a_query_that_is_none_is_refused_by_name(given: dict[str, Any], named: str) -> None:
    with pytest.raises(NotAQuery, match=named):
        EntryQuery(**given)
