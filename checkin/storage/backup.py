"""A checked copy of the file, beside it."""

from __future__ import annotations

import os
import sqlite3
from datetime import UTC, datetime

from checkin.core.errors import DamagedFile, NotPossible, NotWritable
from checkin.storage.connection import Connection, explained, uri


def back_up(connection: Connection, reason: str) -> str:
    """Copy the open file into the folder `backups` beside it; the path of the copy.

    The copy is made by SQLite (opening the file any other way would drop its locks), checked,
    and renamed only when it is whole and on the disk. Raises a `FileTrouble` otherwise.
    """
    assert connection.path
    folder = os.path.join(os.path.dirname(connection.path), "backups")
    stem = os.path.splitext(os.path.basename(connection.path))[0]
    name = os.path.join(folder, f"{stem}-{datetime.now(UTC):%Y%m%dT%H%M%S%f}Z-{reason}.db")
    try:
        _copy_whole(connection, name)
    except OSError as error:
        raise NotWritable(
            f"No backup could be made in {folder}: {error.strerror or error}.",
            "Nothing was changed. Look at the permissions of the folder, and at its free space.",
        ) from error
    return name


def copy_to(connection: Connection, path: str) -> None:
    """Copy the open file to another place, also when its own path leads elsewhere by now.

    Raises `NotPossible` if something is there already, and a `FileTrouble` if it cannot be done.
    """
    if os.path.lexists(path):
        raise NotPossible(
            f"{path} is there already, and was left as it is.", "Choose another name."
        )
    try:
        _copy_whole(connection, path)
    except OSError as error:
        raise NotWritable(
            f"{path} can't be written: {error.strerror or error}.", "Choose another place."
        ) from error


def _copy_whole(connection: Connection, name: str) -> None:
    folder, part = os.path.dirname(name), f"{name}.part"
    os.makedirs(folder, mode=0o700, exist_ok=True)
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        _copy(connection, part)
        _sync(part)
        os.replace(part, name)
        _sync(folder)
    except sqlite3.Error as error:
        raise explained(error, connection.path) from error
    finally:
        if os.path.exists(part):
            os.unlink(part)


def _copy(connection: Connection, part: str) -> None:
    copy = sqlite3.connect(part, isolation_level=None)
    try:
        connection.raw.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE").fetchall()
        whole = copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        # the file may have been emptied while it is open
        if not whole or copy.execute("PRAGMA user_version").fetchone() != (connection.schema,):
            raise DamagedFile(
                f"{connection.path} couldn't be copied completely.", "Nothing was changed."
            )
    finally:
        copy.close()


def check(path: str) -> None:
    """Read the whole file once through SQLite. Raises `DamagedFile` if it does not fit together.

    It takes its own connection and about a millisecond for a thousand entries, so it belongs
    in a thread beside the interface.
    """
    try:
        connection = sqlite3.connect(uri(path), uri=True)
        try:
            found = connection.execute("PRAGMA quick_check(1)").fetchall()
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise explained(error, path) from error
    if found != [("ok",)]:
        raise DamagedFile(
            f"{path} is damaged.",
            "What can be read is shown. Export it now, and keep a copy of the file.",
        )


def newest(path: str) -> str | None:
    """The newest backup beside a file, if there is one."""
    folder = os.path.join(os.path.dirname(path), "backups")
    stem = os.path.splitext(os.path.basename(path))[0]
    names = os.listdir(folder) if os.path.isdir(folder) else []
    found = sorted(name for name in names if name.startswith(f"{stem}-") and name.endswith(".db"))
    return os.path.join(folder, found[-1]) if found else None


def _sync(path: str) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
