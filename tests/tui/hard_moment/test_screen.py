from datetime import date, datetime

import pytest
from rich.cells import cell_len

from checkin.content.strings import get_text
from checkin.core.clock import Clock
from checkin.core.entries import ENOUGH, NewEntry, Outcome
from checkin.core.records import Draft
from checkin.journal import Journal
from checkin.tui import routes
from checkin.tui.app import CheckinApp
from checkin.tui.features.hard_moment.details_screen import HardMomentDetailsScreen
from checkin.tui.features.hard_moment.screen import HardScreen
from checkin.tui.features.support.person_screen import SomeoneScreen
from checkin.tui.features.support.screen import PeopleScreen
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.widgets.choice_list import ChoiceList
from checkin.tui.widgets.text_field import TextField
from tests.support.showing import lines, opened, press, settled, shown


def of_kind(journal: Journal, kind: str) -> list[str]:
    return [entry.text for entry in journal.entries() if entry.kind == kind]


def light(app: CheckinApp, id: str) -> None:
    """Move the highlight to that idea."""
    choices = app.screen.query_one(ChoiceList)
    choices.highlighted = choices.get_option_index(id)


@pytest.mark.practice(80)
@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
async def test_breath_water_and_one_line_are_the_first_of_their_length(
    journal: Journal, size: tuple[int, int]
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "s")
        said = [line.strip(" ›○▃▅") for line in lines(app)]
        half = said.index("Half a minute")
        assert said[half + 1] == "Breathe with me"
        two = said.index("Two minutes")
        water = "Drink some water, a little at a time."
        assert said[two + 1 : two + 3] == [water, "Write one line. It can be messy."]
        rows = [o.id for o in app.screen.query_one(ChoiceList).options]
        choosable = [id for id in rows if id and not id.startswith("h:")]
        await press(pilot, *["down"] * choosable.index("st-words-2m-1"), "enter")
        await press(pilot, *"it rains", "enter")
        assert "How is it now?" in shown(app)
    assert [entry.text for entry in journal.entries_of("reflection")] == ["it rains"]


@pytest.mark.practice(79, 87)
@pytest.mark.parametrize("key", ["s", "f2"])
async def test_one_key_opens_the_question(journal: Journal, key: str) -> None:
    async with opened(journal, key) as (app, _pilot):
        assert "What's one small thing I can do right now?" in shown(app)
        assert "People who can help" in "".join(
            str(option.prompt) for option in app.screen.query_one(ChoiceList).options
        )


async def test_it_opens_while_something_is_typed_and_the_words_wait(journal: Journal) -> None:
    async with opened(journal, "w", *"half a", "f2") as (app, pilot):
        assert isinstance(app.screen, HardScreen)
        await pilot.press("escape")
        await settled(pilot)
        assert "You have something unfinished in Wins (press w)" in shown(app)
        await pilot.press("w")
        await settled(pilot)
        assert app.screen.query_one("#line", TextField).value == "half a"


@pytest.mark.practice(24, 89)
async def test_enter_enter_keeps_a_step_and_the_pile_can_have_it(journal: Journal) -> None:
    async with opened(journal, "s") as (app, pilot):
        light(app, "st-body-2m-1")
        for keys in ("enter", "enter", "e", "enter", "y", "enter"):
            await pilot.press(keys)
            await settled(pilot)
        assert "It's on your pile." in shown(app)
    (setback,) = journal.entries_of("setback")
    (step,) = journal.entries_of("step")
    (win,) = journal.entries_of("win")
    assert step.parent == setback.id
    assert step.outcome == "easier"
    assert win.parent == step.id
    assert (win.text, step.text) == (
        "Drank some water",
        "Drink some water, a little at a time.",
    )
    assert (setback.text, step.source) == ("", win.source)


async def test_their_own_words_are_as_good_as_any_idea(journal: Journal) -> None:
    async with opened(journal, "s", *"Sit with the cat", "enter") as (app, pilot):
        assert "This is how I feel" in shown(app)
        await pilot.press("i", "enter", "enter")
        await settled(pilot)
        await pilot.press("a", "enter")
        await settled(pilot)
        assert "pile" not in shown(app)
        ways = [shown(app).index(each) for each in ("Something else", "Someone", "Stop here")]
        assert ways == sorted(ways)
        await pilot.press("enter")
        await settled(pilot)
        assert app.screen.query_one("#line", TextField).value == ""
    (step,) = journal.entries_of("step")
    assert (step.text, step.source, step.outcome) == ("Sit with the cat", None, "same")
    assert of_kind(journal, "win") == []


