"""Looking after the file from the shell: what is well, what to do, and mending."""

from __future__ import annotations

import os
import shlex
import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from checkin.core.entries import NewEntry
from checkin.core.records import Draft
from checkin.journal import Journal
from tests.storage.test_migration import first_version
from tests.support.shell import Said, checkin
from tests.support.spoiled import pages, spoil
from tests.support.terminal import Terminal

LATEST = "21 November 2026, 12:30"


@pytest.fixture
def filled(path: str) -> str:
    with Journal.open(path) as journal:
        journal.add_many([NewEntry("win", f"Walked {number} #walk") for number in range(40)])
        journal.delete(3)
    return path


def everything(folder: str) -> dict[str, tuple[bytes, int, int]]:
    """All files below a folder: what they hold, when they were written, and their permissions."""
    return {
        os.path.join(where, name): (
            Path(where, name).read_bytes(),
            os.stat(os.path.join(where, name)).st_mtime_ns,
            os.stat(os.path.join(where, name)).st_mode,
        )
        for where, _, names in os.walk(folder)
        for name in names
        if os.path.exists(os.path.join(where, name))  # and is no link that leads nowhere
    }


def looked(path: str) -> Said:
    """What doctor says; nothing is made or changed by it."""
    folder = os.path.dirname(path)
    before = everything(folder)
    said = checkin("doctor", "--json")
    assert said.err == ""
    assert everything(folder) == before
    assert said.code == (0 if said.json["fine"] else 1)
    return said


def found(path: str, subject: str) -> dict[str, str]:
    """What is said of one subject, which is all that is not well."""
    findings = looked(path).json["found"]
    (one,) = [each for each in findings if each["subject"] == subject]
    todo = [each["subject"] for each in findings if each["state"] == "trouble"]
    assert todo == ([subject] if one["state"] == "trouble" else [])
    assert one["state"] != "trouble" or one["do"]
    return dict(one)


def written(path: str, *statements: str) -> None:
    """Write into the file past checkin."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            raw.execute(statement)


def test_of_a_file_that_is_well_all_is_well(filled: str) -> None:
    checkin("backup")
    looked(filled)
    said = checkin("doctor")
    assert (said.code, said.err) == (0, "")
    size = checkin("status").out.split("size")[1].split("\n")[0].strip()
    lines = said.out.splitlines()
    assert lines[:2] == [
        f"File         {filled}, {size}.",
        "Permissions  You can read and write it, and other users can't.",
    ]
    assert lines[2].startswith("Format       ")
    assert lines[2].endswith(", the one of this version.")
    assert lines[3:10] == [
        "Pages        They fit together.",
        "Counts       They are right.",
        "Search       It finds every entry.",
        "Entries      39 entries. All of them can be read.",
        "Settings     All of them can be used.",
        f"Backups      1. The latest is of {LATEST}, with 39 entries.",
        "Copies       No other check-in file is beside it.",
    ]
    assert lines[10] == "Terminal     This isn't a terminal, so there was none to look at."
    assert lines[11].startswith("Program      checkin ")
    assert lines[12:] == ["", "All is well."]


def test_where_there_is_no_file_yet_none_is_made(path: str, tmp_path: Path) -> None:
    said = checkin("doctor")
    assert said.code == 0
    assert said.out.startswith(
        f"File      There's no file yet. checkin makes it with the first thing you keep: {path}\n"
    )
    assert os.listdir(tmp_path) == []
    os.makedirs(os.path.dirname(path))
    Path(path).touch()
    assert found(path, "file")["said"].startswith(f"{path} is empty.")
    os.unlink(path)
    Path(os.path.dirname(path), ".checkin.db.icloud").touch()
    assert found(path, "file")["said"].endswith("isn't on this computer right now: iCloud has it.")


def test_a_file_without_entries_is_well(journal: Journal, path: str) -> None:
    journal.contacts.add("Sam")
    assert found(path, "entries")["said"] == "None yet."


@pytest.mark.parametrize("harm", [os.unlink, lambda path: os.truncate(path, 0)])
def test_a_file_that_is_gone_or_emptied_can_be_restored(
    filled: str, harm: Callable[[str], None]
) -> None:
    checkin("backup")
    harm(filled)
    one = found(filled, "file")
    assert one["said"].startswith(f"{filled} is ")
    assert f"`checkin restore` brings back the backup of {LATEST}" in one["do"]
    assert checkin("doctor", "--mend").code == 1


def test_a_bad_page_names_restore_and_rescue(filled: str) -> None:
    spoil(filled, {pages(filled) // 2})
    one = found(filled, "pages")
    assert one["said"] == "Some of them are damaged."
    assert one["do"] == "`checkin rescue NEWFILE` saves all that can be read into a new file."
    before = Path(filled).read_bytes()
    said = checkin("doctor", "--mend")
    assert said.code == 1
    assert "is damaged. Nothing was changed." in said.err
    assert Path(filled).read_bytes() == before


def test_with_a_backup_a_bad_page_names_it(filled: str) -> None:
    checkin("backup")
    spoil(filled, {pages(filled) // 2})
    do = found(filled, "pages")["do"]
    assert do.startswith(f"`checkin restore` brings back the backup of {LATEST}, with 39 entries.")
    assert do.endswith(
        "`checkin rescue NEWFILE` saves all that can be read, also what is newer than that."
    )


def no_index(path: str) -> None:
    """Have an index miss a row: it is not there while the row is written."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA writable_schema = ON")
        row = raw.execute("SELECT * FROM sqlite_master WHERE name = 'entries_by_kind'").fetchone()
        raw.execute("DELETE FROM sqlite_master WHERE name = 'entries_by_kind'")
    written(path, "INSERT INTO entries (kind, day, text) VALUES ('win', '2026-11-20', 'unseen')")
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute("INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)", row)


