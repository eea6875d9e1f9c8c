"""Own words in a hard moment: what happened first, people in sight, and nothing is lost of them."""

from __future__ import annotations

from datetime import date

import pytest

from checkin.core.clock import Clock
from checkin.core.entries import NewEntry
from checkin.core.records import Draft
from checkin.demo_journal import demo_journal
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.base.choice_dialog import MomentDialog
from checkin.tui.features.hard_moment.details_screen import HardMomentDetailsScreen
from checkin.tui.features.hard_moment.screen import HardScreen
from checkin.tui.features.support.screen import PeopleScreen
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.widgets.choice_list import ChoiceList
from checkin.tui.widgets.text_field import TextField
from tests.support.moving import Moving
from tests.support.pages import open_page
from tests.support.showing import lines, opened, press, settled, shown

OFFER = "Would you like to see your people, your plan, or a help line?"
DESPAIR = (
    "I want to kill myself tonight. I have the pills here",
    "i took 30 pills and i want to die",
    "everybody would be better without me",
)


def texts(journal: Journal, kind: str) -> list[str]:
    return [entry.text for entry in reversed(journal.entries()) if entry.kind == kind]


@pytest.mark.parametrize("words", DESPAIR)
async def test_help_is_offered_at_once_for_words_of_despair_and_they_are_kept(
    journal: Journal, words: str
) -> None:
    async with opened(journal, "f2", *words, "enter") as (app, pilot):
        assert OFFER in " ".join(shown(app).split())
        assert "Show help lines" in shown(app)
        assert "f3 People" in lines(app)[-1]
        assert "I did it" not in shown(app)
        assert words not in shown(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, HardScreen)
        assert app.screen.query_one("#line", TextField).value == ""
        await press(pilot, "escape")
        assert words not in shown(app)
    (moment,) = journal.entries()
    assert (moment.kind, moment.text) == ("setback", words)


@pytest.mark.parametrize("words", DESPAIR)
async def test_help_is_offered_for_words_of_despair_typed_at_a_question(
    journal: Journal, words: str
) -> None:
    async with opened(journal, "f2", *"he left", "enter", *words, "enter") as (app, pilot):
        assert OFFER in " ".join(shown(app).split())
        await press(pilot, "escape", "escape")
        assert isinstance(app.screen, HardScreen)
    assert texts(journal, "setback") == [f"he left\n{words}"]


@pytest.mark.parametrize("keys", [("w",), ("w", "f4")], ids=["wins", "nothing happened"])
async def test_help_is_offered_for_words_of_despair_in_wins_and_they_are_no_win(
    journal: Journal, keys: tuple[str, ...]
) -> None:
    async with opened(journal, *keys, *DESPAIR[1], "enter") as (app, pilot):
        assert OFFER in " ".join(shown(app).split())
        await press(pilot, "escape")
        assert "Celebrate" not in shown(app)
        await press(pilot, "escape", "escape")
        assert isinstance(app.screen, TodayScreen)
        assert DESPAIR[1] not in shown(app)
    assert texts(journal, "reflection") == [DESPAIR[1]]
    assert texts(journal, "win") == []


async def test_a_win_that_names_such_words_stays_a_win_and_help_is_offered(
    journal: Journal,
) -> None:
    words = "told mira that i want to die"
    async with opened(journal, "w", *words, "enter") as (app, pilot):
        assert OFFER in " ".join(shown(app).split())
        await press(pilot, "escape")
    assert texts(journal, "win") == [words]


async def test_help_is_offered_for_words_of_despair_in_the_evening(journal: Journal) -> None:
    async with opened(journal, "e", *DESPAIR[0], "enter") as (app, pilot):
        assert OFFER in " ".join(shown(app).split())
        await press(pilot, "escape", "escape")
        assert DESPAIR[0] not in shown(app)
    assert texts(journal, "reflection") == [DESPAIR[0]]


async def test_help_is_offered_for_words_of_despair_among_own_words(journal: Journal) -> None:
    from checkin.tui import routes

    async with opened(journal) as (app, pilot):
        app.go(routes.OWN_WORDS)
        await settled(pilot)
        await press(pilot, *DESPAIR[1], "enter")
        assert OFFER in " ".join(shown(app).split())
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
        assert "Today doesn't show them, but History does." in shown(app)
    assert texts(journal, "reflection") == [DESPAIR[1]]


