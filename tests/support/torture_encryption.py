"""Kills a program while it encrypts a file, changes its passphrase or makes it plain, beside one
that keeps wins, and looks whether there is one whole file that opens.

Run it with `python tests/support/torture_encryption.py --kills 200`.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from checkin.core import passphrase
from checkin.core.entries import NewEntry
from checkin.core.errors import WrongPassphrase
from checkin.journal import Journal
from checkin.storage.cipher import keys
from checkin.storage.encryption import PART
from tests.support import ROOT
from tests.support.killing import kill_as_asked
from tests.support.torture import ROUNDS_A_FILE, Report, troubles

WINS = 300
"""How many wins there are, so that copying takes a while."""
_BEGIN = """
import sys, time
from checkin.core import passphrase
from checkin.core.entries import NewEntry
from checkin.core.errors import CheckinError
from checkin.journal import Journal
passphrase.COST, passphrase.LANES = 2, 1
path, now, new, name = sys.argv[1:]
encryption = Journal.encryption(path)
if now:
    encryption.open(now)
"""
CONVERT = f"""{_BEGIN}
import checkin.journal.encryption
print("ready", flush=True)
if now and new:
    encryption.change(new)
elif new:
    encryption.turn_on(new)
else:
    encryption.turn_off()
print("done", flush=True)
"""
KEEP = f"""{_BEGIN}
with Journal.open(path) as journal:
    print("ready", flush=True)
    for number in range(10_000):
        try:
            journal.add(NewEntry("win", f"{{name}} {{number}}"))
        except CheckinError:
            break
        print(f"{{name}} {{number}}", flush=True)
        time.sleep(0.02)  # the other one wants its turn
"""


def kill_conversions(folder: Path, kills: int, seed: int, writers: int = 1) -> Report:
    """Kill both at once, that many times, and look at what they leave."""
    chance, report = random.Random(seed), Report()
    longest, now, done = 0.3, "", 0
    cost = passphrase.COST, passphrase.LANES
    passphrase.COST, passphrase.LANES = 2, 1
    try:
        for turn in range(kills):
            path = folder / f"file{turn // ROUNDS_A_FILE}" / "checkin.db"
            if not path.exists():
                now = ""
                with Journal.open(path) as journal:
                    journal.add_many([NewEntry("win", f"Win {n} {'x' * 300}") for n in range(WINS)])
            before = _texts(path)
            new = chance.choice([f"p{turn}", f"p{turn}", ""]) if now else f"p{turn}"
            programs = [_begun(KEEP, path, now, new, f"t{turn}w{n}") for n in range(writers)]
            programs.insert(0, _begun(CONVERT, path, now, new, ""))
            began = time.perf_counter()
            try:
                programs[0].wait(chance.uniform(0, longest))
                longest = (longest + 1.2 * (time.perf_counter() - began)) / 2
            except subprocess.TimeoutExpired:
                longest = min(longest * 1.1, 5.0)  # the machine is busy: kill later
            for program in programs:
                program.send_signal(signal.SIGKILL)
            said = [_ended(program) for program in programs]
            report.kills += 1
            report.hot_journals += os.path.exists(f"{path}-journal")
            kept = {text for lines in said[1:] for text in lines}
            is_done = "done" in said[0]
            report.acknowledged += len(kept) + is_done
            done += is_done
            now, wrong = _looked_over(path, now, new, before | kept, is_done=is_done)
            report.under_way_and_there += now == new and not is_done
            report.lost += [f"kill {turn}: {trouble}" for trouble in wrong]
            if wrong:
                break
    finally:
        passphrase.COST, passphrase.LANES = cost
        keys.clear()
    assert done, "it was never done before the kill"
    return report


def _begun(code: str, path: Path, now: str, new: str, name: str) -> subprocess.Popen[str]:
    """A program that is about to begin."""
    program = subprocess.Popen(
        [sys.executable, "-c", code, str(path), now, new, name],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert program.stdout is not None
    assert program.stdout.readline() in ("ready\n", "")  # the other one may have been faster
    return program


def _ended(program: subprocess.Popen[str]) -> list[str]:
    """What it said after it was ready."""
    with program:
        assert program.stdout is not None
        return program.stdout.read().splitlines()


def _texts(path: Path) -> set[str]:
    with Journal.open(path, make=False) as journal:
        return {entry.text for entry in journal.entries()}


def _looked_over(
    path: Path, now: str, new: str, texts: set[str], *, is_done: bool
) -> tuple[str, list[str]]:
    """The passphrase that the file has by now, and what is not as it has to be."""
    keys.clear()
    encryption = Journal.encryption(path)
    has = ""
    if encryption.is_on:
        for has in (now, new):
            try:
                encryption.open(has)
            except WrongPassphrase:
                continue
            break
        else:
            return now, ["no passphrase opens it"]
    found = [] if has == new or not is_done else ["it was done, and is not"]
    found += [] if has in (now, new) else ["it is plain, and was not to be"]
    found += [f"{len(texts - _texts(path))} are gone"] if not texts <= _texts(path) else []
    with Journal.open(path, make=False) as journal:
        found += troubles(journal)
    if encryption.is_on and os.path.exists(f"{path}{PART}"):
        found.append("a copy is left over")
    for backup in encryption.other_backups():
        for known in filter(None, (now, new)):
            try:
                Journal.encryption(backup.path).open(known)
            except WrongPassphrase:
                continue
    for copy, held in _held(path):
        if held is None and Journal.encryption(copy).is_open:
            found.append(f"{copy} is not whole")
    return has, found


def _held(path: Path) -> list[tuple[str, object]]:
    with Journal.open(path, make=False) as journal:
        return [(backup.path, held) for backup, held in journal.backups.listed()]


if __name__ == "__main__":
    kill_as_asked(__doc__, kill_conversions)
