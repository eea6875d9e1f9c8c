"""Spans of days in a person's own words: weeks, months, seasons, years; `span` is the way in.

`edge` is a single day at the edge of such a span."""

import re
from datetime import date

from checkin.core.date_days import Now, day
from checkin.core.date_words import (
    DAY_HINT,
    MONTHS,
    SEASONS,
    WEEKDAYS,
    Words,
    back,
    bare,
    date_of,
    is_number,
    number,
    span_of_time,
)
from checkin.core.errors import UnclearDate

Span = tuple[date, date]

_YEAR = re.compile(r"[0-9]{4}")
_MONTH = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})|([0-9]{1,2})[-/.]([0-9]{4})")
_ISO_WEEK = re.compile(r"([0-9]{4})w([0-9]{2})")
_TWO_YEARS = re.compile(r"([0-9]{4})[-/]([0-9]{4}|[0-9]{2})")
_UNITS = ("day", "week", "fortnight", "month", "year", "decade")
_AGO = {"this": 0, "current": 0, "last": 1, "previous": 1}


def span(words: Words, now: Now) -> Span | None:
    """The first and last day of a span of several days, or None. Raises `UnclearDate`."""
    if words[:1] in (("in",), ("during",), ("over",), ("at",)):
        words = words[1:]
    if not words:
        return None
    return (
        _in_numbers(words, now)
        or _calendar(words, now.today)
        or _rolling(words, now.today)
        or _weekend(words, now.today)
        or _week_of(words, now)
        or _named(words, now)
    )


def months(first: date, count: int) -> Span:
    """So many whole months from that day on."""
    return first, back(back(first, months=-count), days=1)


def _week(day: date, size: int = 7) -> Span:
    return day, back(day, days=1 - size)


def _in_numbers(words: Words, now: Now) -> Span | None:
    """A year, a month, a week or a quarter by its number."""
    match [word for word in words if word not in ("the", "of")]:
        case [year] | ["year", year] if _YEAR.fullmatch(year):
            return months(date_of(int(year), 1, 1), 12)
        case [month] if found := _MONTH.fullmatch(month):
            return months(date_of(int(found[1] or found[4]), int(found[2] or found[3]), 1), 1)
        case [week] if found := _ISO_WEEK.fullmatch(week):
            return _numbered_week(int(found[2]), int(found[1]))
        case ["week", week, year] if is_number(week) and _YEAR.fullmatch(year):
            return _numbered_week(int(week), int(year))
        case ["week", week] if is_number(week):
            year_of = now.today.isocalendar()[0]
            this_year = _numbered_week(int(week), year_of)
            if this_year[0] <= now.today:
                return this_year
            return _numbered_week(int(week), year_of - 1)
        case [year, "s"] if _YEAR.fullmatch(year) and year.endswith("0"):
            return months(date_of(int(year), 1, 1), 120)
        case ["q", "1" | "2" | "3" | "4" as quarter, year] if _YEAR.fullmatch(year):
            return months(date_of(int(year), 3 * int(quarter) - 2, 1), 3)
        case ["q", "1" | "2" | "3" | "4" as quarter]:
            return _latest_months(3 * int(quarter) - 2, 3, now.today)
    return None


def _numbered_week(week: int, year: int) -> Span:
    try:
        return _week(date.fromisocalendar(year, week, 1))
    except (ValueError, OverflowError):
        raise UnclearDate("That year has no such week.", DAY_HINT) from None


