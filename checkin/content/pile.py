"""How the weeks and months of the pile are called."""

from __future__ import annotations

from datetime import date

from checkin.content.screens import filled


def span_name(first: date, last: date) -> str:
    """A month or a week by its name: November 2026, Week of 16 November 2026."""
    if first.day == 1 and (last - first).days > 6:
        return f"{first:%B} {first.year}"
    day = f"{first.day} {first:%B} {first.year}"
    return filled("pile", "week", day=day) or day
