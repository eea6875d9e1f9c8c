"""Reading entries out of the file, as the values of `checkin.core.entries`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from checkin.core.entries import KINDS, OUTCOMES, Day, Entry
from checkin.core.entry_fields import DAY, FIELDS, FLAG, KEPT_BY_PROGRAM, MOMENT, WORDS
from checkin.core.frozen import fields
from checkin.core.query import EntryQuery
from checkin.core.records import Totals
from checkin.storage import stored_values
from checkin.storage.connection import Connection
from checkin.storage.entry_query import CompiledQuery

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from checkin.core.entries import Kind

_PLAIN = {**KEPT_BY_PROGRAM, **FIELDS}
_NAMES = [name for name in fields(Entry) if name in _PLAIN]
"""The columns in the order of an entry's fields: a row is read by its place."""
_COLUMNS = ", ".join(
    [
        *_NAMES,
        "(SELECT group_concat(tag || coalesce(char(9) || shown, ''), char(10))"
        " FROM tags WHERE entry = entries.id)",
        "(SELECT group_concat(word, char(10)) FROM feelings WHERE entry = entries.id)",
        "(SELECT group_concat(mark, char(10)) FROM marks WHERE entry = entries.id)",
    ]
)


_AT = _NAMES.index("at")
_READ: dict[str, Callable[[Any], Any]] = {
    WORDS: stored_values.words,
    DAY: stored_values.day,
    MOMENT: stored_values.moment,
    FLAG: bool,
}
"""How a value that is stored becomes one of an entry; the others stay as they are."""


def entry(connection: Connection, number: int) -> Entry | None:
    """The entry of that number, also one in the trash; None if there is none."""
    found = entries(connection, [number])
    return found[0] if found else None


def entries(connection: Connection, numbers: Sequence[int]) -> list[Entry]:
    """These entries, in the order given; numbers that are not there are left out."""
    found: dict[int, Entry] = {}
    for start in range(0, len(numbers), 500):
        part = numbers[start : start + 500]
        marks = ", ".join("?" * len(part))
        for row in connection.rows(f"SELECT {_COLUMNS} FROM entries WHERE id IN ({marks})", part):
            if (read := _to_entry(connection, row)) is not None:
                found[row[0]] = read
    return [found[number] for number in numbers if number in found]


def count_present(connection: Connection, numbers: Sequence[int]) -> int:
    """How many of these entries are there, and not in the trash."""
    found = 0
    for start in range(0, len(numbers), 500):
        part = numbers[start : start + 500]
        marks = ", ".join("?" * len(part))
        asked = f"SELECT count(*) FROM entries WHERE id IN ({marks}) AND deleted_at IS NULL"
        found += connection.rows(asked, part)[0][0]
    return found


def day(connection: Connection, on: date, kinds: Iterable[Kind] = KINDS) -> Day:
    """The entries of a day in the order they happened; an empty day if there are none."""
    wanted = tuple(kinds)
    rows = connection.rows(
        f"SELECT {_COLUMNS} FROM entries WHERE day = ? AND deleted_at IS NULL"
        f" AND kind IN ({', '.join('?' * len(wanted))}) ORDER BY at, id",
        (on.isoformat(), *wanted),
    )
    return Day(on, tuple(_to_entries(connection, rows)))


def totals(connection: Connection) -> Totals:
    """How many wins there are, and on how many days there is an entry."""
    wins, days = connection.rows(
        "SELECT coalesce(sum(n) FILTER (WHERE kind = 'win'), 0), count(DISTINCT day)"
        " FROM day_counts"
    )[0]
    return Totals(wins, days)


def first_day(connection: Connection) -> date | None:
    """The oldest day with any entry; None if there is none."""
    rows = connection.rows("SELECT DISTINCT day FROM day_counts ORDER BY day LIMIT 100")
    return next((found for (on,) in rows if (found := stored_values.day(on))), None)


def counts(
    connection: Connection,
    kinds: Iterable[Kind],
    since: date | None,
    until: date | None,
    newest: int | None = None,
) -> dict[date, int]:
    """How many entries of these kinds each day holds, newest day first; no day with none.

    With `newest`, no more than so many days.
    """
    wanted = tuple(kinds)
    rows = connection.rows(
        f"SELECT day, sum(n) FROM day_counts WHERE kind IN ({', '.join('?' * len(wanted))})"
        " AND day >= ? AND day <= ? GROUP BY day ORDER BY day DESC LIMIT ?",
        (
            *wanted,
            since.isoformat() if since else "0000",
            until.isoformat() if until else "9999-12-31",
            -1 if newest is None else newest,
        ),
    )
    return {found: n for on, n in rows if (found := stored_values.day(on))}


