"""One of several things is the same one for the same day, and another on other days."""

from hypothesis import given
from hypothesis import strategies as st

from checkin.content.small_things import small_things
from checkin.core.rotation import choose_stable, turned


@given(st.lists(st.text(), min_size=1), st.integers())
def test_the_same_seed_chooses_the_same_thing(items: list[str], seed: int) -> None:
    drawn = choose_stable(items, seed)
    assert drawn in items
    assert choose_stable(items[::-1], seed) == drawn


def test_there_is_nothing_to_choose_from_nothing() -> None:
    assert choose_stable([], 1) is None


def test_every_day_has_its_own_thing() -> None:
    every_day = {choose_stable(small_things(), day) for day in range(400)}
    assert len(every_day) > 50


@given(st.lists(st.integers()), st.integers())
def test_the_one_whose_turn_it_is_is_first_and_the_others_follow(
    items: list[int], turn: int
) -> None:
    found = turned(items, turn)
    assert sorted(found) == sorted(items)
    if items:
        assert found[0] == items[turn % len(items)]
        assert turned(found, -turn) == items
