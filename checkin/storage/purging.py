"""Removing words for good: every place in one file that holds them.

They stand in the entry, in versions of it, in the search index, in drafts, in the names of some
notes, and in what imports and merges noted for undo. SQLite writes over what is deleted, but it
leaves copies of rows that it moved between pages: only `write_anew` ends with none.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from checkin.core.entry_fields import FIELDS, LISTS, NAME, SEARCHED, WORDS
from checkin.core.frozen import Frozen
from checkin.core.purge_records import Target
from checkin.core.stretches import NOTE as STRETCH
from checkin.storage import purged_drafts, revisions
from checkin.storage.connection import Connection
from checkin.storage.entry_writer import Value
from checkin.storage.imports import NOTE as IMPORTED
from checkin.storage.merge_notes import NOTE as MERGED
from checkin.storage.merged_values import EARLIER
from checkin.storage.purged_drafts import Reads

Row = Mapping[str, Any]

_SAID = tuple([name for name, sort in FIELDS.items() if sort in (WORDS, NAME)])
_LISTED = {"tags": ("shown", "tag"), "feelings": ("word",), "marks": ("mark",)}
_LINE_WORDS = {"people": ("name", "reach", "ask"), "plan": ("text",)}
_AMONG = "IN (SELECT value FROM json_each(?))"
_UIDS = f"uid {_AMONG}"
_Revision = tuple[int, bool, tuple[Row | None, Row | None]]
"""A change of an entry: its number, whether the entry was new, and both versions."""


class Naming(Frozen):
    """How the program calls notes about an entry."""

    of_entry: Callable[[int], Iterable[str]]
    """Gives the names that have the number of an entry."""
    of_words: Callable[[str], Iterable[str]]
    """Gives the names that words of an entry would have."""


class Held(Frozen):
    """What a file holds of a target."""

    entries: tuple[int, ...] = ()
    lines: int = 0
    """Of people, of the plan, and stretches."""
    versions: int = 0
    """Earlier versions that go, of entries that stay too; of others, those in other words."""
    drafts: int = 0
    words: frozenset[str] = frozenset()
    """The texts of a person that go."""
    changed: bool = False
    """Whether an entry that stays says something else here than it does now, or a draft was begun
    with such words."""

    def __bool__(self) -> bool:
        return bool(self.entries or self.lines or self.versions or self.drafts or self.changed)


def now(connection: Reads, uids: Iterable[str]) -> dict[str, Row]:
    """How entries are now, by uid: what stays of them."""
    rows = _rows(connection, _numbers(connection, uids).values())
    return {row["uid"]: row for row in rows.values()}


def named(
    connection: Connection, numbers: Iterable[int], *, steps: bool
) -> tuple[dict[int, str], int]:
    """The uids of entries by number, and how many steps are among them that were not named.

    With `steps`, those come along that are where their hard moment is: there, or put away with it.
    """
    listed = json.dumps(list(numbers))
    found = dict(connection.rows(f"SELECT id, uid FROM entries WHERE id {_AMONG}", (listed,)))
    own = len(found)
    if steps:
        found |= connection.rows(
            "SELECT step.id, step.uid FROM entries AS step JOIN entries AS one"
            " ON one.id = step.parent WHERE one.kind = 'setback' AND step.kind = 'step'"
            f" AND step.deleted_at IS one.deleted_at AND one.id {_AMONG}",
            (listed,),
        )
    return found, len(found) - own


def held(
    connection: Reads,
    target: Target,
    stays: Mapping[str, Row],
    known: Collection[str] = (),
) -> Held:
    """What the file holds of a target. `stays` is what `now` gave for entries that stay.

    Drafts in the words `known` count too: those of a backup were kept since then.
    """
    entries = tuple(_numbers(connection, target.entries).values())
    staying = _numbers(connection, (uid for uid in target.earlier if uid in stays))
    touched = {*entries, *staying.values()}
    there, before = _rows(connection, touched), _revisions(connection, touched)
    words: set[str] = set()
    versions = 0
    for number in entries:
        row = there[number]
        words |= _texts(row)
        for _, _, sides in before.get(number, ()):
            versions += sides[0] is not None and _said(sides[0]) != _said(row)
            words.update(*map(_texts, filter(None, sides)))
    changed = False
    for uid, number in staying.items():
        row = there[number]
        other = [row] if _said(row) != _said(stays[uid]) else []
        changed |= bool(other)
        gone, read = _old(before.get(number, ()), stays[uid])
        versions += len(gone)
        words |= set().union(*map(_texts, (*other, *read))) - _texts(stays[uid])
    rows = list(_lines(connection, target))
    words.update(text for _, _, row in rows for text in row)
    drafts = [
        fate
        for _, fate in purged_drafts.fates(connection, touched, {*words, *known}, bool(known))
        if fate is not None
    ]
    changed |= bool(drafts)
    lines = len({(table, place) for table, place, _ in rows})
    lines += sum(name.startswith(STRETCH) for name in _stretches(connection, target))
    gone_drafts = drafts.count(purged_drafts.GONE)
    return Held(entries, lines, versions, gone_drafts, frozenset(words), changed)


def holds(connection: Reads, target: Target, stays: Mapping[str, Row]) -> bool:
    """Whether the file holds anything of a target; not what."""
    if _numbers(connection, target.entries) or _stretches(connection, target):
        return True
    if any(True for _ in _lines(connection, target)):
        return True
    return bool(target.earlier and held(connection, Target(earlier=target.earlier), stays))


def remove(
    connection: Connection,
    target: Target,
    stays: Mapping[str, Row],
    naming: Naming,
    known: Collection[str] = (),
) -> Held:
    """Remove a target inside the open transaction; what it was. Both as for `held`."""
    found = held(connection, target, stays, known)
    if not found:
        return found
    words = {*found.words, *known}
    gone = set(found.entries)
    names = {name for number in gone for name in naming.of_entry(number)}
    names |= _stretches(connection, target)
    numbers = json.dumps(found.entries)
    connection.run(f"DELETE FROM entries WHERE id {_AMONG}", (numbers,))
    for uid, number in _numbers(connection, target.earlier).items():
        if uid in stays:
            gone.add(number)
            _forget_versions(connection, number, stays[uid])
    for table, place, _ in list(_lines(connection, target)):
        connection.run(f"DELETE FROM {table} WHERE place = ?", (place,))
    names |= _unused(connection, words, naming)
    for name in names:
        connection.run("DELETE FROM state WHERE name = ?", (name,))
    for draft, fate in purged_drafts.fates(connection, gone, words, bool(known)):
        purged_drafts.settle(connection, draft, fate)
    _clean_notes(connection, target, names, gone, words)
    connection.run(
        "DELETE FROM changes WHERE id NOT IN (SELECT change FROM revisions)"
        " AND NOT EXISTS"
        " (SELECT 1 FROM state WHERE name IN (? || changes.id, ? || changes.id))",
        (IMPORTED, MERGED),
    )
    connection.run("INSERT INTO search_index (search_index) VALUES ('rebuild')")
    for (table,) in connection.rows(
        "SELECT name FROM sqlite_master WHERE name IN ('sqlite_stat3', 'sqlite_stat4')"
    ):
        connection.run(f"DROP TABLE {table}")  # another program counted; samples of rows are there
    return found


def missing(connection: Connection, target: Target) -> Target:
    """What of a target is not in the file; entries that stay are in any case."""
    there = _numbers(connection, target.entries)
    lines = []
    for table in _LINE_WORDS:
        uids = [uid for one, uid in target.lines if one == table]
        rows = connection.rows(f"SELECT uid FROM {table} WHERE {_UIDS}", (json.dumps(uids),))
        held = {uid for (uid,) in rows}
        lines += [(table, uid) for uid in uids if uid not in held]
    names = _stretches(connection, target)
    return Target(
        tuple(uid for uid in target.entries if uid not in there),
        target.earlier,
        tuple(lines),
        tuple(name for name in target.stretches if name not in names),
    )


def write_anew(connection: Connection) -> None:
    """Write the whole file anew, so that nothing is left of rows that were moved or deleted.

    Raises a `FileTrouble`, with the file as it was.
    """
    connection.rows("VACUUM")
    connection.rows("PRAGMA wal_checkpoint(TRUNCATE)")


# Entries


def _numbers(connection: Reads, uids: Iterable[str]) -> dict[str, int]:
    """The numbers of entries by uid, of those that are there."""
    listed = json.dumps(list(uids))
    return dict(connection.rows(f"SELECT uid, id FROM entries WHERE {_UIDS}", (listed,)))


def _rows(connection: Reads, numbers: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Entries of a file of any shape by number: their columns, and their details in lists."""
    listed = json.dumps(list(numbers))
    names = _columns(connection, "entries")
    columns = ", ".join(f"CAST({name} AS BLOB)" if name in _SAID else name for name in names)
    found: dict[int, dict[str, Any]] = {}
    for values in connection.rows(f"SELECT {columns} FROM entries WHERE id {_AMONG}", (listed,)):
        row: dict[str, Any] = dict(zip(names, map(_plain, values), strict=True))
        found[row["id"]] = {**row, **{table: [] for table in _LISTED}}
    for table, ways in _LISTED.items():
        there = [name for name in ways if name in _columns(connection, table)]
        for entry, value in connection.rows(
            f"SELECT entry, coalesce({', '.join(there)}, '') FROM {table} WHERE entry {_AMONG}",
            (listed,),
        ):
            found[entry][table].append(str(value))
    return found


