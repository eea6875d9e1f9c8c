"""A copy of a file as it is now, for reading what SQLite could not read without writing beside it.

For a process that does not have the file open in SQLite: its locks would be gone afterwards.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from time import monotonic, sleep

from checkin.core.errors import EncryptedFile, FileBusy
from checkin.core.folders import make_folder
from checkin.storage import sqlite_errors
from checkin.storage.open_files import PATIENCE, connect

MERGE, RESCUE = ".checkin-merge-", ".checkin-rescue-"
"""How the names of folders begin in which copies are, for a merge and for a rescue."""
_LOCK = 0x40000002, 510
"""The bytes that a reader of an SQLite file locks: where they begin, and how many they are."""
_SIDE_FILES = ("-journal", "-wal")
_NAME = "checkin.db"


@contextmanager
def locked(path: str, called: str = "your check-in file") -> Iterator[int]:
    """The number under which the file is open, while no other program writes it.

    `called` is what it is in the sentence for a person. Raises a `FileTrouble`, such as `FileBusy`
    if another program holds it for too long.
    """
    try:
        found = os.stat(path)
        if not os.path.isfile(path):
            raise sqlite_errors.not_normal(path, found.st_mode)
        handle = os.open(path, os.O_RDONLY)
    except OSError as error:
        raise sqlite_errors.not_openable(path, error) from error
    try:
        _lock(handle, called)
        yield handle
    finally:
        os.close(handle)


def is_half_written(path: str) -> bool:
    """Whether something of the file stands in the files beside it."""
    return any(_holds_something(path + ending) for ending in _SIDE_FILES)


@contextmanager
def copied(path: str, beside: str, prefix: str) -> Iterator[str]:
    """The path of a copy in which SQLite took back, or took in, what is in the files beside.

    It is in a folder of its own `beside`, whose name begins with `prefix`; that is gone at the
    end, and so are those of programs that were ended before. For one who has the file `locked`.
    """
    make_folder(beside)
    sweep(beside, prefix)
    folder = tempfile.mkdtemp(prefix=prefix, dir=beside)
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # such as a folder on another computer, which knows no locks
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        copy = os.path.join(folder, _NAME)
        shutil.copyfile(path, copy)
        for ending in _SIDE_FILES:
            if _holds_something(path + ending):
                shutil.copyfile(path + ending, copy + ending)
        with suppress(sqlite3.Error, EncryptedFile), closing(connect(copy)) as raw:
            raw.execute("SELECT count(*) FROM sqlite_master").fetchall()
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        yield copy
    finally:
        os.close(handle)
        shutil.rmtree(folder)


def sweep(beside: str, prefix: str) -> None:
    """Remove the folders `beside` that programs left which were ended; not those in use."""
    for name in os.listdir(beside):
        if not name.startswith(prefix):
            continue
        folder = os.path.join(beside, name)
        with suppress(OSError):  # another program has it, or removed it
            handle = os.open(folder, os.O_RDONLY)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder)
            finally:
                os.close(handle)


def _lock(handle: int, called: str) -> None:
    """Keep writers out, as a reader of SQLite does. Raises `FileBusy`."""
    until = monotonic() + PATIENCE
    start, length = _LOCK
    while True:
        try:
            fcntl.lockf(handle, fcntl.LOCK_SH | fcntl.LOCK_NB, length, start)
        except (BlockingIOError, PermissionError) as error:
            if monotonic() > until:
                raise FileBusy(
                    f"Another program is using {called}.",
                    "Nothing was changed. Wait a moment and try again.",
                ) from error
            sleep(0.02)
        except OSError:  # such as a folder on another computer, which knows no locks
            return
        else:
            return


def _holds_something(path: str) -> bool:
    try:
        return os.path.getsize(path) > 0
    except OSError:
        return False
