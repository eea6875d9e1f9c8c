"""What an import brings in, what it leaves, and that one undo takes it back."""

from __future__ import annotations

import json
import os
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from checkin.core.entries import Kind, NewEntry
from checkin.core.errors import NothingThere, NotPossible
from checkin.core.query import EntryQuery
from checkin.core.records import Draft
from checkin.core.text import LIMIT
from checkin.exporters.json import document
from checkin.importers.record import CannotImport, Imported, Item, LeftOut, Problem
from checkin.journal import Journal
from checkin.journal.import_labels import Choices, as_tag
from checkin.journal.import_plan import ImportPlan

DAY = date(2020, 1, 2)


def item(text: str = "", **more: Any) -> Imported:
    return Imported(**{"where": "line 2", "day": DAY, "text": text, **more})


def wall(hour: int, minute: int = 0) -> datetime:
    """A time that a clock showed on that day."""
    return datetime.combine(DAY, time(hour, minute))


def planned(journal: Journal, *items: Item, choices: Choices | None = None) -> ImportPlan:
    return journal.imports.plan(items, file="a.csv", choices=choices)


def brought(journal: Journal, *items: Item, choices: Choices | None = None) -> list[int]:
    return list(journal.imports.bring_in(planned(journal, *items, choices=choices)).numbers)


def whole(journal: Journal, path: Path) -> str:
    """An export of all that is in a journal."""
    entries = journal.entries()
    numbers = {entry.id for entry in entries}
    beside = journal.file.other_data(numbers, whole=True, trash=True, drafts=True)
    path.write_text("".join(document(entries, journal.clock.now(), beside, whole=True)))
    return str(path)


def test_a_plan_changes_nothing(journal: Journal) -> None:
    before = Path(journal.path or "").read_bytes()
    plan = planned(journal, item("Tea"), Problem("line 3", "No."), LeftOut("line 4", "No."))
    assert (plan.brings, plan.days) == (1, (DAY, DAY))
    assert [one.where for one in plan.problems] == ["line 3"]
    assert [one.where for one in plan.left_out] == ["line 4"]
    assert Path(journal.path or "").read_bytes() == before


def test_all_that_was_kept_elsewhere_is_in_the_entry(journal: Journal) -> None:
    at = wall(7, 5)
    (number,) = brought(
        journal,
        item(
            "Sat with @Ann.",
            at=at,
            title="A walk",
            note="In the rain",
            tags=("Long walk", "@sam", "films / series"),
            mood="rather good",
            starred=True,
        ),
    )
    entry = journal.entry(number)
    assert (entry.kind, entry.day, entry.text) == ("reflection", DAY, "A walk\n\nSat with @Ann.")
    assert entry.at is not None
    assert entry.at.isoformat() == "2020-01-02T07:05:00+01:00"
    assert entry.why == "In the rain"
    assert set(entry.shown_tags) == {"#Long-walk", "@sam", "@Ann", "#films-series", "#starred"}
    assert entry.feelings == ("rather good",)
    assert not entry.keepsake  # a star may stand on a bad day


@pytest.mark.parametrize(
    ("given", "kind", "becomes"),
    [
        (item("x"), None, "reflection"),
        (item("x", kind="win"), None, "win"),
        (item("x", kind="win"), "reflection", "reflection"),
        (item("x"), "setback", "setback"),
    ],
)
def test_the_kind_is_that_of_the_file_unless_it_is_said(
    journal: Journal, given: Imported, kind: Kind | None, becomes: str
) -> None:
    (number,) = brought(journal, given, choices=Choices(kind=kind))
    assert journal.entry(number).kind == becomes


def test_a_label_becomes_what_is_said(journal: Journal) -> None:
    chosen = {"GYM": "#exercise @kim", "rad": "#great", "meh": "", "ok": "fine", "thanks": "win"}
    numbers = brought(
        journal,
        item("one", mood="rad", tags=("gym", "thanks")),
        item("two", mood="meh"),
        item("three", mood="ok", tags=("ok",)),
        choices=Choices(labels=chosen),
    )
    one, two, three = map(journal.entry, numbers)
    assert (one.kind, set(one.tags), one.feelings) == ("win", {"#exercise", "@kim", "#great"}, ())
    assert (two.tags, two.feelings) == ((), ())
    assert (three.tags, three.feelings) == (("#fine",), ("fine",))