@pytest.mark.practice(78)
async def test_it_takes_nothing_off_the_pile_and_says_so(journal: Journal) -> None:
    for text in ("one", "two"):
        journal.add(NewEntry("win", text, day=date(2026, 11, 1)))
    async with opened(journal, "s") as (app, pilot):
        assert "Hard moments take nothing away. Your 2 wins stay." in shown(app)
        await pilot.press(*"Drink tea", "enter", "i", "enter", "enter")
        await settled(pilot)
        assert journal.totals().wins == 2


async def test_several_steps_belong_to_one_hard_moment(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s")
        for words in ("first", "second"):
            await settled(pilot)
            await pilot.press(*words, "enter")
            for keys in ("i", "enter", "enter", "e", "enter", "y", "enter", "o", "enter"):
                await settled(pilot)
                await pilot.press(keys)
        await settled(pilot)
    (setback,) = journal.entries_of("setback")
    assert [step.parent for step in journal.entries_of("step")] == [setback.id] * 2


@pytest.mark.parametrize(("downs", "said"), [(1, "Here are some others."), (2, "That's fine.")])
async def test_not_doing_it_keeps_nothing_and_is_fine(
    journal: Journal, downs: int, said: str
) -> None:
    async with opened(journal, "s") as (app, pilot):
        light(app, "st-body-2m-1")
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press(*["down"] * downs, "enter")
        await settled(pilot)
        assert said in shown(app)
    assert journal.entries() == []


def ideas(app: CheckinApp) -> set[str]:
    """What can be chosen, without what is always there."""
    always = {"square-one", ENOUGH, "first-ideas", "st-tool-people"}
    choices = app.screen.query_one(ChoiceList).options
    return {choice.id or "" for choice in choices if not choice.disabled} - always


@pytest.mark.parametrize("asked", [("down", "enter"), ("enter", "a", "enter", "enter")], ids=str)
async def test_others_are_others(journal: Journal, asked: tuple[str, ...]) -> None:
    helped = journal.add_many(
        [NewEntry("setback", ""), NewEntry("step", "Sat with the cat")], chain=True
    )
    journal.edit(helped[1].id, outcome="easier")
    async with opened(journal, "s") as (app, pilot):
        first = ideas(app)
        assert "Sat with the cat" in shown(app)
        assert "Back to the first ideas" not in shown(app)
        await press(pilot, "enter", *asked)
        assert "Okay. Here are some others." in shown(app)
        others = ideas(app)
        assert others
        assert not first & others
        assert "People who can help" in shown(app)
        await press(pilot, "s", "end")  # a letter looks for what begins so
        assert ideas(app) == others
        await press(pilot, "home", "escape", "s")
        assert ideas(app) == first


async def test_after_the_last_of_the_others_all_are_there_again_and_it_says_so(
    journal: Journal,
) -> None:
    async with opened(journal, "s") as (app, pilot):
        first, seen, rounds = ideas(app), set[str](), 0
        while "Those were all the ideas there are." not in shown(app):
            assert not ideas(app) & seen
            seen |= ideas(app)
            await press(pilot, "end", *["up"] * bool(seen - first), "enter", "down", "enter")
            rounds += 1
        assert rounds > 2
        assert ideas(app) == first
        assert "Back to the first ideas" not in [*map(str.strip, lines(app))]


async def test_the_first_ideas_are_a_row_away(journal: Journal) -> None:
    async with opened(journal, "s") as (app, pilot):
        first = ideas(app)
        light(app, "st-body-2m-1")
        await press(pilot, "enter", "down", "enter", "end")
        assert "Back to the first ideas" in shown(app)
        await press(pilot, "enter")
        assert ideas(app) == first


@pytest.mark.practice(87)
async def test_people_open_over_it_where_someone_is_asked_for(journal: Journal) -> None:
    async with opened(journal, "s") as (app, pilot):
        light(app, "st-body-2m-1")
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("down", "down", "down", "enter")
        await settled(pilot)
        assert [type(screen) for screen in app.screen_stack[-2:]] == [HardScreen, PeopleScreen]
        await press(pilot, "escape", "escape")
        people = next(o for o in journal.hard_moments.offers() if o.tool in ("people", "help"))
        light(app, people.key)
        await pilot.press("enter")
        await settled(pilot)
        assert [type(screen) for screen in app.screen_stack[-2:]] == [HardScreen, PeopleScreen]


@pytest.mark.parametrize(
    ("way", "opens"), [("someone", PeopleScreen), ("else", HardScreen), ("stop", TodayScreen)]
)
async def test_after_a_step_that_made_it_harder_each_way_on_is_open(
    journal: Journal, way: str, opens: type[object]
) -> None:
    async with opened(journal, "s", *"Run", "enter") as (app, pilot):
        await settled(pilot)
        await pilot.press("i", "enter", "enter")
        await settled(pilot)
        light(app, "harder")
        await pilot.press("enter")
        await settled(pilot)
        light(app, way)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, opens)
        assert ("You can stop here." in shown(app)) == (way == "stop")


