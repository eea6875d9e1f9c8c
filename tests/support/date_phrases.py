"""Phrases for days, times and spans, and what each means, on Wednesday 18 March 2026."""

from __future__ import annotations

from datetime import date

TODAY = date(2026, 3, 18)


def table(text: str) -> dict[str, str]:
    """A phrase and what it means from lines such as `2026-03-17: yesterday; yday`."""
    found: dict[str, str] = {}
    meaning = ""
    for row in filter(None, map(str.strip, text.splitlines())):
        head, colon, phrases = row.partition(": ")
        meaning, phrases = (head, phrases) if colon else (meaning, row)
        for phrase in filter(None, map(str.strip, phrases.split(";"))):
            assert phrase not in found, f"{phrase} is there twice"
            found[phrase] = meaning
    return found


DAYS = table("""
2026-03-18: today; Today; TODAY!; now; right now; just now; tonight; this morning; this afternoon
    this evening; this lunchtime; earlier today; late tonight; early this morning; wednesday; Wed
    on wednesday; this wednesday; 0 days ago; zero days ago; 18 march; the 18th; 18th; March 18
    wednesday 18 march; the day after yesterday; wednesday evening; this day
2026-03-17: yesterday; Yesterday.; yday; yest; last night; last evening; yesterday morning
    yesterday afternoon; yesterday evening; yesterday night; yesterday lunchtime; early yesterday
    late yesterday; late last night; yesterday in the morning; yesterday, in the evening; tuesday
    tue; Tues; on tuesday; last tuesday; this tuesday; 1 day ago; one day ago; a day ago; day ago
    tuesday night; tuesday at night; the day before today; 17 march; the 17th; 1d; 1d ago; 1 d
    tuesday the 17th; the night of the 17th; on the evening of 17 march; a night ago; 1 day back
    yesterday night.
2026-03-16: the day before yesterday; day before yesterday; Day-before-yesterday; 2 days ago
    two days ago; a couple of days ago; a couple days ago; couple of days ago
    the night before last; the evening before last; monday; mon; this monday; last monday
    monday morning; on monday night; two nights ago; 2d; monday the 16th; a day before yesterday
    2 days back; monday this week; 2 days before today; monday, 16 march; 16.3.; 16.03.2026
    this past monday; monday just gone; this week monday; past monday; previous monday
    the last monday; the previous monday; start of the week; the beginning of the week
    beginning of this week; most recent monday; early on monday; late monday evening
    monday of this week; start of this week
2026-03-15: sunday; sun; sunday lunchtime; last sunday; three days ago; 3 days ago; 3d ago; -3d
    the 15th; sunday last week; last week sunday; end of last week; the end of last week
    sunday of last week; three mornings ago; end of last weekend; sunday afternoon
2026-03-14: 14 march; march 14; 14 Mar; Mar 14; mar. 14; 14. march; 14th march; march 14th
    the 14th of march; 14th of march; march the 14th; the fourteenth of march; fourteenth of march
    march fourteenth; march the fourteenth; fourteen march; 14 march 2026; march 14, 2026
    14 March, 2026; Saturday, 14 March 2026; saturday 14 march; 14 march, saturday; 14-mar-2026
    14/mar/2026; mar-14-2026; 14mar2026; 14mar; 2026 march 14; 2026-mar-14; 2026-03-14; 2026-3-14
    2026/03/14; 2026.03.14; 20260314; 14.3.; 14.3; 14.3.2026; 14.03.2026; 14. 3. 2026; 14/3
    14/3/2026; 3/14; 3/14/2026; 03/14/2026; 14-3-2026; 14 / 3 / 2026; 14 3 2026; 2026 03 14
    2026-W11-6; 2026W116; on 14 march; the 14th; 14th; 4 days ago; four days ago; saturday; sat
    last saturday; saturday last week; saturday night; 14 march this year; the 14th of this month
    14th this month; 14th of the month; the 14th of the month; saturday the 14th; saturday 14th
    sat 14 mar; second saturday of march; the second saturday in march; the fourteenth
    morning of 14 march; 14 march in the evening; 14 march evening; the evening of the 14th
    start of last weekend; 2026-03-14.
2026-03-13: friday; fri; friday night; last friday; friday last week; last week's friday
    last week friday; friday of last week; the friday of last week; last friday night
    friday evening; friday night last week; five days ago; friday the 13th; friday, the 13th
    friday in the evening; last week on friday; friday morning; friday afternoon; past friday
    this past friday; the friday just gone; friday the previous week; friday in last week
    the friday before yesterday; the second friday of march; friday of the previous week
2026-03-12: thursday; thu; thur; thurs; Thurs.; thursday last week; six days ago; 6 days ago
    a week ago tomorrow; thursday night
2026-03-11: last wednesday; 7 days ago; seven days ago; a week ago; one week ago; 1 week ago; 1w
    week ago; a week ago today; 1 wk ago; last week; previous week; wednesday last week
    last wednesday evening; a week back; today last week; same day last week; this time last week
    this day last week; a wednesday ago; one wednesday ago
2026-03-10: a week and a day ago; 1 week and 1 day ago; eight days ago; a week ago yesterday
    a week before yesterday; tuesday last week; 8 days ago
2026-03-06: two fridays ago; 2 fridays ago; friday before last; the friday before last; 12 days ago
    a couple of fridays ago; friday the week before last; last friday but one; a dozen days ago
    twelve days ago; the first friday of march; first friday in march 2026
2026-03-05: thirteen days ago; 13 days ago; the 5th; 5th; the fifth; 5 march; march 5th
2026-03-04: a fortnight ago; two weeks ago; 2 weeks ago; 2w; 2w ago; 2 wks ago; fortnight ago
    fourteen days ago; two weeks ago today; the week before last; week before last
    a couple of weeks ago; two wednesdays ago; wednesday before last
2026-03-01: start of the month; the start of the month; beginning of the month; the 1st; 1st
    first of march; the first of march; march 1; start of march; beginning of march; the first
    first day of the month; the first day of march; start of this month; the first of the month
    start of march 2026; beginning of this month; the first sunday of march; the 1st of the month
2026-02-28: end of last month; the end of last month; last day of february
    the last day of last month; end of february; end of feb; the 28th of last month; 28 feb
    last saturday of february; last day of feb 2026; the 28th of february; end of february 2026
    the day before 1 march
2026-02-27: nineteen days ago; the last friday of february; last friday in february
    last friday of last month; 2 weeks and 5 days ago
2026-02-25: twenty one days ago; twenty-one days ago; three weeks ago; 21 days ago; 3 weeks ago
2026-02-20: the 20th; 20th; the twentieth; on the 20th; 20th of february; the 20th of last month
    20th last month; the 20th last month; friday the 20th; friday 20th; 20 feb; 20 february 2026
    third friday of february; 20th of the previous month
2026-02-18: a month ago; last month; one month ago; 1 month ago; 1 mo ago; month ago; 1 mth ago
    previous month; twenty-eight days ago; four weeks ago
2026-02-14: valentine's day; Valentines day; valentines; last valentine's day
2026-02-04: six weeks ago; forty-two days ago; 3 fortnights ago
2026-01-31: the 31st; 31st; the thirty first; end of january; 31 january
    the thirty-first of january
2026-01-18: two months ago; a couple of months ago; the month before last; month before last
    2 mos ago
2026-01-01: new year's day; start of the year; the beginning of the year; 1 january
    first of january; jan 1; the 1st of january; first day of the year; New Years Day
    start of 2026; start of this year
2025-12-31: new year's eve; end of last year; 31 dec; the last day of last year; december 31st
    New Years Eve; end of 2025; last day of 2025; last day of december
2025-12-25: christmas; christmas day; last christmas; xmas; Christmas 2025; christmas last year
    25/12; 12/25; 25 december; 25 december 2025; 25.12.2025; dec 25, 2025; 25 december last year
    christmas morning
2025-12-24: christmas eve; the day before christmas; christmas eve 2025; day before christmas day
2025-12-26: boxing day; the day after christmas; a day after christmas
2025-12-19: the friday before christmas
2025-12-08: a hundred days ago; one hundred days ago; 100 days ago
2025-12-03: a hundred and five days ago; a hundred five days ago
2025-11-20: 20 nov; 20 november 2025; nov 20; nov 20 2025; 20251120; 2025-11-20; 20.11.2025; 20.11.
    20/11; 11/20; the 20th of november; november twentieth; Thursday 20 November; thu 20 nov
    20th november last year; the twentieth of november 2025
2025-11-18: four months ago
2025-10-31: halloween; last halloween; hallowe'en; halloween 2025; halloween night
2025-09-18: half a year ago; six months ago; 6 months ago; a half year ago
2025-03-18: a year ago; last year; one year ago; 1y; 1y ago; 1 yr ago; twelve months ago; year ago
    a year ago today; this day last year; same day last year; this time last year; previous year
    18 march last year; 18 march 2025
2025-03-01: start of march last year; start of march 2025
2025-01-18: a year and two months ago; 1 year 2 months ago; one year and two months ago
2025-01-01: start of last year; the beginning of last year; first day of 2025; the start of 2025
2024-12-25: christmas 2024; christmas day 2024; 25/12/2024
2024-09-18: a year and a half ago; one and a half years ago
2024-03-18: two years ago; the year before last; 2y; 2 yrs ago
2024-02-29: leap day; 29 feb; 29 february; the 29th of february; 29 feb 2024; 29.2.2024
    leap day 2024
2016-03-18: a decade ago; ten years ago
""")
"""One day each."""

