"""Going through the days in pages skips nothing and repeats nothing, whatever is kept meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checkin.core.clock import Clock
from checkin.core.entries import KINDS, Entry, NewEntry
from checkin.core.errors import CheckinError
from checkin.core.query import EntryQuery
from checkin.journal import Journal
from checkin.tui.base.entries_source import AllEntriesSource
from checkin.tui.features.history.sources import SearchSource
from checkin.tui.widgets.timeline_model import Days

TODAY = date(2026, 11, 21)
CLOCK = Clock(lambda: datetime.fromisoformat("2026-11-21T12:30:00+01:00"))
PAGE = 5
TEXTS = ("tea and walking", "a walk", "sat still", "早く起きた")

new_entries = st.builds(
    NewEntry,
    st.sampled_from(("win", "intention", "reflection")),
    st.sampled_from(TEXTS),
    st.integers(0, 12).map(lambda ago: TODAY - timedelta(days=ago)),
)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with TemporaryDirectory() as name:
        yield Path(name)


def source(journal: Journal, typed: str) -> AllEntriesSource:
    """What History reads from; all finds are counted."""
    if not typed:
        return AllEntriesSource(journal, KINDS)
    found = SearchSource(journal, KINDS, typed)
    found.take(*found.count_all(journal))
    return found


def troubled(error: CheckinError) -> None:
    pytest.fail(error.whole)


def pages(journal: Journal, typed: str, later: list[NewEntry]) -> Iterator[Entry]:
    """The entries of a list, page by page, while another window keeps one after each page."""
    days = Days(source(journal, typed), troubled)
    at = days.lines.near_line(0)
    journal.file.changed_elsewhere()
    with journal.open_writer() as other:
        while at is not None:
            seen: list[Entry] = []
            while at is not None and len(seen) < PAGE:
                row = days.row(at)
                assert row is not None
                seen.append(row[0])
                at = days.lines.beside(*at, 1)
            yield from seen
            if later:
                other.add(later.pop())
            if journal.file.changed_elsewhere():  # as the page does it: the entry keeps its place
                days = Days(source(journal, typed), troubled)
                found = days.find(seen[-1].id, seen[-1].day)
                assert found is not None
                at = days.lines.beside(*found, 1)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(new_entries, min_size=1, max_size=25),
    st.lists(new_entries, max_size=12),
    st.sampled_from(("", "walk", "起き", "wins", "tea walking")),
)
def test_pages_neither_skip_nor_repeat_what_was_there(
    folder: Path, kept: list[NewEntry], later: list[NewEntry], typed: str
) -> None:
    path = folder / "paged.db"
    path.unlink(missing_ok=True)
    with Journal.open(str(path), CLOCK) as journal:
        journal.add_many(kept)
        list_now = source(journal, typed)
        there = {entry.id for day, _ in list_now.counts() for entry in list_now.entries(day)}
        seen = [entry.id for entry in pages(journal, typed, list(later))]
        assert len(seen) == len(set(seen)), "one was shown twice"
        assert set(seen) >= there, "one was left out"


@settings(max_examples=25, deadline=None)
@given(
    st.lists(new_entries, min_size=1, max_size=40),
    st.lists(new_entries, max_size=8),
    st.integers(1, 12),
)
def test_the_newest_finds_go_on_in_the_rest(
    folder: Path, kept: list[NewEntry], later: list[NewEntry], most: int
) -> None:
    path = folder / "newest.db"
    path.unlink(missing_ok=True)
    query = EntryQuery(text="walk")
    with Journal.open(str(path), CLOCK) as journal:
        journal.add_many(kept)
        every = journal.search.day_counts(query)
        assert every is not None
        found = journal.search.newest(query, most)
        first, first_is_all = found.numbers, found.whole
        assert list(first) == list(every)[: len(first)]
        assert [len(numbers) for numbers in first.values()] == list(every.values())[: len(first)]
        assert first.keys() == every.keys() or not first_is_all
        with journal.open_writer() as other:
            for new in later:
                other.add(new)
        for day, numbers in first.items():
            then = [entry.id for entry in journal.search.day_of_ids(day, numbers).entries]
            assert sorted(then) == sorted(numbers), "what was found stays found"
            now = {entry.id for entry in journal.search.day(query, day).entries}
            assert now >= set(numbers)
