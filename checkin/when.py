"""Days, times and spans of days in a person's own words: "yesterday", "9 pm", "last spring".

Everything is worked out from a given today, the day by the `Clock`. Nothing is guessed: what can
be read in two ways is refused with a hint that says what to write. Every function raises
`UnclearDate`, and nothing else.
"""

import re
from datetime import date, time, timedelta

from checkin.errors import UnclearDate

EARLIEST = date(1900, 1, 1)
"""No entry is older than this."""

DAY_HINT = "Write a day such as: today, yesterday, friday, 3 days ago, 14 march, 2026-03-14."
TIME_HINT = "Write a time such as: 9:30, 21:15, 9 pm, noon."
PERIOD_HINT = "Write a day, or a span such as: last week, march 2025, spring 2025, 2025."

_LONGEST = 40
"""Longer texts are no dates, and are cut when they are shown again (characters)."""

_DAYS_AGO = {"yesterday": 1, "last night": 1, "yesterday evening": 1, "tomorrow": -1}
_DAYS_AGO |= dict.fromkeys(("today", "now", "tonight", "this morning", "this evening"), 0)
_DAYS_AGO |= dict.fromkeys(("day before yesterday", "the day before yesterday"), 2)
_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAYS = {
    name[:size]: number for number, name in enumerate(_WEEK) for size in range(3, len(name) + 1)
}
_COUNTS = {"a": 1, "an": 1, "one": 1, "a couple of": 2, "two": 2, "three": 3, "four": 4, "five": 5}
_COUNTS |= {"six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}
_UNITS = {"day": "days", "week": "weeks", "month": "months", "year": "years"}
_UNITS |= {plural: plural for plural in _UNITS.values()} | {"d": "days", "w": "weeks", "y": "years"}

# Whole months on the northern half of the earth, as weather services count them
# (Met Office, "When does spring start?": spring is March, April and May).
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

_AGO = re.compile(r"([a-z ]+|[0-9]{1,4}) (days?|weeks?|months?|years?) ago")
_SHORT = re.compile(r"-?([0-9]{1,4}) ?([dwmy])(?: ago)?")
_ISO = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_NUMBERS = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})(?:\2([0-9]{2}|[0-9]{4}))?")
_HAS_TIME = re.compile(r"[0-9]:[0-9]|[0-9] ?[ap]\.?m\b")
_TIME = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))? ?([ap])\.?m")
_TIME_24 = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2})|h([0-9]{2})?)")
_RECENT = re.compile(r"(?:last|past) ([a-z ]+|[0-9]{1,4}) (days?|weeks?|months?|years?)")
_MONTH = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})|([0-9]{1,2})[-/.]([0-9]{4})")
_NAMED_SPAN = re.compile(r"(?:(last|this) )?([a-z]+)(?: ([0-9]{4}))?")


def parse_day(text: str, today: date, *, future_ok: bool = False) -> date:
    """The day that a text means.

    A weekday is the latest one, today included; "last friday" is before today. A day without a
    year is the latest that is not in the future. Dots mean day first: 3.4. is 3 April.
    """
    words = _plain(text)
    day = _day(words, today)
    if day is None:
        if not words:
            raise UnclearDate("No day is written here.", DAY_HINT)
        if _HAS_TIME.search(words):
            raise UnclearDate(f"{quoted(text)} has a time in it.", DAY_HINT)
        raise UnclearDate(f"I do not know the day {quoted(text)}.", DAY_HINT)
    return _within_reach(day, today, future_ok=future_ok)


def parse_time(text: str) -> time:
    """The time of day that a text means: "9:30", "9.30", "9:30pm", "9 pm", "21h", "noon"."""
    words = _plain(text).removeprefix("at ")
    if words in ("noon", "midday", "midnight"):
        return time(0 if words == "midnight" else 12)
    if found := _TIME.fullmatch(words):
        hour, minute = int(found[1]), int(found[2] or 0)
        if 1 <= hour <= 12 and minute < 60:
            return time(hour % 12 + (12 if found[3] == "p" else 0), minute)
    elif found := _TIME_24.fullmatch(words):
        hour, minute = int(found[1]), int(found[2] or found[3] or 0)
        if hour < 24 and minute < 60:
            return time(hour, minute)
    elif re.fullmatch("0?[1-9]|1[0-2]", words):
        hour = int(words)
        raise UnclearDate(
            f"{quoted(text)} can be morning or evening.",
            f"Write {hour} am or {hour} pm, or a time such as {hour}:00.",
        )
    raise UnclearDate(f"I do not know the time {quoted(text)}.", TIME_HINT)


