"""Indexing for search what another program wrote, or an older version of this one."""

from __future__ import annotations

from checkin.storage.connection import Connection
from checkin.storage.entry_writer import index, set_details, written_tags

_ANY = "SELECT 1 FROM entries WHERE indexed = 0 LIMIT 1"


def is_behind(connection: Connection) -> bool:
    """Whether search does not know all entries as they are."""
    return connection.row(_ANY) is not None


def catch_up(connection: Connection) -> int:
    """Index what was written past this program, inside the open transaction; how much it was.

    The tags that its words name are noted too, and days are counted anew: a row that another
    program replaced was counted twice.
    """
    rows = connection.rows("SELECT id, CAST(text AS BLOB) FROM entries WHERE indexed = 0")
    for entry, text in rows:
        tags = written_tags(text.decode(errors="replace"))
        set_details(connection, entry, tags, (), ())
        index(connection, entry)
    if rows:
        connection.run("DELETE FROM day_counts")
        connection.run(
            "INSERT INTO day_counts SELECT day, kind, count(*) FROM entries"
            " WHERE deleted_at IS NULL GROUP BY day, kind"
        )
    return len(rows)
