import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from textual.pilot import Pilot

from checkin.content.evening import answers
from checkin.content.feelings import words
from checkin.content.strings import get_texts
from checkin.core.clock import Clock
from checkin.core.entries import ENOUGH, NO_GOAL, Entry, Kind, NewEntry
from checkin.core.records import Draft
from checkin.core.reflections import OWN
from checkin.core.text import LIMIT
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.evening import heavy_words
from checkin.tui.features.evening.feelings_screen import FeelingsScreen
from checkin.tui.features.evening.screen import EveningScreen
from checkin.tui.features.support.screen import PeopleScreen
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.keymap import EVERYWHERE
from checkin.tui.widgets.choice_list import ChoiceList
from checkin.tui.widgets.feelings_grid import Feelings
from checkin.tui.widgets.text_field import TextField
from tests.conftest import NOON
from tests.support.moving import Moving
from tests.support.showing import lines, opened, press, settled, shown


def kept(journal: Journal, kind: Kind) -> list[Entry]:
    return list(journal.today().of(kind))


def closed(app: CheckinApp) -> bool:
    return isinstance(app.screen, TodayScreen) and any(
        line in shown(app) for line in get_texts("evening", "closing")
    )


async def test_an_evening_is_a_line_and_a_closing_word(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e")
        assert "One thing to keep from today?" in shown(app)
        await press(pilot, *"The light at four", "enter")
        assert "Any words for how you feel now?" in shown(app)
        await press(pilot, "tab")
        assert closed(app)
        assert "The light at four" in shown(app)
    (line,) = kept(journal, "reflection")
    assert (line.text, line.cue) == ("The light at four", "One thing to keep from today?")
    assert (line.source, line.feelings) == ("e-keep", ())
    assert journal.drafts.all() == []


@pytest.mark.parametrize("nth", range(5))
async def test_each_answer_about_the_goal_is_kept_alike(journal: Journal, nth: int) -> None:
    goal = journal.add(NewEntry("intention", "Step outside", cue="After lunch"))
    before = journal.totals()
    answer = answers()[nth]
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e")
        assert "This morning you chose:" in shown(app)
        assert "◆ After lunch, I will step outside" in shown(app)
        assert app.screen.query_one(ChoiceList).chosen is None
        await press(pilot, *["down"] * (nth + 1), "enter")
        assert answer.reply in shown(app)
        assert f"I will step outside · {answer.label}" in shown(app)
        assert "One thing to keep from today?" in shown(app)
    assert journal.entry(goal.id).outcome == answer.id
    assert journal.totals() == before


@pytest.mark.practice(48)
@pytest.mark.parametrize("nth", range(5))
async def test_what_goes_with_the_goal_is_there_however_it_went(journal: Journal, nth: int) -> None:
    journal.add(NewEntry("intention", "Rest", reward="A cup of tea"))
    async with opened(journal, "e", *["down"] * (nth + 1), "enter") as (app, _pilot):
        said = " ".join(shown(app).split())
        anyway = nth >= 3
        assert ("You still get something nice: A cup of tea" in said) is anyway
        assert ("Something nice for you now: A cup of tea" in said) is not anyway


async def test_the_answers_look_the_same(journal: Journal) -> None:
    journal.add(NewEntry("intention", "Step outside"))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e")
        options = app.screen.query_one(ChoiceList).options
        assert [option.id for option in options] == [answer.id for answer in answers()]
        looks = {
            tuple((span.start, span.style) for span in option.prompt.spans)  # type: ignore[union-attr]
            for option in options
        }
        assert len(looks) == 1


async def test_an_answer_can_be_clicked(journal: Journal) -> None:
    goal = journal.add(NewEntry("intention", "Step outside"))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e")
        await pilot.click(ChoiceList, offset=(8, 3))
        await settled(pilot)
    assert journal.entry(goal.id).outcome == "not-today"


async def test_an_answer_can_be_given_again(journal: Journal) -> None:
    goal = journal.add(NewEntry("intention", "Step outside"))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e", "down", "enter", "shift+tab")
        assert app.screen.query_one(ChoiceList).chosen == "did"
        await press(pilot, "down", "enter")
    assert journal.entry(goal.id).outcome == "some"


@pytest.mark.practice(7)
@pytest.mark.parametrize(
    ("source", "said"),
    [
        (NO_GOAL, "There's no goal to look back on today. That's fine."),
        (ENOUGH, "Breathing was enough today."),
        (None, "There's no goal to look back on today. That's fine."),
    ],
)
async def test_a_morning_without_a_goal_is_not_asked_about(
    journal: Journal, source: str | None, said: str
) -> None:
    if source:
        journal.add(NewEntry("intention", "x", source=source))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e")
        assert "How did it turn out?" not in shown(app)
        assert said in shown(app)
        assert "One thing to keep from today?" in shown(app)


@pytest.mark.practice(6)
async def test_a_goal_of_yesterday_is_not_asked_about(path: str) -> None:
    now = [NOON - timedelta(days=1)]
    with Journal.open(path, Clock(lambda: now[0])) as journal:
        goal = journal.add(NewEntry("intention", "Write the letter"))
        now[0] = NOON
        app = CheckinApp(journal)
        async with app.run_test(size=(80, 24)) as pilot:
            await press(pilot, "e")
            assert "letter" not in shown(app)
        assert journal.entry(goal.id).outcome is None


async def test_all_of_it_can_be_skipped(journal: Journal) -> None:
    journal.add(NewEntry("intention", "Step outside"))
    journal.settings.set("evening", "parent")
    count = journal.file.status().entries
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e", "tab", "tab", "enter", "enter", "enter")
        assert closed(app)
        await press(pilot, "e", "enter", "tab", "tab", "tab", "tab")
        assert closed(app)
    assert journal.file.status().entries == count


@pytest.mark.practice(41)
async def test_helpers_are_asked_for_a_win_from_work_and_one_of_their_own(
    journal: Journal,
) -> None:
    journal.settings.set("evening", "therapist")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e")
        assert "One win from your working day?" in shown(app)
        await press(pilot, *"Stayed calm in a hard hour", "enter")
        assert "One win from your own life?" in shown(app)
        await press(pilot, *"Called my sister", "enter", "tab")
        assert closed(app)
    wins = kept(journal, "win")
    assert [win.text for win in wins] == ["Stayed calm in a hard hour", "Called my sister"]
    assert [win.source for win in wins] == ["e-work", "e-personal"]


@pytest.mark.practice(40)
async def test_thanks_are_asked_for_when_it_is_chosen_and_are_no_wins(journal: Journal) -> None:
    asked = "Anything you're thankful for?"
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e", *"The light", "enter")
        assert asked not in shown(app)
    journal.settings.set("evening", "thanks")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e", "tab")
        assert asked in shown(app)
        await press(pilot, *"Warm socks", "enter", "tab")
        assert closed(app)
        await press(pilot, "w", *"Went out", "enter")
    assert [line.text for line in kept(journal, "reflection")] == ["The light", "Warm socks"]
    assert [win.text for win in kept(journal, "win")] == ["Went out"]


async def test_the_wins_of_the_day_stand_below_the_question(journal: Journal) -> None:
    journal.add(NewEntry("win", "Got out of bed"))
    setback, step, win = journal.add_many(
        [NewEntry("setback", ""), NewEntry("step", "Drank water"), NewEntry("win", "Drank water")],
        chain=True,
    )
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e")
        assert "Your wins today" in shown(app)
        assert "● 12:30  Got out of bed" in shown(app)
        assert shown(app).count("Drank water") == 1
    assert (step.parent, win.parent) == (setback.id, step.id)


async def test_after_midnight_the_evening_says_whose_day_it_is(
    moved: Journal, moving: Moving
) -> None:
    async with opened(moved, "e") as (app, pilot):
        assert "November" not in shown(app)
        moving.moment = datetime.fromisoformat("2026-11-22T01:30:00+01:00")
        await press(pilot, "escape", "e")
        assert lines(app)[1].endswith("  Saturday 21 November · 1 of 2")
        await press(pilot, "tab")
        assert isinstance(app.screen, FeelingsScreen)
        assert lines(app)[1].endswith("  Saturday 21 November · 2 of 2")


async def test_each_step_can_be_gone_back_to_and_its_answer_changed(journal: Journal) -> None:
    goal = journal.add(NewEntry("intention", "Rest"))
    journal.settings.set("evening", "therapist")
    async with opened(journal, "e") as (app, pilot):
        assert lines(app)[1].endswith("1 of 4")
        assert "enter Next" in lines(app)[-1]
        assert "Back one step" not in lines(app)[-1]
        await press(pilot, "down")
        assert "enter Choose" in lines(app)[-1]
        await press(pilot, "enter", *"A cal", "enter")
        assert lines(app)[1].endswith("3 of 4")
        assert "shift+tab Back one step" in lines(app)[-1]
        await press(pilot, "shift+tab")
        assert app.screen.query_one("#e-work", TextField).value == "A cal"
        assert "enter Next" in lines(app)[-1]
        await press(pilot, "end", *"m room")
        assert "enter Keep" in lines(app)[-1]
        await press(pilot, "enter", "tab")
        assert isinstance(app.screen, FeelingsScreen)
        assert lines(app)[1].endswith("4 of 4")
        await press(pilot, "shift+tab", "shift+tab")
        assert app.screen.query_one("#e-work", TextField).value == "A calm room"
        await press(pilot, "shift+tab")
        assert lines(app)[1].endswith("1 of 4")
        assert "◆ Rest · did it" in shown(app)
        await press(pilot, "down", "down", "enter", "enter", "enter", "tab")
        assert closed(app)
    assert [win.text for win in kept(journal, "win")] == ["A calm room"]
    assert journal.entry(goal.id).outcome == "some"
    assert journal.drafts.all() == []


async def test_going_back_to_an_answer_that_was_undone_asks_anew(journal: Journal) -> None:
    async with opened(journal, "e", *"The light", "enter") as (app, pilot):
        assert isinstance(app.screen, FeelingsScreen)
        await press(pilot, "shift+tab")
        journal.undo()
        await press(pilot, "tab", "shift+tab")
        assert app.screen.query_one("#e-keep", TextField).value == ""
        await press(pilot, *"The rain", "enter", "tab")
        assert closed(app)
    assert [line.text for line in kept(journal, "reflection")] == ["The rain"]


async def test_coming_again_shows_what_was_kept_and_takes_more(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e", *"One", "enter", "tab", "e")
        assert "You already have something here for today. You can add more if you like." in shown(
            app
        )
        assert "◇ 12:30  One" in shown(app)
        assert "What you wrote today" in shown(app)
        assert "Your wins today" not in shown(app)
        await press(pilot, *"Two", "enter", "tab")
    assert [line.text for line in kept(journal, "reflection")] == ["One", "Two"]


async def test_feelings_are_kept_with_the_line_of_the_evening(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(
            pilot, "e", *"A line", "enter", "down", "down", "space", "right", "right", "space"
        )
        assert "● anxious" in shown(app)
        assert "● lonely" in shown(app)
        assert "lonely: far from other people" in shown(app)
        await press(pilot, "f6", *"tired of it", "enter")
        assert closed(app)
    (line,) = kept(journal, "reflection")
    assert line.text == "A line"
    assert sorted(line.feelings) == ["anxious", "lonely", "tired of it"]


async def test_feelings_alone_are_kept_too_and_can_be_changed(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e", "tab", "right", "right", "space", "enter")
        (line,) = kept(journal, "reflection")
        assert (line.text, line.feelings, line.source) == ("happy", ("happy",), "feelings")
        await press(pilot, "e", "tab")
        assert "● happy" in shown(app)
        await press(pilot, "right", "right", "space", "down", "space", "enter")
        (line,) = kept(journal, "reflection")
        assert (line.text, line.feelings) == ("excited", ("excited",))
        await press(pilot, "e", "tab", "right", "right", "down", "space", "enter")
        assert kept(journal, "reflection") == []


async def test_the_grid_has_all_words_and_ways_not_to_know(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "e", "tab")
        for feeling in words():
            assert feeling.word in shown(app)
        for other in ("A mix", "Not sure", "Nothing much", "tab Skip", "esc Back"):
            assert other in shown(app)
        await press(pilot, "up", "space", "enter")
    (line,) = kept(journal, "reflection")
    assert line.text == "A mix"


async def test_the_feelings_have_an_end_in_words_to_go_to_or_click(journal: Journal) -> None:
    async with opened(journal, "e", "tab") as (app, pilot):
        assert "Pick any that fit (space), or none. Then press enter." in shown(app)
        await press(pilot, "right", "right", "space")
        assert "Then press enter." not in shown(app)
        await press(pilot, "left", "left", "up")
        assert app.screen.query_one(Feelings).at_end
        assert "Then press enter." in shown(app)
        await press(pilot, "space")
        assert isinstance(app.screen, TodayScreen)
    (line,) = kept(journal, "reflection")
    assert line.feelings == ("happy",)
    async with opened(journal, "e", "tab") as (app, pilot):
        row = next(n for n, text in enumerate(lines(app)) if "Done" in text and "A mix" in text)
        await pilot.click(offset=(lines(app)[row].index("Done"), row))
        await settled(pilot)
        assert isinstance(app.screen, TodayScreen)


async def test_what_was_said_before_goes_once_the_next_answer_is_begun(journal: Journal) -> None:
    journal.settings.set("evening", "therapist")
    async with opened(journal, "e", *"One", "enter") as (app, pilot):
        await settled(pilot)
        said = lines(app)[-2].strip()
        assert said
        await press(pilot, "t")
        assert said not in shown(app)


async def test_no_feeling_looks_chosen_at_first_nor_while_words_are_typed(
    journal: Journal,
) -> None:
    async with opened(journal, "e", "tab") as (app, pilot):
        grid = app.screen.query_one(Feelings)
        assert grid.word is None
        await press(pilot, "space")
        assert app.screen.query_one("#feelings", TextField).value == ""
        await press(pilot, *"calm")
        assert grid.word is None
        assert grid.chosen == {"calm"}
        await press(pilot, "up", "right")
        assert grid.word == "happy"


async def test_a_feeling_can_be_clicked(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e", "tab")
        row, line = next((n, text) for n, text in enumerate(lines(app)) if "hopeful" in text)
        await pilot.click(offset=(line.index("hopeful") + 2, row))
        await settled(pilot)
        assert "● hopeful" in shown(app)
        assert app.screen.query_one(Feelings).word == "hopeful"


async def test_a_word_without_hope_names_people_who_can_help(journal: Journal) -> None:
    app = CheckinApp(journal)
    reachable = any("f3" in (each.key, each.also) for each in EVERYWHERE)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e", "tab", "down", "space")
        assert "people who can help" not in shown(app)
        await press(pilot, "f6", *"hopeless")
        assert ("people who can help" in shown(app)) == reachable


async def test_own_words_for_feelings_are_shown_in_the_grid_if_it_has_them(
    journal: Journal,
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e", "tab", "f6", *"calm, [b]odd[/b], ", "f6")
        assert "● calm" in shown(app)
        assert "space Pick" in lines(app)[-1]
        await press(pilot, "enter")
        assert "[b]odd[/b]" in shown(app)


async def test_what_is_typed_in_any_question_waits(journal: Journal) -> None:
    journal.settings.set("evening", "therapist")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e", *"first", "tab", *"second", "enter")
        assert isinstance(app.screen, FeelingsScreen)
        await press(pilot, "down", "space", "escape")
        assert "You have something unfinished" in shown(app)
        await press(pilot, "e")
        assert app.screen.query_one("#e-work", TextField).value == "first"
        await press(pilot, "enter", "tab")
        assert "● angry" in shown(app)
    assert [win.text for win in kept(journal, "win")] == ["second", "first"]


async def test_an_answer_comes_back_after_a_crash_at_its_question(journal: Journal) -> None:
    journal.add(NewEntry("intention", "Step outside"))
    journal.settings.set("evening", "therapist")
    journal.drafts.save(Draft("evening", "e-personal", "Half", 4))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, EveningScreen)
        assert "One win from your own life?" in shown(app)
        await press(pilot, *" a win", "enter")
    assert [win.text for win in kept(journal, "win")] == ["Half a win"]


async def test_chosen_feelings_come_back_after_a_crash(journal: Journal) -> None:
    journal.drafts.save(Draft("feelings", "feelings", "calm, odd", 4))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, FeelingsScreen)
        assert "● calm" in shown(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, TodayScreen)
        assert "Kept." in shown(app)
    assert journal.drafts.all() == []


async def test_the_words_come_back_if_they_can_not_be_kept(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e")
        app.screen.query_one("#e-keep", TextField).value = "x" * (LIMIT + 1)
        await press(pilot, "enter")
        assert isinstance(app.screen, EveningScreen)
        assert len(app.screen.query_one("#e-keep", TextField).value) == LIMIT + 1
        assert "one entry can hold 100,000" in shown(app)
    assert kept(journal, "reflection") == []


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
@pytest.mark.parametrize("theme", ["dusk", "dawn"])
async def test_the_evening_fits(journal: Journal, size: tuple[int, int], theme: str) -> None:
    journal.settings.set("theme", theme)
    journal.add(NewEntry("intention", "Step outside"))
    for n in range(30):
        journal.add(NewEntry("win", f"win {n}"))
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "e")
        for part in (*(answer.label for answer in answers()), "Your wins today", "esc Back"):
            assert part in shown(app)
        await press(pilot, "tab")
        assert "One thing to keep from today?" in shown(app)
        more = "f6 Write freely" if size[0] < 70 else "shift+tab Back one step  f6 Write"
        more += " freely" * (size[0] > 100)
        assert lines(app)[-1].strip() == f"enter Next  tab Skip  {more}  esc Back  ? More"
        await press(pilot, "end")
        assert "win 29" in shown(app)


async def test_long_lines_of_the_day_go_on_under_their_own_words(journal: Journal) -> None:
    journal.add(
        NewEntry("intention", "call the clinic about the appointment, then the group at six")
    )
    journal.add(NewEntry("win", "rang the clinic although I was afraid of what they would say"))
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "e")
        rows = lines(app)
        for begins, left in (("call the clinic", 5), ("rang the clinic", 12)):
            place = next(n for n, row in enumerate(rows) if begins in row)
            assert rows[place].index(begins) == left
            more = rows[place + 1]
            assert more.strip()
            assert len(more) - len(more.lstrip()) == left


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_whoever_wants_to_write_more_has_room_and_comes_back_to_the_question(
    journal: Journal, size: tuple[int, int]
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "e")
        assert "f6 Write" in lines(app)[-1]
        await press(pilot, *"The light")
        await press(pilot, "f6", *"Long day", "enter", *"It rained", "tab")
        assert "Keep it, or throw it away?" in shown(app)
        await press(pilot, "enter", "enter")
        assert "One thing to keep from today?" in shown(app)
        assert "The light" in shown(app)
        await press(pilot, "enter")
    written, line = kept(journal, "reflection")
    assert (written.text, line.text) == ("Long day\nIt rained", "The light")
    (win,) = kept(journal, "win")
    assert win.text == "Wrote whatever came"


async def test_writing_is_not_offered_to_whoever_would_rather_not_see_it(journal: Journal) -> None:
    journal.settings.set("topics-off", "writing")
    async with opened(journal, "e") as (app, pilot):
        assert "f6" not in lines(app)[-1]
        await press(pilot, "f6")
        assert isinstance(app.screen, EveningScreen)


@pytest.mark.practice(28)
async def test_a_feeling_is_named_and_kept_with_the_day_without_a_hard_moment(
    journal: Journal,
) -> None:
    async with opened(journal, "ctrl+p", *"happy") as (app, pilot):
        assert "Pick words for how you feel. They're kept with today." in shown(app)
        await press(pilot, "enter")
        assert lines(app)[1].strip() == "How do I feel?"
        await press(pilot, *"happy", "enter")
        assert isinstance(app.screen, TodayScreen)
        assert "Kept." in shown(app)
        assert "◇ 12:30  happy" in shown(app)
        assert "Look back on the day" in shown(app)
        assert "Also today" in shown(app).partition("◇ 12:30")[0]
        await press(pilot, "ctrl+p", *"happy", "enter", "enter")
        assert isinstance(app.screen, TodayScreen)
        await press(pilot, "ctrl+p", *"happy", "enter", *"tired", "enter")
        assert not closed(app)
        await press(pilot, "e")
        assert "tired" not in shown(app)
    tired, felt = journal.entries()
    assert (felt.kind, felt.source, felt.feelings) == ("reflection", OWN, ("happy",))
    assert tired.feelings == ("tired",)


async def test_no_feeling_is_asked_for_while_they_are_turned_off(journal: Journal) -> None:
    journal.settings.set("topics-off", "feelings")
    async with opened(journal, "ctrl+p", *"happy") as (app, _):
        assert "How do I feel?" not in shown(app)


@pytest.mark.practice(41)
@pytest.mark.parametrize("size", [(60, 20), (80, 24)], ids=str)
async def test_help_leads_to_other_questions_and_what_is_typed_waits(
    journal: Journal, size: tuple[int, int]
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "e", *"The light", "f1")
        said = " ".join(shown(app).split())
        assert "f4 Choose what the evening asks, such as a work win and a personal" in said
        await press(pilot, "escape", "f4")
        assert "What mornings and evenings ask you." in " ".join(shown(app).split())
        await press(pilot, "enter", "down", "enter", "escape", "e")
        assert "The light" in shown(app)
        assert lines(app)[1].endswith("1 of 3") or lines(app)[0].endswith("1 of 3")
        await press(pilot, "tab")
        assert "Anything you're thankful for?" in shown(app)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
async def test_words_typed_about_the_goal_are_told_from_the_one_thing_to_keep(
    journal: Journal, size: tuple[int, int]
) -> None:
    journal.add(NewEntry("intention", "Water the plants"))
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "e")
        assert "Next: One thing to keep from today?" in shown(app)
        assert "You're here, and that is enough." in shown(app)
        await press(pilot, *"two of three")
        rows = [line.strip() for line in lines(app)]
        assert rows[rows.index("two of three") - 1] == "How it turned out, in your own words"
        assert "Next: One thing to keep from today?" in rows
        await press(pilot, "enter")
        assert "Kept with your goal." in shown(app)
        assert "One thing to keep from today?" in shown(app)
        assert "Next:" not in shown(app)
        await press(pilot, *"the sun", "enter")
    assert [(e.text, e.source) for e in journal.entries_of("reflection")][::-1] == [
        ("two of three", "e-goal"),
        ("the sun", "e-keep"),
    ]


@pytest.mark.practice(16)
@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
async def test_what_went_well_is_kept_as_a_win_with_one_key(
    journal: Journal, size: tuple[int, int]
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "e")
        assert "As a win" not in lines(app)[-1]
        await press(pilot, *"Rang Mum")
        assert "f9 As a win" in lines(app)[-1]
        await press(pilot, "f9")
        (win,) = kept(journal, "win")
        assert (win.text, win.source) == ("Rang Mum", "e-keep")
        assert any(said in shown(app) for said in get_texts("wins", "saved"))
        await press(pilot, "shift+tab", "end", *" again", "enter")
    assert [win.text for win in kept(journal, "win")] == ["Rang Mum again"]
    assert kept(journal, "reflection") == []


async def test_a_line_of_the_evening_can_become_a_win_while_it_is_there(journal: Journal) -> None:
    async with opened(journal, "e", *"Rang Mum", "enter", "shift+tab", "f9"):
        assert [win.text for win in kept(journal, "win")] == ["Rang Mum"]
        assert kept(journal, "reflection") == []


async def test_words_of_despair_are_no_win_of_the_evening(journal: Journal) -> None:
    async with opened(journal, "e", *"I want to die", "f9") as (app, _):
        assert "People" in shown(app)
    assert kept(journal, "win") == []
    assert [entry.text for entry in kept(journal, "reflection")] == ["I want to die"]


@pytest.mark.practice(41)
async def test_an_evening_that_asks_for_wins_says_that_they_are(journal: Journal) -> None:
    async with opened(journal, "e") as (app, _):
        assert "It goes on your pile of wins." not in shown(app)
    journal.settings.set("evening", "therapist")
    async with opened(journal, "e", *"Listened") as (app, _):
        assert "It goes on your pile of wins." in shown(app)
        assert "As a win" not in lines(app)[-1]


async def test_how_a_goal_with_not_in_it_turned_out_is_read_in_one_way(journal: Journal) -> None:
    journal.add(NewEntry("intention", "Not drink today"))
    async with opened(journal, "e", "down", "down", "down", "down", "enter") as (app, pilot):
        await press(pilot, "shift+tab")
        assert "◆ Not drink today · left for another day" in shown(app)


@pytest.mark.parametrize("size", [(60, 20), (80, 24)], ids=str)
async def test_words_of_despair_stand_beside_no_praise_but_beside_people(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.setattr(heavy_words, "PAUSE", 0.001)
    praise, people = "You're here, and that is enough.", "For people who can help, press f3"
    async with opened(journal, "e", size=size) as (app, pilot):
        assert praise in shown(app)
        await press(pilot, *"i want to kill myself")
        await until(pilot, lambda: people in shown(app))
        assert praise not in shown(app)
        assert "As a win" not in shown(app)
        await press(pilot, "f3")
        assert isinstance(app.screen, PeopleScreen)
        await press(pilot, "escape")
        assert people in shown(app)  # the words wait, and so does what is said
        await press(pilot, *["backspace"] * len("to kill myself"), *"tea")
        await until(pilot, lambda: praise in shown(app))
        assert people not in shown(app)
        assert "f9 As a win" in lines(app)[-1]
        await press(pilot, *["backspace"] * len("i want tea"), *"i want to die")
        await until(pilot, lambda: people in shown(app))
        await press(pilot, *["backspace"] * len("i want to die"))
        await until(pilot, lambda: praise in shown(app))
        assert people not in shown(app)


async def test_no_letter_waits_for_words_of_despair_to_be_read(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    monkeypatch.setattr(heavy_words, "PAUSE", 60.0)
    monkeypatch.setattr("checkin.content.distress_words.heavy", read.append)
    async with opened(journal, "e") as (_, pilot):
        await press(pilot, *"i want to kill myself")
    assert read == []


async def until(pilot: Pilot[None], there: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not there():
            await settled(pilot)
