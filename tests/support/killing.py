"""Kills a command that reads another file, and looks whether all of that is in, or nothing."""

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
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from checkin.journal import Journal
from tests.support import ROOT
from tests.support.torture import ROUNDS_A_FILE, Report, troubles

Looked = tuple[bool, list[str]]
"""Whether all of the other file is there, and what is wrong."""


def kill_while_it_reads(
    command: str,
    folder: Path,
    kills: int,
    seed: int,
    *,
    write: Callable[[Path, int], Path],
    look: Callable[[Journal, Mapping[str, int], int, bool], Looked],
) -> Report:
    """Kill a command that many times, each with another file, at moments from start to end.

    `write` makes the file that is read, by the path of the journal and the number of the turn.
    `look` is given the journal, how many entries begin with which word, the number of the turn,
    and whether the command said that it was done.
    """
    chance, report = random.Random(seed), Report()
    longest = 0.5
    for turn in range(kills):
        path = folder / f"file{turn // ROUNDS_A_FILE}" / "checkin.db"
        os.makedirs(path.parent, exist_ok=True)
        source = write(path, turn)
        was, beside = source.read_bytes(), {*os.listdir(source.parent)}
        began = time.perf_counter()
        line = ["--file", str(path), command, str(source)]
        done = run_and_kill(line, chance.uniform(0, longest)).startswith(("Imported", "Merged"))
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
            wrong = troubles(journal)
            whole, more = look(journal, count, turn, done)
            report.under_way_and_there += whole and not done
        wrong += [*more, *broken_backups(path)]
        if source.read_bytes() != was or {*os.listdir(source.parent)} != beside:
            wrong.append("the file that was read is another one")
        report.lost += [f"kill {turn}: {trouble}" for trouble in wrong]
    return report


def run_and_kill(line: Sequence[str], seconds: float) -> str:
    """Run a command once and kill it after a while; what it said until then."""
    return run_and_kill_all([line], seconds)[0]


def run_and_kill_all(lines: Sequence[Sequence[str]], seconds: float) -> list[str]:
    """Run commands at once and kill all of them after a while; what each said until then.

    One that could not do all of it is taken to have said nothing.
    """
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "checkin", *line],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        for line in lines
    ]
    with contextlib.suppress(subprocess.TimeoutExpired):
        started[0].wait(seconds)
    for process in started:
        process.send_signal(signal.SIGKILL)
    told = [process.communicate() for process in started]
    ends = [process.returncode for process in started]
    kept_out = [1] if len(lines) > 1 else []  # by another one of them, for too long
    assert all(end in (0, -signal.SIGKILL, *kept_out) for end in ends), (ends, told)
    return ["" if end == 1 else said.decode() for end, (said, _) in zip(ends, told, strict=True)]


def broken_backups(path: str | Path) -> list[str]:
    """The copies beside a file that are not whole."""
    folder = Path(path).parent / "backups"
    found = []
    for copy in sorted(folder.glob("*.db")) if folder.is_dir() else ():
        with closing(sqlite3.connect(copy)) as raw:
            if raw.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                found.append(f"{copy.name} is not whole")
    return found


def kill_as_asked(about: str | None, kill: Callable[[Path, int, int], Report]) -> None:
    """Kill as often as the command line says, and print the report."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(kill(Path(folder), asked.kills, asked.seed))
