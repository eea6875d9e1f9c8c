"""The footer: a page's own keys come first, and Today's stand beside those that work everywhere."""

from __future__ import annotations

import pytest
from textual.binding import Binding

from checkin.journal import Journal
from checkin.tui.base.help_screen import HelpScreen
from checkin.tui.base.screen import Page
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.features.wins.screen import WinsScreen
from checkin.tui.keymap import Command
from checkin.tui.widgets.text_field import TextField
from tests.support.showing import lines, opened, settled, shown


class Today(TodayScreen):
    """Today with a key of its own beside what it binds already."""

    KEYS = (Command("today.plan", "v", "app.go('people')", "Plan", "The plan for hard times."),)
    BINDINGS = [Binding("escape", "back", "Back", show=False)]


class Many(Page[None]):
    """A page with more keys than there is room for at 60 columns."""

    KEYS = (
        Command("many.first", "j", "back", "First of them", "One.", need=0),
        Command("many.second", "v", "back", "The second of all", "Two.", need=2),
        Command("many.third", "z", "back", "Third", "Three.", short="3"),
        Command("many.back", "escape", "back", "Leave it there", "Back."),
        Command("many.last", "x", "back", "Last", "Four."),
    )

    def heading(self) -> tuple[str, str]:
        return "A page", ""


class Own(Page[None]):
    """A page whose way out is not in its footer."""

    KEYS = Today.KEYS
    BINDINGS = [Binding("escape", "back", "Back", show=False)]

    def heading(self) -> tuple[str, str]:
        return "A page", ""


async def test_what_a_page_binds_itself_stays_beside_its_keys(journal: Journal) -> None:
    async with opened(journal) as (app, pilot):
        app.push_screen(Own())
        await settled(pilot)
        bound = app.screen.active_bindings
        assert bound["v"].binding.show
        assert not bound["escape"].binding.show


async def test_a_key_of_today_stands_before_those_that_work_everywhere(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checkin.tui.features.today.screen.TodayScreen", Today)
    async with opened(journal) as (app, _):
        foot = shown(app).splitlines()[-1].split("  ")
        assert [word for word in foot if word][:3] == ["v Plan", "m Morning", "w Win"]
        assert "esc Back" not in foot


async def test_a_page_that_is_left_names_its_own_keys_alone(journal: Journal) -> None:
    async with opened(journal, "w") as (app, _):
        foot = shown(app).splitlines()[-1].strip()
        assert "esc" in foot
        assert "Morning" not in foot


@pytest.mark.parametrize(
    ("keys", "named"),
    [
        ((), "m Morning  w Win  s Hard  h History  p People  ? More"),
        (("s",), "enter Do this  f3 People  tab Say it  esc Leave  ? More"),
    ],
)
async def test_what_is_needed_most_is_named_at_60_columns(
    journal: Journal, keys: tuple[str, ...], named: str
) -> None:
    async with opened(journal, *keys) as (app, pilot):
        await pilot.resize_terminal(60, 20)
        await settled(pilot)
        assert lines(app)[-1].strip() == named


@pytest.mark.parametrize(
    ("width", "named"),
    [
        (
            100,
            "j First of them  v The second of all  z Third  x Last  esc Leave it there  ? More",
        ),
        (70, "v The second of all  z Third  x Last  esc Leave it there  ? More"),
        (58, "v The second of all  z 3  esc Leave it there  ? More"),
        (40, "z Third  esc Leave it there  ? More"),
        (30, "esc Leave it there  ? More"),
    ],
)
async def test_the_least_needed_go_first(journal: Journal, width: int, named: str) -> None:
    async with opened(journal) as (app, pilot):
        app.push_screen(Many())
        await pilot.resize_terminal(width, 20)
        await settled(pilot)
        assert lines(app)[-1].strip() == named


async def test_a_question_mark_helps_until_something_is_typed(journal: Journal) -> None:
    async with opened(journal, "w") as (app, pilot):
        assert lines(app)[-1].endswith("? More")
        await pilot.press("question_mark")
        await settled(pilot)
        assert isinstance(app.screen, HelpScreen)
        await pilot.press("escape", *"Why", "question_mark")
        await settled(pilot)
        assert isinstance(app.screen, WinsScreen)
        assert app.screen.query_one("#line", TextField).value == "Why?"
        assert lines(app)[-1].endswith("f1 More")
        await pilot.press("f1")
        await settled(pilot)
        assert isinstance(app.screen, HelpScreen)
        await pilot.press("escape", *["backspace"] * 4)
        await settled(pilot)
        assert lines(app)[-1].endswith("? More")
