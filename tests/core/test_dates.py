"""Days, times and spans in a person's own words."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checkin.core.dates import parse_day, parse_period, parse_time
from checkin.core.errors import UnclearDate
from tests.support import ROOT

TODAY = date(2026, 3, 18)  # a Wednesday

DAYS = {
    "today": "2026-03-18",
    " ToDay ": "2026-03-18",
    "tonight": "2026-03-18",
    "yesterday": "2026-03-17",
    "Yesterday.": "2026-03-17",
    "last night": "2026-03-17",
    "day before yesterday": "2026-03-16",
    "the  day before\tyesterday": "2026-03-16",
    # weekdays: today counts, except with "last"
    "wednesday": "2026-03-18",
    "wed": "2026-03-18",
    "thursday": "2026-03-12",
    "Thurs": "2026-03-12",
    "tue": "2026-03-17",
    "sun": "2026-03-15",
    "friday": "2026-03-13",
    "on friday": "2026-03-13",
    "last friday": "2026-03-13",
    "last wednesday": "2026-03-11",
    "on wednesday": "2026-03-18",
    "this monday": "2026-03-16",
    # so long ago
    "0 days ago": "2026-03-18",
    "1 day ago": "2026-03-17",
    "3 days ago": "2026-03-15",
    "three days ago": "2026-03-15",
    "a week ago": "2026-03-11",
    "two weeks ago": "2026-03-04",
    "a month ago": "2026-02-18",
    "a couple of months ago": "2026-01-18",
    "an year ago": "2025-03-18",
    "ten years ago": "2016-03-18",
    "3d": "2026-03-15",
    "2w": "2026-03-04",
    "1y": "2025-03-18",
    "3d ago": "2026-03-15",
    "last week": "2026-03-11",
    "last month": "2026-02-18",
    "last year": "2025-03-18",
    # the calendar
    "2026-03-14": "2026-03-14",
    "2026-3-4": "2026-03-04",
    "2025/12/25": "2025-12-25",
    "14 march": "2026-03-14",
    "march 14": "2026-03-14",
    "14 March 2025": "2025-03-14",
    "march 14th, 2025": "2025-03-14",
    "14th of march": "2026-03-14",
    "the 1st of may 2020": "2020-05-01",
    "3 Nov": "2025-11-03",
    "3nov": "2025-11-03",
    "Sept. 3": "2025-09-03",
    "14-mar-2025": "2025-03-14",
    "2025 march 14": "2025-03-14",
    "friday, 14 march 2025": "2025-03-14",
    "18 march": "2026-03-18",
    "19 march": "2025-03-19",
    "29 feb": "2024-02-29",
    "31 dec": "2025-12-31",
    "25/12": "2025-12-25",
    "12/25": "2025-12-25",
    "25/12/2024": "2024-12-25",
    "3/3": "2026-03-03",
    "3.4.": "2025-04-03",
    "3.4.2025": "2025-04-03",
    "14.3.": "2026-03-14",
}

NONSENSE = [
    "blurp", "friday friday", "may", "march", "march 2025", "2025", "10", "99", "1e3 march",
    "may be sad", "14 at 2025", "14 utc 2025", "14 march 25", "14 15 march", "march 14 12 2025",
    "14 marchtober", "fri sat", "friday ago", "many days ago", "days ago", "3 hours ago",
    "last", "last blurp", "last days", "on", "0x10",
    "\uff11\uff14 march", "\u0663 days ago", "²d", "--3d",
    "2026-03-14-15", "2026-03/14", "+3d", "3 d a g o", "x" * 41, "today" * 20, "\0",
    "the " * 9 + "14 march",
]  # fmt: skip


@pytest.mark.parametrize(("text", "day"), DAYS.items())
def test_a_day_is_read_as_people_write_it(text: str, day: str) -> None:
    assert parse_day(text, TODAY).isoformat() == day


@pytest.mark.parametrize(
    ("text", "today", "day"),
    [
        ("yesterday", "2026-01-01", "2025-12-31"),
        ("yesterday", "2024-03-01", "2024-02-29"),
        ("last month", "2026-03-31", "2026-02-28"),
        ("a month ago", "2024-03-30", "2024-02-29"),
        ("last year", "2024-02-29", "2023-02-28"),
        ("4 years ago", "2024-02-29", "2020-02-29"),
        ("1 january", "2026-01-01", "2026-01-01"),
        ("2 january", "2026-01-01", "2025-01-02"),
        ("29 feb", "2024-02-29", "2024-02-29"),
        ("29 feb", "2024-02-28", "2020-02-29"),
        ("sunday", "2026-01-01", "2025-12-28"),
        ("last thursday", "2026-01-01", "2025-12-25"),
    ],
)
def test_years_and_leap_days_are_kept_apart(text: str, today: str, day: str) -> None:
    assert parse_day(text, date.fromisoformat(today)).isoformat() == day


@pytest.mark.parametrize("text", ["", " ", ".", " , "])
def test_no_text_is_no_day(text: str) -> None:
    for parse in (parse_day, parse_period):
        with pytest.raises(UnclearDate, match=r"^No day is written here\.$"):
            parse(text, TODAY)


@pytest.mark.parametrize("text", NONSENSE)
def test_what_is_no_day_is_refused_with_a_hint(text: str) -> None:
    with pytest.raises(UnclearDate) as error:
        parse_day(text, TODAY)
    assert error.value.hint.startswith("Try ")


def test_the_words_of_a_refusal() -> None:
    with pytest.raises(UnclearDate) as error:
        parse_day("Blurp", TODAY)
    assert str(error.value) == "I don't know the day 'Blurp'."
    assert error.value.hint == ("Try today, yesterday, Friday, 3 days ago, 14 March or 2026-03-14.")


@pytest.mark.parametrize("text", ["yesterday 9:30", "14 march 10pm", "2026-03-14T09:30"])
def test_a_day_with_a_time_is_refused(text: str) -> None:
    with pytest.raises(UnclearDate, match="has a time in it"):
        parse_day(text, TODAY)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("03/04", "Type 3 April or 4 March."),
        ("3-4", "Type 3 April or 4 March."),
        ("03/04/2025", "Type 3 April 2025 or 4 March 2025."),
        ("3m", "Type 3 months ago."),
        ("01m", "Type 1 month ago."),
    ],
)
def test_what_can_be_read_in_two_ways_is_refused_and_the_hint_can_be_typed(
    text: str, hint: str
) -> None:
    with pytest.raises(UnclearDate) as error:
        parse_day(text, TODAY)
    assert error.value.hint == hint
    for way in hint.removeprefix("Type ").removesuffix(".").split(" or "):
        assert parse_day(way, TODAY) <= TODAY


@pytest.mark.parametrize(
    "text", ["30 feb", "31/04", "29 feb 2025", "0.4.", "32.1.", "2025-13-01", "0000-01-01", "00/00"]
)
def test_a_day_that_is_not_in_the_calendar_is_refused(text: str) -> None:
    with pytest.raises(UnclearDate, match=r"^There's no such day in the calendar\.$"):
        parse_day(text, TODAY)


def test_a_weekday_that_does_not_fit_its_date_is_refused() -> None:
    with pytest.raises(UnclearDate, match=r"^14 March 2025 is a Friday\.$"):
        parse_day("monday 14 march 2025", TODAY)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("tomorrow", "2026-03-19"),
        ("this friday", "2026-03-20"),
        ("2026-03-19", "2026-03-19"),
        ("25/12/2026", "2026-12-25"),
        ("14 march 2027", "2027-03-14"),
    ],
)
def test_a_day_in_the_future_is_refused_unless_it_may_be(text: str, day: str) -> None:
    with pytest.raises(UnclearDate, match=r"^\w+day \d+ \w+ \d{4} is in the future\.$"):
        parse_day(text, TODAY)
    assert parse_day(text, TODAY, future_ok=True).isoformat() == day


@pytest.mark.parametrize("text", ["1899-12-31", "0001-01-01", "200 years ago", "3 march 0999"])
def test_a_day_before_anyone_wrote_is_refused(text: str) -> None:
    with pytest.raises(UnclearDate, match="too long ago"):
        parse_day(text, TODAY)


def test_a_day_beyond_the_calendar_is_refused() -> None:
    for text in ("9999 years ago", "9999y", "last 9999 years"):
        with pytest.raises(UnclearDate, match="too far away"):
            parse_period(text, TODAY)
    with pytest.raises(UnclearDate, match="too far away"):
        parse_day("yesterday", date.min)


TIMES = {
    "9:30": (9, 30), "09:30": (9, 30), "9.30": (9, 30), "9:30pm": (21, 30), "9:30 PM": (21, 30),
    "9 pm": (21, 0), "9pm": (21, 0), "9 p.m.": (21, 0), "9 am": (9, 0), "12 am": (0, 0),
    "12 pm": (12, 0), "12:15am": (0, 15), "21h": (21, 0), "9h": (9, 0), "21h30": (21, 30),
    "noon": (12, 0), "midnight": (0, 0), "Midday": (12, 0), "00:00": (0, 0), "23:59": (23, 59),
    "at 9:30": (9, 30), "at noon": (12, 0), " 9:30 ": (9, 30),
}  # fmt: skip


@pytest.mark.parametrize(("text", "hour_minute"), TIMES.items())
def test_a_time_is_read_as_people_write_it(text: str, hour_minute: tuple[int, int]) -> None:
    assert parse_time(text) == time(*hour_minute)


@pytest.mark.parametrize(
    "text",
    [
        "", "now", "24:00", "9:60", "13 pm", "0 am", "9:3", "930", "25h", "9:30:10", "morning",
        "-9:30", "\uff19:30", "9:3\u0660", "9 xm", "13", "0", "9:30 pm please", "99", "x" * 90,
    ],
)  # fmt: skip
def test_what_is_no_time_is_refused_with_a_hint(text: str) -> None:
    with pytest.raises(UnclearDate, match=r"^I don't know the time '") as error:
        parse_time(text)
    assert error.value.hint == "Try 9:30, 21:15, 9 pm or noon."


def test_an_hour_that_can_be_morning_or_evening_is_refused() -> None:
    with pytest.raises(UnclearDate, match=r"^'9' could be morning or evening\.$") as error:
        parse_time("9")
    assert error.value.hint == "Type 9 am or 9 pm, or a time such as 9:00."


SPANS = [
    ("2025", "2025-01-01", "2025-12-31"),
    ("2026", "2026-01-01", "2026-12-31"),
    ("2025-03", "2025-03-01", "2025-03-31"),
    ("02/2024", "2024-02-01", "2024-02-29"),
    ("march 2025", "2025-03-01", "2025-03-31"),
    ("Feb 2024", "2024-02-01", "2024-02-29"),
    ("dec 2025", "2025-12-01", "2025-12-31"),
    ("march", "2026-03-01", "2026-03-31"),
    ("april", "2025-04-01", "2025-04-30"),
    ("last march", "2025-03-01", "2025-03-31"),
    ("last february", "2026-02-01", "2026-02-28"),
    ("spring 2025", "2025-03-01", "2025-05-31"),
    ("spring", "2026-03-01", "2026-05-31"),
    ("this spring", "2026-03-01", "2026-05-31"),
    ("last spring", "2025-03-01", "2025-05-31"),
    ("last summer", "2025-06-01", "2025-08-31"),
    ("fall", "2025-09-01", "2025-11-30"),
    ("last autumn", "2025-09-01", "2025-11-30"),
    ("winter", "2025-12-01", "2026-02-28"),
    ("this winter", "2025-12-01", "2026-02-28"),
    ("last winter", "2025-12-01", "2026-02-28"),
    ("winter 2023", "2023-12-01", "2024-02-29"),
    ("this week", "2026-03-16", "2026-03-22"),
    ("last week", "2026-03-09", "2026-03-15"),
    ("this month", "2026-03-01", "2026-03-31"),
    ("last month", "2026-02-01", "2026-02-28"),
    ("this year", "2026-01-01", "2026-12-31"),
    ("last year", "2025-01-01", "2025-12-31"),
    ("last 7 days", "2026-03-12", "2026-03-18"),
    ("past two weeks", "2026-03-05", "2026-03-18"),
    ("last 3 months", "2025-12-19", "2026-03-18"),
]


@pytest.mark.parametrize(("text", "first", "last"), SPANS)
def test_a_span_is_read_as_people_write_it(text: str, first: str, last: str) -> None:
    assert parse_period(text, TODAY) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "today", "first", "last"),
    [
        ("winter", "2026-01-10", "2025-12-01", "2026-02-28"),
        ("last winter", "2026-01-10", "2024-12-01", "2025-02-28"),
        ("this winter", "2026-12-10", "2026-12-01", "2027-02-28"),
        ("last spring", "2026-11-21", "2026-03-01", "2026-05-31"),
        ("this spring", "2026-11-21", "2026-03-01", "2026-05-31"),
        ("last march", "2026-03-31", "2025-03-01", "2025-03-31"),
        ("last march", "2026-04-01", "2026-03-01", "2026-03-31"),
        ("last month", "2026-01-31", "2025-12-01", "2025-12-31"),
        ("last week", "2026-01-01", "2025-12-22", "2025-12-28"),
        ("this week", "2026-01-01", "2025-12-29", "2026-01-04"),
        ("last year", "2024-02-29", "2023-01-01", "2023-12-31"),
    ],
)
def test_spans_cross_the_year(text: str, today: str, first: str, last: str) -> None:
    found = parse_period(text, date.fromisoformat(today))
    assert found == (date.fromisoformat(first), date.fromisoformat(last))


SINGLE = [text for text in DAYS if text not in ("last week", "last month", "last year")]


@pytest.mark.parametrize("text", SINGLE)
def test_a_single_day_is_a_span_of_one(text: str) -> None:
    day = date.fromisoformat(DAYS[text])
    assert parse_period(text, TODAY) == (day, day)


@pytest.mark.parametrize("text", ["2027", "april 2026", "2026-04", "this summer", "tomorrow"])
def test_a_span_that_is_still_to_come_is_refused(text: str) -> None:
    with pytest.raises(UnclearDate, match="is in the future"):
        parse_period(text, TODAY)


@pytest.mark.parametrize(
    "text",
    ["blurp", "last blurp", "last spring 2025", "25", "2025-13", "this", "last 0 days", "20x5"],
)
def test_what_is_no_span_is_refused_with_a_hint(text: str) -> None:
    with pytest.raises(UnclearDate) as error:
        parse_period(text, TODAY)
    assert error.value.hint.startswith("Try ")


UNWELCOME = re.compile(r"!|\b(?:missed|fail|failed|should|only|just|must|at least|behind|lazy)\b")


ODD = ["03/04", "3m", "30 feb", "tomorrow", "1800-01-01", "monday 14 march 2025", "14 march 9:30"]
HOSTILE = ["\x1b[2J" * 30, "a\nb\u202ec", "\ud800", "x" * 100_000]


@pytest.mark.parametrize("text", [*ODD, *NONSENSE, *HOSTILE])
def test_refusals_are_calm_short_and_harmless(text: str) -> None:
    readers: list[Callable[[], object]] = [
        lambda: parse_day(text, TODAY),
        lambda: parse_time(text),
    ]
    for read in readers:
        with pytest.raises(UnclearDate) as error:
            read()
        said = f"{error.value} {error.value.hint}"
        assert not UNWELCOME.search(said.replace(text, ""))
        assert said.isprintable()
        assert len(said) < 180


PIECES = [
    "today", "yesterday", "last ", "this ", "on ", " ago", " day", " days", " week", " months",
    " years", "a", "one", "ten", "0", "1", "2", "12", "13", "29", "31", "99", "2024", "2025",
    "0000", "9999", "-", "/", ".", ":", ",", "th", "st", " of ", "the ", "d", "w", "m", "y",
    "h", "pm",
    "friday", "mon", "feb ", " march", "may", " 14 ", "spring", "winter", " ", "\0",
    "\u0660", "\u0663", "\uff11", "\u00b2", "\u2155", "\u0130",
]  # fmt: skip
ANY_TEXT = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=7).map("".join),
    st.text("0123456789\u0660\uff11-/. dwmyago", max_size=12),
    st.text(max_size=45),
)


@settings(max_examples=3000, deadline=None)
@given(ANY_TEXT)
def test_any_text_is_a_day_up_to_today_or_refused(text: str) -> None:
    try:
        day = parse_day(text, TODAY)
    except UnclearDate:
        return
    assert date(1900, 1, 1) <= day <= TODAY
    assert type(day) is date


@settings(max_examples=1000, deadline=None)
@given(ANY_TEXT, st.dates(), st.booleans())
def test_any_text_on_any_day_raises_nothing_else(text: str, today: date, future_ok: bool) -> None:
    for parse in (
        lambda: parse_day(text, today, future_ok=future_ok),
        lambda: parse_time(text),
        lambda: parse_period(text, today),
    ):
        try:
            found = parse()
        except UnclearDate:
            continue
        if isinstance(found, tuple):
            assert found[0] <= found[1]
            assert found[0] <= today


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 4000))
def test_every_way_to_write_a_day_comes_back_to_it(day: date, later: int) -> None:
    today = day + timedelta(days=later)
    month = day.strftime("%B")
    for text in (
        day.isoformat(),
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{day:%A} {day.day} {month[:3]} {day.year}",
        f"{later} days ago",
    ):
        assert parse_day(text, today) == day


@given(st.dates(date(1910, 1, 1), date(2100, 1, 1)), st.dates(date(2000, 1, 1), date(2003, 12, 31)))
def test_a_day_without_a_year_is_the_latest_that_is_past(today: date, day: date) -> None:
    found = parse_day(f"{day.day} {day:%B}", today)
    assert (found.day, found.month) == (day.day, day.month)
    assert found <= today
    if (day.day, day.month) != (29, 2):
        assert found.replace(year=found.year + 1) > today


def test_plain_words_and_iso_dates_load_no_date_parser() -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "from datetime import date\n"
        "from checkin.core.dates import parse_day, parse_period, parse_time\n"
        "today = date(2026, 3, 18)\n"
        "for text in ('2026-03-14', 'yesterday', 'last friday', '3 days ago', '25/12', 'fri'):\n"
        "    parse_day(text, today), parse_period(text, today)\n"
        "parse_period('this week', today), parse_time('9 pm')\n"
        "print([name for name in sys.modules if name.startswith('dateutil')])\n"
        "parse_day('a month ago', today), parse_period('2025', today)\n"
        "print('dateutil.parser' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["[]", "False"]
