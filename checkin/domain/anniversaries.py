"""Which days to look back to from a day: a week, a month, six months and whole years before it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta

from checkin.core.entries import Entry
from checkin.core.frozen import Frozen

_MONTHS = (("month_ago", 1), ("half_year_ago", 6))


class Span(Frozen):
    """A day to look back to, and how it is called on the day one looks back from."""

    label: str
    """week_ago, month_ago, half_year_ago, year_ago or years_ago."""
    day: date
    years: int = 0
    """How many whole years ago; 0 for the nearer ones."""


class AnniversaryGroup(Frozen):
    """The entries of such a day."""

    look: Span
    entries: tuple[Entry, ...]


def anniversary_groups(
    today: date,
    since: date | None,
    entries_of_days: Callable[[Iterable[date]], Mapping[date, tuple[Entry, ...]]],
) -> list[AnniversaryGroup]:
    """What was kept on the days to look back to, newest first, without days that hold nothing.

    `since` is the first day with any entry, and `entries_of_days` gives what some days hold.
    """
    wanted = anniversary_spans(today, since) if since else []
    found = entries_of_days(look.day for look in wanted)
    return [AnniversaryGroup(look, found[look.day]) for look in wanted if look.day in found]


def anniversary_spans(today: date, since: date) -> list[Span]:
    """The days to look back to, newest first, none of them before `since`.

    A month with too few days gives its last one. In a common year, 28 February looks back to 29
    February too, so that no day is left out for years.
    """
    return [look for look in _spans(today, since.year) if look.day >= since]


def _spans(today: date, first_year: int) -> Iterator[Span]:
    from dateutil.relativedelta import relativedelta

    if today.toordinal() > 7:
        yield Span("week_ago", today - timedelta(days=7))
    for label, months in _MONTHS:
        if today.year * 12 + today.month - months > 12:
            yield Span(label, today - relativedelta(months=months))
    last_of_february = (today.month, today.day) == (2, 28) and not _is_leap(today.year)
    for years in range(1, today.year - first_year + 1):
        label = "year_ago" if years == 1 else "years_ago"
        if last_of_february and _is_leap(today.year - years):
            yield Span(label, date(today.year - years, 2, 29), years)
        yield Span(label, today - relativedelta(years=years), years)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