def parse_period(text: str, today: date) -> tuple[date, date]:
    """The first and the last day of the span that a text means; for a single day, that day twice.

    Weeks begin on Monday. Seasons are whole months, as in the north: spring is March to May, and
    a winter has the year in which it begins. Without a year, a month or season is the latest
    that has begun; with "last", the latest that is over. The first day is never in the future;
    the last day may be.
    """
    words = _plain(text)
    span = _span(words, today)
    if span is None and (day := _day(words, today)) is not None:
        span = day, day
    span = span or _named_span(words, today)
    if span is None:
        message = f"I do not know when {quoted(text)} is." if words else "No day is written here."
        raise UnclearDate(message, PERIOD_HINT)
    _within_reach(span[0], today)
    return span


def quoted(text: str) -> str:
    """The text in quotes for a message: harmless, on one line and not long."""
    from checkin.text import show

    line = show(text, one_line=True)
    return f"'{line if len(line) <= _LONGEST else line[: _LONGEST - 1] + '…'}'"


def _plain(text: str) -> str:
    words = " ".join(text.casefold().split()).strip(" .,")
    return words if len(words) <= _LONGEST else "?"


def _within_reach(day: date, today: date, *, future_ok: bool = False) -> date:
    if day < EARLIEST:
        raise UnclearDate(f"{day.isoformat()} is too long ago.", DAY_HINT)
    if day > today and not future_ok:
        raise UnclearDate(
            f"{day:%A} {day.day} {day:%B %Y} is in the future.", "Any day up to today can be used."
        )
    return day


def _day(words: str, today: date) -> date | None:
    """The day, or None for words that mean none."""
    if words in _DAYS_AGO:
        return _back(today, "days", _DAYS_AGO[words])
    if (found := _AGO.fullmatch(words) or _SHORT.fullmatch(words)) is not None:
        if found[2] == "m":
            ago = f"{int(found[1])} month{'' if int(found[1]) == 1 else 's'} ago"
            raise UnclearDate(f"{quoted(words)} can be months or minutes.", f"Write {ago}.")
        number = _count(found[1])
        return None if number is None else _back(today, _UNITS[found[2]], number)
    if found := _ISO.fullmatch(words):
        return _date(int(found[1]), int(found[3]), int(found[4]))
    if found := _NUMBERS.fullmatch(words):
        return _from_numbers(words, found, today)
    return _relative(words, today) or _by_month_name(words, today)


def _relative(words: str, today: date) -> date | None:
    """A weekday, or last week, month or year."""
    which, _, name = words.rpartition(" ")
    if name in _WEEKDAYS:
        ago = (today.weekday() - _WEEKDAYS[name]) % 7
        if which in ("", "on"):
            return _back(today, "days", ago)
        if which in ("last", "past"):
            return _back(today, "days", ago or 7)
        if which == "this":  # of this week, so it may be in the future
            return _back(today, "days", today.weekday() - _WEEKDAYS[name])
    if which == "last" and name in ("week", "month", "year"):
        return _back(today, _UNITS[name], 1)
    return None


def _from_numbers(words: str, found: re.Match[str], today: date) -> date:
    """Two numbers and perhaps a year, where the order of day and month is not in doubt."""
    one, two = int(found[1]), int(found[3])
    year = None if found[4] is None else int(found[4]) + (2000 if len(found[4]) == 2 else 0)
    if found[2] != "." and 1 <= one <= 12 and 1 <= two <= 12 and one != two:
        a, b = (
            f"{day} {date(2000, month, day):%B} {year or ''}".strip()
            for day, month in ((one, two), (two, one))
        )
        raise UnclearDate(f"{quoted(words)} can be read in two ways.", f"Write {a} or {b}.")
    day, month = (one, two) if found[2] == "." or one > 12 else (two, one)
    return _latest(day, month, today) if year is None else _date(year, month, day)


