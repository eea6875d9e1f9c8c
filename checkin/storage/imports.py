"""What an import finds in the file, and what it writes beside entries."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from checkin.core.frozen import Frozen
from checkin.storage.connection import Connection
from checkin.storage.support_lists import next_place

HERE, AWAY, UNDONE = "here", "away", "undone"
"""Where an entry is: in the journal, in the trash because a person put it there, or in the trash
because the adding of it was undone."""
NOTE = "import:"
"""How the names of notes about imports begin: the number of the change follows."""

_AT_ONCE = 500
LISTS = ("people", "plan")
"""The tables of lists, of which each line has all its versions."""
_NAMED = ("settings", "state")
_STATE = f"""
  CASE WHEN deleted_at IS NULL THEN '{HERE}'
    WHEN EXISTS (SELECT 1 FROM revisions WHERE entry = entries.id) AND NOT EXISTS (
      SELECT 1 FROM revisions JOIN changes ON changes.id = change
      WHERE entry = entries.id AND state = 'done') THEN '{UNDONE}'
    ELSE '{AWAY}' END
"""

Row = Mapping[str, str | int | None]


class Held(Frozen):
    """An entry that is in the file already."""

    number: int
    where: str
    """`HERE`, `AWAY` or `UNDONE`."""
    kind: str
    day: str
    at: str | None
    text: str
    updated_at: str


def is_untouched(connection: Connection) -> bool:
    """Whether nothing was ever kept in the file: numbers can stay what they are elsewhere."""
    tables = ("entries", "changes", *LISTS, "state", "settings")
    anything = " UNION ALL ".join(f"SELECT 1 FROM {table}" for table in tables)
    return (
        connection.row(f"{anything} UNION ALL SELECT 1 FROM sqlite_sequence WHERE seq > 0 LIMIT 1")
        is None
    )


def by_uid(connection: Connection, uids: Sequence[str]) -> dict[str, Held]:
    """The entries with these uids, by uid."""
    found: dict[str, Held] = {}
    for start in range(0, len(uids), _AT_ONCE):
        part = uids[start : start + _AT_ONCE]
        for uid, *row in connection.rows(
            f"SELECT uid, id, {_STATE}, kind, day, at, text, updated_at FROM entries"
            f" WHERE uid IN ({', '.join('?' * len(part))})",
            part,
        ):
            found[uid] = Held(*row)
    return found


def on_day(connection: Connection, day: str) -> list[Held]:
    """The entries of a day that are not in the trash, oldest number first."""
    return _held(connection, "day = ? AND deleted_at IS NULL ORDER BY id", (day,))


def in_trash(connection: Connection) -> list[Held]:
    """The entries in the trash that a person put there."""
    found = _held(connection, "deleted_at IS NOT NULL ORDER BY id", ())
    return [held for held in found if held.where == AWAY]


def parents(connection: Connection, pairs: Iterable[tuple[int, int]]) -> None:
    """Set the parents of entries that were added in the open transaction: (entry, parent)."""
    for entry, parent in pairs:
        connection.run("UPDATE entries SET parent = ? WHERE id = ?", (parent, entry))


def add_change(connection: Connection, number: int | None, what: str, made: str, state: str) -> int:
    """Add a change of another file, before the change that brings it in; its number."""
    return connection.run(
        "INSERT INTO changes (id, what, made_at, state) VALUES (?, ?, ?, ?)",
        (number, what, made, state),
    )


def add_revision(
    connection: Connection, change: int, entry: int, before: str | None, after: str | None
) -> None:
    """Add an earlier version of an entry to a change, both as JSON."""
    connection.run(
        "INSERT OR IGNORE INTO revisions (change, entry, before, after) VALUES (?, ?, ?, ?)",
        (change, entry, before, after),
    )


def missing_lines(connection: Connection, table: str, rows: Sequence[Row]) -> list[list[Row]]:
    """The lines of a list that the file does not have, each with all its versions, in order.

    Rows that share a `place` are versions of one line. It is there if any of them is, or the
    words it has now.
    """
    words = _words_of(table)
    uids = {uid for (uid,) in connection.rows(f"SELECT uid FROM {table}")}
    there = {
        tuple(row)
        for row in connection.rows(
            f"SELECT {', '.join(words)} FROM {table} WHERE deleted_at IS NULL"
        )
    }
    found = []
    for versions in _by_place(rows):
        last = versions[-1]
        same = last["deleted_at"] is None and tuple(last[name] for name in words) in there
        if not same and uids.isdisjoint(str(row["uid"]) for row in versions):
            uids |= {str(row["uid"]) for row in versions}
            found.append(versions)
    return found


def add_lines(
    connection: Connection, table: str, rows: Sequence[Row], *, numbered: bool
) -> list[tuple[str, str | None]]:
    """Add those of the lines that are missing: (uid, deleted_at) of each row that was added.

    `numbered` keeps their numbers and places.
    """
    added: list[tuple[str, str | None]] = []
    for versions in missing_lines(connection, table, rows):
        place = next_place(connection, table)
        for row in versions:
            whole = dict(row) if numbered else {**row, "id": None, "place": place}
            _insert(connection, table, whole)
            deleted = row["deleted_at"]
            added.append((str(row["uid"]), None if deleted is None else str(deleted)))
    return added


def is_named(connection: Connection, table: str, name: str) -> bool:
    """Whether there is a setting or a note of that name."""
    return connection.row(f"SELECT 1 FROM {table} WHERE name = ?", (name,)) is not None


def add_named(connection: Connection, table: str, name: str, value: str, set_at: str) -> bool:
    """Add a setting or a note, if there is none of that name; whether it was added."""
    if is_named(connection, table, name):
        return False
    connection.run(f"INSERT INTO {table} VALUES (?, ?, ?)", (name, value, set_at))
    return True


def add_draft(connection: Connection, row: Row) -> bool:
    """Add a draft, if its field has none in that window; whether it was added."""
    if has_draft(connection, row):
        return False
    _insert(connection, "drafts", row)
    return True


def has_draft(connection: Connection, row: Row) -> bool:
    """Whether the field of a draft has one already in that window."""
    key = (row["window"], row["screen"], row["field"])
    found = connection.row(
        "SELECT 1 FROM drafts WHERE window = ? AND screen = ? AND field = ?", key
    )
    return found is not None


class Beside(Frozen):
    """What a change brought in that are no entries, so that it can be undone."""

    lists: Mapping[str, Sequence[tuple[str, str | None]]] = {}
    """By table, the uids of lines and when they were deleted."""
    named: Sequence[tuple[str, str, str, str]] = ()
    """Settings and notes: table, name, value and when it was set."""
    changes: Sequence[tuple[int, str]] = ()
    """Changes of the other file, and the state of each."""


def note(connection: Connection, change: int, beside: Beside, now: str) -> None:
    """Note what a change brought in beside entries, if it is anything, and that alone."""
    connection.run("DELETE FROM state WHERE name = ?", (f"{NOTE}{change}",))
    if beside.named or beside.changes or any(beside.lists.values()):
        value = {"lists": beside.lists, "named": beside.named, "changes": beside.changes}
        connection.run(
            "INSERT INTO state VALUES (?, ?, ?)",
            (f"{NOTE}{change}", json.dumps(value), now),
        )


def take_back(connection: Connection, change: int, now: str) -> None:
    """Take back what a change brought in beside entries. What was changed since then stays."""
    beside = _noted(connection, change)
    for table, lines in beside.lists.items():
        for uid, _ in lines:
            connection.run(
                f"UPDATE {table} SET deleted_at = ? WHERE uid = ? AND deleted_at IS NULL",
                (now, uid),
            )
    for table, name, value, _ in beside.named:
        connection.run(f"DELETE FROM {table} WHERE name = ? AND value = ?", (name, value))
    for number, _ in beside.changes:
        connection.run("UPDATE changes SET state = 'passed' WHERE id = ?", (number,))


def bring_again(connection: Connection, change: int) -> None:
    """Bring again what `take_back` took."""
    beside = _noted(connection, change)
    for table, lines in beside.lists.items():
        for uid, deleted in lines:
            connection.run(f"UPDATE {table} SET deleted_at = ? WHERE uid = ?", (deleted, uid))
    for table, name, value, set_at in beside.named:
        add_named(connection, table, name, value, set_at)
    for number, state in beside.changes:
        connection.run("UPDATE changes SET state = ? WHERE id = ?", (state, number))


def _noted(connection: Connection, change: int) -> Beside:
    found = connection.row("SELECT value FROM state WHERE name = ?", (f"{NOTE}{change}",))
    if found is None:
        return Beside()
    try:
        value = json.loads(found[0])
        lists = {
            table: [(str(uid), deleted and str(deleted)) for uid, deleted in value["lists"][table]]
            for table in LISTS
            if table in value["lists"]
        }
        named = [
            (table, str(name), str(noted), str(set_at))
            for table, name, noted, set_at in value["named"]
            if table in _NAMED
        ]
        changes = [(int(number), str(state)) for number, state in value["changes"]]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Beside()  # another program wrote it
    return Beside(lists, named, changes)


def _held(connection: Connection, which: str, values: Sequence[str]) -> list[Held]:
    rows = connection.rows(
        f"SELECT id, {_STATE}, kind, day, at, text, updated_at FROM entries WHERE {which}", values
    )
    return [Held(*row) for row in rows]


def _words_of(table: str) -> tuple[str, ...]:
    return ("name", "reach", "ask") if table == "people" else ("field", "text")


def _by_place(rows: Sequence[Row]) -> list[list[Row]]:
    """The lines in the order of places, each with its versions in the order of numbers."""
    found: dict[object, list[Row]] = {}
    for row in sorted(rows, key=lambda row: (row["place"] or 0, row["id"] or 0)):
        found.setdefault(row["place"], []).append(row)
    return list(found.values())


def _insert(connection: Connection, table: str, row: Row) -> None:
    connection.run(
        f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})",
        tuple(row.values()),
    )
