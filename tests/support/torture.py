"""Kills programs that write, at any moment, and looks whether anything acknowledged is gone.

Run it with `python tests/support/torture.py --kills 200 --writers 2`. A writer says what it is
about to
do, does it through `Journal`, and says "ok" when the call came back. After the kill, the file has
to hold what was answered with "ok", and at most the one thing that was under way.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from checkin.core.query import EntryQuery
from checkin.journal import Journal
from tests.support.torture_writer import TYPED, Step, text

ROUNDS_A_FILE = 20
"""After so many kills a new file is begun, so that making one is killed too."""
LATEST = 0.4
"""The longest a writer lives once it has started (seconds)."""


@dataclass
class Known:
    """What a writer's entries and draft are, as far as it said."""

    entries: dict[str, tuple[str, bool]] = field(default_factory=dict)
    """Text, and whether it is put away, by the first word of the text."""
    draft: str = ""

    def after(self, step: Step) -> Known:
        """The same after one more step."""
        what, key, version = step
        entries, words = dict(self.entries), text(key, version)
        if what == "draft":
            return Known(entries, words)
        entries[key] = (entries[key][0], True) if what == "away" else (words, False)
        return Known(entries, "" if what == "keep" else self.draft)


@dataclass
class Report:
    """What a run of kills found."""

    kills: int = 0
    acknowledged: int = 0
    under_way_and_there: int = 0
    hot_journals: int = 0
    slowest_opening: float = 0.0
    """In seconds, with the rollback that a hot journal needs."""
    oldest_lost_key: float = 0.0
    """How long before the last key the first one was typed that is in no draft (seconds)."""
    lost: list[str] = field(default_factory=list)
    """What is not as it was acknowledged; empty if all is well."""


def run_and_kill(way: str, path: str, names: list[str], seconds: float) -> list[list[str]]:
    """Start a program for each name, kill them all after a while, and give back what they said."""
    command = [sys.executable, str(Path(__file__).with_name("torture_writer.py")), way, path]
    started = [subprocess.Popen([*command, name], stdout=subprocess.PIPE) for name in names]
    for process in started:
        assert process.stdout
        assert process.stdout.readline() == b"ready\n"
    with contextlib.suppress(subprocess.TimeoutExpired):
        started[0].wait(seconds)
    for process in started:
        process.send_signal(signal.SIGKILL)
    said = [process.communicate()[0].decode() for process in started]
    assert all(process.returncode == -signal.SIGKILL for process in started), said
    return [lines.split("\n")[:-1] for lines in said]  # a line cut short was never said


def kill_writers(folder: Path, kills: int, writers: int, seed: int) -> Report:
    """Kill writers on one file that many times."""
    chance, report = random.Random(seed), Report()
    known: dict[str, Known] = {}
    for turn in range(kills):
        if turn % ROUNDS_A_FILE == 0:
            known.clear()
        path = str(folder / f"file{turn // ROUNDS_A_FILE}" / "checkin.db")
        names = [f"w{writer}r{turn}s{seed}" for writer in range(writers)]
        said = run_and_kill("write", path, names, chance.uniform(0, LATEST))
        report.kills += 1
        report.hot_journals += os.path.exists(path + "-journal")
        began = time.perf_counter()
        with Journal.open(path) as journal:
            there = states(journal, names)
            report.slowest_opening = max(report.slowest_opening, time.perf_counter() - began)
            for name, lines in zip(names, said, strict=True):
                known[name], under_way = replayed(lines)
                report.acknowledged += lines.count("ok")
                if under_way and there.get(name, Known()) == known[name].after(under_way):
                    known[name] = known[name].after(under_way)
                    report.under_way_and_there += 1
            for name, expected in known.items():
                expected.draft = expected.draft if name in names else ""
                if there.get(name, Known()) != expected:
                    report.lost.append(f"kill {turn}: {name} is not as it was acknowledged")
            report.lost += [f"kill {turn}: {trouble}" for trouble in troubles(journal)]
            for name in names:
                journal.drafts.forget(name)
    return report


def replayed(lines: list[str]) -> tuple[Known, Step | None]:
    """What was acknowledged, and what was under way then."""
    known, under_way = Known(), None
    for line in lines:
        if line == "ok":
            assert under_way
            known, under_way = known.after(under_way), None
        else:
            what, key, version = json.loads(line)
            under_way = (what, key, version)
    return known, under_way


def states(journal: Journal, names: list[str]) -> dict[str, Known]:
    """What the file holds of each writer there ever was, and the drafts of these."""
    found: dict[str, Known] = {name: Known() for name in names}
    for entry in [*journal.entries(), *journal.entries(EntryQuery(deleted=True))]:
        key = entry.text.split()[0]
        known = found.setdefault(key.partition("-")[0], Known())
        known.entries[key] = (entry.text, entry.deleted)
    journal.drafts.take_over()
    for draft in journal.drafts.all():
        found[draft.screen].draft = draft.text
    return found


def troubles(journal: Journal) -> list[str]:
    """What is wrong inside the file itself."""
    connection = journal._connection
    found = [row for (row,) in connection.rows("PRAGMA integrity_check") if row != "ok"]
    with connection.transaction():
        connection.run(
            "INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)"
        )
    if journal.totals().wins != len(journal.entries()):
        found.append("the counts do not add up")
    return found + [f"foreign key: {row}" for row in connection.rows("PRAGMA foreign_key_check")]


def kill_typists(folder: Path, kills: int, windows: int, seed: int) -> Report:
    """Kill windows in which someone types, and see how much of it is in no draft."""
    chance, report = random.Random(seed), Report()
    path = str(folder / "typed" / "checkin.db")
    for turn in range(kills):
        names = [f"t{window}r{turn}" for window in range(windows)]
        said = run_and_kill("type", path, names, chance.uniform(0.2, 2.0))
        report.kills += 1
        report.hot_journals += os.path.exists(path + "-journal")
        with Journal.open(path) as journal:
            journal.drafts.take_over()
            saved = {draft.screen: draft.text for draft in journal.drafts.all()}
            for name, lines in zip(names, said, strict=True):
                report.lost += [f"kill {turn}: {line}" for line in lines if line[0] != "["]
                keys = [json.loads(line)[1] for line in lines if line[0] == "["]
                kept = len(saved.get(name, ""))
                if saved.get(name, "") != TYPED[:kept]:
                    report.lost.append(f"kill {turn}: the draft of {name} is not what was typed")
                report.acknowledged += len(keys)
                if kept < len(keys):
                    report.oldest_lost_key = max(report.oldest_lost_key, keys[-1] - keys[kept])
                journal.drafts.forget(name)
    return report


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--writers", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(kill_writers(Path(folder), asked.kills, asked.writers, asked.seed))
        print(kill_typists(Path(folder), max(1, asked.kills // 10), asked.writers, asked.seed))


if __name__ == "__main__":
    main()
