"""The fifth shape: an intention can have something nice that goes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

COLUMN = """reward TEXT NOT NULL DEFAULT '' -- intention: something nice that goes with it
    CHECK (length(reward) <= 100000)"""


def migrate(db: Database) -> None:
    """Add the column; nothing that was kept has any."""
    db.execute(f"ALTER TABLE entries ADD COLUMN {COLUMN}")
