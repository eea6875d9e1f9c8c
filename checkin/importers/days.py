"""Days and times as other programs write them, read strictly: nothing is guessed or rolled over."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from checkin.core.text import quoted
from checkin.importers.record import Unreadable

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_SLASHED = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
_CLOCK = re.compile(r"(\D*?)\s*(\d{1,2})(?:\s*[:.h]\s*(\d\d)(?:[:.](\d\d)(?:[.,]\d+)?)?)?\s*(\D*)")
_BEFORE_NOON = set(
    "am vorm πμ 上午 午前 오전 ص de dop öö fm sa дп 凌晨 清晨 早上 pg ap fh проб priekšp"  # noqa: SIM905
    " priekšpusdienā priešpiet prijepodne преподне претпладне eparadites قظ परवहन กอนเทยง".split()
)
_AFTER_NOON = set(
    "pm nachm μμ 下午 午後 오후 م du odp ös em ch пп 傍晚 晚上 ptg ip eh pop слоб pēcp"  # noqa: SIM905
    " pēcpusdienā popiet popodne popoldne поподне попладне epasdites بظ अपरहन หลงเทยง".split()
)
_NOON = "中午"
_UNITS = re.compile(r"(?<=\d)\s*[时時시點点分분]\s*(?=\d)")
_LAST_UNIT = re.compile(r"(?<=\d)\s*[分분秒초]\Z")
_NEVER_TWELVE = {"傍晚", "晚上"}
"""Evenings, in which twelve is neither noon nor surely the day's."""
_LONGEST = 40
"""The most characters of a time."""
_NO_HALF = {"", "uhr", "h", "kl", "klo", "น"}
_GMT = re.compile(r"(?:GMT|UTC)?([+-])(\d{1,2}):?(\d\d)?")

_MONTHS = "january february march april may june july august september october november december"
_ENGLISH = {name: number for number, name in enumerate(_MONTHS.split(), 1)}
_ENGLISH |= {name[:3]: number for name, number in _ENGLISH.items()} | {"sept": 9}
_WORD = re.compile(r"\d+|[^\W\d_]+")
_ORDINALS = {"st", "nd", "rd", "th", "of"}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

YEARS = range(1800, 2201)
"""The years that are taken for years."""


def day(year: int | str, month: int | str, number: int | str) -> date:
    """That day. Raises `Unreadable` if there is none."""
    try:
        found = date(int(year), int(month), int(number))
    except (ValueError, OverflowError) as error:
        raise Unreadable(f"There's no day {quoted(f'{year}-{month}-{number}')}.") from error
    if found.year not in YEARS:
        raise Unreadable(f"The year {found.year} can't be right.")
    return found


def iso_day(text: str) -> date:
    """A day written year first, such as 2020-08-29."""
    found = _ISO.fullmatch(text.strip())
    if not found:
        raise _no_day(text)
    return day(*found.groups())


def order(texts: Iterable[str]) -> str:
    """Which comes first in days such as 4/13/2019, told by those that can be read in one way.

    "month" or "day"; empty if none of them tells, or they contradict each other.
    """
    told = set()
    for text in texts:
        if found := _SLASHED.match(text.strip()):
            first, second = int(found[1]), int(found[3])
            if first > 12 >= second:
                told.add("day")
            elif second > 12 >= first:
                told.add("month")
    return told.pop() if len(told) == 1 else ""


def slashed_day(text: str, order: str) -> date:
    """A day such as 4/13/2019, of which it is known whether the month comes first."""
    found = _SLASHED.fullmatch(text.strip())
    if not found:
        raise _no_day(text)
    if not order:
        raise Unreadable(f"The day {quoted(text)} could mean two days: month first, or day first.")
    first, _, second, year = found.groups()
    return day(year, first, second) if order == "month" else day(year, second, first)


def is_year_first(text: str) -> bool:
    """Whether a day is written like 2020-08-29."""
    return _ISO.match(text.strip()) is not None


def is_slashed(text: str) -> bool:
    """Whether a day is written like 4/13/2019."""
    return _SLASHED.fullmatch(text.strip()) is not None


