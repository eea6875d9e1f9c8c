"""From the shell: what is chosen as a text for someone else, and one past win at its start."""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
import time
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from checkin.core.entries import NewEntry
from checkin.core.frozen import replace
from checkin.core.reflections import BOX
from checkin.journal import Journal
from tests.support.shell import checkin
from tests.support.terminal import Terminal
from tests.system.test_layers import loaded, tops

SATURDAY = date(2026, 11, 21)


def keep(journal: Journal, text: str, days: int = 0, **more: object) -> int:
    new = {"kind": "win", "text": text, "day": SATURDAY - timedelta(days=days), **more}
    return journal.add(NewEntry(**new)).id  # type: ignore[arg-type]


@pytest.fixture
def week(journal: Journal) -> Journal:
    """Two wins, a hard moment and its step, numbered 1 to 4."""
    keep(journal, "Swam", 7, why="secret", keepsake=True)
    keep(journal, "Rested", 1, bring=True)
    moment = keep(journal, "Shouted", 1, kind="setback", bring=True, why="secret")
    keep(journal, "Drank water", 1, kind="step", parent=moment, outcome="same")
    return journal


def test_named_entries_become_a_text_for_a_friend(week: Journal) -> None:
    assert checkin("share", "2", "#1").out == (
        "I wanted to share something small that went well:\n"
        "- Rested\n"
        "- Swam\n"
        "\n"
        "You don't have to do anything. I wanted you to know.\n"
    )


@pytest.mark.parametrize("whom", ["friend", "circle", "faith"])
def test_other_good_things_of_a_day_stand_after_the_wins(journal: Journal, whom: str) -> None:
    journal.settings.set("topics-off", "")
    keep(journal, "Swam")
    keep(journal, "Warm bread", kind="reflection", source="e-thankful")
    said = checkin("share", "1", "2", "--for", whom).out
    assert "\nSwam\n\nSomething from my day:\nWarm bread\n" in said


@pytest.mark.practice(77)
def test_a_note_is_the_words_alone(week: Journal) -> None:
    assert checkin("share", "1", "2", "--for", "note").out == "Rested\n\n\nSwam\n"


def test_a_hard_moment_goes_to_a_therapist_if_it_is_named_or_asked_for(week: Journal) -> None:
    def said(*args: str) -> str:
        return checkin("share", "--for", "therapist", *args).out

    assert "To talk about first\n-------------------\n- Fri 20 Nov: Shouted\n" in said("3")
    week.edit_many([3], bring=False)
    assert "What was hard\n-------------\n- Fri 20 Nov: Shouted\n" in said("3")
    week.edit_many([3], bring=True)
    assert "- Fri 20 Nov: Shouted\n  - Drank water (about the same)\n" in said("3")
    assert "- Fri 20 Nov: Drank water (about the same)" in said("4")
    assert "Shouted" not in said("--since", "last week")
    assert "Shouted" in said("--since", "last week", "--hard")
    assert "Shouted" in said("--kind", "hard")
    assert "Shouted" in said("--bring")
    everything = said("--since", "2026", "--hard", "--question", "Is this normal?")
    assert "secret" not in everything
    assert "A question I have\n-----------------\nIs this normal?\n" in everything
    assert everything.endswith("Not a clinical record.\n")


def test_what_has_no_place_is_told_beside_the_text(week: Journal) -> None:
    said = checkin("share", "1", "3")
    assert "Shouted" not in said.out
    assert said.err == "Left out: 1 entry. This page shows what is good to share.\n"
    said = checkin("share", "3", "--for", "note")
    assert (said.code, said.out) == (1, "")
    assert "this page can show" in said.err


def test_json_holds_the_same_text(week: Journal, tmp_path: Path) -> None:
    whole = checkin("share", "1", "3").out
    assert checkin("share", "1", "3", "--json").json == {
        "for": "friend",
        "text": whole.rstrip("\n"),
        "left_out": [3],
    }
    name = str(tmp_path / "x.txt")
    assert checkin("share", "1", "--output", name, "--json").json["file"] == name


