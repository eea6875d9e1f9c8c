from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot

from checkin.content import breathing
from checkin.journal import Journal
from checkin.tui import routes
from checkin.tui.app import CheckinApp
from checkin.tui.base.privacy_screen import PrivacyScreen
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.features.tools.breathing_screen import PacedScreen
from checkin.tui.features.tools.breathing_setup_screen import BreatheScreen
from checkin.tui.routes import Tried
from checkin.tui.widgets.breathing_circle import Breath
from checkin.tui.widgets.choice_list import ChoiceList
from tests.support.showing import lines, opened, press, settled, shown


class Seconds:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@asynccontextmanager
async def at_breathe(
    journal: Journal, seconds: Seconds | None = None
) -> AsyncIterator[tuple[CheckinApp, Pilot[None]]]:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(BreatheScreen(clock=seconds or Seconds()))
        await settled(pilot)
        yield app, pilot


def paced(app: CheckinApp) -> PacedScreen:
    screen = app.screen
    assert isinstance(screen, PacedScreen)
    return screen


async def at(seconds: Seconds, second: float, pilot: Pilot[None]) -> str:
    """What is on the screen so many seconds after the first breath began."""
    seconds.now = 100.0 + second
    screen = pilot.app.screen
    if isinstance(screen, PacedScreen):
        screen.tick()
    await settled(pilot)
    return shown(pilot.app)


def filled_cells(app: CheckinApp) -> int:
    """How many cells the shape fills."""
    breath = app.screen.query_one(Breath)
    return sum(sum(span) for span in breath._spans)


def rows(app: CheckinApp) -> list[str]:
    return [option.id or "" for option in app.screen.query_one(ChoiceList).options]


def wins(journal: Journal) -> list[tuple[str, str | None, str | None]]:
    return [(e.text, e.source, e.label) for e in journal.entries_of("win")]


async def test_care_comes_first_and_the_easy_paces_on_top(journal: Journal) -> None:
    care = breathing.care()
    async with at_breathe(journal) as (app, _):
        seen = " ".join(shown(app).split())
        for sentence in (care.before, care.not_driving, care.not_for_all, care.dizzy):
            assert sentence in seen
        assert rows(app)[:3] == ["soft", "long-out", "even"]
        assert [row for row in rows(app) if not row.startswith("h:")][:6] == [
            pattern.id for pattern in breathing.patterns()
        ]


async def test_every_pace_says_what_it_is_and_every_other_way_is_listed(journal: Journal) -> None:
    async with at_breathe(journal) as (app, pilot):
        for pattern in breathing.patterns():
            assert app.screen.query_one(ChoiceList).chosen == pattern.id
            assert pattern.line in " ".join(shown(app).split())
            await press(pilot, "down")
        await press(pilot, "enter")
        assert [way.id for way in breathing.instead() if way.text not in shown(app)] == []


async def test_holds_say_their_care_before_they_begin(journal: Journal) -> None:
    async with at_breathe(journal) as (app, pilot):
        health = breathing.care().health
        assert health not in " ".join(shown(app).split())
        await press(pilot, "down", "down", "down", "down")
        assert app.screen.query_one(ChoiceList).chosen == "box"
        assert health in " ".join(shown(app).split())


@pytest.mark.practice(85)
async def test_one_enter_begins_and_the_word_and_seconds_follow_the_clock(journal: Journal) -> None:
    seconds = Seconds()
    async with at_breathe(journal, seconds) as (app, pilot):
        await press(pilot, "down", "enter")
        assert "Longer out · 4 - 6" in shown(app)
        assert "in  4" in await at(seconds, 0.0, pilot)
        assert "in  1" in await at(seconds, 3.5, pilot)
        assert "slowly out  6" in await at(seconds, 4.0, pilot)
        assert "slowly out  1" in await at(seconds, 9.9, pilot)
        assert "in  4" in await at(seconds, 10.1, pilot)


async def test_the_shape_swells_and_falls(journal: Journal) -> None:
    seconds = Seconds()
    async with at_breathe(journal, seconds) as (app, pilot):
        await press(pilot, "down", "down", "enter")
        sizes = []
        for second in (0, 1, 2.5, 4, 5, 6, 7.5, 9, 9.99):
            await at(seconds, second, pilot)
            sizes.append(filled_cells(app))
        assert sizes[:5] == sorted(sizes[:5])
        assert sizes[4:] == sorted(sizes[4:], reverse=True)
        assert sizes[4] > 6 * sizes[0]
        assert sizes[0] == sizes[-1]


