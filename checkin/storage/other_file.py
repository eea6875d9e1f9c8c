"""Another copy of the file, opened in a copy of its own: nothing is ever written beside it."""

from __future__ import annotations

import errno
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager

from checkin.core.errors import (
    CheckinError,
    DamagedFile,
    DiskFull,
    EncryptedFile,
    FileLost,
    NewerFile,
    NotACheckinFile,
    NotPossible,
    NotWritable,
)
from checkin.storage import backup_files, index_repair, private_copy, sqlite_errors
from checkin.storage.checks import check_pages
from checkin.storage.cipher import encrypted
from checkin.storage.connection import ERRORS, SCHEMA, Connection
from checkin.storage.schema import bring_up_to_date

_UNCHANGED = "Nothing was changed."


@contextmanager
def opened(path: str, own: str) -> Iterator[Connection]:
    """A connection to a copy of the file at `path`, as it is now, with the tables of today.

    `own` is the path of the file that it is read for; there may be none. Raises a `CheckinError`
    that names `path`. Nothing is changed at either place.
    """
    if os.path.exists(own) and os.path.exists(path) and os.path.samefile(path, own):
        raise NotPossible(f"{path} is your check-in file itself.", f"{_UNCHANGED} Name the other.")
    with ExitStack() as stack:
        try:
            with private_copy.locked(path, path):
                if not os.path.getsize(path):
                    offer = backup_files.offer(path)
                    raise DamagedFile(f"{path} is empty.", offer or _UNCHANGED)
                copy = stack.enter_context(
                    private_copy.copied(path, _beside(own), private_copy.MERGE)
                )
            connection = stack.enter_context(closing(Connection(copy, make=False)))
            _make_ready(connection, path)
        except CheckinError as error:
            raise _told(error, path) from error
        except OSError as error:
            raise _not_copied(path, error) from error
        yield connection


def _make_ready(connection: Connection, path: str) -> None:
    if not connection.schema:
        raise NotACheckinFile(f"{path} holds nothing.")
    try:
        check_pages(connection.raw, path)
    except ERRORS as error:
        raise sqlite_errors.from_sqlite_error(error, path) from error
    if connection.schema < SCHEMA:
        bring_up_to_date(connection, backed_up=True)
    with connection.transaction():
        index_repair.catch_up(connection)


def _beside(own: str) -> str:
    """Where the copy is made: in the folder of the person's own file, if that can be written."""
    folder = os.path.dirname(own)
    return folder if os.access(folder, os.W_OK) else tempfile.gettempdir()


def _told(error: CheckinError, path: str) -> CheckinError:
    """The same about the file that was named, and with what helps there."""
    if isinstance(error, FileLost):
        return error
    if isinstance(error, EncryptedFile):
        return encrypted(path)
    if isinstance(error, DamagedFile):
        return error if path in str(error) else sqlite_errors.damaged(path)
    if isinstance(error, NotACheckinFile):
        said = str(error)
        if path not in said:
            is_garbage = isinstance(error.__cause__, sqlite3.Error)
            foreign = str(sqlite_errors.foreign(path))
            said = f"{path} isn't a check-in file." if is_garbage else foreign
        return NotACheckinFile(said, f"{_UNCHANGED} Name another check-in file.")
    if isinstance(error, NewerFile):
        _, sign, rest = str(error).partition(" was written by ")
        return NewerFile(f"{path}{sign}{rest}", f"{_UNCHANGED} Update checkin to merge it.")
    if isinstance(error, NotWritable):
        return NotWritable(str(error), f"{_UNCHANGED} Look at its permissions.")
    return type(error)(str(error), error.hint or _UNCHANGED)


def _not_copied(path: str, error: OSError) -> CheckinError:
    what = f"{path} can't be copied to be read: {error.strerror or error}."
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(what, f"{_UNCHANGED} Free some space and try again.")
    return NotWritable(what, f"{_UNCHANGED} Look at the permissions of both folders.")
