"""Files at random: those of other programs, and the file itself with odd text or bytes in it."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import tempfile
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from checkin.core.entries import NewEntry
from checkin.core.errors import CheckinError
from checkin.core.records import Draft
from checkin.journal import Journal
from checkin.storage.entry_writer import written_tags
from tests.fuzz.signs import ODD
from tests.fuzz.signs import text as any_text
from tests.importers.cases import CASES, Case
from tests.importers.test_hostile import check, garbled, other_values
from tests.importers.test_hostile_command import bring, other_signs
from tests.support.commands import CHANGING, EVERY, KEEPING, line
from tests.support.shell import checkin, raw
from tests.support.tables import MADE_AGAIN

SAMPLES = os.environ.get("CHECKIN_SAMPLES", "")
"""A folder with more files of other programs, beside those in the tests."""
WRITES = {*KEEPING, *CHANGING, "lock on", "lock off", "lock change", "rescue", "breathe", "pause"}
READING = [name for name in EVERY if name not in WRITES and not name.startswith("packs")]
_CHANGES = (garbled, other_values, other_signs)
_TEXTS = {
    "entries": "text why cue label outcome source kind day at created_at updated_at deleted_at uid",
    "tags": "tag shown",
    "feelings": "word",
    "marks": "mark",
    "changes": "what made_at state",
    "revisions": "before after",
    "people": "name reach ask uid updated_at deleted_at",
    "plan": "field text uid updated_at deleted_at",
    "drafts": "window screen field text context saved_at",
    "settings": "name value set_at",
    "state": "name value set_at",
}
"""The columns that hold text, by table."""
_VALUES = (None, 0, -1, 2**63 - 1, 1.5, float("inf"), b"\xff\xfe", b"blob", "")


@cache
def cases() -> tuple[Case, ...]:
    """The files of the tests, and the samples."""
    found = list(CASES)
    for place in sorted(Path(SAMPLES).rglob("*")) if SAMPLES else ():
        if place.is_file() and place.name not in ("expected.json", "README.md"):
            found.append(Case("", str(place), {place.name: place.read_bytes()}, path=place.name))
    return tuple(found)


@dataclass(frozen=True)
class Seed:
    """What an input is made of again."""

    number: int

    def __str__(self) -> str:
        return str(self.number)


def a_seed(chance: random.Random) -> Seed:
    return Seed(chance.getrandbits(48))


def look_at_import(seed: Seed) -> None:
    chance = random.Random(seed.number)
    case, change = chance.choice(cases()), chance.choice(_CHANGES)
    if case.form:
        check(case, seed.number, change)
        return
    from tests.importers.test_hostile import read_all

    with tempfile.TemporaryDirectory() as folder:
        ((name, data),) = case.files.items()
        path = Path(folder, name)
        path.write_bytes(change(data if isinstance(data, bytes) else data.encode(), chance))
        read_all(path)


def look_at_import_command(seed: Seed) -> None:
    chance = random.Random(seed.number)
    case, change = chance.choice(cases()), chance.choice(_CHANGES)
    with tempfile.TemporaryDirectory() as folder:
        inside = Path(folder, "in")
        inside.mkdir()
        files = {
            name: change(data if isinstance(data, bytes) else data.encode(), chance)
            for name, data in case.files.items()
        }
        source = Case(case.form, case.about, files, path=case.path, zipped=case.zipped).laid_out(
            inside
        )
        own = str(Path(folder, "own.db"))
        bring(source, own)
        if os.path.exists(own):
            for command in (("log",), ("undo",)):
                said = checkin("--file", own, *command)
                assert not raw(said.out + said.err)


@cache
def _first() -> bytes:
    """A file with something in every table."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "first.db")
        with Journal.open(path) as journal:
            _fill(journal)
        return path.read_bytes()


def _fill(journal: Journal) -> None:
    win = journal.add(NewEntry("win", "Called @Sam #people", tags=("#rest",), marks=("big",)))
    hard = journal.add(NewEntry("setback", "All of it", bring=True, feelings=("tired",)))
    journal.add(NewEntry("step", "Drank tea", parent=hard.id, source="tea"))
    journal.add(NewEntry("reflection", "Ride the bus", source="not-yet"))
    journal.add(NewEntry("intention", "Rest", cue="after lunch"))
    for number in range(12):
        journal.add(NewEntry("win", f"Walked {number} {'far ' * 40}"))
    journal.edit(win.id, text="Called @Sam back #people")
    journal.delete(6)
    journal.contacts.add("Ana", reach="555")
    journal.safety_plan.add("signs", "No sleep")
    journal.settings.set("toward", "calm")
    journal.settings.set("total", "sober days")
    journal.day_total.add_slip("Had a drink")
    journal.drafts.save(Draft("wins", "line", "half a"))