MENDED = {
    "counts": ("counts", ["UPDATE day_counts SET n = n + 5"], "counts anew"),
    "lost counts": ("counts", ["DELETE FROM day_counts"], "counts anew"),
    "unknown row": (
        "search",
        ["INSERT INTO entries (kind, day, text) VALUES ('win', '2026-11-20', 'sea')"],
        "makes its index anew",
    ),
    "other words": ("search", ["UPDATE search SET words = '  else' WHERE entry = 5"], "anew"),
    "emptied index": (
        "search",
        ["INSERT INTO search_index (search_index) VALUES ('delete-all')"],
        "makes its index anew",
    ),
    "triggers": (
        "pages",
        ["DROP TRIGGER entries_counted", "DROP TRIGGER search_added", "DROP VIEW wins"],
        "puts that back",
    ),
    "index gone": ("pages", ["DROP INDEX entries_by_day"], "puts that back"),
    "another view": (
        "pages",
        ["DROP VIEW wins", "CREATE VIEW wins AS SELECT 1 AS one"],
        "puts that back",
    ),
}


@pytest.mark.parametrize("harm", MENDED)
def test_what_can_be_made_anew_is_mended_after_a_backup(filled: str, harm: str) -> None:
    subject, statements, do = MENDED[harm]
    written(filled, *statements)
    one = found(filled, subject)
    assert one["state"] == "trouble"
    assert one["do"].startswith("`checkin doctor --mend` ")
    assert do in one["do"]
    with closing(sqlite3.connect(filled)) as raw:
        before = raw.execute("SELECT id, text FROM entries ORDER BY id").fetchall()
    said = checkin("doctor", "--mend")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("Backed up first: backup 1.\nMade the search index anew: it knows ")
    assert "\nCounted each day anew." in said.out
    assert "\nTo undo that: checkin restore 1\n" in said.out
    assert said.out.endswith("\nAll is well.\n")
    looked(filled)
    with closing(sqlite3.connect(filled)) as raw:
        assert raw.execute("SELECT id, text FROM entries ORDER BY id").fetchall() == before
    assert checkin("search", "walked 7").out.count("Walked") == 1
    assert checkin("win", "after").out.startswith(f"Kept. {len(before)} wins so far. ")
    assert "before mending" in checkin("backups").out


def test_an_index_that_misses_a_row_is_made_anew(filled: str) -> None:
    no_index(filled)
    said = {each["said"] for each in looked(filled).json["found"]}
    assert "They fit together, and an index that finds entries is out of step with them." in said
    assert checkin("doctor", "--mend").code == 0
    assert looked(filled).json["fine"] is True