def english_day(text: str) -> date:
    """A day with its month in English words, such as "22nd Jan 2022"; weekdays are passed over."""
    numbers: list[str] = []
    months: list[int] = []
    for word in _WORD.findall(text.casefold()):
        if word.isdecimal():
            numbers.append(word)
        elif word in _ENGLISH:
            months.append(_ENGLISH[word])
        elif word not in _ORDINALS and not is_weekday(word):
            raise _no_day(text)
    years = [number for number in numbers if len(number) == 4]
    others = [number for number in numbers if len(number) <= 2]
    if len(months) != 1 or len(years) != 1 or len(others) != 1 or len(numbers) != 2:
        raise _no_day(text)
    return day(years[0], months[0], others[0])


def written_day(text: str) -> date:
    """A day with its year first, or with its month in English words."""
    try:
        return iso_day(text)
    except Unreadable:
        return english_day(text)


def is_weekday(word: str) -> bool:
    """Whether a word is the English name of a weekday, or its beginning."""
    return len(word) > 2 and any(name.startswith(word.casefold()) for name in WEEKDAYS)


def clock(text: str) -> time | None:
    """A time such as 18:52 or 10:00 pm; none if there is no text. Raises `Unreadable`."""
    plain = unicodedata.normalize("NFKC", text[: _LONGEST + 1]).strip()
    if not plain:
        return None
    plain = _LAST_UNIT.sub("", _UNITS.sub(":", plain))
    found = _CLOCK.fullmatch(plain) if len(plain) <= _LONGEST else None
    if not found:
        raise _no_time(text)
    before, hours, minutes, seconds, after = found.groups()
    half = "".join(filter(str.isalpha, f"{before}{after}".casefold()))
    hour = int(hours)
    if half == _NOON:
        half = "am" if hour in (10, 11) else "pm"
    if half in _BEFORE_NOON | _AFTER_NOON:
        if (hour > 12 and half in _BEFORE_NOON) or (hour == 12 and half in _NEVER_TWELVE):
            raise _no_time(text)
        if hour <= 12:
            hour = hour % 12 + (12 if half in _AFTER_NOON else 0)
    elif half not in _NO_HALF or not minutes:
        raise _no_time(text)
    try:
        return time(hour, int(minutes or 0), int(seconds or 0))
    except ValueError as error:
        raise _no_time(text) from error


def on(found: date, at: time | None) -> datetime | None:
    """The moment on that day, by the clock on the wall."""
    return None if at is None else datetime.combine(found, at)


def moment(text: str) -> datetime:
    """A moment such as 2023-06-13T22:14:05Z; without a mark it is in UTC."""
    plain = text.strip().replace("\u202f", " ")
    if not re.match(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d", plain, re.ASCII):
        raise _no_day(text)
    try:
        found = datetime.fromisoformat(plain.removesuffix(" UTC"))
    except ValueError as error:
        raise _no_day(text) from error
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def since_1970(stamp: int, per_second: int) -> datetime:
    """The moment that long after 1970 began, in UTC. Raises `Unreadable` for none."""
    try:
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=stamp / per_second)
    except (OverflowError, ValueError) as error:
        raise Unreadable("Its time can't be right.") from error


def local(found: datetime, zone: tzinfo | None = None) -> datetime:
    """A moment by the clock in a zone, or where this computer is. It keeps a fixed offset."""
    if found.year not in YEARS:
        raise Unreadable(f"The year {found.year} can't be right.")
    try:
        there = found.astimezone(zone)
    except (OverflowError, ValueError, OSError) as error:
        raise Unreadable("Its time can't be right.") from error
    return there.replace(tzinfo=timezone(there.utcoffset() or timedelta()))


def zone_named(name: str) -> tzinfo | None:
    """The time zone of that name; none if it is not known here."""
    from zoneinfo import ZoneInfo

    plain = name.strip().replace("\\", "")
    if fixed := _GMT.fullmatch(plain):
        sign = 1 if fixed[1] == "+" else -1
        away = timedelta(hours=int(fixed[2]), minutes=int(fixed[3] or 0))
        return timezone(sign * away) if away < timedelta(hours=24) else None
    try:
        return ZoneInfo(plain) if plain else None
    except (ValueError, OSError, KeyError):  # no such name, a folder of names, or a way out
        return None


def _no_day(text: str) -> Unreadable:
    return Unreadable(
        f"The day {quoted(text)} can't be read." if text.strip() else "It has no day."
    )


def _no_time(text: str) -> Unreadable:
    return Unreadable(f"The time {quoted(text)} can't be read.")
