"""What holds for every command, also for one that is new: files, streams and places."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import pytest

from checkin.core.entries import NewEntry
from checkin.core.text import LIMIT
from checkin.journal import Journal
from checkin.tui.routes import SCREENS
from tests.support.commands import ARGUMENTS, CHANGING, EVERY, KEEPING, WITHOUT_A_FILE, line
from tests.support.shell import checkin

FAULT = "a fault of its own"
READING = [name for name in EVERY if name not in KEEPING or name in ("week", "settings")]


@pytest.fixture
def filled(path: str) -> str:
    """A file with two wins, one that is put away, something to undo and to redo, and a backup."""
    with Journal.open(path) as journal:
        for text in ("one", "two", "three"):
            journal.add(NewEntry("win", text))
        journal.backups.make()
        journal.delete(3)
        journal.add(NewEntry("win", "four"))
        journal.undo()
    return path


def process(args: Sequence[str], redirect: str = "", **settings: object) -> tuple[int, str, str]:
    """How a command ends in a process of its own; `redirect` is the shell's, such as `<&-`."""
    done = subprocess.run(
        ["/bin/sh", "-c", f'exec "$@" {redirect}', "sh", sys.executable, "-m", "checkin", *args],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        **settings,  # type: ignore[call-overload]
    )
    return done.returncode, done.stdout, done.stderr


# Files


@pytest.mark.parametrize("name", READING)
def test_what_reads_makes_no_file_in_its_usual_place(tmp_path: Path, name: str) -> None:
    said = checkin(*line(name))
    assert FAULT not in said.err
    assert said.code in (0, 1)
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("name", READING)
def test_what_reads_makes_no_file_that_was_named(tmp_path: Path, name: str) -> None:
    for place in (tmp_path / "new.db", tmp_path / "stick" / "new.db"):
        said = checkin("--file", str(place), *line(name))
        if name in WITHOUT_A_FILE:
            assert said.code == 0
        else:
            missing = place if place.parent == tmp_path else place.parent
            kind = "file" if missing == place else "folder"
            assert (said.code, said.out) == (1, "")
            assert said.err.startswith(f"There's no {kind} {missing}. Nothing was made or changed")
        assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("name", READING)
def test_what_reads_leaves_an_empty_file_empty(path: str, name: str) -> None:
    os.makedirs(os.path.dirname(path))
    Path(path).touch()
    assert checkin(*line(name)).code in (0, 1)
    assert os.path.getsize(path) == 0


@pytest.mark.parametrize("name", KEEPING)
def test_the_first_thing_kept_in_a_file_that_was_named_says_that_it_is_new(
    tmp_path: Path, name: str
) -> None:
    place = str(tmp_path / "new.db")
    said = checkin("--file", place, *line(name, KEEPING))
    assert said.code == 0
    assert said.err.splitlines()[0] == f"This file is new: {place}"
    assert os.listdir(tmp_path) == ["new.db"]
    assert "is new" not in checkin("--file", place, *line(name, KEEPING)).err
    assert checkin("--file", place, "export").code == 0


@pytest.mark.parametrize("name", KEEPING)
def test_the_usual_file_is_made_without_a_word(path: str, name: str) -> None:
    said = checkin(*line(name, KEEPING))
    assert said.code == 0
    assert "is new" not in said.err
    assert os.path.exists(path)


@pytest.mark.parametrize("name", KEEPING)
def test_no_folder_is_made_for_a_file_that_was_named(tmp_path: Path, name: str) -> None:
    args = line(name, KEEPING)
    said = checkin("--file", str(tmp_path / "stick" / "new.db"), *args)
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith(f"There's no folder {tmp_path}/stick.")
    if name not in ("here", "settings", "import", "merge"):
        assert said.err.endswith(f"\n{args[-1]}\n")  # the words are back
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    "args",
    [
        ("win", " "),
        ("win", "x", "--on", "99/99"),
        ("win", "x", "--at", "soon"),
        ("win", "x" * (LIMIT + 1)),
        ("hard", "x", "--on", "tomorrow"),
        ("intention", "x", "--on", "tomorrow"),
        ("week", "x", "--on", "whenever"),
        ("settings", "theme", "neon"),
        ("settings", "country", "ZZ"),
    ],
)
def test_what_is_refused_leaves_no_new_file(tmp_path: Path, args: tuple[str, ...]) -> None:
    for place in (None, str(tmp_path / "new.db")):
        said = checkin(*(("--file", place) if place else ()), *args)
        assert (said.code, said.out) == (1, "")
        assert "is new" not in said.err
        assert not [name for _, _, names in os.walk(tmp_path) for name in names]


