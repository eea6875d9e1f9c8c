"""What is put away can be had back for a month, and is gone for good after that."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path

import pytest

from checkin.core.clock import Clock
from checkin.core.entries import NewEntry
from checkin.core.errors import NothingThere
from checkin.core.frozen import replace
from checkin.core.query import EntryQuery
from checkin.core.records import Draft, TrashCount
from checkin.core.stretches import Stretch
from checkin.journal import Journal
from tests.support.moving import Moving
from tests.support.traces import full_of

TOKEN = "zyxwquartz"


def at(text: str) -> Clock:
    moment = datetime.fromisoformat(text)
    return Clock(lambda: moment)


def put_away_now(journal: Journal) -> list[int]:
    return [e.id for e in journal.entries(EntryQuery(deleted=True))]


def test_a_hard_moment_takes_its_steps_along_and_no_win(journal: Journal) -> None:
    hard, step, win = journal.add_many(
        [NewEntry("setback", ""), NewEntry("step", "Drink water"), NewEntry("win", "Drank it")],
        chain=True,
    )
    own = journal.add(NewEntry("win", "Stayed", parent=hard.id))
    other = journal.add(NewEntry("step", "Breathe"))
    gone = journal.delete(hard.id)
    assert [(e.id, e.deleted) for e in gone] == [(hard.id, True), (step.id, True)]
    assert {e.id for e in journal.entries()} == {win.id, own.id, other.id}
    assert journal.totals().wins == 2
    journal.undo()
    assert len(journal.entries()) == 5


def test_a_step_alone_leaves_its_hard_moment(journal: Journal) -> None:
    hard, step = journal.add_many(
        [NewEntry("setback", ""), NewEntry("step", "Drink water")], chain=True
    )
    journal.delete(step.id)
    assert [e.id for e in journal.entries()] == [hard.id]
    assert journal.hard_moments.told_of(hard) == [hard]


def test_several_go_as_one_change_or_not_at_all(journal: Journal) -> None:
    numbers = [journal.add(NewEntry("win", f"Win {n}")).id for n in range(3)]
    with pytest.raises(NothingThere):
        journal.delete(*numbers, 99)
    assert put_away_now(journal) == []
    journal.delete(*numbers, numbers[0])
    assert journal.totals().wins == 0
    with pytest.raises(NothingThere):
        journal.restore(*numbers, 99)
    assert len(put_away_now(journal)) == 3
    journal.undo()
    assert journal.totals().wins == 3


def test_what_is_taken_back_is_as_it_was(journal: Journal) -> None:
    entry = journal.add(NewEntry("win", "Got up #morning", feelings=("calm",)))
    journal.delete(entry.id)
    assert journal.entries(EntryQuery(text="got")) == []
    assert journal.search.known_tags("#") == []
    assert journal.restore(entry.id) == [entry]
    assert journal.entries(EntryQuery(text="got")) == [entry]
    assert journal.search.known_tags("#") == ["#morning"]


def test_the_trash_keeps_for_a_month(path: str) -> None:
    with Journal.open(path, at("2026-11-21T12:30:00+01:00")) as journal:
        old = journal.add(NewEntry("win", "Old"))
        journal.delete(old.id)
        assert journal.trash.empty() == TrashCount(0, 0)
    with Journal.open(path, at("2026-12-21T12:30:00+01:00")) as journal:
        new = journal.add(NewEntry("win", "New"))
        journal.delete(new.id)
        assert journal.trash.empty() == TrashCount(0, 0), (
            "to the second, it is thirty days and no longer"
        )
    with Journal.open(path, at("2026-12-21T11:30:01+00:00")) as journal:
        assert journal.trash.empty() == TrashCount(1, 0)
        assert put_away_now(journal) == [new.id]


def test_everything_means_everything_wherever_the_clock_stands(path: str) -> None:
    with Journal.open(path, at("2026-11-21T12:30:00+14:00")) as journal:
        journal.delete(journal.add(NewEntry("win", "Old")).id)
    with Journal.open(path, at("2026-11-19T12:30:00-11:00")) as journal:
        assert journal.trash.empty(everything=True) == TrashCount(1, 0)


def test_emptying_removes_every_trace(path: str, clock: Clock) -> None:
    with Journal.open(path, clock) as journal:
        stays = journal.add(NewEntry("win", "Stays here, with zyxw at the start #zyx"))
        step = journal.add(NewEntry("step", "Stays too"))
        entry = journal.add(full_of(TOKEN, f"I told {TOKEN} about #{TOKEN}"))
        journal.edit(step.id, parent=entry.id)
        journal.edit(entry.id, text=f"And again {TOKEN}" + " filler" * 3000)
        journal.undo()
        journal.redo()
        assert {"entries", "tags", "feelings", "marks", "revisions", "search"} < trace(journal)
        assert "search_index" in trace(journal)
    assert TOKEN.encode() in Path(path).read_bytes()
    with Journal.open(path, clock) as journal:
        journal.delete(entry.id)
        journal.restore(step.id)
        journal.trash.empty(everything=True)
        assert trace(journal) == set()
        assert journal.entry(stays.id) == stays
        assert journal.entries(EntryQuery(text="zyxw")) == [stays]
        check(journal)
        assert journal._connection.row("PRAGMA freelist_count")[0] == 0, "the file got smaller"
        with pytest.raises(NothingThere):
            journal.entry(entry.id)
    assert TOKEN.encode() not in Path(path).read_bytes()


def trace(journal: Journal) -> set[str]:
    """The tables and the vocabulary of the index in which the token is."""
    connection = journal._connection
    connection.rows(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.terms USING fts5vocab(main, search_index, row)"
    )
    tables = connection.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    return {
        name
        for (name,) in [*tables, ("temp.terms",)]
        if TOKEN.encode() in b"|".join(map(as_bytes, connection.rows(f"SELECT * FROM {name}")))
    }


def as_bytes(row: tuple[object, ...]) -> bytes:
    return b"|".join(cell if isinstance(cell, bytes) else str(cell).encode() for cell in row)


def check(journal: Journal) -> None:
    connection = journal._connection
    with connection.transaction():
        connection.run(
            "INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)"
        )
    assert connection.rows("PRAGMA integrity_check") == [("ok",)]


def test_words_still_in_use_stay_findable(journal: Journal) -> None:
    kept = journal.add(NewEntry("win", "Walked along the riverside"))
    journal.delete(journal.add(NewEntry("win", "Sat by the riverside")).id)
    journal.trash.empty(everything=True)
    assert journal.entries(EntryQuery(text="side")) == [kept]


def test_emptying_does_not_touch_what_is_kept_or_typed(journal: Journal, clock: Clock) -> None:
    win = journal.add(NewEntry("win", "Got up"))
    gone = journal.add(NewEntry("win", "Oops"))
    journal.drafts.save(Draft("wins", "line", "half a th"))
    journal.edit(win.id, keepsake=True)
    journal.delete(gone.id)
    journal.trash.empty(everything=True)
    assert journal.entries() == [journal.entry(win.id)]
    assert [d.text for d in journal.drafts.all()] == ["half a th"]
    assert journal.undo().what == "edit"
    assert journal.trash.empty(everything=True) == TrashCount(0, 0)
    number = journal.add(NewEntry("win", "New")).id
    assert number > gone.id, "a number is never given twice"


def test_a_moment_in_the_trash_is_counted_there(journal: Journal) -> None:
    journal.delete(journal.add(NewEntry("win", "Oops")).id)
    status = journal.file.status()
    assert (status.entries, status.trash, status.wins, status.days) == (0, 1, 0, 0)


def test_lines_of_lists_go_too_and_earlier_words_of_what_stays_stay(
    path: str, moving: Moving, moved: Journal
) -> None:
    for number in (
        moved.contacts.add(TOKEN, TOKEN).id,
        moved.contacts.add("Sam", f"sit {TOKEN}").id,
        moved.contacts.add("Kim").id,
    ):
        moved.contacts.edit(number, ask="soup")
    for person in moved.contacts.all()[:2]:
        moved.contacts.delete(person.id)
    moved.contacts.edit(moved.contacts.all()[0].id, ask="tea")
    moved.safety_plan.delete(moved.safety_plan.add("signs", TOKEN).id)
    moved.safety_plan.add("signs", "Short nights")
    stretch = Stretch("one", TOKEN, 7, None, "#walk", "2026-11-20")
    moved.lookback.save_stretch(replace(stretch, away=True))
    moved.lookback.save_stretch(replace(stretch, id="two", name="Walks"))
    assert moved.trash.held() == TrashCount(0, 4)
    assert moved.trash.held(everything=False) == TrashCount(0, 0)
    moving.go_on(31)
    moved.contacts.restore(moved.contacts.deleted()[0].id)
    moved.contacts.delete(moved.contacts.all()[0].id)
    assert moved.trash.empty() == TrashCount(0, 3)
    assert len(moved.contacts.deleted()) == 1
    assert moved.trash.empty(everything=True) == TrashCount(0, 1)
    assert trace(moved) == set()
    assert [person.ask for person in moved.contacts.all()] == ["tea"]
    kept = moved._connection.rows("SELECT ask FROM people ORDER BY id")
    assert kept == [("",), ("soup",), ("tea",)]
    assert [line.text for line in moved.safety_plan.all()["signs"]] == ["Short nights"]
    assert [one.name for one in moved.lookback.stretches()] == ["Walks"]
    assert moved.contacts.add("New").name == "New"
    assert TOKEN.encode() not in Path(path).read_bytes()


def test_the_trash_is_empty_also_when_the_file_can_not_be_made_smaller(
    journal: Journal, path: str
) -> None:
    journal.delete(journal.add(NewEntry("win", TOKEN)).id)

    def no_room(action: int, *_: object) -> int:
        return sqlite3.SQLITE_DENY if action == sqlite3.SQLITE_ATTACH else sqlite3.SQLITE_OK

    journal._connection.raw.set_authorizer(no_room)  # VACUUM begins so, and nothing else does
    removed = journal.trash.empty(everything=True)
    assert (removed.entries, removed.lines) == (1, 0)
    assert removed.not_smaller
    assert not journal.trash.held()
    assert TOKEN.encode() not in Path(path).read_bytes()