async def test_own_words_are_asked_about_as_what_happened_first(journal: Journal) -> None:
    async with opened(journal, "f2", *"1 glass of water", "enter") as (app, pilot):
        assert isinstance(app.screen, MomentDialog)
        assert "Take the time you need" not in shown(app)
        ways = [
            shown(app).index(each) for each in ("This is how I feel", "I'll do this", "Someone")
        ]
        assert ways == sorted(ways)
        assert "f3 People" in lines(app)[-1]
        await press(pilot, "f3")
        assert isinstance(app.screen, PeopleScreen)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
@pytest.mark.parametrize(
    "page",
    [
        "HardScreen",
        "MomentDialog",
        "RatingDialog",
        "FeelingsDialog",
        "HardMomentDetailsScreen",
        "LookBackScreen",
    ],
)
async def test_people_are_named_on_every_page_of_a_hard_moment(
    clock: Clock, page: str, size: tuple[int, int]
) -> None:
    with demo_journal(clock) as journal:
        async with opened(journal) as (app, pilot):
            await open_page(pilot, journal, page)
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert "f3 People" in lines(app)[-1]


async def test_all_that_is_told_is_kept_with_the_moment_in_order(journal: Journal) -> None:
    told = ["i screamed at my kids", "they are scared of me now", "i am a monster"]
    async with opened(journal, "s", "tab") as (app, pilot):
        for words in told:
            await press(pilot, *words, "enter")
        assert "What would help now?" in shown(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, HardScreen)
        assert "Saved with this moment." in shown(app)
        assert app.screen.query_one("#line", TextField).value == ""
        await press(pilot, "escape")
        assert "unfinished" not in shown(app)
        await app.drafting.save()
    assert texts(journal, "setback") == ["\n".join(told)]
    assert [entry for entry in journal.entries() if entry.kind != "setback"] == []
    assert [draft for draft in journal.drafts.all() if draft.text] == []


async def test_what_happened_chosen_for_own_words_keeps_others_behind_them_once(
    journal: Journal,
) -> None:
    keys = ("f2", *"1 glass of water", "enter", *"so loud", "down", "enter")
    async with opened(journal, *keys) as (app, pilot):
        await press(pilot, "escape")
        assert isinstance(app.screen, HardScreen)
    assert texts(journal, "setback") == ["1 glass of water\nso loud"]


@pytest.mark.parametrize(
    ("words", "says", "first"),
    [
        ("I want wine", "can rise like a wave", "Ride the wave"),
        ("drink one beer", "can rise like a wave", "Ride the wave"),
        ("I drank", "what you built before it is still yours", "Small things for after a slip"),
    ],
)
async def test_wanting_and_using_are_how_it_is_and_never_help(
    journal: Journal, words: str, says: str, first: str
) -> None:
    async with opened(journal, "f2", *words, "enter") as (app, pilot):
        said = " ".join(shown(app).split())
        assert says in said
        assert "I did it" not in said
        assert "pile" not in said
        assert said.index("Someone") < said.index(first) < said.index("Stop here")
        assert ("A doctor or your clinic" in said) == (words == "I drank")
        await press(pilot, "escape")
        assert "For a moment like this" in shown(app)
    assert texts(journal, "setback") == [words]
    assert len(journal.entries()) == 1


async def test_words_of_wanting_that_once_eased_are_offered_no_more(journal: Journal) -> None:
    moment = journal.add(NewEntry("setback", ""))
    for text in ("drink one beer", "sat with the cat"):
        step = journal.add(NewEntry("step", text, parent=moment.id))
        journal.edit(step.id, outcome="easier")
    async with opened(journal, "s") as (app, pilot):
        assert "sat with the cat" in shown(app)
        assert "beer" not in shown(app)
        assert "f7 Not for me" in lines(app)[-1]
        await press(pilot, "f7")
        assert "sat with the cat" not in shown(app)
        await press(pilot, "f7")
        assert "sat with the cat" in shown(app)


