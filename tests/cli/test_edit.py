"""Changing, putting away and taking back from the shell."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from typing import Any

import pytest

from checkin.core.clock import Clock
from checkin.core.entries import NewEntry
from checkin.journal import Journal
from tests.support.shell import NOON, checkin


def test_an_edit_changes_what_is_given_and_nothing_else() -> None:
    before = checkin("win", "old #a", "--why", "because", "--tag", "b", "--json").json
    said = checkin("edit", "1", "new", "#c")
    assert (said.code, said.out) == (0, "Changed. The earlier words are kept too.\n")
    after = checkin("show", "1", "--json").json[0]
    assert (after["text"], after["tags"]) == ("new #c", ["#b", "#c"])
    changed = ("text", "tags", "shown_tags", "updated_at")
    assert {k: v for k, v in after.items() if k not in changed} == {
        k: v for k, v in before.items() if k not in changed
    }


def test_each_option_of_an_edit() -> None:
    checkin("win", "x", "--tag", "people")

    def edited(*args: str) -> dict[str, object]:
        found: dict[str, object] = checkin("edit", "#1", *args, "--json").json
        return found

    assert edited("--why", "so")["why"] == "so"
    assert edited("--why", "")["why"] == ""
    assert edited("--bring")["bring"] is True
    assert edited("--not-bring")["bring"] is False
    assert edited("--keep-for-hard-day")["keepsake"] is True
    assert edited("--not-for-hard-day")["keepsake"] is False
    assert edited("--tag", "@sam", "--untag", "people")["tags"] == ["@sam"]
    moved = edited("--on", "yesterday", "--at", "21:00")
    assert (moved["day"], moved["at"]) == ("2026-11-20", "2026-11-20T21:00:00+01:00")
    moved = edited("--at", "1:00")  # of the day it is on, whose night is over by now
    assert (moved["day"], moved["at"]) == ("2026-11-20", "2026-11-21T01:00:00+01:00")
    moved = edited("--on", "3 days ago")
    assert (moved["day"], moved["at"]) == ("2026-11-18", None)


def test_an_edit_without_words_reads_them() -> None:
    checkin("win", "x")
    assert checkin("edit", "1", typed="y\nz\n").code == 0
    assert checkin("show", "1", "--json").json[0]["text"] == "y\nz"
    assert checkin("edit", "1").code == 1
    assert checkin("edit", "1", "").code == 1
    assert checkin("show", "1", "--json").json[0]["text"] == "y\nz"


@pytest.mark.parametrize("line", [("edit", "1", "zz"), ("edit", "1"), ("delete", "1")])
def test_what_is_put_away_is_said_to_be_and_how_it_comes_back(line: tuple[str, ...]) -> None:
    checkin("win", "x")
    checkin("delete", "1")
    said = checkin(*line, typed="words")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("#1 is put away. `checkin trash restore 1` brings it back.")
    assert checkin("trash", "restore", "1").code == 0
    assert checkin("edit", "1", "zz").code == 0
    assert "There's no entry #2." in checkin("edit", "2", "zz").err


def test_a_tag_in_the_words_stays_with_them() -> None:
    checkin("win", "a #walk")
    said = checkin("edit", "1", "--untag", "walk")
    assert said.code == 1
    assert "#walk is part of the text of #1. Edit the text to remove it." in said.err
    assert checkin("edit", "1", "a walk", "--untag", "walk").code == 0
    assert checkin("show", "1", "--json").json[0]["tags"] == []


MADE_UP = ("#history", "@o", "#two words")
"""Tags that an older version read out of an address or a name, or another program wrote."""


@pytest.mark.parametrize("tag", MADE_UP)
def test_a_tag_that_the_words_do_not_name_can_be_taken_off(path: str, tag: str) -> None:
    checkin("win", "read https://en.wikipedia.org/wiki/Calm_(company)#History with @O'Brien")
    with sqlite3.connect(path) as raw:
        raw.execute("INSERT INTO tags (entry, tag) VALUES (1, ?)", (tag,))
    raw.close()
    assert checkin("show", "1", "--json").json[0]["tags"] == sorted([tag, "@o'brien"])
    assert checkin("edit", "1", "--untag", tag).code == 0
    assert checkin("show", "1", "--json").json[0]["tags"] == ["@o'brien"]
    assert checkin("undo").code == 0


def test_deleting_puts_away_and_undo_brings_back() -> None:
    for words in ("one", "two", "three"):
        checkin("win", words)
    said = checkin("delete", "1", "#3", "1")
    assert said.out == "Put away (checkin undo brings it back): #1 one, #3 three\n"
    assert checkin("status", "--json").json["wins"] == 1
    assert checkin("undo").out == "Undone. Brought back: 2 entries: #1 one, #3 three\n"
    assert checkin("status", "--json").json["wins"] == 3
    assert checkin("redo").out == "Redone. Put away: 2 entries: #1 one, #3 three\n"
    assert checkin("delete", "2", "1").code == 1  # one is away already, so both stay as they are
    assert checkin("status", "--json").json["wins"] == 1


def test_json_of_changes() -> None:
    checkin("win", "one")
    checkin("win", "two")
    assert checkin("delete", "1", "--json").json[0]["deleted"] is True
    assert [e["deleted"] for e in checkin("undo", "--json").json] == [False]
    assert [e["id"] for e in checkin("delete", "1", "2", "--json").json] == [1, 2]
    assert [e["id"] for e in checkin("trash", "--json").json] == [2, 1]
    assert checkin("trash", "restore", "1", "--json").json[0]["deleted"] is False
    assert [e["deleted"] for e in checkin("undo", "--json").json] == [True]


def test_undo_and_redo_say_what_they_did() -> None:
    checkin("win", "one")
    assert "Put away (checkin redo brings it back): #1 one" in checkin("undo").out
    assert checkin("redo").out == "Redone. Kept: #1 one\n"
    checkin("edit", "1", "more")
    assert checkin("undo").out == "Undone. Changed back: #1 one\n"
    assert checkin("redo").out == "Redone. Changed: #1 more\n"
    checkin("delete", "1")
    checkin("trash", "restore", "1")
    assert checkin("undo").out == "Undone. Put away again: #1 more\n"
    assert checkin("redo").out == "Redone. Brought back: #1 more\n"


def test_with_nothing_to_undo_it_says_so() -> None:
    for command in ("undo", "redo"):
        said = checkin(command)
        assert (said.code, said.err) == (1, f"There's nothing to {command}.\n")


def test_a_hard_moment_takes_its_steps_along(journal: Journal) -> None:
    journal.add_many([NewEntry("setback", ""), NewEntry("step", "water")], chain=True)
    said = checkin("delete", "1")
    assert said.out.endswith("#1 A hard moment, #2 water\n")
    checkin("undo")
    assert checkin("delete", "1", "--json").json[0]["id"] == 1


def test_many_entries_are_named_by_their_number(journal: Journal) -> None:
    journal.add_many([NewEntry("win", "x")] * 4)
    assert checkin("delete", "1", "2", "3", "4").out.endswith(": 4 entries\n")
    journal.add(NewEntry("win", "word " * 50))
    assert len(checkin("delete", "5").out) < 120


@pytest.fixture
def old_and_new(path: str) -> None:
    """One entry put away 31 days ago, and one today."""
    then = NOON - timedelta(days=31)
    with Journal.open(path, Clock(lambda: then)) as journal:
        journal.add(NewEntry("win", "old"))
        journal.add(NewEntry("win", "new"))
        journal.delete(1)
    checkin("delete", "2")


@pytest.mark.usefixtures("old_and_new")
def test_emptying_the_trash_asks_and_takes_what_is_old() -> None:
    said = checkin("trash", "empty", typed="y\n")  # not someone at a terminal
    assert (said.code, said.out) == (1, "")
    assert "Add --dry-run to see what would go, or --yes" in said.err
    assert checkin("status", "--json").json["trash"] == 2
    said = checkin("trash", "empty", "--yes")
    assert said.out.startswith("Removed for good: 1 entry.\nStill in 1 backup.")
    assert [e["text"] for e in checkin("trash", "--json").json] == ["new"]
    said = checkin("trash", "empty", "--yes")
    assert said.out == "Nothing was removed.\n"
    assert said.err.startswith("Anything put away in the last 30 days")
    answer = checkin("trash", "empty", "--all", "--yes", "--json").json
    assert (answer["removed"], answer["lines"]) == (1, 0)
    assert checkin("trash").err == "The trash is empty.\n"
    assert checkin("trash", "empty").out == "Nothing was removed.\n"


def test_emptying_takes_lines_of_lists_too(journal: Journal) -> None:
    journal.contacts.delete(journal.contacts.add("Sam").id)
    journal.delete(journal.add(NewEntry("win", "x")).id)
    said = checkin("trash", "empty", "--all", "--yes")
    assert said.out.startswith("Removed for good: 1 entry and 1 line from your lists.\n")
    assert journal.contacts.deleted() == []


def test_emptying_says_if_the_file_stays_as_large_as_it_was(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = sqlite3.connect

    def no_room(action: int, *_: object) -> int:
        return sqlite3.SQLITE_DENY if action == sqlite3.SQLITE_ATTACH else sqlite3.SQLITE_OK

    class Full(sqlite3.Connection):
        """VACUUM attaches a file, and nothing else does."""

        def set_authorizer(self, asks: Any) -> None:
            super().set_authorizer(asks or no_room)

    def connected(*args: Any, **named: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*args, factory=Full, **named)
        connection.set_authorizer(None)
        return connection

    journal.delete(journal.add(NewEntry("win", "x")).id)
    monkeypatch.setattr(sqlite3, "connect", connected)
    said = checkin("trash", "empty", "--all", "--yes")
    assert (said.code, said.out.splitlines()[0]) == (1, "Removed for good: 1 entry.")
    assert said.err.startswith("Bits of it may still be in the file, because it couldn't be ")
    assert "isn't gone completely yet" in checkin("status").err
    monkeypatch.undo()
    assert checkin("status").err == ""


@pytest.mark.usefixtures("old_and_new")
def test_the_trash_is_listed_with_days() -> None:
    assert checkin("trash").out.splitlines() == [
        "  ● #2  12:30  new  (2026-10-21)",
        "  ● #1  12:30  old  (2026-10-21)",
    ]
    assert checkin("trash", "restore", "#1", "2").out == "Brought back: #1 old, #2 new\n"
    said = checkin("trash", "restore", "1")
    assert (said.code, said.err) == (1, "#1 isn't in the trash. `checkin trash` shows what is.\n")


def test_a_win_that_was_none_becomes_own_words_and_undo_takes_that_back() -> None:
    checkin("win", "nine weeks for nothing", "--keep-for-hard-day")
    said = checkin("edit", "1", "--not-a-win")
    assert (said.code, said.out) == (
        0,
        "Kept as your own words, not as a win (checkin undo takes that back).\n",
    )
    kept = checkin("show", "1", "--json").json[0]
    assert (kept["kind"], kept["source"], kept["keepsake"]) == ("reflection", "words", False)
    assert checkin("search", "nine weeks", "--kind", "win", "--json").json == []
    again = checkin("edit", "1", "--not-a-win")
    assert again.code
    assert "#1 isn't a win. Nothing was changed." in again.err
    checkin("undo")
    assert checkin("show", "1", "--json").json[0]["kind"] == "win"
    both = checkin("edit", "1", "other words", "--not-a-win")
    assert both.code
    assert "--not-a-win is a change by itself." in both.err
    assert checkin("edit", "1", "--not-a-win", "--json").json["kind"] == "reflection"


def test_undo_says_of_which_day_the_change_was_if_not_of_today(journal: Journal) -> None:
    journal.on(journal.clock.today())
    with Journal.open(journal.path or "", Clock(lambda: NOON - timedelta(days=3))) as before:
        before.add(NewEntry("win", "Swam"))
    checkin("win", "Tea")
    assert checkin("undo").out == "Undone. Put away (checkin redo brings it back): #2 Tea\n"
    assert checkin("undo").out == (
        "Undone. Put away (checkin redo brings it back): #1 Swam\n"
        "That change was made on Wednesday 18 November.\n"
    )
