"""Days and times as other programs write them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from checkin.importers import day_cells, days, month_names
from checkin.importers.record import CannotImport, Unreadable


@pytest.mark.parametrize(
    ("written", "time"),
    [
        *[("18:52", "18:52"), ("7:05", "07:05"), ("07.05", "07:05"), ("14h30", "14:30")],
        *[("10:00 pm", "22:00"), ("10:00 PM", "22:00"), ("9:01\u202fPM", "21:01")],
        *[("12:26 AM", "00:26"), ("12:05 pm", "12:05"), ("8:30 p. m.", "20:30"), ("9 AM", "09:00")],
        *[
            ("오후 8:30", "20:30"),
            ("午前0:05", "00:05"),
            ("下午3:10", "15:10"),
            ("晚上9:30", "21:30"),
            ("凌晨2:30", "02:30"),
            ("9:30 ПП", "21:30"),
            ("9:30 дп", "09:30"),
            ("8:30 μ.μ.", "20:30"),
        ],
        *[("14:58 PM", "14:58"), ("11:11:00 AM", "11:11"), ("20:15 Uhr", "20:15")],
        *[("١٨:٥٢", "18:52"), ("08:00:00.123", "08:00")],
    ],
)
def test_a_time_is_read(written: str, time: str) -> None:
    found = days.clock(written)
    assert found is not None
    assert f"{found:%H:%M}" == time


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        *[
            ("10:00 PTG", "22:00"),
            ("9:15 PG", "09:15"),
            ("8.05 ip.", "20:05"),
            ("8.05 ap.", "08:05"),
        ],
        *[("10:00 ч. сл.об.", None), ("10:00 сл.об.", "22:00"), ("10:00 попладне", "22:00")],  # noqa: RUF001
        *[("下午 09时00分05秒", "21:00"), ("午前9時05分", "09:05"), ("오후 9시 30분", "21:30")],
        *[
            ("中午12:10", "12:10"),
            ("中午11:50", "11:50"),
            ("中午1:10", "13:10"),
            ("22:00 น.", "22:00"),
        ],
        *[("10:00 अपराह्न", "22:00"), ("10:00 หลังเที่ยง", "22:00"), ("10:00 ب.ظ.", "22:00")],
    ],
)
def test_a_time_is_read_in_more_languages(written: str, shown: str | None) -> None:
    if shown is None:
        with pytest.raises(Unreadable):
            days.clock(written)
    else:
        assert f"{days.clock(written):%H:%M}" == shown


@pytest.mark.parametrize(
    ("cells", "months"),
    [
        (["29.02.2024", "1.3.2024"], [2, 3]),
        (["2/13/2024", "3/1/2024"], [2, 3]),
        (["13/2/2024", "1/3/2024"], [2, 3]),
        (["2024-02-29", "1 mars 2024", "2 avr. 2024"], [2, 3, 4]),
        (["3 mai 2024", "May 3, 2024"], [5, 5]),
        (["3 listopada 2024", "7 lipca 2024"], [11, 7]),
    ],
)
def test_the_days_of_a_table_are_read_as_all_of_them_tell(
    cells: list[str], months: list[int]
) -> None:
    read = day_cells.reader(cells)
    assert [read(cell).month for cell in cells] == months


@pytest.mark.parametrize("cell", ["1/2/2024", "3 listopada 2024", "3 xyz 2024", "2024", ""])
def test_a_day_of_a_table_that_can_be_two_is_not_guessed(cell: str) -> None:
    with pytest.raises(Unreadable):
        day_cells.reader([cell])(cell)


@pytest.mark.parametrize(
    "written",
    [
        "evening",
        "25:00",
        "9:60",
        "13:00 AM",
        "9",
        "9:5",
        "10:00 xm",
        "晚上12:30",
        "1:00 " + "x" * 99,
    ],
)
def test_a_time_that_is_none_is_not_guessed(written: str) -> None:
    with pytest.raises(Unreadable):
        days.clock(written)


def test_no_time_is_none() -> None:
    assert days.clock("  ") is None


@pytest.mark.parametrize(
    ("read", "written", "day"),
    [
        (days.iso_day, "2020-08-29", date(2020, 8, 29)),
        (days.iso_day, " 2020/8/9 ", date(2020, 8, 9)),
        (days.english_day, "22nd Jan 2022", date(2022, 1, 22)),
        (days.english_day, "1st March 2022", date(2022, 3, 1)),
        (days.english_day, "Thursday, January 5, 2023", date(2023, 1, 5)),
        (days.english_day, "Sun 3 Sept 2023", date(2023, 9, 3)),
    ],
)
def test_a_day_is_read(read: Callable[[str], date], written: str, day: date) -> None:
    assert read(written) == day


@pytest.mark.parametrize(
    ("read", "written"),
    [
        *[
            (days.iso_day, text)
            for text in ("2021-02-29", "2021-13-01", "20210101", "1/2/2021", "")
        ],
        *[(days.iso_day, text) for text in ("0001-01-01", "9999-12-31", "2021-01-01x")],
        *[(days.english_day, text) for text in ("31st Feb 2022", "2022-01-22", "Jan 2022", "May")],
        *[(days.english_day, text) for text in ("5 Mai 2022", "5 May Ann 2022", "1 2 May 2022")],
    ],
)
def test_a_day_that_is_none_is_not_guessed(read: Callable[[str], date], written: str) -> None:
    with pytest.raises(Unreadable):
        read(written)


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["4/13/2019", "1/2/2020"], "month"),
        (["1/2/2020", "13/4/2019"], "day"),
        (["1/2/2020", "3/4/2019"], ""),
        (["13/4/2019", "4/13/2019"], ""),
        (["99/99/2019"], ""),
        ([], ""),
    ],
)
def test_which_of_month_and_day_is_first_is_told_by_what_can_be_only_one(
    cells: list[str], order: str
) -> None:
    assert days.order(cells) == order


@pytest.mark.parametrize(
    ("cell", "month"),
    [
        *[("8. März", 3), ("8 de octubre", 10), ("8 października", 10), ("8 сентября", 9)],
        *[
            ("March 8", 3),
            ("8 mars", 3),
            ("8. lokakuuta", 10),
            ("8 Μαρτίου", 3),
            ("8 d\u2019abril", 4),
        ],
        *[("9月8日", 9), ("9월 8일", 9), ("8 tháng 9", 9), ("8 ตุลาคม", 10), ("8 באוקטובר", 10)],
        *[("8 अक्टूबर", 10), ("8 أكتوبر", 10), ("szeptember 8.", 9), ("8 eylül", 9), ("九月8日", 9)],
    ],
)
def test_the_name_of_a_month_is_read_in_its_language(cell: str, month: int) -> None:
    assert month_names.read([("2017", cell)]) == {("2017", cell): date(2017, month, 8)}


def test_a_name_that_means_two_months_is_told_by_the_others() -> None:
    november = [("2017", "3 listopada"), ("2017", "7 lipca")]
    october = [("2017", "3 listopada"), ("2017", "5 srpnja")]
    assert month_names.read(november)["2017", "3 listopada"] == date(2017, 11, 3)
    assert month_names.read(october)["2017", "3 listopada"] == date(2017, 10, 3)
    with pytest.raises(CannotImport):
        month_names.read(november[:1])


@pytest.mark.parametrize("cell", ["8 zzz", "8", "März", "8 März 9 Mai", "31. Februar", ""])
def test_a_day_without_a_known_month_is_refused(cell: str) -> None:
    with pytest.raises(CannotImport):
        month_names.read([("2017", cell)])


@pytest.mark.parametrize(
    ("name", "hours"),
    [
        *[("Asia/Tokyo", 9), ("Asia\\/Tokyo", 9), ("GMT+0200", 2), ("UTC-03:30", -3.5)],
        *[("Etc\\/GMT", 0), ("Nowhere/Here", None), ("../../etc/passwd", None), ("Europe", None)],
        *[("", None), ("UTC+99:99", None), ("\0", None)],
    ],
)
def test_a_time_zone_is_known_by_its_name(name: str, hours: float | None) -> None:
    zone = days.zone_named(name)
    moment = datetime(2021, 1, 1, tzinfo=UTC)
    away = zone and moment.astimezone(zone).utcoffset()
    assert away == (None if hours is None else timedelta(hours=hours))


@pytest.mark.parametrize("stamp", [10**400, -(10**400), 10**17, -(10**17)])
def test_a_stamp_out_of_reach_is_no_time(stamp: int) -> None:
    with pytest.raises(Unreadable):
        days.since_1970(stamp, 1000)
