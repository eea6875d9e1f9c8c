"""What the words and signs of a query find, text by text."""

# ruff: noqa: RUF001

from __future__ import annotations

from datetime import timedelta

import pytest

from checkin.core.entries import NewEntry
from checkin.core.query import EntryQuery
from checkin.core.query_words import answers
from checkin.domain.search_syntax import parse_query
from checkin.domain.timeline_layout import around, found_in, looked_for
from checkin.journal import Journal
from tests.conftest import NOON

TODAY = NOON.date()


@pytest.mark.parametrize(
    ("typed", "finds", "not_these"),
    [
        ("C++", ["wrote C++ today", "(C++)"], ["called", "C is not C+", "c"]),
        ("c++,", ["wrote C++ today"], ["called"]),
        ("C#", ["learned C#"], ["called", "C #sharp"]),
        ("a*", ["rated a*"], ["apple", "a star *"]),
        ("<b>", ["<b>bold</b>"], ["bed", "b > a"]),
        ("R&B", ["R&B night", "r&b"], ["rest and bed", "R & B"]),
        ("50%", ["at 50% now"], ["50 of them", "500"]),
        ("$5", ["paid $5", "$50"], ["5 of them"]),
        ("+1", ["+1 from Sam"], ["1 more"]),
        ("<3", ["<3 you"], ["3 of them"]),
        ("q/a", ["a q/a page"], ["q a"]),
        ("9:30", ["up at 9:30"], ["9 or 30", "9.30"]),
        ("1.5", ["ran 1.5 km"], ["1 or 5", "15"]),
        ("#1", ["the #1 thing"], ["1 thing"]),
        ("sam@home", ["write sam@home.org"], ["sam home"]),
        ("well-known", ["a well-known café", "well known", "well—known"], ["well, not known"]),
        ("it's", ["it's fine", "it’s fine", "IT'S"], ["it is", "sit it out, so"]),
        ("(tea)", ["tea", "teatime", "(tea)"], ["coffee"]),
        ("tea.", ["tea", "steam. tea! no"], ["te a"]),
        ("tea & cake", ["tea and cake", "cake & tea"], ["tea"]),
        ("tea - cake", ["cake, tea"], ["tea"]),
        ("*", ["a * b"], ["a b"]),
        (":)", ["done :)"], ["done"]),
        ("done :)", ["done today :)"], ["done"]),
        ("->", ["a -> b"], ["a > b"]),
        ("½", ["ate ½ of it", "1/2"], ["1 of 2"]),
        ("今日、早起き", ["今日は、今日早起き", "今日 早起き"], ["今日は早起き"]),
        ("👍🏽", ["👍🏽", "👍"], ["🎉"]),
        ("café++", ["Café++"], ["café"]),
    ],
)
def test_signs_count_where_they_make_another_word(
    journal: Journal, typed: str, finds: list[str], not_these: list[str]
) -> None:
    kept = journal.add_many([NewEntry("win", text) for text in (*finds, *not_these)])
    found = {entry.text for entry in journal.entries(EntryQuery(text=typed))}
    assert found == set(finds)
    newest = journal.search.newest(EntryQuery(text=typed), 100)
    assert sum(newest.days.values()) == len(finds)
    for entry in kept:
        assert answers(typed, entry.text) == (entry.text in finds)
        assert (
            bool(found_in(entry.text, looked_for(EntryQuery(text=typed))))
            or entry.text not in finds
        )


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("it's", ["it's"]),
        ("C++", ["C++"]),
        ("well-known", ["well-known"]),
        ("known", ["known"]),
        ("感謝", ["感 謝"]),
        ("is c", ["is", "C"]),
    ],
)
def test_what_a_piece_finds_is_marked_as_one(typed: str, marked: list[str]) -> None:
    text = "This is it's well-known, C++ and 感 謝."
    spans = found_in(text, looked_for(EntryQuery(text=typed)))
    assert [text[start:end] for start, end in spans] == marked


