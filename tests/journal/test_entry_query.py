"""Filters find what a plain look through every entry finds, by day and newest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin.core.clock import Clock
from checkin.core.entries import KINDS, Entry, NewEntry
from checkin.core.query import EntryQuery
from checkin.journal import Journal
from checkin.storage import entry_query
from tests.conftest import NOON

TODAY = NOON.date()
TAGS = ("#tea", "#teatime", "@sam", "@samira", "#早起き", "#work")
DAYS = st.none() | st.dates(TODAY - timedelta(days=900), TODAY)


@pytest.fixture(scope="module")
def corpus() -> Iterator[Journal]:
    with Journal.in_memory(Clock(lambda: NOON)) as journal:
        journal.add_many(
            [
                NewEntry(
                    KINDS[n % 5],
                    f"{('tea', 'work', 'walk')[n % 3]} number {n}",
                    day=TODAY - timedelta(days=n * 7 // 3),
                    tags=tuple(tag for nth, tag in enumerate(TAGS, 2) if not n % nth),
                    keepsake=not n % 7,
                    bring=not n % 6,
                )
                for n in range(360)
            ]
        )
        journal.delete(*range(1, 360, 11))
        yield journal


def by_hand(journal: Journal, query: EntryQuery) -> list[Entry]:
    return [
        entry
        for entry in journal.entries()
        if (not query.kinds or entry.kind in query.kinds)
        and all(
            any(tag == typed or (typed not in TAGS and tag.startswith(typed)) for tag in entry.tags)
            for typed in query.tags
        )
        and (query.since or entry.day) <= entry.day <= (query.until or entry.day)
        and (entry.keepsake or not query.keepsake)
        and (entry.bring or not query.bring)
        and all(word in entry.text or word in " ".join(entry.tags) for word in query.text.split())
    ]


WANTED = st.builds(
    EntryQuery,
    kinds=st.sets(st.sampled_from(KINDS), max_size=4).map(
        lambda some: tuple(kind for kind in KINDS if kind in some)
    ),
    tags=st.lists(st.sampled_from((*TAGS, "#te", "@s", "@nobody")), max_size=2).map(tuple),
    since=DAYS,
    until=DAYS,
    text=st.sampled_from(("", "tea", "work walk", "numb")),
    keepsake=st.booleans(),
    bring=st.booleans(),
)


@pytest.mark.parametrize("few", [0, 1000])
@given(query=WANTED, newest=st.none() | st.integers(1, 40))
def test_a_filter_finds_what_a_look_through_everything_finds(
    corpus: Journal, query: EntryQuery, newest: int | None, few: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(entry_query, "_FEW", few)
        if newest is None:
            days, whole = corpus.search.day_counts(query) or {}, True
        else:
            some = corpus.search.newest(query, newest)
            days, numbers, whole = some.days, some.numbers, some.whole
            assert {day: len(some) for day, some in numbers.items()} in ({}, days)
        found = [e.id for day in days for e in reversed(corpus.search.day(query, day).entries)]
    expected = by_hand(corpus, query)
    assert Counter(found) == Counter(e.id for e in expected[: len(found)])
    assert list(days) == sorted(days, reverse=True)
    assert sum(days.values()) == len(found)
    assert whole or newest is not None
    assert len(found) == len(expected) if whole else len(found) > (newest or 0)


def test_days_outside_of_the_span_hold_nothing(corpus: Journal) -> None:
    before = TODAY - timedelta(days=1)
    for query in (
        EntryQuery(until=before),
        EntryQuery(text="tea", until=before),
        EntryQuery(tags=("#tea",), until=before),
    ):
        assert corpus.search.day(query, TODAY).entries == ()


def test_several_are_changed_as_one_change(journal: Journal) -> None:
    one, two = (journal.add(NewEntry("win", text)).id for text in ("Tea #calm", "Walk"))
    done = journal.edit_many([one, two], keepsake=True, more_tags=["@Sam"])
    assert [(e.keepsake, e.tags) for e in done] == [(True, ("#calm", "@sam")), (True, ("@sam",))]
    journal.edit_many([one, two], less_tags=["#calm", "@sam"])
    assert [e.tags for e in journal.search.by_ids([one, two])] == [("#calm",), ()]
    journal.undo()
    journal.undo()
    assert not any(e.keepsake or "@sam" in e.tags for e in journal.entries())
    assert journal.edit_many([]) == []


def test_a_hard_moment_comes_back_with_the_steps_that_went_with_it(path: str, clock: Clock) -> None:
    times = iter(timedelta(minutes=n) for n in range(100))
    with Journal.open(path, Clock(lambda: NOON + next(times))) as journal:
        hard = journal.add(NewEntry("setback", "hard"))
        steps = [journal.add(NewEntry("step", f"step {n}", parent=hard.id)) for n in range(3)]
        journal.delete(steps[0].id)
        journal.delete(hard.id)
        back = journal.restore(hard.id)
        assert {e.id for e in back} == {hard.id, steps[1].id, steps[2].id}
        journal.undo()
        assert not journal.entries()


def test_undo_and_redo_go_through_many_steps_also_after_a_restart(path: str, clock: Clock) -> None:
    with Journal.open(path, clock) as journal:
        number = journal.add(NewEntry("win", "one")).id
        journal.edit(number, text="two")
        journal.edit(number, day=date(2026, 11, 1))
        journal.delete(number)
    with Journal.open(path, clock) as journal:
        seen = []
        for _ in range(4):
            journal.undo()
            entry = journal.entry(number)
            seen.append((entry.text, entry.day.day, entry.deleted))
    assert seen == [("two", 1, False), ("two", 21, False), ("one", 21, False), ("one", 21, True)]
    with Journal.open(path, clock) as journal:
        for _ in range(4):
            journal.redo()
        entry = journal.entry(number)
        assert (entry.text, entry.day.day, entry.deleted) == ("two", 1, True)
