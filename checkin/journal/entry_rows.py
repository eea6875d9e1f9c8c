"""From what a person gave to the columns it is stored in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TypedDict

from checkin.core.clock import Clock
from checkin.core.entries import Entry, NewEntry, Outcome
from checkin.core.errors import NotPossible
from checkin.core.frozen import as_dict
from checkin.core.text import clean
from checkin.storage.entry_writer import Value


class Edits(TypedDict, total=False):
    """What can be changed of an entry; None leaves it as it is."""

    text: str | None
    why: str | None
    cue: str | None
    label: str | None
    day: date | None
    at: datetime | None
    outcome: Outcome | None
    before: int | None
    after: int | None
    parent: int | None
    """0 says that it belongs to no other entry."""
    source: str | None
    """Empty says that the words are the person's own."""
    bring: bool | None
    keepsake: bool | None
    tags: Iterable[str] | None
    feelings: Iterable[str] | None
    marks: Iterable[str] | None


def changed(given: Edits, was: Entry, clock: Clock) -> dict[str, Value]:
    """The columns that an edit sets. Raises `TooLong`, `NotPossible`, or `TypeError` for others.

    Moving an entry to a day alone drops its time.
    """
    for name in given:
        if name not in Edits.__annotations__:
            raise TypeError(f"an entry has no {name!r} to edit")
    row: dict[str, Value] = {}
    words = ("text", given.get("text")), ("why", given.get("why")), ("cue", given.get("cue"))
    for name, text in (*words, ("label", given.get("label"))):
        if text is not None:
            row[name] = clean(text)
    if row.get("text") == "" and was.kind != "setback":
        raise NotPossible(
            "There are no words in that.", "Nothing was changed. To put it away, delete it."
        )
    at, day = given.get("at"), given.get("day")
    if at is not None:
        row["at"] = moment(at)
        row["day"] = (day or clock.day_of(at)).isoformat()
    elif day is not None:
        row["day"] = day.isoformat()
        if day != was.day:
            row["at"] = None
    plain = given.get("outcome"), given.get("before"), given.get("after")
    for name, value in zip(("outcome", "before", "after"), plain, strict=True):
        if value is not None:
            row[name] = value
    for name, flag in (("bring", given.get("bring")), ("keepsake", given.get("keepsake"))):
        if flag is not None:
            row[name] = int(flag)
    source, parent = given.get("source"), given.get("parent")
    if source is not None:
        row["source"] = source or None
    if parent is not None:
        row["parent"] = parent or None
    return row


def new(given: NewEntry, clock: Clock) -> dict[str, Value]:
    """The columns of something new. With neither a day nor a time, it happens now.

    A clock that stands on an earlier day gives it that day, and no time.
    """
    at, day, now = given.at, given.day, clock.now()
    if day is None:
        day = clock.today() if at is None else clock.day_of(at)
    if at is None and day == clock.day_of(now):
        at = now
    row: dict[str, Value] = {
        name: value
        for name, value in as_dict(given).items()
        if name not in ("tags", "feelings", "marks")
    }
    return row | {
        "day": day.isoformat(),
        "at": moment(at) if at else None,
        "text": clean(given.text),
        "why": clean(given.why),
        "cue": clean(given.cue),
        "label": None if given.label is None else clean(given.label),
        "bring": int(given.bring),
        "keepsake": int(given.keepsake),
    }


def on_one_line(words: Iterable[str]) -> list[str]:
    """Words such as feelings, each on one line; those without a word are left out."""
    return [line for line in (" ".join(clean(word).split()) for word in words) if line]


def listable(needed: str, **words: str | None) -> dict[str, str]:
    """The words that are given, each on one line. Raises `NotPossible` if the needed are empty."""
    found = {key: " ".join(clean(text).split()) for key, text in words.items() if text is not None}
    if not found.get(needed, needed):
        raise NotPossible("There are no words in that.", "Write a few, or leave it.")
    return found


def moment(at: datetime) -> str:
    """A moment as it is stored: local time with its offset, to the second."""
    return at.isoformat(timespec="seconds")
