"""An export as JSON holds all that is in the file, is documented, and can be put together again."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checkin.core.clock import Clock
from checkin.core.entries import NOT_YET, NewEntry
from checkin.core.records import Draft
from checkin.core.stretches import Stretch
from checkin.core.text import as_tag
from checkin.journal import Journal
from tests.support import ROOT
from tests.support.shell import checkin
from tests.support.tables import comparable, read, tables

DOCS = ROOT / "docs" / "export.md"


@pytest.fixture
def full(journal: Journal) -> Journal:
    """A file with something in every table and column, also what was changed and put away."""
    moment, step, win = journal.add_many(
        [
            NewEntry("setback", "Shouted", why="too loud", label="urge", before=8, after=5,
                     tags=("#Home", "@O\u2019Neill"), feelings=("sad", "tense"), bring=True),
            NewEntry("step", "Drank water", outcome="easier", source="st-01", after=3),
            NewEntry("win", "Said sorry to @Sam", marks=("first",), keepsake=True),
        ],
        chain=True,
    )  # fmt: skip
    journal.edit(win.id, text="Said sorry to @Sam, and meant it", why="slept first")
    journal.edit(moment.id, day=date(2026, 11, 20), feelings=("calm",))
    goal = journal.add(NewEntry("intention", "Rest", cue="After lunch"))
    journal.edit(goal.id, outcome="did")
    journal.undo()
    not_yet = journal.add(NewEntry("reflection", "Sing aloud", source=NOT_YET, cue="Why not?"))
    journal.add(NewEntry("win", "Sang", parent=not_yet.id))
    journal.delete(journal.add(NewEntry("win", "gone for now")).id)
    ana = journal.contacts.add("Ana", "555 0100", "ten minutes")
    journal.contacts.edit(ana.id, reach="555 0199")
    journal.contacts.delete(journal.contacts.add("Old Ben", "555 0111").id)
    line = journal.safety_plan.add("signs", "I stop eating")
    journal.safety_plan.edit(line.id, "I skip meals")
    journal.safety_plan.delete(journal.safety_plan.add("signs", "no longer so").id)
    own = journal.help_lines.add({"name": "Night line", "call": "555 0122", "note": "ask for Jo"})
    journal.help_lines.edit(own, {"name": "Night line", "call": "555 0123", "note": "ask for Jo"})
    journal.help_lines.hide("gb-shout")
    journal.lookback.save_stretch(Stretch("one", "A week of walks", 7, None, "#walk", "2026-11-01"))
    journal.settings.set("country", "GB")
    journal.settings.set("toward", "someone who rests")
    journal.state.set("not-for-me:st-02", "2026-11-20")
    journal.drafts.save(Draft("wins", "line", "half a w", 4, {"day": "2026-11-20"}))
    assert step.parent == moment.id
    return journal


def texts(value: object) -> Iterator[str]:
    """Every text in a value of JSON, and every number as a text."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)
    elif value is not None:
        yield str(value)


def test_whatever_is_in_the_file_is_in_the_export(full: Journal) -> None:
    document = checkin("export", "--trash", "--drafts").json
    held = set(texts(document))
    for name, rows in tables(full.path or "").items():
        assert rows, f"nothing is in {name}: the test is to put something there"
        for column in rows[0]:
            values = [row[column] for row in rows if isinstance(row[column], str)]
            values = [value.removeprefix("line:").removeprefix("stretch:") for value in values]
            missing = {text for each in values for text in texts(read(each))} - held
            assert not missing, f"{name}.{column}"