@pytest.mark.parametrize("enters", range(1, 8))
async def test_enter_alone_takes_nothing_for_something_done(journal: Journal, enters: int) -> None:
    async with opened(journal, "f2", *"1 tea", *["enter"] * enters) as (_, pilot):
        await settled(pilot)
    assert journal.entries_of("step", "win") == []


async def test_own_words_can_be_what_happened_and_are_never_an_idea(journal: Journal) -> None:
    async with opened(journal, "f2", *"he left me", "enter", "escape") as (
        app,
        pilot,
    ):
        await settled(pilot)
        assert isinstance(app.screen, HardScreen)
        assert "Saved with this moment." in shown(app)
        assert app.screen.query_one("#line", TextField).value == ""
        await app.drafting.save()
    (moment,) = journal.entries()
    assert (moment.kind, moment.text) == ("setback", "he left me")
    assert [draft for draft in journal.drafts.all() if draft.text] == []
    assert "he left me" not in [offer.text for offer in journal.hard_moments.offers()]


async def test_the_footer_of_what_happened_says_what_enter_does(journal: Journal) -> None:
    async with opened(journal, "s", "tab", *"Loud") as (app, pilot):
        assert "enter Keep" in lines(app)[-1]
        await pilot.press("down")
        assert "enter Choose" in lines(app)[-1]
        await pilot.press("x")
        assert "enter Keep" in lines(app)[-1]


async def test_rather_not_say_asks_nothing_about_the_pile(journal: Journal) -> None:
    async with opened(journal, "s", *"Sit", "enter", "i", "enter", "enter", "r", "enter") as (
        app,
        _pilot,
    ):
        assert "That's one thing done." in shown(app)
    assert journal.entries_of("win") == []


async def test_it_ends_with_one_thing_done_and_ways_on(journal: Journal) -> None:
    async with opened(
        journal, "s", *"Sit", "enter", "i", "enter", "enter", "e", "enter", "y", "enter"
    ) as (
        app,
        pilot,
    ):
        await settled(pilot)
        assert "That's one thing done." in shown(app)
        ways = [shown(app).index(each) for each in ("Stop here", "One more", "Someone")]
        assert ways == sorted(ways)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, TodayScreen)
        assert "waiting" not in shown(app)


@pytest.mark.parametrize("ratings", ["no", "yes"])
async def test_leaving_the_question_how_it_is_asks_no_more(journal: Journal, ratings: str) -> None:
    journal.settings.set("ratings", ratings)
    keys = (
        "s",
        *"Sit",
        "enter",
        *(["7", "enter"] if ratings == "yes" else []),
        "i",
        "enter",
    )
    async with opened(journal, *keys) as (app, pilot):
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, HardScreen)
        assert "It's saved with today." in shown(app)
    assert [step.text for step in journal.entries_of("step")] == ["Sit"]


async def test_undoing_an_answer_says_that_the_answer_went(journal: Journal) -> None:
    async with opened(journal, "s", *"Sit down", "enter", "i", "enter", "enter", "e", "enter") as (
        app,
        pilot,
    ):
        await pilot.press("n", "enter", "enter")
        await settled(pilot)
        assert isinstance(app.screen, TodayScreen)
        await pilot.press("u")
        await settled(pilot)
        assert "Undone. Your answer about this is gone: Sit down" in shown(app)
        await pilot.press("u")
        await settled(pilot)
        assert "Undone: 2 entries: Sit down" in " ".join(shown(app).split())


