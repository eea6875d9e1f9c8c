"""Kills `checkin purge` at any moment, and looks whether all of it went, or nothing.

Run it with `python tests/support/torture_purges.py --kills 200`.
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from checkin.core.entries import Entry, NewEntry
from checkin.core.errors import NothingThere
from checkin.journal import Journal
from tests.support.killing import broken_backups, kill_as_asked, run_and_kill_all
from tests.support.torture import ROUNDS_A_FILE, Report, troubles
from tests.support.traces import traces

ENTRIES = 300
"""How many others there are, so that the file takes a while to be written anew."""


@dataclass
class Going:
    """An entry of which something is to go."""

    word: str
    """A word that is in nothing else."""
    earlier: bool
    """Whether the entry stays, and what it said before goes."""
    entry: Entry

    def line(self, path: Path) -> list[str]:
        """The command that removes it."""
        more = ["--earlier"] if self.earlier else []
        return ["--file", str(path), "purge", str(self.entry.id), "--backups", "--yes", *more]

    def went(self, journal: Journal) -> bool:
        """Whether the file has nothing of it any more; raises if the entry is another one."""
        try:
            there = journal.entry(self.entry.id)
        except NothingThere:
            assert not self.earlier, "the entry that was to stay is gone"
            return True
        assert there == self.entry, "the entry is another one"
        return self.earlier and not journal.search.versions(there.id)


def kill_purges(folder: Path, kills: int, seed: int, programs: int = 1) -> Report:
    """Kill so many at once, that many times, each of another entry or of what it said before."""
    chance, report = random.Random(seed), Report()
    longest = 0.5
    for turn in range(kills):
        path = folder / f"file{turn // ROUNDS_A_FILE}" / "checkin.db"
        going, others = _written(path, chance, [f"qzx{turn}v{one}wjk" for one in range(programs)])
        began = time.perf_counter()
        said = run_and_kill_all([one.line(path) for one in going], chance.uniform(0, longest))
        done = [each.startswith("Removed") for each in said]
        if all(done):
            longest = (longest + 1.2 * (time.perf_counter() - began)) / 2
        else:
            longest = min(longest * 1.1, 5.0)  # the machine is busy: kill later
        report.kills += 1
        report.acknowledged += sum(done)
        report.hot_journals += os.path.exists(f"{path}-journal")
        wrong = list(_looked_over(path, going, others, done, report))
        report.lost += [f"kill {turn}: {trouble}" for trouble in wrong]
    return report


def _written(
    path: Path, chance: random.Random, words: list[str]
) -> tuple[list[Going], list[Entry]]:
    """A file with an entry for each word, which has it now or had it before, and a backup."""
    new = not path.exists()
    found = []
    with Journal.open(path) as journal:
        if new:
            news = [NewEntry("win", f"Win {n} {'x' * (n % 400)}") for n in range(ENTRIES)]
            journal.add_many(news)
        for word in words:
            earlier = chance.random() < 0.4
            entry = journal.add(NewEntry("win", f"Told {word}", tags=(f"#{word}",)))
            if earlier:
                entry = journal.edit(entry.id, text="Told Sam", tags=("#tea",))
            found.append(Going(word, earlier, entry))
        journal.backups.make()
        return found, _others(journal, found)


def _others(journal: Journal, going: list[Going]) -> list[Entry]:
    numbers = {one.entry.id for one in going}
    return [one for one in journal.entries() if one.id not in numbers]


def _looked_over(
    path: Path, going: list[Going], others: list[Entry], done: list[bool], report: Report
) -> Iterator[str]:
    """What is not as it has to be once the next program opened the file."""
    with Journal.open(path) as journal:
        if journal.file.is_unfinished():
            journal.purging.finish()
        yield from troubles(journal)
        if _others(journal, going) != others:
            yield "another entry is not as it was"
        if journal.file.is_unfinished():
            yield "something is left undone"
        for one, said in zip(going, done, strict=True):
            went, held = one.went(journal), traces(path.parent, one.word)
            report.under_way_and_there += went and not said
            if said and not went:
                yield "it was said to be gone, and is not"
            if went and held:
                yield f"the word is still in {', '.join(held)}"
            if not went and path.name not in held:
                yield "the word went, and the rest did not"
            if not went:  # out of the way of the next turn
                plan = journal.purging.entries(one.entry.id, earlier=one.earlier)
                journal.purging.purge(plan, backups=True)
                if held := traces(path.parent, one.word):
                    yield f"once more, the word is still in {', '.join(held)}"
    yield from broken_backups(path)


if __name__ == "__main__":
    kill_as_asked(__doc__, kill_purges)