def test_a_part_of_a_long_text_holds_what_was_found() -> None:
    text = "word " * 1000 + "needle " + "more " * 1000
    part = around(text, looked_for(EntryQuery(text="needle")), 60, 20)
    assert "needle" in part
    assert part.startswith("…word")
    assert part.endswith("…")
    assert len(part) < 70
    assert around("needle", looked_for(EntryQuery(text="needle")), 60, 20) == "needle"


PLAIN = (
    ("1984", "Finished reading 1984"),
    ("slept in on sunday", "I slept in on Sunday"),
    ("steps with mum", "Did my steps with mum"),
    ("step in march", "One step in March, then rain"),
    ("room 2020", "Met in room 2020"),
    ("room 2020", "2020 was when I painted the room"),
    ("wins", "Small wins matter"),
    ("hard moments", "Even hard moments pass"),
    ("keepsakes", "Sorted the keepsakes"),
    ("to bring", "Forgot what to bring"),
    ("since last week", "Better since last week"),
    ("on my way to 2025-03", "I am on my way to 2025-03"),
    ("rated * by sam", "rated * by sam"),
    ("from monday to friday", "Worked from Monday to Friday"),
    ("march 2019 with @sam", "Remembered march 2019 with @sam"),
    ('say "wins" in 2024', 'They say "wins" in 2024'),
    ("reflections and wins", "Reflections and wins, all in one"),
)


@pytest.mark.parametrize(("typed", "text"), PLAIN)
def test_words_that_stand_in_an_entry_find_it_also_where_they_are_filters(
    journal: Journal, typed: str, text: str
) -> None:
    entry = journal.add(NewEntry("intention", text, day=TODAY.replace(year=2012)))
    journal.add(NewEntry("setback", "Nothing of that"))
    assert entry in journal.entries(parse_query(typed, TODAY))


def test_both_readings_are_looked_for(journal: Journal) -> None:
    then = journal.add(NewEntry("win", "Tea", day=TODAY.replace(year=2012)))
    book = journal.add(NewEntry("win", "Read 2012"))
    both = journal.add(NewEntry("win", "Made a plan for 2012", day=TODAY.replace(year=2012)))
    journal.add(NewEntry("win", "Tea"))
    query = parse_query("2012", TODAY)
    assert journal.entries(query) == [book, both, then]
    assert journal.search.resolve(query) == query
    assert journal.search.day_counts(query) == {TODAY: 1, TODAY.replace(year=2012): 2}
    journal.delete(book.id, both.id)
    assert journal.search.resolve(query).also is None


@pytest.mark.parametrize("most", [1, 4, 7, 30, 80])
def test_the_newest_of_both_readings_leave_out_older_days_alone(
    journal: Journal, most: int
) -> None:
    days = [TODAY - timedelta(n) for n in range(30)]
    journal.add_many([NewEntry("win", "Tea", day=day) for day in days])
    journal.add_many([NewEntry("reflection", "Tea wins", day=day) for day in days[::3]])
    journal.add_many([NewEntry("reflection", "Tea", day=day) for day in days])
    query = parse_query("wins tea", TODAY)
    every = journal.search.day_counts(query)
    assert every == {day: 1 if n % 3 else 2 for n, day in enumerate(days)}
    newest = journal.search.newest(query, most)
    assert list(newest.days.items()) == list(every.items())[: len(newest.days)]
    assert {day: len(numbers) for day, numbers in newest.numbers.items()} == newest.days
    assert sum(newest.days.values()) >= min(most, 40)
    assert newest.whole == (most >= 30)


def test_looking_back_takes_both_readings(journal: Journal) -> None:
    week_ago = TODAY - timedelta(7)
    book = journal.add(NewEntry("win", "Read 2012", day=week_ago))
    journal.add(NewEntry("win", "Tea", day=week_ago))
    then = journal.add(NewEntry("win", "Tea", day=TODAY.replace(year=2012)))
    query = parse_query("2012", TODAY)
    assert sum(heap.wins for heap in journal.lookback.win_groups("month", query)) == 2
    assert journal.lookback.wins_by_day(query) == {week_ago: 1, then.day: 1}
    found = [entry for day in journal.lookback.on_this_day(query=query) for entry in day.entries]
    assert found == [book, then]
    assert journal.past_wins.by_chance(lambda _: 0, query=query) == book