def _calendar(words: Words, today: date) -> Span | None:
    """This week, last month, the year before last."""
    match words:
        case ("the", unit, "before", "last") | (unit, "before", "last"):
            ago = 2
        case ("this" | "last" | "previous" | "current" as which, unit):
            ago = _AGO[which]
        case ("the", "previous" | "current" as which, unit):
            ago = _AGO[which]
        case ("the", "last", "week" | "month" | "year" as unit):
            raise UnclearDate(
                f"The last {unit} could mean two things.", f"Type last {unit} or past {unit}."
            )
        case _:
            return None
    if unit == "week":
        return _week(back(today, days=today.weekday() + 7 * ago))
    if unit == "month":
        return months(back(today.replace(day=1), months=ago), 1)
    if unit == "quarter":
        begun = today.replace(day=1, month=3 * ((today.month - 1) // 3) + 1)
        return months(back(begun, months=3 * ago), 3)
    if unit == "year":
        return months(back(date(today.year, 1, 1), months=12 * ago), 12)
    return None


def _rolling(words: Words, today: date) -> Span | None:
    """So many days, weeks, months or years up to today: last 7 days, the past month."""
    words = bare(words, "the", "these")
    if words[0] not in ("last", "past") or words[-1].removesuffix("s") not in _UNITS:
        return None
    if words[0] == "last" and len(words) == 2 and words[1] != "fortnight":
        return None
    long = span_of_time(words[1:])
    if long is None or long == (0, 0):
        return None
    return back(back(today, months=long[0], days=long[1]), days=-1), today


def _weekend(words: Words, today: date) -> Span | None:
    words = bare(words)
    saturday = back(today, days=(today.weekday() - 5) % 7)  # the latest, today included
    ended = saturday if back(saturday, days=-1) < today else back(saturday, days=7)
    match words:
        case ("weekend",):
            return _week(saturday, 2)
        case ("this", "weekend"):
            return _week(back(today, days=today.weekday() - 5), 2)
        case ("last" | "previous" | "past", "weekend") | ("this", "past", "weekend"):
            return _week(ended, 2)
        case ("weekend", "before", "last"):
            return _week(back(ended, days=7), 2)
        case (*many, "weekend" | "weekends", "ago") if count := number(tuple(many)):
            return _week(back(ended, days=7 * (count - 1)), 2)
    return None


def _week_of(words: Words, now: Now) -> Span | None:
    words = bare(words)
    match words:
        case ("week" | "weekend" as unit, "of", *rest):
            named = day(tuple(rest), now)
            if named is None:
                return None
            if unit == "week":
                return _week(back(named, days=named.weekday()))
            return _week(back(named, days=named.weekday() - 5), 2) if named.weekday() > 4 else None
    return None


def _named(words: Words, now: Now) -> Span | None:
    """A month or a season: march, march 2025, last spring, this summer, spring last year."""
    today = now.today
    match words:
        case ("the", *rest) if any(word in SEASONS for word in rest):
            words = tuple(rest)
    match words:
        case (name,):
            which, year = "", None
        case ("this" | "last" | "past" | "previous" as which, name):
            year = None
        case ("this", "past", name):
            which, year = "last", None
        case (name, year) | (name, "of", year) if _YEAR.fullmatch(year):
            which = ""
        case (year, name) if _YEAR.fullmatch(year):
            which = ""
        case (name, "last" | "this" as of, "year") | ("last" | "this" as of, "year", name):
            which, year = "", f"{today.year - (of == 'last'):04}"
        case (name, years) if name == "winter" and (found := _TWO_YEARS.fullmatch(years)):
            which, year = "", found[1]
            if found[2][-2:] != f"{int(year) + 1:04}"[-2:]:
                return None
        case _:
            return None
    count = 3 if name in SEASONS else 1
    month = MONTHS.get(name) or _season(name, south=now.south)
    if month is None:
        return None
    if year:
        return months(date_of(int(year), month, 1), count)
    return _latest_months(month, count, today, "last" if which not in ("", "this") else which)


def _season(name: str, *, south: bool) -> int | None:
    month = SEASONS.get(name)
    return (month + 5) % 12 + 1 if month and south else month


def _latest_months(month: int, count: int, today: date, which: str = "") -> Span:
    """The latest such months that have begun; with "last", the latest that are over."""
    for earlier in range(3):
        first, last = months(date_of(today.year - earlier, month, 1), count)
        if which == "this" and last.year < today.year:
            break
        if first <= today and (which != "last" or last < today):
            return first, last
    return months(date_of(today.year, month, 1), count)  # it is still to come


def edge(words: Words, now: Now) -> date | None:
    """The first or last day of a span, or a weekday in a month: the last friday of march."""
    words = words[1:] if words[:1] == ("on",) else words
    if not words:
        return None
    words = bare(words)
    match words:
        case ("start" | "beginning" | "end" as which, "of", *rest):
            pass
        case ("first" | "last" as which, "day", "of", *rest):
            pass
        case ("first" | "second" | "third" | "last" as which, name, "of" | "in", *rest):
            if name not in WEEKDAYS:
                return None
            return _weekday_in(which, WEEKDAYS[name], span(tuple(rest), now))
        case _:
            return None
    if rest in (["the", "week"], ["the", "month"], ["the", "year"]):
        rest = ["this", rest[1]]
    if rest in (["month"], ["year"], ["week"]):
        rest = ["this", rest[0]]
    found = span(tuple(rest), now)
    if found is None or not _has_edges(*found):
        return None
    return found[1] if which in ("end", "last") else found[0]


def _has_edges(first: date, last: date) -> bool:
    """Whether it is a week, a weekend, a month or a year: a season has no one first day."""
    return (last - first).days in (1, 6, 27, 28, 29, 30, 364, 365)


def _weekday_in(which: str, weekday: int, month: tuple[date, date] | None) -> date | None:
    if month is None or not 27 <= (month[1] - month[0]).days <= 30 or month[0].day != 1:
        return None
    if which == "last":
        return back(month[1], days=(month[1].weekday() - weekday) % 7)
    first = back(month[0], days=-((weekday - month[0].weekday()) % 7))
    return back(first, days=-7 * ("first", "second", "third").index(which))