async def test_what_eased_it_comes_first_the_next_time(journal: Journal) -> None:
    outcomes: tuple[Outcome, ...] = ("easier", "easier", "same")
    for outcome in outcomes:
        step = NewEntry("step", "Sat by the river", outcome=outcome)
        journal.add_many([NewEntry("setback", ""), step], chain=True)
    async with opened(journal, "s") as (app, _pilot):
        text = shown(app)
        assert "What has helped you before" in text
        assert "Sat by the river   helped 2 of 3 times" in text
        assert text.index("Sat by the river") < text.index("Half a minute")


async def test_what_happened_can_be_said_with_its_kind_and_is_never_needed(
    journal: Journal,
) -> None:
    async with opened(journal, "s", "tab") as (app, pilot):
        assert isinstance(app.screen, HardMomentDetailsScreen)
        await pilot.press(*"A loud call")
        light(app, "urge")
        await pilot.press("enter", "escape")
        await settled(pilot)
        assert isinstance(app.screen, HardScreen)
        light(app, "st-body-2m-1")
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
    (setback,) = journal.entries_of("setback")
    assert (setback.text, setback.label) == ("A loud call", "urge")
    assert journal.entries_of("step")[0].parent == setback.id


@pytest.mark.practice(82)
async def test_square_one_is_answered_with_wins_of_their_own(journal: Journal) -> None:
    for day in (1, 2, 3, 4):
        journal.add(NewEntry("win", f"win number {day}", day=date(2026, 11, day)))
    async with opened(journal, "s") as (app, pilot):
        rows = [option.id for option in app.screen.query_one(ChoiceList).options]
        assert rows.index("square-one") == rows.index("st-tool-people") + 1
        light(app, "square-one")
        await press(pilot, "enter")
        assert shown(app).count("November: win number") == 3
        assert "What was going on around you?" in shown(app)


@pytest.mark.practice(7)
async def test_a_breath_that_was_just_begun_is_no_few_breaths(journal: Journal) -> None:
    async with opened(journal, "s") as (app, pilot):
        page = app.screen
        assert isinstance(page, HardScreen)
        page.choose("st-tool-breathe")
        await settled(pilot)
        await press(pilot, "x", "down", "enter")
        assert 'Put "Took a moment to breathe" on your pile?' in shown(app)


async def test_breathing_is_enough(journal: Journal) -> None:
    async with opened(journal, "s", "up", "enter", "enter") as (app, pilot):
        assert journal.entries_of("step")[0].source == "enough"
        await press(pilot, "e", "enter", "y", "enter", "enter")
        assert get_text("hard", "enough_done") in shown(app)


@pytest.mark.practice(65)
async def test_one_win_from_before_stands_below(journal: Journal) -> None:
    journal.add(NewEntry("win", "Any win", day=date(2026, 9, 20)))
    journal.add(NewEntry("win", "Swam in the lake", day=date(2026, 9, 21), keepsake=True))
    async with opened(journal, "s") as (app, _pilot):
        assert "In your own words, on Monday 21 September: Swam in the lake" in shown(app)


async def test_leaving_keeps_what_was_typed(journal: Journal) -> None:
    async with opened(journal, "s", *"call so", "escape") as (app, pilot):
        assert isinstance(app.screen, TodayScreen)
        await pilot.press("s")
        await settled(pilot)
        assert app.screen.query_one("#line", TextField).value == ""
        assert "You typed this earlier today: call so. Press f5 to go on with it." in shown(app)
        await press(pilot, "f5")
        assert app.screen.query_one("#line", TextField).value == "call so"


