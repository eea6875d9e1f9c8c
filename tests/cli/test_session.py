"""From the shell: the page to bring along to a session, and the one for supervision."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest

from checkin.content.sharing import templates
from checkin.core.entries import Entry
from checkin.core.records import Draft
from checkin.domain.sharing_choices import ShareChoices
from checkin.journal import Journal
from checkin.journal.sessions import ATTENDED
from tests.support.past_wins import keep
from tests.support.shell import checkin


def session(*args: str) -> str:
    said = checkin("session", *args)
    assert said.code == 0, said.err
    return said.out


def kept(said: str) -> int:
    """The number of what a command kept."""
    found = re.match(r"Kept\. .*`checkin edit (\d+)`", said)
    assert found, said
    return int(found[1])


@pytest.fixture
def fortnight(journal: Journal) -> Journal:
    """Two weeks with a session in between."""
    keep(journal, "Swam", 13, why="my secret")
    keep(journal, "Went to my session", 9, "10:00", source=ATTENDED)
    keep(journal, "Walk after lunch", 9, "12:00", kind="reflection", source="session:agreed")
    keep(journal, "Told her the truth", 8, bring=True)
    keep(journal, "Sang in the choir", 330, bring=True)
    moment = keep(journal, "Shouted at Sam", 3, kind="setback", before=9)
    keep(journal, "Drank water", 3, "09:10", kind="step", parent=moment.id, outcome="easier")
    keep(journal, "Rested", 2)
    keep(journal, "The light", 1, kind="reflection", source="e-keep", cue="One thing to keep?")
    return journal


WHOLE = """\
For my next session, 12 to 21 November 2026
===========================================

To talk about first
-------------------
- Fri 26 Dec 2025: Sang in the choir
- Fri 13 Nov: Told her the truth

What we agreed to try last time
-------------------------------
- Thu 12 Nov: Walk after lunch

Wins I noticed
--------------
Week of 16 November 2026
- Thu 19 Nov: Rested

What was hard
-------------
Week of 16 November 2026
- Wed 18 Nov: Shouted at Sam
  - Drank water (easier)

Also
----
Week of 16 November 2026
- Fri 20 Nov: Evening: One thing to keep? The light

A question I have
-----------------
- Sat 21 Nov: Is this normal?

Made on 21 November 2026.

