"""Entries as JSON: the one form that holds everything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import chain

from checkin.core.entries import Entry
from checkin.core.entry_fields import FIELDS, KEPT_BY_PROGRAM, LISTS
from checkin.core.reflections import sort_of
from checkin.core.text import show

_NAMES = (*FIELDS, *KEPT_BY_PROGRAM, "tags", "shown_tags", *LISTS[1:])
FORMAT = 1
"""Stands in the header, and grows when a key changes its meaning."""


def entry_json(entry: Entry) -> dict[str, object]:
    """One entry with all it has, as plain JSON values; its texts harmless to show."""
    found: dict[str, object] = {name: _value(getattr(entry, name)) for name in _NAMES}
    sort = sort_of(entry)
    return (
        {name: found.pop(name) for name in ("id", "uid", "kind")}
        | {"sort": sort.id if sort else None, "deleted": entry.deleted}
        | found
    )


def _value(value: object) -> object:
    """A field as JSON: texts harmless, days and moments in ISO 8601, several in their order."""
    if isinstance(value, str):
        return show(value)
    if isinstance(value, tuple):
        return sorted(map(show, value))
    if isinstance(value, date):
        return value.isoformat()
    return value


def harmless(value: object) -> object:
    """Any JSON value with every text in it made harmless to show."""
    if isinstance(value, str):
        return show(value)
    if isinstance(value, Mapping):
        return {show(str(name)): harmless(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [harmless(inner) for inner in value]
    return value


def array(values: Iterable[object], *, ascii_only: bool = False) -> Iterator[str]:
    """A JSON array in pieces, one value a line."""
    import json

    before = "["
    for value in values:
        yield f"{before}\n{json.dumps(value, ensure_ascii=ascii_only)}"
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def document(
    entries: Iterable[Entry],
    exported_at: datetime,
    beside: Iterable[tuple[str, Iterable[object]]] = (),
    *,
    whole: bool,
    ascii_only: bool = False,
) -> Iterator[str]:
    """An export in pieces: a header, then every entry and whatever is `beside` them by name.

    Each of them is on a line of its own; `docs/export.md` says what they hold. `whole` says that
    no filter left anything out.
    """
    import json

    when = exported_at.isoformat(timespec="seconds")
    yield f'{{"checkin": {FORMAT}, "exported_at": "{when}", "whole": {json.dumps(whole)}'
    for name, values in chain([("entries", map(entry_json, entries))], beside):
        yield f',\n"{name}": '
        last = ""
        for piece in array(map(harmless, values), ascii_only=ascii_only):
            yield last
            last = piece
        yield last.rstrip("\n")
    yield "}\n"
