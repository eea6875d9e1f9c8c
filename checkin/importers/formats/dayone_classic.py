"""Day One Classic: a folder of `.doentry` files, each a property list."""

from __future__ import annotations

import plistlib
from collections.abc import Iterator
from datetime import UTC, datetime

from checkin.importers import days
from checkin.importers.markup import without_many_blanks
from checkin.importers.record import Imported, Item, LeftOut, Problem, Unreadable
from checkin.importers.source import Source

LABEL = "Day One Classic"
GROUP = "Diaries and notes"
HOW_TO_EXPORT = "Use the folder Journal.dayone, from where Day One keeps it."

_ENDING = ".doentry"


def sniff(source: Source) -> bool:
    """There is an entry of it."""
    return bool(source.ending(_ENDING))


def read(source: Source) -> Iterator[Item]:
    """Each entry in the order of time, by the clock where it was written."""
    found: list[tuple[datetime, Item]] = []
    for file in source.files:
        if not file.lower().endswith(_ENDING):
            yield LeftOut(file, "It isn't an entry.")
            continue
        try:
            found.append(_entry(source, file))
        except Unreadable as error:
            yield Problem(source.where(file), str(error))
    for _, item in sorted(found, key=lambda pair: pair[0]):
        yield item


def _entry(source: Source, file: str) -> tuple[datetime, Item]:
    data = source.read(file)
    if not data:
        raise Unreadable("It is empty.")
    try:
        values = plistlib.loads(data)
    except Exception as error:  # a wrong property list raises nearly anything
        raise Unreadable("The entry isn't complete.") from error
    created = values.get("Creation Date") if isinstance(values, dict) else None
    if not isinstance(created, datetime):
        raise Unreadable("It has no day.")
    moment = created.replace(tzinfo=UTC)
    zone = values.get("Time Zone")
    at = days.local(moment, days.zone_named(zone) if isinstance(zone, str) else None)
    text, tags, number = (values.get(name) for name in ("Entry Text", "Tags", "UUID"))
    words = without_many_blanks(text) if isinstance(text, str) else ""
    if not words:
        return moment, LeftOut(source.where(file), "It has no words.")
    return moment, Imported(
        source.where(file),
        at.date(),
        words,
        at=at,
        tags=tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
        starred=values.get("Starred") is True,
        source_id=number if isinstance(number, str) else "",
    )