def test_it_is_saved_for_ones_own_eyes_and_takes_no_files_place(
    week: Journal, tmp_path: Path
) -> None:
    file = tmp_path / "for Ana.txt"
    said = checkin("share", "1", "--output", str(file))
    assert said.out == f"Saved as {file}. Other users of this computer can't read it.\n"
    assert file.read_text() == checkin("share", "1").out
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    said = checkin("share", "2", "--output", str(file))
    assert (said.code, "left as it is" in said.err) == (1, True)
    assert "Swam" in file.read_text()
    assert checkin("share", "2", "--output", str(file), "--force").code == 0
    assert "Rested" in file.read_text()
    own = week.path or ""
    assert "check-in file itself" in checkin("share", "1", "--output", own, "--force").err
    assert week.entry(1).text == "Swam"
    page = tmp_path / "note.html"
    checkin("share", "1", "--for", "note", "--output", str(page))
    assert '<p dir="auto">Swam</p>' in page.read_text()


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("--for", "note"), 2, "Choose entries by number"),
        (("1", "--since", "2025"), 2, "Choose entries by number, or with options, not both."),
        (("1", "--keepsake"), 2, "Choose entries by number, or with options, not both."),
        (("1", "--question", "Why?"), 2, "needs --for therapist"),
        (("1", "--for", "faith"), 1, "a topic that is turned off"),
        (("99",), 1, "There's no entry #99."),
        (("2",), 1, "#2 is put away."),
        (("--tag", "sea"), 1, "nothing here that this page can show"),
    ],
)
def test_what_can_not_be_shared_is_said(
    week: Journal, args: tuple[str, ...], code: int, said: str
) -> None:
    week.delete(2)
    found = checkin("share", *args)
    assert (found.code, found.out) == (code, "")
    assert said in found.err


def test_a_page_of_thanks_is_there_once_its_topic_is(week: Journal) -> None:
    week.settings.set("topics-off", "")
    assert checkin("share", "1", "--for", "faith").out == "Something I give thanks for:\nSwam\n"


def test_a_page_with_names_says_that_they_are_left_out(journal: Journal, tmp_path: Path) -> None:
    checkin("win", "good call with @K #work")
    checkin("win", "Swam")
    said = checkin("share", "1", "--for", "circle")
    assert "good call with someone\n" in said.out
    assert "Names with an @ are left out. Please take out anything else" in said.err
    assert checkin("share", "2", "--for", "circle").err == ""
    picture = tmp_path / "win.svg"
    said = checkin("share", "1", "--output", str(picture))
    assert "Names with an @ are left out." in said.err
    assert "good call with someone" in picture.read_text()
    assert "who a client is" in checkin("session").err


def test_one_win_can_be_a_picture(week: Journal, tmp_path: Path) -> None:
    picture = tmp_path / "win.svg"
    said = checkin("share", "1", "--output", str(picture))
    assert said.out == f"Saved as {picture}. Other users of this computer can't read it.\n"
    assert stat.S_IMODE(picture.stat().st_mode) == 0o600
    assert ">Swam</text>" in picture.read_text()
    assert "secret" not in picture.read_text()
    assert checkin("share", "1", "--output", str(picture)).code == 1
    again = checkin("share", "2", "--output", str(picture), "--force", "--json")
    assert again.json == {"entry": 2, "file": str(picture)}
    for numbers in (("1", "2"), ("3",)):
        said = checkin("share", *numbers, "--output", str(tmp_path / "x.svg"))
        assert (said.code, said.out) == (1, "")
        assert "A picture holds one win." in said.err
    assert not (tmp_path / "x.svg").exists()


# The start of a shell


@pytest.mark.practice(77)
def test_a_glimpse_is_one_past_win_on_one_line_a_keepsake_first(journal: Journal) -> None:
    for days in range(30):
        keep(journal, f"win {days}", days)
    close = keep(journal, "Swam\nin the sea", 9, keepsake=True)
    said = checkin("glimpse")
    assert (said.code, said.err) == (0, "")
    assert said.out == "From 12 November 2026: Swam in the sea\n"
    assert checkin("glimpse", "--json").json["id"] == close


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        (
            NewEntry("reflection", "One day at a time", cue="Copy out words", source=BOX),
            "Words you keep close, from 2 November 2026: One day at a time",
        ),
        (
            NewEntry("intention", "step outside", cue="After lunch"),
            "You planned this on 2 November 2026: After lunch, I will step outside",
        ),
        (NewEntry("reflection", "The sea was calm", source="e-keep"), "From 2 November 2026: "),
        (NewEntry("win", "Swam"), "From 2 November 2026: Swam"),
    ],
)
def test_a_glimpse_of_what_is_no_win_says_what_it_is(
    journal: Journal, kept: NewEntry, said: str
) -> None:
    journal.add(replace(kept, day=date(2026, 11, 2), keepsake=True))
    assert checkin("glimpse").out.startswith(said)
    assert "Copy out" not in checkin("glimpse").out


def test_a_glimpse_is_the_same_all_day_and_changes_nothing(journal: Journal) -> None:
    for days in range(30):
        keep(journal, f"win {days}", days)
    assert len({checkin("glimpse").out for _ in range(5)}) == 1
    before = Path(journal.path or "").read_bytes()
    checkin("glimpse")
    assert Path(journal.path or "").read_bytes() == before


