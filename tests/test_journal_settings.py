"""What a person set, and what the program noted, is still so after the next start."""

from __future__ import annotations

from datetime import time

import pytest

from checkin.clock import Clock
from checkin.errors import CheckinError, NotPossible
from checkin.journal import Journal
from checkin.model import NewEntry


def test_a_new_file_has_every_default(journal: Journal) -> None:
    assert journal.settings["day-start"] == "04:00"
    assert journal.settings["theme"] == "dusk"
    assert journal.topics_off() == {"faith"}


def test_a_setting_is_kept(journal: Journal, path: str, clock: Clock) -> None:
    assert journal.set_setting("theme", "dawn") == "dawn"
    assert journal.set_setting("topics-off", "Food, faith food") == "food faith"
    assert journal.settings["theme"] == "dawn"
    with Journal.open(path, clock) as again:
        assert again.settings == journal.settings
        assert again.topics_off() == {"food", "faith"}


def test_the_start_of_the_day_is_in_force_at_once(
    journal: Journal, path: str, clock: Clock
) -> None:
    assert journal.set_setting("day-start", "6.30") == "06:30"
    assert journal.clock.day_starts == time(6, 30)
    with Journal.open(path, clock) as again, again.twin() as twin:
        assert again.clock.day_starts == twin.clock.day_starts == time(6, 30)


@pytest.mark.parametrize(
    ("name", "value"),
    [("theme", "neon"), ("day-start", "01:30"), ("country", "USA"), ("colour", "red")],
)
def test_what_does_not_fit_changes_nothing(journal: Journal, name: str, value: str) -> None:
    before = dict(journal.settings)
    with pytest.raises(CheckinError):
        journal.set_setting(name, value)
    assert journal.settings == before


def test_notes_are_kept_and_forgotten(journal: Journal, path: str, clock: Clock) -> None:
    assert journal.state("seen:welcome") == ""
    journal.set_state("seen:welcome", "yes")
    journal.set_state("seen:welcome", "twice")
    journal.set_state("seen:early😀", "yes")
    journal.set_state("seem", "no")
    journal.set_state("sef", "no")
    with Journal.open(path, clock) as again:
        assert again.state("seen:welcome") == "twice"
        assert again.states("seen:") == {"seen:welcome": "twice", "seen:early😀": "yes"}
    journal.set_state("seen:welcome", "")
    assert journal.states("seen:w") == {}
    journal.set_state("never there", "")


def test_notes_and_settings_are_not_undone(journal: Journal) -> None:
    journal.keep(NewEntry("win", "Got up"))
    journal.set_setting("theme", "dawn")
    journal.set_state("seen", "yes")
    assert journal.undo().what == "win"
    assert (journal.settings["theme"], journal.state("seen")) == ("dawn", "yes")


def test_the_status_tells_how_the_file_is_doing(journal: Journal, path: str) -> None:
    journal.keep(NewEntry("win", "Got up"))
    journal.keep(NewEntry("setback", ""))
    status = journal.status()
    assert (status.file, status.schema) == (path, 1)
    assert (status.wins, status.days, status.entries, status.trash) == (1, 1, 2, 0)
    assert status.size >= 4096


def test_a_journal_in_memory_is_a_whole_journal(clock: Clock) -> None:
    with Journal.in_memory(clock) as journal:
        journal.keep(NewEntry("win", "Got up"))
        journal.undo()
        journal.redo()
        assert journal.path is None
        assert (journal.status().file, journal.status().size) == ("", 0)
        with pytest.raises(NotPossible):
            journal.set_setting("theme", "neon")
