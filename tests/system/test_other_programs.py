"""The file in the hands of other programs: sqlite-utils, the sqlite3 shell, Datasette."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from checkin.core.clock import Clock
from checkin.core.entries import KINDS, NewEntry
from checkin.core.reflections import OTHER, SORTS, sort_of
from checkin.journal import Journal
from checkin.journal.quick_win import keep_win
from checkin.tui.app import CheckinApp
from tests.support.shell import checkin
from tests.support.showing import settled, shown

UTILS = str(Path(sys.executable).with_name("sqlite-utils"))
DAY = "2026-11-20"


def sqlite_utils(*words: str, typed: object = None) -> Any:
    done = subprocess.run(
        [UTILS, *words],
        input="" if typed is None else json.dumps(typed),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout) if done.stdout.startswith("[") else done.stdout


def sql(path: str, *statements: str) -> list[tuple[Any, ...]]:
    """What another program does, which knows nothing of foreign keys."""
    with closing(sqlite3.connect(path)) as raw:
        found = [raw.execute(statement).fetchall() for statement in statements]
        raw.commit()
        return found[-1]


def found(typed: str) -> list[str]:
    said = checkin("search", typed, "--json")
    return [entry["text"] for entry in said.json] if said.out else []


def counted(path: str) -> None:
    """Make sure that days are counted as their entries say."""
    assert sql(path, "SELECT day, kind, n FROM day_counts ORDER BY day, kind") == sql(
        path,
        "SELECT day, kind, count(*) FROM entries WHERE deleted_at IS NULL"
        " GROUP BY day, kind ORDER BY day, kind",
    )


@pytest.fixture
def kept(path: str, clock: Clock) -> str:
    """A file with two wins in it."""
    with Journal.open(path, clock) as journal:
        journal.add(NewEntry("win", "Walked in Łódź #calm"))
        journal.add(NewEntry("win", "Called @Sam"))
    return path


def test_its_search_is_seen_by_sqlite_utils(kept: str) -> None:
    (row,) = sqlite_utils("search", kept, "search", "lodz")
    assert row["entry"] == 1
    db = Database(kept, execute_plugins=False)
    assert db.table("search").detect_fts() == "search_index"
    assert [row["entry"] for row in db.table("search").search("called")] == [2]
    db.close()


def test_the_example_in_the_file_finds_what_it_says(kept: str) -> None:
    ((schema,),) = sql(kept, "SELECT sql FROM sqlite_master WHERE name = 'search'")
    example = re.search(r"--\s+(SELECT[^\n]*)\n\s*--\s+(JOIN[^\n]*)\n", schema)
    assert example
    assert [row[0] for row in sql(kept, " ".join(example.groups()))] == [1]


def test_a_row_from_sqlite_utils_is_counted_and_found(kept: str) -> None:
    row = {"kind": "win", "day": DAY, "text": "Rowed past Øresund #boat"}
    sqlite_utils("insert", kept, "entries", "-", typed=row)
    assert found("oresund") == [row["text"]]
    assert found("#boat") == [row["text"]]
    assert checkin("status", "--json").json["wins"] == 3
    counted(kept)


def test_rows_from_many_in_one_go_are_found(kept: str) -> None:
    many = [{"kind": "win", "day": DAY, "text": f"Row number{n}x"} for n in range(50)]
    sqlite_utils("insert", kept, "entries", "-", typed=many)
    assert found("number49x") == ["Row number49x"]
    uids = sql(kept, "SELECT uid FROM entries")
    assert len(set(uids)) == 52
    assert all(
        re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", uid)
        for (uid,) in uids
    )


REPLACED = "INSERT OR REPLACE INTO entries (id, kind, day, text) VALUES (1, 'win', '{}', 'New')"
OUT = "UPDATE entries SET text = 'Out' WHERE id = 1"
WALKED, CALLED = "Walked in Łódź #calm", "Called @Sam"
CHANGES: tuple[tuple[str, str, dict[str, list[str]]], ...] = (
    ("UPDATE entries SET text = 'Swam' WHERE id = 1", "", {"lodz": [], "swam": ["Swam"]}),
    ("UPDATE entries SET why = 'Because of þing' WHERE id = 2", "", {"thing": [CALLED]}),
    ("DELETE FROM entries WHERE id = 1", "", {"lodz": [], "called": [CALLED]}),
    ("INSERT INTO tags (entry, tag) VALUES (2, '#phone')", "", {"phone": [CALLED]}),
    ("DELETE FROM tags WHERE entry = 1", OUT, {"calm": []}),
    ("UPDATE tags SET tag = '#sea' WHERE entry = 1", OUT, {"sea": ["Out"]}),
    (f"UPDATE entries SET deleted_at = '{DAY}T09:00:00+01:00' WHERE id = 1", "", {"lodz": []}),
    ("UPDATE entries SET day = '2020-01-02', kind = 'step'", "", {"lodz": [WALKED]}),
    (REPLACED.format("2026-11-21"), "", {"lodz": [], "new": ["New"]}),
    (REPLACED.format("2020-01-02"), "", {"lodz": [], "new": ["New"]}),
)


@pytest.mark.parametrize(("first", "then", "finds"), CHANGES)
def test_what_another_program_changes_is_found_as_it_is(
    kept: str, first: str, then: str, finds: dict[str, list[str]]
) -> None:
    sql(kept, first, *filter(None, [then]))
    assert {typed: found(typed) for typed in finds} == finds
    counted(kept)
    assert sql(kept, "SELECT count(*) FROM entries WHERE indexed <> 1") == [(0,)]
    assert sql(kept, "PRAGMA integrity_check", "PRAGMA foreign_key_check") == []
    sql(kept, "INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)")


def test_nothing_is_left_of_what_another_program_removed(kept: str) -> None:
    with Journal.open(kept) as journal:
        journal.edit(1, text="Walked #sea", feelings=["calm"], marks=["named"])
    sql(kept, "DELETE FROM entries WHERE id = 1")
    for table in ("tags", "feelings", "marks", "revisions", "search"):
        assert sql(kept, f"SELECT * FROM {table} WHERE entry = 1") == []


def test_a_row_that_is_no_utf_8_stops_nothing(kept: str) -> None:
    sql(
        kept,
        "INSERT INTO entries (kind, day, text)"
        " VALUES ('win', '2026-11-02', CAST(x'626164ff' AS TEXT))",
    )
    with Journal.open(kept) as journal:
        assert journal.file.catch_up() == 1
        assert not journal.file.is_behind()


def test_while_another_program_holds_the_file_it_is_read_and_said(
    kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sql(kept, "INSERT INTO entries (kind, day, text) VALUES ('win', '2026-11-02', 'From outside')")
    monkeypatch.setattr(Journal, "open", partial(Journal.open, patience=0.01))
    with closing(sqlite3.connect(kept, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        said = checkin("search", "lodz")
        holder.execute("ROLLBACK")
    assert "Łódź" in said.out
    assert "Search can't find what another program wrote here yet." in said.err
    assert found("outside") == ["From outside"]


def test_a_win_is_never_marked_as_from_another_program(kept: str, clock: Clock) -> None:
    """Marking it and taking the mark off would write one more page of the file each time."""
    sql(
        kept,
        "CREATE TRIGGER spy AFTER UPDATE OF indexed ON entries WHEN new.indexed = 0"
        " BEGIN SELECT raise(ABORT, 'marked'); END",
    )
    assert keep_win(kept, "Walked #calm with @Kim", clock)
    assert sql(kept, "SELECT indexed FROM entries") == [(1,)] * 3


async def test_the_app_finds_what_another_program_writes_while_it_is_open(
    journal: Journal, path: str
) -> None:
    journal.add(NewEntry("win", "Walked"))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h")
        await settled(pilot)
        sql(path, "INSERT INTO entries (kind, day, text) VALUES ('win', '2026-11-20', 'Øresund')")
        app.screen._look_elsewhere()  # type: ignore[attr-defined]
        await settled(pilot)
        await pilot.press("slash", *"oresund")
        await settled(pilot)
        assert "Øresund" in shown(app)
        assert not journal.file.is_behind()


NIGHT = "2026-11-21T00:30:00+01:00"
"""Half past midnight east of Greenwich: the day before there, and of the evening before."""


def test_views_carry_the_local_day_and_time(journal: Journal, path: str) -> None:
    for kind in KINDS:
        journal.add(NewEntry(kind, "At night"))
    sql(path, f"UPDATE entries SET at = '{NIGHT}', day = '2026-11-20'")
    for kind in KINDS:
        assert sql(path, f"SELECT day, date, time, at FROM {kind}s") == [
            ("2026-11-20", "2026-11-21", "00:30", NIGHT)
        ]
    sql(path, "UPDATE entries SET at = NULL")
    assert sql(path, "SELECT day, date, time FROM wins") == [("2026-11-20", None, None)]


SOURCES = [
    source if source[-1].isalnum() else f"{source}one" for sort in SORTS for source in sort.sources
]


@pytest.mark.parametrize("source", [*SOURCES, "evening", "of another program", None])
def test_the_sorts_of_reflection_are_told_apart(
    journal: Journal, path: str, source: str | None
) -> None:
    entry = journal.add(NewEntry("reflection", "Words", source=source, cue="Asked"))
    found = sort_of(entry)
    assert found
    sort = "other" if found is OTHER else found.id
    assert sql(path, "SELECT sort, question, text FROM reflections") == [(sort, "Asked", "Words")]


def test_people_plan_trash_and_tags_have_views(journal: Journal, path: str) -> None:
    person = journal.contacts.add("Sam", "555", "company")
    journal.contacts.edit(person.id, name="Sam", reach="556", ask="company")
    gone = journal.contacts.add("Kim", "1", "")
    journal.contacts.delete(gone.id)
    journal.safety_plan.add("signs", "No sleep")
    journal.add(NewEntry("win", "With @DrLee #draußen", day=Clock().today()))
    journal.add(NewEntry("reflection", "Again @drlee"))
    journal.delete(journal.add(NewEntry("win", "Put away @nobody")).id)
    assert sql(path, "SELECT name, how_to_reach, what_to_ask FROM own_people") == [
        ("Sam", "556", "company")
    ]
    assert sql(path, "SELECT part, text FROM own_plan") == [("signs", "No sleep")]
    assert sorted(sql(path, "SELECT what, text FROM trash")) == [
        ("person", "Kim"),
        ("win", "Put away @nobody"),
    ]
    assert sql(path, "SELECT tag, shown, sort, entries, wins FROM tags_used") == [
        ("@drlee", "@DrLee", "person", 2, 1),
        ("#draussen", "#draußen", "topic", 1, 1),
    ]


def test_a_view_can_be_read_by_any_tool(kept: str) -> None:
    (one, two) = sqlite_utils("rows", kept, "wins")
    assert (one["tags"], two["tags"]) == ("#calm", "@Sam")
