"""The same query finds the same entries in the journal, in the shell and in History."""

# ruff: noqa: RUF001

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checkin.core.clock import Clock
from checkin.core.entries import KINDS, Entry, NewEntry
from checkin.core.frozen import replace
from checkin.core.query import EntryQuery
from checkin.core.text import words
from checkin.domain.search_syntax import parse_query
from checkin.journal import Journal
from checkin.storage import entry_query
from checkin.tui.app import CheckinApp
from checkin.tui.features.history.screen import HistoryScreen
from checkin.tui.features.history.sources import SearchSource
from tests.conftest import NOON
from tests.support.plain_query import found_by_hand
from tests.support.shell import Said, checkin
from tests.support.showing import settled

TODAY = NOON.date()
CLOCK = Clock(lambda: NOON)
_WORDS = """
1984 2025 march may sunday week wins win steps hard moments reflections intentions in on
since until from to bring with and containing keepsakes * a s tea teatime walk walking slept mum
room #wal #walk #walking @sam @samira #tea #1 C++ C# <b> a* R&B 50% 9:30 it's well-known café Cafe
今日は早起き 感謝 🎉 👍🏽 "tea walk" "in 2025" https://example.org/a#walk - & ... :) ½ kind:win
last this today yesterday Straße הלכתי हिन्दी
"""
WORDS = tuple(_WORDS.split())
KEYS = tuple(word for word in WORDS if word not in ("🎉", "👍🏽"))
"""Those that tests can press."""
TAGS = ("#tea", "#walk", "#walking", "@sam", "#sam", "@samira")

word = st.sampled_from(WORDS)
text = st.one_of(
    st.lists(word, min_size=1, max_size=7).map(" ".join),
    st.text(min_size=1, max_size=25).filter(lambda some: some.strip()),
)
new_entry = st.builds(
    NewEntry,
    kind=st.sampled_from(KINDS),
    text=text.map(lambda some: f"{some} ok"),
    day=st.one_of(st.integers(0, 9), st.integers(0, 900)).map(lambda n: TODAY - timedelta(n)),
    why=st.one_of(st.just(""), text),
    cue=st.one_of(st.just(""), text),
    bring=st.booleans(),
    keepsake=st.booleans(),
    tags=st.lists(st.sampled_from(TAGS), max_size=2).map(tuple),
)
corpus = st.lists(new_entry, min_size=1, max_size=12)
typed_query = st.lists(word, min_size=1, max_size=4).map(" ".join)
day = st.none() | st.dates(TODAY - timedelta(900), TODAY)


@pytest.fixture(scope="module")
def anew() -> Iterator[str]:
    """Where a file is made anew for each example."""
    with TemporaryDirectory() as name:
        yield str(Path(name, "checkin.db"))


def begun(path: str, kept: list[NewEntry], gone: int | None = None) -> Journal:
    Path(path).unlink(missing_ok=True)
    journal = Journal.open(path, CLOCK)
    journal.add_many(kept)
    if gone is not None:
        journal.delete(1 + gone % len(kept))
    return journal


def shell(path: str, command: str, *arguments: str) -> Said:
    return checkin(command, "--file", path, "--json", *arguments)


def ids(entries: list[Entry]) -> list[int]:
    return [entry.id for entry in entries]


def in_history(journal: Journal, typed: str) -> list[int]:
    """The entries that History lists with hard moments, newest day first."""
    found = SearchSource(journal, KINDS, typed)
    first = {day: ids(list(found.entries(day))) for day, _ in found.counts()}
    found.take(*found.count_all(journal))
    for day, numbers in first.items():
        assert ids(list(found.entries(day))) == numbers
    listed = [entry.id for day, _ in found.counts() for entry in reversed(found.entries(day))]
    assert dict(found.counts()) == Counter(journal.entry(number).day for number in listed)
    return listed


