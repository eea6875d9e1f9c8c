"""Reading days of earlier years, and what wins have in common.

Nothing here reads all wins: days come from `day_counts`, and one win from its day.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from checkin.core.entries import NOT_YET, REPEAT, Entry, Kind
from checkin.core.query import EntryQuery
from checkin.core.reflections import TOTAL
from checkin.storage import entry_reader, stored_values
from checkin.storage.connection import Connection

GENTLE: tuple[Kind, ...] = ("intention", "win", "reflection")
"""The kinds that are shown from earlier days unless hard moments are asked for."""

_IN_TOTAL = f"source = '{TOTAL}' AND deleted_at IS NULL"
_BEFORE = "CAST(cue AS INTEGER)"
"""How many days were there already, where a line of the total says so, and counts no day."""


def latest_win_or(connection: Connection, source: str, *, before: date) -> date | None:
    """The latest day before that one with a win, or with anything whose source begins so."""
    found = connection.row(
        "SELECT day FROM entries WHERE deleted_at IS NULL AND day < ?"
        " AND (kind = 'win' OR source GLOB ? || '*') ORDER BY day DESC LIMIT 1",
        (before.isoformat(), source),
    )
    return stored_values.day(found[0]) if found else None


def days_in_total(connection: Connection) -> int:
    """How many days the person counted in a total of their own, beside those before it."""
    found: int = connection.row(
        f"SELECT count(DISTINCT iif({_BEFORE} < 1, day, NULL))"
        f" FROM entries INDEXED BY entries_in_total WHERE {_IN_TOTAL}"
    )[0]
    return found


def days_before_total(connection: Connection) -> int:
    """How many days there were already when the total began; of several copies, the most."""
    found: int | None = connection.row(
        f"SELECT max({_BEFORE}) FROM entries INDEXED BY entries_in_total WHERE {_IN_TOTAL}"
    )[0]
    return max(found or 0, 0)


def is_in_total(connection: Connection, day: date) -> bool:
    """Whether the person counted that day."""
    return bool(
        connection.row(
            f"SELECT 1 FROM entries INDEXED BY entries_in_total WHERE {_IN_TOTAL} AND day = ?"
            f" AND {_BEFORE} < 1 LIMIT 1",
            (day.isoformat(),),
        )
    )


def sources_of_wins(connection: Connection, start: str) -> set[str]:
    """Where wins come from, of the sources that begin so."""
    rows = connection.rows(
        "SELECT DISTINCT source FROM entries WHERE kind IN ('win', 'step') AND deleted_at IS NULL"
        " AND source >= ? AND source < ?",
        (start, start + "\U0010ffff"),
    )
    return {source for (source,) in rows}


def with_feelings(connection: Connection, most: int) -> list[Entry]:
    """The newest entries that have words for how it felt, newest first."""
    rows = connection.rows(
        "SELECT DISTINCT id FROM feelings JOIN entries ON entries.id = feelings.entry"
        " WHERE deleted_at IS NULL ORDER BY day DESC, at DESC, id DESC LIMIT ?",
        (most,),
    )
    return entry_reader.entries(connection, [number for (number,) in rows])


def repeats(connection: Connection) -> dict[str, int]:
    """What was named as done again and again, the first first, with how often it was kept."""
    rows = connection.rows(
        "SELECT text, count(*) FROM entries WHERE kind = 'win' AND deleted_at IS NULL"
        " AND text IN (SELECT text FROM entries WHERE kind = 'win' AND source = ?)"
        " GROUP BY text ORDER BY min(id)",
        (REPEAT,),
    )
    return dict(rows)


def is_repeated(connection: Connection, text: str) -> bool:
    """Whether these very words were named as done again and again."""
    return (
        connection.row(
            "SELECT 1 FROM entries WHERE kind = 'win' AND source = ? AND text = ? LIMIT 1",
            (REPEAT, text),
        )
        is not None
    )


def days_of_repeats(connection: Connection) -> dict[str, dict[date, int]]:
    """How often each of `repeats` was kept on each day that has any."""
    rows = connection.rows(
        "SELECT text, day, count(*) FROM entries WHERE kind = 'win' AND deleted_at IS NULL"
        " AND text IN (SELECT text FROM entries WHERE kind = 'win' AND source = ?)"
        " GROUP BY text, day",
        (REPEAT,),
    )
    found: dict[str, dict[date, int]] = {}
    for text, stored, wins in rows:
        if day := stored_values.day(stored):
            found.setdefault(text, {})[day] = wins
    return found


def wins_named(connection: Connection, texts: Sequence[str], source: str) -> list[int]:
    """The numbers of the wins in any of these very words, or of that source, the newest first."""
    rows = connection.rows(
        f"SELECT id FROM entries {_named(texts)} ORDER BY day DESC, at DESC, id DESC",
        (*texts, source),
    )
    return [number for (number,) in rows]


def words_named(connection: Connection, texts: Sequence[str], source: str) -> set[str]:
    """The different words of the wins that `wins_named` gives."""
    rows = connection.rows(f"SELECT DISTINCT text FROM entries {_named(texts)}", (*texts, source))
    return {text for (text,) in rows}


def _named(texts: Sequence[str]) -> str:
    """What holds for the wins in any of these words or of a source: both are values of it."""
    marks = ", ".join("?" * len(texts))
    return f"WHERE kind = 'win' AND deleted_at IS NULL AND (text IN ({marks}) OR source = ?)"


def wins_like(connection: Connection, patterns: Sequence[str]) -> list[str]:
    """The different words of wins that one of these patterns of SQL fits."""
    fits = " OR ".join(["text LIKE ?"] * len(patterns))
    rows = connection.rows(
        f"SELECT DISTINCT text FROM entries WHERE kind = 'win' AND deleted_at IS NULL AND ({fits})",
        tuple(patterns),
    )
    return [text for (text,) in rows]


def uid_of_first(connection: Connection, text: str) -> str:
    """The uid of the first win in these very words; empty if there is none."""
    row = connection.row(
        "SELECT uid FROM entries WHERE kind = 'win' AND text = ? ORDER BY id LIMIT 1", (text,)
    )
    return row[0] if row else ""


def words_of(connection: Connection, uid: str) -> str:
    """The words of the entry with that uid; empty if there is none any more."""
    row = connection.row("SELECT text FROM entries WHERE uid = ?", (uid,))
    return row[0] if row else ""


def days_named(connection: Connection, texts: Sequence[str], source: str) -> dict[date, int]:
    """How many wins in any of these very words, or of that source, each day has."""
    marks = ", ".join("?" * len(texts))
    rows = connection.rows(
        "SELECT day, count(*) FROM entries WHERE kind = 'win' AND deleted_at IS NULL"
        f" AND (text IN ({marks}) OR source = ?) GROUP BY day",
        (*texts, source),
    )
    return {found: wins for day, wins in rows if (found := stored_values.day(day))}


def entries_of_days(
    connection: Connection, days: Iterable[date], kinds: Iterable[Kind], most: int | None
) -> dict[date, tuple[Entry, ...]]:
    """The entries of these days in the order they happened; days without any are left out.

    Of each day the first `most` are given. What is on the not-yet list is left out.
    """
    import json

    wanted = tuple(kinds) or GENTLE
    marks = ", ".join("?" * len(wanted))
    held = connection.rows(
        "SELECT DISTINCT day FROM day_counts WHERE day IN (SELECT value FROM json_each(?))"
        f" AND kind IN ({marks})",
        (json.dumps([day.isoformat() for day in days]), *wanted),
    )
    found = {}
    for (day,) in held:
        rows = connection.rows(
            f"SELECT id FROM entries WHERE day = ? AND deleted_at IS NULL AND kind IN ({marks})"
            " AND source IS NOT ? ORDER BY at, id LIMIT ?",
            (day, *wanted, NOT_YET, -1 if most is None else most),
        )
        if rows:
            numbers = [number for (number,) in rows]
            found[date.fromisoformat(day)] = tuple(entry_reader.entries(connection, numbers))
    return found


def not_yet(connection: Connection) -> list[tuple[Entry, Entry | None]]:
    """All on the not-yet list, newest first, each with the later win put beside it."""
    items = entry_reader.matching(connection, EntryQuery(kinds=("reflection",), source=NOT_YET))
    parents = entry_reader.entries(connection, [item.parent or 0 for item in items])
    wins = {win.id: win for win in parents if win.kind == "win" and not win.deleted}
    return [(item, wins.get(item.parent or 0)) for item in items]


def wins_toward(connection: Connection, number: int) -> list[Entry]:
    """The wins that were put under a line of the not-yet list, in the order of their days."""
    rows = connection.rows(
        "SELECT id FROM entries WHERE parent = ? AND kind = 'win' AND deleted_at IS NULL"
        " ORDER BY day, at, id",
        (number,),
    )
    return entry_reader.entries(connection, [found for (found,) in rows])


def tag_counts(connection: Connection, sign: str) -> list[tuple[str, int]]:
    """The tags that begin with `#` or `@` and how many wins have them, most used first.

    Each is as it was first written.
    """
    rows = connection.rows(
        # in this order
        "SELECT tags.tag, count(*) FROM tags CROSS JOIN entries ON id = tags.entry"
        " WHERE tags.tag >= ? AND tags.tag < ? AND kind = 'win' AND deleted_at IS NULL"
        " GROUP BY 1 ORDER BY 2 DESC, 1",
        (sign, chr(ord(sign) + 1)),
    )
    return [(entry_reader.first_written(connection, tag), wins) for tag, wins in rows]


def kinds_of_win(connection: Connection, first: date, last: date) -> list[tuple[str, int]]:
    """The kinds that wins of these days were given, most used first."""
    return _most_used(
        connection,
        "SELECT label, count(*) FROM entries WHERE kind = 'win' AND label <> ''",
        "label",
        first,
        last,
    )


def feelings(connection: Connection, first: date, last: date) -> list[tuple[str, int]]:
    """The words for feelings that were chosen on these days, most used first."""
    return _most_used(
        connection,
        "SELECT feelings.word, count(*) FROM entries JOIN feelings ON feelings.entry = id"
        " WHERE true",
        "feelings.word",
        first,
        last,
    )


def eased(connection: Connection, first: date, last: date) -> list[tuple[str, int]]:
    """The small steps that eased a hard moment on these days, most used first."""
    return _most_used(
        connection,
        "SELECT max(text), count(*) FROM entries WHERE kind = 'step' AND outcome = 'easier'",
        "coalesce(source, lower(text))",
        first,
        last,
    )


def _most_used(
    connection: Connection, select: str, group: str, first: date, last: date
) -> list[tuple[str, int]]:
    rows: list[tuple[str, int]] = connection.rows(
        f"{select} AND deleted_at IS NULL AND day >= ? AND day <= ?"
        f" GROUP BY {group} ORDER BY count(*) DESC, 1",
        (first.isoformat(), last.isoformat()),
    )
    return rows
