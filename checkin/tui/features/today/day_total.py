"""The person's own total of days on Today: what is said of it, and counting this day."""

from __future__ import annotations

from datetime import date

from checkin.content.day_total import total_line
from checkin.core.text import show
from checkin.journal import Journal


def line_on(today: date, journal: Journal, press: str) -> str:
    """How many days are counted, and how to count this one if it is not: with the key `press`.

    On a day of a slip nothing is asked; empty if there is nothing to say then.
    """
    total = journal.day_total
    if not total.asks_for(today):
        return show(total.line(), one_line=True)
    return show(total_line("count", total.name, total.days(), press), one_line=True)


def count(journal: Journal) -> str:
    """Count today; what to say of it, empty if it was counted already.

    Raises what `DayTotal.count` raises.
    """
    total = journal.day_total
    if total.count() is None:
        return ""
    return show(total_line("counted", total.name, total.days()), one_line=True)
