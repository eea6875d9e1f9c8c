"""Kills `checkin import` at any moment, and looks whether all of the file is in, or nothing.

Run it with `python tests/support/torture_imports.py --kills 200`.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from checkin.journal import Journal
from tests.support import ROOT
from tests.support.torture import ROUNDS_A_FILE, Report, troubles

ENTRIES = 400
"""How many entries a file brings in, so that writing them takes as long as reading them."""


def kill_imports(folder: Path, kills: int, seed: int) -> Report:
    """Kill an import that many times, each of another file, at moments from start to end."""
    chance, report = random.Random(seed), Report()
    longest = 0.5
    for turn in range(kills):
        path = str(folder / f"file{turn // ROUNDS_A_FILE}" / "checkin.db")
        os.makedirs(os.path.dirname(path), exist_ok=True)
        source = folder / f"r{turn}.csv"
        rows = [f"2020-03-{1 + n % 28:02},r{turn} {n} {'x' * (n % 90)}" for n in range(ENTRIES)]
        source.write_text("\n".join(["entryDate,entryContent", *rows]))
        began = time.perf_counter()
        done = run_and_kill(path, str(source), chance.uniform(0, longest))
        if done:
            report.acknowledged += 1
            longest = (longest + 1.2 * (time.perf_counter() - began)) / 2
        else:
            longest *= 1.1  # the machine is busy: kill later
        report.kills += 1
        report.hot_journals += os.path.exists(path + "-journal")
        began = time.perf_counter()
        with Journal.open(path) as journal:
            count = Counter(entry.text.split()[0] for entry in journal.entries())
            report.slowest_opening = max(report.slowest_opening, time.perf_counter() - began)
            found = count[f"r{turn}"]
            report.under_way_and_there += found == ENTRIES and not done
            if found not in (0, ENTRIES) or (done and not found):
                report.lost.append(f"kill {turn}: {found} entries of {ENTRIES}")
            if any(number != ENTRIES for number in count.values()):
                report.lost.append(f"kill {turn}: an earlier import is not whole any more")
            report.lost += [f"kill {turn}: {trouble}" for trouble in troubles(journal)]
        report.lost += [f"kill {turn}: {trouble}" for trouble in broken_backups(path)]
        if source.read_text() != "\n".join(["entryDate,entryContent", *rows]):
            report.lost.append(f"kill {turn}: the file that was read is another one")
    return report


def run_and_kill(path: str, source: str, seconds: float, name: str = "import") -> bool:
    """Run one import or merge and kill it after a while; whether it said that it was done."""
    started = subprocess.Popen(
        [sys.executable, "-m", "checkin", "--file", path, name, source],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    with contextlib.suppress(subprocess.TimeoutExpired):
        started.wait(seconds)
    started.send_signal(signal.SIGKILL)
    said = started.communicate()[0].decode()
    assert started.returncode in (0, -signal.SIGKILL), said
    return said.startswith(("Imported", "Merged"))


def broken_backups(path: str) -> list[str]:
    """The copies beside a file that are not whole."""
    folder = Path(path).parent / "backups"
    found = []
    for copy in sorted(folder.glob("*.db")) if folder.is_dir() else ():
        with closing(sqlite3.connect(copy)) as raw:
            if raw.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                found.append(f"{copy.name} is not whole")
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(kill_imports(Path(folder), asked.kills, asked.seed))


if __name__ == "__main__":
    main()
