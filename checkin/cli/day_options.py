"""From `--on` and `--at` to the day and the moment an entry belongs to, and how they are said."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone

from checkin.core.clock import Clock
from checkin.core.errors import UnclearDate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from checkin.core.dates import Meant
    from checkin.core.entries import Entry


_MORNING = 6
"""From this hour on, a time that still belongs to the day before is no night."""


def placed(
    clock: Clock, on: str | None, at: str | None, *, base: date | None = None
) -> tuple[date | None, datetime | None]:
    """The day and the moment that are meant; None for what was not said.

    Each of the two may hold a day and a time together: "yesterday at 3 pm". A time alone belongs
    to the day named, else to `base`, else to today. Given with `--at`, a time before the start of
    the day is in the night after: 01:00 of Friday is on the clock of Saturday. Raises
    `UnclearDate` for what cannot be read or can be read in two ways, and for what is in the
    future.
    """
    from checkin.core.dates import parse_moment, parse_time
    from checkin.core.text import quoted

    today = clock.today()
    meant = parse_moment(on, today, late=clock.is_late()) if on is not None else None
    if at is None:
        if meant is None or meant.at is None:
            return (meant.day if meant else None), None
        return _together(meant, meant.at, clock)
    if meant and meant.at:
        raise UnclearDate(
            f"{quoted(on or '')} already has a time, and --at gives another.", "Use one of them."
        )
    try:
        clock_time = parse_time(at)
    except UnclearDate:
        whole = None if on is not None else _whole(at, clock)
        if whole is None or whole.at is None:
            raise
        return _together(whole, whole.at, clock)
    day = meant.day if meant else base or today
    moment = moment_of(day, clock_time, clock.day_starts)
    _check_past(moment, day, clock_time, clock)
    return day, moment


def moment_of(day: date, clock_time: time, day_starts: time) -> datetime:
    """The moment at which the clock on the wall shows that time in the course of that day.

    Where clocks go forward over that time, it is as much later. Where they go back and show it
    twice, it is the first. The offset is the one of this place on that date, in whole minutes:
    very old ones have seconds, which the file does not hold.
    """
    if clock_time < day_starts:
        day += timedelta(days=1)
    wall = datetime.combine(day, clock_time)
    moment = wall.astimezone()
    if moment.replace(tzinfo=None) != wall:
        moment = max(moment, wall.replace(fold=1).astimezone())
    offset = moment.utcoffset() or timedelta()
    minutes = round(offset.total_seconds() / 60)
    return moment.replace(tzinfo=timezone(timedelta(minutes=minutes)))


def said(entry: Entry, today: date, day: date | None, moment: datetime | None) -> str:
    """The day of an entry in words where `placed` found one, else nothing.

    It has its year if that is another one, and the time if a time was named.
    """
    from checkin.core.day_names import day_name

    if day is None:
        return ""
    name = day_name(entry.day, today)
    if moment is None or entry.at is None:
        return name
    name = f"{name}, {entry.at:%H:%M}"
    if entry.at.date() <= entry.day:
        return name
    return f"the night of {name}" if entry.at.hour < _MORNING else f"{name} the next day"


def kept_said(entry: Entry, today: date, day: date | None, moment: datetime | None) -> str:
    """The answer to something that was kept, with its day if one was named."""
    from checkin.cli.context import told

    named = said(entry, today, day, moment)
    return told("kept_on" if named else "kept", number=entry.id, day=named)


def _whole(at: str, clock: Clock) -> Meant | None:
    """A day and a time in `--at`."""
    from checkin.core.dates import parse_moment

    try:
        return parse_moment(at, clock.today(), late=clock.is_late())
    except UnclearDate:
        return None


def _together(meant: Meant, clock_time: time, clock: Clock) -> tuple[date, datetime]:
    """The day and moment of a day and a time that were written in one phrase."""
    day, early = meant.day, clock_time < clock.day_starts
    if meant.night and not early:
        day += timedelta(days=1)  # days begin at midnight here
    elif early and not meant.night:
        before = day - timedelta(days=1)
        raise UnclearDate(
            f"{clock_time:%H:%M} could be the night before or after {day:%A} {day.day} {day:%B}.",
            f"Write --on {before} --at {clock_time:%H:%M} for the night before, "
            f"or --on {day} --at {clock_time:%H:%M} for the night after.",
        )
    moment = moment_of(day, clock_time, clock.day_starts)
    _check_past(moment, day, clock_time, clock)
    return day, moment


def _check_past(moment: datetime, day: date, clock_time: time, clock: Clock) -> None:
    if moment <= clock.now():
        return
    late = moment.date() > day
    raise UnclearDate(
        f"{clock_time:%H:%M} {'the night after' if late else 'on'} "
        f"{day:%A} {day.day} {day:%B} hasn't come yet.",
        "For last night, add --on yesterday." if late else "Choose any time up to now.",
    )
