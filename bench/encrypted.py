"""An encrypted file beside the plain one it was made of, in a session that has both open."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from tempfile import mkdtemp
from time import perf_counter

from bench.files import file_of
from bench.gates import Gate, Measured, in_turns
from bench.history import FEW, FIRST, QUESTIONS
from bench.subjects import Subjects
from checkin.core.entries import NewEntry
from checkin.core.query import EntryQuery
from checkin.journal import Journal

_PASSPHRASE = "seven cups of tea"
_AT_ONCE = 200
_IN_VIEW = 10
"""How many days of what is found are read."""
_KEPT = 5
_ROUNDS = 15
_SLOW = 5
"""How many rounds there are of what takes seconds."""


def gates(on: Subjects, sizes: Sequence[int]) -> list[Gate]:
    """What is asked of encrypted files of these sizes; 1.3 is what an open session may cost."""
    if not Journal.encryption(file_of(FEW)).is_possible:
        return []
    return [
        gate
        for size in (FEW, *sizes)
        for gate in (
            Gate(f"encrypted: search as typed: {size:,}", _bound(_search, on, size), 1.3),
            Gate(f"encrypted: all finds counted: {size:,}", _bound(_count, on, size), 1.3),
            Gate(f"encrypted: newest days read: {size:,}", _bound(_read, on, size), 1.3),
            # each page is written twice, to the journal of SQLite too, and encrypted each time
            Gate(f"encrypted: a win kept: {size:,}", _bound(_keep, on, size), 1.6),
            # the bytes of a small file are looked through before: SHA-512 of all of them
            Gate(f"encrypted: first win: {size:,}", partial(_first_win, on, size), 3.0),
            Gate(f"encrypted: a backup: {size:,}", _bound(_back_up, on, size), 1.3),
        )
    ]


def _search(ours: Journal, theirs: Journal) -> Measured:
    """The first finds for each letter of all questions."""

    def look(journal: Journal) -> None:
        for question in QUESTIONS:
            for end in range(1, len(question) + 1):
                _newest(journal, EntryQuery(FIRST, text=question[:end]))

    return _beside(look, ours, theirs)


def _count(ours: Journal, theirs: Journal) -> Measured:
    def look(journal: Journal) -> None:
        for question in QUESTIONS[::4]:
            journal.search.day_counts(EntryQuery(FIRST, text=question))

    return _beside(look, ours, theirs)


def _read(ours: Journal, theirs: Journal) -> Measured:
    return _beside(lambda journal: _newest(journal, EntryQuery(FIRST)), ours, theirs)


def _keep(ours: Journal, theirs: Journal) -> Measured:
    def keep(journal: Journal) -> None:
        for _ in range(_KEPT):
            journal.add(NewEntry("win", "Washed one cup"))

    return _beside(keep, ours, theirs)


def _first_win(on: Subjects, size: int) -> Measured:
    """The first change after a file was opened; opening it is not in it."""

    def timed(path: str) -> float:
        with Journal.open(path) as journal:
            begun = perf_counter()
            journal.add(NewEntry("win", "Washed one cup"))
            return perf_counter() - begun

    encrypted, plain = _files(on, size)
    return _said(*in_turns(lambda: timed(encrypted), lambda: timed(plain), _ROUNDS))


def _back_up(ours: Journal, theirs: Journal) -> Measured:
    def copy(journal: Journal) -> None:
        path = f"{journal.path}.copy"
        journal.backups.save_to(path)
        os.unlink(path)

    return _beside(copy, ours, theirs, _SLOW)


def _newest(journal: Journal, want: EntryQuery) -> None:
    for day in list(journal.search.newest(want, _AT_ONCE).days)[:_IN_VIEW]:
        journal.search.day(want, day)


def _beside(
    what: Callable[[Journal], None], ours: Journal, theirs: Journal, rounds: int = _ROUNDS
) -> Measured:
    def timed(journal: Journal) -> float:
        begun = perf_counter()
        what(journal)
        return perf_counter() - begun

    return _said(*in_turns(lambda: timed(ours), lambda: timed(theirs), rounds))


def _said(encrypted: float, plain: float, ratio: float) -> Measured:
    return Measured(ratio, f"{encrypted * 1000:.1f} ms beside {plain * 1000:.1f} ms")


@cache
def _files(on: Subjects, size: int) -> tuple[str, str]:
    """A file with so many entries that is encrypted, and the same one plain."""
    folder = Path(mkdtemp(prefix=f"{size}-", dir=on.folder))
    encrypted, plain = (str(folder / f"{name}.db") for name in ("encrypted", "plain"))
    shutil.copy(file_of(size), plain)
    shutil.copy(plain, encrypted)
    Journal.encryption(encrypted).turn_on(_PASSPHRASE)
    return encrypted, plain


@contextmanager
def _open(on: Subjects, size: int) -> Iterator[tuple[Journal, Journal]]:
    encrypted, plain = _files(on, size)
    with Journal.open(encrypted) as ours, Journal.open(plain) as theirs:
        for journal in (ours, theirs):  # the first change looks at all pages
            journal.add(NewEntry("win", "Sat in the sun"))
        yield ours, theirs


def _bound(
    measure: Callable[[Journal, Journal], Measured], on: Subjects, size: int
) -> Callable[[], Measured]:
    def measured() -> Measured:
        with _open(on, size) as (ours, theirs):
            return measure(ours, theirs)

    return measured
