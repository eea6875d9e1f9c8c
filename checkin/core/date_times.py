"""Times of day in a person's own words; `clock_time` is the way in."""

import re
from datetime import time

from checkin.core.date_days import split_part
from checkin.core.date_words import Words, bare, is_number, number
from checkin.core.errors import UnclearDate
from checkin.core.text import quoted

TIME_HINT = "Try 9:30, 21:15, 9 pm or noon."

_CLOCK = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})")
_FITS = {  # the hours of each part, on a clock with 24 of them; a night goes on after midnight
    "morning": range(12),
    "lunchtime": range(11, 15),
    "afternoon": range(12, 19),
    "evening": range(16, 24),
    "night": (*range(18, 24), *range(6)),
}


def clock_time(words: Words, part: str | None = None) -> time | None:
    """The time of day, or None for words that mean none.

    `part` is the part of the day that is named beside it. Raises `UnclearDate` for an hour that
    can be morning or evening, and for a time that is not in that part.
    """
    words = bare(bare(words, "at"), "around", "about")
    if (found := split_part(words)) is not None:
        if part is not None or not found[0]:
            return None
        words, part = found
    said = " ".join(words)
    if said in ("noon", "midday", "12 noon"):
        return _within(time(12), part)
    if said in ("midnight", "12 midnight"):
        return _within(time(0), part)
    half = None
    if words[-1:] in (("am",), ("pm",)):
        words, half = words[:-1], words[-1]
    read = _hour_and_minute(words)
    if read is None:
        return None
    hour, minute, exact = read
    if hour > 23 or minute > 59 or (half and not 1 <= hour <= 12):
        return None
    if half:
        return _within(time(hour % 12 + (12 if half == "pm" else 0), minute), part)
    if part is not None:
        return _in_part(hour, minute, part, words)
    if exact:
        return time(hour, minute)
    if not 1 <= hour <= 12:
        return None
    at = f"{hour}:{minute:02}" if minute else f"{hour}"
    raise UnclearDate(
        f"{quoted(said)} could be morning or evening.",
        f"Type {at} am or {at} pm, or a time such as {hour}:{minute:02}.",
    )


def _hour_and_minute(words: Words) -> tuple[int, int, bool] | None:
    """The hour, the minute, and whether it is written as on a clock with 24 hours."""
    match words:
        case (one,) if found := _CLOCK.fullmatch(one):
            return int(found[1]), int(found[2]), True
        case (one, "h") if is_number(one) and len(one) <= 2:
            return int(one), 0, True
        case (one, "h") if found := _CLOCK.fullmatch(one):
            return int(found[1]), int(found[2]), True
        case (one, "h", two) if is_number(one) and len(one) <= 2 and re.fullmatch("[0-9]{2}", two):
            return int(one), int(two), True
        case (*hour, "o'clock" | "oclock"):
            return _hour(tuple(hour), 0)
        case ("half", "past", *hour):
            return _hour(tuple(hour), 30)
    for way in ("past", "to"):
        if way in words:
            index = words.index(way)
            minutes, whole = _minutes(words[:index]), _hour(words[index + 1 :], 0)
            if not minutes or whole is None:
                return None
            if way == "past":
                return whole[0], minutes, False
            return (whole[0] - 2) % 12 + 1, 60 - minutes, False
    return _hour(words, 0) or _said_together(words)


def _hour(words: Words, minute: int) -> tuple[int, int, bool] | None:
    found = number(words) if len(words) == 1 and words[0] not in ("a", "an", "couple") else None
    return (found, minute, False) if found is not None and 1 <= found <= 12 else None


def _said_together(words: Words) -> tuple[int, int, bool] | None:
    """Nine thirty, three fifteen."""
    hour = _hour(words[:1], 0)
    if hour is None or is_number(words[0]) or len(words) < 2 or is_number(words[1]):
        return None
    minute = number(words[1:])
    return (hour[0], minute, False) if minute is not None and 10 <= minute <= 59 else None


def _minutes(words: Words) -> int | None:
    if words[-1:] in (("minutes",), ("minute",)):
        words = words[:-1]
    if words in (("quarter",), ("a", "quarter")):
        return 15
    found = number(words)
    return found if found is not None and found < 30 and words[0] not in ("a", "an") else None


def _in_part(hour: int, minute: int, part: str, words: Words) -> time:
    """That hour in that part of the day: 9 in the evening is 21:00, 12 at night is 0:00."""
    padded = words[0].startswith("0")
    hours = {hour} if hour > 12 or padded else {hour % 24, hour % 12, hour % 12 + 12}
    fitting = [each for each in hours if each in _FITS[part]]
    if len(fitting) != 1:
        raise _unfitting(time(hour % 24, minute), part)
    return time(fitting[0], minute)


def _within(found: time, part: str | None) -> time:
    if part is not None and found.hour not in _FITS[part]:
        raise _unfitting(found, part)
    return found


def _unfitting(found: time, part: str) -> UnclearDate:
    return UnclearDate(f"{found:%H:%M} is not clear beside '{part}'.", TIME_HINT)
