"""All that is in a file, row by row, to compare one file with another."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import Any

MADE_AGAIN = {"search", "day_counts"}
"""Tables that hold nothing of their own: what is in them comes from the others."""


def tables(path: str) -> dict[str, list[dict[str, Any]]]:
    """All rows of all tables that hold something of their own."""
    with closing(sqlite3.connect(path)) as raw:
        raw.row_factory = sqlite3.Row
        names = [
            name
            for (name,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            if not name.startswith(("sqlite_", "_", "search")) and name not in MADE_AGAIN
        ]
        return {name: [dict(row) for row in raw.execute(f"SELECT * FROM {name}")] for name in names}


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
