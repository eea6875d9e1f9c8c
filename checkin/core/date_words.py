"""The words of dates: numbers, units, weekdays, months, and a phrase cut into its words."""

import math
import re
from datetime import date, timedelta

from checkin.core.errors import UnclearDate

LONGEST = 60
"""Longer texts are no dates (characters)."""

DAY_HINT = "Try today, yesterday, Friday, 3 days ago, 14 March or 2026-03-14."

_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAYS = {
    name[:size]: number for number, name in enumerate(_WEEK) for size in range(3, len(name) + 1)
}
_WEEKDAYS_MANY = {f"{name}s": number for number, name in enumerate(_WEEK)}

MONTHS = {"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7}
MONTHS |= {"august": 8, "september": 9, "october": 10, "november": 11, "december": 12}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The first month on the northern half of the earth: whole months, as weather services count
(Met Office, "When does spring start?": spring is March, April and May)."""

PARTS = ("morning", "afternoon", "evening", "night", "lunchtime")
"""The parts of a day; the night goes on after midnight."""

_DAYS = {"day": 1, "d": 1, "week": 7, "wk": 7, "w": 7, "fortnight": 14}
_DAYS |= dict.fromkeys(("night", "evening", "afternoon", "morning"), 1)
_MONTHS_OF = {"month": 1, "mth": 1, "mo": 1, "year": 12, "yr": 12, "y": 12, "decade": 120}
_SHORT = ("d", "w", "y")
UNITS = {**dict.fromkeys(_DAYS), **dict.fromkeys(_MONTHS_OF)}
UNITS |= {f"{unit}s": None for unit in UNITS if unit not in _SHORT}

_ONES = {"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_ONES |= {"eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}
_TEENS = {"thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16}
_TEENS |= {"seventeen": 17, "eighteen": 18, "nineteen": 19}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
_TENS |= {"seventy": 70, "eighty": 80, "ninety": 90}
_NUMBERS = _ONES | _TEENS | _TENS
_SMALL = {"a": 1, "an": 1, "dozen": 12, "a dozen": 12, "half a dozen": 6}
_SMALL |= dict.fromkeys(("couple", "couple of", "a couple", "a couple of"), 2)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9}
_ORDINALS |= {"twelfth": 12, "twentieth": 20, "thirtieth": 30}
_ORDINALS |= {f"{name}th": number for name, number in {**_ONES, **_TEENS}.items() if number > 3}

_WRITTEN_APART = (
    (re.compile(r"\b([ap])\. ?m\b\.?"), r"\1m"),
    (re.compile(r"\b([0-9]{4}) ?-? ?w([0-9]{2})(?:-?([1-7]))?\b"), r"\1w\2\3"),
    (re.compile(r"\b([0-9]{1,2})\. ([0-9]{1,2})\. ?([0-9]{4})\b"), r"\1.\2.\3"),
    (re.compile(r"\b([0-9]{1,4}) ?([-/]) ?([0-9]{1,2}) ?\2 ?([0-9]{1,4})\b"), r"\1\2\3\2\4"),
    (re.compile(r"\b([a-z]+[-/][0-9]{1,2})[-/]([0-9]{4})\b"), r"\1 \2"),
    (re.compile(r"(?<=[0-9])t(?=[0-9]{1,2}:)"), " "),
    (re.compile(r"(?<=[a-z])[-/](?=[a-z0-9])|(?<=[0-9])[-/](?=[a-z])"), " "),
    (re.compile(r"'s\b|(?<=[a-z])\.(?= |$)|,"), " "),
)
_TOKEN = re.compile(
    r"[0-9]{4}w[0-9]{2,3}\b|[0-9]+(?:st|nd|rd|th)\b|[0-9]+(?:[-/.:][0-9]+)+\.?|[0-9]+(?:\.(?= |$))?"
    r"|[a-z]+(?:'[a-z]+)?|\S"
)
_ORDINAL = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)")

Words = tuple[str, ...]


def plain(text: str) -> str:
    """The text in small letters on one line; `?` for one that is too long for a date."""
    words = " ".join(text.casefold().replace("\u2019", "'").split()).strip(" .,!")
    return words if len(words) <= LONGEST else "?"


def words_of(text: str) -> Words:
    """The words, numbers and signs of a text that `plain` has made."""
    for pattern, instead in _WRITTEN_APART:
        text = pattern.sub(instead, text)
    tokens = _TOKEN.findall(text)
    return tuple(t[:-1] if t.endswith(".") and is_number(t[:-1]) else t for t in tokens)


def bare(words: Words, *fillers: str) -> Words:
    """The words without "the", or another such word, before them."""
    return words[1:] if len(words) > 1 and words[0] in (fillers or ("the",)) else words


def is_number(word: str) -> bool:
    """Whether it is written in the digits from 0 to 9."""
    return word.isascii() and word.isdecimal()


def number(words: Words) -> int | None:
    """A whole number, in digits or in words: 3, thirteen, twenty one, a couple of."""
    if len(words) == 1 and is_number(words[0]):
        return int(words[0]) if len(words[0]) <= 4 else None
    said = " ".join(words)
    if said in _SMALL:
        return _SMALL[said]
    match words:
        case (hundreds, "hundred", *rest) if hundreds == "a" or 1 <= _ONES.get(hundreds, 0) <= 9:
            more = tuple(rest[1:] if rest[:1] == ["and"] else rest)
            below = number(more) if more and more[0] in _NUMBERS else None if rest else 0
            whole = 100 * _ONES.get(hundreds, 1)
            return None if below is None else whole + below
        case (tens, ones) if tens in _TENS and 1 <= _NUMBERS.get(ones, 0) <= 9:
            return _NUMBERS[tens] + _NUMBERS[ones]
        case (one,):
            return _NUMBERS.get(one)
    return None


def ordinal(words: Words) -> int | None:
    """A place in a row: 20th, twentieth, twenty first."""
    match words:
        case (one,) if found := _ORDINAL.fullmatch(one):
            return int(found[1])
        case (one,):
            return _ORDINALS.get(one)
        case (tens, one) if tens in _TENS and _ORDINALS.get(one, 10) < 10:
            return _NUMBERS[tens] + _ORDINALS[one]
    return None


def span_of_time(words: Words) -> tuple[int, int] | None:
    """So many months and so many days: "3 weeks", "a year and two months", "half a year"."""
    words = tuple(word for word in words if word != "and")
    if words in (("half", "a", "year"), ("half", "year"), ("a", "half", "year")):
        return 6, 0
    for half in (("year", "a", "half"), ("a", "half", "years")):
        if words[-3:] == half:
            years = number(words[:-3] or ("a",))
            return None if years is None else (12 * years + 6, 0)
    months = days = start = 0
    longer = math.inf  # each unit is shorter than the one before it
    for index, word in enumerate(words):
        if word not in UNITS:
            continue
        many = number(words[start:index]) if index > start else _alone(word, start)
        if many is None:
            return None
        unit = word if word in _DAYS or word in _MONTHS_OF else word[:-1]
        long = _DAYS.get(unit) or 31 * _MONTHS_OF[unit]
        if long >= longer:
            return None
        longer, start = long, index + 1
        if unit in _DAYS:
            days += many * _DAYS[unit]
        else:
            months += many * _MONTHS_OF[unit]
    return (months, days) if words and start == len(words) else None


def _alone(unit: str, start: int) -> int | None:
    """A unit without a number is one of it, as in "week ago"."""
    return 1 if start == 0 and not unit.endswith("s") and len(unit) > 2 else None


def weekdays(word: str) -> int | None:
    """The weekday of a word that may name several: friday, fridays."""
    return _WEEKDAYS_MANY.get(word, WEEKDAYS.get(word))


def back(day: date, *, months: int = 0, days: int = 0) -> date:
    """The day so many months and then days before; in a shorter month its last day."""
    try:
        if months:
            from dateutil.relativedelta import relativedelta

            day -= relativedelta(months=months)
        return day - timedelta(days=days)
    except (ValueError, OverflowError):
        raise UnclearDate("That's too far away.", DAY_HINT) from None


def date_of(year: int, month: int, day: int) -> date:
    """That day. Raises `UnclearDate` if the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        raise UnclearDate("There's no such day in the calendar.", DAY_HINT) from None


def latest(day: int, month: int, today: date) -> date:
    """The latest such day that is not in the future; for 29 February that is in a leap year."""
    for year in range(today.year, max(today.year - 9, 0), -1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= today:
            return found
    return date_of(today.year, month, day)
