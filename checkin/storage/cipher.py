"""Opening an encrypted file with its key, by SQLCipher, which comes with `checkin[encryption]`."""

from __future__ import annotations

import os
import sqlite3

from checkin.core.errors import EncryptedFile

ENCRYPTED = b"CKE"
"""What a file that is encrypted whole begins with. With the byte after it, the base-2 logarithm of
what making the key costs, and twelve by chance it is the salt of the key."""
SALT = 16
"""How many bytes that salt has."""
keys: dict[bytes, bytes] = {}
"""The keys of files that were opened with their passphrase in this process, by their salts."""


def is_possible() -> bool:
    """Whether SQLCipher is there."""
    from importlib.util import find_spec

    return find_spec("sqlcipher3") is not None


def salt_in(path: str) -> bytes:
    """What a file that is not open in this process begins with; empty if it is not encrypted."""
    if not os.path.isfile(path):
        return b""
    try:
        with open(path, "rb") as file:
            start = file.read(SALT)
    except OSError:
        return b""
    return start if start.startswith(ENCRYPTED) and len(start) == SALT else b""


def needs_key(path: str) -> bool:
    """Whether a file that is not open in this process is encrypted, and its key is not known."""
    salt = salt_in(path)
    return bool(salt) and salt not in keys


def connect_to(path: str) -> sqlite3.Connection:
    """A connection that reads the file at `path`, encrypted or not. Raises `EncryptedFile`."""
    quoted = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    name = f"file:{quoted}?mode=ro"
    if salt := salt_in(path):
        return connect(path, name, salt, 5.0)
    return sqlite3.connect(name, uri=True)


def connect(
    path: str, name: str, salt: bytes, timeout: float, key: bytes | None = None
) -> sqlite3.Connection:
    """A connection to the encrypted file at `path`, of which `name` is the URI.

    By default with the key that is known. Raises `EncryptedFile` if none is, and where SQLCipher is
    not there.
    """
    key = key or keys.get(salt)
    if key is None or not is_possible():
        raise encrypted(path)
    from checkin.storage import cipher_connection

    return cipher_connection.connect(name, as_pragma(salt, key), timeout)


def connect_plain(name: str, timeout: float) -> sqlite3.Connection:
    """A connection by SQLCipher to the plain file of that URI."""
    from checkin.storage import cipher_connection

    return cipher_connection.connect(name, "", timeout)


def as_pragma(salt: bytes, key: bytes | None) -> str:
    """A key as SQLCipher takes it, used as it is; that of a plain file is empty."""
    return f"\"x'{key.hex()}{salt.hex()}'\"" if key else "''"


def encrypted(path: str) -> EncryptedFile:
    """The file is encrypted, and its passphrase was not given, or what opens it is not there."""
    if is_possible():
        return EncryptedFile(
            f"{path} is encrypted, and its passphrase is needed to open it.",
            "Nothing was changed.",
        )
    return EncryptedFile(
        f"{path} is encrypted, and what opens encrypted files isn't installed.",
        "Nothing was changed. Install it with: pip install 'checkin[encryption]'",
    )
