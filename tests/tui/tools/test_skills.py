from __future__ import annotations

from datetime import date, timedelta

import pytest
from textual.pilot import Pilot

from checkin.content import skills
from checkin.content.skills import skill
from checkin.core.entries import PLAN, NewEntry
from checkin.domain.hard_moment import own_step_key
from checkin.journal import Journal
from checkin.tui import routes
from checkin.tui.app import CheckinApp
from checkin.tui.base.choice_dialog import ChoiceDialog
from checkin.tui.base.screen import Page
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.features.tools.registry import skill_screen, tool_screen
from checkin.tui.features.tools.skills_screen import SkillsScreen
from checkin.tui.features.tools.thought_record_screen import FactsScreen
from checkin.tui.features.tools.timer_screen import TimerScreen
from checkin.tui.features.tools.urge_surfing_screen import WaveScreen
from checkin.tui.features.tools.when_then_screen import small_start, when
from checkin.tui.routes import Tool, Tried
from checkin.tui.widgets.choice_list import ChoiceList
from checkin.tui.widgets.text_field import TextField
from tests.support.showing import lines, opened, press, settled, shown


class Seconds:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


async def typed(pilot: Pilot[None], text: str) -> None:
    await press(pilot, *text)


def rows(app: CheckinApp) -> list[str]:
    return [option.id or "" for option in app.screen.query_one(ChoiceList).options]


def together(app: CheckinApp) -> str:
    return " ".join(shown(app).split())


def wins(journal: Journal) -> list[tuple[str, str | None, str | None]]:
    return [(e.text, e.source, e.label) for e in journal.entries_of("win")]


def past_wins(journal: Journal, *texts: str) -> None:
    today = journal.clock.today()
    for back, text in enumerate(texts, 3):
        journal.add(NewEntry("win", text, day=today - timedelta(days=back)))


# The list


