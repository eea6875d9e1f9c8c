from datetime import timedelta

import pytest

from checkin.content.morning import cues, intentions
from checkin.content.strings import get_text, get_texts
from checkin.core.clock import Clock
from checkin.core.entries import ENOUGH, NO_GOAL, Entry, NewEntry, Outcome, intention_sentence
from checkin.core.records import Draft
from checkin.core.text import LIMIT
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.base import screen
from checkin.tui.base.choice_dialog import MomentDialog
from checkin.tui.features.morning.ideas import fitting
from checkin.tui.features.morning.screen import MorningScreen
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.widgets.choice_list import ChoiceList
from checkin.tui.widgets.energy_picker import Energy
from checkin.tui.widgets.text_field import TextField
from tests.conftest import NOON
from tests.support.moving import Moving
from tests.support.showing import lines, opened, press, settled, shown


def choices(app: CheckinApp) -> list[str | None]:
    return [option.id for option in app.screen.query_one(ChoiceList).options if not option.disabled]


def intention(journal: Journal) -> Entry:
    (only,) = journal.today().of("intention")
    return only


@pytest.mark.practice(1)
async def test_own_words_are_kept_and_the_day_has_its_one_thing(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m", *"Water the plant", "enter")
        assert isinstance(app.screen, TodayScreen)
        assert "◆ Water the plant" in shown(app)
        assert any(reply in shown(app) for reply in get_texts("morning", "kept"))
    kept = intention(journal)
    assert (kept.text, kept.source, kept.cue) == ("Water the plant", None, "")
    assert journal.drafts.all() == []


@pytest.mark.practice(1)
async def test_the_morning_asks_for_no_time_no_priority_and_no_second_goal(
    journal: Journal,
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m")
        fields = [line for line in app.screen.query(TextField) if line.display]
        assert [line.id for line in fields] == ["line"]
        await press(pilot, *"Read a page", "enter", "m")
        assert "You already have one for today. You can change it, or keep it." in shown(app)
        assert app.screen.query_one("#line", TextField).value == "Read a page"
        await press(pilot, "end", *" or two", "enter")
    assert intention(journal).text == "Read a page or two"
    assert len(journal.search.versions(intention(journal).id)) == 1


async def test_another_one_says_what_it_takes_the_place_of(journal: Journal) -> None:
    journal.add(NewEntry("intention", "Step outside"))
    async with opened(journal, "m", *"Call mum", "enter") as (app, pilot):
        await settled(pilot)
        assert "Before, it was 'Step outside'." in shown(app)
        await pilot.press("u")
        await settled(pilot)
    assert [goal.text for goal in journal.entries_of("intention")] == ["Step outside"]


async def test_keeping_it_as_it_is_changes_nothing(journal: Journal) -> None:
    journal.add(NewEntry("intention", "Read a page", cue="After lunch"))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m")
        assert "After lunch, I will read a page." in shown(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, TodayScreen)
    assert list(journal.search.versions(intention(journal).id)) == []


async def test_what_stands_for_today_is_no_draft(journal: Journal) -> None:
    journal.add(NewEntry("intention", "Read a page", cue="After lunch"))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m", "escape")
        assert "waiting" not in shown(app)
        await press(pilot, "m", "end", "x", "escape", "m")
        assert app.screen.query_one("#line", TextField).value == "Read a pagex"
        await press(pilot, "backspace", "escape")
        assert "waiting" not in shown(app)


@pytest.mark.practice(1, 7)
@pytest.mark.parametrize(
    ("keys", "source", "words", "said"),
    [
        (("down",), NO_GOAL, "No goal today", "No goal today, and that's fine"),
        (("down", "down"), ENOUGH, "Breathing is enough today", "Breathing is enough today"),
    ],
)
async def test_no_goal_and_breathing_are_whole_mornings(
    journal: Journal, keys: tuple[str, ...], source: str, words: str, said: str
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m")
        first, second = choices(app)[:2]
        assert (first, second) == (NO_GOAL, ENOUGH)
        await press(pilot, *keys, "enter")
        assert isinstance(app.screen, TodayScreen)
        assert f"◆ {said}" in shown(app)
    kept = intention(journal)
    assert (kept.source, kept.text) == (source, words)
    assert journal.totals().days == 1


@pytest.mark.practice(1)
async def test_the_equal_choices_stay_whatever_is_typed(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m", *"zzz")
        assert choices(app) == ["typed", NO_GOAL, ENOUGH]
        assert "Enter keeps your words as they are. No ideas match." in shown(app)
        await press(pilot, "enter")
    assert (intention(journal).text, intention(journal).source) == ("zzz", None)


@pytest.mark.practice(1)
async def test_words_that_no_idea_has_are_the_first_to_choose(journal: Journal) -> None:
    async with opened(journal, "m", *"Juggle", "down", "enter") as (app, _):
        assert isinstance(app.screen, TodayScreen)
    assert (intention(journal).text, intention(journal).source) == ("Juggle", None)


@pytest.mark.practice(10)
async def test_some_movement_is_among_the_first_ideas_of_each_day(journal: Journal) -> None:
    moving = {i.id for i in intentions(None, ()) if i.area == "movement" and i.energy != "low"}
    day, off = journal.clock.today(), journal.settings.topics_off()
    for ahead in range(40):
        found = fitting("", None, off, day + timedelta(days=ahead))
        assert len([idea for idea in found if idea.id in moving]) >= 1
        assert len(found) == 10
    journal.settings.set("topics-off", "body")
    without = fitting("", None, journal.settings.topics_off(), day)
    assert not moving & {idea.id for idea in without}
    journal.settings.set("topics-off", "")
    async with opened(journal, "m") as (app, _):
        assert moving & {*choices(app)}


@pytest.mark.practice(7)
async def test_letting_breathing_be_enough_is_enough(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m", "f4", *"let breathing", *["down"] * 3, "enter")
    assert intention(journal).source == ENOUGH


async def test_a_morning_without_a_goal_can_still_get_one(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m", "down", "enter", "m")
        assert app.screen.query_one("#line", TextField).value == ""
        assert "No goal today, and that's fine" in shown(app)
        await press(pilot, *"Rest", "enter")
        assert "◆ Rest" in shown(app)
    assert (intention(journal).text, intention(journal).source) == ("Rest", None)


@pytest.mark.practice(2)
async def test_the_ideas_fit_the_energy(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m")
        mixed = choices(app)[2:]
        assert len(mixed) == 10
        assert sum(1 for id in mixed if id and "low" in id) == 5
        for energy in Energy.LEVELS:
            await press(pilot, "f4")
            assert f"[{energy}]" in shown(app)
            off = journal.settings.topics_off()
            assert choices(app)[2:] == [idea.id for idea in intentions(energy, off)]
        await press(pilot, "f4")
        assert choices(app)[2:] == mixed


async def test_the_energy_can_be_clicked(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m")
        row, line = next((n, text) for n, text in enumerate(lines(app)) if "medium" in text)
        column = line.index("medium")
        await pilot.click(offset=(column + 1, row))
        await settled(pilot)
        assert "[medium]" in shown(app)
        assert app.screen.focused is app.screen.query_one("#line")


@pytest.mark.practice(10)
async def test_movement_comes_in_three_sizes_and_without_numbers(journal: Journal) -> None:
    app = CheckinApp(journal)
    sizes = {"low": "floor", "medium": "Walk to the corner", "more": "Move for twenty minutes"}
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "m")
        for size in sizes.values():
            await press(pilot, "f4")
            assert size in shown(app)
    moving = [idea for idea in intentions(None, ()) if idea.area == "body"]
    for idea in moving:
        said = f"{idea.text} {idea.smaller}"
        assert not any(char.isdigit() for char in said)
        assert not {"calories", "steps", "miles", "kilometers"} & set(said.casefold().split())


async def test_typing_finds_ideas_by_the_beginnings_of_words(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m", *"WATER firs")
        assert choices(app) == ["int-low-01", NO_GOAL, ENOUGH]


async def test_the_first_arrow_key_takes_what_was_looked_for(journal: Journal) -> None:
    journal.settings.set("topics-off", "faith")
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "m", *"without int")
        row = lines(app).index("    ○ Listen to someone for five minutes without")
        assert lines(app)[row + 1] == "      interrupting"
        assert "No goal today" in shown(app)
        await press(pilot, "down", "enter")
    assert intention(journal).source == "int-more-06"


async def test_an_idea_is_kept_with_its_id(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m", "f4", *["down"] * 3, "enter")
        assert isinstance(app.screen, TodayScreen)
    assert intention(journal).source == "int-low-01"
    assert intention(journal).text == "Have some water when I first get up"


async def test_a_click_on_an_idea_keeps_it(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m", "f4")
        await pilot.click(ChoiceList, offset=(10, 3))
        await settled(pilot)
        assert isinstance(app.screen, TodayScreen)
    assert intention(journal).source == "int-low-01"


async def test_what_is_typed_goes_before_a_highlight_from_earlier(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m", "down", "down", "down", *"wash")
        assert app.screen.query_one(ChoiceList).chosen is None
        await press(pilot, "down", "up", "enter")
    assert intention(journal).text == "wash"


async def test_enter_with_nothing_says_what_can_be_done(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m", "enter")
        assert isinstance(app.screen, MorningScreen)
        assert "Type a few words, or choose one with the arrow keys." in shown(app)
        assert "tab When" not in lines(app)[-1]
        assert lines(app)[-1].startswith("  ↓ Choose")
        await press(pilot, "tab")
        assert app.screen.focused is app.screen.query_one("#line")
    assert journal.today().entries == ()


async def test_a_moment_is_offered_where_there_are_words_for_it(journal: Journal) -> None:
    async with opened(journal, "m") as (app, pilot):
        assert "tab When" not in lines(app)[-1]
        await press(pilot, "down")  # No goal today
        assert "tab When" not in lines(app)[-1]
        await press(pilot, "down", "down")
        assert "tab When" in lines(app)[-1]
        await press(pilot, *"wash")
        assert "tab When" in lines(app)[-1]
        await press(pilot, *["backspace"] * 4)
        assert "tab When" not in lines(app)[-1]


@pytest.mark.practice(2)
async def test_an_idea_becomes_smaller_and_then_stays(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m", "f4")
        assert "f6 Smaller" not in shown(app)
        await press(pilot, *["down"] * 3)
        assert "f6 Smaller" in shown(app)
        await press(pilot, "f6")
        assert app.screen.query_one("#line", TextField).value == "Take one sip of something"
        await press(pilot, "f6")
        assert "That's already small. Keep it as it is." in shown(app)
        await press(pilot, "enter")
    assert intention(journal).text == "Take one sip of something"
    assert intention(journal).source == "int-low-01"


@pytest.mark.practice(2)
async def test_own_words_are_asked_about_and_stay_as_they_are(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m", *"Clean it all", "f6")
        assert "What would half of that be?" in shown(app)
        assert app.screen.query_one("#line", TextField).value == "Clean it all"


@pytest.mark.practice(8)
async def test_it_can_be_tied_to_a_moment_and_is_read_as_one_sentence(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m", *"Step outside", "tab")
        assert "When, or after what?" in shown(app)
        assert "f4" not in shown(app)
        assert "f6" not in shown(app)
        await press(pilot, "down")
        assert "After I get out of bed, I will step outside." in shown(app)
        await press(pilot, *"after lunch")
        assert "After lunch, I will step outside." in shown(app)
        await press(pilot, "enter")
        assert "◆ After lunch, I will step outside" in shown(app)
    assert (intention(journal).text, intention(journal).cue) == ("Step outside", "after lunch")


@pytest.mark.practice(8)
@pytest.mark.practice(48)
async def test_something_nice_can_go_with_it(journal: Journal) -> None:
    journal.settings.set("celebrate", "A cup of tea\nA song")
    async with opened(journal, "m", *"Call Sam", "tab", *"lunch", "tab") as (app, pilot):
        assert "And then I get:" in shown(app)
        assert "Something nice for you. You get it however it goes." in shown(app)
        assert lines(app)[-1] == "  enter Keep  shift+tab Back one step  esc Back  ? More"
        await press(pilot, *"so", "down", "enter")
        assert "◆ After lunch, I will call Sam" in shown(app)
        assert "      And then I get: A song" in lines(app)
        await press(pilot, "m")
        assert [field.value for field in app.screen.query(TextField)] == [
            *("Call Sam", "lunch", "A song")
        ]
        await press(pilot, "tab", "tab", "end", *" or two", "enter")
    assert intention(journal).reward == "A song or two"
    assert intention(journal).cue == "lunch"
    assert journal.drafts.all() == []


async def test_the_steps_of_the_morning_go_back_and_forth(journal: Journal) -> None:
    async with opened(journal, "m", *"Call Sam", "tab") as (app, pilot):
        await press(pilot, "down", "tab")
        moment = app.screen.query_one("#cue", TextField).value
        assert moment == cues(())[0].text
        await press(pilot, *"Tea", "shift+tab")
        assert app.screen.focused is app.screen.query_one("#cue")
        await press(pilot, "shift+tab")
        assert app.screen.focused is app.screen.query_one("#line")
        assert "And then I get:" in shown(app)
        await press(pilot, "escape", "m")
        assert app.screen.query_one("#reward", TextField).value == "Tea"
        await press(pilot, "enter")
    assert (intention(journal).cue, intention(journal).reward) == (moment, "Tea")


async def test_a_whole_morning_has_nothing_that_goes_with_it(journal: Journal) -> None:
    journal.add(NewEntry("intention", "Rest", reward="Tea"))
    async with opened(journal, "m", "down", "enter") as (app, _pilot):
        assert "No goal today, and that's fine" in shown(app)
        assert "Tea" not in shown(app)
    assert intention(journal).reward == ""


async def test_a_suggested_moment_can_be_taken(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m", "f4", *["down"] * 3, "tab", *"brush", "down", "enter")
    kept = intention(journal)
    assert (kept.cue, kept.source) == ("After I brush my teeth", "int-low-01")


async def test_the_moment_can_be_left_out(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m", *"Rest", "tab", "shift+tab")
        assert "When, or after what?" not in shown(app)
        await press(pilot, *" now", "tab", "enter")
    assert (intention(journal).text, intention(journal).cue) == ("Rest now", "")


@pytest.mark.practice(3)
async def test_the_person_i_want_to_be_stands_above_if_it_was_written(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m")
        assert "Toward" not in shown(app)
    journal.settings.set("toward", "someone who [b]rests[/b]")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m")
        assert "Who I want to be: someone who [b]rests[/b]" in shown(app)


@pytest.mark.practice(6)
async def test_yesterdays_goal_is_yesterdays(path: str) -> None:
    now = [NOON - timedelta(days=1)]
    with Journal.open(path, Clock(lambda: now[0])) as journal:
        journal.add(NewEntry("intention", "Write the letter", cue="After lunch"))
        now[0] = NOON
        app = CheckinApp(journal)
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            assert "letter" not in shown(app)
            await press(pilot, "m")
            assert app.screen.query_one("#line", TextField).value == ""
            await press(pilot, *"Rest", "enter")
        assert intention(journal).text == "Rest"
        assert journal.day((NOON - timedelta(days=1)).date()).intention is not None


@pytest.mark.practice(6)
@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
async def test_a_goal_of_an_earlier_day_can_be_chosen_again(
    moved: Journal, moving: Moving, size: tuple[int, int]
) -> None:
    moved.add(NewEntry("intention", "Call the bank"))
    moving.go_on(1)
    app = CheckinApp(moved)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        assert "bank" not in shown(app)
        await press(pilot, "m", "end")
        assert "› ○ Call the bank   Saturday 21 November" in shown(app)
        said = shown(app).casefold()
        assert not any(word in said for word in ("unfinished", "overdue", "not done", "missed"))
        await press(pilot, *"ban", "down", "enter")
        assert "◆ Call the bank" in shown(app)
        await press(pilot, "m", *["backspace"] * 13, "f4")
        assert choices(app)[-1] == f"goal:{moved.entries_of('intention')[-1].id}"
    assert [goal.text for goal in moved.entries_of("intention")] == ["Call the bank"] * 2


@pytest.mark.practice(6)
async def test_what_was_done_or_is_heavy_is_not_among_the_goals_of_earlier_days(
    moved: Journal, moving: Moving
) -> None:
    goals: list[tuple[str, Outcome | None]] = [
        ("Call the bank", "did"),
        ("Call the dentist", "not-today"),
        ("Call it off, I want to die", None),
        ("Call Sam", "changed"),
    ]
    for text, outcome in goals:
        goal = moved.add(NewEntry("intention", text))
        moved.edit(goal.id, outcome=outcome)
        moving.go_on(1)
    async with opened(moved, "m") as (app, pilot):
        await press(pilot, *"call")
        found = [id for id in choices(app) if id and id.startswith("goal:")]
        assert len(found) == 1
        assert "Call the dentist   Sunday 22 November" in shown(app)
        await press(pilot, "down", "tab", *"After lunch", "enter")
    goal = intention(moved)
    assert (goal.text, goal.cue) == ("Call the dentist", "After lunch")


@pytest.mark.practice(6)
@pytest.mark.parametrize("stands", ["", "Go to the meeting"])
async def test_words_of_despair_are_own_words_and_no_goal(journal: Journal, stands: str) -> None:
    if stands:
        journal.add(NewEntry("intention", stands, cue="After breakfast"))
    async with opened(journal, "m", *"i want to be dead") as (app, pilot):
        assert "f6 Smaller" not in shown(app)
        assert "tab When" not in shown(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, MomentDialog)
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
        assert get_text("words", "kept_heavy") in " ".join(shown(app).split())
        assert "to be dead" not in shown(app)
        assert "unfinished" not in shown(app)
    assert [goal.text for goal in journal.today().of("intention")] == [stands] * bool(stands)
    assert [words.text for words in journal.today().of("reflection")] == ["i want to be dead"]
    assert journal.drafts.all() == []


@pytest.mark.practice(6)
async def test_words_of_despair_at_the_moment_leave_the_goal_as_it_is(journal: Journal) -> None:
    async with opened(journal, "m", *"Read a page", "tab") as (app, pilot):
        await press(pilot, *"i want to be dead", "enter")
        await press(pilot, "escape")
        assert get_text("words", "kept_heavy") in " ".join(shown(app).split())
        assert "to be dead" not in shown(app)
        await press(pilot, "enter")
    assert (intention(journal).text, intention(journal).cue) == ("Read a page", "")
    assert [words.text for words in journal.today().of("reflection")] == ["i want to be dead"]


@pytest.mark.practice(2)
async def test_what_is_asked_of_words_goes_with_them(journal: Journal) -> None:
    async with opened(journal, "m") as (app, pilot):
        await press(pilot, *"Paint the fence", "f6")
        assert "What would half of that be?" in shown(app)
        await press(pilot, "ctrl+u")
        assert "What would half of that be?" not in shown(app)


async def test_what_was_put_off_is_not_offered_where_facing_things_is_off(
    journal: Journal,
) -> None:
    async with opened(journal, "m") as (app, pilot):
        await press(pilot, *"put off")
        assert "Do a small part of a job I've put off" in shown(app)
        assert "Make the phone call I've put off" in shown(app)
    journal.settings.set("topics-off", "facing")
    async with opened(journal, "m") as (app, pilot):
        await press(pilot, *"put off")
        assert "I've put off" not in shown(app)


async def test_words_and_their_moment_come_back_after_a_crash(journal: Journal) -> None:
    journal.drafts.save(
        Draft("morning", "cue", "After tea", 9, {"energy": "low"}),
        Draft("morning", "line", "Call S", 6, {"energy": "low"}),
    )
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, MorningScreen)
        assert "After tea, I will call S." in shown(app)
        assert app.screen.query_one(Energy).level == "low"
        await press(pilot, *"am", "enter")
    assert intention(journal).sentence == "After tea, I will call Sam"
    assert journal.drafts.all() == []


async def test_leaving_keeps_what_is_typed(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen, "SEEN", 0.001)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m", *"Half a", "escape")
        assert "You have something unfinished in Morning (press m)" in shown(app)
        await press(pilot, "m", "f12", *"thing", "enter")
        assert "waiting" not in shown(app)
    assert intention(journal).text == "Half a thing"


async def test_the_words_come_back_if_they_can_not_be_kept(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m")
        app.screen.query_one("#line", TextField).value = "x" * (LIMIT + 1)
        await press(pilot, "tab", *"Tea", "enter")
        assert isinstance(app.screen, MorningScreen)
        assert len(app.screen.query_one("#line", TextField).value) == LIMIT + 1
        assert app.screen.query_one("#cue", TextField).value == "Tea"
        assert "one entry can hold 100,000" in shown(app).replace("\n", " ")
    assert journal.today().entries == ()


async def test_what_looks_like_markup_is_shown_as_it_is(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m", *"[/b] walk [5km]", "tab", *"[red]tea")
        assert "After [red]tea, I will [/b] walk [5km]." in shown(app)
        await press(pilot, "enter")
        assert "◆ After [red]tea, I will [/b] walk [5km]" in shown(app)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
@pytest.mark.parametrize("theme", ["dusk", "dawn"])
async def test_the_question_its_choices_and_keys_fit(
    journal: Journal, size: tuple[int, int], theme: str
) -> None:
    journal.settings.set("theme", theme)
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "m", *"wash", "down")
        for part in ("one gentle thing", "No goal today", "Breathing is enough", "esc Back"):
            assert part in shown(app)


async def test_the_footer_names_the_keys_of_the_field_one_is_in(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m", *"wash")
        keys = "  enter Keep  tab When, and a treat  f4 Energy  f6 Smaller  esc Back  f1 More"
        assert lines(app)[-1] == keys
        await press(pilot, "tab")
        assert lines(app)[-1] == (
            "  enter Keep  tab And a treat  shift+tab Back one step  esc Back  ? More"
        )


@pytest.mark.parametrize(
    ("text", "cue", "read"),
    [
        ("Step outside", "After lunch", "After lunch, I will step outside"),
        ("I'll rest", "after lunch,", "After lunch, I'll rest"),
        ("I rest", "Tonight", "Tonight, I rest"),
        ("TV off", "At nine.", "At nine, I will TV off"),
        ("Rest", " ", "Rest"),
        ("Rest", "Lunch", "After lunch, I will rest"),
        ("Rest", "my coffee", "After my coffee, I will rest"),
        ("Rest", "Sam calls", "After Sam calls, I will rest"),
        ("Rest", "I get home", "After I get home, I will rest"),
        ("Rest", "7 pm", "At 7 pm, I will rest"),
        ("Rest", "19:30", "At 19:30, I will rest"),
        ("Rest", "20 minutes before bed", "20 minutes before bed, I will rest"),
        ("Rest", "Noon", "At noon, I will rest"),
        ("Rest", "evening", "In the evening, I will rest"),
        ("Rest", "as soon as I'm home", "As soon as I'm home, I will rest"),
        ("Rest", ": ;", "After : ;, I will rest"),
        ("", "After lunch", ""),
    ],
)
def test_an_intention_is_read_as_one_sentence(text: str, cue: str, read: str) -> None:
    assert intention_sentence(text, cue) == read


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_the_answers_about_energy_stand_on_one_line(
    journal: Journal, size: tuple[int, int]
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "m")
        (row,) = [line for line in lines(app) if "medium" in line]
        assert row.strip().endswith("low · medium · more")
