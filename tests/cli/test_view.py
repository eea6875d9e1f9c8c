"""Looking at what is kept from the shell: today, log, search, show."""

from __future__ import annotations

from datetime import date

import pytest

from checkin.cli.rendering.entries import EntryPrinter
from checkin.core.entries import NewEntry
from checkin.core.wrapping import cells
from checkin.journal import Journal
from tests.support.shell import checkin


def test_today_is_a_page_of_text(journal: Journal) -> None:
    journal.add(NewEntry("intention", "Step outside", cue="After lunch", outcome="some"))
    journal.add(NewEntry("win", "Got up #body", tags=("#rest",)))
    moment = journal.add(NewEntry("setback", ""))
    journal.add(NewEntry("step", "Drank water", parent=moment.id, outcome="easier"))
    journal.add(NewEntry("reflection", "It was calm", cue="What helped?"))
    assert checkin("today", "--hard").out.splitlines() == [
        "Saturday 21 November",
        "",
        "This morning",
        "  ◆ #1  12:30  After lunch, I will step outside  did some of it",
        "",
        "Wins today",
        "  ● #2  12:30  Got up #body  #rest",
        "",
        "A hard moment",
        "  ~ #3  12:30  A hard moment",
        "    → #4  12:30  Drank water  easier",
        "",
        "Also today",
        "  ◇ #5  12:30  What helped?",
        "               It was calm",
        "",
        "1 win · 1 day here",
    ]
    assert [e["id"] for e in checkin("today", "--json").json] == [1, 2, 3, 4, 5]


def test_today_leaves_hard_moments_out_as_log_does(journal: Journal) -> None:
    journal.add(NewEntry("win", "Got up"))
    assert checkin("today").err == ""
    moment = journal.add(NewEntry("setback", "Argued"))
    journal.add(NewEntry("step", "Drank water", parent=moment.id, outcome="easier"))
    said = checkin("today")
    assert "Got up" in said.out
    assert "Argued" not in said.out
    assert "Drank water" not in said.out
    assert said.err == "\nHard moments aren't shown here. Add --hard to see them too.\n"
    assert said.err == checkin("log").err
    shown = checkin("today", "--hard")
    assert "Argued" in shown.out
    assert "Drank water" in shown.out
    assert shown.err == ""
    assert [entry["kind"] for entry in checkin("today", "--json").json] == [
        "win",
        "setback",
        "step",
    ]


def test_an_empty_day_shows_no_zero() -> None:
    said = checkin("today")
    assert said.code == 0
    assert "0" not in said.out
    assert checkin("today", "--json").out == "[]\n"


def test_the_log_has_the_newest_day_first_and_each_as_it_happened(journal: Journal) -> None:
    checkin("win", "old", "--on", "2025-12-24")
    checkin("win", "early", "--at", "8:00")
    checkin("win", "late", "--at", "9:00")
    assert checkin("log").out.splitlines() == [
        "Saturday 21 November",
        "  ● #2  08:00  early",
        "  ● #3  09:00  late",
        "",
        "Wednesday 24 December 2025",
        "  ● #1         old",
    ]


def test_the_log_shows_hard_moments_when_they_are_asked_for() -> None:
    checkin("win", "good")
    checkin("hard", "painful")
    said = checkin("log")
    assert "painful" not in said.out
    assert said.err == "\nHard moments aren't shown here. Add --hard to see them too.\n"
    for args in (("--hard",), ("--kind", "hard"), ("--kind", "setback"), ("--json",)):
        said = checkin("log", *args)
        assert "painful" in said.out
        assert said.err == ""


def test_a_long_log_says_how_to_see_more(journal: Journal) -> None:
    journal.add_many([NewEntry("win", f"win {n}") for n in range(60)])
    said = checkin("log")
    assert len(said.out.splitlines()) == 1 + 50
    assert said.err.startswith("\nThere is more. Add --limit 200")
    assert len(checkin("log", "--limit", "100").out.splitlines()) == 61
    assert len(checkin("log", "--json").json) == 60
    assert [e["text"] for e in checkin("log", "--json", "--limit", "2").json] == [
        "win 59",
        "win 58",
    ]


