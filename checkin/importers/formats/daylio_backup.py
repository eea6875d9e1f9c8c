"""Daylio's backup: a zip with JSON in base64, or that inner file by itself.

Its own time zones are wrong in several versions, so the day and time are those it shows: `year`,
`month` (from 0), `day`, `hour`, `minute`. The `pin` in it is not looked at.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, timezone

from checkin.importers import days
from checkin.importers.json_values import Thing, objects
from checkin.importers.markup import from_html
from checkin.importers.record import CannotImport, Imported, Item, Unreadable, each
from checkin.importers.source import Source

LABEL = "Daylio (backup)"
GROUP = "Moods"
HOW_TO_EXPORT = (
    "In Daylio, open More, then Backup & Restore, then Advanced Options, and export a backup."
)

_MOODS = {1: "rad", 2: "good", 3: "meh", 4: "bad", 5: "awful"}
_FIELDS = ("year", "month", "day")


def sniff(source: Source) -> bool:
    """A zip with `backup.daylio` in it, or base64 of an object that has day entries."""
    if not source.single:
        return _inner(source) is not None
    start = source.head(source.files[0])[:16]
    return start.startswith(("eyJ", "ewo", "ew0", "eyA")) and "dayEntries" in _backup(source)


def read(source: Source) -> Iterator[Item]:
    """Each of its day entries."""
    backup = _backup(source)
    file = _inner(source) or source.files[0]
    found = [
        Thing(
            source.where(file, part=f"entry {number}"),
            one if isinstance(one, dict) else {},
        )
        for number, one in enumerate(_list(backup.get("dayEntries")), 1)
    ]
    if found and not any(name in one.values for one in found for name in _FIELDS):
        raise CannotImport(
            f"{source.name} doesn't say which days its entries belong to.",
            "Make a new backup with Daylio itself, or export the table (CSV).",
        )
    moods = {number: one for one in objects(backup.get("customMoods")) if (number := _id(one))}
    tags = {number: one.text("name") for one in objects(backup.get("tags")) if (number := _id(one))}

    def entry(one: Thing) -> Iterable[Item]:
        year, month, number, hour, minute = (
            one.whole(name) for name in ("year", "month", "day", "hour", "minute")
        )
        if year is None or month is None or number is None:
            raise Unreadable("It has no day.")
        day = days.day(year, month + 1, number)
        time = (
            days.clock(f"{hour:02}:{minute:02}")
            if hour is not None and minute is not None
            else None
        )
        chosen = one.whole("mood")
        mood, level = _mood(moods.get(chosen or 0), chosen)
        yield Imported(
            one.where,
            day,
            from_html(one.text("note")),
            at=_placed(days.on(day, time), one.whole("datetime")),
            title=" ".join(from_html(one.text("note_title")).split()),
            tags=tuple(
                tags[t] for t in _list(one.values.get("tags")) if isinstance(t, int) and t in tags
            ),
            mood=mood,
            level=level,
            source_id=one.text("id"),
        )

    return each(found, entry)


def _inner(source: Source) -> str | None:
    return next((f for f in source.files if f.rpartition("/")[2].lower() == "backup.daylio"), None)


def _backup(source: Source) -> dict[str, object]:
    """The whole backup, without its code."""
    file = source.files[0] if source.single else _inner(source)
    if file is None:
        raise Unreadable("There's no backup.daylio in it.")
    try:
        data = base64.b64decode(b"".join(source.read(file).split()), validate=True)
        found = json.loads(data)
    except (binascii.Error, ValueError, RecursionError) as error:
        raise Unreadable("The backup isn't complete.") from error
    if not isinstance(found, dict):
        raise Unreadable("The backup isn't complete.")
    return {
        key: value for key, value in found.items() if key in ("dayEntries", "customMoods", "tags")
    }


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _id(one: Thing) -> int | None:
    return one.whole("id")


def _mood(chosen: Thing | None, number: int | None) -> tuple[str, int | None]:
    """What a mood is called, and how good it is: its group, from 1 to 5."""
    if chosen is None:
        return ("" if number is None else str(number)), None
    usual = _MOODS.get(chosen.whole("predefined_name_id") or 0, "")
    level = chosen.whole("mood_group_id")
    return chosen.text("custom_name") or usual, level if level in _MOODS else None


def _placed(shown: datetime | None, stamp: int | None) -> datetime | None:
    """The time shown, with its distance from UTC where the stamp beside it gives a possible one."""
    if shown is None or stamp is None:
        return shown
    utc = days.since_1970(stamp // 60_000 * 60, 1).replace(tzinfo=None)
    away = shown - utc
    if away % timedelta(minutes=15) or abs(away) > timedelta(hours=14):
        return shown
    return shown.replace(tzinfo=timezone(away))