async def test_every_skill_says_what_moment_it_is_for(journal: Journal) -> None:
    app = CheckinApp(journal, at=routes.SKILLS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for one in skills.skills():
            assert one.name in shown(app)
            assert one.when in shown(app)


async def test_a_skill_whose_topic_is_off_is_not_offered(journal: Journal) -> None:
    journal.settings.set("topics-off", "urges body writing breath")
    app = CheckinApp(journal, at=routes.SKILLS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert not {"skill:wave", "skill:squeeze", "skill:facts", "breathing"} & set(rows(app))
        assert {"skill:pause", "skill:kind", "grounding", "timer:10"} <= set(rows(app))


# A step at a time


@pytest.mark.practice(15, 24)
async def test_the_pause_is_one_enter_from_the_skills_and_once_counts(journal: Journal) -> None:
    app = CheckinApp(journal, at=routes.SKILLS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "enter")
        for step in skill("pause").steps:
            assert step in shown(app)
            await press(pilot, "enter")
        assert skill("pause").end in shown(app)
        assert "on your pile?" in shown(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, SkillsScreen)
        assert "It's on your pile now. Trying counts." in shown(app)
    assert wins(journal) == [("Tried a skill: The four-part pause", "skill:pause", "tools")]


@pytest.mark.practice(24)
@pytest.mark.parametrize("id", ["pause", "kind", "squeeze"])
async def test_stopping_after_a_step_is_a_try_and_can_be_kept(journal: Journal, id: str) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(skill_screen(id))
        await settled(pilot)
        await press(pilot, "tab", "escape")
        assert "You can stop any time. Trying counts." in shown(app)
        await press(pilot, "enter")
        assert wins(journal) == []
        assert "Choose one with the arrow keys" in shown(app)
        await press(pilot, "y", "enter")
    assert [source for _, source, _ in wins(journal)] == [f"skill:{id}"]


@pytest.mark.practice(81)
async def test_a_kind_minute_says_its_three_steps_and_that_it_may_feel_strange(
    journal: Journal,
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(skill_screen("kind"))
        await settled(pilot)
        for step in skill("kind").steps:
            assert step in together(app)
            await press(pilot, "enter")
        assert "If that felt strange or sad, that's common." in together(app)


@pytest.mark.parametrize(
    ("id", "keys"),
    [
        ("pause", ["tab", "escape"]),
        ("kind", ["tab", "escape"]),
        ("squeeze", ["tab", "escape"]),
        ("wave", ["enter", "enter", "escape"]),
        ("facts", ["tab"] * 4),
        ("when-then", ["tab"] * 4),
        ("hold", ["enter", "enter", "escape"]),
    ],
)
async def test_inside_a_hard_moment_no_skill_asks_about_the_pile(
    journal: Journal, id: str, keys: list[str]
) -> None:
    journal.add(NewEntry("win", "Sat in the sun", keepsake=True))
    app = CheckinApp(journal)
    given: list[Tried | None] = []
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(skill_screen(id, inside=True), given.append)
        await settled(pilot)
        await press(pilot, *keys)
        assert isinstance(app.screen, TodayScreen)
    assert [tried is not None for tried in given] == [True]
    assert len(wins(journal)) == 1


# The wave


async def at_the_wave(pilot: Pilot[None], seconds: Seconds) -> WaveScreen:
    screen = WaveScreen(skill("wave"), clock=seconds)
    pilot.app.push_screen(screen)
    await settled(pilot)
    return screen


@pytest.mark.practice(30)
async def test_the_wave_has_a_quiet_timer_of_three_lengths(journal: Journal) -> None:
    app, seconds = CheckinApp(journal), Seconds()
    async with app.run_test(size=(80, 24)) as pilot:
        wave = await at_the_wave(pilot, seconds)
        assert rows(app) == ["3", "10", "20", "0"]
        await press(pilot, "down", "enter")
        assert "Minute 1 of 10" in shown(app)
        seconds.now += 9 * 60 + 1
        wave.tick()
        await settled(pilot)
        assert "Minute 10 of 10" in shown(app)
        seconds.now += 60
        wave.tick()
        await settled(pilot)
        assert "Minute 1" not in shown(app)
        assert "That was 10 minutes. You can stop here, or keep going." in shown(app)
        assert app.screen is wave


@pytest.mark.practice(30)
async def test_the_time_can_be_hidden(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_the_wave(pilot, Seconds())
        await press(pilot, "enter", "t")
        assert "Minute 1" not in shown(app)
        await press(pilot, "t")
        assert "Minute 1 of 3" in shown(app)


async def test_without_a_timer_there_is_no_time_to_hide(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_the_wave(pilot, Seconds())
        await press(pilot, "up", "enter")
        assert "Minute 1" not in shown(app)
        assert "Hide the time" not in shown(app)


@pytest.mark.practice(30, 84)
async def test_numbers_can_be_given_now_and_again_and_staying_counts_however_it_went(
    journal: Journal,
) -> None:
    app, seconds = CheckinApp(journal), Seconds()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_the_wave(pilot, seconds)
        await press(pilot, "enter", "enter", "4")
        seconds.now += 60
        await press(pilot, "7")
        seconds.now += 60
        await press(pilot, "1")
        seconds.now += 0.3
        await press(pilot, "0")
        assert "So far: 4 7 10" in together(app)
        await press(pilot, "escape")
        assert "That's a lot to carry." in together(app)
        await press(pilot, "up", "enter")
        assert "You stayed with it for 2 minutes." in together(app)
        await press(pilot, "y", "enter")
    (win,) = journal.entries_of("win")
    assert win.text == "Stayed with an urge or a hard feeling for 2 minutes"
    assert (win.before, win.after) == (4, 10)
    assert win.source == "skill:wave"


async def test_a_one_and_a_zero_apart_are_two_numbers(journal: Journal) -> None:
    app, seconds = CheckinApp(journal), Seconds()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_the_wave(pilot, seconds)
        await press(pilot, "enter", "1")
        seconds.now += 30
        await press(pilot, "0")
        assert "So far: 1 0" in together(app)


async def test_digits_in_a_row_are_one_number_on_the_wave(journal: Journal) -> None:
    app, seconds = CheckinApp(journal), Seconds()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_the_wave(pilot, seconds)
        await press(pilot, "enter", "7")
        seconds.now += 30
        await press(pilot, *"12")
        assert "So far: 7 " in f"{together(app)} "
        assert "7 1" not in together(app)
        assert "0 to 10, please." in shown(app)
        await press(pilot, "0")
        assert "7 1" not in together(app)
        seconds.now += 30
        await press(pilot, "5")
        assert "So far: 7 5" in together(app)
        assert "please" not in shown(app)
        await press(pilot, "escape", "y", "enter")
    (win,) = journal.entries_of("win")
    assert (win.before, win.after) == (7, 5)


async def test_words_after_a_number_on_the_wave_are_said_not_to_be_kept(journal: Journal) -> None:
    app, seconds = CheckinApp(journal), Seconds()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_the_wave(pilot, seconds)
        await press(pilot, "enter", *"8 it is so strong, 10 times")
        assert "So far: 8 " in f"{together(app)} "
        assert "8 1" not in together(app)
        assert "these words weren't kept: it is so strong, 10 times" in together(app)
        assert "Minute 1 of 3" in shown(app)


async def test_words_on_the_wave_that_begin_with_its_key_do_not_hide_the_time(
    journal: Journal,
) -> None:
    app, seconds = CheckinApp(journal), Seconds()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_the_wave(pilot, seconds)
        await press(pilot, "enter", *"this is too much")
        assert "these words weren't kept: this is too much" in together(app)
        assert "Minute 1 of 3" in shown(app)
        seconds.now += 30
        await press(pilot, "t")
        assert "Minute 1 of 3" not in shown(app)


async def test_numbers_are_not_needed(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_the_wave(pilot, Seconds())
        await press(pilot, "up", *["enter"] * 7)
    (win,) = journal.entries_of("win")
    assert (win.before, win.after) == (None, None)
    assert win.text == "Tried a skill: Ride the wave"


@pytest.mark.parametrize("key", ["enter", "tab"])
async def test_enter_does_not_end_the_wave_before_its_time(journal: Journal, key: str) -> None:
    app, seconds = CheckinApp(journal), Seconds()
    async with app.run_test(size=(60, 20)) as pilot:
        wave = await at_the_wave(pilot, seconds)
        await press(pilot, "down", "enter")
        assert "Next" in lines(app)[-1]
        await press(pilot, *[key] * 9)
        assert app.screen is wave
        assert "the timer is still going. Stay as long as you like. esc stops." in together(app)
        assert "Next" not in lines(app)[-1]
        seconds.now += 600
        wave.tick()
        await settled(pilot)
        assert "still going" not in together(app)
        assert "Next" in lines(app)[-1]
        await press(pilot, key)
        assert "You stayed with it for 10 minutes." in together(app)
        await press(pilot, "enter")
    assert [text for text, _, _ in wins(journal)] == [
        "Stayed with an urge or a hard feeling for 10 minutes"
    ]


@pytest.mark.parametrize(("stays", "said"), [(59, ""), (61, "1 minute"), (601, "10 minutes")])
async def test_whoever_stayed_at_the_first_step_stayed(
    journal: Journal, stays: int, said: str
) -> None:
    app, seconds = CheckinApp(journal), Seconds()
    async with app.run_test(size=(80, 24)) as pilot:
        wave = await at_the_wave(pilot, seconds)
        await press(pilot, "down", "enter")
        seconds.now += stays
        wave.tick()
        await press(pilot, "escape")
        assert (f"You stayed with it for {said}." in together(app)) == bool(said)
        assert isinstance(app.screen, TodayScreen) == (not said)


@pytest.mark.practice(30)
async def test_the_wave_says_when_to_reach_out(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await at_the_wave(pilot, Seconds())
        await press(pilot, "enter")
        care = skill("wave").care
        assert care
        for _ in skill("wave").steps[1:]:
            assert care in together(app)
            await press(pilot, "enter")


@pytest.mark.practice(32)
@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
async def test_a_skill_that_was_tried_says_so_and_no_number(
    journal: Journal, size: tuple[int, int]
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "k")
        assert "tried" not in shown(app)
        for _ in range(2):
            await press(pilot, "enter", "enter", "escape")
            assert "on your pile?" in shown(app)
            await press(pilot, "y", "enter")
        rows = [line for line in shown(app).splitlines() if "· tried" in line]
        assert [row.split("   ")[-1].strip() for row in rows] == [
            "When you're about to react · tried"
        ]
        assert isinstance(app.screen, SkillsScreen)
        assert "The four-part pause" in shown(app).splitlines()[3 if size[1] == 24 else 2]


# Rest


@pytest.mark.practice(13, 49)
@pytest.mark.parametrize(("row", "name"), [("timer:2", "Two"), ("timer:10", "Ten")])
async def test_quiet_minutes_do_not_have_to_be_earned(
    journal: Journal, row: str, name: str
) -> None:
    app = CheckinApp(journal, at=routes.SKILLS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.screen.query_one(ChoiceList).highlighted = rows(app).index(row)
        await press(pilot, "enter")
        assert f"{name} quiet minutes" in shown(app)
        assert "You don't have to earn it." in shown(app)
        await press(pilot, "x")
        assert "That was rest. However long it was, it counts." in shown(app)
        await press(pilot, "enter")
    assert wins(journal) == [("Took a short rest", "timer", "rest")]


@pytest.mark.practice(13)
async def test_when_the_time_is_over_the_rest_ends_and_says_so_once(journal: Journal) -> None:
    app, seconds = CheckinApp(journal), Seconds()
    async with app.run_test(size=(80, 24)) as pilot:
        rest = TimerScreen(10, clock=seconds)
        app.push_screen(rest)
        await settled(pilot)
        assert "Minute 1 of 10" in shown(app)
        seconds.now += 8 * 60 + 30
        rest.tick()
        await settled(pilot)
        assert "Minute 9 of 10" in shown(app)
        seconds.now += 3600
        rest.tick()
        await settled(pilot)
        assert "Come back when you're ready." in shown(app)
        for word in ("late", "over", "minutes to go", "hide the time"):
            assert word not in shown(app)
        assert isinstance(app.screen, ChoiceDialog)
        rest.tick()
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, TodayScreen)
        assert "Come back when you're ready." not in shown(app)


async def test_the_time_of_a_rest_can_be_hidden_without_ending_it(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(TimerScreen(2, clock=Seconds()))
        await settled(pilot)
        await press(pilot, "t")
        assert "Minute 1" not in shown(app)
        assert "show the time" in shown(app)
        await press(pilot, "t")
        assert "Minute 1 of 2" in shown(app)


async def test_a_rest_without_a_length_asks_for_it_and_says_what_it_is_for(
    journal: Journal,
) -> None:
    app = CheckinApp(journal)
    given: list[Tried | None] = []
    async with app.run_test(size=(80, 24)) as pilot:
        timer = Tool("timer", about="Lie down under a blanket.", inside=True)
        app.push_screen(tool_screen(timer), given.append)
        await settled(pilot)
        assert rows(app) == ["2", "10"]
        await press(pilot, "down", "enter")
        assert "Ten quiet minutes" in shown(app)
        assert "Lie down under a blanket." in shown(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
    assert [tried is not None for tried in given] == [True]
    assert journal.entries() == []


# Facts and story


@pytest.mark.practice(75, 84)
async def test_facts_and_story_reads_past_wins_and_keeps_the_lines_if_wanted(
    journal: Journal,
) -> None:
    past_wins(journal, "Called Mira back", "Slept with the phone off", "Made soup", "Walked home")
    before = journal.totals().wins
    app = CheckinApp(journal, at=routes.FACTS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "Write what happened, as a camera would see it." in shown(app)
        await typed(pilot, "Sam did not write back")
        await press(pilot, "enter")
        await typed(pilot, "Nobody likes me")
        await press(pilot, "enter")
        assert "Read three of your past wins. There's nothing to type here." in shown(app)
        read = ("Called Mira", "Slept with", "Made soup", "Walked home")
        assert sum(f": {text}" in shown(app) for text in read) == 3
        await press(pilot, "enter")
        assert "What happened: Sam did not write back" in shown(app)
        await typed(pilot, "One message says little about me")
        await press(pilot, "enter")
        assert "Keep what you wrote?" in shown(app)
        await press(pilot, "enter")
        assert "on your pile?" in shown(app)
        await press(pilot, "enter")
        await app.drafting.save()
    (kept,) = journal.entries_of("reflection")
    assert kept.source == "skill:facts"
    assert kept.text.splitlines() == [
        "What happened: Sam did not write back",
        "What my mind says: Nobody likes me",
        "A fair way to say it: One message says little about me",
    ]
    assert journal.totals().wins == before + 1
    assert journal.drafts.all() == []


async def test_what_was_written_can_be_let_go(journal: Journal) -> None:
    app = CheckinApp(journal, at=routes.FACTS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await typed(pilot, "A long day")
        await press(pilot, *["enter"] * 4, "down", "enter")
        assert "Thrown away. Nothing was saved." in shown(app)
        await press(pilot, "down", "enter")
        await app.drafting.save()
    assert journal.entries() == []
    assert journal.drafts.all() == []


async def test_every_step_of_facts_and_story_can_be_passed_over(journal: Journal) -> None:
    app = CheckinApp(journal, at=routes.FACTS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "tab", "tab")
        assert "You're here, and that's one." in shown(app)
        await press(pilot, "tab", "tab")
        assert "Fair is enough." in shown(app)
        assert "on your pile?" in shown(app)


async def test_facts_that_were_left_are_there_the_next_time(journal: Journal) -> None:
    app = CheckinApp(journal, at=routes.FACTS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await typed(pilot, "Sam did not write back")
        await press(pilot, "enter")
        await typed(pilot, "Nobody li")
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
        app.action_go("facts")
        await settled(pilot)
        assert "What happened: Sam did not write back" in shown(app)
        assert app.screen.query_one("#story", TextField).value == "Nobody li"
        await press(pilot, "shift+tab")
        assert app.screen.query_one("#happened", TextField).value == "Sam did not write back"


@pytest.mark.parametrize("inside", [False, True])
@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("skill:facts", "Facts and story"),
        ("skill:when-then", "When ... I will ..."),
        ("skill:hold", "My keep-close box"),
        ("line", "Write"),
    ],
)
async def test_what_is_unfinished_is_called_by_the_page_it_is_on(
    journal: Journal, name: str, place: str, inside: bool
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        tool, _, choice = name.partition(":")
        app.push_screen(tool_screen(Tool(tool, choice, inside=inside)))
        await settled(pilot)
        await typed(pilot, "Sam did not")
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
        assert f"You have something unfinished in {place} (press f5)" in shown(app)


async def test_facts_typed_when_the_end_came_come_back_by_themselves(journal: Journal) -> None:
    app = CheckinApp(journal, at=routes.FACTS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await typed(pilot, "Sam did not")
        app.leave(0)
    again = CheckinApp(journal)
    async with again.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(again.screen, FactsScreen)
        assert again.screen.query_one("#happened", TextField).value == "Sam did not"


async def test_past_wins_are_read_where_an_idea_says_so(journal: Journal) -> None:
    past_wins(journal, "one thing", "two things", "three things", "four things")
    app = CheckinApp(journal)
    given: list[Tried | None] = []
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(tool_screen(Tool("pile", inside=True)), given.append)
        await settled(pilot)
        first = shown(app)
        things = [f": {number} thing" for number in ("one", "two", "three", "four")]
        assert sum(thing in first for thing in things) == 3
        await press(pilot, "tab")
        assert sum(thing in shown(app) for thing in things) == 3
        assert next(thing for thing in things if thing not in first) in shown(app)
        await press(pilot, "tab")
        assert shown(app) == first
        await press(pilot, "enter")
    assert [tried is not None for tried in given] == [True]


# When ... I will ...


@pytest.mark.practice(86)
async def test_a_plan_is_kept_and_stands_first_in_a_moment_like_that(journal: Journal) -> None:
    app = CheckinApp(journal, at=routes.WHEN_THEN)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await typed(pilot, "Sam calls late")
        assert "When Sam calls late, ..." in shown(app)
        await press(pilot, "down", "down", "enter", "enter")
        await typed(pilot, "Take three slow steps.")
        await press(pilot, "enter")
        assert "When Sam calls late, I will take three slow steps." in shown(app)
        await press(pilot, "enter", "enter")
        assert "Saved. It will come first next time." in shown(app)
        await press(pilot, "enter")
        await app.drafting.save()
    (plan,) = journal.entries_of("reflection")
    assert (plan.source, plan.label) == (PLAN, "urge")
    assert (plan.cue, plan.text) == ("When Sam calls late", "take three slow steps")
    assert journal.hard_moments.offers("urge")[0].key == own_step_key("Take three slow steps")
    assert wins(journal) == [("Tried a skill: When ... I will ...", "skill:when-then", "tools")]
    assert journal.drafts.all() == []


async def test_a_small_thing_can_be_chosen_for_a_plan(journal: Journal) -> None:
    app = CheckinApp(journal, at=routes.WHEN_THEN)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await typed(pilot, "after lunch")
        await press(pilot, "enter", "down", "enter")
        first = journal.hard_moments.offers()[0].text.rstrip(".")
        assert f"After lunch, I will {small_start(first)}." in together(app)


async def test_half_a_plan_keeps_nothing_and_is_a_try(journal: Journal) -> None:
    app = CheckinApp(journal, at=routes.WHEN_THEN)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, *["tab"] * 4)
        assert "You can stop any time. Trying counts." in shown(app)
    assert journal.entries_of("reflection") == []


async def test_a_plan_that_was_left_is_there_the_next_time(journal: Journal) -> None:
    app = CheckinApp(journal, at=routes.WHEN_THEN)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await typed(pilot, "It gets loud")
        await press(pilot, "down", "enter", "enter")
        await typed(pilot, "step out")
        await press(pilot, "escape")
        app.action_go("when-then")
        await settled(pilot)
        assert "When It gets loud, I will step out." in shown(app)
        await press(pilot, "shift+tab")
        assert "● A hard feeling" in shown(app)


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("Sam calls", "When Sam calls"),
        ("when Sam calls,", "When Sam calls"),
        ("after  lunch", "After lunch"),
        ("  ", ""),
    ],
)
def test_a_moment_reads_as_the_beginning_of_a_plan(moment: str, said: str) -> None:
    assert when(moment) == said


@pytest.mark.parametrize(
    ("thing", "said"),
    [
        ("Drink water.", "drink water"),
        ("I will drink water", "drink water"),
        ("TV off", "TV off"),
        ("I sit down", "I sit down"),
        ("", ""),
    ],
)
def test_a_small_thing_reads_as_the_end_of_a_plan(thing: str, said: str) -> None:
    assert small_start(thing) == said


# The box


async def test_the_box_holds_kept_wins_words_and_people(journal: Journal) -> None:
    past_wins(journal, "Walked home")
    journal.add(NewEntry("win", "Sang in the choir", day=date(2026, 11, 2), keepsake=True))
    journal.add(NewEntry("reflection", "The sea at Marseille", keepsake=True))
    journal.contacts.add("Mira", "555 0100")
    journal.safety_plan.add("reasons", "My dog")
    app = CheckinApp(journal, at=routes.BOX)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for text in ("Sang in the choir", "The sea at Marseille", "Mira, 555 0100", "My dog"):
            assert text in shown(app)
        assert "Walked home" not in shown(app)
        await press(pilot, "enter")
        assert "Monday 2 November" in shown(app)
        assert "Sang in the choir" in shown(app)
        assert "Mira" not in shown(app)
        await press(pilot, "down", "enter")
        assert "The sea at Marseille" in shown(app)
        await press(pilot, "enter", "escape")
        assert "It's here whenever you want it." in shown(app)
        await press(pilot, "enter")
    tried = ("Looked into my keep-close box", "skill:hold", "tools")
    assert tried in wins(journal)


async def test_something_new_goes_into_the_box(journal: Journal) -> None:
    app = CheckinApp(journal, at=routes.BOX)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "Your box is empty so far." in together(app)
        await typed(pilot, "Bach, the slow ones")
        await press(pilot, "enter")
        assert "Added to your box." in shown(app)
        assert "Bach, the slow ones" in shown(app)
        assert app.screen.query_one("#line", TextField).value == ""
    (kept,) = journal.entries_of("reflection")
    assert kept.keepsake


async def test_an_empty_box_is_left_without_a_question(journal: Journal) -> None:
    app = CheckinApp(journal, at=routes.BOX)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "enter", "escape")
        assert isinstance(app.screen, TodayScreen)


async def test_a_person_with_markup_in_their_name_harms_nothing(journal: Journal) -> None:
    journal.contacts.add("[/b] Sam [red]", "a\x1b[31m")
    journal.add(NewEntry("win", "ran [/b] 5km", keepsake=True))
    app = CheckinApp(journal, at=routes.BOX)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "ran [/b] 5km" in shown(app)
        assert "[/b] Sam [red]" in shown(app)
        await press(pilot, "enter")
        assert "ran [/b] 5km" in shown(app)


# The tools by name


@pytest.mark.parametrize("tool", ["feelings", "weather", ""])
def test_a_tool_that_is_no_screen_of_its_own_opens_none(tool: str) -> None:
    assert routes.tool(tool) is None


@pytest.mark.parametrize(
    "tool", ["breathing:sigh", "grounding", "skill:wave", "timer:10", "pile", "line"]
)
def test_a_tool_that_is_a_screen_opens_it_inside_a_hard_moment(tool: str) -> None:
    route = routes.tool(tool, about="Sit down")
    assert route is not None
    assert isinstance(route.subject, Tool)
    assert route.subject.inside
    assert isinstance(routes.screen_for(route), Page)


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_on_the_wave_people_are_named_and_no_row_looks_like_a_scale(
    journal: Journal, size: tuple[int, int]
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await at_the_wave(pilot, Seconds())
        assert "f3 People" in lines(app)[-1]
        await press(pilot, "enter")
        assert "f3 People" in lines(app)[-1]
        assert "1 of 5" in shown(app)
        assert "1  2  3" not in shown(app)
        await press(pilot, "enter")
        assert "2 of 5" in shown(app)


async def test_three_past_wins_are_three_where_there_are_three(journal: Journal) -> None:
    past_wins(journal, "Tea", "Song", "Walk", "Call")
    async with opened(journal, "ctrl+p", *"doubt", "enter") as (app, pilot):
        names = ("Tea", "Song", "Walk", "Call")
        for _ in range(3):
            assert sum(name in shown(app) for name in names) == 3
            seen = [name for name in names if name in shown(app)]
            await press(pilot, "tab")
            assert seen != [name for name in names if name in shown(app)]
    for win in journal.entries_of("win")[:2]:
        journal.delete(win.id)
    journal.add(NewEntry("win", "Slept"))
    journal.add(NewEntry("win", "Sang"))
    journal.add(NewEntry("win", "I drank wine again"))
    async with opened(journal, "ctrl+p", *"doubt", "enter") as (app, _):
        assert "Sang" in shown(app)
        assert "Slept" not in shown(app)
        assert "wine" not in shown(app)
        assert sum(name in shown(app) for name in names) == 2