def _columns(connection: Reads, table: str) -> list[str]:
    return [row[1] for row in connection.rows(f"PRAGMA table_info({table})")]


def _said(row: Row) -> tuple[object, ...]:
    """All that an entry, or a version of it, says in words."""
    lists = (tuple(sorted(row.get(name) or ())) for name in LISTS)
    return (*(row.get(name) or "" for name in _SAID), *lists)


def _texts(row: Row) -> set[str]:
    """The texts that a person wrote; what reflections answer is mostly a question of ours."""
    names = [name for name in SEARCHED if name != "cue" or row.get("kind") != "reflection"]
    return {str(row.get(name) or "") for name in names} - {""}


def _revisions(connection: Reads, numbers: Iterable[int]) -> dict[int, list[_Revision]]:
    """The changes of entries by number, the newest first."""
    found: dict[int, list[_Revision]] = {}
    for entry, change, before, after in connection.rows(
        "SELECT entry, change, CAST(before AS BLOB), CAST(after AS BLOB) FROM revisions"
        f" WHERE entry {_AMONG} ORDER BY change DESC",
        (json.dumps(list(numbers)),),
    ):
        one = (change, before is None, (_read(before), _read(after)))
        found.setdefault(entry, []).append(one)
    return found


def _old(changes: Iterable[_Revision], stays: Row) -> tuple[list[tuple[int, bool]], list[Row]]:
    """The changes that hold other words than those that stay, and all that came before them.

    Each with whether the entry was new then; and the versions that they hold.
    """
    gone: list[tuple[int, bool]] = []
    read: list[Row] = []
    for change, was_new, sides in changes:
        versions = [side for side in sides if side is not None]
        if versions and (gone or any(_said(one) != _said(stays) for one in versions)):
            gone.append((change, was_new))
            read += versions
    return gone, read


