"""`checkin import`: what comes in, what is said of it, and that nothing else happens."""

from __future__ import annotations

import json
import os
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import click
import pytest

from checkin.cli import completion, progress
from checkin.cli.click_commands import as_click
from checkin.cli.registry import find
from checkin.core.entries import NewEntry
from checkin.core.records import Draft
from checkin.core.stretches import Stretch
from checkin.importers.registry import GROUPS, formats
from checkin.journal import Journal
from checkin.journal import imports as writing
from checkin.tui.rendering.entries import redone_words, undone_words
from tests.importers.cases import CASES, Case, daylio, daylio_entry, zip_of
from tests.support.commands import IMPORTED
from tests.support.shell import checkin

READABLE = [case for case in CASES if not case.refused and case.rows]
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
MOODS = """full_date,date,weekday,time,mood,activities,note_title,note
2021-03-04,4 March,Thursday,18:52,rad ,"gym | long walk","","Saw @sam"
2021-03-05,5 March,Friday,7:05 am,meh,gym,"",""
2021-03-06,6 March,Saturday,,awful,"","",""
2021-02-30,30 February,Tuesday,8:00,meh,"","",""
"""


@pytest.fixture
def moods(tmp_path: Path) -> str:
    """A table of Daylio with a row that can't be read."""
    path = tmp_path / "moods.csv"
    path.write_text(MOODS)
    return str(path)