async def test_an_idea_can_be_put_aside_for_good_and_brought_back(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("s")
        await settled(pilot)
        light(app, "st-body-2m-1")
        assert "Drink some water" in shown(app)
        await pilot.press("f7")
        await settled(pilot)
        assert "Drink some water" not in shown(app)
        await pilot.press("f7")
        await settled(pilot)
        assert "Drink some water" in shown(app)


async def test_a_past_win_can_rest(journal: Journal) -> None:
    for day in (1, 2):
        journal.add(NewEntry("win", f"win {day}", day=date(2026, 11, day)))
    async with opened(journal, "s") as (app, pilot):
        first = "win 1" if "wrote: win 1" in shown(app) else "win 2"
        await pilot.press("f4")
        await settled(pilot)
        assert f"wrote: {first}" not in shown(app)
        assert "In your own words" in shown(app)


@pytest.mark.practice(84)
async def test_numbers_before_and_after_for_those_who_want_them(journal: Journal) -> None:
    journal.settings.set("ratings", "yes")
    async with opened(journal, "s", *"Sit down", "enter") as (app, pilot):
        assert "from 0 to 10" in shown(app)
        await pilot.press("7", "enter")
        await settled(pilot)
        await pilot.press("i", "enter")
        await settled(pilot)
        await pilot.press("4", "enter")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
    (step,) = journal.entries_of("step")
    assert (step.outcome, step.before, step.after) == ("easier", 7, 4)


async def test_a_high_number_offers_people_and_never_forces_them(journal: Journal) -> None:
    journal.settings.set("ratings", "yes")
    async with opened(journal, "s", *"Sit down", "enter") as (app, pilot):
        await pilot.press("9", "enter")
        await settled(pilot)
        assert "That's a lot to carry." in shown(app)
        await pilot.press("up", "enter")
        await settled(pilot)
        assert "This is how I feel" in shown(app)


@pytest.mark.practice(28)
async def test_feelings_can_be_named_and_naming_is_a_win(journal: Journal) -> None:
    async with opened(journal, "s", "tab") as (app, pilot):
        await pilot.press("down", "enter")
        await settled(pilot)
        await pilot.press("down", "down", "space", "enter")
        await settled(pilot)
        assert "Any words for how it feels: anxious" in shown(app)
        light(app, "named")
        await pilot.press("enter", "escape")
        await settled(pilot)
    assert journal.entries_of("setback")[0].feelings == ("anxious",)
    assert [win.text for win in journal.entries_of("win")] == ["Named a feeling"]


@pytest.mark.practice(83, 86)
async def test_the_next_day_there_is_one_look_back_and_its_plan_comes_first(path: str) -> None:
    now = datetime.fromisoformat("2026-11-21T12:30:00+01:00")
    with Journal.open(path, Clock(lambda: now)) as journal:
        app = CheckinApp(journal)
        async with app.run_test(size=(80, 30)) as pilot:
            await pilot.press("s", "tab", *"A loud call")
            light(app, "clash")
            await pilot.press("enter")
            light(app, "tomorrow")
            await pilot.press("enter", "escape")
            await settled(pilot)
            assert "as you asked" not in shown(app)
            now = datetime.fromisoformat("2026-11-22T12:30:00+01:00")
            await pilot.press("escape", "s")
            await settled(pilot)
            assert "Look back on Saturday 21 November, as you asked" in shown(app)
            light(app, "later")
            await pilot.press("enter")
            await settled(pilot)
            assert "A loud call" in shown(app)
            await pilot.press("tab", *"When the phone rings", "tab", *"let it ring twice", "enter")
            await settled(pilot)
            assert "Saved. It will come first next time." in shown(app)
            assert "as you asked" not in shown(app)
            assert "When the phone rings, I will let it ring twice" in shown(app)
        first = journal.hard_moments.offers("clash")[0]
        assert (first.group, first.text) == ("plan", "let it ring twice")


@pytest.mark.parametrize(
    ("downs", "sees"), [(0, "My people"), (1, "My plan"), (2, "City night line")]
)
async def test_what_help_was_chosen_opens(journal: Journal, downs: int, sees: str) -> None:
    journal.settings.set("ratings", "yes")
    journal.settings.set("country", "US")
    journal.help_lines.add({"name": "City night line", "call": "555 0199"})
    async with opened(journal, "s", *"Sit down", "enter") as (app, pilot):
        await pilot.press(*["down"] * 9, "enter")
        await settled(pilot)
        await pilot.press(*["down"] * downs, "enter")
        await settled(pilot)
        assert sees in shown(app)
        await pilot.press("escape")
        await settled(pilot)
        assert "This is how I feel" in shown(app)


async def test_opened_from_the_shell_the_question_is_the_first_page(journal: Journal) -> None:
    app = CheckinApp(journal, at=routes.HARD_MOMENT)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert [type(screen) for screen in app.screen_stack] == [HardScreen]
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, TodayScreen)
        assert "This morning" in shown(app)