def agree(journal: Journal, query: EntryQuery) -> list[Entry]:
    """What the journal's own methods find, once they all say the same as a plain look."""
    by_hand = found_by_hand(journal, query)
    assert journal.entries(query) == by_hand
    assert journal.entries(query, limit=2) == by_hand[:2]
    assert list(journal.search.iterate(query, newest_first=True)) == by_hand
    counts = Counter(entry.day for entry in by_hand)
    assert journal.search.day_counts(query) == counts
    for most in (1, 5, 100):
        newest = journal.search.newest(query, most)
        assert list(newest.days.items()) == list(counts.items())[: len(newest.days)]
        assert newest.days == counts or not newest.whole
        assert len(by_hand) <= most or sum(newest.days.values()) >= most
        for on, numbers in newest.numbers.items():
            assert sorted(numbers) == sorted(e.id for e in by_hand if e.day == on)
    for on in {entry.day for entry in journal.entries()}:
        found = journal.search.day(query, on).entries
        assert sorted(ids(list(found))) == sorted(e.id for e in by_hand if e.day == on)
    read = journal.search.resolve(query)
    assert read.also in (None, query.also)
    assert journal.entries(read) == by_hand
    return by_hand


@settings(max_examples=50)
@given(kept=corpus, typed=st.lists(typed_query, min_size=1, max_size=3), gone=st.integers(0, 30))
def test_what_is_typed_finds_the_same_everywhere(
    anew: str, kept: list[NewEntry], typed: list[str], gone: int
) -> None:
    with begun(anew, kept, gone) as journal:
        for query in typed:
            found = ids(agree(journal, parse_query(query, TODAY)))
            assert [e["id"] for e in shell(anew, "search", "--", query).json] == found
            assert sorted(in_history(journal, query)) == sorted(found)


@settings(max_examples=50)
@given(kept=corpus, data=st.data())
def test_words_that_stand_in_an_entry_find_it_everywhere(
    anew: str, kept: list[NewEntry], data: st.DataObject
) -> None:
    with begun(anew, kept) as journal:
        entry = data.draw(st.sampled_from(journal.entries()))
        stands = entry.text.split()
        start = data.draw(st.integers(0, len(stands) - 1))
        run = stands[start : data.draw(st.integers(start + 1, len(stands)))]
        query = " ".join(run)
        if not words(query):
            return  # signs alone; what they find is told in test_query_words
        assert entry in journal.entries(parse_query(query, TODAY))
        found = shell(anew, "search", "--", query)
        assert entry.id in [e["id"] for e in found.json]
        assert entry.id in in_history(journal, query)


LETTERS = (
    "aAbBiIıİßſæÆøłŁđþœŋ0129'’‘ʼ-‐–_·.,:;!?#@＃＠%&*+/\\<>=~^|$€()[]{}\"“”«»…éÉñÅﬁﬀ½²①㎏〇ςσΣάΐ"
    "אבךכםמןנףפץצ׳״־ابةهىيئؤكکگﷺहिन्दीकषิไทยกำ가각하かがカガﾞゔー々日本語感謝🎉❤️👍🏽🇩🇪1️⃣👨‍👩‍👧ẞⅠΩ   "
    "\u0301\u0308\u05b9\u064b\u0640\u0345\u200c\u200d\u00ad"
)
strange = st.one_of(
    st.text(st.sampled_from(sorted(set(LETTERS))), min_size=1, max_size=18), word, word
)


@settings(max_examples=200)
@given(kept=st.lists(strange, min_size=1, max_size=4).map(" ".join), data=st.data())
def test_words_of_any_script_find_the_entry_they_stand_in(kept: str, data: st.DataObject) -> None:
    with Journal.in_memory(CLOCK) as journal:
        entry = journal.add(NewEntry("win", f"{kept} ok"))
        stands = entry.text.split()
        start = data.draw(st.integers(0, len(stands) - 1))
        run = " ".join(stands[start : data.draw(st.integers(start + 1, len(stands)))])
        query = parse_query(run, TODAY)
        assert journal.entries(query) == found_by_hand(journal, query)
        if words(run):
            assert journal.entries(query) == [entry]


queries = st.builds(
    EntryQuery,
    kinds=st.sets(st.sampled_from(KINDS), max_size=4).map(
        lambda some: tuple(kind for kind in KINDS if kind in some)
    ),
    tags=st.lists(st.sampled_from((*TAGS, "#wal", "@sa", "sam", "wal", "@nobody")), max_size=2).map(
        tuple
    ),
    since=day,
    until=day,
    keepsake=st.booleans(),
    bring=st.booleans(),
)


