"""Indexing for search what another program wrote, and making index and counts anew."""

from __future__ import annotations

from checkin.core.text import findable
from checkin.storage.connection import Connection
from checkin.storage.entry_writer import (
    PLACED,
    WORDS,
    index,
    indexed,
    place,
    set_details,
    written_tags,
)

_ANY = "SELECT 1 FROM entries WHERE indexed = 0 LIMIT 1"
_AT_ONCE = 2000


def is_behind(connection: Connection) -> bool:
    """Whether search does not know all entries as they are."""
    return connection.row(_ANY) is not None


def catch_up(connection: Connection) -> int:
    """Index what was written past this program, inside the open transaction; how much it was.

    The tags that its words name are noted too, and days are counted anew: a row that another
    program replaced was counted twice.
    """
    behind = _read_tags(connection)
    for entry in behind:
        index(connection, entry)
    if behind:
        count(connection)
    return len(behind)


def count(connection: Connection) -> None:
    """Count anew how many entries each day holds, inside the open transaction."""
    connection.run("DELETE FROM day_counts")
    connection.run(
        "INSERT INTO day_counts SELECT day, kind, count(*) FROM entries"
        " WHERE deleted_at IS NULL GROUP BY day, kind"
    )


def rebuild(connection: Connection) -> None:
    """Make the whole search index anew, inside the open transaction."""
    from sqlite_utils import Database

    from checkin.storage import views

    for name in ("search_added", "search_removed"):  # one by one takes three times as long
        connection.run(f"DROP TRIGGER IF EXISTS {name}")
    _read_tags(connection)
    connection.run("DELETE FROM search")
    last = 0
    while rows := connection.rows(
        f"SELECT id, CAST(julianday(day) AS INTEGER), kind, CAST({WORDS} AS BLOB)"
        " FROM entries WHERE deleted_at IS NULL AND id > ? ORDER BY id LIMIT ?",
        (last, _AT_ONCE),
    ):
        for entry, day, kind, text in rows:
            if day is not None and kind in PLACED:  # else it could not be found
                words = indexed(findable(text.decode(errors="replace")))
                placed = place(day, entry, kind)
                connection.run("INSERT INTO search VALUES (?, ?, ?)", (placed, entry, words))
        last = rows[-1][0]
    connection.run("INSERT INTO search_index (search_index) VALUES ('rebuild')")
    connection.run("UPDATE entries SET indexed = 1 WHERE indexed <> 1")
    db = Database(connection.raw, execute_plugins=False)
    views.drop(db)
    views.run_script(db, views.SCRIPT)


def _read_tags(connection: Connection) -> list[int]:
    """Note the tags in the words of entries that search does not know; the numbers of these."""
    rows = connection.rows("SELECT id, CAST(text AS BLOB) FROM entries WHERE indexed = 0")
    for entry, text in rows:
        set_details(connection, entry, written_tags(text.decode(errors="replace")), (), ())
    return [entry for entry, _ in rows]