SPANS = table("""
2026-03-16 2026-03-22: this week; current week; the current week; in this week; week of 18 march
    the week of march 17; 2026-W12; 2026w12; week 12; week 12 2026; week 12 of 2026
    the week of monday
2026-03-09 2026-03-15: last week; Last Week; previous week; the previous week; week 11; 2026-W11
    the week of 14 march; week of friday; week 11 of 2026
2026-03-02 2026-03-08: the week before last; week before last
2025-11-17 2025-11-23: 2025-W47; week 47; 2025W47; week 47 2025; week 47 of 2025
    the week of 20 november
2026-03-14 2026-03-15: last weekend; the weekend; weekend; past weekend; this past weekend
    previous weekend; the last weekend; at the weekend; over the weekend; the weekend of 14 march
    a weekend ago; one weekend ago
2026-03-07 2026-03-08: the weekend before last; weekend before last; two weekends ago
2026-03-01 2026-03-31: this month; current month; march; Mar; this march; march 2026; 2026-03
    03/2026; march of 2026; 2026/03; 3.2026; march this year; 2026 march; in march; during march
2026-02-01 2026-02-28: last month; previous month; the previous month; february; feb; last february
    feb 2026; in february; february this year; past february; Feb.
2026-01-01 2026-01-31: the month before last; month before last; january; jan 2026; 01/2026
2025-11-01 2025-11-30: november; nov; last november; november 2025; nov 2025; november last year
    last year november; 2025-11; 11/2025; november of 2025; nov last year
2025-03-01 2025-03-31: last march; march last year; march 2025; 2025-03
2026-01-01 2026-12-31: this year; current year; 2026; the year 2026; year 2026; in 2026
2025-01-01 2025-12-31: last year; previous year; the previous year; 2025; in 2025; the year 2025
    during 2025
2024-01-01 2024-12-31: the year before last; year before last; 2024
2010-01-01 2019-12-31: the 2010s; 2010s
2026-03-12 2026-03-18: last 7 days; the last 7 days; past 7 days; the past 7 days; last seven days
    the last seven days; past week; the past week; the past seven days; last 1 week
    in the last 7 days; these last seven days
2026-03-05 2026-03-18: past two weeks; the past two weeks; last 14 days; last fourteen days
    past fortnight; the last fortnight; last fortnight; last couple of weeks; the last 2 weeks
    last two weeks; the last couple of weeks
2026-02-17 2026-03-18: last 30 days; the last thirty days; past 30 days
2026-02-19 2026-03-18: past month; the past month; last 1 month
2025-12-19 2026-03-18: last 3 months; the past three months; last three months
2025-09-19 2026-03-18: last 6 months; past half year; the past six months; past half a year
2025-03-19 2026-03-18: past year; the past year; last 12 months; last twelve months
2016-03-19 2026-03-18: last ten years; past decade; the past decade
2026-01-01 2026-03-31: this quarter; q1; Q1 2026; q1 of 2026
2025-10-01 2025-12-31: last quarter; q4; q4 2025; previous quarter
2026-03-01 2026-05-31: spring; this spring; the spring; spring 2026; spring of 2026; in spring
2025-03-01 2025-05-31: last spring; spring 2025; spring last year; the spring of 2025
    last year's spring; 
2025-06-01 2025-08-31: summer; last summer; summer 2025; the summer of 2025; summer last year
    past summer; this past summer; over the summer; in the summer; the summer
2025-09-01 2025-11-30: autumn; fall; last autumn; last fall; autumn 2025; Fall 2025
    the fall of 2025
2025-12-01 2026-02-28: winter; this winter; last winter; this past winter; winter 2025/26
    winter 2025-26; winter 2025-2026; the winter
2023-12-01 2024-02-29: winter 2023; winter 2023/24; winter of 2023
""")
"""Two days each."""

