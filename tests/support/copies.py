"""All that two copies of a file have to agree on once they are merged, read by plain SQL."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from checkin.core.clock import Clock
from checkin.core.entry_fields import FIELDS
from checkin.core.merge_records import Merged
from checkin.journal import Journal
from checkin.journal.merges import open_other
from checkin.storage.support_lists import place_value

_LISTS = {"tags": "coalesce(shown, tag)", "feelings": "word", "marks": "mark"}
_OF_ONE_FILE = ("import:", "merge:", "copy:", "backup:", "reminded")


def copy(path: Path, name: str) -> Path:
    """A copy of a file that nobody has open, under another name."""
    return Path(shutil.copyfile(path, path.with_name(name)))


def merge(path: Path, other: Path, clock: Clock | None = None) -> Merged:
    """Merge another file into the one at `path`."""
    with Journal.open(path, clock, "1.one") as journal, open_other(str(other), str(path)) as there:
        return journal.merges.merge(there)


def agreed(path: Path) -> dict[str, Any]:
    """What a file holds, with the numbers that are its own replaced by uids."""
    with closing(sqlite3.connect(path)) as raw:
        raw.row_factory = sqlite3.Row
        uids = dict(tuple(row) for row in raw.execute("SELECT id, uid FROM entries"))
        return {
            "entries": dict(_entries(raw, uids)),
            "people": list(_lines(raw, "people", ("name", "reach", "ask"))),
            "plan": list(_lines(raw, "plan", ("field", "text"))),
            "settings": sorted(map(tuple, raw.execute("SELECT name, value, set_at FROM settings"))),
            "state": sorted(_notes(raw, uids)),
            "drafts": sorted(_drafts(raw, uids)),
        }


def _entries(raw: sqlite3.Connection, uids: dict[int, str]) -> Iterator[tuple[str, Any]]:
    for row in raw.execute("SELECT * FROM entries"):
        now = {name: row[name] for name in FIELDS}
        for table, column in _LISTS.items():
            found = raw.execute(f"SELECT {column} FROM {table} WHERE entry = ?", (row["id"],))
            now[table] = [value for (value,) in found]
        said = {_content(now, uids)}
        stamps = [row["updated_at"], row["deleted_at"]]
        for before, after, what, made_at in raw.execute(
            "SELECT before, after, what, made_at FROM revisions JOIN changes ON changes.id = change"
            " WHERE entry = ?",
            (row["id"],),
        ):
            said |= {_content(json.loads(one), uids) for one in (before, after) if one is not None}
            if before is not None and not what.startswith("merge "):
                stamps.append(made_at)
        moment = max(_instant(stamp) for stamp in stamps if stamp)
        yield row["uid"], (_content(now, uids), row["deleted_at"], moment, frozenset(said))


def _content(values: dict[str, Any], uids: dict[int, str]) -> str:
    said = {name: value for name, value in values.items() if value or value == 0}
    said |= {name: sorted(values[name]) for name in _LISTS if values.get(name)}
    for name in ("deleted_at", "updated_at"):
        said.pop(name, None)
    if said.get("parent"):
        said["parent"] = uids.get(said["parent"])
    return json.dumps(said, sort_keys=True)


def _lines(raw: sqlite3.Connection, table: str, words: tuple[str, ...]) -> Iterator[Any]:
    by_place: dict[int, list[sqlite3.Row]] = {}
    for row in raw.execute(f"SELECT * FROM {table} ORDER BY place, id"):
        by_place.setdefault(row["place"], []).append(row)
    for place, rows in by_place.items():
        versions = frozenset((row["uid"], *(row[name] for name in words)) for row in rows)
        stamp = max(_instant(row["updated_at"]) for row in rows)
        assert [row["deleted_at"] for row in rows[:-1] if row["deleted_at"] is None] == []
        yield place_value(place), versions, rows[-1]["uid"], rows[-1]["deleted_at"], stamp


def _notes(raw: sqlite3.Connection, uids: dict[int, str]) -> Iterator[tuple[str, ...]]:
    for name, value, set_at in raw.execute("SELECT name, value, set_at FROM state"):
        start, sign, number = name.partition(":")
        if name.startswith(_OF_ONE_FILE):
            continue
        if start in ("look-back", "not-again"):
            if int(number) in uids:
                yield f"{start}{sign}{uids[int(number)]}", value, set_at
            continue
        if start == "stretch":
            found = json.loads(value)
            value = json.dumps({**found, "kept": uids.get(found["kept"], 0)})
        yield name, value, "" if start == "earlier" else set_at


def _drafts(raw: sqlite3.Connection, uids: dict[int, str]) -> Iterator[tuple[str, ...]]:
    for row in raw.execute("SELECT * FROM drafts"):
        context = json.loads(row["context"])
        if context.get("id") in uids:
            context["id"] = uids[context["id"]]
        context = json.dumps(context, sort_keys=True)
        yield row["window"], row["screen"], row["field"], row["text"], context, row["saved_at"]


def _instant(stamp: str) -> float:
    return datetime.fromisoformat(stamp).timestamp()
