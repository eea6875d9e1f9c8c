"""Looking back on a week: its seven days, and when one more question may be offered."""

from __future__ import annotations

import re
from datetime import date

from checkin.core.entries import Entry, NewEntry
from checkin.core.frozen import Frozen
from checkin.core.reflections import ANSWER, SMALL_WIN, TRUST

__all__ = ["ANSWER", "SMALL_WIN", "TRUST"]

DAYS = 7
"""How many days a week has; it can end on any day."""
SEASON = 90
"""How many days the question of a season rests once it was answered or put off."""
OFFERED = 7
"""For how many days it is offered while it is not answered."""

_RATING = r"([0-9]|10)( ?(/|of|out of) ?10)?"


class Week(Frozen):
    """The wins and answers of seven days, newest first."""

    first: date
    last: date
    wins: tuple[Entry, ...] = ()
    written: tuple[Entry, ...] = ()
    """What was written on the page of the week in these days."""


def answer_to(question: str, id: str, text: str, day: date | None = None) -> NewEntry:
    """An answer to a question about the week, as it is kept."""
    return NewEntry("reflection", text, day, cue=question, source=f"{ANSWER}{id}")


def first_of(last: date) -> date:
    """The first day of the week that ends on that day."""
    return date.fromordinal(max(1, last.toordinal() - DAYS + 1))


def last_of(day: date, today: date) -> date:
    """The last day of the week with that day in it, counted in whole weeks back from today."""
    return date.fromordinal(today.toordinal() - (today - day).days // DAYS * DAYS)


def offered_since(today: date, noted: date | None, rested: date | None) -> date | None:
    """The day since which the question of a season is offered; None while it rests.

    `noted` is the day it was offered first the last time, and `rested` the latest day it was
    answered or put off. Unanswered for `OFFERED` days, it rests until the season is over.
    """
    if rested is not None and (today - rested).days < SEASON:
        return None
    if noted is None or (rested is not None and noted <= rested):
        return today
    age = (today - noted).days
    if age >= SEASON:
        return today
    return noted if age < OFFERED else None


def rating(text: str) -> int | None:
    """The number from 0 to 10 that is meant by "7", "7/10" or "7 of 10"; None for anything else."""
    found = re.fullmatch(_RATING, " ".join(text.split()).lower())
    return int(found[1]) if found else None
