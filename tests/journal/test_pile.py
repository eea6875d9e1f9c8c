"""The pile only grows by what a person does, and gives a win back on a hard day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin.core.clock import Clock
from checkin.core.entries import HERE, Kind, NewEntry
from checkin.core.records import Totals
from checkin.journal import Journal
from tests.support.moving import Moving

SATURDAY = date(2026, 11, 21)


@pytest.fixture
def pile(moved: Journal) -> Journal:
    """A journal of ten days with a win each, in which time can move on."""
    for back in range(1, 11):
        moved.add(NewEntry("win", f"Win {back}", day=SATURDAY - timedelta(days=back)))
    return moved


@pytest.mark.practice(78)
def test_a_hard_moment_takes_nothing_off(pile: Journal) -> None:
    before = pile.totals()
    pile.add(NewEntry("setback", "Shouted", before=9))
    hard, step = pile.add_many(
        [NewEntry("setback", ""), NewEntry("step", "Breathe", outcome="harder")], chain=True
    )
    assert pile.totals().wins == before.wins == 10
    assert pile.totals().days == before.days + 1
    assert pile.counts("win")[SATURDAY - timedelta(days=1)] == 1
    pile.edit(step.id, outcome="easier")
    pile.delete(hard.id)
    assert pile.totals().wins == before.wins


@pytest.mark.practice(64)
@given(
    kinds=st.lists(
        st.tuples(
            st.sampled_from(["win", "setback", "step", "intention", "reflection"]),
            st.integers(0, 400),
        ),
        max_size=12,
    )
)
def test_wins_pile_up_whatever_else_is_kept(kinds: list[tuple[Kind, int]]) -> None:
    with Journal.in_memory() as journal:
        before = Totals()
        for kind, back in kinds:
            journal.add(NewEntry(kind, "x", day=SATURDAY - timedelta(days=back)))
            after = journal.totals()
            assert after.wins == before.wins + (kind == "win")
            assert after.days >= before.days
            before = after
        assert before.wins == sum(journal.counts("win").values())


@pytest.mark.practice(64)
def test_a_year_away_takes_nothing_off(pile: Journal, moving: Moving) -> None:
    before = pile.totals()
    moving.moment += timedelta(days=365)
    assert pile.totals() == before
    assert pile.today().entries == ()


def test_days_with_any_entry_count_as_days_you_came_by(journal: Journal) -> None:
    assert journal.totals() == Totals(0, 0)
    journal.add(NewEntry("setback", ""))
    assert journal.totals() == Totals(0, 1)
    journal.add(NewEntry("reflection", "Here", source=HERE, day=date(2026, 11, 2)))
    assert journal.totals() == Totals(0, 2)


def test_counts_are_by_day_and_newest_first(pile: Journal) -> None:
    pile.add(NewEntry("win", "Two on a day", day=date(2026, 11, 20)))
    pile.add(NewEntry("setback", "", day=date(2026, 11, 20)))
    counts = pile.counts("win", since=date(2026, 11, 18), until=date(2026, 11, 20))
    assert list(counts.items()) == [
        (date(2026, 11, 20), 2),
        (date(2026, 11, 19), 1),
        (date(2026, 11, 18), 1),
    ]
    assert pile.counts("win", "setback")[date(2026, 11, 20)] == 3
    assert pile.counts("step") == {}


def test_a_past_win_is_the_same_all_day(pile: Journal, path: str, moving: Moving) -> None:
    first = pile.past_wins.of_today()
    assert first
    assert first.day < SATURDAY
    pile.add(NewEntry("win", "Today's own"))
    pile.add(NewEntry("setback", ""))
    moving.moment += timedelta(hours=16)
    assert pile.clock.today() == SATURDAY
    assert pile.past_wins.of_today() == first
    with Journal.open(path, Clock(moving)) as again:
        assert again.past_wins.of_today() == first


def test_other_days_and_other_keys_bring_other_wins(pile: Journal, moving: Moving) -> None:
    seen = set()
    for _ in range(40):
        moving.moment += timedelta(days=1)
        seen.add(pile.past_wins.of_today())
    assert len(seen) > 5
    assert len({pile.past_wins.of_today(f"key {n}") for n in range(40)}) > 5


def test_a_win_kept_for_a_hard_day_goes_first(pile: Journal, moving: Moving) -> None:
    chosen = pile.edit(pile.entries()[4].id, keepsake=True)
    pile.add(NewEntry("win", "Of today", keepsake=True))
    pile.delete(pile.add(NewEntry("win", "Gone", day=date(2026, 1, 1), keepsake=True)).id)
    for _ in range(5):
        assert pile.past_wins.of_today() == chosen
    other = pile.past_wins.of_today(without=[chosen.id])
    assert other
    assert other.id != chosen.id


def test_not_this_one_again_is_remembered(pile: Journal) -> None:
    for _ in range(10):
        found = pile.past_wins.of_today()
        assert found
        pile.state.set(f"not-again:{found.id}", "yes")
    assert pile.past_wins.of_today() is None


def test_without_a_win_from_before_there_is_none(journal: Journal) -> None:
    assert journal.past_wins.of_today() is None
    journal.add(NewEntry("win", "Of today"))
    journal.add(NewEntry("step", "Not a win", day=date(2026, 1, 1)))
    assert journal.past_wins.of_today() is None


def test_what_was_tried_is_told_newest_first(journal: Journal) -> None:
    hard = journal.add(NewEntry("setback", "", label="anger"))
    journal.add(NewEntry("step", "Own thing", outcome="same", day=date(2026, 11, 1)))
    journal.add(NewEntry("step", "Drink water", outcome="easier", source="st-1", parent=hard.id))
    journal.delete(journal.add(NewEntry("step", "Put away")).id)
    assert journal.hard_moments.tried_steps() == [
        ("st-1", "Drink water", "easier", "2026-11-21", "anger"),
        (None, "Own thing", "same", "2026-11-01", None),
    ]
