"""What is kept comes back as it went in, on the day it belongs to."""

from __future__ import annotations

import sqlite3
import uuid
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin.core.clock import Clock
from checkin.core.entries import KINDS, Kind, NewEntry
from checkin.core.errors import CheckinError, NothingThere, NotPossible, TooLong
from checkin.core.frozen import fields
from checkin.core.records import Draft, Totals
from checkin.core.text import clean
from checkin.journal import Journal
from checkin.journal.quick_win import keep_win

SATURDAY = date(2026, 11, 21)
YESTERDAY = date(2026, 11, 20)


def standing(text: str) -> Clock:
    moment = datetime.fromisoformat(text)
    return Clock(lambda: moment)


def test_an_entry_comes_back_as_it_went_in(journal: Journal) -> None:
    setback = journal.add(NewEntry("setback", ""))
    new = NewEntry(
        "step",
        "Drank a glass of water",
        at=datetime.fromisoformat("2026-11-19T23:15:00-05:00"),
        why="Sam was there",
        cue="when it got loud",
        label="anger",
        outcome="easier",
        before=8,
        after=5,
        parent=setback.id,
        source="st-body-2m-1",
        bring=True,
        keepsake=True,
        tags=("#water", "@sam"),
        feelings=("calm", "tired"),
        marks=("first",),
    )
    entry = journal.add(new)
    for field in fields(NewEntry):
        if field != "day":
            assert getattr(entry, field) == getattr(new, field), field
    assert entry.at
    assert entry.at.utcoffset() == timedelta(hours=-5)
    assert entry.day == date(2026, 11, 19)
    assert not entry.deleted
    assert journal.entry(entry.id) == entry
    assert journal.entries()[1] == entry


@pytest.mark.parametrize("kind", KINDS)
def test_a_plain_line_is_enough_for_each_kind(journal: Journal, kind: Kind) -> None:
    entry = journal.add(NewEntry(kind, "One line"))
    assert (entry.kind, entry.text, entry.day, entry.why) == (kind, "One line", SATURDAY, "")
    assert entry.at == journal.clock.now()
    assert (entry.label, entry.outcome, entry.before, entry.parent) == (None,) * 4


@given(st.text(st.characters(codec=None)))
def test_any_text_is_kept_or_refused_in_words(text: str) -> None:
    with Journal.in_memory() as journal:
        try:
            entry = journal.add(NewEntry("win", text, why=text))
        except NotPossible:
            assert clean(text) == ""
            assert journal.totals() == Totals()
        else:
            assert entry.text == entry.why == clean(text) != ""


def test_what_a_terminal_would_obey_does_not_reach_the_file(journal: Journal) -> None:
    bad = "\x1b]52;c;aGk=\x07\u202e\ud800"
    entry = journal.add(
        NewEntry("win", bad, why=bad, cue=bad, label=bad, feelings=(bad,), tags=("#ok",))
    )
    edited = journal.edit(entry.id, text=bad, why=bad, cue=bad, label=bad, feelings=[bad])
    for found in (entry, edited):
        for text in (found.text, found.why, found.cue, found.label, *found.feelings):
            assert text == clean(bad)


def test_a_feeling_of_two_lines_is_one_feeling(journal: Journal) -> None:
    entry = journal.add(NewEntry("setback", "", feelings=("a bit\nsad", " ", "sad")))
    assert entry.feelings == ("a bit sad", "sad")
    assert journal.edit(entry.id, feelings=["so\nso", ""]).feelings == ("so so",)


@pytest.mark.parametrize(
    ("now", "day"),
    [
        ("2026-11-21T12:30:00+01:00", SATURDAY),
        ("2026-11-21T04:00:00+01:00", SATURDAY),
        ("2026-11-21T03:59:59+01:00", YESTERDAY),
        ("2026-11-21T01:30:00+01:00", YESTERDAY),
        ("2026-11-21T00:00:00-11:00", YESTERDAY),
    ],
)
def test_after_midnight_it_is_still_the_evening_before(path: str, now: str, day: date) -> None:
    with Journal.open(path, standing(now)) as journal:
        entry = journal.add(NewEntry("win", "Stayed up with a friend"))
        assert entry.day == day
        assert entry.at == datetime.fromisoformat(now)
        assert journal.today().entries == (entry,)
        at = journal.add(NewEntry("win", "Same", at=datetime.fromisoformat(now)))
        assert at.day == day


def test_another_start_of_the_day_does_not_move_what_is_kept(path: str) -> None:
    with Journal.open(path, standing("2026-11-21T01:30:00+01:00")) as journal:
        before = journal.add(NewEntry("win", "Late"))
        journal.settings.set("day-start", "00:00")
        assert journal.entry(before.id).day == YESTERDAY
        assert journal.add(NewEntry("win", "Early")).day == SATURDAY
    with Journal.open(path, standing("2026-11-21T01:30:00+01:00")) as journal:
        assert [e.day for e in journal.entries()] == [SATURDAY, YESTERDAY]


