from datetime import date, datetime, timedelta

import pytest
from textual.pilot import Pilot

from checkin.content.strings import get_texts
from checkin.core.clock import Clock
from checkin.core.entries import HERE, NewEntry
from checkin.core.records import Draft
from checkin.core.reflections import OWN
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.base.help_screen import HelpScreen
from checkin.tui.base.privacy_screen import PrivacyScreen
from checkin.tui.features.evening.screen import EveningScreen
from checkin.tui.features.history.edit_screen import EntryScreen
from checkin.tui.features.history.screen import HistoryScreen
from checkin.tui.features.morning.screen import MorningScreen
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.features.tools.timer_screen import TimerScreen
from checkin.tui.features.wins.screen import WinsScreen
from checkin.tui.widgets.text_field import TextField
from tests.support.moving import Moving
from tests.support.showing import begins, lines, opened, press, settled, shown


async def test_a_first_visit_shows_three_sentences_and_the_keys(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        text = shown(app)
        assert "This is a quiet place for small wins and hard days." in text
        assert "Every question can be skipped." in text
        assert "Press w to keep a win" in text
        assert "○ Set up checkin (two minutes, all optional) enter" in text
        assert "0" not in text.replace("2026", "")


async def test_the_welcome_says_what_is_saved_and_no_more(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await settled(pilot)
        assert "What you write in a field is saved" in " ".join(shown(app).split())
        assert "nothing you type" not in shown(app)


async def test_a_new_file_is_told_of_until_another_page_was_opened(journal: Journal) -> None:
    app = CheckinApp(journal, notice="This file is new: a.db")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "This file is new: a.db" in shown(app)
        await pilot.press("w", *"Swam", "enter", "escape")
        await settled(pilot)
        assert isinstance(app.screen, TodayScreen)
        assert "Swam" in shown(app)
        assert "This file is new" not in shown(app)


@pytest.mark.practice(98)
async def test_the_day_shows_what_it_holds_and_nothing_of_other_days(journal: Journal) -> None:
    journal.add(NewEntry("intention", "Step outside", cue="After lunch"))
    journal.add(NewEntry("win", "Replied to Sam #people"))
    journal.add(NewEntry("win", "From another day", day=date(2026, 11, 19)))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        text = shown(app)
        assert "Saturday 21 November" in text
        assert "2 wins · 2 days here" in text
        assert "After lunch, I will step outside" in text
        assert "● 12:30  Replied to Sam #people" in text
        assert "From another day" not in text


@pytest.mark.practice(64, 68)
async def test_the_pile_shows_the_newest_wins_whenever_they_were(moved: Journal) -> None:
    for day, wins in (((2024, 2, 1), 3), ((2026, 7, 20), 1), ((2026, 7, 22), 2)):
        for n in range(wins):
            moved.add(NewEntry("win", f"win {n}", day=date(*day)))
    app = CheckinApp(moved)
    async with app.run_test(size=(80, 30)) as pilot:
        await settled(pilot)
        rows = [line.strip() for line in lines(app) if "●" in line or "───" in line]
        assert rows == ["●", "●     ●", "●  ●  ●", "───────"]
        assert "6 wins so far" in shown(app)


@pytest.mark.practice(64, 68)
@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
@pytest.mark.parametrize("wins", [7, 300])
async def test_each_dot_of_the_pile_is_a_win_or_the_page_says_which(
    moved: Journal, size: tuple[int, int], wins: int
) -> None:
    for n in range(wins):
        moved.add(NewEntry("win", f"win {n}", day=date(2026, 7, 1 + n % 3)))
    app = CheckinApp(moved)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "end")
        text = shown(app)
        dots = text[text.index("Your pile") :].count("●")
        if wins == 7:
            assert dots == wins
            assert "7 wins so far, the newest on the right." in text
        else:
            assert 30 <= dots < wins
            assert "300 wins so far. Each dot is one of the newest." in text


@pytest.mark.practice(88, 96)
async def test_coming_back_is_greeted_without_a_word_about_the_gap(journal: Journal) -> None:
    journal.add(NewEntry("win", "Long ago", day=date(2026, 7, 1)))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        said = [line for line in get_texts("today", "welcome_back") if line in shown(app)]
        assert len(said) == 1
        assert "143" not in shown(app)
        assert " days ago" not in shown(app)


@pytest.mark.practice(7)
async def test_being_here_counts_with_one_key(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("full_stop")
        await settled(pilot)
        assert "Being here counts. It's saved with today." in shown(app)
        assert journal.totals().days == 1
        await pilot.press("full_stop")
        await settled(pilot)
    assert [entry.source for entry in journal.entries()] == [HERE]


async def test_the_page_turns_to_the_new_day_by_itself(path: str) -> None:
    now = datetime.fromisoformat("2026-11-22T03:59:00+01:00")
    clock = Clock(lambda: now)
    with Journal.open(path, clock) as journal:
        journal.add(NewEntry("win", "Late"))
        app = CheckinApp(journal)
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            assert "Saturday 21 November" in shown(app)
            now = datetime.fromisoformat("2026-11-22T04:00:00+01:00")
            assert isinstance(app.screen, TodayScreen)
            app.screen.turn()
            await settled(pilot)
            assert "Sunday 22 November" in shown(app)
            assert "Late" not in shown(app)


async def test_undo_says_what_it_took_back(journal: Journal) -> None:
    journal.add(NewEntry("win", "Too quick"))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("u")
        await settled(pilot)
        assert "Undone: Too quick" in shown(app)
        assert journal.entries() == []
        await pilot.press("u")
        await settled(pilot)
        assert "There is nothing to undo." in shown(app)


async def test_undo_twice_names_both(journal: Journal) -> None:
    for text in ("Before", "AAA one", "BBB two"):
        journal.add(NewEntry("win", text))
    async with opened(journal, "u", "u") as (app, pilot):
        assert "Undone: BBB two. Undone: AAA one" in shown(app)
        await press(pilot, "U")
        assert "BBB two" not in shown(app)
        await press(pilot, "h", "escape", "u")
        assert "Undone: AAA one" in shown(app)
        assert "Undone: BBB two" not in shown(app)


async def test_words_of_despair_that_are_put_away_are_not_said_back(journal: Journal) -> None:
    journal.add(NewEntry("win", "I want to kill myself"))
    async with opened(journal, "h", "d") as (app, _):
        assert "Put away. Press u to bring it back." in shown(app)
        assert "kill" not in shown(app)


@pytest.mark.parametrize(("letter", "is_said"), [("b", False), ("é", False), ("ok", True)])
async def test_a_lone_letter_that_was_left_is_not_called_unfinished(
    journal: Journal, letter: str, is_said: bool
) -> None:
    async with opened(journal, "w", *letter, "escape") as (app, pilot):
        assert ("unfinished" in shown(app)) is is_said
        await press(pilot, "w")
        assert letter in [field.value for field in app.screen.query(TextField)]
    async with opened(journal, "w", *"im lake", "escape") as (app, pilot):
        assert "unfinished in Wins" in shown(app)


@pytest.mark.parametrize("words", ["I want to kill myself", "I drank"])
async def test_undo_does_not_say_back_words_of_despair_or_of_using(
    journal: Journal, words: str
) -> None:
    moment = journal.add(NewEntry("setback", words))
    async with opened(journal, "u") as (app, pilot):
        assert "Undone. Nothing was lost." in shown(app)
        assert words not in shown(app)
        await press(pilot, "U")
        assert words not in shown(app)
    assert not journal.entry(moment.id).deleted


async def test_two_undone_in_a_row_are_each_said_once(journal: Journal) -> None:
    goal = journal.add(NewEntry("intention", "Post the parcel"))
    journal.edit(goal.id, text="Post the big parcel")
    journal.add(NewEntry("win", "umlisten"))
    async with opened(journal, "u", "u") as (app, _):
        assert "Undone: umlisten. Changed back: Post the parcel" in shown(app)


async def test_what_undo_takes_back_is_named_after_a_change_until_today_is_left(
    journal: Journal,
) -> None:
    before = journal.add(NewEntry("win", "From before"))
    async with opened(journal) as (app, pilot):
        assert "Press u" not in shown(app)
        await press(pilot, "w", *"Swam", "enter", "escape")
        assert "Press u to take back: Swam" in shown(app)
        await press(pilot, "h", "escape")
        assert "Press u" not in shown(app)
        await press(pilot, "h", "asterisk", "escape")
        assert "Press u to undo the change: From before" in shown(app)
        await press(pilot, "u")
        assert "Undone. Changed back: From before" in shown(app)
        await press(pilot, "U")
        assert "Redone. Changed: From before" in shown(app)
        assert "Press u" not in shown(app)
        await press(pilot, "h", "d", "escape")
        assert "Press u to bring back: From before" in shown(app)
        assert isinstance(app.screen, TodayScreen)
        app.screen.turn()
        await settled(pilot)
        assert "Press u" not in shown(app)
        journal.restore(before.id)
        app.screen.reload()
        await settled(pilot)
        assert "Press u to put away again: From before" in shown(app)


async def test_what_undo_takes_back_is_not_named_in_words_of_a_hard_moment(
    journal: Journal,
) -> None:
    async with opened(journal) as (app, pilot):
        assert isinstance(app.screen, TodayScreen)
        goal = journal.add(NewEntry("intention", "Step outside"))
        journal.edit(goal.id, outcome="did")
        app.screen.reload()
        await settled(pilot)
        assert "Press u to take back your answer: Step outside" in shown(app)
        setback = journal.add(NewEntry("setback", "A row"))
        for new in (
            NewEntry("win", "It is hopeless"),
            NewEntry("step", "Drank water", parent=setback.id),
            NewEntry("reflection", "It went by", source="later", parent=setback.id),
            NewEntry("reflection", "Ask for help", source="words", parent=setback.id),
        ):
            journal.add(new)
            app.screen.reload()
            await settled(pilot)
            assert "Press u" not in shown(app), new
        journal.add_many([NewEntry("win", "Swam"), NewEntry("win", "Sang")])
        app.screen.reload()
        await settled(pilot)
        assert "Press u to take back: 2 entries: Swam, Sang" in shown(app)


async def test_hiding_clears_the_screen_and_any_key_brings_it_back(journal: Journal) -> None:
    journal.add(NewEntry("win", "A secret"))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("w", *"typing", "ctrl+l")
        await settled(pilot)
        assert isinstance(app.screen, PrivacyScreen)
        assert "secret" not in shown(app)
        assert "typing" not in shown(app)
        await pilot.press("q")
        await settled(pilot)
        assert "typing" in shown(app)


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_help_lists_the_keys_of_this_page_and_of_all(journal: Journal, key: str) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press(key)
        await settled(pilot)
        assert isinstance(app.screen, HelpScreen)
        assert "At any time" in shown(app)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, TodayScreen)


async def test_a_click_on_an_open_line_goes_there(journal: Journal) -> None:
    from checkin.tui.features.wins.screen import WinsScreen

    journal.add(NewEntry("reflection", "note", source=HERE))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        rows = shown(app).split("\n")
        row = next(n for n, text in enumerate(rows) if "One small win" in text)
        await pilot.click(offset=(10, row))
        await settled(pilot)
        assert isinstance(app.screen, WinsScreen)


async def test_marks_can_be_plain(journal: Journal) -> None:
    journal.settings.set("marks", "plain")
    journal.add(NewEntry("win", "Plain"))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "* 12:30  Plain" in shown(app)
        assert shown(app).isascii() or "·" in shown(app)


def test_every_place_a_draft_can_wait_in_has_a_name_and_a_screen(journal: Journal) -> None:
    from checkin.content.strings import strings
    from checkin.tui.base.unfinished_pages import page_title
    from checkin.tui.routes import SCREENS, Route, plan_section, route_to, screen_for

    no_drafts = {"plan", "plan-field", "plan-reading", "setup", "share", "today", "tool"}
    no_drafts |= {"someone", "trash"}
    for place in {*(Route(name).slot for name in {*SCREENS} - no_drafts), *strings("pages")}:
        assert page_title(place)
        assert screen_for(route_to(place)) is not None
    assert page_title(plan_section("signs").slot)


async def test_coming_back_to_the_terminal_reads_the_day_again(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        journal.add(NewEntry("win", "From the shell"))
        app.app_focus = False
        await settled(pilot)
        app.app_focus = True
        await settled(pilot)
        assert "From the shell" in shown(app)


@pytest.mark.practice(72)
async def test_no_month_and_no_week_is_counted(journal: Journal) -> None:
    for day in (date(2026, 10, 30), date(2026, 11, 2), date(2026, 11, 3)):
        journal.add(NewEntry("win", "A win", day=day))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 30)) as pilot:
        await settled(pilot)
        for words in ("week", "month", "last", "2 wins"):
            assert words not in shown(app)


