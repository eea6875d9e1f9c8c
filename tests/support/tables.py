"""All that is in a file, row by row, to compare one file with another."""

from __future__ import annotations

import json
from contextlib import closing
from typing import Any

from checkin.storage.open_files import connect

MADE_AGAIN = {"search", "day_counts"}
"""Tables that hold nothing of their own: what is in them comes from the others."""


def tables(path: str) -> dict[str, list[dict[str, Any]]]:
    """All rows of all tables that hold something of their own."""
    with closing(connect(path)) as raw:
        names = [
            name
            for (name,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            if not name.startswith(("sqlite_", "_", "search")) and name not in MADE_AGAIN
        ]
        found = {}
        for name in names:
            cursor = raw.execute(f"SELECT * FROM {name}")
            columns = [column[0] for column in cursor.description]
            found[name] = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
        return found


def read(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return text


def comparable(found: dict[str, list[dict[str, Any]]]) -> dict[str, list[str]]:
    """The rows in an order of their own, JSON without its spaces, and no note of the search."""
    return {
        name: sorted(
            json.dumps({k: read(v) if isinstance(v, str) else v for k, v in row.items()
                        if k != "indexed"}, sort_keys=True)
            for row in rows
        )
        for name, rows in found.items()
    }  # fmt: skip
