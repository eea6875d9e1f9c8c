"""The page of the week: a question, the wins beside it, and two more that can be left."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from textual.pilot import Pilot

from checkin.content.week import of_the_week, questions
from checkin.core.clock import Clock
from checkin.core.entries import Entry, NewEntry
from checkin.core.records import Draft
from checkin.core.text import LIMIT
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.history.screen import HistoryScreen
from checkin.tui.features.lookback.random_win_screen import RandomWinScreen
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.features.week.past_weeks_screen import OlderScreen
from checkin.tui.features.week.plan_ahead_screen import NextScreen
from checkin.tui.features.week.screen import WeekScreen
from checkin.tui.features.week.self_trust_screen import TrustScreen
from checkin.tui.keymap import EVERYWHERE
from checkin.tui.widgets.choice_list import ChoiceList
from checkin.tui.widgets.text_field import TextField
from tests.conftest import NOON
from tests.support.showing import lines, press, settled, shown

SPANS = ("any", "month", "season", "year")
SATURDAY = date(2026, 11, 21)
QUESTIONS = of_the_week(SATURDAY, ("faith",), wins=False)
ASKED = QUESTIONS[0]
TRUST = "How much do you trust yourself to keep going, from 0 to 10?"
OFFER = "One more question, if you like"


def win(journal: Journal, text: str, days: int = 0) -> Entry:
    return journal.add(NewEntry("win", text, day=SATURDAY - timedelta(days=days)))


def reflections(journal: Journal) -> list[Entry]:
    return journal.entries_of("reflection")


# The question


@pytest.mark.practice(73)
async def test_one_question_is_asked_and_its_answer_kept_with_the_week(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "r")
        assert isinstance(app.screen, WeekScreen)
        assert sum(question.text in shown(app) for question in QUESTIONS) == 1
        assert ASKED.text in shown(app)
        await press(pilot, *"The radio", "enter")
        assert "Saved with this week. f4 asks another question, esc goes back." in shown(app)
        assert "□ Sat  The radio" in shown(app)
        assert shown(app).count(ASKED.text) == 1
        assert app.screen.query_one(TextField).value == ""
    (entry,) = reflections(journal)
    assert (entry.text, entry.cue, entry.day) == ("The radio", ASKED.text, SATURDAY)
    assert entry.source == f"week:{ASKED.id}"
    assert journal.drafts.all() == []


@pytest.mark.practice(73)
async def test_another_question_comes_on_request_and_all_have_their_turn(
    journal: Journal,
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "r")
        asked = []
        for _ in QUESTIONS:
            asked.append(lines(app)[3].strip())
            await press(pilot, "f4")
        assert asked == [question.text for question in QUESTIONS]
        assert ASKED.text in shown(app)
        await press(pilot, *"Tea", "f4", "enter")
        assert "□ Sat  Tea" in shown(app)
    (entry,) = reflections(journal)
    assert (entry.text, entry.cue) == ("Tea", QUESTIONS[1].text)


@pytest.mark.practice(73)
@pytest.mark.parametrize("days", range(7))
async def test_any_day_of_the_week_will_do(path: str, days: int) -> None:
    now = NOON + timedelta(days=days)
    with Journal.open(path, Clock(lambda: now)) as journal:
        win(journal, "Swam", -days + 5)
        app = CheckinApp(journal)
        async with app.run_test(size=(80, 24)) as pilot:
            await press(pilot, "r", *"Yes", "enter")
            assert "Swam" in shown(app)
        assert reflections(journal)[0].day == now.date()


async def test_questions_of_a_topic_that_is_off_are_not_asked(journal: Journal) -> None:
    journal.settings.set("topics-off", "people therapy faith")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "r")
        for _ in QUESTIONS:
            assert "pet" not in lines(app)[3]
            assert "therapist" not in lines(app)[3]
            await press(pilot, "f4")


async def test_leaving_it_leaves_no_trace(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "r", "enter")
        assert "Type a few words, or press esc to skip it." in shown(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
        assert "waiting" not in shown(app)
    assert journal.entries() == []
    assert journal.drafts.all() == []


async def test_the_key_works_on_other_pages_and_is_text_in_fields(journal: Journal) -> None:
    win(journal, "Swam")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "w", "r")
        assert app.screen.query_one("#line", TextField).value == "r"
        await press(pilot, "escape", "k", "r")
        assert isinstance(app.screen, WeekScreen)
        await press(pilot, "escape", "h", "r")
        assert isinstance(app.screen, RandomWinScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, HistoryScreen)


async def test_help_and_the_palette_know_it_and_the_footer_of_today_stays_short(
    journal: Journal,
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(120, 60)) as pilot:
        assert "Week" not in lines(app)[-1]
        await press(pilot, "question_mark")
        assert "Look back on the week." in shown(app)
        await press(pilot, "ctrl+p", *"week")
        assert "Look back on the week." in shown(app)
    assert [command.key for command in EVERYWHERE if command.label == "Week"] == ["r"]


async def test_an_answer_can_be_undone(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "r", *"The radio", "enter", "escape", "u")
        assert "Undone: The radio" in shown(app)
        await press(pilot, "r")
        assert "The radio" not in shown(app)
    assert reflections(journal) == []


# What is typed


async def test_what_is_typed_waits_with_its_question(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "r", "f4", "f4", *"Half", "escape")
        assert "You have something unfinished in Week (press r)" in shown(app)
        await press(pilot, "r")
        assert QUESTIONS[2].text in shown(app)
        await press(pilot, *" an answer", "enter")
    (entry,) = reflections(journal)
    assert (entry.text, entry.cue) == ("Half an answer", QUESTIONS[2].text)


async def test_words_come_back_after_a_crash_at_their_question(journal: Journal) -> None:
    journal.drafts.save(Draft("week", "answer", "Half", 4, {"question": "wk-13"}))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, WeekScreen)
        await press(pilot, *" of it", "enter")
    (entry,) = reflections(journal)
    assert (entry.text, entry.source) == ("Half of it", "week:wk-13")


async def test_the_words_come_back_if_they_can_not_be_kept(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "r")
        app.screen.query_one("#answer", TextField).value = "x" * (LIMIT + 1)
        await press(pilot, "enter")
        assert len(app.screen.query_one("#answer", TextField).value) == LIMIT + 1
        assert "one entry can hold 100,000" in shown(app)
    assert reflections(journal) == []


# The week beside it


@pytest.mark.practice(73)
async def test_the_wins_stand_below_the_question_or_beside_it(journal: Journal) -> None:
    win(journal, "Swam in the sea")
    win(journal, "Too long ago", 7)
    for width, beside in ((80, False), (60, False), (120, True), (100, True)):
        app = CheckinApp(journal)
        async with app.run_test(size=(width, 24)) as pilot:
            await press(pilot, "r", *"abc")
            head = next(n for n, line in enumerate(lines(app)) if "The week's wins" in line)
            question = next(n for n, line in enumerate(lines(app)) if ASKED.text in line)
            assert (head == question) == beside
            assert "● Sat  Swam in the sea" in shown(app)
            assert "Too long ago" not in shown(app)
            await press(pilot, "ctrl+u")


async def test_all_wins_of_a_full_week_can_be_read_while_typing(journal: Journal) -> None:
    for n in range(30):
        win(journal, f"win {n}.")
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "r", *"ab")
        seen = shown(app)
        for _ in range(6):
            await press(pilot, "pagedown")
            seen += shown(app)
        assert all(f"win {n}." in seen for n in range(30))
        await press(pilot, *["pageup"] * 6, "c")
        assert "win 0." in shown(app)
        assert app.screen.query_one(TextField).value == "abc"


async def test_a_week_without_wins_is_asked_what_needs_none(journal: Journal) -> None:
    every = of_the_week(SATURDAY, ("faith",))
    of_wins = [question.text for question in every if question.of_wins]
    assert "Which win surprised you?" in of_wins
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "r")
        asked = set()
        for _ in every:
            asked.add(lines(app)[3].strip())
            await press(pilot, "f4")
        assert asked == {question.text for question in every if not question.of_wins}
        win(journal, "Swam")
        await press(pilot, "escape", "r")
        asked = set()
        for _ in every:
            asked.add(lines(app)[3].strip())
            await press(pilot, "f4")
        assert asked == {question.text for question in every}


@pytest.mark.practice(66)
async def test_longer_spans_are_asked_about_once_there_was_one(journal: Journal) -> None:
    longer = {each.text: span for span in SPANS for each in questions(span) if each.text != TRUST}
    win(journal, "Swam")
    for days, spans in ((0, 0), (7, 1), (28, 2), (90, 3), (365, 4)):
        win(journal, "Rang Dad", days)
        app = CheckinApp(journal)
        async with app.run_test(size=(80, 24)) as pilot:
            await press(pilot, "r")
            asked = [lines(app)[3].strip()]
            while (question := await another(app, pilot)) != asked[0]:
                asked.append(question)
        assert asked[0] not in longer
        assert {*asked} & {*longer} == {text for text in longer if longer[text] in SPANS[:spans]}
    assert "What can you do now that you couldn't do a year ago?" in asked


async def another(app: CheckinApp, pilot: Pilot[None]) -> str:
    await press(pilot, "f4")
    return lines(app)[3].strip()


async def test_a_long_entry_is_cut_and_enter_reads_on(journal: Journal) -> None:
    win(journal, " ".join(f"word{n}" for n in range(60)))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "r")
        assert "… enter reads on" in shown(app)
        assert "word59" not in shown(app)
        assert "enter Read on" in lines(app)[-1]
        await press(pilot, "T")
        assert "enter reads on" not in shown(app)
        assert "enter Keep" in lines(app)[-1]
        await press(pilot, "backspace", "enter")
        assert "word59" in shown(app)
        assert "reads on" not in shown(app)
        assert "enter Keep" in lines(app)[-1]
        await press(pilot, "enter")
        assert "Type a few words, or press esc to skip it." in shown(app)
    assert reflections(journal) == []


async def test_a_quiet_week_is_called_that(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "r")
        assert "What you write here is saved with this week." in shown(app)
        assert "Older week" not in shown(app)
        await press(pilot, "f5")
        assert isinstance(app.screen, WeekScreen)
        win(journal, "Swam", 20)
        await press(pilot, "escape", "r")
        assert "A quiet week. Press f5 to see an older one, if you like." in shown(app)
        assert "Older week" in lines(app)[-1]


async def test_older_weeks_are_there_to_read_and_the_way_back_is_short(journal: Journal) -> None:
    win(journal, "Swam", 8)
    win(journal, "Called Ana", 100)
    journal.week.add_answer(ASKED, "The radio", day=SATURDAY - timedelta(days=9))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "r", *"half", "f5")
        assert isinstance(app.screen, OlderScreen)
        assert "An earlier week" in lines(app)[1]
        assert "8 to 14 November" in lines(app)[1]
        assert "● Fri  Swam" in shown(app)
        assert "□ Thu  The radio" in shown(app)
        assert ASKED.text in shown(app)
        assert not app.screen.query(TextField)
        await press(pilot, "left")
        assert "Called Ana" in shown(app)
        await press(pilot, "left")
        assert "This is the oldest week." in shown(app)
        await press(pilot, "right")
        assert "Swam" in shown(app)
        await press(pilot, "right")
        assert isinstance(app.screen, WeekScreen)
        assert app.screen.query_one(TextField).value == "half"
        await press(pilot, "f5", "f5", "escape", "enter")
        assert "□ Sat  half" in shown(app)


# A small win for the week ahead


@pytest.mark.practice(5)
async def test_a_small_win_for_next_week_stands_softly_on_the_morning_page(path: str) -> None:
    now = [NOON]
    with Journal.open(path, Clock(lambda: now[0])) as journal:
        app = CheckinApp(journal)
        async with app.run_test(size=(80, 24)) as pilot:
            await press(pilot, "m")
            assert "This week:" not in shown(app)
            await press(pilot, "escape", "r", "down", "enter")
            assert "What small win would you like to make room for in the week ahead?" in shown(app)
            await press(pilot, *"Call Ana [b]", "enter")
            assert isinstance(app.screen, WeekScreen)
            assert "Saved. You'll see it each morning for a week." in shown(app)
            assert "□ Sat  Call Ana [b]" in shown(app)
            await press(pilot, "escape")
            for days in range(8):  # from this very day on
                now[0] = NOON + timedelta(days=days)
                await press(pilot, "m")
                assert "This week: Call Ana [b]" in shown(app)
                assert app.screen.query_one("#line", TextField).value == ""
                await press(pilot, "escape")
            now[0] = NOON + timedelta(days=8)
            await press(pilot, "m")
            assert "Call Ana" not in shown(app)
        (entry,) = journal.entries()
        assert (entry.kind, entry.outcome, entry.day) == ("reflection", None, SATURDAY)


async def test_a_small_win_can_be_changed_on_its_day(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "r", "down", "enter", *"Call", "enter", "down", "enter")
        assert app.screen.query_one(TextField).value == "Call"
        await press(pilot, "enter")
        assert isinstance(app.screen, WeekScreen)
        await press(pilot, "down", "enter", "end", *" Ana", "enter")
    assert [entry.text for entry in reflections(journal)] == ["Call Ana"]
    assert journal.drafts.all() == []


async def test_a_small_win_can_be_left_and_what_is_typed_waits(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "r", "down", "enter", "enter")
        assert isinstance(app.screen, NextScreen)
        await press(pilot, *"Call", "escape", "escape")
        said = "You have something unfinished in A small win for the week ahead (press f5)"
        assert said in " ".join(shown(app).split())
        await press(pilot, "r", "down", "enter", *"Ana", "enter")
    assert [entry.text for entry in reflections(journal)] == ["Call Ana"]


# Trust in oneself


@pytest.mark.practice(76)
async def test_the_question_about_trust_is_an_option_and_its_answers_are_a_list(
    journal: Journal,
) -> None:
    journal.add(NewEntry("reflection", "Trust in myself: 4", day=date(2026, 3, 2), source="trust"))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "r")
        assert TRUST not in shown(app)
        await press(pilot, "down", "down", "enter")
        assert isinstance(app.screen, TrustScreen)
        assert TRUST in shown(app)
        await press(pilot, *"11", "enter")
        assert "Type a number from 0 to 10, or skip it." in shown(app)
        await press(pilot, "backspace", "backspace", "7", "enter")
        assert isinstance(app.screen, WeekScreen)
        assert "Saved with today's date." in shown(app)
        assert OFFER not in shown(app)
        await press(pilot, "down", "down", "enter")
        assert TRUST not in shown(app)
        assert [line.strip() for line in lines(app)[1:-1] if line.strip()] == [
            "Trusting myself",
            "Your answers",
            "□ 21 November 2026  7 of 10",
            "□ 2 March 2026      Trust in myself: 4",
            "It's asked again a few months after your last answer.",
        ]
    answer = reflections(journal)[0]
    assert (answer.source, answer.cue, answer.day) == ("trust", TRUST, SATURDAY)
    assert journal.drafts.all() == []


@pytest.mark.practice(76)
async def test_put_aside_the_question_rests_for_a_season(path: str) -> None:
    now = [NOON]
    with Journal.open(path, Clock(lambda: now[0])) as journal:
        app = CheckinApp(journal)
        async with app.run_test(size=(80, 24)) as pilot:
            await press(pilot, "r", "down", "down", "enter", "3", "tab")
            assert isinstance(app.screen, WeekScreen)
            assert OFFER not in shown(app)
            assert "What you said about trust" not in shown(app)
            for days, offered in ((1, False), (89, False), (90, True), (96, True), (97, False)):
                now[0] = NOON + timedelta(days=days)
                await press(pilot, "escape", "r")
                assert (OFFER in shown(app)) == offered
        assert journal.entries() == []
        assert journal.drafts.all() == []


async def test_left_open_the_number_waits(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "r", "down", "down", "enter", "8", "escape", "escape")
        assert "You have something unfinished in Trusting myself (press f5)" in shown(app)
        await press(pilot, "r", "down", "down", "enter", "enter")
    assert [entry.text for entry in reflections(journal)] == ["8 of 10"]


async def test_a_number_comes_back_after_a_crash(journal: Journal) -> None:
    journal.drafts.save(Draft("week:trust", "trust", "8", 1))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, TrustScreen)
        await press(pilot, "enter")
        assert isinstance(app.screen, TodayScreen)
    assert [entry.text for entry in reflections(journal)] == ["8 of 10"]


async def test_a_number_that_waits_is_found_when_the_question_rests(journal: Journal) -> None:
    journal.week.snooze_trust()
    journal.drafts.save(Draft("week:trust", "trust", "8", 1, left=True))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "r", "down", "down", "enter", "enter")
    assert [entry.text for entry in reflections(journal)] == ["8 of 10"]
    assert journal.drafts.all() == []


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_the_keys_fit(journal: Journal, size: tuple[int, int]) -> None:
    win(journal, "Older", 20)
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "r")
        short = "enter Keep  f4 Another  f5 Older  esc Back  ? More"
        whole = "enter Keep  f4 Another question  f5 Older week  esc Back  ? More"
        assert lines(app)[-1].strip() == (whole if size[0] > 60 else short)
        assert app.screen.query_one(ChoiceList).size.height == 2
