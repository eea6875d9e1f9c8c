"""Counts of wins: by day, week, month and tag, for pictures and totals. Never what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from checkin.core.frozen import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    By = Literal["week", "month", "season", "tag", "person"]
    """What wins are grouped by."""

MILESTONE = 25
"""Every so many, a total is told once; 5 and 10 are told before."""


def pile_columns(stack: Sequence[int], height: int, most: int) -> list[int]:
    """How high each column of the pile is, oldest first: each win is one mark of one column.

    `stack` are the wins of each day, oldest first. A day with more wins than `height` has several
    columns. There are at most `most` columns, those of the newest wins.
    """
    columns: list[int] = []
    for wins in reversed(stack):
        full, rest = divmod(wins, height)
        columns[:0] = [height] * min(full, most) + [rest] * bool(rest)
        if len(columns) >= most:
            break
    return columns[max(0, len(columns) - most) :]


def pile_rows(columns: Sequence[int]) -> list[list[bool]]:
    """Whether each column has a mark, row by row from the top."""
    return [[n >= row for n in columns] for row in range(max(columns, default=0), 0, -1)]


class WinGroup(Frozen):
    """The wins that belong together: of a week, of a month, or with a tag."""

    wins: int
    first: date | None = None
    """The first day of the week, month or season."""
    last: date | None = None
    tag: str = ""
    total: int = 0
    """How many wins there were in all by the end of the week or month; 0 for a tag."""


class TopUsed(Frozen):
    """What was used most in a span of days, each with how often, most used first."""

    kinds: Sequence[tuple[str, int]] = ()
    """The ids of kinds of win."""
    feelings: Sequence[tuple[str, int]] = ()
    eased: Sequence[tuple[str, int]] = ()
    """The words of small steps that eased a hard moment."""


def win_groups(wins: Mapping[date, int], by: Literal["week", "month", "season"]) -> list[WinGroup]:
    """The wins of each week, month or season that has any, newest first.

    `wins` are the wins of each day, in any order. A week begins on its Monday, and a season with
    March, June, September or December.
    """
    found: dict[date, int] = {}
    for day in sorted(wins):
        if by == "month":
            first = day.replace(day=1)
        elif by == "season":
            first = _season_of(day)
        else:
            first = date.fromordinal(day.toordinal() - day.weekday())
        found[first] = found.get(first, 0) + wins[day]
    total = 0
    made = []
    for first, number in found.items():
        total += number
        made.append(WinGroup(number, first, _last(first, by), total=total))
    return made[::-1]


def totals_by_year(wins: Mapping[date, int]) -> dict[int, int]:
    """How many wins there were in all by the end of each year that has any, oldest first.

    `wins` are the wins of each day, in any order.
    """
    total = 0
    found: dict[int, int] = {}
    for day in sorted(wins):
        total += wins[day]
        found[day.year] = total
    return found


def _last(first: date, by: str) -> date:
    if by == "week":
        return date.fromordinal(min(first.toordinal() + 6, date.max.toordinal()))
    count = 3 - first.month % 3 if by == "season" else 1  # a first winter has no December
    year, month = divmod(first.year * 12 + first.month - 1 + count, 12)
    return date.max if year > date.max.year else date(year, month + 1, 1) - timedelta(days=1)


def _season_of(day: date) -> date:
    """The first day of its season: three whole months, of which winter begins the year before."""
    year, month = divmod(day.year * 12 + day.month - 1 - day.month % 3, 12)
    return date(year, month + 1, 1) if year else date.min


def scale_marks(wins: int, most: int, room: int) -> tuple[int, int]:
    """How many marks to draw for some wins, and how many wins each mark stands for.

    `most` is the largest number drawn beside it, and `room` how many marks fit. There is at least
    one for any win.
    """
    each = 1
    while most > max(1, room) * each:
        each *= 5 if str(each)[0] == "2" else 2  # 1, 2, 10, 20, 100
    return -(-wins // each), each


def milestone(before: int, now: int) -> int | None:
    """The highest round total above `before` and up to `now`: 5, 10, 25, 50, 75 and so on."""
    reached = now // MILESTONE * MILESTONE
    if not reached:
        reached = max((early for early in (5, 10) if early <= now), default=0)
    return reached if reached > before else None
