"""What the file holds beside its entries, as plain values by column, for a whole export."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import Any, Literal

from checkin.core.lock import LOCK
from checkin.core.purge_records import NOTE as PURGED
from checkin.core.stretches import NOTE as STRETCH
from checkin.storage.backup_files import TROUBLE
from checkin.storage.connection import Connection
from checkin.storage.support_lists import LINE as LINE

Row = dict[str, object]

_AT_ONCE = 500
"""How many changes are read in one go."""


def changes(connection: Connection, among: Collection[int]) -> Iterator[Row]:
    """All changes of these entries, oldest first, each with how they were before it.

    `after` stands there once a change was undone, for doing it again.
    """
    last = 0
    while True:
        top = connection.row(
            "SELECT max(id) FROM (SELECT id FROM changes WHERE id > ? ORDER BY id LIMIT ?)",
            (last, _AT_ONCE),
        )[0]
        if top is None:
            return
        rows = connection.rows(
            "SELECT id, what, made_at, state, entry, before, after FROM changes"
            " JOIN revisions ON change = id WHERE id > ? AND id <= ? ORDER BY id, entry",
            (last, top),
        )
        for (number, what, made_at, state), of_it in groupby(rows, key=lambda row: row[:4]):
            entries = [
                {"entry": entry, "before": _read(before), "after": _read(after)}
                for *_, entry, before, after in of_it
                if entry in among
            ]
            if entries:
                made = {"id": number, "what": what, "made_at": made_at, "state": state}
                yield {**made, "entries": entries}
        last = top


def lines(connection: Connection, table: Literal["people", "plan"], *, away: bool) -> list[Row]:
    """The lines of a list with their earlier versions; with `away`, those taken off it too."""
    there = f"place IN (SELECT place FROM {table} WHERE deleted_at IS NULL)"
    return _rows(connection, f"{table} WHERE {'1' if away else there} ORDER BY place, id")


def settings(connection: Connection) -> list[Row]:
    """What was set, also under names that this version does not know; never a passphrase."""
    return _rows(connection, "settings WHERE name <> ? ORDER BY name", (LOCK,))


def notes(connection: Connection, start: str | None = None) -> Iterator[Row]:
    """What the program noted; a value that is an object in JSON comes as one.

    With `start`, what is noted under names that begin so, by the rest of the name as its `id`;
    else what is noted under all other names.
    """
    for row in _rows(connection, "state ORDER BY name"):
        name, found = str(row["name"]), _read(row["value"])
        row["value"] = found if isinstance(found, dict) else row["value"]
        if start is not None and name.startswith(start):
            yield {"id": name.removeprefix(start), "value": row["value"], "set_at": row["set_at"]}
        elif start is None and not name.startswith((LINE, STRETCH, TROUBLE, PURGED)):
            yield row


def drafts(connection: Connection) -> list[Row]:
    """What was typed and not kept, in every window."""
    found = _rows(connection, "drafts ORDER BY saved_at, window, screen, field")
    return [{**row, "context": _read(row["context"])} for row in found]


def raw(connection: Connection, entries: Sequence[int]) -> Iterator[Row]:
    """These entries column by column, whatever stands there."""
    for number in entries:
        for row in _rows(connection, "entries WHERE id = ?", (number,)):
            for table, column in (("tags", "tag"), ("feelings", "word"), ("marks", "mark")):
                found = connection.rows(f"SELECT {column} FROM {table} WHERE entry = ?", (number,))
                row[table] = sorted(str(value) for (value,) in found)
            yield row


def _rows(connection: Connection, what: str, values: Sequence[Any] = ()) -> list[Row]:
    table = what.split(" ", 1)[0]
    names = [row[1] for row in connection.rows(f"PRAGMA table_info({table})")]
    found = connection.rows(f"SELECT {', '.join(names)} FROM {what}", values)
    return [dict(zip(names, map(_plain, row), strict=True)) for row in found]


def _plain(value: object) -> object:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value


def _read(text: object) -> object:
    """The value that a text in JSON holds; the text itself if it holds none."""
    if not isinstance(text, str):
        return text
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text
