"""Good stretches in the file: the days that count toward one, and the win that is added once."""

from __future__ import annotations

from datetime import date, datetime

from checkin.core.frozen import replace
from checkin.core.stretches import NOTE, Stretch, from_json, reached
from checkin.core.text import as_tag
from checkin.storage import stored_values
from checkin.storage.connection import Connection
from checkin.storage.entry_writer import begin_change, insert


def stretches(connection: Connection) -> list[Stretch]:
    """All that are not deleted, oldest first."""
    written = (one for one in _noted(connection) if not one.away)
    return sorted(written, key=lambda one: one.made)


def deleted_stretches(connection: Connection) -> list[Stretch]:
    """All that are deleted, the last first."""
    return [one for one in _noted(connection) if one.away]


def _noted(connection: Connection) -> list[Stretch]:
    rows = connection.rows(
        "SELECT value FROM state WHERE name >= ? AND name < ? ORDER BY set_at DESC, name",
        (NOTE, NOTE + "\U0010ffff"),
    )
    return [one for (value,) in rows if (one := from_json(value))]


def save(connection: Connection, stretch: Stretch, now: str) -> Stretch:
    """Store one in place of the one with its id; the stretch as it is then.

    The number of its win stays: another window may have added that since this one was read.
    """
    name = NOTE + stretch.id
    with connection.transaction():
        row = connection.row("SELECT value FROM state WHERE name = ?", (name,))
        was = from_json(row[0]) if row else None
        if was is not None and was.kept:
            stretch = replace(stretch, kept=was.kept)
        connection.run(
            "INSERT OR REPLACE INTO state VALUES (?, ?, ?)", (name, stretch.as_json(), now)
        )
    return stretch


def add_reached(connection: Connection, today: date, now: datetime) -> list[int]:
    """Add a win for each that is reached by now, once; the numbers of the new wins."""
    kept = []
    for stretch in stretches(connection):
        if stretch.kept:
            continue
        day = reached(tagged_days(connection, stretch.tag), stretch.days, stretch.span)
        if day is not None:
            at = now.isoformat(timespec="seconds") if day == today else None
            number = _keep(connection, stretch, day, at, now.isoformat(timespec="seconds"))
            kept += [number] if number else []
    return kept


def tagged_days(connection: Connection, tag: str) -> list[date]:
    """The days on which there is a win with that tag."""
    rows = connection.rows(
        "SELECT DISTINCT day FROM tags CROSS JOIN entries ON id = tags.entry"  # in this order
        " WHERE tags.tag = ? AND kind = 'win' AND deleted_at IS NULL",
        (as_tag(tag),),
    )
    return [found for (day,) in rows if (found := stored_values.day(day))]


def _keep(
    connection: Connection, stretch: Stretch, day: date, at: str | None, now: str
) -> int | None:
    """Add the win and note it in one transaction, so that no two windows add it twice."""
    name = NOTE + stretch.id
    with connection.transaction():
        row = connection.row("SELECT value FROM state WHERE name = ?", (name,))
        if row is None or from_json(row[0]) != stretch:
            return None  # another window was first
        change = begin_change(connection, "win", now)
        number = insert(
            connection,
            change,
            {
                "kind": "win",
                "day": day.isoformat(),
                "at": at,
                "text": stretch.name,
                "source": name,
            },
            now,
        )
        noted = replace(stretch, kept=number).as_json()
        connection.run("UPDATE state SET value = ?, set_at = ? WHERE name = ?", (noted, now, name))
    return number
