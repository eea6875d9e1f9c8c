"""tui-journal's JSON: what it exports, and the file of its JSON store. Its times are in UTC."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checkin.importers import days
from checkin.importers.json_values import Thing, listed, looks
from checkin.importers.record import Imported, Item, each
from checkin.importers.source import Source

LABEL = "tui-journal (JSON)"
GROUP = "Diaries and notes"
HOW_TO_EXPORT = (
    "In tui-journal, mark the journals and export them to a file, or use the file entries.json."
)


_KEYS = ("", "entries")


def sniff(source: Source) -> bool:
    """Entries with a date, a title and a content."""
    if not source.single:
        return False
    return any(looks(source, source.files[0], ("date", "title", "content"), key) for key in _KEYS)


def read(source: Source) -> Iterator[Item]:
    """Each entry, on the day that it has where this computer is."""
    file = source.files[0]
    key = "" if isinstance(source.json(file), list) else "entries"
    return each(listed(source, file, key), entry)


def entry(one: Thing) -> Iterable[Item]:
    """One entry, as both of its stores have it."""
    at = days.local(days.moment(one.text("date")))
    yield Imported(
        one.where,
        at.date(),
        one.text("content").replace("\r\n", "\n"),
        at=at,
        title=one.text("title"),
        tags=one.texts("tags"),
        source_id=one.text("id"),
    )
