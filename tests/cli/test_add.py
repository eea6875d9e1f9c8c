"""Keeping wins, intentions, hard moments and being here from the shell."""

from __future__ import annotations

import sys

import pytest

from checkin.__main__ import main
from checkin.content.hard_moment import offer_help
from checkin.core.text import LIMIT
from checkin.journal import Journal
from tests.support.shell import checkin

ONE = "All these lines are one win."


@pytest.mark.practice(16)
@pytest.mark.practice(95)
def test_a_win_is_kept_by_words_and_by_standard_input() -> None:
    said = checkin("win", "Got", "out", "of", "bed")
    assert (said.code, said.out) == (0, "Kept. 1 win so far. `checkin edit 1` changes it.\n")
    said = checkin("win", typed="Replied to Sam\nand to Ana\n")
    assert (said.code, said.out) == (
        0,
        f"Kept. 2 wins so far. `checkin edit 2` changes it.\n{ONE}\n",
    )
    assert [e["text"] for e in checkin("log", "--json").json] == [
        "Replied to Sam\nand to Ana",
        "Got out of bed",
    ]


def test_a_relapse_typed_as_a_win_is_kept_in_own_words_and_answered_softly() -> None:
    said = checkin("win", "I relapsed")
    assert said.code == 0
    assert "Kept. `checkin edit 1` changes it." in said.out
    assert "what you built before it is still yours" in said.out
    assert "win so far" not in said.out
    assert [e["kind"] for e in checkin("log", "--json").json] == ["reflection"]
    assert "1 win so far" in checkin("win", "I relapsed, and I told Jan").out


@pytest.mark.parametrize(("words", "typed"), [(("4",), ""), ((), "4\n")], ids=["words", "input"])
def test_a_number_alone_keeps_the_everyday_win_of_the_wins_page(
    journal: Journal, words: tuple[str, ...], typed: str
) -> None:
    journal.settings.set("own-wins", "Fed the cat")
    chip = journal.wins.one_key()[3]
    said = checkin("win", *words, typed=typed)
    assert said.out.splitlines() == [
        f"Number 4 on the Wins page: {chip.text}",
        "Kept. 1 win so far. `checkin edit 1` changes it.",
    ]
    (win,) = journal.entries()
    assert (win.text, win.label, win.source) == (chip.text, chip.kind, chip.id)
    checkin("win", "1")
    assert journal.entries()[0].text == "Fed the cat"
    assert journal.entries()[0].source is None
    assert "A number from 1 to 9 alone" in " ".join(checkin("win", "--help").out.split())


@pytest.mark.parametrize("words", ["0", "10", "4 km", "-4"])
def test_other_numbers_are_words(journal: Journal, words: str) -> None:
    assert "Wins page" not in checkin("win", "--", *words.split()).out
    assert journal.entries()[0].text == words


def test_lines_from_standard_input_are_one_win_and_its_help_says_so() -> None:
    assert ONE in " ".join(checkin("win", "--help").out.split())
    assert ONE in checkin("win", "-", typed="called mum\nate lunch\n").out
    assert ONE not in checkin("win", typed="called mum\n").out
    assert ONE not in checkin("hard", typed="two\nlines").out
    assert [e["text"] for e in checkin("log", "--kind", "win", "--json").json] == [
        "called mum",
        "called mum\nate lunch",
    ]


def test_a_dash_stands_for_standard_input() -> None:
    assert checkin("win", "-", typed="two\nlines").code == 0
    assert checkin("show", "1", "--json").json[0]["text"] == "two\nlines"


@pytest.mark.parametrize("command", ["win", "intention", "hard", "week"])
@pytest.mark.parametrize("words", [("-", "extra"), ("extra", "-")])
def test_a_dash_beside_words_is_refused_where_standard_input_would_be_lost(
    command: str, words: tuple[str, ...]
) -> None:
    said = checkin(command, *words, typed="x")
    assert said.code == 2
    assert "Use - by itself to read standard input, or words, not both." in said.err
    assert checkin("log", "--json").json == []


def test_a_win_without_words_is_told_apart_from_one_with_words() -> None:
    for said in (checkin("win"), checkin("win", ""), checkin("win", typed=" \n\t")):
        assert (said.code, said.out) == (1, "")
        assert said.err == "Nothing to keep yet. Type a few words.\n"
    assert checkin("log", "--json").json == []


def test_words_that_begin_with_a_dash_need_two_dashes_before_them() -> None:
    said = checkin("win", "-ish", "degrees and a walk")
    assert said.code == 2
    assert "put -- before them: checkin win --" in said.err
    assert checkin("win", "--", "-ish", "degrees and a walk").code == 0
    assert checkin("show", "1", "--json").json[0]["text"] == "-ish degrees and a walk"