def _by_month_name(words: str, today: date) -> date | None:
    """A day such as 14 march 2025, March 14th or "Friday, 14 Mar.", in any order.

    dateutil knows the names of the months. It is not given the whole text, because it guesses:
    "friday" is the next one to it, "10" the 10th, and "may be" is in May.
    """
    words = re.sub(r"(?<=[0-9])(?:st|nd|rd|th)\b|\b(?:the|of|on)\b|\.", " ", words)
    parts = re.findall(r"[a-z]+|[0-9]+|[^\s,/-]", words)
    weekdays = [part for part in parts if part in _WEEKDAYS]
    numbers = sorted((part for part in parts if "0" <= part[0] <= "9"), key=len)
    names = [part for part in parts if part not in weekdays and part not in numbers]
    sizes = [len(number) for number in numbers]
    if len(names) != 1 or len(weekdays) > 1 or sizes not in ([1], [2], [1, 4], [2, 4]):
        return None
    month = _month_named(names[0])
    if month is None:
        return None
    day = int(numbers[0])
    found = _date(int(numbers[1]), month, day) if numbers[1:] else _latest(day, month, today)
    if weekdays and found.weekday() != _WEEKDAYS[weekdays[0]]:
        raise UnclearDate(
            f"{found.day} {found:%B %Y} is a {found:%A}.", "Write the date without the weekday."
        )
    return found


def _month_named(name: str) -> int | None:
    from dateutil.parser import parserinfo

    return parserinfo().month(name)


def _span(words: str, today: date) -> tuple[date, date] | None:
    """A span without a name: 2025, 2025-03, this week, last month, last 7 days."""
    if re.fullmatch("[0-9]{4}", words):
        return _months(_date(int(words), 1, 1), 12)
    if found := _MONTH.fullmatch(words):
        return _months(_date(int(found[1] or found[4]), int(found[2] or found[3]), 1), 1)
    if found := _RECENT.fullmatch(words):
        number = _count(found[1])
        return (
            (_back(_back(today, _UNITS[found[2]], number), "days", -1), today) if number else None
        )
    which, _, unit = words.partition(" ")
    if which not in ("this", "last") or unit not in ("week", "month", "year"):
        return None
    ago = 1 if which == "last" else 0
    if unit == "week":
        monday = _back(today, "days", today.weekday() + 7 * ago)
        return monday, _back(monday, "days", -6)
    if unit == "month":
        return _months(_back(today.replace(day=1), "months", ago), 1)
    return _months(_back(date(today.year, 1, 1), "years", ago), 12)


def _named_span(words: str, today: date) -> tuple[date, date] | None:
    """A month or a season: march, march 2025, last spring, this summer."""
    found = _NAMED_SPAN.fullmatch(words)
    if found is None or (found[1] and found[3]):
        return None
    which, name, year = found.groups()
    count = 3 if name in _SEASONS else 1
    month = _SEASONS.get(name) or _month_named(name)
    if month is None:
        return None
    if year:
        return _months(_date(int(year), month, 1), count)
    for earlier in range(3):
        first, last = _months(_date(today.year - earlier, month, 1), count)
        if which == "this" and last.year < today.year:
            break
        if first <= today and (which != "last" or last < today):
            return first, last
    return _months(_date(today.year, month, 1), count)  # it is still to come


def _months(first: date, count: int) -> tuple[date, date]:
    return first, _back(_back(first, "months", -count), "days", 1)


def _count(words: str) -> int | None:
    return _COUNTS.get(words) if words[0].isalpha() else int(words)


def _back(day: date, unit: str, number: int) -> date:
    """The day so many days, weeks, months or years before, in a shorter month its last day."""
    try:
        if unit in ("days", "weeks"):
            return day - timedelta(**{unit: number})
        from dateutil.relativedelta import relativedelta

        months = number * 12 if unit == "years" else number
        return day - relativedelta(months=months)
    except (ValueError, OverflowError):
        raise UnclearDate("That is too far away.", DAY_HINT) from None


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise UnclearDate("There is no such day in the calendar.", DAY_HINT) from None


def _latest(day: int, month: int, today: date) -> date:
    """The latest such day that is not in the future; for 29 February that is in a leap year."""
    for year in range(today.year, max(today.year - 9, 0), -1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= today:
            return found
    return _date(today.year, month, day)
