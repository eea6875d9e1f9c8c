"""SQLCipher's connection, with the errors of sqlite3: what uses a connection knows one kind.

Loaded for an encrypted file alone. It is another library than sqlite3's: a process that has a file
open in both would drop its locks, so an encrypted file is never opened in the other one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

from sqlcipher3 import dbapi2


def connect(name: str, key: str, timeout: float) -> sqlite3.Connection:
    """A connection to the file of that URI; `key` is what `PRAGMA key` takes, empty for none."""
    raw = _translated(
        dbapi2.connect,
        name,
        uri=True,
        timeout=timeout,
        isolation_level=None,
        check_same_thread=False,
        factory=_Connection,
    )
    raw.execute("PRAGMA cipher_log_level=NONE")  # it would write into the page on the screen
    if key:
        raw.execute(f"PRAGMA key={key}")
    found: sqlite3.Connection = raw
    return found


class _Cursor(dbapi2.Cursor):  # type: ignore[misc]  # sqlcipher3 has no types
    # written out: these run for every statement, and a function in between is a tenth of a search

    def execute(self, *what: Any) -> Any:
        try:
            return _execute(self, *what)
        except dbapi2.Error as error:
            raise _known(error) from error

    def executemany(self, *what: Any) -> Any:
        return _translated(super().executemany, *what)

    def executescript(self, *what: Any) -> Any:
        return _translated(super().executescript, *what)

    def fetchone(self) -> Any:
        try:
            return _fetchone(self)
        except dbapi2.Error as error:
            raise _known(error) from error

    def fetchall(self) -> Any:
        try:
            return _fetchall(self)
        except dbapi2.Error as error:
            raise _known(error) from error

    def fetchmany(self, *many: Any) -> Any:
        return _translated(super().fetchmany, *many)

    def __next__(self) -> Any:
        try:
            return _next(self)
        except dbapi2.Error as error:
            raise _known(error) from error


class _Connection(dbapi2.Connection):  # type: ignore[misc]  # sqlcipher3 has no types
    def cursor(self, *factory: Any) -> Any:
        return super().cursor(*factory or (_Cursor,))

    def execute(self, *what: Any) -> Any:
        try:
            return _execute(_cursor(self, _Cursor), *what)
        except dbapi2.Error as error:
            raise _known(error) from error

    def executemany(self, *what: Any) -> Any:
        return self.cursor().executemany(*what)

    def executescript(self, *what: Any) -> Any:
        return self.cursor().executescript(*what)

    def commit(self) -> None:
        _translated(super().commit)

    def rollback(self) -> None:
        _translated(super().rollback)

    def backup(self, *what: Any, **how: Any) -> None:
        _translated(super().backup, *what, **how)


_cursor = dbapi2.Connection.cursor
_execute, _next = dbapi2.Cursor.execute, dbapi2.Cursor.__next__
_fetchone, _fetchall = dbapi2.Cursor.fetchone, dbapi2.Cursor.fetchall


def _translated(call: Callable[..., Any], *what: Any, **how: Any) -> Any:
    try:
        return call(*what, **how)
    except dbapi2.Error as error:
        raise _known(error) from error


def _known(error: Any) -> sqlite3.Error:
    """The error of sqlite3 that is the same."""
    known: type[sqlite3.Error] = getattr(sqlite3, type(error).__name__, sqlite3.Error)
    same = known(*error.args)
    for name in ("sqlite_errorcode", "sqlite_errorname"):
        if hasattr(error, name):
            setattr(same, name, getattr(error, name))
    return same
