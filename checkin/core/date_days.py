"""Single days in a person's own words; `day` is the way in."""

import re
from datetime import date

from checkin.core.date_words import (
    DAY_HINT,
    MONTHS,
    PARTS,
    WEEKDAYS,
    Words,
    back,
    bare,
    date_of,
    is_number,
    latest,
    number,
    ordinal,
    span_of_time,
    weekdays,
)
from checkin.core.day_names import date_name
from checkin.core.errors import UnclearDate
from checkin.core.frozen import Frozen
from checkin.core.text import quoted


class Now(Frozen):
    """What phrases are counted from."""

    today: date
    late: bool = False
    """Whether midnight is over, and today is the day that began before it."""
    south: bool = False
    """Whether seasons are those of the southern half of the earth."""


_DAYS_AGO = dict.fromkeys(
    ("today", "now", "right now", "just now", "earlier today", "this day", "tonight"), 0
)
_DAYS_AGO |= dict.fromkeys(("yesterday", "yday", "yest"), 1)
_DAYS_AGO |= {"night before last": 2, "evening before last": 2}
_DAYS_AGO |= {"tomorrow": -1}

_HOLIDAYS = {"halloween": (10, 31), "hallowe'en": (10, 31), "boxing day": (12, 26)}
_HOLIDAYS |= {"leap day": (2, 29)}
_HOLIDAYS |= dict.fromkeys(("christmas", "christmas day", "xmas", "xmas day"), (12, 25))
_HOLIDAYS |= dict.fromkeys(("christmas eve", "xmas eve"), (12, 24))
_HOLIDAYS |= dict.fromkeys(("new year eve", "new years eve"), (12, 31))
_HOLIDAYS |= dict.fromkeys(("new year day", "new years day"), (1, 1))
_HOLIDAYS |= dict.fromkeys(("valentine day", "valentines day", "valentines"), (2, 14))
"""The ones that are on one date wherever they are kept under that name."""

_LAST = ("last", "past", "previous")
_ISO_WEEK_DAY = re.compile(r"([0-9]{4})w([0-9]{2})([1-7])")
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_TOGETHER = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_NUMBERS = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})(?:\2([0-9]+)|\.)?")
_YEAR = re.compile(r"[0-9]{4}")

_LONG = (("week",), ("fortnight",), ("month",), ("year",), ("decade",))
"""What is more than a day."""


def day(words: Words, now: Now) -> date | None:
    """The day, or None for words that mean none. Raises `UnclearDate` for what is in doubt."""
    if words[:1] == ("on",):
        words = words[1:]
    if not words:
        return None
    return (
        _from_today(words, now)
        or _ago(words, now)
        or _of_the_week(words, now)
        or _of_the_month(words, now)
        or _holiday(words, now.today)
        or _numbers(words, now.today)
        or _by_month_name(words, now.today)
        or _beside(words, now)
        or _part_of(words, now)
    )


def split_part(words: Words) -> tuple[Words, str] | None:
    """The words without the part of the day that they name, and that part."""
    found = [index for index, word in enumerate(words) if word in PARTS]
    if len(found) != 1:
        return None
    index = found[0]
    before, after = words[:index], words[index + 1 :]
    for short in (("in", "the"), ("at",), ("early",), ("late",)):
        if before[-len(short) :] == short:
            before = before[: -len(short)]
            break
    if before and before[0] in ("early", "late"):
        before = before[1:]
    if before in ((), ("the",), ("on", "the")) and after[:1] in (("of",), ("on",)):
        return after[1:], words[index]
    return before + after, words[index]


def _from_today(words: Words, now: Now) -> date | None:
    said = " ".join(bare(words))
    if said == "night before last" and now.late:
        raise _past_midnight(now)
    if said in _DAYS_AGO:
        return back(now.today, days=_DAYS_AGO[said])
    match words:
        case ("last", "night" | "evening"):
            if now.late:
                raise _past_midnight(now)
            return back(now.today, days=1)
        case ("same" | "this", "day" | "time", "last", *unit):
            return _so_long_ago(tuple(unit), now.today)
        case ("today", "last", *unit):
            return _so_long_ago(tuple(unit), now.today)
        case ("last" | "previous", "week" | "month" | "year" as one):
            return _so_long_ago((one,), now.today)
        case ("the", "week" | "month" | "year" as one, "before", "last"):
            return _so_long_ago(("two", f"{one}s"), now.today)
        case ("week" | "month" | "year" as one, "before", "last"):
            return _so_long_ago(("two", f"{one}s"), now.today)
    return None


