"""Every line of the timeline shows one thing, and a search's finds are marked where they stand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin.core.clock import Clock
from checkin.core.entries import KINDS, Entry, Kind, NewEntry
from checkin.core.query import EntryQuery
from checkin.domain.timeline_layout import GAP, HEADING, Lines, Spot, arranged, found_in, looked_for
from checkin.journal import Journal

NEWEST = date(2026, 11, 21)

gaps_and_counts = st.lists(st.tuples(st.integers(1, 40), st.integers(1, 6)), max_size=12)
all_of_it = st.lists(
    st.tuples(st.integers(1, 40), st.integers(1, 6), st.integers(1, 9)), min_size=1, max_size=12
)


def days(gaps: list[tuple[int, int]]) -> list[tuple[date, int]]:
    """Days newest first, so many days apart, with so many entries each."""
    day, found = NEWEST, []
    for gap, count in gaps:
        day -= timedelta(days=gap)
        found.append((day, count))
    return found


def in_order(counts: list[tuple[date, int]], opened: tuple[int, int, int] | None) -> list[Spot]:
    """What the lines show, written down one after the other."""
    spots = []
    for day, (_, count) in enumerate(counts):
        spots.append(Spot(day, HEADING))
        for entry in range(count):
            tall = opened[2] if opened and opened[:2] == (day, entry) else 1
            spots += [Spot(day, entry, part) for part in range(tall)]
        spots.append(Spot(day, GAP))
    return spots[:-1]


def entry(number: int, kind: Kind = "win", parent: int | None = None) -> Entry:
    return Entry(number, f"{number:036}", kind, NEWEST, None, "words", parent=parent)


def test_no_days_take_no_lines() -> None:
    nothing = Lines()
    assert (nothing.total, nothing.entries) == (0, 0)
    assert nothing.near_line(3) is None
    assert nothing.near_day(NEWEST, NEWEST) is None
    assert nothing.instead_of(NEWEST, 0) is None


@given(gaps_and_counts, st.data())
def test_the_lines_show_every_entry_once_under_its_day(
    gaps: list[tuple[int, int]], data: st.DataObject
) -> None:
    counts = days(gaps)
    lines = Lines(counts)
    opened = None
    one_is_open = data.draw(st.booleans())
    if counts and one_is_open:
        day = data.draw(st.integers(0, len(counts) - 1))
        opened = (day, data.draw(st.integers(0, counts[day][1] - 1)), data.draw(st.integers(1, 9)))
        lines.open(*opened)
    expected = in_order(counts, opened)
    assert lines.total == len(expected)
    assert [lines.at(line) for line in range(lines.total)] == expected
    for line, spot in enumerate(expected):
        if spot.entry != GAP and spot.part == 0:
            assert lines.line(spot.day, spot.entry) == line
        if spot.entry >= 0:
            assert lines.height(spot.day, spot.entry) == sum(
                (other.day, other.entry) == (spot.day, spot.entry) for other in expected
            )
    lines.close()
    assert [lines.at(line) for line in range(lines.total)] == in_order(counts, None)


@given(gaps_and_counts)
def test_going_from_entry_to_entry_skips_none_and_repeats_none(gaps: list[tuple[int, int]]) -> None:
    lines = Lines(days(gaps))
    at, seen = lines.near_line(0), []
    while at is not None:
        seen.append(at)
        at = lines.beside(*at, 1)
    assert seen == [(day, n) for day, (_, count) in enumerate(days(gaps)) for n in range(count)]
    assert len(seen) == lines.entries
    at, back = lines.near_line(lines.total), []
    while at is not None:
        back.append(at)
        at = lines.beside(*at, -1)
    assert back == seen[::-1]


@given(all_of_it, st.integers(0, 400))
def test_the_entry_near_a_line_is_of_the_same_day(
    gaps: list[tuple[int, int, int]], line: int
) -> None:
    lines = Lines(days([gap[:2] for gap in gaps]))
    line = min(line, lines.total - 1)
    near, spot = lines.near_line(line), lines.at(line)
    assert near is not None
    assert near[0] == spot.day
    if spot.entry >= 0:
        assert near[1] == spot.entry


@given(all_of_it, st.integers(-50, 500), st.integers(0, 30))
def test_a_span_of_days_leads_to_its_newest_day_or_the_nearest(
    gaps: list[tuple[int, int, int]], ago: int, length: int
) -> None:
    counts = days([gap[:2] for gap in gaps])
    last = NEWEST - timedelta(days=ago)
    first = last - timedelta(days=length)
    found = Lines(counts).near_day(first, last)
    assert found is not None

    def away(day: date) -> timedelta:
        return max(first - day, day - last, timedelta(0))

    assert away(counts[found][0]) == min(away(day) for day, _ in counts)
    inside = [day for day, _ in counts if first <= day <= last]
    if inside:
        assert counts[found][0] == max(inside)


@pytest.mark.parametrize(
    ("day", "leads_to"), [(19, 18), (20, 18), (21, 18), (22, 24), (24, 24), (1, 18), (30, 24)]
)
def test_a_day_without_entries_leads_to_the_nearest_that_has_some(day: int, leads_to: int) -> None:
    counts = [(date(2026, 11, 24), 1), (date(2026, 11, 18), 2)]
    found = Lines(counts).near_day(date(2026, 11, day), date(2026, 11, day))
    assert found is not None
    assert counts[found][0] == date(2026, 11, leads_to)


@given(all_of_it, st.data())
def test_the_selection_goes_to_what_stands_in_its_place(
    gaps: list[tuple[int, int, int]], data: st.DataObject
) -> None:
    counts = days([gap[:2] for gap in gaps])
    day = data.draw(st.integers(0, len(counts) - 1))
    nth = data.draw(st.integers(0, counts[day][1] - 1))
    on, count = counts[day]
    fewer = [(d, n - (d == on)) for d, n in counts if (d, n) != (on, 1)]
    lines = Lines(fewer)
    instead = lines.instead_of(on, nth)
    if not fewer:
        assert instead is None
    elif count > 1:
        assert instead == (lines.index(on), min(nth, count - 2))
    else:
        assert instead is not None
        older = [d for d, _ in fewer if d < on]
        assert lines.days[instead[0]] == (max(older) if older else fewer[-1][0])


@given(gaps_and_counts, st.dates(date(2025, 1, 1), NEWEST))
def test_a_day_is_found_if_it_is_one_of_them(gaps: list[tuple[int, int]], day: date) -> None:
    lines = Lines(days(gaps))
    place = lines.index(day)
    assert (place is None) == (day not in lines.days)
    if place is not None:
        assert lines.days[place] == day
    for number, known in enumerate(lines.days):
        assert lines.index(known) == number


def test_small_steps_stand_below_their_hard_moment() -> None:
    first, moment, win = entry(1), entry(2, "setback"), entry(3)
    step, later = entry(4, "step", parent=2), entry(5, "step", parent=2)
    alone = entry(6, "step", parent=99)
    assert arranged([first, moment, win, step, alone, later]) == [
        (first, False),
        (moment, False),
        (step, True),
        (later, True),
        (win, False),
        (alone, False),
    ]


@given(st.lists(st.tuples(st.sampled_from(["win", "setback", "step"]), st.integers(0, 9))))
def test_no_entry_of_a_day_is_left_out_or_shown_twice(made: list[tuple[Kind, int]]) -> None:
    entries = [entry(n, kind, parent or None) for n, (kind, parent) in enumerate(made, 1)]
    assert sorted(e.id for e, _ in arranged(entries)) == [e.id for e in entries]


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("sam", "Replied to Sam's message", ["Sam"]),
        ("sam", "Assam tea with samphire", ["sam", "sam"]),
        ("sa", "Assam with sage", ["sa"]),
        ("a", "a cat and a dog", ["a", "a", "a"]),
        ("CAFE", "The Café by the café", ["Café", "café"]),
        ("café", "cafe\u0301 au lait", ["cafe\u0301"]),
        ("strasse", "Lange Straße", ["Straße"]),
        ("早起", "今日は早起きした", ["早起"]),
        ("早 した", "今日は早起きした", ["早", "した"]),
        ("#people", "Saw people #people", ["#people"]),
        ("🎉", "Done 🎉 today", ["🎉"]),
        ("well known", "well-known, and known well", ["well", "known", "known", "well"]),
        ('"*', "a star * and a quote", []),
        ("", "anything", []),
    ],
)
def test_what_a_search_finds_is_marked_where_it_stands(
    typed: str, text: str, found: list[str]
) -> None:
    assert [
        text[start:end] for start, end in found_in(text, looked_for(EntryQuery(text=typed)))
    ] == found


@given(st.text(max_size=40), st.text(max_size=12))
def test_marks_are_in_order_inside_the_text_and_never_raise(text: str, typed: str) -> None:
    end = 0
    for start, stop in found_in(text, looked_for(EntryQuery(text=typed))):
        assert end <= start < stop <= len(text)
        end = stop


@pytest.mark.parametrize("kinds", [KINDS, ("win",), ("win", "reflection")], ids=str)
@pytest.mark.parametrize("typed", ["tea", "te", "a", "tea walk", "nothing"])
def test_a_search_day_by_day_finds_what_the_plain_one_finds(
    clock: Clock, kinds: tuple[Kind, ...], typed: str
) -> None:
    with Journal.in_memory(clock) as journal:
        for n in range(60):
            text = "tea and a walk" if n % 4 == 0 else "tea" if n % 3 else "a walk"
            kind: Kind = ("win", "setback", "reflection")[n % 3]
            journal.add(NewEntry(kind, text, day=NEWEST - timedelta(days=n // 7)))
        journal.delete(5)
        plain: dict[date, list[int]] = {}
        for found in journal.entries(EntryQuery(kinds=kinds, text=typed), newest_first=False):
            plain.setdefault(found.day, []).append(found.id)
        query = EntryQuery(kinds=kinds, text=typed)
        counts = journal.search.day_counts(query)
        assert counts is not None
        assert list(counts.items()) == [(day, len(plain[day])) for day in sorted(plain)[::-1]]
        for day, numbers in plain.items():
            on = journal.search.day(query, day)
            assert [e.id for e in on.entries] == numbers
        newest = journal.search.newest(query, 10)
        some, whole = newest.days, newest.whole
        assert whole == (sum(counts.values()) <= 10)
        assert list(some.items()) == list(counts.items())[: len(some)]
        assert sum(some.values()) >= min(10, sum(counts.values()))


def test_the_journal_tells_the_first_day_and_what_changed_elsewhere(
    journal: Journal, path: str, clock: Clock
) -> None:
    assert journal.search.first_day() is None
    journal.file.changed_elsewhere()
    journal.add(NewEntry("win", "own", day=date(2025, 3, 1)))
    assert journal.search.first_day() == date(2025, 3, 1)
    assert not journal.file.changed_elsewhere()
    with Journal.open(path, clock, "other") as other:
        other.add(NewEntry("win", "from elsewhere"))
    assert journal.file.changed_elsewhere()
    assert not journal.file.changed_elsewhere()
    assert len(journal.counts("win", newest=1)) == 1
