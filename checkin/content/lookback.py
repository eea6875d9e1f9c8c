"""How the weeks and months of the pile are called, and what it held by their end."""

from __future__ import annotations

from datetime import date

from checkin.content.strings import format_text, plural
from checkin.core.day_names import date_name

_SEASONS = ("winter", "spring", "summer", "autumn")
"""Those of the north, by the third of the year that each ends in."""


def span_name(first: date, last: date, *, south: bool = False) -> str:
    """A season, a month or a week by its name: November 2026, Week of 16 November 2026.

    Seasons are those of the north, or of the `south`. One that begins in December has two years.
    """
    if (last - first).days > 31:
        season = _SEASONS[(last.month // 3 + 2 * south) % 4]
        years = str(first.year) if first.year == last.year else f"{first.year}/{last.year % 100:02}"
        return format_text("pile", season, year=years)
    if first.day == 1 and (last - first).days > 6:
        return f"{first:%B} {first.year}"
    day = date_name(first)
    return format_text("pile", "week", day=day)


def total_by(wins: int, *, newest: bool) -> str:
    """How many wins there were in all by the end of a span; there is a newest one, until now."""
    return format_text("pile", "so_far" if newest else "by_then", wins=plural("wins", wins))


def year_line(year: int, wins: int, *, newest: bool) -> str:
    """A year in words: how many wins there were in all by its end."""
    return format_text("history", "year_line", year=year, wins=total_by(wins, newest=newest))
