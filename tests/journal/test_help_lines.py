"""Help lines as a person keeps them: own ones first, hidden ones left out, nothing else changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as checks
from hypothesis import strategies as st

from checkin.content import help_lines as helplines
from checkin.content.help_lines import HelpLine
from checkin.core.clock import Clock
from checkin.core.errors import NothingThere, NotPossible
from checkin.core.records import Draft
from checkin.domain import help_lines
from checkin.domain.help_lines import FIELDS, WAYS, Noted, as_json, from_json
from checkin.domain.safety_plan import plan_document
from checkin.exporters.plan_page import page
from checkin.journal import Journal

TODAY = date(2026, 11, 21)
NIGHT = {"name": "City night line", "call": "555 0199", "hours": "ten to six"}
HOSTILE = "[b]x[/b] \x1b[2J \u202e 'q' \"r\" } {call} 日本"


def words(**given: str) -> dict[str, str]:
    return {**dict.fromkeys(FIELDS, ""), **given}


some_words = st.builds(
    lambda texts, name, way, number: {**texts, "name": name, way: number},
    st.fixed_dictionaries({key: st.text(max_size=8) for key in FIELDS}),
    st.text(min_size=1, max_size=8),
    st.sampled_from(WAYS),
    st.text(min_size=1, max_size=8),
)
days = st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1))
moments = st.just("") | st.datetimes().map(lambda at: at.isoformat(timespec="seconds"))
notes = st.builds(
    Noted,
    st.just({}) | some_words,
    days,
    days,
    st.booleans(),
    moments,
    st.lists(some_words, max_size=3).map(tuple),
)
ids = st.sampled_from([line.id for line in helplines.lines()]) | st.uuids().map("own-{}".format)
noted = st.dictionaries(ids, notes, max_size=12)
countries = st.sampled_from([None, "", *(one.code for one in helplines.countries())])


# Putting the two together


@pytest.mark.practice(87)
@given(country=countries, noted=noted)
@checks(max_examples=150, deadline=None)
def test_hidden_lines_are_never_shown_and_all_others_are(
    country: str | None, noted: dict[str, Noted]
) -> None:
    listed = () if country == "" else helplines.lines(country)
    own = {id for id, note in noted.items() if note.words and helplines.line(id) is None}
    hidden = {id for id, note in noted.items() if note.hidden}
    known = {line.id for line in listed} | own
    shown = [line.id for line in help_lines.shown(country, noted)]
    assert set(shown) == known - hidden
    assert len(shown) == len(set(shown))
    again = [line.id for line in help_lines.hidden(country, noted)]
    assert set(again) == known & hidden
    assert [noted[id].hidden for id in again] == sorted(
        (noted[id].hidden for id in again), reverse=True
    )


@pytest.mark.practice(87)
@given(country=countries, noted=noted)
@checks(max_examples=150, deadline=None)
def test_own_words_take_the_place_of_the_lists_and_nothing_else_does(
    country: str | None, noted: dict[str, Noted]
) -> None:
    for line in help_lines.shown(country, noted):
        note, listed = noted.get(line.id, Noted()), helplines.line(line.id)
        said = {key: getattr(line, key) for key in FIELDS}
        if line.own:
            assert said == note.words
            assert line.checked == note.written
        else:
            assert listed is not None
            assert said == {key: getattr(listed, key) for key in FIELDS}
            assert line.checked == note.checked
        assert line.own == bool(note.words and not (listed and note.as_listed))
        assert line.country == (listed.country if listed else "")
        assert help_lines.personal_line(line.id, note) == line


@pytest.mark.practice(87)
@given(country=countries, noted=noted)
@checks(max_examples=150, deadline=None)
def test_own_lines_come_first_and_each_half_keeps_its_order(
    country: str | None, noted: dict[str, Noted]
) -> None:
    shown = help_lines.shown(country, noted)
    assert [line.own for line in shown] == sorted((line.own for line in shown), reverse=True)
    order = [line.id for line in helplines.lines()]
    for own in (True, False):
        listed = [order.index(x.id) for x in shown if x.own == own and x.id in order]
        assert listed == sorted(listed)
    added = [line.id for line in shown if line.id not in order]
    assert added == sorted(added)
    assert [line.id for line in shown[: len(added)]] == added


@pytest.mark.practice(87)
@given(country=countries)
@checks(deadline=None)
def test_without_notes_the_list_is_as_it_is(country: str | None) -> None:
    listed = () if country == "" else helplines.lines(country)
    assert help_lines.shown(country, {}) == listed
    assert help_lines.hidden(country, {}) == ()


def test_every_line_of_the_list_has_an_id_of_its_own() -> None:
    found = [line.id for line in helplines.lines()]
    assert len(set(found)) == len(found)
    for line in helplines.lines():
        assert line.id.startswith(f"{line.country.lower()}-")
        assert not line.id.startswith("own-")
        assert helplines.line(line.id) is line
    assert helplines.line("gb-nobody") is None


# How it is stored


@given(note=notes)
@checks(max_examples=150, deadline=None)
def test_a_note_comes_back_as_it_went_in(note: Noted) -> None:
    assert from_json(as_json(note)) == note


@pytest.mark.parametrize(
    "text",
    ["", "x", "[]", "null", "3", "[" * 100_000, '{"name": 3}', '{"name": "A"}', '{"call": "1"}'],
)
def test_what_another_program_wrote_is_as_if_it_were_not_there(text: str) -> None:
    assert from_json(text) == Noted()


def test_days_and_earlier_words_that_can_not_be_read_are_left_out() -> None:
    stored = (
        '{"name": "A", "call": "1", "written": "soon", "checked": 3, "hidden": 1, "earlier": 2}'
    )
    assert from_json(stored) == Noted(words(name="A", call="1"))
    stored = '{"earlier": [{"name": "A", "call": "1"}, 3, {"name": "B"}]}'
    assert from_json(stored) == Noted(earlier=(words(name="A", call="1"),))


# Keeping them


def ids_shown(journal: Journal, country: str | None = "GB") -> list[str]:
    return [line.id for line in help_lines.shown(country, journal.help_lines.all())]


def shown(journal: Journal, id: str) -> HelpLine:
    return next(x for x in help_lines.shown("GB", journal.help_lines.all()) if x.id == id)


@pytest.mark.practice(87)
def test_a_line_of_ones_own_comes_first_in_every_country(path: str, clock: Clock) -> None:
    with Journal.open(path, clock) as journal:
        one = journal.help_lines.add({**NIGHT, "name": " City\nnight line "})
        two = journal.help_lines.add({"name": "Night nurse", "email": "n@example.org"})
    with Journal.open(path, clock) as journal:
        assert set(ids_shown(journal)[:2]) == {one, two}
        assert ids_shown(journal)[2:4] == ["gb-samaritans", "gb-shout"]
        assert ids_shown(journal, "")[:2] == sorted((one, two))
        line = shown(journal, one)
        assert (line.name, line.call, line.hours) == ("City night line", "555 0199", "ten to six")
        assert (line.own, line.country, line.checked) == (True, "", TODAY)


@pytest.mark.parametrize(
    "given",
    [{}, {"name": "A"}, {"call": "1"}, {"name": " ", "call": "1"}, {"name": "A", "call": "\u200b"}],
)
def test_it_takes_a_name_and_a_way_to_reach_it(journal: Journal, given: dict[str, str]) -> None:
    for keep in (journal.help_lines.add, lambda w: journal.help_lines.edit("gb-shout", w)):
        with pytest.raises(NotPossible):
            keep(given)
    assert journal.help_lines.all() == {}


@pytest.mark.practice(87)
def test_a_line_in_ones_own_words_comes_first_and_goes_back_to_the_lists(
    journal: Journal,
) -> None:
    mine = words(name="Shout", text_to="85258", note="They answer fast")
    assert journal.help_lines.edit("gb-shout", mine) == "gb-shout"
    assert ids_shown(journal)[:2] == ["gb-shout", "gb-samaritans"]
    line = shown(journal, "gb-shout")
    assert (line.note, line.hours, line.own, line.checked) == ("They answer fast", "", True, TODAY)
    journal.help_lines.as_listed("gb-shout", True)
    assert help_lines.shown("GB", journal.help_lines.all()) == helplines.lines("GB")
    journal.help_lines.as_listed("gb-shout", False)
    assert shown(journal, "gb-shout") == line


def test_the_words_of_the_list_are_the_list_again(journal: Journal) -> None:
    listed = helplines.line("gb-shout")
    assert listed
    as_it_is = {key: getattr(listed, key) for key in FIELDS}
    journal.help_lines.edit("gb-shout", as_it_is)
    assert journal.help_lines.all() == {"gb-shout": Noted()}
    journal.help_lines.edit("gb-shout", {**as_it_is, "note": "mine"})
    journal.help_lines.edit("gb-shout", as_it_is)
    assert not shown(journal, "gb-shout").own
    journal.help_lines.as_listed("gb-shout", False)
    assert shown(journal, "gb-shout").note == "mine"


def test_no_earlier_words_are_lost(journal: Journal) -> None:
    id = journal.help_lines.add(NIGHT)
    for call in ("555 0200", "555 0200", "555 0300"):
        journal.help_lines.edit(id, {**NIGHT, "call": call})
    note = journal.help_lines.all()[id]
    assert note.words["call"] == "555 0300"
    assert [words["call"] for words in note.earlier] == ["555 0199", "555 0200"]


@pytest.mark.practice(87)
def test_a_hidden_line_is_left_out_until_it_is_shown_again(journal: Journal) -> None:
    own = journal.help_lines.add(NIGHT)
    for id in ("gb-samaritans", own):
        journal.help_lines.hide(id)
        assert id not in ids_shown(journal)
    assert ids_shown(journal)[0] == "gb-shout"
    assert set(journal.help_lines.all()) == {"gb-samaritans", own}
    for id in (own, "gb-samaritans"):
        journal.help_lines.restore(id)
    assert ids_shown(journal)[:3] == [own, "gb-samaritans", "gb-shout"]


@pytest.mark.practice(87)
def test_a_check_is_of_the_words_that_are_shown(path: str, clock: Clock) -> None:
    early = Clock(lambda: clock.now() - timedelta(days=200))
    with Journal.open(path, early) as journal:
        journal.help_lines.edit("gb-shout", words(name="Shout", text_to="85258"))
    with Journal.open(path, clock) as journal:
        assert shown(journal, "gb-shout").checked == TODAY - timedelta(days=200)
        journal.help_lines.as_listed("gb-shout", True)
        assert shown(journal, "gb-shout").checked is None
        journal.help_lines.mark_checked("gb-shout")
        assert shown(journal, "gb-shout").checked == TODAY
        journal.help_lines.as_listed("gb-shout", False)
        assert shown(journal, "gb-shout").checked == TODAY - timedelta(days=200)
        journal.help_lines.mark_checked("gb-shout")
        assert shown(journal, "gb-shout").checked == TODAY


@pytest.mark.parametrize("do", ["mark_checked", "hide", "restore"])
def test_a_line_that_there_is_not_can_not_be_noted(journal: Journal, do: str) -> None:
    with pytest.raises(NothingThere):
        getattr(journal.help_lines, do)("xx-nobody")
    assert journal.help_lines.all() == {}


def test_keeping_a_line_takes_its_draft_along(journal: Journal) -> None:
    journal.drafts.save(
        Draft("people:line:new", "name", "City"), Draft("people:line:gb-shout", "name", "Sh")
    )
    journal.help_lines.add(NIGHT, draft="people:line:new")
    assert [draft.screen for draft in journal.drafts.all()] == ["people:line:gb-shout"]


def test_hostile_words_come_back_harmless(journal: Journal) -> None:
    id = journal.help_lines.add({"name": HOSTILE, "call": HOSTILE})
    assert not {"\x1b", "\u202e"} & set(shown(journal, id).call)
    assert "{call}" in helplines.ways(shown(journal, id))[0][0]


# How old they are


@pytest.mark.practice(87)
@pytest.mark.parametrize(
    ("listed", "own", "said"),
    [
        (None, [None, None], "No one has checked this list yet."),
        (None, [3, None], "Lines without a date haven't been checked yet."),
        (None, [3, 180], "List last checked: 25 May."),
        (None, [3, 181], "This list is 181 days old."),
        (400, [None, None], "This list is 400 days old."),
        (400, [3, None], "This list is 400 days old."),
        (400, [3, 3], "List last checked: 18 November."),
        (None, [], "No one has checked this list yet."),
    ],
)
def test_the_list_is_as_old_as_its_oldest_line(
    monkeypatch: pytest.MonkeyPatch, listed: int | None, own: list[int | None], said: str
) -> None:
    def ago(number: int | None) -> date | None:
        return None if number is None else TODAY - timedelta(days=number)

    monkeypatch.setattr(helplines, "checked", lambda: ago(listed))
    make: Callable[..., HelpLine] = HelpLine
    lines = [make("x", "GB", "X", "1", "", "", "", "", "", checked=ago(n)) for n in own]
    assert help_lines.age_line(lines, TODAY).startswith(said)


# Where else they are read


@pytest.mark.practice(87)
def test_a_glance_sees_them_and_changes_nothing(journal: Journal, path: str) -> None:
    id = journal.help_lines.add(NIGHT)
    journal.help_lines.hide("gb-shout")
    journal.state.set("linen", "x")
    before = Path(path).read_bytes()
    seen = help_lines.read(Journal.read_support_snapshot(path).lines)
    assert seen == journal.help_lines.all()
    assert set(seen) == {id, "gb-shout"}
    assert Path(path).read_bytes() == before


def test_a_note_that_can_not_be_read_hides_no_line(journal: Journal, path: str) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute("INSERT INTO state VALUES ('line:gb-shout', 'garbage', '')")
    raw.close()
    assert help_lines.shown("GB", journal.help_lines.all()) == helplines.lines("GB")
    journal.help_lines.hide("gb-shout")
    assert ids_shown(journal)[:2] == ["gb-samaritans", "gb-frank"]


@pytest.mark.practice(87)
def test_the_printed_plan_has_the_lines_as_they_are_kept(journal: Journal) -> None:
    journal.safety_plan.add("signs", "I stop answering")
    journal.help_lines.add(NIGHT)
    journal.help_lines.hide("gb-shout")
    known = help_lines.shown("GB", journal.help_lines.all())
    text = "".join(page("txt", plan_document(journal.safety_plan.all(), (), "GB", known)))
    assert text.index("City night line: call 555 0199. ten to six") < text.index("Samaritans")
    assert "85258" not in text
    assert "999 or 112" in text
    assert "findahelpline.com" in text
    assert "85258" in "".join(page("txt", plan_document(journal.safety_plan.all(), (), "GB")))