def test_labels_are_told_with_how_often_they_are_there(journal: Journal) -> None:
    choices = Choices(labels={"ok": "#fine", "gone": "#x"})
    plan = planned(
        journal, item("a", mood="ok"), item("b", mood="ok", tags=("tea",)), choices=choices
    )
    said = [(label.sort, label.name, label.count, label.becomes) for label in plan.labels]
    assert said == [("mood", "ok", 2, ("#fine",)), ("tag", "tea", 1, ("#tea",))]
    assert plan.unknown_labels == ("gone",)


def test_a_label_that_is_to_become_what_can_not_be_is_told_at_once(journal: Journal) -> None:
    with pytest.raises(NotPossible, match="'#' can't be a tag"):
        planned(journal, item("a"), choices=Choices(labels={"x": "#"}))


@pytest.mark.parametrize(
    ("label", "tag"),
    [
        ("sleep", "#sleep"),
        ("Long walk", "#Long-walk"),
        ("films / series", "#films-series"),
        ("food & drink", "#food-drink"),
        ("R&B", "#R&B"),
        ("@C++", "@C++"),
        ("🏃 run", "#🏃-run"),
        ("+", "#+"),
        ("a\x1b[2J", "#a␛[2J"),
        ("早起き", "#早起き"),
    ],
)
def test_a_label_as_a_tag(label: str, tag: str) -> None:
    assert as_tag(label) == tag


def test_labels_without_words_are_the_words(journal: Journal) -> None:
    first, second = brought(
        journal, item(mood="awful", tags=("tea", "rain")), item(day=date(2020, 1, 3), tags=("tea",))
    )
    assert journal.entry(first).text == "awful, tea, rain"
    assert journal.entry(second).text == "tea"


def test_a_mood_that_is_a_number_is_called_so_and_nothing_more(journal: Journal) -> None:
    one, two = map(journal.entry, brought(journal, item(mood="3"), item("words", mood="4.5")))
    assert (one.text, one.feelings, two.feelings) == ("mood 3", ("mood 3",), ("mood 4.5",))
    (number,) = brought(journal, item(mood="5"), choices=Choices(labels={"5": "so so"}))
    assert journal.entry(number).feelings == ("so so",)


def test_a_day_without_a_time_has_none_also_today(journal: Journal) -> None:
    (number,) = brought(journal, item("x", day=journal.clock.today()))
    assert journal.entry(number).at is None


def test_the_day_is_that_of_the_file_also_at_night(journal: Journal) -> None:
    (number,) = brought(journal, item("x", at=wall(0, 10)))
    assert journal.entry(number).day == DAY


def test_a_text_that_is_too_long_is_a_problem_and_the_rest_comes_in(journal: Journal) -> None:
    plan = planned(journal, item("x" * (LIMIT + 1)), item("short"))
    assert [one.where for one in plan.problems] == ["line 2"]
    assert len(journal.imports.bring_in(plan).numbers) == 1


def test_twice_adds_nothing(journal: Journal) -> None:
    items = [item("Tea"), item("Tea"), item("Tea", at=wall(8)), item(mood="ok")]
    assert len(brought(journal, *items)) == 4
    before = journal.entries()
    plan = planned(journal, *items)
    assert (plan.brings, plan.compared.there) == (0, 4)
    assert journal.imports.bring_in(plan).numbers == ()
    assert journal.entries() == before
    more = planned(journal, *items, item("Tea"), item("Bread"))
    assert more.brings == 2  # a third cup, and something else


def test_what_was_changed_since_is_known_again(journal: Journal) -> None:
    (number,) = brought(journal, item("Tea", tags=("kitchen",)))
    journal.edit(number, text="Green tea", day=date(2020, 1, 5), tags=())
    assert planned(journal, item("Tea", tags=("kitchen",))).brings == 0
    other = Choices(kind="win", labels={"kitchen": "#home"})
    assert planned(journal, item("Tea", tags=("kitchen",)), choices=other).brings == 0


