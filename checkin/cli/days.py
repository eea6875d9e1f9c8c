"""From `--on` and `--at` to the day and the moment an entry belongs to."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone

from checkin.clock import Clock
from checkin.errors import UnclearDate


def placed(
    clock: Clock, on: str | None, at: str | None, *, base: date | None = None
) -> tuple[date | None, datetime | None]:
    """The day and the moment that are meant; None for what was not said.

    A time belongs to the day named, else to `base`, else to today. Before the start of the day
    it is in the night after: 01:00 of Friday stands on the clock of Saturday. Raises
    `UnclearDate` for what can not be read, and for what is still to come.
    """
    from checkin.when import parse_day, parse_time

    today = clock.today()
    day = parse_day(on, today) if on is not None else None
    if at is None:
        return day, None
    day = day or base or today
    clock_time = parse_time(at)
    moment = moment_of(day, clock_time, clock.day_starts)
    if moment > clock.now():
        late = moment.date() > day
        raise UnclearDate(
            f"{clock_time:%H:%M} {'in the night after' if late else 'on'} "
            f"{day:%A} {day.day} {day:%B} is still to come.",
            "For last night, add --on yesterday." if late else "Any time up to now can be used.",
        )
    return day, moment


def moment_of(day: date, clock_time: time, day_starts: time) -> datetime:
    """The moment at which the clock on the wall shows that time in the course of that day.

    The offset is the one of this place on that date, in whole minutes: very old ones have
    seconds, which the file does not hold.
    """
    if clock_time < day_starts:
        day += timedelta(days=1)
    moment = datetime.combine(day, clock_time).astimezone()
    offset = moment.utcoffset() or timedelta()
    minutes = round(offset.total_seconds() / 60)
    return moment.replace(tzinfo=timezone(timedelta(minutes=minutes)))
