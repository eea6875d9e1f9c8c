"""The person's contacts and the lines of the plan: two lists in an order they choose.

Nothing in them is written over. A change deletes the row and adds another in the same place, so
all versions of a line share its place, and the newest row of a place says how the line is now.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Literal

from checkin.core.errors import NotACheckinFile, NothingThere, NotPossible
from checkin.core.lock import LOCK
from checkin.core.support_records import Contact, PlanLine, SafetyPlan, SupportSnapshot
from checkin.storage import stored_values
from checkin.storage.connection import APPLICATION_ID, ERRORS, Connection, explained
from checkin.storage.entry_writer import new_uid
from checkin.storage.open_files import connect
from checkin.storage.sqlite_errors import lost, not_normal, not_openable

List = Literal["people", "plan"]

_WORDS: Mapping[List, tuple[str, ...]] = {
    "people": ("name", "reach", "ask"),
    "plan": ("field", "text"),
}
LINE = "line:"
"""How the names of notes about help lines begin."""
SHARED_PLACE = 1 << 20
"""A place up to this is where a line stands in the order. Once lines of merged files stand at the
same, the places of all lines are `shared_place`s."""
_ALIVE = "deleted_at IS NULL"
_TAKEN_OFF = (
    "deleted_at IS NOT NULL AND id = (SELECT max(id) FROM {0} AS same WHERE same.place = {0}.place)"
)


def contacts(connection: Connection) -> list[Contact]:
    """Everyone on the list, in its order."""
    return [_person(row) for row in connection.rows(_select("people", _ALIVE))]


def deleted_contacts(connection: Connection) -> list[Contact]:
    """Everyone who was taken off the list, the last first."""
    return [_person(row) for row in connection.rows(_select("people", _TAKEN_OFF))]


def contact(connection: Connection, number: int) -> Contact:
    """One row of the list, also an earlier version. Raises `NothingThere`."""
    return _person(_row(connection, "people", number))


def plan(connection: Connection) -> SafetyPlan:
    """The lines of each part of the plan, in their order."""
    return _by_field(connection.rows(_select("plan", _ALIVE)))


def deleted_plan_lines(connection: Connection, field: str) -> list[PlanLine]:
    """The lines that were put away from a part of the plan, the last first."""
    rows = connection.rows(_select("plan", _TAKEN_OFF + " AND field = ?"), (field,))
    return [_plan_line(row) for row in rows]


def plan_line(connection: Connection, number: int) -> PlanLine:
    """One row of the plan, also an earlier version. Raises `NothingThere`."""
    return _plan_line(_row(connection, "plan", number))


def add(connection: Connection, table: List, words: Mapping[str, str], now: str) -> int:
    """Add a line at the end, inside the open transaction; its number."""
    return _insert(connection, table, words, next_place(connection, table), now)


def next_place(connection: Connection, table: str) -> int:
    """The place after all lines of a list, also those taken off it."""
    last: int = connection.row(f"SELECT coalesce(max(place), 0) FROM {table}")[0]
    return last + 1 if last < SHARED_PLACE else shared_place(place_value(last) + 1)


def place_value(place: int) -> int:
    """Where a place stands in the order, the same in all copies of the file."""
    return place if place < SHARED_PLACE else place // SHARED_PLACE - 1


def shared_place(value: int, turn: int = 0) -> int:
    """The place at that value of the order that several lines can have, and the turn among them."""
    return (value + 1) * SHARED_PLACE + turn


def edit(
    connection: Connection, table: List, number: int, words: Mapping[str, str], now: str
) -> int:
    """Put other words in the place of a line; the number they have. The same words are left.

    Raises `NothingThere` if the line is not on the list.
    """
    before = _words(connection, table, number)
    same = {**before, **words} == before
    return number if same else _replace(connection, table, number, words, now)


def renew(connection: Connection, table: List, number: int, now: str) -> int:
    """Write the same words anew; the number they have. Raises `NothingThere`."""
    return _replace(connection, table, number, {}, now)


def delete(connection: Connection, table: List, number: int, now: str) -> int:
    """Take a line off the list. Raises `NothingThere` if it is not on it."""
    _row(connection, table, number, alive=True)
    connection.run(
        f"UPDATE {table} SET deleted_at = ?, updated_at = ? WHERE id = ?", (now, now, number)
    )
    return number


def restore(connection: Connection, table: List, number: int, now: str) -> int:
    """Put a line back where it was. Raises `NothingThere` if it was not put away."""
    taken_off = _TAKEN_OFF.format(table)
    if not connection.row(f"SELECT 1 FROM {table} WHERE id = ? AND {taken_off}", (number,)):
        raise NothingThere("That line isn't in the trash.", "Nothing was changed.")
    connection.run(
        f"UPDATE {table} SET deleted_at = NULL, updated_at = ? WHERE id = ?", (now, number)
    )
    return number


def move(connection: Connection, table: List, number: int, by: int, now: str) -> int:
    """Let a line change places with the one after (1) or before (-1) it, if there is one.

    A line of the plan stays in its part. Raises `NothingThere` if it is not on the list.
    """
    _row(connection, table, number, alive=True)
    part = " AND other.field = this.field" if table == "plan" else ""
    side, way = (">", "ASC") if by > 0 else ("<", "DESC")
    places = connection.row(
        f"SELECT this.place, other.place FROM {table} AS this JOIN {table} AS other"
        f" ON other.deleted_at IS NULL AND other.place {side} this.place{part}"
        f" WHERE this.id = ? ORDER BY other.place {way} LIMIT 1",
        (number,),
    )
    if places and place_value(places[0]) == place_value(places[1]):
        _number_places(connection, table, now)
        return move(connection, table, number, by, now)
    if places:  # earlier versions move along
        connection.run(
            f"UPDATE {table} SET place = ? - place, updated_at = ? WHERE place IN (?, ?)",
            (sum(places), now, *places),
        )
    return number


def _number_places(connection: Connection, table: List, now: str) -> None:
    """Give each line of a merged list a value of its own, in the order they are in."""
    places = connection.rows(f"SELECT DISTINCT place FROM {table} ORDER BY place DESC")
    for turn, (place,) in enumerate(places):
        new = shared_place(len(places) - turn)
        connection.run(
            f"UPDATE {table} SET place = ?, updated_at = ? WHERE place = ?", (-new, now, place)
        )
    connection.run(f"UPDATE {table} SET place = -place")


def read_support_snapshot(path: str, patience: float, *, opened: bool) -> SupportSnapshot:
    """The contacts, plan and help lines in the file at that path, only read.

    Of a file with a passphrase it holds nothing but the country and the hash, unless it was
    `opened`.

    Nothing is made or changed, and without a file the snapshot is empty. `patience` is how many
    seconds to wait for another program. Raises a `CheckinError` if it cannot be read.
    """
    try:
        found = os.stat(path)
    except ValueError as error:
        raise NotPossible("A file name can't have a NUL in it.") from error
    except OSError as error:
        if isinstance(error, FileNotFoundError) and not os.path.islink(path):
            return _nothing(path)
        raise not_openable(path, error) from error
    if not stat.S_ISREG(found.st_mode):
        raise not_normal(path, found.st_mode)
    if not found.st_size:
        return _nothing(path)
    try:
        raw = connect(path, timeout=patience)
    except ERRORS as error:
        raise explained(error, path) from error
    try:
        raw.execute("BEGIN")  # one picture of the file, or none
        owner = raw.execute("PRAGMA application_id").fetchone()[0]
        if owner != APPLICATION_ID:
            raise NotACheckinFile(f"{path} isn't a check-in file.")
        country = raw.execute("SELECT value FROM settings WHERE name = 'country'").fetchone()
        lock = raw.execute("SELECT value FROM settings WHERE name = ?", (LOCK,)).fetchone()
        if lock and not opened:
            return SupportSnapshot(country=country[0] if country else "", lock=str(lock[0]))
        noted = raw.execute(
            "SELECT substr(name, ?), value FROM state WHERE name >= ? AND name < ?",
            (len(LINE) + 1, LINE, LINE + "\U0010ffff"),
        ).fetchall()
        return SupportSnapshot(
            tuple(_person(row) for row in raw.execute(_select("people", _ALIVE))),
            _by_field(raw.execute(_select("plan", _ALIVE)).fetchall()),
            country[0] if country else "",
            dict(noted),
        )
    except ERRORS as error:
        raise explained(error, path) from error
    finally:
        raw.close()


def _nothing(path: str) -> SupportSnapshot:
    """An empty snapshot. Raises `FileLost` if the file is not new, but gone or emptied."""
    if gone := lost(path):
        raise gone
    return SupportSnapshot()


def _select(table: List, which: str) -> str:
    order = "place, id" if which == _ALIVE else "deleted_at DESC, id DESC"
    before = " AND ".join(f"before.{name} = {table}.{name}" for name in _WORDS[table])
    return (
        f"SELECT id, created_at, deleted_at, {', '.join(_WORDS[table])}, uid,"
        f" (SELECT min(id) FROM {table} AS same WHERE same.place = {table}.place),"
        f" coalesce((SELECT {before} FROM {table} AS before WHERE before.place = {table}.place"
        f" AND before.id < {table}.id ORDER BY before.id DESC LIMIT 1), 0)"
        f" FROM {table} WHERE {which.format(table)} ORDER BY {order}"
    )


def _row(connection: Connection, table: List, number: int, *, alive: bool = False) -> Any:
    row = connection.row(_select(table, f"id = ?{' AND ' + _ALIVE if alive else ''}"), (number,))
    if row is None:
        raise NothingThere("That line isn't on the list any more.", "Nothing was changed.")
    return row


def _words(connection: Connection, table: List, number: int) -> dict[str, str]:
    row = _row(connection, table, number, alive=True)
    return dict(zip(_WORDS[table], row[3:], strict=False))


def _replace(
    connection: Connection, table: List, number: int, words: Mapping[str, str], now: str
) -> int:
    before = _words(connection, table, number)
    place = connection.row(f"SELECT place FROM {table} WHERE id = ?", (number,))[0]
    connection.run(
        f"UPDATE {table} SET deleted_at = ?, updated_at = ? WHERE id = ?", (now, now, number)
    )
    return _insert(connection, table, {**before, **words}, place, now)


def _insert(
    connection: Connection, table: List, words: Mapping[str, str], place: int, now: str
) -> int:
    names = (*words, "place", "uid", "created_at", "updated_at")
    return connection.run(
        f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
        (*words.values(), place, new_uid(), now, now),
    )


def _person(row: Sequence[Any]) -> Contact:
    number, created, deleted, name, reach, ask, uid, first, same = row
    name, reach, ask = map(stored_values.words, (name, reach, ask))
    return Contact(number, uid, name, reach, ask, first, _day(created), deleted, bool(same))


def _plan_line(row: Sequence[Any]) -> PlanLine:
    number, created, deleted, field, text, uid, first, _ = row
    return PlanLine(number, uid, field, stored_values.words(text), first, _day(created), deleted)


def _by_field(rows: Sequence[Any]) -> SafetyPlan:
    found: dict[str, tuple[PlanLine, ...]] = {}
    for line in map(_plan_line, rows):
        found[line.field] = (*found.get(line.field, ()), line)
    return found


def _day(moment: str) -> date | None:
    """The day a moment is on; None for one that another program wrote differently."""
    try:
        return date.fromisoformat(moment[:10])
    except ValueError:
        return None