async def test_opened_from_the_shell_it_looks_as_it_always_does(journal: Journal) -> None:
    app = CheckinApp(journal, at=routes.HARD_MOMENT)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        at_once = shown(app)
    async with opened(journal, "s") as (other, _):
        assert shown(other) == at_once


async def test_every_page_is_in_reach_from_there(journal: Journal) -> None:
    from checkin.tui.features.wins.screen import WinsScreen

    app = CheckinApp(journal, at=routes.HARD_MOMENT)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.action_go("wins")
        await settled(pilot)
        assert isinstance(app.screen, WinsScreen)
        await pilot.press(*"Got here", "enter")
        await settled(pilot)
        assert "Got here" in shown(app)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, TodayScreen)


async def test_a_tool_that_was_used_is_a_step_without_another_question(journal: Journal) -> None:
    async with opened(journal, "s") as (app, pilot):
        light(app, "st-tool-look")
        await pilot.press("enter")
        await settled(pilot)
        for key in ("enter", "enter", "escape"):
            await pilot.press(key)
            await settled(pilot)
        if "How is it now?" not in shown(app):
            await pilot.press("escape")
            await settled(pilot)
        assert "How is it now?" in shown(app)
    assert [step.source for step in journal.entries_of("step")] == ["st-tool-look"]


async def test_what_fits_the_kind_of_moment_is_offered_and_its_numbers_stay_with_the_step(
    journal: Journal,
) -> None:
    async with opened(journal, "s", "tab") as (app, pilot):
        light(app, "urge")
        await pilot.press("enter", "escape")
        await settled(pilot)
        assert "For a moment like this" in shown(app)
        light(app, "st-tool-wave")
        for key in ("enter", "enter", "7", "enter", "4", "escape"):
            await pilot.press(key)
            await settled(pilot)
        if "How is it now?" not in shown(app):
            await pilot.press("enter")
            await settled(pilot)
        assert "How is it now?" in shown(app)
        await pilot.press("e", "enter")
        await settled(pilot)
    (step,) = journal.entries_of("step")
    assert (step.text, step.outcome, step.before, step.after) == ("Ride the wave", "easier", 7, 4)


@pytest.mark.practice(15)
async def test_the_pause_is_two_keys_away(journal: Journal) -> None:
    async with opened(journal, "k", "enter") as (app, _pilot):
        assert "Stop. Keep your hands and mouth still for a moment." in shown(app)


async def test_what_happened_can_be_told_days_later_from_history(journal: Journal) -> None:
    journal.add(NewEntry("setback", "", day=date(2026, 11, 18)))
    async with opened(journal, "h", "t") as (app, pilot):
        await pilot.press("f6")
        await settled(pilot)
        await pilot.press(*"A loud call")
        light(app, "clash")
        await pilot.press("enter", "escape")
        await settled(pilot)
    (setback,) = journal.entries_of("setback")
    assert (setback.text, setback.label, setback.day.day) == ("A loud call", "clash", 18)


SIZES = ((60, 20), (80, 24), (120, 40))


@pytest.mark.parametrize("size", SIZES)
async def test_someone_is_in_sight_at_every_size_with_their_number(
    journal: Journal, size: tuple[int, int]
) -> None:
    journal.contacts.add("Mira", "0171 555 0100")
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await pilot.press("s")
        await settled(pilot)
        text = shown(app)
        assert "1 Mira   0171 555 0100" in text
        ids = [option.id for option in app.screen.query_one(ChoiceList).options]
        ideas = [id for id in ids if id in app.screen._offers]  # type: ignore[attr-defined]
        assert ids.index("person:1") == ids.index(ideas[2]) + 2  # the heading stands between
        for words in ("enter Do this", "f3 People", "esc Leave", "More"):
            assert words in lines(app)[-1]