@pytest.mark.practice(68)
async def test_a_round_total_is_told_once_and_quietly(journal: Journal) -> None:
    for n in range(4):
        journal.add(NewEntry("win", f"win {n}", day=date(2026, 11, 20)))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 30)) as pilot:
        await settled(pilot)
        assert "all yours" not in shown(app)
        await pilot.press("w", *"fifth", "enter")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert "You've come to 5 wins, all yours." in shown(app)
        await press(pilot, "w", *"sixth", "enter", "escape")
        assert "6 wins so far" in shown(app)
        assert "That's more than 5 wins, all yours." in shown(app)
        assert "come to 5" not in shown(app)


async def test_a_round_total_of_days_that_was_passed_is_said_so(journal: Journal) -> None:
    for day in (1, 2, 3, 4):
        journal.add(NewEntry("intention", "Rest", day=date(2026, 11, day)))
    journal.add(NewEntry("win", "Tea", day=date(2026, 11, 4)))
    async with opened(journal) as (app, pilot):
        assert "all yours" not in shown(app)
        await press(pilot, "w", *"Tea", "enter", "escape")
        assert "You've come to 5 days here, all yours." in shown(app)
        journal.add(NewEntry("intention", "Rest", day=date(2026, 11, 5)))
        await press(pilot, "m", *"Walk", "enter")
        assert "That's more than 5 days here, all yours." in shown(app)


