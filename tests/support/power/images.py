"""Cuts the power at any moment of what programs did, and looks at what they find afterwards."""

from __future__ import annotations

import hashlib
import json
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

from checkin.core.errors import CheckinError, WrongPassphrase
from checkin.core.purge_records import NOTE as PURGED
from checkin.journal import Journal
from checkin.storage.backup_files import TROUBLE
from checkin.storage.open_files import connect
from tests.support.power.disk import Disk, read, write
from tests.support.power.recording import Record, Recording
from tests.support.tables import tables
from tests.support.torture import troubles

Files = dict[str, bytes]
Look = Callable[[Path, Files, Files], Iterator[str]]
"""Says what else is wrong in a folder, by what it held when something was said last, and now."""
FILE = "data/checkin/checkin.db"
"""Where the file is, in the folder that is looked at."""
PASSPHRASES = ("a calm one", "another one")
"""Those that files have which are encrypted on the way."""
_UNFINISHED = (".part", "-journal")


def no_look(folder: Path, said: Files, now: Files) -> Iterator[str]:
    """There is nothing else to look at."""
    yield from ()


@dataclass(frozen=True)
class Way:
    """Something that programs do, and what it has to leave whole."""

    prepare: Callable[[Path], None]
    """Makes what is there before; all of that is safe."""
    go: Callable[[Recording, Path], None]
    """Runs the programs. Whatever they say is said once it is done."""
    look: Look = no_look


@dataclass
class Report:
    """What came of it."""

    records: int = 0
    images: int = 0
    different: int = 0
    """How many of the images were no two alike."""
    lost: list[str] = field(default_factory=list)


class _Past:
    """What the file was at each moment, as a program finds it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[str, object] = {}

    def of(self, files: Files) -> object:
        """What a file holds, and nothing of how it came to be; one that is empty is none."""
        beside = {name: data for name, data in files.items() if name.startswith(FILE)}
        key = _key(beside)
        if key not in self._known:
            made = _fresh(self._folder)
            write(beside, made)
            self._known[key] = held(made / FILE)
        return self._known[key]


def cut(way: Way, folder: Path, images: int, seed: int) -> Report:
    """Make so many images of what a power cut leaves, and look at each."""
    root, scratch = folder / "disk", folder / "image"
    root.mkdir(parents=True)
    way.prepare(root)
    disk = Disk(root)
    recording = Recording(folder / "records", {"XDG_DATA_HOME": f"{root}/data", "CHECKIN_FILE": ""})
    way.go(recording, root)
    records = list(recording.records())
    chance, report = random.Random(seed), Report(len(records))
    moments = _moments(records, chance, images)
    past = _Past(folder / "past")
    first = disk.now()
    said, spoken, states = first, 0, [past.of(first)]
    different, looked_at = set(), set()
    for number, record in enumerate((*records, None)):
        while moments and moments[0] == number:
            moments.pop(0)
            report.images += 1
            left, now = disk.left(chance), disk.now()
            held_now = past.of(now)
            different.add(key := _key(left))
            asked = key, spoken, id(held_now), frozenset(now)
            if asked in looked_at:
                continue
            looked_at.add(asked)
            write(left, _fresh(scratch))
            wrong = [*_looked(scratch, left, said, now, [*states, held_now])]
            wrong += way.look(scratch, said, now)
            report.lost += [f"record {number} of {len(records)}: {one}" for one in wrong]
        if record is None:
            break
        disk.do(record)
        if record.what == "s":
            said, spoken = disk.now(), number
            states = [past.of(said)]
        elif record.what in "rlu" and any(FILE in name for name in record.names):
            states.append(past.of(disk.now()))
    report.different = len(different)
    assert disk.now() == read(root), "something was written that was not noted"
    return report


def _moments(records: list[Record], chance: random.Random, count: int) -> list[int]:
    """When to cut: half of them anywhere, half right after names were given or taken away."""
    names = [at + 1 for at, record in enumerate(records) if record.what in "cmrlu"]
    anywhere = [chance.randrange(len(records) + 1) for _ in range(count - count // 2)]
    return sorted([*anywhere, *chance.choices(names or anywhere, k=count // 2)])


def _looked(
    folder: Path, left: Files, said: Files, now: Files, states: list[object]
) -> Iterator[str]:
    """What is not as it has to be in an image."""
    if (found := held(folder / FILE)) not in states:
        yield f"{FILE} is {_short(found)}, and has to be one of {[*map(_short, states)]}"
    for name, data in left.items():
        if name.startswith(FILE) or name.endswith("/") or "/." in name:
            continue
        if name.endswith(".db"):
            yield from _not_whole(folder / name)
        elif name in said and data not in (said[name], now.get(name)):
            yield f"{name} is neither what it was nor what it became"
    for name in said.keys() & now.keys() - left.keys():
        if not (name.endswith(_UNFINISHED) or "/." in name):
            yield f"{name} is gone"


def held(path: Path) -> object:
    """What a file holds once a program opened it; if it can't be opened, its bytes."""
    if not path.exists() or not path.stat().st_size:
        return "nothing"
    data = path.read_bytes()
    try:
        unlock(path)
        with Journal.open(path, make=False) as journal:
            if journal.file.is_unfinished():
                journal.purging.finish()
            wrong = troubles(journal)
            empty = not journal.file.status().schema
    except CheckinError as error:
        return f"{type(error).__name__}: {hashlib.sha256(data).hexdigest()}"
    if empty:
        return "nothing"
    found = tables(str(path))
    found["state"] = [
        row for row in found["state"] if not row["name"].startswith((TROUBLE, PURGED))
    ]
    return {"troubles": wrong, **found}


def unlock(path: Path) -> None:
    """Have a file that is encrypted open with one of the passphrases of these ways."""
    if Journal.is_encrypted(str(path)):
        for known in PASSPHRASES:
            with suppress(WrongPassphrase):
                Journal.encryption(path).open(known)


def _not_whole(path: Path) -> Iterator[str]:
    try:
        unlock(path)
        with closing(connect(str(path))) as raw:
            said = raw.execute("PRAGMA integrity_check").fetchall()
            rows = raw.execute("SELECT count(*) FROM entries").fetchone()[0]
    except sqlite3.Error as error:
        said, rows = [(str(error),)], 1
    if said != [("ok",)] or not rows:
        yield f"{path.name} is not whole: {said}"


def _short(found: object) -> str:
    if isinstance(found, dict):
        text = json.dumps(found, sort_keys=True, default=str)
        counts = {name: len(rows) for name, rows in found.items() if rows}
        return f"{counts} {hashlib.sha256(text.encode()).hexdigest()[:8]}"
    return str(found)


def _key(files: Files) -> str:
    whole = hashlib.sha256()
    for name in sorted(files):
        whole.update(f"{name}\0{len(files[name])}\0".encode())
        whole.update(files[name])
    return whole.hexdigest()


def _fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
