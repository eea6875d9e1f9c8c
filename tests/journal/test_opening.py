"""Opening and closing a journal: what it is called, and what a closed one says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checkin.core.entries import NewEntry
from checkin.core.errors import CheckinError, FileBusy, FileClosed, FileMissing, NotPossible
from checkin.core.records import Draft
from checkin.journal import Journal


def test_a_journal_is_shown_as_its_file_and_as_nothing_that_was_written(tmp_path: Path) -> None:
    path = tmp_path / "days.db"
    journal = Journal.open(path)
    journal.add(NewEntry("win", "Told nobody"))
    assert repr(journal) == f"<Journal {str(path)!r}>"
    journal.close()
    assert repr(journal) == f"<Journal {str(path)!r} closed>"


def test_journals_without_a_file_are_shown_as_such() -> None:
    with Journal.in_memory() as journal:
        assert repr(journal) == "<Journal in memory>"
    with Journal.placeholder("/days.db", FileBusy("It is busy.")) as journal:
        assert repr(journal) == "<Journal '/days.db' placeholder>"


def test_a_path_may_be_a_path_object(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "days.db") as journal:
        assert journal.path == str(tmp_path / "days.db")
    with pytest.raises(FileMissing):
        Journal.open(tmp_path / "other.db", make=False)


USES: dict[str, Callable[[Journal], object]] = {
    "read": lambda journal: journal.today(),
    "entry": lambda journal: journal.entry(1),
    "add": lambda journal: journal.add(NewEntry("win", "Tea")),
    "edit": lambda journal: journal.edit(1, text="Tea"),
    "undo": lambda journal: journal.undo(),
    "settings": lambda journal: journal.settings.set("ratings", "yes"),
    "people": lambda journal: journal.contacts.add("Sam"),
    "drafts": lambda journal: journal.drafts.save(Draft("wins", "line", "Tea")),
    "search": lambda journal: journal.search.first_day(),
    "totals": lambda journal: journal.totals(),
    "trash": lambda journal: journal.trash.empty(),
}


@pytest.mark.parametrize("use", USES.values(), ids=USES)
def test_a_closed_journal_says_that_it_is_closed(
    path: str, use: Callable[[Journal], object]
) -> None:
    journal = Journal.open(path)
    journal.add(NewEntry("win", "Tea"))
    journal.close()
    journal.close()
    assert journal.is_closed
    for _ in range(2):  # the first one lets go of its lock
        with pytest.raises(FileClosed, match="is closed") as caught:
            use(journal)
        assert path in str(caught.value)
        assert caught.value.hint


def test_a_closed_journal_keeps_no_thread_waiting(path: str) -> None:
    from threading import Thread

    journal = Journal.open(path)
    journal.close()
    with pytest.raises(FileClosed):
        journal.add(NewEntry("win", "Tea"))
    said: list[CheckinError] = []

    def read() -> None:
        try:
            journal.today()
        except CheckinError as error:
            said.append(error)

    thread = Thread(target=read, daemon=True)
    thread.start()
    thread.join(5)
    assert [type(error) for error in said] == [FileClosed]


def test_a_journal_in_memory_has_no_file_to_open_twice() -> None:
    with Journal.in_memory() as journal, pytest.raises(NotPossible, match="in memory") as caught:
        journal.open_writer()
    assert "Journal.open" in caught.value.hint