# Choosing a line


async def test_the_arrow_keys_choose_a_line_and_enter_opens_it(journal: Journal) -> None:
    journal.add(NewEntry("win", "Made the call"))
    journal.add(NewEntry("win", "Slept"))
    async with opened(journal) as (app, pilot):
        assert "\u203a" not in shown(app)
        assert "enter" not in lines(app)[-1]
        await press(pilot, "down")
        assert "  \u203a ○ One gentle thing for today, if you like" in lines(app)
        assert lines(app)[-1].startswith("  enter Open  ")
        await press(pilot, "down", "down")
        assert "  \u203a ● 12:30  Slept" in lines(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, EntryScreen)
        assert "Slept" in shown(app)
        await press(pilot, "end", *" well", "ctrl+s")
        assert isinstance(app.screen, TodayScreen)
        assert "  \u203a ● 12:30  Slept well" in lines(app)
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, EveningScreen)


async def test_up_from_the_first_line_or_escape_chooses_none(journal: Journal) -> None:
    journal.add(NewEntry("win", "Slept"))
    async with opened(journal, "down", "up") as (app, pilot):
        assert "\u203a" not in shown(app)
        await press(pilot, "up", "down", "down")
        assert "  \u203a ● 12:30  Slept" in lines(app)
        await press(pilot, "down", "down", "down")
        assert "  \u203a ○ Look back on the day, when you like" in lines(app)
        await press(pilot, "escape", "enter")
        assert isinstance(app.screen, TodayScreen)
        assert "\u203a" not in shown(app)


