"""Files that are encrypted whole, by SQLCipher: their keys, and making a file so or plain again.

The key is made of the passphrase by scrypt, with a salt that is the first 16 bytes of the file
itself, so it is there before the file is open and cannot be lost apart from it. SQLCipher is handed
the key as it is: opening a file once more takes no time. A copy of a file has its salt and key.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager, suppress
from secrets import token_bytes

from checkin.core import passphrase
from checkin.core.backup_records import Backup
from checkin.core.errors import (
    DamagedFile,
    FileBusy,
    NotPossible,
    NotWritable,
    WrongPassphrase,
)
from checkin.core.folders import sync_folder
from checkin.storage import backup_files, cipher, sqlite_errors
from checkin.storage.backups import alone, check_copy, counts
from checkin.storage.checks import check_pages
from checkin.storage.cipher import keys
from checkin.storage.connection import CHECKED_AT_ONCE, Connection, explained
from checkin.storage.inspection import CHECK_SEARCH
from checkin.storage.lock import set_lock
from checkin.storage.open_files import ENCRYPTED, PAGE, PATIENCE, SALT, connect, held, salt_of, uri

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_KEY = 32
"""How many bytes a key has: it is for AES-256."""
_MOST_COST = 20
PART = ".convert.part"
"""What is added to the name of a file for the copy that takes its place."""
_SIDE_FILES = ("", "-journal", "-wal", "-shm")
_SCHEMA = (
    "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT GLOB 'sqlite_*' ORDER BY 2"
)


def is_open(path: str) -> bool:
    """Whether the file at `path` is not encrypted, or was opened with its passphrase already."""
    salt = salt_of(path)
    return not salt or salt in keys


def open_with(path: str, typed: str) -> None:
    """Have the encrypted file at `path` open from now on, in this process, with its passphrase.

    It takes a third of a second. Raises `WrongPassphrase`, or another `CheckinError`.
    """
    salt = salt_of(path)
    if not salt or salt in keys:
        return
    if not cipher.is_possible():
        raise cipher.encrypted(path)
    key = _key_for(typed, salt)
    try:
        with closing(cipher.connect(path, uri(path), salt, PATIENCE, key)) as raw:
            raw.execute("SELECT count(*) FROM sqlite_master").fetchall()
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code not in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
            raise explained(error, path) from error
        if code == sqlite3.SQLITE_NOTADB and not (
            _opens_a_backup(path, salt, key) or _opens_a_page(path, salt, key)
        ):
            raise WrongPassphrase() from error
    keys[salt] = key
    sweep(path)


def _opens_a_backup(path: str, salt: bytes, key: bytes) -> bool:
    """Whether that is the key of a backup: the file itself is damaged then."""
    for backup in backup_files.listed(path):
        if salt_of(backup.path) == salt:
            with (
                suppress(sqlite3.Error),
                closing(cipher.connect(backup.path, uri(backup.path), salt, 0.0, key)) as raw,
            ):
                raw.execute("SELECT count(*) FROM sqlite_master").fetchall()
                return True
    return False


def _opens_a_page(path: str, salt: bytes, key: bytes) -> bool:
    """Whether any page of the file was written with that key, so that the first alone is damaged.

    A large file is not read through for every passphrase that is wrong.
    """
    size = os.path.getsize(path)
    if size > CHECKED_AT_ONCE:
        return False
    with closing(cipher.connect(path, uri(path, read_only=True), salt, PATIENCE, key)) as raw:
        bad = raw.execute("PRAGMA cipher_integrity_check").fetchall()
    return len(bad) < size // PAGE


def opens(path: str, typed: str) -> bool:
    """Whether that is the passphrase of a file that is open already."""
    salt = salt_of(path)
    return bool(salt) and keys.get(salt) == _key_for(typed, salt)


def new_salt(typed: str) -> bytes:
    """The salt of a file with that passphrase, which opens it from now on in this process.

    Raises `NotPossible` for a passphrase with nothing in it.
    """
    if not passphrase.composed(typed):
        raise NotPossible("A passphrase can't be empty.", "Nothing was changed.")
    salt = ENCRYPTED + bytes([passphrase.COST])
    salt += token_bytes(SALT - len(salt))
    keys[salt] = _key_for(typed, salt)
    return salt


def _key_for(typed: str, salt: bytes) -> bytes:
    cost = salt[len(ENCRYPTED)]
    if not 0 < cost <= _MOST_COST:
        raise DamagedFile("The file says of its passphrase what can't be.", "Nothing was changed.")
    return passphrase.key(typed, salt, cost, _KEY)


# Making one of the other


class Both(Connection):
    """A connection by SQLCipher to a file that may be plain: it can make an encrypted copy.

    For a process that has the file not open otherwise.
    """

    def _opened(self) -> sqlite3.Connection:
        assert self.path is not None
        self.salt = salt_of(self.path, self._inode)
        if self.salt:
            return connect(self.path, timeout=self.patience, salt=self.salt)
        return cipher.connect_plain(uri(self.path), self.patience)


def convert(path: str, salt: bytes, lock: str, moment: str) -> None:
    """Put a checked copy in the place of the file at `path`, with that salt; plain if it is empty.

    `lock` is the hash of its passphrase from then on, set at that `moment`. There is a whole file
    under its name at any time. For a process that does not have it open. Raises a `CheckinError`,
    with the file as it was.
    """
    real = os.path.realpath(path)
    part = f"{real}{PART}"
    if _is_held(path):  # by another library than the one that copies it
        raise NotPossible(
            "The file is open in this program.", "Nothing was changed. Close its journal first."
        )
    with (
        alone(backup_files.folder_of(path), PATIENCE),
        _made_at(part, path),
        closing(Both(path, make=False)) as live,
    ):
        live.rows("PRAGMA locking_mode=EXCLUSIVE")  # nobody writes until the copy is the file
        live.rows("BEGIN EXCLUSIVE")
        live.rows("COMMIT")
        _copied(live, part, salt)
        with closing(Connection(part, make=False)) as ready:
            set_lock(ready, lock, moment)
            check_copy(ready)
        live.check_same_file()
        os.replace(part, real)
        sync_folder(real)


def _is_held(path: str) -> bool:
    try:
        found = os.stat(path)
    except OSError:
        return False
    return (found.st_dev, found.st_ino) in held


def converted(path: str, part: str, salt: bytes) -> None:
    """Make the empty file at `part` a checked copy of the one at `path`, with that salt or plain.

    For a process that has neither open.
    """
    with closing(Both(path, make=False)) as source:
        _copied(source, part, salt)


def attach(connection: Both, path: str, name: str) -> None:
    """Attach a file of any kind for reading. Raises `EncryptedFile`, and what `rows` raises."""
    salt = salt_of(path)
    if salt and salt not in keys:
        raise cipher.encrypted(path)
    key = cipher.as_pragma(salt, keys.get(salt))
    connection.rows(f"ATTACH ? AS {name} KEY {key}", (uri(path, read_only=True),))


def make_anew(backup: Backup, salt: bytes) -> None:
    """Put a checked copy with that salt, or a plain one, in the place of a backup.

    Only for one who is `alone` in its folder. Raises a `CheckinError`, with the backup as it was.
    """
    part = f"{backup.path}.part"
    with _made_at(part, backup.path):
        converted(backup.path, part, salt)
        os.replace(part, backup.path)
        sync_folder(backup.path)


def sweep(path: str) -> None:
    """Remove a copy beside the file that was left by a program which was ended."""
    part = f"{os.path.realpath(path)}{PART}"
    if os.path.lexists(part):
        with suppress(FileBusy, NotWritable), alone(backup_files.folder_of(path), 0.0):
            _remove(part)


@contextmanager
def _made_at(part: str, path: str) -> Iterator[None]:
    """An empty file at `part`, for this person alone; gone at the end."""
    try:
        _remove(part)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        try:
            yield
        finally:
            _remove(part)
    except OSError as error:
        raise NotWritable(
            f"{path} can't be written anew: {error.strerror or error}.",
            "Nothing was changed. Look at the permissions of its folder, and at its free space.",
        ) from error


def _remove(part: str) -> None:
    for ending in _SIDE_FILES:
        with suppress(FileNotFoundError):
            os.unlink(part + ending)


def _copied(live: Connection, part: str, salt: bytes) -> None:
    """Have SQLCipher write all of it into the empty file at `part`, and look whether it is so."""
    try:
        check_pages(live.raw, live.path)
        key = cipher.as_pragma(salt, keys.get(salt))
        live.raw.execute(f"ATTACH ? AS made KEY {key}", (uri(part),))
        try:
            live.raw.execute(
                "PRAGMA made.journal_mode=OFF"
            ).fetchall()  # it counts once it is whole
            live.raw.execute("PRAGMA made.synchronous=OFF")
            live.raw.execute("BEGIN")
            live.raw.execute("SELECT sqlcipher_export('made')").fetchall()
            for name in ("user_version", "application_id"):  # which it leaves out
                value = live.row(f"PRAGMA main.{name}")[0]
                live.raw.execute(f"PRAGMA made.{name} = {value}")
            live.raw.execute("COMMIT")
        finally:
            if live.raw.in_transaction:
                live.raw.execute("ROLLBACK")
            live.raw.execute("DETACH made")
        with closing(Connection(part, make=False)) as copy:
            _compare(live, copy)
            if copy.row("SELECT 1 FROM sqlite_master WHERE name = 'search_index'"):
                copy.raw.execute(CHECK_SEARCH)
            check_copy(copy)
    except sqlite3.Error as error:
        raise explained(error, live.path) from error


def _compare(live: Connection, copy: Connection) -> None:
    """Raise `DamagedFile` unless a copy has all that the file has."""
    same = counts(live.raw) == counts(copy.raw) and live.rows(_SCHEMA) == copy.rows(_SCHEMA)
    if copy.salt:
        same = same and not copy.rows("PRAGMA cipher_integrity_check")
    if not same or copy.schema != live.schema:
        raise sqlite_errors.damaged(live.path)
