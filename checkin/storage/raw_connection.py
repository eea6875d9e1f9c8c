"""SQLite's own connection to a file, plain or encrypted.

A file that is encrypted is opened by SQLCipher, which is another library than sqlite3's: a process
that had one file open in both would drop its locks. Loaded by every command, as
`checkin.storage.connection` is.
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
keys: dict[bytes, bytes] = {}
"""The keys of files that were opened with their passphrase in this process, by their salts."""
_held: dict[tuple[int, int], tuple[int, bytes]] = {}
"""The files that are open here: how often, and their salts."""
_turn = allocate_lock()


def hold(identity: tuple[int, int] | None, salt: bytes) -> None:
    """Take note that a file is open here."""
    if identity:
        with _turn:
            _held[identity] = _held.get(identity, (0, b""))[0] + 1, salt


def let_go(identity: tuple[int, int] | None) -> None:
    """Take note that it was closed, once."""
    if identity:
        with _turn:
            times, salt = _held.pop(identity, (0, b""))
            if times > 1:
                _held[identity] = times - 1, salt


def is_held(path: str) -> bool:
    """Whether the file at `path` is open here."""
    found = os.stat(path)
    with _turn:
        return (found.st_dev, found.st_ino) in _held


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
        with _turn:
            held = _held.get(identity)
        if held is not None:
            return held[1]
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

        return cipher.connect(path, name, salt, keys.get(salt), timeout)
    return sqlite3.connect(
        name, uri=True, timeout=timeout, isolation_level=None, check_same_thread=False
    )


def uri(path: str, *, read_only: bool = False) -> str:
    """The path as an SQLite URI that does not make a missing file; it writes unless `read_only`."""
    quoted = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return f"file:{quoted}?mode={'ro' if read_only else 'rw'}"