MOMENTS = table("""
2026-03-17 15:00: yesterday at 3pm; yesterday 3pm; yesterday at 3 pm; yesterday, 3 p.m.
    yesterday 15:00; 3pm yesterday; at 3 pm yesterday; 15:00 yesterday; yesterday at 15.00
    yesterday afternoon at 3; yesterday at 3 in the afternoon; 3 yesterday afternoon
    yesterday at three pm; yesterday 15h; yesterday around 3pm; yesterday at about 3 pm
    tuesday 3pm; on tuesday at 15:00; Tuesday at 3 PM; 2026-03-17 15:00; 2026-03-17T15:00
    17 march 3pm; 17.3. 15:00; 17 march at 15:00; 3 pm on tuesday; 17 march 2026, 15:00
    2026-03-17, 3 pm; yesterday afternoon at three o'clock; 20260317 15:00; the 17th at 3pm
    at three in the afternoon yesterday; tuesday at three o'clock in the afternoon
2026-03-13 21:30: friday 21:30; friday at 9:30 pm; friday night at 9:30; friday evening, 9:30
    friday at half past nine in the evening; last friday at 21:30; half past nine pm on friday
    friday night at half past nine; friday night, 21:30; friday at nine thirty pm; friday 9.30pm
    9:30 pm friday; 21h30 friday
2026-03-17 23:00: last night at 11; last night at 11pm; last night, 23:00; 11 last night
    11pm last night; yesterday at 11 at night; last night at eleven; last night 11:00
    yesterday night at 11
2026-03-18 08:00: this morning at 8; 8 this morning; today at 8am; today 8:00
    today at eight in the morning; this morning at eight o'clock; 8 am today; 8:00 today
    wednesday 8:00
2026-03-17 12:00: yesterday at noon; noon yesterday; yesterday at 12 noon; yesterday midday
    tuesday noon
2026-03-17 08:45: yesterday at quarter to nine in the morning; yesterday morning at 8:45
    yesterday 8:45; yesterday at a quarter to nine am; yesterday morning at a quarter to nine
2025-12-25 18:20: christmas at 6:20pm; christmas day, 18:20
    25 december at twenty past six in the evening
2026-03-17 16:40: yesterday at twenty to five pm; yesterday at 20 to 5 in the afternoon
2026-03-14 09:05: 14 march at 9:05; 14.3. 9.05; 14.3.2026 9:05; saturday morning at five past nine
""")
"""A day and a time that stand together."""