def test_what_was_typed_before_is_not_brought_in_once_more(journal: Journal) -> None:
    journal.add(NewEntry("win", "Café with @Sam", DAY))
    plan = planned(journal, item("cafe with @sam", kind="win"), item("Cafe with @sam"))
    assert (plan.brings, plan.compared.there) == (1, 1)  # the other is no win
    timed = journal.add(NewEntry("win", "Tea", at=datetime.fromisoformat("2020-01-02T09:00+01:00")))
    assert timed.day == DAY
    at = wall(9)
    assert planned(journal, item("Tea", kind="win", at=at)).brings == 0
    assert planned(journal, item("Tea", kind="win", at=at.replace(hour=10))).brings == 1
    assert planned(journal, item("Tea", kind="win")).brings == 0


def test_what_is_here_stands_for_one_of_those_that_are_the_same(journal: Journal) -> None:
    journal.add(NewEntry("reflection", "Tea", DAY))
    plan = planned(journal, item("Tea"), item("Tea"), item("Tea"))
    assert (plan.brings, plan.compared.there) == (2, 1)


def test_what_was_put_away_stays_there(journal: Journal) -> None:
    (number,) = brought(journal, item("Tea"))
    journal.delete(number, journal.add(NewEntry("reflection", "Bread", DAY)).id)
    plan = planned(journal, item("Tea"), item("Bread"))
    assert (plan.brings, plan.compared.there, plan.compared.away) == (0, 0, 2)


def test_one_undo_takes_it_back_and_redo_brings_it_again(journal: Journal) -> None:
    own = journal.add(NewEntry("win", "Mine"))
    numbers = brought(journal, item("Tea"), item("Bread"))
    undone = journal.undo()
    assert (undone.imported, {entry.id for entry in undone.entries}) == ("a.csv", set(numbers))
    assert [entry.id for entry in journal.entries()] == [own.id]
    assert journal.redo().imported == "a.csv"
    assert len(journal.entries()) == 3
    journal.undo()
    assert journal.undo().entries[0].id == own.id


def test_after_an_undo_it_comes_in_again_in_its_place(journal: Journal) -> None:
    numbers = brought(journal, item("Tea", mood="ok"), item("Bread"))
    journal.undo()
    journal.add(NewEntry("win", "Mine"))  # and with it, nothing can be done again
    again = brought(
        journal, item("Tea", mood="ok"), item("Bread"), choices=Choices("win", {"ok": "#fine"})
    )
    assert sorted(again) == sorted(numbers)
    assert journal.entry(numbers[0]).kind == "win"
    assert journal.entry(numbers[0]).tags == ("#fine",)
    assert journal.entries(EntryQuery(text="tea")) == [journal.entry(numbers[0])]
    journal.undo()
    assert [entry.text for entry in journal.entries()] == ["Mine"]
    assert journal.entries(EntryQuery(text="tea")) == []


def test_what_came_in_between_is_not_brought_in_twice(journal: Journal) -> None:
    plan = planned(journal, item("Tea"), item("Bread"))
    brought(journal, item("Tea"))
    assert len(journal.imports.bring_in(plan).numbers) == 1
    assert sorted(entry.text for entry in journal.entries()) == ["Bread", "Tea"]


def test_it_is_found_and_counted(journal: Journal) -> None:
    brought(journal, item("Walked by the river", kind="win"), item("x", mood="calm"))
    assert [entry.text for entry in journal.entries(EntryQuery(text="rive"))] == [
        "Walked by the river"
    ]
    assert journal.totals().wins == 1
    assert journal.counts("win") == {DAY: 1}
    assert not journal.file.is_behind()


def test_a_copy_is_made_before_where_there_is_something_to_lose(journal: Journal) -> None:
    first = journal.imports.bring_in(planned(journal, item("Tea")))
    assert first.backup == ""  # nothing was there
    second = journal.imports.bring_in(planned(journal, item("Bread")))
    assert os.path.dirname(second.backup) == os.path.join(
        os.path.dirname(journal.path or ""), "backups"
    )
    with Journal.open(second.backup, make=False) as copy:
        assert [entry.text for entry in copy.entries()] == ["Tea"]
    assert journal.imports.bring_in(planned(journal, item("Tea"))).backup == ""


