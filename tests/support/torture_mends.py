"""Kills `checkin rescue` and `checkin doctor --mend` at any moment, and looks at what they leave.

Run it with `python tests/support/torture_mends.py --kills 200`.
"""

from __future__ import annotations

import os
import random
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from checkin.core.entries import Entry, NewEntry
from checkin.journal import Journal
from tests.support.killing import broken_backups, kill_as_asked, run_and_kill
from tests.support.spoiled import pages, spoil
from tests.support.torture import Report, troubles

ENTRIES = 400
"""How many a file holds, so that reading and writing them takes as long as starting."""


def kill_rescues(folder: Path, kills: int, seed: int) -> Report:
    """Kill a rescue that many times: the new file is not there, or holds all that can be read."""
    chance, report = random.Random(seed), Report()
    path, whole = folder / "checkin.db", folder / "whole" / "checkin.db"
    os.makedirs(whole.parent)
    _filled(path)
    for page in (pages(str(path)) // 3, pages(str(path)) // 2):
        spoil(str(path), {page}, seed)
    damaged = path.read_bytes()
    Journal.rescue(str(path), str(whole))
    with Journal.open(whole) as journal:
        saved = journal.entries()
    longest = 0.5
    for turn in range(kills):
        new = folder / f"new{turn}" / "checkin.db"
        new.parent.mkdir()
        line = ["--file", str(path), "rescue", str(new)]
        done, longest = _killed(line, chance, report, longest, "Saved")
        found = []
        if new.exists():
            report.under_way_and_there += not done
            found += _not_as(new, saved)
        elif done:
            found.append("it was said to be saved, and is not there")
        if path.read_bytes() != damaged:
            found.append("the damaged file is another one")
        new.unlink(missing_ok=True)
        Journal.rescue(str(path), str(new))
        found += _not_as(new, saved)
        if left := sorted(set(os.listdir(new.parent)) - {new.name}):
            found.append(f"{', '.join(left)} is left over")
        report.lost += [f"kill {turn} (rescue): {trouble}" for trouble in found]
    return report


def kill_mends(folder: Path, kills: int, seed: int) -> Report:
    """Kill a mending that many times: all entries stay, and the next one mends the file."""
    chance, report = random.Random(seed), Report()
    path = folder / "checkin.db"
    entries = _filled(path)
    longest = 0.5
    for turn in range(kills):
        with closing(sqlite3.connect(path, isolation_level=None)) as raw:
            raw.execute("DELETE FROM day_counts")
            raw.execute("DELETE FROM search WHERE entry % 3 = 0")
            raw.execute("DROP INDEX IF EXISTS entries_by_day")
            raw.execute("DROP VIEW IF EXISTS wins")
        line = ["--file", str(path), "doctor", "--mend"]
        done, longest = _killed(line, chance, report, longest, "")
        found = broken_backups(path)
        with Journal.open(path, make=False) as journal:
            if sorted(journal.entries(), key=lambda one: one.id) != entries:
                found.append("the entries are not as they were")
            mended = bool(journal.totals().wins)
        report.under_way_and_there += mended and not done
        if done and not mended:
            found.append("it was said to be mended, and is not")
        Journal.checkup(str(path)).mend()
        found += [
            f"{one.subject}: {one.key}"
            for one in Journal.checkup(str(path)).findings()
            if one.state == "trouble"
        ]
        found += _not_as(path, entries)
        report.lost += [f"kill {turn} (mend): {trouble}" for trouble in found]
    return report


def _filled(path: Path) -> list[Entry]:
    with Journal.open(path) as journal:
        news = [NewEntry("win", f"Win {n} {'x' * (n % 700)}") for n in range(ENTRIES)]
        return journal.add_many(news)


def _killed(
    line: list[str], chance: random.Random, report: Report, longest: float, done: str
) -> tuple[bool, float]:
    """Run it and kill it; whether it had said that it was done, and how long it may take next."""
    began = time.perf_counter()
    said = run_and_kill(line, chance.uniform(0, longest))
    report.kills += 1
    is_done = bool(said) and said.startswith(done)
    report.acknowledged += is_done
    if is_done:
        return True, (longest + 1.2 * (time.perf_counter() - began)) / 2
    return False, min(longest * 1.1, 5.0)  # the machine is busy: kill later


def _not_as(path: Path, entries: list[Entry]) -> list[str]:
    """What is wrong with a file that is to be whole, with these entries."""
    with Journal.open(path, make=False) as journal:
        found = troubles(journal)
        there = sorted(journal.entries(), key=lambda one: one.id)
    if there != sorted(entries, key=lambda one: one.id):
        found.append(f"{len(there)} entries of {len(entries)}")
    return found


def kill_both(folder: Path, kills: int, seed: int) -> Report:
    """Kill each of them half as often."""
    os.makedirs(folder / "rescue")
    os.makedirs(folder / "mend")
    report = kill_rescues(folder / "rescue", kills // 2, seed)
    other = kill_mends(folder / "mend", kills - kills // 2, seed)
    report.kills += other.kills
    report.acknowledged += other.acknowledged
    report.under_way_and_there += other.under_way_and_there
    report.lost += other.lost
    return report


if __name__ == "__main__":
    kill_as_asked(__doc__, kill_both)
