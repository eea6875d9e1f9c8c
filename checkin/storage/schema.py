"""Bringing the tables of the file to their shape of today, by numbered steps."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from checkin.storage import views
from checkin.storage.connection import APPLICATION_ID, SCHEMA, STEPS, Connection
from checkin.storage.placeholder import Placeholder

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations


def migrations() -> Migrations:
    """The steps, in their order."""
    from sqlite_utils import Migrations

    found = Migrations("checkin")
    for name in STEPS:
        found(name=name)(_step(name))
    return found


def _step(name: str) -> Callable[[Database], None]:
    if name.endswith("_views"):
        return lambda db: None
    step = import_module(f"checkin.storage.migrations.{name}")
    migrate: Callable[[Database], None] = step.migrate
    return migrate


def bring_up_to_date(
    connection: Connection, steps: Migrations | None = None, *, backed_up: bool = False
) -> None:
    """Run the migrations that the file lacks, or leave it as it was.

    All of them run under one write lock, so two programs that start at once do not meet half-way.
    A file that already holds something is backed up first, unless `backed_up` says that it is; an
    empty one with a backup beside it is no new file, and raises `FileLost`.
    """
    from sqlite_utils import Database

    is_file = connection.path and not isinstance(connection, Placeholder)
    if is_file and not connection.schema:
        from checkin.storage.backup_files import lost

        if gone := lost(connection.path or ""):
            raise gone
    steps = steps or migrations()
    db = Database(connection.raw, execute_plugins=False)
    if is_file and connection.schema and not backed_up:
        from checkin.storage.backups import back_up

        back_up(connection, "before-upgrade")
    foreign_keys_off(connection)
    try:
        with connection.transaction():
            views.drop(db)
            steps.apply(db)
            views.run_script(db, views.SCRIPT)
            connection.run(f"PRAGMA user_version = {SCHEMA}")
            connection.run(f"PRAGMA application_id = {APPLICATION_ID}")
    finally:
        connection.rows("PRAGMA foreign_keys = ON")
    connection.schema = SCHEMA
    connection.note_journal()


def foreign_keys_off(connection: Connection) -> None:
    """Turn foreign keys off for a block: a migration may rebuild a table that others point to."""
    connection.rows("PRAGMA foreign_keys = OFF")
