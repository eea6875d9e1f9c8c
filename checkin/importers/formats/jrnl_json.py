"""jrnl's JSON: `jrnl --format json`, or one file for each entry. Its times are local."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checkin.importers import days
from checkin.importers.json_values import Thing, listed, one_thing
from checkin.importers.record import Imported, Item, Problem, each
from checkin.importers.source import Source

LABEL = "jrnl (JSON)"
GROUP = "Diaries and notes"
HOW_TO_EXPORT = "Run: jrnl --format json --file journal.json"

_NOT_ITS = {"content", "heading", "html", "creationDate", "uid"}


def sniff(source: Source) -> bool:
    """Entries with a date and a title or body."""
    return source.single and any(_is_entry(one) for one in _entries(source)[:5])


def read(source: Source) -> Iterator[Item]:
    """Each entry. Its title is its first sentence, so it belongs to the words."""
    return each(_entries(source), _entry)


def _entries(source: Source) -> tuple[Thing | Problem, ...]:
    file = source.files[0]
    if found := listed(source, file, "entries"):
        return found
    return (one_thing(source, file),)


def _is_entry(one: Thing | Problem) -> bool:
    if isinstance(one, Problem):
        return False
    names = set(one.values)
    return "date" in names and bool(names & {"title", "body"}) and not names & _NOT_ITS


def _entry(one: Thing) -> Iterable[Item]:
    day = days.iso_day(one.text("date"))
    title, body = one.text("title").strip(), one.text("body").strip("\n")
    yield Imported(
        one.where,
        day,
        "\n".join(filter(None, (title, body))),
        at=days.on(day, days.clock(one.text("time"))),
        tags=one.texts("tags"),
        starred=one.yes("starred"),
        source_id=one.text("uuid"),
    )
