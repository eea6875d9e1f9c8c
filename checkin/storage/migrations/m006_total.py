"""The sixth shape: the days of a person's own total are found without looking at all entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

INDEX = """CREATE INDEX entries_in_total ON entries (day)
WHERE source = 'total' AND deleted_at IS NULL"""


def migrate(db: Database) -> None:
    """Add the index; what is in it has the source since this step."""
    db.execute(INDEX)
