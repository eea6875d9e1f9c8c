"""What is typed into a search is read as filters and words, and said as one sentence."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from checkin.content.history import sentence_words
from checkin.content.strings import strings
from checkin.core.entries import KINDS, Kind
from checkin.core.query import EntryQuery
from checkin.core.text import tags as tags_in
from checkin.domain.search_syntax import as_typed, parse_filters, sentence

TODAY = date(2026, 11, 21)
HARD: tuple[Kind, ...] = ("setback", "step")
IN_2025 = EntryQuery(since=date(2025, 1, 1), until=date(2025, 12, 31))
MARCH = EntryQuery(since=date(2025, 3, 1), until=date(2025, 3, 31))


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("", EntryQuery()),
        ("tea", EntryQuery(text="tea")),
        ("#Tea", EntryQuery(tags=("#tea",))),
        ("@sam, #café", EntryQuery(tags=("@sam", "#café"))),
        ("2025", IN_2025),
        ("in 2025", IN_2025),
        ("march 2025", MARCH),
        ("in March 2025,", MARCH),
        ("2025-03", MARCH),
        ("on 14 march 2025", EntryQuery(since=date(2025, 3, 14), until=date(2025, 3, 14))),
        ("since 2025", EntryQuery(since=date(2025, 1, 1))),
        ("until march 2025", EntryQuery(until=date(2025, 3, 31))),
        (
            "since march 2025 until 3 days ago",
            EntryQuery(since=date(2025, 3, 1), until=date(2026, 11, 18)),
        ),
        ("from 1 March 2025 to 31 March 2025", MARCH),
        (
            "to 2025-03 from sam",
            EntryQuery(since=MARCH.since, until=MARCH.until, text="to from sam"),
        ),
        ("in 2025 in 2025-03", MARCH),
        ("wins", EntryQuery(kinds=("win",))),
        ("Hard moments", EntryQuery(kinds=HARD)),
        ("reflections and wins tea", EntryQuery(kinds=("win", "reflection"), text="tea")),
        ("kind:win tea", EntryQuery(kinds=("win",), text="tea")),
        ("tea kind:hard", EntryQuery(kinds=("setback",), text="tea")),
        ("*", EntryQuery(keepsake=True)),
        ("wins keepsakes tea", EntryQuery(kinds=("win",), keepsake=True, text="tea")),
        ("to bring", EntryQuery(bring=True)),
        ("first times", EntryQuery(marks=("first-time",))),
        ("First time in a while", EntryQuery(marks=("first-in-a-while",))),
        ("wins a big one easier tea", EntryQuery(("win",), marks=("big", "easier"), text="tea")),
        ("It was hard and I did it", EntryQuery(marks=("hard",))),
        ("wins celebrations", EntryQuery(("win",), marks=("any",))),
        ("tea mark:big", EntryQuery(text="tea", marks=("big",))),
        ("the first time", EntryQuery(text="the first time")),
        ("mark:", EntryQuery(text="mark:")),
        ("tea wins", EntryQuery(text="tea wins")),
        ('"wins" "in 2025" "#tea"', EntryQuery(text="wins in 2025 #tea")),
        ("in the morning", EntryQuery(text="in the morning")),
        ("went on and on", EntryQuery(text="went on and on")),
        ("2099 0042", EntryQuery(text="2099 0042")),
        ("to be", EntryQuery(text="to be")),
        ("# @ #1 a@b.org", EntryQuery(text="# @ #1 a@b.org")),
        ('"', EntryQuery()),
        (
            "Wins with @sam and #tea in 2025, containing cake",
            EntryQuery(("win",), ("@sam", "#tea"), date(2025, 1, 1), date(2025, 12, 31), "cake"),
        ),
        ("with and containing", EntryQuery(text="with and containing")),
    ],
)
def test_typed_words_are_read_as_filters(typed: str, query: EntryQuery) -> None:
    assert parse_filters(typed, TODAY) == query


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", ""),
        ("tea", "Containing tea"),
        ("wins @sam in 2025 tea", "Wins with @sam in 2025, containing tea"),
        ("hard moments march 2025", "Hard moments and small steps in March 2025"),
        ("#tea @sam @noor", "With #tea, @sam and @noor"),
        ("* since 2025", "Kept for a hard day since 1 January 2025"),
        ("to bring until 2025", "For my next session until 31 December 2025"),
        ("on 2025-03-14", "On 14 March 2025"),
        ("since 2025 until march 2026", "From 1 January 2025 to 31 March 2026"),
    ],
)
def test_a_filter_reads_as_a_sentence(typed: str, said: str) -> None:
    assert sentence(parse_filters(typed, TODAY), sentence_words()) == said


SOME = """wins hard moments and in on since until 2025 march 2025-03 last week #tea @sam * to bring
"wins" " kind:step tea, with containing keepsakes from to"""
PIECES = st.sampled_from(SOME.split())


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=9).map(" ".join)))
@example("²⁰²⁵")
@example("in 0000")
@example("٢٠٢٥ ٢٠٢٥-٠٣")
def test_nothing_typed_raises_and_the_sentence_holds_every_part(typed: str) -> None:
    query = parse_filters(typed, TODAY)
    said = sentence(query, sentence_words()).casefold()
    for kind in query.kinds:
        assert str(strings("filters")[f"kind_{kind}"]).casefold() in said
    for tag in query.tags:
        assert tag.casefold() in said
    assert query.text.casefold() in said
    for day in (query.since, query.until):
        assert day is None or str(day.year) in said
    assert bool(said) == (query != EntryQuery())


def test_a_span_that_is_not_over_yet_is_written_without_its_end() -> None:
    week = EntryQuery(since=date(2026, 11, 16), until=date(2026, 11, 22))
    assert as_typed(week, TODAY) == "since 2026-11-16"


DAYS = st.none() | st.dates(date(1900, 1, 1), TODAY)


@given(
    st.builds(
        EntryQuery,
        kinds=st.sets(st.sampled_from(KINDS)).map(
            lambda some: tuple(kind for kind in KINDS if kind in some)
        ),
        tags=st.lists(st.sampled_from(["#tea", "@sam", "#早起き"]), unique=True).map(tuple),
        since=DAYS,
        until=DAYS,
        keepsake=st.booleans(),
        bring=st.booleans(),
        marks=st.lists(
            st.sampled_from(["first-time", "first-in-a-while", "easier", "hard", "big", "own"]),
            unique=True,
        ).map(tuple),
        text=st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=4).map(" ".join)).map(
            lambda text: " ".join(text.replace('"', " ").split())
        ),
    )
)
def test_what_is_written_into_the_line_is_read_back_the_same(query: EntryQuery) -> None:
    assert all(len(tags_in(tag)) == 1 for tag in query.tags)
    assert parse_filters(as_typed(query, TODAY), TODAY) == query
