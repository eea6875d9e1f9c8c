"""What another copy of the file has of the lists of people and of the plan, and bringing it in.

A line is all versions that share a place, and the newest row of them says how it is. Lines are the
same that have a version in common. The version that was written last holds, and all others stay
before it; whether a line is on the list, and where, says the file in which it was changed last.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from checkin.core.frozen import Frozen
from checkin.storage.connection import Connection
from checkin.storage.merge_notes import Replaced
from checkin.storage.merged_entries import instant
from checkin.storage.support_lists import SHARED_PLACE, place_value, shared_place

Row = dict[str, Any]

_STAMPED = ("updated_at", "deleted_at", "place")
_OWN = ("id", *_STAMPED)


class MergedLine(Frozen):
    """A line of one file, or of both."""

    versions: Mapping[str, Row]
    """All rows by uid."""
    last: str
    """The uid of the one that says how it is."""
    stamp: float
    """When it was changed last."""
    deleted_at: str | None
    value: int
    """Where it stands in the order."""

    @property
    def root(self) -> tuple[float, str]:
        """When it was first written, and as what: one of two in the same place comes first."""
        return min(map(_age, self.versions.values()))


def compare(here: Connection, other: Connection, table: str) -> tuple[list[Replaced], int]:
    """What has to be written of a list: rows before and after. Also how many lines come in or
    change for a person."""
    mine, theirs = _lines(here, table), _lines(other, table)
    lines: list[tuple[list[MergedLine], MergedLine]] = []
    changed = 0
    for own, others in _together(mine, theirs):
        joined = _joined([*own, *others])
        lines.append((own, joined))
        if not own:
            changed += 1
        elif others:
            changed += len(own) > 1 or _shown(own[0]) != _shown(joined)
    places = _places([line for _, line in lines])
    numbers = _Numbers(here, table)
    found = []
    for (own, joined), place in zip(lines, places, strict=True):
        before = sorted((row for line in own for row in line.versions.values()), key=_number)
        if len(own) == 1 and _same(own[0], joined):
            after = [{**row, "place": place} for row in before]
        else:
            after = numbers.given(_as_rows(joined, place), before)
        if after != before:
            found.append(Replaced(table, before, after))
    return found, changed


def _lines(connection: Connection, table: str) -> list[MergedLine]:
    names = [row[1] for row in connection.rows(f"PRAGMA table_info({table})")]
    by_place: dict[object, list[Row]] = {}
    for values in connection.rows(f"SELECT {', '.join(names)} FROM {table} ORDER BY id"):
        row = dict(zip(names, values, strict=True))
        by_place.setdefault(row["place"], []).append(row)
    return [_line(rows) for rows in by_place.values()]


def _line(rows: Sequence[Row]) -> MergedLine:
    alive = [row for row in rows if row["deleted_at"] is None]
    last = (alive or rows)[-1]
    return MergedLine(
        {row["uid"]: row for row in rows},
        last["uid"],
        max(instant(row["updated_at"]) for row in rows),
        last["deleted_at"],
        place_value(last["place"]),
    )


def _together(
    mine: Sequence[MergedLine], theirs: Sequence[MergedLine]
) -> Iterable[tuple[list[MergedLine], list[MergedLine]]]:
    """The lines that are the same, those of this file and those of the other."""
    groups: list[tuple[set[str], list[MergedLine], list[MergedLine]]] = []
    for side, lines in enumerate((mine, theirs)):
        for line in lines:
            uids = set(line.versions)
            group = (uids, [line] if side == 0 else [], [line] if side == 1 else [])
            for one in [one for one in groups if not uids.isdisjoint(one[0])]:
                groups.remove(one)
                group = (group[0] | one[0], [*one[1], *group[1]], [*one[2], *group[2]])
            groups.append(group)
    return [(own, others) for _, own, others in groups]


def _joined(lines: Sequence[MergedLine]) -> MergedLine:
    versions: dict[str, Row] = {}
    for line in lines:
        for uid, row in line.versions.items():
            versions[uid] = _newer(versions.get(uid, row), row)
    last = max(lines, key=lambda line: _age(line.versions[line.last])).last
    latest = max(
        lines,
        key=lambda line: (
            line.stamp,
            line.deleted_at is not None,
            line.deleted_at or "",
            line.value,
        ),
    )
    return MergedLine(versions, last, latest.stamp, latest.deleted_at, latest.value)


def _newer(one: Row, other: Row) -> Row:
    """The same version as it was changed last."""
    return max(one, other, key=lambda row: (instant(row["updated_at"]), _words(row)))


def _places(lines: Sequence[MergedLine]) -> list[int]:
    """A place for each, in order, and none twice."""
    values = [line.value for line in lines]
    plain = all(row["place"] < SHARED_PLACE for line in lines for row in line.versions.values())
    if plain and len(set(values)) == len(values):
        return values
    found = [0] * len(lines)
    turn: dict[int, int] = {}
    for at in sorted(range(len(lines)), key=lambda at: (values[at], lines[at].root)):
        among = turn[values[at]] = turn.get(values[at], -1) + 1
        found[at] = shared_place(values[at], among)
    return found


def _as_rows(line: MergedLine, place: int) -> list[Row]:
    """Its versions in the order in which they were written, the one that holds last."""
    rest = sorted((row for uid, row in line.versions.items() if uid != line.last), key=_age)
    rows = [*rest, line.versions[line.last]]
    found = []
    for row, after in zip(rows, [*rows[1:], None], strict=True):
        deleted = line.deleted_at
        if after is not None:
            deleted = max(row["created_at"], after["created_at"], key=instant)
        found.append({**row, "place": place, "deleted_at": deleted})
    return found


class _Numbers:
    """Gives rows the numbers they have, as far as these are in order, and new ones to others."""

    def __init__(self, connection: Connection, table: str) -> None:
        row = connection.row("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,))
        self._last = row[0] if row else 0

    def given(self, rows: Sequence[Row], before: Sequence[Row]) -> list[Row]:
        found = []
        left = [row["id"] for row in before]
        had = [row["uid"] for row in before]
        for at, row in enumerate(rows):
            if at < len(had) and had[: at + 1] == [one["uid"] for one in rows[: at + 1]]:
                number = left[at]
            else:
                self._last += 1
                number = self._last
            found.append({**row, "id": number})
        return found


def _same(one: MergedLine, other: MergedLine) -> bool:
    stamps = [
        {uid: row["updated_at"] for uid, row in line.versions.items()} for line in (one, other)
    ]
    return stamps[0] == stamps[1] and _state(one) == _state(other)


def _state(line: MergedLine) -> tuple[object, ...]:
    words = {uid: _words(row) for uid, row in line.versions.items()}
    return words, line.last, line.deleted_at, line.value


def _shown(line: MergedLine) -> tuple[object, ...]:
    """What a person sees of it."""
    words = frozenset(_words(row) for row in line.versions.values())
    return words, _words(line.versions[line.last]), line.deleted_at is None


def _words(row: Row) -> tuple[str, ...]:
    return tuple(str(value) for name, value in row.items() if name not in _OWN)


def _age(row: Row) -> tuple[float, str]:
    return instant(row["created_at"]), row["uid"]


def _number(row: Row) -> int:
    number: int = row["id"]
    return number
