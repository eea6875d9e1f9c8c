"""The files that are open in this process, whether a file is encrypted, and opening one.

A file that is open here is not read in another way: closing it once would drop SQLite's locks.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from _thread import allocate_lock

PATIENCE = 5.0
"""Seconds to wait for another program that writes."""
ENCRYPTED = b"CKE"
"""What a file that is encrypted whole begins with. With the byte after it, the base-2 logarithm of
what making the key costs, and twelve by chance it is the salt of the key."""
SALT = 16
"""How many bytes that salt has."""
PAGE = 4096
"""How many bytes a page of such a file has."""
held: dict[tuple[int, int], tuple[int, bytes]] = {}
"""The files that are open in this process: how often, and what each begins with if encrypted."""
_handles: dict[tuple[int, int], int] = {}
"""Under which number files are open here a second time, to be read as they are."""
_looking = allocate_lock()


def hold(identity: tuple[int, int] | None, salt: bytes) -> None:
    """Take note that a file is open here."""
    if identity:
        with _looking:
            held[identity] = held.get(identity, (0, b""))[0] + 1, salt


def let_go(identity: tuple[int, int] | None) -> None:
    """Take note that it was closed, once."""
    if identity:
        with _looking:
            times, salt = held.pop(identity, (0, b""))
            if times > 1:
                held[identity] = times - 1, salt
            elif (handle := _handles.pop(identity, None)) is not None:
                os.close(handle)


def handle_of(path: str, identity: tuple[int, int]) -> int | None:
    """A number to read the bytes of a file by that is open in this process, as they are.

    It stays open as long as the file does, as closing it would drop SQLite's locks. None if the
    path leads to another file by now, or none. Raises `OSError`.
    """
    with _looking:
        found = _handles.get(identity)
        if found is None and identity in held:
            try:
                now = os.stat(path)
            except FileNotFoundError:
                return None
            if (now.st_dev, now.st_ino) == identity:
                found = _handles[identity] = os.open(path, os.O_RDONLY)
        return found


def salt_of(path: str, identity: tuple[int, int] | None = None) -> bytes:
    """What the file at `path` begins with if it is encrypted; empty if not, or if it can't be read.

    One that is open in this process is not read again: that would drop its locks.
    """
    try:
        if identity is None:
            found = os.stat(path)
            if not stat.S_ISREG(found.st_mode):
                return b""
            identity = found.st_dev, found.st_ino
        with _looking:
            known = held.get(identity)
        if known is not None:
            return known[1]
        handle = os.open(path, os.O_RDONLY)
    except (OSError, ValueError):
        return b""
    try:
        start = os.read(handle, SALT)
    except OSError:
        return b""
    finally:
        os.close(handle)
    return start if start.startswith(ENCRYPTED) and len(start) == SALT else b""


def connect(
    path: str,
    *,
    read_only: bool = False,
    more: str = "",
    timeout: float = PATIENCE,
    salt: bytes | None = None,
) -> sqlite3.Connection:
    """SQLite's own connection to the file at `path`, with its key if it is encrypted.

    `more` is added to its URI, and `salt` is what it begins with, if that is known. Raises a
    `FileTrouble` if its passphrase was not given in this process, and `sqlite3.Error`.
    """
    name = uri(path, read_only=read_only) + more
    if salt is None:
        salt = salt_of(path)
    if salt:
        from checkin.storage import cipher

        return cipher.connect(path, name, salt, timeout)
    return sqlite3.connect(
        name, uri=True, timeout=timeout, isolation_level=None, check_same_thread=False
    )


def uri(path: str, *, read_only: bool = False) -> str:
    """The path as an SQLite URI that does not make a missing file; it writes unless `read_only`."""
    quoted = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return f"file:{quoted}?mode={'ro' if read_only else 'rw'}"