def test_what_was_wrong_is_counted_when_it_is_mended(filled: str) -> None:
    written(
        filled,
        "UPDATE day_counts SET n = 7",
        "UPDATE search SET words = '' WHERE entry IN (4, 5)",
        "DROP VIEW wins",
    )
    done = checkin("doctor", "--mend", "--json").json
    assert done["fine"] is True
    assert done["mended"]["miscounted"] == 2
    assert (done["mended"]["unfound"], done["mended"]["entries"]) == (2, 39)
    assert done["mended"]["changed"] == ["wins"]
    assert os.path.exists(done["mended"]["backup"])


@pytest.mark.parametrize("backed_up", [False, True])
def test_a_table_that_is_gone_is_no_matter_of_mending(filled: str, backed_up: bool) -> None:
    if backed_up:
        checkin("backup")
    written(filled, "DROP TABLE people")
    one = found(filled, "pages")
    assert ("`checkin restore` brings back" in one["do"]) is backed_up
    assert one["said"] == "Parts of the file are gone: people."
    assert "`checkin rescue NEWFILE` saves all that is left" in one["do"]


def test_others_who_can_read_or_replace_it_are_told_of(filled: str) -> None:
    os.chmod(filled, 0o644)
    one = found(filled, "permissions")
    assert one["said"] == "Other users of this computer can read it."
    assert one["do"].startswith(f"chmod 600 '{filled}'")
    os.chmod(filled, 0o600)
    os.chmod(os.path.dirname(filled), 0o777)
    assert found(filled, "permissions")["do"] == f"chmod 700 '{os.path.dirname(filled)}'"


def test_an_older_file_is_left_as_it_is(path: str) -> None:
    first_version(path)
    os.chmod(path, 0o600)
    one = found(path, "schema")
    assert one["said"].startswith("1, of an older version.")
    assert checkin("doctor", "--mend").code == 0
    assert found(path, "schema")["said"].endswith("the one of this version.")


def newer(path: str) -> None:
    written(path, "PRAGMA user_version = 99")


def foreign(path: str) -> None:
    os.unlink(path)
    written(path, "CREATE TABLE photos (name)")


def garbage(path: str) -> None:
    Path(path).write_bytes(b"x" * 5000)


def folder(path: str) -> None:
    os.unlink(path)
    os.mkdir(path)


def pipe(path: str) -> None:
    os.unlink(path)
    os.mkfifo(path)


@pytest.mark.parametrize(
    ("harm", "said", "do"),
    [
        (newer, "was written by a newer checkin", "Update checkin to open it."),
        (foreign, "is another program's database.", "It was left alone."),
        (garbage, "isn't a check-in file.", "`checkin rescue NEWFILE` saves all that can be read"),
        (folder, "is a folder.", "Choose a file"),
        (pipe, "is a pipe.", "Choose a file"),
    ],
    ids=lambda harm: getattr(harm, "__name__", ""),
)
def test_a_file_that_cannot_be_used_says_why(
    filled: str, harm: Callable[[str], None], said: str, do: str
) -> None:
    harm(filled)
    one = checkin("doctor", "--json").json["found"][0]
    assert said in one["said"]
    assert do in one["do"]


def test_a_link_is_named_with_where_it_leads(filled: str, tmp_path: Path) -> None:
    shutil.move(filled, tmp_path / "elsewhere.db")
    os.symlink(tmp_path / "elsewhere.db", filled)
    one = found(filled, "file")
    assert f"is a link to {tmp_path}/elsewhere.db" in one["said"]
    os.unlink(tmp_path / "elsewhere.db")
    assert "nothing is there" in found(filled, "file")["said"]


def test_what_was_half_written_is_said_and_left(filled: str, tmp_path: Path) -> None:
    with closing(sqlite3.connect(filled, isolation_level=None)) as raw:
        raw.execute("PRAGMA cache_size = 2")
        raw.execute("BEGIN")
        raw.execute("UPDATE entries SET why = 'half written' || text")
        half = Path(filled).read_bytes(), Path(f"{filled}-journal").read_bytes()
    Path(filled).write_bytes(half[0])
    Path(f"{filled}-journal").write_bytes(half[1])
    one = found(filled, "pages")
    assert one["said"].startswith("A program was ended while it wrote.")
    assert checkin("log").code == 0
    assert found(filled, "pages")["said"] == "They fit together."


