"""Bringing a backup back: what that would change, and doing it, all of it or nothing.

A file that is well is written over by SQLite's backup API in one transaction, so that another
window goes on with what came back. Any other file is put aside, and a whole one takes its name.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager, nullcontext, suppress
from datetime import UTC, datetime

from checkin.core.backup_records import Backup, Comparison, Restored
from checkin.core.errors import CheckinError, DamagedFile, NotACheckinFile, NotWritable
from checkin.core.folders import sync_folder
from checkin.core.lock import LOCK
from checkin.storage import backup_files
from checkin.storage.backups import alone, back_up_alone, check, copied, counts
from checkin.storage.connection import ERRORS, SCHEMA, Connection, explained
from checkin.storage.fuller_backup import RESTORED
from checkin.storage.lock import lock_of, set_lock
from checkin.storage.open_files import PATIENCE, salt_of, uri
from checkin.storage.schema import bring_up_to_date
from checkin.storage.sqlite_errors import not_normal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_ENTRIES = "SELECT uid FROM {0}.entries WHERE deleted_at IS NULL"
_LINES = (
    "SELECT uid FROM {0}.people WHERE deleted_at IS NULL"
    " UNION ALL SELECT uid FROM {0}.plan WHERE deleted_at IS NULL"
)
_MISSING = "SELECT count(*) FROM (SELECT * FROM ({0}) EXCEPT SELECT * FROM ({1}))"
_CHANGED = (
    "SELECT count(*) FROM main.entries AS here JOIN backup.entries AS there USING (uid)"
    " WHERE here.deleted_at IS NULL AND there.deleted_at IS NULL"
    " AND (here.text, here.updated_at) IS NOT (there.text, there.updated_at)"
)
_SETTINGS = (
    "SELECT name, coalesce(there.value, '') FROM"
    " (SELECT name FROM main.settings UNION SELECT name FROM backup.settings)"
    " LEFT JOIN main.settings AS here USING (name)"
    " LEFT JOIN backup.settings AS there USING (name)"
    f" WHERE here.value IS NOT there.value AND name <> '{LOCK}' ORDER BY name"
)
_SIDE_FILES = ("-journal", "-wal", "-shm")
"""What SQLite may have left beside a file that it did not close."""
PART = ".restore.part"
"""What is added to the name of the file for the copy that is made ready."""


def compare(path: str, backup: Backup) -> Comparison | None:
    """What restoring that backup would change in the file at `path`.

    None if there is no file, or an empty one, or one that cannot be read. Raises a `FileTrouble`
    if the backup cannot be read, or if another program holds either.
    """
    if not _holds_something(path):
        return None
    try:
        check(path)
        connection = Connection(path, make=False)
    except (DamagedFile, NotACheckinFile):
        return None
    with closing(_with_backup(connection, backup)) as connection:
        if not connection.schema:
            return None

        def only_in(one: str, other: str, what: str) -> int:
            missing = _MISSING.format(what.format(one), what.format(other))
            found: int = connection.row(missing)[0]
            return found

        return Comparison(
            back=only_in("backup", "main", _ENTRIES),
            gone=only_in("main", "backup", _ENTRIES),
            changed=connection.row(_CHANGED)[0],
            lines_back=only_in("backup", "main", _LINES),
            lines_gone=only_in("main", "backup", _LINES),
            settings=dict(connection.rows(_SETTINGS)),
        )


def _with_backup(connection: Connection, backup: Backup) -> Connection:
    """The connection with the backup attached as `backup`, or another one to the same file."""
    try:
        if connection.salt == salt_of(backup.path):
            connection.rows("ATTACH ? AS backup", (uri(backup.path, read_only=True),))
            return connection
        from checkin.storage.encryption import Both, attach

        connection.close()
        connection = Both(connection.path, make=False)
        attach(connection, backup.path, "backup")
    except BaseException:
        connection.close()
        raise
    return connection


def restore(path: str, backup: Backup) -> Restored:
    """Make the file at `path` what it was in that backup, which has the tables of today then.

    What is there is backed up first; one that cannot be read is put aside, untouched. What is
    typed and not kept stays, and so does the passphrase, or that there is none. Raises a
    `FileTrouble`, with the file as it was.
    """
    real = os.path.realpath(path)
    part = f"{real}{PART}"
    folder = backup_files.folder_of(path)
    try:
        with alone(folder, PATIENCE):
            live = _opened(path)
            with closing(live) if live else nullcontext():
                salt = live.salt if live else salt_of(path) or salt_of(backup.path)
                with _made_ready(part, backup, salt) as ready:
                    if live:
                        return Restored(backup, _written_over(live, ready), "")
                    _note_choice(
                        ready, next((each.number for each in backup_files.listed(path)), 0)
                    )
                    if not ready.salt and (lock := last_lock(path)) is not None:
                        _keep_lock(ready, lock)
                    ready.close()
                    return Restored(backup, None, _put_in_place(real, part))
    except OSError as error:
        raise NotWritable(
            f"{path} can't be restored: {error.strerror or error}.",
            "Nothing was changed. Look at the permissions of its folder, and at its free space.",
        ) from error


def _opened(path: str) -> Connection | None:
    """The file, if it is well; None if it is missing, empty or cannot be read.

    Raises a `FileTrouble` if it is something else that is not to be replaced.
    """
    if not _holds_something(path):
        return None
    try:
        live = Connection(path, make=False)
    except DamagedFile:
        return None
    except NotACheckinFile as error:
        if isinstance(error.__cause__, sqlite3.Error):
            return None  # garbage, and no database of another program
        raise
    try:
        check(path)
    except DamagedFile:
        live.close()
        return None
    except BaseException:
        live.close()
        raise
    return live


def _holds_something(path: str) -> bool:
    """Whether there is a file with something in it. Raises `NotACheckinFile` for a folder."""
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return False
    if not os.path.isfile(path):
        raise not_normal(path, found.st_mode)
    return found.st_size > 0


@contextmanager
def _made_ready(part: str, backup: Backup, salt: bytes) -> Iterator[Connection]:
    """A copy of the backup under the name `part`, with the tables of today; removed at the end.

    It is encrypted with that salt, or plain if it is empty.
    """
    remove_part(part)
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        try:
            if salt_of(backup.path) == salt:
                with closing(Connection(backup.path, make=False)) as source:
                    copied(source, part)
            else:
                from checkin.storage.encryption import converted

                converted(backup.path, part, salt)
        except (DamagedFile, NotACheckinFile) as error:
            raise DamagedFile(
                f"The backup {backup.path} is damaged.",
                "Nothing was changed. Choose another one.",
            ) from error
        with closing(Connection(part, make=False)) as ready:
            if ready.schema < SCHEMA:
                bring_up_to_date(ready, backed_up=True)
            yield ready
    finally:
        remove_part(part)


def remove_part(part: str) -> None:
    """Remove a copy that was being made ready, if there is one."""
    for ending in ("", *_SIDE_FILES):
        with suppress(FileNotFoundError):
            os.unlink(part + ending)


def _written_over(live: Connection, ready: Connection) -> Backup:
    """Write all of `ready` over the open file; the backup that was made of it before."""
    live.rows("PRAGMA locking_mode=EXCLUSIVE")  # nobody writes between the backup and the end
    try:
        live.rows("BEGIN EXCLUSIVE")
        live.rows("COMMIT")
        safety = back_up_alone(live, "before-restore")
        _keep_drafts(live, ready)
        _keep_lock(ready, lock_of(live))
        _note_choice(ready, safety.number)
        live.check_same_file()
        ready.raw.backup(live.raw)
        if counts(live.raw) != counts(ready.raw):
            raise DamagedFile(
                f"{live.path} isn't what was restored.",
                f"`{backup_files.command(live.path or '', f'restore {safety.number}')}` brings"
                " back what was there before.",
            )
    except ERRORS as error:
        raise explained(error, live.path) from error
    finally:
        with suppress(sqlite3.Error):
            live.raw.execute("PRAGMA locking_mode=NORMAL").fetchall()
            live.raw.execute("SELECT count(*) FROM sqlite_master").fetchall()  # lets go of the lock
    return safety


def _keep_drafts(live: Connection, ready: Connection) -> None:
    """Take along what is typed and not kept in the file as it is now."""
    if live.schema != SCHEMA:
        return
    drafts = live.rows("SELECT * FROM drafts WHERE text <> ''")
    with ready.transaction():
        for draft in drafts:
            places = ", ".join("?" * len(draft))
            ready.run(f"INSERT OR REPLACE INTO drafts VALUES ({places})", draft)


def last_lock(path: str) -> str | None:
    """What `lock_of` last was in the file at `path`; None if nothing there can be read.

    Of one that is missing or damaged, its newest backup knows it.
    """
    for file in (path, *(backup.path for backup in backup_files.listed(path))):
        if not os.path.isfile(file) or not os.path.getsize(file):
            continue
        try:
            with closing(Connection(file, make=False)) as connection:
                return lock_of(connection)
        except CheckinError:
            continue
    return None


def _keep_lock(ready: Connection, lock: str) -> None:
    """Have the passphrase in `ready` that the file has now: an older one would lock a person out,
    and none would open what is locked."""
    if lock != lock_of(ready):
        set_lock(ready, lock, datetime.now(UTC).isoformat(timespec="seconds"))


def _note_choice(ready: Connection, newest: int) -> None:
    """Note that of all backups up to that number, a person chose this one."""
    with ready.transaction():
        now = datetime.now(UTC).isoformat(timespec="seconds")
        ready.run("INSERT OR REPLACE INTO state VALUES (?, ?, ?)", (RESTORED, str(newest), now))


def _put_in_place(real: str, part: str) -> str:
    """Give a whole file the name of one that cannot be used; where that one is now, if anywhere."""
    aside = named = f"{real}.damaged-{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    number = 1
    while any(os.path.lexists(aside + ending) for ending in ("", *_SIDE_FILES)):
        number += 1
        aside = f"{named}-{number}"
    kept = _holds_something(real)
    if kept:
        try:
            os.link(real, aside)  # there is a file under its name at any moment
        except OSError:  # such as a stick that knows no links
            os.rename(real, aside)
    for ending in _SIDE_FILES:  # SQLite would take them for those of the new file
        with suppress(FileNotFoundError):
            os.rename(real + ending, aside + ending)
    sync_folder(real)  # a power cut keeps no later name without the earlier ones
    os.replace(part, real)
    sync_folder(real)
    return aside if kept else ""