def there(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("case", READABLE, ids=str)
def test_every_form_comes_in_once(case: Case, tmp_path: Path, path: str) -> None:
    (tmp_path / "in").mkdir()
    source = str(case.laid_out(tmp_path / "in"))
    before = there(tmp_path / "in")
    said = checkin("import", source, "--json")
    assert (said.code, said.json["from"], said.json["done"]) == (0, case.form, True)
    assert said.json["entries"] == len(case.rows)
    assert [one["where"] for one in said.json["problems"]] == list(case.problems)
    with Journal.open(path, make=False) as journal:
        days = sorted(entry.day.isoformat() for entry in journal.entries())
        texts = "\n".join(entry.text for entry in journal.entries())
    assert days == sorted(day for day, _, _ in case.rows)
    for _, _, text in case.rows:
        assert text.strip() in texts
    again = checkin("import", source, "--json").json
    assert (again["entries"], again["here"]) == (0, len(case.rows))
    assert there(tmp_path / "in") == before


@pytest.mark.parametrize("case", [case for case in CASES if case.refused], ids=str)
def test_what_is_refused_makes_no_file(case: Case, tmp_path: Path, path: str) -> None:
    said = checkin("import", str(case.laid_out(tmp_path)))
    assert (said.code, said.out) == (1, "")
    assert case.refused in said.err
    assert not os.path.exists(os.path.dirname(path))


def test_it_says_what_came_in_and_one_undo_takes_it_back(moods: str, path: str) -> None:
    checkin("win", "mine")
    said = checkin("import", moods)
    assert said.code == 0
    first, copy = said.out.splitlines()
    assert first == (
        "Imported 3 entries from moods.csv (2021-03-04 to 2021-03-06)."
        " To take them back out, use `checkin undo`."
    )
    assert copy.startswith(f"A copy of your file from before: {os.path.dirname(path)}/backups/")
    assert said.err.splitlines() == ["Can't be read:", "  line 5: There's no day '2021-02-30'."]
    assert checkin("undo").out == "Undone. Removed what was imported from moods.csv: 3 entries.\n"
    assert [entry["text"] for entry in checkin("log", "--json").json] == ["mine"]
    assert checkin("redo").out == "Redone. Imported from moods.csv: 3 entries.\n"
    assert len(checkin("log", "--json").json) == 4


def test_a_dry_run_says_the_same_and_makes_nothing(moods: str, tmp_path: Path, path: str) -> None:
    before = there(tmp_path)
    said = checkin("import", moods, "--dry-run")
    assert said.code == 0
    assert said.out.splitlines() == [
        "From Daylio (table): moods.csv",
        "This would import 3 entries (2021-03-04 to 2021-03-06).",
        "Labels, and what they become:",
        "  gym (2): #gym",
        "  awful (1): awful",
        "  meh (1): meh",
        "  rad (1): rad",
        "  long walk (1): #long-walk",
        "Nothing was changed. Leave out --dry-run to import it.",
    ]
    assert "line 5" in said.err
    assert there(tmp_path) == before
    assert checkin("--file", str(tmp_path / "new.db"), "import", moods, "--dry-run").code == 0
    assert there(tmp_path) == before
    checkin("win", "mine")
    before = there(tmp_path)
    assert checkin("import", moods, "--dry-run", "--json").json["done"] is False
    assert there(tmp_path) == before


def test_labels_become_what_is_said(moods: str, path: str) -> None:
    chosen = ("--map", "gym=#exercise @kim", "--map", "MEH=", "--map", "awful=hard")
    said = checkin("import", moods, "--as", "win", *chosen, "--map", "sea=#x", "--json")
    assert said.code == 0
    assert said.json["unknown_labels"] == ["sea"]
    with Journal.open(path, make=False) as journal:
        third, second, first = journal.entries()
    assert (first.kind, first.text, first.feelings) == ("win", "Saw @sam", ("rad",))
    assert set(first.tags) == {"#exercise", "@kim", "#long-walk", "@sam"}
    assert (second.text, second.feelings) == ("gym", ())
    assert (third.kind, third.text) == ("setback", "awful")
    note = checkin("import", moods, "--map", "sea=#x", "--dry-run").err
    assert "There's no label sea in moods.csv." in note


def test_a_label_that_becomes_nothing_is_left_out(moods: str) -> None:
    said = checkin("import", moods, "--map", "gym=", "--dry-run").out.splitlines()
    assert "  gym (2): left out" in said
    assert "  meh (1): meh" in said


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("--map", "gym"), 2, "'gym' is not written as LABEL=WHAT, such as gym=#exercise."),
        (("--map", "=x"), 2, "'=x' is not written as LABEL=WHAT"),
        (("--map", "gym=#"), 1, "'#' can't be a tag."),
        (("--from", "dialog"), 1, "dialog can't be imported."),
        (("--from", "loop-habits"), 1, "moods.csv doesn't look like Loop Habit Tracker."),
        (("--as", "hope"), 2, "'hope' is not one of"),
    ],
)
def test_what_can_not_be_asked_is_told(
    moods: str, path: str, args: tuple[str, ...], code: int, said: str
) -> None:
    found = checkin("import", moods, *args)
    assert (found.code, found.out) == (code, "")
    assert said in found.err
    assert not os.path.exists(path)


def test_a_file_of_which_nothing_can_be_read_ends_with_1(tmp_path: Path, path: str) -> None:
    source = tmp_path / "a.csv"
    source.write_text("entryDate,entryContent\n2021-02-30,x\n2021-01-01,\n")
    said = checkin("import", str(source))
    assert (said.code, said.out) == (1, "Nothing in a.csv could be imported.\n")
    assert said.err.splitlines() == [
        "Left out:",
        "  line 3: It has no words.",
        "Can't be read:",
        "  line 2: There's no day '2021-02-30'.",
    ]
    assert not os.path.exists(path)


def test_what_is_here_and_what_was_put_away_is_told(moods: str) -> None:
    checkin("import", moods)
    checkin("delete", "1")
    said = checkin("import", moods)
    assert said.code == 0
    assert said.out.splitlines() == [
        "There's nothing new in moods.csv.",
        "Here already: 2 entries.",
        "Left in your trash: 1 entry. See checkin trash.",
    ]


def test_after_an_undo_it_comes_in_with_other_labels(moods: str) -> None:
    checkin("import", moods)
    checkin("undo")
    assert checkin("import", moods, "--map", "gym=#exercise").code == 0
    found = checkin("log", "--tag", "exercise", "--json").json
    assert len(found) == 2