Written by me, in my own words. Not a clinical record.
"""


def test_a_page_holds_what_came_since_the_last_session(fortnight: Journal) -> None:
    kept(session("--question", "Is this normal?"))
    assert session("--hard", "--more") == WHOLE


@pytest.mark.practice(60)
def test_someone_tracks_with_the_shell_and_brings_the_page(journal: Journal) -> None:
    checkin("win", "Swam", "--on", "3 days ago")
    first = kept(checkin("win", "Told her the truth", "--bring").out)
    checkin("hard", "Shouted at Sam")
    kept(session("--question", "Is this normal?"))
    kept(session("--agreed", "Walk after lunch"))
    page = session()
    headings = re.findall(r"^(.+)\n-{4,}$", page, re.MULTILINE)
    assert headings == [
        "To talk about first",
        "What we agreed to try last time",
        "Wins I noticed",
        "A question I have",
    ]
    assert "Shouted" not in page
    assert "What was hard\n-------------\n- Sat 21 Nov: Shouted at Sam\n" in session("--hard")
    assert "1 session so far." in session("--went")
    assert "Walk after lunch" in session()
    assert "Is this normal?" not in session()
    said = checkin("session", "--went")
    assert "2 sessions so far." in said.out
    assert "1 entry is still marked to bring" in said.err
    checkin("edit", str(first), "--not-bring")
    assert "Told her" not in session()
    assert checkin("session", "--went").err == ""


def test_what_was_hard_is_there_only_once_it_is_asked_for(fortnight: Journal) -> None:
    page = session("--more")
    assert "Shouted" not in page
    assert "Drank water" not in page
    assert "my secret" not in session("--hard", "--more", "--since", "2026")


def test_a_hard_moment_that_is_marked_comes_first_with_its_steps(fortnight: Journal) -> None:
    moment = fortnight.entries_of("setback")[0]
    fortnight.edit(moment.id, bring=True)
    page = session("--hard")
    assert page.count("Shouted at Sam\n  - Drank water (easier)\n") == 1
    assert page.index("Shouted") < page.index("What we agreed")
    assert "What was hard" not in page


def test_days_can_be_chosen(fortnight: Journal) -> None:
    page = session("--since", "9 november", "--until", "12 november")
    assert page.startswith("For my next session, 9 to 12 November 2026\n")
    assert "Went to my session" in page
    assert "Rested" not in page
    assert "Told her the truth" in page  # marked: it is there whenever it was
    assert session("--until", "15 november").startswith("For my next session, 12 to 15 Nov")
    assert "Swam" in session("--since", "2 weeks ago")
    assert session("--since", "october").startswith("For my next session, 1 October to 21 Nov")
    assert session("--since", "2025").startswith("For my next session, 1 January 2025 to 21 Nov")
    said = checkin("session", "--since", "no day")
    assert (said.code, said.out) == (1, "")


def test_without_a_session_it_goes_back_thirty_days(journal: Journal) -> None:
    keep(journal, "Long ago", 30)
    keep(journal, "Swam", 29)
    keep(journal, "Walk", 20, kind="reflection", source="session:agreed")
    keep(journal, "Rest", 10, kind="reflection", source="session:agreed")
    keep(journal, "Why?", 40, kind="reflection", source="session:question")
    page = session()
    assert "- Fri 23 Oct: Swam\n" in page
    assert "Long ago" not in page
    assert "- Wed 11 Nov: Rest\n" in page
    assert "Walk" not in page
    assert "Why?" not in page


def test_json_holds_the_same_page(fortnight: Journal, tmp_path: Path) -> None:
    found = checkin("session", "--hard", "--json").json
    assert (found["for"], found["first"], found["last"]) == (
        "therapist",
        "2026-11-12",
        "2026-11-21",
    )
    assert found["sections"][3] == {
        "title": "What was hard",
        "lines": [
            {"days": "Wed 18 Nov", "text": "Shouted at Sam", "under": ["Drank water (easier)"]}
        ],
    }
    assert found["text"] == session("--hard").rstrip("\n")
    name = str(tmp_path / "page.md")
    assert checkin("session", "--output", name, "--json").json["file"] == name
    entry = checkin("session", "--question", "Why?", "--json").json
    assert (entry["text"], entry["sort"]) == ("Why?", "to-ask")


def test_it_is_saved_for_ones_own_eyes_as_html_markdown_or_text(
    fortnight: Journal, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    said = session("--output", str(page))
    assert said == f"Saved as {page}. Other users of this computer can't read it.\n"
    assert stat.S_IMODE(page.stat().st_mode) == 0o600
    assert checkin("session", "--output", str(page)).code == 1
    assert checkin("session", "--hard", "--output", str(page), "--force").code == 0
    html = page.read_text()
    assert '<html lang="en">' in html
    assert re.findall("<(?:main|h1|h2|h3|footer)>", html)[:3] == ["<main>", "<h1>", "<h2>"]
    assert "<footer>\n<p>Made on 21 November 2026.</p>\n" in html
    assert "prefers-color-scheme: dark" in html
    assert "@page { margin: 12mm; }" in html
    assert "<bdi>Shouted at Sam</bdi>\n<ul>\n<li" in html
    marked = tmp_path / "page.md"
    session("--output", str(marked))
    assert "\n## To talk about first\n\n- Fri 26 Dec 2025: Sang" in marked.read_text()
    text = tmp_path / "page.txt"
    session("--output", str(text))
    assert text.read_text() == session()


def test_supervision_without_wins_of_work_says_how_one_goes_on_it(journal: Journal) -> None:
    keep(journal, "Swam", 1)
    said = checkin("session", "--for", "supervision")
    assert (said.code, said.out) == (0, "")
    assert "Wins at work are those with #work, and" in " ".join(said.err.split())
    assert checkin("edit", "1", "Swam #work").code == 0
    assert "Swam" in checkin("session", "--for", "supervision").out
    assert "#work" not in checkin("session", "--since", "2020-01-01", "--until", "2020-01-02").err


def test_supervision_holds_the_wins_of_a_helpers_evenings_and_names_nobody(
    journal: Journal,
) -> None:
    keep(journal, "Stayed calm with @anna, and @ben.k's mother", 1, source="e-work")
    keep(journal, "Called my sister", 1, source="e-personal", marks=("big",), feelings=("sad",))
    keep(journal, "A secret of mine", 1)
    keep(journal, "Asked a coworker", 2, source="chip-34", label="work-care")
    keep(journal, "Sat with my child", 2, source="e-care", label="work-care")
    keep(journal, "Shouted", 1, kind="setback")
    said = checkin("session", "--for", "supervision")
    assert said.out == (
        "For supervision, 15 to 21 November 2026\n"
        "=======================================\n"
        "\n"
        "Wins at work\n"
        "------------\n"
        "- Thu 19 Nov: Asked a coworker\n"
        "- Fri 20 Nov: Stayed calm with someone, and someone's mother\n"
        "\n"
        "Personal wins\n"
        "-------------\n"
        "- Fri 20 Nov: Called my sister (a big one)\n"
        "\n"
        "Made on 21 November 2026.\n"
        "\n"
        "Written by me, in my own words. Not a clinical record.\n"
    )
    assert said.err == (
        "Names with an @ are left out. "
        "Please take out anything else that could show who a client is.\n"
    )
    assert "anna" not in checkin("share", "1", "--for", "supervision").out
    assert journal.entry(1).text == "Stayed calm with @anna, and @ben.k's mother"


def test_supervision_has_what_was_hard_for_a_helper_and_a_question_if_they_are_asked_for(
    journal: Journal,
) -> None:
    template = next(each for each in templates(()) if each.name == "supervision")
    keep(journal, "Stayed calm #work", 1)
    moment = keep(journal, "froze when @K cried, and K left", 1, kind="setback", before=9)
    keep(journal, "took a walk with @Ann", 1, kind="step", parent=moment.id, outcome="easier")
    keep(journal, "I drank", 1, kind="setback")
    kept(session("--question", "How do I end a session with @K?"))
    page = ("--for", "supervision")
    assert "hard" not in session(*page)
    assert "question" not in session(*page)
    hard = (
        "What was hard for me, and what helped\n"
        "-------------------------------------\n"
        "- Fri 20 Nov: froze when someone cried, and someone left\n"
        "  - took a walk with someone (easier)\n"
        "\n"
    )
    assert hard in session(*page, "--hard")
    assert "drank" not in session(*page, "--hard")
    parts = ("win_work", "hard", "question")
    journal.sharing.remember(template, ShareChoices(parts, "7"))
    asked = (
        "A question I have\n-----------------\n- Sat 21 Nov: How do I end a session with someone?\n"
    )
    assert asked in session(*page)
    assert hard + asked in session(*page, "--hard")


def test_tags_at_the_end_make_no_sentence_false(journal: Journal) -> None:
    for words in ("client said he slept through", "stayed with the silence in session"):
        checkin("win", f"{words} #work @J")
    checkin("win", "@J came and talked #work with @K's team #work")
    page = session("--for", "supervision")
    assert "- Sat 21 Nov: client said he slept through\n" in page
    assert "- Sat 21 Nov: stayed with the silence in session\n" in page
    assert "- Sat 21 Nov: Someone came and talked work with someone's team\n" in page


@pytest.mark.parametrize("args", [(), ("--for", "supervision")])
def test_a_file_without_anything_makes_no_page(
    journal: Journal, tmp_path: Path, args: tuple[str, ...]
) -> None:
    said = checkin("session", *args)
    assert (said.code, said.out) == (0, "")
    assert "There's nothing here that this page can show." in said.err
    assert checkin("session", *args, "--json").json["sections"] == []
    assert checkin("session", *args, "--output", str(tmp_path / "x.txt")).code == 1
    assert not (tmp_path / "x.txt").exists()


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("--question", "a", "--agreed", "b"), 2, "Use it by itself"),
        (("--went", "--hard"), 2, "Use it by itself"),
        (("--question", ""), 1, "Nothing to keep yet"),
        (("--question", "  "), 1, "Nothing to keep yet"),
        (("--more", "--for", "supervision"), 2, "needs --for therapist"),
        (("--output", "x.pdf"), 1, "It can end in"),
    ],
)
def test_what_it_does_not_take_is_said(
    fortnight: Journal, args: tuple[str, ...], code: int, said: str
) -> None:
    before = len(fortnight.entries())
    found = checkin("session", *args)
    assert (found.code, found.out) == (code, "")
    assert said in found.err
    assert len(fortnight.entries()) == before


def test_a_session_is_a_win_that_one_key_keeps_too(journal: Journal) -> None:
    kept(session("--went"))
    (win,) = journal.entries()
    assert isinstance(win, Entry)
    assert (win.kind, win.text, win.source) == ("win", "Went to my session", ATTENDED)
    assert ATTENDED in [chip.id for chip in journal.wins.one_key()]
    assert journal.undo().entries[0].id == win.id


@pytest.mark.practice(60)
def test_a_win_has_what_was_noted_of_it_and_two_alike_on_a_day_are_both_there(
    journal: Journal,
) -> None:
    keep(journal, "Called my sister", 1, marks=("big",), feelings=("proud",))
    for _ in range(2):
        checkin("win", "Drank water", "--on", "yesterday")
    checkin("win", "Drank water")
    checkin("win", "Called my sister")
    page = session()
    assert "- Fri 20 Nov: Called my sister (a big one)\n" in page
    assert "- Sat 21 Nov: Called my sister\n" in page
    assert page.count("Drank water") == 2
    assert "- Fri 20 Nov, Sat 21 Nov: Drank water\n- Fri 20 Nov: Drank water\n" in page


def test_it_says_that_words_which_are_not_kept_yet_are_not_on_it(journal: Journal) -> None:
    keep(journal, "Swam", 3)
    assert checkin("session").err.count("haven't kept yet") == 0
    journal.drafts.save(Draft("hard", "line", "Shouted at Sam", 5))
    said = checkin("session")
    assert "Not on it: what you typed in checkin and haven't kept yet." in said.err
    assert "Shouted" not in said.out + said.err
    assert "haven't kept yet" in checkin("session", "--since", "today").err