def test_filters_narrow_a_list(journal: Journal) -> None:
    checkin("win", "march #people", "--on", "2025-03-14")
    checkin("win", "friday @sam", "--on", "yesterday")
    checkin("intention", "rest #people")

    def found(*args: str) -> list[str]:
        return [e["text"] for e in checkin("log", "--json", *args).json]

    assert found("--kind", "win") == ["friday @sam", "march #people"]
    assert found("--kind", "win", "--kind", "intention", "--tag", "people") == [
        "rest #people",
        "march #people",
    ]
    assert found("--tag", "#People", "--kind", "win") == ["march #people"]
    assert found("--tag", "@sam") == ["friday @sam"]
    assert found("--tag", "@sam", "--tag", "people") == []
    assert found("--since", "yesterday") == ["rest #people", "friday @sam"]
    assert found("--until", "march 2025") == ["march #people"]
    assert found("--since", "2025", "--until", "yesterday") == ["friday @sam", "march #people"]
    said = checkin("log", "--since", "yesterday", "--until", "2025-03-14")
    assert (said.code, said.out) == (1, "")
    assert "ends on 2025-03-14, before it begins on 2026-11-20" in said.err


def test_search_finds_words_in_any_form() -> None:
    checkin("win", "Drank coffee at the Café with Ana")
    checkin("hard", "No coffee")
    assert [e["id"] for e in checkin("search", "--json", "CAFE", "ana").json] == [1]
    assert "painful" not in checkin("search", "coffee").out
    assert len(checkin("search", "--json", "coffee").json) == 2
    assert len(checkin("search", "--json", "coffee", "--kind", "win").json) == 1
    nothing = checkin("search", "tea")
    assert (nothing.code, nothing.out) == (1, "")
    assert nothing.err == "Nothing found. Try another word.\n"
    nothing = checkin("search", "--json", "tea")
    assert (nothing.code, nothing.out, nothing.err) == (1, "[]\n", "")


@pytest.mark.parametrize("words", ['"', "a AND", "NEAR(", "*", "'", "col:x", "(((", "%"])
def test_search_takes_anything_as_words(words: str) -> None:
    checkin("win", "a win")
    said = checkin("search", words)
    assert (said.code, said.err) in ((0, ""), (1, "Nothing found. Try another word.\n"))


def test_search_needs_a_word() -> None:
    assert checkin("search").code == 2
    assert checkin("search", " ").code == 1


def test_show_tells_all_of_an_entry_and_its_earlier_words() -> None:
    checkin("win", "first", "--why", "I tried", "--keep-for-hard-day")
    checkin("edit", "1", "second #b")
    said = checkin("show", "#1", "--versions")
    assert said.out.splitlines() == [
        "● #1 win",
        "  day                  Saturday 21 November 2026",
        "  time                 12:30",
        "  words                second #b",
        "  how it happened      I tried",
        "  tags                 #b",
        "  kept for a hard day  yes",
        "  written              2026-11-21T12:30:00+01:00",
        "",
        "Earlier versions",
        "  day                  2026-11-21",
        "  time                 2026-11-21T12:30:00+01:00",
        "  words                first",
        "  how it happened      I tried",
        "  kept for a hard day  yes",
    ]
    assert checkin("show", "1", "--versions", "--json").json[0]["versions"][0]["text"] == "first"


def test_show_gives_a_list_for_one_as_for_several() -> None:
    checkin("win", "a")
    checkin("win", "b")
    assert [e["text"] for e in checkin("show", "1", "--json").json] == ["a"]
    assert [e["text"] for e in checkin("show", "2", "#1", "--json").json] == ["b", "a"]


@pytest.mark.parametrize("number", ["7", "0", "9223372036854775807", "9" * 19, "9" * 5000])
def test_an_unknown_number_is_said_and_ends_with_1(number: str) -> None:
    for command in ("show", "edit", "delete"):
        said = checkin(command, number, typed="words")
        assert (said.code, said.out) == (1, "")
        assert "There's no entry" in said.err


@pytest.mark.parametrize("number", ["x", "-1", "1.5", "²", "##1", ""])
def test_what_is_no_number_is_wrong_usage(number: str) -> None:
    assert checkin("show", "--", number).code == 2


def test_long_words_are_broken_under_each_other_at_the_width_of_the_terminal() -> None:
    printer = EntryPrinter(width=40, colors=False, round=True)
    lines = printer.wrapped("one two three four five six seven eight 日本語日本語", 10)
    assert lines == ["one two three four five six", "seven eight 日本語日本語"]
    assert all(cells(line) <= 30 for line in lines)
    assert EntryPrinter(None, False, True).wrapped("a\n\nb " + "c" * 100, 9) == [
        "a",
        "",
        "b " + "c" * 100,
    ]
    assert printer.wrapped("x" * 90, 10) == ["x" * 90]