async def test_a_chosen_goal_opens_the_morning(journal: Journal) -> None:
    journal.add(NewEntry("intention", "Rest", cue="Lunch"))
    async with opened(journal, "down") as (app, pilot):
        assert "  \u203a ◆ After lunch, I will rest" in lines(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, MorningScreen)


async def test_an_entry_can_be_clicked(journal: Journal) -> None:
    journal.add(NewEntry("win", "Slept"))
    async with opened(journal) as (app, pilot):
        row = lines(app).index("    ● 12:30  Slept")
        await pilot.click(offset=(14, row))
        await settled(pilot)
        assert isinstance(app.screen, EntryScreen)


async def test_lines_that_lead_to_the_same_page_hold_no_arrow_up(journal: Journal) -> None:
    journal.add(NewEntry("win", "Ate well"))
    async with opened(journal, "m", *"Half", "escape") as (app, pilot):
        assert "something unfinished in Morning" in shown(app)
        chosen = []
        for _ in range(3):
            await press(pilot, "down")
            chosen += [line for line in lines(app) if line.startswith("  \u203a")]
        assert len(chosen) == 3
        assert "unfinished" in chosen[0]
        assert "Ate well" in chosen[1]
        assert "Look back on the day" in chosen[2]


async def test_a_line_that_is_gone_is_chosen_no_longer(journal: Journal) -> None:
    journal.add(NewEntry("win", "Slept"))
    async with opened(journal, "down", "down", "u") as (app, _pilot):
        assert "Slept" not in "\n".join(lines(app)[:-2])
        assert "\u203a" not in shown(app)


