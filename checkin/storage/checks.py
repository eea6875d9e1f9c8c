"""Having SQLite look through a file, quickly: every page, each table, and what belongs together.

It is loaded by every command that writes, so it imports nothing that sqlite3 does not bring.
"""

from __future__ import annotations

import sqlite3

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType


def check_pages(raw: sqlite3.Connection, path: str | None) -> None:
    """Look at the pages of a file. Raises `DamagedFile` if they do not fit together."""
    raw.execute("PRAGMA ignore_check_constraints=ON")  # those of rows would take longer
    try:
        found = said(raw, "quick_check(9)")
    finally:
        raw.execute("PRAGMA ignore_check_constraints=OFF")
    if found != [("ok",)] and _errors().is_of_pages(found):
        raise _errors().damaged(path)


def check_seals(raw: sqlite3.Connection, path: str | None) -> None:
    """Look whether each page of an encrypted file is as it was written. Raises `DamagedFile`.

    A changed bit is found, also in a word, and no page has to be decrypted for it.
    """
    if raw.execute("PRAGMA cipher_integrity_check").fetchall():
        raise _errors().damaged(path)


def said(raw: sqlite3.Connection, check: str) -> list[tuple[str]]:
    """What a check by SQLite says of pages, tables and indexes.

    The index of search can be made anew, and doctor asks it. SQLite does too since 3.44, as the
    last of all, which takes longer than the rest: it is refused to read that index, and gives up.
    """
    found: list[tuple[str]] = []
    raw.set_authorizer(_refused)
    try:
        for row in raw.execute(f"PRAGMA main.{check}"):
            found.append(row)
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) != sqlite3.SQLITE_AUTH:
            raise
        found = found or [("ok",)]
    finally:
        raw.set_authorizer(None)
    return found


def _refused(action: int, table: str | None, *_: str | None) -> int:
    is_of_search = action == sqlite3.SQLITE_READ and table == "search_index_idx"
    return sqlite3.SQLITE_DENY if is_of_search else sqlite3.SQLITE_OK


def _errors() -> ModuleType:
    from checkin.storage import sqlite_errors

    return sqlite_errors
