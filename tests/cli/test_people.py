"""`checkin people`: help lines whatever happens, one's own when the file can be read."""

from __future__ import annotations

import os
import sqlite3
import stat
import time
from contextlib import closing
from pathlib import Path

import pytest

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from tests.support.shell import checkin

STALE = "No one has checked this list yet."


def fill(journal: Journal) -> None:
    journal.contacts.add("Sam", "555 0100", "call me for ten minutes")
    journal.contacts.add("Ana")
    journal.safety_plan.add("signs", "I stop answering")
    journal.safety_plan.add("looked_over", "2026-11-02")
    journal.settings.set("country", "GB")


@pytest.mark.practice(87)
def test_without_a_country_one_line_says_how_to_choose_and_no_file_is_made(path: str) -> None:
    said = checkin("people")
    assert (said.code, said.err) == (0, "")
    assert len(said.out.splitlines()) <= 10
    assert "For help lines, type checkin people --country and two letters: AU, CA," in said.out
    assert "findahelpline.com" in said.out
    every = checkin("people", "--all")
    for words in ("988", "116 123", "14416", "findahelpline.com", STALE):
        assert words in every.out
    assert len(checkin("people", "--json").json["lines"]) == 28
    assert "If someone is in danger right now, call your local emergency number." in said.out
    assert "My people" not in said.out
    assert not os.path.exists(os.path.dirname(path))


@pytest.mark.practice(87)
def test_ones_own_people_stay_on_the_screen_without_a_country(journal: Journal) -> None:
    fill(journal)
    journal.settings.set("country", "")
    id = journal.help_lines.add({"name": "City night line", "call": "555 0199"})
    said = checkin("people")
    assert "Sam  555 0100" in said.out
    assert "checkin people --plan" in said.out
    assert "Call 555 0199" in said.out
    assert id
    assert len(said.out.splitlines()) < 24


@pytest.mark.practice(87)
def test_ones_own_come_first_then_the_lines_of_the_chosen_country(journal: Journal) -> None:
    fill(journal)
    said = checkin("people")
    assert said.out.splitlines() == [
        "My people",
        "  Sam  555 0100",
        "    call me for ten minutes  added 21 November",
        "  Ana",
        "    added 21 November",
        "",
        "My plan for hard times",
        "  2 lines, changed 21 November",
        "  Type checkin people --plan to read it.",
        "",
        "Help lines: United Kingdom",
        "  You don't need to be in an emergency. Feeling bad is reason enough.",
        "  In danger right now: 999 or 112",
        "  Samaritans  Phone 24/7, free",
        "    Call 116 123",
        "    Write to jo@samaritans.org",
        "    You don't have to be suicidal to call. An e-mail can take days to be answered."
        " With Relay UK: 18001 116 123",
        "  Shout  24/7",
        "    Text 85258 (text SHOUT)",
        "  FRANK  Phone 24/7, at the price of a normal call. Chat 2 pm to 6 pm",
        "    Call 0300 123 6600",
        "    Text 82111",
        "    Chat at talktofrank.com",
        "    For drugs. With Relay UK: 18001 0300 123 6600",
        "  Drinkline  Weekdays 9 am to 8 pm, weekends 11 am to 4 pm, free",
        "    Call 0300 123 1110",
        "    For alcohol, your own drinking or someone else's. With Relay UK: 18001 0300 123 1110",
        "  Find A Helpline  findahelpline.com",
        "    Free list of help lines by country",
        "",
        "No one has checked this list yet. If a number doesn't work, try findahelpline.com"
        " or your local emergency number.",
        "You may get a recording or automatic messages first, and wait. Then a person answers. "
        "You can share as much or as little as you want. If a life is at risk, some lines may call "
        "emergency services.",
        "checkin can't make calls, and does not tell anyone what you do here.",
    ]


