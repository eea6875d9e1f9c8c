"""The files that are open in this process, and whether a file is encrypted.

A file that is open here is not read in another way: closing it once would drop SQLite's locks.
"""

from __future__ import annotations

import os
import stat
from _thread import allocate_lock

_ENCRYPTED, _SALT = b"CKE", 16
"""How an encrypted file begins, as in `checkin.storage.cipher`: a plain one does without that."""
held: dict[tuple[int, int], tuple[int, bytes]] = {}
"""The files that are open in this process: how often, and what each begins with if encrypted."""
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
        start = os.read(handle, _SALT)
    except OSError:
        return b""
    finally:
        os.close(handle)
    return start if start.startswith(_ENCRYPTED) and len(start) == _SALT else b""
