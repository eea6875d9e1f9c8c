"""Days, times and spans of days in a person's own words: "yesterday", "9 pm", "last spring".

Everything is worked out from a given today, the day by the `Clock`. Nothing is guessed: what can
be read in two ways is refused with a hint that says what to write. Every function raises
`UnclearDate`, and nothing else.
"""

import re
from datetime import date, time

from checkin.core.date_days import Now, day, split_part
from checkin.core.date_spans import edge, span
from checkin.core.date_times import TIME_HINT, clock_time
from checkin.core.date_words import DAY_HINT, Words, back, plain, words_of
from checkin.core.day_names import day_name
from checkin.core.errors import UnclearDate
from checkin.core.frozen import Frozen
from checkin.core.text import quoted

__all__ = ["EARLIEST", "Meant", "parse_day", "parse_moment", "parse_period", "parse_time"]

EARLIEST = date(1900, 1, 1)
"""No entry is older than this."""

PERIOD_HINT = "Try a day, or last week, March 2025, spring 2025 or 2025."

_HAS_TIME = re.compile(r"[0-9]:[0-9]|[0-9] ?[ap]\.?m\b|\b(?:noon|midday|midnight|o'clock)\b")


class Meant(Frozen):
    """A day and perhaps a time of day, as they were written together."""

    day: date
    at: time | None = None
    night: bool = False
    """Whether the time is one of the night that begins on that day, also after midnight."""


def parse_day(text: str, today: date, *, future_ok: bool = False, late: bool = False) -> date:
    """The day that a text means; the part of it that is named says nothing more.

    A weekday is the latest one, today included; "last friday" is before today. A day without a
    year is the latest that is not in the future. Dots mean day first: 3.4. is 3 April. `late`
    says that it is past midnight while today is still the day that began before it.
    """
    now = Now(today, late)
    words = words_of(plain(text))
    found = _one_day(words, now)
    if found is None:
        raise _no_day(text, words, now)
    return _within_reach(found, now, future_ok=future_ok)


def parse_moment(text: str, today: date, *, late: bool = False) -> Meant:
    """The day that a text means, and the time if it has one: "yesterday at 3 pm"."""
    now = Now(today, late)
    words = words_of(plain(text))
    found = _one_day(words, now)
    if found is not None:
        return Meant(_within_reach(found, now))
    ways: dict[tuple[date, time | None], Meant] = {}
    refused = None
    for index in range(1, len(words)):
        for said, at in ((words[:index], words[index:]), (words[index:], words[:index])):
            try:
                meant = _together(said, at, now)
            except UnclearDate as error:
                refused = refused or error
            else:
                if meant:
                    ways[meant.day, meant.at] = meant
    if not ways and refused:
        raise refused
    if len(ways) != 1:
        raise _no_moment(text, words, now)
    (meant,) = ways.values()
    _within_reach(meant.day, now)
    return meant


def parse_time(text: str) -> time:
    """The time of day that a text means: "9:30", "9.30", "9:30pm", "9 pm", "21h", "noon"."""
    words = words_of(plain(text))
    found = clock_time(words)
    if found is None:
        raise UnclearDate(f"I don't know the time {quoted(text)}.", TIME_HINT)
    return found


def parse_period(
    text: str, today: date, *, late: bool = False, south: bool = False
) -> tuple[date, date]:
    """The first and the last day of the span that a text means; for a single day, that day twice.

    Weeks begin on Monday. Seasons are whole months, as in the north, or the south if that is
    said: spring is March to May, or September to November. One that spans two years has the
    year in which it begins. Without a year, a month or season is the latest that has begun; with
    "last", the latest that is over. The first day is never in the future; the last day may be.
    """
    now = Now(today, late, south)
    words = words_of(plain(text))
    found = span(words, now)
    if found is None and (one := _one_day(words, now)) is not None:
        found = one, one
    if found is None:
        message = f"I don't know when {quoted(text)} is." if words else "No day is written here."
        raise UnclearDate(message, PERIOD_HINT)
    _within_reach(found[0], now)
    return found


def _one_day(words: Words, now: Now) -> date | None:
    return edge(words, now) or day(words, now)


def _together(said: Words, at: Words, now: Now) -> Meant | None:
    """A day and a time that stand beside each other."""
    found = _one_day(said, now)
    if found is None:
        return None
    split = split_part(said)
    part = split[1] if split else "night" if said == ("tonight",) else None
    own = split_part(at)
    clock = clock_time(at, part)
    if clock is None:
        return None
    night = "night" in (part, own and own[1]) and clock.hour < 6
    return Meant(found, clock, night)


def _no_day(text: str, words: Words, now: Now) -> UnclearDate:
    if not words:
        return UnclearDate("No day is written here.", DAY_HINT)
    if _HAS_TIME.search(plain(text)):
        return UnclearDate(f"{quoted(text)} has a time in it.", DAY_HINT)
    if words[0] in ("next", "in"):
        return UnclearDate(f"{quoted(text)} is in the future.", DAY_HINT)
    if (found := span(words, now)) is not None and found[0] < found[1]:
        return UnclearDate(f"{quoted(text)} is more than one day.", DAY_HINT)
    return UnclearDate(f"I don't know the day {quoted(text)}.", DAY_HINT)


def _no_moment(text: str, words: Words, now: Now) -> UnclearDate:
    hint = f"{DAY_HINT} Add a time with --at, such as --at 21:15."
    try:
        alone = clock_time(words) is not None
    except UnclearDate:
        alone = True
    if alone:
        return UnclearDate(f"{quoted(text)} is a time without a day.", hint)
    if _HAS_TIME.search(plain(text)):
        return UnclearDate(f"I don't know when {quoted(text)} is.", hint)
    return UnclearDate(str(_no_day(text, words, now)), hint)


def _within_reach(found: date, now: Now, *, future_ok: bool = False) -> date:
    if found < EARLIEST:
        raise UnclearDate(f"{found.isoformat()} is too long ago.", DAY_HINT)
    if found > now.today and not future_ok:
        name = day_name(found)
        if now.late and found == back(now.today, days=-1):
            raise UnclearDate(
                f"{name} hasn't started here yet.",
                f"It's still {now.today:%A} here. Type today, or a day before it.",
            )
        raise UnclearDate(f"{name} is in the future.", "Choose today or a day before it.")
    return found