async def test_the_chosen_line_is_in_sight_on_a_small_screen(journal: Journal) -> None:
    for nth in range(9):
        journal.add(NewEntry("win", f"Win {nth}, with words that take all of a line and more"))
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await settled(pilot)
        chosen = []
        for _ in range(11):
            await press(pilot, "down")
            chosen += [line for line in lines(app) if line.startswith("  \u203a")]
        assert len(chosen) == 11
        assert chosen[-1] == "  \u203a ○ Look back on the day, when you like"
        await press(pilot, *["down"] * 12)
        assert "9 wins so far" in shown(app)
        await press(pilot, "home")
        assert "This morning" in shown(app)


async def test_a_slash_searches_and_words_typed_at_once_are_looked_for(journal: Journal) -> None:
    journal.add(NewEntry("win", "Walked to the shore"))
    journal.add(NewEntry("win", "Slept"))
    async with opened(journal) as (app, pilot):
        await pilot.press("slash", *"shore")
        await settled(pilot)
        assert isinstance(app.screen, HistoryScreen)
        assert "Walked to the shore" in shown(app)
        assert "Slept" not in shown(app)


async def test_every_page_with_something_unfinished_is_named_and_opens_by_arrow_and_enter(
    journal: Journal,
) -> None:
    journal.add(NewEntry("win", "Before"))
    async with opened(journal, "w", *"half a win", "escape", "m", *"a goal", "escape") as (
        app,
        pilot,
    ):
        said = [line.strip() for line in shown(app).splitlines() if "unfinished" in line]
        assert said == ["○ You have something unfinished in Morning (press m): a goal"]
        assert "    ○ Also in Wins: half a win" in lines(app)
        await press(pilot, "down", "down", "enter")
        field = app.focused
        assert isinstance(field, TextField)
        assert field.value == "half a win"


async def test_the_day_beside_words_that_wait_is_that_of_those_words(journal: Journal) -> None:
    for day, text in (("2026-11-20", "a wash"), ("2026-11-19", "rang Jo")):
        context = {"asked": "Today", "typed": day}
        journal.drafts.save(Draft("words", f"at-{text[0]}", text, len(text), context))
    async with opened(journal, "escape") as (app, _):
        assert "from Friday 20 November (press f5): a wash" in " ".join(shown(app).split())


