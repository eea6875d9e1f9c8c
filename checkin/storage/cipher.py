"""Opening an encrypted file with its key, by SQLCipher, which comes with `checkin[encryption]`."""

from __future__ import annotations

import sqlite3

from checkin.core.errors import EncryptedFile

keys: dict[bytes, bytes] = {}
"""The keys of files that were opened with their passphrase in this process, by their salts."""


def is_possible() -> bool:
    """Whether SQLCipher is there."""
    from importlib.util import find_spec

    return find_spec("sqlcipher3") is not None


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
