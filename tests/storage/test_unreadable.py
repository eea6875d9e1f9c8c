"""A file that another program wrote badly: what can be read is given, and the rest is named."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from checkin.core.entries import Kind, NewEntry
from checkin.core.records import Draft
from checkin.core.stretches import Stretch
from checkin.journal import Journal
from checkin.journal.sessions import Sessions
from checkin.tui.app import CheckinApp
from tests.support.pages import open_page
from tests.support.shell import checkin
from tests.support.showing import settled, shown

OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
HOSTILE = "x\x1b]0;owned\x07\x1b[2J\x9b31m\u202ey"
READING = (
    *(("today",), ("log",), ("search", "y"), ("show", "1"), ("week",), ("pile", "--by", "tag")),
    *(("on-this-day",), ("remember",), ("year",), ("people",), ("status",), ("trash",)),
    *(("export",), ("export", "--format", "md"), ("export", "--format", "csv"), ("share", "1")),
    ("glimpse",),
)


def written(path: str, *statements: str, **values: object) -> None:
    """Write into the file past everything that would keep it in order."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA ignore_check_constraints = ON")
        raw.execute("PRAGMA foreign_keys = OFF")
        for statement in statements:
            raw.execute(statement, values)


@pytest.fixture
def hostile(journal: Journal) -> Journal:
    """A file with what a terminal obeys in every text."""
    journal.add(NewEntry("win", "Swam", tags=("#sea",), feelings=("calm",), marks=("first",)))
    journal.contacts.add("Ana", "555", "ask")
    journal.safety_plan.add("signs", "a sign")
    journal.drafts.save(Draft("wins", "line", "half"))
    written(
        journal.path or "",
        "UPDATE entries SET text = :x, why = :x, cue = :x, label = :x, source = :x",
        "UPDATE tags SET tag = '#' || :x, shown = '#' || :x",
        "UPDATE feelings SET word = :x",
        "UPDATE marks SET mark = :x",
        "UPDATE people SET name = :x, reach = :x, ask = :x",
        "UPDATE plan SET text = :x",
        "UPDATE drafts SET text = :x",
        x=HOSTILE,
    )
    return journal


@pytest.mark.parametrize("args", READING, ids=" ".join)
def test_nothing_that_a_terminal_obeys_comes_out_of_the_shell(
    hostile: Journal, args: tuple[str, ...]
) -> None:
    said = checkin(*args)
    assert said.code in (0, 1)
    assert not OBEYED.search(said.out.replace("\r\n", "\n"))
    assert not OBEYED.search(said.err)
    assert "Traceback" not in said.err


async def test_a_field_holds_nothing_that_a_terminal_obeys(hostile: Journal) -> None:
    app = CheckinApp(hostile)
    async with app.run_test(size=(80, 24)) as pilot:
        for keys in (["w"], ["escape", "h"], ["e"], ["escape", "escape", "f3"], ["o"]):
            await pilot.press(*keys)
            await settled(pilot)
            assert not OBEYED.search(shown(app).replace("\n", ""))
            for field in app.screen.query("Input"):
                assert not OBEYED.search(str(getattr(field, "value", "")))


BAD = {
    "time": "UPDATE entries SET at = '2026-11-21T24:00:00+01:00' WHERE id = 2",
    "time without offset": "UPDATE entries SET at = '2026-11-21 12:30:00.00000' WHERE id = 2",
    "day": "UPDATE entries SET day = '0000-01-01' WHERE id = 2",
    "no day at all": "UPDATE entries SET day = 'someday' WHERE id = 2",
}


@pytest.mark.parametrize("bad", BAD)
def test_one_bad_row_is_named_and_all_others_are_given(journal: Journal, bad: str) -> None:
    for words in ("Swam", "Broken", "Sang"):
        journal.add(NewEntry("win", words))
    written(journal.path or "", BAD[bad])
    for line in ("export --format md", "export --format csv", "log"):
        said = checkin(*line.split())
        assert said.code == 0
        assert "Swam" in said.out
        assert "Sang" in said.out
        assert ("Broken" in said.out) is bad.startswith("time")
        assert said.err.splitlines()[-1] == (
            "Some of this couldn't be read: #2. It is still in the file, unchanged."
        )
    document = checkin("export").json
    (row,) = document["unreadable"]
    assert (row["id"], row["text"]) == (2, "Broken")
    for args in READING:
        said = checkin(*args)
        assert said.code in (0, 1)
        assert "went wrong" not in said.err


@pytest.mark.parametrize("kind", ["step", "intention", "win"])
async def test_an_outcome_that_is_none_is_left_out_and_named(journal: Journal, kind: Kind) -> None:
    hard = journal.add(NewEntry("setback", "All of it"))
    journal.add(NewEntry(kind, "Drank tea", bring=True, parent=hard.id if kind == "step" else None))
    written(journal.path or "", "UPDATE entries SET outcome = '99:99' WHERE id = 2")
    for args in (*READING, ("log", "--kind", kind), ("session",), ("export",)):
        said = checkin(*args)
        assert said.code in (0, 1), args
        assert "went wrong" not in said.err
    assert "Drank tea" in checkin("show", "2").out
    assert "Some of this couldn't be read: #2." in checkin("show", "2").err
    assert checkin("export").json["unreadable"][0]["outcome"] == "99:99"
    assert "can't be read whole" in checkin("doctor").out
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h")
        await settled(pilot)
        assert "Drank tea" in shown(app) or kind == "step"
        await pilot.press("escape", "x")
        await settled(pilot)
        assert app.is_running