@pytest.mark.practice(7, 24)
@pytest.mark.parametrize("key", ["x", "space", "escape", "enter", "s", "full_stop", "1"])
async def test_any_key_stops_and_it_counts_however_short(journal: Journal, key: str) -> None:
    seconds = Seconds()
    async with at_breathe(journal, seconds) as (app, pilot):
        await press(pilot, "enter")
        await at(seconds, 1.0, pilot)
        await press(pilot, key)
        assert "Let your breath find its own pace again." in shown(app)
        assert "on your pile?" in shown(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, TodayScreen)
        assert "It's on your pile now. Trying counts." in shown(app)
    assert wins(journal) == [("Took a moment to breathe", "breathing:soft", "tools")]


@pytest.mark.parametrize(
    ("after", "said"),
    [(0.1, "moment to breathe"), (10.5, "slow breath"), (21.0, "few slow breaths")],
    ids=str,
)
async def test_the_win_says_no_more_than_what_was_done(
    journal: Journal, after: float, said: str
) -> None:
    seconds = Seconds()
    async with at_breathe(journal, seconds) as (app, pilot):
        await press(pilot, "down", "enter")
        await at(seconds, after, pilot)
        await press(pilot, "x")
        assert f'Put "Took a {said}" on your pile?' in shown(app)


async def test_it_need_not_go_on_the_pile(journal: Journal) -> None:
    async with at_breathe(journal) as (app, pilot):
        await press(pilot, "enter", "x", "down", "enter")
        assert "That's fine." in shown(app)
    assert journal.entries() == []


async def test_nothing_ever_calls_a_breath_incomplete(journal: Journal) -> None:
    async with at_breathe(journal) as (app, pilot):
        await press(pilot, "enter", "x")
        for word in ("incomplete", "only", "left", "again", "try"):
            assert word not in shown(app).casefold().split()


async def test_the_pace_can_be_slower_and_faster_without_stopping(journal: Journal) -> None:
    seconds = Seconds()
    async with at_breathe(journal, seconds) as (app, pilot):
        await press(pilot, "enter")
        await at(seconds, 1.5, pilot)
        before = filled_cells(app)
        await press(pilot, "plus")
        assert "Soft breath · 3.3 - 4.4" in shown(app)
        assert filled_cells(app) == before
        await press(pilot, "minus", "minus")
        assert "Soft breath · 2.7 - 3.6" in shown(app)
        assert filled_cells(app) == before
        await press(pilot, "equals_sign")
        assert "Soft breath · 3 - 4" in shown(app)
        assert isinstance(app.screen, PacedScreen)


async def test_holds_can_be_left_out_and_taken_in_again(journal: Journal) -> None:
    seconds = Seconds()
    async with at_breathe(journal, seconds) as (app, pilot):
        await press(pilot, "down", "down", "down", "down", "enter")
        assert "hold" in await at(seconds, 5.0, pilot)
        assert lines(app)[-1].split()[-9:-5] == ["without", "the", "holds", "any"]
        await press(pilot, "o")
        assert "Box breath · 4 - 4" in shown(app)
        assert "out  4" in shown(app)
        await press(pilot, "o")
        assert "Box breath · 4 - 4 - 4 - 4" in shown(app)


async def test_where_there_is_no_hold_o_is_a_key_like_any_other(journal: Journal) -> None:
    async with at_breathe(journal) as (app, pilot):
        await press(pilot, "enter")
        assert "holds" not in lines(app)[-1]
        await press(pilot, "o")
        assert "on your pile?" in shown(app)


@pytest.mark.practice(85)
async def test_four_seven_eight_says_its_care_and_asks_once_more(journal: Journal) -> None:
    seconds = Seconds()
    async with at_breathe(journal, seconds) as (app, pilot):
        await press(pilot, *["down"] * 5, "enter")
        seen = " ".join(shown(app).split())
        assert breathing.care().health in seen
        assert "no more than four rounds." in seen
        await press(pilot, "enter")
        assert "hold  7" in await at(seconds, 4.0, pilot)
        assert "slowly out  1" in await at(seconds, 4 * 19 - 0.5, pilot)
        assert "on your pile?" in await at(seconds, 4 * 19.0, pilot)


