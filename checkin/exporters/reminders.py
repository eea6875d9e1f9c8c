"""A daily reminder in the forms that a computer or a calendar takes.

Each is at a time on the wall clock, wherever the person is: systemd and launchd go by the zone of
the computer, and the event of a calendar has a time without a zone (RFC 5545, 3.3.5, form 1). A
zone would move it by hours on a journey.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from checkin.core.frozen import Frozen

NAME = "checkin-reminder"
"""What units of systemd are called; a screen never shows it."""
LABEL = "checkin.reminder"
"""What the agent of launchd is called."""
_TIMER = """\
[Unit]
Description=A daily reminder

[Timer]
OnCalendar=*-*-* {at:%H:%M}:00
AccuracySec=1min

[Install]
WantedBy=timers.target
"""
_SERVICE = """\
[Unit]
Description=A daily reminder

[Service]
Type=oneshot
ExecStart={command}
"""


class Reminder(Frozen):
    """A text at a time of each day."""

    at: time
    text: str
    command: tuple[str, ...]
    """What shows it, with its arguments."""


def event(reminder: Reminder, *, uid: str, made: datetime) -> str:
    """An event of each day, for a calendar, from the first time after `made` on.

    It takes up no time, and is marked as private. One with the same `uid` takes its place.
    """
    from icalendar import Alarm, Calendar, Event

    at = datetime.combine(_first_day(reminder.at, made), reminder.at)
    alarm, event, calendar = Alarm(), Event(), Calendar()
    alarm.add("action", "DISPLAY")
    alarm.add("description", reminder.text)
    alarm.add("trigger", timedelta(0))
    for name, value in (
        ("uid", uid),
        ("dtstamp", made),
        ("dtstart", at),
        ("duration", timedelta(minutes=5)),
        ("rrule", {"freq": "daily"}),
        ("summary", reminder.text),
        ("class", "PRIVATE"),
        ("transp", "TRANSPARENT"),
    ):
        event.add(name, value)
    event.add_component(alarm)
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//checkin//reminder//EN")
    calendar.add_component(event)
    text: str = calendar.to_ical().decode()
    return text


def units(reminder: Reminder) -> dict[str, str]:
    """The units of systemd, by their file names. A time that passes while it is off is not made
    up for."""
    command = " ".join(map(_quoted, reminder.command))
    return {
        f"{NAME}.timer": _TIMER.format(at=reminder.at),
        f"{NAME}.service": _SERVICE.format(command=command),
    }


def agent(reminder: Reminder) -> str:
    """The agent of launchd, as a property list."""
    import plistlib

    at = {"Hour": reminder.at.hour, "Minute": reminder.at.minute}
    found = {
        "Label": LABEL,
        "ProgramArguments": list(reminder.command),
        "StartCalendarInterval": at,
    }
    return plistlib.dumps(found, sort_keys=False).decode()


def time_of(text: str) -> time | None:
    """The time of day in an event, a timer or an agent; None if there is none to be read."""
    for pattern in (
        r"^DTSTART:\d{8}T(\d\d)(\d\d)",
        r"^OnCalendar=\*-\*-\* (\d\d):(\d\d)",
        r"<key>Hour</key>\s*<integer>(\d+)</integer>\s*<key>Minute</key>\s*<integer>(\d+)<",
    ):
        if found := re.search(pattern, text, re.MULTILINE):
            hour, minute = map(int, found.groups())
            return time(hour, minute) if hour < 24 and minute < 60 else None
    return None


def _first_day(at: time, now: datetime) -> date:
    return now.date() if at > now.time() else now.date() + timedelta(days=1)


def _quoted(word: str) -> str:
    """A word of a command as systemd reads it: see systemd.service(5), "Command lines"."""
    for sign, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("%", "%%"), ("$", "$$")):
        word = word.replace(sign, escaped)
    return f'"{word}"'
