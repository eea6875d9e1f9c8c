"""What is in a file, as tests compare it."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from checkin.storage.fuller_backup import RESTORED

TABLES = {
    *("entries", "tags", "feelings", "marks", "changes", "revisions", "drafts", "people", "plan"),
    *("state", "settings", "day_counts", "search"),
}
"""The tables that are ours."""


def rows(path: str, sql: str) -> list[tuple[object, ...]]:
    """What a statement reads in a file, without changing it."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as raw:
        return raw.execute(sql).fetchall()


def dump(path: str) -> list[str]:
    """All of a file, with what its header says; not that it was restored."""
    header = [str(rows(path, f"PRAGMA {name}")) for name in ("user_version", "application_id")]
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as raw:
        return [*(line for line in raw.iterdump() if RESTORED not in line), *header]
