"""The made-up year has to be believable, harmless, and out of the way of what a person does."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise

import pytest

from checkin.content import evening, hard_moment, morning, week
from checkin.content.small_things import small_things
from checkin.content.wins import kinds, marks
from checkin.core.clock import Clock
from checkin.core.entries import Entry, NewEntry
from checkin.core.errors import NothingThere
from checkin.core.frozen import replace
from checkin.core.query import EntryQuery
from checkin.core.text import clean
from checkin.demo_journal import demo_journal
from checkin.journal import Journal
from tests.support.tone import problems

EAST = timezone(timedelta(hours=9, minutes=30))
NOON = datetime(2026, 11, 21, 14, 0, tzinfo=UTC)
TODAY = date(2026, 11, 21)


@pytest.fixture
def demo() -> Iterator[Journal]:
    with demo_journal(Clock(lambda: NOON)) as journal:
        yield journal


def told(journal: Journal) -> list[Entry]:
    return [replace(entry, uid="") for entry in journal.entries(newest_first=False)]


def test_today_is_a_day_in_progress(demo: Journal) -> None:
    day = demo.today()
    assert day.intention is not None
    assert day.intention.sentence == "After lunch, I will step outside for two minutes"
    assert day.intention.outcome is None
    seen = [(f"{e.at:%H:%M}", e.kind, e.text, e.tags) for e in day.entries if e.at]
    assert seen[1:] == [
        ("09:12", "win", "Got out of bed and brushed my teeth", ()),
        ("11:40", "win", "Replied to Sam's message #people", ("#people",)),
        ("12:01", "setback", "", ()),
        ("12:05", "step", "Drank some water, and stayed", ()),
    ]
    assert day.entries[-1].outcome == "easier"
    assert day.entries[-1].parent == day.entries[-2].id


def test_it_is_the_same_year_whenever_it_is_opened_that_day(demo: Journal) -> None:
    with demo_journal(Clock(lambda: NOON + timedelta(hours=5))) as later:
        assert told(later) == told(demo)


def test_another_day_it_ends_on_that_day() -> None:
    shift = timedelta(days=1000)
    with demo_journal(Clock(lambda: NOON)) as one, demo_journal(Clock(lambda: NOON + shift)) as two:
        assert [(e.text, e.day + shift) for e in told(one)] == [(e.text, e.day) for e in told(two)]


def test_a_year_of_wins_has_piled_up(demo: Journal) -> None:
    totals = demo.totals()
    assert totals.wins == 142
    assert 90 <= totals.days <= 110
    first = demo.entries(newest_first=False, limit=1)[0]
    assert 364 <= (TODAY - first.day).days <= 366
    assert sum(demo.counts("win", since=TODAY - timedelta(days=27)).values()) == 39


def test_there_is_something_to_look_back_on(demo: Journal) -> None:
    for ago in (7, 30, 31, 365, 366):
        assert demo.day(TODAY - timedelta(days=ago)).of("win")
    past = demo.past_wins.of_today()
    assert past is not None
    assert past.keepsake


def test_there_are_whole_weeks_with_nothing(demo: Journal) -> None:
    days = sorted(demo.counts("intention", "win", "setback", "step", "reflection"))
    pauses = [late - early for early, late in pairwise(days)]
    assert sum(pause > timedelta(days=7) for pause in pauses) >= 4


def test_hard_moments_were_met_with_steps_of_every_outcome(demo: Journal) -> None:
    hard = demo.entries(EntryQuery(kinds=("setback",)))
    told = [entry for moment in hard for entry in demo.hard_moments.told_of(moment)]
    steps = [entry for entry in told if entry.kind == "step"]
    assert len(hard) >= 15
    assert {step.parent for step in steps} == {entry.id for entry in hard}
    assert {step.outcome for step in steps} == {"easier", "same", "harder"}
    wins = demo.entries(EntryQuery(kinds=("win",)))
    assert {win.parent for win in wins} & {step.id for step in steps}


def test_there_is_some_of_all_that_can_be_kept(demo: Journal) -> None:
    entries = demo.entries()
    outcomes = {e.outcome for e in entries if e.kind == "intention"}
    assert {None, "did", "some", "changed", "not-today"} <= outcomes
    assert {"#people", "#work", "@sam", "@mira", "@drlee"} <= {t for e in entries for t in e.tags}
    assert len(demo.entries(EntryQuery(keepsake=True))) >= 10
    assert 3 <= len(demo.entries(EntryQuery(bring=True))) <= 10
    assert sum("first-time" in entry.marks for entry in entries) >= 4
    assert any(entry.source == "here" for entry in entries)
    assert any(entry.source == "enough" for entry in entries)
    assert any(entry.at and entry.at.hour < 4 for entry in entries)
    assert any(380 <= len(entry.text) <= 420 for entry in entries)


@pytest.mark.parametrize(("words", "script"), [("παιδι", "GREEK"), ("天気", "CJK")])
def test_other_scripts_are_there_and_are_found(demo: Journal, words: str, script: str) -> None:
    found = demo.entries(EntryQuery(text=words))
    assert len(found) == 1
    assert any(unicodedata.name(char, "").startswith(script) for char in found[0].text)


def test_its_ideas_and_kinds_and_marks_are_real_ones(demo: Journal) -> None:
    known = {idea.id for idea in small_things(())} | {"here", "enough"}
    known |= {idea.id for idea in morning.intentions(None, ())}
    known |= {f"week:{question.id}" for question in week.questions("week", ())}
    known |= {q.id for profile in evening.profiles(()) for q in profile.questions}
    win_kinds = {kind.id for kind in kinds(())}
    hard_kinds = {kind.id for kind in hard_moment.kinds(())}
    for entry in demo.entries():
        source = entry.source
        assert source is None or source in known or week.question(source)
        assert entry.label is None or entry.label in (
            win_kinds if entry.kind == "win" else hard_kinds
        )
        assert set(entry.marks) <= {mark.id for mark in marks()}


def test_its_words_are_calm_and_stored_as_any_words_are(demo: Journal) -> None:
    for entry in demo.entries():
        for words in (entry.text, entry.why, entry.cue):
            assert words == clean(words)
            assert problems(words, ascii_only=False) == []
            assert not set(words) & set("\N{EM DASH}\N{EN DASH}")


@pytest.mark.parametrize("zone", [UTC, EAST])
@pytest.mark.parametrize("clock", ["00:20", "04:00", "06:00", "06:01", "09:00", "12:04", "23:59"])
def test_nothing_is_told_of_what_is_still_to_come(clock: str, zone: timezone) -> None:
    now = datetime.fromisoformat(f"2026-11-21 {clock}").replace(tzinfo=zone)
    with demo_journal(Clock(lambda: now)) as journal:
        entries = journal.entries()
        assert all(entry.at and entry.at <= now for entry in entries)
        assert all(entry.at and entry.day == journal.clock.day_of(entry.at) for entry in entries)
        today = journal.today().entries
        assert len(today) == (0 if clock in ("04:00", "06:00") else 5)
        assert [entry.kind for entry in today[:2]] == ["intention", "win"][: len(today)]


def test_undo_takes_back_what_the_visitor_did_and_none_of_the_year(demo: Journal) -> None:
    before = told(demo)
    with pytest.raises(NothingThere):
        demo.undo()
    demo.add(NewEntry("win", "Looked around"))
    demo.undo()
    with pytest.raises(NothingThere):
        demo.undo()
    assert told(demo) == before


def test_an_entry_of_the_year_can_be_changed_and_changed_back(demo: Journal) -> None:
    win = demo.today().of("win")[0]
    demo.edit(win.id, text="Got up")
    demo.delete(win.id)
    demo.undo()
    demo.undo()
    assert demo.entry(win.id).text == win.text


def test_it_is_in_no_file(demo: Journal) -> None:
    assert demo.path is None


def test_naming_the_demo_loads_nothing_heavy() -> None:
    heavy = ("textual", "rich", "click", "sqlite_utils", "dateutil", "tomllib")
    code = f"import sys, checkin.demo_journal; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