def matching(
    connection: Connection,
    query: EntryQuery,
    *,
    limit: int | None = None,
    newest_first: bool = True,
) -> list[Entry]:
    """The entries that answer a query, by day and time; at most `limit` of them."""
    rows = _asked(connection, _COLUMNS, query, limit, newest_first)
    return _to_entries(connection, rows)


def matching_numbers(connection: Connection, query: EntryQuery, *, newest_first: bool) -> list[int]:
    """The numbers of the entries that answer a query, in the order of `matching`."""
    return [number for (number,) in _asked(connection, "id", query, None, newest_first)]


def _asked(
    connection: Connection, columns: str, query: EntryQuery, limit: int | None, newest_first: bool
) -> list[Any]:
    where, values = CompiledQuery(connection, query).where(all_of_them=limit is None)
    way = "DESC" if newest_first else "ASC"
    order = f"deleted_at {way}, id {way}" if query.deleted else f"day {way}, at {way}, id {way}"
    return connection.rows(
        f"SELECT {columns} FROM entries WHERE {where} ORDER BY {order} LIMIT ?",
        (*values, -1 if limit is None else limit),
    )


def steps_of(
    connection: Connection, setbacks: Sequence[int], *, source: str | None = None
) -> list[Entry]:
    """The steps of the hard moments with these numbers, in the order they were tried.

    With a `source`, their reflections from there too.
    """
    marks = ", ".join("?" * len(setbacks))
    rows = connection.rows(
        f"SELECT {_COLUMNS} FROM entries WHERE parent IN ({marks}) AND deleted_at IS NULL"
        " AND (kind = 'step' OR (kind = 'reflection' AND source = ?)) ORDER BY id",
        (*setbacks, source),
    )
    return _to_entries(connection, rows)


def known_tags(connection: Connection, start: str, limit: int) -> list[str]:
    """At most `limit` tags in use that begin so, most used first, as each was first written."""
    rows = connection.rows(
        "SELECT tag FROM tags WHERE tag >= ? AND tag < ? GROUP BY tag HAVING EXISTS ("
        "SELECT 1 FROM tags AS used JOIN entries ON id = used.entry"
        " WHERE used.tag = tags.tag AND deleted_at IS NULL)"
        " ORDER BY count(*) DESC, tag LIMIT ?",
        (start, start + "\U0010ffff", limit),
    )
    return [first_written(connection, tag) for (tag,) in rows]


def first_written(connection: Connection, tag: str) -> str:
    """A tag as it was written in the first entry that has it."""
    found = connection.row(
        "SELECT tags.shown FROM tags JOIN entries ON id = tags.entry"
        " WHERE tags.tag = ? AND deleted_at IS NULL ORDER BY id LIMIT 1",
        (tag,),
    )
    return found[0] if found and found[0] else tag


def tried(
    connection: Connection, limit: int = 2000
) -> list[tuple[str | None, str, str | None, str, str | None]]:
    """The newest steps of hard moments, newest first.

    Each is (source, text, outcome, day as YYYY-MM-DD, kind of hard moment).
    """
    return connection.rows(
        "SELECT s.source, s.text, s.outcome, s.day, p.label FROM entries s"
        " LEFT JOIN entries p ON p.id = s.parent"
        " WHERE s.kind = 'step' AND s.deleted_at IS NULL ORDER BY s.day DESC, s.id DESC LIMIT ?",
        (limit,),
    )


def _to_entries(connection: Connection, rows: Iterable[Sequence[Any]]) -> list[Entry]:
    read = (_to_entry(connection, row) for row in rows)
    return [entry for entry in read if entry is not None]


def _to_entry(connection: Connection, row: Sequence[Any]) -> Entry | None:
    """The entry in a row, without a time or an outcome that is none; None if it has no kind or day.

    What cannot be read is noted with the connection.
    """
    *plain, tags, feelings, marks = row
    values = {
        name: _READ[sort](value) if (sort := _PLAIN[name]) in _READ else value
        for name, value in zip(_NAMES, plain, strict=True)
    }
    readable = values["day"] is not None and values["kind"] in KINDS
    if values["outcome"] not in (None, *OUTCOMES.get(values["kind"], ())):
        values["outcome"] = None
        connection.unread.add(values["id"])
    if not readable or (values["at"] is None and plain[_AT]):
        connection.unread.add(values["id"])
    if not readable:
        return None
    written = [tag.partition("\t") for tag in _split(tags)]
    return Entry(
        **values,
        tags=tuple(tag for tag, _, _ in written),
        shown_tags=tuple(shown or tag for tag, _, shown in written),
        feelings=_split(feelings),
        marks=_split(marks),
    )


def _split(joined: str | None) -> tuple[str, ...]:
    return tuple(map(_on_a_line, joined.split("\n"))) if joined else ()


def _on_a_line(word: str) -> str:
    """The word as it can be shown; the tab that parts a tag from how it was written stays."""
    return "\t".join(map(stored_values.words, word.split("\t")))
