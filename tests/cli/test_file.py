"""The file from the shell: where it is, how it is, its settings, and files that are not ours."""

from __future__ import annotations

import os
import shlex
import sqlite3
from pathlib import Path

import click
import pytest

from checkin.cli.click_commands import Commands
from checkin.cli.click_commands import checkin as group
from checkin.cli.registry import COMMANDS
from checkin.journal import Journal
from checkin.storage.connection import SCHEMA
from tests.support.shell import checkin
from tests.support.tone import problems

READING = ("today", "log", "status", "settings", "trash", "export")


def test_path_says_where_the_file_is_and_makes_nothing(path: str, tmp_path: Path) -> None:
    assert checkin("path").out == f"{path}\n"
    assert checkin("path", "--json").json == {"file": path}
    assert checkin("--file", f"{tmp_path}/b.db", "path").out == f"{tmp_path}/b.db\n"
    assert checkin("path", "--file", f"{tmp_path}/c.db").out == f"{tmp_path}/c.db\n"
    assert os.listdir(tmp_path) == []


def test_an_option_may_stand_before_or_after_the_command(tmp_path: Path) -> None:
    other = str(tmp_path / "other.db")
    assert checkin("--json", "--file", other, "win", "a").json["id"] == 1
    assert checkin("win", "b", "--file", other, "--json").json["id"] == 2
    assert checkin("trash", "--file", other, "empty", "--json").json["removed"] == 0
    assert checkin("--file", "/not/there", "log", "--file", other, "--json").json[0]["id"] == 2
    assert checkin("log", "--json").json == []


def test_a_new_file_is_for_its_owner_alone(path: str) -> None:
    before = os.umask(0)
    try:
        checkin("win", "x")
    finally:
        os.umask(before)
    assert os.stat(path).st_mode & 0o777 == 0o600
    assert os.stat(os.path.dirname(path)).st_mode & 0o777 == 0o700


def test_status_says_how_the_file_is_doing(path: str) -> None:
    checkin("win", "a")
    checkin("win", "b")
    checkin("hard", "c", "--on", "yesterday")
    checkin("delete", "1")
    found = checkin("status", "--json").json
    assert found == {
        "file": path,
        "schema": SCHEMA,
        "wins": 1,
        "days": 2,
        "entries": 2,
        "trash": 1,
        "drafts": 0,
        "size": os.stat(path).st_size,
    }
    lines = checkin("status").out.splitlines()
    assert f"file                 {path}" in lines
    assert "days you checked in  2" in lines
    assert lines[-1].endswith(" kB")


def test_settings_are_listed_shown_and_set() -> None:
    said = checkin("settings")
    assert said.code == 0
    assert "day-start   04:00\n" in said.out
    assert "own-wins    -\n" in said.out
    assert checkin("settings", "theme").out == "dusk\n"
    assert checkin("settings", "theme", "dawn").out == "dawn\n"
    assert checkin("settings", "--json").json["theme"] == "dawn"
    assert checkin("settings", "topics-off", "faith", "body").out == "faith body\n"
    assert checkin("settings", "topics-off", "", "--json").json["value"] == ""


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (("theme", "neon"), "theme can't be 'neon'. It can be: dusk, dawn, clear, ansi-"),
        (("day-start", "2:00"), "A day can't start at 02:00."),
        (("color",), "There's no setting called 'color'."),
        (
            ("country", "Utopia"),
            "There are no help lines here for 'Utopia'. There are: AU Australia, CA",
        ),
        (("own-wins", *"abcdef"), "That's 6. Small wins can hold 5. Choose the ones you like"),
        (("evening", "x"), "evening can't be 'x'. It can be: default, thanks, therapist, parent"),
        (("motion", "slow"), "motion can't be 'slow'. It can be: full, still."),
        (("country", "ZZ"), "There are no help lines here for ZZ. There are: AU Australia, CA"),
        (("topics-off", "foo"), "There's no topic called 'foo'. The topics are: breath, body,"),
        (("topics-off", "faith", "foo"), "There's no topic called 'foo'."),
    ],
)
def test_a_setting_that_can_not_be_is_refused(args: tuple[str, ...], sentence: str) -> None:
    before = checkin("settings", "--json").json
    said = checkin("settings", *args)
    assert (said.code, said.out) == (1, "")
    assert sentence in said.err
    assert checkin("settings", "--json").json == before


@pytest.mark.parametrize("command", [*READING, "win"])
def test_a_file_of_a_newer_version_is_refused_and_untouched(path: str, command: str) -> None:
    Journal.open(path).close()
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA user_version = 99")
    raw.close()
    _refused(path, command, "newer checkin")


@pytest.mark.parametrize("command", [*READING, "win"])
def test_another_kind_of_file_is_refused_and_untouched(path: str, command: str) -> None:
    os.makedirs(os.path.dirname(path))
    Path(path).write_text("Dear diary,\n" * 100)
    _refused(path, command, "isn't a check-in file")