def _past_midnight(now: Now) -> UnclearDate:
    return UnclearDate(
        "After midnight, that could mean tonight or the night before.",
        f"Type today for the day that began on {now.today:%A}, or yesterday for the day before.",
    )


def _ago(words: Words, now: Now) -> date | None:
    """So many days, weeks, months or years ago; also two fridays ago."""
    match words:
        case ("-", *rest) if len(rest) == 2:
            return _short(tuple(rest), now.today)
        case (_, "d" | "w" | "y" | "m"):
            return _short(words, now.today)
        case (*start, "ago" | "back"):
            many, one = tuple(start[:-1]), start[-1] if start else ""
            if (weekday := weekdays(one)) is not None:
                count = number(many)
                return _weekday_before(now.today, weekday, count) if count else None
            if one in ("night", "nights", "evening", "evenings") and now.late:
                raise _past_midnight(now)
            if one == "m" and len(start) == 2:
                return _short(tuple(start), now.today)
            return _so_long_ago(tuple(start), now.today)
        case (*start, "ago", "today" | "yesterday" | "tomorrow" as base):
            return _so_long_ago(tuple(start), back(now.today, days=_DAYS_AGO[base]))
        case ("today" | "yesterday", *start, "ago"):
            return _so_long_ago(tuple(start), back(now.today, days=_DAYS_AGO[words[0]]))
    return None


def _short(words: Words, today: date) -> date | None:
    if words[1] == "m" and is_number(words[0]):
        ago = f"{int(words[0])} month{'' if int(words[0]) == 1 else 's'} ago"
        raise UnclearDate(f"{quoted(''.join(words))} could be months or minutes.", f"Type {ago}.")
    return _so_long_ago(words, today) if is_number(words[0]) else None


def _so_long_ago(words: Words, today: date) -> date | None:
    found = span_of_time(words)
    return None if found is None else back(today, months=found[0], days=found[1])


def _weekday_before(day: date, weekday: int, count: int = 1) -> date:
    """The latest such weekday before that day, or the one `count` - 1 weeks before it."""
    return back(day, days=((day.weekday() - weekday) % 7 or 7) + 7 * (count - 1))


def _of_the_week(words: Words, now: Now) -> date | None:
    """A weekday: the latest, today included; with "last", before today."""
    today = now.today
    words = bare(words)
    match words:
        case (name,) | ("this", name) if name in WEEKDAYS:
            ago = (today.weekday() - WEEKDAYS[name]) % 7
            if now.late and ago == 6:
                raise UnclearDate(
                    f"After midnight, that could be the day that starts now, or {name} last week.",
                    f"Type today for the day that began on {today:%A}, or a date.",
                )
            of_this_week = today.weekday() - WEEKDAYS[name]  # it may be in the future
            return back(today, days=of_this_week if len(words) == 2 else ago)
        case ("last" | "past" | "previous" | "latest", name) if name in WEEKDAYS:
            return _weekday_before(today, WEEKDAYS[name])
        case ("most", "recent", name) | ("this", "past", name) if name in WEEKDAYS:
            return _weekday_before(today, WEEKDAYS[name])
        case (name, "just", "gone") | (name, "gone") if name in WEEKDAYS:
            return _weekday_before(today, WEEKDAYS[name])
        case (name, "before", "last") | ("last", name, "but", "one") if name in WEEKDAYS:
            return _weekday_before(today, WEEKDAYS[name], 2)
        case ("coming", name) | ("this", "coming", name) if name in WEEKDAYS:
            return back(today, days=-((WEEKDAYS[name] - today.weekday()) % 7 or 7))
        case (name, *rest) if name in WEEKDAYS:
            weeks = _weeks_ago(_without(rest, "of", "in", "the"))
        case (*rest, "on", name) | (*rest, name) if name in WEEKDAYS:
            weeks = _weeks_ago(tuple(rest)) if rest[-1:] != ["the"] else None
        case _:
            return None
    if weeks is None:
        return None
    return back(today, days=today.weekday() - WEEKDAYS[name] + 7 * weeks)