def test_all_of_it_comes_in_or_nothing(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = planned(journal, *(item(f"line {n}") for n in range(500)))

    def stop(count: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        journal.imports.bring_in(plan, progress=stop)
    assert journal.entries() == []
    assert journal._connection.rows("SELECT * FROM changes") == []


def test_progress_is_told_now_and_then(journal: Journal) -> None:
    told: list[int] = []
    plan = journal.imports.plan(
        (item(f"line {n}") for n in range(500)), file="a", progress=told.append
    )
    assert told == [200, 400]
    journal.imports.bring_in(plan, progress=told.append)
    assert told == [200, 400, 200, 400]


def test_a_file_is_read_by_its_path(journal: Journal, tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_text("entryDate,entryContent\n2020-01-02,Tea\n2020-02-30,x\n")
    plan = journal.imports.read(str(path))
    assert (plan.file, plan.label, plan.brings) == ("p.csv", "Presently", 1)
    assert [one.where for one in plan.problems] == ["line 3"]
    with pytest.raises(CannotImport, match="doesn't look like Loop"):
        journal.imports.read(str(path), form="loop-habits")


def test_someone_who_is_on_the_list_already_is_not_put_there_twice(
    journal: Journal, tmp_path: Path
) -> None:
    journal.contacts.add("Ana", "555 0100")
    journal.safety_plan.add("signs", "I skip meals")
    with Journal.open(str(tmp_path / "other.db"), journal.clock) as other:
        for name in ("Ana", "Ben"):
            other.contacts.add(name, "555 0100")
        other.safety_plan.add("signs", "I skip meals")
        out = whole(other, tmp_path / "other.json")
    plan = journal.imports.read(out)
    assert plan.new_lines == {"people": 1}
    journal.imports.bring_in(plan)
    assert [contact.name for contact in journal.contacts.all()] == ["Ana", "Ben"]
    assert [line.text for line in journal.safety_plan.all()["signs"]] == ["I skip meals"]


def test_an_import_of_people_alone_can_be_undone_after_the_trash_is_emptied(
    journal: Journal, tmp_path: Path
) -> None:
    with Journal.open(str(tmp_path / "other.db"), journal.clock) as other:
        other.contacts.add("Ana", "555 0100")
        out = whole(other, tmp_path / "other.json")
    journal.imports.bring_in(journal.imports.read(out))
    journal.trash.empty(everything=True)
    assert journal.undo().imported == "other.json"
    assert journal.contacts.all() == []


def test_a_title_that_the_words_begin_with_is_not_said_twice(journal: Journal) -> None:
    (number,) = brought(journal, item("A walk\nby the river", title="A walk"))
    assert journal.entry(number).text == "A walk\nby the river"


def test_what_came_in_is_not_reached_by_an_older_undo_once_it_is_out(tmp_path: Path) -> None:
    with Journal.open(str(tmp_path / "other.db")) as other:
        other.edit(other.add(NewEntry("win", "one")).id, text="another")
        out = whole(other, tmp_path / "other.json")
    with Journal.open(str(tmp_path / "new.db")) as new:
        new.imports.bring_in(new.imports.read(out))
        new.undo()
        with pytest.raises(NothingThere):
            new.undo()  # the edit is not undone: its entry is out
        assert new.entries() == []
        new.redo()
        assert [entry.text for entry in new.entries()] == ["another"]
        assert [version["text"] for version in new.search.versions(1)] == ["one"]


def test_a_moment_is_the_same_in_any_time_zone(journal: Journal) -> None:
    brought(journal, item("Tea", at=datetime.fromisoformat("2020-01-02T07:00+01:00")))
    there = item("Tea", at=datetime.fromisoformat("2020-01-02T06:00+00:00"))
    assert planned(journal, there).brings == 0
    later = item("Tea", at=datetime.fromisoformat("2020-01-02T08:00+00:00"))
    assert planned(journal, later).brings == 1


def test_what_was_put_away_where_it_comes_from_comes_into_the_trash(
    journal: Journal, tmp_path: Path
) -> None:
    with Journal.open(str(tmp_path / "other.db"), journal.clock) as other:
        other.delete(other.add(NewEntry("win", "Walked")).id)
        (entry,) = other.entries(EntryQuery(deleted=True))
    brought(journal, item("Walked", entry=entry, kind="win"))
    (there,) = journal.entries(EntryQuery(deleted=True))
    rows = journal._connection.rows
    assert (there.uid, there.deleted_at) == (entry.uid, entry.deleted_at)
    assert rows("SELECT * FROM search") == rows("SELECT * FROM day_counts") == []
    journal.restore(there.id)
    assert journal.entries(EntryQuery(text="walk")) == journal.entries() != []


def test_what_another_file_noted_of_its_imports_stays_there(
    journal: Journal, tmp_path: Path
) -> None:
    clock = journal.clock
    with Journal.open(str(tmp_path / "first.db"), clock) as first:
        first.add(NewEntry("win", "one"))
        first.contacts.add("Ana", "555 0100")
        out = whole(first, tmp_path / "first.json")
    with Journal.open(str(tmp_path / "second.db"), clock) as second:
        brought(second, item("two"))
        second.imports.bring_in(second.imports.read(out))
        out = whole(second, tmp_path / "second.json")
        assert second.state.starting_with("import:")
    brought(journal, item("mine"))
    journal.imports.bring_in(journal.imports.read(out))
    (noted,) = journal.state.starting_with("import:")
    journal.undo()
    assert noted == "import:{}".format(*journal._connection.row("SELECT max(id) FROM changes"))
    assert journal.contacts.all() == []
    assert [entry.text for entry in journal.entries()] == ["mine"]


def test_a_plan_for_an_empty_file_is_right_after_something_was_kept(
    journal: Journal, tmp_path: Path
) -> None:
    with Journal.open(str(tmp_path / "other.db"), journal.clock) as other:
        moment = other.add(NewEntry("setback", "Shouted"))
        other.state.set(f"look-back:{moment.id}", "2026-12-01")
        other.drafts.save(Draft("entry", "words-1", "half", 0, {"id": moment.id}))
        out = whole(other, tmp_path / "other.json")
    plan = journal.imports.read(out)
    mine = journal.add(NewEntry("win", "mine"))
    (number,) = journal.imports.bring_in(plan).numbers
    assert number != mine.id == moment.id
    assert list(journal.state.starting_with("look-back:")) == [f"look-back:{number}"]
    journal.drafts.take_over()
    assert journal._connection.rows("SELECT * FROM drafts") == []


def test_a_note_that_was_there_for_no_import_does_nothing(journal: Journal) -> None:
    ana = journal.contacts.add("Ana", "555 0100")
    lost = {"lists": {"people": [[ana.uid, None]]}, "named": [], "changes": []}
    journal.state.set("import:1", json.dumps(lost))
    brought(journal, item("Tea"))
    assert journal.undo().imported == "a.csv"
    assert journal.contacts.all() == [ana]


def test_what_came_in_with_an_earlier_version_is_known_again(journal: Journal) -> None:
    """The uid of a thing is worked out from its words, and is the same for all time."""
    brought(journal, item("Tea", at=wall(8), tags=("kitchen",)), item("Bread"), item("Bread"))
    assert [entry.uid for entry in journal.entries()] == [
        "ec6a0306-d479-5e81-8540-b73e1b1ea38d",
        "6d0788f3-a80f-5cf7-a853-658e1a6c8f46",
        "ccc2a2f1-4cdc-54ca-8f5c-cbffde4bdef4",
    ]


def test_undo_of_an_import_brings_the_settings_back_that_were_there(
    journal: Journal, tmp_path: Path
) -> None:
    with Journal.open(str(tmp_path / "other.db"), journal.clock) as other:
        other.settings.set("marks", "plain")
        other.add(NewEntry("win", "one"))
        out = whole(other, tmp_path / "other.json")
    before = journal.settings["marks"]
    journal.imports.bring_in(journal.imports.read(out))
    assert journal.settings["marks"] == "plain" != before
    journal.undo()
    assert journal.settings["marks"] == before
    journal.redo()
    assert journal.settings["marks"] == "plain"
