"""What people write for a day, a time or a span means that, or is refused; never another."""

from __future__ import annotations

import time as system_time
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checkin.core.dates import parse_day, parse_moment, parse_period, parse_time
from checkin.core.errors import UnclearDate
from tests.support.date_phrases import DAYS, MOMENTS, NIGHTS, REFUSED, SPANS, TIMES, TODAY

NAMES = [f"{date(2026, 3, 16) + timedelta(days=ahead):%A}".lower() for ahead in range(7)]
ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen""".split()  # noqa: SIM905
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
PARTS = ("", " morning", " in the afternoon", " evening", " at night", " lunchtime")


@pytest.mark.parametrize(("phrase", "day"), DAYS.items())
def test_a_phrase_means_its_day(phrase: str, day: str) -> None:
    assert parse_day(phrase, TODAY).isoformat() == day
    assert parse_day(f"  {phrase.upper()}. ", TODAY).isoformat() == day
    assert parse_moment(phrase, TODAY).day.isoformat() == day


@pytest.mark.parametrize(("phrase", "span"), SPANS.items())
def test_a_phrase_means_its_span(phrase: str, span: str) -> None:
    for written in (phrase, f" {phrase.title()}, "):
        assert " ".join(day.isoformat() for day in parse_period(written, TODAY)) == span


@pytest.mark.parametrize(("phrase", "moment"), MOMENTS.items())
def test_a_day_and_a_time_are_read_together(phrase: str, moment: str) -> None:
    meant = parse_moment(phrase, TODAY)
    assert f"{meant.day} {meant.at:%H:%M}" == moment
    assert not meant.night


@pytest.mark.parametrize(("phrase", "moment"), NIGHTS.items())
def test_a_time_of_a_night_goes_on_after_midnight(phrase: str, moment: str) -> None:
    meant = parse_moment(phrase, TODAY)
    assert f"{meant.day} {meant.at:%H:%M}" == moment
    assert meant.night


@pytest.mark.parametrize(("phrase", "clock"), TIMES.items())
def test_a_phrase_means_its_time(phrase: str, clock: str) -> None:
    assert f"{parse_time(phrase):%H:%M}" == clock


@pytest.mark.parametrize("phrase", REFUSED)
def test_what_is_no_one_day_is_refused_with_words_that_help(phrase: str) -> None:
    with pytest.raises(UnclearDate) as error:
        parse_day(phrase, TODAY)
    assert str(error.value).endswith(".")
    assert error.value.hint.startswith(("Try ", "Type ", "Write "))


@pytest.mark.parametrize(
    ("phrase", "sentence"),
    [
        ("26-11-20", "'26-11-20' needs a year with four digits."),
        ("20.11.26", "'20.11.26' needs a year with four digits."),
        ("14 march 25", "'14 march 25' needs a year with four digits."),
        ("last weekend", "'last weekend' is more than one day."),
        ("spring 2025", "'spring 2025' is more than one day."),
        ("next friday", "'next friday' is in the future."),
        ("yesterday at 3pm", "'yesterday at 3pm' has a time in it."),
        ("the other day", "I don't know the day 'the other day'."),
        ("monday the 20th", "That date wasn't on that weekday lately."),
        ("the last week", "The last week could mean two things."),
    ],
)
def test_a_refusal_says_what_is_in_the_way(phrase: str, sentence: str) -> None:
    with pytest.raises(UnclearDate) as error:
        parse_day(phrase, TODAY)
    assert str(error.value) == sentence


@pytest.mark.parametrize(
    "phrase",
    [
        "3pm", "15:30", "at noon", "at 3", "half past nine", "someday at 3pm", "yesterday at 3",
        "yesterday at 25:00", "yesterday morning at 9pm", "friday night at 3pm", "blurp",
        "yesterday evening at 09:30", "monday lunchtime at 6pm", "yesterday at half nine",
        "3.04 9.10", "yesterday at 3pm and 4pm", "tonight tomorrow", "yesterday at 3pm yesterday",
        "3pm yesterday 4pm", "tomorrow at 3pm", "next friday at 3pm", "14 march 25 at 3pm",
    ],
)  # fmt: skip
def test_a_day_and_a_time_that_do_not_go_together_are_refused(phrase: str) -> None:
    with pytest.raises(UnclearDate) as error:
        parse_moment(phrase, TODAY)
    assert error.value.hint


@pytest.mark.parametrize(
    "phrase", ["blurp", "3pm", "someday at 3pm", "last weekend", "friday friday"]
)
def test_a_refused_day_names_the_option_for_the_time(phrase: str) -> None:
    with pytest.raises(UnclearDate) as error:
        parse_moment(phrase, TODAY)
    assert "--at 21:15" in error.value.hint


@pytest.mark.parametrize(
    ("phrase", "first", "last"),
    [
        ("spring", "2025-09-01", "2025-11-30"),
        ("summer", "2025-12-01", "2026-02-28"),
        ("summer 2024", "2024-12-01", "2025-02-28"),
        ("winter 2025", "2025-06-01", "2025-08-31"),
        ("last winter", "2025-06-01", "2025-08-31"),
        ("autumn", "2026-03-01", "2026-05-31"),
        ("fall 2025", "2025-03-01", "2025-05-31"),
        ("march", "2026-03-01", "2026-03-31"),
    ],
)
def test_seasons_of_the_south_are_half_a_year_away(phrase: str, first: str, last: str) -> None:
    found = parse_period(phrase, TODAY, south=True)
    assert [day.isoformat() for day in found] == [first, last]


@pytest.mark.parametrize(
    "phrase", ["last night", "last evening", "night before last", "a night ago"]
)
def test_last_night_is_refused_after_midnight(phrase: str) -> None:
    with pytest.raises(UnclearDate, match=r"^After midnight, that could mean tonight or") as error:
        parse_day(phrase, TODAY, late=True)
    assert error.value.hint == (
        "Type today for the day that began on Wednesday, or yesterday for the day before."
    )


def test_after_midnight_the_day_that_comes_is_not_taken_for_a_week_ago() -> None:
    assert parse_day("thursday", TODAY).isoformat() == "2026-03-12"
    assert parse_day("last thursday", TODAY, late=True).isoformat() == "2026-03-12"
    with pytest.raises(
        UnclearDate, match=r"^After midnight, that could be the day that starts now"
    ):
        parse_day("thursday", TODAY, late=True)
    with pytest.raises(UnclearDate, match=r"^Thursday 19 March 2026 hasn't started here yet\.$"):
        parse_day("2026-03-19", TODAY, late=True)


# Phrases made from a known day


def in_words(number: int) -> str:
    if number < 20:
        return ONES[number]
    if number < 100:
        tens, one = divmod(number, 10)
        return TENS[tens - 2] + (f"-{ONES[one]}" if one else "")
    hundreds, below = divmod(number, 100)
    return f"{ONES[hundreds]} hundred" + (f" and {in_words(below)}" if below else "")


def place(number: int) -> str:
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def days_before(today: date, wanted: Callable[[date], bool]) -> list[date]:
    """The three latest days before today that are wanted, newest first."""
    found: list[date] = []
    day = today
    while len(found) < 3:
        day -= timedelta(days=1)
        if wanted(day):
            found.append(day)
    return found


TODAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


def right_or_refused(phrase: str, day: date, today: date) -> bool:
    """Whether it was read; if so, it means that day, also with a part of it and with a time."""
    try:
        found = parse_day(phrase, today)
    except UnclearDate:
        return False
    assert found == day, phrase
    assert parse_period(phrase, today) == (day, day)
    for part in PARTS:
        assert parse_day(f"{phrase}{part}", today) == day
    at = parse_moment(f"{phrase}, 4:44 pm", today)
    assert (at.day, f"{at.at}") == (day, "16:44:00")
    return True


@settings(max_examples=150)
@given(TODAYS, st.integers(0, 800))
def test_so_many_days_ago_in_digits_and_in_words(today: date, ago: int) -> None:
    day = today - timedelta(days=ago)
    weeks, days = divmod(ago, 7)
    for phrase in (
        f"{ago} days ago",
        f"{in_words(ago)} days ago",
        f"{weeks} weeks and {days} days ago",
        f"{in_words(weeks)} weeks, {in_words(days)} days ago",
        f"{ago} days back",
        f"{ago} days before today",
    ):
        assert parse_day(phrase, today) == day
        assert parse_day(phrase.replace(" ", "  ").title(), today) == day


@settings(max_examples=150)
@given(TODAYS, st.integers(0, 15_000))
def test_a_date_in_any_order_and_form(today: date, ago: int) -> None:
    day = today - timedelta(days=ago)
    month, week = f"{day:%B}", day.isocalendar()
    read = [
        right_or_refused(phrase, day, today)
        for phrase in (
            f"{day:%Y%m%d}",
            f"{week[0]}-W{week[1]:02}-{week[2]}",
            f"{day:%Y/%m/%d}",
            f"the {place(day.day)} of {month} {day.year}",
            f"{month} {place(day.day)}, {day.year}",
            f"{day:%A} the {place(day.day)} of {month}, {day.year}",
            f"{day:%a} {day.day}. {month[:3]}. {day.year}",
            f"{day.year} {month[:3].upper()} {day.day}",
            f"{day.day}-{month[:3]}-{day.year}",
            f"{day:%d.%m.%Y}",
            f"{day.day}. {day.month}. {day.year}",
        )
    ]
    assert all(read)
    for phrase in (f"{day:%d/%m/%Y}", f"{day:%m/%d/%Y}", f"{day.day} {day.month} {day.year}"):
        assert right_or_refused(phrase, day, today) is (day.day > 12 or day.day == day.month)
    for phrase in (
        f"{day:%y-%m-%d}",
        f"{day:%d.%m.%y}",
        f"{day:%m/%d/%y}",
        f"{day.day} {month} {day:%y}",
    ):
        with pytest.raises(UnclearDate):
            parse_day(phrase, today)


@settings(max_examples=100)
@given(TODAYS, st.sampled_from(NAMES), st.integers(1, 9))
def test_weekdays_by_name(today: date, name: str, ago: int) -> None:
    before = days_before(today, lambda day: NAMES[day.weekday()] == name)
    monday = today - timedelta(days=today.weekday())
    in_week = monday + timedelta(days=NAMES.index(name))
    here = today if NAMES[today.weekday()] == name else before[0]
    for phrase, day in (
        (name, here),
        (f"on {name[:3]}", here),
        (f"last {name}", before[0]),
        (f"previous {name}", before[0]),
        (f"this past {name}", before[0]),
        (f"{name} before last", before[1]),
        (f"two {name}s ago", before[1]),
        (f"three {name}s ago", before[2]),
        (f"{ago} {name}s ago", before[0] - timedelta(weeks=ago - 1)),
        (f"{name} last week", in_week - timedelta(weeks=1)),
        (f"last week's {name}", in_week - timedelta(weeks=1)),
        (f"{name} the week before last", in_week - timedelta(weeks=2)),
    ):
        assert right_or_refused(phrase, day, today), phrase
    if in_week <= today:
        assert right_or_refused(f"this {name}", in_week, today)
        assert right_or_refused(f"{name} this week", in_week, today)


@settings(max_examples=100)
@given(TODAYS, st.integers(1, 31))
def test_a_number_alone_is_the_latest_day_that_has_it(today: date, number: int) -> None:
    day = days_before(today + timedelta(days=1), lambda day: day.day == number)[0]
    for phrase in (f"the {place(number)}", f"{place(number)}", f"on the {place(number)}"):
        assert right_or_refused(phrase, day, today)
    assert right_or_refused(f"{day:%A} the {place(number)}", day, today)
    of_month = days_before(today.replace(day=1), lambda day: day.day == number)[0]
    in_last = (today.replace(day=1) - timedelta(days=1)).month == of_month.month
    assert right_or_refused(f"the {place(number)} of last month", of_month, today) is in_last


@settings(max_examples=100)
@given(TODAYS, st.integers(0, 3000))
def test_spans_hold_the_days_they_name(today: date, ago: int) -> None:
    day = today - timedelta(days=ago)
    year, week, _ = day.isocalendar()
    for phrase, inside in (
        (f"{year}-W{week:02}", lambda each: each.isocalendar()[:2] == (year, week)),
        (f"week {week} of {year}", lambda each: each.isocalendar()[:2] == (year, week)),
        (f"the week of {day.isoformat()}", lambda each: each.isocalendar()[:2] == (year, week)),
        (f"{day:%B %Y}", lambda each: (each.year, each.month) == (day.year, day.month)),
        (f"{day:%Y-%m}", lambda each: (each.year, each.month) == (day.year, day.month)),
        (f"{day.year}", lambda each: each.year == day.year),
    ):
        first, last = parse_period(phrase, today)
        assert inside(first), phrase
        assert inside(last), phrase
        assert first <= day <= last
        assert not inside(first - timedelta(days=1)), phrase
        assert not inside(last + timedelta(days=1)), phrase
        with pytest.raises(UnclearDate):
            parse_day(phrase, today)


@settings(max_examples=100)
@given(TODAYS, st.integers(1, 400))
def test_the_last_days_end_today(today: date, days: int) -> None:
    for phrase in (f"last {days} days", f"the past {in_words(days)} days"):
        first, last = parse_period(phrase, today)
        assert ((last - first).days + 1, last) == (days, today)
    first, last = parse_period("last weekend", today)
    assert (first.weekday(), last.weekday()) == (5, 6)
    assert 1 <= (today - last).days <= 7
    month = parse_period("last month", today)
    assert (parse_day("end of last month", today), parse_day("the 1st of last month", today)) == (
        month[1],
        month[0],
    )


VOCABULARY = sorted(
    {word for phrase in (*DAYS, *SPANS, *MOMENTS, *REFUSED) for word in phrase.split()}
)


@settings(max_examples=1000)
@given(st.lists(st.sampled_from(VOCABULARY), max_size=8).map(" ".join), TODAYS, st.booleans())
def test_any_words_of_dates_are_read_or_refused_and_nothing_else(
    text: str, today: date, late: bool
) -> None:
    for read in (
        lambda: parse_day(text, today, late=late),
        lambda: parse_moment(text, today, late=late).day,
        lambda: parse_period(text, today, late=late)[0],
        lambda: parse_time(text),
    ):
        try:
            found = read()
        except UnclearDate as refused:
            error = refused
        else:
            assert not isinstance(found, date) or date(1900, 1, 1) <= found <= today
            continue
        assert f"{error}{error.hint}".isprintable()
        assert error.hint


@pytest.mark.parametrize(
    "text",
    ["the " * 50_000, "a day before " * 5, "1" * 5000, "1 day " * 9 + "ago", "9" * 59, "-" * 60],
)
def test_long_texts_are_refused_at_once(text: str) -> None:
    begun = system_time.process_time()
    for read in (parse_day, parse_moment, parse_period):
        with pytest.raises(UnclearDate):
            read(text, TODAY)
    assert system_time.process_time() - begun < 2