NIGHTS = table("""
2026-03-17 01:00: last night at 1; last night at 1am; 1 am last night; last night at one
2026-03-13 00:30: friday night at 0:30; friday night at 12:30; friday night 00:30
    friday at 12:30 at night
2026-03-17 00:00: midnight last night; last night at midnight
""")
"""After midnight, in the night that begins on that day."""

TIMES = table("""
09:30: 9:30; 09:30; 9.30; at 9:30; 9:30am; 9:30 AM; 9.30 a.m.; half past nine in the morning
    half past 9 am; 9h30; 9:30h; nine thirty am; 9:30 in the morning
21:30: 21:30; 21.30; 9:30pm; 9:30 PM; 21h30; half past nine pm; nine thirty pm; 9:30 at night
    half past nine in the evening; 9:30 in the evening; 21:30 in the evening; around 21:30
21:00: 9 pm; 9pm; 9 p.m.; 9 P.M; 21h; nine pm; 9 in the evening; 9 at night; nine o'clock at night
    nine o'clock in the evening; at 9 pm; about 9 pm; 21:00; nine oclock pm
09:00: 9 am; 9am; 9h; nine am; 9 in the morning; nine in the morning; 9 o'clock in the morning
15:00: 3 pm; 3 in the afternoon; three in the afternoon; 3pm; 15h
12:00: noon; midday; 12 noon; 12 pm; 12:00; at noon; 12pm
00:00: midnight; 12 midnight; 12 am; 00:00; 0:00; 12 at night
09:15: quarter past nine am; a quarter past 9 in the morning
20:45: quarter to nine pm; a quarter to nine in the evening; a quarter to 9 pm
09:10: ten past nine am; ten minutes past nine am; 10 past 9 am
08:50: ten to nine am; 10 minutes to 9 in the morning
12:45: quarter to one pm
""")

