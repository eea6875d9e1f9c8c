"""A backup with what a file has lost, such as one that was emptied and then filled anew."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from checkin.core.backup_records import FullerBackup
from checkin.core.errors import DamagedFile, EncryptedFile
from checkin.core.purge_records import GONE
from checkin.storage import backup_files
from checkin.storage.open_files import connect

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

RESTORED = f"{backup_files.TROUBLE}restored"
"""The name of the note with the number of the newest backup there was at the last restore."""
_PURGED = (
    "SELECT gone.value FROM state, json_each(state.value, '$.entries') AS gone"
    f" WHERE state.name GLOB '{GONE}*' AND json_valid(state.value)"
)


def fuller_backup(rows: Callable[[str], list[Any]], path: str) -> FullerBackup | None:
    """The backup that has most of what is missing in the file at `path`, if that is much of it.

    What was put away is in the file, and what was removed for good is known, so neither is
    missing. Of backups from before the last restore, a person chose. `rows` reads the file. Counts
    of each backup are read, and the names of all entries only if these are far apart.
    """
    ((here,),) = rows("SELECT count(*) FROM entries")
    before = [value for (value,) in rows(f"SELECT value FROM state WHERE name = '{RESTORED}'")]
    chosen = int(before[0]) if before and str(before[0]).isdecimal() else 0
    found = None
    gone: set[str] = set()
    for backup in backup_files.listed(path):
        if backup.number <= chosen:
            continue
        try:
            held = backup_files.contents(backup.path)
            if held.entries <= 2 * here or (found and held.entries <= found.missing):
                continue
            missing = _uids(backup.path)
        except (DamagedFile, EncryptedFile, sqlite3.Error):
            continue
        if not gone:
            gone = {uid for (uid,) in rows(f"SELECT uid FROM entries UNION {_PURGED}")}
        missing -= gone
        if 2 * len(missing) > held.entries and (not found or len(missing) > found.missing):
            from shlex import quote

            command = backup_files.command(path, f"merge {quote(backup.path)}")
            moment = backup_files.moment(backup)
            found = FullerBackup(backup, len(missing), moment, command)
    return found


def _uids(path: str) -> set[str]:
    """The names of all entries in a backup that are not in its trash."""
    with closing(connect(path, read_only=True)) as raw:
        found = raw.execute("SELECT uid FROM entries WHERE deleted_at IS NULL").fetchall()
    return {uid for (uid,) in found}
