"""One's own people and plan: kept, changed, moved, put away and printed without losing a word."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import stat
import subprocess
import time
from collections.abc import Sequence
from datetime import date, timedelta
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as checks
from hypothesis import strategies as st

from checkin.content import help_lines, sharing
from checkin.content import safety_plan as questions
from checkin.core.clock import Clock
from checkin.core.errors import (
    CheckinError,
    DamagedFile,
    FileBusy,
    NotACheckinFile,
    NothingThere,
    NotPossible,
)
from checkin.core.records import Draft
from checkin.core.support_records import Document, SupportSnapshot
from checkin.domain import safety_plan
from checkin.exporters.plan_page import form_of, page
from checkin.journal import Journal

HOSTILE = "<script>alert(1)</script> [b]\x1b[2J & \"q\" 'x' \u202e# *"


def names(journal: Journal) -> list[str]:
    return [person.name for person in journal.contacts.all()]


def in_the_file(journal: Journal, table: str, column: str) -> list[str]:
    assert journal.path
    with sqlite3.connect(journal.path) as raw:
        found = [text for (text,) in raw.execute(f"SELECT {column} FROM {table} ORDER BY id")]
    raw.close()
    return found


# People


def test_someone_comes_back_as_they_went_in(journal: Journal) -> None:
    kept = journal.contacts.add(" Sam\n", "555 0100", "call me for ten minutes")
    assert journal.contacts.all() == [kept]
    assert (kept.name, kept.reach, kept.ask) == ("Sam", "555 0100", "call me for ten minutes")
    assert kept.checked == date(2026, 11, 21)
    assert len(kept.uid) == 36


def test_a_name_is_all_it_takes_and_it_takes_one(journal: Journal) -> None:
    journal.contacts.add("Sam")
    for name in ("", " ", "\u200b\n"):
        with pytest.raises(NotPossible):
            journal.contacts.add(name, "555")
        with pytest.raises(NotPossible):
            journal.contacts.edit(journal.contacts.all()[0].id, name=name)
    assert names(journal) == ["Sam"]


def test_a_change_keeps_the_place_and_the_earlier_words(journal: Journal) -> None:
    sam, _ = journal.contacts.add("Sam", "555 0100"), journal.contacts.add("Ana")
    changed = journal.contacts.edit(sam.id, reach="555 0199")
    assert names(journal) == ["Sam", "Ana"]
    assert (changed.reach, changed.first, changed.name) == ("555 0199", sam.id, "Sam")
    assert in_the_file(journal, "people", "reach") == ["555 0100", "", "555 0199"]
    assert journal.contacts.deleted() == []
    with pytest.raises(NothingThere):
        journal.contacts.edit(sam.id, reach="again")


def test_the_same_words_make_no_new_version(journal: Journal) -> None:
    sam = journal.contacts.add("Sam", "555")
    assert journal.contacts.edit(sam.id, name=" Sam ", reach="555") == sam


def test_who_is_put_away_can_be_brought_back_to_their_place(journal: Journal) -> None:
    journal.contacts.add("Ana")
    sam = journal.contacts.add("Sam")
    journal.contacts.add("Zoe")
    sam = journal.contacts.edit(sam.id, reach="555")
    gone = journal.contacts.delete(sam.id)
    assert gone.deleted_at
    assert names(journal) == ["Ana", "Zoe"]
    assert journal.contacts.deleted() == [gone]
    with pytest.raises(NothingThere):
        journal.contacts.delete(sam.id)
    journal.contacts.restore(sam.id)
    assert names(journal) == ["Ana", "Sam", "Zoe"]
    with pytest.raises(NothingThere):
        journal.contacts.restore(sam.id)


def test_an_earlier_version_can_not_come_back_beside_the_new_one(journal: Journal) -> None:
    sam = journal.contacts.add("Sam")
    journal.contacts.edit(sam.id, name="Samuel")
    with pytest.raises(NothingThere):
        journal.contacts.restore(sam.id)


def test_saying_that_it_is_still_right_makes_it_of_today(path: str, clock: Clock) -> None:
    long_ago = Clock(lambda: clock.now() - timedelta(days=200))
    with Journal.open(path, long_ago) as journal:
        journal.contacts.add("Sam", "555")
    with Journal.open(path, clock) as journal:
        before = journal.contacts.all()[0]
        assert before.checked == date(2026, 5, 5)
        after = journal.contacts.mark_checked(before.id)
        assert journal.contacts.all() == [after]
        assert (after.name, after.reach, after.checked) == ("Sam", "555", date(2026, 11, 21))


@checks(max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["add", "change", "away", "back", "up", "down", "check"]),
            st.integers(0, 5),
        ),
        max_size=25,
    )
)
def test_the_list_is_what_was_done_to_it_and_no_word_is_lost(
    steps: Sequence[tuple[str, int]],
) -> None:
    """Held against plain lists."""
    slots: list[str] = []
    away: set[str] = set()
    renamed: dict[str, str] = {}
    with Journal.in_memory() as journal:
        for number, (step, which) in enumerate(steps):
            there = journal.contacts.all()
            shown = [slot for slot in slots if slot not in away]
            if step == "add":
                slots.append(f"p{number}")
                renamed[f"p{number}"] = f"p{number}"
                journal.contacts.add(f"p{number}")
            elif step == "back":
                gone = journal.contacts.deleted()
                if gone:
                    journal.contacts.restore(gone[0].id)
                    away.remove(next(s for s in away if renamed[s] == gone[0].name))
            elif there:
                person, slot = there[which % len(there)], shown[which % len(there)]
                if step == "change":
                    journal.contacts.edit(person.id, name=f"c{number}")
                    renamed[slot] = f"c{number}"
                elif step == "away":
                    journal.contacts.delete(person.id)
                    away.add(slot)
                elif step == "check":
                    journal.contacts.mark_checked(person.id)
                else:
                    by = 1 if step == "down" else -1
                    journal.contacts.move(person.id, by)
                    to = shown.index(slot) + by
                    if 0 <= to < len(shown):
                        a, b = slots.index(slot), slots.index(shown[to])
                        slots[a], slots[b] = slots[b], slots[a]
            assert names(journal) == [renamed[s] for s in slots if s not in away]
            assert {p.name for p in journal.contacts.deleted()} == {renamed[s] for s in away}


def test_keeping_takes_the_draft_along_and_no_other(journal: Journal) -> None:
    for slot in ("people:new", "people:7", "people:plan:signs"):
        journal.drafts.save(Draft(slot, "name", "typed"))
    journal.contacts.add("Sam", draft="people:new")
    journal.safety_plan.add("signs", "no sleep", draft="people:plan:signs")
    assert [draft.screen for draft in journal.drafts.all()] == ["people:7"]


# The plan


def test_plan_lines_stand_in_their_parts_in_their_order(journal: Journal) -> None:
    journal.safety_plan.add("signs", "no sleep")
    walk = journal.safety_plan.add("alone", "walk")
    quiet = journal.safety_plan.add("signs", "quiet")
    assert {f: [x.text for x in lines] for f, lines in journal.safety_plan.all().items()} == {
        "signs": ["no sleep", "quiet"],
        "alone": ["walk"],
    }
    journal.safety_plan.move(quiet.id, -1)
    journal.safety_plan.move(quiet.id, -1)
    journal.safety_plan.move(walk.id, 1)
    assert [line.text for line in journal.safety_plan.all()["signs"]] == ["quiet", "no sleep"]


def test_a_plan_line_is_changed_put_away_and_brought_back(journal: Journal) -> None:
    line = journal.safety_plan.add("signs", "no sleep")
    line = journal.safety_plan.edit(line.id, "no sleep for two nights")
    journal.safety_plan.delete(line.id)
    assert journal.safety_plan.all() == {}
    assert [x.text for x in journal.safety_plan.deleted("signs")] == ["no sleep for two nights"]
    assert journal.safety_plan.deleted("alone") == []
    journal.safety_plan.restore(line.id)
    assert [x.text for x in journal.safety_plan.all()["signs"]] == ["no sleep for two nights"]
    assert in_the_file(journal, "plan", "text") == ["no sleep", "no sleep for two nights"]
    with pytest.raises(NotPossible):
        journal.safety_plan.add("signs", " ")


def test_the_plan_reads_from_oneself_to_others(journal: Journal) -> None:
    journal.safety_plan.add("reasons", "My dog")
    journal.safety_plan.add("people", "Sam, 555 0100")
    journal.contacts.add("Sam", "555 0100")
    journal.contacts.add("Ana", "", "sit with me")
    found = safety_plan.parts(journal.safety_plan.all(), journal.contacts.all())
    assert [(part.key, lines) for part, lines in found] == [
        ("people", ("Sam, 555 0100", "Ana, sit with me")),
        ("reasons", ("My dog",)),
    ]
    assert safety_plan.parts({}) == ()


def test_the_age_of_a_plan_is_that_of_its_last_look(journal: Journal) -> None:
    assert safety_plan.looked_over({}) is None
    journal.safety_plan.add("looked_over", "2026-12-01")
    assert safety_plan.looked_over(journal.safety_plan.all()) == date(2026, 12, 1)
    journal.safety_plan.add("looked_over", "soon")
    assert safety_plan.looked_over(journal.safety_plan.all()) == date(2026, 12, 1)
    journal.safety_plan.add("signs", "quiet")
    said = safety_plan.summary(journal.safety_plan.all(), journal.clock.today())
    assert said == "3 lines, checked 1 December"
    field = questions.field("looked_over")
    assert safety_plan.as_written(field, "2026-12-01") == "1 December 2026"
    assert safety_plan.as_written(field, "soon") == "soon"
    with pytest.raises(KeyError):
        questions.field("none")


# At a glance


def test_a_glance_makes_nothing(tmp_path: Path) -> None:
    for path in (tmp_path / "none" / "x.db", tmp_path / "x.db"):
        assert Journal.read_support_snapshot(str(path)) == SupportSnapshot()
    (tmp_path / "empty.db").touch()
    assert Journal.read_support_snapshot(str(tmp_path / "empty.db")) == SupportSnapshot()
    assert [p.name for p in tmp_path.iterdir() if p.name != "data"] == ["empty.db"]


def test_a_glance_sees_what_is_ones_own(journal: Journal, path: str) -> None:
    sam = journal.contacts.add("Sam")
    line = journal.safety_plan.add("signs", "no sleep")
    journal.settings.set("country", "gb")
    assert Journal.read_support_snapshot(path) == SupportSnapshot((sam,), {"signs": (line,)}, "GB")


@pytest.mark.practice(87)
def test_a_glance_at_a_locked_file_does_not_wait(journal: Journal, path: str) -> None:
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    started = time.monotonic()
    with pytest.raises(FileBusy):
        Journal.read_support_snapshot(path)
    assert time.monotonic() - started < 2
    holder.close()


def test_a_glance_at_what_is_no_check_in_file_says_so(tmp_path: Path, journal: Journal) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("garbage " * 100)
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as raw:
        raw.execute("CREATE TABLE people (id, name, reach, ask, place, deleted_at)")
    raw.close()
    os.mkfifo(tmp_path / "pipe")
    for path in (text, other, tmp_path, tmp_path / "pipe"):
        with pytest.raises(NotACheckinFile):
            Journal.read_support_snapshot(str(path))
    with pytest.raises(CheckinError):
        Journal.read_support_snapshot("nul\0byte")


def test_a_glance_at_a_damaged_file_says_so(path: str, clock: Clock) -> None:
    with Journal.open(path, clock) as journal:
        journal.contacts.add("Sam")
    size = os.path.getsize(path)
    with open(path, "r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (size - 4096))
    with pytest.raises(DamagedFile):
        Journal.read_support_snapshot(path)


# The page to print


def a_document(*, lines: int = 2, length: int = 40) -> Document:
    text = ("word " * length)[:length]
    parts = tuple((field.title, (text,) * lines) for field in questions.fields())
    return Document("My plan", parts, (("Made with", "Ana"),))


class Reader(HTMLParser):
    """The tags and the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_says_all_of_the_plan_in_every_form(journal: Journal) -> None:
    journal.contacts.add("Ana", "555 0100")
    for field in (*questions.fields(), *questions.meta()):
        journal.safety_plan.add(field.key, f"own {field.key}")
    document = safety_plan.plan_document(journal.safety_plan.all(), journal.contacts.all(), "GB")
    for form in ("html", "md", "txt"):
        text = "".join(page(form, document))
        for field in (*questions.fields(), *questions.meta()):
            assert field.title in unescape(text)
            assert f"own {field.key}" in text
        assert "Ana, 555 0100" in text
        assert "116 123" in text
        assert "999 or 112" in text


