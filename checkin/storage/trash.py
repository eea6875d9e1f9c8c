"""What was deleted: how much of it there is, and removing it for good."""

from __future__ import annotations

from checkin.core.errors import FileTrouble
from checkin.core.frozen import replace
from checkin.core.records import TrashCount
from checkin.core.stretches import NOTE
from checkin.storage.connection import Connection
from checkin.storage.imports import NOTE as IMPORTED
from checkin.storage.merge_notes import NOTE as MERGED

_BEFORE = "(?1 IS NULL OR julianday({0}) < julianday(?1))"
_ENTRIES = f"deleted_at IS NOT NULL AND {_BEFORE.format('deleted_at')}"
_LISTS = ("people", "plan")
_PLACES = (
    "SELECT place FROM {0} GROUP BY place"
    f" HAVING count(*) = count(deleted_at) AND {_BEFORE.format('max(deleted_at)')}"
)
"""The places of a list where no version of the line is left."""
_STRETCHES = (
    f"name GLOB '{NOTE}*' AND json_valid(value) AND json_extract(value, '$.away')"
    f" AND {_BEFORE.format('set_at')}"
)


def held(connection: Connection, before: str | None) -> TrashCount:
    """How much was deleted before that stored moment; with None, how much in all."""
    lines = " + ".join(f"(SELECT count(*) FROM ({_PLACES.format(name)}))" for name in _LISTS)
    found = connection.row(
        f"SELECT (SELECT count(*) FROM entries WHERE {_ENTRIES}),"
        f" {lines} + (SELECT count(*) FROM state WHERE {_STRETCHES})",
        (before,),
    )
    return TrashCount(*found)


def empty(connection: Connection, before: str | None) -> TrashCount:
    """Remove for good what was deleted before that moment, with all its versions; how much.

    With None, all that was deleted goes. The search index is made anew, and words that no
    entry uses any more leave it. What was there is written over. Making the file smaller comes
    after that; there may be no room for it.
    """
    when = (before,)
    with connection.transaction():
        gone = held(connection, before)
        connection.run(f"DELETE FROM entries WHERE {_ENTRIES}", when)
        connection.run(
            "DELETE FROM changes WHERE id NOT IN (SELECT change FROM revisions)"
            " AND NOT EXISTS"
            " (SELECT 1 FROM state WHERE name IN (? || changes.id, ? || changes.id))",
            (IMPORTED, MERGED),
        )
        for name in _LISTS:
            connection.run(f"DELETE FROM {name} WHERE place IN ({_PLACES.format(name)})", when)
        connection.run(f"DELETE FROM state WHERE {_STRETCHES}", when)
        if gone.lines:  # they hold the words of lines
            connection.run("DELETE FROM state WHERE name GLOB ?", (f"{MERGED}*",))
        if gone.entries:
            connection.run("INSERT INTO search_index (search_index) VALUES ('rebuild')")
    if gone:
        try:
            connection.rows("VACUUM")
        except FileTrouble as error:
            return replace(gone, not_smaller=str(error))
    return gone
