"""A gentle reminder: shown before it is set, set by what the computer has, and removed again."""

from __future__ import annotations

import os
import plistlib
import shlex
import stat
import sys
from datetime import datetime, time
from pathlib import Path

import pytest
from icalendar import Calendar

from checkin.content.strings import get_text
from checkin.exporters.reminders import Reminder, time_of, units
from checkin.journal import Journal
from tests.support.shell import checkin
from tests.support.terminal import Terminal
from tests.system.test_layers import loaded

TEXT = "A quiet minute, if you like."


class Programs:
    """Stand-ins for the programs of the system, which note how they are run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log = folder / "log"
        self.log.touch()

    def add(self, name: str, *, code: int = 0, said: str = "") -> None:
        program = self.folder / name
        program.write_text(
            f'#!/bin/sh\necho "{name} $*" >> {self.log}\necho "{said}" >&2\nexit {code}\n'
        )
        program.chmod(0o755)

    def run(self) -> list[str]:
        """How they were run since this was asked last."""
        found = self.log.read_text().splitlines()
        self.log.write_text("")
        return found


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.setattr(sys, "platform", "linux")
    made = Programs(folder)
    for name in ("systemctl", "launchctl", "notify-send", "osascript"):
        made.add(name)
    return made


def test_nothing_is_set_until_it_is_wanted() -> None:
    said = checkin("remind")
    assert (said.code, said.out) == (
        0,
        "No reminder is set. To set one: checkin remind --at 20:30\n",
    )
    assert checkin("remind", "--json").json == []
    assert checkin("remind", "--off").out == said.out
    assert checkin("remind", "--off", "--json").json == []


@pytest.mark.parametrize("old", [(), ("--again", "1"), ("--not-again", "1"), ("--tag", "lake")])
def test_the_old_way_to_see_a_win_is_told_its_new_name(old: tuple[str, ...]) -> None:
    assert "To see one of your wins: checkin remember\n" in checkin("remind", *old).err


@pytest.mark.practice(65)
def test_a_calendar_file_is_shown_then_set_then_removed(tmp_path: Path) -> None:
    file = tmp_path / "quiet.ics"
    args = ("remind", "--at", "8:30 pm", "--ics", str(file))
    said = checkin(*args)
    assert said.code == 1
    assert f"Every day at 20:30 you'd see: {TEXT}\n" in said.out
    assert f"{file}\n  BEGIN:VCALENDAR\n" in said.out
    assert said.err == "Nothing was set. Add --yes to set it without being asked.\n"
    assert not file.exists()
    assert "you'd see: checkin: a quiet minute" in checkin(*args, "--named").out
    said = checkin(*args, "--yes")
    assert said.out.startswith(f"Saved as {file}. Open it with your calendar")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert checkin("remind").out == f"Every day at 20:30, by a calendar file: {file}\n"
    assert checkin("remind", "--json").json == [
        {"way": "calendar", "at": "20:30", "files": [str(file)]}
    ]
    again = checkin("remind", "--at", "21:00", "--ics", str(file), "--yes", "--json")
    assert again.json == [{"way": "calendar", "at": "21:00", "files": [str(file)]}]
    said = checkin("remind", "--off")
    assert said.out.startswith(f"Removed: {file}\nIf you opened it with a calendar, delete")
    assert not file.exists()
    assert checkin("remind", "--json").json == []


def test_an_event_is_daily_at_the_time_on_the_wall_and_tells_nobody(tmp_path: Path) -> None:
    found = []
    for at in ("20:30", "9:15"):  # it is 12:30: the second is for tomorrow
        file = tmp_path / f"{at.replace(':', '-')}.ics"
        assert checkin("remind", "--at", at, "--ics", str(file), "--yes").code == 0
        (event,) = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
        found.append(event)
    evening, morning = found
    assert evening.decoded("dtstart") == datetime(2026, 11, 21, 20, 30)  # noqa: DTZ001 - as it is
    assert morning.decoded("dtstart") == datetime(2026, 11, 22, 9, 15)  # noqa: DTZ001
    assert evening["rrule"] == {"FREQ": ["DAILY"]}
    assert evening["uid"] == morning["uid"]  # opened again, it takes the place of the first
    (alarm,) = evening.walk("VALARM")
    for text in (evening["summary"], alarm["description"]):
        assert text == TEXT
    assert (evening["class"], evening["transp"]) == ("PRIVATE", "TRANSPARENT")
    assert "location" not in evening
    assert "description" not in evening


def test_the_calendar_file_of_an_earlier_reminder_goes(tmp_path: Path) -> None:
    first, second, third = (tmp_path / f"{name}.ics" for name in ("first", "second", "third"))
    checkin("remind", "--at", "20:30", "--ics", str(first), "--yes")
    asked = checkin("remind", "--at", "9:00", "--ics", str(second))
    assert f"The file of the earlier reminder would be removed: {first}\n" in asked.out
    assert first.exists()
    said = checkin("remind", "--at", "9:00", "--ics", str(second), "--yes")
    assert said.out.endswith(f"\nRemoved: {first}\n")
    assert (first.exists(), second.exists()) == (False, True)
    second.write_text("something else by now")
    said = checkin("remind", "--at", "9:30", "--ics", str(third), "--yes")
    assert "Removed" not in said.out
    assert second.read_text() == "something else by now"
    assert checkin("remind").out == f"Every day at 09:30, by a calendar file: {third}\n"


def test_what_is_there_already_is_left(tmp_path: Path) -> None:
    file = tmp_path / "mine.ics"
    file.write_text("mine")
    said = checkin("remind", "--at", "20:30", "--ics", str(file), "--yes")
    assert (said.code, file.read_text()) == (1, "mine")
    assert "is there already, and was left as it is. Choose another name." in said.err


def test_systemd_is_given_a_timer_and_it_is_taken_away_again(
    programs: Programs, tmp_path: Path
) -> None:
    folder = tmp_path / "config" / "systemd" / "user"
    args = ("remind", "--at", "20:30", "--systemd")
    said = checkin(*args)
    assert (said.code, programs.run(), folder.exists()) == (1, [], False)
    assert f"{folder}/checkin-reminder.timer\n  [Unit]\n" in said.out
    assert "systemctl --user enable --now checkin-reminder.timer" in said.out
    assert checkin(*args, "--yes").out.startswith("Set for every day at 20:30.")
    assert programs.run() == ["systemctl --user enable --now checkin-reminder.timer"]
    assert "OnCalendar=*-*-* 20:30:00\n" in (folder / "checkin-reminder.timer").read_text()
    assert checkin("remind", "--json").json[0]["at"] == "20:30"
    assert checkin("remind", "--at", "7:05", "--systemd", "--yes").code == 0
    assert [line.split()[2] for line in programs.run()] == ["disable", "enable"]
    assert checkin("remind").out.startswith("Every day at 07:05, by systemd: ")
    assert "checkin-reminder.service\n" in checkin("remind", "--off").out
    assert programs.run() == ["systemctl --user disable --now checkin-reminder.timer"]
    assert list(folder.iterdir()) == []


def test_a_system_that_refuses_leaves_nothing_set(programs: Programs, tmp_path: Path) -> None:
    programs.add("systemctl", code=1, said="Failed to connect to bus")
    said = checkin("remind", "--at", "20:30", "--systemd", "--yes")
    assert (said.code, said.out) == (1, "")
    assert said.err == (
        "systemctl: Failed to connect to bus. Nothing was set."
        " Add --ics FILE for a calendar instead.\n"
    )
    assert checkin("remind", "--json").json == []
    programs.add("systemctl")
    assert checkin("remind", "--at", "20:30", "--systemd", "--yes").code == 0
    programs.add("systemctl", code=1, said="No bus")
    said = checkin("remind", "--off")
    assert said.err == "It couldn't be stopped right away. systemctl: No bus.\n"
    assert said.out.startswith("Removed: ")
    assert checkin("remind", "--json").json == []


def test_launchd_is_given_an_agent(programs: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert checkin("remind", "--at", "20:05", "--named", "--yes").code == 0  # it is the usual way
    file = Path(os.path.expanduser("~/Library/LaunchAgents/checkin.reminder.plist"))
    found = plistlib.loads(file.read_bytes())
    assert found["StartCalendarInterval"] == {"Hour": 20, "Minute": 5}
    assert found["ProgramArguments"][-3:] == ["remind", "--now", "--named"]
    assert programs.run() == [f"launchctl bootstrap gui/{os.getuid()} {file}"]
    assert checkin("remind").out == f"Every day at 20:05, by launchd: {file}\n"
    assert checkin("remind", "--now", "--named").code == 0
    (shown,) = programs.run()
    assert shown.endswith("checkin: a quiet minute, if you like.")
    assert checkin("remind", "--off").out == f"Removed: {file}\n"
    assert programs.run() == [f"launchctl bootout gui/{os.getuid()}/checkin.reminder"]
    assert not file.exists()


def test_it_is_shown_unless_something_was_kept_today(programs: Programs) -> None:
    assert checkin("remind", "--now").code == 0  # before a first entry, too
    assert programs.run() == [f"notify-send --app-name=Reminder {TEXT}"]
    assert checkin("here").code == 0
    assert checkin("remind", "--now").out == "You've been here today, so it stays quiet.\n"
    assert programs.run() == []
    assert checkin("undo").code == 0
    programs.add("notify-send", code=1, said="No display")
    said = checkin("remind", "--now")
    assert (said.code, said.err) == (
        1,
        "The reminder couldn't be shown. notify-send: No display.\n",
    )


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--at", "20:30", "--off"), "Choose one of --at, --off and --now."),
        (("--at", "20:30", "--systemd", "--launchd"), "Choose one of --ics, --systemd"),
        (("--systemd",), "Add the time, such as --at 20:30."),
        (("--yes",), "Add the time, such as --at 20:30."),
    ],
)
def test_a_line_that_means_two_things_is_not_guessed(args: tuple[str, ...], said: str) -> None:
    found = checkin("remind", *args)
    assert (found.code, found.out) == (2, "")
    assert said in found.err


def test_a_time_that_can_be_morning_or_evening_is_asked_for() -> None:
    assert "could be morning or evening" in checkin("remind", "--at", "8", "--yes").err


@pytest.mark.parametrize("path", ["/a b/c.db", '/50% "off"/$HOME\\x.db'])
def test_a_command_reaches_systemd_as_it_is(path: str) -> None:
    text = units(Reminder(time(20, 30), TEXT, ("py", path)))["checkin-reminder.service"]
    line = next(line for line in text.splitlines() if line.startswith("ExecStart="))
    words = shlex.split(line.removeprefix("ExecStart="))  # which reads \\ and \" as systemd does
    assert [word.replace("%%", "%").replace("$$", "$") for word in words] == ["py", path]


@pytest.mark.parametrize("text", ["", "DTSTART:20261121T993000", "OnCalendar=weekly"])
def test_a_file_that_someone_changed_may_have_no_time(text: str) -> None:
    assert time_of(text) is None


def test_at_a_terminal_it_is_shown_and_asked(path: str, tmp_path: Path) -> None:
    Journal.open(path).close()
    file = tmp_path / "x.ics"
    argv = [sys.executable, "-m", "checkin", "remind", "--at", "20:30", "--ics", str(file)]
    for answer, end in (("", get_text("reminder", "left")), ("y", "Saved as")):
        with Terminal(argv, columns=100, rows=40) as terminal:
            terminal.wait_to_see("Set this reminder? [y/N]")
            assert not file.exists()
            terminal.send(f"{answer}\r")
            terminal.wait_to_see(end)
            assert terminal.exit_code() == 0
    assert file.exists()


def test_what_is_set_is_told_without_a_calendar_or_click(path: str) -> None:
    run = "import sys\nfrom checkin.__main__ import main\nassert main() == 0"
    for words in (["remind"], ["remind", "--off"]):
        more = {name.split(".")[0] for name in loaded(run, *words)}
        assert not more & {"icalendar", "click", "textual", "dateutil", "sqlite_utils"}
    assert not Path(path).exists()


def test_a_folder_that_cannot_be_made_is_said(journal: Journal) -> None:
    said = checkin("remind", "--at", "20:30", "--ics", "/proc/nope/x.ics", "--yes")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("/proc/nope can't be made: ")
    assert "Nothing was set." in said.err


def test_without_a_home_nothing_is_set(
    programs: Programs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs.add("systemctl")
    monkeypatch.setattr(sys, "platform", "linux")
    for name, value in {"HOME": "", "XDG_CONFIG_HOME": ""}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    there = sorted(os.listdir(tmp_path))
    said = checkin("remind", "--at", "20:30", "--systemd", "--yes")
    assert (said.code, said.out) == (1, "")
    assert said.err == "There's no home folder to set a reminder in. Set HOME.\n"
    assert sorted(os.listdir(tmp_path)) == there
    assert programs.run() == []
