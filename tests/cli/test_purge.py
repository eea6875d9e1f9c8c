"""Removing for good from the shell: what is said before, what is asked, and what is left."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checkin.cli import progress
from checkin.core.entries import NewEntry
from checkin.core.records import Draft
from checkin.journal import Journal
from tests.support.shell import checkin
from tests.support.traces import RARE, traces

SAID = f"Told {RARE}"
BACKED_UP = "checkin-00001-20261121T113000Z-asked.db"
FIRST = "checkin-00002-20261121T113000Z-before-purge.db"


@pytest.fixture
def filled(path: str) -> Path:
    """A folder with a file, a backup, and the entries 1 to 3: one said something else before, one
    is a hard moment with a step."""
    with Journal.open(path) as journal:
        journal.edit(journal.add(NewEntry("win", SAID)).id, text="Told Sam")
        journal.drafts.save(Draft("entry", "words-1", SAID, 1, {"id": 1}, left=True))
        hard = journal.add(NewEntry("setback", SAID))
        journal.add(NewEntry("step", f"{SAID} once more", parent=hard.id))
        journal.add(NewEntry("win", "Stays"))
    checkin("backup")
    return Path(path).parent


def test_it_says_what_would_go_and_changes_nothing(filled: Path) -> None:
    said = checkin("purge", "1", "2", "--dry-run")
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == [
        "#1 Told Sam",
        f"#2 {SAID}",
        "This goes for good: 3 entries, 1 earlier version and 1 unfinished edit.",
        "That includes 1 small step of a hard moment.",
        "It can't be undone.",
        "In 1 backup too, and in the one that's made first. They keep it. Add --backups to take it"
        " out of them as well.",
        "Nothing was changed. Leave out --dry-run to remove it.",
    ]
    said = checkin("purge", "1", "--earlier", "--backups", "--dry-run")
    assert said.out.splitlines()[1:5] == [
        "This goes for good: 1 earlier version and 1 unfinished edit.",
        "The words as they are now stay.",
        "It can't be undone.",
        "It's taken out of 1 backup too. The rest of what they hold stays.",
    ]
    assert os.listdir(filled / "backups") == [BACKED_UP]


def test_it_asks_and_a_no_removes_nothing(filled: Path) -> None:
    said = checkin("purge", "2", typed="y\n")  # not someone at a terminal
    assert (said.code, said.out) == (1, "")
    assert said.err == (
        "There's no terminal to ask in, so nothing was removed. Add --dry-run to see what would go,"
        " or --yes to remove it without asking.\n"
    )
    assert os.listdir(filled / "backups") == [BACKED_UP]


def test_backups_keep_it_until_they_are_asked_to_let_go(filled: Path) -> None:
    said = checkin("purge", "1", "2", "--yes")
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == [
        "Removed for good: 3 entries, 1 earlier version and 1 unfinished edit.",
        "Still in 2 backups. To take it out of them too: checkin purge --backups",
    ]
    assert traces(filled) == [f"backups/{BACKED_UP}", f"backups/{FIRST}"]
    have = "Some still have words that you removed for good. To take these out: "
    assert f"{have}checkin purge --backups" in checkin("backups").err
    assert checkin("backups", "--json").json["have_removed"]
    said = checkin("purge", "--backups", "--dry-run")
    assert said.out.splitlines() == [
        "Removed for good before, and still in 2 backups.",
        "It's taken out of 2 backups too. The rest of what they hold stays.",
        "It can't be undone.",
        "Nothing was changed. Leave out --dry-run to remove it.",
    ]
    said = checkin("purge", "--backups", "--yes")
    assert (said.code, said.out, said.err) == (0, "Taken out of 2 backups.\n", "")
    assert traces(filled) == []
    assert [entry["text"] for entry in checkin("log", "--json").json] == ["Stays"]
    said = checkin("purge", "--backups", "--yes")
    assert (said.code, said.out) == (0, "No backup has anything that you removed for good.\n")
    assert "before removing for good" in checkin("backups").out
    assert checkin("backups").err == ""


def test_earlier_words_go_from_everywhere_and_the_entry_stays(filled: Path) -> None:
    checkin("purge", "2", "--backups", "--yes")
    said = checkin("purge", "1", "--earlier", "--backups", "--yes")
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == [
        "Removed for good: 1 earlier version and 1 unfinished edit. The words as they are now"
        " stayed.",
        "Taken out of 3 backups.",
    ]
    assert traces(filled) == []
    assert checkin("show", "1", "--json").json[0]["text"] == "Told Sam"
    said = checkin("purge", "1", "--earlier", "--yes")
    assert (said.code, said.out) == (0, "There are no earlier words of that.\n")


def test_earlier_words_that_backups_alone_have_are_named(filled: Path) -> None:
    checkin("purge", "1", "--earlier", "--yes")
    said = checkin("purge", "1", "--earlier", "--yes")
    assert said.out == (
        "There are no earlier words of that in your file, but in 2 backups. Add --backups to take"
        " them out.\n"
    )
    assert (
        checkin("purge", "1", "--earlier", "--backups", "--yes").out == "Taken out of 2 backups.\n"
    )
    assert checkin("purge", "1", "--earlier", "--json", "--yes").json["in_backups"] == []


def test_what_may_still_have_it_is_named(filled: Path) -> None:
    broken = filled / "backups" / "checkin-00009-20261121T113000Z-asked.db"
    broken.write_bytes(b"nothing of SQLite" * 99)
    beside = filled / "checkin 2.db"
    beside.write_bytes((filled / "backups" / BACKED_UP).read_bytes())
    stick = filled / "stick"
    stick.mkdir()
    checkin("settings", "backups-to", str(stick))
    stick.rmdir()
    unread = f"Nobody can say if it's in this backup, because it can't be read: {broken}"
    away = (
        "The second folder for backups isn't there right now, and its backups may still have it:"
        f" {stick}"
    )
    other = f"This file beside yours may still have it: {beside}"
    assert checkin("purge", "1", "--dry-run").err.splitlines() == [unread, away, other]
    said = checkin("purge", "1", "--backups", "--yes")
    assert said.code == 1
    assert said.err.splitlines()[0].startswith(f"{broken} may still have it. ")
    assert said.err.splitlines()[1:] == [unread, away, other]
    answer = checkin("purge", "2", "--backups", "--yes", "--json").json
    assert [one["file"] for one in answer["failed"]] == [str(broken)]
    assert (answer["unreadable"], answer["beside"]) == ([str(broken)], [str(beside)])
    assert (answer["second_folder_away"], answer["done"]) == (str(stick), True)
    assert len(answer["made_anew"]) == 3


def test_the_trash_goes_from_backups_too_if_asked(filled: Path) -> None:
    checkin("delete", "2")
    said = checkin("trash", "empty", "--all", "--dry-run")
    assert said.out.splitlines()[0] == "This goes for good: 2 entries."
    assert len(checkin("trash", "--json").json) == 2
    said = checkin("trash", "empty", "--all", "--backups", "--yes")
    assert said.out.splitlines() == ["Removed for good: 2 entries.", "Taken out of 2 backups."]
    checkin("purge", "1", "--backups", "--yes")
    assert traces(filled) == []


def test_a_count_is_shown_while_backups_take_long(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_FIRST", 0.0)
    monkeypatch.setattr(progress, "at_terminal", lambda _: True)
    said = checkin("purge", "1", "--backups", "--yes")
    assert "\rBackups done: 1" in said.err
    assert said.err.endswith("\r"), "it is gone at the end"
    assert traces(filled)


def test_what_can_not_be_is_said() -> None:
    checkin("win", "x")
    said = checkin("purge")
    assert said.code == 1
    assert said.err == (
        "There's nothing to remove yet. Say which entries, such as: checkin purge 12."
        " `checkin log` shows their numbers.\n"
    )
    assert checkin("purge", "--earlier", "--yes").code == 1
    said = checkin("purge", "9", "--yes")
    assert (said.code, said.err.partition(". ")[0]) == (1, "There's no entry #9")


def test_a_file_without_backups_says_that_one_is_made() -> None:
    checkin("win", "x")
    said = checkin("purge", "1", "--dry-run")
    assert (
        "A backup is made first, and keeps it. Add --backups to take it out of that one as well."
        in said.out.splitlines()
    )
