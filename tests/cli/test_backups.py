"""Backups from the shell: made, listed and brought back, and offered where they are needed."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from checkin.__main__ import _win
from checkin.core.entries import NewEntry
from checkin.journal import Journal
from tests.support.commands import ARGUMENTS, EVERY, line
from tests.support.lost_files import emptied, garbled, gone
from tests.support.shell import checkin
from tests.support.terminal import Terminal

LATEST = "21 November 2026, 12:30"


@pytest.fixture
def filled(path: str) -> str:
    with Journal.open(path) as journal:
        for text in ("one", "two", "three"):
            journal.add(NewEntry("win", text))
    return path


def names(path: str) -> list[str]:
    return sorted(os.listdir(os.path.join(os.path.dirname(path), "backups")))


def test_a_backup_says_what_is_in_it_and_where_it_is(filled: str) -> None:
    said = checkin("backup")
    (name,) = names(filled)
    assert name == "checkin-00001-20261121T113000Z-asked.db"
    place = os.path.join(os.path.dirname(filled), "backups", name)
    assert (said.code, said.err) == (0, "")
    assert said.out == f"Backed up: 3 entries. This is backup 1, in {place}.\n"
    found = checkin("backup", "--json").json
    assert (found["number"], found["entries"], found["reason"]) == (2, 3, "asked")
    assert found["made_at"] == "2026-11-21T12:30:00+01:00"
    assert found["size"] == os.path.getsize(found["file"])


def test_they_are_listed_newest_first(filled: str) -> None:
    said = checkin("backups")
    assert (said.code, said.out) == (0, "")
    assert said.err.startswith("There are no backups yet.")
    checkin("backup")
    checkin("win", "four")
    checkin("backup")
    Path(os.path.dirname(filled), "backups", names(filled)[0]).write_bytes(b"x" * 5000)
    said = checkin("backups")
    size = checkin("status").out.split("size")[1].split("\n")[0].strip()
    assert said.out.splitlines() == [
        f"2  {LATEST}      4 entries  {size}  you asked for it",
        f"1  {LATEST}  can't be read  {' ' * len(size)}  you asked for it",
        f"They are in {os.path.dirname(filled)}/backups",
    ]
    assert said.err == ""
    found = checkin("backups", "--json").json
    assert [(one["number"], one["entries"]) for one in found["backups"]] == [(2, 4), (1, None)]
    assert found["second_folder"] is found["trouble"] is found["second_trouble"] is None


def test_restoring_an_export_says_how_it_comes_in(filled: str, tmp_path: Path) -> None:
    out = str(tmp_path / "my out.json")
    checkin("export", "--output", out)
    said = checkin("restore", out, "--yes")
    assert (said.code, said.out) == (1, "")
    assert said.err == (
        f"{out} isn't a backup of checkin. Nothing was changed. An export, or a file of another "
        f"program, comes in with: checkin import '{out}'\n"
    )


@pytest.mark.parametrize(
    ("reason", "why"),
    [
        ("first-change", "first change of the day"),
        ("before-upgrade", "before an update"),
        ("before-restore", "before a restore"),
    ],
)
def test_each_is_listed_with_why_it_was_made(filled: str, reason: str, why: str) -> None:
    with Journal.open(filled) as journal:
        journal.backups.make(reason)
    assert checkin("backups").out.splitlines()[0].endswith(f"  {why}")


def test_a_file_with_people_alone_is_backed_up_too(journal: Journal) -> None:
    journal.contacts.add("Sam")
    assert checkin("backup").out.startswith("Backed up: no entries. This is backup 1, in ")


def test_what_could_not_be_made_is_told_with_its_reason(filled: str, tmp_path: Path) -> None:
    folder = Path(os.path.dirname(filled), "backups")
    folder.write_text("in the way")
    said = checkin("backup")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith(f"No backup could be made in {folder}: ")
    said = checkin("backups")
    assert f"The last backup couldn't be made. No backup could be made in {folder}" in said.err
    assert checkin("win", "kept all the same").code == 0
    folder.unlink()
    checkin("settings", "backups-to", str(tmp_path / "stick"))
    for said in (checkin("backup"), checkin("backups")):
        assert said.code == 0
        assert said.err == (
            "The second folder may not have the latest backup."
            f" The folder {tmp_path}/stick isn't there.\n"
        )
    found = checkin("backups", "--json").json
    assert found["second_folder"] == f"{tmp_path}/stick"
    assert "isn't there" in found["second_trouble"]
    (tmp_path / "stick").mkdir()
    assert checkin("backup").err == ""
    assert f"A copy of each new one goes to {tmp_path}/stick" in checkin("backups").out


def test_a_second_folder_needs_its_whole_path(filled: str, tmp_path: Path) -> None:
    assert filled
    said = checkin("settings", "backups-to", "stick")
    assert said.code == 1
    assert "needs its whole path" in said.err
    assert checkin("settings", "backups-to", "~/stick/").out == f"{tmp_path}/home/stick\n"
    assert checkin("settings", "backups-to", "").out == "\n"


def test_a_copy_is_saved_under_a_name_or_in_a_folder(filled: str, tmp_path: Path) -> None:
    place = tmp_path / "my copy.db"
    assert checkin("backup", str(place)).out == f"Saved a copy with 3 entries as {place}.\n"
    assert place.stat().st_mode & 0o777 == 0o600
    said = checkin("backup", str(place))
    assert (said.code, said.out) == (1, "")
    assert "is there already" in said.err
    for name in ("checkin.db", "checkin-2.db"):
        assert checkin("backup", str(tmp_path), "--json").json == {"file": f"{tmp_path}/{name}"}
    assert not os.path.exists(os.path.join(os.path.dirname(filled), "backups"))
    assert checkin("backup", filled).code == 1
    assert checkin("restore", str(place), "--dry-run").out.startswith(f"{place}: 3 entries.")


def test_a_copy_makes_no_folder_that_is_not_there(filled: str, tmp_path: Path) -> None:
    before = Path(filled).read_bytes()
    place = tmp_path / "nope" / "dir" / "x"
    said = checkin("backup", str(place))
    assert (said.code, said.out) == (1, "")
    assert " ".join(said.err.split()) == (
        f"The folder {place.parent} isn't there. Nothing was saved."
        " Make the folder first, or choose another place."
    )
    assert not (tmp_path / "nope").exists()
    assert Path(filled).read_bytes() == before
    place.parent.mkdir(parents=True)
    assert checkin("backup", str(place)).out == f"Saved a copy with 3 entries as {place}.\n"


def test_restoring_says_first_what_comes_back_and_what_goes(filled: str) -> None:
    checkin("backup")
    checkin("delete", "1")
    checkin("edit", "2", "other words")
    for text in ("four", "five"):
        checkin("win", text)
    checkin("settings", "theme", "dawn")
    with Journal.open(filled) as journal:
        journal.contacts.add("Sam")
    said = checkin("restore", "--dry-run")
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == [
        f"Backup 1 of {LATEST}: 3 entries.",
        "Comes back: 1 entry.",
        "Goes away: 2 entries, 1 line of people or your plan.",
        "Changes back: 1 entry.",
        "Settings that change back: theme.",
        "What is there now is backed up first, so you can go back.",
        "Nothing was changed. Leave out --dry-run to restore it.",
    ]
    assert names(filled) == ["checkin-00001-20261121T113000Z-asked.db"]
    found = checkin("restore", "1", "--dry-run", "--json").json
    assert found["would"] == {
        "back": 1,
        "gone": 2,
        "changed": 1,
        "lines_back": 0,
        "lines_gone": 1,
        "settings": {"theme": ""},
    }
    assert (found["done"], found["undo"], found["aside"]) == (False, None, None)
    assert found["backup"]["number"] == 1


def test_a_restore_can_be_undone(filled: str) -> None:
    checkin("backup")
    checkin("win", "four")
    before = checkin("log", "--json").json
    said = checkin("restore", "--yes")
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines()[-2:] == [
        "Restored: 3 entries.",
        "To undo that: checkin restore 2",
    ]
    assert [entry["text"] for entry in checkin("log", "--json").json] == ["three", "two", "one"]
    assert checkin("restore", "2", "--yes", "--json").json["undo"] == 3
    assert checkin("log", "--json").json == before
    said = checkin("restore", "2", "--yes")
    assert said.code == 0
    assert "Your file has all of that already" in said.out
    assert len(names(filled)) == 3
    assert [one["reason"] for one in checkin("backups", "--json").json["backups"]] == [
        "before-restore",
        "before-restore",
        "asked",
    ]


def test_it_asks_and_without_a_terminal_says_how_to_go_on(filled: str) -> None:
    checkin("backup")
    checkin("win", "four")
    said = checkin("restore")
    assert said.code == 1
    assert "or --yes to restore it without asking." in said.err
    argv = [sys.executable, "-m", "checkin", "restore"]
    for answer, code, count in ((b"\n", 1, 4), (b"n\n", 1, 4), (b"y\n", 0, 3)):
        with Terminal(argv, columns=100, rows=30) as terminal:
            terminal.wait_for("Restore it? [y/N]")
            terminal.send(answer)
            assert terminal.exit_code() == code
        assert len(checkin("log", "--json").json) == count
    assert filled


@pytest.mark.parametrize("which", ["2", "0", "none", "no/such.db"])
def test_a_backup_that_is_none_is_answered_with_where_they_are(filled: str, which: str) -> None:
    checkin("backup")
    said = checkin("restore", which, "--yes")
    assert (said.code, said.out) == (1, "")
    assert said.err == f"There's no backup {which}. `checkin backups` lists them.\n"
    assert len(names(filled)) == 1


def cut(path: str) -> None:
    os.truncate(path, 5000)


WITHOUT_IT = ("backups", "restore", "path", "help", "demo", "doctor", "remind", "rescue")
HELP = ("--help",)
READ = [
    name
    for name in EVERY
    if name not in WITHOUT_IT and not name.startswith("packs") and ARGUMENTS.get(name) != HELP
]
QUIET = ("glimpse", "nudge", "breathe", "pause")
"""What works without the file, or never says a word of it."""


@pytest.mark.parametrize("harm", [gone, emptied, garbled, cut], ids=lambda how: str(how.__name__))
def test_a_file_that_is_lost_is_offered_back_by_every_command(filled: str, harm: object) -> None:
    checkin("backup")
    assert callable(harm)
    harm(filled)
    left = Path(filled).read_bytes() if os.path.exists(filled) else None
    offered = f"`checkin restore` brings back the backup of {LATEST}, with 3 entries."
    for name in READ:
        said = checkin(*line(name))
        if name in QUIET:
            assert said.code == 0
        elif name == "people":
            assert "Your own people can't be read right now." in said.err
        else:
            assert (said.code, offered in said.err) == (1, True), name
    assert checkin("win", "Precious").err.endswith("\nPrecious\n")
    said = checkin("backups")
    assert said.code == 0
    assert said.out.startswith(f"1  {LATEST}  3 entries")
    assert offered in said.err
    assert (Path(filled).read_bytes() if os.path.exists(filled) else None) == left
    said = checkin("restore", "--yes")
    assert said.code == 0
    aside = [line for line in said.out.splitlines() if "is kept as" in line]
    assert bool(aside) == bool(left)
    assert ("What is newer than the backup may still be read from it: " in said.out) == bool(left)
    assert "To undo" not in said.out
    assert len(checkin("log", "--json").json) == 3


def test_a_named_file_is_offered_back_with_its_name(filled: str, tmp_path: Path) -> None:
    assert filled
    place = str(tmp_path / "my other.db")
    checkin("--file", place, "win", "one")
    checkin("--file", place, "backup")
    os.unlink(place)
    said = checkin("--file", place, "log")
    assert f"`checkin --file '{place}' restore` brings back the backup of {LATEST}" in said.err
    assert checkin("--file", place, "restore", "--yes").code == 0
    assert len(checkin("--file", place, "log", "--json").json) == 1


def test_another_programs_file_is_not_written_over(filled: str) -> None:
    checkin("backup")
    os.unlink(filled)
    with closing(sqlite3.connect(filled)) as raw:
        raw.execute("CREATE TABLE theirs (x)")
    before = Path(filled).read_bytes()
    said = checkin("restore", "--yes")
    assert said.code == 1
    assert "another program's database" in said.err
    assert Path(filled).read_bytes() == before


def test_numbers_are_completed(filled: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert filled
    checkin("backup")
    checkin("backup")
    monkeypatch.setenv("_CHECKIN_COMPLETE", "zsh_complete")
    monkeypatch.setenv("COMP_WORDS", "checkin restore ")
    monkeypatch.setenv("COMP_CWORD", "2")
    assert checkin().out.split("\n")[:6] == [
        *("plain", "2", "2026-11-21 12:30"),
        *("plain", "1", "2026-11-21 12:30"),
    ]


def test_the_import_names_its_backup_as_one_of_them(filled: str, tmp_path: Path) -> None:
    assert filled
    source = tmp_path / "x.csv"
    source.write_text("entryDate,entryContent\n2020-03-01,Tea\n")
    found = json.loads(checkin("import", str(source), "--json").out)
    assert checkin("backups", "--json").json["backups"][0]["file"] == found["backup"]
    assert "before an import" in checkin("backups").out


def test_what_is_kept_in_a_backup_is_said_to_be_there_and_the_line_brings_it_back(
    filled: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkin("backup")
    (name,) = names(filled)
    backup = os.path.join(os.path.dirname(filled), "backups", name)
    before = f"That is in a backup of {LATEST}, and not in your own file. To bring it back: "
    said = checkin("--file", backup, "win", "four")
    assert (said.code, said.err) == (0, f"{before}checkin restore {backup}\n")
    assert checkin("restore", backup, "--yes").code == 0
    assert "four" in checkin("log").out
    assert checkin("win", "five").err == ""
    monkeypatch.setenv("CHECKIN_FILE", backup)
    assert _win("six") is None  # the quick way, which says nothing of it
    assert "That is in a backup of" in checkin("win", "six").err


def test_a_file_with_a_name_like_a_backup_is_none(tmp_path: Path) -> None:
    for name in ("A-Z-1.db", "a-00001-20269921T113000Z-asked.db", "a-1-20261121T113000Z.db"):
        kept = checkin("--file", str(tmp_path / name), "win", "one")
        assert "This file is new" in kept.err
        assert checkin("--file", str(tmp_path / name), "win", "two").err == ""