async def test_all_their_people_are_one_key_away_and_open_large(journal: Journal) -> None:
    for number in range(1, 11):
        journal.contacts.add(f"Friend {number}", f"555 010{number}", "meet me at the meeting")
    async with opened(journal, "s", "2") as (app, pilot):
        choices = app.screen.query_one(ChoiceList)
        rows = {option.id: str(option.prompt).strip() for option in choices.options}
        assert rows["person:2"] == "2 Friend 2   555 0102"
        assert rows["person:10"] == "Friend 10   555 01010"
        assert choices.chosen == "person:2"
        await press(pilot, "enter")
        assert isinstance(app.screen, SomeoneScreen)
        assert "Friend 2" in shown(app)
        await press(pilot, "c")
        assert app.clipboard == "555 0102"
        await press(pilot, "escape", "escape")
        assert isinstance(app.screen, HardScreen)
        assert app.screen.query_one("#line", TextField).value == ""
        await press(pilot, "escape")
        assert "unfinished" not in shown(app)


@pytest.mark.practice(87)
@pytest.mark.parametrize(
    ("way", "step"), [("wrote", "Wrote to Anna [b]"), ("called", "Called Anna [b]")]
)
async def test_getting_in_touch_with_someone_is_a_step_that_can_be_kept(
    journal: Journal, way: str, step: str
) -> None:
    journal.contacts.add("Anna [b]", "555 0101")
    async with opened(journal, "s", "1", "enter", "escape") as (app, pilot):
        assert "If you got in touch, you can keep that here." in shown(app)
        assert "I wrote to Anna [b]" in shown(app)
        assert "I called Anna [b]" in shown(app)
        await press(pilot, "enter")  # nothing is chosen yet
        assert not journal.entries()
        light(app, way)
        await press(pilot, "enter")
        assert "How is it now?" in shown(app)
        light(app, "easier")
        await press(pilot, "enter")
        light(app, "yes")
        await press(pilot, "enter")
        assert "That's one thing done." in shown(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, TodayScreen)
        assert step in shown(app)
    kept, win = [next(e for e in journal.entries() if e.kind == kind) for kind in ("step", "win")]
    assert (kept.text, kept.outcome) == (step, "easier")
    assert (win.text, win.label, win.parent) == (step, "asking", kept.id)
    assert step not in [offer.text for offer in journal.hard_moments.offers()]


@pytest.mark.parametrize("leaves", [("escape",), ("up", "enter")])
async def test_whoever_only_looked_at_people_is_back_at_the_ideas_and_nothing_is_kept(
    journal: Journal, leaves: tuple[str, ...]
) -> None:
    async with opened(journal, "s") as (app, pilot):
        light(app, "st-tool-people")
        await press(pilot, "enter", "escape")
        assert "I wrote to someone" in shown(app)
        await press(pilot, *leaves)
        assert isinstance(app.screen, HardScreen)
        assert "What's one small thing" in shown(app)
    assert not journal.entries()


_OWN = (*"1 tea", "enter")
_IDEA = ("end", "enter")
"""One that opens no page."""


@pytest.mark.parametrize(
    ("keys", "at"),
    [
        ((), "What's one small thing I can do right now?"),
        (_IDEA, "I did it"),
        ((*_IDEA, "enter"), "How is it now?"),
        ((*_IDEA, "enter", "e", "enter"), "on your pile?"),
        ((*_IDEA, "enter", "e", "enter", "y", "enter"), "That's one thing done."),
        ((*_IDEA, "enter", "a", "enter"), "What would help now?"),
        ((*_IDEA, "enter", "h", "enter"), "What would help now?"),
        (_OWN, "This is how I feel"),
        ((*_OWN, "i", "enter"), "1 tea. Take the time you need."),
        ((*_OWN, "t", "enter"), "What would help now?"),
        (("down", "enter"), "Five things you can see."),
        (("down", "enter", "enter"), "Four things you can feel"),
        (("down", "enter", "enter", "escape"), "How is it now?"),
        (("enter",), "Any key stops."),
        (("f3",), "People"),
        (("down", "down", "down", "enter", "escape"), "I wrote to someone"),
        (("tab", *"I had two beers", "escape"), "What would help now?"),
    ],
)
async def test_esc_twice_is_out_of_it(journal: Journal, keys: tuple[str, ...], at: str) -> None:
    async with opened(journal, "s") as (app, pilot):
        await press(pilot, *keys)
        assert at in shown(app)
        await press(pilot, "escape")
        if not isinstance(app.screen, TodayScreen):
            await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)


async def test_what_was_kept_is_said_where_esc_leads_out(journal: Journal) -> None:
    async with opened(journal, "s", "down", "enter", "enter", "escape", "escape") as (app, _pilot):
        assert isinstance(app.screen, TodayScreen)
        assert "That's fine. It's saved with today." in shown(app)