@pytest.mark.parametrize("command", [*READING, "win"])
def test_the_database_of_another_program_is_refused_and_untouched(path: str, command: str) -> None:
    os.makedirs(os.path.dirname(path))
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE cookies (a)")
    raw.commit()
    raw.close()
    _refused(path, command, "another program's database")


def test_a_folder_and_a_place_without_permission_are_refused(tmp_path: Path) -> None:
    for place in (str(tmp_path), "/proc/nowhere/checkin.db"):
        said = checkin("log", "--file", place)
        assert (said.code, said.out) == (1, "")
        assert said.err.count("\n") == 1


def test_wrong_usage_ends_with_2_and_a_sentence() -> None:
    for args in (
        ("wn",),
        ("win", "--nope", "x"),
        ("show",),
        ("log", "--limit", "0"),
        ("log", "--kind", "wins"),
        ("export", "--format", "xml"),
        ("undo", "7"),
        ("trash", "burn"),
        ("--json",),
    ):
        said = checkin(*args)
        assert (said.code, said.out) == (2, "")
        assert "--help` " in said.err


def test_help_is_there_for_every_command_and_agrees_with_the_list() -> None:
    listing = checkin("--help").out
    assert checkin("-h").out == listing
    for heading, part in COMMANDS.items():
        assert f"\n{heading}:\n" in listing
        for name, (_, about) in part.items():
            said = checkin(name, "--help")
            assert said.code == 0
            assert said.out.split("\n\n")[1].strip() == about
            assert "--json" in said.out
            assert "--file" in said.out
    assert checkin("--version").out.startswith("checkin 0")


def test_help_keeps_the_tone() -> None:
    assert isinstance(group, Commands)
    for part in COMMANDS.values():
        for name in part:
            command = group.get_command(click.Context(group), name)
            assert command
            texts = [command.help or "", *(getattr(p, "help", "") for p in command.params)]
            assert [problems(text) for text in texts if text and problems(text)] == []


def _refused(path: str, command: str, sentence: str) -> None:
    before = Path(path).read_bytes()
    said = checkin(command, "words") if command == "win" else checkin(command)
    assert (said.code, said.out) == (1, "")
    assert sentence in said.err
    gives_back = "Your words could not be kept. Here they are, so you don't lose them:\nwords\n"
    assert said.err.count("\n") == (3 if command == "win" else 1)
    assert said.err.endswith(gives_back if command == "win" else ".\n")
    assert Path(path).read_bytes() == before
    assert os.listdir(os.path.dirname(path)) == [os.path.basename(path)]


@pytest.mark.parametrize("country", ["UK", "uk", "gb", "United Kingdom", " united  kingdom"])
def test_the_united_kingdom_is_one_country(country: str) -> None:
    assert checkin("settings", "country", country).out == "GB\n"
    assert "Samaritans" in checkin("people").out


def test_own_words_are_set_each_in_quotes(journal: Journal) -> None:
    said = checkin("settings", "own-wins", "Drank  water", "Took a walk", "Drank water")
    assert (said.code, said.out) == (0, "Drank water\nTook a walk\n")
    assert "own-wins    Drank water · Took a walk\n" in checkin("settings").out
    journal.settings.refresh()
    assert journal.settings.own_wins() == ("Drank water", "Took a walk")
    checkin("settings", "celebrate", "Dance a bit", "smile, if you feel like it.")
    journal.settings.refresh()
    assert journal.settings.celebrations() == ("Dance a bit", "cel-03")
    assert checkin("settings", "celebrate").out == "Dance a bit\nSmile, if you feel like it.\n"
    assert checkin("settings", "own-wins", "").out == "\n"
    assert checkin("settings", "own-wins", "--json").json["value"] == ""


def test_a_topic_that_comes_on_again_is_named() -> None:
    said = checkin("settings", "topics-off", "food")
    assert (said.code, said.out) == (0, "food\n")
    assert said.err.splitlines()[0] == (
        "These topics are on now: faith. To turn one off, add its name."
    )
    assert "on now" not in checkin("settings", "topics-off", "food", "body").err


@pytest.mark.parametrize(
    ("before", "after", "back"),
    [
        (("theme", "dawn"), ("theme", "nord"), "theme dawn"),
        (("country", ""), ("country", "DE"), "country ''"),
        (("toward", "kind, and slow"), ("toward", "x"), "toward 'kind, and slow'"),
        (("own-wins", "Tea", "A walk"), ("own-wins", ""), "own-wins Tea 'A walk'"),
    ],
)
def test_a_changed_setting_says_how_to_set_it_back(
    before: tuple[str, ...], after: tuple[str, ...], back: str
) -> None:
    checkin("settings", *before)
    stands = checkin("settings", before[0]).out
    assert checkin("settings", *after).err == f"To set it back: checkin settings {back}\n"
    assert checkin("settings", *after).err == ""  # it is so already
    checkin(*shlex.split(f"settings {back}"))
    assert checkin("settings", before[0]).out == stands


