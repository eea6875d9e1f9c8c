"""Reading in another thread: each reading can be given up, and the next one goes on as ever."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from checkin.core.entries import NewEntry
from checkin.core.errors import CheckinError, FileClosed, FileMoved, Interrupted, NotPossible
from checkin.journal import Journal
from checkin.journal.reader import Reader, Reading

ENDLESS = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000000)"
    " SELECT max(i) FROM n"
)
"""A statement that takes longer than any test waits."""
PATIENCE = 20
"""Seconds in which a thread is done, or the test fails."""


@pytest.fixture
def reader(journal: Journal) -> Iterator[Reader[Journal]]:
    journal.add(NewEntry("win", "Tea"))
    reader = journal.open_reader()
    yield reader
    reader.close()


@pytest.fixture
def beside() -> Iterator[ThreadPoolExecutor]:
    """Other threads."""
    with ThreadPoolExecutor(2) as pool:
        yield pool


def wins(journal: Journal) -> int:
    return journal.totals().wins


def endless(begun: Event) -> Callable[[Journal], object]:
    """A statement without end."""

    def ask(journal: Journal) -> object:
        begun.set()
        return journal._connection.rows(ENDLESS)

    return ask


def test_it_reads_what_is_in_the_file_by_now(journal: Journal, reader: Reader[Journal]) -> None:
    assert reader.read(Reading(wins)) == 1
    journal.add(NewEntry("win", "Bread"))
    assert reader.read(Reading(wins)) == 2


def test_it_changes_nothing(journal: Journal, reader: Reader[Journal]) -> None:
    with pytest.raises(CheckinError):
        reader.read(Reading(lambda journal: journal.add(NewEntry("win", "Bread"))))
    assert wins(journal) == 1
    assert reader.read(Reading(wins)) == 1


def test_a_statement_that_is_given_up_ends_and_the_next_one_is_whole(
    reader: Reader[Journal], beside: ThreadPoolExecutor
) -> None:
    for _ in range(5):
        begun = Event()
        reading = Reading(endless(begun))
        done = beside.submit(reader.read, reading)
        assert begun.wait(PATIENCE)
        reader.give_up(reading)
        assert isinstance(done.exception(PATIENCE), Interrupted)
        assert reader.read(Reading(wins)) == 1


def test_what_is_given_up_between_two_statements_asks_no_other(
    reader: Reader[Journal], beside: ThreadPoolExecutor
) -> None:
    begun, goes_on = Event(), Event()

    def ask(journal: Journal) -> int:
        begun.set()
        assert goes_on.wait(PATIENCE)
        return wins(journal)

    reading = Reading(ask)
    done = beside.submit(reader.read, reading)
    assert begun.wait(PATIENCE)
    reader.give_up(reading)
    goes_on.set()
    assert isinstance(done.exception(PATIENCE), Interrupted)


def test_what_is_given_up_before_its_turn_is_not_asked(
    reader: Reader[Journal], beside: ThreadPoolExecutor
) -> None:
    begun, asked = Event(), Event()
    first: Reading[Journal, object] = Reading(endless(begun))
    second: Reading[Journal, None] = Reading(lambda journal: asked.set())
    one = beside.submit(reader.read, first)
    assert begun.wait(PATIENCE)
    two = beside.submit(reader.read, second)
    reader.give_up(second)
    assert not one.done()
    reader.give_up(first)
    for done in (one, two):
        assert isinstance(done.exception(PATIENCE), Interrupted)
    assert not asked.is_set()


def test_giving_up_what_is_over_ends_nothing_else(
    reader: Reader[Journal], beside: ThreadPoolExecutor
) -> None:
    over = Reading(wins)
    reader.read(over)
    begun, goes_on = Event(), Event()

    def ask(journal: Journal) -> int:
        begun.set()
        assert goes_on.wait(PATIENCE)
        return wins(journal)

    done = beside.submit(reader.read, Reading(ask))
    assert begun.wait(PATIENCE)
    reader.give_up(over)
    goes_on.set()
    assert done.result(PATIENCE) == 1


def test_a_writer_does_not_wait_for_what_was_given_up(
    journal: Journal, reader: Reader[Journal], beside: ThreadPoolExecutor
) -> None:
    begun = Event()

    def ask(journal: Journal) -> object:
        begun.set()
        return journal._connection.rows(f"SELECT text, ({ENDLESS}) FROM entries")

    reading = Reading(ask)
    done = beside.submit(reader.read, reading)
    assert begun.wait(PATIENCE)
    reader.give_up(reading)
    journal.add(NewEntry("win", "Bread"))
    assert isinstance(done.exception(PATIENCE), Interrupted)
    assert wins(journal) == 2


def test_a_closed_one_reads_no_more(journal: Journal) -> None:
    reader = journal.open_reader()
    reader.close()
    with pytest.raises(FileClosed):
        reader.read(Reading(wins))


def test_there_has_to_be_a_file_and_the_same_one(journal: Journal, path: str) -> None:
    with Journal.in_memory() as nowhere, pytest.raises(NotPossible):
        nowhere.open_reader()
    os.rename(path, f"{path}.old")
    with pytest.raises(FileMoved):
        journal.open_reader()
