"""Finding the rows of a damaged file that is encrypted, page by page.

SQLCipher gives no page of which a bit is changed, and gives up a table where it meets one. What a
table leads to no more is read in a copy whose first page is a new one: there, one page after the
other is made the only one of a table that takes any row. No page is decrypted anywhere else.
"""

from __future__ import annotations

import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress

from checkin.storage import private_copy
from checkin.storage.connection import Connection
from checkin.storage.open_files import PAGE, connect
from checkin.storage.page_reader import Record
from checkin.storage.salvage import AS_INDEX, SHAPES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_COLUMNS = 30
"""More than any table has."""
_WITH_TEXT = 5
"""How many values of an entry stand before its text: with fewer, the index has more of it."""
_INDEXES = {
    "entries_by_day": ("day, at, id, id", " WHERE deleted_at IS NULL"),
    "entries_by_kind": ("kind, day, id, id", " WHERE deleted_at IS NULL"),
    "sqlite_autoindex_entries_1": ("uid, id", ""),
}
"""What stands in the indexes that name entries, and for which of them."""
_NONE = b"none"
"""What is read after the last value of a row: nothing that is kept is made of bytes."""
_LOST = b"lost"
"""What is read of a text that goes on at a bad page."""
_NAMES = ", ".join(f"c{number} DEFAULT x'{_NONE.hex()}'" for number in range(_COLUMNS))
_PROBES = {
    "of_rows": f"CREATE TABLE of_rows ({_NAMES})",
    "of_index": f"CREATE TABLE of_index ({_NAMES}, PRIMARY KEY (c0, c1)) WITHOUT ROWID",
}
"""Tables that take any row, with rowids and without."""


@contextmanager
def opened(path: str, beside: str, salt: bytes) -> Iterator[CipherSalvage]:
    """What can be read of the encrypted file at `path`, which was opened with its passphrase.

    It is copied to a folder of its own `beside`, encrypted as it is, and no other program writes
    it meanwhile. Raises a `FileTrouble`.
    """
    with (
        private_copy.locked(path),
        private_copy.copied(path, beside, private_copy.RESCUE) as copy,
        closing(CipherSalvage(copy, salt)) as found,
    ):
        yield found


class _NewFile(Connection):
    """A connection to an empty file, which is encrypted with that salt from its first page on."""

    def __init__(self, path: str, salt: bytes) -> None:
        self._as = salt
        super().__init__(path, make=False)

    def _opened(self) -> sqlite3.Connection:
        self.salt = self._as
        return connect(self.path or "", timeout=self.patience, salt=self.salt)


class CipherSalvage:
    """What can be read of an encrypted file, table by table."""

    def __init__(self, copy: str, salt: bytes) -> None:
        """`copy` is the path of a copy of the file, in a folder where others can be made."""
        self.count = -(-os.path.getsize(copy) // PAGE)
        """How many pages it has."""
        self.hurt: set[str] = set()
        """The tables and indexes of which not all could be read."""
        self._copy, self._salt = copy, salt
        with closing(_lenient(copy, salt)) as raw:
            self.bad = _bad(raw)
            """Pages that could not be read."""
        self._probe: sqlite3.Connection | None = None
        self._of: dict[str, list[int]] | None = None
        if self.bad:
            self._probing()
        self._raw = _lenient(copy, salt)
        self.owner: int | None = None
        """The number of the program it is of; None if that cannot be read."""
        self.schema = 0
        self._made_by: dict[str, str] = {}
        listed: list[Any] = []
        with suppress(sqlite3.Error):
            self.owner = self._raw.execute("PRAGMA application_id").fetchone()[0]
            self.schema = self._raw.execute("PRAGMA user_version").fetchone()[0]
            listed = self._raw.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
        self.tables = {name for _, name, _ in listed}
        """The names of all tables and indexes, where the list of them could be read."""
        self._made_by = {name: sql for kind, name, sql in listed if kind == "table"}
        self.is_whole = not self.bad and self._fits_together()

    def close(self) -> None:
        """Close what is open."""
        self._raw.close()
        if self._probe is not None:
            self._probe.close()

    def new_file(self, part: str) -> Connection:
        """A connection to the empty file at `part`, which is encrypted as this one is."""
        return _NewFile(part, self._salt)

    def columns(self, table: str) -> list[str]:
        """The names of the columns of a table; none where they could not be read."""
        with suppress(sqlite3.Error), closing(sqlite3.connect(":memory:")) as raw:
            raw.execute(self._made_by.get(table) or "")
            return [row[1] for row in raw.execute(f"PRAGMA table_info({table})").fetchall()]
        return []

    def rows(self, table: str) -> Iterator[Record]:
        """The rows of a table; a row may come twice where not all of it could be read."""
        has_rowids = table not in AS_INDEX
        what, among = _INDEXES.get(table, ("*", ""))
        source = f"entries INDEXED BY {table}" if table in _INDEXES else f"{table} NOT INDEXED"
        values = ", ".join(filter(None, ("rowid" if has_rowids else "", what)))
        if self.is_whole or table in self.tables:
            try:
                for row in self._raw.execute(f"SELECT {values} FROM {source}{among}"):
                    record = _record(row, has_rowids)
                    if record.cut:
                        self.hurt.add(table)
                    if not record.cut or _has_words(table, record):
                        yield record
            except sqlite3.Error:
                self.hurt.add(table)
            else:
                return
        else:
            self.hurt.add(table)
        if table in SHAPES:
            for page in self._pages_of(table):
                for record in self._records(page, has_rowids):
                    if _fits(table, record):
                        yield record

    def _fits_together(self) -> bool:
        try:
            return bool(self._raw.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)])
        except sqlite3.Error:
            return False

    def _pages_of(self, table: str) -> list[int]:
        """The pages that hold rows which look like those of a table."""
        if self._of is None:
            self._of = defaultdict(list)
            for page in range(2, self.count + 1):
                if page in self.bad:
                    continue
                for has_rowids in (True, False):
                    records = self._records(page, has_rowids)
                    for name in SHAPES:
                        if (name not in AS_INDEX) is has_rowids and any(
                            _fits(name, record) for record in records
                        ):
                            self._of[name].append(page)
                    if records:
                        break
        return self._of[table]

    def _records(self, page: int, has_rowids: bool) -> list[Record]:
        """All rows of one page, and of those it leads to; none if it is of the other kind."""
        raw = self._probing()
        probe = "of_rows" if has_rowids else "of_index"
        raw.execute("BEGIN")
        raw.execute("UPDATE sqlite_master SET rootpage = ? WHERE name = ?", (page, probe))
        raw.execute("PRAGMA writable_schema=RESET")
        raw.execute("PRAGMA writable_schema=ON")
        try:
            return _read(raw, has_rowids)
        finally:
            raw.execute("ROLLBACK")  # also what SQLite remembers of a page that was none

    def _probing(self) -> sqlite3.Connection:
        """A connection to the copy with a first page of our own; nothing is written to it."""
        if self._probe is None:
            path = os.path.join(os.path.dirname(self._copy), "pages.db")
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            with closing(connect(path, salt=self._salt)) as raw:
                raw.execute("PRAGMA journal_mode=OFF").fetchall()
                raw.execute("PRAGMA synchronous=OFF")
                for made in _PROBES.values():
                    raw.execute(made)
                raw.execute("CREATE TABLE room (bytes)")  # it has more pages than the file then
                raw.execute("INSERT INTO room VALUES (zeroblob(?))", (self.count * PAGE,))
            self._exchange_pages(path)
            self._probe = _lenient(path, self._salt)
            self._probe.execute("PRAGMA writable_schema=ON")
        return self._probe

    def _exchange_pages(self, path: str) -> None:
        """Have the file at `path` all pages of the copy but the first and those that are bad, which
        it gives to the copy: SQLCipher would take no other page after one of these."""
        with open(self._copy, "r+b") as copy, open(path, "r+b") as pages:
            for number in range(2, self.count + 1):
                source, target = (pages, copy) if number in self.bad else (copy, pages)
                for file in (source, target):
                    file.seek((number - 1) * PAGE)
                target.write(source.read(PAGE))