def test_hostile_words_are_only_words_on_the_page() -> None:
    document = Document(HOSTILE, ((HOSTILE, (HOSTILE, HOSTILE)),), ((HOSTILE, HOSTILE),))
    reader = Reader()
    html = "".join(page("html", document))
    reader.feed(html)
    assert "script" not in reader.tags
    assert reader.text.count("<script>alert(1)</script> [b]␛[2J & \"q\" 'x' # *") == 7
    assert "http" not in html.replace("http-equiv", "")
    assert "default-src 'none'" in html
    for form in ("md", "txt"):
        text = "".join(page(form, document))
        assert "\x1b" not in text
        assert "\u202e" not in text
    assert "\\<script" in "".join(page("md", document))


@pytest.mark.parametrize(
    ("name", "form"),
    [("plan.html", "html"), ("PLAN.HTM", "html"), ("a.md", "md"), ("a.txt", "txt"), ("a", "txt")],
)
def test_the_name_says_which_form(name: str, form: str) -> None:
    assert form_of(name) == form


def test_a_long_plan_has_smaller_letters_and_then_two_columns() -> None:
    def look(document: Document) -> tuple[int, int]:
        html = "".join(page("html", document))
        size = re.search(r"font: (\d+)pt", html)
        columns = re.search(r"column-count: (\d)", html)
        assert size
        assert columns
        return int(size[1]), int(columns[1])

    looks = [look(a_document(lines=n, length=60)) for n in (1, 4, 8, 12, 16, 60)]
    assert looks[0] == (12, 1)
    assert looks[-1] == (6, 2)
    assert looks == sorted(looks, key=lambda each: (-each[0], each[1]))