@pytest.mark.parametrize("words", ["-5 degrees and a walk", "mood was -10 today", "went at -1,5°"])
def test_numbers_below_zero_are_words(words: str) -> None:
    said = checkin("win", *words.split(), "--on", "yesterday")
    assert (said.code, said.err) == (0, "")
    assert checkin("show", "1", "--json").json[0]["text"] == words
    said = checkin("win", "--on", "-1", "a", "walk")
    assert said.code == 1
    assert "\0" not in said.err
    assert "-1" in said.err
    for line in (("delete", "--", "-1"), ("year", "-5"), ("win", "--", "-5")):
        assert {"\0", "\u2400", "\\x00"}.isdisjoint(checkin(*line).err)
    assert checkin("show", "2", "--json").json[0]["text"] == "-5"


def test_every_field_of_a_win_has_an_option() -> None:
    said = checkin(
        *("win", "Called @sam", "--why", "I breathed first", "--tag", "people"),
        *("--tag", "#Family", "--tag", "@Ana", "--bring", "--keep-for-hard-day", "--json"),
    )
    entry = said.json
    assert entry["tags"] == ["#family", "#people", "@ana", "@sam"]
    assert (entry["why"], entry["bring"], entry["keepsake"]) == ("I breathed first", True, True)
    assert (entry["kind"], entry["day"], entry["at"]) == (
        "win",
        "2026-11-21",
        "2026-11-21T12:30:00+01:00",
    )


@pytest.mark.parametrize("tag", ["", "#", "12", "two words", "#a#b", "a@b", "people!"])
def test_what_can_not_be_a_tag_is_refused(tag: str) -> None:
    said = checkin("win", "x", "--tag", tag)
    assert said.code == 1
    assert "can't be a tag" in said.err
    assert checkin("status", "--json").json["wins"] == 0


@pytest.mark.parametrize(
    ("options", "day", "at"),
    [
        (("--on", "yesterday"), "2026-11-20", None),
        (("--on", "today"), "2026-11-21", "2026-11-21T12:30:00+01:00"),
        (("--on", "last friday", "--at", "9:30"), "2026-11-20", "2026-11-20T09:30:00+01:00"),
        (("--at", "9:30"), "2026-11-21", "2026-11-21T09:30:00+01:00"),
        (("--on", "yesterday", "--at", "1 am"), "2026-11-20", "2026-11-21T01:00:00+01:00"),
        (("--on", "1 july", "--at", "noon"), "2026-07-01", "2026-07-01T12:00:00+02:00"),
        (("--on", "1900-01-01", "--at", "4:00"), "1900-01-01", "1900-01-01T04:00:00+01:00"),
    ],
)
def test_a_win_of_another_day_or_time(options: tuple[str, ...], day: str, at: str | None) -> None:
    entry = checkin("win", "x", *options, "--json").json
    assert (entry["day"], entry["at"]) == (day, at)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--on", "03/04"), "'03/04' could mean two days. Type 3 April or 4 March."),
        (("--on", "tomorrow"), "Sunday 22 November 2026 is in the future."),
        (("--at", "13:00"), "13:00 on Saturday 21 November hasn't come yet."),
        (("--at", "1:00"), "For last night, add --on yesterday."),
        (("--at", "soon"), "I don't know the time 'soon'."),
        (("--on", "someday"), "I don't know the day 'someday'."),
    ],
)
def test_a_day_that_can_not_be_is_refused_with_a_sentence(
    options: tuple[str, ...], sentence: str
) -> None:
    for command in ("win", "intention", "hard"):
        said = checkin(command, "x", *options)
        assert (said.code, said.out) == (1, "")
        assert sentence in said.err
    assert checkin("log", "--json").json == []


def test_a_time_follows_the_start_of_the_day() -> None:
    checkin("settings", "day-start", "0:00")
    entry = checkin("win", "x", "--at", "1:00", "--json").json
    assert (entry["day"], entry["at"]) == ("2026-11-21", "2026-11-21T01:00:00+01:00")


def test_more_than_an_entry_holds_is_refused_and_nothing_changed() -> None:
    checkin("win", "before")
    for typed in ("x" * (LIMIT + 1), "x" * (9 * LIMIT)):
        said = checkin("win", typed=typed)
        assert (said.code, said.out) == (1, "")
        assert "100,000" in said.err
    assert checkin("win", typed="x" * LIMIT).code == 0
    assert checkin("status", "--json").json["entries"] == 2


def test_an_intention_is_read_back_with_its_moment() -> None:
    said = checkin("intention", "Step outside", "--after", "lunch")
    assert said.out == "Kept. `checkin edit 1` changes it.\nAfter lunch, I will step outside\n"
    assert checkin("intention", "x", "--when", "when I get home,", "--json").json["cue"] == (
        "When I get home"
    )
    assert checkin("intention", typed="rest a while").code == 0


@pytest.mark.practice(7)
def test_breathing_is_enough_and_so_is_no_goal() -> None:
    assert checkin("intention", "--enough", "--json").json["source"] == "enough"
    said = checkin("intention", "--no-goal")
    assert (
        said.out
        == "Kept. `checkin edit 2` changes it.\nNo goal today. That's it for this morning.\n"
    )
    assert checkin("show", "2", "--json").json[0]["source"] == "no-goal"


