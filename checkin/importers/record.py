"""What reading another program's file gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import TypeVar

from checkin.core.entries import Entry, Kind
from checkin.core.errors import CheckinError
from checkin.core.frozen import Frozen

T = TypeVar("T")

NOTE_ALONE = "It's a note on a day that nobody marked by hand."
"""Why a note of a habit is not taken."""


class Imported(Frozen):
    """Something that was kept elsewhere, as it was there."""

    where: str
    """Its place in the file, in words: "line 5", "2020/08/29.txt, line 1"."""
    day: date
    """The day it belongs to, as the other program showed it."""
    text: str = ""
    at: datetime | None = None
    """When it was: with its distance from UTC where the file says it, else the time that a clock
    showed; nothing if the file has only the day."""
    title: str = ""
    note: str = ""
    """What was written beside it, such as the note of a habit on that day."""
    tags: tuple[str, ...] = ()
    """As they are written there, each once."""
    mood: str = ""
    """What the mood is called there. What it means is not guessed."""
    level: int | None = None
    """How good the mood is, 1 the best to 5 the worst, where the file itself says so."""
    kind: Kind | None = None
    """What it is, where the file tells: something done is a win."""
    starred: bool = False
    source_id: str = ""
    """What the other program knows it by."""
    remark: str = ""
    """What a person should know about how it was read, as a sentence."""
    entry: Entry | None = None
    """All of it, where checkin itself wrote the file."""


class Problem(Frozen):
    """Something that could not be read."""

    where: str
    why: str
    """A sentence."""


class LeftOut(Frozen):
    """Something that can be read and is not taken."""

    where: str
    why: str
    """A sentence."""


class Version(Frozen):
    """How an entry was before a change, and after it once it was undone."""

    number: int
    """The number of the entry in the file."""
    before: Entry | None
    """None if the change added it."""
    after: Entry | None


class Change(Frozen):
    """One thing a person did, where checkin itself wrote the file."""

    where: str
    number: int
    what: str
    made_at: str
    state: str
    versions: tuple[Version, ...]


class Line(Frozen):
    """A row that is no entry, where checkin itself wrote the file: a person, a setting, a note."""

    where: str
    part: str
    """The list of the file that it stands in: "people", "settings"."""
    values: Mapping[str, str | int | None]
    """By column, ready to be stored."""


Item = Imported | Problem | LeftOut | Change | Line


class Unreadable(Exception):
    """A part of a file is not what it should be; the message is a sentence."""


class CannotImport(CheckinError):
    """A file, or all that is in it, cannot be imported."""


def each(values: Iterable[T | Problem], read: Callable[[T], Iterable[Item]]) -> Iterator[Item]:
    """What `read` finds in every value. One that is `Unreadable` is a problem at its `where`."""
    for value in values:
        if isinstance(value, Problem):
            yield value
            continue
        try:
            yield from tuple(read(value))
        except Unreadable as error:
            yield Problem(str(getattr(value, "where", "")), str(error))


def once(tags: Iterable[str]) -> tuple[str, ...]:
    """The tags without space around them, each once whatever its case, without empty ones."""
    found: dict[str, str] = {}
    for tag in tags:
        if tag := " ".join(tag.split()) if "\n" in tag else tag.strip():
            found.setdefault(tag.casefold(), tag)
    return tuple(found.values())


def joined(*parts: str) -> str:
    """Those of the texts that are not empty, with an empty line between them."""
    return "\n\n".join(part for part in parts if part.strip())
