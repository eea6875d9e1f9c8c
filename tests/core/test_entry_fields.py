"""A field of an entry is in everything that has to know it: one that is forgotten fails here."""

from __future__ import annotations

import ast
import csv
import inspect
import json
from pathlib import Path
from typing import Any

import pytest

from checkin.content.strings import get_text
from checkin.core import entries
from checkin.core.entries import Entry, NewEntry
from checkin.core.entry_fields import (
    FIELDS,
    FLAG,
    KEPT_BY_PROGRAM,
    LISTS,
    NAME,
    NUMBER,
    SEARCHED,
    WORDS,
)
from checkin.core.frozen import fields
from checkin.core.query import EntryQuery
from checkin.exporters.csv import table
from checkin.exporters.json import entry_json
from checkin.importers.formats.checkin_json import read
from checkin.importers.record import Imported
from checkin.importers.source import open_source
from checkin.journal import Journal
from checkin.storage.entry_writer import WORDS as SEARCHED_SQL
from tests.support.shell import checkin

OTHER: dict[str, Any] = {WORDS: "Tea\x1b[2J", NAME: "limits\x1b", NUMBER: 3, FLAG: True}
"""A value of each sort that can be anything, as it might be given."""


def columns(journal: Journal, name: str) -> set[str]:
    return {row[1] for row in journal._connection.rows(f"PRAGMA table_info({name})")}


def sql(journal: Journal, name: str) -> str:
    row = journal._connection.row("SELECT sql FROM sqlite_master WHERE name = ?", (name,))
    assert row is not None
    return str(row[0])


def editable() -> set[str]:
    """The names that `Journal.edit` takes; the class that says so is there for type checkers."""
    tree = ast.parse(inspect.getsource(entries))
    (edits,) = [n for n in ast.walk(tree) if isinstance(n, ast.ClassDef) and n.name == "Edits"]
    return {ast.unparse(line.target) for line in edits.body if isinstance(line, ast.AnnAssign)}


def test_the_values_have_all_of_them() -> None:
    assert set(fields(NewEntry)) == {*FIELDS, *LISTS}
    assert set(fields(Entry)) == {*FIELDS, *KEPT_BY_PROGRAM, *LISTS, "shown_tags"}
    assert editable() == {*FIELDS, *LISTS} - {"kind"}


def test_the_file_has_a_column_for_each(journal: Journal) -> None:
    assert columns(journal, "entries") == {*FIELDS, *KEPT_BY_PROGRAM, "indexed"}
    assert columns(journal, "kept") >= {*FIELDS, "tags", "feelings"}


def test_what_is_searched_is_read_again_when_another_program_changes_it(journal: Journal) -> None:
    trigger = sql(journal, "entries_changed")
    for name in SEARCHED:
        assert f" {name}," in trigger
        assert f"{name} || ' '" in SEARCHED_SQL


@pytest.mark.parametrize("name", SEARCHED)
def test_each_text_is_found(journal: Journal, name: str) -> None:
    given: dict[str, Any] = {"text": "Tea", name: "riverside"}
    later: dict[str, Any] = {name: "mountain"}
    entry = journal.add(NewEntry("win", **given))
    assert journal.entries(EntryQuery(text="riverside")) == [entry]
    journal.edit(entry.id, **later)
    assert journal.entries(EntryQuery(text="riverside")) == []
    assert [found.id for found in journal.entries(EntryQuery(text="mountain"))] == [entry.id]


