"""How the file itself is doing."""

from __future__ import annotations

import os

from checkin.journal.part import Part
from checkin.model import (
    Status,
)


class File(Part):
    """How the file itself is doing."""

    _seen: int | None = None

    def status(self) -> Status:
        """How the file is doing."""
        count = self._connection.row(
            "SELECT (SELECT count(*) FROM entries WHERE deleted_at IS NULL),"
            " (SELECT count(*) FROM entries WHERE deleted_at IS NOT NULL),"
            " (SELECT count(*) FROM drafts WHERE text <> '')"
        )
        totals = self._journal.totals()
        return Status(
            file=self._journal.path or "",
            schema=self._connection.schema,
            wins=totals.wins,
            days=totals.days,
            entries=count[0],
            trash=count[1],
            drafts=count[2],
            size=os.stat(self._journal.path).st_size if self._journal.path else 0,
        )

    def check(self) -> None:
        """Read the whole file once, beside whatever goes on. Raises `DamagedFile`."""
        if self._journal.path is not None:
            from checkin.storage.backup import check

            check(self._journal.path)

    def changed_elsewhere(self) -> bool:
        """Whether the file was written through another door since this was asked last."""
        before, self._seen = self._seen, self._connection.row("PRAGMA data_version")[0]
        return before != self._seen
