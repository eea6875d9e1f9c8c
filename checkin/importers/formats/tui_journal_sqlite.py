"""tui-journal's SQLite file, also of versions without tags. Its times are in UTC."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from checkin.core.text import quoted
from checkin.importers.formats.tui_journal_json import entry
from checkin.importers.json_values import Thing
from checkin.importers.record import CannotImport, Item, Unreadable, each
from checkin.importers.source import Source

LABEL = "tui-journal (SQLite)"
GROUP = "Diaries and notes"
HOW_TO_EXPORT = "Close tui-journal, and use its file entries.db."

_MAGIC = "SQLite format 3\0"
_COLUMNS = ("id", "title", "date", "content")
_LOGGED = slice(18, 20)
"""Where the file says how it is written to."""
_DAMAGE = (sqlite3.Error, ValueError)
"""What SQLite raises where a file is wrong; its own messages may have bytes that are no text."""
_STEPS, _TOO_MUCH = 100_000, 100
"""How many steps SQLite takes at a time, and how often for one row: a file can be made to go on
without end."""


def sniff(source: Source) -> bool:
    """A table of entries with the columns it has."""
    if not source.single:
        return False
    if not source.head(source.files[0]).startswith(_MAGIC):
        return False
    with closing(_opened(source)) as database:
        return _has(database, "entries", _COLUMNS)


def read(source: Source) -> Iterator[Item]:
    """Each entry, on the day that it has where this computer is. The file is only read."""
    if source.has_beside("-wal"):
        raise CannotImport(
            f"{source.name} has changes that are still in another file.",
            "Open tui-journal, close it, and try again.",
        )
    with closing(_opened(source)) as database:
        yield from each(_rows(database), entry)


def _rows(database: sqlite3.Connection) -> Iterator[Thing]:
    tagged = _has(database, "tags", ("entry_id", "tag"))
    patience = _Patience(database)
    try:
        for number, title, date, content in database.execute(
            "SELECT id, title, date, content FROM entries ORDER BY id"
        ):
            patience.begin()
            tags = (
                database.execute("SELECT tag FROM tags WHERE entry_id = ?", (number,)).fetchall()
                if tagged
                else []
            )
            yield Thing(
                f"entry {number}",
                {
                    "id": number,
                    "title": title,
                    "date": date,
                    "content": content,
                    "tags": [tag for (tag,) in tags],
                },
            )
    except _DAMAGE as error:
        raise _says(error) from error


def _opened(source: Source) -> sqlite3.Connection:
    try:
        database = _on_disk(source.path) if source.path else _out_of_zip(source)
    except _DAMAGE as error:
        raise _says(error) from error
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


class _Patience:
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


def _has(database: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> bool:
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
    except _DAMAGE as error:
        raise _says(error) from error
    return bool(kind) and names.issuperset(columns)


def _says(error: Exception) -> Unreadable:
    return Unreadable(f"SQLite says: {quoted(str(error))}.")
