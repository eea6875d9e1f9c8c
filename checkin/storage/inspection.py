"""Looking at a file without changing it: its pages, its tables, counts and search index."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress

from checkin.core.checkup_records import FileReport
from checkin.core.entries import KINDS, OUTCOMES
from checkin.core.text import findable
from checkin.storage import backup_files, sqlite_errors, stored_values
from checkin.storage.connection import APPLICATION_ID, ERRORS, SCHEMA, Connection, explained
from checkin.storage.entry_writer import PLACED, WORDS, indexed, place
from checkin.storage.fuller_backup import fuller_backup
from checkin.storage.merge_notes import COPY
from checkin.storage.open_files import ENCRYPTED, PATIENCE, connect, salt_of
from checkin.storage.page_reader import MAGIC
from checkin.storage.schema import bring_up_to_date

SQLITE = sqlite3.sqlite_version
_IN_MEMORY = 256 << 20
"""Up to how many bytes a file is copied into memory to ask the search index whether it is well."""
CHECK_SEARCH = "INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)"
"""Fails if the index of search does not hold what it should."""
_MADE_ANEW = ("index", "view", "trigger")
_OBJECTS = (
    "SELECT type, name, sql FROM sqlite_master"
    " WHERE sql IS NOT NULL AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'search_index_*'"
    " AND tbl_name NOT GLOB '_sqlite_*'"
)
_MISCOUNTED = (
    "SELECT count(*) FROM (SELECT day, kind FROM"
    " (SELECT day, kind, count(*) AS n FROM entries WHERE deleted_at IS NULL GROUP BY day, kind"
    " UNION ALL SELECT day, kind, n FROM day_counts)"
    " GROUP BY day, kind, n HAVING count(*) <> 2)"
)
_FINDABLE = (
    f"SELECT id, CAST(julianday(day) AS INTEGER), kind, CAST({WORDS} AS BLOB), indexed,"
    " search.place, search.words"
    " FROM entries LEFT JOIN search ON search.entry = id WHERE deleted_at IS NULL"
)
_TOO_MANY = (
    "SELECT count(*) FROM search"
    " WHERE entry NOT IN (SELECT id FROM entries WHERE deleted_at IS NULL)"
)


def inspect(path: str) -> FileReport:
    """What there is to say of the file at `path`, which holds something. Nothing is changed.

    It takes some ten milliseconds for a thousand entries. Raises a `FileTrouble` if it cannot be
    read, or is not of this program.
    """
    try:
        found = os.stat(path)
        if not os.path.isfile(path):
            raise sqlite_errors.not_normal(path, found.st_mode)
        with open(path, "rb") as file:
            start = file.read(20)
        uses_wal = start[18:] == b"\2\2" and not start.startswith(ENCRYPTED)
        if uses_wal and os.path.exists(f"{path}-wal"):  # SQLite would make a file to read it
            return FileReport(half_written=True, size=found.st_size)
    except OSError as error:
        raise sqlite_errors.not_openable(path, error) from error
    try:
        with closing(_reading(path, "&immutable=1" if uses_wal else "")) as raw:
            return _report(raw, path, found.st_size)
    except ERRORS as error:
        code = getattr(error, "sqlite_errorcode", 0)
        if code == sqlite3.SQLITE_READONLY_ROLLBACK:
            return FileReport(half_written=True, size=found.st_size)
        if code & 0xFF == sqlite3.SQLITE_CORRUPT:
            return FileReport(bad_pages=True, size=found.st_size)
        raise explained(error, path) from error


def is_whole(path: str) -> bool:
    """Whether the pages of a file fit together. Nothing is changed."""
    try:
        with closing(_reading(path)) as raw:
            return not sqlite_errors.is_of_pages(_said(raw))
    except ERRORS:
        return False


def is_of_checkin(path: str) -> bool:
    """Whether a file begins like one of this program; for one that is not open in this process."""
    with suppress(OSError), open(path, "rb") as file:
        start = file.read(72)
        if start.startswith(ENCRYPTED):
            return True
        return start[:16] == MAGIC and int.from_bytes(start[68:72], "big") == APPLICATION_ID
    return False


def objects() -> dict[str, tuple[str, str]]:
    """What a new file has: by name, what each is and the statement that makes it."""
    with closing(Connection(None)) as fresh:
        bring_up_to_date(fresh)
        return {name: (kind, sql) for kind, name, sql in fresh.rows(_OBJECTS)}


def changed(has: dict[str, tuple[str, str]], wanted: dict[str, tuple[str, str]]) -> list[str]:
    """The names of those indexes, views and triggers that are not there, or are other ones."""
    return sorted(
        name
        for name, (kind, sql) in wanted.items()
        if kind in _MADE_ANEW
        and (name not in has or (kind != "index" and has[name][1].split() != sql.split()))
    )


def _reading(path: str, more: str = "") -> sqlite3.Connection:
    raw = connect(path, read_only=True, more=more, timeout=PATIENCE)
    raw.execute("PRAGMA query_only=ON")
    return raw


def _report(raw: sqlite3.Connection, path: str, size: int) -> FileReport:
    schema = _ours(raw, path)
    said = _said(raw)
    if sqlite_errors.is_of_pages(said):
        return FileReport(schema=schema, size=size, bad_pages=True)
    has = {name: (kind, sql) for kind, name, sql in raw.execute(_OBJECTS).fetchall()}
    bad_indexes = any(part in line for (line,) in said for part in sqlite_errors.OF_INDEXES)
    if schema < SCHEMA:  # the rest is made anew when it is brought up to date
        return FileReport(schema=schema, size=size, bad_indexes=bad_indexes)
    wanted = objects()
    lost = [name for name, (kind, _) in wanted.items() if kind == "table" and name not in has]
    if lost:
        return FileReport(schema=schema, size=size, lost=sorted(lost))
    unfound, unreadable, entries = _entries(raw)
    in_memory = size <= _IN_MEMORY
    return FileReport(
        schema=schema,
        size=size,
        entries=entries,
        bad_indexes=bad_indexes,
        changed=changed(has, wanted),
        miscounted=raw.execute(_MISCOUNTED).fetchone()[0],
        unfound=unfound + raw.execute(_TOO_MANY).fetchone()[0],
        bad_index_of_search=any(sqlite_errors.OF_SEARCH in line.casefold() for (line,) in said)
        or (in_memory and not _search_is_well(raw, path)),
        unreadable=unreadable,
        settings=dict(raw.execute("SELECT name, value FROM settings").fetchall()),
        notes=dict(
            raw.execute(
                "SELECT name, value FROM state WHERE name GLOB ? OR name GLOB ?",
                (f"{backup_files.TROUBLE}*", f"{COPY}*"),
            ).fetchall()
        ),
        fuller=fuller_backup(lambda sql: raw.execute(sql).fetchall(), path),
    )


def _ours(raw: sqlite3.Connection, path: str) -> int:
    """The number of its shape. Raises a `FileTrouble` if it is not ours, or a newer one."""
    tables = raw.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    owner = raw.execute("PRAGMA application_id").fetchone()[0]
    schema: int = raw.execute("PRAGMA user_version").fetchone()[0]
    if owner != APPLICATION_ID and (tables or owner or schema):
        raise sqlite_errors.foreign(path)
    if schema > SCHEMA:
        raise sqlite_errors.newer(path, schema, SCHEMA)
    return schema


def _said(raw: sqlite3.Connection) -> list[tuple[str]]:
    """What SQLite has to say of the pages and indexes."""
    raw.execute("PRAGMA ignore_check_constraints=ON")  # a row of another program is no damage
    return raw.execute("PRAGMA integrity_check(200)").fetchall()


def _entries(raw: sqlite3.Connection) -> tuple[int, list[int], int]:
    """How many entries search does not know as they are, which cannot be read, and how many
    there are."""
    unfound = entries = 0
    for number, day, kind, text, state, placed, words in raw.execute(_FINDABLE):
        entries += 1
        if day is None or kind not in PLACED:
            continue
        wanted = place(day, number, kind), indexed(findable(text.decode(errors="replace")))
        unfound += state != 1 or (placed, words) != wanted
    unreadable = [
        number
        for number, day, kind, at, outcome in raw.execute(
            "SELECT id, day, kind, at, outcome FROM entries"
        )
        if stored_values.day(day) is None
        or kind not in KINDS
        or (at is not None and stored_values.moment(at) is None)
        or outcome not in (None, *OUTCOMES.get(kind, ()))
    ]
    return unfound, unreadable, entries


def _search_is_well(raw: sqlite3.Connection, path: str) -> bool:
    """Whether the index of search holds what it should; asked in memory, where it may write.

    An encrypted file is never in memory as a whole: it is asked itself, and nothing is written.
    """
    if salt_of(path):
        with closing(connect(path)) as own:
            try:
                own.execute("BEGIN")
                own.execute(CHECK_SEARCH)
            except sqlite3.DatabaseError as error:
                code = getattr(error, "sqlite_errorcode", 0) & 0xFF
                return code != sqlite3.SQLITE_CORRUPT
            finally:
                if own.in_transaction:
                    own.execute("ROLLBACK")
        return True
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        raw.backup(copy)
        try:
            copy.execute(CHECK_SEARCH)
        except sqlite3.DatabaseError:
            return False
    return True
