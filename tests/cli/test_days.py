"""Days and times from the shell: together in one phrase, named in each answer, after midnight."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from checkin.cli.day_options import moment_of
from tests.support import shell
from tests.support.shell import checkin

LATE = datetime.fromisoformat("2026-11-21T01:10:00+01:00")
"""After midnight: on the clock a Saturday, and still the Friday."""


@pytest.mark.parametrize(
    ("options", "day", "at"),
    [
        (("--on", "yesterday at 3pm"), "2026-11-20", "2026-11-20T15:00:00+01:00"),
        (("--on", "2026-11-20 15:30"), "2026-11-20", "2026-11-20T15:30:00+01:00"),
        (("--on", "2026-11-20T15:30"), "2026-11-20", "2026-11-20T15:30:00+01:00"),
        (("--on", "friday night at 9:30"), "2026-11-20", "2026-11-20T21:30:00+01:00"),
        (("--on", "last night at 1"), "2026-11-20", "2026-11-21T01:00:00+01:00"),
        (("--on", "this morning at 8"), "2026-11-21", "2026-11-21T08:00:00+01:00"),
        (("--on", "9 am on 1 july"), "2026-07-01", "2026-07-01T09:00:00+02:00"),
        (("--at", "yesterday at 3pm"), "2026-11-20", "2026-11-20T15:00:00+01:00"),
        (("--at", "9 in the morning"), "2026-11-21", "2026-11-21T09:00:00+01:00"),
        (("--on", "friday night"), "2026-11-20", None),
        (("--on", "yesterday morning"), "2026-11-20", None),
        (("--on", "last night"), "2026-11-20", None),
        (("--on", "friday evening", "--at", "21:15"), "2026-11-20", "2026-11-20T21:15:00+01:00"),
        (("--on", "20261120"), "2026-11-20", None),
        (("--on", "2026-W47-5"), "2026-11-20", None),
    ],
)
def test_a_day_and_a_time_in_one_phrase(options: tuple[str, ...], day: str, at: str | None) -> None:
    for command in ("win", "intention", "hard"):
        entry = checkin(command, "x", *options, "--json").json
        assert (entry["day"], entry["at"]) == (day, at)
    checkin("win", "y")
    entry = checkin("edit", "4", *options, "--json").json
    assert entry["day"] == day
    assert entry["at"] == at or (at is None and day == "2026-11-21")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--on", "26-11-20"), "'26-11-20' needs a year with four digits."),
        (("--on", "someday at 3"), "Add a time with --at, such as --at 21:15."),
        (("--on", "15:30"), "'15:30' is a time without a day."),
        (("--on", "yesterday at 3"), "'3' could be morning or evening. Type 3 am or 3 pm"),
        (("--on", "yesterday at 3pm", "--at", "4pm"), "Use one of them."),
        (("--on", "today at 11pm"), "23:00 on Saturday 21 November hasn't come yet."),
        (("--at", "tomorrow at 3pm"), "I don't know the time 'tomorrow at 3pm'."),
        (
            ("--on", "2026-11-20 01:30"),
            "01:30 could be the night before or after Friday 20 November. "
            "Write --on 2026-11-19 --at 01:30 for the night before, "
            "or --on 2026-11-20 --at 01:30 for the night after.",
        ),
    ],
)
def test_what_can_not_be_is_refused_and_nothing_is_kept(
    options: tuple[str, ...], sentence: str
) -> None:
    said = checkin("win", "x", *options)
    assert (said.code, said.out) == (1, "")
    assert sentence in said.err
    assert checkin("log", "--json").json == []


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (("--on", "yesterday"), "for Friday 20 November."),
        (("--on", "today"), "for Saturday 21 November."),
        (("--on", "20 nov 2020"), "for Friday 20 November 2020."),
        (("--on", "christmas"), "for Thursday 25 December 2025."),
        (("--at", "9:30"), "for Saturday 21 November, 09:30."),
        (("--on", "14 march 2025 at 3pm"), "for Friday 14 March 2025, 15:00."),
        (("--on", "yesterday", "--at", "1:00"), "for the night of Friday 20 November, 01:00."),
    ],
)
def test_each_answer_names_the_day(options: tuple[str, ...], named: str) -> None:
    assert (
        checkin("win", "x", *options).out
        == f"Kept {named} 1 win so far. `checkin edit 1` changes it.\n"
    )
    assert (
        checkin("win", "x", *options).out
        == f"Kept {named} 2 wins so far. `checkin edit 2` changes it.\n"
    )
    assert checkin("intention", "x", *options).out == f"Kept {named} `checkin edit 3` changes it.\n"
    assert checkin("hard", "x", *options).out.startswith(
        f"Kept {named} `checkin edit 4` changes it.\n"
    )
    checkin("win", "y", "--on", "3 days ago" if "--on" in options else "today")
    changed = checkin("edit", "5", *options).out
    assert changed.startswith(
        f"Changed, and moved to {named.removeprefix('for ').removesuffix('.')}."
    )


def test_a_day_that_starts_at_noon_goes_on_the_next_day_and_not_into_a_night() -> None:
    checkin("settings", "day-start", "noon")
    said = checkin("win", "x", "--on", "18 november", "--at", "9:00").out
    assert said.startswith("Kept for Wednesday 18 November, 09:00 the next day.")
    said = checkin("win", "x", "--on", "18 november", "--at", "2:00").out
    assert said.startswith("Kept for the night of Wednesday 18 November, 02:00.")


def test_an_answer_about_a_week_names_its_day() -> None:
    said = checkin("week", "Slept", "--on", "31 december").out
    assert said.startswith("Kept for Wednesday 31 December 2025. `checkin edit 1` changes it.\n")
    assert checkin("week", "Slept").out.startswith("Kept. `checkin edit 2` changes it.\n")


@pytest.fixture
def late(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shell, "NOON", LATE)


@pytest.mark.usefixtures("late")
def test_after_midnight_no_phrase_is_taken_for_another_day() -> None:
    for phrase in ("last night", "last night at 11", "saturday", "2026-11-21", "the 21st at 3am"):
        said = checkin("win", "x", "--on", phrase)
        assert (said.code, said.out) == (1, ""), phrase
        assert said.err
    for phrase, day in (("today", "20"), ("tonight", "20"), ("yesterday", "19"), ("friday", "20")):
        assert checkin("win", "x", "--on", phrase, "--json").json["day"] == f"2026-11-{day}"
    entry = checkin("win", "x", "--at", "0:30", "--json").json
    assert (entry["day"], entry["at"]) == ("2026-11-20", "2026-11-21T00:30:00+01:00")


def test_a_night_goes_on_where_days_begin_at_midnight() -> None:
    checkin("settings", "day-start", "0:00")
    entry = checkin("win", "x", "--on", "last night at 1", "--json").json
    assert (entry["day"], entry["at"]) == ("2026-11-21", "2026-11-21T01:00:00+01:00")
    entry = checkin("win", "x", "--on", "2026-11-20 01:30", "--json").json
    assert (entry["day"], entry["at"]) == ("2026-11-20", "2026-11-20T01:30:00+01:00")


def test_a_time_that_clocks_pass_over_is_as_much_later() -> None:
    for minute in (0, 1, 30, 59):
        moment = moment_of(date(2026, 3, 28), time(2, minute), time(4))
        assert moment.isoformat() == f"2026-03-29T03:{minute:02}:00+02:00"
    said = checkin("win", "x", "--on", "28 march", "--at", "2:30").out
    assert said.startswith("Kept for the night of Saturday 28 March, 03:30.")


def test_a_time_that_clocks_show_twice_is_the_first() -> None:
    for minute in (0, 1, 30, 59):
        moment = moment_of(date(2026, 10, 24), time(2, minute), time(4))
        assert moment.isoformat() == f"2026-10-25T02:{minute:02}:00+02:00"
    assert moment_of(date(2026, 10, 24), time(3), time(4)).isoformat().endswith("03:00:00+01:00")


@pytest.mark.parametrize(
    ("country", "found"),
    [("", ["2026-04-01"]), ("GB", ["2026-04-01"]), ("AU", ["2026-10-01"]), ("NZ", ["2026-10-01"])],
)
def test_a_season_is_that_of_the_country(country: str, found: list[str]) -> None:
    for day in ("2026-04-01", "2026-10-01"):
        checkin("win", day, "--on", day)
    assert checkin("settings", "country", country).code == 0
    said = checkin("log", "--since", "spring 2026", "--until", "spring 2026", "--json").json
    assert [entry["day"] for entry in said] == found
