"""Day One's JSON: a zip with a file for each journal, such a file alone, or the unpacked folder.

The day is that of `creationDate` in the `timeZone` of the entry, wherever this computer is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from checkin.core.text import quoted
from checkin.importers import days
from checkin.importers.json_values import Thing, listed, looks, objects
from checkin.importers.markup import unescaped, without_many_blanks
from checkin.importers.record import Imported, Item, LeftOut, Problem, Unreadable, each
from checkin.importers.source import Source

LABEL = "Day One"
GROUP = "Diaries and notes"
HOW_TO_EXPORT = (
    "In Day One, open Settings, then Import/Export, and export as JSON. You'll get a zip."
)

_MEDIA = re.compile(r"!?\[([^\[\]\n]{0,500})\]\(dayone-moment:[^()\s]{0,500}\)")


def sniff(source: Source) -> bool:
    """A journal whose entries have a date of creation."""
    return any(_is_journal(source, file) for file in source.candidates(".json")[:20])


def read(source: Source) -> Iterator[Item]:
    """The entries of every journal."""
    for file in source.candidates(".json"):
        try:
            if not _is_journal(source, file):
                yield LeftOut(file, "It isn't a Day One journal.")
                continue
            yield from each(listed(source, file, "entries"), _entry)
        except Unreadable as error:
            yield Problem(source.where(file), str(error))


def _is_journal(source: Source, file: str) -> bool:
    return looks(source, file, ("creationDate",), "entries")


def _entry(one: Thing) -> Iterable[Item]:
    moment = days.moment(one.text("creationDate"))
    name = one.text("timeZone")
    zone = days.zone_named(name)
    at = days.local(moment, zone or (moment.tzinfo if moment.utcoffset() else None))
    text = _words(one)
    if not text and not one.texts("tags"):
        yield LeftOut(one.where, "It has no words. It may be a picture or a recording.")
        return
    unknown = f"The time zone {quoted(name)} isn't known here; the day is this computer's."
    yield Imported(
        one.where,
        at.date(),
        text,
        at=None if one.yes("isAllDay") else at,
        tags=one.texts("tags"),
        starred=one.yes("starred"),
        source_id=one.text("uuid"),
        remark=unknown if name and not zone else "",
    )


def _words(one: Thing) -> str:
    """The words of an entry without links to pictures, from its rich text if it has no other."""
    text = unescaped(_MEDIA.sub(_without_media, one.text("text")))
    return without_many_blanks(text) or without_many_blanks(_rich(one.text("richText")))


def _without_media(found: re.Match[str]) -> str:
    return "" if found[0].startswith("!") else found[1]


def _rich(rich_text: str) -> str:
    if not rich_text:
        return ""
    try:
        rich = json.loads(rich_text)
    except (ValueError, RecursionError) as error:
        raise Unreadable("Its words can't be read: its rich text isn't complete.") from error
    contents = objects(rich.get("contents") if isinstance(rich, dict) else None)
    pieces = [piece for one in contents if isinstance(piece := one.values.get("text"), str)]
    return "".join(pieces).replace("\u2028", "\n")