def test_places_that_are_left_out_for_one_reason_are_told_in_one_line(tmp_path: Path) -> None:
    source = tmp_path / "a.csv"
    rows = ["2021-01-01,x", *[f"2021-01-{number:02}," for number in range(2, 8)]]
    source.write_text("\n".join(["entryDate,entryContent", *rows]))
    said = checkin("import", str(source))
    assert said.err.splitlines() == [
        "Left out:",
        "  line 3, line 4, line 5 and 3 more: It has no words.",
    ]
    assert len(checkin("import", str(source), "--json").json["left_out"]) == 6


def test_ctrl_c_in_the_middle_changes_nothing(
    moods: str, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(writing, "insert", stopped)
    assert checkin("import", moods).code == 130
    assert not os.path.exists(path)


def test_the_forms_are_offered_after_from() -> None:
    command = find("import")
    assert command is not None
    context = click.Context(as_click(command))
    offered = [item.value for item in completion.forms(context, "day")]
    assert offered == ["daylio-backup", "daylio-csv", "dayone", "dayone-classic"]


def test_only_so_many_rows_are_named(tmp_path: Path) -> None:
    source = tmp_path / "a.csv"
    rows = [f"2021-02-30,{number}" for number in range(1500)]
    source.write_text("\n".join(["entryDate,entryContent", "2021-01-01,x", *rows]))
    said = checkin("import", str(source))
    assert len(said.err.splitlines()) == 22
    assert said.err.endswith("  and 1,480 more; --json lists them all.\n")
    assert len(checkin("import", str(source), "--json").json["problems"]) == 1500


def test_an_export_brings_all_of_a_journal_into_a_new_file(tmp_path: Path) -> None:
    checkin("win", "Made the call", "--tag", "phone")
    checkin("edit", "1", "Made the call to @sam")
    checkin("settings", "theme", "dawn")
    one = str(tmp_path / "one.json")
    checkin("export", "--output", one, "--trash", "--drafts")
    new = str(tmp_path / "new.db")
    said = checkin("--file", new, "import", one)
    assert said.code == 0
    assert said.out.splitlines()[1] == "Also: 1 setting."
    assert said.err == f"This file is new: {new}\n"
    assert checkin("--file", new, "show", "1", "--json").json == checkin("show", "1", "--json").json
    assert checkin("--file", new, "settings", "theme").out == "dawn\n"
    again = checkin("--file", new, "import", one)
    assert (again.code, again.err) == (0, "")
    assert again.out == "There's nothing new in one.json.\nHere already: 1 entry.\n"
    assert again.code == 0
    assert "that all of it is here already is no error" in " ".join(
        checkin("import", "--help").out.split()
    )
    assert (
        checkin("--file", new, "undo").out
        == "Undone. Removed what was imported from one.json: 1 entry.\n"
    )
    assert checkin("--file", new, "settings", "theme").out == "dusk\n"


def test_an_entry_that_is_twice_in_a_file_comes_in_once(tmp_path: Path) -> None:
    checkin("win", "one")
    document = checkin("export").json
    out = tmp_path / "a.json"
    out.write_text(json.dumps({**document, "entries": document["entries"] * 2}))
    said = checkin("--file", str(tmp_path / "new.db"), "import", str(out), "--json")
    assert (said.code, said.json["entries"], said.json["here"]) == (0, 1, 1)


def test_an_earlier_version_that_can_not_be_is_named_and_the_rest_comes_in(tmp_path: Path) -> None:
    checkin("win", "one")
    checkin("edit", "1", "another")
    document = checkin("export").json
    document["changes"][1]["entries"][0]["before"]["outcome"] = "did"
    out, new = tmp_path / "a.json", str(tmp_path / "new.db")
    out.write_text(json.dumps(document))
    said = checkin("--file", new, "import", str(out), "--json")
    assert (said.code, said.json["entries"]) == (0, 1)
    assert [one["where"] for one in said.json["problems"]] == ["changes 2"]
    assert checkin("--file", new, "show", "1", "--json").json[0]["text"] == "another"


def test_what_belonged_to_something_that_is_not_in_the_file_stands_alone(tmp_path: Path) -> None:
    one, new, out = (str(tmp_path / name) for name in ("one.db", "new.db", "one.json"))
    filled(one, 1)
    checkin("--file", one, "export", "--kind", "step", "--output", out)
    said = checkin("--file", new, "import", out, "--as", "win", "--map", "a=b")
    assert said.err.splitlines()[1:] == [
        "Good to know:",
        "  entry 1: What it belonged to isn't in the file.",
        "A file of checkin says itself what everything is, so --as and --map change nothing.",
    ]
    (step,) = checkin("--file", new, "log", "--hard", "--json").json
    assert (step["kind"], step["text"], step["parent"]) == ("step", "Drank water", None)


def test_people_alone_can_come_in_and_be_undone(tmp_path: Path, path: str) -> None:
    with Journal.open(path) as journal:
        journal.contacts.add("Ana", "555 0100")
        journal.contacts.add("Ben", "555 0101")
    one, new = str(tmp_path / "one.json"), str(tmp_path / "new.db")
    checkin("export", "--output", one)
    said = checkin("--file", new, "import", one)
    assert said.out == (
        "Imported from one.json: 2 people. To take it back out, use `checkin undo`.\n"
    )
    other = str(tmp_path / "other.db")
    tried = checkin("--file", other, "import", one, "--dry-run").out
    assert tried.splitlines()[1] == "This would import 2 people."
    assert (
        checkin("--file", new, "undo").out
        == "Undone. Removed what was imported from one.json: everything.\n"
    )
    with Journal.open(new) as journal:
        assert journal.contacts.all() == []
        assert len(journal.contacts.deleted()) == 2


def test_help_says_how_to_get_a_file_out_of_each_program() -> None:
    said = " ".join(checkin("import", "--help").out.split())
    for form in formats():
        assert f"{form.name} " in said
        assert " ".join(form.how_to_export.split()) in said
        assert form.label.partition(" (")[0] in said
    assert [said.index(f"{group}:") for group in GROUPS] == sorted(
        said.index(f"{group}:") for group in GROUPS
    )
    assert {form.group for form in formats()} == set(GROUPS)


def test_the_command_is_found_by_its_name() -> None:
    command = find("import")
    assert command is not None
    assert command.name == "import"


@pytest.mark.parametrize(
    "name", ["a\x1b[2Jb.csv", "a\nb.csv", "a\udcffb.csv", "\u202ereversed.csv"], ids=ascii
)
def test_a_name_of_a_file_does_nothing_to_a_terminal(tmp_path: Path, name: str) -> None:
    source = tmp_path / name
    source.write_bytes(IMPORTED.read_bytes() + b"2021-02-30,x\n")
    for args in (("--dry-run",), ("--map", "a\x1b[2J=b"), ("--json",)):
        said = checkin("import", os.fsdecode(os.fsencode(source)), *args)
        assert said.code == 0
        assert not CONTROL.search(said.out + said.err)
        assert "\u202e" not in said.out + said.err
    undone = checkin("undo")
    assert undone.code == 0
    assert not CONTROL.search(undone.out)
    assert undone.out.count("\n") == 1


def test_what_is_in_a_file_does_nothing_to_a_terminal(tmp_path: Path) -> None:
    source = tmp_path / "a.csv"
    source.write_text(MOODS.replace("long walk", "\x1b[2Jlong\u202e").replace("2021-02-30", "\x1b"))
    for args in (("--dry-run",), ("--json",), ()):
        said = checkin("import", str(source), *args)
        assert not CONTROL.search(said.out + said.err)


def test_a_file_of_checkin_itself_is_refused_with_what_to_do(path: str) -> None:
    checkin("win", "mine")
    said = checkin("import", path)
    assert (said.code, said.out) == (1, "")
    assert said.err == (
        "checkin.db is a check-in file itself. Export it with checkin --file FILE export, and"
        " import what that gives.\n"
    )


def filled(path: str, times: int) -> None:
    """A file with so many of everything that an export holds."""
    with Journal.open(path) as journal:
        moment = journal.add(NewEntry("setback", "=Shouted", why="too loud", before=8))
        journal.add(NewEntry("step", "Drank water", parent=moment.id, outcome="easier", after=3))
        for n in range(times):
            journal.contacts.add(f"Ana {n}", "555 0100")
            journal.safety_plan.add("signs", f"I skip meals {n}")
            journal.help_lines.add({"name": f"Night line {n}", "call": "555 0122"})
            journal.lookback.save_stretch(
                Stretch(f"s{n}", "Walks", 7, None, "#walk", "2026-11-01", kept=moment.id)
            )
            journal.settings.set(("country", "toward")[n], "GB")
            journal.state.set(("look-back:1", "not-for-me:st-02")[n], "2026-11-20")
            journal.drafts.save(Draft(("wins", "morning")[n], "line", "half a w"))


@pytest.mark.parametrize(
    ("times", "beside"),
    [
        (
            1,
            "1 person, 1 line of your plan, 1 help line, 1 thing you're working toward, 1 setting,"
            " 1 note of checkin's own, 1 draft",
        ),
        (
            2,
            "2 people, 2 lines of your plan, 2 help lines, 2 things you're working toward,"
            " 2 settings, 2 notes of checkin's own, 2 drafts",
        ),
    ],
)
def test_what_comes_in_beside_entries_is_told(tmp_path: Path, times: int, beside: str) -> None:
    one, new, out = (str(tmp_path / name) for name in ("one.db", "new.db", "one.json"))
    filled(one, times)
    checkin("--file", one, "export", "--trash", "--drafts", "--output", out)
    said = checkin("--file", new, "import", out)
    assert said.out.splitlines()[1] == f"Also: {beside}."
    for args in (("people",), ("people", "--plan"), ("settings",), ("log", "--hard", "--json")):
        assert checkin("--file", new, *args).out == checkin("--file", one, *args).out


def test_notes_about_an_entry_come_with_its_number_in_another_file(tmp_path: Path) -> None:
    one, two, out = (str(tmp_path / name) for name in ("one.db", "two.db", "one.json"))
    filled(one, 2)
    with Journal.open(one) as journal:
        journal.drafts.save(Draft("entry", "words-1", "other words", 0, {"id": 1}))
    checkin("--file", one, "export", "--drafts", "--output", out)
    with Journal.open(two) as journal:
        journal.add(NewEntry("win", "mine"))
    said = checkin("--file", two, "import", out)
    title, row = said.err.splitlines()
    assert title == "Left out:"
    assert re.fullmatch(r"  drafts \d: It is about an entry that has another number here\.", row)
    with Journal.open(two) as journal:
        moment = journal.entry(2)
        assert moment.text == "=Shouted"
        assert journal.entry(3).parent == 2
        assert journal.hard_moments.wants_look_back(2)
        assert not journal.hard_moments.wants_look_back(1)
        assert [stretch.kept for stretch in journal.lookback.stretches()] == [2, 2]


def test_a_table_of_checkin_brings_in_the_entries(tmp_path: Path) -> None:
    one, new, out = (str(tmp_path / name) for name in ("one.db", "new.db", "one.csv"))
    filled(one, 1)
    checkin("--file", one, "win", "Walked with @Sam", "--tag", "long-way")
    checkin("--file", one, "export", "--output", out)
    assert checkin("--file", new, "import", out).code == 0
    log = ("log", "--hard", "--json")
    assert checkin("--file", new, *log).json == checkin("--file", one, *log).json
    assert checkin("--file", new, "import", out).out.startswith("There's nothing new")


def test_what_is_here_with_other_words_stays(tmp_path: Path, path: str) -> None:
    checkin("win", "one")
    out = str(tmp_path / "one.json")
    checkin("export", "--output", out)
    checkin("edit", "1", "another")
    said = checkin("import", out)
    assert said.out.splitlines() == [
        "There's nothing new in one.json.",
        "Here already: 1 entry.",
        "Of these, different here and left as they are: 1 entry.",
    ]
    assert checkin("show", "1", "--json").json[0]["text"] == "another"


def test_what_to_know_about_how_it_was_read_is_told(tmp_path: Path) -> None:
    source = tmp_path / "wins.md"
    source.write_text("# Wins\n\n## 2026-03-02 - 2026-03-08\n\n- Slept\n")
    said = checkin("import", str(source))
    assert said.err.splitlines() == [
        "Good to know:",
        "  line 5: The file says the week, not the day. The last day of the week was used.",
    ]


def test_a_row_that_an_export_could_not_read_is_named(tmp_path: Path) -> None:
    one, new, out = (str(tmp_path / name) for name in ("one.db", "new.db", "one.json"))
    filled(one, 1)
    with closing(sqlite3.connect(one)) as raw, raw:
        raw.execute("PRAGMA ignore_check_constraints = ON")
        raw.execute("INSERT INTO entries (kind, day, text) VALUES ('win', 'someday', 'x')")
    assert checkin("--file", one, "export", "--output", out).code == 0
    said = checkin("--file", new, "import", out, "--json")
    assert said.code == 0
    assert said.json["entries"] == 2
    assert said.json["problems"] == [
        {"where": "unreadable 1", "why": "It could not be read when the file was written."}
    ]


def test_at_a_terminal_a_long_file_says_how_far_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "a.csv"
    rows = [f"2021-01-{1 + n % 28:02},{n}" for n in range(450)]
    source.write_text("\n".join(["entryDate,entryContent", *rows]))
    assert "\r" not in checkin("import", str(source), "--dry-run").err
    monkeypatch.setattr(progress, "at_terminal", lambda stream: True)
    monkeypatch.setattr(progress, "_FIRST", 3600)
    assert "\r" not in checkin("import", str(source), "--dry-run").err  # it was soon done
    monkeypatch.setattr(progress, "_FIRST", -1)
    monkeypatch.setattr(progress, "_NEXT", -1)
    new = str(tmp_path / "new.db")
    said = checkin("--file", new, "import", str(source))
    assert said.err.split("\r")[1:] == [
        "Reading: 200",
        "Reading: 400",
        " " * len("Reading: 400"),
        "",
        "Importing: 200 of 450",
        "Importing: 400 of 450",
        " " * len("Importing: 400 of 450"),
        f"This file is new: {new}\n",
    ]


def test_the_app_says_what_an_undo_took_back(moods: str, path: str) -> None:
    checkin("import", moods)
    with Journal.open(path) as journal:
        assert (
            undone_words(journal.undo())
            == "Undone. Removed what was imported from moods.csv: 3 entries."
        )
        assert redone_words(journal.redo()) == "Redone. Imported from moods.csv: 3 entries."


def test_a_draft_comes_in_with_what_it_belongs_to(tmp_path: Path) -> None:
    one, new, out = (str(tmp_path / name) for name in ("one.db", "new.db", "one.json"))
    about = {"typed": "2026-11-20", "setback": 3}
    with Journal.open(one) as journal:
        journal.add(NewEntry("win", "Tea"))
        journal.drafts.save(Draft("words", "at-1", "half a thought", 4, about))
    checkin("--file", one, "export", "--drafts", "--output", out)
    assert checkin("--file", new, "import", out).code == 0
    with Journal.open(new) as journal:
        ((text, context),) = journal._connection.rows("SELECT text, context FROM drafts")
    assert (text, json.loads(context)) == ("half a thought", about)


def test_a_zip_in_it_that_is_not_complete_is_named(tmp_path: Path) -> None:
    backup = zip_of({"backup.daylio": daylio(daylio_entry(1, "2021 8 3 1 0", 1, note="Swam"))})
    files = {"one.daylio": backup, "two.daylio": backup[:-30]}
    path = Case("", "", files, zipped=True).laid_out(tmp_path)
    done = checkin("import", str(path), "--dry-run")
    assert "From Daylio (backup)" in done.out
    assert "This would import 1 entry" in done.out
    assert "two.daylio: It's a zip that isn't complete." in done.out + done.err