def test_a_backup_is_never_replaced_by_nothing(path: str, tmp_path: Path) -> None:
    backup = tmp_path / "b.json"
    checkin("win", "worth keeping")
    assert checkin("export", "--output", str(backup)).code == 0
    before = backup.read_bytes()
    for args in (
        ("--file", str(tmp_path / "stick" / "c.db")),
        ("--file", str(tmp_path / "c.db")),
    ):
        assert checkin(*args, "export", "--output", str(backup), "--force").code == 1
    empty = tmp_path / "empty.db"
    empty.touch()
    Journal.open(str(tmp_path / "valid.db")).close()
    for name in ("empty.db", "valid.db"):
        said = checkin("--file", f"{tmp_path}/{name}", "export", "--output", str(backup), "--force")
        assert (said.code, said.out) == (1, "")
        assert "There's nothing to save" in said.err
    none = ("export", "--tag", "nobody", "--output", str(backup), "--force")
    assert checkin(*none).code == checkin(*none, "--trash").code == 1
    os.remove(path)
    assert checkin("export", "--output", str(backup), "--force").code == 1
    assert backup.read_bytes() == before


# Streams


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("redirect", ["<&-", "<&- >&- 2>&-"])
def test_a_stream_that_is_closed_is_no_fault(filled: str, name: str, redirect: str) -> None:
    code, out, err = process(line(name), redirect)
    assert FAULT not in out + err
    assert "Traceback" not in out + err
    assert code in (0, 1)
    with Journal.open(filled) as journal:
        assert journal._connection.rows("PRAGMA integrity_check") == [("ok",)]


@pytest.mark.parametrize("redirect", ["<&-", ">&-", "<&- >&- 2>&-"])
def test_without_streams_the_app_does_not_open(redirect: str) -> None:
    code, _, err = process((), redirect)
    assert code == 1
    assert FAULT not in err


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full device")
@pytest.mark.parametrize("name", CHANGING)
@pytest.mark.parametrize("redirect", [">&-", ">/dev/full"])
def test_what_was_done_ends_with_0_though_its_answer_is_lost(
    filled: str, name: str, redirect: str
) -> None:
    with Journal.open(filled) as journal:
        before = journal._connection.rows("SELECT count(*), max(id) FROM changes")
        state = journal._connection.rows("SELECT * FROM changes"), dict(journal.settings)
    code, _, err = process(line(name, CHANGING), redirect)
    assert code == 0
    if redirect == ">/dev/full":
        last = err.splitlines()[-1]
        assert last.startswith("It's done, but the answer couldn't be written:")
    with Journal.open(filled) as journal:
        after = journal._connection.rows("SELECT count(*), max(id) FROM changes")
        if name in ("win", "intention", "hard", "here", "week", "edit", "delete"):
            assert after[0][1] == before[0][1] + 1  # once
        elif name in ("undo", "redo", "settings"):
            now = journal._connection.rows("SELECT * FROM changes"), dict(journal.settings)
            assert now != state


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full device")
@pytest.mark.parametrize("args", [("win", "plain words"), ("win", "with", "--bring")])
def test_a_win_is_kept_once_though_nobody_reads_on(filled: str, args: tuple[str, ...]) -> None:
    for redirect in (">/dev/full", ">&-", "| true"):
        assert process(args, redirect)[0] == 0
    with Journal.open(filled) as journal:
        assert [entry.text for entry in journal.entries()].count(args[1]) == 3


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full device")
@pytest.mark.parametrize("name", ["log", "show", "export", "status", "settings", "help", "path"])
def test_what_was_read_ends_with_1_if_it_could_not_be_written(filled: str, name: str) -> None:
    assert filled
    code, _, err = process(line(name), ">/dev/full")
    assert code == 1
    assert err == "The answer couldn't be written: No space left on device.\n"


def test_standard_input_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    code, out, err = process(("win",), f"0> '{tmp_path}/x'")
    assert (code, out) == (1, "")
    assert err.startswith("Standard input can't be read: ")


# Places


