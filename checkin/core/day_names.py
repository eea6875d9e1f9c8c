"""Days as people write them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date


def date_name(day: date, today: date | None = None) -> str:
    """21 November 2026; without its year if that is the one of `today`."""
    year = "" if today is not None and day.year == today.year else f" {day.year}"
    return f"{day.day} {day:%B}{year}"


def day_name(day: date, today: date | None = None) -> str:
    """Saturday 21 November 2026; without its year if that is the one of `today`."""
    return f"{day:%A} {date_name(day, today)}"


def short_day_name(day: date, today: date) -> str:
    """Sat 21 Nov, where there is little room; with its year if that is not the one of `today`."""
    return f"{day:%a} {day.day} {day:%b}" + (f" {day.year}" if day.year != today.year else "")
