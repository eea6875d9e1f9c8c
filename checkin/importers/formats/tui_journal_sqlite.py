"""tui-journal's SQLite file, also of versions without tags. Its times are in UTC."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from checkin.importers.formats.tui_journal_json import entry
from checkin.importers.json_values import Thing
from checkin.importers.record import Item, each
from checkin.importers.source import Source
from checkin.importers.sqlite_file import DAMAGE, Patience, has, holds, opened, says

LABEL = "tui-journal (SQLite)"
GROUP = "Diaries and notes"
HOW_TO_EXPORT = "Close tui-journal, and use its file entries.db."

_COLUMNS = ("id", "title", "date", "content")


def sniff(source: Source) -> bool:
    """A table of entries with the columns it has."""
    return holds(source, "entries", _COLUMNS)


def read(source: Source) -> Iterator[Item]:
    """Each entry, on the day that it has where this computer is. The file is only read."""
    with closing(opened(source, "tui-journal")) as database:
        yield from each(_rows(database), entry)


def _rows(database: sqlite3.Connection) -> Iterator[Thing]:
    tagged = has(database, "tags", ("entry_id", "tag"))
    patience = Patience(database)
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
    except DAMAGE as error:
        raise says(error) from error
