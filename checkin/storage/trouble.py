"""What is wrong with the file, in words. Loaded when something is."""

from __future__ import annotations

import sqlite3

from checkin.errors import (
    CheckinError,
    DamagedFile,
    DiskFull,
    FileBusy,
    FileMoved,
    FileTrouble,
    NewerFile,
    NotACheckinFile,
    NotPossible,
    NotWritable,
)


def explained(error: sqlite3.Error, path: str | None) -> CheckinError:
    """The trouble behind an SQLite error, told by its code: the messages are not stable."""
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if code is not None else None
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return FileBusy(
            "Another program is using your check-in file.",
            "Nothing was lost. Wait a moment and try again.",
        )
    if primary == sqlite3.SQLITE_FULL:
        return DiskFull("The disk is full.", "Nothing was lost. Free some space and try again.")
    if primary == sqlite3.SQLITE_IOERR:
        return DiskFull(
            f"The disk reported a problem ({getattr(error, 'sqlite_errorname', 'unknown')}).",
            "Look at its free space and its cable, then try again.",
        )
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return FileMoved(
            "The check-in file was moved or replaced while it was open.",
            "Close checkin and open it again.",
        )
    if primary in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return NotWritable(
            f"{path} or its folder can not be written to.",
            "Look at the permissions of both, and try again.",
        )
    if primary == sqlite3.SQLITE_NOTADB:
        return NotACheckinFile(
            f"{path} is not a check-in file.",
            "It was left alone. Choose another file with --file or CHECKIN_FILE.",
        )
    if primary == sqlite3.SQLITE_CORRUPT:
        return DamagedFile(
            f"{path} is damaged.",
            "It was left as it is. Make a copy of it, and go back to a backup if there is one.",
        )
    if primary == sqlite3.SQLITE_CONSTRAINT:
        return NotPossible("The file can not hold that.", f"Nothing was changed ({error}).")
    return FileTrouble(f"SQLite could not do that ({type(error).__name__}: {error}).")


def foreign(path: str | None) -> NotACheckinFile:
    """The file is a database, and not ours."""
    return NotACheckinFile(
        f"{path} is a database of another program.",
        "It was left alone. Choose another file with --file or CHECKIN_FILE.",
    )


def newer(path: str | None, schema: int, known: int) -> NewerFile:
    """The file is ours, and from a version to come."""
    return NewerFile(
        f"{path} was written by a newer checkin (its format is {schema}, this one knows {known}).",
        "Nothing was changed. Update checkin to open it.",
    )


def moved(path: str | None) -> FileMoved:
    """The path leads to another file than the one that is open, or to none."""
    return FileMoved(
        f"{path} was moved, removed or replaced while it was open.",
        "Nothing was written. Close checkin, look where the file went, and open it again.",
    )


def not_normal(path: str) -> NotACheckinFile:
    """The path leads to a folder, a pipe or a device."""
    return NotACheckinFile(
        f"{path} is not a normal file.", "Choose another one with --file or CHECKIN_FILE."
    )


def not_openable(path: str, error: OSError) -> NotWritable:
    """The system would not open or make the file."""
    return NotWritable(
        f"{path} can not be opened: {error.strerror or error}.",
        "Look at the permissions of the file and its folder, or choose another with --file.",
    )
