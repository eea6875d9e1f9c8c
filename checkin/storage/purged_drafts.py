"""Which drafts go with words that are removed for good, and what is left of others.

A draft that changes such an entry goes, and so does a page for someone that was begun with its
words. Of other drafts what was typed stays, without what the page said then.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Protocol

from checkin.storage.connection import Connection
from checkin.storage.stored_values import json_object

Row = Mapping[str, Any]

GONE = ""
"""What becomes of the context of a draft that goes."""
_CHANGED = ("id", "win")
"""What the contexts of drafts say the number of the entry under that they change."""
_MADE_OF = "was"
"""What the context of a page for someone says that it was begun with."""
_LONG = 4
"""From how many characters on a text is told from others by its letters alone."""


class Reads(Protocol):
    """A connection that reads, such as to a backup."""

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        """All rows, as tuples."""

    def row(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """The first row as a tuple, or None."""


def fates(
    connection: Reads, numbers: Collection[int], words: Collection[str], by_words: bool
) -> Iterator[tuple[Row, str | None]]:
    """Each draft, with None if it stays, `GONE`, or the context that is left to it.

    With `by_words`, one goes too that holds nothing but such words: they were kept later.
    """
    lines = _lines(words)
    for *key, text, context in connection.rows(
        "SELECT window, screen, field, CAST(text AS BLOB), context FROM drafts"
    ):
        row = dict(zip(("window", "screen", "field"), key, strict=True))
        row |= {"text": text.decode(errors="replace"), "context": context}
        left = _left(row, numbers, lines, by_words=by_words)
        if left is None:
            yield row, GONE
        else:
            yield row, None if left["context"] == context else left["context"]


def settle(connection: Connection, draft: Row, fate: str | None) -> None:
    """Do with a draft what `fates` says, inside the open transaction."""
    key = (draft["window"], draft["screen"], draft["field"])
    where = "WHERE window = ? AND screen = ? AND field = ?"
    if fate == GONE:
        connection.run(f"DELETE FROM drafts {where}", key)
    elif fate is not None:
        connection.run(f"UPDATE drafts SET context = ? {where}", (fate, *key))


def left_of(row: Row, numbers: Collection[int], words: Collection[str]) -> Row | None:
    """A draft in a note about a merge, as it may stay there; None if it goes."""
    return _left(row, numbers, _lines(words), by_words=True)


def _left(
    row: Row, numbers: Collection[int], lines: Collection[str], *, by_words: bool
) -> Row | None:
    context = json_object(row["context"])
    changed = [context.get(key) for key in _CHANGED]
    if any(one in numbers for one in changed if not isinstance(one, bool)):
        return None
    text = _joined(row["text"])
    if _MADE_OF in context and any(line in text for line in lines):
        return None
    if by_words and len(text) >= _LONG and any(text in line or line in text for line in lines):
        return None
    left = {key: _without(value, lines) for key, value in context.items()}
    return row if left == context else {**row, "context": json.dumps(left)}


def _without(value: object, lines: Collection[str]) -> object:
    """What the page said then; nothing if such words are in it."""
    if isinstance(value, str) and any(line in _joined(value) for line in lines):
        return ""
    return value


def _lines(words: Collection[str]) -> set[str]:
    """The lines of texts, each without more than one space at a time."""
    found = {_joined(line) for text in words for line in text.splitlines()}
    return {line for line in found if len(line) >= _LONG}


def _joined(text: str) -> str:
    return " ".join(text.split())
