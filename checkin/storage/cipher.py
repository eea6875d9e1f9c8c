"""Opening an encrypted file with its key, by SQLCipher, which comes with `checkin[encryption]`."""

from __future__ import annotations

import sqlite3
from importlib.util import find_spec

from checkin.core.errors import EncryptedFile


def is_possible() -> bool:
    """Whether SQLCipher is there."""
    return find_spec("sqlcipher3") is not None


def connect(
    path: str, name: str, salt: bytes, key: bytes | None, timeout: float
) -> sqlite3.Connection:
    """A connection to the encrypted file at `path`, of which `name` is the URI.

    Raises `EncryptedFile` without its key, and where SQLCipher is not there.
    """
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
