"""Search finds what a plain look through every entry finds, in any script, and never raises."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checkin.core.clock import Clock
from checkin.core.entries import KINDS, Entry, Kind, NewEntry
from checkin.core.query import EntryQuery
from checkin.core.text import words
from checkin.journal import Journal
from checkin.storage import entry_query, revisions
from checkin.storage.entry_writer import PLACED, place
from checkin.storage.search_index import matching
from tests.support.plain_query import holds

CORPUS = (
    NewEntry("win", "Replied to Sam's message #people"),
    NewEntry("win", "Went to the café at the RIVERSIDE", why="A friend asked, and I was tired"),
    NewEntry("win", "今日は早く起きた。感謝", tags=("#早起き",)),
    NewEntry("win", "感 謝 of a kind, 謝 and 感"),
    NewEntry("win", "Slept 8 hours 🎉🙂", cue="after the long week"),
    NewEntry("win", "امروز راه رفتم و خوابیدم"),
    NewEntry("win", "הלכתי לים עם סם"),
    NewEntry("win", "Сегодня я вышла из дома"),
    NewEntry("win", "आज मैं हिन्दी में लिखा"),
    NewEntry("win", "วันนี้ฉันตื่นเช้า"),
    NewEntry("win", "დღეს ადრე ავდექი"),
    NewEntry("win", "오늘 산책을 했다"),
    NewEntry("reflection", "well-known, it's 50% done! (a.b@example.org)"),
    NewEntry("setback", "Shouted at mum", feelings=("angry",)),
    NewEntry(
        "win",
        "Straße, naïve, İstanbul and ﬁne \uff26\uff35\uff2c\uff2c width",
        day=date(2026, 3, 1),
    ),
    NewEntry("win", "NOT AND OR NEAR title: *", day=date(2025, 12, 31)),
    NewEntry("win", "x" * 70 + "needle " + "Pneumonoultramicroscopic"),
)


@pytest.fixture(scope="module")
def corpus() -> Iterator[Journal]:
    moment = datetime.fromisoformat("2026-11-21T12:30:00+01:00")
    with Journal.in_memory(Clock(lambda: moment)) as journal:
        for new in CORPUS:
            journal.add(new)
        gone = journal.add(NewEntry("win", "Put away: riverside 感謝"))
        journal.delete(gone.id)
        edited = journal.add(NewEntry("win", "Before it was edited"))
        journal.edit(edited.id, text="Now it reads otherwise", day=date(2026, 2, 2))
        yield journal


def found_by_hand(journal: Journal, typed: str) -> list[Entry]:
    """What `checkin.core.query_words` says, entry by entry."""
    found = [entry for entry in journal.entries() if holds(entry, typed)]
    gone = [entry for entry in journal.entries(EntryQuery(deleted=True)) if holds(entry, typed)]
    assert journal.entries(EntryQuery(deleted=True, text=typed)) == gone
    return found


@pytest.mark.parametrize(
    ("typed", "texts"),
    [
        ("sam", ["Replied"]),
        ("SAM replied", ["Replied"]),
        ("cafe", ["Went"]),
        ("CAFÉ", ["Went"]),
        ("side", ["Went"]),
        ("id", []),
        ("ri", ["Went"]),
        ("tired friend riverside", ["Went"]),
        ("tired sam", []),
        ("感謝", ["感 謝 of", "今日は"]),
        ("謝感", []),
        ("感謝 今日", ["今日は"]),
        ("早起", ["今日は"]),
        ("早く起きた", ["今日は"]),
        ("🙂", ["Slept"]),
        ("🎉 slept 🙂", ["Slept"]),
        ("week", ["Slept"]),
        ("راه", ["امروز"]),
        ("לים סם", ["הלכתי"]),
        ("вышл", ["Сегодня"]),
        ("हिन्दी", ["आज"]),
        ("ลิ", []),
        ("ตื่น", ["วันนี้"]),
        ("ა", ["დღეს"]),
        ("ვდე", ["დღეს"]),
        ("산책", ["오늘"]),
        ("known it's", ["well-known"]),
        ("example.org", ["well-known"]),
        ("strasse", ["Straße"]),
        ("STRAẞE fine full istanbul", ["Straße"]),
        ("#people", ["Replied"]),
        ("not and or near", ["NOT"]),
        ("ultramicro", ["xxx"]),
        ("needle", []),
        ("riverside", ["Went"]),
        ("edited", []),
        ("otherwise", ["Now it"]),
        ("mum", ["Shouted"]),
        ("angry", []),
    ],
)
def test_what_is_found(corpus: Journal, typed: str, texts: list[str]) -> None:
    found = corpus.entries(EntryQuery(text=typed))
    assert len(found) == len(texts)
    for entry, start in zip(found, texts, strict=True):
        assert entry.text.startswith(start)
    assert found == found_by_hand(corpus, typed)


PIECES = [
    *sorted({c for new in CORPUS for c in new.text + new.why} | set(" \"'*()-:^+~.\\")),
    *("riverside", "感謝", " AND ", "tired", "at"),
]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join))
def test_search_finds_what_looking_through_finds(corpus: Journal, typed: str) -> None:
    assert corpus.entries(EntryQuery(text=typed)) == found_by_hand(corpus, typed)


@given(st.data())
def test_any_part_of_an_entry_finds_it(corpus: Journal, data: st.DataObject) -> None:
    entry = data.draw(st.sampled_from(corpus.entries()))
    start = data.draw(st.integers(0, len(entry.text)))
    typed = entry.text[start : data.draw(st.integers(start, len(entry.text)))]
    there = words(" ".join((entry.text, entry.why, entry.cue)))
    asked = [word for word in words(typed) if len(word) >= 3 or word in there]
    if asked and all(len(word) < 64 for word in there):
        assert entry in corpus.entries(EntryQuery(text=" ".join(asked)))


@given(st.text(st.characters(codec=None), max_size=40))
@example("0\ud800")
@example("a+\ud800")
def test_nothing_typed_can_raise(corpus: Journal, typed: str) -> None:
    assert corpus.entries(EntryQuery(text=typed)) == found_by_hand(corpus, typed)


@pytest.mark.parametrize(
    "typed",
    ['"', "'", "*", "NOT", "AND", "a OR", "NEAR(a b)", "x:", "^a", "-a", "(", "{a}", "\x00"],
)
def test_signs_that_a_query_language_knows_are_no_orders(corpus: Journal, typed: str) -> None:
    assert corpus.entries(EntryQuery(text=typed)) == found_by_hand(corpus, typed)


def test_no_words_at_all_ask_for_nothing(corpus: Journal) -> None:
    assert corpus.entries(EntryQuery(text="\u200b")) == []
    assert corpus.entries(EntryQuery(text="  ")) == corpus.entries()
    assert matching("...") is None


def test_a_very_long_question_is_answered(corpus: Journal) -> None:
    assert corpus.entries(EntryQuery(text="sam " * 5000))[0].text.startswith("Replied")
    assert corpus.entries(EntryQuery(text="感謝" * 5000)) == []
    assert corpus.entries(EntryQuery(text="needle" * 5000)) == []


def test_a_piece_that_many_words_hold_is_found_in_each(journal: Journal) -> None:
    for number in range(0, 390, 3):
        journal.add(NewEntry("win", " ".join(f"pre{n}side{n}" for n in range(number, number + 3))))
    assert len(journal.entries(EntryQuery(text="side pre side"))) == 130


@pytest.fixture(scope="module")
def dense() -> Iterator[Journal]:
    """Two thousand different words that hold the same pieces, a few in each entry."""
    starts, middles, ends = "abcdefghij", "klmnopqrst", ("ing", "ness", "able", "ings", "")
    made = [f"{a}{b}{c}{end}" for a in starts for b in middles for c in "aeio" for end in ends]
    moment = datetime.fromisoformat("2026-11-21T12:30:00+01:00")
    with Journal.in_memory(Clock(lambda: moment)) as journal:
        journal.add_many(
            [
                NewEntry(KINDS[place % 5], " ".join(made[place::500]), moment.date() - timedelta(n))
                for place in range(500)
                for n in (place // 3,)
            ]
        )
        yield journal


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ("ing", "nes", "ness", "ain", "ings", "able", "a", "ak", "aka", "tos", "b")
        ),
        min_size=1,
        max_size=3,
    ).map(" ".join),
    st.lists(st.sampled_from(KINDS), min_size=1, unique=True),
    st.integers(1, 300),
)
def test_a_piece_that_a_thousand_words_hold_is_found_in_each(
    dense: Journal, typed: str, kinds: list[Kind], most: int
) -> None:
    by_hand = [entry for entry in found_by_hand(dense, typed) if entry.kind in kinds]
    counts = dict(Counter(entry.day for entry in by_hand))
    query = EntryQuery(kinds=tuple(kinds), text=typed)
    assert dense.entries(query) == by_hand
    assert dense.search.day_counts(query) == counts
    newest = dense.search.newest(query, most).numbers
    for day, numbers in newest.items():
        assert sorted(numbers) == sorted(e.id for e in by_hand if e.day == day)
        assert {e.id for e in dense.search.day(query, day).entries} == set(numbers)


def test_the_kinds_have_the_numbers_that_files_were_written_with() -> None:
    assert PLACED == ("intention", "win", "setback", "step", "reflection")
    assert set(PLACED) == set(KINDS)
    assert place(2461366, 7, "step") == (2461366 << 40) + (7 << 3) + 3


def test_a_kind_that_is_changed_is_found_as_the_new_one(journal: Journal) -> None:
    kept = journal.add(NewEntry("win", "Went out"))
    with journal._connection.transaction():
        revisions.edit(journal._connection, kept.id, {"kind": "reflection"}, "2026-11-21")
    assert journal.search.day_counts(EntryQuery(kinds=("win",), text="out")) == {}
    reflections = EntryQuery(kinds=("reflection",), text="out")
    assert journal.search.day_counts(reflections) == {kept.day: 1}


def test_the_newest_are_the_answer_so_far_when_time_is_up(
    dense: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entry_query, "PATIENCE", -1.0)
    assert dense.search.newest(EntryQuery(text="ing"), 10**6) == entry_query.Newest({}, {}, False)


def test_the_newest_come_first_and_filters_hold_too(corpus: Journal) -> None:
    found = corpus.entries(EntryQuery(text="a", kinds=("win",), until=date(2026, 3, 1)))
    assert [e.day for e in found] == [date(2026, 3, 1), date(2025, 12, 31)]
    assert corpus.entries(EntryQuery(text="a"), limit=2) == corpus.entries(EntryQuery(text="a"))[:2]
    assert [e.kind for e in corpus.entries(EntryQuery(text="mum", kinds=("win",)))] == []


def test_all_filters_together_narrow_down(journal: Journal) -> None:
    one = journal.add(NewEntry("win", "One #a #b", bring=True, keepsake=True))
    journal.add(NewEntry("win", "Two #a", bring=True))
    journal.add(NewEntry("step", "Three #a #b", keepsake=True))
    assert journal.entries(EntryQuery(tags=("#a", "#b"), kinds=("win",))) == [one]
    assert journal.entries(EntryQuery(bring=True, keepsake=True)) == [one]
    assert len(journal.entries(EntryQuery(tags=("#a",), keepsake=True))) == 2
    assert journal.entries(EntryQuery(since=date(2026, 11, 22))) == []
    assert len(journal.entries(EntryQuery(since=one.day, until=one.day))) == 3


def test_reading_a_few_at_a_time_reads_the_same(corpus: Journal) -> None:
    assert list(corpus.search.iterate()) == corpus.entries(newest_first=False)
    assert list(corpus.search.iterate(EntryQuery(text="sam"), newest_first=True)) == corpus.entries(
        EntryQuery(text="sam")
    )
