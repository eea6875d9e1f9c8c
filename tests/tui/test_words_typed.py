"""Words that are typed where something is asked are an answer, and never keys of other pages."""

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from checkin.tui import routes
from checkin.tui.app import CheckinApp
from checkin.tui.base.choice_dialog import ChoiceDialog
from checkin.tui.base.feelings import feelings_in
from checkin.tui.base.feelings_dialog import FeelingsDialog
from checkin.tui.base.screen import Page
from checkin.tui.features.evening.screen import EveningScreen
from checkin.tui.features.hard_moment.details_screen import HardMomentDetailsScreen
from checkin.tui.features.hard_moment.screen import HardScreen
from checkin.tui.features.today.own_words_screen import OwnWordsScreen
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.features.tools.grounding_screen import LookScreen, SensesScreen
from checkin.tui.routes import SCREENS, Route, Tried
from checkin.tui.widgets import choice_list
from checkin.tui.widgets.choice_list import ChoiceList
from checkin.tui.widgets.text_field import TextField
from tests.support.showing import opened, settled, shown

OWN = (
    "worn out",
    "tired",
    "a calm bus ride",
    "hopeful?",
    "quiet",
    "heavy, sad",
    "... 7!",
    "über",
    "sad, not about him, though ok",
)
"""They begin with keys that open Wins, Week, the morning, History, settings, or leave."""


