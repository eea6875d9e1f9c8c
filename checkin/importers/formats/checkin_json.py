"""What checkin itself exports as JSON: the entries, with all they have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

from checkin.core.entries import INTENTION_OUTCOMES, KINDS, STEP_OUTCOMES, Entry
from checkin.core.entry_checks import HARDEST, SCALES
from checkin.core.entry_fields import (
    CODE,
    DAY,
    FIELDS,
    FLAG,
    KEPT_BY_PROGRAM,
    LISTS,
    MOMENT,
    NAME,
    NUMBER,
    STAMP,
    WORDS,
)
from checkin.core.text import quoted
from checkin.importers import days
from checkin.importers.checkin_rows import beside
from checkin.importers.json_values import Thing, listed, looks
from checkin.importers.record import CannotImport, Imported, Item, Unreadable, each, joined
from checkin.importers.source import Source

LABEL = "checkin (JSON)"
GROUP = "checkin itself"
HOW_TO_EXPORT = "Run: checkin export --output checkin.json"

FORMAT = 1
"""The number of the newest form that can be read; `docs/export.md` describes it."""

_NAMES = ("uid", "kind", "day", "text")


def sniff(source: Source) -> bool:
    """A document of checkin, or a list of its entries."""
    if not source.single:
        return False
    value = source.json(source.files[0])
    return (isinstance(value, dict) and isinstance(value.get("checkin"), int)) or looks(
        source, source.files[0], _NAMES
    )


def read(source: Source) -> Iterator[Item]:
    """Each entry, and whatever else is in the document: changes, people, settings."""
    file = source.files[0]
    value = source.json(file)
    key = ""
    if isinstance(value, dict):
        key = "entries"
        if value.get("checkin", 0) > FORMAT:
            raise CannotImport(
                f"{source.name} was written by a newer checkin.", "Install that one, and try again."
            )
    yield from each(listed(source, file, key), entry_of)
    if isinstance(value, dict):
        yield from beside(source, file, value, entry_of)


def entry_of(one: Thing) -> Iterable[Item]:
    """An entry from its values by the names in an export."""
    kind, outcome = one.text("kind"), one.text("outcome")
    if kind not in KINDS:
        raise Unreadable(f"The kind {quoted(kind)} is not known.")
    if outcome and outcome not in (*INTENTION_OUTCOMES, *STEP_OUTCOMES):
        raise Unreadable(f"The outcome {quoted(outcome)} is not known.")
    read = {name: _READ[sort](one, name) for name, sort in (KEPT_BY_PROGRAM | FIELDS).items()}
    read["id"] = read["id"] or 0
    read |= {name: read[name] or None for name in ("outcome", "deleted_at")}
    lists: dict[str, Any] = {name: one.texts(name) for name in LISTS}
    shown_tags = one.texts("shown_tags") or lists["tags"]
    entry = Entry(**read, **lists, shown_tags=shown_tags)
    yield Imported(
        one.where,
        entry.day,
        entry.text,
        at=entry.at,
        note=joined(*entry.notes.values()),
        tags=shown_tags,
        kind=entry.kind,
        source_id=entry.uid,
        entry=entry,
    )


def _at(one: Thing, name: str) -> datetime | None:
    text = one.text(name)
    if not text:
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise Unreadable(f"The time {quoted(text)} can't be read.") from error
    if at.tzinfo is None:
        raise Unreadable(f"The time {quoted(text)} does not say how far it is from UTC.")
    return at


def _number(one: Thing, name: str) -> int | None:
    value = one.whole(name)
    if name in SCALES and value is not None and value not in range(HARDEST + 1):
        raise Unreadable(f"A rating is from 0 to {HARDEST}, not {value}.")
    return value


_READ: dict[str, Callable[[Thing, str], Any]] = {
    WORDS: Thing.text,
    NAME: lambda one, name: one.text(name) or None,
    CODE: Thing.text,
    STAMP: Thing.text,
    NUMBER: _number,
    FLAG: Thing.yes,
    DAY: lambda one, name: days.iso_day(one.text(name)),
    MOMENT: _at,
}
"""How a value of each sort is read."""