@pytest.mark.parametrize("country", ["UK", "uk", "gb", "United kingdom"])
def test_the_united_kingdom_goes_by_both_its_codes(country: str) -> None:
    assert "Help lines: United Kingdom" in checkin("people", "--country", country).out


@pytest.mark.parametrize("country", ["DE", "de", "Germany", " germany "])
def test_a_country_can_be_asked_for(journal: Journal, country: str) -> None:
    fill(journal)
    said = checkin("people", "--country", country)
    assert said.code == 0
    assert "TelefonSeelsorge" in said.out
    assert "In danger right now: 112" in said.out
    assert "Samaritans" not in said.out
    assert journal.settings["country"] == "GB"


def test_a_country_without_lines_is_said_with_those_there_are() -> None:
    said = checkin("people", "--country", "\x1b[2JAtlantis")
    assert said.code == 0
    assert "There's no line here for ␛[2JAtlantis." in said.out
    assert "AU, CA, FR, DE" in said.out
    assert "--all for every line" in said.out
    assert "findahelpline.com" in said.out


def test_all_lines_can_be_asked_for(journal: Journal) -> None:
    fill(journal)
    said = checkin("people", "--all")
    assert "Samaritans (United Kingdom)  Phone 24/7, free" in said.out
    assert "988 Suicide & Crisis Lifeline (United States)  24/7" in said.out


@pytest.mark.practice(87)
def test_a_locked_file_is_not_waited_for(journal: Journal, path: str) -> None:
    fill(journal)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    started = time.monotonic()
    said = checkin("people")
    assert time.monotonic() - started < 2
    assert said.code == 0
    assert "Your own people can't be read right now." in said.err
    assert "Another program is using your check-in file." in said.err
    assert "116 123" in said.out
    answer = checkin("people", "--json").json
    assert (answer["people"], answer["plan"]) == (None, None)
    assert answer["trouble"] == "Another program is using your check-in file."
    assert len(answer["lines"]) == 28
    assert "116 123" in checkin("people", "--plan").out
    holder.close()


