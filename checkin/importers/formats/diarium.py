"""Diarium's JSON, as other importers know it: a list of entries, or an object with one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checkin.importers import days
from checkin.importers.json_values import Thing, listed, looks
from checkin.importers.markup import from_html
from checkin.importers.record import Imported, Item, each
from checkin.importers.source import Source

LABEL = "Diarium"
GROUP = "Diaries and notes"
HOW_TO_EXPORT = "In Diarium, open Settings, then Export, and choose JSON."

_KEYS = ("", "entries")


def sniff(source: Source) -> bool:
    """Entries with a date and a heading."""
    return source.single and any(
        looks(source, source.files[0], ("date", "heading"), key) for key in _KEYS
    )


def read(source: Source) -> Iterator[Item]:
    """Each entry, on the day that is written in it: its times are local."""
    file = source.files[0]
    key = "" if isinstance(source.json(file), list) else "entries"
    return each(listed(source, file, key), _entry)


def _entry(one: Thing) -> Iterable[Item]:
    at = days.moment(one.text("date")).replace(tzinfo=None)
    words = one.text("text") or from_html(one.text("html"), line_breaks=False)
    yield Imported(
        one.where,
        days.day(at.year, at.month, at.day),
        words.strip(),
        at=at,
        title=one.text("heading").strip(),
        tags=one.texts("tags"),
    )