async def test_what_one_says_to_oneself_is_not_said_again_on_today(journal: Journal) -> None:
    async with opened(journal, "k") as (app, pilot):
        while "Facts and story" not in next(line for line in lines(app) if "›" in line):
            await press(pilot, "down")
        await press(pilot, "enter", *"they left", "enter", *"I am useless")
        assert "I am useless" in shown(app)
        await press(pilot, "escape", "escape", "escape")
        assert isinstance(app.screen, TodayScreen)
        assert "You have something unfinished in Facts and story (press f5)." in shown(app)
        assert "useless" not in shown(app)


def waiting(app: CheckinApp) -> list[str]:
    """What Today says of words that wait, without their marks."""
    rows = (line.strip(" ›○") for line in lines(app))
    return [row for row in rows if row.startswith(("You have something", "Also in", "Show "))]


_FIVE = [
    "You have something unfinished in Hard moment (press s).",
    "Also in Week: rest",
    "Also in Morning: a goal",
    "Also in Wins: half",
    "Also in an entry you were changing: Before and after",
]
_TYPED = [
    ("h", "e", *" and after", "escape", "escape"),
    ("w", *"half", "escape"),
    ("m", *"a goal", "escape"),
    ("r", *"rest", "escape"),
    ("s", *"lonely", "escape"),
]


@pytest.mark.parametrize("again", [False, True])
async def test_unfinished_words_are_in_the_order_they_were_typed_and_all_in_reach(
    moved: Journal, moving: Moving, again: bool
) -> None:
    moved.add(NewEntry("win", "Before"))
    app = CheckinApp(moved)
    async with app.run_test(size=(80, 24)) as pilot:
        for keys in _TYPED:
            await press(pilot, *keys)
            await app.drafting.save()
            moving.moment += timedelta(minutes=1)
        assert waiting(app) == [*_FIVE[:3], "Show 2 more"]
        await press(pilot, "w", "escape", "m", "escape")  # looked at, and not typed in
        await app.drafting.save()
        assert waiting(app) == [*_FIVE[:3], "Show 2 more"]
        if not again:
            await every_one_is_in_reach(pilot, app)
    if again:
        app = CheckinApp(moved)
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            await every_one_is_in_reach(pilot, app)


async def every_one_is_in_reach(pilot: Pilot[None], app: CheckinApp) -> None:
    assert waiting(app) == [*_FIVE[:3], "Show 2 more"]
    await press(pilot, *["down"] * 4)
    assert "\u203a ○ Show 2 more" in shown(app)
    await press(pilot, "enter")
    assert waiting(app) == _FIVE
    await press(pilot, "enter")
    assert isinstance(app.focused, TextField)
    assert app.focused.value == "half"


@pytest.mark.parametrize("words", ["I want to die", "hopeless"])
async def test_heavy_words_that_wait_are_not_repeated(journal: Journal, words: str) -> None:
    async with opened(journal, "w", *words, "escape") as (app, _pilot):
        assert "You have something unfinished in Wins (press w)." in shown(app)
        assert words not in shown(app)


async def test_words_of_a_hard_moment_that_wait_are_not_repeated(journal: Journal) -> None:
    async with opened(journal, "s", *"so lonely", "escape") as (app, _pilot):
        assert "You have something unfinished in Hard moment (press s)." in shown(app)
        assert "lonely" not in shown(app)


async def test_what_is_unfinished_says_where_since_when_and_with_which_key(
    moved: Journal, moving: Moving
) -> None:
    async with opened(moved, "w", *"Half", "escape") as (app, pilot):
        assert "○ You have something unfinished in Wins (press w): Half" in shown(app)
        moving.go_on(1)
        assert isinstance(app.screen, TodayScreen)
        app.screen.turn()
        await settled(pilot)
        said = "You have something unfinished in Wins, from Saturday 21 November (press w): Half"
        assert said in " ".join(shown(app).split())
        await app.drafting.save()  # as it does a moment later
    async with opened(moved) as (app, pilot):
        assert said in " ".join(shown(app).split())
        await press(pilot, "down", "down", "enter")
        assert isinstance(app.screen, WinsScreen)


