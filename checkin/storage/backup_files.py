"""The backups of a file: how they are called, which there are, and what each holds."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime

from checkin.core.backup_records import Backup, BackupContents
from checkin.core.day_names import date_name
from checkin.core.errors import DamagedFile, EncryptedFile, FileLost
from checkin.core.paths import journal_path
from checkin.storage.open_files import connect, salt_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from checkin.core.clock import Clock

FIRST_CHANGE = "first-change"
"""The reason of the backup that is made at the first change of a day."""
TROUBLE = "backup:"
"""What the program notes of backups that could not be made has a name that begins so."""
_ENDING = ".db"
_FOLDER = "backups"


def folder_of(path: str) -> str:
    """The folder with the backups of the file at that path; it may not be there."""
    return os.path.join(os.path.dirname(path), _FOLDER)


def name_for(path: str, number: int, made_at: datetime, reason: str) -> str:
    """What a backup of the file at `path` is called; `made_at` is in UTC."""
    return f"{stem(path)}-{number:05}-{made_at:%Y%m%dT%H%M%S}Z-{reason}{_ENDING}"


def listed(path: str, folder: str = "") -> list[Backup]:
    """The backups of the file at `path`, the newest first; by default in its own folder.

    None if the folder cannot be read.
    """
    folder = folder or folder_of(path)
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    found = [backup for name in names if (backup := _parsed(path, folder, name))]
    return sorted(found, key=lambda each: (each.number, each.made_at), reverse=True)


def of_file(path: str) -> Backup:
    """A file of any name as a backup, made when it was last written. Raises `OSError`."""
    made_at = datetime.fromtimestamp(os.stat(path).st_mtime, UTC).replace(microsecond=0)
    return Backup(0, made_at, "file", os.path.abspath(path))


def backup_at(path: str) -> tuple[Backup, str] | None:
    """The backup that a path names, by the form of its name, and the line of the shell that brings
    it back into its file; None if it names none."""
    folder, name = os.path.split(os.path.abspath(path))
    parts = name.split("-")
    for index in range(1, len(parts)):
        of = "-".join(parts[:index]) + _ENDING
        if found := _parsed(of, folder, name):
            from shlex import quote

            home = os.path.dirname(folder) if os.path.basename(folder) == _FOLDER else folder
            restore = command(os.path.join(home, of), "restore")
            return found, f"{restore} {quote(found.path)}"
    return None


def is_due(path: str, clock: Clock) -> bool:
    """Whether something is newer than all backups, and today's first change has none yet.

    One of today that was made before there was anything to hold counts only until there is.
    """
    found = listed(path)
    firsts = [each for each in found if each.reason == FIRST_CHANGE]
    is_made = bool(firsts) and _day(firsts[0].made_at, clock) == clock.today()
    if is_made and (_holds(firsts[0].path) or not _holds(path)):
        return False
    try:
        written = os.stat(path).st_mtime
    except OSError:
        return False
    changed = datetime.fromtimestamp(written).astimezone()
    if not found or changed > found[0].made_at or written > _written(found[0].path, written):
        return True
    now = clock.now()  # a clock that was set back hides no change
    return changed > now or found[0].made_at > now


def _written(path: str, otherwise: float) -> float:
    """When a file was written, by the clock of its disk: it may go otherwise than that of names."""
    try:
        return os.stat(path).st_mtime
    except OSError:
        return otherwise


def _holds(path: str) -> bool:
    """Whether there is anything in a file; so it is taken if that cannot be read."""
    try:
        return contents(path).rows > 0
    except (DamagedFile, EncryptedFile):
        return True


def contents(path: str) -> BackupContents:
    """What a backup holds.

    Raises `DamagedFile` if that cannot be read, and `EncryptedFile` without its passphrase.
    """
    try:
        with closing(connect(path, read_only=True)) as raw:
            schema = raw.execute("PRAGMA user_version").fetchone()[0]
            entries, rows = raw.execute(
                "SELECT (SELECT coalesce(sum(n), 0) FROM day_counts),"
                " (SELECT count(*) FROM entries) + (SELECT count(*) FROM people)"
                " + (SELECT count(*) FROM plan)"
            ).fetchone()
        return BackupContents(schema, entries, rows, os.stat(path).st_size)
    except (sqlite3.Error, UnicodeDecodeError, OSError) as error:
        raise DamagedFile(f"The backup {path} can't be read.", "Choose another one.") from error


def latest(path: str) -> tuple[Backup, BackupContents] | None:
    """The newest backup that can be read and holds something, and what that is."""
    for backup in listed(path):
        try:
            held = contents(backup.path)
        except (DamagedFile, EncryptedFile):
            continue
        if held.rows:
            return backup, held
    return None


def offer(path: str) -> str:
    """A sentence that says which backup there is and how to bring it back; empty without one."""
    found = latest(path)
    if found is None:
        encrypted = next((each for each in listed(path) if salt_of(each.path)), None)
        if encrypted is None:
            return ""
        restore = command(path, "restore")
        return f"`{restore}` brings back the backup of {moment(encrypted)}, which is encrypted."
    backup, held = found
    count = "1 entry" if held.entries == 1 else f"{held.entries:,} entries"
    return f"`{command(path, 'restore')}` brings back the backup of {moment(backup)}, with {count}."


def lost(path: str) -> FileLost | None:
    """What to raise for a missing or empty file that has backups; None if it has none."""
    offered = offer(path)
    if not offered:
        return None
    what = "is empty" if os.path.lexists(path) else "is gone"
    return FileLost(
        f"{path} {what}, and there is a backup of it.",
        f"{offered} To start fresh instead, move the folder {folder_of(path)} away.",
    )


def moment(backup: Backup) -> str:
    """When a backup was made, in words and local time: 21 November 2026, 09:30."""
    made = backup.made_at.astimezone()
    return f"{date_name(made)}, {made:%H:%M}"


def command(path: str, name: str) -> str:
    """The line of the shell that runs a command on the file at that path."""
    if journal_path() == path:
        return f"checkin {name}"
    from shlex import quote

    return f"checkin --file {quote(path)} {name}"


def stem(path: str) -> str:
    """What the names of its backups begin with."""
    return os.path.basename(path).removesuffix(_ENDING)


def _parsed(path: str, folder: str, name: str) -> Backup | None:
    """The backup of that name; None for anything else, such as one that is not finished."""
    begun = f"{stem(path)}-"
    if not (name.startswith(begun) and name.endswith(_ENDING)):
        return None
    first, _, rest = name[len(begun) : -len(_ENDING)].partition("-")
    number = 0
    if first.isascii() and first.isdecimal() and len(first) >= 5:
        number = int(first)
        first, _, rest = rest.partition("-")
    if not (first.endswith("Z") and first[8:9] == "T" and rest):
        return None
    try:
        made_at = datetime.fromisoformat(f"{first[:15]}Z")
    except ValueError:
        return None
    return Backup(number, made_at, rest, os.path.join(folder, name))


def _day(moment: datetime, clock: Clock) -> date:
    return clock.day_of(moment.astimezone())
