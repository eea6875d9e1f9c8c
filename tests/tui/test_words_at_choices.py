"""Words typed or pasted where something is chosen are kept, and never become a choice.

Walked over every page that there is, and over the questions that pages ask.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from textual.app import App
from textual.events import Key, Paste
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.screen import Screen

from checkin.core.clock import Clock
from checkin.core.entries import NewEntry
from checkin.core.text import clean
from checkin.demo_journal import demo_journal
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.base.screen import Page
from checkin.tui.features.evening.screen import EveningScreen
from checkin.tui.features.today.own_words_screen import OwnWordsScreen
from checkin.tui.features.tools.breathing_setup_screen import BreatheScreen
from checkin.tui.features.tools.grounding_screen import LookScreen
from checkin.tui.features.tools.timer_screen import TimerScreen
from checkin.tui.widgets.choice_list import ChoiceList
from checkin.tui.widgets.text_field import TextField
from tests.support.pages import PAGES, open_page, page_kinds
from tests.support.showing import opened, press, settled, shown
from tests.support.terminal import Terminal

SENTENCES = (
    "heavy",
    "did it because of soup",
    "Glad of the soup é",
    "no, not yet: mum said so",
    "easier said than done",
    "yes but it hurts",
    "7 hours awake",
    "10 times worse",
    "ooh that helped",
    "why? and why now?!",
    "сегодня легче",
    "今日は重い",
    "أشعر بثقل",
    "ไม่ไหวแล้ว",
    "😀 tired",
    "caf\u0065\u0301 alone",
)
"""They begin as answers, as keys of other pages, as numbers, and in other scripts."""

ASKED: dict[str, tuple[str, ...]] = {
    "the goal": ("e",),
    "try": ("s", "down", "down", "enter"),
    "how now": ("s", *"Sit", "enter", "i", "enter", "enter"),
    "pile": ("s", *"Sit", "enter", "i", "enter", "enter", "e", "enter"),
    "harder": ("s", *"Sit", "enter", "i", "enter", "enter", "h", "enter"),
    "help": ("s", *"hopeless", "enter"),
    "help in the evening": ("e", "tab", *"hopeless", "enter"),
    "the trash": ("w", *"Gone", "enter", "escape", "u", "h", "z", "d"),
    "the pace": ("b", "f4", "up", "up", "enter"),
}
"""Questions that pages ask, by the keys that lead to them."""

ASKING = {
    "ChoiceDialog",
    "CountryScreen",
    "DayStartScreen",
    "AfterWinScreen",
    "HideAfterScreen",
    "MarksScreen",
    "PictureScreen",
    "EveningChoiceScreen",
    "EveningScreen",
    "LooksScreen",
    "MomentDialog",
    "NotForMeScreen",
    "RatingDialog",
    "ShareSetupScreen",
    "TopicsScreen",
}
"""The pages that take a choice and on which letters are no keys."""
FIELDS_OF_THEIR_OWN = {
    "FactsScreen",
    "FeelingsDialog",
    "FeelingsScreen",
    "WhenThenScreen",
    "PassphraseScreen",
}
"""Pages that ask, whose own field takes the words."""
NOTHING_TO_CHOOSE = {"SensesScreen", "SkillScreen", "WaveScreen"}
"""Pages that go on step by step."""
INSIDE: dict[str, Callable[[], Page[Any]]] = {
    "BreatheScreen": lambda: BreatheScreen(inside=True),
    "LookScreen": lambda: LookScreen(inside=True),
    "TimerScreen": lambda: TimerScreen(inside=True),
}
"""Tools with something to choose, on which letters are no keys when a hard moment opens them."""


def send(app: App[None], letters: str) -> None:
    """Type as a terminal does: a key for each code point."""
    driver = app._driver
    assert driver is not None
    for letter in letters:
        event = Key(letter if letter.isalnum() else _character_to_key(letter), letter)
        event.set_sender(app)
        driver.send_message(event)


async def write(pilot: Pilot[None], letters: str) -> None:
    for letter in letters:
        send(pilot.app, letter)
        await settled(pilot)


def words_of(journal: Journal) -> str:
    """All that is kept, of whatever sort."""
    return "\n".join(each.text for each in journal.entries())


def answers_in(journal: Journal) -> list[object]:
    """What could come of a choice."""
    wins = [win.text for win in journal.entries_of("win")]
    return [*wins, *(each.outcome for each in journal.entries_of("step", "intention"))]


def takes_choices(page: Screen[Any]) -> bool:
    """Whether something is chosen there, and letters are no keys."""
    return isinstance(page, Page) and page.asks and page.list_in_sight is not None


def own_words(page: Screen[Any]) -> str:
    field = page.query_one_optional("#own-words", TextField)
    return field.value if field else ""


async def keep_all(
    app: CheckinApp, pilot: Pilot[None], journal: Journal, sentences: Sequence[str] = SENTENCES
) -> None:
    """Type each sentence at the choice that is there, and keep it."""
    page = app.screen
    assert takes_choices(page)
    before = answers_in(journal)
    for words in sentences:
        await write(pilot, words)
        assert own_words(page) == words
        assert page.query_one(ChoiceList).chosen is None
        await pilot.press("enter")
        await settled(pilot)
        assert clean(words) in words_of(journal)
        if isinstance(page, EveningScreen):
            await pilot.press("shift+tab")
            await settled(pilot)
        assert app.screen is page
        assert not own_words(page)
    await app.drafting.save()
    assert answers_in(journal) == before
    assert all(draft.text in ("", "Sit") for draft in journal.drafts.all())


@pytest.mark.parametrize("question", ASKED)
async def test_a_sentence_at_a_question_is_kept_and_no_answer(
    journal: Journal, question: str
) -> None:
    journal.add(NewEntry("intention", "Step outside"))
    async with opened(journal, *ASKED[question]) as (app, pilot):
        await keep_all(app, pilot, journal, SENTENCES[[*ASKED].index(question) % 3 :: 3])


@pytest.mark.parametrize("tool", INSIDE)
async def test_a_sentence_in_a_tool_of_a_hard_moment_is_kept_with_it(
    journal: Journal, tool: str
) -> None:
    async with opened(journal, "s") as (app, pilot):
        app.push_screen(INSIDE[tool]())
        await settled(pilot)
        await keep_all(app, pilot, journal)
    (moment,) = journal.entries()
    assert moment.text.split("\n") == [clean(words) for words in SENTENCES]


async def test_every_page_that_takes_a_choice_is_listed(clock: Clock) -> None:
    found: dict[str, set[str]] = {"choice": set(), "field": set(), "neither": set()}
    kinds = {kind.__name__: kind for kind in page_kinds()}
    for page in PAGES:
        kind = kinds[page]
        if not kind.ASKS and kind.asks is Page.asks:
            continue
        with demo_journal(clock) as journal:
            async with opened(journal) as (app, pilot):
                await open_page(pilot, journal, page)
                shown_now = app.screen
                if not isinstance(shown_now, Page) or not shown_now.asks:
                    continue
                if app.focused or page in FIELDS_OF_THEIR_OWN:
                    found["field"].add(page)
                else:
                    found["choice" if takes_choices(shown_now) else "neither"].add(page)
    assert found == {
        "choice": ASKING,
        "field": FIELDS_OF_THEIR_OWN,
        "neither": NOTHING_TO_CHOOSE,
    }


@pytest.mark.parametrize("page", sorted(ASKING))
async def test_a_sentence_on_a_page_that_takes_a_choice_is_kept(clock: Clock, page: str) -> None:
    with demo_journal(clock) as journal:
        async with opened(journal) as (app, pilot):
            await open_page(pilot, journal, page)
            await keep_all(app, pilot, journal, SENTENCES[sorted(ASKING).index(page) % 3 :: 3])


@pytest.mark.parametrize("question", ["the goal", "how now", "the trash"])
async def test_pasted_words_are_words_also_when_they_are_an_answer(
    journal: Journal, question: str
) -> None:
    journal.add(NewEntry("intention", "Step outside"))
    async with opened(journal, *ASKED[question]) as (app, pilot):
        page, before = app.screen, answers_in(journal)
        option = page.query_one(ChoiceList).options[0]
        answer = str(option.prompt).strip(" ○").split("\n")[0]
        app.post_message(Paste(f"{answer}\n"))
        await settled(pilot)
        assert own_words(page).strip() == answer
        await pilot.press("enter")
        await settled(pilot)
        assert answer in words_of(journal)
        assert answers_in(journal) == before


async def test_the_beginning_of_an_answer_is_that_answer(journal: Journal) -> None:
    async with opened(journal, *ASKED["how now"], *"hard") as (app, pilot):
        assert not own_words(app.screen)
        await pilot.press("enter")
        await settled(pilot)
    assert [step.outcome for step in journal.entries_of("step")] == ["harder"]


async def test_slow_letters_that_jump_are_all_there_when_they_turn_out_to_be_words(
    journal: Journal,
) -> None:
    async with opened(journal, *ASKED["how now"]) as (app, pilot):
        choices = app.screen.query_one(ChoiceList)
        for letter in "heavy":
            choices._typed_at -= 10
            await write(pilot, letter)
        assert own_words(app.screen) == "heavy"


async def test_arrow_keys_choose_beside_the_words_and_both_are_done(journal: Journal) -> None:
    async with opened(journal, *ASKED["how now"], *"heavy day", "down") as (app, pilot):
        assert "Keep and choose" in shown(app)
        await pilot.press("enter")
        await settled(pilot)
        assert "on your pile?" in shown(app)
    assert [step.outcome for step in journal.entries_of("step")] == ["easier"]
    assert [moment.text for moment in journal.entries_of("setback")] == ["heavy day"]


async def test_up_from_the_first_choice_the_words_are_kept_alone(journal: Journal) -> None:
    async with opened(journal, *ASKED["how now"], *"heavy day", "down", "up") as (app, _):
        assert app.screen.query_one(ChoiceList).chosen is None
        assert "enter Keep  " in shown(app)


async def test_an_answer_beside_words_about_the_goal_goes_on_once(journal: Journal) -> None:
    journal.add(NewEntry("intention", "Step outside"))
    async with opened(journal, "e", *"walked home", "down", "enter") as (app, pilot):
        await settled(pilot)
        assert app.focused is not None
        assert app.focused.id == "e-keep"
    (goal,) = journal.entries_of("intention")
    (line,) = journal.entries_of("reflection")
    assert goal.outcome is not None
    assert (line.text, line.parent, line.source) == ("walked home", goal.id, "e-goal")


async def test_coming_back_to_the_words_chooses_nothing(journal: Journal) -> None:
    async with opened(journal, *ASKED["harder"], *"heavy", "f1", "escape") as (app, pilot):
        await settled(pilot)
        assert own_words(app.screen) == "heavy"
        assert app.screen.query_one(ChoiceList).chosen is None


async def test_an_empty_field_closes_and_the_list_is_as_it_was(journal: Journal) -> None:
    async with opened(journal, *ASKED["how now"], *"he") as (app, pilot):
        await pilot.press("backspace", "backspace")
        await settled(pilot)
        assert app.screen.query_one_optional("#own-words") is None
        assert app.screen.query_one(ChoiceList).chosen is None
        await write(pilot, "heavy")
        assert own_words(app.screen) == "heavy"


async def test_words_that_are_left_wait_with_their_question(journal: Journal) -> None:
    async with opened(journal, *ASKED["how now"], *"heavy day") as (app, pilot):
        await pilot.press("escape")
        await settled(pilot)
        assert "The words you typed wait for you on Today" in shown(app)
        await pilot.press("escape", "f5")
        await settled(pilot)
        assert isinstance(app.screen, OwnWordsScreen)
        assert 'You typed this under "How is it now?"' in shown(app)
        await pilot.press("enter")
        await settled(pilot)
        await app.drafting.save()
    assert [moment.text for moment in journal.entries_of("setback")] == ["heavy day"]
    assert [draft.text for draft in journal.drafts.all() if draft.text] == []


async def test_words_of_one_question_are_not_put_before_those_of_the_next(
    journal: Journal,
) -> None:
    async with opened(journal, *ASKED["try"], *"cant do that now", "escape") as (app, pilot):
        await pilot.press(*[*["backspace"] * 3, *"Sat"], "enter", "i", "enter", "enter", *"heavy")
        await settled(pilot)
        assert own_words(app.screen) == "heavy"
        await pilot.press("enter")
        await settled(pilot)
        await app.drafting.save()
    assert [moment.text for moment in journal.entries_of("setback")] == ["i\nheavy"]
    assert [draft.text for draft in journal.drafts.all() if draft.text] == ["cant do that now"]


@pytest.mark.parametrize(
    ("question", "asked"), [("the goal", "How did it turn out?"), ("how now", "How is it now?")]
)
async def test_after_the_end_words_come_back_with_their_question(
    journal: Journal, question: str, asked: str
) -> None:
    goal = journal.add(NewEntry("intention", "Step outside"))
    async with opened(journal, *ASKED[question], *"heavy day") as (app, pilot):
        app.leave(0)
    again = CheckinApp(journal)
    async with again.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(again.screen, OwnWordsScreen)
        assert f'"{asked}"' in shown(again)
        await pilot.press("enter")
        await settled(pilot)
    if question == "the goal":
        (line,) = journal.entries_of("reflection")
        assert (line.text, line.cue, line.parent) == ("heavy day", asked, goal.id)
    else:
        assert [moment.text for moment in journal.entries_of("setback")] == ["heavy day"]


async def test_words_left_at_a_choice_open_again_at_the_same(journal: Journal) -> None:
    journal.add(NewEntry("intention", "Step outside"))
    async with opened(journal, *ASKED["the trash"]) as (app, pilot):
        await pilot.press(*"wait, no", "escape")
        await pilot.press("d", *"maybe")
        await settled(pilot)
        assert own_words(app.screen) == "wait, no maybe"
        await pilot.press("escape", "escape", "escape", "f5")
        await settled(pilot)
        assert isinstance(app.screen, OwnWordsScreen)
        await pilot.press("enter")
        await settled(pilot)
        assert "wait, no maybe" in shown(app)
    assert [entry.source for entry in journal.entries_of("reflection")] == ["words"]


async def test_words_without_hope_at_a_question_offer_people(journal: Journal) -> None:
    async with opened(journal, *ASKED["how now"], *"hopeless", "enter") as (app, pilot):
        assert "Show my people" in shown(app)
        await pilot.press("escape")
        assert "How is it now?" in shown(app)
    assert [moment.text for moment in journal.entries_of("setback")] == ["hopeless"]


async def test_words_come_back_when_they_cannot_be_kept(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    from checkin.core.errors import CheckinError
    from checkin.journal.hard_moment import HardMoments

    def full(*_: object) -> None:
        raise CheckinError("The disk is full.")

    async with opened(journal, *ASKED["how now"], *"heavy day") as (app, pilot):
        with monkeypatch.context() as patch:
            patch.setattr(HardMoments, "add_words", full)
            await pilot.press("enter")
            await settled(pilot)
            assert own_words(app.screen) == "heavy day"
            assert "The disk is full." in shown(app)
        await pilot.press("enter")
        await settled(pilot)
    assert [moment.text for moment in journal.entries_of("setback")] == ["heavy day"]


@pytest.mark.terminal
@pytest.mark.parametrize("words", ["heavy é", "ไม่ไหวแล้ว", "😀 日 tired"])
def test_bytes_at_how_is_it_now_are_words(journal: Journal, words: str) -> None:
    with Terminal([sys.executable, "-m", "checkin"]) as terminal:
        terminal.wait_to_see("This morning")
        terminal.send("s")
        terminal.wait_to_see("enter")
        terminal.send("Sit\r")
        terminal.wait_to_see("I did it")
        terminal.send("i\r")
        terminal.wait_to_see("How is it now?")
        for byte in words.encode():
            terminal.send(bytes([byte]))
            terminal.wait_until_read()
        terminal.wait_to_see("Your own words")
        terminal.send("\r")
        terminal.wait_to_see("Saved with this moment")
    assert [moment.text for moment in journal.entries_of("setback")] == [words]
    assert [step.outcome for step in journal.entries_of("step")] == [None]


@pytest.mark.parametrize("words", ["tired", "so tired"])
@pytest.mark.parametrize("keys", [("enter",), ("comma", "enter")], ids=["set-up", "settings"])
async def test_enter_once_more_after_words_chooses_nothing(
    journal: Journal, keys: tuple[str, ...], words: str
) -> None:
    before = dict(journal.settings)
    async with opened(journal, *keys) as (app, pilot):
        await press(pilot, *["space" if sign == " " else sign for sign in words], "enter", "enter")
        assert "Choose one with the arrow keys" in shown(app)
        assert dict(journal.settings) == before
        await press(pilot, "down", "enter")
        assert journal.settings["topics-off"] == "breath faith"
    assert [entry.text for entry in journal.entries_of("reflection")] == [words]