@pytest.mark.parametrize(
    "args",
    [
        ("words", "--enough"),
        ("--enough", "--no-goal"),
        ("x", "--after", "a", "--when", "b"),
        ("--no-goal", "--after", "lunch"),
    ],
)
def test_options_that_do_not_go_together_are_wrong_usage(args: tuple[str, ...]) -> None:
    assert checkin("intention", *args).code == 2


@pytest.mark.practice(78)
def test_words_of_a_slip_are_answered_with_what_is_safe_and_people() -> None:
    said = checkin("hard", "I", "drank", "again").out
    assert "Thank you for saying it." in said
    assert "A doctor or your clinic can tell you what is safe." in said
    assert said.endswith("Type checkin people for your people and help lines, at any time.\n")
    assert "Thank you" not in checkin("hard", "It was loud").out


def test_a_hard_moment_takes_nothing_off_the_pile() -> None:
    checkin("win", "one")
    checkin("win", "two", "--on", "yesterday")
    before = checkin("status", "--json").json
    said = checkin("hard", "It", "all", "came", "back")
    assert said.code == 0
    assert "Hard moments take nothing away. Your 2 wins stay." in said.out
    after = checkin("status", "--json").json
    assert (after["wins"], after["days"]) == (before["wins"], before["days"]) == (2, 2)


@pytest.mark.parametrize(
    ("words", "named"),
    [("i took 30 pills and i want to die", True), ("hopeless", True), ("A loud call", False)],
)
def test_a_hard_moment_that_is_a_reason_to_names_people(words: str, named: bool) -> None:
    said = checkin("hard", words)
    assert said.out.startswith(HEARD if named else "Kept.")
    emergency = "please call your emergency number now" in " ".join(
        said.out.split("Kept.")[0].split()
    )
    assert emergency is ("took 30 pills" in words)
    people = "Type checkin people for your people and help lines, at any time."
    assert (people in said.out.splitlines()) is named
    assert words not in said.out
    assert checkin("log", "--hard").out.count(words) == 1


HEARD = "That's a lot to carry."
PEOPLE = "Type checkin people for your people and help lines, at any time."


@pytest.mark.parametrize(
    "line",
    [
        ("win", "i", "want", "to", "die"),
        ("win", "told", "mira", "that", "i", "want", "to", "die"),
        ("intention", "not", "wake", "up", "tomorrow"),
        ("week", "i", "want", "to", "die"),
        ("edit", "1", "i", "want", "to", "die"),
        ("session", "--question", "why do i want to die"),
        ("hard", "i", "want", "to", "die"),
    ],
)
def test_words_that_are_a_reason_to_name_people_wherever_they_are_given(
    line: tuple[str, ...],
) -> None:
    checkin("win", "before")
    said = checkin(*line)
    assert said.code == 0
    assert (said.out.splitlines()[0], said.out.splitlines()[-1]) == (HEARD, PEOPLE)
    assert offer_help().text.startswith(HEARD)
    calm = {"edit": ("1", "tea"), "session": ("--question", "tea")}.get(line[0], ("tea",))
    for other in (checkin(line[0], *calm), checkin(*line, "--json")):
        assert PEOPLE not in other.out
        assert HEARD not in other.out


def test_words_that_are_no_win_are_kept_and_not_counted_as_one() -> None:
    said = checkin("win", "i", "want", "to", "die")
    assert said.out == f"{HEARD}\nKept. `checkin edit 1` changes it.\n{PEOPLE}\n"
    entry = checkin("show", "1", "--json").json[0]
    assert (entry["kind"], entry["source"], entry["text"]) == (
        "reflection",
        "words",
        "i want to die",
    )
    assert checkin("win", "told", "mira", "i", "want", "to", "die", "--json").json["kind"] == "win"


def test_the_quick_way_of_a_win_names_people_too(
    path: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Journal.open(path).close()
    monkeypatch.setattr(sys, "argv", ["checkin", "win", "i", "want", "to", "die"])
    assert main() == 0
    assert capsys.readouterr().out == f"{HEARD}\nKept. `checkin edit 1` changes it.\n{PEOPLE}\n"


def test_a_hard_moment_comes_from_words_or_standard_input_under_both_names() -> None:
    assert "You can take this slowly" in checkin("setback", typed="piped\n").out
    assert checkin("hard", "words", "--json").json["kind"] == "setback"
    assert checkin("hard").code == 1
    assert "setback" not in checkin("--help").out


def test_being_here_counts_once_a_day() -> None:
    first, second = checkin("here", "--json").json, checkin("here", "--json").json
    assert first["id"] == second["id"]
    assert (first["kind"], first["source"]) == ("reflection", "here")
    assert checkin("here").out == "Being here counts. It's saved with today.\n"
    assert checkin("status", "--json").json["days"] == 1
