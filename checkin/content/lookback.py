"""How the weeks and months of the pile are called, and what it held by their end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from checkin.content.strings import format_text, plural
from checkin.core.day_names import date_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    class HasMonth(Protocol):
        """A month, and how often something was counted in it."""

        @property
        def wins(self) -> int:
            """How often."""

        @property
        def first(self) -> date | None:
            """Its first day."""

        @property
        def last(self) -> date | None:
            """Its last day."""


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


def with_month(said: str, months: Sequence[HasMonth]) -> str:
    """How often something was counted, with how often in its latest month, which comes first.

    3 times, 2 in November 2026. What was counted once is not divided.
    """
    if sum(month.wins for month in months) < 2 or not (months[0].first and months[0].last):
        return said
    month = span_name(months[0].first, months[0].last)
    return format_text("repeats", "with_month", said=said, count=months[0].wins, month=month)


def total_by(wins: int, *, newest: bool) -> str:
    """How many wins there were in all by the end of a span; there is a newest one, until now."""
    return format_text("pile", "so_far" if newest else "by_then", wins=plural("wins", wins))


def year_line(year: int, wins: int, *, newest: bool) -> str:
    """A year in words: how many wins there were in all by its end."""
    return format_text("history", "year_line", year=year, wins=total_by(wins, newest=newest))