def _lenient(path: str, salt: bytes) -> sqlite3.Connection:
    """A connection that reads text also where it is none."""
    raw = connect(path, salt=salt)
    raw.text_factory = _text
    return raw


def _text(data: bytes) -> str | bytes:
    """A text, also where it is none; nothing of ours has a zero in it, unlike pages put in place
    of bad ones."""
    return _LOST if b"\0" in data else data.decode("utf-8", "replace")


def _bad(raw: sqlite3.Connection) -> set[int]:
    """The pages that are not as they were written."""
    said = raw.execute("PRAGMA cipher_integrity_check").fetchall()
    found = {line.rpartition(" ")[2] for (line,) in said if " page " in line}
    return {int(number) for number in found if number.isdecimal()}


def _until_trouble(raw: sqlite3.Connection, sql: str) -> tuple[list[Any], bool]:
    """The rows up to the first that cannot be read, and whether there was none such."""
    found = []
    try:
        for row in raw.execute(sql):
            found.append(row)
    except sqlite3.Error:
        return found, False
    return found, True


def _read(raw: sqlite3.Connection, has_rowids: bool) -> list[Record]:
    """The rows of a table of which some may not be readable, once or twice."""
    if not has_rowids:
        rows, is_all = _until_trouble(raw, "SELECT * FROM of_index")
        if not is_all:
            back = "SELECT * FROM of_index ORDER BY c0 DESC, c1 DESC"
            rows += _until_trouble(raw, back)[0]
        return [_record(row, has_rowids) for row in rows]
    rows, is_all = _until_trouble(raw, "SELECT rowid, * FROM of_rows")
    found = {row[0]: _record(row, has_rowids) for row in rows}
    for way in () if is_all else ("", "DESC"):
        for (number,) in _until_trouble(raw, f"SELECT rowid FROM of_rows ORDER BY rowid {way}")[0]:
            if number not in found:
                found[number] = _row_by_columns(raw, number)
    return list(found.values())


def _row_by_columns(raw: sqlite3.Connection, number: int) -> Record:
    """A row of which the end may not be readable: as many of its values as can be read."""
    values: list[Any] = []
    try:
        for column in range(_COLUMNS):
            sql = f"SELECT c{column} FROM of_rows WHERE rowid = ?"
            values.append(raw.execute(sql, (number,)).fetchone()[0])
    except sqlite3.Error:
        return Record(number, values, True)
    return _record((number, *values), has_rowids=True)


def _record(row: tuple[Any, ...], has_rowids: bool) -> Record:
    """A row as it was read; its values end before one that is lost, or that was never there."""
    rowid, values = (row[0], row[1:]) if has_rowids else (None, row)
    ends = [values.index(end) for end in (_NONE, _LOST) if end in values]
    return Record(rowid, values[: min(ends, default=len(values))], _LOST in values)


def _fits(table: str, record: Record) -> bool:
    """Whether a row looks like one of that table."""
    return SHAPES[table](record.values) and (not record.cut or _has_words(table, record))


def _has_words(table: str, record: Record) -> bool:
    """Whether a row that is cut has more of an entry than the index of search has."""
    return table == "entries" and len(record.values) > _WITH_TEXT