@pytest.mark.parametrize(
    "words",
    ["1 glass of water", "call with mum went badly", "I should call Jan", "am I ok?"],
)
async def test_the_ways_to_take_own_words_have_one_order(journal: Journal, words: str) -> None:
    async with opened(journal, "f2", *words, "enter") as (app, pilot):
        ways = ["This is how I feel", "I'll do this", "Someone", "Not now"]
        places = [shown(app).index(way) for way in ways]
        assert places == sorted(places)
        assert "I did it" not in shown(app)
        await press(pilot, "t", "enter")
        assert "What would help now?" in shown(app)
        await press(pilot, "escape")
        assert "Saved with this moment." in shown(app)
        assert words not in shown(app)
    assert texts(journal, "setback") == [words]
    assert texts(journal, "step") == []


async def test_after_a_slip_its_page_is_one_of_the_ways_on(journal: Journal) -> None:
    async with opened(journal, "f2", *"I drank", "enter", "w", "enter") as (app, pilot):
        await press(pilot, "down", "enter")
        assert "You said: I drank" in shown(app)
        await press(pilot, *"alone, tired", "enter")
    assert texts(journal, "setback") == ["I drank\nalone, tired"]


@pytest.mark.parametrize("told", ["named", "said"])
async def test_after_a_slip_the_first_ideas_are_for_it(journal: Journal, told: str) -> None:
    async with opened(journal, "s") as (app, pilot):
        if told == "named":
            await press(pilot, "tab")
            choices = app.screen.query_one(ChoiceList)
            choices.highlighted = choices.get_option_index("slip")
            await press(pilot, "enter", "escape")
        else:
            await press(pilot, *"I drank", "enter")
        said = " ".join(shown(app).split())
        assert "what you built before it is still yours" in said
        assert ("After detox" in said) == (told == "said")  # a slip can be of any sort
        ways = ["Someone", "Small things for after a slip", "When it feels like", "Stop here"]
        assert [said.index(way) for way in ways] == sorted(said.index(way) for way in ways)
        await press(pilot, "escape")
        rows = [option.id for option in app.screen.query_one(ChoiceList).options]
        assert rows[1:4] == ["st-slip-call", "st-slip-away", "st-slip-water"]
        assert {"st-slip-line", "st-slip-sleep", "st-slip-doctor"} <= set(rows)
        await pilot.resize_terminal(80, 50)
        await settled(pilot)
        assert "Ask a doctor or a help line" in shown(app)
        choices = app.screen.query_one(ChoiceList)
        choices.highlighted = choices.get_option_index("st-slip-doctor")
        await press(pilot, "enter")
        assert isinstance(app.screen, PeopleScreen)
        assert "Help lines" in shown(app)
    offered = [*journal.hard_moments.offers(), *journal.hard_moments.offers("urge")]
    assert not [offer for offer in offered if offer.key.startswith("st-slip")]


async def test_what_was_agreed_stands_in_the_morning_and_first_in_a_hard_moment(
    moved: Journal, moving: Moving
) -> None:
    moved.sharing.add_agreed("call Jan before I go to the shop")
    moving.go_on(24)
    async with opened(moved, "m") as (app, pilot):
        assert "You agreed to try: call Jan before I go to the shop" in shown(app)
        await press(pilot, "escape", "s")
        assert "What you agreed to try" in shown(app)
        await press(pilot, "enter")
        assert "call Jan before I go to the shop. Take the time" in " ".join(shown(app).split())
        await press(pilot, "escape")
    moved.sharing.add_session()
    moving.go_on(24)
    moved.sharing.add_session()
    assert moved.sharing.agreed() == []
    assert not [offer for offer in moved.hard_moments.offers() if offer.group == "agreed"]


def test_words_of_using_are_on_no_page_for_friends(journal: Journal) -> None:
    from checkin.domain.sharing import offered, shared_document

    wins = [journal.add(NewEntry("win", text)) for text in ("drink one beer", "Sat outside")]
    for template in offered(wins):
        page = shared_document(template, wins)
        assert page is not None
        assert "Sat outside" in str(page)
        assert template.takes_hard or "beer" not in str(page)
    assert all(template.takes_hard for template in offered(wins[:1]))


async def test_what_was_done_and_words_at_its_question_are_kept_each(journal: Journal) -> None:
    keys = ("f2", *"1 tea", "enter", *"so loud", "down", "down", "enter", "enter")
    async with opened(journal, *keys) as (app, _pilot):
        assert "How is it now?" in shown(app)
    assert texts(journal, "setback") == ["so loud"]
    assert texts(journal, "step") == ["1 tea"]


