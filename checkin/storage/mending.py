"""Making anew what can be made of the entries: search index, counts, indexes, views, triggers."""

from __future__ import annotations

from sqlite_utils import Database

from checkin.core.checkup_records import FileReport
from checkin.storage import index_repair, inspection, views
from checkin.storage.connection import Connection


def mend(connection: Connection, report: FileReport) -> None:
    """Make all of that anew, as one. `report` says what of it is not there.

    Raises a `FileTrouble`, with the file as it was.
    """
    wanted = inspection.objects()
    with connection.transaction():
        views.drop(Database(connection.raw, execute_plugins=False))
        for name in report.changed:
            kind, sql = wanted[name]
            if kind == "index":
                connection.run(f"DROP INDEX IF EXISTS {name}")
                connection.run(sql)
        for (name,) in connection.rows(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL"
            " AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT GLOB 'search_index_*'"
        ):
            connection.run(f'REINDEX "{name}"')
        index_repair.rebuild(connection)
        index_repair.count(connection)