@pytest.mark.parametrize(
    ("name", "value"),
    [("day-start", "noonish"), ("theme", "neon"), ("country", "Germany"), ("evening", "sam")],
)
def test_a_setting_in_the_file_that_makes_no_sense_keeps_nothing_from_working(
    path: str, name: str, value: str
) -> None:
    with Journal.open(path) as journal:
        raw = journal._connection.raw
        raw.execute("INSERT INTO settings VALUES (?, ?, '')", (name, value))
        raw.execute("INSERT INTO settings VALUES ('of-the-future', 'x', '')")
    for args in (("win", "x"), ("here",), ("today",), ("log",), ("people",), ("status",)):
        said = checkin(*args)
        assert (said.code, name in said.err) == (0, False)
    used = checkin("settings", "--json").json[name]
    told = (
        f"The file has '{value}' for {name}, which is not allowed. "
        "Until you change it, checkin uses: "
    )
    if name == "evening":
        told = (
            "The file has 'sam' for evening, from a pack that isn't on this computer. "
            "`checkin packs add FILE` adds it again. Until then, checkin uses: "
        )
    for args in (("settings",), ("settings", name), ("settings", "--json")):
        said = checkin(*args)
        assert (said.code, said.err) == (0, f"{told}{used or '-'}\n")
    assert checkin("settings", "marks").err == ""
    good = {"day-start": "05:00", "theme": "dawn", "country": "DE", "evening": "student"}[name]
    assert "not allowed" not in checkin("settings", name, good).err
    assert checkin("settings").err == ""


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "A.PDF", "a.json.gz", "a.htlm", "a.db"])
@pytest.mark.parametrize("command", [("export",), ("share", "1"), ("people", "--plan")])
def test_a_form_there_is_not_is_refused_with_those_there_are(
    journal: Journal, tmp_path: Path, command: tuple[str, ...], name: str
) -> None:
    checkin("win", "x")
    journal.safety_plan.add("signs", "y")
    before = sorted(os.listdir(tmp_path))
    said = checkin(*command, "--output", str(tmp_path / name))
    assert (said.code, said.out) == (1, "")
    forms = ".json, .md, .csv" if command == ("export",) else ".html, .md, .txt"
    ending = name.rpartition(".")[2].casefold()
    assert said.err == (
        f"checkin can't save a file that ends in .{ending}. It can end in {forms}.\n"
    )
    assert sorted(os.listdir(tmp_path)) == before


@pytest.mark.parametrize(
    "command",
    [
        ("backup",),
        ("rescue",),
        ("export", "--output"),
        ("share", "1", "--output"),
        ("session", "--output"),
        ("people", "--plan", "--output"),
        ("remind", "--at", "20:30", "--yes", "--ics"),
        ("win", "z", "--file"),
    ],
)
def test_a_name_that_ends_as_a_folders_does_makes_no_file(
    journal: Journal, tmp_path: Path, command: tuple[str, ...]
) -> None:
    checkin("win", "x")
    journal.safety_plan.add("signs", "y")
    place, before = tmp_path / "new", sorted(tmp_path.rglob("*"))
    for name in (f"{place}/", f"{place}//", f"{place}/."):
        said = checkin(*command, name)
        assert (said.code, said.out) == (1, "")
        assert said.err.startswith(
            f"The folder {place} isn't there. Nothing was saved."
            " Make the folder first, or choose another place.\n"
        )
        assert sorted(tmp_path.rglob("*")) == before
    place.mkdir()
    said = checkin(*command, f"{place}/")
    if command == ("backup",):
        assert said.out == f"Saved a copy with 1 entry as {place}/checkin.db.\n"
        return
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith(f"{place} is")  # a folder, or there already
    assert list(place.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.JSON", "{"), ("a.markdown", "# "), ("a.csv", '"id"'), ("for mr. smith", "{"), ("a", "{")],
)
def test_the_name_says_the_form_of_an_export(tmp_path: Path, name: str, begins: str) -> None:
    checkin("win", "x")
    assert checkin("export", "--output", str(tmp_path / name)).code == 0
    assert (tmp_path / name).read_text().startswith(begins)
    odd = str(tmp_path / "kept.bak")
    assert checkin("export", "--format", "json", "--output", odd).code == 0  # as it was said


def test_a_second_folder_that_is_not_there_is_kept_and_said_not_to_be(tmp_path: Path) -> None:
    said = checkin("settings", "backups-to", str(tmp_path / "stick"))
    assert (said.code, said.out) == (0, f"{tmp_path / 'stick'}\n")
    assert "That folder isn't there right now." in said.err
    for value in (str(tmp_path), ""):
        assert "right now" not in checkin("settings", "backups-to", value).err