def rebuilt(document: dict[str, Any], path: str, clock: Clock) -> None:
    """Put the rows of an export into a new file."""
    Journal.open(path, clock).close()
    with closing(sqlite3.connect(path)) as raw, raw:

        def insert(table: str, **row: object) -> None:
            plain = {
                name: json.dumps(value) if isinstance(value, dict) else value
                for name, value in row.items()
            }
            raw.execute(
                f"INSERT INTO {table} ({', '.join(plain)}) VALUES ({', '.join('?' * len(plain))})",
                tuple(plain.values()),
            )

        derived = ("sort", "deleted", "tags", "shown_tags", "feelings", "marks")
        for entry in document["entries"]:
            insert("entries", **{name: entry[name] for name in entry if name not in derived})
            raw.execute("DELETE FROM tags WHERE entry = ?", (entry["id"],))
            for shown in entry["shown_tags"]:
                tag = as_tag(shown)
                insert("tags", entry=entry["id"], tag=tag, shown=None if tag == shown else shown)
            for table, column in (("feelings", "word"), ("marks", "mark")):
                for word in entry[table]:
                    insert(table, **{"entry": entry["id"], column: word})
        for change in document["changes"]:
            insert("changes", **{name: change[name] for name in change if name != "entries"})
            for revision in change["entries"]:
                insert("revisions", change=change["id"], **revision)
        for table in ("people", "plan", "settings", "drafts"):
            for row in document[table]:
                insert(table, **row)
        for start, name in (("line:", "help_lines"), ("stretch:", "stretches"), ("", "notes")):
            for row in document[name]:
                key = row.pop("name", None) or f"{start}{row.pop('id')}"
                insert("state", name=key, **row)


def test_a_file_can_be_put_together_again_from_an_export(
    full: Journal, tmp_path: Path, clock: Clock
) -> None:
    document = checkin("export", "--trash", "--drafts").json
    again = str(tmp_path / "again.db")
    rebuilt(document, again, clock)
    assert comparable(tables(again)) == comparable(tables(full.path or ""))
    with Journal.open(again, clock) as journal:
        assert journal.entries() == full.entries()
        assert journal.undo() == full.undo()


def test_what_is_put_away_and_drafts_stay_unless_they_are_asked_for(full: Journal) -> None:
    out = checkin("export").out
    for words in ("gone for now", "Old Ben", "no longer so", "half a w"):
        assert words not in out
    for words in (
        "Said sorry to @Sam",
        "555 0100",
        "I stop eating",
        "555 0122",
        "GB",
        "someone who",
    ):
        assert words in out  # earlier words too
    assert "gone for now" in checkin("export", "--trash").out
    assert "half a w" in checkin("export", "--drafts").out
    assert checkin("export", "--drafts", "--format", "csv").code == 2
    assert checkin("export", "--drafts", "--format", "md").code == 2


def test_a_filter_leaves_the_entries_and_their_earlier_words(full: Journal) -> None:
    document = checkin("export", "--kind", "win").json
    assert (document["whole"], checkin("export").json["whole"]) == (False, True)
    assert set(document) == {"checkin", "exported_at", "whole", "entries", "changes"}
    numbers = {entry["id"] for entry in document["entries"]}
    told = {each["entry"] for change in document["changes"] for each in change["entries"]}
    assert told == numbers
    assert "Said sorry to @Sam" in [
        each["before"]["text"]
        for change in document["changes"]
        for each in change["entries"]
        if each["before"]
    ]


def test_every_key_is_documented(full: Journal) -> None:
    docs = DOCS.read_text(encoding="utf-8")
    document = checkin("export", "--trash", "--drafts").json
    keys = set(document)
    for name, rows in document.items():
        for row in rows if isinstance(rows, list) else ():
            keys |= set(row)
            if name == "changes":
                keys |= {key for each in row["entries"] for key in each}
    assert keys
    assert not {key for key in keys if f"`{key}`" not in docs}
    named = set(re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", docs, re.M))
    assert all(key in keys | {"unreadable"} for row in named for key in re.findall(r"\w+", row))


def test_the_export_of_a_long_file_is_read_in_pieces(journal: Journal) -> None:
    for start in range(0, 1200, 400):
        journal.add_many([NewEntry("win", f"win {start + n}") for n in range(400)])
    for number in range(1, 701):
        journal.edit(number, text=f"changed {number}")
    document = checkin("export").json
    assert len(document["entries"]) == 1200
    told = [each["before"] for change in document["changes"] for each in change["entries"]]
    befores = [before["text"] for before in told if before]
    assert sorted(befores) == sorted(f"win {n}" for n in range(700))
