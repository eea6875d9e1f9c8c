"""Writing new entries, and what they are found by. Loaded by `checkin win`, so it stays small."""

from __future__ import annotations

import os
import time
from datetime import date

from checkin.core.entry_fields import SEARCHED
from checkin.core.text import as_tag, findable, tags_at
from checkin.storage.connection import Connection

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PLACED: tuple[str, ...] = ("intention", "win", "setback", "step", "reflection")
"""The kinds by their number in the index; the file depends on their order."""

WORDS = (
    "entries." + " || ' ' || entries.".join(SEARCHED) + " || ' ' ||"
    " coalesce((SELECT group_concat(tag, ' ') FROM tags WHERE entry = entries.id), '')"
)
"""All that an entry is found by, in SQL."""

DAY_ZERO = 1721424
"""The Julian day number of the day before 1 January of the year 1."""

_INDEXED, _BEING_WRITTEN = 1, 2
"""What `indexed` is: triggers set it to 0 from 1 alone, so tags can be written while it is 2."""

Value = str | int | None


def new_uid() -> str:
    """A new UUID of version 7 (RFC 9562): unique in all copies of a file, in the order of time."""
    number = int.from_bytes(os.urandom(10), "big")
    number &= ~(0xF << 76) & ~(0x3 << 62)
    number |= (time.time_ns() // 1_000_000 << 80) | 0x7 << 76 | 0x2 << 62
    text = f"{number:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def begin_change(connection: Connection, what: str, now: str) -> int:
    """Begin a change that can be undone as one; its number. What was undone cannot be redone.

    `what` is the kind of entry that is added, or edit, delete or restore; `now` a stored moment.
    """
    connection.run("UPDATE changes SET state = 'passed' WHERE state = 'undone'")
    number = connection.run("INSERT INTO changes (what, made_at) VALUES (?, ?)", (what, now))
    connection.begun.append(number)
    return number


def insert(
    connection: Connection,
    change: int,
    row: Mapping[str, Value],
    now: str,
    *,
    tags: Iterable[str] = (),
    feelings: Iterable[str] = (),
    marks: Iterable[str] = (),
) -> int:
    """Add one entry inside the open transaction; its number. `row` holds any of `FIELDS`.

    It may also hold what is else made here: `id`, `uid`, and the moments. What has `deleted_at`
    goes straight to the trash.
    """
    if not row.get("text") and row["kind"] != "setback":
        from checkin.core.errors import NotPossible

        raise NotPossible("Nothing to keep yet.", "Type a few words.")
    both = {as_tag(tag): tag for tag in tags} | written_tags(str(row["text"]))
    whole = {"uid": new_uid(), "created_at": now, "updated_at": now, **row}
    names = [*whole, "indexed"]
    entry = connection.run(
        f"INSERT INTO entries ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
        (*whole.values(), _BEING_WRITTEN if both else _INDEXED),
    )
    connection.run("INSERT INTO revisions (change, entry) VALUES (?, ?)", (change, entry))
    set_details(connection, entry, both, feelings, marks)
    if not row.get("deleted_at"):
        day = date.fromisoformat(str(row["day"])).toordinal() + DAY_ZERO
        found_by = (*(row.get(name) or "" for name in SEARCHED), *sorted(both))
        _add(connection, entry, day, str(row["kind"]), " ".join(map(str, found_by)))
    if both:
        connection.run("UPDATE entries SET indexed = ? WHERE id = ?", (_INDEXED, entry))
    return entry


def set_details(
    connection: Connection,
    entry: int,
    tags: Mapping[str, str],
    feelings: Iterable[str],
    marks: Iterable[str],
) -> None:
    """Store the tags, feelings and marks of an entry that has none yet.

    `tags` has what each is looked for by, and how it is written.
    """
    for tag, written in tags.items():
        connection.run(
            "INSERT INTO tags VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (entry, tag, None if written == tag else written),
        )
    for word in feelings:
        connection.run("INSERT INTO feelings VALUES (?, ?) ON CONFLICT DO NOTHING", (entry, word))
    for mark in marks:
        connection.run("INSERT INTO marks VALUES (?, ?) ON CONFLICT DO NOTHING", (entry, mark))


def written_tags(text: str) -> dict[str, str]:
    """The tags a text names, by what each is looked for by: how it is written first."""
    found: dict[str, str] = {}
    for _, _, written in tags_at(text):
        found.setdefault(as_tag(written), written)
    return found


def index(connection: Connection, entry: int) -> None:
    """Index an entry for search as it is now; one in the trash is taken out of the index."""
    connection.run("DELETE FROM search WHERE entry = ?", (entry,))
    row = connection.row(
        f"SELECT CAST(julianday(day) AS INTEGER), kind, CAST({WORDS} AS BLOB)"
        " FROM entries WHERE id = ? AND deleted_at IS NULL",
        (entry,),
    )
    if row is not None and row[0] is not None and row[1] in PLACED:  # else nothing can find it
        text = row[2].decode(errors="replace")  # another program may have written other bytes
        _add(connection, entry, row[0], row[1], text)
    connection.run("UPDATE entries SET indexed = ? WHERE id = ?", (_INDEXED, entry))


def _add(connection: Connection, entry: int, day: int, kind: str, text: str) -> None:
    connection.run(
        "INSERT INTO search VALUES (?, ?, ?)",
        (place(day, entry, kind), entry, indexed(findable(text))),
    )


def place(day: int, entry: int, kind: str) -> int:
    """The rowid of an entry in the index, from its Julian day number: newer days are greater."""
    return (day << 40) + (entry << 3) + PLACED.index(kind)


def indexed(found: Iterable[str]) -> str:
    """The words of an entry as the index takes them in."""
    return "".join([f"  {word}" for word in found])
