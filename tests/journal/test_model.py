"""Whatever a person does, in any order, the journal agrees with a plain one beside it."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from checkin.core.clock import Clock
from checkin.core.entries import KINDS, Entry, Kind, NewEntry
from checkin.core.query import EntryQuery
from checkin.core.records import TrashCount
from checkin.core.text import tags as tags_in
from checkin.journal import Journal
from tests.support.plain_journal import Kept, PlainJournal

START = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
DAYS = st.integers(0, 3).map(lambda back: START.date() - timedelta(days=back))
TEXTS = st.lists(
    st.sampled_from(["rested", "Café", "#calm", "#home", "@Sam", "早起き"]), min_size=1, max_size=3
).map(" ".join)
TAGS = st.sets(st.sampled_from(["#calm", "#work", "@sam"]))
NUMBERS = st.integers(0, 1_000_000)


def kept(entry: Entry) -> Kept:
    return Kept(
        id=entry.id,
        kind=entry.kind,
        text=entry.text,
        day=entry.day,
        at=entry.at.isoformat() if entry.at else None,
        parent=entry.parent,
        keepsake=entry.keepsake,
        bring=entry.bring,
        tags=frozenset(entry.tags),
        deleted=entry.deleted,
    )


class TwoJournals(RuleBasedStateMachine):
    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = str(Path(self.folder.name, "checkin.db"))
        self.minutes = 0
        self.plain = PlainJournal()
        self.real = Journal.open(self.path, Clock(self.now))

    def teardown(self) -> None:
        self.real.close()
        self.folder.cleanup()

    def now(self) -> datetime:
        self.plain.minutes = self.minutes
        return START + timedelta(minutes=self.minutes)

    def pick(self, number: int, *, deleted: bool = False) -> int | None:
        there = sorted(n for n, k in self.plain.now.items() if k.deleted == deleted)
        return there[number % len(there)] if there else None

    @rule(kind=st.sampled_from(KINDS), text=TEXTS, day=DAYS, under=NUMBERS, tags=TAGS)
    def add(self, kind: Kind, text: str, day: date, under: int, tags: set[str]) -> None:
        self.minutes += 1
        parent = self.pick(under) if kind in ("step", "win") else None
        entry = self.real.add(NewEntry(kind, text, day=day, parent=parent, tags=tuple(tags)))
        at = self.now().isoformat() if day == START.date() else None
        assert entry.id not in self.plain.now
        self.plain.add(Kept(entry.id, kind, text, day, at, parent, tags=frozenset(tags)))

    @rule(number=NUMBERS, text=TEXTS)
    def edit(self, number: int, text: str) -> None:
        if found := self.pick(number):
            self.real.edit(found, text=text)
            self.plain.edit(found, lambda k: Kept(**{**vars(k), "text": text}))

    @rule(number=NUMBERS, day=DAYS)
    def move(self, number: int, day: date) -> None:
        if found := self.pick(number):
            self.real.edit(found, day=day)
            at = self.plain.now[found].at if self.plain.now[found].day == day else None
            self.plain.edit(found, lambda k: Kept(**{**vars(k), "day": day, "at": at}))

    @rule(number=NUMBERS, tags=TAGS)
    def tag(self, number: int, tags: set[str]) -> None:
        if found := self.pick(number):
            self.real.edit(found, tags=tags)
            self.plain.edit(found, lambda k: Kept(**{**vars(k), "tags": frozenset(tags)}))

    @rule(number=NUMBERS, keepsake=st.booleans())
    def flag(self, number: int, keepsake: bool) -> None:
        if found := self.pick(number):
            self.real.edit(found, keepsake=keepsake)
            self.plain.edit(found, lambda k: Kept(**{**vars(k), "keepsake": keepsake}))

    @rule(numbers=st.lists(NUMBERS, max_size=3), tags=TAGS, off=TAGS, bring=st.booleans())
    def edit_together(self, numbers: list[int], tags: set[str], off: set[str], bring: bool) -> None:
        found = {number for pick in numbers if (number := self.pick(pick))}
        self.real.edit_many(sorted(found), bring=bring, more_tags=tags, less_tags=off)
        if found:
            self.plain.edit_together(
                found,
                lambda k: replace(
                    k, bring=bring, tags=((k.tags | tags) - off) | frozenset(tags_in(k.text))
                ),
            )

    @rule(minutes=st.integers(1, 9))
    def wait(self, minutes: int) -> None:
        self.minutes += minutes
        self.plain.minutes = self.minutes

    @rule(number=NUMBERS)
    def put_away(self, number: int) -> None:
        if found := self.pick(number):
            self.real.delete(found)
            self.plain.put_away(found)

    @rule(number=NUMBERS)
    def take_back(self, number: int) -> None:
        if found := self.pick(number, deleted=True):
            self.real.restore(found)
            self.plain.take_back(found)

    @rule()
    def empty_trash(self) -> None:
        assert self.real.trash.empty(everything=True) == TrashCount(self.plain.empty_trash(), 0)

    @precondition(lambda self: self.plain.done)
    @rule()
    def undo(self) -> None:
        self.real.undo()
        self.plain.undo()

    @precondition(lambda self: self.plain.undone)
    @rule()
    def redo(self) -> None:
        self.real.redo()
        self.plain.redo()

    @rule()
    def reopen(self) -> None:
        self.real.close()
        self.real = Journal.open(self.path, Clock(self.now))

    @invariant()
    def they_agree(self) -> None:
        alive = self.plain.alive()
        assert [kept(e) for e in self.real.entries()] == alive
        assert {e.id for e in self.real.entries(EntryQuery(deleted=True))} == self.plain.trash()
        totals = self.real.totals()
        assert totals.wins == sum(k.kind == "win" for k in alive)
        assert totals.days == len({k.day for k in alive})
        assert self.real.counts("win") == self.plain.counts("win")
        assert self.real.counts(*KINDS) == self.plain.counts(*KINDS)

    @invariant()
    def what_is_derived_is_what_a_recount_gives(self) -> None:
        alive = self.plain.alive()
        connection = self.real._connection
        assert {
            (day, kind): n for day, kind, n in connection.rows("SELECT * FROM day_counts")
        } == Counter((k.day.isoformat(), k.kind) for k in alive)
        for tag in ("#calm", "@sam"):
            found = self.real.entries(EntryQuery(tags=(tag,)))
            assert [e.id for e in found] == [k.id for k in alive if tag in k.tags]
        for word in ("cafe", "起", "est"):
            found = self.real.entries(EntryQuery(text=word))
            assert [e.id for e in found] == [
                k.id for k in alive if word in k.text.casefold().replace("é", "e")
            ]
        assert not connection.rows("PRAGMA foreign_key_check")


TwoJournals.TestCase.settings = settings(max_examples=30, stateful_step_count=40, deadline=None)
TestTwoJournals = TwoJournals.TestCase