@pytest.mark.parametrize(("lines", "length"), [(1, 40), (4, 60), (8, 40), (8, 75), (6, 150)])
def test_the_page_prints_on_one_page(tmp_path: Path, lines: int, length: int) -> None:
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        pytest.skip("there is no browser to print with")
    source, printed = tmp_path / "plan.html", tmp_path / "plan.pdf"
    source.write_text("".join(page("html", a_document(lines=lines, length=length))))
    subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
         f"--user-data-dir={tmp_path / 'browser'}", "--no-pdf-header-footer",
         f"--print-to-pdf={printed}", source.as_uri()],
        check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    assert len(re.findall(rb"/Type\s*/Page\b", printed.read_bytes())) == 1


# Words of help lines, and of asking


def test_a_country_is_known_by_its_code_or_name() -> None:
    assert help_lines.country_named("gb") == "GB"
    assert help_lines.country_named(" united  kingdom") == "GB"
    assert help_lines.country_named("UK") == "GB"
    assert help_lines.country_named("Atlantis") is None
    assert help_lines.country_name("de") == "Germany"
    assert help_lines.country_name("se") == "SE"


def test_every_way_to_reach_a_line_is_said() -> None:
    for line in help_lines.lines():
        said = help_lines.ways(line)
        assert [value for _, value in said] == [
            value for value in (line.call, line.text_to, line.chat, line.email) if value
        ]
        assert all(value in text for text, value in said)
    assert help_lines.emergency_words("GB") == "In danger right now: 999 or 112"
    assert help_lines.emergency_words("") == help_lines.emergency_line()
    assert help_lines.brief("GB")[1] == (
        "Samaritans: call 116 123, write to jo@samaritans.org. Phone 24/7, free"
    )
    assert help_lines.brief("")[1:] == ("Find A Helpline: findahelpline.com",)


@pytest.mark.practice(62)
def test_asking_someone_to_be_there_is_one_whole_message() -> None:
    assert len(sharing.asks()) == 5
    said = sharing.ask_text("sit with me?")
    assert said == (
        "I'm having a hard time today. You don't have to fix it.\nCould you sit with me?\n"
    )
    assert "{odd}" in sharing.ask_text("bring {odd}")


def test_a_file_for_ones_own_eyes_stays_that(journal: Journal, path: str) -> None:
    journal.contacts.add("Sam")
    Journal.read_support_snapshot(path)
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
