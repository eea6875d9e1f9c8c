"""Whether a line for a status bar or a prompt is wanted now, told with few modules loaded.

A status bar asks every few seconds: it is one read of the file, and nothing is written.
"""

from __future__ import annotations

import os

from checkin.core.clock import Clock
from checkin.journal.quick_win import with_day_start
from checkin.storage.connection import Connection

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

_PATIENCE = 0.2
"""Seconds to wait for another program that holds the file."""


def wanted_on(path: str, clock: Clock | None = None) -> date | None:
    """Today, if nothing was kept on it yet and the setting `nudge` is not off; else None.

    None too where there is no file, or an empty one. Raises a `CheckinError` for one that cannot
    be read.
    """
    if not os.path.isfile(path) or not os.path.getsize(path):
        return None
    connection = Connection(path, make=False, patience=_PATIENCE)
    try:
        if not connection.schema:
            return None
        today = with_day_start(clock or Clock(), connection).today()
        off = connection.row(
            "SELECT 1 FROM settings WHERE name = 'nudge' AND value = 'no'"
            " UNION ALL SELECT 1 FROM day_counts WHERE day = ? LIMIT 1",
            (today.isoformat(),),
        )
        return None if off else today
    finally:
        connection.close()