def _weeks_ago(words: Words) -> int | None:
    """How many weeks ago that week was; weeks begin on Monday."""
    if words in (("week", "before", "last"), ("the", "week", "before", "last")):
        return 2
    if len(words) == 2 and words[1] == "week":
        return {"this": 0, "last": 1, "previous": 1}.get(words[0])
    return None


def _without(words: list[str], *fillers: str) -> Words:
    """The words without those before them, each of which is there once at most."""
    for filler in fillers:
        if words[:1] == [filler]:
            words = words[1:]
    return tuple(words)


def _of_the_month(words: Words, now: Now) -> date | None:
    """A day by its number alone: the 20th, friday the 13th, the 20th of last month."""
    weekday = None
    if words[0] in WEEKDAYS:
        weekday, words = WEEKDAYS[words[0]], words[1:]
    elif words[-1] in WEEKDAYS:
        weekday, words = WEEKDAYS[words[-1]], words[:-1]
    named = words[:1] == ("the",)
    words = words[1:] if named else words
    for size in (2, 1):
        number = ordinal(words[:size])
        if number is not None and 1 <= number <= 31:
            break
    else:
        return None
    rest = words[size:]
    if not rest:
        written = words[0][:1] in "0123456789"
        return _latest_numbered(number, weekday, now.today) if named or written else None
    months = _months_ago(_without(list(rest), "of"))
    if months is None:
        return None
    first = back(now.today.replace(day=1), months=months)
    found = date_of(first.year, first.month, number)
    return _fitting(found, weekday)


def _months_ago(words: Words) -> int | None:
    if words in (("month", "before", "last"), ("the", "month", "before", "last")):
        return 2
    if words == ("the", "month"):
        return 0
    if words[:1] == ("the",) and words[1:2] == ("last",):
        return None
    words = bare(words)
    if len(words) == 2 and words[1] == "month":
        return {"this": 0, "last": 1, "previous": 1}.get(words[0])
    return None


def _latest_numbered(number: int, weekday: int | None, today: date) -> date:
    """The latest day with that number; with a weekday, within its last two times."""
    first, tried = today.replace(day=1), 0
    for _ in range(4):
        try:
            found = first.replace(day=number)
        except ValueError:
            found = None
        if found and found <= today:
            if weekday in (None, found.weekday()):
                return found
            tried += 1
            if tried == 2:
                break
        first = back(first, months=1)
    raise UnclearDate("That date wasn't on that weekday lately.", "Type the day with its month.")


def _fitting(found: date, weekday: int | None) -> date:
    if weekday is not None and found.weekday() != weekday:
        raise UnclearDate(
            f"{date_name(found)} is a {found:%A}.", "Type the date without the weekday."
        )
    return found


def _holiday(words: Words, today: date) -> date | None:
    if words[0] in ("last", "this") and (date_named := _HOLIDAYS.get(" ".join(words[1:]))):
        month, number = date_named
        if words[0] == "this":
            return date_of(today.year, month, number)
        return latest(number, month, back(today, days=1))
    words, year = _with_year(words, today)
    found = _HOLIDAYS.get(" ".join(words))
    if found is None:
        return None
    return latest(found[1], found[0], today) if year is None else date_of(year, *found)


def _with_year(words: Words, today: date) -> tuple[Words, int | None]:
    """The words without a year at their end, and that year."""
    if words[-2:] in (("last", "year"), ("this", "year")):
        return words[:-2], today.year - (words[-2] == "last")
    if _YEAR.fullmatch(words[-1]):
        return words[:-1], int(words[-1])
    return words, None