def _forget_versions(connection: Connection, number: int, stays: Row) -> None:
    """Leave an entry as it is now, and no other words of it."""
    row = _rows(connection, [number])[number]
    if _said(row) != _said(stays):
        values: dict[str, Value] = {name: stays.get(name) for name in _SAID}
        values["updated_at"] = stays["updated_at"]
        revisions.write(connection, number, values, {name: stays[name] for name in LISTS})
    for change, was_new in _old(_revisions(connection, [number]).get(number, ()), stays)[0]:
        connection.run(
            "UPDATE revisions SET after = NULL WHERE change = ? AND entry = ?"
            if was_new
            else "DELETE FROM revisions WHERE change = ? AND entry = ?",
            (change, number),
        )


# Lines of lists


def _lines(connection: Reads, target: Target) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    """The rows of all versions of lines: table, place, words."""
    for table, names in _LINE_WORDS.items():
        uids = json.dumps([uid for one, uid in target.lines if one == table])
        for place, *words in connection.rows(
            f"SELECT place, {', '.join(names)} FROM {table} WHERE place IN"
            f" (SELECT place FROM {table} WHERE {_UIDS})",
            (uids,),
        ):
            yield table, place, tuple(str(word) for word in words if word)


def _stretches(connection: Reads, target: Target) -> set[str]:
    """The names of notes about stretches, also of what they were before a merge."""
    found: set[str] = set()
    for name in target.stretches:
        before = f"{EARLIER}state:{name}:"
        rows = connection.rows(
            "SELECT name FROM state WHERE name = ? OR (name >= ? AND name < ?)",
            (name, before, before + "\U0010ffff"),
        )
        found.update(one for (one,) in rows)
    return {name for name in found if name.startswith((STRETCH, EARLIER))}


