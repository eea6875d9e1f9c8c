"""How We Feel's table (CSV), with its two headers. Days are like "2025 Sat May 17 8:39 AM"."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from checkin.core.text import quoted
from checkin.importers import days
from checkin.importers.record import Imported, Item, Unreadable, each, joined
from checkin.importers.source import Source
from checkin.importers.table import Row, header, named_rows

LABEL = "How We Feel"
GROUP = "Moods"
HOW_TO_EXPORT = "In How We Feel, open the profile, then Settings, and export your data."

_COLUMNS = {"date", "mood", "tags (people)", "notes"}
_DATE = re.compile(r"(\d{4}) (\S{1,12}) (\S{1,12}) (\d{1,2}),? (.{1,20})")
_TAGS = ("tags (people)", "tags (places)", "tags (events)")
_WORDS = ("notes", "reflections", "takeaways")


def sniff(source: Source) -> bool:
    """A header with moods and with tags of people."""
    return set(header(source)) >= _COLUMNS


def read(source: Source) -> Iterator[Item]:
    """Each check-in. Sleep, steps, weather and the like are not taken."""
    return each(named_rows(source, source.files[0]), _entry)


def _entry(row: Row) -> Iterable[Item]:
    found = _DATE.fullmatch(" ".join(row["date"].split()))
    if not found:
        raise Unreadable(f"The day {quoted(row['date'])} can't be read.")
    year, _, month, number, time = found.groups()
    day = days.english_day(f"{number} {month} {year}")
    yield Imported(
        row.where,
        day,
        joined(*(_said(row[name]) for name in _WORDS)),
        at=days.on(day, days.clock(time)),
        tags=tuple(tag for name in _TAGS for tag in re.split(r"[,;|\n]", _said(row[name]))),
        mood=row["mood"] or row["mood key"] or row["mood keys"],
    )


def _said(cell: str) -> str:
    """The words in a cell, which may be a list in JSON."""
    if cell.startswith("[") and cell.endswith("]"):
        try:
            listed = json.loads(cell)
        except (ValueError, RecursionError):
            return cell
        if isinstance(listed, list) and all(isinstance(one, str) for one in listed):
            return "\n".join(listed)
    return cell