def _numbers(words: Words, today: date) -> date | None:
    """A date in numbers, perhaps with its weekday."""
    weekday = None
    if len(words) == 2 and words[0] in WEEKDAYS:
        weekday, words = WEEKDAYS[words[0]], words[1:]
    if len(words) == 3 and all(map(is_number, words)):
        sizes = [len(word) for word in words]
        if sizes[0] == 4 or sizes[2] == 4:
            words = ("-".join(words),)
    if len(words) != 1:
        return None
    (word,) = words
    if found := _YEAR_FIRST.fullmatch(word):
        return _fitting(date_of(int(found[1]), int(found[3]), int(found[4])), weekday)
    if found := _TOGETHER.fullmatch(word):
        return _fitting(date_of(int(found[1]), int(found[2]), int(found[3])), weekday)
    if found := _ISO_WEEK_DAY.fullmatch(word):
        try:
            return date.fromisocalendar(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            raise UnclearDate("That year has no such week.", DAY_HINT) from None
    if found := _NUMBERS.fullmatch(word):
        return _fitting(_from_numbers(word, found, today), weekday)
    return None


def _from_numbers(word: str, found: re.Match[str], today: date) -> date:
    """Two numbers and perhaps a year, where the order of day and month is not in doubt."""
    one, two = int(found[1]), int(found[3])
    year = int(found[4]) if found[4] else None
    if year is not None and len(found[4]) != 4:
        raise _short_year(word)
    if found[2] != "." and 1 <= one <= 12 and 1 <= two <= 12 and one != two:
        a, b = (
            f"{day} {date(2000, month, day):%B} {found[4] or ''}".strip()
            for day, month in ((one, two), (two, one))
        )
        raise UnclearDate(f"{quoted(word)} could mean two days.", f"Type {a} or {b}.")
    day, month = (one, two) if found[2] == "." or one > 12 else (two, one)
    return latest(day, month, today) if year is None else date_of(year, month, day)


def _short_year(word: str) -> UnclearDate:
    return UnclearDate(
        f"{quoted(word)} needs a year with four digits.",
        "Try 20 november 2026 or 2026-11-20.",
    )


def _by_month_name(words: Words, today: date) -> date | None:
    """A day such as 14 march 2025, March the fourteenth or "Friday, 14 Mar.", in any order."""
    words, year = _with_year(words, today)
    named = [word for word in words if word in WEEKDAYS]
    months = [index for index, word in enumerate(words) if word in MONTHS]
    fillers = [word for word in words if word in ("the", "of", "on")]
    if len(months) != 1 or len(named) > 1 or len(set(fillers)) != len(fillers):
        return None
    index, skipped = months[0], (*named, "the", "of", "on")
    before = tuple(word for word in words[:index] if word not in skipped)
    after = tuple(word for word in words[index + 1 :] if word not in skipped)
    if year is None and before and _YEAR.fullmatch(before[0]):
        before, year = before[1:], int(before[0])
    if before and after:
        if is_number(before[0]) and is_number(after[0]) and len(after) == 1:
            raise _short_year(" ".join(words))
        return None
    said = before or after
    number_of = ordinal(said) or number(said)
    if not said or said[0] in ("a", "an") or number_of is None or number_of > 99:
        return None
    month = MONTHS[words[index]]
    found = latest(number_of, month, today) if year is None else date_of(year, month, number_of)
    return _fitting(found, WEEKDAYS[named[0]] if named else None)


def _beside(words: Words, now: Now) -> date | None:
    """So long before or after another day: the day after christmas, 2 days before 3 may."""
    for way, sign in (("before", 1), ("after", -1)):
        if way not in words:
            continue
        index = words.index(way)
        start, rest = words[:index], words[index + 1 :]
        if start[:1] == ("the",) and start[1:] in _LONG:  # any day of it
            return None
        start = bare(start)
        if not start or not rest or rest[0] in ("last", "that", "this"):
            return None
        base = day(rest, now)
        if base is None:
            return None
        if len(start) == 1 and start[0] in WEEKDAYS:
            weekday = WEEKDAYS[start[0]]
            if sign > 0:
                return _weekday_before(base, weekday)
            return back(base, days=-((weekday - base.weekday()) % 7 or 7))
        found = span_of_time(start)
        return None if found is None else back(base, months=sign * found[0], days=sign * found[1])
    return None


def _part_of(words: Words, now: Now) -> date | None:
    """The day whose morning, evening or night is named."""
    if words[0] in ("early", "late", "earlier") and len(words) > 1:
        words = words[1:]
        if not any(word in PARTS for word in words):
            return day(words, now)
    found = split_part(words)
    if found is None:
        return None
    rest, part = found
    if rest == ("this",):
        return now.today
    if rest in (("last",), ("the", "last"), ()):
        return day(("last", "night"), now) if rest and part in ("night", "evening") else None
    return day(rest, now) if rest[0] != "tonight" else None