def spoil_values(path: str, chance: random.Random) -> list[str]:
    """Write odd values into a few columns, as another program might; what was written."""
    done = []
    with closing(sqlite3.connect(path, isolation_level=None)) as raw_file:
        raw_file.execute("PRAGMA ignore_check_constraints = ON")
        for _ in range(chance.randint(1, 4)):
            table = chance.choice([*_TEXTS])
            column = chance.choice(_TEXTS[table].split())
            odd: object = chance.choice(ODD) if chance.random() < 0.5 else any_text(chance, 30)
            if chance.random() < 0.15:
                odd = chance.choice(_VALUES)
            if isinstance(odd, str):
                odd = odd.encode("utf-8", "surrogatepass")
                value = "CAST(? AS TEXT)"
            else:
                value = "?"
            if table == "revisions" and chance.random() < 0.7:
                value = f"json_set({column}, '$.text', {value})"
            where = " WHERE rowid = (SELECT max(rowid) FROM entries)" if table == "entries" else ""
            if chance.random() < 0.5:
                where = ""
            with suppress(sqlite3.Error):
                raw_file.execute(f"UPDATE {table} SET {column} = {value}{where}", (odd,))
                done.append(f"{table}.{column} = {odd!r}{where}")
    return done


def _rows(path: str) -> dict[str, list[object]]:
    """All that is kept, whatever it is, but what is made of the rest and notes of the search.

    What is made of the rest is also a tag that the words of its entry name.
    """
    with closing(sqlite3.connect(path)) as raw_file:
        raw_file.text_factory = bytes
        names = [
            name.decode()
            for (name,) in raw_file.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            if not name.startswith((b"sqlite_", b"_", b"search"))
        ]
        found: dict[str, list[object]] = {}
        for name in set(names) - MADE_AGAIN:
            columns = [row[1].decode() for row in raw_file.execute(f"PRAGMA table_info({name})")]
            kept = ", ".join(column for column in columns if column != "indexed")
            found[name] = raw_file.execute(f"SELECT {kept} FROM {name}").fetchall()
        texts = dict(raw_file.execute("SELECT id, CAST(text AS BLOB) FROM entries"))
        found["tags"] = [
            row
            for row in raw_file.execute("SELECT entry, CAST(tag AS BLOB), shown FROM tags")
            if row[1].decode(errors="replace")
            not in written_tags(texts.get(row[0], b"").decode(errors="replace"))
        ]
        return found


def look_at_stored(seed: Seed) -> None:
    """Odd values in any column, and what some commands say then."""
    chance = random.Random(seed.number)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder, "checkin.db"))
        Path(path).write_bytes(_first())
        done = spoil_values(path, chance)
        before = _rows(path)
        for name in chance.sample(READING, 3):
            more = ("--versions",) if name == "show" else ()
            said = checkin("--file", path, *line(name), *more)
            assert said.code in (0, 1), (done, name, said)
            assert not raw(said.out + said.err), (done, name, said)
        assert _rows(path) == before, done
        words = ("win", "one more")
        said = checkin("--file", path, *chance.choice([words, ("undo",), ("edit", "1", "other")]))
        assert said.code in (0, 1), (done, said)
        assert not raw(said.out + said.err), (done, said)


def look_at_bytes(seed: Seed) -> None:
    """A file with bytes changed anywhere, read and rescued."""
    chance = random.Random(seed.number)
    data = bytearray(_first())
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data) if chance.random() < 0.7 else min(200, len(data)))
        size = chance.choice((1, 1, 2, 4, 30, 4096))
        match chance.randrange(3):
            case 0:
                data[at : at + size] = chance.randbytes(min(size, len(data) - at))
            case 1:
                data[at : at + size] = bytes(min(size, len(data) - at))
            case _ if chance.random() < 0.2:
                del data[at:]
            case _:
                data[at] = chance.choice((0, 1, 2, 5, 10, 13, 127, 128, 255))
        if not data:
            break
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder, "checkin.db"))
        Path(path).write_bytes(data)
        name = chance.choice(["log", "doctor", "today", "export", "show", "search", "rescue"])
        more = (f"{folder}/new/checkin.db",) if name == "rescue" else line(name)[1:]
        os.makedirs(f"{folder}/new", exist_ok=True)
        said = checkin("--file", path, name, *more)
        assert said.code in (0, 1), (name, said)
        assert not raw(said.out + said.err), (name, said)
        if name in ("doctor", "rescue"):
            assert Path(path).read_bytes() == data, name
        new = Path(folder, "new/checkin.db")
        if new.exists():
            with Journal.open(new, make=False) as journal:
                assert journal._connection.rows("PRAGMA integrity_check") == [("ok",)]
                journal.entries()
        with suppress(CheckinError):
            os.mkdir(f"{folder}/other")
            Journal.rescue(path, f"{folder}/other/checkin.db")
        shutil.rmtree(f"{folder}/other", ignore_errors=True)
