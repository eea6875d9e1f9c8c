"""What the numbers show: the pile in heaps and stones, round totals, and the map of a year."""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin.domain import calendar_layout
from checkin.domain.calendar_layout import Layout
from checkin.domain.statistics import (
    milestone,
    pile_columns,
    pile_rows,
    scale_marks,
    totals_by_year,
    win_groups,
)

SATURDAY = date(2026, 11, 21)
YEARS = st.integers(1, 9999)
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
WINS = st.dictionaries(DAYS, st.integers(1, 30), max_size=60)


# The map of a year


@given(year=YEARS, months=st.sampled_from([12, 6, 4, 3, 2, 1]))
def test_every_day_of_any_year_has_exactly_one_cell(year: int, months: int) -> None:
    found = []
    for band in calendar_layout.bands(year, months):
        for column in range(band.columns):
            for row in range(7):
                day = band.day(column, row)
                if day is not None:
                    found.append(day)
                    assert band.cell(day) == (column, row)
                    assert day.weekday() == row
    assert len(found) == len(set(found)) == 365 + isleap(year)
    assert {day.year for day in found} == {year}


@given(year=YEARS, width=st.integers(8, 200))
def test_a_year_is_never_wider_than_there_is_room(year: int, width: int) -> None:
    shape = calendar_layout.layout(width, [year])
    wins = {date(year, 1, 1) + timedelta(days=n): 1 for n in range(365)}
    for line in calendar_layout.drawn([year], wins, shape, plain=True):
        assert len(line) <= width
    drawn = "".join(calendar_layout.drawn([year], wins, shape, plain=True))
    assert drawn.count("1") == 365


@pytest.mark.parametrize(
    ("width", "shape"),
    [
        (116, Layout(12, 2, 4)),
        (76, Layout(12, 1, 4)),
        (55, Layout(12, 1, 2)),
        (35, Layout(6, 1, 4)),
        (20, Layout(3, 1, 4)),
        (8, Layout(1, 1, 2)),
        (1, Layout(1, 1, 2)),
    ],
)
def test_a_narrow_screen_stacks_the_months(width: int, shape: Layout) -> None:
    assert calendar_layout.layout(width, [2026]) == shape


def test_a_leap_year_from_a_sunday_takes_a_column_more() -> None:
    assert calendar_layout.bands(2012, 12)[0].columns == 54
    assert calendar_layout.layout(55, [2012, 2026]).months == 6
    assert calendar_layout.layout(56, [2012, 2026]).months == 12


@given(years=st.sets(st.integers(1, 9999), max_size=9), width=st.integers(8, 260))
def test_years_beside_each_other_have_a_cell_for_each_day(years: set[int], width: int) -> None:
    grid = calendar_layout.grid(width, years, beside=True)
    assert sorted(year for row in grid.rows for year in row) == sorted(years)
    assert [max(row) for row in grid.rows] == sorted((max(row) for row in grid.rows), reverse=True)
    seen = set()
    for row in grid.rows:
        assert list(row) == sorted(row)  # time runs to the right
        for year in row:
            for number in range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal(), 5):
                day = date.fromordinal(number)
                line, cell = grid.cell(day)
                assert grid.day(line, cell) == day
                assert 0 <= line < grid.height
                assert width < 16 or cell < width
                seen.add((line, cell))
    assert len(seen) == 73 * len(years)


def test_as_many_years_stand_beside_each_other_as_fit() -> None:
    years = [2020, 2024, 2025, 2026]
    rows = {width: calendar_layout.grid(width, years, beside=True).rows for width in (80, 113, 169)}
    assert rows[80] == ((2026,), (2025,), (2024,), (2020,))
    assert rows[113] == ((2025, 2026), (2020, 2024))
    assert rows[169] == ((2024, 2025, 2026), (2020,))
    assert calendar_layout.layout(169, years, beside=True) == Layout(12, 1, 4, 3, 56)
    assert calendar_layout.layout(111, years, beside=True) == Layout(12, 1, 2, 2, 56)
    assert calendar_layout.layout(169, years).beside == 1
    assert calendar_layout.layout(116, [2026], beside=True) == Layout(12, 2, 4)


@given(width=st.integers(100, 260), wins=WINS)
def test_years_beside_each_other_are_drawn_as_they_are_alone(
    width: int, wins: dict[date, int]
) -> None:
    years = {day.year for day in wins} | {2012, 2026}
    grid = calendar_layout.grid(width, years, beside=True)
    for nth, row in enumerate(grid.rows):
        lines = calendar_layout.drawn(row, wins, grid.shape, plain=True)
        assert all(len(line) <= width for line in lines)
        for day, number in wins.items():
            if day.year in row:
                line, cell = grid.cell(day)
                assert lines[line - nth * grid.tall - 1][cell] == calendar_layout.mark(
                    number, plain=True
                )


@given(year=YEARS, pitch=st.sampled_from([1, 2]))
def test_every_month_is_named_above_the_week_it_begins_in(year: int, pitch: int) -> None:
    (band,) = calendar_layout.bands(year, 12)
    names = calendar_layout.month_names(band, pitch)
    assert len(names.split()) == 12
    for column, first in band.months:
        assert names[column * pitch :].startswith(f"{first:%b}")
        assert column * pitch == 0 or names[column * pitch - 1] == " "


@pytest.mark.practice(64)
def test_a_mark_is_bigger_for_more_wins_and_a_day_without_has_none() -> None:
    marks = [calendar_layout.mark(n, plain=False) for n in (0, 1, 2, 3, 4, 5, 1000)]
    assert marks == [" ", "▪", "■", "■", "█", "█", "█"]
    plain = [calendar_layout.mark(n, plain=True) for n in (0, 1, 2, 9, 10, 1000)]
    assert plain == [" ", "1", "2", "9", "+", "+"]
    _, *days = calendar_layout.drawn([2025], {}, Layout(12, 1, 4), plain=False)
    assert days == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


