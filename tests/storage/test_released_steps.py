"""Steps of the file's shape that were released are never edited: files out there went through them.

What has to change comes as a step of its own, with a test from the oldest shape on.
"""

from __future__ import annotations

from hashlib import sha256
from pkgutil import iter_modules

import pytest

from checkin.core.clock import Clock
from checkin.core.entries import NewEntry
from checkin.journal import Journal
from checkin.storage import migrations, schema, views
from checkin.storage.connection import SCHEMA, STEPS, Connection
from checkin.storage.migrations import m002_self_explaining as second
from checkin.storage.migrations import m005_reward as fifth
from checkin.storage.migrations import m006_total as sixth
from checkin.storage.migrations.m001_entries import FIRST

RELEASED = {
    "1": (FIRST, "702d8b56cc85695d"),
    "2: tables": (second.TABLES, "c61cfa8c4e48ec03"),
    "2: search": (second.SEARCH, "c24a863f7c084add"),
    "2: indexes": (second.INDEXES, "ef43f92ab335d36a"),
    "5": (fifth.COLUMN, "5d65ace9b1dbb3d3"),
    "6": (sixth.INDEX, "e5efe2be870fce97"),
}


VIEWS = {
    2: "e3478b6de5fad6c6",
    3: "6b300731c8f2c53c",
    4: "f5d8947d36eafe22",
    5: "71370387a28cf195",
    6: "122eae23ba36d07e",
}
"""The views and triggers, by the number of the shape they came with. Files have them from there."""


def digest(sql: str) -> str:
    return sha256(sql.encode()).hexdigest()[:16]


def test_no_released_step_was_edited() -> None:
    now = {name: digest(sql) for name, (sql, _) in RELEASED.items()}
    assert now == {name: known for name, (_, known) in RELEASED.items()}


def test_views_and_triggers_come_with_a_step() -> None:
    """A field or sort more changes them: add a step to `STEPS`, and what they are then here."""
    assert digest(views.SCRIPT) == VIEWS.get(SCHEMA), "a line of VIEWS for the new step"


def test_each_step_is_a_module_or_is_for_views_alone() -> None:
    modules = {name for _, name, _ in iter_modules(migrations.__path__)}
    assert modules == {name for name in STEPS if not name.endswith("_views")}
    known = {int(number.partition(":")[0]) for number in RELEASED}
    assert {int(name[1:4]) for name in modules} == known, "a line of RELEASED for the new step"
    assert [name[:4] for name in STEPS] == [f"m{number:03}" for number in range(1, SCHEMA + 1)]


def test_a_step_for_views_alone_makes_them_anew(
    path: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Journal.open(path, clock) as journal:
        journal.add(NewEntry("win", "Tea"))
        journal._connection.raw.execute("CREATE VIEW own AS SELECT text FROM wins")
    monkeypatch.setattr(schema, "STEPS", (*STEPS, "m999_views"))
    monkeypatch.setattr(views, "SCRIPT", views.SCRIPT.replace("source FROM kept", "text FROM kept"))
    connection = Connection(path)
    schema.bring_up_to_date(connection)
    shape = dict(connection.rows("SELECT name, sql FROM sqlite_master WHERE type = 'view'"))
    assert "setback, text FROM kept" in shape["steps"]
    assert connection.rows("SELECT text FROM own") == [("Tea",)]
    connection.close()
