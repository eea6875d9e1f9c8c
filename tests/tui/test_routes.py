"""Every way to go: what a page is called in a file, the page itself, and what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import pytest
from textual.screen import Screen

from checkin.content.strings import get_text
from checkin.core.entries import Entry, NewEntry
from checkin.core.frozen import replace
from checkin.core.query import EntryQuery
from checkin.core.records import Draft
from checkin.journal import Journal
from checkin.tui import routes
from checkin.tui.app import CheckinApp
from checkin.tui.base.screen import Page
from checkin.tui.features.history.screen import HistoryScreen
from checkin.tui.features.lookback.year_screen import YearScreen
from checkin.tui.features.support.contact_screen import PersonScreen
from checkin.tui.features.support.screen import PeopleScreen
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.features.wins.screen import WinsScreen
from checkin.tui.routes import Route, route_to, screen_for
from checkin.tui.widgets.timeline import Timeline
from tests.support.shell import checkin
from tests.support.showing import settled, shown

DAY = date(2026, 11, 20)

STORED = {
    "breathe": routes.BREATHE,
    "box": routes.BOX,
    "celebrate": routes.CELEBRATE,
    "evening": routes.EVENING,
    "facts": routes.FACTS,
    "feelings": Route("feelings"),
    "hard": routes.HARD_MOMENT,
    "later": routes.LOOK_BACK,
    "look": routes.LOOK_AROUND,
    "moment:3": routes.hard_moment(3),
    "morning": routes.MORNING,
    "notyet": routes.NOT_YET,
    "own-wins": routes.OWN_WINS,
    "people": routes.PEOPLE,
    "people:3": routes.contact(3),
    "people:new": routes.contact(),
    "people:line:gb-shout": routes.help_line("gb-shout"),
    "people:line:new": routes.help_line(),
    "people:plan:signs": routes.plan_section("signs"),
    "people:print": routes.PLAN_EXPORT,
    "questions:own": routes.questions(),
    "questions:parent": routes.questions("parent"),
    "stretch:one": routes.stretch("one"),
    "stretch:new": routes.stretch(),
    "week": routes.WEEK,
    "week:next": routes.NEXT_WEEK,
    "week:trust": routes.SELF_TRUST,
    "when-then": routes.WHEN_THEN,
    "wins": routes.WINS,
    "words": routes.OWN_WORDS,
    "write:note-to-self": routes.writing("note-to-self"),
}
"""What stands in files as the page of a draft. It must stay readable, so it is not computed."""

NAMED = {name: route for name, route in vars(routes).items() if isinstance(route, Route)}
FOR_SOMETHING: dict[str, Callable[[Entry], Route[Any]]] = {
    "history": lambda win: routes.history(DAY),
    "year": lambda win: routes.year(DAY),
    "setting": lambda win: routes.setting("marks"),
    "setup": lambda win: routes.setup(0),
    "entry": routes.entry,
    "win_details": routes.win_details,
    "hard_moment_details": lambda win: routes.hard_moment_details(None),
    "hard_moment": lambda win: routes.hard_moment(1),
    "share": lambda win: routes.share([win]),
    "contact": lambda win: routes.contact(),
    "person": lambda win: routes.person(1),
    "help_line": lambda win: routes.help_line(),
    "plan_section": lambda win: routes.plan_section("signs"),
    "stretch": lambda win: routes.stretch(),
    "questions": lambda win: routes.questions(),
    "small_thing": lambda win: routes.small_thing(1, DAY),
    "writing": lambda win: routes.writing("line"),
}
TYPES = {"date": date, "Entry": Entry, "EntryQuery": EntryQuery, "Sequence": Sequence}


def gives_back(page: type[object]) -> object:
    """What a page gives back, as its class says."""
    for kind in page.__mro__:
        for base in getattr(kind, "__orig_bases__", ()):
            said = get_args(base)
            if said and not isinstance(said[0], TypeVar) and issubclass(get_origin(base), Screen):
                return said[0]
    raise AssertionError(f"{page.__name__} says nothing of it")


@pytest.mark.parametrize("stored", STORED)
def test_what_stands_in_a_file_is_read_as_the_page_it_was_written_on(stored: str) -> None:
    assert route_to(stored) == STORED[stored]
    assert STORED[stored].slot == stored


@pytest.mark.parametrize("place", ["weather", "write:gone", "people:plan:gone"])
async def test_words_of_a_page_that_is_no_more_stay_and_it_is_said_once_where(
    journal: Journal, place: str
) -> None:
    draft = Draft(place, "line", "Rain on the roof", 4)
    journal.drafts.save(draft)
    for said in (True, False):
        app = CheckinApp(journal)
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            assert isinstance(app.screen, TodayScreen)
            assert (get_text("drafts", "no_page") in " ".join(shown(app).split())) is said
            assert get_text("today", "unfinished").partition("{")[0] not in shown(app)
            assert await app.drafting.save()
        assert journal.drafts.all() == [replace(draft, left=True)]
    whole = checkin("export", "--drafts").json
    assert [each["text"] for each in whole["drafts"]] == ["Rain on the roof"]


def test_a_name_that_is_none_is_said_to_be_none() -> None:
    with pytest.raises(KeyError):
        route_to("nowhere")
    with pytest.raises(KeyError):
        Route("nowhere")


@pytest.mark.parametrize("name", NAMED)
def test_a_named_route_leads_to_its_page_and_says_what_that_gives_back(name: str) -> None:
    route, page = NAMED[name], screen_for(NAMED[name])
    assert isinstance(page, Page)
    assert route.name == page.ROUTE_NAME
    (says,) = get_args(get_type_hints(routes, localns=TYPES)[name])
    assert gives_back(type(page)) in (says, says | None)


@pytest.mark.parametrize("name", FOR_SOMETHING)
def test_a_route_for_something_leads_to_its_page_and_says_what_that_gives_back(
    journal: Journal, name: str
) -> None:
    route = FOR_SOMETHING[name](journal.add(NewEntry("win", "Went out")))
    page = screen_for(route)
    assert isinstance(page, Page)
    assert route.name in (page.ROUTE_NAME, "setup")  # each step of the set-up is another page
    (says,) = get_args(get_type_hints(getattr(routes, name), localns=TYPES)["return"])
    assert gives_back(type(page)) in (says, says | None)


def test_every_page_in_the_table_has_a_route() -> None:
    named = {route.name for route in NAMED.values()}
    led_to = {FOR_SOMETHING[name](None).name for name in FOR_SOMETHING if name != "share"}  # type: ignore[arg-type]
    of_drafts = {"feel", "feelings", "share:edit"}  # gone to only where words were left on them
    assert {*routes.SCREENS} == named | led_to | of_drafts | {"share", "tool"}


async def test_a_page_that_is_gone_to_takes_the_place_of_the_others(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.go(routes.HISTORY)
        app.go(routes.WINS)
        await settled(pilot)
        assert [type(screen) for screen in app.screen_stack] == [TodayScreen, WinsScreen]


async def test_a_page_of_help_opens_over_all_others_and_only_once(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.go(routes.WINS)
        app.go(routes.contact())
        await settled(pilot)
        help = [PeopleScreen, PersonScreen]
        assert [type(screen) for screen in app.screen_stack] == [TodayScreen, WinsScreen, *help]
        app.go(routes.PEOPLE)
        await settled(pilot)
        assert [type(screen) for screen in app.screen_stack][2:] == [PeopleScreen]


async def test_a_page_that_is_opened_gives_back_what_was_chosen(journal: Journal) -> None:
    journal.add(NewEntry("win", "Went out", day=DAY))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        given: list[date | None] = []

        async def ask() -> None:
            given.append(await app.open(routes.year(DAY)))

        app.run_worker(ask(), group="flow")
        await settled(pilot)
        assert isinstance(app.screen, YearScreen)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, TodayScreen)
        app.run_worker(ask(), group="flow")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
    assert given == [DAY, None]


async def test_history_brings_up_what_a_page_found_that_nobody_waits_for(journal: Journal) -> None:
    journal.add(NewEntry("win", "Went out", day=DAY))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.go(routes.year(DAY))
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert [type(screen) for screen in app.screen_stack] == [TodayScreen, HistoryScreen]
        selected = app.screen.query_one(Timeline).selected
        assert selected is not None
        assert selected.day == DAY
