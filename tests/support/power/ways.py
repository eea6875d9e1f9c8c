"""The ways of writing that a power cut must not harm, each with what it leaves whole."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from tests.support.copies import copy
from tests.support.power.images import FILE, Files, Way
from tests.support.power.recording import Recording
from tests.support.spoiled import pages, spoil
from tests.support.torture_backups import DAILY
from tests.support.traces import RARE, traces

ENTRIES = 40
GARBAGE = b"not a journal any more " * 400
Go = Callable[[Recording, Path], None]


def filled(root: Path) -> None:
    """A file with some entries, several pages long."""
    with Journal.open(root / FILE) as journal:
        journal.add_many(
            [NewEntry("win", f"Win {n} {'x' * (n * 31 % 700)}") for n in range(ENTRIES)]
        )
        journal.contacts.add("Ana")


def with_backup(root: Path) -> None:
    filled(root)
    with Journal.open(root / FILE) as journal:
        journal.backups.make()


def with_stick(root: Path) -> None:
    filled(root)
    (root / "stick").mkdir()


def empty(root: Path) -> None:
    """A folder with nothing in it."""


def commands(*lines: str) -> Go:
    """Runs lines of the shell one after the other; {root} is the folder."""

    def go(recording: Recording, root: Path) -> None:
        for line in lines:
            recording.run(["-m", "checkin", *line.replace("{root}", str(root)).split()])

    return go


def calls(*lines: str) -> Go:
    """Calls the journal in one program; what comes after a call is said once it came back."""
    return _program(
        "from checkin.core.records import Draft\n"
        "with Journal.open(sys.argv[1], make=False) as journal:\n",
        [f"    {line}" for line in lines],
    )


def encrypts(*lines: str) -> Go:
    """Encrypts the file in one program; what comes after a line is said once it came back."""
    return _program(
        "from checkin.core import passphrase\n"
        "passphrase.COST = 2\n"
        "path = sys.argv[1]\n"
        "encryption = Journal.encryption(path)\n",
        lines,
    )


def _program(begins: str, lines: Iterable[str]) -> Go:
    head = (
        "import sys\n"
        "from checkin.core.entries import NewEntry\n"
        "from checkin.journal import Journal\n"
    )
    code = head + begins + "".join(f"{line}; print('ok', flush=True)\n" for line in lines)

    def go(recording: Recording, root: Path) -> None:
        recording.run(["-c", code, str(root / FILE)])

    return go


def both(*ways: Go) -> Go:
    def go(recording: Recording, root: Path) -> None:
        for each in ways:
            each(recording, root)

    return go


def without_sync(how: str) -> Go:
    """Writes to the file as SQLite does when it is told to take less care."""

    def go(recording: Recording, root: Path) -> None:
        code = (
            "import sqlite3, sys; raw = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
            f"raw.execute('PRAGMA synchronous={how}')\n"
            "for n in range(1, 5):\n"
            "    raw.execute('UPDATE entries SET why = ? WHERE id = ?', ('because ' * 400, n))\n"
            "    print('ok', flush=True)"
        )
        recording.run(["-c", code, str(root / FILE)])

    return go


def daily(recording: Recording, root: Path) -> None:
    recording.run(["-c", DAILY, str(root / FILE)])


# Files that others left


def importable(root: Path) -> None:
    filled(root)
    rows = [f"2020-03-{1 + n % 28:02},Brought {n} {'x' * (n % 90)}" for n in range(60)]
    (root / "thanks.csv").write_text("\n".join(["entryDate,entryContent", *rows]))


def whole_import(folder: Path, said: Files, now: Files) -> Iterator[str]:
    if (folder / FILE).exists():
        yield from _all_or_none(folder, "Brought", 60)


def mergeable(root: Path) -> None:
    filled(root)
    other = root / "other"
    other.mkdir()
    copy(root / FILE, "copy.db").rename(other / "checkin.db")
    with Journal.open(other / "checkin.db") as journal:
        journal.add_many([NewEntry("win", f"Brought {n} {'x' * (n % 90)}") for n in range(60)])
        journal.edit(1, why="because")
        journal.contacts.add("Ben")


def _all_or_none(folder: Path, word: str, whole: int) -> Iterator[str]:
    with Journal.open(folder / FILE, make=False) as journal:
        found = sum(word in entry.text for entry in journal.entries())
    if found not in (0, whole):
        yield f"{found} entries of {whole}"


def older(root: Path) -> None:
    from tests.storage.test_migration import first_version

    first_version(str(root / FILE))


# Files that cannot be used


def garbled(root: Path) -> None:
    with_backup(root)
    (root / FILE).write_bytes(GARBAGE)


def garbled_and_cut(root: Path) -> None:
    """One with what SQLite left beside it."""
    garbled(root)
    (root / f"{FILE}-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(2000))


def gone(root: Path) -> None:
    with_backup(root)
    (root / FILE).unlink()


def emptied(root: Path) -> None:
    with_backup(root)
    (root / FILE).write_bytes(b"")


def damaged(root: Path) -> None:
    filled(root)
    spoil(str(root / FILE), {pages(str(root / FILE)) // 2})
    (root / "new").mkdir()


def out_of_step(root: Path) -> None:
    filled(root)
    with closing(sqlite3.connect(root / FILE, isolation_level=None)) as raw:
        raw.execute("DELETE FROM day_counts")
        raw.execute("DROP VIEW IF EXISTS wins")
        raw.execute("DROP INDEX IF EXISTS entries_by_day")


def garbage_is_there(folder: Path, said: Files, now: Files) -> Iterator[str]:
    """What was in the way of a restore is kept, under one name or the other."""
    if not any(file.read_bytes() == GARBAGE for file in folder.rglob("checkin.db*")):
        yield "the damaged file is nowhere"


def cut_before(root: Path) -> None:
    """A file that lost power while it was written: the journal is to be played back."""
    filled(root)
    hold = (
        "import sqlite3, sys, os; raw = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "raw.execute('PRAGMA cache_size = 1'); raw.execute('BEGIN IMMEDIATE');"
        "raw.execute(\"UPDATE entries SET why = why || 'y', text = text || 'more'\"); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", hold, str(root / FILE)], check=True)
    assert (root / f"{FILE}-journal").stat().st_size


# What is to go for good


def to_purge(root: Path) -> None:
    filled(root)
    with Journal.open(root / FILE) as journal:
        journal.add(NewEntry("win", f"Told {RARE}", tags=(f"#{RARE}",)))
        journal.backups.make()


def to_purge_earlier(root: Path) -> None:
    to_purge(root)
    with Journal.open(root / FILE) as journal:
        journal.edit(ENTRIES + 1, text="Told Sam", tags=("#tea",))


def no_trace(folder: Path, said: Files, now: Files) -> Iterator[str]:
    """Once it was said to be gone, it is; if it went from the file, it went everywhere."""
    was_said = not any(RARE.encode() in data for data in said.values())
    if not (folder / FILE).exists():
        return
    there = traces(folder / "data")
    if there and (was_said or FILE.removeprefix("data/") not in there):
        yield f"the word is still in {', '.join(there)}"


# Files of text


def exported(root: Path) -> None:
    filled(root)
    (root / "out.json").write_text(json.dumps({"entries": ["of before"]}))


PASSPHRASE = "'a calm one'"
WAYS: dict[str, Way] = {
    "first open": Way(empty, commands("win Made tea", "win Called Ana")),
    "add": Way(filled, both(commands("win Made tea", "win Called Ana"), daily)),
    "edit, delete, undo": Way(
        filled,
        calls(
            "journal.edit(3, text='Other words ' * 300)",
            "journal.delete(4)",
            "journal.undo()",
            "journal.edit_many([1, 2, 5], keepsake=True)",
            "journal.undo()",
            "journal.redo()",
        ),
    ),
    "draft": Way(
        filled,
        calls(
            "journal.drafts.save(Draft('wins', 'line', 'half a'))",
            "journal.drafts.save(Draft('wins', 'line', 'half a thought ' * 400))",
            "journal.change_and_clear(lambda one: one.add(NewEntry('win', 'a thought')),"
            " [Draft('wins', 'line', '')])",
        ),
    ),
    "people, plan, settings": Way(
        filled,
        calls(
            "journal.contacts.add('Ben')",
            "journal.safety_plan.add('signs', 'No sleep')",
            "journal.settings.set('day-start', '05:00')",
        ),
    ),
    "import": Way(importable, commands("import {root}/thanks.csv", "undo"), whole_import),
    "merge": Way(mergeable, commands("merge {root}/other/checkin.db"), whole_import),
    "migration": Way(older, commands("win Made tea")),
    "backup": Way(filled, commands("backup", "backup {root}/copy.db", "backup")),
    "backup to a second folder": Way(
        with_stick, commands("settings backups-to {root}/stick", "backup")
    ),
    "restore": Way(with_backup, commands("win Made tea", "restore 1 --yes")),
    "restore of a garbled file": Way(garbled, commands("restore --yes"), garbage_is_there),
    "restore of a garbled and cut file": Way(
        garbled_and_cut, commands("restore --yes"), garbage_is_there
    ),
    "restore of a file that is gone": Way(gone, commands("restore --yes")),
    "restore of an empty file": Way(emptied, commands("restore --yes")),
    "purge": Way(to_purge, commands(f"purge {ENTRIES + 1} --backups --yes"), no_trace),
    "purge of earlier words": Way(
        to_purge_earlier, commands(f"purge {ENTRIES + 1} --earlier --backups --yes"), no_trace
    ),
    "rescue": Way(damaged, commands("rescue {root}/new/checkin.db")),
    "mend": Way(out_of_step, commands("doctor --mend")),
    "lock": Way(
        filled,
        calls(
            f"journal.lock.turn_on({PASSPHRASE})",
            f"journal.lock.change({PASSPHRASE}, 'another one')",
            "journal.lock.turn_off('another one')",
        ),
    ),
    "encrypt, and plain again": Way(
        filled,
        encrypts(
            f"encryption.turn_on({PASSPHRASE})",
            "encryption.change('another one')",
            "encryption.turn_off()",
        ),
    ),
    "encrypt, and keep": Way(
        filled,
        encrypts(
            f"encryption.turn_on({PASSPHRASE})",
            "encryption.make_anew(encryption.other_backups())",
            "Journal.open(path).add(NewEntry('win', 'Made tea'))",
        ),
    ),
    "export": Way(
        exported, commands("export --output {root}/out.json --force", "export --output {root}/o.md")
    ),
    "power lost once more": Way(cut_before, commands("log", "win Made tea")),
}
