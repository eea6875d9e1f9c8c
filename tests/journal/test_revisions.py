"""Edits keep how it was; undo walks back through everything, and redo forward again."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from checkin.core.clock import Clock
from checkin.core.entries import Entry, NewEntry
from checkin.core.errors import CheckinError, NothingThere, NotPossible, TooLong
from checkin.core.frozen import replace
from checkin.core.query import EntryQuery
from checkin.core.records import Draft, TrashCount
from checkin.journal import Journal

YESTERDAY = date(2026, 11, 20)
WIN = NewEntry("win", "Replied to Sam #people", why="It felt far", tags=("#mail",))


def same(one: Entry, other: Entry) -> bool:
    return replace(one, updated_at="") == replace(other, updated_at="")


def test_an_edit_changes_what_is_given_and_nothing_else(journal: Journal) -> None:
    entry = journal.add(WIN)
    assert same(journal.edit(entry.id, why="New"), replace(entry, why="New"))
    assert same(journal.edit(entry.id, why=""), replace(entry, why=""))
    assert same(
        journal.edit(entry.id, bring=True, keepsake=True),
        replace(entry, why="", bring=True, keepsake=True),
    )
    assert journal.edit(entry.id, bring=False).bring is False
    step = journal.add(NewEntry("step", "Drink water"))
    after = journal.edit(
        step.id, outcome="same", before=7, after=0, parent=entry.id, label="x", cue="c"
    )
    assert (after.outcome, after.before, after.after, after.parent) == ("same", 7, 0, entry.id)
    assert (after.label, after.cue) == ("x", "c")


def test_an_edit_keeps_every_earlier_version(journal: Journal) -> None:
    entry = journal.add(WIN)
    journal.edit(entry.id, text="Replied to Sam and Kim")
    journal.edit(entry.id, day=YESTERDAY)
    versions = journal.search.versions(entry.id)
    assert [v["text"] for v in versions] == [WIN.text, "Replied to Sam and Kim"]
    assert [v["day"] for v in versions] == ["2026-11-21", "2026-11-21"]
    assert versions[0]["tags"] == ["#mail", "#people"]


def test_moving_to_another_day_drops_the_time(journal: Journal) -> None:
    entry = journal.add(WIN)
    assert journal.edit(entry.id, day=entry.day).at == entry.at
    moved = journal.edit(entry.id, day=YESTERDAY)
    assert (moved.day, moved.at) == (YESTERDAY, None)
    at = datetime.fromisoformat("2026-11-19T02:00:00+02:00")
    moved = journal.edit(entry.id, at=at)
    assert (moved.day, moved.at) == (date(2026, 11, 18), at)
    moved = journal.edit(entry.id, at=at, day=date(2026, 11, 19))
    assert (moved.day, moved.at) == (date(2026, 11, 19), at)


def test_tags_follow_the_text(journal: Journal) -> None:
    entry = journal.add(WIN)
    assert entry.tags == ("#mail", "#people")
    assert journal.edit(entry.id, text="Replied to @Kim").tags == ("#mail", "@kim")
    assert journal.edit(entry.id, tags=["#calm"]).tags == ("#calm", "@kim")
    assert journal.edit(entry.id, tags=[]).tags == ("@kim",)
    assert journal.search.known_tags("@K") == ["@Kim"]


def test_tags_are_written_in_one_way(journal: Journal) -> None:
    entry = journal.add(NewEntry("win", "Got up", tags=("#Morning", "#cafe\u0301", "#morning")))
    assert entry.tags == ("#café", "#morning")
    assert journal.edit(entry.id, tags=["@Kim"]).tags == ("@kim",)
    assert journal.entries(EntryQuery(tags=("@KIM",))) == [journal.entry(entry.id)]


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"text": " "}, NotPossible),
        ({"text": "x" * 100_001}, TooLong),
        ({"outcome": "did"}, NotPossible),
        ({"before": 11}, NotPossible),
        ({"parent": 99}, NothingThere),
        ({"tags": ["no sign"]}, NotPossible),
    ],
)
def test_an_edit_that_does_not_fit_changes_nothing(
    journal: Journal, change: dict[str, object], error: type[CheckinError]
) -> None:
    entry = journal.add(WIN)
    journal.drafts.save(Draft("edit", "line", "still here"))
    with pytest.raises(error):
        journal.edit(entry.id, draft="edit", **change)  # type: ignore[arg-type]
    assert journal.entry(entry.id) == entry
    assert journal.search.versions(entry.id) == []
    assert [d.text for d in journal.drafts.all()] == ["still here"]


def test_an_edit_clears_its_draft(journal: Journal) -> None:
    entry = journal.add(WIN)
    journal.drafts.save(Draft("edit", "line", "New words"), Draft("wins", "line", "other"))
    journal.edit(entry.id, text="New words", draft="edit")
    assert [d.text for d in journal.drafts.all()] == ["other"]


def test_a_hard_moment_may_lose_its_words(journal: Journal) -> None:
    entry = journal.add(NewEntry("setback", "Shouted"))
    assert journal.edit(entry.id, text="").text == ""


def test_what_is_not_there_can_not_be_changed(journal: Journal) -> None:
    gone = journal.add(WIN).id
    journal.delete(gone)
    for number in (gone, 99):
        with pytest.raises(NothingThere):
            journal.edit(number, text="New")
        with pytest.raises(NothingThere):
            journal.delete(number)
    with pytest.raises(NothingThere):
        journal.restore(99)
    with pytest.raises(NothingThere):
        journal.entry(99)
    assert journal.entry(gone).deleted


def test_undo_walks_back_through_everything_also_after_reopening(path: str, clock: Clock) -> None:
    seen = []

    def remember(journal: Journal) -> None:
        seen.append([replace(e, updated_at="") for e in journal.entries()])

    with Journal.open(path, clock) as journal:
        remember(journal)
        hard, *_ = journal.add_many(
            [NewEntry("setback", "", feelings=("sad",)), NewEntry("step", "Drink water")],
            chain=True,
        )
        remember(journal)
        win = journal.add(WIN)
        remember(journal)
        journal.edit(win.id, text="Replied", tags=[], marks=["big"], feelings=["glad"])
        remember(journal)
        journal.edit(win.id, day=YESTERDAY)
        remember(journal)
        journal.delete(hard.id)
        remember(journal)
        journal.delete(win.id)
        remember(journal)
        journal.restore(hard.id)
        remember(journal)
    whats = ["restore", "delete", "delete", "edit", "edit", "win", "setback"]
    for what, expected in zip(whats, seen[-2::-1], strict=True):
        with Journal.open(path, clock) as journal:
            assert journal.undo().what == what
            assert [replace(e, updated_at="") for e in journal.entries()] == expected
    with Journal.open(path, clock) as journal, pytest.raises(NothingThere):
        journal.undo()
    for what, expected in zip(reversed(whats), seen[1:], strict=True):
        with Journal.open(path, clock) as journal:
            assert journal.redo().what == what
            assert [replace(e, updated_at="") for e in journal.entries()] == expected
    with Journal.open(path, clock) as journal, pytest.raises(NothingThere):
        journal.redo()


def test_undo_says_what_it_did_and_shows_the_entries(journal: Journal) -> None:
    entry = journal.add(WIN)
    journal.edit(entry.id, text="New")
    undone = journal.undo()
    assert undone.what == "edit"
    assert [e.text for e in undone.entries] == [WIN.text]
    undone = journal.undo()
    assert undone.what == "win"
    assert [e.deleted for e in undone.entries] == [True]
    assert [e.text for e in journal.redo().entries] == [WIN.text]


def test_a_new_change_ends_what_could_be_done_again(journal: Journal) -> None:
    entry = journal.add(WIN)
    journal.edit(entry.id, text="New")
    journal.undo()
    journal.add(NewEntry("win", "Another"))
    with pytest.raises(NothingThere):
        journal.redo()
    journal.undo()
    journal.undo()
    assert journal.entries() == []


def test_an_undone_win_can_be_found_in_the_trash(journal: Journal) -> None:
    entry = journal.add(WIN)
    journal.undo()
    assert [e.id for e in journal.entries(EntryQuery(deleted=True))] == [entry.id]
    assert [e.text for e in journal.restore(entry.id)] == [WIN.text]
    journal.undo()
    assert journal.entry(entry.id).deleted


def test_undo_finds_what_another_window_did(journal: Journal) -> None:
    entry = journal.add(WIN)
    with journal.open_writer() as other:
        other.edit(entry.id, text="From the other window")
    assert [e.text for e in journal.undo().entries] == [WIN.text]


def test_undo_works_when_what_it_hung_on_is_gone_for_good(journal: Journal) -> None:
    hard = journal.add(NewEntry("setback", ""))
    win = journal.add(NewEntry("win", "Drank water", parent=hard.id))
    journal.edit(win.id, text="Drank a glass of water")
    journal.delete(hard.id)
    assert journal.trash.empty(everything=True) == TrashCount(1, 0)
    assert journal.entry(win.id).parent is None
    assert [(e.text, e.parent) for e in journal.undo().entries] == [("Drank water", None)]


@pytest.mark.parametrize(
    "unchanged",
    [
        {},
        {"text": "Replied to Sam #mail @people"},
        {"text": " Replied to Sam #mail @people \n"},
        {"label": None, "outcome": None, "before": None, "after": None},
        {"why": "", "cue": "", "source": None, "parent": None, "bring": False, "keepsake": False},
        {"tags": ["@people", "#mail"]},
        {"tags": []},
        {"feelings": [], "marks": []},
        {"day": date(2026, 11, 21)},
    ],
    ids=str,
)
def test_an_edit_that_changes_nothing_is_nothing_to_undo(
    journal: Journal, unchanged: dict[str, object]
) -> None:
    entry = journal.add(NewEntry("win", "Replied to Sam #mail @people"))
    journal.edit(entry.id, why="I sat down")
    journal.undo()
    before, versions = journal.entry(entry.id), journal.search.versions(entry.id)
    assert journal.edit(entry.id, **unchanged) == before  # type: ignore[arg-type]
    assert journal.search.versions(entry.id) == versions
    assert journal.redo().entries[0].why == "I sat down"


def test_what_is_marked_already_is_left_as_it_is(journal: Journal) -> None:
    one, two = journal.add_many([NewEntry("win", "One"), NewEntry("win", "Two")])
    journal.edit_many([one.id], bring=True, more_tags=["#walk"])
    marked = journal.entry(one.id)
    journal.edit_many([one.id, two.id], bring=True, more_tags=["#walk"])
    assert journal.entry(one.id) == marked
    assert [entry.id for entry in journal.undo().entries] == [two.id]
    journal.edit_many([one.id], bring=True)
    assert [entry.id for entry in journal.undo().entries] == [one.id]
    assert journal.entry(one.id).bring is False


def test_what_an_entry_does_not_have_can_not_be_edited(journal: Journal) -> None:
    entry = journal.add(WIN)
    with pytest.raises(TypeError, match="'foo'"):
        journal.edit(entry.id, foo=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="'txt'"):
        journal.edit(entry.id, why="Because", txt="New")  # type: ignore[call-arg]
    assert journal.entry(entry.id) == entry
    assert journal.search.versions(entry.id) == []
