"""What a merge changed beside entries, row by row, so that it can be undone and done again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from checkin.core.frozen import Frozen
from checkin.storage.connection import Connection

NOTE = "merge:"
"""How the names of notes about merges begin: the number of the change follows."""
COPY = "copy:"
"""How the names of notes begin about copies beside the file that were merged: the name follows."""

Row = Mapping[str, Any]

_KEYS: dict[str, tuple[str, ...]] = {
    "people": ("uid",),
    "plan": ("uid",),
    "settings": ("name",),
    "state": ("name",),
    "drafts": ("window", "screen", "field"),
}
"""The tables, and the columns that tell their rows apart."""


class Replaced(Frozen):
    """Rows of a table that stand for others: no rows, if nothing was there or nothing is left."""

    table: str
    before: Sequence[Row]
    after: Sequence[Row]


def replace_rows(connection: Connection, replaced: Iterable[Replaced]) -> None:
    """Write the rows inside the open transaction."""
    for one in replaced:
        _delete(connection, one.table, one.before)
    for one in replaced:
        _insert(connection, one.table, one.after)


def noted(connection: Connection, name: str, value: str, now: str) -> list[Replaced]:
    """The note of that name with another value; nothing if it has that already."""
    names = ("name", "value", "set_at")
    row = connection.row(f"SELECT {', '.join(names)} FROM state WHERE name = ?", (name,))
    if row is not None and row[1] == value:
        return []
    before = [] if row is None else [dict(zip(names, row, strict=True))]
    return [Replaced("state", before, [{"name": name, "value": value, "set_at": now}])]


def folded(replaced: Iterable[Replaced]) -> list[Replaced]:
    """The same with rows that were replaced twice replaced once, as from the first to the last."""
    found: dict[object, Replaced] = {}
    for one in replaced:
        keys = frozenset(_key(one, row) for row in (*one.before, *one.after))
        first = found.pop((one.table, keys), None)
        whole = one if first is None else Replaced(one.table, first.before, one.after)
        if whole.before != whole.after:
            found[one.table, keys] = whole
    return list(found.values())


def note(connection: Connection, change: int, replaced: Sequence[Replaced], now: str) -> None:
    """Note what a change replaced, if it was anything."""
    if replaced:
        import json  # Today reads notes of copies, and no JSON

        value = [[one.table, list(one.before), list(one.after)] for one in replaced]
        connection.run(
            "INSERT OR REPLACE INTO state VALUES (?, ?, ?)",
            (f"{NOTE}{change}", json.dumps(value, ensure_ascii=False), now),
        )


def swap(connection: Connection, change: int, *, back: bool) -> None:
    """Take back what a change replaced, or replace it again. What was changed since stays."""
    found = [
        one if back else Replaced(one.table, one.after, one.before)
        for one in _noted(connection, change)
    ]
    untouched = [one for one in found if _is_there(connection, one)]
    for one in untouched:
        _delete(connection, one.table, one.after)
    for one in untouched:
        _insert(connection, one.table, one.before)


def _is_there(connection: Connection, one: Replaced) -> bool:
    """Whether the table has these rows as they were left, and no other of the same keys."""
    for row in (*one.after, *one.before):
        wanted = next((each for each in one.after if _key(one, each) == _key(one, row)), None)
        where = " AND ".join(f"{name} = ?" for name in _KEYS[one.table])
        names = list(row)
        found = connection.row(
            f"SELECT {', '.join(names)} FROM {one.table} WHERE {where}", _key(one, row)
        )
        if found != (None if wanted is None else tuple(wanted[name] for name in names)):
            return False
    return True


def _key(one: Replaced, row: Row) -> tuple[Any, ...]:
    return tuple(row[name] for name in _KEYS[one.table])


def _delete(connection: Connection, table: str, rows: Iterable[Row]) -> None:
    keys = _KEYS[table]
    where = " AND ".join(f"{name} = ?" for name in keys)
    for row in rows:
        connection.run(f"DELETE FROM {table} WHERE {where}", [row[name] for name in keys])


def _insert(connection: Connection, table: str, rows: Iterable[Row]) -> None:
    for row in rows:
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        connection.run(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))


def _noted(connection: Connection, change: int) -> Iterator[Replaced]:
    import json

    row = connection.row("SELECT value FROM state WHERE name = ?", (f"{NOTE}{change}",))
    try:
        found = json.loads(row[0]) if row else []
        for table, before, after in found:
            columns = {name for _, name, *_ in connection.rows(f"PRAGMA table_info({table})")}
            if table in _KEYS and all(columns.issuperset(one) for one in (*before, *after)):
                yield Replaced(table, before, after)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return  # another program wrote it