async def test_four_seven_eight_can_be_half_as_long(journal: Journal) -> None:
    seconds = Seconds()
    async with at_breathe(journal, seconds) as (app, pilot):
        await press(pilot, *["down"] * 5, "enter", "down", "enter")
        assert "4-7-8 · 2 - 3.5 - 4" in shown(app)
        assert "on your pile?" in await at(seconds, 38.0, pilot)


async def test_four_seven_eight_can_be_left_before_it_begins(journal: Journal) -> None:
    async with at_breathe(journal) as (app, pilot):
        await press(pilot, *["down"] * 5, "enter", "escape")
        assert isinstance(app.screen, BreatheScreen)
    assert journal.entries() == []


async def test_after_a_while_it_says_that_this_can_be_all(journal: Journal) -> None:
    seconds = Seconds()
    async with at_breathe(journal, seconds) as (_, pilot):
        await press(pilot, "enter")
        assert "Any key stops." in await at(seconds, 8 * 7 - 0.1, pilot)
        seen = await at(seconds, 8 * 7 + 0.1, pilot)
        assert "That was 8 slow breaths. You can stop here, or keep going." in seen


@pytest.mark.practice(85)
async def test_there_are_ways_that_leave_the_breath_alone(journal: Journal) -> None:
    async with at_breathe(journal) as (app, pilot):
        await press(pilot, *["down"] * 6, "enter")
        ways = [way.id for way in breathing.instead()]
        assert rows(app) == ways
        await press(pilot, "enter")
        assert "Feel where your feet touch the floor." in shown(app)
        await press(pilot, "enter", "enter")
        assert isinstance(app.screen, TodayScreen)
    assert wins(journal) == [("Took a quiet moment", "breathing:feet", "tools")]


async def test_the_moving_mark_has_no_words(journal: Journal) -> None:
    seconds = Seconds()
    async with at_breathe(journal, seconds) as (app, pilot):
        await press(pilot, *["down"] * 6, "enter", *["down"] * 4, "enter")
        assert "Follow the moving mark on the screen." in shown(app)
        before = filled_cells(app)
        seen = await at(seconds, 2.5, pilot)
        assert filled_cells(app) > before
        assert "in  " not in seen
        await press(pilot, "x", "enter")
    assert wins(journal) == [("Took a quiet moment", "breathing:dot", "tools")]


@pytest.mark.practice(85)
async def test_with_breathing_turned_off_no_pace_is_offered(journal: Journal) -> None:
    journal.settings.set("topics-off", "breath sight")
    async with at_breathe(journal) as (app, pilot):
        assert rows(app) == [way.id for way in breathing.instead(("sight",))]
        assert not {pattern.id for pattern in breathing.patterns()} & set(rows(app))
        await press(pilot, "enter", "enter", "enter")
    assert wins(journal) == [("Took a quiet moment", "breathing:feet", "tools")]


async def test_reduced_motion_has_words_and_nothing_that_moves(journal: Journal) -> None:
    journal.settings.set("motion", "still")
    seconds = Seconds()
    async with at_breathe(journal, seconds) as (app, pilot):
        assert "words" not in rows(app)
        await press(pilot, "down", "enter")
        assert not app.screen.query_one(Breath).region
        timer = paced(app)._frames
        assert timer is not None
        assert timer._interval > 0.9
        first = shown(app)
        assert "in  4" in first
        assert await at(seconds, 0.9, pilot) == first
        assert "in  3" in await at(seconds, 1.1, pilot)
        assert "slowly out  6" in await at(seconds, 4.0, pilot)


async def test_words_alone_can_be_chosen_for_now(journal: Journal) -> None:
    async with at_breathe(journal) as (app, pilot):
        await press(pilot, *["down"] * 7, "enter")
        assert "● Words, no movement" in shown(app)
        await press(pilot, *["up"] * 7, "enter")
        assert not app.screen.query_one(Breath).region
        assert "in  3" in shown(app)


async def test_plain_marks_draw_with_plain_signs(journal: Journal) -> None:
    journal.settings.set("marks", "plain")
    seconds = Seconds()
    async with at_breathe(journal, seconds) as (app, pilot):
        await press(pilot, "enter")
        await at(seconds, 3.0, pilot)
        drawn = "\n".join(line for line in lines(app)[2:-5])
        assert drawn.isascii()
        assert drawn.count(":") > 100


