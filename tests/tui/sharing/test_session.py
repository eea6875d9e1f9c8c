"""The page to bring along, from Today: for whom, its days, what goes in, and all of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from checkin.core.entries import REPEAT, NewEntry
from checkin.core.reflections import AGREED, QUESTION
from checkin.journal import Journal
from checkin.journal.sessions import ATTENDED
from checkin.tui.app import CheckinApp
from checkin.tui.features.history.screen import HistoryScreen
from checkin.tui.features.sharing.page_screen import SharePageScreen
from checkin.tui.features.sharing.setup_screen import ShareSetupScreen
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.widgets.choice_list import ChoiceList
from tests.support.moving import Moving
from tests.support.past_wins import keep
from tests.support.shell import checkin
from tests.support.showing import lines, opened, press, settled, shown


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder to save in."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    return folder


def rows(app: CheckinApp) -> list[str]:
    """What can be chosen, on one line each."""
    options = app.screen.query_one(ChoiceList).options
    return [" ".join(str(option.prompt).split()) for option in options]


async def choose(app: CheckinApp, pilot: Pilot[None], row: str) -> None:
    """Go from the first row to one, and choose it."""
    headings = ("What goes in", "For the session")
    found = [each for each in rows(app) if each not in headings]
    place = next(n for n, each in enumerate(found) if each.strip("●○ ").startswith(row))
    await press(pilot, "home", *["down"] * place, "enter")


@pytest.mark.practice(60)
@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
async def test_the_page_says_which_days_it_is_about_and_that_what_was_hard_is_left_out(
    journal: Journal, size: tuple[int, int]
) -> None:
    keep(journal, "Swam", 3)
    keep(journal, "Shouted at Sam", 1, kind="setback")
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "x", "enter", "enter")
        said = " ".join(shown(app).split())
        assert "Days: the last 30 days (since my session, once I note one)." in said
        assert "Press esc to go back and choose others." in said
        assert "What was hard is left out. Space adds it." in said
        assert "Shouted" not in said
        await press(pilot, "space")
        assert "Shouted at Sam" in shown(app)
        assert "What was hard is on the page. Space leaves it out." in " ".join(shown(app).split())
        await press(pilot, "space")
        assert "Shouted" not in shown(app)
        await press(pilot, "space", "escape")
        assert "● What was hard, and what helped" in shown(app)
        await choose(app, pilot, "I went to my session")
        await choose(app, pilot, "See the page")
        said = " ".join(shown(app).split())
        assert "There's nothing to put on this page yet." in said
        assert "Days: since my session on 21 November." in said


async def test_a_page_without_hard_days_does_not_speak_of_them(journal: Journal) -> None:
    keep(journal, "Swam", 3)
    async with opened(journal, "x") as (app, pilot):
        await press(pilot, "enter", "enter")
        assert "Swam" in shown(app)
        assert "hard" not in shown(app)


@pytest.mark.practice(60)
async def test_a_page_for_the_next_session_is_made_with_keys_from_today(
    journal: Journal, home: Path
) -> None:
    keep(journal, "Swam", 3, why="my secret")
    keep(journal, "Told her the truth", 2, bring=True)
    moment = keep(journal, "Shouted at Sam", 1, kind="setback")
    keep(journal, "Drank water", 1, kind="step", parent=moment.id, outcome="easier")
    async with opened(journal, "question_mark") as (app, pilot):
        assert "x" in next(line for line in lines(app) if "next session" in line).split()
        await press(pilot, "escape", "x")
        assert "Who is it for?" in shown(app)
        assert "Therapist   one page for my next session" in shown(app)
        await press(pilot, "enter")
        await choose(app, pilot, "A question I have")
        await press(pilot, *"Is this normal?", "enter")
        assert "Kept for your next session." in shown(app)
        await choose(app, pilot, "What we agreed to try")
        await choose(app, pilot, "What was hard")
        await choose(app, pilot, "See the page")
        await press(pilot, "c")
        assert app.clipboard == (
            "For my next session, 23 October to 21 November 2026\n"
            "===================================================\n"
            "\n"
            "To talk about first\n"
            "-------------------\n"
            "- Thu 19 Nov: Told her the truth\n"
            "\n"
            "Wins I noticed\n"
            "--------------\n"
            "- Wed 18 Nov: Swam\n"
            "\n"
            "What was hard\n"
            "-------------\n"
            "- Fri 20 Nov: Shouted at Sam\n"
            "  - Drank water (easier)\n"
            "\n"
            "A question I have\n"
            "-----------------\n"
            "- Sat 21 Nov: Is this normal?\n"
            "\n"
            "Made on 21 November 2026.\n"
            "\n"
            "Written by me, in my own words. Not a clinical record."
        )
        assert "- Thu 19 Nov: Told her the truth" in shown(app)
        await press(pilot, "f9")
        await press(pilot, "enter")
        assert "Openitinyourbrowsertoprintit:" in "".join(shown(app).split())
    page = (home / "for-therapist.html").read_text()
    assert "<h2>To talk about first</h2>" in page
    assert "<bdi>Shouted at Sam</bdi>" in page
    assert "my secret" not in page


async def test_what_was_hard_goes_in_only_once_it_is_ticked_and_stays_ticked(
    journal: Journal,
) -> None:
    keep(journal, "Swam", 3)
    keep(journal, "Shouted at Sam", 1, kind="setback")
    async with opened(journal, "x", "enter", "enter") as (app, pilot):
        assert isinstance(app.screen, SharePageScreen)
        assert "Swam" in shown(app)
        assert "Shouted" not in shown(app)
        await press(pilot, "escape")
        assert "○ What was hard, and what helped" in shown(app)
        await choose(app, pilot, "What was hard")
        assert "● What was hard, and what helped" in shown(app)
        await press(pilot, "home", "enter")
        assert "Shouted at Sam" in shown(app)
    async with opened(journal, "x", "enter") as (app, pilot):
        assert "● What was hard, and what helped" in shown(app)


async def test_a_total_that_the_shell_named_meanwhile_is_on_the_page(journal: Journal) -> None:
    keep(journal, "Swam", 1)
    async with opened(journal, "x", "enter", "enter") as (app, pilot):
        assert "Swam" in shown(app)
        assert checkin("settings", "total", "sober days").code == 0
        assert checkin("count").code == 0
        await press(pilot, "escape", "enter", "c")
        assert "\nSober days: 1\n" in app.clipboard


async def test_the_total_of_days_is_a_part_that_can_be_left_out(journal: Journal) -> None:
    keep(journal, "Swam", 3)
    async with opened(journal, "x", "enter") as (app, _):
        assert "My total" not in shown(app)  # it has no name
    journal.settings.set("total", "sober days")
    journal.day_total.count()
    assert "Sober days: 1" in checkin("session").out
    async with opened(journal, "x", "enter") as (app, pilot):
        assert "● My total of days" in shown(app)
        await press(pilot, "home", "enter")
        assert "Sober days: 1" in shown(app)
        await press(pilot, "escape")
        await choose(app, pilot, "My total of days")
        assert "○ My total of days" in shown(app)
        await press(pilot, "home", "enter")
        assert "Swam" in shown(app)
        assert "Sober days" not in shown(app)
    assert "Sober days" not in checkin("session").out


@pytest.mark.practice(58)
async def test_each_audience_has_choices_of_its_own_that_are_remembered(journal: Journal) -> None:
    keep(journal, "Swam", 3)
    keep(journal, "Long ago", 20)
    keep(journal, "Warm bread", 1, kind="reflection", source="e-thankful")
    async with opened(journal, "x", "down", "enter") as (app, pilot):
        assert "Friend or family" in shown(app)
        assert "the last 7 days" in shown(app)
        await choose(app, pilot, "Something from my days")
        await choose(app, pilot, "Days")
        await press(pilot, "down", "enter")
        assert "the last 30 days" in shown(app)
        await press(pilot, "escape", "end", "up", "up", "enter")  # the group
        assert "Group" in lines(app)[1]
        assert "the last 7 days" in shown(app)
        assert "○ Something from my days" in shown(app)
    async with opened(journal, "x", "down", "enter", "enter", "c") as (app, pilot):
        assert app.clipboard == (
            "I wanted to share something small that went well:\n"
            "- Swam\n"
            "- Long ago\n"
            "\n"
            "Something from my day:\n"
            "Warm bread\n"
            "\n"
            "You don't have to do anything. I wanted you to know."
        )
    async with opened(journal, "x", "end", "up", "up", "enter", "enter", "c") as (app, pilot):
        assert app.clipboard == "Something I'm thankful for, or glad I did:\nSwam"


async def test_no_audience_but_a_therapist_is_offered_hard_moments(journal: Journal) -> None:
    async with opened(journal) as (app, pilot):
        for place in range(5):
            await press(pilot, "escape", "escape", "x", *["down"] * place, "enter")
            assert isinstance(app.screen, ShareSetupScreen)
            assert ("○ What was hard" in shown(app)) is (place in (0, 2))


@pytest.mark.practice(57)
async def test_a_helpers_evening_becomes_the_page_for_supervision(journal: Journal) -> None:
    keep(journal, "None of their business", 1)
    journal.settings.set("evening", "therapist")
    async with opened(journal, "e") as (app, pilot):
        await press(pilot, *"Stayed calm with @anna", "enter", *"Called my sister", "enter")
        await press(pilot, "escape", "escape", "x", "down", "down")
        assert "Supervisor or coworkers   my wins at work" in shown(app)
        await press(pilot, "enter")
        assert "Names with an @ are left out." in shown(app)
        await press(pilot, "enter", "c")
        assert "Names with an @ are left out." in shown(app)
        assert app.clipboard.splitlines()[3:8:2] == [
            "Wins at work",
            "- Sat 21 Nov: Stayed calm with someone",
            "Personal wins",
        ]
        assert "- Sat 21 Nov: Called my sister" in app.clipboard
        assert "None of their business" not in app.clipboard
        await press(pilot, "escape")
        await choose(app, pilot, "Personal wins")
        await press(pilot, "home", "enter", "c")
        assert "sister" not in app.clipboard


@pytest.mark.practice(57)
async def test_a_helper_may_bring_a_question_and_what_was_hard_to_supervision(
    journal: Journal,
) -> None:
    keep(journal, "Stayed calm #work")
    keep(journal, "froze when @K cried", kind="setback")
    async with opened(journal, "x", "down", "down", "enter") as (app, pilot):
        assert "○ What was hard for me, and what helped" in shown(app)
        assert "○ A question I have" in shown(app)
        assert "Add a question" in shown(app)
        for row in ("add_question", "part:question", "part:hard", "see"):
            choices = app.screen.query_one(ChoiceList)
            choices.highlighted = choices.get_option_index(row)
            await press(pilot, "enter")
            if row == "add_question":
                await press(pilot, *"How do I go on?", "enter")
                assert "Kept for your next session." in shown(app)
        await press(pilot, "c")
        assert "What was hard is on the page. Space leaves it out." in shown(app)
        assert "froze when someone cried" in app.clipboard
        assert "How do I go on?" in app.clipboard


@pytest.mark.practice(57)
async def test_a_helper_is_told_which_wins_are_of_work(journal: Journal) -> None:
    keep(journal, "Sat with a long silence")
    journal.settings.set("evening", "therapist")
    said = "Wins at work are those with #work"
    async with opened(journal, "x", "down", "down", "enter") as (app, pilot):
        assert said in shown(app)
        await press(pilot, "escape", "escape", "h", "x")
        assert "Supervisor or coworkers" not in shown(app)
        assert said not in shown(app)  # it is about a page that is not offered


async def test_going_to_a_session_is_one_row_and_what_was_brought_comes_off_the_list(
    journal: Journal,
) -> None:
    keep(journal, "Told her the truth", 2, bring=True)
    keep(journal, "Swam", 1)
    async with opened(journal, "x", "enter") as (app, pilot):
        assert "the last 30 days (since my session, once I note one)" in shown(app)
        await press(pilot, "end", "enter")
        assert "1 entry is still marked to bring." in shown(app)
        await press(pilot, "enter")
        assert "They are unmarked." in shown(app)
        assert "since my session on 21 November" in shown(app)
        assert journal.entries_of("win")[0].source == ATTENDED
        assert journal.sharing.brought() == []
        await press(pilot, "home", "enter")
        assert "There's nothing to put on this page yet." in shown(app)
        assert "Copy" not in lines(app)[-1]
        await press(pilot, "escape", "end", "enter")
        assert "Kept as a win. 2 sessions so far, 2 in November 2026." in shown(app)


@pytest.mark.practice(31)
async def test_sessions_that_one_went_to_are_counted_and_only_go_up(
    moved: Journal, moving: Moving
) -> None:
    app = CheckinApp(moved)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "x", "enter")
        assert "I went to my session" in shown(app)
        assert "so far" not in shown(app)
        await press(pilot, "end", "enter")
        assert "Kept as a win. 1 session so far." in shown(app)
        assert "I went to my session   1 session so far" in shown(app)
    moving.go_on(40)  # days
    assert checkin("win", "Went to my session").code == 0
    app = CheckinApp(moved)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "x", "enter")
        assert "I went to my session   2 sessions so far" in shown(app)
        text = shown(app).casefold()
        assert not any(word in text for word in ("missed", " ago", " of 7", "per month"))


async def test_questions_for_a_session_are_said_to_be_in_history_after_it(
    journal: Journal,
) -> None:
    journal.sharing.add_question("Is this normal?")
    async with opened(journal, "x", "enter") as (app, pilot):
        await press(pilot, "end", "enter")
        assert "The questions you had for it are in History." in " ".join(shown(app).split())
        await press(pilot, "escape", "escape", "h")
        assert "Is this normal?" in shown(app)
        await press(pilot, "escape", "x", "enter", "end", "enter")
        assert "Kept as a win." in shown(app)
        assert "The questions you had" not in shown(app)


async def test_what_was_agreed_is_there_the_next_time(journal: Journal) -> None:
    keep(journal, "Went to my session", 7, source=ATTENDED)
    keep(journal, "Swam", 1)
    async with opened(journal, "x", "enter") as (app, pilot):
        await press(pilot, "end", "up", "enter", "enter")
        assert "Nothing to keep yet." in shown(app)
        await press(pilot, *"Walk after lunch", "enter", "home", "enter")
        assert "What we agreed to try last time" in shown(app)
        assert "- Sat 21 Nov: Walk after lunch" in shown(app)
    assert [entry.source for entry in journal.entries_of("reflection")] == [AGREED]


async def test_days_of_ones_own_are_written_as_people_write_them(journal: Journal) -> None:
    keep(journal, "Swam", 30)
    async with opened(journal, "x", "enter") as (app, pilot):
        await choose(app, pilot, "Days")
        await press(pilot, "end", "enter")
        assert "Which days?" in shown(app)
        await press(pilot, *"no day", "enter")
        assert "I don't know when" in shown(app)
        await press(pilot, "ctrl+u", *"october", "enter")
        assert "from 1 October 2026 to 31 October 2026" in shown(app)
        await press(pilot, "home", "enter", "c")
        assert app.clipboard.startswith("For my next session, 1 to 31 October 2026\n")
        assert "- Thu 22 Oct: Swam" in app.clipboard
        await press(pilot, "escape")
        await choose(app, pilot, "Days")
        await press(pilot, *"yesterday", "enter")
        assert "on 20 November 2026" in shown(app)
    assert checkin("session").code == 0


async def test_an_empty_page_for_supervision_says_how_a_win_goes_on_it(journal: Journal) -> None:
    journal.settings.set("evening", "helper")
    keep(journal, "Swam", 1)
    async with opened(journal, "x") as (app, pilot):
        await choose(app, pilot, "Supervisor or coworkers")
        await press(pilot, "enter")
        assert "There's nothing to put on this page yet." in shown(app)
        assert "Wins at work are those with #work, and" in shown(app)


async def test_a_page_without_a_part_is_empty_and_says_so(journal: Journal) -> None:
    keep(journal, "Swam", 1)
    async with opened(journal, "x", "end", "up", "enter") as (app, pilot):
        assert "Me (note for the fridge)" in shown(app)
        await press(pilot, "down", "down", "enter", "home", "enter")
        assert "There's nothing to put on this page yet." in shown(app)


@pytest.mark.parametrize("audience", ["Friend or family", "Supervisor or coworkers"])
async def test_wins_can_be_chosen_one_by_one_in_history(journal: Journal, audience: str) -> None:
    keep(journal, "Swam", 1)
    async with opened(journal, "x") as (app, pilot):
        await choose(app, pilot, audience)
        assert "In History: mark them with space, then press x." in shown(app)
        await press(pilot, "end", "enter")
        assert isinstance(app.screen, HistoryScreen)


async def test_a_change_is_seen_on_the_page_at_once(journal: Journal) -> None:
    keep(journal, "Swam", 1)
    keep(journal, "Rested")
    async with opened(journal, "x", "enter", "enter") as (app, pilot):
        assert "Rested" in shown(app)
        await press(pilot, "u")
        assert "- Sat 21 Nov: Rested" not in shown(app)
        assert "- Fri 20 Nov: Swam" in shown(app)


async def test_a_question_is_kept_as_what_it_is_and_stays_off_today(journal: Journal) -> None:
    async with opened(journal, "x", "enter") as (app, pilot):
        await choose(app, pilot, "A question I have")
        await press(pilot, *"Why?", "escape", "escape", "escape")
        await press(pilot, "escape")
        assert "You have something unfinished in Share" in shown(app)
        await press(pilot, "x", "enter")
        await choose(app, pilot, "A question I have")
        await press(pilot, "enter")
    journal.add(NewEntry("reflection", "Is this normal?", source=QUESTION))
    async with opened(journal) as (app, pilot):
        assert "Is this normal?" not in shown(app)
        await press(pilot, "h")
        assert "To ask: Is this normal?" in shown(app)


@pytest.mark.practice(60)
@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
async def test_the_page_says_that_an_unfinished_hard_moment_is_not_on_it(
    journal: Journal, size: tuple[int, int]
) -> None:
    keep(journal, "Swam", 3)
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "x", "enter", "enter")
        assert "This is all that goes out." in shown(app)
        assert "Not on it" not in shown(app)
        while not isinstance(app.screen, TodayScreen):
            await press(pilot, "escape")
        await press(pilot, "s", *"Shouted at Sam", "escape", "w", *"I went", "escape")
        await press(pilot, "x", "enter", "enter")
        said = " ".join(shown(app).split())
        assert "Not on it: what you typed and haven't kept yet, in" in said
        assert "Hard moment (press s)" in said
        assert "Wins (press w)" in said
        assert "Shouted" not in said


async def test_an_empty_page_says_what_is_unfinished_too(journal: Journal) -> None:
    async with opened(journal, "s", *"Shouted", "escape", "x", "enter", "enter") as (app, _):
        said = " ".join(shown(app).split())
        assert "There's nothing to put on this page yet." in said
        assert "Not on it: what you typed and haven't kept yet, in Hard moment (press s)." in said


async def test_the_page_leads_to_words_that_have_no_key_of_their_own(journal: Journal) -> None:
    keep(journal, "Swam", 3)
    keys = ("comma", *"/feel", "space", "escape", "escape", "x", "enter", "enter")
    async with opened(journal, *keys) as (app, _):
        said = " ".join(shown(app).split())
        assert "haven't kept yet, in Your own words (on Today, press f5)." in said
        assert "/feel" not in said


@pytest.mark.practice(31, 60)
@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
async def test_a_session_that_is_counted_in_an_own_name_is_known_by_it(
    journal: Journal, size: tuple[int, int]
) -> None:
    keep(journal, "Therapy with Anna", 30, source=REPEAT)
    keep(journal, "Therapy with Anna", 9)
    keep(journal, "Swam", 3)
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "x", "enter")
        said = " ".join(shown(app).split())
        assert "Days since Therapy with Anna on 12 November" in said
        await press(pilot, "end")
        said = " ".join(shown(app).split())
        assert "I went to my session 2 sessions so far, 1 in November 2026" in said
        assert "My session is Therapy with Anna, going by its name." in said
        await press(pilot, "up", "enter")
        said = " ".join(shown(app).split())
        assert "Kept as a win. 3 sessions so far, 2 in November 2026." in said
    assert journal.lookback.repeats() == {"Therapy with Anna": 3}


async def test_which_of_what_is_repeated_is_the_session_can_be_said(journal: Journal) -> None:
    keep(journal, "Anna at ten", 9, source=REPEAT)
    keep(journal, "Ran", 2, source=REPEAT)
    async with opened(journal, "x", "enter", "end") as (app, pilot):
        said = " ".join(shown(app).split())
        assert "My session is not one of the things I repeat, as far as I know." in said
        assert "since my session, once I note one" in said
        await press(pilot, "enter")
        assert "Which of the things you repeat is your session?" in shown(app)
        await press(pilot, *"anna", "enter")
        said = " ".join(shown(app).split())
        assert "My session is Anna at ten. Enter chooses another one." in said
        assert "since Anna at ten on 12 November" in said
        await press(pilot, "end", "enter", "end", "enter")
        said = " ".join(shown(app).split())
        assert "My session is none of the things I repeat." in said
        assert "since my session, once I note one" in said
        await press(pilot, "enter", "escape")
    assert journal.sharing.own_session() == ("", True)


async def test_a_session_of_something_else_is_not_taken_for_it(journal: Journal) -> None:
    keep(journal, "Physiotherapy", 9, source=REPEAT)
    keep(journal, "A yoga session", 2, source=REPEAT)
    assert journal.sharing.own_session() == ("", False)
    keep(journal, "My weekly session", 1, source=REPEAT)
    assert journal.sharing.own_session() == ("My weekly session", False)
    assert journal.sharing.last_session() is not None


async def test_the_line_under_the_heading_is_no_longer_than_the_screen_is_wide(
    journal: Journal,
) -> None:
    keep(journal, "Swam", 3)
    app = CheckinApp(journal)
    async with app.run_test(size=(54, 20)) as pilot:
        await press(pilot, "x", "enter")
        await choose(app, pilot, "See the page")
        assert sum("==" in line for line in lines(app)) == 1
        await press(pilot, "c")
        assert "=" * 51 in app.clipboard
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert "=" * 51 in shown(app)
