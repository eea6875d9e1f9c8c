"""What was deleted: how much of it there is, and which that is."""

from __future__ import annotations

from checkin.core.purge_records import Target
from checkin.core.records import TrashCount
from checkin.core.stretches import NOTE
from checkin.storage.connection import Connection

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


def target(connection: Connection, before: str | None) -> Target:
    """What was deleted before that stored moment; with None, all that was deleted."""
    when = (before,)
    entries = connection.rows(f"SELECT uid FROM entries WHERE {_ENTRIES}", when)
    lines = [
        (name, uid)
        for name in _LISTS
        for (uid,) in connection.rows(
            f"SELECT uid FROM {name} WHERE place IN ({_PLACES.format(name)})", when
        )
    ]
    stretches = connection.rows(f"SELECT name FROM state WHERE {_STRETCHES}", when)
    return Target(
        entries=tuple(uid for (uid,) in entries),
        lines=tuple(lines),
        stretches=tuple(name for (name,) in stretches),
    )