@pytest.mark.parametrize("name", [name for name, sort in FIELDS.items() if sort in OTHER])
def test_each_is_cleaned_kept_exported_and_remembered(journal: Journal, name: str) -> None:
    kind = "step" if name in ("before", "after", "parent") else "win"
    parent = journal.add(NewEntry("setback", "A hard one")).id
    value = parent if name == "parent" else OTHER[FIELDS[name]]
    clean = value.replace("\x1b", "\u241b") if isinstance(value, str) else value
    without: dict[str, Any] = {"kind": kind, "text": "Tea"}
    given: dict[str, Any] = {name: value}
    added = journal.add(NewEntry(**without | given))
    plain = journal.add(NewEntry(**without))
    edited = journal.edit(plain.id, **given)
    for entry in (added, edited):
        assert getattr(entry, name) in (clean, value if name == "source" else clean)
        assert entry_json(entry)[name] == clean
        header, row = csv.reader("".join(table([entry])).splitlines())
        cell = dict(zip(header, row, strict=True))[name]
        assert cell == ("yes" if clean is True else str(clean))
    (version,) = journal.search.versions(edited.id)
    assert version[name] == getattr(NewEntry(**without), name)
    journal.undo()
    assert json.dumps(entry_json(journal.entry(edited.id))[name]) == json.dumps(
        entry_json(plain)[name]
    )


FULL: dict[str, Any] = {
    "text": "Textwords",
    "why": "Whywords",
    "cue": "Cuewords",
    "reward": "Rewardwords",
    "label": "labelname",
    "before": 7,
    "after": 3,
    "source": "sourcename",
    "bring": True,
    "keepsake": True,
    "tags": ("#tagged",),
    "feelings": ("feltword",),
    "marks": ("markword",),
}
NOT_ON_A_PAGE = {"label", "source", "parent", "bring", "keepsake"}
"""What a page of Markdown leaves out: ids, and what is for the program or the next session."""


def test_the_values_of_this_test_are_all_there_are() -> None:
    assert {*FULL, "kind", "day", "at", "outcome", "parent"} == {*FIELDS, *LISTS}


def test_the_shell_shows_each_of_one_entry(journal: Journal) -> None:
    parent = journal.add(NewEntry("setback", "A hard one"))
    entry = journal.add(NewEntry("step", outcome="easier", parent=parent.id, **FULL))
    journal.edit(entry.id, text="Otherwords")
    said = checkin("show", str(entry.id), "--versions").out
    for value in (*(v for v in FULL.values() if isinstance(v, str)), "#tagged", "feltword"):
        assert value in said
    for value in ("markword", "7", "3", "easier", f"#{parent.id}", "Otherwords"):
        assert value in said
    names = {get_text("fields", name) for name in ("bring", "keepsake")}
    assert names <= {line.strip().rpartition("  ")[0].strip() for line in said.splitlines()}
    for value in (v for v in FULL.values() if isinstance(v, str) and v != "Textwords"):
        assert said.count(value) == 2, value  # as it is, and as it was


def test_a_page_of_markdown_has_each_that_is_for_reading(journal: Journal) -> None:
    journal.add(NewEntry("reflection", **FULL))
    said = checkin("export", "--format", "md").out
    for name, value in FULL.items():
        if name not in NOT_ON_A_PAGE:
            assert str(value[0] if isinstance(value, tuple) else value) in said, name


def test_each_comes_back_out_of_an_export(journal: Journal, tmp_path: Path) -> None:
    parent = journal.add(NewEntry("setback", "A hard one"))
    kept = journal.add(NewEntry("step", outcome="easier", parent=parent.id, **FULL))
    journal.delete(kept.id)
    out = tmp_path / "all.json"
    assert checkin("export", "--trash", "--output", str(out)).code == 0
    with open_source(str(out)) as source:
        entries = [item.entry for item in read(source) if isinstance(item, Imported)]
    assert journal.entry(kept.id) in entries


@pytest.mark.parametrize("name", [name for name in SEARCHED if name != "text"])
def test_what_is_found_beside_the_words_is_shown_with_its_name(journal: Journal, name: str) -> None:
    given: dict[str, Any] = {"text": "Tea", name: "riverside"}
    journal.add(NewEntry("win", **given))
    said = checkin("search", "riverside").out
    assert f"{get_text('fields', name)}: riverside" in said
