"""A gentle reminder, each day at a time: remind."""

from __future__ import annotations

import sys
from datetime import time

from checkin.cli.command import Misused, command, option
from checkin.cli.context import Shell
from checkin.cli.input import agreed
from checkin.cli.output import complain, note, say, say_array
from checkin.cli.reminders import CalendarFile, Current, Launchd, Systemd, Way, all_set, usual
from checkin.content.strings import format_text, get_text
from checkin.core.errors import CheckinError, NotPossible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from checkin.exporters.reminders import Reminder


def _time(text: str) -> time:
    from checkin.core.dates import parse_time

    return parse_time(text)


@command("remind")
@option("--at", read=_time, metavar="TIME", help="When, every day, such as 20:30 or 8:30 pm.")
@option("--ics", metavar="FILE", completes="files", help="A file that any calendar opens.")
@option("--systemd", is_flag=True, help="A timer of systemd (Linux).")
@option("--launchd", is_flag=True, help="An agent of launchd (macOS).")
@option("--named", is_flag=True, help="Let the reminder say that it comes from checkin.")
@option("--yes", is_flag=True, help="Don't ask first.")
@option("--off", is_flag=True, help="Remove the reminder.")
@option("--now", is_flag=True, help="Show it now, unless something was kept today.")
def remind(
    shell: Shell,
    at: time | None,
    ics: str | None,
    systemd: bool,
    launchd: bool,
    named: bool,
    yes: bool,
    off: bool,
    now: bool,
) -> int:
    """A gentle reminder, every day at a time you choose.

    It is off until you want it. With --at it shows what it would write and where, and asks.
    Without --at it says what is set.

    On Linux it is a timer of systemd, on a Mac an agent of launchd: these stay quiet on a day on
    which you've been here already. With --ics it's a file for your calendar, on a phone too. The
    time is the one on your clock, also on a journey.

    The reminder doesn't say what it's from, unless you add --named.
    """
    if (at is not None) + off + now > 1:
        raise Misused("Choose one of --at, --off and --now.")
    if (ics is not None) + systemd + launchd > 1:
        raise Misused("Choose one of --ics, --systemd and --launchd.")
    if at is None and (ics is not None or systemd or launchd or yes):
        raise Misused("Add the time, such as --at 20:30.")
    text = get_text("reminder", "named" if named else "text")
    if now:
        return _show(shell, text)
    if off:
        return _remove(shell)
    if at is None:
        return _tell(shell)
    way = _way(shell, ics, systemd=systemd, launchd=launchd)
    return _set(shell, way, _reminder(shell, at, text, named=named), yes=yes)


def _reminder(shell: Shell, at: time, text: str, *, named: bool) -> Reminder:
    """What is to be set, for the file that was chosen."""
    from checkin.core.paths import journal_path
    from checkin.exporters.reminders import Reminder

    words = ["remind", "--now", *(["--named"] if named else [])]
    program = (sys.executable, "-m", "checkin", "--file", journal_path(shell.file))
    return Reminder(at, text, (*program, *words))


def _way(shell: Shell, ics: str | None, *, systemd: bool, launchd: bool) -> Way:
    """The way that was asked for, else the one that fits this computer."""
    chosen = Systemd if systemd else Launchd if launchd else CalendarFile if ics else usual()
    if chosen is not CalendarFile:
        return chosen()
    from uuid import NAMESPACE_URL, uuid5

    from checkin.core.paths import journal_path

    return CalendarFile(ics, str(uuid5(NAMESPACE_URL, journal_path(shell.file))))


def _set(shell: Shell, way: Way, reminder: Reminder, *, yes: bool) -> int:
    """Show what would be written, ask, and set it."""
    at, files, earlier = _clock(reminder.at), way.files(reminder), way.earlier()
    if not yes:
        lines = [format_text("reminder", "would_show", at=at, text=reminder.text)]
        lines.append(get_text("reminder", "would_write"))
        for path, text in files.items():
            lines += ["", path, *(f"  {line}" for line in text.splitlines())]
        if earlier:
            lines += ["", format_text("reminder", "would_remove", file=earlier)]
        if command := way.starting():
            lines += ["", format_text("reminder", "would_run", command=" ".join(command))]
        (complain if shell.json else say)("\n".join(lines))
        if not agreed(
            get_text("reminder", "ask"),
            get_text("reminder", "not_asked"),
            get_text("reminder", "not_asked_hint"),
        ):
            note(get_text("reminder", "left"))
            return 0
    way.set(reminder)
    if shell.json:
        return _tell(shell)
    key = "set_calendar" if isinstance(way, CalendarFile) else "set"
    say(format_text("reminder", key, at=at, file=way.paths()[0]))
    if earlier:
        say(format_text("reminder", "removed", file=earlier))
    return 0


def _tell(shell: Shell) -> int:
    """Say what is set."""
    found = [current for way in all_set() if (current := way.current())]
    if shell.json:
        say_array(map(_as_json, found))
    elif not found:
        say(get_text("reminder", "none"))
        note(get_text("reminder", "was_moved"))
    for current in found if not shell.json else ():
        where = {"way": get_text("reminder", current.way), "file": current.files[0]}
        say(format_text("reminder", "is_set", at=_clock(current.at), **where))
    return 0


def _remove(shell: Shell) -> int:
    """Remove all that is set, and say what was."""
    ways = all_set()
    gone = [path for way in ways for path in way.paths()]
    if not ways and not shell.json:
        say(get_text("reminder", "none"))
    for way in ways:
        if wrong := way.remove():
            note(format_text("reminder", "not_stopped", why=wrong))
    if shell.json:
        say_array(gone)
        return 0
    for path in gone:
        say(format_text("reminder", "removed", file=path))
    if any(isinstance(way, CalendarFile) for way in ways):
        say(get_text("reminder", "removed_calendar"))
    return 0


def _show(shell: Shell, text: str) -> int:
    """Show the reminder as any program shows one, unless something was kept today."""
    from checkin.cli.reminders import run, showing

    try:
        with shell.open() as journal:
            here = bool(journal.today().entries)
    except CheckinError:  # the reminder is wanted all the same
        here = False
    if here:
        say(get_text("reminder", "here"))
        return 0
    try:
        run(showing(text))
    except NotPossible as error:
        raise NotPossible(format_text("reminder", "not_shown", why=str(error))) from error
    return 0


def _clock(at: time | None) -> str:
    return f"{at:%H:%M}" if at else "?"


def _as_json(current: Current) -> dict[str, object]:
    at = _clock(current.at) if current.at else None
    return {"way": current.way, "at": at, "files": list(current.files)}
