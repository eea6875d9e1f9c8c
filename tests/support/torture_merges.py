"""Kills `checkin merge` at any moment, and looks whether all of the other file is in, or nothing.

Run it with `python tests/support/torture_merges.py --kills 200`.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from tests.support.copies import copy
from tests.support.torture import ROUNDS_A_FILE, Report, troubles
from tests.support.torture_imports import broken_backups, run_and_kill

ENTRIES = 300
"""How many entries another file brings in, so that writing them takes as long as comparing."""


def kill_merges(folder: Path, kills: int, seed: int) -> Report:
    """Kill a merge that many times, each of another file, at moments from start to end."""
    chance, report = random.Random(seed), Report()
    longest = 0.5
    for turn in range(kills):
        path = folder / f"file{turn // ROUNDS_A_FILE}" / "checkin.db"
        os.makedirs(path.parent, exist_ok=True)
        other = _went_on(path, folder, turn)
        was = other.read_bytes()
        began = time.perf_counter()
        done = run_and_kill(str(path), str(other), chance.uniform(0, longest), "merge")
        if done:
            report.acknowledged += 1
            longest = (longest + 1.2 * (time.perf_counter() - began)) / 2
        else:
            longest *= 1.1  # the machine is busy: kill later
        report.kills += 1
        report.hot_journals += os.path.exists(f"{path}-journal")
        began = time.perf_counter()
        with Journal.open(path) as journal:
            count = Counter(entry.text.split()[0] for entry in journal.entries())
            report.slowest_opening = max(report.slowest_opening, time.perf_counter() - began)
            has = count[f"r{turn}"], "r" in journal.entry(1).why, len(journal.contacts.all())
            whole, none = (ENTRIES, True, 1), (0, False, 0)
            report.under_way_and_there += has == whole and not done
            if has not in (whole, none) or (done and has == none):
                report.lost.append(f"kill {turn}: {has} is neither all of it nor nothing")
            report.lost += [f"kill {turn}: {trouble}" for trouble in troubles(journal)]
            _take_back(journal)
        report.lost += [f"kill {turn}: {trouble}" for trouble in broken_backups(str(path))]
        if other.read_bytes() != was or {each.name for each in other.parent.iterdir()} != {
            other.name
        }:
            report.lost.append(f"kill {turn}: the file that was read is another one")
    return report


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


def _take_back(journal: Journal) -> None:
    """Make it what it was, for the next turn."""
    while journal.entry(1).why or journal.contacts.all():
        journal.undo()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(kill_merges(Path(folder), asked.kills, asked.seed))


if __name__ == "__main__":
    main()
