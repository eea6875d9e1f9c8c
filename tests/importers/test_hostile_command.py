"""Whatever is in a file, `checkin import` brings in all that can be read, or refuses it, soon.

No traceback, nothing that a terminal obeys, no change to the file that is read, and none to the
journal that one undo does not take back.
"""

from __future__ import annotations

import json
import os
import random
import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checkin.core.entries import NewEntry
from checkin.core.records import Draft
from checkin.journal import Journal
from tests.importers.cases import CASES, Case
from tests.importers.test_hostile import Change, garbled, other_values
from tests.support.shell import checkin

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
LONGEST = 2.0
"""The most seconds of this process that a small file may take (the gate is one on a machine that
does nothing else)."""


SIGNS = ("\ud800", "\udc9b", "\x1b[2J", "\0", "\u202e", "\n", "\t")


def other_signs(data: bytes, chance: random.Random) -> bytes:
    """JSON with what no text can hold, and what a terminal obeys, in some of its texts."""
    try:
        value = json.loads(data)
    except ValueError:
        return garbled(data, chance)

    def changed(inner: object) -> object:
        if isinstance(inner, str) and chance.random() < 0.1:
            return inner + chance.choice(
                ["\ud800", "\udc9b", "\x1b[2J", "\0", "\u202e", "\n", "\t"]
            )
        if isinstance(inner, dict):
            return {name: changed(one) for name, one in inner.items()}
        return [changed(one) for one in inner] if isinstance(inner, list) else inner

    return json.dumps(changed(value)).encode()


CHANGES: tuple[Change, ...] = (garbled, other_values, other_signs)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@contextmanager
def own_file(folder: Path) -> Iterator[str]:
    """A journal with an entry of its own, and that all of it is well in the end."""
    path = str(folder / "own.db")
    with Journal.open(path) as journal:
        journal.add(NewEntry("win", "mine"))
    yield path
    with Journal.open(path) as journal:
        rows = journal._connection.rows
        assert rows("PRAGMA integrity_check") == [("ok",)]
        assert rows("PRAGMA foreign_key_check") == []
        journal.entries()
        journal.contacts.all()
        journal.safety_plan.all()
        journal.help_lines.all()
        journal.lookback.stretches()
        journal.drafts.take_over()
        journal.drafts.all()
        for entry in journal.entries():
            journal.search.versions(entry.id)
        assert not journal.file.unread
        while journal._connection.rows("SELECT 1 FROM changes WHERE state = 'done'"):
            journal.undo()
        while journal._connection.rows("SELECT 1 FROM changes WHERE state = 'undone'"):
            journal.redo()


def bring(source: Path, own: str) -> int:
    """Import a file, and look at what is said; how many entries the journal has then."""
    before = contents(source.parent)
    mine = Path(own).read_bytes() if os.path.exists(own) else None
    started = time.process_time()
    said = checkin("--file", own, "import", str(source))
    assert time.process_time() - started < LONGEST
    assert said.code in (0, 1)
    assert "Traceback" not in said.err
    assert not CONTROL.search(said.out + said.err)
    assert contents(source.parent) == before
    if said.code == 1:
        assert (Path(own).read_bytes() if os.path.exists(own) else None) == mine
    with Journal.open(own) as journal:
        return len(journal.entries())