REFUSED = [
    # two-digit years
    "26-11-20", "20.11.26", "20/11/26", "25/12/24", "14 march 25", "14-3-25", "20-nov-25",
    "november 20 25", "20 nov '25", "march 25 25", "11/20/26", "'25", "3/4/25", "26.1.1", "2026-1",
    # more than one day, or none in particular
    "the other day", "a few days ago", "some days ago", "several weeks ago", "many moons ago",
    "recently", "once", "ages ago", "a while ago", "last weekend", "the weekend", "past month",
    "the past week", "this week", "this month", "spring", "last spring", "march", "2025", "2025-11",
    "week 47", "2025-W47", "last 7 days", "on fridays", "fridays", "weekdays", "early march",
    "late march", "mid march", "middle of march", "end of spring", "first day of summer",
    "the first week of march", "a week and a half ago", "two and a half weeks ago",
    # on different days in different places, or for different people
    "easter", "thanksgiving", "mother's day", "labor day", "my birthday", "new year", "new year's",
    "the day before my birthday", "payday", "midsummer", "independence day", "ramadan",
    # not over, or two readings
    "next friday", "next week", "next year", "in 3 days", "in a week",
    "friday week", "a week on friday",
    "friday two weeks ago", "two weeks ago on friday", "a week ago friday", "friday a week ago",
    "the day before", "the day after", "the night before", "the morning after", "the last day",
    "last day", "3/4", "03/04/2025", "3-4", "4 3 2025", "3m", "3m ago", "monday the 20th",
    "thursday 20 march 2026", "monday 18 march", "3 hours ago", "an hour ago", "half an hour ago",
    # no such day
    "30 feb", "31 april", "2025-02-29", "31.4.", "the 32nd", "the 0th", "29 feb 2025", "20261320",
    "20250229", "2025-W54-1", "2025-w00-1", "31st of last month", "leap day 2025", "0.0.",
    "third friday", "fifth friday of february", "32 march",
    # no day at all
    "", " ", "?", "the", "the the", "on", "ago", "days ago", "last", "this", "the last", "of march",
    "the of", "march the", "morning", "night", "in the morning", "a", "an", "one", "twenty one",
    "at", "friday friday", "friday saturday", "fri sat", "friday ago", "today yesterday",
    "yesterday today", "yesterday yesterday", "not today", "yesterday?no", "x", "blurp", "10", "20",
    "20 11", "1 2 3", "march march", "14 14 march", "march 14 15", "14 march 2025 2024", "0x10",
    "1e3", "1e3 march", "\u0663 days ago", "\uff11\uff14 march", "week \u0663", "14 m\u00e4rz",
    "14 mars", "gestern", "hier", "--3d", "+3d", "3.d", "2026-03-14-15", "2026-03/14",
    "2026--03-14",
    "202603", "2026031", "202603145", "0000-01-01", "may be sad", "may i", "march on", "sat down",
    "sun shone", "wed my love", "mon ami", "the march", "second", "two fridays", "fridays ago",
    "yesterday morning night", "morning evening", "last morning", "this yesterday",
    "today last", "1 day 2 ago", "a ago", "ago 3 days", "3 ago days", "3 days", "three", "d", "3",
    "last 0 days", "0 fridays ago", "12345 days ago", "a a day ago", "half ago", "the night",
    "friday night yesterday", "before yesterday", "after christmas", "day before",
    "the week after christmas",
    "the month before may 3", "the year after 2024-05-03", "the fortnight after easter",
    "before after",
    "the day before the", "noon", "3pm", "15:30", "at 3", "yesterday at 3pm", "2026-03-17 15:30",
]  # fmt: skip
"""What is no one day: said in words that help."""