@pytest.mark.practice(87)
@pytest.mark.parametrize("kind", ["text", "other", "damaged", "newer", "folder", "pipe"])
def test_a_file_that_can_not_be_read_keeps_no_help_line_back(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "x.db"
    if kind == "text":
        path.write_text("garbage " * 100)
    elif kind == "other":
        with closing(sqlite3.connect(path)) as raw, raw:
            raw.execute("CREATE TABLE people (id, name)")
        raw.close()
    elif kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        with Journal.open(str(path)) as journal:
            fill(journal)
        raw = sqlite3.connect(path)
        if kind == "newer":
            raw.executescript("ALTER TABLE people RENAME TO folk; PRAGMA user_version = 99")
        raw.close()
        if kind == "damaged":
            size = path.stat().st_size
            with path.open("r+b") as file:
                file.seek(4096)
                file.write(b"\xff" * (size - 4096))
    before = path.read_bytes() if path.is_file() else b""
    said = checkin("people", "--file", str(path))
    assert said.code == 0
    assert "Your own people can't be read right now." in said.err
    assert "116 123" in said.out
    assert STALE in said.out
    if path.is_file():
        assert path.read_bytes() == before


def test_a_newer_file_of_the_same_shape_is_read(journal: Journal, path: str) -> None:
    fill(journal)
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("PRAGMA user_version = 99")
    raw.close()
    assert "Sam  555 0100" in checkin("people").out


def test_nothing_is_changed(journal: Journal, path: str) -> None:
    fill(journal)
    before = Path(path).read_bytes()
    for args in ((), ("--json",), ("--plan",), ("--country", "DE"), ("--all",)):
        assert checkin("people", *args).code == 0
    assert Path(path).read_bytes() == before
    assert os.listdir(os.path.dirname(path)) == ["checkin.db"]


def test_as_json_it_holds_all_of_it(journal: Journal) -> None:
    fill(journal)
    answer = checkin("people", "--json").json
    assert answer["people"][0] == {
        "name": "Sam",
        "reach": "555 0100",
        "ask": "call me for ten minutes",
        "checked": "2026-11-21",
        "last_change": "added",
    }
    assert answer["plan"] == {"signs": ["I stop answering"], "looked_over": ["2026-11-02"]}
    assert (answer["country"], answer["emergency"]) == ("GB", "999 or 112")
    assert [line["name"] for line in answer["lines"]] == [
        "Samaritans",
        "Shout",
        "FRANK",
        "Drinkline",
    ]
    assert (answer["checked"], answer["stale"]) == (None, True)
    assert answer["anywhere"]["url"] == "findahelpline.com"
    assert checkin("people", "--json", "--plan").json == {"plan": answer["plan"]}


def keep_lines(journal: Journal) -> str:
    """A line of one's own, one in own words, one that was checked and one that is hidden."""
    id = journal.help_lines.add(
        {"name": "City night line", "call": "555 0199", "hours": "ten to six"}
    )
    journal.help_lines.edit(
        "gb-shout", {"name": "Shout", "text_to": "85258", "note": "They are fast"}
    )
    journal.help_lines.mark_checked("us-988")
    journal.help_lines.hide("gb-samaritans")
    return id


@pytest.mark.practice(87)
def test_own_lines_come_first_and_hidden_ones_are_left_out(journal: Journal) -> None:
    journal.settings.set("country", "GB")
    keep_lines(journal)
    for id in ("gb-frank", "gb-drinkline"):
        journal.help_lines.hide(id)
    said = checkin("people")
    assert said.out.splitlines()[:12] == [
        "Help lines: United Kingdom",
        "  You don't need to be in an emergency. Feeling bad is reason enough.",
        "  In danger right now: 999 or 112",
        "  City night line  ten to six",
        "    Call 555 0199",
        "    yours, checked 21 November",
        "  Shout",
        "    Text 85258",
        "    They are fast",
        "    yours, checked 21 November",
        "  Find A Helpline  findahelpline.com",
        "    Free list of help lines by country",
    ]
    assert "List last checked: 21 November." in said.out
    every = checkin("people", "--all").out
    assert "City night line  ten to six" in every
    assert "Shout (United Kingdom)" in every
    assert "Samaritans (Ireland)" in every
    assert "Samaritans (United Kingdom)" not in every
    at = every.index("988 Suicide & Crisis Lifeline (United States)")
    assert "checked 21 November" in every[at : every.index("Crisis Text Line")]
    assert "Lines without a date haven't been checked yet." in " ".join(every.split())


@pytest.mark.practice(87)
def test_as_json_a_line_says_whose_it_is_and_how_old(journal: Journal) -> None:
    journal.settings.set("country", "GB")
    id = keep_lines(journal)
    found = checkin("people", "--json").json["lines"]
    assert [(line["id"], line["own"], line["checked"]) for line in found] == [
        (id, True, "2026-11-21"),
        ("gb-shout", True, "2026-11-21"),
        ("gb-frank", False, None),
        ("gb-drinkline", False, None),
    ]
    assert (found[0]["country"], found[1]["country"]) == ("", "GB")
    found = checkin("people", "--json", "--country", "us").json["lines"]
    assert [(line["id"], line["own"], line["checked"]) for line in found] == [
        (id, True, "2026-11-21"),
        ("us-988", False, "2026-11-21"),
        ("us-crisis-text-line", False, None),
        ("us-samhsa", False, None),
    ]


@pytest.mark.practice(87)
def test_a_locked_file_leaves_the_list_as_it_came(journal: Journal, path: str) -> None:
    journal.settings.set("country", "GB")
    keep_lines(journal)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    said = checkin("people", "--country", "gb")
    holder.close()
    assert said.code == 0
    assert "116 123" in said.out
    assert "City night line" not in said.out


def test_the_plan_on_paper_has_the_lines_as_they_are_kept(journal: Journal, tmp_path: Path) -> None:
    fill(journal)
    keep_lines(journal)
    checkin("people", "--plan", "--output", str(tmp_path / "plan.txt"))
    for text in (checkin("people", "--plan").out, (tmp_path / "plan.txt").read_text()):
        assert "City night line: call 555 0199. ten to six" in text
        assert "116 123" not in text


def test_the_plan_is_a_page_of_text(journal: Journal) -> None:
    fill(journal)
    said = checkin("people", "--plan")
    assert said.out.splitlines()[:5] == [
        "My plan for hard times",
        "======================",
        "",
        "How I can tell it's getting hard",
        " - I stop answering",
    ]
    assert " - Sam, 555 0100, call me for ten minutes" in said.out
    assert "Last checked: 2 November 2026" in said.out


def test_without_a_plan_it_says_how_to_begin(journal: Journal) -> None:
    assert "No plan here yet." in checkin("people", "--plan").out
    said = checkin("people", "--plan", "--output", "plan.html")
    assert (said.code, said.out) == (1, "")
    assert "press f3" in said.err
    assert not os.path.exists("plan.html")


@pytest.mark.parametrize(
    ("name", "begin"), [("plan.html", "<!doctype html>"), ("plan.md", "# My"), ("plan", "My plan")]
)
def test_the_plan_is_saved_for_ones_own_eyes(
    journal: Journal, tmp_path: Path, name: str, begin: str
) -> None:
    fill(journal)
    path = tmp_path / name
    said = checkin("people", "--plan", "--output", str(path))
    assert said.code == 0
    assert str(path) in said.out
    assert "It helps to have a copy on paper too." in said.out
    assert path.read_text().startswith(begin)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_plan_takes_the_place_of_no_file(journal: Journal, path: str, tmp_path: Path) -> None:
    fill(journal)
    taken = tmp_path / "plan.html"
    taken.write_text("mine")
    said = checkin("people", "--plan", "--output", str(taken))
    assert (said.code, said.out) == (1, "")
    assert "is there already" in said.err
    assert taken.read_text() == "mine"
    assert checkin("people", "--plan", "--output", str(taken), "--force").code == 0
    assert taken.read_text() != "mine"
    said = checkin("people", "--plan", "--force", "--output", path)
    assert said.code == 1
    assert "That's your check-in file itself." in said.err
    assert journal.contacts.all()


def test_a_locked_plan_is_not_saved(journal: Journal, path: str, tmp_path: Path) -> None:
    fill(journal)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    said = checkin("people", "--plan", "--output", str(tmp_path / "plan.html"))
    holder.close()
    assert (said.code, said.out) == (1, "")
    assert not (tmp_path / "plan.html").exists()


def test_an_output_goes_with_a_plan() -> None:
    assert checkin("people", "--output", "x.html").code == 2
    assert checkin("people", "--force").code == 2


@pytest.mark.parametrize("text", ["\x1b[2Jgone", "a\u202eb", "[b]x[/b]", "日本", "\x9b31m"])
def test_hostile_names_are_only_text(journal: Journal, text: str) -> None:
    journal.contacts.add(text, text, text)
    journal.safety_plan.add("signs", text)
    journal.help_lines.add({"name": text, "call": text, "hours": text, "note": text})
    for args in ((), ("--plan",), ("--json",)):
        said = checkin("people", *args)
        assert said.code == 0
        assert not {"\x1b", "\u202e", "\x9b"} & set(said.out)


def test_a_shell_without_unicode_is_served(journal: Journal) -> None:
    journal.contacts.add("Zoë 日本")
    journal.add(NewEntry("win", "x"))
    said = checkin("people", "--all", encoding="ascii")
    assert said.code == 0
    assert "116 123" in said.out


def test_it_stands_in_the_list_of_commands() -> None:
    assert "people" in checkin("--help").out
    assert "--country" in checkin("people", "--help").out