def check(case: Case, seed: int, change: Change) -> None:
    chance = random.Random(seed)
    files = {
        name: change(data if isinstance(data, bytes) else data.encode(), chance)
        for name, data in case.files.items()
    }
    with tempfile.TemporaryDirectory() as folder, own_file(Path(folder)) as own:
        (Path(folder) / "in").mkdir()
        path = replace(case, files=files).laid_out(Path(folder) / "in")
        if case.zipped and chance.random() < 0.3:
            path.write_bytes(garbled(path.read_bytes(), chance))
        there = bring(path, own)
        assert bring(path, own) == there  # twice adds nothing
        if there > 1:
            checkin("--file", own, "undo")
            with Journal.open(own) as journal:
                assert [entry.text for entry in journal.entries()] == ["mine"]
            assert bring(path, own) == there


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(CASES), st.integers(0, 2**32), st.sampled_from(CHANGES))
def test_a_garbled_file_is_brought_in_or_refused(case: Case, seed: int, change: Change) -> None:
    check(case, seed, change)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An export that holds something of all there is."""
    folder = tmp_path_factory.mktemp("whole")
    path = str(folder / "one.db")
    with Journal.open(path) as journal:
        moment, step = journal.add_many(
            [
                NewEntry("setback", "Shouted", why="loud", before=8, feelings=("sad",)),
                NewEntry("step", "Drank water", outcome="easier", source="st-01"),
            ],
            chain=True,
        )
        journal.edit(step.id, text="Drank tea", tags=("#tea", "@Sam"))
        journal.delete(journal.add(NewEntry("win", "gone", marks=("first",))).id)
        journal.undo()
        ana = journal.contacts.add("Ana", "555 0100")
        journal.contacts.edit(ana.id, ask="ten minutes")
        journal.safety_plan.add("signs", "I skip meals")
        journal.help_lines.add({"name": "Night line", "call": "555 0122"})
        journal.settings.set("country", "GB")
        journal.state.set(f"look-back:{moment.id}", "2026-12-01")
        journal.drafts.save(Draft("wins", "line", "half", 4, {"day": "2026-11-20"}))
    out = folder / "one.json"
    args = ("export", "--trash", "--drafts", "--output", str(out))
    assert checkin("--file", path, *args).code == 0
    return out.read_bytes()


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32), change=st.sampled_from(CHANGES), new=st.booleans())
def test_a_garbled_export_is_brought_in_or_refused(
    whole: bytes, seed: int, change: Change, new: bool
) -> None:
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "in").mkdir()
        path = Path(folder) / "in" / "a.json"
        path.write_bytes(change(whole, chance))
        with own_file(Path(folder)) as own:
            there = bring(path, own)
            assert bring(path, own) == there
        if new:
            (Path(folder) / "new").mkdir()
            fresh = str(Path(folder) / "new" / "own.db")
            there = bring(path, fresh)
            assert bring(path, fresh) == there


@pytest.mark.parametrize("name", ["shown_tags", "tags", "feelings", "marks", "uid", "why"])
def test_half_of_a_pair_in_an_entry_does_no_harm(whole: bytes, tmp_path: Path, name: str) -> None:
    document = json.loads(whole)
    for entry in document["entries"]:
        entry[name] = "\ud800" if isinstance(entry[name], str) else ["#a\ud800"]
    (tmp_path / "in").mkdir()
    path = tmp_path / "in" / "a.json"
    path.write_text(json.dumps(document))
    with own_file(tmp_path) as own:
        assert bring(path, own) > 1


@pytest.mark.parametrize(("part", "column"), [("help_lines", "value"), ("drafts", "context")])
def test_half_of_a_pair_inside_a_value_does_no_harm(
    whole: bytes, tmp_path: Path, part: str, column: str
) -> None:
    document = json.loads(whole)
    document[part][0][column] |= {"name": "\ud800\x9b"}
    (tmp_path / "in").mkdir()
    path = tmp_path / "in" / "a.json"
    path.write_text(json.dumps(document))
    with own_file(tmp_path) as own:
        assert bring(path, own) > 1


def names(value: object, found: set[str]) -> set[str]:
    if isinstance(value, dict):
        found |= set(value)
        for inner in value.values():
            names(inner, found)
    elif isinstance(value, list):
        for inner in value:
            names(inner, found)
    return found


def test_a_version_with_other_names_does_not_reach_the_tables(whole: bytes, tmp_path: Path) -> None:
    document = json.loads(whole)
    for change in document["changes"]:
        for version in change["entries"]:
            if version["before"]:
                version["before"]["text = 'x', uid"] = "y"
    (tmp_path / "in").mkdir()
    path = tmp_path / "in" / "a.json"
    path.write_text(json.dumps(document))
    new = str(tmp_path / "new.db")
    assert checkin("--file", new, "import", str(path)).code == 0
    out = json.loads(checkin("--file", new, "export", "--trash").out)
    assert out["changes"]
    assert not [name for name in names(out, set()) if "uid" in name and name != "uid"]
    while (undone := checkin("--file", new, "undo")).code == 0:
        assert "Traceback" not in undone.err


@pytest.mark.parametrize("name", ["deleted_at", "text", "label", "source", "tags", "what"])
def test_half_of_a_pair_in_a_version_does_no_harm(whole: bytes, tmp_path: Path, name: str) -> None:
    document = json.loads(whole)
    for change in document["changes"]:
        change["what"] = "edit\ud800" if name == "what" else change["what"]
        for version in change["entries"]:
            for side in filter(None, (version["before"], version["after"])):
                side[name] = ["#a\ud800"] if name == "tags" else "\ud800"
    (tmp_path / "in").mkdir()
    path = tmp_path / "in" / "a.json"
    path.write_text(json.dumps(document))
    with own_file(tmp_path) as own:
        assert bring(path, own) > 1


@pytest.mark.parametrize(
    "numbers",
    [
        (2**63, 2**62),
        (-5, 0),
        (1, 1),
        (2**31 - 1, 2),
    ],
    ids=str,
)
def test_numbers_that_can_not_be_do_no_harm(
    whole: bytes, tmp_path: Path, numbers: tuple[int, int]
) -> None:
    document = json.loads(whole)
    document["changes"] = []
    for entry, number in zip(document["entries"], numbers, strict=False):
        entry["id"], entry["parent"] = number, number
    (tmp_path / "in").mkdir()
    path = tmp_path / "in" / "a.json"
    path.write_text(json.dumps(document))
    new = str(tmp_path / "new.db")
    assert checkin("--file", new, "import", str(path)).code == 0
    with Journal.open(new) as journal:
        assert len(journal.entries()) == len(document["entries"])
        assert all(entry.parent is None for entry in journal.entries())
        assert journal.add(NewEntry("win", "and on")).id


@pytest.mark.parametrize("kind", ["link", "pipe", "folder", "device", "none"])
def test_what_is_no_file_is_refused_at_once(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a.csv"
    if kind == "link":
        path.symlink_to(tmp_path / "b.csv")
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "device":
        path = Path("/dev/zero")
    said = checkin("import", str(path))
    assert (said.code, said.out) == (1, "")
    assert said.err.count("\n") == 1


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("entryDate,entryContent\n2021-01-01,x\n")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this person may read everything")
    said = checkin("import", str(path))
    assert (said.code, said.err) == (1, f"{path} cannot be read: Permission denied.\n")
