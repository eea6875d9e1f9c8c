"""Undo takes back what was done last, whatever it was; what changes nothing is nothing to undo."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checkin.core.clock import Clock
from checkin.core.entries import KINDS, Entry, NewEntry
from checkin.core.errors import CheckinError, NothingThere, NotPossible
from checkin.core.frozen import replace
from checkin.core.query import EntryQuery
from checkin.journal import Journal

START = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
TEXTS = st.sampled_from(["rested", "Café #calm", "@Sam called", "#home", "a\nb", "早起き"])
WORDS = st.lists(st.sampled_from(["sad", "calm", "worn out"]), max_size=2, unique=True).map(tuple)
TAGS = st.lists(st.sampled_from(["#calm", "#work", "@sam"]), max_size=2, unique=True)
DAYS = st.integers(0, 3).map(lambda back: START.date() - timedelta(days=back))
PLACES = st.integers(0, 50)
FLAGS = st.sampled_from([None, True, False])

Picture = dict[int, Entry]
Act = Callable[[Journal, "Picker"], object]
Picker = Callable[[int], int]


class Ticking:
    """A time that goes on by a minute each time it is asked for."""

    def __init__(self) -> None:
        self.minutes = 0

    def __call__(self) -> datetime:
        self.minutes += 1
        return START + timedelta(minutes=self.minutes % 600)


def picture(journal: Journal) -> Picture:
    """All entries as they are, also in the trash."""
    found = journal.entries() + journal.entries(EntryQuery(deleted=True))
    return {entry.id: replace(entry, updated_at="") for entry in found}


def noted(journal: Journal) -> int:
    """How many changes there are to undo."""
    ((count,),) = journal._connection.rows("SELECT count(*) FROM changes WHERE state = 'done'")
    return int(count)


def versions(journal: Journal) -> int:
    ((count,),) = journal._connection.rows("SELECT count(*) FROM revisions")
    return int(count)


new_entries = st.builds(
    NewEntry,
    st.sampled_from(KINDS),
    TEXTS,
    day=DAYS | st.none(),
    why=st.sampled_from(["", "slept"]),
    tags=TAGS.map(tuple),
    feelings=WORDS,
)


@st.composite
def changes(draw: st.DrawFn) -> Act:
    """One call that can change entries, with all it is given."""
    which = draw(st.sampled_from(ACTS))
    return which(draw)


def _keep(draw: st.DrawFn) -> Act:
    new = draw(new_entries)
    return lambda journal, pick: journal.add(new)


def _keep_together(draw: st.DrawFn) -> Act:
    news = draw(st.lists(new_entries, min_size=1, max_size=3))
    return lambda journal, pick: journal.add_many(news, chain=len(news) == 3)


def _here(draw: st.DrawFn) -> Act:
    return lambda journal, pick: journal.add_here("You were here.")


def _edit(draw: st.DrawFn) -> Act:
    place = draw(PLACES)
    ways = {
        "text": TEXTS,
        "why": st.sampled_from(["", "slept", "walked"]),
        "cue": st.sampled_from(["", "After lunch"]),
        "label": st.sampled_from(["", "rest", "urge"]),
        "outcome": st.sampled_from(["did", "some", "easier"]),
        "before": st.integers(0, 10),
        "day": DAYS,
        "bring": st.booleans(),
        "keepsake": st.booleans(),
        "tags": TAGS,
        "feelings": WORDS,
        "marks": st.sampled_from([(), ("first",)]),
    }
    names = draw(st.lists(st.sampled_from(sorted(ways)), max_size=3, unique=True))
    given = {name: draw(ways[name]) for name in names}
    return lambda journal, pick: journal.edit(pick(place), **given)  # type: ignore[arg-type]


def _edit_as_it_is(draw: st.DrawFn) -> Act:
    place = draw(PLACES)

    def act(journal: Journal, pick: Picker) -> object:
        entry = journal.entry(pick(place))
        return journal.edit(
            entry.id, text=entry.text, why=entry.why, tags=entry.tags, bring=entry.bring
        )

    return act


def _edit_together(draw: st.DrawFn) -> Act:
    places = draw(st.lists(PLACES, max_size=3))
    bring, keepsake = draw(FLAGS), draw(FLAGS)
    more, less = draw(TAGS), draw(TAGS)
    return lambda journal, pick: journal.edit_many(
        [pick(place) for place in places],
        bring=bring,
        keepsake=keepsake,
        more_tags=more,
        less_tags=less,
    )


def _put_away(draw: st.DrawFn) -> Act:
    places = draw(st.lists(PLACES, min_size=1, max_size=3))
    return lambda journal, pick: journal.delete(*(pick(place) for place in places))


def _take_back(draw: st.DrawFn) -> Act:
    places = draw(st.lists(PLACES, min_size=1, max_size=2))
    return lambda journal, pick: journal.restore(*(pick(place) for place in places))


def _add_to_a_moment(draw: st.DrawFn) -> Act:
    place, text = draw(PLACES | st.none()), draw(TEXTS)
    return lambda journal, pick: journal.hard_moments.add_words(
        None if place is None else pick(place), text
    )


def _tell(draw: st.DrawFn) -> Act:
    place, text, look_back = draw(PLACES | st.none()), draw(TEXTS), draw(st.booleans())
    kind, feelings = draw(st.sampled_from(["", "urge"])), draw(WORDS)
    win = draw(st.sampled_from([None, "Named a feeling"])) if place is None else None
    return lambda journal, pick: journal.hard_moments.save_details(
        None if place is None else pick(place),
        text,
        kind=kind,
        feelings=feelings,
        look_back=look_back,
        win=win,
    )


def _look_back(draw: st.DrawFn) -> Act:
    place, news = draw(PLACES), draw(st.lists(new_entries, max_size=2))
    return lambda journal, pick: journal.hard_moments.save_look_back(pick(place), news)


def _trust(draw: st.DrawFn) -> Act:
    number = draw(st.integers(0, 10))
    return lambda journal, pick: journal.week.add_trust(number)


def _small_win(draw: st.DrawFn) -> Act:
    text = draw(TEXTS)
    return lambda journal, pick: journal.week.set_small_win(text)


ACTS: tuple[Callable[[st.DrawFn], Act], ...] = (
    _keep,
    _keep_together,
    _here,
    _edit,
    _edit,
    _edit_as_it_is,
    _edit_together,
    _put_away,
    _take_back,
    _add_to_a_moment,
    _tell,
    _look_back,
    _trust,
    _small_win,
)


def as_before(journal: Journal, before: Picture) -> bool:
    """Whether all that was there is as it was; what was not is in the trash."""
    now = picture(journal)
    return all(now[number] == entry for number, entry in before.items()) and all(
        entry.deleted for number, entry in now.items() if number not in before
    )


@settings(max_examples=80)
@given(st.lists(changes(), min_size=1, max_size=12))
def test_undo_changes_back_whatever_was_accepted(acts: list[Act]) -> None:
    with Journal.in_memory(Clock(Ticking())) as journal:
        journal.add_many([NewEntry("setback", ""), NewEntry("step", "sat down")], chain=True)
        pictures: list[Picture] = []
        for act in acts:
            before, count, revisions = picture(journal), noted(journal), versions(journal)
            numbers = sorted(before)
            try:
                act(journal, lambda place, numbers=numbers: numbers[place % len(numbers)])  # type: ignore[misc]
            except CheckinError:
                assert (picture(journal), noted(journal)) == (before, count)
                continue
            if picture(journal) == before:
                assert (noted(journal), versions(journal)) == (count, revisions)
                continue
            after = picture(journal)
            assert noted(journal) == count + 1
            journal.undo()
            assert picture(journal) != after
            assert as_before(journal, before)
            journal.redo()
            assert picture(journal) == after
            pictures.append(before)
        while pictures:
            journal.undo()
            assert as_before(journal, pictures.pop())
        journal.undo()
        with pytest.raises(NothingThere):
            journal.undo()


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"text": "Walked #out"},
        {"why": "slept"},
        {"bring": False, "keepsake": True},
        {"tags": ["#sun"]},
        {"tags": ["#sun", "#out"]},
        {"feelings": ["calm", "sad"]},
        {"day": START.date()},
        {"source": None, "parent": None},
        {"label": "rest", "outcome": None},
    ],
    ids=str,
)
def test_an_edit_that_changes_nothing_is_none(given: dict[str, object]) -> None:
    with Journal.in_memory(Clock(lambda: START)) as journal:
        other = journal.add(NewEntry("win", "Other"))
        win = journal.add(
            NewEntry(
                "win",
                "Walked #out",
                day=date(2026, 11, 21),
                why="slept",
                label="rest",
                keepsake=True,
                tags=("#sun",),
                feelings=("sad", "calm"),
            )
        )
        journal.delete(other.id)
        assert journal.edit(win.id, **given) == win  # type: ignore[arg-type]
        assert versions(journal) == 3
        assert [entry.id for entry in journal.undo().entries] == [other.id]


def test_what_several_have_already_is_no_change_for_them() -> None:
    with Journal.in_memory(Clock(lambda: START)) as journal:
        one, two = (journal.add(NewEntry("win", "Tea", tags=("#tea",))) for _ in range(2))
        journal.edit(one.id, bring=True)
        count = versions(journal)
        journal.edit_many([one.id, two.id], more_tags=["#tea"], keepsake=False)
        assert versions(journal) == count
        journal.edit_many([one.id, two.id], bring=True)
        assert versions(journal) == count + 1
        assert [entry.id for entry in journal.undo().entries] == [two.id]


def test_a_name_that_is_no_part_of_an_entry_is_refused() -> None:
    with Journal.in_memory(Clock(lambda: START)) as journal:
        win = journal.add(NewEntry("win", "Tea"))
        with pytest.raises((CheckinError, TypeError)):
            journal.edit(win.id, foo=1)  # type: ignore[call-arg]
        assert journal.undo().entries[0].id == win.id


def test_one_change_is_taken_back_by_its_number_whatever_came_after(journal: Journal) -> None:
    first, second = (journal.add(NewEntry("win", text)) for text in ("Tea", "Walk"))
    one, two = journal.own_changes(after=0)
    done = journal.undo(one)
    assert (done.number, [entry.id for entry in done.entries]) == (one, [first.id])
    assert [entry.id for entry in journal.entries()] == [second.id]
    with pytest.raises(NothingThere):
        journal.undo(one)
    journal.add(NewEntry("win", "Sun"))
    assert journal.redo(one).number == one
    assert not journal.entry(first.id).deleted
    with pytest.raises(NothingThere):
        journal.redo(one)
    with pytest.raises(NothingThere):
        journal.undo(99)
    assert journal.own_changes(after=two) == [two + 1]


@pytest.mark.parametrize("later", ["edit", "step"])
def test_a_change_is_not_taken_back_from_under_a_later_one(journal: Journal, later: str) -> None:
    hard = journal.add(NewEntry("setback", "All of it"))
    (made,) = journal.own_changes(after=0)
    with journal.open_writer() as other:
        if later == "edit":
            other.edit(hard.id, text="Some of it")
        else:
            other.add(NewEntry("step", "Drank tea", parent=hard.id))
        assert journal.own_changes(after=0) == [made]
        before = journal.entries()
        with pytest.raises(NotPossible, match="was changed since"):
            journal.undo(made)
        assert journal.entries() == before
        other.undo()
    journal.undo(made)
    assert journal.entries() == []


def test_a_change_that_was_not_kept_is_nobodys(journal: Journal) -> None:
    def fails(of: Journal) -> None:
        of.add(NewEntry("win", "Tea"))
        with suppress(NotPossible), of._connection.transaction():
            of.add(NewEntry("win", "Walk"))
            raise NotPossible("no")
        assert [entry.text for entry in of.entries()] == ["Tea"]
        if of is not journal:
            raise NotPossible("no")

    with journal.open_writer() as other:
        with pytest.raises(NotPossible):
            other.change_and_clear(fails, [])
        assert other.own_changes(after=0) == []
        journal.change_and_clear(fails, [])
        (own,) = journal.own_changes(after=0)
        latest = journal.last_change()
        assert latest is not None
        assert own == latest.number
