"""Searches, dates, settings, own words and plain text at random."""

from __future__ import annotations

import json
import random
import unicodedata
from contextlib import suppress
from datetime import date, time, timedelta

from checkin.content.pack_check import read_pack
from checkin.core import dates, text
from checkin.core.clock import parse_day_start
from checkin.core.errors import CheckinError, UnclearDate
from checkin.core.key_table import KEYS
from checkin.core.query_words import answers
from checkin.core.settings import SETTINGS, checked, find, unfit, with_defaults
from checkin.core.wrapping import cells, cut, wrapped
from checkin.domain.search_syntax import as_typed, parse_filters, parse_query
from tests.fuzz.signs import ODD, changed
from tests.fuzz.signs import text as any_text
from tests.support.date_phrases import DAYS
from tests.support.packs import CONTENT
from tests.support.shell import raw

_ASKED = (
    *("wins", "hard moments", "steps", "intentions", "reflections", "and", "keepsakes", "to bring"),
    *("in", "on", "since", "until", "from", "to", "with", "containing", "kind:win", "kind:hard"),
    *("mark:", "mark:big", "first times", "hard and i did it", "*", '"tea"', '"', "#rest", "@sam"),
    *(
        "2025",
        "march 2025",
        "2025-03",
        "2025-03-04",
        "last spring",
        "a couple of months ago",
        "tea",
    ),
)
_DATES = tuple(DAYS)
_DATE_WORDS = (
    *(
        "last",
        "next",
        "this",
        "ago",
        "week",
        "weeks",
        "month",
        "year",
        "days",
        "night",
        "of",
        "the",
    ),
    *("before", "after", "at", "noon", "midnight", "9", "9pm", "half past", "quarter", "31", "feb"),
    *("friday", "spring", "first", "third", "two", "a couple of", "2025", "1.2.", "03/04", "W53"),
)
EXAMPLE = (CONTENT / "packs" / "example.toml").read_text(encoding="utf-8")
_TODAYS = (date(2026, 3, 18), date(2024, 2, 29), date(2026, 12, 31), date(1900, 1, 1))


def harmless(said: str) -> None:
    """Nothing that a terminal obeys."""
    assert not raw(said), repr(said)


def a_search(chance: random.Random) -> str:
    words = [chance.choice(_ASKED) for _ in range(chance.randint(0, 7))]
    return changed(" ".join(words), chance, _ASKED)


def look_at_search(typed: str) -> None:
    today = date(2026, 11, 21)
    query = parse_query(typed, today)
    filters = parse_filters(typed, today)
    again = as_typed(filters, today)
    assert as_typed(parse_filters(again, today), today) == again
    for found in filter(None, (query, query.also, filters)):
        if found.since and found.until and found.since <= found.until:
            assert found.since.year >= 1900
    answers(typed, "Made tea with @Sam #rest")


def a_date(chance: random.Random) -> str:
    if chance.random() < 0.4:
        return " ".join(chance.choice(_DATE_WORDS) for _ in range(chance.randint(1, 6)))
    return changed(chance.choice(_DATES), chance, _DATE_WORDS)


def look_at_date(typed: str) -> None:
    for today in _TODAYS:
        for late in (False, True):
            with suppress(UnclearDate):
                assert dates.EARLIEST <= dates.parse_day(typed, today, late=late) <= today
            with suppress(UnclearDate):
                assert dates.parse_moment(typed, today, late=late).day <= today
            with suppress(UnclearDate):
                first, last = dates.parse_period(typed, today, late=late, south=late)
                assert dates.EARLIEST <= first <= today
                assert first <= last < today + timedelta(days=800)
    with suppress(UnclearDate):
        assert isinstance(dates.parse_time(typed), time)
    with suppress(CheckinError):
        parse_day_start(typed)
    try:
        dates.parse_day(typed, _TODAYS[0])
    except UnclearDate as error:
        harmless(error.whole)


def a_setting(chance: random.Random) -> str:
    setting = chance.choice(SETTINGS)
    values = (*setting.choices, setting.default, "GB", "03:30", "/media/stick", "faith food", "yes")
    if setting.name == "keys":
        pairs = (
            f"{chance.choice([*KEYS])} {chance.choice(['f4', 'ctrl+b', 'x', 'é', 'F1', '?'])}",
        )
        values = (*pairs, *(" ".join((*pairs, "today.win q")),), *values)
    return json.dumps([setting.name, changed(chance.choice(values), chance, ODD)])


def look_at_setting(given: str) -> None:
    name, value = json.loads(given)
    try:
        stored = checked(name, value)
    except CheckinError as error:
        harmless(error.whole)
    else:
        assert checked(name, stored) == stored
        setting = find(name)
        if not (setting.from_pack or setting.many):  # the journal knows which there are
            harmless(stored)
    whole = with_defaults({name: value, value: name})
    assert {each.name for each in SETTINGS} == whole.keys()
    assert unfit(whole) == {}
    unfit({name: value, value: name})


def a_pack(chance: random.Random) -> str:
    lines = EXAMPLE.splitlines(keepends=True)
    for _ in range(chance.randint(1, 5)):
        at = chance.randrange(len(lines))
        match chance.randrange(5):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, chance.choice(lines))
            case 2:
                lines[at] = changed(lines[at], chance, ODD)
            case 3:
                name = lines[at].partition("=")[0]
                value = chance.choice(
                    ('"x"', "1", "[]", "{a = 1}", "true", "1979-05-27", "[1, 'a']")
                )
                lines[at] = f"{name}= {value}\n"
            case _:
                other = chance.randrange(len(lines))
                lines[at], lines[other] = lines[other], lines[at]
    return "".join(lines)


def look_at_pack(given: str) -> None:
    words, problems = read_pack(given.encode("utf-8", "surrogatepass"))
    for problem in problems:
        assert 0 <= problem.line <= given.count("\n") + 2
        harmless(problem.what)
        assert "\n" not in problem.what
    if not problems:
        for row in (row for rows in words.rows.values() for row in rows):
            for value in row.values():
                harmless(value if isinstance(value, str) else json.dumps(value, default=str))


def a_text(chance: random.Random) -> str:
    return any_text(chance, 40)


def look_at_text(given: str) -> None:
    shown = text.show(given)
    assert text.show(shown) == shown
    shown.encode()
    folded = text.fold(shown)
    assert text.fold(folded) == folded
    clean = text.clean(given)
    assert text.clean(clean) == clean
    assert text.quoted(given).count("\n") == 0
    for tag in text.tags(clean):
        assert text.as_tag(tag) == tag
        assert text.one_tag(tag)
    text.findable(clean)
    for width in (20, 60):
        for line in (*wrapped(clean, width), cut(clean, width)):
            # a mark of one script after a letter of another is taken for a letter of its own
            marks = sum(unicodedata.category(char) == "Mc" for char in line)
            assert cells(line) <= width + marks