def test_a_file_in_another_mode_stays_in_it(filled: str) -> None:
    written(filled, "PRAGMA journal_mode = WAL")
    assert looked(filled).json["fine"] is True
    assert Path(filled).read_bytes()[18:20] == b"\2\2"
    Path(f"{filled}-wal").write_bytes(b"x" * 100)
    assert "half written" in found(filled, "pages")["said"]


def test_rows_that_cannot_be_read_and_settings_that_cannot_be_used_are_named(filled: str) -> None:
    written(filled, "UPDATE entries SET at = 'noon' WHERE id IN (7, 9)")
    one = found(filled, "entries")
    assert one["said"].startswith("Some can't be read whole: #7, #9.")
    assert "`checkin export`" in one["do"]
    written(
        filled,
        "UPDATE entries SET at = NULL WHERE id IN (7, 9)",
        "INSERT INTO settings VALUES ('theme', 'plaid', '2026-11-20T10:00:00+01:00')",
    )
    one = found(filled, "settings")
    assert one["said"].startswith("What is set can't be used: theme.")
    assert one["do"] == "`checkin settings theme` shows what it can be."
    written(filled, "UPDATE settings SET name = 'of-tomorrow'")
    assert found(filled, "settings")["said"].startswith("There are some that this version doesn't")


def test_backups_that_are_bad_or_could_not_be_made_are_told_of(filled: str) -> None:
    assert found(filled, "backups")["said"].startswith("None yet.")
    for _ in range(2):
        checkin("backup")
    folder = os.path.join(os.path.dirname(filled), "backups")
    first, second = sorted(os.listdir(folder))
    Path(folder, first).write_bytes(b"x" * 5000)
    assert found(filled, "backups")["said"] == "Some can't be read: 1."
    spoil(os.path.join(folder, second), {20})
    assert found(filled, "backups")["said"] == "Some can't be read: 2, 1."
    shutil.rmtree(folder)
    Path(folder).write_text("in the way")
    os.chmod(folder, 0o600)
    assert checkin("backup").code == 1
    findings = [each for each in looked(filled).json["found"] if each["subject"] == "backups"]
    assert findings[-1]["said"].startswith("The last one couldn't be made. No backup could be")
    assert findings[-1]["do"] == "When that is put right, `checkin backup` makes one now."


def test_backups_that_others_can_read_and_a_second_folder_that_is_gone(
    filled: str, tmp_path: Path
) -> None:
    checkin("settings", "backups-to", f"{tmp_path}/stick")
    checkin("backup")
    os.chmod(os.path.join(os.path.dirname(filled), "backups"), 0o755)
    said = {each["said"] for each in looked(filled).json["found"] if each["state"] == "trouble"}
    assert said == {
        f"The second folder may not have the latest. The folder {tmp_path}/stick isn't there.",
        "Other users of this computer can read them.",
    }


@pytest.mark.parametrize(
    "name",
    [
        "checkin (Sam's conflicted copy 2026-11-20).db",
        "checkin.sync-conflict-20261120-101010-ABCDEFG.db",
        "checkin (1).db",
        "checkin (Konflikt).db",
        "checkin 2.db",
        "checkin-DESKTOP-1A2B3C4.db",
    ],
)
def test_a_conflict_copy_beside_it_is_named_with_what_to_do(filled: str, name: str) -> None:
    copy = shutil.copy(filled, os.path.join(os.path.dirname(filled), name))
    checkin("--file", copy, "win", "on another computer")
    Path(os.path.dirname(filled), "photos (1).db").write_bytes(b"no journal")
    one = found(filled, "copies")
    assert one["said"].startswith(f"Another copy is beside it: {name}. Two computers")
    line = shlex.split(one["do"].removeprefix("`").removesuffix("` brings both together."))
    assert line == ["checkin", "merge", os.path.join(os.path.dirname(filled), name)]
    assert checkin(*line[1:]).code == 0
    merged = found(filled, "copies")
    assert (merged["state"], merged["said"]) == (
        "note",
        f"Merged already: {name}. You can move it away.",
    )
    checkin("--file", line[2], "win", "more")
    assert found(filled, "copies")["state"] == "trouble"


