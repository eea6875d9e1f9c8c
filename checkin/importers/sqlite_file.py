"""SQLite files of other programs, read and never changed, whatever is in them."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from checkin.core.text import quoted
from checkin.importers.record import CannotImport, Unreadable
from checkin.importers.source import Source

_MAGIC = "SQLite format 3\0"
_LOGGED = slice(18, 20)
"""Where the file says how it is written to."""
DAMAGE = (sqlite3.Error, ValueError)
"""What SQLite raises where a file is wrong; its own messages may have bytes that are no text."""
_STEPS, _TOO_MUCH = 100_000, 100
"""How many steps SQLite takes at a time, and how often for one row: a file can be made to go on
without end."""


def holds(source: Source, table: str, columns: tuple[str, ...]) -> bool:
    """Whether the source is one such file by itself, with a table that has these columns."""
    if not (source.single and source.head(source.files[0]).startswith(_MAGIC)):
        return False
    with closing(_opened(source)) as database:
        return has(database, table, columns)


def opened(source: Source, program: str) -> sqlite3.Connection:
    """The file of a program, to be read alone.

    Raises `CannotImport` if some of it is in another file, and `Unreadable` if it is damaged.
    """
    if source.has_beside("-wal"):
        raise CannotImport(
            f"{source.name} has changes that are still in another file.",
            f"Open {program}, close it, and try again.",
        )
    return _opened(source)


def _opened(source: Source) -> sqlite3.Connection:
    try:
        database = _on_disk(source.path) if source.path else _out_of_zip(source)
    except DAMAGE as error:
        raise says(error) from error
    database.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
    database.execute("PRAGMA trusted_schema = OFF")
    return database


def _on_disk(path: str) -> sqlite3.Connection:
    uri = Path(os.path.abspath(path)).as_uri()
    return sqlite3.connect(f"{uri}?mode=ro&immutable=1", uri=True)


def _out_of_zip(source: Source) -> sqlite3.Connection:
    """The file in memory, marked as one without a log: that could not be there."""
    data = bytearray(source.read(source.files[0]))
    data[_LOGGED] = b"\x01\x01"
    database = sqlite3.connect(":memory:")
    database.deserialize(bytes(data))
    return database


class Patience:
    """Ends a query that takes too long for one row."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._asked = 0
        database.set_progress_handler(self._may_not_go_on, _STEPS)

    def begin(self) -> None:
        """Count anew."""
        self._asked = 0

    def _may_not_go_on(self) -> bool:
        self._asked += 1
        return self._asked > _TOO_MUCH


def has(database: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> bool:
    """Whether a real table of that name has these columns."""
    try:
        kind = database.execute(
            "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?"
            " AND sql NOT LIKE 'CREATE VIRTUAL%'",
            (table,),
        ).fetchone()[0]
        names = {
            name for (name,) in database.execute("SELECT name FROM pragma_table_info(?)", (table,))
        }
    except DAMAGE as error:
        raise says(error) from error
    return bool(kind) and names.issuperset(columns)


def says(error: Exception) -> Unreadable:
    """What SQLite says of a file that is wrong."""
    return Unreadable(f"SQLite says: {quoted(str(error))}.")
