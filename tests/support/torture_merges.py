"""Kills `checkin merge` at any moment, and looks whether all of the other file is in, or nothing.

Run it with `python tests/support/torture_merges.py --kills 200`.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from tests.support.copies import copy
from tests.support.killing import Looked, kill_as_asked, kill_while_it_reads
from tests.support.torture import Report

ENTRIES = 300
"""How many entries another file brings in, so that writing them takes as long as comparing."""


def kill_merges(folder: Path, kills: int, seed: int) -> Report:
    """Kill a merge that many times, each of another file, at moments from start to end."""

    def write(path: Path, turn: int) -> Path:
        return _went_on(path, folder, turn)

    return kill_while_it_reads("merge", folder, kills, seed, write=write, look=_look)


def _look(journal: Journal, count: Mapping[str, int], turn: int, done: bool) -> Looked:
    """What came of it; it is taken back for the next turn."""
    wrong = []
    has = count[f"r{turn}"], "r" in journal.entry(1).why, len(journal.contacts.all())
    whole, none = (ENTRIES, True, 1), (0, False, 0)
    if has not in (whole, none) or (done and has == none):
        wrong.append(f"{has} is neither all of it nor nothing")
    while journal.entry(1).why or journal.contacts.all():
        journal.undo()
    return has == whole, wrong


def _went_on(path: Path, folder: Path, turn: int) -> Path:
    """A copy of the file that holds more, alone in a folder."""
    if not path.exists():
        with Journal.open(path) as journal:
            journal.add(NewEntry("win", "first"))
    other = folder / f"other{turn}" / "checkin.db"
    other.parent.mkdir()
    copy(path, "copy.db").rename(other)
    with Journal.open(other) as journal:
        news = [NewEntry("win", f"r{turn} {n} {'x' * (n % 90)}") for n in range(ENTRIES)]
        journal.add_many(news)
        journal.edit(1, why="r")
        journal.contacts.add("Ana")
    for left in (*other.parent.glob("checkin.db-*"), *other.parent.glob("backups")):
        left.unlink() if left.is_file() else left.rmdir()
    return other


if __name__ == "__main__":
    kill_as_asked(__doc__, kill_merges)