async def test_what_is_typed_already_is_said_on_the_page_to_say_it(journal: Journal) -> None:
    async with opened(journal, "f2", *"he left me", "tab") as (app, pilot):
        assert isinstance(app.screen, HardMomentDetailsScreen)
        assert app.screen.query_one("#line", TextField).value == "he left me"
        await press(pilot, *" again", "escape")
        assert isinstance(app.screen, HardScreen)
        assert app.screen.query_one("#line", TextField).value == ""
        await app.drafting.save()
    assert texts(journal, "setback") == ["he left me again"]
    assert [draft for draft in journal.drafts.all() if draft.text] == []


async def test_what_is_typed_already_stands_behind_what_was_said_before(journal: Journal) -> None:
    async with opened(journal, "s", "tab", *"he left", "enter") as (app, pilot):
        await press(pilot, *"i am alone", "tab")
        field = app.screen.query_one("#line", TextField)
        assert field.value == "i am alone"
        assert "You said: he left" in shown(app)
        await press(pilot, "escape")
    assert texts(journal, "setback") == ["he left\ni am alone"]


async def test_what_was_going_on_is_a_line_of_its_own(journal: Journal) -> None:
    async with opened(journal, "f2", *"back at square one", "enter") as (app, pilot):
        await press(pilot, "down", "enter")
        assert "What was going on around you?" in shown(app)
        assert "You said: back at square one" in shown(app)
        await press(pilot, *"alone, tired", "enter")
    assert texts(journal, "setback") == ["back at square one\nalone, tired"]


@pytest.mark.parametrize("version", ["now", "before"])
async def test_a_line_half_told_comes_back_as_it_was_typed(journal: Journal, version: str) -> None:
    moment = journal.add(NewEntry("setback", "he left"))
    context = {"setback": moment.id, "kind": "", "feelings": [], "on": []}
    text = "he left me, I mean"
    more = {"more": True} if version == "now" else {}
    journal.drafts.save(Draft("what", "line", text, len(text), context | more))
    async with opened(journal) as (app, pilot):
        assert isinstance(app.screen, HardMomentDetailsScreen)
        left = "he left me, I mean" if version == "now" else "me, I mean"
        assert app.screen.query_one("#line", TextField).value == left
        await press(pilot, "escape")
    assert texts(journal, "setback") == [f"he left\n{left}"]


async def test_a_line_half_told_of_a_moment_that_is_gone_waits(journal: Journal) -> None:
    context = {"setback": 99, "kind": "", "feelings": [], "on": [], "more": True}
    journal.drafts.save(Draft("what", "line", "so loud", 7, context))
    async with opened(journal) as (app, pilot):
        assert app.screen.query_one("#line", TextField).value == "so loud"
        await press(pilot, "escape")
        assert app.screen.query_one("#line", TextField).value == "so loud"


async def test_a_second_visit_is_a_moment_of_its_own(journal: Journal) -> None:
    async with opened(journal, "s", "tab", *"he left", "enter") as (_, pilot):
        await press(pilot, "escape", "s", "tab", *"the rent is due", "enter")
    assert texts(journal, "setback") == ["he left", "the rent is due"]


async def test_a_visit_that_goes_on_with_an_earlier_moment_says_so(journal: Journal) -> None:
    said = "This goes on with a hard moment you began to tell before."
    async with opened(journal, "s", "tab", *"he left", "enter") as (app, pilot):
        await press(pilot, "tab", *"in the rain", "f2", "tab")
        assert isinstance(app.screen, HardMomentDetailsScreen)
        assert app.screen.query_one("#line", TextField).value == "in the rain"
        assert said in shown(app)
        await press(pilot, "escape")
    assert texts(journal, "setback") == ["he left\nin the rain"]


async def test_square_one_asks_once_what_was_going_on(journal: Journal) -> None:
    from checkin.content.hard_moment import square_one
    from checkin.content.strings import get_text

    async with opened(journal, "s") as (app, pilot):
        choices = app.screen.query_one(ChoiceList)
        choices.highlighted = choices.get_option_index("square-one")
        await press(pilot, "enter")
        assert " ".join(shown(app).split()).count("Tired, hungry, alone") == 1
    asked = get_text("hard", "look_at_it").split("?")[1]
    assert all(asked not in text for text in square_one())


