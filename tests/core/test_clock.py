"""The clock: which day a moment belongs to, and when that day turns."""

from __future__ import annotations

import subprocess
import sys
import time as system_time
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checkin.core.clock import Clock, parse_day_start
from checkin.core.errors import CheckinError
from tests.support import ROOT

NEW_YORK = ZoneInfo("America/New_York")
BERLIN = ZoneInfo("Europe/Berlin")
APIA = ZoneInfo("Pacific/Apia")
ZONES = [NEW_YORK, BERLIN, APIA] + [
    ZoneInfo(name)
    for name in (
        "America/Sao_Paulo",  # its clocks changed at midnight
        "America/Havana",
        "Australia/Lord_Howe",  # by half an hour
        "Asia/Kathmandu",
        "UTC",
    )
]
NIGHTS = [  # the evening before clocks change, and how long that day is from 04:00 to 04:00
    (NEW_YORK, date(2026, 3, 7), 23),
    (NEW_YORK, date(2026, 10, 31), 25),
    (BERLIN, date(2026, 3, 28), 23),
    (BERLIN, date(2026, 10, 24), 25),
    (APIA, date(2011, 4, 1), 25),
    (APIA, date(2011, 9, 23), 23),
]


def at(moment: datetime, day_starts: time = time(4)) -> Clock:
    return Clock(lambda: moment, day_starts)


def test_now_is_aware_and_in_whole_seconds() -> None:
    for clock in (Clock(), at(datetime(2026, 3, 14, 9, 30, 1, 999_999, tzinfo=BERLIN))):
        assert clock.now().utcoffset() is not None
        assert clock.now().microsecond == 0


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    with monkeypatch.context() as patch:
        yield patch
    system_time.tzset()


def test_a_running_clock_follows_when_the_computer_moves_to_another_zone(
    zone: pytest.MonkeyPatch,
) -> None:
    clock = Clock()
    for name, hours in (("JST-9", 9), ("PST8", -8), ("UTC0", 0)):
        zone.setenv("TZ", name)
        assert clock.now().utcoffset() == timedelta(hours=hours)
        assert abs(clock.now() - datetime.now(UTC)) < timedelta(minutes=1)


def test_the_system_clock_knows_its_next_turn(zone: pytest.MonkeyPatch) -> None:
    zone.setenv("TZ", "EST5EDT,M3.2.0,M11.1.0")
    clock = Clock()
    turn = clock.next_day_start()
    assert turn.time() == time(4)
    assert clock.day_of(turn) == clock.day_of(turn - timedelta(seconds=1)) + timedelta(days=1)
    assert 1 <= clock.seconds_to_next_day() <= 25 * 3600


@pytest.mark.parametrize(
    ("hour", "minute", "day"),
    [(0, 0, 13), (3, 59, 13), (4, 0, 14), (12, 0, 14), (23, 59, 14)],
)
def test_what_is_written_after_midnight_belongs_to_the_evening_before(
    hour: int, minute: int, day: int
) -> None:
    assert at(datetime(2026, 3, 14, hour, minute, tzinfo=BERLIN)).today() == date(2026, 3, day)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 1, 1, 3, 59, tzinfo=BERLIN), date(2025, 12, 31)),
        (datetime(2026, 1, 1, 4, 0, tzinfo=BERLIN), date(2026, 1, 1)),
        (datetime(2024, 3, 1, 1, 0, tzinfo=BERLIN), date(2024, 2, 29)),
        (datetime(2023, 3, 1, 1, 0, tzinfo=BERLIN), date(2023, 2, 28)),
    ],
)
def test_days_turn_at_the_borders_of_months_and_years(moment: datetime, day: date) -> None:
    assert Clock().day_of(moment) == day


def test_the_day_is_read_from_the_wall_clock_where_it_was_written() -> None:
    instant = datetime(2026, 9, 21, 20, tzinfo=UTC)
    clock = Clock()
    assert clock.day_of(instant.astimezone(ZoneInfo("Asia/Tokyo"))) == date(2026, 9, 22)
    assert clock.day_of(instant.astimezone(ZoneInfo("America/Los_Angeles"))) == date(2026, 9, 21)


def test_no_hours_are_taken_off_in_the_night_when_clocks_go_forward() -> None:
    # 04:30 is three and a half real hours after midnight, and a new day all the same.
    assert at(datetime(2026, 3, 8, 4, 30, tzinfo=NEW_YORK)).today() == date(2026, 3, 8)
    assert at(datetime(2026, 3, 8, 3, 30, tzinfo=NEW_YORK)).today() == date(2026, 3, 7)


