"""What an export of checkin holds beside its entries: changes, people, plan, settings, drafts."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from functools import partial

from checkin.core.entries import Entry
from checkin.core.entry_fields import FIELDS, FLAG
from checkin.core.errors import TooLong
from checkin.core.lock import LOCK
from checkin.core.text import clean, quoted, show
from checkin.importers.json_values import Thing, listed, objects
from checkin.importers.record import (
    Change,
    Imported,
    Item,
    LeftOut,
    Line,
    Problem,
    Unreadable,
    Version,
    each,
)
from checkin.importers.source import Source

Column = str | int | None
ReadEntry = Callable[[Thing], Iterable[Item]]
"""What reads one row."""

_STATES = ("done", "undone", "passed")
_LARGEST = 2**31
"""The largest number that a row of a list can have."""


def beside(
    source: Source, file: str, document: Mapping[str, object], entry_of: ReadEntry
) -> Iterator[Item]:
    """All rows of a document that are no entries; `entry_of` reads the earlier versions of one."""
    readers: dict[str, ReadEntry] = {"changes": partial(_change, entry_of), **_LINES}
    for name, read in readers.items():
        if name in document:
            yield from each(_placed(source, file, name), read)
    if "unreadable" in document:
        read_all_the_same = {one.whole("id") for one in objects(document.get("entries"))}
        for one in _placed(source, file, "unreadable"):
            if isinstance(one, Problem) or one.whole("id") not in read_all_the_same:
                yield Problem(one.where, "It could not be read when the file was written.")


def _placed(source: Source, file: str, name: str) -> Iterator[Thing | Problem]:
    for number, one in enumerate(listed(source, file, name), 1):
        where = source.where(file, part=f"{name} {number}")
        if isinstance(one, Problem):
            yield Problem(where, "It can't be read.")
        else:
            yield Thing(where, one.values)


def _change(entry_of: ReadEntry, one: Thing) -> Iterable[Item]:
    state = one.text("state")
    if state not in _STATES:
        raise Unreadable(f"The state {quoted(state)} is not known.")
    versions = tuple(
        Version(number, _version(entry_of, version, "before"), _version(entry_of, version, "after"))
        for version in objects(one.values.get("entries"))
        if (number := version.whole("entry")) is not None
    )
    what, number = _text(one, "what", needed=True), _number(one, "id")
    yield Change(one.where, number, what, _moment(one, "made_at") or "", state, versions)


def _version(entry_of: ReadEntry, one: Thing, name: str) -> Entry | None:
    values = one.values.get(name)
    if values is None:
        return None
    if not isinstance(values, dict):
        raise Unreadable("An earlier version can't be read.")
    flags = {flag: values.get(flag) in (1, True) for flag in FIELDS if FIELDS[flag] == FLAG}
    for item in entry_of(Thing("", {**values, **flags})):
        if isinstance(item, Imported):
            return item.entry
    raise Unreadable("An earlier version cannot be read.")


def _person(one: Thing) -> Iterable[Item]:
    words = {"name": _text(one, "name", needed=True)}
    words |= {name: _text(one, name) for name in ("reach", "ask")}
    yield Line(one.where, "people", {**_numbered(one), **words})


def _plan_line(one: Thing) -> Iterable[Item]:
    words = {name: _text(one, name, needed=True) for name in ("field", "text")}
    yield Line(one.where, "plan", {**_numbered(one), **words})


def _named(part: str, key: str, one: Thing) -> Iterable[Item]:
    if part == "settings" and one.text(key) == LOCK:
        yield LeftOut(one.where, "A passphrase belongs to one file alone.")
        return
    value = one.values.get("value")
    text = _as_json(value) if isinstance(value, dict) else _text(one, "value")
    values = {"name": _text(one, key, needed=True), "value": text}
    yield Line(one.where, part, {**values, "set_at": _moment(one, "set_at", needed=True)})


def _draft(one: Thing) -> Iterable[Item]:
    context = one.values.get("context")
    values: dict[str, Column] = {
        name: _text(one, name, needed=True) for name in ("window", "screen", "field")
    }
    values |= {
        "text": _text(one, "text", stripped=False),
        "cursor": _number(one, "cursor", least=0),
        "context": _as_json(context if isinstance(context, dict) else {}),
        "left": int(one.values.get("left") in (1, True)),
        "saved_at": _moment(one, "saved_at", needed=True),
    }
    yield Line(one.where, "drafts", values)


_LINES: dict[str, Callable[[Thing], Iterable[Item]]] = {
    "people": _person,
    "plan": _plan_line,
    "help_lines": partial(_named, "help_lines", "id"),
    "stretches": partial(_named, "stretches", "id"),
    "settings": partial(_named, "settings", "name"),
    "notes": partial(_named, "notes", "name"),
    "drafts": _draft,
}


def _as_json(value: Mapping[str, object]) -> str:
    return show(json.dumps(value, ensure_ascii=False))


def _numbered(one: Thing) -> dict[str, Column]:
    """The columns that a line of every list has."""
    uid = one.text("uid")
    if len(uid) != 36 or not uid.isascii() or not uid.isprintable():
        raise Unreadable(f"The uid {quoted(uid)} cannot be right.")
    found: dict[str, Column] = {
        "id": _number(one, "id"),
        "uid": uid,
        "place": _number(one, "place", least=0),
    }
    for name in ("created_at", "updated_at"):
        found[name] = _moment(one, name, needed=True)
    return found | {"deleted_at": _moment(one, "deleted_at")}


def _number(one: Thing, name: str, least: int = 1) -> int:
    number = one.whole(name)
    if number is None or not least <= number < _LARGEST:
        raise Unreadable(f"Its {name} cannot be right.")
    return number


def _moment(one: Thing, name: str, *, needed: bool = False) -> str | None:
    text = one.text(name)
    if not text and not needed:
        return None
    try:
        datetime.fromisoformat(text)
    except ValueError as error:
        raise Unreadable(f"The time {quoted(text)} cannot be read.") from error
    return clean(text)


def _text(one: Thing, name: str, *, needed: bool = False, stripped: bool = True) -> str:
    """A text as it is stored. Raises `Unreadable` for none where one is needed, and too long."""
    value = one.values.get(name)
    text = value if isinstance(value, str) else one.text(name)
    try:
        cleaned = clean(text)
    except TooLong as error:
        raise Unreadable(str(error)) from error
    if needed and not cleaned:
        raise Unreadable(f"It has no {name}.")
    return cleaned if stripped else show(text)
