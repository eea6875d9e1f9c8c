"""A connection to the file, and transactions that are on the disk once they end.

The rollback journal with synchronous=EXTRA keeps one file on disk and loses no commit to a power
cut; see https://sqlite.org/pragma.html#pragma_synchronous. This module is loaded by every
command, so it imports nothing that sqlite3 does not already bring.
"""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
from _thread import RLock  # threading costs a tenth of `checkin win` to import

from checkin.storage.open_files import PATIENCE, connect, handle_of, hold, let_go, salt_of

APPLICATION_ID = 0x43484B49
"""'CHKI': stands in the file's header and tells it from any other SQLite file."""
STEPS = (
    *("m001_entries", "m002_self_explaining", "m003_views", "m004_views", "m005_reward"),
    "m006_total",
)
"""From an empty file to its shape of today, in order; modules of `checkin.storage.migrations`. One
whose name ends in `_views` has none: views and triggers are made anew with it, and that is all."""
SCHEMA = len(STEPS)
"""The number of the shape of today."""
CHECKED_AT_ONCE = 32 << 20
"""Up to how many bytes a file is read through before it is written: what takes a moment at most."""
DECRYPTED = "cache_size=-65536"
"""How many KiB of an encrypted file are kept as they are read: decrypting takes longer."""
_CHANGES = 256
"""How many changes of its own a connection knows."""
ERRORS = sqlite3.Error, OverflowError, UnicodeDecodeError
"""What SQLite raises; the last where a damaged file has it say something that is no text."""
DAMAGED = "backup:damaged"
"""What is noted in `state` of a larger file, once its daily backup found that it is damaged."""
_WHICH = "SELECT min(applied_at) FROM _sqlite_migrations"
"""Which journal a file holds: the moment at which its first table was made."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType, TracebackType
    from typing import Any, TypeVar

    from checkin.core.errors import CheckinError

    C = TypeVar("C", bound="Connection")


class Connection:
    """A connection to one file. Reads give back lists; writes happen inside `transaction()`.

    Several threads may use it: their calls wait for one another.
    """

    def __init__(
        self,
        path: str | None,
        *,
        patience: float = PATIENCE,
        make: bool = True,
        folder: bool = True,
    ) -> None:
        """Open the file, and make a missing one if `make` says so; without a path, in memory.

        The folder of a new file is made too if `folder` says so. `patience` is how many seconds
        to wait for another program that writes. A new file has no tables: `schema` is 0, and
        `checkin.storage.schema` makes them. Raises a `FileTrouble`, with the file as it was.
        """
        self.path = path
        self.patience = patience
        self.lock = RLock()
        self.is_closed = False
        self.kept = 0
        """How many transactions of this connection were kept."""
        self.begun: list[int] = []
        """The changes that the open transaction began, by their numbers."""
        self.changes: list[int] = []
        """The latest changes that were kept over this connection: they are no other program's."""
        self.unread: set[int] = set()
        """The entries that could not be read, or not wholly, since it was opened."""
        self._inode = _prepare(path, make, make and folder) if path else None
        self.salt = b""
        """What the file begins with if it is encrypted; empty if not."""
        self._sound: tuple[int, int] | None = None
        """When the file was written last and its size in bytes, when all pages were found well."""
        self._known: tuple[int, int] | None = None
        """The same, when it was known which journal the file holds."""
        self.began = ""
        """Which journal that is; empty in memory, and for a file without tables."""
        try:
            self.raw = self._opened()
        except sqlite3.Error as error:
            raise explained(error, path) from error
        hold(self._inode, self.salt)
        try:
            self.schema = self._look()
            if path:
                _close_to_others(path)
            for pragma in (
                "foreign_keys=ON",
                "secure_delete=ON",
                "temp_store=MEMORY",
                "synchronous=EXTRA",
                *(("fullfsync=ON",) if sys.platform == "darwin" else ()),
                "journal_mode=DELETE",
                *((DECRYPTED,) if self.salt else ()),
            ):
                self.rows(f"PRAGMA {pragma}")
            if self.schema:
                self.note_journal()
        except BaseException:
            self.close()
            raise

    def _opened(self) -> sqlite3.Connection:
        """The connection of SQLite. Raises a `FileTrouble` if the file is encrypted, and its
        passphrase was not given in this process."""
        if self.path is None:
            return sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        self.salt = salt_of(self.path, self._inode)
        return connect(self.path, timeout=self.patience, salt=self.salt)

    def connect_beside(self, path: str) -> sqlite3.Connection:
        """A connection to an empty file at `path` that is to be a copy of this one."""
        return connect(path, salt=self.salt)

    def handle(self) -> int | None:
        """A number to read the bytes of the file by, as they are; see `open_files.handle_of`."""
        return handle_of(self.path, self._inode) if self.path and self._inode else None

    def _look(self) -> int:
        """The number of migrations the file has; raises a `FileTrouble` if it is not ours."""
        self.rows("BEGIN")  # one snapshot: another start may be making the tables
        tables = self.rows("SELECT 1 FROM sqlite_master LIMIT 1")
        owner = self.rows("PRAGMA application_id")[0][0]
        schema: int = self.rows("PRAGMA user_version")[0][0]
        self.rows("COMMIT")
        if owner != APPLICATION_ID and (tables or owner or schema):
            raise _trouble().foreign(self.path)
        if schema > SCHEMA:
            raise _trouble().newer(self.path, schema, SCHEMA)
        return schema

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        """All rows of a reading statement, as tuples. Raises a `CheckinError`.

        They are read at once: a cursor that is read in part would keep every writer out.
        """
        try:
            with self.lock:
                return self.raw.execute(sql, values).fetchall()
        except ERRORS as error:
            raise self._explained(error) from error

    def row(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """The first row of a reading statement as a tuple, or None. Raises a `CheckinError`."""
        found = self.rows(sql, values)
        return found[0] if found else None

    def run(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Run one writing statement inside a transaction; the id of the last new row, or 0.

        Raises a `CheckinError`.
        """
        try:
            return self.raw.execute(sql, values).lastrowid or 0
        except ERRORS as error:
            raise self._explained(error) from error

    def state(self) -> tuple[int, int]:
        """A value that is another one after any connection wrote to the file."""
        return self.rows("PRAGMA data_version")[0][0], self.raw.total_changes

    def transaction(self) -> Transaction:
        """A `with` block of which all is on the disk at its end, or nothing if it raises."""
        return Transaction(self)

    def close(self) -> None:
        """Close the file. Whatever is asked of it from then on raises `FileClosed`."""
        with self.lock:
            try:
                self.raw.close()
            finally:
                if not self.is_closed:
                    let_go(self._inode)
                self.is_closed = True

    def open_again(self, kind: type[C]) -> C:
        """A second connection to the same file, of that kind. Raises a `FileTrouble`.

        It is `FileMoved` if the path leads to another file by now.
        """
        self.check_same_file()
        try:
            found = kind(self.path, make=False)
        except Exception:  # whatever it was, a file that went in between is what to tell
            self.check_same_file()
            raise
        emptied = self.schema and not found.schema  # it holds nothing, and looks like a new one
        if emptied or found._inode != self._inode or self.began not in ("", found.began):
            found.close()
            raise _trouble().moved(self.path)
        found._sound = self._sound
        return found

    def note_journal(self) -> None:
        """Take note of which journal the file holds: another may be written over it later."""
        if found := self._same_file():
            self.began = self.row(_WHICH)[0]
            self._known = _stamp(found)

    def check_same_file(self) -> None:
        """Raise `FileMoved` if the path leads to another file by now, or none, or an empty one."""
        self._same_file()

    def check_same_journal(self) -> None:
        """Raise `FileMoved` as `check_same_file` does, and if another journal is in the file."""
        found = self._same_file()
        if found and self.began and self._known != _stamp(found):
            self._beside().close()
            self._known = _stamp(found)

    def check_pages(self) -> None:
        """Raise `FileMoved` as `check_same_journal` does, and `DamagedFile` if a page is bad.

        Pages are read only if another program may have written the file since. One larger than
        `CHECKED_AT_ONCE` is believed to be well unless a backup found that it is not.
        """
        found = self._same_file()
        if found is None or not self.schema or self._sound == _stamp(found):
            return
        from checkin.storage import checks

        raw = self.raw if self._known in (None, _stamp(found)) else self._beside()
        try:
            is_small = found.st_size <= CHECKED_AT_ONCE
            if (is_small and not self.salt) or self.row(
                "SELECT 1 FROM state WHERE name = ?", (DAMAGED,)
            ):
                checks.check_pages(raw, self.path)
            elif is_small:
                checks.check_seals(raw, self.path)
        except ERRORS as error:
            raise self._explained(error) from error
        finally:
            if raw is not self.raw:
                raw.close()
        self._sound = self._known = _stamp(found)

    def _beside(self) -> sqlite3.Connection:
        """A connection that has read nothing yet: what this one read is in memory, whatever the
        file is. Raises `FileMoved` if it is another journal's."""
        raw = None
        try:
            raw = connect(self.path or "", timeout=self.patience)
            which = raw.execute(_WHICH).fetchone()[0]
        except ERRORS as error:
            if raw is not None:
                raw.close()
            if str(error).startswith("no such table"):
                raise _trouble().moved(self.path) from error
            raise self._explained(error) from error
        if self.began not in ("", which):
            raw.close()
            raise _trouble().moved(self.path)
        return raw

    def stamp(self) -> tuple[int, int] | None:
        """When the file was written last and its size in bytes; None in memory.

        Raises `FileMoved`.
        """
        found = self._same_file()
        return _stamp(found) if found else None

    def note_sound(self, stamp: tuple[int, int] | None) -> None:
        """Take note that all pages were found well when the file had that stamp."""
        if stamp is not None and stamp == self._known and stamp == self.stamp():
            self._sound = stamp

    def note_written(self) -> None:
        """Take note of how this connection left the file: its own changes need no check."""
        if self._sound is None:
            return
        try:
            found = os.stat(self.path or "")
        except OSError:
            self._sound = None
        else:
            self._sound = self._known = _stamp(found)

    def _same_file(self) -> os.stat_result | None:
        """What the system says of the file; None in memory. Raises `FileMoved`."""
        if self.path is None:
            return None
        try:
            now = os.stat(self.path)
        except OSError:
            now = None
        if now and (now.st_dev, now.st_ino) == self._inode and (now.st_size or not self.schema):
            return now
        raise _trouble().moved(self.path)

    def check_open(self) -> None:
        """Raise `FileClosed` if `close` was called."""
        if self.is_closed:
            raise _trouble().closed(self.path)

    def _explained(self, error: Exception) -> CheckinError:
        self.check_open()
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_CANTOPEN:
            self.check_same_file()  # SQLite can't tell a file that went from one it may not open
        return explained(error, self.path)


class Transaction:
    """`with connection.transaction():` one BEGIN IMMEDIATE, then COMMIT or ROLLBACK.

    Inside another one it is a part of that: it can fail by itself, and is kept with the whole.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._inside = False
        self._begun = 0

    def __enter__(self) -> Connection:
        connection = self._connection
        connection.check_open()
        connection.lock.acquire()
        self._inside = connection.raw.in_transaction
        self._begun = len(connection.begun)
        try:
            connection.run("SAVEPOINT inside" if self._inside else "BEGIN IMMEDIATE")
            if self._inside:
                connection.check_same_file()
            else:
                connection.check_pages()
        except BaseException:
            self._leave(kept=False)
            raise
        return connection

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        kept = False
        try:
            if error is None:
                self._connection.run("RELEASE inside" if self._inside else "COMMIT")
                kept = True
                if not self._inside:
                    self._connection.kept += 1
                    self._connection.note_written()
        finally:
            self._leave(kept=kept)
        if isinstance(error, sqlite3.Error):
            raise self._connection._explained(error) from error

    def _leave(self, *, kept: bool) -> None:
        raw = self._connection.raw
        try:
            if not kept:  # their numbers may be another program's next
                del self._connection.begun[self._begun :]
            elif not self._inside:
                changes, self._connection.begun = self._connection.begun, []
                self._connection.changes = [*self._connection.changes, *changes][-_CHANGES:]
            if not kept and raw.in_transaction:  # SQLite may have taken it all back by itself
                if self._inside:
                    raw.execute("ROLLBACK TO inside")
                    raw.execute("RELEASE inside")
                else:
                    raw.execute("ROLLBACK")
        finally:
            self._connection.lock.release()


def _stamp(found: os.stat_result) -> tuple[int, int]:
    """When a file was written last, and its size in bytes: they change with whoever writes it."""
    return found.st_mtime_ns, found.st_size


def explained(error: Exception, path: str | None) -> CheckinError:
    """The error of ours for an SQLite error; see `checkin.storage.sqlite_errors`."""
    from checkin.storage.sqlite_errors import from_sqlite_error as explain

    return explain(error, path, encrypted=bool(path and salt_of(path)))


def _trouble() -> ModuleType:
    from checkin.storage import sqlite_errors

    return sqlite_errors


def _prepare(path: str, make: bool, folder: bool) -> tuple[int, int]:
    """The identity of the file; it and its folder may have to be made, for this person alone."""
    try:
        if folder and not os.path.isdir(above := os.path.dirname(path)):
            from checkin.core.folders import make_folder

            make_folder(above)
        if make:
            if not os.path.lexists(path) and (lost := _trouble().lost(path)):
                raise lost
            try:  # noqa: SIM105 - contextlib would be one more module to load
                os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            except FileExistsError:
                pass
        found = os.stat(path)
        if not stat.S_ISREG(found.st_mode):
            raise _trouble().not_normal(path, found.st_mode)
    except OSError as error:
        raise _trouble().not_openable(path, error) from error
    return found.st_dev, found.st_ino


def _close_to_others(path: str) -> None:
    """Take the permissions of other users away from a file that is ours."""
    try:
        found = os.stat(path)
        if found.st_mode & 0o077 and found.st_uid == os.geteuid():
            os.chmod(path, 0o600)
    except OSError:  # a stick knows no permissions; a file that went is told of by what comes next
        pass