@pytest.mark.parametrize(("where", "day", "hours"), NIGHTS)
def test_a_day_when_clocks_change_turns_once(where: ZoneInfo, day: date, hours: int) -> None:
    first = datetime.combine(day, time(4), tzinfo=where).astimezone(UTC)
    moments = [(first + timedelta(minutes=m)).astimezone(where) for m in range(-300, 1800)]
    days = [at(moment).today() for moment in moments]
    turns = [m for m, one, two in zip(moments[1:], days, days[1:], strict=False) if one != two]
    assert [turn.time() for turn in turns] == [time(4), time(4)]
    assert days == sorted(days)
    assert turns[1].astimezone(UTC) - turns[0].astimezone(UTC) == timedelta(hours=hours)
    assert at(turns[0]).next_day_start() == turns[1]
    assert at(turns[0]).seconds_to_next_day() == hours * 3600


@pytest.mark.parametrize("where", ZONES, ids=str)
def test_every_day_of_a_year_turns_once_and_in_order(where: ZoneInfo) -> None:
    moment = datetime(2011, 1, 1, 12, tzinfo=where)
    days: list[date] = []
    while len(days) < 370:
        moment = at(moment).next_day_start()
        days.append(at(moment).today())
    assert days == [date(2011, 1, 2) + timedelta(days=n) for n in range(370)]


def test_a_day_that_never_was_is_passed_over() -> None:
    # Samoa went from 29 to 31 December 2011 at midnight.
    turn = at(datetime(2011, 12, 29, 20, tzinfo=APIA), time(0)).next_day_start()
    assert turn == datetime(2011, 12, 31, tzinfo=APIA)
    assert at(turn, time(0)).today() == date(2011, 12, 31)


def test_a_midnight_that_never_was_turns_at_the_first_moment_after_it() -> None:
    where = ZoneInfo("America/Sao_Paulo")  # 00:00 became 01:00 on 4 November 2018
    turn = at(datetime(2018, 11, 3, 22, tzinfo=where), time(0)).next_day_start()
    assert turn == datetime(2018, 11, 4, 1, tzinfo=where)


@settings(max_examples=300, deadline=None)
@given(
    st.integers(0, 50 * 365 * 86_400),
    st.sampled_from(ZONES),
    st.sampled_from([time(0), time(3), time(4), time(4, 30), time(12)]),
)
def test_the_turn_is_the_first_second_of_another_day(
    seconds: int, where: ZoneInfo, day_starts: time
) -> None:
    moment = datetime(1990, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    clock = at(moment.astimezone(where), day_starts)
    turn = clock.next_day_start()
    just_before = (turn.astimezone(UTC) - timedelta(seconds=1)).astimezone(where)
    assert clock.day_of(just_before) == clock.today() < clock.day_of(turn)
    ahead = turn.astimezone(UTC) - clock.now().astimezone(UTC)
    assert timedelta(seconds=clock.seconds_to_next_day()) == ahead
    assert timedelta(0) < ahead <= timedelta(hours=25)


def test_a_copy_has_another_start_of_the_day_and_the_same_time() -> None:
    clock = at(datetime(2026, 3, 14, 4, 30, tzinfo=BERLIN))
    later = clock.starting(time(5))
    assert (clock.today(), later.today()) == (date(2026, 3, 14), date(2026, 3, 13))
    assert later.now() == clock.now()
    assert clock.day_starts == time(4)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("04:00", time(4)),
        ("4", time(4)),
        (" 4:30 ", time(4, 30)),
        ("4.30", time(4, 30)),
        ("00:00", time(0)),
        ("0", time(0)),
        ("Midnight", time(0)),
        ("3:00", time(3)),
        ("12:00", time(12)),
        ("noon", time(12)),
    ],
)
def test_the_start_of_the_day_is_read_as_people_write_it(text: str, start: time) -> None:
    assert parse_day_start(text) == start


@pytest.mark.parametrize("text", ["01:30", "2:59", "00:01", "12:01", "23:00"])
def test_a_start_in_the_hours_when_clocks_change_is_refused(text: str) -> None:
    with pytest.raises(CheckinError, match=r"^A day can't start at \d\d:\d\d\.$") as error:
        parse_day_start(text)
    assert error.value.hint == "It can start at 00:00, or between 03:00 and 12:00."


@pytest.mark.parametrize(
    "text", ["", "soon", "4:5", "24:00", "4:60", "4:00:00", "-4", "4xm", "٤", "²", "004", ":", "4:"]
)
def test_a_start_that_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(CheckinError, match=r"^I don't know the time '") as error:
        parse_day_start(text)
    assert error.value.hint


@given(st.text(max_size=8))
def test_any_text_is_a_good_start_or_is_refused(text: str) -> None:
    try:
        start = parse_day_start(text)
    except CheckinError:
        return
    assert start == time(0) or time(3) <= start <= time(12)


def test_importing_the_clock_loads_nothing_slow() -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "from checkin.core.clock import Clock, parse_day_start\n"
        "parse_day_start('04:00'); Clock().today(); Clock().next_day_start()\n"
        "slow = {'dataclasses', 're', 'dateutil', 'typing', 'enum', 'inspect', 'zoneinfo'}\n"
        "print(sorted(slow & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
