"""Changing entries without losing how they were: edit, delete, restore, undo and redo.

A change is one thing a person did. For each entry it touched, a revision holds how the entry was
before (nothing, if it was new); undoing it also writes down how the entry was after, for redo.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from checkin.core.entry_fields import FIELDS
from checkin.core.errors import NothingThere, NotPossible
from checkin.core.records import IMPORT, MERGE
from checkin.core.text import as_tag
from checkin.storage.connection import Connection
from checkin.storage.entry_writer import (
    Value,
    begin_change,
    index,
    set_details,
    written_tags,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_DETAILS = {"tags": "coalesce(shown, tag)", "feelings": "word", "marks": "mark"}
_NAMES = {*FIELDS, "deleted_at", "updated_at", *_DETAILS}
_COLUMNS = ", ".join(
    [f"'{name}', {name}" for name in (*FIELDS, "deleted_at")]
    + [
        f"'{table}', json((SELECT json_group_array({column}) FROM {table} WHERE entry = e.id))"
        for table, column in _DETAILS.items()
    ]
)
SNAPSHOT = f"json_object({_COLUMNS})"
"""An entry `e` as a revision holds it: JSON of its columns and details, in SQL."""
_WITH_STAMP = f"json_object({_COLUMNS}, 'updated_at', updated_at)"
"""The same for a change that is no edit: taken back, the entry is as old as it was."""


def edit(
    connection: Connection,
    entry: int,
    row: Mapping[str, Value],
    now: str,
    *,
    tags: Iterable[str] | None = None,
    feelings: Iterable[str] | None = None,
    marks: Iterable[str] | None = None,
    change: int | None = None,
    what: str = "edit",
) -> int | None:
    """Change columns and details of one entry; None leaves a detail as it is.

    When the text changes, tags named in the old text and not in the new one go with it. Gives
    back the number of the change; None if all is like that already, and nothing was written.
    Raises `NothingThere` if there is no such entry, or it is in the trash.
    """
    was = connection.row("SELECT text FROM entries WHERE id = ? AND deleted_at IS NULL", (entry,))
    if was is None:
        raise no_entry(connection, entry)
    now_has = _details(connection, entry)
    has = _by_tag(now_has["tags"])
    if tags is None:
        named = written_tags(was[0])
        kept = {tag: written for tag, written in has.items() if tag not in named}
    else:
        kept = _by_tag(has.get(tag, tag) for tag in tags)
    kept |= written_tags(str(row.get("text", was[0])))
    details = {
        "tags": list(kept.values()),
        "feelings": now_has["feelings"] if feelings is None else list(feelings),
        "marks": now_has["marks"] if marks is None else list(marks),
    }
    same = all(set(details[table]) == set(now_has[table]) for table in _DETAILS)
    if same and _has(connection, entry, row):
        return None
    if change is None:
        change = begin_change(connection, what, now)
    _remember(connection, change, entry)
    write(connection, entry, {**row, "updated_at": now}, details)
    return change


def edit_many(
    connection: Connection,
    entries: Iterable[int],
    row: Mapping[str, Value],
    now: str,
    *,
    more_tags: Iterable[str] = (),
    less_tags: Iterable[str] = (),
) -> None:
    """Change the same of several entries as one change; a tag named in a text stays. Those that
    are like that already are left as they are.

    Raises `NothingThere` if one of them is not there.
    """
    change: int | None = None
    more, less = _by_tag(more_tags), set(map(as_tag, less_tags))
    for entry in dict.fromkeys(entries):
        has = more | _by_tag(_details(connection, entry)["tags"])
        tags = [written for tag, written in has.items() if tag not in less]
        change = edit(connection, entry, row, now, tags=tags, change=change) or change


def no_entry(connection: Connection, entry: int) -> NothingThere:
    """Why there is no such entry to change: it is in the trash, or there is none."""
    if connection.row("SELECT 1 FROM entries WHERE id = ?", (entry,)) is None:
        return NothingThere(f"There's no entry #{entry}.", "`checkin log` shows the numbers.")
    back = f"`checkin trash restore {entry}` brings it back."
    return NothingThere(f"#{entry} is put away.", back)


def delete(connection: Connection, entries: Iterable[int], now: str) -> list[int]:
    """Move entries to the trash as one change; a hard moment takes its steps along.

    Gives back all numbers that went. Raises `NothingThere` if one of them is not there.
    """
    numbers = list(dict.fromkeys(entries))
    for entry in tuple(numbers):
        found = connection.row(
            "SELECT kind FROM entries WHERE id = ? AND deleted_at IS NULL", (entry,)
        )
        if found is None:
            raise no_entry(connection, entry)
        if found[0] == "setback":
            steps = connection.rows(
                "SELECT id FROM entries WHERE parent = ? AND kind = 'step' AND deleted_at IS NULL",
                (entry,),
            )
            numbers += [step for (step,) in steps if step not in numbers]
    change = begin_change(connection, "delete", now)
    for entry in numbers:
        _remember(connection, change, entry)
        connection.run("UPDATE entries SET deleted_at = ? WHERE id = ?", (now, entry))
        index(connection, entry)
    return numbers


def restore(connection: Connection, entries: Iterable[int], now: str) -> list[int]:
    """Bring entries back from the trash as one change; a hard moment brings along its steps.

    Those are the steps that were deleted at the same moment. Gives back all numbers that came.
    Raises `NothingThere`.
    """
    numbers = list(dict.fromkeys(entries))
    for entry in tuple(numbers):
        found = connection.row(
            "SELECT kind, deleted_at FROM entries WHERE id = ? AND deleted_at IS NOT NULL",
            (entry,),
        )
        if found is None:
            raise NothingThere(f"#{entry} isn't in the trash.", "`checkin trash` shows what is.")
        if found[0] == "setback":
            steps = connection.rows(
                "SELECT id FROM entries WHERE parent = ? AND kind = 'step' AND deleted_at = ?",
                (entry, found[1]),
            )
            numbers += [step for (step,) in steps if step not in numbers]
    change = begin_change(connection, "restore", now)
    for entry in numbers:
        _remember(connection, change, entry)
        connection.run("UPDATE entries SET deleted_at = NULL WHERE id = ?", (entry,))
        index(connection, entry)
    return numbers


Stepped = tuple[int, str, list[int], set[str]]
"""The number of a change, what it was, the entries it touched, and the fields it set."""


def undo(connection: Connection, now: str, change: int | None = None) -> Stepped:
    """Take back the latest change, or the one of that number.

    Raises `NothingThere` if there is none, or if that one is undone, and `NotPossible` if what it
    touched was changed since.
    """
    return _step(connection, now, "done", "undone", change)


def redo(connection: Connection, now: str, change: int | None = None) -> Stepped:
    """Do again what was undone last, or the change of that number, also after other changes.

    Raises `NothingThere` if there is none, or if that one is not undone, and `NotPossible` if what
    it touched was changed since.
    """
    return _step(connection, now, "undone", "done", change)


def latest(connection: Connection, limit: int) -> tuple[int, str, list[int], int, set[str]] | None:
    """The change that undo would take back; None if there is none.

    Gives its number, what it was, `limit` of the entries it touched, how many there are, and the
    fields it set in those.
    """
    found = connection.row(
        "SELECT id, what FROM changes WHERE state = 'done' ORDER BY id DESC LIMIT 1"
    )
    if found is None:
        return None
    change, what = found
    snapshot = _WITH_STAMP if what.startswith(MERGE) else SNAPSHOT
    rows = connection.rows(
        f"SELECT entry, before, (SELECT {snapshot} FROM entries e WHERE id = entry)"
        " FROM revisions WHERE change = ? LIMIT ?",
        (change, limit),
    )
    count = connection.row("SELECT count(*) FROM revisions WHERE change = ?", (change,))
    fields = _differing((before, now) for _, before, now in rows if before and now)
    numbers = [entry for entry, _, _ in rows]
    return change, what, numbers, count[0] if count else 0, fields


def made_at(connection: Connection, change: int) -> str:
    """When a change was made, as it is stored; empty if there is none of that number."""
    found = connection.row("SELECT made_at FROM changes WHERE id = ?", (change,))
    return str(found[0]) if found else ""


def put(
    connection: Connection,
    change: int,
    entry: int,
    row: Mapping[str, Value],
    *,
    tags: Iterable[str] = (),
    feelings: Iterable[str] = (),
    marks: Iterable[str] = (),
    stamped: bool = False,
) -> None:
    """Set an entry to other values as part of a change, wherever it is: also out of the trash.

    With `stamped`, undo also brings back when it was last edited.
    """
    _remember(connection, change, entry, _WITH_STAMP if stamped else SNAPSHOT)
    both = _by_tag(tags) | written_tags(str(row["text"]))
    details = {"tags": list(both.values()), "feelings": feelings, "marks": marks}
    write(connection, entry, {"deleted_at": None, **row}, details)


def versions(connection: Connection, entry: int) -> list[Mapping[str, object]]:
    """How an entry was before each change, oldest first: stored values by column."""
    rows = connection.rows(
        "SELECT before FROM revisions WHERE entry = ? AND before IS NOT NULL ORDER BY change",
        (entry,),
    )
    return [found for row in rows if (found := _read(row[0]))]


def _step(connection: Connection, now: str, state: str, then: str, change: int | None) -> Stepped:
    latest = "DESC" if state == "done" else "ASC"
    if change is None:
        found = connection.row(
            f"SELECT id, what FROM changes WHERE state = ? ORDER BY id {latest} LIMIT 1", (state,)
        )
    else:
        found = connection.row(
            "SELECT id, what FROM changes WHERE id = ? AND (state = 'done') = (? = 'done')",
            (change, state),
        )
    if found is None:
        verb = "undo" if state == "done" else "redo"
        raise NothingThere(f"There's nothing to {verb}.")
    if change is not None:
        _check_untouched_since(connection, change)
    change, what = found
    side = "before" if state == "done" else "after"
    snapshot = _WITH_STAMP if what.startswith(MERGE) else SNAPSHOT
    touched = []
    for entry, version in connection.rows(
        f"SELECT entry, {side} FROM revisions WHERE change = ?", (change,)
    ):
        if side == "before":
            connection.run(
                f"UPDATE revisions SET after = (SELECT {snapshot} FROM entries e WHERE id = entry)"
                " WHERE change = ? AND entry = ?",
                (change, entry),
            )
        if version is None:
            connection.run("UPDATE entries SET deleted_at = ? WHERE id = ?", (now, entry))
            index(connection, entry)
        else:
            row = _version(version, entry)
            if not connection.row("SELECT 1 FROM entries WHERE id = ?", (row["parent"],)):
                row["parent"] = None  # what it hung on is gone for good by now
            details = {name: row.pop(name) for name in _DETAILS}
            write(connection, entry, {"updated_at": now, **row}, details)
        touched.append(entry)
    connection.run("UPDATE changes SET state = ? WHERE id = ?", (then, change))
    if what.startswith(IMPORT):
        from checkin.storage import imports

        if state == "done":
            imports.take_back(connection, change, now)
        else:
            imports.bring_again(connection, change)
    elif what.startswith(MERGE):
        from checkin.storage import merge_notes

        merge_notes.swap(connection, change, back=state == "done")
    return change, what, touched, _fields_set(connection, change)


def _check_untouched_since(connection: Connection, change: int) -> None:
    """Raise `NotPossible` if a later change touched what that one did, or what hangs on it."""
    later = connection.row(
        "WITH touched AS (SELECT entry FROM revisions WHERE change = ?)"
        " SELECT entry FROM revisions JOIN changes ON changes.id = change"
        " WHERE change > ? AND state = 'done' AND (entry IN touched"
        "  OR entry IN (SELECT id FROM entries WHERE parent IN touched)) LIMIT 1",
        (change, change),
    )
    if later is not None:
        raise NotPossible(f"#{later[0]} was changed since.", "It stays as it is.")


def _fields_set(connection: Connection, change: int) -> set[str]:
    """Which fields a change that was undone once set, of entries that were there before."""
    both = connection.rows(
        "SELECT before, after FROM revisions"
        " WHERE change = ? AND before IS NOT NULL AND after IS NOT NULL",
        (change,),
    )
    return _differing(both)


def _differing(pairs: Iterable[Iterable[str]]) -> set[str]:
    """In which fields snapshots of entries differ from how the same were later."""
    differing: set[str] = set()
    for before, after in pairs:
        was, now = _read(before), _read(after)
        differing.update(name for name in was if was[name] != now.get(name))
    return differing


def _read(stored: object) -> dict[str, Any]:
    # entries that are new have no version to read, and most changes add one
    from checkin.storage.stored_values import json_object

    return json_object(stored)


def _version(stored: object, entry: int) -> dict[str, Any]:
    """A version of an entry. Raises `NotPossible` for what only another program can have stored."""
    row = _read(stored)
    has_lists = all(isinstance(row.get(name), list) for name in _DETAILS)
    if not has_lists or not {"parent", "text"} <= row.keys() <= _NAMES:
        raise NotPossible(f"An earlier version of #{entry} can't be read.", "Nothing was changed.")
    return row


def _remember(connection: Connection, change: int, entry: int, snapshot: str = SNAPSHOT) -> None:
    connection.run(
        "INSERT OR IGNORE INTO revisions (change, entry, before)"
        f" SELECT ?, e.id, {snapshot} FROM entries e WHERE e.id = ?",
        (change, entry),
    )


def _has(connection: Connection, entry: int, row: Mapping[str, Value]) -> bool:
    """Whether all these columns hold these values."""
    if not row:
        return True
    asked = " AND ".join(f"{name} IS ?" for name in row)
    sql = f"SELECT 1 FROM entries WHERE id = ? AND {asked}"
    return bool(connection.row(sql, (entry, *row.values())))


def _details(connection: Connection, entry: int) -> dict[str, list[str]]:
    return {
        table: [
            value
            for (value,) in connection.rows(
                f"SELECT {column} FROM {table} WHERE entry = ?", (entry,)
            )
        ]
        for table, column in _DETAILS.items()
    }


def _by_tag(written: Iterable[str]) -> dict[str, str]:
    """Tags as they are written, by what each is looked for by."""
    return {as_tag(tag): tag for tag in written}


def write(
    connection: Connection,
    entry: int,
    row: Mapping[str, Value],
    details: Mapping[str, Iterable[str]],
) -> None:
    """Set columns and all details of an entry, and index it; how it was is not noted."""
    connection.run(
        f"UPDATE entries SET {', '.join(f'{name} = ?' for name in row)} WHERE id = ?",
        (*row.values(), entry),
    )
    for table in _DETAILS:
        connection.run(f"DELETE FROM {table} WHERE entry = ?", (entry,))
    tags = _by_tag(details["tags"])
    set_details(connection, entry, tags, details["feelings"], details["marks"])
    index(connection, entry)