def test_plain_marks_stand_in_where_round_ones_can_not_be_shown() -> None:
    checkin("win", "café")
    assert "* #1  12:30  caf\\xe9" in checkin("today", encoding="ascii").out
    assert checkin("log", "--json", encoding="ascii").json[0]["text"] == "café"
    checkin("settings", "marks", "plain")
    assert "* #1  12:30  café" in checkin("today").out


def test_a_search_reads_filters_as_history_does(journal: Journal) -> None:
    journal.add(NewEntry("win", "Drank #tea with @sam", day=date(2025, 3, 4)))
    journal.add(NewEntry("win", "Drank #tea alone", day=date(2026, 3, 4)))
    journal.add(NewEntry("setback", "Spilled the #tea", day=date(2025, 3, 4)))
    for words, found in (
        (["#tea", "in", "2025"], [3, 1]),
        (["wins with @sam in march 2025, containing drank"], [1]),
        (["hard", "moments"], [3]),
        (["wins", "since", "2026"], [2]),
        (["#tea", "--kind", "win", "--until", "2025"], [1]),
        (['"in 2025"'], []),
        (['"'], []),
    ):
        assert [e["id"] for e in checkin("search", "--json", *words).json] == found


def test_what_is_kept_close_or_to_bring_can_be_listed(journal: Journal) -> None:
    journal.add(NewEntry("win", "Swam", keepsake=True))
    journal.add(NewEntry("win", "Slept", bring=True))
    journal.add(NewEntry("setback", "Shouted", bring=True))
    assert [e["id"] for e in checkin("log", "--keepsake", "--json").json] == [1]
    assert [e["id"] for e in checkin("log", "--bring", "--json").json] == [3, 2]
    assert [e["id"] for e in checkin("search", "s", "--bring", "--json").json] == [3, 2]
    assert "Slept" in checkin("log", "--bring").out
    assert "Shouted" not in checkin("log", "--bring").out


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1984", 'in 1984, or containing "1984"'),
        ("steps with mum", 'small steps, containing with mum, or containing "steps with mum"'),
        ("#book in 1984", 'with #book in 1984, or with #book, containing "in 1984"'),
        ("in 1985", "in 1985"),
    ],
)
def test_a_search_says_how_it_read_what_may_be_a_filter(typed: str, read: str) -> None:
    checkin("win", "Finished reading 1984 in bed #book")
    checkin("win", "Did my steps with mum")
    assert checkin("search", typed).err.splitlines()[0] == f"Searched for: {read}."


@pytest.mark.parametrize("typed", ["mum", "#book", "#bo mum", '"1984"', "with #book"])
def test_a_search_for_words_and_tags_needs_no_more_said(typed: str) -> None:
    checkin("win", "Finished reading 1984 with mum #book")
    said = checkin("search", typed)
    assert "#1" in said.out
    assert said.err == ""


def test_a_search_shows_what_it_found_beside_the_words() -> None:
    checkin("win", "Sewed a button", "--why", "I had found the needle at last")
    checkin("win", "A needle", "--why", "found by chance")
    checkin("win", "Rested", "--tag", "needlework")
    assert checkin("search", "needle").out.splitlines()[1:] == [
        "  ● #1  12:30  Sewed a button",
        "               how it happened: I had found the needle at last",
        "  ● #2  12:30  A needle",
        "  ● #3  12:30  Rested  #needlework",
    ]
    assert "how it happened: found by chance" in checkin("search", "needle found").out
    assert "how it happened" not in checkin("log").out


@pytest.mark.parametrize("command", ["log", "remember", "pile"])
def test_a_tag_is_found_without_its_sign(command: str) -> None:
    checkin("win", "Called @sam")
    checkin("win", "Sang #sam")
    checkin("win", "Met @samira")
    assert [e["id"] for e in checkin("log", "--tag", "sam", "--json").json] == [2, 1]
    assert [e["id"] for e in checkin("log", "--tag", "sami", "--json").json] == [3]
    assert "nothing" not in checkin(command, "--tag", "sam").out.casefold()
    nobody = checkin(command, "--tag", "nobody")
    assert "Nothing has the tag #nobody or @nobody" in nobody.out + nobody.err
