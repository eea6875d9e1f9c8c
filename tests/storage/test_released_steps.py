"""Steps of the file's shape that were released are never edited: files out there went through them.

What has to change comes as a step of its own, with a test from the oldest shape on.
"""

from __future__ import annotations

from hashlib import sha256

from checkin.storage import migration_2
from checkin.storage.schema import FIRST

RELEASED = {
    "1": (FIRST, "702d8b56cc85695d"),
    "2: tables": (migration_2.TABLES, "c61cfa8c4e48ec03"),
    "2: search": (migration_2.SEARCH, "c24a863f7c084add"),
    "2: indexes": (migration_2.INDEXES, "ef43f92ab335d36a"),
    "2: triggers": (migration_2.TRIGGERS, "cdbd33420168f807"),
    "2: views": (migration_2.VIEWS, "e7adbe429c47ccfb"),
}


def test_no_released_step_was_edited() -> None:
    now = {name: sha256(sql.encode()).hexdigest()[:16] for name, (sql, _) in RELEASED.items()}
    assert now == {name: known for name, (_, known) in RELEASED.items()}
