"""How the weeks and months of the pile are called, and what a year of it holds."""

from __future__ import annotations

from datetime import date

from checkin.content.strings import format_text, plural


def span_name(first: date, last: date) -> str:
    """A month or a week by its name: November 2026, Week of 16 November 2026."""
    if first.day == 1 and (last - first).days > 6:
        return f"{first:%B} {first.year}"
    day = f"{first.day} {first:%B} {first.year}"
    return format_text("pile", "week", day=day)


def year_line(year: int, wins: int, days: int) -> str:
    """A year in words: how many wins, on how many days. Empty for a year without any."""
    wins_said, days_said = plural("wins", wins), plural("days", days)
    return format_text("history", "year_line", year=year, wins=wins_said, days=days_said)
