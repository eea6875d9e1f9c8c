"""From what a person gave to the columns it is stored in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from checkin.core.clock import Clock
from checkin.core.entries import Entry, NewEntry
from checkin.core.entry_checks import check_fields, check_tags, texts
from checkin.core.entry_fields import FIELDS, LISTS, NAME
from checkin.core.errors import NotPossible
from checkin.core.frozen import as_dict, fields
from checkin.core.text import clean, show
from checkin.storage.entry_writer import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypedDict

    from checkin.core.entries import Edits

    class Details(TypedDict, total=False):
        """What an entry can have several of, in tables of their own; ready to be stored."""

        tags: list[str]
        feelings: list[str]
        marks: list[str]


def changed(given: Edits, was: Entry, clock: Clock) -> tuple[dict[str, Value], Details]:
    """The columns and details that an edit sets.

    Moving an entry to a day alone drops its time. Raises `NotAnEntry`, `TooLong`, `NotPossible`
    for no words, and `TypeError` for a name that an entry does not have.
    """
    for name in given:
        if name == "kind" or name not in fields(NewEntry):
            raise TypeError(f"an entry has no {name!r} to edit")
    check_fields(was.kind, given)
    row = _columns({name: value for name, value in given.items() if name not in LISTS})
    if row.get("text") == "" and was.kind != "setback":
        raise NotPossible(
            "Nothing to keep yet.", "Nothing was changed. To put the entry away, delete it."
        )
    at, day = given.get("at"), given.get("day")
    if at is not None:
        row["day"] = (day or clock.day_of(at)).isoformat()
    elif day is not None and day != was.day:
        row["at"] = None
    return row, _details(given)


def new(given: NewEntry, clock: Clock) -> tuple[dict[str, Value], Details]:
    """The columns and details of something new. With neither a day nor a time, it happens now.

    A clock that stands on an earlier day gives it that day, and no time. Raises `NotAnEntry` and
    `TooLong`.
    """
    values = as_dict(given)
    if given.day is None:
        del values["day"]
    check_fields(given.kind, values)
    at, day, now = given.at, given.day, clock.now()
    if day is None:
        day = clock.today() if at is None else clock.day_of(at)
    if at is None and day == clock.day_of(now):
        at = now
    columns = {name: value for name, value in values.items() if name not in LISTS}
    return _columns(columns | {"day": day, "at": at}), _details(values)


def whole(given: Entry) -> tuple[dict[str, Value], Details]:
    """The columns and details of an entry that another copy of the file holds, but its parent.

    Raises `NotAnEntry` and `TooLong`.
    """
    values = {name: getattr(given, name) for name in FIELDS if name != "parent"}
    check_fields(given.kind, values)
    lists = {name: getattr(given, name) for name in LISTS}
    return _columns(values), _details({**lists, "tags": given.shown_tags or given.tags})


def _columns(values: Mapping[str, object]) -> dict[str, Value]:
    return {name: _column(name, value) for name, value in values.items()}


def _column(name: str, value: object) -> Value:
    if isinstance(value, datetime):
        return timestamp(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, str):
        cleaned = clean(value)
        return None if FIELDS[name] == NAME and not cleaned else cleaned
    assert value is None or isinstance(value, int)  # as `check_fields` has seen
    return value


def _details(values: Mapping[str, object]) -> Details:
    found: Details = {}
    if "tags" in values:
        found["tags"] = list(checked_tags("tags", values["tags"]))
    if "feelings" in values:
        found["feelings"] = _on_one_line(texts("feelings", values["feelings"]))
    if "marks" in values:
        found["marks"] = _on_one_line(texts("marks", values["marks"]))
    return found


def checked_tags(name: str, tags: object) -> tuple[str, ...]:
    """The tags that are given under that name, each on one line and harmless to show.

    Raises `NotAnEntry` for what are none.
    """
    found = texts(name, tags)
    check_tags(found)
    return tuple([show(tag, one_line=True) for tag in found])


def listable(needed: str, **words: str | None) -> dict[str, str]:
    """The words that are given, each on one line. Raises `NotPossible` if the needed are empty."""
    found = {key: " ".join(clean(text).split()) for key, text in words.items() if text is not None}
    if not found.get(needed, needed):
        raise NotPossible("Nothing to keep yet.", "Type a few words.")
    return found


def timestamp(at: datetime) -> str:
    """A moment as it is stored: local time with its offset, to the second."""
    return at.isoformat(timespec="seconds")


def _on_one_line(words: Iterable[str]) -> list[str]:
    """Words such as feelings, each on one line; those without a word are left out."""
    return [line for line in (" ".join(clean(word).split()) for word in words) if line]
