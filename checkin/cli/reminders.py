"""Where a reminder is set on this computer: by systemd, by launchd, or in a file for a calendar."""

from __future__ import annotations

import os
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import time

from checkin.core.errors import NotPossible, NotWritable
from checkin.core.folders import make_folder
from checkin.core.frozen import Frozen
from checkin.core.paths import data_folder, named_file, systemd_folder
from checkin.exporters.atomic_file import save
from checkin.exporters.reminders import LABEL, NAME, Reminder, agent, event, time_of, units

_NOTE = "reminder.txt"
"""The file in the data folder that holds the name of the calendar file."""


def _make_folder(folder: str) -> None:
    if not os.path.isabs(folder):  # the `~` is still there
        raise NotWritable("There's no home folder to set a reminder in.", "Set HOME.")
    try:
        make_folder(folder)
    except OSError as error:
        raise NotWritable(
            f"{folder} can't be made: {error.strerror or error}.", "Nothing was set."
        ) from error


class Current(Frozen):
    """A reminder that is set: what sets it, when, and the files that do."""

    way: str
    at: time | None
    """None if the time cannot be read."""
    files: tuple[str, ...]


class Way(ABC):
    """One of the ways to be reminded."""

    name: str

    @abstractmethod
    def files(self, reminder: Reminder) -> Mapping[str, str]:
        """What would be written, by the whole paths of the files."""

    @abstractmethod
    def paths(self) -> Sequence[str]:
        """The whole paths of what was written or would be; the first has the time."""

    def earlier(self) -> str:
        """The file of an earlier reminder that goes when this one is set; empty if none does."""
        return ""

    def starting(self) -> Sequence[str]:
        """The command that starts what was written; empty if none does."""
        return ()

    def stopping(self) -> Sequence[str]:
        """The command that stops it before its files are removed; empty if none does."""
        return ()

    def current(self) -> Current | None:
        """What is set; None if nothing is."""
        there = tuple(path for path in self.paths() if os.path.isfile(path))
        return Current(self.name, _time_in(there[0]), there) if there else None

    def set(self, reminder: Reminder) -> None:
        """Write it, and start it, in place of an earlier one. Raises a `CheckinError`."""
        files = self.files(reminder)
        if self.current():
            self.remove()  # a timer that runs goes on with its old time
        for path, text in files.items():
            _make_folder(os.path.dirname(path))
            save(path, [text], replace=True)
        try:
            run(self.starting())
        except NotPossible as error:
            self.remove()
            raise NotPossible(
                f"{error} Nothing was set.", "Add --ics FILE for a calendar instead."
            ) from error

    def remove(self) -> str:
        """Stop it and remove its files; what went wrong while stopping, empty if nothing did."""
        wrong = ""
        try:
            run(self.stopping())
        except NotPossible as error:
            wrong = str(error)
        for path in self.paths():
            if os.path.lexists(path):
                os.unlink(path)
        return wrong


class Systemd(Way):
    """A user timer."""

    name = "systemd"

    def files(self, reminder: Reminder) -> Mapping[str, str]:
        """The timer and its service."""
        return {
            os.path.join(systemd_folder(), name): text for name, text in units(reminder).items()
        }

    def paths(self) -> Sequence[str]:
        return [os.path.join(systemd_folder(), f"{NAME}.{end}") for end in ("timer", "service")]

    def starting(self) -> Sequence[str]:
        return ("systemctl", "--user", "enable", "--now", f"{NAME}.timer")

    def stopping(self) -> Sequence[str]:
        return ("systemctl", "--user", "disable", "--now", f"{NAME}.timer")


class Launchd(Way):
    """An agent of the person."""

    name = "launchd"

    def files(self, reminder: Reminder) -> Mapping[str, str]:
        return {self.paths()[0]: agent(reminder)}

    def paths(self) -> Sequence[str]:
        return [os.path.expanduser(f"~/Library/LaunchAgents/{LABEL}.plist")]

    def starting(self) -> Sequence[str]:
        return ("launchctl", "bootstrap", f"gui/{os.getuid()}", self.paths()[0])

    def stopping(self) -> Sequence[str]:
        return ("launchctl", "bootout", f"gui/{os.getuid()}/{LABEL}")


class CalendarFile(Way):
    """A file that the person opens with a calendar."""

    name = "calendar"

    def __init__(self, file: str | None = None, uid: str = "") -> None:
        """`file` is where it goes; without one, where it went before, else the data folder."""
        self._note = os.path.join(data_folder(), _NOTE)
        self._file = named_file(file) if file else self._noted()
        self._uid = uid

    def files(self, reminder: Reminder) -> Mapping[str, str]:
        """The file. Raises `NotPossible` if something else has its place."""
        from checkin.core.clock import Clock

        if os.path.lexists(self._file) and f"UID:{self._uid}" not in _read(self._file):
            raise NotPossible(
                f"{self._file} is there already, and was left as it is.", "Choose another name."
            )
        return {self._file: event(reminder, uid=self._uid, made=Clock().now())}

    def paths(self) -> Sequence[str]:
        return [self._file]

    def earlier(self) -> str:
        """The one that was noted, if it is another one and still holds the same event."""
        noted = self._noted()
        is_ours = bool(self._uid) and f"UID:{self._uid}" in _read(noted)
        return noted if is_ours and noted != self._file else ""

    def set(self, reminder: Reminder) -> None:
        """Write it, and note where it is; the file of an earlier one goes."""
        earlier = self.earlier()
        _make_folder(data_folder())
        super().set(reminder)
        save(self._note, [self._file], replace=True)
        if earlier:
            with suppress(FileNotFoundError):
                os.unlink(earlier)

    def remove(self) -> str:
        said = super().remove()
        if os.path.lexists(self._note):
            os.unlink(self._note)
        return said

    def _noted(self) -> str:
        return _read(self._note).strip() or os.path.join(data_folder(), "reminder.ics")


def usual() -> type[Way]:
    """The way that fits this computer."""
    if sys.platform == "darwin":
        return Launchd
    return Systemd if os.path.isdir("/run/systemd/system") else CalendarFile


def all_set() -> list[Way]:
    """The ways by which something is set."""
    ways: tuple[Way, ...] = (Systemd(), Launchd(), CalendarFile())
    return [way for way in ways if way.current()]


def run(command: Sequence[str]) -> None:
    """Run a command of the system, if there is one. Raises `NotPossible` with what it said."""
    if not command:
        return
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        raise NotPossible(f"{command[0]}: {error.strerror or error}.") from error
    if done.returncode:
        lines = done.stderr.strip().splitlines()  # the last says why; before it is what was done
        said = lines[-1].strip() if lines else f"it ended with {done.returncode}"
        raise NotPossible(f"{command[0]}: {said.rstrip('.')}.")


def showing(text: str) -> Sequence[str]:
    """The command that shows a text on this computer, as any program shows one."""
    if sys.platform == "darwin":
        script = ("on run argv", "display notification (item 1 of argv)", "end run")
        return ("osascript", *(part for line in script for part in ("-e", line)), text)
    return ("notify-send", "--app-name=Reminder", text)


def _time_in(path: str) -> time | None:
    return time_of(_read(path))


def _read(path: str) -> str:
    """What a small file holds; empty if it cannot be read."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read(100_000)
    except OSError:
        return ""
