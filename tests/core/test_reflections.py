"""Each sort of reflection is called what it is, in the shell, in every export and when shared."""

from __future__ import annotations

import csv
import io
import json

import pytest

from checkin.content.entry_names import lead_of, name_of, said_in
from checkin.content.evening import profiles
from checkin.content.sharing import templates
from checkin.content.strings import get_text
from checkin.core.entries import HERE, KINDS, NOT_YET, PLAN, Entry, NewEntry
from checkin.core.marks import all_signs, sign
from checkin.core.reflections import OWN, SORTS, of_the_evening, sort_of
from checkin.core.wrapping import cells
from checkin.domain.sharing import shared_document
from checkin.journal import Journal
from tests.support.shell import checkin

WRITTEN = {
    "e-keep": "evening",
    "e-thankful": "evening",
    "feelings": "evening",
    HERE: "here",
    OWN: "words",
    "week:wk-03": "week",
    "week:next": "small-win",
    "trust": "trust",
    NOT_YET: "not-yet",
    "later": "look-back",
    PLAN: "plan",
    "total": "total",
    "session:question": "to-ask",
    "session:agreed": "agreed",
    "skill:hold": "close",
    "skill:facts": "skill",
    "plan-of-another-program": "reflection",
    "": "reflection",
}
"""What the pages write, and the sort that it is."""
NAMED = {
    "e-keep": "Evening: ",
    "week:wk-03": "Week: ",
    "week:next": "Small win for the week ahead: ",
    "trust": "Trusting myself: ",
    NOT_YET: "Not yet: ",
    "later": "Look back: ",
    PLAN: "Plan: ",
    "total": "Day counted: ",
    "session:question": "To ask: ",
    "session:agreed": "Agreed to try: ",
    "skill:hold": "Kept close: ",
    "skill:facts": "Skill: ",
}


def keep(journal: Journal, source: str, text: str = "Take the bus") -> Entry:
    return journal.add(NewEntry("reflection", text, source=source or None))


@pytest.mark.parametrize(("source", "sort"), WRITTEN.items())
def test_where_a_reflection_was_written_says_what_it_is(
    journal: Journal, source: str, sort: str
) -> None:
    found = sort_of(keep(journal, source))
    assert found is not None
    assert found.id == sort


def test_every_sort_is_written_somewhere_and_named_where_it_is_to_be() -> None:
    assert set(WRITTEN.values()) == {sort.id for sort in SORTS}
    assert {WRITTEN[source] for source in NAMED} == {sort.id for sort in SORTS if sort.named}


def test_what_other_programs_read_says_the_same(journal: Journal) -> None:
    for source in WRITTEN:
        keep(journal, source)
    found = journal._connection.rows("SELECT coalesce(source, ''), sort FROM reflections")
    others = {"reflection": "other"}
    assert dict(found) == {source: others.get(sort, sort) for source, sort in WRITTEN.items()}


def test_what_is_no_reflection_is_of_no_sort(journal: Journal) -> None:
    assert sort_of(journal.add(NewEntry("win", "Tea", source=HERE))) is None


def test_every_question_of_an_evening_is_of_the_evening(journal: Journal) -> None:
    for profile in profiles(()):
        for question in profile.questions:
            for kind in ("win", "line"):
                new = "win" if kind == "win" else "reflection"
                assert of_the_evening(journal.add(NewEntry(new, "Tea", source=question.id)))  # type: ignore[arg-type]
    assert of_the_evening(journal.add(NewEntry("win", "Of an earlier version", source="evening")))
    assert not of_the_evening(journal.add(NewEntry("win", "Tea", source="enough")))


def test_every_sort_has_a_name_and_a_mark_of_one_cell() -> None:
    for name in (*KINDS[:-1], *(sort.id for sort in SORTS)):
        assert get_text("marks", name)
        assert cells(sign(name, plain=False)) == 1
        assert sign(name, plain=True).isascii()
        assert sign(name, plain=False) in all_signs()
    names = [get_text("marks", sort.id) for sort in SORTS]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(("source", "name"), NAMED.items())
def test_the_shell_says_what_a_reflection_is(journal: Journal, source: str, name: str) -> None:
    entry = keep(journal, source)
    mark = sign(WRITTEN[source], plain=False)
    lead = f"  {mark} #1  12:30  {name}Take the bus"
    assert lead in checkin("log").out.splitlines()
    assert lead in checkin("today").out.splitlines()
    assert checkin("show", "1").out.splitlines()[0] == f"{mark} #1 {name_of(entry)}"
    assert f"#1 {name}Take the bus" in checkin("delete", "1").out
    assert f"#1 {name}Take the bus" in checkin("undo").out


@pytest.mark.parametrize(("source", "name"), NAMED.items())
def test_every_export_says_what_a_reflection_is(journal: Journal, source: str, name: str) -> None:
    keep(journal, source)
    assert f"**{name.removesuffix(': ')}**: Take the bus" in checkin("export", "--format", "md").out
    (row,) = csv.DictReader(io.StringIO(checkin("export", "--format", "csv").out))
    (entry,) = json.loads(checkin("export").out)["entries"]
    assert row["sort"] == entry["sort"] == WRITTEN[source]


def test_a_win_has_no_sort_in_an_export(journal: Journal) -> None:
    journal.add(NewEntry("win", "Tea"))
    (entry,) = checkin("export").json["entries"]
    assert entry["sort"] is None


def shared(name: str, *entries: Entry) -> str:
    (template,) = (each for each in templates(()) if each.name == name)
    made = shared_document(template, entries)
    if made is None:
        return ""
    lines = [line.text for section in made.sections for _, week in section.weeks for line in week]
    return "\n".join([*lines, *(item for _, items in made.parts for item in items)])


@pytest.mark.parametrize(("source", "name"), NAMED.items())
def test_a_page_for_a_therapist_says_what_a_reflection_is(
    journal: Journal, source: str, name: str
) -> None:
    said = "" if source.startswith("session:") else name  # the heading says it
    assert shared("therapist", keep(journal, source)) == f"{said}Take the bus"


@pytest.mark.parametrize(
    "source", [NOT_YET, PLAN, "total", "later", "skill:facts", "week:next", "session:agreed"]
)
def test_what_is_no_good_thing_yet_never_stands_among_good_things(
    journal: Journal, source: str
) -> None:
    for name in ("friend", "circle", "faith"):
        assert shared(name, keep(journal, source)) == ""


def test_what_can_not_be_done_yet_never_reads_as_a_fact(journal: Journal) -> None:
    item = keep(journal, NOT_YET)
    assert shared("note", item) == "Not yet: Take the bus"
    assert shared("note", keep(journal, "e-keep", "The light")) == "The light"


def test_a_plan_is_read_with_its_moment(journal: Journal) -> None:
    journal.add(NewEntry("reflection", "call Sam", cue="When it is loud", source=PLAN))
    whole = "When it is loud, I will call Sam"
    assert f"Plan: {whole}" in checkin("log").out
    (plan,) = journal.entries()
    assert (lead_of(plan), said_in(plan)) == ("Plan: ", whole)
    assert "when, or after what  When it is loud" in checkin("show", "1").out
