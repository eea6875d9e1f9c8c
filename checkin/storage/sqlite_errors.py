"""Errors of ours for errors of SQLite and of the system. Loaded when there is one."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat

from checkin.core.errors import (
    CheckinError,
    DamagedFile,
    DiskFull,
    FileBusy,
    FileClosed,
    FileMissing,
    FileMoved,
    FileTrouble,
    Interrupted,
    NewerFile,
    NotACheckinFile,
    NothingThere,
    NotPossible,
    NotWritable,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def from_sqlite_error(
    error: Exception, path: str | None, *, encrypted: bool = False
) -> CheckinError:
    """The error of ours for an SQLite error, by its code: the messages of SQLite change."""
    if isinstance(error, OverflowError):  # numbers in the file have 64 bits
        return NothingThere("That number is too large.")
    if isinstance(error, UnicodeDecodeError):
        return damaged(path)
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if code is not None else None
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return FileBusy(
            "Another program is using your check-in file.",
            "Nothing was changed. Wait a moment and try again.",
        )
    if primary == sqlite3.SQLITE_INTERRUPT:
        return Interrupted()
    if primary == sqlite3.SQLITE_FULL:
        return DiskFull("The disk is full.", "Nothing was changed. Free some space and try again.")
    if primary == sqlite3.SQLITE_IOERR:
        return DiskFull(
            f"The disk reported a problem ({getattr(error, 'sqlite_errorname', 'unknown')}).",
            "Nothing was changed. Check its free space and its cable, then try again.",
        )
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return FileMoved(
            "The check-in file was moved or replaced while it was open.",
            "Nothing was written. See where the file went, then open checkin again.",
        )
    read_only = primary in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM)
    if read_only or (primary == sqlite3.SQLITE_CANTOPEN and _is_readable(path)):
        return NotWritable(
            f"{path} can be read, but it or its folder can't be written to.",
            _whose(path) or "Look at the permissions of both, and try again.",
        )
    if primary == sqlite3.SQLITE_CANTOPEN:
        return NotWritable(
            f"{path} or its folder can't be opened.",
            _whose(path) or "Look at the permissions of both, and try again.",
        )
    if primary == sqlite3.SQLITE_NOTADB and encrypted:
        return damaged(path)  # it was opened with its passphrase before
    if primary == sqlite3.SQLITE_NOTADB:
        return NotACheckinFile(
            f"{path} isn't a check-in file.",
            _ways(path),
        )
    if primary == sqlite3.SQLITE_CORRUPT:
        return damaged(path)
    if primary == sqlite3.SQLITE_CONSTRAINT:
        return NotPossible("The file can't hold that.", f"Nothing was changed ({error}).")
    no_table = primary == sqlite3.SQLITE_ERROR and str(error).startswith("no such table")
    if no_table and path and _is_emptied(path):
        return moved(path)
    return FileTrouble(f"SQLite could not do that ({type(error).__name__}: {error}).")


def damaged(path: str | None) -> DamagedFile:
    """Pages of the file do not fit together."""
    from checkin.storage.backup_files import command

    rescue = f"`{command(path or '', 'rescue NEWFILE')}` saves all that can be read"
    offered = _offer(path)
    return DamagedFile(
        f"{path} is damaged.",
        f"Nothing was changed. {offered} {rescue}, also what is newer than that."
        if offered
        else f"Nothing was changed. {rescue}. `{command(path or '', 'doctor')}` says more.",
    )


OF_INDEXES = ("missing from index", "wrong # of entries", "non-unique entry")
"""What SQLite says of an index that is out of step with its table."""
OF_SEARCH = "fts5"
"""What it says of the index of search has this in it, large or small."""


def is_of_pages(said: Iterable[tuple[str]]) -> bool:
    """Whether what a check by SQLite said is about more than indexes, which can be made anew."""
    known = (*OF_INDEXES, OF_SEARCH)
    return any(
        line != "ok" and not any(part in line.casefold() for part in known) for (line,) in said
    )


def foreign(path: str | None) -> NotACheckinFile:
    """The file is a database, and not ours."""
    return NotACheckinFile(
        f"{path} is another program's database.",
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
        "Nothing was written. See where the file went, then open checkin again.",
    )


def closed(path: str | None) -> FileClosed:
    """It was closed by whoever opened it."""
    return FileClosed(
        f"The journal {path or 'in memory'} is closed.", "Open it again to read it or to write."
    )


def lost(path: str) -> FileTrouble | None:
    """There is no file at that place, but backups of it; None if there are none."""
    from checkin.storage import backup_files

    return backup_files.lost(path) if os.path.isdir(backup_files.folder_of(path)) else None


def _offer(path: str | None) -> str:
    from checkin.storage.backup_files import offer

    return offer(path) if path else ""


def _ways(path: str | None) -> str:
    """What helps with a file that may have been ours."""
    from checkin.storage.backup_files import command

    rescue = f"`{command(path or '', 'rescue NEWFILE')}` saves all that can be read"
    if offered := _offer(path):
        return f"It was left alone. {offered} {rescue}, also what is newer than that."
    return (
        f"It was left alone. If it was one before, {rescue}. If not, choose another file with"
        " --file or CHECKIN_FILE."
    )


def missing(path: str) -> FileTrouble:
    """There is no file at that place, and none is to be made."""
    if found := lost(path):
        return found
    folder = os.path.dirname(path)
    what = f"There's no file {path}."
    if not os.path.isdir(folder):
        what = f"There's no folder {folder}."
    return FileMissing(what, f"Nothing was made or changed. {_LOOK}")


def not_normal(path: str, mode: int) -> NotACheckinFile:
    """The path leads to a folder, a pipe, a socket or a device."""
    kind = next((what for is_one, what in _KINDS if is_one(mode)), "not a normal file")
    return NotACheckinFile(
        f"{path} is {kind}.", "Choose a file for your check-ins with --file or CHECKIN_FILE."
    )


def not_openable(path: str, error: OSError) -> FileTrouble:
    """The system would not open or make the file."""
    for part in _parts(path):
        if os.path.islink(part) and not os.path.exists(part) and error.errno != errno.ELOOP:
            target = os.path.join(os.path.dirname(part), os.readlink(part))
            return FileMissing(
                f"{part} is a link to {target}, and nothing is there.",
                "Nothing was made or changed. Put the file back in its place, or change the link.",
            )
    if error.errno == errno.ELOOP:
        return NotWritable(f"{path} is a link that leads in a circle.", _LOOK)
    if isinstance(error, FileNotFoundError):
        return missing(path)
    if isinstance(error, NotADirectoryError | FileExistsError):
        return NotWritable(f"{_file_among(path)} isn't a folder.", _LOOK)
    return NotWritable(
        f"{path} can't be opened: {error.strerror or error}.",
        _whose(path)
        or "Look at the permissions of the file and its folder, or choose another"
        " with --file or CHECKIN_FILE.",
    )


def _parts(path: str) -> list[str]:
    """The path and every folder it goes through, the outermost first."""
    found = [path]
    while os.path.dirname(found[0]) != found[0]:
        found.insert(0, os.path.dirname(found[0]))
    return found


def _file_among(path: str) -> str:
    """The part of a path that should be a folder and is a file."""
    return next((p for p in _parts(path) if os.path.exists(p) and not os.path.isdir(p)), path)


def _whose(path: str | None) -> str:
    """Who a file belongs to, if it is somebody else; empty if not."""
    for part in reversed(_parts(path or "")):
        try:
            owner = os.stat(part).st_uid
        except OSError:
            continue
        if owner == os.geteuid():
            return ""
        import pwd

        try:
            name = pwd.getpwuid(owner).pw_name
        except KeyError:
            name = f"the user {owner}"
        return f"{part} belongs to {name}. Choose another file with --file or CHECKIN_FILE."
    return ""


def _is_emptied(path: str) -> bool:
    """Whether nothing is left of the file, and so none of its tables are there."""
    try:
        return os.path.getsize(path) == 0
    except OSError:
        return False


def _is_readable(path: str | None) -> bool:
    """Whether what is in a file can be read, by whoever this is now."""
    try:
        with open(path or "", "rb") as file:
            return bool(file.read(1))
    except OSError:
        return False


_LOOK = "Check the name given with --file or CHECKIN_FILE."
_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
