"""Days in the cells of a table or the lines of a list, as all of them together tell."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from checkin.importers import days, month_names


def reader(cells: Iterable[str]) -> Callable[[str], date]:
    """What reads the days of a table, whichever way it writes them: year first, or with slashes,
    points or the name of a month. All of them tell together which comes first.

    What it gives raises `Unreadable`.
    """
    every = tuple(dict.fromkeys(cell.strip() for cell in cells))
    told = days.order(every)
    others = [cell for cell in every if not days.is_slashed(cell) and not days.is_year_first(cell)]
    in_words = month_names.whole_days(others) if others else {}

    def read(cell: str) -> date:
        bare = cell.strip()
        if days.is_slashed(bare):
            return days.slashed_day(bare, told or ("day" if "." in bare else ""))
        if days.is_year_first(bare):
            return days.iso_day(bare)
        return in_words[bare] if bare in in_words else days.written_day(bare)

    return read
