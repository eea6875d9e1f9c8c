"""Kills programs that make backups or restore one, and looks whether all that was there still is.

Run it with `python tests/support/torture_backups.py --kills 200 --programs 2`.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from checkin.storage.backups import alone
from tests.support import ROOT
from tests.support.killing import broken_backups
from tests.support.torture import ROUNDS_A_FILE, Report, troubles

WINS = 200
"""How many wins are in the copy that is restored."""
GARBAGE = b"not a journal any more " * 400
DAILY = "from checkin.journal.backup_process import main; import sys; main(sys.argv[1])"
STATES = ("well", "well", "gone", "empty", "garbled")
"""What the file is before a restore."""


def kill_backups(folder: Path, kills: int, programs: int, seed: int) -> Report:
    """Kill so many programs at once, that many times, and look at what they leave."""
    chance, report = random.Random(seed), Report()
    longest = 0.5
    for turn in range(kills):
        path = folder / f"file{turn // ROUNDS_A_FILE}" / "checkin.db"
        base = path.parent / "base.db"
        if not base.exists():
            _begin(path, base)
        with Journal.open(path) as journal:
            journal.add(NewEntry("win", f"Turn {turn}"))
            before = _texts(journal)
            journal.backups.make()
        state = chance.choice(STATES)
        if state != "well":
            _harm(path, state)
        lines = [_line(path, base, chance, state, program) for program in range(programs)]
        began = time.perf_counter()
        if _run_and_kill(lines, chance.uniform(0, longest)):
            report.acknowledged += 1
            longest = (longest + 1.2 * (time.perf_counter() - began)) / 2
        else:
            longest = min(longest * 1.1, 5.0)  # the machine is busy: kill later
        report.kills += 1
        report.hot_journals += os.path.exists(f"{path}-journal")
        found = _looked_over(path, base, before, state)
        report.lost += [f"kill {turn} ({state}): {trouble}" for trouble in found]
        report.under_way_and_there += path.exists() and path.read_bytes()[:6] == b"SQLite"
        _make_well(path, base)
    return report


def _begin(path: Path, base: Path) -> None:
    """A file, and a copy of it under a name of its own."""
    with Journal.open(path) as journal:
        wins = [NewEntry("win", f"Win {n} {'x' * 400}") for n in range(WINS)]
        journal.add_many(wins)
        journal.backups.save_to(str(base))


def _texts(journal: Journal) -> set[str]:
    return {entry.text for entry in journal.entries()}


def _harm(path: Path, state: str) -> None:
    if state == "gone":
        path.unlink()
    else:
        path.write_bytes(GARBAGE if state == "garbled" else b"")


def _line(path: Path, base: Path, chance: random.Random, state: str, program: int) -> list[str]:
    """What one program is to do; the first one restores unless the file is well."""
    command = [sys.executable, "-m", "checkin", "--file", str(path)]
    which = chance.choice(["backup", "daily", "restore", "restore"])
    if state != "well" and program == 0:
        which = "restore"
    if which == "daily":
        return [sys.executable, "-c", DAILY, str(path)]
    return [*command, "backup"] if which == "backup" else [*command, "restore", str(base), "--yes"]


def _run_and_kill(lines: list[list[str]], seconds: float) -> bool:
    """Start them all, and kill them after a while; whether the first one had ended before."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    quiet = subprocess.DEVNULL
    started = [
        subprocess.Popen(line, stdout=quiet, stderr=quiet, env=environment) for line in lines
    ]
    with contextlib.suppress(subprocess.TimeoutExpired):
        started[0].wait(seconds)
    for process in started:
        process.send_signal(signal.SIGKILL)
    ends = [process.wait() for process in started]
    return ends[0] >= 0


def _looked_over(path: Path, base: Path, before: set[str], state: str) -> list[str]:
    """What is not as it has to be after a kill."""
    found = broken_backups(str(path))
    aside = [file.read_bytes() for file in path.parent.glob("*.damaged-*")]
    left = path.read_bytes() if path.exists() and path.stat().st_size < 10_000 else None
    if state == "garbled" and left != GARBAGE and GARBAGE not in aside:
        found.append("the damaged file is nowhere")
    if not path.exists():
        return found if state == "gone" else [*found, "the file is gone"]
    if left is not None:  # as it was before
        return found if state in ("empty", "garbled") else [*found, "the file is cut"]
    with Journal.open(base, make=False) as copy:
        restored = _texts(copy)
    with Journal.open(path, make=False) as journal:
        now = _texts(journal)
        found += troubles(journal)
    if now not in (before, restored) or (state != "well" and now != restored):
        found.append(f"{len(now)} entries, neither those of before nor those of the copy")
    if not any(_holds(backup.path, before) for backup in Journal.restoring(path).listed()):
        found.append("what was there before is in no backup")
    return found


def _holds(backup: str, texts: set[str]) -> bool:
    with Journal.open(backup, make=False) as copy:
        return _texts(copy) == texts


def _make_well(path: Path, base: Path) -> None:
    """Bring the file back, and see that what was left by the killed ones goes."""
    restoring = Journal.restoring(path)
    restoring.restore(restoring.find(str(base)))
    with Journal.open(path) as journal:
        journal.backups.make()
    with alone(str(path.parent / "backups"), 30):  # what a restore began beside it ends first
        for left in path.parent.rglob("*.part*"):
            raise AssertionError(f"{left} is left over")
    for aside in path.parent.glob("*.damaged-*"):
        aside.unlink()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--programs", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        print(kill_backups(Path(folder), asked.kills, asked.programs, asked.seed))


if __name__ == "__main__":
    main()
