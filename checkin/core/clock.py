"""What day it is: the one place that reads the system's time, and says when a day begins."""

from __future__ import annotations

import time as system_time
from datetime import UTC, date, datetime, time, timedelta

TYPE_CHECKING = False  # every command loads this module, and importing typing takes longer
if TYPE_CHECKING:
    from collections.abc import Callable

_HOUR = 3600

DAY_STARTS = time(4)
"""When days start unless a person says otherwise."""


class Clock:
    """Tells the time, and the day that a time belongs to.

    A day starts at `day_starts` on the clock on the wall, so that an entry written after
    midnight belongs to the evening before. `now` stands in for the system's time: it returns an
    aware datetime.
    """

    __slots__ = ("_now", "_today", "day_starts")

    def __init__(
        self, now: Callable[[], datetime] | None = None, day_starts: time = DAY_STARTS
    ) -> None:
        self._now = now
        self._today: date | None = None
        self.day_starts = day_starts

    def now(self) -> datetime:
        """The local time in whole seconds, aware, in the zone the computer is in by now."""
        if self._now is not None:
            return self._now().replace(microsecond=0)
        if hasattr(system_time, "tzset"):  # a running program keeps its first zone otherwise
            system_time.tzset()
        return datetime.now().astimezone().replace(microsecond=0)

    def today(self) -> date:
        """The day that it is now; before `day_starts`, the day before on the calendar."""
        return self._today or self.day_of(self.now())

    def day_of(self, moment: datetime) -> date:
        """The day that a moment belongs to, by the wall clock where it was written.

        The time shown is compared with the start of the day. Taking hours off it instead is
        wrong for an hour in the nights when clocks change.
        """
        day = moment.date()
        return day if moment.time() >= self.day_starts else day - timedelta(days=1)

    def is_late(self) -> bool:
        """Whether it is past midnight, and `today()` still the day before."""
        now = self.now()
        return self.day_of(now) != now.date()

    def next_day_start(self) -> datetime:
        """The first moment, to the second, at which `today()` is another day."""
        return self._next_day()[1]

    def seconds_to_next_day(self) -> int:
        """How many seconds, 1 or more, until `today()` is another day."""
        return self._next_day()[0]

    def on(self, day: date) -> Clock:
        """The same clock with that day as `today()`, whatever `now()` says."""
        clock = self.starting(self.day_starts)
        clock._today = day
        return clock

    def starting(self, day_starts: time) -> Clock:
        """The same clock with another start of the day."""
        return Clock(self._now, day_starts)

    def _next_day(self) -> tuple[int, datetime]:
        """How many seconds until the next day, and the moment at which it begins.

        Clocks that change in between make the wall time no measure, so this looks ahead hour by
        hour in real time until the day is another, and then halves that hour down to a second.
        """
        now = self.now()
        today = self.day_of(now)
        start = now.astimezone(UTC)
        zone = None if self._now is None else now.tzinfo  # None: the system's, with its changes

        def after(seconds: int) -> datetime:
            return (start + timedelta(seconds=seconds)).astimezone(zone)

        late = _HOUR
        while self.day_of(after(late)) == today:
            late += _HOUR
        early = late - _HOUR
        while late - early > 1:
            middle = (early + late) // 2
            if self.day_of(after(middle)) == today:
                early = middle
            else:
                late = middle
        return late, after(late)


def parse_day_start(text: str) -> time:
    """The time a day is to start at, from "04:00", "4", "4:30", "4 am" or "midnight".

    It is 00:00, or from 03:00 to 12:00: in between, a night when clocks go back could turn the
    day more than once. Raises a `CheckinError` for anything else.
    """
    words = text.strip().casefold()
    parts = {"midnight": "00:00", "noon": "12:00"}.get(words, words).replace(".", ":").split(":")
    if len(parts) == 1:
        parts.append("00")
    digits = all(part.isascii() and part.isdecimal() for part in parts)
    if not digits or len(parts) != 2 or len(parts[0]) > 2 or len(parts[1]) != 2:
        start = _with_am_or_pm(text)
    elif int(parts[0]) > 23 or int(parts[1]) > 59:
        raise _unreadable(text)
    else:
        start = time(int(parts[0]), int(parts[1]))
    if start != time(0) and not time(3) <= start <= time(12):
        from checkin.core.errors import NotPossible

        raise NotPossible(
            f"A day can't start at {start:%H:%M}.",
            "It can start at 00:00, or between 03:00 and 12:00.",
        )
    return start


def _with_am_or_pm(text: str) -> time:
    """The time in words such as "3am" or "4:30 a.m."; raises a `CheckinError` for all others."""
    from checkin.core.dates import parse_time
    from checkin.core.errors import UnclearDate

    try:
        return parse_time(text)
    except UnclearDate as error:
        raise _unreadable(text) from error


def _unreadable(text: str) -> Exception:
    from checkin.core.errors import UnclearDate
    from checkin.core.text import quoted

    return UnclearDate(
        f"I don't know the time {quoted(text)}.",
        "A day can start at 00:00, or between 03:00 and 12:00. Try 04:00.",
    )