@pytest.mark.parametrize("name", EVERY)
def test_a_working_folder_that_is_gone_is_no_fault(
    filled: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    assert filled
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    how = {"search": ("one",), "trash restore": ("3",), "rescue": (f"{tmp_path}/new.db",)}
    said = checkin(*line(name, ARGUMENTS | how))
    assert said.code == 0, said.err
    said = checkin("--file", "here.db", *line(name))
    at_home = ("glimpse", "nudge", "remind", "help", "demo", "breathe", "pause", "packs")
    if name.split()[0] not in at_home and ARGUMENTS.get(name) != ("--help",):
        where = said.out + said.err if name == "people" else said.err
        assert "The folder you're in doesn't exist any more." in where
    assert not os.path.exists(gone)


@pytest.mark.parametrize("command", [("export",), ("share", "1"), ("people", "--plan")])
def test_a_page_cannot_be_saved_in_a_working_folder_that_is_gone(
    filled: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    with Journal.open(filled) as journal:
        journal.safety_plan.add("signs", "x")
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    said = checkin(*command, "--output", "x.txt" if command != ("export",) else "x.json")
    assert (said.code, said.out) == (1, "")
    assert "The folder you're in doesn't exist any more." in said.err


# Answers


@pytest.mark.parametrize("name", [name for name in EVERY if ARGUMENTS.get(name) != ("--help",)])
def test_json_is_one_value_and_its_shape_does_not_follow_how_much_there_is(
    filled: str, tmp_path: Path, name: str
) -> None:
    lists: tuple[str, ...] = (
        "today",
        "log",
        "search",
        "show",
        "on-this-day",
        "pile",
        "year",
        "delete",
        "undo",
    )
    lists += ("remind", "redo", "trash", "trash restore", "demo")
    how = {**CHANGING, "remember": (), "settings": (), "week": (), "trash empty": ("--yes",)}
    how |= {"search": ("one",), "rescue": (f"{tmp_path}/new.db",)}
    args = line(name, how) if name in how else line(name)
    said = checkin(*args, *(() if "--json" in args else ("--json",)))
    assert filled
    assert said.code == 0, said.err
    assert isinstance(said.json, list) == (name in lists)
    for numbers in (("1",), ("1", "2")):
        assert isinstance(json.loads(checkin("show", *numbers, "--json").out or "[]"), list)
    for years in ((), ("2026",), ("2026", "2025"), ("--all",)):
        assert isinstance(checkin("year", *years, "--json").json, list)


@pytest.mark.parametrize("limit", ["9223372036854775807", "9223372036854775808", "9" * 5000])
@pytest.mark.parametrize("command", [("log",), ("search", "one"), ("log", "--json")])
def test_a_limit_of_any_size_is_a_limit(filled: str, command: tuple[str, ...], limit: str) -> None:
    assert filled
    said = checkin(*command, "--limit", limit)
    assert (said.code, "one" in said.out) == (0, True)


@pytest.mark.parametrize("limit", ["0", "-1", "1.5", "x", "", "²", "00"])
def test_a_limit_that_is_none_is_wrong_usage(limit: str) -> None:
    assert checkin("log", f"--limit={limit}").code == 2


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("wins", "win"),
        ("hrad", "hard"),
        ("tody", "today"),
        ("serch", "search"),
        ("Log", "log"),
        ("list", "log"),
        ("rm", "delete"),
        ("trash restor", "trash restore"),
        ("trash emty", "trash empty"),
        ("help wins", "win"),
        ("help trash restor", "trash restore"),
    ],
)
def test_a_mistyped_command_is_answered_with_the_one_meant(typed: str, meant: str) -> None:
    said = checkin(*typed.split())
    assert (said.code, said.out) == (2, "")
    assert f"Did you mean `checkin {meant}`?" in said.err


def test_the_name_of_every_page_of_the_app_is_answered_with_where_it_is() -> None:
    strings = files("checkin.content").joinpath("strings").iterdir()
    sections = {
        each.name.removesuffix(".toml")
        for each in strings
        if "\ntitle = " in f"\n{each.read_text('utf-8')}"
    }
    pages = sections | {name.partition(":")[0] for name in SCREENS}
    assert {"evening", "look", "skills", "hard"} < pages
    for name in sorted(pages - set(EVERY)):
        said = checkin(name)
        assert (said.code, said.out) == (2, "")
        assert "Did you mean `checkin " in said.err or said.err.startswith(
            f"There's no command '{name}', but the app has it: type `checkin`, then ctrl+p and"
        ), name
    assert "Did you mean `checkin win`?" in checkin("wins").err
    assert "Did you mean `checkin people`?" in checkin("person").err
    assert "but the app has it" in checkin("Evening").err
    assert "but the app has it" not in checkin("trash", "evening").err


def test_a_word_that_is_like_no_command_is_answered_without_a_guess() -> None:
    said = checkin("help", "nope")
    assert (said.code, said.out) == (2, "")
    assert said.err == "There's no command 'nope'.\n`checkin --help` lists the commands.\n"


@pytest.mark.parametrize(
    ("typed", "then"),
    [
        ("-5", "For another day, use --on. Words go with --slip.\n"),
        ("3", "To begin with days there are already: checkin count --start 3\n"),
    ],
)
def test_a_number_of_days_to_count_is_answered_with_what_count_does(typed: str, then: str) -> None:
    checkin("settings", "total", "sober days")
    said = checkin("count", typed)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(
        f"Nothing was counted: `checkin count` counts one day, without words or a number. {then}"
    )
    assert checkin("count", "--show", "--json").json["days"] == 0


@pytest.mark.parametrize("name", EVERY)
def test_help_says_the_same_as_the_option(name: str) -> None:
    said = checkin("help", *name.split())
    assert (said.code, said.err) == (0, "")
    assert said.out.strip() == checkin(*name.split(), "--help").out.strip()


def test_help_alone_lists_the_commands() -> None:
    assert checkin("help").out.strip() == checkin("--help").out.strip()
    assert checkin("help", "--json").json["command"] == "checkin"
    assert checkin("help", "win", "more").code == 2
    assert checkin("zzzzqq").err.startswith("There's no command 'zzzzqq'.\n")
