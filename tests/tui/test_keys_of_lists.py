"""What enter is called, keys that mean one thing, and going through lists, on every page."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from checkin.core.clock import Clock
from checkin.core.entries import NOT_YET, REPEAT, NewEntry
from checkin.demo_journal import demo_journal
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.base.screen import Page
from checkin.tui.keymap import Command
from checkin.tui.routes import route_to, screen_for
from checkin.tui.widgets.choice_list import ChoiceList
from tests.support.pages import every_page, open_page
from tests.support.showing import lines, opened, press, settled, shown


def every_kind() -> list[type]:
    every_page()  # which imports them
    found: list[type] = []
    left: list[type] = [Page]
    while left:
        below: list[type] = left.pop().__subclasses__()
        left += below
        found += [kind for kind in below if kind.__module__.startswith("checkin.")]
    return found


def test_s_is_a_hard_moment_and_e_the_evening_or_edit_in_history_alone() -> None:
    commands: list[tuple[str, Command]] = [
        (kind.__name__, command) for kind in every_kind() for command in getattr(kind, "KEYS", ())
    ]
    assert len(commands) > 200
    found = {(name, c.id) for name, c in commands if {c.key, c.also} & {"s", "e"}}
    assert found == {("HistoryScreen", "history.edit"), ("HistoryPage", "history.edit")} & found
    assert found


def test_x_shares_or_does_nothing() -> None:
    found = {c.id for kind in every_kind() for c in getattr(kind, "KEYS", ()) if c.key == "x"}
    assert found
    assert found <= {"history.share", "today.session"}


def choosable(choices: ChoiceList) -> list[int]:
    return [n for n, option in enumerate(choices.options) if not option.disabled]


async def pressed(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)


@pytest.mark.parametrize("page", ["FiltersScreen", "TopicsScreen", "WinDetailsScreen"])
async def test_lists_in_which_enter_marks_do_not_wrap(page: str, clock: Clock) -> None:
    with demo_journal(clock) as journal:
        async with opened(journal) as (app, pilot):
            await open_page(pilot, journal, page)
            choices = app.screen.query_one(ChoiceList)
            await pressed(pilot, "end", "down")
            assert choices.highlighted == choosable(choices)[-1]


async def test_what_is_typed_keeps_its_own_ends(clock: Clock) -> None:
    with demo_journal(clock) as journal:
        async with opened(journal, "m", *["backspace"] * 60, *"ab", "home", *"c") as (app, _):
            assert app.screen.query_one("#line").value == "cab"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("keys", "seen"),
    [
        (("w", "tab"), ["Next", "Choose", "Next"]),
        (("r",), ["Keep", "Choose", "Keep"]),
        (("m", *["backspace"] * 60), ["↓ Choose", "Choose", "Keep"]),
        (("w", "f4"), ["Another question", "Choose", "Keep"]),
    ],
)
async def test_enter_says_what_it_does_now(
    keys: tuple[str, ...], seen: list[str], clock: Clock
) -> None:
    with demo_journal(clock) as journal:
        async with opened(journal, *keys) as (app, pilot):
            found = []
            for key in ("", "down", "a"):
                await pressed(pilot, *filter(None, [key]))
                found.append(lines(app)[-1].split("  ")[1].removeprefix("enter "))
            assert found == seen


def named_enter(app: CheckinApp) -> str:
    """What the footer calls enter."""
    return lines(app)[-1].split("  ")[1].removeprefix("enter ")


@pytest.mark.parametrize("place", ["what", "words", "write:line"])
async def test_enter_with_nothing_written_is_called_what_it_does(
    place: str, journal: Journal
) -> None:
    async with opened(journal) as (app, pilot):
        below = app.screen
        await app.push_screen(screen_for(route_to(place)))
        await settled(pilot)
        page, found = app.screen, [named_enter(app)]
        for key in ("space", "a", "backspace", "backspace"):
            await pressed(pilot, key)
            found.append(named_enter(app))
        assert found == ["Back", "Back", "Keep", "Back", "Back"]
        await pressed(pilot, "enter")
        assert page is not below
        assert app.screen is below
    assert journal.entries() == []


async def test_what_is_chosen_of_a_hard_moment_is_kept_with_nothing_written(
    journal: Journal,
) -> None:
    async with opened(journal) as (app, pilot):
        await app.push_screen(screen_for(route_to("what")))
        await settled(pilot)
        found = [named_enter(app)]
        for _ in range(2):
            await pressed(pilot, "down", "down", "enter", "up", "up")
            found.append(named_enter(app))
        assert found == ["Back", "Keep", "Back"]


@pytest.mark.parametrize("place", ["notyet", "people:plan:signs", "questions:own", "repeats"])
async def test_below_an_empty_field_the_footer_says_how_to_choose(
    place: str, journal: Journal
) -> None:
    journal.add(NewEntry("reflection", "Ride the bus alone", source=NOT_YET))
    journal.add(NewEntry("win", "Put money aside", source=REPEAT))
    journal.safety_plan.add("signs", "I stop answering")
    async with opened(journal) as (app, pilot):
        await app.push_screen(screen_for(route_to(place)))
        await settled(pilot)
        page = app.screen
        assert lines(app)[-1].startswith("  ↓ Choose")
        await press(pilot, "enter")
        assert app.screen is page
        assert "Choose one with the arrow keys, or type your own words." in shown(app)
        await press(pilot, "down")
        assert lines(app)[-1].startswith("  enter Choose")
        await press(pilot, "up", *"Tea")
        assert lines(app)[-1].startswith("  enter Keep")
        await press(pilot, *["backspace"] * 3)
        assert lines(app)[-1].startswith("  ↓ Choose")


async def test_enter_on_an_empty_page_of_wins_says_what_can_be_typed(journal: Journal) -> None:
    async with opened(journal, "w", "enter") as (app, pilot):
        assert "Type a few words, or one of these numbers." in shown(app)
        await press(pilot, *"Tea", "enter")
        assert "Your first win." in shown(app)


async def test_enter_is_named_where_there_is_something_to_choose(journal: Journal) -> None:
    async with opened(journal, "h", "3") as (app, pilot):
        assert "Pick words for how it felt" in shown(app)
        assert lines(app)[-1].startswith("  esc Back")
        await press(pilot, "enter")
        assert "Pick words for how it felt" in shown(app)
    journal.add(NewEntry("win", "Tea", feelings=("calm",)))
    async with opened(journal, "h", "3") as (app, pilot):
        assert lines(app)[-1].startswith("  enter Choose")
