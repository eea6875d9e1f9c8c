"""Kills `checkin purge` at any moment, and looks whether all of it went, or nothing.

Run it with `python tests/support/torture_purges.py --kills 200`.
"""

from __future__ import annotations

import os
import random
import sys
import time
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from checkin.core.entries import Entry, NewEntry
from checkin.core.errors import NothingThere
from checkin.journal import Journal
from tests.support.killing import broken_backups, kill_as_asked, run_and_kill
from tests.support.torture import ROUNDS_A_FILE, Report, troubles
from tests.support.traces import traces

ENTRIES = 300
"""How many others there are, so that the file takes a while to be written anew."""


def kill_purges(folder: Path, kills: int, seed: int) -> Report:
    """Kill one that many times, each of another entry or of what it said before."""
    chance, report = random.Random(seed), Report()
    longest = 0.5
    for turn in range(kills):
        path = folder / f"file{turn // ROUNDS_A_FILE}" / "checkin.db"
        word = f"qzx{turn}vwjk"
        earlier = chance.random() < 0.4
        entry, others = _written(path, word, earlier=earlier)
        line = ["--file", str(path), "purge", str(entry.id), "--backups", "--yes"]
        began = time.perf_counter()
        said = run_and_kill(
            [*line, *(["--earlier"] if earlier else [])], chance.uniform(0, longest)
        )
        done = said.startswith("Removed")
        if done:
            report.acknowledged += 1
            longest = (longest + 1.2 * (time.perf_counter() - began)) / 2
        else:
            longest = min(longest * 1.1, 5.0)  # the machine is busy: kill later
        report.kills += 1
        report.hot_journals += os.path.exists(f"{path}-journal")
        wrong, went = _looked_over(path, entry, others, word, earlier=earlier)
        if done and not went:
            wrong.append("it was said to be gone, and is not")
        report.under_way_and_there += went and not done
        report.lost += [f"kill {turn} ({earlier=}): {trouble}" for trouble in wrong]
    return report


def _written(path: Path, word: str, *, earlier: bool) -> tuple[Entry, list[Entry]]:
    """A file with an entry that has the word now, or had it before, and a backup of it."""
    new = not path.exists()
    with Journal.open(path) as journal:
        if new:
            news = [NewEntry("win", f"Win {n} {'x' * (n % 400)}") for n in range(ENTRIES)]
            journal.add_many(news)
        entry = journal.add(NewEntry("win", f"Told {word}", tags=(f"#{word}",)))
        if earlier:
            entry = journal.edit(entry.id, text="Told Sam", tags=("#tea",))
        journal.backups.make()
        return entry, [one for one in journal.entries() if one.id != entry.id]


def _looked_over(
    path: Path, entry: Entry, others: list[Entry], word: str, *, earlier: bool
) -> tuple[list[str], bool]:
    """What is not as it has to be once the next program opened the file, and whether it went."""
    with Journal.open(path) as journal:
        if journal.file.is_unfinished():
            journal.purging.finish()
        wrong = troubles(journal)
        try:
            there = journal.entry(entry.id)
        except NothingThere:
            there = None
        had = bool(journal.search.versions(entry.id)) if there else False
        went = not had if earlier else there is None
        if there != entry and (earlier or there is not None):
            wrong.append("the entry is another one")
        if [one for one in journal.entries() if one.id != entry.id] != others:
            wrong.append("another entry is not as it was")
        if journal.file.is_unfinished() and went:
            wrong.append("something is left undone")
        held = traces(path.parent, word)
        if went and held:
            wrong.append(f"the word is still in {', '.join(held)}")
        if not went and path.name not in held:
            wrong.append("the word went, and the rest did not")
        if not went:  # out of the way of the next turn
            journal.purging.purge(journal.purging.entries(entry.id, earlier=earlier), backups=True)
            if held := traces(path.parent, word):
                wrong.append(f"once more, the word is still in {', '.join(held)}")
    return wrong + broken_backups(path), went


if __name__ == "__main__":
    kill_as_asked(__doc__, kill_purges)
