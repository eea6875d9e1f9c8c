"""Looking back from the shell: on-this-day, remember, pile, year."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from tests.support.shell import checkin

SATURDAY = date(2026, 11, 21)


def win(journal: Journal, text: str, days: int = 0) -> int:
    return journal.add(NewEntry("win", text, day=SATURDAY - timedelta(days=days))).id


@pytest.mark.practice(66)
def test_on_this_day_lists_each_day_with_how_long_ago_it_was(journal: Journal) -> None:
    journal.add(NewEntry("win", "Swam", day=date(2024, 11, 21)))
    win(journal, "Rested #rest", 7)
    moment = journal.add(NewEntry("setback", "Hard", day=date(2026, 10, 21)))
    assert checkin("on-this-day").out.splitlines() == [
        "A week ago, Saturday 14 November 2026",
        "  ● #2         Rested #rest",
        "",
        "2 years ago, Thursday 21 November 2024",
        "  ● #1         Swam",
    ]
    found = checkin("on-this-day", "--json").json
    assert [(t["label"], t["years"], t["day"]) for t in found] == [
        ("week_ago", 0, "2026-11-14"),
        ("years_ago", 2, "2024-11-21"),
    ]
    assert found[0]["entries"] == [checkin("show", "2", "--json").json[0]]
    assert f"~ #{moment.id}" in checkin("on-this-day", "--hard").out
    assert checkin("on-this-day", "14", "nov", "--json").out == "[]\n"
    assert "Swam" in checkin("on-this-day", "21", "nov", "2025").out


def test_on_this_day_says_when_there_is_nothing_and_when_a_day_is_unclear() -> None:
    said = checkin("on-this-day")
    assert (said.code, said.out) == (0, "")
    assert said.err == "There's nothing on this day in other months or years.\n"
    said = checkin("on-this-day", "whenever")
    assert (said.code, said.out) == (1, "")


def test_a_full_day_is_told_in_part_and_whole_as_json(journal: Journal) -> None:
    journal.add_many(
        [NewEntry("win", f"win {n}", day=SATURDAY - timedelta(days=7)) for n in range(20)]
    )
    lines = checkin("on-this-day").out.splitlines()
    assert len(lines) == 1 + 12 + 1
    assert lines[-1] == "  and more"
    assert len(checkin("on-this-day", "--json").json[0]["entries"]) == 20


def test_remember_gives_one_win_and_remembers_it(journal: Journal) -> None:
    for number in range(21):
        win(journal, f"win {number}", number)
    assert len({checkin("remember", "--json").json["id"] for _ in range(21)}) == 21
    said = checkin("remember").out.splitlines()
    assert said[0].startswith("From ")
    assert said[0].endswith("2026:")
    assert said[1].startswith("  ● #")


def test_a_win_can_rest_and_wake(journal: Journal) -> None:
    one, other = win(journal, "one"), win(journal, "other", 1)
    said = checkin("remember", "--not-again", f"#{one}").out
    assert said == ("It won't come up again. checkin remember --again 1 brings it back.\n")
    assert {checkin("remember", "--json").json["id"] for _ in range(4)} == {other}
    assert checkin("remember", "--again", str(one)).out == "Okay. It may come up again.\n"
    assert {checkin("remember", "--json").json["id"] for _ in range(4)} == {one, other}
    assert checkin("remember", "--not-again", "99").code == 1


def test_without_a_win_to_show_there_is_nothing_to_remember(journal: Journal) -> None:
    said = "When there's a win to show, you'll see it here.\n"
    assert checkin("remember").err == said
    win(journal, "I drank wine again")
    assert checkin("remember").err == said
    assert checkin("remember", "--json").out == "null\n"


@pytest.mark.practice(64)
def test_the_pile_has_a_stone_for_each_win(journal: Journal) -> None:
    for days in (0, 1, 2, 30, 400):
        win(journal, "Called @sam #people" if days else "Rested", days)
    journal.add(NewEntry("setback", "no win #people"))
    assert checkin("pile").out.splitlines() == [
        "November 2026  ●●●●●  5 wins so far",
        "October 2026   ●●  2 wins by then",
        "October 2025   ●  1 win by then",
    ]
    assert checkin("pile", "--by", "week").out.splitlines()[0] == (
        "Week of 16 November 2026  ●●●●●  5 wins so far"
    )
    assert checkin("pile", "--by", "tag").out == "#people  ●●●●  4 wins\n"
    assert checkin("pile", "--by", "person", "--json").json == [{"tag": "@sam", "wins": 4}]
    assert checkin("pile", "--json").json[0] == {
        "first": "2026-11-01",
        "last": "2026-11-30",
        "wins": 3,
        "total": 5,
    }
    assert "* " in checkin("pile", encoding="ascii").out


def test_a_large_pile_says_what_a_stone_is(journal: Journal) -> None:
    journal.add_many([NewEntry("win", f"win {n}") for n in range(120)])
    lines = checkin("pile").out.splitlines()
    assert lines[-1] == "Each dot is up to 10 wins."
    assert all(len(line) <= 80 for line in lines)
    assert lines[0].count("●") == 12


@pytest.mark.parametrize(
    ("by", "says"),
    [
        ("month", "Your wins will show up here."),
        ("tag", "Type a #topic in a win, and it will show up here."),
        ("person", "Type an @name in a win, and it will show up here."),
    ],
)
def test_an_empty_pile_says_what_will_be_there(by: str, says: str) -> None:
    said = checkin("pile", "--by", by)
    assert (said.code, said.out, said.err) == (0, "", f"{says}\n")
    assert checkin("pile", "--by", by, "--json").out == "[]\n"


def test_the_year_is_a_map_and_the_same_in_words(journal: Journal) -> None:
    for number in range(5):
        win(journal, f"win {number}", 0)
    win(journal, "Wednesday", 3)
    lines = checkin("year").out.splitlines()
    assert lines[0] == "2026: 6 wins so far"
    assert lines[1].split()[::11] == ["Jan", "Dec"]
    assert [line for line in lines[2:9] if "▪" in line] == [lines[4]]
    assert lines[4].startswith("Wed")
    assert [line.split() for line in lines[2:9] if "█" in line] == [["Sat", "█"]]
    assert lines[-1] == "▪ 1   ■ 2 or 3   █ 4 or more"
    assert checkin("year", "--json").json == [
        {"year": 2026, "wins": 6, "days": {"2026-11-18": 1, "2026-11-21": 5}}
    ]
    assert checkin("year", encoding="ascii").out.count("5") == 1


def test_the_year_is_the_latest_one_with_a_win(journal: Journal) -> None:
    assert checkin("year").err == "Each day with a win gets a mark here.\n"
    win(journal, "long ago", 3000)
    assert checkin("year").out.startswith("2018: 1 win so far")
    assert checkin("year", "2018").out == checkin("year").out
    assert checkin("year", "2026").err.startswith("No wins in 2026.")
    assert checkin("year", "0").code == 2
    assert checkin("year", "last").code == 2


def test_several_years_stand_below_each_other_or_beside_where_there_is_room(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    for days in (0, 3, 400, 800):
        win(journal, "x", days)
    said = checkin("year", "--all").out.splitlines()
    assert [line for line in said if line.startswith("20")] == [
        "2026: 4 wins so far",
        "2025: 2 wins by then",
        "2024: 1 win by then",
    ]
    assert checkin("year", "2025", "2024").out.startswith("2025: 2 wins by then")
    found = checkin("year", "--all", "--json").json
    assert found == [checkin("year", str(y), "--json").json[0] for y in (2026, 2025, 2024)]
    found = checkin("year", "2019", "2025", "2019", "--json").json
    assert [(year["year"], year["wins"]) for year in found] == [(2025, 1), (2019, 0)]
    both = checkin("year", "2019", "2025")
    assert both.out.splitlines()[0] == "2025: 2 wins by then"
    assert both.err.startswith("No wins in 2019.")
    monkeypatch.setattr("checkin.cli.rendering.entries.at_terminal", lambda _: True)
    monkeypatch.setenv("COLUMNS", "120")
    said = checkin("year", "--all").out.splitlines()
    assert " ".join(said[0].split()) == "2025: 2 wins by then 2026: 4 wins so far"
    assert said[0].index("2026") == said[1].rindex("Jan")
    assert said[10] == "    2024: 1 win by then"
    assert max(map(len, said)) <= 120


def test_all_years_without_a_win_are_a_sentence() -> None:
    assert checkin("year", "--all").err == "Each day with a win gets a mark here.\n"
    assert checkin("year", "--all", "--json").json == []


def test_each_way_of_looking_back_takes_the_filters_of_the_log(journal: Journal) -> None:
    for ago, text in ((7, "Swam with @sam #lake"), (7, "Rested"), (40, "Tea with @sam"), (41, "x")):
        win(journal, text, ago)
    journal.add(NewEntry("setback", "Argued with @sam", day=SATURDAY - timedelta(days=7)))
    assert [
        t["entries"][0]["text"] for t in checkin("on-this-day", "--tag", "@sam", "--json").json
    ] == ["Swam with @sam #lake"]
    found = checkin("on-this-day", "--kind", "hard", "--json").json
    assert [e["text"] for e in found[0]["entries"]] == ["Argued with @sam"]
    assert checkin("on-this-day", "--since", "today", "--json").json == []
    assert checkin("pile", "--tag", "@sam", "--json").json == [
        {"first": "2026-11-01", "last": "2026-11-30", "wins": 1, "total": 2},
        {"first": "2026-10-01", "last": "2026-10-31", "wins": 1, "total": 1},
    ]
    assert checkin("pile", "--by", "tag", "--tag", "@sam", "--json").json == [
        {"tag": "#lake", "wins": 1}
    ]
    assert checkin("pile", "--by", "person", "--until", "october", "--json").json == [
        {"tag": "@sam", "wins": 1}
    ]
    assert checkin("year", "--tag", "@sam", "--since", "november", "--json").json[0]["days"] == {
        "2026-11-14": 1
    }
    for _ in range(3):
        assert (
            checkin("remember", "--tag", "#lake", "--json").json["text"] == "Swam with @sam #lake"
        )
    assert checkin("remember", "--tag", "nobody", "--json").json is None


@pytest.mark.parametrize("command", ["log", "pile", "year", "on-this-day", "remember"])
def test_filters_that_find_nothing_are_no_empty_journal(journal: Journal, command: str) -> None:
    win(journal, "Swam", 7)
    for filters, nothing in (
        (
            ["--tag", "nobody"],
            "Nothing has the tag #nobody or @nobody, or a tag that begins with it.",
        ),
        (["--bring"], "Nothing matches."),
        (["--bring", "--keepsake"], "Nothing matches. Try fewer filters."),
    ):
        said = checkin(command, *filters)
        assert (said.code, said.out, said.err) == (0, "", f"{nothing}\n")
    assert checkin(command, "--since", "whenever").code == 1
