"""Merging copies of a file that went on apart: nothing is lost, and the order does not matter."""

from __future__ import annotations

import os
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings

from checkin.core.clock import Clock
from checkin.core.entries import NewEntry
from checkin.core.errors import CheckinError
from checkin.core.query import EntryQuery
from checkin.core.records import Draft
from checkin.journal import Journal
from checkin.storage.support_lists import SHARED_PLACE, place_value, shared_place
from tests.journal.test_import_whole import START, Step, done, steps
from tests.support.copies import agreed, copy, merge
from tests.support.shell import checkin

EXAMPLES = int(os.environ.get("CHECKIN_MERGES", "12"))


def clock() -> Clock:
    """One that often stands still, so that two files are changed in the same second."""
    ticks = iter(range(100_000))
    return Clock(lambda: START + timedelta(seconds=next(ticks) // 3))


def went_on(path: Path, what: list[Step], time: Clock, window: str = "1.one") -> Path:
    with Journal.open(path, time, window) as journal:
        for step in what:
            if is_about_something(journal, step):
                done(journal, step)
    return path


def is_about_something(journal: Journal, step: Step) -> bool:
    """Whether the entry is there that a note or a draft is to be about, as it always is."""
    name, values = step
    if name not in ("look back", "not again", "draft", "stretch"):
        return True
    try:
        journal.entry(values[-1])
    except CheckinError:
        return False
    return True


def merged(path: Path, other: Path, time: Clock, name: str) -> Path:
    found = copy(path, name)
    merge(found, other, time)
    return found


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps(), steps(), steps(), steps())
def test_it_does_not_matter_which_is_merged_into_which(
    before: list[Step], first: list[Step], second: list[Step], third: list[Step]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        time = clock()
        base = went_on(Path(folder, "base.db"), before, time)
        a = went_on(copy(base, "a.db"), first, time)
        b = went_on(copy(base, "b.db"), second, time)
        c = went_on(copy(base, "c.db"), third, time, "2.two")
        ab, ba = merged(a, b, time, "ab.db"), merged(b, a, time, "ba.db")
        assert agreed(ab) == agreed(ba)
        assert agreed(merged(a, copy(a, "same.db"), time, "aa.db")) == agreed(a)
        assert not merge(ab, b, time).plan.has_more
        assert not merge(ab, ba, time).plan.has_more
        bc = merged(b, c, time, "bc.db")
        assert agreed(merged(ab, c, time, "ab-c.db")) == agreed(merged(a, bc, time, "a-bc.db"))
        assert_well(Path(folder, "ab-c.db"))


def assert_well(path: Path) -> None:
    with Journal.open(path) as journal:
        connection = journal._connection
        assert connection.rows("PRAGMA foreign_key_check") == []
        assert connection.rows("PRAGMA integrity_check") == [("ok",)]
        assert not journal.file.is_behind()
        findings = Journal.checkup(str(path)).findings()
        assert [one for one in findings if one.state == "trouble" and one.subject != "copies"] == []


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps(), steps(), steps())
def test_one_undo_takes_all_of_a_merge_back(
    before: list[Step], mine: list[Step], theirs: list[Step]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        time = clock()
        base = went_on(Path(folder, "base.db"), before, time)
        a = went_on(copy(base, "a.db"), mine, time)
        b = went_on(copy(base, "b.db"), theirs, time)
        was, all_of_it = seen(a), agreed(a)
        result = merge(a, b, time)
        after = seen(a)
        if not result.plan.brings_something:
            return
        with Journal.open(a, time) as journal:
            assert journal.undo().merged == "b.db"
        assert seen(a) == was
        assert {**agreed(a), "entries": None} == {**all_of_it, "entries": None}
        with Journal.open(a, time) as journal:
            assert journal.redo().merged == "b.db"
        assert seen(a) == after
        with Journal.open(a, time) as journal:
            journal.undo()
        merge(a, b, time)
        assert seen(a) == after


def seen(path: Path) -> dict[str, Any]:
    """What a person sees of entries, and what is put away; what came with a merge that was undone
    lies in the trash, too, and was never there."""
    with Journal.open(path) as journal:
        return {
            entry.uid: entry.text
            for entry in [*journal.entries(), *journal.entries(EntryQuery(deleted=True))]
            if not entry.deleted
        }


def test_what_undo_would_take_back_is_the_merge(tmp_path: Path) -> None:
    time = clock()
    with Journal.open(tmp_path / "a.db", time) as journal:
        swam = journal.add(NewEntry("win", "Swam"))
    b = copy(tmp_path / "a.db", "b.db")
    with Journal.open(b, time) as journal:
        journal.edit(swam.id, text="Swam far", keepsake=True)
        journal.add(NewEntry("win", "Sang"))
    merge(tmp_path / "a.db", b, time)
    with Journal.open(tmp_path / "a.db", time) as journal:
        change = journal.last_change(limit=1)
        assert change is not None
        assert (change.what.partition(" ")[0], change.count, len(change.entries)) == ("merge", 2, 1)
        done = journal.undo()
        assert done.what == change.what
        left = journal.last_change()
        assert left is not None
        assert (left.what, left.number < change.number) == ("win", True)


def test_two_drafts_of_one_field_both_stay(tmp_path: Path) -> None:
    time = clock()
    base = went_on(tmp_path / "base.db", [], time)
    a, b = copy(base, "a.db"), copy(base, "b.db")
    for path, text in ((a, "on the laptop"), (b, "on the desk")):
        with Journal.open(path, time, "1.one") as journal:
            journal.drafts.save(Draft("wins", "line", text, 3))
    merge(a, b, time)
    with Journal.open(a, time, "9.new") as journal:
        seen = []
        for _ in range(2):
            journal.drafts.take_over()
            seen += [draft.text for draft in journal.drafts.all()]
            journal.drafts.forget("wins")
        assert sorted(seen) == ["on the desk", "on the laptop"]


def test_people_who_were_added_in_both_can_be_moved_and_stay_moved(tmp_path: Path) -> None:
    time = clock()
    base = went_on(tmp_path / "base.db", [], time)
    a, b = copy(base, "a.db"), copy(base, "b.db")
    for path, name in ((a, "Ana"), (b, "Ben")):
        with Journal.open(path, time) as journal:
            journal.contacts.add(name)
    merge(a, b, time)
    with Journal.open(a, time) as journal:
        assert [one.name for one in journal.contacts.all()] == ["Ana", "Ben"]
        journal.contacts.move(journal.contacts.all()[0].id, 1)
        journal.contacts.add("Cleo")
        assert [one.name for one in journal.contacts.all()] == ["Ben", "Ana", "Cleo"]
    for path, other in ((b, a), (a, b)):
        merge(path, other, time)
        with Journal.open(path, time) as journal:
            assert [one.name for one in journal.contacts.all()] == ["Ben", "Ana", "Cleo"]


def test_a_copy_that_went_on_and_is_merged_once_more_is_named_no_more(tmp_path: Path) -> None:
    path = tmp_path / "checkin.db"
    with Journal.open(path) as journal:
        journal.add(NewEntry("win", "Slept"))
    there = copy(path, "checkin.sync-conflict-20261120-101010-ABCDEFG.db")
    for words in ("Tea", "Walk"):
        with Journal.open(there) as other:
            other.add(NewEntry("win", words))
        with Journal.open(path) as journal:
            assert [name for name, _ in journal.file.beside().unmerged] == [there.name]
        assert checkin("--file", str(path), "merge", str(there)).code == 0
        with Journal.open(path) as journal:
            assert journal.file.beside().unmerged == ()


def test_a_place_in_the_order_is_the_same_in_all_copies() -> None:
    values = [0, 1, 2, 7]
    shared = [shared_place(value, turn) for value in values for turn in (0, 1)]
    assert shared == sorted(set(shared))
    assert min(shared) >= SHARED_PLACE
    assert [place_value(place) for place in shared] == [v for v in values for _ in range(2)]
    assert [place_value(place) for place in values] == values


def test_of_two_changes_in_one_second_the_one_that_puts_away_holds(tmp_path: Path) -> None:
    path, now = tmp_path / "checkin.db", Clock(lambda: START)
    with Journal.open(path, now) as journal:
        ana = journal.contacts.add("Ana", "555")
    there = copy(path, "there.db")
    with Journal.open(there, now) as other:
        other.contacts.delete(ana.id)
    with Journal.open(path, now) as journal:
        journal.contacts.edit(ana.id, reach="777")
    for one, two, name in ((path, there, "one.db"), (there, path, "two.db")):
        with Journal.open(merged(one, two, now, name), now) as journal:
            assert journal.contacts.all() == []
