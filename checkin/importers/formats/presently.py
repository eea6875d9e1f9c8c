"""Presently's table (CSV): what someone was grateful for, one entry a day without a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from checkin.importers import days
from checkin.importers.record import Imported, Item, LeftOut, Unreadable, each
from checkin.importers.source import Source
from checkin.importers.table import Row, header, named_rows

LABEL = "Presently"
GROUP = "Diaries and notes"
HOW_TO_EXPORT = "In Presently, open Settings, then Backup & Restore, and choose Export to file."

_MIDNIGHT = " 12:00:00 am"


def sniff(source: Source) -> bool:
    """Exactly two columns of known names."""
    return header(source) == ("entrydate", "entrycontent")


def read(source: Source) -> Iterator[Item]:
    """Each row is an entry."""
    file = source.files[0]
    first = _order(row["entrydate"] for row in named_rows(source, file) if isinstance(row, Row))

    def entry(row: Row) -> Iterable[Item]:
        text = row.cells[1] if len(row.cells) > 1 else ""
        if not text.strip():
            yield LeftOut(row.where, "It has no words.")
        else:
            yield Imported(row.where, _day(row["entrydate"], first), text.strip("\n"), kind="win")

    return each(named_rows(source, file), entry)


def _order(cells: Iterable[str]) -> str:
    """Whether month or day comes first in days that other tools wrote with slashes.

    Those with midnight in am behind them are American.
    """
    every = list(cells)
    american = any(cell.lower().endswith(_MIDNIGHT) for cell in every)
    told = days.order(every)
    return told or ("month" if american and not _told_otherwise(every) else "")


def _told_otherwise(cells: list[str]) -> bool:
    return any(days.order([cell]) == "day" for cell in cells)


def _day(cell: str, first: str) -> date:
    cell = cell[: -len(_MIDNIGHT)] if cell.lower().endswith(_MIDNIGHT) else cell
    if days.is_slashed(cell):
        return days.slashed_day(cell, first or ("day" if "." in cell else ""))
    try:
        return days.iso_day(cell)
    except Unreadable:
        if " " in cell or "T" in cell:  # with a time, which is made up
            return days.iso_day(cell.replace("T", " ").partition(" ")[0])
        raise
