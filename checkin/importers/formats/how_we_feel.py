"""How We Feel's table (CSV), with its two headers. Days are like "2025 Sat May 17 8:39 AM".

Their names are those of the phone's language.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from checkin.core.text import quoted
from checkin.importers import day_cells, days
from checkin.importers.record import Imported, Item, Unreadable, each, joined
from checkin.importers.source import Source
from checkin.importers.table import Row, header, named_rows

LABEL = "How We Feel"
GROUP = "Moods"
HOW_TO_EXPORT = "In How We Feel, open the profile, then Settings, and export your data."

_COLUMNS = {"date", "mood", "tags (people)", "notes"}
_DATE = re.compile(
    r"(?P<year>\d{4}) \S{1,12} "
    r"(?:(?P<month>\S{1,12}) (?P<number>\d{1,2})|(?P<first>\d{1,2}) (?P<then>\S{1,12})),?"
    r" (?P<time>.{1,20})"
)
_NUMBERED = re.compile(r"(\d{1,2})[月월]")
_ISO = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})[T ](.{4,20})")
_TAGS = ("tags (people)", "tags (places)", "tags (events)")
_WORDS = ("notes", "reflections", "takeaways")


def sniff(source: Source) -> bool:
    """A header with moods and with tags of people."""
    return set(header(source)) >= _COLUMNS


def read(source: Source) -> Iterator[Item]:
    """Each check-in. Sleep, steps, weather and the like are not taken."""
    file = source.files[0]
    every = [row["date"] for row in named_rows(source, file) if isinstance(row, Row)]
    day_of = day_cells.reader(parts[0] for cell in every if (parts := _parts(cell)))

    def entry(row: Row) -> Iterable[Item]:
        parts = _parts(row["date"])
        if not parts:
            raise Unreadable(f"The day {quoted(row['date'])} can't be read.")
        day = day_of(parts[0])
        yield Imported(
            row.where,
            day,
            joined(*(_said(row[name]) for name in _WORDS)),
            at=days.on(day, days.clock(parts[1])),
            tags=tuple(tag for name in _TAGS for tag in re.split(r"[,;|\n]", _said(row[name]))),
            mood=row["mood"] or row["mood key"] or row["mood keys"],
        )

    return each(named_rows(source, file), entry)


def _parts(cell: str) -> tuple[str, str] | None:
    """The day in a form that others have too, and the time."""
    plain = " ".join(cell.split())
    if found := _ISO.fullmatch(plain):
        return found[1], found[2]
    if not (found := _DATE.fullmatch(plain)):
        return None
    month, number = found["month"] or found["then"], found["number"] or found["first"]
    if numbered := _NUMBERED.fullmatch(month):
        return f"{found['year']}-{numbered[1]}-{number}", found["time"]
    return f"{number} {month} {found['year']}", found["time"]


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