# Notes


def _unused(connection: Connection, words: Iterable[str], naming: Naming) -> set[str]:
    """The notes named after words that went, unless an entry that is there has them too."""
    named = {name for text in words for name in naming.of_words(text)}
    there = {
        name
        for (name,) in connection.rows(
            f"SELECT name FROM state WHERE name {_AMONG}", (json.dumps(list(named)),)
        )
    }
    if there:
        for (text,) in connection.rows("SELECT CAST(text AS BLOB) FROM entries"):
            there.difference_update(naming.of_words(text.decode(errors="replace")))
    return there


def _clean_notes(
    connection: Connection,
    target: Target,
    names: Collection[str],
    numbers: Collection[int],
    words: Collection[str],
) -> None:
    """Take what went out of the notes by which imports and merges are undone."""
    uids = {uid for _, uid in target.lines}

    def stays(table: str, row: Row) -> Row | None:
        if table == "drafts":
            return purged_drafts.left_of(row, numbers, words)
        gone = row.get("uid") in uids or row.get("name") in names
        return None if gone else row

    for name, value in connection.rows(
        "SELECT name, value FROM state WHERE name GLOB ? OR name GLOB ?",
        (f"{MERGED}*", f"{IMPORTED}*"),
    ):
        left: object
        try:
            found = json.loads(value)
            if name.startswith(MERGED):
                left = list(_left_of_merge(found, stays))
            else:
                left = {**found, "named": [one for one in found["named"] if one[1] not in names]}
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            left = []  # another program wrote it, and no undo reads it
        if not left:
            connection.run("DELETE FROM state WHERE name = ?", (name,))
        elif left != found:
            text = json.dumps(left, ensure_ascii=False)
            connection.run("UPDATE state SET value = ? WHERE name = ?", (text, name))


def _left_of_merge(
    found: Sequence[Any], stays: Callable[[str, Row], Row | None]
) -> Iterator[list[Any]]:
    for table, before, after in found:
        sides = [[one for row in side if (one := stays(table, row))] for side in (before, after)]
        if any(sides):
            yield [table, *sides]


def _read(snapshot: bytes | None) -> Row | None:
    if snapshot is None:
        return None
    try:
        found = json.loads(snapshot.decode(errors="replace"))
    except (ValueError, RecursionError):
        found = None
    return found if isinstance(found, dict) else {"text": snapshot.decode(errors="replace")}


def _plain(value: object) -> object:
    return value.decode(errors="replace") if isinstance(value, bytes) else value
