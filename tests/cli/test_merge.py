"""`checkin merge`: what comes in, what is said of it, and that nothing else happens."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path

import pytest

from checkin.cli import progress
from checkin.core.entries import NewEntry
from checkin.core.records import Draft
from checkin.core.stretches import Stretch
from checkin.journal import Journal
from checkin.storage import merged_entries
from checkin.tui.rendering.entries import redone_words, undone_words
from tests.storage.test_migration import first_version
from tests.support import faults
from tests.support.copies import agreed, copy
from tests.support.faults import Place
from tests.support.shell import checkin

NAME = "checkin (Sam's conflicted copy).db"
UNDONE = f"Undone. What was merged from {NAME} is taken back. New entries from it are in the trash."


def there(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture
def other(path: str, tmp_path: Path) -> str:
    """A copy of the file in a folder of its own, after which both went on."""
    with Journal.open(path) as journal:
        journal.add_many([NewEntry("win", "first"), NewEntry("win", "second")])
        journal.contacts.add("Ana", reach="555")
        journal.settings.set("own-wins", "Got up")
    (tmp_path / "stick").mkdir()
    found = copy(Path(path), NAME).rename(tmp_path / "stick" / NAME)
    with Journal.open(path) as journal:
        journal.edit(1, text="first, here")
        journal.add(NewEntry("win", "third, here"))
    with Journal.open(found) as journal:
        journal.edit(1, text="first, as it was")
        journal.edit(1, text="first, there")
        journal.edit(2, why="asked for it")
        journal.delete(2)
        journal.add_many([NewEntry("setback", ""), NewEntry("step", "water")], chain=True)
        journal.contacts.edit(1, reach="777")
        journal.safety_plan.add("signs", "no sleep")
        journal.settings.set("own-wins", "Got up\nTea")
        journal.help_lines.add({"name": "Night line", "call": "1"})
        journal.lookback.save_stretch(Stretch("s1", "Walks", 7, None, "#walk", "2026-11-01"))
        journal.drafts.save(Draft("wins", "line", "half a wo", 9))
    for left in tmp_path.rglob("backups/*"):
        left.unlink()
    return str(found)


def test_what_the_other_has_comes_in_and_the_other_is_left_alone(
    other: str, path: str, tmp_path: Path
) -> None:
    before = there(tmp_path)
    would = checkin("merge", other, "--dry-run")
    assert would.code == 0
    assert there(tmp_path) == before
    assert "would bring this:" in would.out.splitlines()[0]
    assert would.out.endswith("Nothing was changed. Leave out --dry-run to merge it.\n")
    done = checkin("merge", other)
    assert (done.code, done.err) == (0, "")
    first, *rest = done.out.splitlines()
    assert first == f"Merged {NAME}. checkin undo takes it back."
    assert rest[:-2] == would.out.splitlines()[1:-1]
    assert rest[0].startswith("New: 2 entries (")
    assert rest[-1] == (
        f"All of {other} is in your file now. "
        "If it's a copy that nothing uses any more, you can move it away."
    )
    backup = rest[-2].removeprefix("A copy of your file from before: ")
    assert Path(backup).name.endswith("-before-merge.db")
    assert "before a merge" in checkin("backups").out
    assert there(tmp_path / "stick") == {
        name: held for name, held in before.items() if name.startswith(f"{tmp_path}/stick/")
    }
    with Journal.open(path) as journal:
        assert journal.entry(2).deleted
        assert [contact.reach for contact in journal.contacts.all()] == ["777"]
        assert journal.settings["own-wins"] == "Got up\nTea"
        earlier = journal.state.starting_with("earlier:settings:own-wins:")
        assert list(earlier.values()) == ["Got up"]  # the words that were replaced stay in the file
        step = next(entry for entry in journal.entries() if entry.kind == "step")
        assert step.parent is not None
        assert journal.entry(step.parent).kind == "setback"
    said = " ".join(checkin("show", "1", "--versions").out.split())
    assert all(words in said for words in ("first, here", "first, there", "Earlier"))
    again = checkin("merge", other)
    assert again.out.startswith(f"There's nothing new in {NAME}.\n")
    assert len(checkin("backups", "--json").json["backups"]) == 1


def test_one_undo_takes_it_back_and_says_so(other: str, path: str) -> None:
    was = agreed(Path(path))
    checkin("merge", other)
    came = agreed(Path(path))
    assert checkin("undo").out == f"{UNDONE}\n"
    assert "water" in checkin("trash").out
    now = agreed(Path(path))
    assert {**now, "entries": 0} == {**was, "entries": 0}
    assert checkin("log", "--json").json != []
    assert checkin("redo").out == f"Redone. Merged {NAME}.\n"
    assert agreed(Path(path))["people"] == came["people"]
    with Journal.open(path) as journal:
        assert undone_words(journal.undo()) == UNDONE
        assert redone_words(journal.redo()) == f"Redone. Merged {NAME}."


def test_what_was_changed_since_then_stays_when_it_is_undone(other: str, path: str) -> None:
    checkin("merge", other)
    with Journal.open(path) as journal:
        number = journal.contacts.all()[0].id
        journal.contacts.edit(number, reach="999")
        journal.undo()
        assert [contact.reach for contact in journal.contacts.all()] == ["999"]
        assert journal.settings["own-wins"] == "Got up"


def test_json_says_all_of_it(other: str) -> None:
    said = checkin("merge", other, "--json")
    assert said.code == 0
    assert said.json == {
        "file": other,
        "done": True,
        "new": 2,
        "first_day": said.json["first_day"],
        "last_day": said.json["last_day"],
        "newer": said.json["newer"],
        "put_away": 1,
        "older": 2 - said.json["newer"],
        "versions": 1,
        "beside": {
            "people": 1,
            "plan": 1,
            "settings": 1,
            "help_lines": 1,
            "stretches": 1,
            "drafts": 1,
        },
        "same": 2 - said.json["newer"],
        "unfit": [],
        "backup": said.json["backup"],
    }
    assert checkin("merge", other, "--json", "--dry-run").json["done"] is False


def test_a_merge_the_other_way_makes_the_same(other: str, path: str, tmp_path: Path) -> None:
    mine = copy(Path(path), "mine.db").rename(tmp_path / "mine.db")
    checkin("merge", other)
    assert checkin("--file", other, "merge", str(mine)).code == 0
    assert agreed(Path(other)) == agreed(Path(path))
    said = checkin("merge", other)
    assert said.out.startswith(f"There's nothing new in {NAME}.\n")


def test_a_file_that_is_no_copy_is_asked_about(path: str, tmp_path: Path) -> None:
    checkin("win", "mine")
    apart = tmp_path / "apart.db"
    checkin("--file", str(apart), "win", "not mine")
    said = checkin("merge", str(apart), "--dry-run")
    assert said.err == (
        "Your file and apart.db have no entry in common. Is it a copy of your file?\n"
    )
    assert checkin("--file", str(tmp_path / "new.db"), "merge", str(apart)).code == 0


def test_only_times_that_differ_are_taken_over_without_a_change(path: str, tmp_path: Path) -> None:
    checkin("win", "mine")
    found = copy(Path(path), "other.db")
    with closing(sqlite3.connect(found)) as raw:
        raw.execute("UPDATE entries SET updated_at = '2027-01-01T12:00:00+01:00'")
        raw.commit()
    said = checkin("merge", str(found))
    assert said.out.startswith("Your file and other.db say the same. The times")
    with Journal.open(path) as journal:
        assert journal.entry(1).updated_at.startswith("2027-01-01")
        assert journal.undo().what == "win"
    assert checkin("backups", "--json").json["backups"] == []


def test_what_cannot_be_stored_is_named_and_the_rest_comes_in(path: str, tmp_path: Path) -> None:
    checkin("win", "mine")
    found = copy(Path(path), "other.db")
    with Journal.open(found) as journal:
        journal.add_many([NewEntry("win", f"win {number}") for number in range(23)])
    with closing(sqlite3.connect(found)) as raw:
        raw.execute("PRAGMA ignore_check_constraints = ON")
        raw.execute("UPDATE entries SET before = 77 WHERE id > 2")
        raw.commit()
    said = checkin("merge", str(found))
    assert said.code == 0
    assert said.err.splitlines()[0] == "Can't be stored:"
    assert said.err.splitlines()[1].startswith("  #3 of 2026-")
    assert said.err.endswith("  and 2 more; --json lists them all.\n")
    assert "away: all of it" not in said.out
    assert "win 0" in checkin("log").out
    assert len(checkin("merge", str(found), "--json").json["unfit"]) == 22


def test_progress_is_shown_while_it_takes_long(other: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "at_terminal", lambda stream: True)
    monkeypatch.setattr(progress, "_FIRST", -1)
    monkeypatch.setattr(progress, "_NEXT", -1)
    monkeypatch.setattr(merged_entries, "_AT_ONCE", 1)
    said = checkin("merge", other)
    assert "\rComparing: 4" in said.err
    assert "\rMerging: 2" in said.err


def test_the_help_has_an_example() -> None:
    said = " ".join(checkin("merge", "--help").out.split())
    assert 'checkin merge "checkin (conflicted copy).db" --dry-run' in said


# The other file, whatever is the matter with it


def half_written(place: Place) -> AbstractContextManager[None]:
    """With all that is new in a file beside it, as a program leaves it that was ended."""
    end = (
        "import os, sqlite3, sys; raw = sqlite3.connect(sys.argv[1], isolation_level=None);"
        " raw.execute('PRAGMA journal_mode=WAL'); raw.execute('PRAGMA wal_autocheckpoint=0');"
        " raw.execute(\"UPDATE entries SET text = 'Ran' WHERE id = 1\"); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", end, place.path], check=True)
    assert os.path.getsize(f"{place.path}-wal")
    return nullcontext()


def older(place: Place) -> AbstractContextManager[None]:
    os.unlink(place.path)
    folder = os.path.join(place.folder, "older")
    os.rename(first_version(os.path.join(folder, "checkin.db")), place.path)
    os.rmdir(folder)
    return nullcontext()


Harm = Callable[[Place], AbstractContextManager[None]]
ROWS: dict[str, tuple[Harm, str]] = {
    "whole": (faults.whole, ""),
    "older": (older, ""),
    "half written": (half_written, ""),
    "read-only": (faults.read_only, ""),
    "locked": (faults.locked, "Another program is using {path}. Nothing was changed."),
    "newer": (faults.newer, "{path} was written by a newer checkin"),
    "foreign": (faults.foreign, "{path} is another program's database. Nothing was changed."),
    "garbage": (faults.garbage, "{path} isn't a check-in file. Nothing was changed."),
    "truncated": (faults.truncated, "{path} is damaged. Nothing was changed. `checkin --file "),
    "bad page": (faults.bad_page, "{path} is damaged. Nothing was changed. `checkin --file "),
    "emptied": (faults.emptied, "{path} is empty."),
    "gone": (faults.gone, "{path} is gone, and there is a backup of it."),
    "FIFO": (faults.pipe, "{path} is a pipe."),
    "link": (faults.link, "{path} is a link to "),
}
"""By what is the matter with the other file: how it comes to be, and what is said, if anything."""


@pytest.fixture
def place() -> Iterator[Place]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "other")
        folder.mkdir()
        made = Place(folder)
        with Journal.open(made.path) as journal:
            journal.add_many([NewEntry("win", f"Walked {number}") for number in range(60)])
        yield made


@pytest.mark.parametrize("row", ROWS)
def test_a_sentence_is_true_whatever_the_other_file_is(
    place: Place, row: str, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checkin.storage.private_copy.PATIENCE", 0.1)
    checkin("win", "mine")
    harm, sentence = ROWS[row]
    with harm(place):
        mine = there(Path(path).parent)
        files = [name for name in os.listdir(place.folder) if not name.endswith("-shm")]
        held = {
            name: Path(place.folder, name).read_bytes()
            for name in files
            if os.path.isfile(os.path.join(place.folder, name))
        }
        said = checkin("merge", place.path)
        assert {
            name: Path(place.folder, name).read_bytes()
            for name in os.listdir(place.folder)
            if os.path.isfile(os.path.join(place.folder, name)) and not name.endswith("-shm")
        } == held
        if not sentence:
            assert said.code == 0
            assert said.out.startswith("Merged checkin.db.")
            if row == "half written":
                assert "Ran" in checkin("log", "--limit", "100").out
            return
        assert said.code == 1
        assert said.err.startswith(sentence.format(path=place.path))
        assert "--file or CHECKIN_FILE" not in said.err or row in ("gone", "emptied")
        assert there(Path(path).parent) == mine


def test_another_name_of_the_same_file_is_refused(path: str, tmp_path: Path) -> None:
    checkin("win", "mine")
    os.link(path, tmp_path / "link.db")
    before = there(tmp_path)
    for name in (path, str(tmp_path / "link.db")):
        said = checkin("merge", name)
        assert (said.code, said.out) == (1, "")
        assert said.err.startswith(f"{name} is your check-in file itself. Nothing was changed.")
    assert there(tmp_path) == before


def test_what_a_killed_merge_left_is_swept(other: str, path: str) -> None:
    left = Path(path).parent / ".checkin-merge-left"
    left.mkdir()
    (left / "checkin.db").write_bytes(b"private")
    checkin("merge", other, "--dry-run")
    assert not left.exists()
    assert [name for name in os.listdir(Path(path).parent) if name.startswith(".")] == []


def test_undo_of_a_merge_that_brought_no_entry_names_no_trash(path: str) -> None:
    with Journal.open(path) as journal:
        journal.add(NewEntry("win", "Walked"))
    other = f"{path}.other"
    shutil.copyfile(path, other)
    with Journal.open(other) as journal:
        journal.contacts.add("Sam")
    checkin("merge", other)
    name = os.path.basename(other)
    assert checkin("undo").out == f"Undone. What was merged from {name} is taken back.\n"
    with Journal.open(path) as journal:
        assert [entry.text for entry in journal.entries()] == ["Walked"]
