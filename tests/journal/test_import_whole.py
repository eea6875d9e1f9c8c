"""Whatever is in a journal, its export makes the same journal again, up to numbers."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checkin.core.clock import Clock
from checkin.core.entries import KINDS, OUTCOMES, NewEntry
from checkin.core.errors import CheckinError
from checkin.core.frozen import replace
from checkin.core.query import EntryQuery
from checkin.core.records import IMPORT, Draft
from checkin.core.stretches import Stretch
from checkin.exporters.json import document
from checkin.importers.record import Imported
from checkin.journal import Journal
from checkin.journal.import_plan import ImportPlan
from checkin.storage import imports
from tests.support.tables import comparable, tables

START = datetime(2026, 11, 21, 12, tzinfo=UTC)
TEXTS = st.text(st.sampled_from("aé早\u200d🙂 #@x\n\t=,'\"<"), min_size=1, max_size=12)
NUMBERS = st.integers(0, 30)
DAYS = st.integers(0, 2).map(lambda back: START.date() - timedelta(days=back))
MORE = st.fixed_dictionaries(
    {},
    optional={
        "why": TEXTS,
        "cue": TEXTS,
        "label": TEXTS,
        "source": st.sampled_from(["e-01", "here", "plan", "not-yet", "st-01"]),
        "before": st.integers(0, 10),
        "after": st.integers(0, 10),
        "bring": st.booleans(),
        "keepsake": st.booleans(),
        "tags": st.sets(st.sampled_from(["#Home", "@O\u2019Neill", "#a b", "@c++"])).map(tuple),
        "feelings": st.sets(TEXTS).map(tuple),
        "marks": st.sets(st.sampled_from(["first", "shared"])).map(tuple),
        "parent": NUMBERS,
    },
)
Step = tuple[str, tuple[Any, ...]]


def steps() -> st.SearchStrategy[list[Step]]:
    """Things a person does, one after the other."""

    def step(name: str, *values: st.SearchStrategy[Any]) -> st.SearchStrategy[Step]:
        return st.tuples(st.just(name), st.tuples(*values))

    return st.lists(
        st.one_of(
            step("add", st.sampled_from(KINDS), TEXTS, DAYS, MORE),
            step("edit", NUMBERS, MORE),
            step("outcome", NUMBERS, NUMBERS),
            step("delete", NUMBERS),
            step("restore", NUMBERS),
            step("undo"),
            step("redo"),
            step("person", TEXTS, TEXTS),
            step("person edit", NUMBERS, TEXTS),
            step("person delete", NUMBERS),
            step("plan", st.sampled_from(["signs", "places"]), TEXTS),
            step("plan edit", NUMBERS, TEXTS),
            step("plan move", NUMBERS),
            step("line", TEXTS),
            step("stretch", NUMBERS),
            step("setting", st.sampled_from(["country", "toward"]), st.sampled_from(["GB", "US"])),
            step("look back", NUMBERS),
            step("not again", NUMBERS),
            step("draft", st.sampled_from(["wins", "entry"]), TEXTS, NUMBERS),
            step("import", TEXTS, DAYS),
        ),
        max_size=25,
    )


def done(journal: Journal, step: Step) -> None:
    """Do one of these things, if it can be done."""
    name, values = step
    does: dict[str, Callable[..., object]] = {
        "add": lambda kind, text, day, more: journal.add(NewEntry(kind, text, day, **more)),
        "edit": lambda number, more: journal.edit(number, **more),
        "outcome": lambda number, which: journal.edit(
            number, outcome=(each := OUTCOMES[journal.entry(number).kind])[which % len(each)]
        ),
        "delete": journal.delete,
        "restore": journal.restore,
        "undo": journal.undo,
        "redo": journal.redo,
        "person": journal.contacts.add,
        "person edit": lambda number, words: journal.contacts.edit(number, ask=words),
        "person delete": journal.contacts.delete,
        "plan": journal.safety_plan.add,
        "plan edit": journal.safety_plan.edit,
        "plan move": lambda number: journal.safety_plan.move(number, 1),
        "line": lambda words: journal.help_lines.add({"name": words, "call": "555"}),
        "stretch": lambda number: journal.lookback.save_stretch(
            Stretch(f"s{number}", "A week", 7, None, "#walk", "2026-11-01", kept=number)
        ),
        "setting": journal.settings.set,
        "look back": lambda number: journal.state.set(f"look-back:{number}", "2026-12-01"),
        "not again": lambda number: journal.state.set(f"not-again:{number}", "yes"),
        "draft": lambda screen, text, number: journal.drafts.save(
            Draft(screen, "line", text, 1, {"id": number})
        ),
        "import": lambda text, day: imported(journal, text, day),
    }
    with suppress(CheckinError, KeyError):
        does[name](*values)


def exported(journal: Journal) -> str:
    numbers = set()
    entries = []
    for query in (EntryQuery(), EntryQuery(deleted=True)):
        for entry in journal.search.iterate(query):
            numbers.add(entry.id)
            entries.append(entry)
    beside = journal.file.other_data(numbers, whole=True, trash=True, drafts=True)
    return "".join(document(entries, journal.clock.now(), beside, whole=True))


def imported(journal: Journal, text: str, day: date) -> None:
    """Bring in something of another program."""
    item = Imported("line 1", day, text, mood="ok")
    journal.imports.bring_in(journal.imports.plan([item], file="other.csv"))


def plan_of(journal: Journal, text: str) -> ImportPlan:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "whole.json")
        path.write_text(text, encoding="utf-8")
        return journal.imports.read(str(path))


def held(journal: Journal) -> dict[str, list[str]]:
    """All that is in the file, but the change that brought it in, as one that can't be undone.

    What was undone stays so: a change made since then, such as the import, ends doing it again.
    """
    found = tables(journal.path or "")
    brought = [row["id"] for row in found["changes"] if row["what"] == f"{IMPORT}whole.json"]
    found["changes"] = [
        {**row, "state": "passed" if row["state"] == "undone" else row["state"]}
        for row in found["changes"]
        if row["id"] not in brought
    ]
    found["revisions"] = [row for row in found["revisions"] if row["change"] not in brought]
    notes = [f"{imports.NOTE}{number}" for number in brought]
    found["state"] = [row for row in found["state"] if row["name"] not in notes]
    return comparable(found)


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(steps())
def test_an_export_makes_the_same_journal_again(what: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        minutes = iter(range(10_000))
        clock = Clock(lambda: START + timedelta(minutes=next(minutes)))
        with (
            Journal.open(f"{folder}/one.db", clock, "1.one") as one,
            Journal.open(f"{folder}/two.db", clock, "1.one") as two,
        ):
            for step in what:
                done(one, step)
            text = exported(one)
            plan = plan_of(two, text)
            assert (plan.problems, plan.left_out) == ((), ())
            two.imports.bring_in(plan)
            assert held(two) == held(one)
            assert dict(two.settings) == dict(one.settings)
            again = exported(two)
            assert same_document(again) == same_document(text)
            assert not plan_of(two, text).brings_something  # twice adds nothing
            assert not plan_of(one, again).brings_something
            for journal in (one, two):
                assert journal._connection.rows("PRAGMA foreign_key_check") == []
                assert not journal.file.is_behind()


def test_a_hard_moment_without_words_comes_in_with_its_step(journal: Journal) -> None:
    news = [NewEntry("setback", ""), NewEntry("step", "Drank water", outcome="easier")]
    journal.add_many(news, chain=True)
    with Journal.in_memory() as other:
        plan = plan_of(other, exported(journal))
        assert (plan.left_out, plan.remarks) == ((), ())
        other.imports.bring_in(plan)
        step, moment = (other.entries_of(kind)[0] for kind in ("step", "setback"))
        assert (moment.text, step.parent) == ("", moment.id)


def same_document(text: str) -> dict[str, Any]:
    """A document without what the import itself left in it, and when it was written."""
    found: dict[str, Any] = json.loads(text)
    ours = [change["id"] for change in found["changes"] if change["what"].endswith("whole.json")]
    changes = [change for change in found["changes"] if change["id"] not in ours]
    for change in changes:
        change["state"] = "passed" if change["state"] == "undone" else change["state"]
    named = {f"{imports.NOTE}{change['id']}" for change in changes}
    notes = [
        note
        for note in found["notes"]
        if not note["name"].startswith(imports.NOTE) or note["name"] in named
    ]
    return {**found, "changes": changes, "notes": notes, "exported_at": ""}


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(steps(), steps())
def test_one_undo_takes_all_of_it_back(mine: list[Step], theirs: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        minutes = iter(range(10_000))
        clock = Clock(lambda: START + timedelta(minutes=next(minutes)))
        with (
            Journal.open(f"{folder}/one.db", clock, "1.one") as one,
            Journal.open(f"{folder}/two.db", clock, "2.two") as two,
        ):
            for step in theirs:
                done(one, step)
            for step in mine:
                done(two, step)
            before = shown(two)
            result = two.imports.bring_in(plan_of(two, exported(one)))
            after = shown(two)
            if result.plan.brings_something:
                assert two.undo().imported == "whole.json"
                assert shown(two) == before
                assert two.redo().imported == "whole.json"
                assert shown(two) == after
            assert not plan_of(two, exported(one)).brings_something


def shown(journal: Journal) -> tuple[object, ...]:
    """All that a person sees of a journal."""
    return (
        [replace(entry, updated_at="") for entry in journal.entries()],
        journal.contacts.all(),
        journal.safety_plan.all(),
        journal.help_lines.all(),
        journal.lookback.stretches(),
        dict(journal.settings),
        journal.totals(),
    )