async def test_what_was_said_of_a_day_is_gone_on_the_next(moved: Journal, moving: Moving) -> None:
    async with opened(moved, "m") as (app, pilot):
        await press(pilot, *"Rest", "enter")
        said = app.screen.status  # type: ignore[attr-defined]
        assert said in get_texts("morning", "kept")
        assert isinstance(app.screen, TodayScreen)
        app.screen.turn()
        await settled(pilot)
        assert said in shown(app)
        moving.go_on(1)
        app.screen.turn()
        await settled(pilot)
        assert said not in shown(app)
        assert "Sunday 22 November" in shown(app)


@pytest.mark.parametrize("size", [(80, 30), (100, 21), (60, 40)])
async def test_another_size_shows_what_opening_at_that_size_does(
    journal: Journal, size: tuple[int, int]
) -> None:
    for day in range(1, 20):
        for number in range(day % 7):
            journal.add(NewEntry("win", f"Tea {number}", date(2026, 11, day)))
    async with CheckinApp(journal).run_test(size=size) as pilot:
        await settled(pilot)
        wanted = shown(pilot.app)
    async with CheckinApp(journal).run_test(size=(80, 21)) as pilot:
        await settled(pilot)
        assert shown(pilot.app) != wanted
        await pilot.resize_terminal(*size)
        await settled(pilot)
        assert shown(pilot.app) == wanted


@pytest.mark.practice(12)
async def test_the_time_of_a_goal_can_be_kept_from_today(journal: Journal) -> None:
    text = "Listen to someone for five minutes without interrupting"
    goal = journal.add(NewEntry("intention", text, source="int-more-06"))
    async with opened(journal, "down", "down") as (app, pilot):
        assert "  \u203a ○ Start the five minutes, when it's time" in lines(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, TimerScreen)
        assert "Five minutes of listening" in shown(app)
        await press(pilot, "escape", "escape")
        journal.edit(goal.id, outcome="did")
        await press(pilot, "w", "escape")
        assert "Start the five minutes" not in shown(app)


@pytest.mark.parametrize("wins", range(1, 7))
async def test_lines_hang_also_once_the_day_is_longer_than_the_screen(
    journal: Journal, wins: int
) -> None:
    for n in range(wins):
        journal.add(NewEntry("win", f"win {n}"))
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "w", *"a" * 40, "space", *"bcde", "enter", "escape")
        rows = [row.rstrip(" ▁▂▃▄▅▆▇█") for row in lines(app)]
        long = next(n for n, row in enumerate(rows) if "a" * 40 in row)
        assert rows[long].endswith(" bcde") or begins(rows[long + 1]) == rows[long].index("aaa")


async def test_after_a_changed_goal_the_key_for_undo_is_named_once(journal: Journal) -> None:
    async with opened(journal, "m", *"Walk", "enter") as (app, pilot):
        await press(pilot, "escape", "m", *"Read", "enter")
        assert isinstance(app.screen, TodayScreen)
        assert "Before, it was 'Walk'. Press u to go back to that." in shown(app)
        assert shown(app).count("Press u") == 1
        await press(pilot, "u")
    (goal,) = journal.entries_of("intention")
    assert goal.text == "Walk"


async def test_at_60_columns_no_line_of_a_first_visit_parts_a_key_from_its_words(
    journal: Journal,
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot)
        rows = [
            row.strip(" \u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588") for row in lines(app)
        ]
    assert "Press w to keep a win, s in a hard moment, ? for help." in rows
    assert "○ Set up checkin (two minutes, all optional) enter" in rows


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ((*tuple("the rain sounds nice today"), "enter"), "the rain sounds nice today"),
        (("w", *"washed a cup", "enter", "escape"), "washed a cup"),
        (("e", *"the sun", "enter", "tab"), "the sun"),
    ],
    ids=["own words", "win", "evening"],
)
async def test_what_was_just_kept_is_in_sight_on_a_small_screen(
    journal: Journal, keys: tuple[str, ...], line: str
) -> None:
    for nth in range(12):
        journal.add(NewEntry("win", f"Win {nth}"))
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await settled(pilot)
        assert "This morning" in shown(app)
        await press(pilot, *keys)
        assert isinstance(app.screen, TodayScreen)
        assert any(row.endswith(f"  {line}") for row in lines(app)[2:-2])
        await press(pilot, "home", "w", "escape")
        assert "This morning" in shown(app)  # seen once is enough


