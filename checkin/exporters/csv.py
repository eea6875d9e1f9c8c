"""Entries as a table that spreadsheets open, with no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from checkin.core.entries import Entry
from checkin.core.entry_fields import FIELDS
from checkin.core.text import show
from checkin.exporters.json import entry_json

_FIRST = ("id", "day", "at", "kind", "sort", "text", "topics", "people")
_LAST = ("feelings", "marks", "created_at", "updated_at", "deleted_at", "uid")
COLUMNS = (*_FIRST, *(name for name in FIELDS if name not in _FIRST), *_LAST)
_RUN = tuple("=+-@|\t\r＝＋－＠｜")  # noqa: RUF001  (full-width forms run as well)


def table(entries: Iterable[Entry]) -> Iterator[str]:
    """The table in pieces, a header row first; every cell is quoted."""
    yield _row(COLUMNS)
    for entry in entries:
        values = entry_json(entry)
        tags = sorted(entry.shown_tags or entry.tags)
        for column, sign in (("topics", "#"), ("people", "@")):
            values[column] = [show(tag[1:]) for tag in tags if tag[0] == sign]
        yield _row([_cell(values[name]) for name in COLUMNS])


def guarded(text: str) -> str:
    """The text as a cell that stays text: a quote before what a spreadsheet takes for a formula.

    The signs are those that OWASP names under "CSV Injection", also after blanks.
    """
    return f"'{text}" if text.startswith(_RUN) or text.lstrip().startswith(_RUN) else text


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return guarded(", ".join(value))
    return guarded(str(value))


def _row(cells: Iterable[str]) -> str:
    row = io.StringIO()
    csv.writer(row, quoting=csv.QUOTE_ALL).writerow(cells)
    return row.getvalue()
