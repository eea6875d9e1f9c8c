"""Saving what can be read of a damaged file into a new one. The damaged file is only read."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from mmap import ACCESS_READ, mmap
from typing import Any

from checkin.core.entries import KINDS
from checkin.core.errors import (
    DamagedFile,
    DiskFull,
    NotPossible,
    NotWritable,
)
from checkin.core.folders import sync_folder
from checkin.core.paths import check_folder
from checkin.core.rescue_records import Missing, Rescued
from checkin.core.text import findable
from checkin.storage import (
    backup_files,
    index_repair,
    private_copy,
    sqlite_errors,
    stored_values,
)
from checkin.storage.backups import sweep_parts
from checkin.storage.connection import APPLICATION_ID, SCHEMA, Connection, explained
from checkin.storage.entry_writer import new_uid
from checkin.storage.open_files import salt_of
from checkin.storage.page_reader import Pages, Record
from checkin.storage.salvage import WITHOUT_ROWIDS, Salvage
from checkin.storage.schema import bring_up_to_date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from checkin.storage.cipher_salvage import CipherSalvage

Progress = Callable[[int], None]
"""Told now and then how many rows were read."""

_NOW_AND_THEN = 500
_KEPT = ("entries", "changes", "people", "plan", *WITHOUT_ROWIDS)
"""The tables that hold what was kept."""
_LISTS = ("people", "plan", "drafts", "settings")


def rescue(path: str, new: str, *, progress: Progress | None = None) -> Rescued:
    """Make a file at `new` of all that can be read of the one at `path`, and say what is missing.

    For a process that has the file not open in SQLite: its locks would be gone afterwards. Raises
    `NotPossible` if something is at `new` already or its folder is not there, `DamagedFile` if
    nothing could be read, and another `FileTrouble`, such as `EncryptedFile` for one that was not
    opened with its passphrase; there is no new file then. That of an encrypted file has its
    passphrase.
    """
    if os.path.lexists(new):
        raise _there_already(new)
    if os.path.lexists(path):  # that one is missing is said before
        check_folder(os.path.dirname(new) or os.curdir)
    part = f"{new}.{os.getpid()}.part"
    try:
        with _opened(path, os.path.dirname(new)) as found:
            _check_ours(path, found)
            sweep_parts(new)
            try:
                os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
                with closing(found.new_file(part)) as connection:
                    bring_up_to_date(connection)
                    done = _Writing(connection, found, progress).done(new)
                if not (done.entries or done.trash or done.versions or any(done.lists.values())):
                    offer = backup_files.offer(path)
                    raise DamagedFile(f"Nothing that was kept in {path} could be read.", offer)
                _put_in_place(part, new)
                sync_folder(new)
            finally:
                for ending in ("", "-journal"):
                    with suppress(FileNotFoundError):
                        os.unlink(part + ending)
    except OSError as error:
        raise _not_written(new, error) from error
    return done


def _put_in_place(part: str, new: str) -> None:
    """Give it its name, never over another file."""
    try:
        os.link(part, new)
    except OSError as error:  # such as a stick that knows no links
        if os.path.lexists(new):
            raise _there_already(new) from error
        os.rename(part, new)


def _there_already(new: str) -> NotPossible:
    return NotPossible(f"{new} is there already, and was left as it is.", "Choose another name.")


def _not_written(new: str, error: OSError) -> NotWritable | DiskFull:
    import errno

    what = f"{new} can't be written: {error.strerror or error}."
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(what, "Your file is as it was. Free some space, or choose another place.")
    return NotWritable(what, "Your file is as it was. Choose another place.")


@contextmanager
def _opened(path: str, beside: str) -> Iterator[Salvage | CipherSalvage]:
    """What can be read of the file, while no other program writes it.

    What a program that was ended left half written is taken back in a copy, in a folder `beside`.
    Raises a `FileTrouble`.
    """
    if salt := salt_of(path):
        from checkin.storage import cipher_salvage

        with cipher_salvage.opened(path, beside, salt) as found:
            yield found
        return
    with private_copy.locked(path) as handle:
        if not os.path.getsize(path):
            raise DamagedFile(f"{path} is empty.", backup_files.offer(path))
        if private_copy.is_half_written(path):
            with (
                private_copy.copied(path, beside, private_copy.RESCUE) as copy,
                open(copy, "rb") as file,
                closing(mmap(file.fileno(), 0, access=ACCESS_READ)) as data,
            ):
                yield Salvage(Pages(data))
        else:
            with closing(mmap(handle, 0, access=ACCESS_READ)) as data:
                yield Salvage(Pages(data))


def _check_ours(path: str, found: Salvage | CipherSalvage) -> None:
    """Raise a `FileTrouble` for a file of another program, or of a newer version of this one."""
    if found.owner is None:
        return
    if found.owner == APPLICATION_ID and SCHEMA < found.schema < 1000:
        raise sqlite_errors.newer(path, found.schema, SCHEMA)
    if found.owner != APPLICATION_ID and found.tables and "entries" not in found.tables:
        raise sqlite_errors.foreign(path)


class _Writing:
    """Writes what was read into the new file."""

    def __init__(
        self, connection: Connection, salvage: Salvage | CipherSalvage, progress: Progress | None
    ) -> None:
        self._connection = connection
        self._salvage = salvage
        self._progress = progress
        self._read = 0
        self._entries: set[int] = set()
        self._changes: set[int] = set()
        self._uids: set[str] = set()
        self._cut: set[int] = set()
        self._known: dict[int, dict[str, Any]] = {}

    def done(self, new: str) -> Rescued:
        """Write all of it, as one."""
        connection, salvage = self._connection, self._salvage
        connection.rows("PRAGMA foreign_keys = OFF")
        with connection.transaction():
            names = self._columns("entries")
            for record in self._rows("entries"):
                self._entry(dict(zip(names, record.values, strict=False)), record)
            from_index = [] if salvage.is_whole else self._from_index()
            self._changes_and_versions()
            for table in ("tags", "feelings", "marks"):
                self._details(table)
            for table in ("people", "plan", "drafts", "state", "settings"):
                self._beside(table)
            connection.run(
                "UPDATE entries SET parent = NULL"
                " WHERE parent IS NOT NULL AND parent NOT IN (SELECT id FROM entries)"
            )
            connection.run("DELETE FROM state WHERE name GLOB 'backup:*'")
            self._number_on()
            index_repair.rebuild(connection)
            index_repair.count(connection)
        if connection.rows("PRAGMA integrity_check") != [("ok",)]:
            raise sqlite_errors.damaged(new)
        entries, trash, versions = connection.row(
            "SELECT count(*) FILTER (WHERE deleted_at IS NULL), count(deleted_at),"
            " (SELECT count(*) FROM revisions WHERE before IS NOT NULL) FROM entries"
        )
        lists = {name: connection.row(f"SELECT count(*) FROM {name}")[0] for name in _LISTS}
        missing = [
            Missing(number, known.get("day", ""))
            for number, known in sorted(self._known.items())
            if number not in self._entries
        ]
        listed = salvage.tables.issuperset(_KEPT)
        perhaps = [name for name in _KEPT if not listed or name in salvage.hurt]
        return Rescued(
            new,
            salvage.is_whole,
            1 in salvage.bad,
            entries,
            trash,
            versions,
            lists,
            tuple(missing),
            tuple(from_index),
            tuple(sorted(self._cut)),
            () if salvage.is_whole else tuple(perhaps),
            salvage.count,
            len(salvage.bad),
        )

    def _columns(self, table: str) -> list[str]:
        """The columns of a table of the damaged file, by default those of today."""
        today = [row[1] for row in self._connection.rows(f"PRAGMA table_info({table})")]
        found = self._salvage.columns(table)
        return [name if name in today else "" for name in found] if found else today

    def _rows(self, table: str) -> Iterator[Record]:
        for record in self._salvage.rows(table):
            self._read += 1
            if self._progress is not None and self._read % _NOW_AND_THEN == 0:
                self._progress(self._read)
            yield record

    def _entry(self, row: dict[str, Any], record: Record) -> None:
        """Store one, unless it is there already; what it cannot hold is left out."""
        number = record.rowid
        if number is None or not 0 < number < 1 << 62 or number in self._entries:
            return
        if "text" not in row and not record.cut:
            return
        row |= {"id": number, "indexed": 2}
        if not isinstance(row.get("uid"), str) or row["uid"] in self._uids:
            row["uid"] = new_uid()
        row = {name: value for name, value in row.items() if value is not None}
        if self._put("entries", row) or self._put("entries", _mended(row)):
            self._entries.add(number)
            self._uids.add(row["uid"])
            if record.cut:
                self._cut.add(number)

    def _put(self, table: str, row: Mapping[str, Any]) -> bool:
        """Add a row; whether it could be."""
        row = {name: value for name, value in row.items() if name}
        names = ", ".join(row)
        marks = ", ".join("?" * len(row))
        try:
            self._connection.raw.execute(
                f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values())
            )
        except (sqlite3.IntegrityError, OverflowError, ValueError):
            return False
        except sqlite3.Error as error:
            raise explained(error, self._connection.path) from error
        return True

    def _from_index(self) -> list[int]:
        """Store entries of which indexes hold the words, the kind and the day; their numbers."""
        self._note_known()
        uids = {
            record.values[1]: record.values[0]
            for record in self._rows("sqlite_autoindex_entries_1")
            if len(record.values) == 2
        }
        found = []
        for number, known in sorted(self._known.items()):
            if number in self._entries or not {"day", "kind", "words"} <= known.keys():
                continue
            row = {name: known.get(name) for name in ("day", "kind", "at")}
            row["text"] = _without_tags(known["words"], known.get("tags", ()))
            made = known.get("at") or f"{known['day']}T12:00:00+00:00"
            row |= {"id": number, "indexed": 2, "created_at": made, "updated_at": made}
            uid = uids.get(number)
            if not isinstance(uid, str) or uid in self._uids:
                uid = new_uid()
            row["uid"] = uid
            if self._put("entries", {k: v for k, v in row.items() if v is not None}):
                self._entries.add(number)
                self._uids.add(uid)
                found.append(number)
        return found

    def _note_known(self) -> None:
        """Note what other tables and indexes say of entries."""

        def known(number: Any) -> dict[str, Any]:
            real = isinstance(number, int) and 0 < number < 1 << 62
            return self._known.setdefault(number, {}) if real else {}

        for record in self._rows("entries_by_day"):
            if len(record.values) == 4:
                day, at, number, _ = record.values
                known(number).update(day=day, at=at)
        for record in self._rows("entries_by_kind"):
            if len(record.values) == 4:
                kind, day, number, _ = record.values
                known(number).update(kind=kind, day=day)
        for record in self._rows("search"):
            if len(record.values) == 3 and isinstance(record.values[2], str):
                known(record.values[1])["words"] = record.values[2].split()
        for record in self._rows("tags"):
            if len(record.values) >= 2:
                known(record.values[0]).setdefault("tags", []).append(record.values[1])
        for record in self._rows("revisions"):
            if len(record.values) >= 2:
                known(record.values[1])

    def _changes_and_versions(self) -> None:
        names = self._columns("changes")
        for record in self._rows("changes"):
            row = dict(zip(names, record.values, strict=False)) | {"id": record.rowid}
            if record.rowid and record.rowid not in self._changes and self._put("changes", row):
                self._changes.add(record.rowid)
        names = self._columns("revisions")
        for record in self._rows("revisions"):
            row = dict(zip(names, record.values, strict=False))
            if row.get("entry") not in self._entries or record.cut:
                continue
            if row["change"] not in self._changes and not self._stand_in(row):
                continue
            self._put("revisions", row)

    def _stand_in(self, row: Mapping[str, Any]) -> bool:
        """Make a change for a version whose own one is lost; whether it could be."""
        moment = self._connection.row(
            "SELECT updated_at FROM entries WHERE id = ?", (row["entry"],)
        )
        what = "edit" if row.get("before") else "win"
        change = {"id": row["change"], "what": what, "made_at": moment[0], "state": "passed"}
        if not self._put("changes", change):
            return False
        self._changes.add(row["change"])
        return True

    def _details(self, table: str) -> None:
        names = self._columns(table)
        for record in self._rows(table):
            row = dict(zip(names, record.values, strict=False))
            if row.get("entry") in self._entries and not record.cut:
                self._put(table, row)

    def _beside(self, table: str) -> None:
        names = self._columns(table)
        for record in self._rows(table):
            row = dict(zip(names, record.values, strict=False))
            if record.rowid is not None:
                row["id"] = record.rowid
            self._put(table, {name: value for name, value in row.items() if value is not None})

    def _number_on(self) -> None:
        """Have new rows get numbers that none ever had."""
        for record in self._rows("sqlite_sequence"):
            if len(record.values) == 2 and isinstance(record.values[1], int):
                self._connection.run(
                    "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?",
                    (record.values[1], record.values[0]),
                )


def _without_tags(words: Sequence[str], tags: Iterable[Any]) -> str:
    """The words of an entry without its tags, which the index has after them."""
    last = findable(" ".join(sorted(map(str, tags))))
    own = words[: -len(last)] if last and list(words[-len(last) :]) == last else words
    return " ".join(own or words)


def _mended(row: Mapping[str, Any]) -> dict[str, Any]:
    """The same entry without what the tables of today do not take."""
    kept = dict(row)
    if stored_values.moment(kept.get("at")) is None or len(kept["at"]) != 25:
        kept.pop("at", None)
    if stored_values.day(kept.get("day", "")) is None:
        day = str(kept.get("created_at", ""))[:10]
        kept["day"] = day if stored_values.day(day) else "2000-01-01"
    if kept.get("kind") not in KINDS:
        kept["kind"] = "reflection"
    if kept.get("kind") != "setback" and not kept.get("text"):
        kept["text"] = "…"
    for name in ("outcome", "before", "after", "parent"):
        kept.pop(name, None)
    if len(str(kept.get("uid"))) != 36:
        kept["uid"] = new_uid()
    return kept
