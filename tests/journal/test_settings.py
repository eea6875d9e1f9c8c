"""What a person set, and what the program noted, is still so after the next start."""

from __future__ import annotations

from datetime import time

import pytest

from checkin.core.clock import Clock
from checkin.core.entries import NewEntry
from checkin.core.errors import CheckinError, NotPossible
from checkin.journal import Journal
from checkin.storage.connection import SCHEMA


def test_a_new_file_has_every_default(journal: Journal) -> None:
    assert journal.settings["day-start"] == "04:00"
    assert journal.settings["theme"] == "dusk"
    assert journal.settings.topics_off() == {"faith"}


def test_a_setting_is_kept(journal: Journal, path: str, clock: Clock) -> None:
    assert journal.settings.set("theme", "dawn") == "dawn"
    assert journal.settings.set("topics-off", "Food, faith food") == "food faith"
    assert journal.settings["theme"] == "dawn"
    with Journal.open(path, clock) as again:
        assert again.settings == journal.settings
        assert again.settings.topics_off() == {"food", "faith"}


def test_the_start_of_the_day_is_in_force_at_once(
    journal: Journal, path: str, clock: Clock
) -> None:
    assert journal.settings.set("day-start", "6.30") == "06:30"
    assert journal.clock.day_starts == time(6, 30)
    with Journal.open(path, clock) as again, again.open_writer() as twin:
        assert again.clock.day_starts == twin.clock.day_starts == time(6, 30)


@pytest.mark.parametrize(
    ("name", "value"),
    [("theme", "neon"), ("day-start", "01:30"), ("country", "USA"), ("colour", "red")],
)
def test_what_does_not_fit_changes_nothing(journal: Journal, name: str, value: str) -> None:
    before = dict(journal.settings)
    with pytest.raises(CheckinError):
        journal.settings.set(name, value)
    assert journal.settings == before


def test_notes_are_kept_and_forgotten(journal: Journal, path: str, clock: Clock) -> None:
    assert journal.state.get("seen:welcome") == ""
    journal.state.set("seen:welcome", "yes")
    journal.state.set("seen:welcome", "twice")
    journal.state.set("seen:early😀", "yes")
    journal.state.set("seem", "no")
    journal.state.set("sef", "no")
    with Journal.open(path, clock) as again:
        assert again.state.get("seen:welcome") == "twice"
        assert again.state.starting_with("seen:") == {
            "seen:welcome": "twice",
            "seen:early😀": "yes",
        }
    journal.state.set("seen:welcome", "")
    assert journal.state.starting_with("seen:w") == {}
    journal.state.set("never there", "")


def test_notes_and_settings_are_not_undone(journal: Journal) -> None:
    journal.add(NewEntry("win", "Got up"))
    journal.settings.set("theme", "dawn")
    journal.state.set("seen", "yes")
    assert journal.undo().what == "win"
    assert (journal.settings["theme"], journal.state.get("seen")) == ("dawn", "yes")


def test_the_status_tells_how_the_file_is_doing(journal: Journal, path: str) -> None:
    journal.add(NewEntry("win", "Got up"))
    journal.add(NewEntry("setback", ""))
    status = journal.file.status()
    assert (status.file, status.schema) == (path, SCHEMA)
    assert (status.wins, status.days, status.entries, status.trash) == (1, 1, 2, 0)
    assert status.size >= 4096


def test_a_journal_in_memory_is_a_whole_journal(clock: Clock) -> None:
    with Journal.in_memory(clock) as journal:
        journal.add(NewEntry("win", "Got up"))
        journal.undo()
        journal.redo()
        assert journal.path is None
        assert (journal.file.status().file, journal.file.status().size) == ("", 0)
        with pytest.raises(NotPossible):
            journal.settings.set("theme", "neon")


def test_questions_are_found_by_what_else_they_are_called(journal: Journal) -> None:
    assert journal.settings.set("evening", "helper") == "therapist"
    assert journal.settings.set("evening", "students") == "student"
