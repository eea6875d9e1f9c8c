"""Journey's JSON: a file for each entry, in a zip, a folder, or one by itself.

`date_journal` is in milliseconds; the day is that in the `timezone` beside it. Newer files have the
moment in words, under `dateOfJournal` or `date_of_journal`. A mood of 0 is not set, and 1.79e308 is
no place.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from checkin.core.text import quoted
from checkin.importers import days
from checkin.importers.json_values import Thing, one_thing
from checkin.importers.markup import from_html
from checkin.importers.record import Imported, Item, LeftOut, Problem, Unreadable
from checkin.importers.source import Source

LABEL = "Journey"
GROUP = "Diaries and notes"
HOW_TO_EXPORT = "In Journey, open Settings, then Export, and choose the zip with JSON."

_STAMPS = ("date_journal", "dateOfJournal", "date_of_journal")


def sniff(source: Source) -> bool:
    """An entry with the moment it is about."""
    for file in source.candidates(".json")[:20]:
        try:
            if _is_entry(one_thing(source, file)):
                return True
        except Unreadable:
            continue
    return False


def read(source: Source) -> Iterator[Item]:
    """Each entry."""
    mine = set(source.candidates(".json"))
    for file in source.files:
        if file not in mine:
            yield LeftOut(file, "It's a picture, a recording or something else.")
            continue
        try:
            one = one_thing(source, file)
            if _is_entry(one):
                yield _entry(one)
            else:
                yield LeftOut(file, "It isn't an entry.")
        except Unreadable as error:
            yield Problem(source.where(file), str(error))


def _is_entry(one: Thing) -> bool:
    return any(name in one.values for name in _STAMPS) and "text" in one.values


def _moment(one: Thing) -> datetime:
    for name in _STAMPS:
        if stamp := one.whole(name):
            return days.since_1970(stamp, 1000)
        if one.whole(name) is None and (written := one.text(name)):
            return days.moment(written)
    raise Unreadable("It has no day.")


def _entry(one: Thing) -> Item:
    moment = _moment(one)
    name = one.text("timezone")
    zone = days.zone_named(name)
    at = days.local(moment, zone)
    text = one.text("text")
    if one.text("type").lower() == "html" or text.startswith(("<p", "<div")):
        text = from_html(text, line_breaks=False)
    rated = one.whole("mood")
    mood = one.text("mood") if rated is None else str(rated or "")
    unknown = f"The time zone {quoted(name)} isn't known here; the day is this computer's."
    return Imported(
        one.where,
        at.date(),
        text.strip(),
        at=at,
        tags=one.texts("tags"),
        mood=mood,
        starred=one.yes("favourite") or one.yes("favorite"),
        source_id=one.text("id"),
        remark=unknown if name and not zone else "",
    )