async def test_a_step_may_begin_with_a_number(journal: Journal) -> None:
    journal.contacts.add("Mira", "0171 555 0100")
    async with opened(journal, "s", *"1 glass of water", "enter") as (app, _pilot):
        assert "This is how I feel" in shown(app)


@pytest.mark.parametrize("size", SIZES)
async def test_no_idea_is_cut_and_long_ones_hang(journal: Journal, size: tuple[int, int]) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await pilot.press("s")
        await settled(pilot)
        choices = app.screen.query_one(ChoiceList)
        room = choices.scrollable_content_region.width - 2
        for option in choices.options:
            first, *more = str(option.prompt).split("\n")
            assert all(cell_len(line) <= room for line in (first, *more))
            assert all(line.startswith("   ") and line[3] != " " for line in more)


@pytest.mark.parametrize("size", SIZES)
async def test_a_look_back_that_is_due_is_in_sight_and_the_first_row_something_to_do(
    journal: Journal, size: tuple[int, int]
) -> None:
    moment = journal.add(NewEntry("setback", "A loud call", day=date(2026, 11, 20)))
    journal.state.set(f"look-back:{moment.id}", "2026-11-21")
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        assert "You asked to look back on Friday 20 November." in " ".join(shown(app).split())
        await press(pilot, "s")
        choices = app.screen.query_one(ChoiceList)
        assert choices.chosen in app.screen._offers  # type: ignore[attr-defined]
        assert [option.id for option in choices.options if not option.disabled][1] == "later"
        assert "as you asked" in shown(app)


async def test_words_of_another_day_are_offered_above_the_ideas(journal: Journal) -> None:
    journal.drafts.save(Draft("hard", "line", "call so", 7, {"typed": "2026-11-20"}, left=True))
    async with opened(journal, "s") as (app, pilot):
        assert app.screen.query_one("#line", TextField).value == ""
        assert "You typed this on Friday 20 November: call so. Press f5" in shown(app)
        await pilot.press(*"tea", "escape")
        await settled(pilot)
        await app.drafting.save()
    assert sorted(draft.text for draft in journal.drafts.all() if draft.text) == ["call so", "tea"]
    async with opened(journal, "s") as (app, pilot):
        assert "call so \u00b7 tea. Press f5" in shown(app)
        assert app.screen.query_one("#line", TextField).value == ""
        await pilot.press("f5")
        await settled(pilot)
        assert app.screen.query_one("#line", TextField).value == "call so \u00b7 tea"
        assert "Press f5" not in shown(app)
        await app.drafting.save()
        assert [draft.text for draft in journal.drafts.all() if draft.text] == [
            "call so \u00b7 tea"
        ]


async def test_words_of_two_other_days_are_offered_together(journal: Journal) -> None:
    for field, text, day in (("earlier", "call so", 20), ("line", "loud", 19)):
        journal.drafts.save(Draft("hard", field, text, 4, {"typed": f"2026-11-{day}"}, left=True))
    async with opened(journal, "s") as (app, pilot):
        await press(pilot, "f5")
        assert app.screen.query_one("#line", TextField).value in (
            "call so \u00b7 loud",
            "loud \u00b7 call so",
        )


async def test_square_one_without_wins_speaks_of_none(journal: Journal) -> None:
    for day in range(21, 29):
        clock = Clock(lambda day=day: datetime.fromisoformat(f"2026-11-{day}T12:00:00+01:00"))  # type: ignore[misc]
        with Journal.open(journal.path or "", clock) as at:
            async with opened(at, "s") as (app, pilot):
                light(app, "square-one")
                await press(pilot, "enter")
                assert "When it feels like starting over" in shown(app)
                assert "you did before" not in shown(app)


async def test_only_own_words_are_said_to_be_written_and_they_come_first(journal: Journal) -> None:
    water = NewEntry("win", "Drank some water", day=date(2026, 11, 2), source="st-body-2m-1")
    journal.add(water)
    async with opened(journal, "s") as (app, _pilot):
        assert "On Monday 2 November you did this: Drank some water" in shown(app)
    journal.add(NewEntry("win", "Swam", day=date(2026, 11, 3)))
    async with opened(journal, "s") as (app, _pilot):
        assert "In your own words, on Tuesday 3 November: Swam" in shown(app)