async def test_hiding_the_screen_holds_the_breath_and_its_timer(journal: Journal) -> None:
    seconds = Seconds()
    async with at_breathe(journal, seconds) as (app, pilot):
        await press(pilot, "enter")
        assert "in  2" in await at(seconds, 1.5, pilot)
        timer = paced(app)._frames
        await press(pilot, "ctrl+l")
        assert isinstance(app.screen, PrivacyScreen)
        assert timer is not None
        assert timer._task is None  # it was stopped
        seconds.now += 600
        await press(pilot, "x")
        assert "in  2" in shown(app)


async def test_a_hard_moment_is_one_key_away_while_breathing(journal: Journal) -> None:
    async with at_breathe(journal) as (app, pilot):
        await press(pilot, "enter", "f2")
        assert "What's one small thing I can do right now?" in shown(app)


async def test_in_a_hard_moment_its_kind_line_is_said_once(journal: Journal) -> None:
    async with opened(journal, "s", "enter", "x") as (app, _):
        assert "How is it now?" in shown(app)
        assert shown(app).count("Let your breath find its own pace again.") == 1


async def test_inside_a_hard_moment_the_pile_is_not_asked_about_here(journal: Journal) -> None:
    app = CheckinApp(journal)
    given: list[Tried | None] = []
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(BreatheScreen("sigh", inside=True, clock=Seconds()), given.append)
        await settled(pilot)
        assert app.screen.query_one(ChoiceList).chosen == "sigh"
        await press(pilot, "enter", "x")
        assert isinstance(app.screen, TodayScreen)
    (tried,) = given
    assert tried is not None
    assert "Let your breath find its own pace again." in tried.said
    assert journal.entries() == []


async def test_leaving_without_a_breath_gives_back_nothing(journal: Journal) -> None:
    app = CheckinApp(journal)
    given: list[Tried | None] = []
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(BreatheScreen(inside=True), given.append)
        await settled(pilot)
        await press(pilot, "escape")
    assert given == [None]


async def test_it_begins_at_once_at_the_soft_pace_with_its_care(journal: Journal) -> None:
    app = CheckinApp(journal, at=routes.BREATHE)
    async with app.run_test(size=(60, 20)) as pilot:
        await settled(pilot)
        assert "Soft breath" in shown(app)
        assert "Not while driving or in water." in " ".join(shown(app).split())
        assert "f4 other paces" in lines(app)[-1]
        await press(pilot, "f4")
        assert app.screen.query_one(ChoiceList).chosen == "soft"
        await press(pilot, "down", "enter")
        assert "Longer out" in shown(app)
        assert "f4" not in lines(app)[-1]


@pytest.mark.parametrize(("seconds", "counts"), [(2.0, False), (8.0, True)])
async def test_leaving_before_the_first_breath_is_over_asks_nothing(
    journal: Journal, seconds: float, counts: bool
) -> None:
    clock, app = Seconds(), CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(BreatheScreen(clock=clock, begins=True))
        await settled(pilot)
        await at(clock, seconds, pilot)
        await press(pilot, "escape")
        assert ("on your pile?" in shown(app)) == counts
        assert isinstance(app.screen, TodayScreen) != counts


async def test_the_app_can_open_at_a_pattern(journal: Journal) -> None:
    app = CheckinApp(journal, at=routes.breathing("box", 2))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "Box breath" in shown(app)
        await press(pilot, "f4")
        assert app.screen.query_one(ChoiceList).chosen == "box"


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (30, 10), (20, 6)])
async def test_a_breath_fits_every_terminal(journal: Journal, size: tuple[int, int]) -> None:
    seconds = Seconds()
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        app.push_screen(PacedScreen(breathing.pattern("even"), clock=seconds))
        await settled(pilot)
        for second in (0.0, 2.5, 5.0):
            await at(seconds, second, pilot)
            assert max(map(len, lines(app))) <= size[0]
        assert "out  5" in shown(app) or size[1] < 10


async def test_the_breath_fits_a_terminal_that_changes_its_size(journal: Journal) -> None:
    async with at_breathe(journal) as (app, pilot):
        await press(pilot, "enter")
        await pilot.resize_terminal(50, 16)
        await settled(pilot)
        breath = app.screen.query_one(Breath)
        assert len(breath._spans) == breath.size.height
        assert filled_cells(app)
