"""Kills `checkin import` at any moment, and looks whether all of the file is in, or nothing.

Run it with `python tests/support/torture_imports.py --kills 200`.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from checkin.journal import Journal
from tests.support.killing import Looked, kill_as_asked, kill_while_it_reads
from tests.support.torture import Report

ENTRIES = 400
"""How many entries a file brings in, so that writing them takes as long as reading them."""


def kill_imports(folder: Path, kills: int, seed: int) -> Report:
    """Kill an import that many times, each of another file, at moments from start to end."""

    def write(path: Path, turn: int) -> Path:
        source = folder / f"r{turn}.csv"
        rows = [f"2020-03-{1 + n % 28:02},r{turn} {n} {'x' * (n % 90)}" for n in range(ENTRIES)]
        source.write_text("\n".join(["entryDate,entryContent", *rows]))
        return source

    return kill_while_it_reads("import", folder, kills, seed, write=write, look=_look)


def _look(journal: Journal, count: Mapping[str, int], turn: int, done: bool) -> Looked:
    wrong = []
    found = count[f"r{turn}"]
    if found not in (0, ENTRIES) or (done and not found):
        wrong.append(f"{found} entries of {ENTRIES}")
    if any(number != ENTRIES for number in count.values()):
        wrong.append("an earlier import is not whole any more")
    return found == ENTRIES, wrong


if __name__ == "__main__":
    kill_as_asked(__doc__, kill_imports)
