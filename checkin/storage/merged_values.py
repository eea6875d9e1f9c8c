"""What another copy of the file has of settings, notes and drafts, and bringing it in.

Of each, what was set or typed last holds. Words that it replaces stay in the file: those of a
setting, a help line or a stretch as a note, and those of a field as a draft of its own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from checkin.core.frozen import Frozen
from checkin.core.lock import LOCK
from checkin.core.purge_records import NOTE as PURGED
from checkin.core.stretches import NOTE as STRETCH
from checkin.storage.backup_files import TROUBLE
from checkin.storage.connection import Connection
from checkin.storage.imports import NOTE as IMPORTED
from checkin.storage.merge_notes import COPY, NOTE, Replaced
from checkin.storage.merged_entries import Uids, instant, number_of
from checkin.storage.stored_values import json_object
from checkin.storage.support_lists import LINE

EARLIER = "earlier:"
"""How the names of notes begin that hold what a setting or a note was before a merge."""

Here = Callable[[int], int | str | None]
"""Gives what stands for the number of an entry: its number in another file, or its uid."""
Renumber = Callable[[str, str, Here], tuple[str, str]]
"""A note with other numbers of entries: its name and value; no name if its entry is not there."""

_OF_THIS_FILE = (TROUBLE, IMPORTED, NOTE, COPY, PURGED, "reminded")
"""How the names of notes begin that say something of one file alone."""
_NOT_SHARED = ("backups-to", LOCK)
"""Settings of one computer, or of one file, alone."""
_HAS_WORDS = (LINE, STRETCH)
_OF_ENTRIES = ("id", "win", "goal", "setback")
"""What the contexts of drafts say the number of an entry under."""
_OF_LINES = ("line",)
_LENGTH = 36
"""Of a uid."""
_APART = "~"
"""What stands after the window of a draft in whose field there is another one."""
_DIGITS = 8


def compare_named(
    here: Connection, other: Connection, table: str, renumber: Renumber
) -> tuple[list[Replaced], dict[str, int]]:
    """What has to be written of settings or notes, and how many change for a person, by sort."""
    mine = dict(_named(here, table, renumber))
    changed: dict[str, int] = {}
    after: dict[str, tuple[str, str]] = {}
    for name, (value, set_at) in _named(other, table, renumber):
        if name not in mine:
            after[name] = value, set_at
            _count(changed, table, name)
            continue
        was, was_set_at = mine[name]
        is_newer = (instant(set_at), value) > (instant(was_set_at), was)
        if is_newer:
            after[name] = value, set_at
        if value != was:
            _count(changed, table, name, int(is_newer))
            loser = (was, was_set_at) if is_newer else (value, set_at)
            if table == "settings" or name.startswith(_HAS_WORDS):
                after.setdefault(_earlier(table, name, loser[0]), loser)
    if table == "state":
        return _of_notes(here, {**mine}, after, renumber), changed
    earlier = {name: row for name, row in after.items() if name.startswith(EARLIER)}
    values = {name: row for name, row in after.items() if name not in earlier}
    return [
        *_replaced(here, "settings", values),
        *_of_notes(here, dict(_named(here, "state", renumber)), earlier, renumber),
    ], changed


def without_those_that_hold(here: Connection, renumber: Renumber) -> list[Replaced]:
    """The notes of earlier values that hold again, to be removed."""
    held = {}
    for table in ("settings", "state"):
        for name, (value, _) in _named(here, table, renumber):
            held[_earlier(table, name, value)] = True
    rows = here.rows("SELECT name, value, set_at FROM state WHERE name GLOB ?", (f"{EARLIER}*",))
    return [
        Replaced("state", [dict(zip(("name", "value", "set_at"), row, strict=True))], [])
        for row in rows
        if row[0] in held
    ]


def compare_drafts(here: Connection, other: Connection) -> tuple[list[Replaced], int]:
    """What has to be written of drafts, and how many of them come in."""
    mine, theirs = _drafts(here), _drafts(other)
    found: list[Replaced] = []
    coming = 0
    for screen, drafts in theirs.items():
        own = mine.get(screen, [])
        joined = _joined([*own, *drafts])
        before = [one.row for one in own]
        said = {one.content for one in own}
        coming += sum(one.content not in said for one in joined)
        after = [_here(here, one) for one in joined]
        if sorted(map(json.dumps, before)) != sorted(map(json.dumps, after)):
            found.append(Replaced("drafts", before, after))
    return found, coming


def _named(
    connection: Connection, table: str, renumber: Renumber
) -> Iterator[tuple[str, tuple[str, str]]]:
    """The settings or notes that copies of a file share, with uids for numbers of entries."""
    uids = Uids(connection)
    for name, value, set_at in connection.rows(
        f"SELECT name, value, set_at FROM {table} ORDER BY name"
    ):
        if table == "settings":
            if name not in _NOT_SHARED:
                yield name, (value, set_at)
        elif name.startswith(EARLIER):
            yield name, (value, set_at)
        elif not name.startswith(_OF_THIS_FILE):
            shared, said = renumber(name, value, uids.of)
            if shared:
                yield shared, (said, set_at)


def _of_notes(
    here: Connection,
    mine: Mapping[str, tuple[str, str]],
    after: Mapping[str, tuple[str, str]],
    renumber: Renumber,
) -> list[Replaced]:
    """What is to be written of notes, by the names they share."""
    rows = {}
    for name, (value, set_at) in after.items():
        if name.startswith(EARLIER):
            if name not in mine:
                rows[name] = value, set_at
            continue
        own, said = _numbered(here, name, value, renumber)
        if own:
            rows[own] = said, set_at
    return _replaced(here, "state", rows)


def _numbered(here: Connection, name: str, value: str, renumber: Renumber) -> tuple[str, str]:
    """The note with the numbers that entries have in this file."""
    start, sign, uid = name.partition(":")
    if sign and len(uid) == _LENGTH:
        number = number_of(here, uid)
        return (f"{start}:{number}", value) if number is not None else ("", value)
    if name.startswith(STRETCH):
        try:
            found = json.loads(value)
        except (ValueError, RecursionError):
            return name, value
        if isinstance(found, dict) and isinstance(found.get("kept"), str):
            found["kept"] = number_of(here, found["kept"]) or 0
            value = json.dumps(found, ensure_ascii=False)
    return name, value


def _replaced(here: Connection, table: str, rows: Mapping[str, tuple[str, str]]) -> list[Replaced]:
    found = []
    for name, (value, set_at) in rows.items():
        row = here.row(f"SELECT name, value, set_at FROM {table} WHERE name = ?", (name,))
        before = [dict(zip(("name", "value", "set_at"), row, strict=True))] if row else []
        after = [{"name": name, "value": value, "set_at": set_at}]
        if before != after:
            found.append(Replaced(table, before, after))
    return found


def _earlier(table: str, name: str, value: str) -> str:
    digest = sha256(value.encode(errors="surrogatepass")).hexdigest()[:16]
    return f"{EARLIER}{table}:{name}:{digest}"


def _count(counts: dict[str, int], table: str, name: str, by: int = 1) -> None:
    if name.startswith(EARLIER) or not by:
        return
    sort = "settings" if table == "settings" else "notes"
    if name.startswith(LINE):
        sort = "help_lines"
    elif name.startswith(STRETCH):
        sort = "stretches"
    counts[sort] = counts.get(sort, 0) + by


class _Draft(Frozen):
    """A draft of one of the files."""

    row: Mapping[str, Any]
    window: str
    """The window it was typed in, wherever it stands now."""
    field: str
    context: Mapping[str, Any]
    """Both with uids for numbers."""

    @property
    def content(self) -> str:
        """All that it says."""
        return json.dumps([self.row["text"], self.context], sort_keys=True, ensure_ascii=False)

    @property
    def is_apart(self) -> bool:
        """Whether another one is in its field."""
        return bool(self.row["window"] != self.window)

    @property
    def rank(self) -> tuple[float, str]:
        """What holds of two is the greater one."""
        return instant(self.row["saved_at"]), self.content


def _drafts(connection: Connection) -> dict[tuple[str, str, str], list[_Draft]]:
    """The drafts by window, screen and field."""
    names = [row[1] for row in connection.rows("PRAGMA table_info(drafts)")]
    entries, lines = Uids(connection), Uids(connection, "plan")
    found: dict[tuple[str, str, str], list[_Draft]] = {}
    for values in connection.rows(f"SELECT {', '.join(names)} FROM drafts"):
        row = dict(zip(names, values, strict=True))
        context = json_object(row["context"])
        field = row["field"]
        for keys, uids in ((_OF_ENTRIES, entries), (_OF_LINES, lines)):
            for key in keys:
                number = context.get(key)
                uid = None if isinstance(number, bool) else uids.of(number)
                if uid is not None:
                    context[key] = uid
                    field = _with_end(field, str(number), uid)
        window = row["window"].partition(_APART)[0]
        found.setdefault((window, row["screen"], field), []).append(
            _Draft(row, window, field, context)
        )
    return found


def _joined(drafts: list[_Draft]) -> list[_Draft]:
    """One of each that says something else, the one that holds first if any does."""
    by_content: dict[str, _Draft] = {}
    for one in sorted(drafts, key=lambda one: one.rank):
        by_content[one.content] = one
    held = max((one for one in drafts if not one.is_apart), key=lambda one: one.rank, default=None)
    found = []
    for content, one in by_content.items():
        window = one.window
        if held is None or content != held.content:
            window += _APART + sha256(content.encode(errors="surrogatepass")).hexdigest()[:_DIGITS]
        found.append(_Draft({**one.row, "window": window}, one.window, one.field, one.context))
    return found


def _here(connection: Connection, one: _Draft) -> Mapping[str, Any]:
    """The row of a draft, with the numbers that this file has."""
    context = dict(one.context)
    field = one.field
    for keys, table in ((_OF_ENTRIES, "entries"), (_OF_LINES, "plan")):
        for key in keys:
            uid = context.get(key)
            if not isinstance(uid, str) or len(uid) != _LENGTH:
                continue
            number = number_of(connection, uid, table)
            if number is not None:
                context[key] = number
                field = _with_end(field, uid, str(number))
    return {**one.row, "field": field, "context": json.dumps(context)}


def _with_end(field: str, end: str, other: str) -> str:
    """A field with another end, such as the number of the entry it is about."""
    return f"{field.removesuffix(end)}{other}" if field.endswith(f"-{end}") else field
