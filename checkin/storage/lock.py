"""The hash of a passphrase, where a file holds it."""

from __future__ import annotations

from checkin.core.lock import LOCK
from checkin.storage.connection import Connection


def lock_of(connection: Connection) -> str:
    """The hash of the passphrase that a file holds; empty for none."""
    row = connection.row("SELECT value FROM settings WHERE name = ?", (LOCK,))
    return str(row[0]) if row else ""


def set_lock(connection: Connection, lock: str, moment: str) -> None:
    """Write that hash, or none if it is empty, in a transaction of its own or the present one."""
    with connection.transaction():
        connection.run("DELETE FROM settings WHERE name = ?", (LOCK,))
        if lock:
            connection.run("INSERT INTO settings VALUES (?, ?, ?)", (LOCK, lock, moment))
