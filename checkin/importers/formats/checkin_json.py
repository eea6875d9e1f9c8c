"""What checkin itself exports as JSON: the entries, with all they have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import cast

from checkin.core.date_words import quoted
from checkin.core.entries import INTENTION_OUTCOMES, KINDS, STEP_OUTCOMES, Entry, Outcome
from checkin.importers import days
from checkin.importers.json_values import Thing, listed, looks
from checkin.importers.record import CannotImport, Imported, Item, LeftOut, Unreadable, each
from checkin.importers.source import Source

LABEL = "checkin (JSON)"
HOW_TO_EXPORT = "Run: checkin export --output checkin.json"

FORMAT = 1
"""The number of the newest form that can be read; `docs/export.md` describes it."""

_NAMES = ("uid", "kind", "day", "text")
_BESIDE = ("people", "plan", "help_lines", "stretches", "settings", "notes", "drafts")


def sniff(source: Source) -> bool:
    """A document of checkin, or a list of its entries."""
    if not source.single:
        return False
    value = source.json(source.files[0])
    return (isinstance(value, dict) and isinstance(value.get("checkin"), int)) or looks(
        source, source.files[0], _NAMES
    )


def read(source: Source) -> Iterator[Item]:
    """Each entry. What else is in the document is said to be left out."""
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
    for name in _BESIDE:
        if isinstance(value, dict) and value.get(name):
            yield LeftOut(source.where(file, part=name), "Only entries are read.")


def entry_of(one: Thing) -> Iterable[Item]:
    """An entry from its values by the names in an export."""
    kind, outcome = one.text("kind"), one.text("outcome")
    if kind not in KINDS:
        raise Unreadable(f"The kind {quoted(kind)} is not known.")
    if outcome and outcome not in (*INTENTION_OUTCOMES, *STEP_OUTCOMES):
        raise Unreadable(f"The outcome {quoted(outcome)} is not known.")
    day, at = _day(one.text("day")), _at(one.text("at"))
    tags = one.texts("shown_tags") or one.texts("tags")
    entry = Entry(
        id=one.whole("id") or 0,
        uid=one.text("uid"),
        kind=kind,
        day=day,
        at=at,
        text=one.text("text"),
        why=one.text("why"),
        cue=one.text("cue"),
        label=one.text("label") or None,
        outcome=cast(Outcome, outcome) or None,
        before=_rating(one, "before"),
        after=_rating(one, "after"),
        parent=one.whole("parent"),
        source=one.text("source") or None,
        bring=one.yes("bring"),
        keepsake=one.yes("keepsake"),
        created_at=one.text("created_at"),
        updated_at=one.text("updated_at"),
        deleted_at=one.text("deleted_at") or None,
        tags=one.texts("tags"),
        shown_tags=tags,
        feelings=one.texts("feelings"),
        marks=one.texts("marks"),
    )
    yield Imported(
        one.where,
        day,
        entry.text,
        at=at,
        note=entry.why,
        tags=tags,
        kind=entry.kind,
        source_id=entry.uid,
        entry=entry,
    )


def _day(text: str) -> date:
    return days.iso_day(text)


def _at(text: str) -> datetime | None:
    if not text:
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise Unreadable(f"The time {quoted(text)} cannot be read.") from error
    if at.tzinfo is None:
        raise Unreadable(f"The time {quoted(text)} does not say how far it is from UTC.")
    return at


def _rating(one: Thing, name: str) -> int | None:
    value = one.whole(name)
    if value is not None and value not in range(11):
        raise Unreadable(f"A rating is from 0 to 10, not {value}.")
    return value