def test_travel_does_not_move_what_is_kept(path: str) -> None:
    with Journal.open(path, standing("2026-11-21T08:00:00+09:00")) as journal:
        entry = journal.add(NewEntry("win", "In Tokyo"))
    with Journal.open(path, standing("2026-11-20T15:00:01-08:00")) as journal:
        assert journal.entry(entry.id) == entry
        assert journal.clock.today() == YESTERDAY
        assert journal.entry(entry.id).day == SATURDAY


def test_an_earlier_day_alone_has_no_time(journal: Journal) -> None:
    entry = journal.add(NewEntry("win", "Rested", day=YESTERDAY))
    assert (entry.day, entry.at) == (YESTERDAY, None)
    today = journal.add(NewEntry("win", "Got up", day=SATURDAY))
    assert today.at == journal.clock.now()


def test_a_day_is_read_in_the_order_it_happened(journal: Journal) -> None:
    for hour in (11, 9, 10):
        at = datetime.fromisoformat(f"2026-11-21T{hour:02}:00:00+01:00")
        journal.add(NewEntry("win", f"At {hour}", at=at))
    journal.add(NewEntry("win", "Some time", day=YESTERDAY))
    day = journal.today()
    assert [e.text for e in day.entries] == ["At 9", "At 10", "At 11"]
    assert journal.day(YESTERDAY).of("win")[0].text == "Some time"
    assert journal.day(date(2020, 1, 1)).entries == ()


def test_several_things_are_kept_together_as_a_chain(journal: Journal) -> None:
    hard, step, win = journal.add_many(
        [NewEntry("setback", ""), NewEntry("step", "Drink water"), NewEntry("win", "Drank it")],
        chain=True,
    )
    assert (hard.parent, step.parent, win.parent) == (None, hard.id, step.id)
    assert journal.hard_moments.told_of(hard) == [hard, step]
    journal.undo()
    assert journal.entries() == []


def test_several_things_are_kept_together_or_not_at_all(journal: Journal) -> None:
    with pytest.raises(NotPossible):
        journal.add_many([NewEntry("win", "Got up"), NewEntry("win", "  ")])
    assert journal.entries() == []
    assert journal.file.status().trash == 0


@pytest.mark.parametrize(
    ("new", "error"),
    [
        (NewEntry("win", ""), NotPossible),
        (NewEntry("reflection", " \n"), NotPossible),
        (NewEntry("win", "x" * 100_001), TooLong),
        (NewEntry("win", "x", why="x" * 100_001), TooLong),
        (NewEntry("win", "x", outcome="did"), NotPossible),
        (NewEntry("step", "x", before=11), NotPossible),
        (NewEntry("step", "x", parent=99), NothingThere),
        (NewEntry("win", "x", tags=("no sign",)), NotPossible),
    ],
)
def test_what_can_not_be_kept_changes_nothing(
    journal: Journal, new: NewEntry, error: type[CheckinError]
) -> None:
    journal.drafts.save(Draft("wins", "line", "still here"))
    with pytest.raises(error):
        journal.add(new, draft="wins")
    assert journal.entries() == []
    assert [d.text for d in journal.drafts.all()] == ["still here"]


def test_being_here_counts_once_a_day(journal: Journal) -> None:
    first = journal.add_here("I was here today")
    assert journal.add_here("I was here today") == first
    assert journal.today().here
    assert journal.totals() == Totals(wins=0, days=1)
    later = Journal(journal._connection, standing("2026-11-22T09:00:00+01:00"))
    assert later.add_here("I was here today").id != first.id
    assert later.totals().days == 2


def test_each_entry_has_an_identity_in_all_copies(journal: Journal) -> None:
    uids = [journal.add(NewEntry("win", "Got up")).uid for _ in range(20)]
    assert len(set(uids)) == 20
    assert all(uuid.UUID(u).version == 7 and uuid.UUID(u).variant == uuid.RFC_4122 for u in uids)
    assert [u[:13] for u in uids] == sorted(u[:13] for u in uids)


def rows(path: str) -> dict[str, list[tuple[object, ...]]]:
    raw = sqlite3.connect(path)
    try:
        tables = raw.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
            " AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%migrations'"
        ).fetchall()
        found = {name: raw.execute(f"SELECT * FROM {name}").fetchall() for (name,) in tables}
    finally:
        raw.close()
    found["entries"] = [(row[0], *row[2:]) for row in found["entries"]]  # all but the uid
    return found


def test_the_quick_way_writes_what_the_journal_writes(tmp_path: Path, clock: Clock) -> None:
    text = "  Visited Café with @Sam, early  #people 早起き\x1b "
    quick, slow = str(tmp_path / "quick.db"), str(tmp_path / "slow.db")
    assert keep_win(quick, text, clock) is None
    for path in (quick, slow):
        with Journal.open(path, clock) as journal:
            journal.add(NewEntry("win", "The one before"))
            journal.settings.set("day-start", "12:00")
            journal.undo()
    assert keep_win(quick, text, clock) == (2, 1, False)
    with Journal.open(slow, clock) as journal:
        journal.add(NewEntry("win", text))
    assert rows(quick) == rows(slow)
    with pytest.raises(NotPossible):
        keep_win(quick, " ", clock)
    with pytest.raises(TooLong):
        keep_win(quick, "x" * 100_001, clock)
    assert rows(quick) == rows(slow)
