"""Which backups stay, over simulated years."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from checkin.core.backup_records import Backup
from checkin.domain.backup_rotation import NEWEST, PERIODS, removable

START = datetime(2026, 1, 1, 9, tzinfo=UTC)
PLACES = NEWEST + sum(most for _, most in PERIODS[:3])
"""How many are kept at most, but for those of earlier years and the fullest."""


def day_of(backup: Backup) -> date:
    return backup.made_at.date()


class Folder:
    """A folder of backups in which the rule is followed after each one that is made."""

    def __init__(self) -> None:
        self.ever: list[tuple[Backup, int]] = []
        self.kept: list[tuple[Backup, int | None]] = []

    def make(self, hours: int, rows: int) -> None:
        number = len(self.ever) + 1
        backup = Backup(number, START + timedelta(hours=hours), "first-change", f"{number}.db")
        self.ever.append((backup, rows))
        self.kept.insert(0, (backup, rows))
        gone = set(removable(self.kept, day_of))
        assert backup not in gone
        self.kept = [each for each in self.kept if each[0] not in gone]

    def make_all(self, made: Iterable[tuple[int, int]]) -> None:
        for hours, rows in made:
            self.make(hours, rows)


gaps = st.sampled_from([1, 5, 24, 24, 24, 24, 48, 24 * 9, 24 * 40])
changes = st.sampled_from([0, 1, 2, 3, 10, 300, -1, -5, -50, -1000])


@given(st.lists(st.tuples(gaps, changes), max_size=400))
@settings(max_examples=60)
def test_for_each_that_is_removed_a_newer_one_is_kept_that_holds_as_much(
    steps: list[tuple[int, int]],
) -> None:
    folder, hours, rows = Folder(), 0, 20
    for gap, change in steps:
        hours, rows = hours + gap, max(0, rows + change)
        folder.make(hours, rows)
    for backup, held in folder.ever:
        assert any(
            each.number >= backup.number and rows is not None and rows >= held
            for each, rows in folder.kept
        )


@given(st.lists(gaps, min_size=200, max_size=900), st.integers(0, 5))
@settings(max_examples=30)
def test_a_journal_that_grows_keeps_days_weeks_months_and_years(
    steps: list[int], more: int
) -> None:
    folder, hours = Folder(), 0
    for n, gap in enumerate(steps):
        hours += gap
        folder.make(hours, 10 + n * more)
    kept = [backup for backup, _ in folder.kept]
    ever = [backup for backup, _ in reversed(folder.ever)]
    years = {day_of(backup).year for backup in ever}
    assert len(kept) <= PLACES + len(years)
    assert kept[:NEWEST] == ever[:NEWEST]
    for period, most in PERIODS:
        last = list(dict.fromkeys(period(day_of(backup)) for backup in ever))[:most]
        assert list(dict.fromkeys(period(day_of(backup)) for backup in kept))[: len(last)] == last


@given(
    st.integers(1, 700),
    st.integers(1, 900),
    st.lists(st.sampled_from([0, 0, 1, 2]), min_size=1, max_size=30),
)
@settings(max_examples=30)
def test_a_journal_that_is_suddenly_empty_pushes_out_no_full_backup(
    full_days: int, empty_days: int, growth: list[int]
) -> None:
    folder = Folder()
    folder.make_all((24 * day, 200 + day) for day in range(full_days))
    before = [backup for backup, _ in folder.kept]
    rows = 0
    for day in range(empty_days):
        rows = min(rows + growth[day % len(growth)], 100)
        folder.make(24 * (full_days + day), rows)
    kept = {backup for backup, _ in folder.kept}
    assert kept >= set(before)
    assert len(kept - set(before)) <= PLACES + 4


def test_the_fullest_stays_however_slowly_a_journal_shrinks() -> None:
    folder = Folder()
    folder.make_all((24 * day, 1000 - day) for day in range(500))
    assert folder.ever[0][0] in {backup for backup, _ in folder.kept}
    folder.make(24 * 501, 1000)
    assert folder.ever[0][0] not in {backup for backup, _ in folder.kept}


def test_once_it_has_grown_again_the_places_are_taken_by_what_is_new() -> None:
    folder = Folder()
    folder.make_all((24 * day, 200) for day in range(300))
    folder.make_all((24 * (300 + day), day) for day in range(900))
    assert len(folder.kept) <= PLACES + 4 + 8
    assert folder.kept[-1][0].made_at.year == 2026  # the last one of that year


def test_what_cannot_be_read_stays_and_takes_no_place() -> None:
    folder = Folder()
    folder.make_all((24 * day, 10 + day) for day in range(30))
    kept = [backup for backup, _ in folder.kept]
    odd = [(backup, None) for backup, _ in folder.ever[:10]]
    assert not set(removable([*folder.kept, *odd], day_of)) & {*kept, *(one for one, _ in odd)}


def test_a_clock_that_was_wrong_once_changes_nothing_for_long() -> None:
    folder = Folder()
    folder.make(24 * 365 * 70, 10)
    folder.make_all((24 * day, 11 + day) for day in range(60))
    newest = [backup.number for backup, _ in folder.kept][:7]
    assert newest == list(range(61, 54, -1))