async def typed(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
    await settled(pilot)


def as_kept(words: str) -> list[str]:
    return sorted(feelings_in(words))


def nothing_else(journal: Journal) -> None:
    assert journal.entries_of("win") == []
    assert [goal.text for goal in journal.entries_of("intention")] in ([], ["Step outside"])
    assert [draft for draft in journal.drafts.all() if draft.text] == []


@pytest.mark.parametrize("words", OWN)
async def test_feelings_of_the_evening_can_be_typed_at_once(journal: Journal, words: str) -> None:
    async with opened(journal, "e", "tab") as (app, pilot):
        await typed(pilot, *words, "enter")
        await app.drafting.save()
    (entry,) = journal.entries_of("reflection")
    assert sorted(entry.feelings) == as_kept(words)
    nothing_else(journal)


@pytest.mark.parametrize("words", OWN)
async def test_feelings_of_a_hard_moment_can_be_typed_at_once(journal: Journal, words: str) -> None:
    async with opened(journal, "s", "tab", "down", "enter") as (app, pilot):
        assert isinstance(app.screen, FeelingsDialog)
        await typed(pilot, *words, "enter")
        assert isinstance(app.screen, HardMomentDetailsScreen)
        await typed(pilot, "escape")
        await app.drafting.save()
    (moment,) = journal.entries_of("setback")
    assert sorted(moment.feelings) == as_kept(words)
    nothing_else(journal)


async def test_typed_words_stand_beside_the_chosen_ones(journal: Journal) -> None:
    async with opened(journal, "e", "tab", "down", "space") as (app, pilot):
        await typed(pilot, *"worn out", "up", "right", "space", *"flat")
        assert app.screen.query_one(TextField).value == "angry, worn out, happy, flat"


async def test_pasted_words_for_feelings_go_into_their_field(journal: Journal) -> None:
    from textual.events import Paste

    async with opened(journal, "e", "tab", "down", "space") as (app, pilot):
        app.post_message(Paste("worn\nout"))
        await settled(pilot)
        assert app.screen.query_one(TextField).value == "angry, worn out"


async def test_a_word_typed_at_the_goal_of_the_morning_opens_no_other_page(
    journal: Journal,
) -> None:
    journal.add(NewEntry("intention", "Step outside"))
    async with opened(journal, "e") as (app, pilot):
        await typed(pilot, *"walked there, was home by seven")
        assert isinstance(app.screen, EveningScreen)
        assert app.screen.query_one(ChoiceList).chosen is None
    assert journal.entries_of("win", "reflection") == []


async def test_letters_look_for_an_answer(journal: Journal) -> None:
    journal.add(NewEntry("intention", "Step outside"))
    async with opened(journal, "e") as (app, pilot):
        choices = app.screen.query_one(ChoiceList)
        seen = []
        for letter in "ddlri":
            if letter != "d":
                choices._typed_at -= 10  # some time went by
            await typed(pilot, letter)
            seen.append(choices.chosen)
        assert seen == ["did", "some", "not-today", "unsaid", "changed"]


async def test_a_word_is_looked_for_as_a_whole(journal: Journal) -> None:
    journal.add(NewEntry("intention", "Step outside"))
    async with opened(journal, "e") as (app, pilot):
        await typed(pilot, *"did some")
        assert app.screen.query_one(ChoiceList).chosen == "some"


WORDS = "walked home, quietly: mum said so. u UWHEBR"


@pytest.mark.parametrize(
    ("answer", "keys"),
    [
        ("I did it", ()),
        ("How is it now", ("i", "enter", "enter")),
        ("on your pile", ("i", "enter", "enter", "e", "enter")),
    ],
)
async def test_a_question_in_a_hard_moment_lets_no_letter_open_another_page(
    journal: Journal, answer: str, keys: tuple[str, ...]
) -> None:
    win = journal.add(NewEntry("win", "Stays"))
    async with opened(journal, "s", *"Sit down", "enter", *keys) as (app, pilot):
        assert answer in shown(app)
        before = app.screen
        assert isinstance(before, ChoiceDialog)
        await typed(pilot, *WORDS)
        assert app.screen is before
    assert [entry.text for entry in journal.entries_of("win")] == [win.text]
    assert journal.entries_of("reflection") == []


@pytest.mark.parametrize("tool", ["look", "skills"])
@pytest.mark.parametrize("words", ["window, lamp, my hand. ", "I want to die", "my dead mother"])
async def test_what_is_typed_at_steps_without_a_field_is_kept_as_words(
    journal: Journal, tool: str, words: str
) -> None:
    app = CheckinApp(journal, at=routes.route_to(tool))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await typed(pilot, "enter")
        steps = app.screen
        await typed(pilot, *words)
        assert isinstance(app.screen, OwnWordsScreen)
        await typed(pilot, "enter")
        assert ("People" in shown(app)) is ("die" in words)
        while app.screen is not steps:
            await typed(pilot, "escape")
        await typed(pilot, *"tea was", "escape")
        assert app.screen is steps
        await app.drafting.save()
    (kept,) = journal.entries()
    assert (kept.kind, kept.text) == ("reflection", words.strip())
    assert [draft.text for draft in journal.drafts.all()] == ["tea was"]


async def test_tools_inside_a_hard_moment_let_no_letter_open_another_page(
    journal: Journal,
) -> None:
    async with opened(journal) as (app, pilot):
        page: Page[Tried | None] = LookScreen(inside=True)
        app.push_screen(page)
        await settled(pilot)
        await typed(pilot, *"was here")
        assert app.screen is page


async def test_where_letters_are_keys_the_others_look_for_a_line(journal: Journal) -> None:
    async with opened(journal, "comma") as (app, pilot):
        await typed(pilot, "d")
        assert app.screen.query_one(ChoiceList).chosen == "day-start"
        await typed(pilot, "down", "h")
        assert not app.screen.query(ChoiceList)


async def test_function_keys_work_where_letters_do_not(journal: Journal) -> None:
    async with opened(journal, "s", *"Sit down", "enter", "f3") as (app, _pilot):
        assert "help lines" in shown(app).casefold()


async def test_numbers_are_typed_and_help_is_offered_from_eight_on(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 100.0
    monkeypatch.setattr(choice_list, "monotonic", lambda: now)
    journal.settings.set("ratings", "yes")
    async with opened(journal, "s", *"Sit down", "enter") as (app, pilot):
        for digits, number in (("7", "7"), ("10", "10"), ("3", "3"), ("0", "0"), ("05", "5")):
            await typed(pilot, *digits)
            assert app.screen.query_one(ChoiceList).chosen == number
            now += choice_list.TOGETHER + 0.1
        await typed(pilot, *"10", "enter")
        assert "That's a lot to carry." in shown(app)
        await typed(pilot, "up", "enter", "i", "enter", "8", "enter")
        assert "That's a lot to carry." in shown(app)
        await typed(pilot, "up", "enter", "escape")
    (step,) = journal.entries_of("step")
    assert (step.before, step.after, step.outcome) == (10, 8, "easier")


@pytest.mark.parametrize("digits", ["12", "11", "100", "73", "9999999"])
async def test_digits_in_a_row_that_are_no_such_number_choose_nothing(
    journal: Journal, digits: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 100.0
    monkeypatch.setattr(choice_list, "monotonic", lambda: now)
    journal.settings.set("ratings", "yes")
    async with opened(journal, "s", *"Sit down", "enter") as (app, pilot):
        page = app.screen
        await typed(pilot, *digits)
        assert page.query_one(ChoiceList).chosen is None
        assert "0 to 10, please." in shown(app)
        await typed(pilot, "enter")
        assert app.screen is page
        assert "Press enter again to go on without a number." in shown(app)
        now += choice_list.TOGETHER + 0.1
        await typed(pilot, "6")
        assert "please" not in shown(app)
        await typed(pilot, "enter", "i", "enter", "enter", *digits)
        await typed(pilot, "enter", "enter")
    (step,) = journal.entries_of("step")
    assert (step.before, step.after) == (6, None)


async def test_a_zero_long_after_a_one_makes_it_ten(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 100.0
    monkeypatch.setattr(choice_list, "monotonic", lambda: now)
    journal.settings.set("ratings", "yes")
    async with opened(journal, "s", *"Sit down", "enter", "1") as (app, pilot):
        now += choice_list.TOGETHER + 0.1
        await typed(pilot, "0")
        assert app.screen.query_one(ChoiceList).chosen == "10"
        await typed(pilot, "0")
        assert app.screen.query_one(ChoiceList).chosen is None


async def test_seven_is_no_reason_to_offer_people(journal: Journal) -> None:
    journal.settings.set("ratings", "yes")
    async with opened(journal, "s", *"Sit down", "enter", "7", "enter") as (app, _pilot):
        assert "This is how I feel" in shown(app)


async def test_enter_alone_gives_no_number_and_is_asked_once(journal: Journal) -> None:
    journal.settings.set("ratings", "yes")
    async with opened(journal, "s", *"Sit down", "enter") as (app, pilot):
        assert app.screen.query_one(ChoiceList).chosen is None
        for words in ("0  calm", "5  hard", "10  the most"):
            assert words in shown(app)
        await typed(pilot, "enter", "i", "enter", "enter")
        assert "How is it now?" in shown(app)
        await typed(pilot, "e", "enter", "y", "enter", "o", "enter", *"Drink tea", "enter")
        assert "This is how I feel" in shown(app)
    step = journal.entries_of("step")[0]
    assert (step.before, step.after) == (None, None)


async def test_after_harder_there_are_people_and_no_question_about_the_pile(
    journal: Journal,
) -> None:
    async with opened(journal, "s", *"Sit down", "enter", "i", "enter", "enter") as (app, pilot):
        await typed(pilot, "h", "enter")
        assert "What would help now?" in shown(app)
        assert "pile" not in shown(app)
        places = [shown(app).index(each) for each in ("Someone", "Look around", "Something else")]
        assert places == sorted(places)
        await typed(pilot, "l", "enter")
        assert isinstance(app.screen, SensesScreen)
        await typed(pilot, "escape", "escape")
    assert journal.entries_of("win") == []


async def test_after_harder_one_can_stop(journal: Journal) -> None:
    async with opened(journal, "s", *"Sit down", "enter", "i", "enter", "enter", "h", "enter") as (
        app,
        pilot,
    ):
        await typed(pilot, "end", "enter")
        assert isinstance(app.screen, TodayScreen)
        assert "You can stop here." in shown(app)
    assert [step.outcome for step in journal.entries_of("step")] == ["harder"]


async def test_harder_and_a_high_number_is_one_offer(journal: Journal) -> None:
    journal.settings.set("ratings", "yes")
    async with opened(journal, "s", *"Sit down", "enter", "7", "enter", "i", "enter") as (
        app,
        pilot,
    ):
        await typed(pilot, "9", "enter")
        assert "That's a lot to carry." in shown(app)
        for way in ("Show my people", "Show help lines", "Look around", "Stop here"):
            assert way in shown(app)
        await typed(pilot, "enter")
        assert "Help lines" in shown(app)


@pytest.mark.parametrize("words", ["hopeless", "So hopeless today"])
async def test_hopeless_in_the_evening_offers_people(journal: Journal, words: str) -> None:
    async with opened(journal, "e", "tab") as (app, pilot):
        await typed(pilot, *words, "enter")
        assert "That's a lot to carry." in shown(app)
        assert "This evening" in shown(app)
        await typed(pilot, "up", "enter")
        assert isinstance(app.screen, TodayScreen)
    (entry,) = journal.entries_of("reflection")
    assert entry.feelings == (words,)


async def test_square_one_offers_people(journal: Journal) -> None:
    async with opened(journal, "s") as (app, pilot):
        choices = app.screen.query_one(ChoiceList)
        choices.highlighted = choices.get_option_index("square-one")
        await typed(pilot, "enter")
        assert "Show help lines" in shown(app)
        await typed(pilot, "down", "down", "enter")
        assert "Help lines" in shown(app)


async def test_the_question_of_square_one_can_be_answered_by_typing(journal: Journal) -> None:
    async with opened(journal, "s") as (app, pilot):
        choices = app.screen.query_one(ChoiceList)
        choices.highlighted = choices.get_option_index("square-one")
        await typed(pilot, "enter", *"worn out, and alone", "escape")
        assert "Saved with this moment." in shown(app)
        await app.drafting.save()
    (moment,) = journal.entries_of("setback")
    assert moment.text == "worn out, and alone"
    nothing_else(journal)


@pytest.mark.parametrize("words", ["hopeless", "I feel hopeless", "back at square one"])
async def test_words_without_hope_are_no_small_step_and_offer_people(
    journal: Journal, words: str
) -> None:
    async with opened(journal, "s", *words, "enter") as (app, pilot):
        assert "Show my people" in shown(app)
        assert "Take the time you need" not in shown(app)
        await typed(pilot, "escape", *words, "enter", "escape", "escape")
        assert words not in shown(app)
    (moment,) = journal.entries()
    assert (moment.kind, moment.text) == ("setback", f"{words}\n{words}")


async def test_words_without_hope_in_what_happened_offer_people(journal: Journal) -> None:
    async with opened(journal, "s", "tab", *"so hopeless", "escape") as (app, pilot):
        assert "That's a lot to carry." in shown(app)
        await typed(pilot, "up", "enter")
        assert isinstance(app.screen, HardScreen)
    assert journal.entries_of("setback")[0].text == "so hopeless"


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (("w",), "Would you like to see your people"),
        (("r",), "people who can help"),
        (("h", "n"), "people who can help"),
        (("w", "f4"), "Would you like to see your people"),
    ],
    ids=["wins", "week", "not yet", "nothing"],
)
async def test_words_without_hope_name_people_wherever_they_are_kept(
    journal: Journal, keys: tuple[str, ...], said: str
) -> None:
    async with opened(journal, *keys, *"hopeless", "enter") as (app, pilot):
        await settled(pilot)
        assert said in shown(app)
    assert [entry.text for entry in journal.entries()] == ["hopeless"]
    assert journal.entries_of("win") == []


async def test_words_without_hope_are_not_said_back_on_today(journal: Journal) -> None:
    async with opened(journal, "w", *"hopeless", "enter") as (app, pilot):
        await typed(pilot, "escape", "escape")
        assert isinstance(app.screen, TodayScreen)
        assert "hopeless" not in shown(app)


PLACES_WITH_KEYS = {
    "history",
    "lookback",
    "remember",
    "year",
    "pile",
    "settings",
    "stretches",
    "felt",
    "pause",
}
"""Lists and maps in which letters are keys; every other place has a field, or asks something."""
WITHOUT_ONE = {"entry", "more", "later", "moment", "breathe", "skills"}
"""Places that need something to be about, or are lists of tools."""


LED_TO_BY_OTHERS = {
    *("plan", "plan-field", "plan-reading", "share", "someone", "today", "tool", "trash"),
}
"""Pages that hold no words of their own, or are always for something."""


@pytest.mark.parametrize("name", sorted({*SCREENS} - LED_TO_BY_OTHERS))
async def test_a_place_that_asks_for_words_takes_them_as_words(journal: Journal, name: str) -> None:
    journal.add(NewEntry("win", "Stays"))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.action_go(Route(name).slot)
        await settled(pilot)
        page = app.screen
        if isinstance(page, TodayScreen):
            assert name in WITHOUT_ONE
            return
        asked = isinstance(app.focused, Input | TextArea) or (isinstance(page, Page) and page.asks)
        assert asked != (name in PLACES_WITH_KEYS | WITHOUT_ONE | {"people"})
        if asked:
            await typed(pilot, *"walked home, quietly. Mum said so")
            assert isinstance(app.screen, OwnWordsScreen) if name == "look" else app.screen is page
    assert [entry.text for entry in journal.entries()] == ["Stays"]