@pytest.mark.parametrize("name", ["checkin 2.db", "checkin (1).db", "sam 2.db"])
def test_a_copy_of_ones_own_is_no_conflict(filled: str, name: str) -> None:
    copy = shutil.copy(filled, os.path.join(os.path.dirname(filled), name))
    if name == "sam 2.db":  # somebody else's
        checkin("--file", copy, "win", "not in the other")
    checkin("win", "newer than the copy")
    one = found(filled, "copies")
    assert (one["state"], one["said"]) == ("note", f"Other check-in files are beside it: {name}.")


NEWER: dict[str, Callable[[Journal], object]] = {
    "an entry": lambda journal: journal.add(NewEntry("win", "Swam")),
    "a person": lambda journal: journal.contacts.add("Kim"),
    "a line of the plan": lambda journal: journal.safety_plan.add("signs", "Short nights"),
    "a setting": lambda journal: journal.settings.set("theme", "dawn"),
    "put away": lambda journal: journal.delete(1),
    "a draft": lambda journal: journal.drafts.save(Draft("wins", "line", "half a")),
}


@pytest.mark.parametrize("newer", NEWER)
def test_a_numbered_copy_with_anything_newer_is_one(filled: str, newer: str) -> None:
    copy = shutil.copy(filled, os.path.join(os.path.dirname(filled), "checkin 2.db"))
    assert found(filled, "copies")["state"] == "note"
    with Journal.open(copy) as journal:
        NEWER[newer](journal)
    assert found(filled, "copies")["state"] == "trouble"
    assert checkin("merge", copy).code == 0
    assert found(filled, "copies")["said"].startswith("Merged already: checkin 2.db.")


def test_the_name_of_another_file_is_said_in_one_line(filled: str) -> None:
    shutil.copy(filled, os.path.join(os.path.dirname(filled), "two\nlines.db"))
    assert found(filled, "copies")["said"] == "Other check-in files are beside it: two lines.db."


def test_other_files_beside_it_are_no_trouble(filled: str) -> None:
    beside = os.path.dirname(filled)
    shutil.copy(filled, os.path.join(beside, "old.db"))
    shutil.copy(filled, f"{filled}.damaged-20261120T101010Z")
    os.link(filled, os.path.join(beside, "same (1).db"))
    said = [each for each in looked(filled).json["found"] if each["subject"] == "copies"]
    assert [each["state"] for each in said] == ["note", "note"]
    assert said[0]["said"] == "Other check-in files are beside it: old.db."
    aside = f"{filled}.damaged-20261120T101010Z"
    assert f"`checkin --file '{aside}' rescue NEWFILE` saves what" in said[1]["said"]


def test_a_file_that_is_held_for_long_is_said_to_be(
    filled: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checkin.storage.inspection.PATIENCE", 0.1)
    with closing(sqlite3.connect(filled, isolation_level=None)) as raw:
        raw.execute("BEGIN EXCLUSIVE")
        said = checkin("doctor", "--json")
        raw.execute("ROLLBACK")
    assert said.json["found"][0]["said"] == "Another program is using your check-in file."


@pytest.mark.terminal
@pytest.mark.parametrize(
    ("columns", "env", "expected"),
    [
        (100, {"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "100 x 30 cells, all colors"),
        (100, {"TERM": "xterm-256color", "COLORTERM": ""}, "100 x 30 cells, 256 colors"),
        (100, {"TERM": "xterm", "COLORTERM": ""}, "a few colors"),
        (100, {"NO_COLOR": "1"}, "no colors, as NO_COLOR asks"),
        (50, {}, "Pages are easier to read in 60"),
        (100, {"TERM": "dumb"}, "it can't draw a page"),
        (100, {"PYTHONIOENCODING": "ascii"}, "Its letters are ASCII"),
    ],
)
def test_the_terminal_is_looked_at(
    filled: str, columns: int, env: dict[str, str], expected: str
) -> None:
    assert filled
    argv = [sys.executable, "-m", "checkin", "doctor"]
    with Terminal(argv, columns=columns, rows=30, env=env) as terminal:
        terminal.exit_code()
        said = " ".join("\n".join(terminal.screen()).split())
    assert expected.replace(" ", "") in said.replace(" ", "")
