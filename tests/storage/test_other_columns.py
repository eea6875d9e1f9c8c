"""A column that another program added to entries is not taken for one of another table."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date

from checkin.core.clock import Clock
from checkin.core.entries import NewEntry
from checkin.core.query import EntryQuery
from checkin.core.stretches import Stretch
from checkin.journal import Journal
from tests.support.shell import checkin

BESIDE = ("tags", "feelings", "marks", "search", "changes", "revisions")
"""The tables that are read beside entries."""


def test_its_name_can_be_that_of_a_column_of_any_other_table(path: str, clock: Clock) -> None:
    with Journal.open(path, clock) as journal:
        win = journal.add(NewEntry("win", "Swam #sea", feelings=("calm",), marks=("first-time",)))
        journal.lookback.save_stretch(Stretch("", "Swimming", 2, None, "#sea", "2026-11-20"))
    with closing(sqlite3.connect(path)) as raw:
        own = {row[1] for row in raw.execute("PRAGMA table_info(entries)")}
        others = {row[1] for table in BESIDE for row in raw.execute(f"PRAGMA table_info({table})")}
        assert {"tag", "shown", "word", "mark", "entry"} <= others - own
        for name in sorted({*others, "value"} - own):
            raw.execute(f"ALTER TABLE entries ADD COLUMN [{name}] TEXT")
        raw.commit()
    with Journal.open(path, clock) as journal:
        journal.edit(win.id, text="Swam far #sea")
        journal.add(NewEntry("win", "By the #sea", day=date(2026, 11, 20)))
        assert journal.search.known_tags("#s") == ["#sea"]
        for query in (EntryQuery(tags=("#sea",), until=win.day), EntryQuery(text="far")):
            assert journal.entries(query)[0].id == win.id
        today = journal.clock.today()
        assert "calm" in str(journal.lookback.top_used(today, today))
        assert "#sea" in str(journal.lookback.win_groups("tag"))
        assert journal.lookback.with_feelings(9) == [journal.entry(win.id)]
        assert [entry.text for entry in journal.lookback.add_reached_stretches()] == ["Swimming"]
        assert journal.past_wins.by_chance() is not None
    for line in ("doctor", "doctor --mend", "show 1 --versions", "export", "pile", "remember"):
        said = checkin(*line.split())
        assert (said.code, "column" in said.out + said.err) == (0, False), line