def options(query: EntryQuery, *, kinds: bool = True) -> list[str]:
    """The options of the shell for a query."""
    given = [f"--kind={kind}" for kind in query.kinds if kinds]
    given += [f"--tag={tag}" for tag in query.tags]
    given += [
        f"--{name}={day}" for name, day in (("since", query.since), ("until", query.until)) if day
    ]
    return given + ["--keepsake"] * query.keepsake + ["--bring"] * query.bring


@pytest.mark.parametrize("few", [0, 1000])
@settings(max_examples=30)
@given(kept=corpus, query=queries, text=st.sampled_from(("", "tea", "a", "C++", "walk it's")))
def test_filters_find_the_same_everywhere(
    anew: str, few: int, kept: list[NewEntry], query: EntryQuery, text: str
) -> None:
    if query.since and query.until and query.until < query.since:
        query = EntryQuery(query.kinds, query.tags, query.until, query.since)
    with pytest.MonkeyPatch.context() as patch, begun(anew, kept) as journal:
        patch.setattr(entry_query, "_FEW", few)
        agree(journal, replace(query, text=text))
        agree(journal, replace(query, exact_tags=True))
        found = agree(journal, query)
        said = shell(anew, "log", *options(query))
        assert [e["id"] for e in said.json] == ids(found)
        if not options(query):
            return
        wins = ids(agree(journal, replace(query, kinds=("win",))))
        bare = options(query, kinds=False)
        assert sum(heap["wins"] for heap in shell(anew, "pile", *bare).json) == len(wins)
        drawn = shell(anew, "remember", *bare).json
        assert drawn["id"] in wins if wins else drawn is None
        shared = shell(anew, "share", "--for=note", "--hard", *options(query))
        named = shell(anew, "share", "--for=note", *map(str, ids(found))) if found else None
        assert named is None or shared.out == named.out


@pytest.mark.parametrize("seed", range(3))
async def test_history_lists_the_same_when_it_is_typed_there(
    journal: Journal, path: str, seed: int
) -> None:
    chosen = random.Random(seed)
    made = [" ".join(chosen.choices(WORDS, k=5)) for _ in range(60)]
    journal.add_many(
        [
            NewEntry(
                chosen.choice(KINDS),
                f"{text} ok",
                day=TODAY - timedelta(chosen.choice((0, 1, 7, 30, 400))),
                tags=tuple(chosen.choices(TAGS, k=chosen.randint(0, 1))),
                why=chosen.choice(("", "", chosen.choice(made))),
                keepsake=chosen.random() < 0.1,
            )
            for text in made
        ]
    )
    app = CheckinApp(journal)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("h", "t")
        for _ in range(6):
            query = " ".join(chosen.choices(KEYS, k=chosen.randint(1, 3)))
            await pilot.press("slash", *query)
            await settled(pilot)
            page = app.screen
            assert isinstance(page, HistoryScreen)
            source = page._source
            assert isinstance(source, SearchSource)
            assert source.typed == query
            listed = [entry.id for day, _ in source.counts() for entry in source.entries(day)]
            found = shell(path, "search", "--", query).json
            assert sorted(listed) == sorted(entry["id"] for entry in found)
            await pilot.press("escape")


def test_a_tag_is_itself_if_it_is_in_use_and_a_beginning_if_not(journal: Journal) -> None:
    walking = journal.add(NewEntry("win", "One #walking")).id
    assert found_in_all(journal, "#wal") == found_in_all(journal, "#walk") == [walking]
    walk = journal.add(NewEntry("win", "Two #walk", day=date(2026, 11, 1))).id
    assert found_in_all(journal, "#walk") == [walk]
    assert found_in_all(journal, "#wal") == [walking, walk]
    journal.delete(walk)
    assert found_in_all(journal, "#walk") == [walking]
    assert journal.entries(EntryQuery(tags=("#wal",), exact_tags=True)) == []


def found_in_all(journal: Journal, tag: str) -> list[int]:
    found = ids(journal.entries(EntryQuery(tags=(tag,))))
    for command in (["search", tag], ["log", "--tag", tag]):
        assert [e["id"] for e in checkin(command[0], "--json", *command[1:]).json] == found
    assert in_history(journal, tag) == found
    return found