@given(wins=st.sets(DAYS, min_size=1, max_size=40), data=st.data())
def test_arrows_reach_every_day_that_has_a_win(wins: set[date], data: st.DataObject) -> None:
    days = sorted(wins)
    at = data.draw(st.sampled_from(days))
    seen = [days[0]]
    while (after := calendar_layout.before_and_after(days, seen[-1], 1)) != seen[-1]:
        assert calendar_layout.before_and_after(days, after, -1) == seen[-1]
        seen.append(after)
    assert seen == days
    for by in (-1, 1):
        beside = calendar_layout.beside(days, at, by)
        monday = at - timedelta(days=at.weekday())
        there = [d for d in days if (d < monday if by < 0 else d > monday + timedelta(days=6))]
        if not there:
            assert beside == at
            continue
        nearest = max(there) if by < 0 else min(there)
        assert beside in there
        assert beside.isocalendar()[:2] == nearest.isocalendar()[:2]
        year = calendar_layout.year_beside(days, at, by)
        years = [d.year for d in days if (d.year > at.year if by > 0 else d.year < at.year)]
        assert year.year == ((min if by > 0 else max)(years) if years else at.year)


# Heaps and stones


@given(wins=WINS, by=st.sampled_from(["week", "month", "season"]))
def test_every_win_is_in_one_heap_and_no_heap_is_empty(wins: dict[date, int], by: str) -> None:
    found = win_groups(wins, by)  # type: ignore[arg-type]
    assert sum(heap.wins for heap in found) == sum(wins.values())
    for heap in found:
        assert heap.first
        assert heap.last
        inside = [n for day, n in wins.items() if heap.first <= day <= heap.last]
        assert heap.wins == sum(inside) > 0
        assert heap.total == sum(n for day, n in wins.items() if day <= heap.last)
        if by == "week":
            assert heap.first.weekday() == 0
            assert (heap.last - heap.first).days == 6
        else:
            assert heap.first.day == 1
            if by == "season":
                assert heap.first.month % 3 == 0 or heap.first == date.min
                assert heap.last == date.max or heap.last.month % 3 == 2
                assert 58 <= (heap.last - heap.first).days < 92 or heap.last == date.max
            assert heap.last == date.max or (heap.last + timedelta(days=1)).day == 1
    firsts = [heap.first for heap in found]
    assert firsts == sorted(set(firsts), reverse=True)  # type: ignore[type-var]


def test_the_last_days_there_are_make_heaps_too() -> None:
    (heap,) = win_groups({date.max: 1}, "month")
    assert (heap.first, heap.last) == (date(9999, 12, 1), date.max)
    (heap,) = win_groups({date.max: 1}, "season")
    assert (heap.first, heap.last) == (date(9999, 12, 1), date.max)
    (heap,) = win_groups({date.min: 1}, "season")
    assert (heap.first, heap.last) == (date.min, date(1, 2, 28))
    (heap,) = win_groups({date.max: 1}, "week")
    assert heap.last == date.max


@given(most=st.integers(1, 10**7), room=st.integers(1, 100), data=st.data())
def test_stones_fit_and_anything_that_happened_has_one(
    most: int, room: int, data: st.DataObject
) -> None:
    wins = data.draw(st.integers(1, most))
    number, each = scale_marks(wins, most, room)
    assert 1 <= number <= room
    assert (number - 1) * each < wins <= number * each
    assert scale_marks(most, most, room)[1] == each
    if most <= room:
        assert (number, each) == (wins, 1)


@pytest.mark.practice(68)
def test_round_totals_are_5_and_10_and_every_25() -> None:
    told = [n for n in range(1, 130) if milestone(n - 1, n)]
    assert told == [5, 10, 25, 50, 75, 100, 125]
    assert milestone(0, 4) is None
    assert milestone(0, 1000) == 1000
    assert milestone(49, 76) == 75
    assert milestone(125, 130) is None


@given(before=st.integers(0, 10**6), more=st.integers(0, 1000))
def test_a_round_total_lies_between_the_two(before: int, more: int) -> None:
    found = milestone(before, before + more)
    assert found is None or before < found <= before + more
    if more >= 25:
        assert found


def test_a_day_with_more_wins_than_rows_has_several_columns() -> None:
    assert pile_columns([9, 1, 2], 4, 20) == [4, 4, 1, 1, 2]
    assert pile_columns([9, 1, 2], 4, 3) == [1, 1, 2]
    assert pile_rows([3, 1, 2]) == [
        [True, False, False],
        [True, False, True],
        [True, True, True],
    ]
    assert pile_rows([]) == []


@given(
    stack=st.lists(st.integers(1, 40), max_size=40),
    height=st.integers(1, 6),
    most=st.integers(0, 60),
)
def test_each_dot_of_the_pile_is_one_of_the_newest_wins(
    stack: list[int], height: int, most: int
) -> None:
    columns = pile_columns(stack, height, most)
    whole = pile_columns(stack, height, 10**6)
    assert all(1 <= column <= height for column in columns)
    assert sum(whole) == sum(stack)
    assert columns == whole[max(0, len(whole) - most) :]
    assert sum(map(sum, pile_rows(columns))) == sum(columns)


@given(st.dictionaries(st.dates(), st.integers(1, 9), min_size=1))
def test_years_add_up(wins: dict[date, int]) -> None:
    totals = totals_by_year(wins)
    assert [*totals] == sorted({day.year for day in wins})
    for year, total in totals.items():
        assert total == sum(n for day, n in wins.items() if day.year <= year)