def test_a_glimpse_obeys_nothing_that_is_written(journal: Journal, path: str) -> None:
    keep(journal, "plain", 1)
    journal.close()
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE entries SET text = ?", ("a\x1b[31mb\nc",))
    assert checkin("glimpse").out == "From 20 November 2026: a␛[31mb c\n"


def quiet(*args: str) -> None:
    said = checkin("glimpse", *args)
    assert (said.code, said.out, said.err) == (0, "", "")
    assert checkin("glimpse", "--json", *args).json is None


def test_a_glimpse_is_quiet_where_there_is_nothing_and_makes_no_file(path: str) -> None:
    quiet()
    assert not os.path.lexists(os.path.dirname(path))
    Journal.open(path).close()
    quiet()


def test_a_glimpse_is_quiet_about_a_win_of_today(journal: Journal) -> None:
    keep(journal, "Swam")
    quiet()


@pytest.mark.parametrize("bytes_in_it", [b"", b"notes of mine", b"SQLite format 3\0" + b"x" * 4000])
def test_a_glimpse_is_quiet_about_a_file_that_is_none_of_ours(
    tmp_path: Path, bytes_in_it: bytes
) -> None:
    file = tmp_path / "odd.db"
    file.write_bytes(bytes_in_it)
    quiet("--file", str(file))
    assert file.read_bytes() == bytes_in_it
    quiet("--file", str(tmp_path))


def test_a_glimpse_is_quiet_about_a_damaged_file(journal: Journal, path: str) -> None:
    keep(journal, "Swam", 1)
    journal.close()
    data = Path(path).read_bytes()
    Path(path).write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
    quiet()


def test_a_glimpse_is_quiet_about_a_day_that_is_none(journal: Journal, path: str) -> None:
    keep(journal, "Swam", 1, keepsake=True)
    journal.close()
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("PRAGMA ignore_check_constraints=ON")
        raw.execute("UPDATE entries SET day = '2026-02-31'")
    quiet()


def test_a_glimpse_does_not_wait_for_a_file_that_is_in_use(journal: Journal, path: str) -> None:
    keep(journal, "Swam", 1)
    journal.close()
    held = sqlite3.connect(path, isolation_level=None)
    held.execute("BEGIN EXCLUSIVE")
    began = time.monotonic()
    quiet()
    assert time.monotonic() - began < 4  # the other commands wait for five seconds
    held.close()


def test_a_glimpse_loads_little(journal: Journal) -> None:
    keep(journal, "Swam", 1)
    run = "import sys\nfrom checkin.__main__ import main\nassert main() == 0"
    more = loaded(run, "glimpse")
    heavy = {"textual", "rich", "sqlite_utils", "dateutil", "platformdirs", "asyncio", "logging"}
    assert not tops(more) & heavy
    assert not more & {"checkin.cli.commands.view", "checkin.cli.options", "checkin.exporters.json"}
    assert not any(name.startswith(("checkin.tui", "checkin.exporters")) for name in more)


def test_a_glimpse_says_in_its_help_that_it_is_quiet() -> None:
    said = " ".join(checkin("glimpse", "--help").out.split())
    assert "prints nothing" in said
    assert "checkin status" in said


@pytest.mark.parametrize("words", ["天気がよくて、" * 40, "a long way " * 40])
def test_a_glimpse_is_no_wider_than_the_terminal(journal: Journal, words: str) -> None:
    journal.add(NewEntry("win", words, day=date(2020, 3, 1)))
    with Terminal([sys.executable, "-m", "checkin", "glimpse"], columns=60, rows=5) as terminal:
        shown = terminal.wait_until(lambda lines: "..." in lines[0])
        assert terminal.exit_code() == 0
    assert shown[0].startswith(f"From 1 March 2020: {words[:10]}")
    assert shown[1:] == [""] * 4


def test_at_a_terminal_a_page_is_shown_before_it_is_saved(week: Journal, tmp_path: Path) -> None:
    name = tmp_path / "x.md"
    args = ("share", "3", "--for", "therapist", "--output", str(name))
    with Terminal([sys.executable, "-m", "checkin", *args], columns=120, rows=24) as terminal:
        shown = terminal.wait_to_see("Saved as")
        assert terminal.exit_code() == 0
    saved = next(place for place, row in enumerate(shown) if row.startswith("Saved as"))
    assert shown.index("- Fri 20 Nov: Shouted") < saved
    assert "- Fri 20 Nov: Shouted\n  - Drank water" in name.read_text()


@pytest.mark.parametrize("words", ["i am thinking to end it", "i drinked"])
def test_words_that_were_kept_as_a_win_and_are_none_are_not_shown_again(
    journal: Journal, words: str
) -> None:
    keep(journal, words, 3)
    assert checkin("glimpse").out == ""
    assert words not in checkin("remember").out


@pytest.mark.parametrize(
    "words", ["my client killed himself", "i am thinking to end it", "i drinked"]
)
def test_words_that_were_kept_as_a_win_and_are_none_go_to_no_friend(
    journal: Journal, words: str
) -> None:
    keep(journal, words, 3)
    keep(journal, "Swam", 3)
    said = checkin("share", "1", "2")
    assert "Swam\n" in said.out
    assert words not in said.out