async def test_another_past_win_is_a_key_and_no_part_of_the_win(journal: Journal) -> None:
    journal.add(NewEntry("win", "first", day=date(2026, 11, 3)))
    async with opened(journal, "s") as (app, _pilot):
        assert "first   f4 Show another" in shown(app)


async def test_words_behind_a_left_draft_are_parted_from_it(journal: Journal) -> None:
    async with opened(journal, "f2", *"who to call", "escape") as (app, pilot):
        await press(pilot, "f2", *"o tired")
        assert app.screen.query_one("#line", TextField).value == "o tired"
        assert "You typed this earlier today: who to call. Press f5" in shown(app)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_words_that_were_left_twice_come_back_on_one_line(
    journal: Journal, size: tuple[int, int]
) -> None:
    lines_left = ["first line is hard", "second line is hard", "third one too"]
    async with opened(journal) as (app, pilot):
        await pilot.resize_terminal(*size)
        for words in lines_left:
            await press(pilot, "f2", *words, "escape")
        await press(pilot, "f2")
        said = " ".join(shown(app).split())
        assert all(words in said for words in lines_left)
        await press(pilot, "f5")
        field = app.screen.query_one("#line", TextField)
        assert sorted(field.value.split(" \u00b7 ")) == sorted(lines_left)
        assert field.region.height == 1
        (row,) = [line for line in lines(app) if "third one too" in line]
        assert "or choose below" not in row


async def test_two_hard_moments_of_a_day_stay_two(journal: Journal) -> None:
    async with opened(journal, "s", *"could not face the shop", "enter", "escape") as (app, pilot):
        await press(pilot, "escape", "s", *"my head hurts", "enter", "up", "enter")
        await press(pilot, "escape", "escape")
        assert await app.drafting.save()
    said = [entry.text for entry in journal.entries() if entry.kind in ("setback", "step")]
    said += [draft.text for draft in journal.drafts.all() if draft.text]
    assert "could not face the shop" in said
    assert not any("shop" in text and "head" in text for text in said)


async def test_a_word_that_the_end_of_the_program_cut_goes_on(journal: Journal) -> None:
    async with opened(journal, "s") as (_, pilot):
        await press(pilot, *"who to ca", "ctrl+q")
    async with opened(journal) as (app, pilot):
        await press(pilot, *"ll")
        assert isinstance(app.screen, HardScreen)
        assert app.screen.query_one("#line", TextField).value == "who to call"


async def test_enter_twice_on_own_words_takes_them_as_how_it_is(journal: Journal) -> None:
    async with opened(journal, "f2", *"1 glass of water", "enter", "enter") as (app, _pilot):
        assert "What would help now?" in shown(app)
    assert [(each.kind, each.text) for each in journal.entries()] == [
        ("setback", "1 glass of water")
    ]


@pytest.mark.parametrize("page", ["ChoiceDialog", "MomentDialog", "RatingDialog"])
async def test_a_question_looks_the_same_on_every_page_of_a_choice(clock: Clock, page: str) -> None:
    with demo_journal(clock) as journal:
        async with opened(journal) as (app, pilot):
            await open_page(pilot, journal, page)
            styles = app.screen.query_one("#question").styles
            assert (styles.text_style.bold, styles.margin.bottom) == (True, 1)


async def test_after_starting_over_the_first_idea_for_the_moment_is_chosen(
    journal: Journal,
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "s", *"I drank tonight", "enter", "down", "down", "enter", "enter")
        assert isinstance(app.screen, HardScreen)
        offers = journal.hard_moments.offers("slip")
        assert app.screen.choices.chosen == offers[0].key
        assert app.screen.choices.scroll_y == 0


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
async def test_above_the_ways_to_take_own_words_it_is_asked_which(
    journal: Journal, size: tuple[int, int]
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "s", *"1 tea", "enter")
        said = [line.strip(" ○") for line in lines(app) if line.strip()]
        asked = next(n for n, line in enumerate(said) if line.startswith("Thank you for writing"))
        assert said[asked - 1] == "1 tea"