@pytest.mark.parametrize("size", [(60, 20), (80, 24)], ids=str)
async def test_each_of_several_sentences_is_in_sight_once_it_is_kept(
    journal: Journal, size: tuple[int, int]
) -> None:
    for nth in range(7):
        journal.add(NewEntry("win", f"Win {nth}"))
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        for words in ("the rain sounds nice today", "my back hurts less", "made some soup"):
            await press(pilot, *words, "enter")
            assert isinstance(app.screen, TodayScreen)
            assert any(row.rstrip(" ▁▂▃▄▅▆▇█").endswith(words) for row in lines(app)[2:-2])
        await press(pilot, "home", "pagedown", "home")
        assert "This morning" in shown(app)


@pytest.mark.parametrize("keys", [("w", "escape"), ("h", "escape"), ("escape",)], ids=" ".join)
async def test_it_opens_at_its_top_wherever_it_was_left(
    journal: Journal, keys: tuple[str, ...]
) -> None:
    for nth in range(12):
        journal.add(NewEntry("win", f"Win {nth}"))
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "k", *"call the zoo", "escape", "escape", "pagedown")
        assert "You have something unfinished" not in shown(app)
        await press(pilot, *keys)
        assert isinstance(app.screen, TodayScreen)
        assert "You have something unfinished" in lines(app)[2]
        await press(pilot, *["down"] * 14)
        assert "You have something unfinished" not in shown(app)
        await press(pilot, *keys)
        chosen = [row for row in lines(app) if row.startswith("  › ")]
        if keys == ("escape",):
            assert chosen == []
            assert "You have something unfinished" in lines(app)[2]
        else:
            assert len(chosen) == 1  # in sight, if that is further down


async def test_help_leads_back_to_where_one_read(journal: Journal) -> None:
    for nth in range(12):
        journal.add(NewEntry("win", f"Win {nth}"))
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "pagedown")
        before = lines(app)
        assert "This morning" not in shown(app)
        await press(pilot, "question_mark", "escape")
        assert lines(app) == before


@pytest.mark.parametrize("size", [(60, 20), (80, 24)], ids=str)
async def test_undo_says_of_which_day_a_change_is_before_it_takes_back_one_of_days_ago(
    new_path: str, size: tuple[int, int]
) -> None:
    moving = Moving()
    with Journal.open(new_path, Clock(moving)) as journal:
        for text in ("Older", "Swam"):
            journal.add(NewEntry("win", text))
        moving.go_on(3)
        journal.add(NewEntry("win", "Today's"))
        async with opened(journal, "u", size=size) as (app, pilot):
            assert "Undone: Today's" in shown(app)
            for leaves in ("h", "escape"):
                await press(pilot, "u")
                said = " ".join(shown(app).split())
                assert "Your last change was on Saturday 21 November." in said
                assert "Press u again to take back: Swam" in said
                assert len(journal.entries()) == 2
                await press(pilot, leaves)  # whoever leaves is asked anew
            await press(pilot, "u", "u")
            assert "Undone: Swam" in shown(app)
            assert [entry.text for entry in journal.entries()] == ["Older"]
            await press(pilot, "u")  # of the same day, which was asked about
            assert journal.entries() == []


async def test_what_is_asked_about_undo_says_back_nothing_of_despair(new_path: str) -> None:
    moving = Moving()
    with Journal.open(new_path, Clock(moving)) as journal:
        journal.add(NewEntry("reflection", "I want to die", source=OWN))
        moving.go_on(1)
        async with opened(journal, "u") as (app, pilot):
            assert "Your last change was on Saturday 21 November." in shown(app)
            assert "Press u again to undo it." in shown(app)
            assert "die" not in shown(app)
            await press(pilot, "u")
            assert "Undone. Nothing was lost." in shown(app)
