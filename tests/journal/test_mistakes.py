"""A mistake in what is given to the journal is named: the field, what it was, what it can be."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin import (
    KINDS,
    CheckinError,
    Entry,
    EntryQuery,
    Journal,
    NewEntry,
    NotAnEntry,
    NotAQuery,
    NothingThere,
    NotPossible,
    UndoResult,
)
from checkin.core.frozen import fields, replace
from checkin.core.records import Draft

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
ODD = timezone(timedelta(minutes=19, seconds=32))
"""The time of Amsterdam until 1937."""

MISTAKES: list[tuple[str, object, str, str]] = [
    ("text", 3, "text is 3, which isn't text.", "Give it a str."),
    ("why", None, "why is None, which isn't text.", "Give it a str."),
    ("cue", b"tea", "cue is b'tea', which isn't text.", "Give it a str."),
    ("label", 3, "label is 3, which isn't text.", "Give it a str."),
    ("source", ["x"], "source is ['x'], which isn't text.", "Give it a str."),
    ("day", "today", "day is 'today', which isn't a date.", "datetime.date"),
    ("day", NOON, "day is datetime.datetime(", "put a time in at"),
    ("at", "12:00", "at is '12:00', which isn't a time.", "Give it a datetime."),
    ("at", date(2026, 11, 21), "at is datetime.date(2026, 11, 21), which is", "a datetime."),
    ("at", datetime(2026, 11, 21, 12), "without its offset from UTC", "at.astimezone()"),  # noqa: DTZ001
    ("at", NOON.astimezone(ODD), "not in whole minutes", "such as UTC"),
    ("at", datetime(1, 1, 1, tzinfo=UTC), "too early", "a later one"),
    ("outcome", "did", "'did' can't be the outcome of a step.", "easier, same, harder"),
    ("before", 99, "before is 99.", "from 0 to 10"),
    ("before", True, "before is True.", "from 0 to 10"),
    ("after", -1, "after is -1.", "from 0 to 10"),
    ("after", 3.5, "after is 3.5.", "a whole number"),
    ("parent", "1", "parent is '1', which isn't the number of an entry.", "the id"),
    ("bring", 1, "bring is 1.", "True or False"),
    ("keepsake", None, "keepsake is None.", "True or False"),
    ("tags", "walk", "tags is 'walk'.", "tags=('walk',)"),
    ("tags", None, "tags is None.", "a sequence"),
    ("tags", ("#ok", 3), "tags has 3 in it.", "be text"),
    ("tags", ("walk",), "'walk' isn't a tag.", "#walk"),
    ("tags", ("#",), "'#' isn't a tag.", "#walk"),
    ("feelings", "sad", "feelings is 'sad'.", "feelings=('sad',)"),
    ("marks", "first", "marks is 'first'.", "marks=('first',)"),
]
NAMES = [f"{name}-{value!r}"[:40] for name, value, *_ in MISTAKES]


@pytest.fixture
def step(journal: Journal) -> Entry:
    """A step with all that can be cleared, and words of a page that are not kept."""
    moment = journal.add(NewEntry("setback", "Shouted"))
    made = journal.add(
        NewEntry(
            "step", "Drank water", at=NOON, label="anger", outcome="same", before=8, after=8,
            parent=moment.id, source="water",
        )
    )  # fmt: skip
    journal.drafts.save(Draft("page", "line", "still here"))
    return made


@pytest.mark.parametrize(("field", "value", "message", "hint"), MISTAKES, ids=NAMES)
def test_a_value_that_a_field_cannot_hold_is_named(
    journal: Journal, step: Entry, field: str, value: Any, message: str, hint: str
) -> None:
    before = journal.entries()
    with pytest.raises(NotAnEntry, match=re.escape(message)) as editing:
        journal.edit(step.id, draft="page", **{field: value})
    assert hint in editing.value.hint
    new = replace(NewEntry("step", "Tea"), **{field: value})
    with pytest.raises(NotAnEntry, match=re.escape(message)) as adding:
        journal.add_many([NewEntry("win", "Good"), new], draft="page")
    assert hint in adding.value.hint
    assert journal.entries() == before
    assert [draft.text for draft in journal.drafts.all()] == ["still here"]


def test_a_day_that_is_left_out_of_a_new_entry_is_today_and_none_in_an_edit_is_a_mistake(
    journal: Journal, step: Entry
) -> None:
    assert journal.add(NewEntry("win", "Tea", day=None)).day == journal.clock.today()
    with pytest.raises(NotAnEntry, match="day is None"):
        journal.edit(step.id, day=None)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["wins", "", None, "Win"])
def test_a_kind_that_is_none_is_named_with_those_there_are(journal: Journal, kind: Any) -> None:
    with pytest.raises(NotAnEntry, match=re.escape(f"{kind!r} isn't a kind")) as caught:
        journal.add(NewEntry(kind, "Tea"))
    assert all(known in caught.value.hint for known in KINDS)


@pytest.mark.parametrize("kind", ["win", "setback", "reflection"])
def test_only_an_intention_and_a_step_have_an_outcome(journal: Journal, kind: Any) -> None:
    with pytest.raises(NotAnEntry, match=f"A {kind} can't have an outcome"):
        journal.add(NewEntry(kind, "Tea", outcome="did"))


@pytest.mark.parametrize("number", [99, 0, -1, 2**70])
def test_a_parent_has_to_be_there(journal: Journal, step: Entry, number: int) -> None:
    with pytest.raises(NothingThere, match=f"no entry #{number} "):
        journal.add(NewEntry("step", "Tea", parent=number))
    with pytest.raises(NothingThere, match=f"no entry #{number} "):
        journal.edit(step.id, parent=number)
    assert journal.entry(step.id) == step


def test_a_parent_in_the_trash_is_there(journal: Journal) -> None:
    win = journal.add(NewEntry("win", "Swam"))
    journal.delete(win.id)
    assert journal.add(NewEntry("reflection", "Swim", parent=win.id)).parent == win.id


def test_an_entry_cannot_belong_to_itself(journal: Journal, step: Entry) -> None:
    with pytest.raises(NotAnEntry, match="can't belong to itself"):
        journal.edit(step.id, parent=step.id)


@pytest.mark.parametrize("field", ["at", "label", "outcome", "before", "after", "parent", "source"])
def test_an_edit_clears_a_field_with_none_and_leaves_the_others(
    journal: Journal, step: Entry, field: str
) -> None:
    assert getattr(step, field) is not None
    nothing: Any = {field: None}
    cleared = journal.edit(step.id, **nothing)
    assert replace(cleared, updated_at=step.updated_at) == replace(step, **{field: None})
    undone = journal.undo()
    assert (undone.what, getattr(undone.entries[0], field)) == ("edit", getattr(step, field))


def test_tags_can_be_given_as_anything_that_can_be_gone_through(
    journal: Journal, step: Entry
) -> None:
    assert journal.edit(step.id, tags=(tag for tag in ["#tea"])).tags == ("#tea",)
    assert journal.edit(step.id, feelings={"calm"}).feelings == ("calm",)


def test_adding_none_adds_none_and_is_nothing_to_undo(journal: Journal, step: Entry) -> None:
    assert journal.add_many([]) == journal.delete() == journal.restore() == []
    assert journal.add_many([], draft="page") == []
    assert journal.drafts.all() == []
    assert journal.undo().entries[0].id == step.id


def test_changing_the_tags_of_several_names_one_that_is_none(journal: Journal, step: Entry) -> None:
    with pytest.raises(NotAnEntry, match="more_tags is '#tea'"):
        journal.edit_many([step.id], more_tags="#tea")
    with pytest.raises(NotAnEntry, match="less_tags is '#tea'"):
        journal.edit_many([step.id], less_tags="#tea")
    with pytest.raises(NotAnEntry, match="'tea' isn't a tag"):
        journal.edit_many([step.id], more_tags=["tea"])
    assert journal.entry(step.id) == step


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"kinds": "win"}, "kinds is 'win'."),
        ({"kinds": ("wins",)}, "'wins' isn't a kind."),
        ({"kinds": None}, "kinds is None."),
        ({"tags": "#walk"}, "tags is '#walk'."),
        ({"tags": (3,)}, "tags has 3 in it."),
        ({"since": "2026-11-21"}, "since is '2026-11-21', which isn't a date."),
        ({"until": NOON}, "until is datetime.datetime("),
    ],
)
def test_a_query_that_cannot_be_one_is_named(given: dict[str, Any], message: str) -> None:
    with pytest.raises(NotAQuery, match=re.escape(message)) as caught:
        EntryQuery(**given)
    assert caught.value.hint


def test_what_was_undone_and_done_again_is_told(journal: Journal) -> None:
    win = journal.add(NewEntry("win", "Tea"))
    journal.edit(win.id, text="Made tea")
    journal.delete(win.id)
    told: list[UndoResult] = [journal.undo() for _ in range(3)]
    assert [result.what for result in told] == ["delete", "edit", "win"]
    assert [result.entries[0].text for result in told] == ["Made tea", "Tea", "Tea"]
    assert [result.entries[0].deleted for result in told] == [False, False, True]
    assert journal.redo().what == "win"


def test_undo_covers_entries_alone(journal: Journal) -> None:
    win = journal.add(NewEntry("win", "Tea"))
    sam = journal.contacts.add("Sam")
    journal.settings.set("ratings", "yes")
    journal.safety_plan.add("signs", "I sleep badly")
    assert journal.undo().entries[0].id == win.id
    with pytest.raises(NothingThere, match="nothing to undo"):
        journal.undo()
    assert journal.contacts.all() == [sam]
    assert journal.settings["ratings"] == "yes"


ANYTHING = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=3), st.dates(),
    st.datetimes(), st.datetimes(timezones=st.timezones()), 
    st.lists(st.text(max_size=2), max_size=2), st.binary(max_size=2),
)  # fmt: skip


@given(
    field=st.sampled_from(fields(NewEntry)),
    value=ANYTHING,
    kind=st.sampled_from(KINDS),
)
def test_whatever_is_given_is_kept_or_refused_with_what_to_do(
    field: str, value: Any, kind: Any
) -> None:
    with Journal.in_memory() as journal:
        new = replace(NewEntry(kind, "Tea"), **{field: value})
        refused: CheckinError | None = None
        try:
            journal.add(new)
        except CheckinError as error:
            refused = error
        if refused is not None:
            assert isinstance(refused, NotPossible | NothingThere)
            assert refused.hint
            assert "constraint" not in refused.whole
        assert len(journal.entries()) == (refused is None)


@pytest.mark.parametrize("number", [2**63, 2**70, -(2**70)])
def test_a_number_that_no_file_can_hold_names_nothing(journal: Journal, number: int) -> None:
    for ask in (journal.entry, journal.delete, journal.restore, journal.search.versions):
        with pytest.raises(NothingThere):
            ask(number)
    with pytest.raises(NothingThere):
        journal.edit(number, text="Tea")
    with pytest.raises(NothingThere):
        journal.edit_many([number], bring=True)
