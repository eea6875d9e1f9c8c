"""DailyTxT's files, which are encrypted and cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checkin.importers.json_values import Thing, listed
from checkin.importers.record import CannotImport, Item, Unreadable
from checkin.importers.source import Source

LABEL = "DailyTxT"
GROUP = "Diaries and notes"
HOW_TO_EXPORT = (
    "DailyTxT keeps its texts encrypted. To read them, export them as HTML in its settings."
    " They can't be imported yet."
)

_NAME = re.compile(r"(?:.*/)?(?:0?[1-9]|1[0-2])\.json")
_WRITTEN = {"text", "date_written"}


def sniff(source: Source) -> bool:
    """Files of months with days in them, and when each text was written."""
    return any(_is_month(source, f) for f in [f for f in source.files if _NAME.fullmatch(f)][:12])


def read(source: Source) -> Iterator[Item]:
    """Nothing: it says why."""
    raise CannotImport(
        f"The texts in {source.name} are encrypted, also when they were written.", HOW_TO_EXPORT
    )


def _is_month(source: Source, file: str) -> bool:
    try:
        found = [one for one in listed(source, file, "days") if isinstance(one, Thing)]
    except Unreadable:
        return False
    return any("day" in one.values and set(one.values) & _WRITTEN for one in found)