@pytest.mark.parametrize("bad", ["day = 'someday'", "kind = 'song'"])
def test_what_no_search_can_find_is_looked_at_once(journal: Journal, bad: str) -> None:
    """A command that reads would write the file each time."""
    journal.add(NewEntry("win", "Swam #sea"))
    written(journal.path or "", f"UPDATE entries SET {bad}")
    path = Path(journal.path or "")
    journal.close()
    checkin("log")
    before = path.read_bytes()
    for args in READING:
        checkin(*args)
    assert path.read_bytes() == before
    written(str(path), "UPDATE entries SET day = '2026-11-20', kind = 'win'")
    assert "Swam" in checkin("search", "sea").out


def test_undo_takes_back_a_change_of_a_bad_row(journal: Journal) -> None:
    journal.add(NewEntry("win", "Swam"))
    written(journal.path or "", "UPDATE entries SET at = '2026-11-21T24:00:00+01:00' WHERE id = 1")
    said = checkin("undo")
    assert said.code == 0
    assert said.out == "Undone. Put away (checkin redo brings it back): #1 Swam\n"


async def test_the_pages_open_on_a_bad_row(journal: Journal) -> None:
    for words in ("Swam", "Broken"):
        journal.add(NewEntry("win", words))
    written(journal.path or "", BAD["time"])
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        for keys in (["h"], ["escape", "v"], ["escape", "y"], ["escape", "p"]):
            await pilot.press(*keys)
            await settled(pilot)
        await pilot.press("escape", "h")
        await settled(pilot)
        assert "Broken" in shown(app)


async def test_moments_and_days_that_are_none_stop_nothing(journal: Journal) -> None:
    """Above all no hard moment, whose steps know their day."""
    hard = journal.add(NewEntry("setback", "All of it"))
    journal.add(NewEntry("step", "Drank tea", parent=hard.id))
    journal.sharing.add_session()
    journal.add(NewEntry("win", "Swam #sea"))
    journal.lookback.save_stretch(Stretch("one", "By the sea", 7, None, "#sea", "2026-11-20"))
    journal.delete(journal.add(NewEntry("win", "Sang")).id)
    journal.drafts.save(Draft("wins", "line", "half"))
    written(
        journal.path or "",
        "UPDATE entries SET day = '0 days' WHERE deleted_at IS NULL",
        "UPDATE entries SET deleted_at = 'then' WHERE deleted_at IS NOT NULL",
        "UPDATE drafts SET saved_at = 'then'",
        "INSERT INTO state VALUES ('trust-offered', 'then', ''), ('trust-aside', 'then', '')",
    )
    assert journal.hard_moments.offers()
    assert journal._services.get(Sessions).months() == []
    assert journal.lookback.add_reached_stretches() == []
    assert journal.drafts.saved_at("wins") is None
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        for keys in (["w"], ["escape", "s"], ["escape", "r"], ["escape", "h", "z"]):
            await pilot.press(*keys)
            await settled(pilot)
        assert "Sang" in shown(app)


async def test_topics_and_people_that_are_shown_as_the_same_are_no_filters(
    journal: Journal,
) -> None:
    journal.add(NewEntry("win", "Swam @Sam #sea"))
    written(journal.path or "", "UPDATE tags SET shown = 'the same'")
    app = CheckinApp(journal)
    async with app.run_test(size=(120, 40)) as pilot:
        await open_page(pilot, journal, "FiltersScreen")
        assert "the same" not in shown(app)
        assert app.is_running


NOT_A_VERSION = ("x", "[]", "{}", '{"text": "y", "parent": null}', "")


@pytest.mark.parametrize("stored", NOT_A_VERSION)
def test_an_earlier_version_that_is_none_is_said_and_nothing_changes(
    journal: Journal, stored: str
) -> None:
    journal.edit(journal.add(NewEntry("win", "Swam")).id, text="Swam far")
    written(journal.path or "", "UPDATE revisions SET before = :x WHERE change = 2", x=stored)
    said = checkin("undo")
    assert (said.code, said.out) == (1, "")
    assert said.err == "An earlier version of #1 can't be read. Nothing was changed.\n"
    assert journal.entry(1).text == "Swam far"
    assert checkin("show", "1", "--versions").code == 0
    assert checkin("export", "--trash").code == 0


def test_a_draft_with_a_context_that_is_none_is_there(journal: Journal) -> None:
    journal.drafts.save(Draft("wins", "line", "half", context={"id": 1}))
    written(journal.path or "", "UPDATE drafts SET context = 'x'")
    (draft,) = journal.drafts.all()
    assert (draft.text, draft.context) == ("half", {})


def test_a_structure_that_is_no_text_is_damage(journal: Journal) -> None:
    journal.add(NewEntry("win", "Swam"))
    path = Path(journal.path or "")
    journal.close()
    path.write_bytes(path.read_bytes().replace(b"CREATE VIEW wins", b"CREATE \xe5IEW wins"))
    before = path.read_bytes()
    for args in (("log",), ("win", "one"), ("backup",), ("doctor",)):
        said = checkin(*args)
        assert said.code == 1
        assert "is damaged" in said.out + said.err
    assert path.read_bytes() == before
