"""Looking back on a week from the shell."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from checkin.content.week import of_the_week
from checkin.core.entries import NewEntry
from checkin.journal import Journal
from tests.support.shell import checkin

SATURDAY = date(2026, 11, 21)
ASKED = of_the_week(SATURDAY, ())[0]


def win(journal: Journal, text: str, days: int = 0) -> int:
    return journal.add(NewEntry("win", text, day=SATURDAY - timedelta(days=days))).id


@pytest.mark.practice(73)
def test_the_week_is_its_wins_what_was_written_and_one_question(journal: Journal) -> None:
    win(journal, "Rested")
    win(journal, "Swam", 6)
    win(journal, "Older", 7)
    assert checkin("week").err == f"\n{ASKED.text}\n"
    journal.week.add_answer(ASKED, "The radio")
    said = checkin("week")
    assert said.err == ""  # it is answered
    assert said.out.splitlines() == [
        "This week, 15 to 21 November",
        "",
        "What you wrote",
        f"  □ #4  12:30  Week: {ASKED.text}",
        "               The radio",
        "",
        "Saturday 21 November",
        "  ● #1  12:30  Rested",
        "",
        "Sunday 15 November",
        "  ● #2         Swam",
    ]
    found = checkin("week", "--json").json
    assert (found["first"], found["last"]) == ("2026-11-15", "2026-11-21")
    assert found["question"] == {"id": ASKED.id, "text": ASKED.text}
    assert found["wins"] == [checkin("show", str(n), "--json").json[0] for n in (1, 2)]
    assert found["written"] == [checkin("show", "4", "--json").json[0]]


@pytest.mark.practice(73)
def test_words_are_kept_as_the_answer_to_the_question() -> None:
    said = checkin("week", "The", "radio")
    assert (said.code, said.out, said.err) == (
        0,
        "Kept. `checkin edit 1` changes it.\n",
        f"{ASKED.text}\n",
    )
    entry = checkin("show", "1", "--json").json[0]
    assert (entry["kind"], entry["text"], entry["cue"]) == ("reflection", "The radio", ASKED.text)
    assert (entry["source"], entry["day"]) == (f"week:{ASKED.id}", "2026-11-21")
    assert checkin("week", "Tea", "--json").json["text"] == "Tea"


def test_the_question_comes_before_the_answer_to_it(path: str) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "checkin", "--file", path, "week", "The", "radio"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=True,
    )
    answers = [line for line in said.stdout.splitlines() if "This file is new" not in line]
    assert answers[1:] == ["Kept. `checkin edit 1` changes it."]
    assert answers[0].endswith("?")


def test_a_dash_reads_the_answer_and_nothing_else_does() -> None:
    assert checkin("week", "-", typed="two\nlines\n").code == 0
    assert checkin("show", "1", "--json").json[0]["text"] == "two\nlines"
    assert checkin("week", typed="not read").code == 0
    assert checkin("log", "--json").json[0]["text"] == "two\nlines"
    assert len(checkin("log", "--json").json) == 1


def test_an_answer_without_words_is_told_and_not_kept() -> None:
    for said in (checkin("week", ""), checkin("week", "-", typed=" \n")):
        assert (said.code, said.out) == (1, "")
        assert said.err == "Nothing to keep yet. Type a few words.\n"
    assert checkin("log", "--json").json == []


def test_an_older_week_is_the_seven_days_up_to_a_day(journal: Journal) -> None:
    win(journal, "Older", 7)
    assert checkin("week", "--on", "last saturday").out.splitlines() == [
        "An earlier week, 8 to 14 November",
        "",
        "Saturday 14 November",
        "  ● #1         Older",
    ]
    assert checkin("week", "Rest", "--on", "yesterday", "--json").json["day"] == "2026-11-20"
    assert checkin("week", "--on", "whenever").code == 1
    assert checkin("week", "--on", "1 january 0001").code in (0, 1)


def test_a_quiet_week_is_called_that() -> None:
    said = checkin("week")
    assert said.out.splitlines() == ["This week, 15 to 21 November", "", "A quiet week."]
    assert said.err == f"\n{ASKED.text}\n"
    found = checkin("week", "--json").json
    assert (found["wins"], found["written"]) == ([], [])


def test_the_questions_follow_the_topics() -> None:
    about_people = next(
        day
        for day in (SATURDAY - timedelta(weeks=n) for n in range(20))
        if "people" in of_the_week(day, ())[0].topics
    )
    week = ("week", "--on", about_people.isoformat(), "--json")
    assert "pet" in checkin(*week).json["question"]["text"]
    with Journal.open(checkin_file()) as journal:
        journal.settings.set("topics-off", "people")
    assert "pet" not in checkin(*week).json["question"]["text"]


def checkin_file() -> str:
    return str(Path(checkin("path").out.strip()))


def test_the_help_says_what_it_keeps() -> None:
    said = checkin("week", "--help")
    assert said.code == 0
    assert "to keep them as your answer" in " ".join(said.out.split())
    assert "  week " in checkin("--help").out
