"""What enter is called, keys that mean one thing, and going through lists, on every page."""

from __future__ import annotations

import re

import pytest
from textual.pilot import Pilot

from checkin.core.clock import Clock
from checkin.demo_journal import demo_journal
from checkin.tui.base.screen import Page
from checkin.tui.keymap import LIST, Command
from checkin.tui.widgets.choice_list import ChoiceList
from tests.support.pages import PAGES, every_page, open_page
from tests.support.showing import lines, opened, settled

NAMES = {"Keep", "Choose", "Next"}
NEITHER = {"Open", "Close", "Copy"}
"""What enter does where nothing is kept or chosen: it opens what is read, or copies it."""
OTHER_NAMES = {
    "ChoiceDialog",
    "EveningScreen",
    "FeelingsDialog",
    "FeelingsScreen",
    "HardScreen",
    "MomentDialog",
    "RatingDialog",
}
"""Pages whose answers have names of their own for it."""


def every_kind() -> list[type]:
    every_page()  # which imports them
    found: list[type] = []
    left: list[type] = [Page]
    while left:
        below: list[type] = left.pop().__subclasses__()
        left += below
        found += [kind for kind in below if kind.__module__.startswith("checkin.")]
    return found


@pytest.mark.parametrize("page", PAGES)
async def test_enter_is_called_by_one_of_three_names(page: str, clock: Clock) -> None:
    with demo_journal(clock) as journal:
        async with opened(journal) as (app, pilot):
            await open_page(pilot, journal, page)
            named = re.search(r"^ +enter (.*?)(?:  |$)", lines(app)[-1])
            if named is not None and page not in OTHER_NAMES:
                assert named[1] in NAMES | NEITHER


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


@pytest.mark.parametrize("page", PAGES)
async def test_every_list_has_the_keys_for_its_ends_and_pages(page: str, clock: Clock) -> None:
    with demo_journal(clock) as journal:
        async with opened(journal) as (app, pilot):
            await open_page(pilot, journal, page)
            shown = [c for c in app.screen.query(ChoiceList) if c.display and c.option_count]
            if not shown or page == "FeelingsDialog":
                return
            (choices,) = shown
            assert not [o for o in choices.options if o.disabled and "○" in str(o.prompt)]
            assert {*LIST} <= {*app.screen.KEYS}  # type: ignore[attr-defined]
            places = choosable(choices)
            ends = {"end": places[-1], "home": places[0]}
            for key, place in ends.items():
                if getattr(app.focused, "value", ""):
                    break  # they belong to the words
                await pressed(pilot, key)
                assert choices.highlighted == place, key
            if page in ("WeekScreen", "NotYetItemScreen"):
                return  # the page keys are for reading there
            choices.highlighted = places[0]
            await pressed(pilot, "pagedown")
            assert choices.highlighted == places[min(10, len(places) - 1)]
            await pressed(pilot, "pageup")
            assert choices.highlighted == places[0]


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
        async with opened(journal, "m", *"ab", "home", *"c") as (app, _):
            assert app.screen.query_one("#line").value == "cab"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("keys", "seen"),
    [
        (("w", "tab"), ["Next", "Choose", "Next"]),
        (("r",), ["Keep", "Choose", "Keep"]),
        (("m", *["backspace"] * 60), ["Keep", "Choose", "Keep"]),
        (("w", "f4"), ["Keep", "Choose", "Keep"]),
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
