"""Where a breath is at any second: parts add up, holds can be left out, and it ends in time."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from math import pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin.content import breathing
from checkin.domain.breathing import (
    FASTEST,
    SLOWEST,
    USUAL,
    Pace,
    breath_at,
    carried,
    round_seconds,
    rounds_of,
)

IDS = [pattern.id for pattern in breathing.patterns()]


@dataclass(frozen=True)
class Part:
    kind: str
    seconds: float
    cue: str = ""


@dataclass(frozen=True)
class Made:
    phases: tuple[Part, ...]
    max_rounds: int


seconds = st.one_of(st.just(0.0), st.floats(0.5, 20))
parts = st.builds(Part, st.sampled_from(("in", "hold", "out")), seconds)
patterns = st.one_of(
    st.builds(Made, st.lists(parts, min_size=1, max_size=6).map(tuple), st.integers(1, 60)),
    st.sampled_from(breathing.patterns()),
)
paces = st.builds(Pace, st.integers(5, 20).map(lambda tenths: tenths / 10), st.booleans())
moments_in = st.floats(0, 2000)


@given(pattern=patterns, pace=paces)
def test_the_parts_add_up_to_the_round(pattern: Made, pace: Pace) -> None:
    kept = [p for p in pattern.phases if p.seconds and (pace.holds or p.kind != "hold")]
    assert round_seconds(pattern, pace) == pytest.approx(
        sum(part.seconds * pace.factor for part in kept)
    )
    ends = accumulate(part.seconds * pace.factor for part in kept)
    for part, end in zip(kept, ends, strict=True):
        middle = breath_at(pattern, end - part.seconds * pace.factor / 2, pace)
        assert (middle.kind, middle.cue) == (part.kind, part.cue)
        assert middle.left == pytest.approx(part.seconds * pace.factor / 2)


@given(pattern=patterns, pace=paces, second=moments_in)
def test_every_round_is_like_the_first(pattern: Made, pace: Pace, second: float) -> None:
    whole = round_seconds(pattern, pace)
    here = breath_at(pattern, second, pace)
    if here.done:
        return
    first = breath_at(pattern, second - (here.round - 1) * whole, pace)
    assert 1 <= here.round <= pattern.max_rounds
    assert here.size == pytest.approx(first.size, abs=1e-6)


@given(pattern=patterns, pace=paces, second=moments_in)
def test_a_part_of_no_seconds_never_shows(pattern: Made, pace: Pace, second: float) -> None:
    here = breath_at(pattern, second, Pace(pace.factor, holds=False))
    assert here.kind != "hold"
    shown = {(part.kind, part.cue) for part in pattern.phases if part.seconds}
    assert not here.kind or (here.kind, here.cue) in shown


@given(pattern=patterns, pace=paces, second=moments_in, step=st.floats(0.001, 0.2))
def test_the_size_never_jumps(pattern: Made, pace: Pace, second: float, step: float) -> None:
    kept = [p.seconds for p in pattern.phases if p.seconds and (pace.holds or p.kind != "hold")]
    before, after = (breath_at(pattern, second + more, pace) for more in (0.0, step))
    assert 0 <= before.size <= 1
    fastest = pi / 2 / (min(kept, default=1.0) * pace.factor)  # the steepest of half a cosine
    assert abs(after.size - before.size) <= fastest * step + 1e-6


@given(pattern=patterns, second=moments_in, old=paces, new=paces)
def test_another_pace_goes_on_from_the_same_breath(
    pattern: Made, second: float, old: Pace, new: Pace
) -> None:
    before = breath_at(pattern, second, old)
    after = breath_at(pattern, carried(pattern, second, old, new) + 1e-9, new)
    if before.done or after.done or not before.left > 1e-6:
        return
    assert after.size == pytest.approx(before.size, abs=1e-4)
    if new.holds or before.kind != "hold":
        assert (after.round, after.kind, after.cue) == (before.round, before.kind, before.cue)
        assert after.left / new.factor == pytest.approx(before.left / old.factor, abs=1e-4)


@given(pattern=patterns, wanted=st.none() | st.integers(-3, 500), second=moments_in)
def test_no_pattern_goes_past_its_limit(pattern: Made, wanted: int | None, second: float) -> None:
    assert 1 <= rounds_of(pattern, wanted) <= pattern.max_rounds
    assert breath_at(pattern, second, rounds=wanted).round <= pattern.max_rounds
    end = rounds_of(pattern, wanted) * round_seconds(pattern)
    assert breath_at(pattern, end + 0.001, rounds=wanted).done


@pytest.mark.practice(85)
@pytest.mark.parametrize("pace", [USUAL, Pace(SLOWEST), Pace(FASTEST), Pace(holds=False)])
def test_four_seven_eight_ends_after_four_rounds(pace: Pace) -> None:
    long_hold = breathing.pattern("four-seven-eight")
    four = 4 * round_seconds(long_hold, pace)
    assert breath_at(long_hold, four - 0.01, pace, rounds=100).round == 4
    assert not breath_at(long_hold, four - 0.01, pace, rounds=100).done
    assert breath_at(long_hold, four, pace, rounds=100).done


@pytest.mark.parametrize("id", IDS)
def test_a_round_begins_and_ends_let_out(id: str) -> None:
    pattern = breathing.pattern(id)
    whole = round_seconds(pattern)
    assert breath_at(pattern, 0).size == 0
    assert max(breath_at(pattern, whole * n / 200).size for n in range(200)) > 0.99
    assert breath_at(pattern, whole - 0.001).size == pytest.approx(0, abs=0.001)


def test_it_swells_slowly_at_first_and_at_last() -> None:
    even = breathing.pattern("even")
    sizes = [breath_at(even, second).size for second in (0, 0.5, 2.5, 4.5, 4.999)]
    assert sizes[1] < 0.05
    assert sizes[2] == pytest.approx(0.5)
    assert sizes[3] > 0.95
    assert sizes == sorted(sizes)


def test_a_second_sip_goes_on_where_the_first_ended() -> None:
    sigh = breathing.pattern("sigh")
    assert breath_at(sigh, 1.999).cue == "in"
    assert breath_at(sigh, 2).cue == "sip"
    assert breath_at(sigh, 2).size == pytest.approx(2 / 3)
    assert breath_at(sigh, 2.999).size == pytest.approx(1, abs=0.01)


def test_a_hold_stays_as_full_as_it_is() -> None:
    box = breathing.pattern("box")
    assert [breath_at(box, second).size for second in (4, 5, 7.9)] == [1, 1, 1]
    assert [breath_at(box, second).size for second in (12, 13, 15.9)] == pytest.approx([0, 0, 0])


def test_leaving_the_holds_out_in_a_hold_goes_on_with_what_follows() -> None:
    box = breathing.pattern("box")
    bare = Pace(holds=False)
    assert breath_at(box, carried(box, 6.0, USUAL, bare), bare).kind == "out"
    assert breath_at(box, carried(box, 14.0, USUAL, bare), bare).round == 2


def test_the_pace_stays_between_half_and_twice_as_long() -> None:
    pace = USUAL
    for _ in range(30):
        pace = pace.slower()
    assert pace.factor == SLOWEST
    for _ in range(30):
        pace = pace.faster()
    assert pace.factor == FASTEST
    assert USUAL.slower().faster() == USUAL


def test_a_pattern_of_nothing_is_over_at_once() -> None:
    nothing = Made((Part("hold", 3.0), Part("in", 0.0)), 4)
    over = breath_at(nothing, 0.0, Pace(holds=False))
    assert over.done
    assert over.kind == ""
    assert carried(nothing, 5.0, Pace(holds=False), USUAL) == 0


def test_before_the_start_is_the_start() -> None:
    assert breath_at(breathing.pattern("soft"), -1.0) == breath_at(breathing.pattern("soft"), 0.0)
