"""What another copy of the file has of entries and their earlier versions, and bringing it in.

Entries are the same that have the same `uid`. The one that was changed last holds; what the other
says stays as an earlier version. Two that were changed in the same second are put in an order by
what they say, so that it does not matter which file is merged into which.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from checkin.core.entry_fields import FIELDS, FLAG, LISTS
from checkin.core.errors import NotPossible
from checkin.core.frozen import Frozen
from checkin.core.merge_records import Unfit
from checkin.core.records import MERGE
from checkin.storage import imports, revisions
from checkin.storage.connection import Connection
from checkin.storage.entry_writer import Value, begin_change, insert
from checkin.storage.stored_values import json_object

Progress = Callable[[int], None]
"""Told now and then how many entries were compared or written."""
Content = str
"""All that an entry says, as JSON in one order, with the uid of its parent."""

_AT_ONCE = 500
_TOUCHED = f"""(
  SELECT made_at FROM revisions JOIN changes ON changes.id = change
  WHERE entry = e.id AND revisions.before IS NOT NULL AND what NOT GLOB '{MERGE}*'
  ORDER BY CAST(strftime('%s', made_at) AS INTEGER) DESC LIMIT 1)"""
"""When a person changed an entry last, by its changes: bringing one back leaves no other trace."""
_TAKEN_BACK = f"""(deleted_at IS NOT NULL AND EXISTS (
  SELECT 1 FROM revisions JOIN changes ON changes.id = change
  WHERE entry = e.id AND revisions.before IS NULL AND what GLOB '{MERGE}*' AND state <> 'done'
) AND NOT EXISTS (
  SELECT 1 FROM revisions JOIN changes ON changes.id = change
  WHERE entry = e.id AND state = 'done'))"""
"""Whether it came with a merge that was undone: a person neither kept it nor put it away."""
_ROWS = (
    "SELECT id, uid, created_at, updated_at, deleted_at, day,"
    " (SELECT uid FROM entries AS one WHERE one.id = e.parent),"
    f" CAST({revisions.SNAPSHOT} AS BLOB), {_TOUCHED}, {_TAKEN_BACK} FROM entries AS e"
)


class Stored(Frozen):
    """An entry in one of the two files."""

    number: int
    uid: str
    created_at: str
    updated_at: str
    deleted_at: str | None
    day: str
    parent: str | None
    """The uid of the entry it belongs to."""
    snapshot: bytes
    touched: str | None
    is_taken_back: int

    def is_as(self, other: Stored) -> bool:
        """Whether all of it is the same; told without reading what it says."""
        mine, theirs = (
            (one.snapshot, one.parent, one.updated_at, one.deleted_at, one.touched)
            for one in (self, other)
        )
        return mine == theirs and not other.is_taken_back

    @property
    def stamp(self) -> str:
        """When it was changed last, as stored."""
        stamps = (self.updated_at, self.deleted_at or "", self.touched or "")
        return max(stamps, key=lambda one: (instant(one), one))

    @property
    def values(self) -> dict[str, Any]:
        """Its columns and details."""
        return _read(self.snapshot)

    @property
    def content(self) -> Content:
        """All that it says."""
        return _content(self.values, self.parent)

    @property
    def rank(self) -> tuple[float, bool, int, Content, str]:
        """What holds of two is the greater one; in the same second, what says more."""
        if self.is_taken_back:
            return float("-inf"), False, 0, "", ""
        said, away = self.content, self.deleted_at
        return instant(self.stamp), away is not None, len(said), said, away or ""


class Differences(Frozen):
    """What the other file has of entries that this one lacks, by their numbers there."""

    new: tuple[int, ...] = ()
    again: Mapping[int, int] = {}
    """Those of the new that came with a merge which was undone, with their numbers here."""
    newer: Mapping[int, int] = {}
    """Entries that hold as they are there, with their numbers here."""
    older: Mapping[int, int] = {}
    """Entries that hold as they are here, and that say something there which this file lacks."""
    stamps: Mapping[int, tuple[int, str]] = {}
    """Entries that say the same, and when they were changed last there."""
    versions: tuple[tuple[int, int], ...] = ()
    """Earlier versions that this file lacks: change and entry."""
    away: int = 0
    """How many of the newer are put away there and not here."""
    same: int = 0
    """How many are the same in both, or older there."""
    first_day: str = ""
    last_day: str = ""
    """Of the new entries."""

    @property
    def brings(self) -> bool:
        """Whether a person would see anything of it."""
        return bool(self.new or self.newer or self.older or self.versions)


def compare(here: Connection, other: Connection, progress: Progress | None = None) -> Differences:
    """What of the entries in `other` is not in `here`. Raises a `CheckinError`."""
    return _Comparing(here, other).done(progress)


class _Comparing:
    def __init__(self, here: Connection, other: Connection) -> None:
        self._here, self._other = here, other
        self._uids_here, self._uids_there = Uids(here), Uids(other)
        self._new: list[int] = []
        self._again: dict[int, int] = {}
        self._newer: dict[int, int] = {}
        self._older: dict[int, int] = {}
        self._stamps: dict[int, tuple[int, str]] = {}
        self._versions: list[tuple[int, int]] = []
        self._days: set[str] = set()
        self._away = self._same = 0

    def done(self, progress: Progress | None) -> Differences:
        count = 0
        for batch in _batches(self._other):
            theirs = [one for one in batch if not one.is_taken_back]
            found = _by_uid(self._here, [one.uid for one in theirs])
            said_there = self._versions_of(self._other, [one.number for one in theirs])
            numbers = [one.number for one in found.values()]
            said_here = self._versions_of(self._here, numbers)
            for one in theirs:
                mine = found.get(one.uid)
                if mine and one.number not in said_there and one.is_as(mine):
                    self._same += 1
                    continue
                known = self._take(one, mine, said_here)
                for change, contents in said_there.get(one.number, {}).items():
                    if not contents <= known:
                        self._versions.append((change, one.number))
            count += len(batch)
            if progress is not None:
                progress(count)
        first, last = (min(self._days), max(self._days)) if self._days else ("", "")
        return Differences(
            tuple(self._new),
            self._again,
            self._newer,
            self._older,
            self._stamps,
            tuple(self._versions),
            self._away,
            self._same,
            first,
            last,
        )

    def _take(
        self, one: Stored, mine: Stored | None, said: Mapping[int, Mapping[int, set[Content]]]
    ) -> set[Content]:
        """Note what is to be done with one; all that this file knows it to say, or to have said."""
        if mine is None or mine.is_taken_back:
            self._new.append(one.number)
            self._days = {min(self._days | {one.day}), max(self._days | {one.day})}
            if mine is None:
                return set()
            self._again[one.number] = mine.number
        known = set().union(*said.get(mine.number, {}).values(), {mine.content})
        if mine.is_taken_back:
            return known
        is_newer = one.rank > mine.rank
        if (one.content, one.deleted_at) == (mine.content, mine.deleted_at):
            if is_newer:
                self._stamps[one.number] = mine.number, one.stamp
            self._same += 1
        elif is_newer:
            self._newer[one.number] = mine.number
            self._away += one.deleted_at is not None and mine.deleted_at is None
        else:
            if one.content not in known:
                self._older[one.number] = mine.number
            self._same += 1
        return known | {one.content}

    def _versions_of(
        self, connection: Connection, numbers: Sequence[int]
    ) -> dict[int, dict[int, set[Content]]]:
        """What these entries said before, by entry and change."""
        uids = self._uids_here if connection is self._here else self._uids_there
        found: dict[int, dict[int, set[Content]]] = {}
        for change, entry, *sides in connection.rows(
            "SELECT change, entry, CAST(before AS BLOB), CAST(after AS BLOB) FROM revisions"
            f" WHERE entry IN ({_marks(numbers)}) AND coalesce(before, after) IS NOT NULL",
            numbers,
        ):
            values = [_read(side) for side in sides if side is not None]
            contents = {_content(one, uids.of(one.get("parent"))) for one in values}
            found.setdefault(entry, {})[change] = contents
        return found


class Bringing:
    """Brings differences in, inside the open transaction of this file."""

    def __init__(
        self, here: Connection, other: Connection, found: Differences, name: str, now: str
    ) -> None:
        """`name` is that of the other file; `now` a stored moment."""
        self._here, self._other = here, other
        self._found = found
        self._what = f"{MERGE}{name}"
        self._now = now
        self._uids = Uids(other)
        self._numbered = imports.is_untouched(here)
        self._parents: list[tuple[int, str]] = []
        self.unfit: list[Unfit] = []
        """Entries that the tables here do not take."""

    def entries(self, progress: Progress | None = None) -> int:
        """Write all of it; the number of the change that can be undone."""
        found = self._found
        here = {**found.again, **found.newer, **found.older}
        here |= {number: mine for number, (mine, _) in found.stamps.items()}
        numbers = dict(found.newer)
        changes = self._changes()
        losing = imports.add_change(self._here, None, self._what, self._now, "passed")
        change = begin_change(self._here, self._what, self._now)
        for count, one in enumerate(self._stored([*found.new, *found.newer]), 1):
            number = self._put(change, one, here.get(one.number))
            if number is not None:
                numbers[one.number] = number
            if progress is not None and count % _AT_ONCE == 0:
                progress(count)
        self.stamps()
        self._set_parents()
        for one in self._stored(found.older):
            values = {**one.values, "parent": self._number_of(one.parent)}
            text = json.dumps(values, ensure_ascii=False)
            imports.add_revision(self._here, losing, found.older[one.number], text, None)
        self._bring_versions(changes, {**here, **numbers})
        self._here.run(
            "DELETE FROM changes WHERE id = ?1"
            " AND NOT EXISTS (SELECT 1 FROM revisions WHERE change = ?1)",
            (losing,),
        )
        return change

    def stamps(self) -> None:
        """Write when entries were changed last that say the same in both."""
        for number, stamp in self._found.stamps.values():
            self._here.run("UPDATE entries SET updated_at = ? WHERE id = ?", (stamp, number))

    def _changes(self) -> dict[int, int]:
        """Write the changes that made the earlier versions; their numbers here by those there.

        They come before the change that brings them in, and cannot be undone here.
        """
        found: dict[int, int] = {}
        for number in sorted({change for change, _ in self._found.versions}):
            row = self._other.row("SELECT what, made_at FROM changes WHERE id = ?", (number,))
            what, made_at = row
            found[number] = imports.add_change(self._here, None, what, made_at, "passed")
        return found

    def _put(self, change: int, one: Stored, number: int | None) -> int | None:
        """Write an entry as it is there; its number here, or None if it cannot be held."""
        values = one.values
        details = {name: values.pop(name) for name in LISTS}
        row: dict[str, Value] = {**values, "parent": None, "deleted_at": one.deleted_at}
        row |= {"updated_at": _later(one)}
        try:
            if number is None:
                row |= {"uid": one.uid, "created_at": one.created_at}
                if self._numbered:
                    row["id"] = one.number
                number = insert(self._here, change, row, self._now, **details)
            else:
                revisions.put(self._here, change, number, row, **details, stamped=True)
        except NotPossible as error:
            self.unfit.append(Unfit(one.number, one.day, error.whole))
            return None
        if one.parent is not None:
            self._parents.append((number, one.parent))
        return number

    def _set_parents(self) -> None:
        for number, uid in self._parents:
            parent = self._number_of(uid)
            if parent is not None and parent != number:
                imports.parents(self._here, [(number, parent)])

    def _bring_versions(self, changes: Mapping[int, int], numbers: Mapping[int, int]) -> None:
        for change, entry in self._found.versions:
            number = numbers.get(entry)
            if number is None:
                continue
            sides = self._other.row(
                "SELECT CAST(before AS BLOB), CAST(after AS BLOB) FROM revisions"
                " WHERE change = ? AND entry = ?",
                (change, entry),
            )
            before, after = map(self._renumbered, sides)
            imports.add_revision(self._here, changes[change], number, before, after)

    def _renumbered(self, snapshot: bytes | None) -> str | None:
        if snapshot is None:
            return None
        values = _read(snapshot)
        values["parent"] = self._number_of(self._uids.of(values.get("parent")))
        return json.dumps(values, ensure_ascii=False)

    def _number_of(self, uid: str | None) -> int | None:
        return None if uid is None else number_of(self._here, uid)

    def _stored(self, numbers: Iterable[int]) -> Iterator[Stored]:
        ordered = sorted(numbers)
        for start in range(0, len(ordered), _AT_ONCE):
            part = ordered[start : start + _AT_ONCE]
            sql = f"{_ROWS} WHERE id IN ({_marks(part)}) ORDER BY id"
            yield from [Stored(*row) for row in self._other.rows(sql, part)]


class Uids:
    """The uids of rows by their numbers in one file; those that were asked for are held."""

    def __init__(self, connection: Connection, table: str = "entries") -> None:
        self._connection = connection
        self._table = table
        self._held: dict[int, str | None] = {}

    def of(self, number: object) -> str | None:
        """The uid of that row; None if there is none."""
        if not isinstance(number, int) or not 0 < number < 1 << 63:
            return None
        if number not in self._held:
            sql = f"SELECT uid FROM {self._table} WHERE id = ?"
            row = self._connection.row(sql, (number,))
            self._held[number] = row[0] if row else None
        return self._held[number]


def number_of(connection: Connection, uid: str, table: str = "entries") -> int | None:
    """The number of the row with that uid; None if there is none."""
    row = connection.row(f"SELECT id FROM {table} WHERE uid = ?", (uid,))
    return row[0] if row else None


def instant(stamp: str | None) -> float:
    """The second of a stored moment, in all zones the same; before all others if it is none."""
    try:
        found = datetime.fromisoformat(stamp or "")
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return float("-inf")


def _batches(connection: Connection) -> Iterator[list[Stored]]:
    last = 0
    while rows := connection.rows(f"{_ROWS} WHERE id > ? ORDER BY id LIMIT {_AT_ONCE}", (last,)):
        last = rows[-1][0]
        yield [Stored(*row) for row in rows]


def _by_uid(connection: Connection, uids: Sequence[str]) -> dict[str, Stored]:
    rows = connection.rows(f"{_ROWS} WHERE uid IN ({_marks(uids)})", uids)
    return {one.uid: one for one in (Stored(*row) for row in rows)}


def _later(one: Stored) -> str:
    """What is stored as its last edit, so that it stands in the file when it was changed last."""
    is_stamped = one.stamp in (one.updated_at, one.deleted_at)
    return one.updated_at if is_stamped else one.stamp


def _read(snapshot: bytes) -> dict[str, Any]:
    return json_object(snapshot.decode(errors="replace"))


def _content(values: Mapping[str, Any], parent: str | None) -> Content:
    """What a snapshot says, whatever shape of the file it was made in."""
    said: dict[str, object] = {}
    for name, sort in FIELDS.items():
        value = values.get(name)
        if name != "parent" and value not in (None, "") and not (sort == FLAG and not value):
            said[name] = value
    said |= {name: sorted(found) for name in LISTS if (found := values.get(name))}
    if parent is not None:
        said["parent"] = parent
    return json.dumps(said, sort_keys=True, ensure_ascii=False)


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
