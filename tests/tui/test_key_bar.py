"""The footer: a page's own keys come first, and Today's stand beside those that work everywhere."""

from __future__ import annotations

import pytest
from textual.binding import Binding

from checkin.journal import Journal
from checkin.tui.base.screen import Page
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.keymap import Command
from tests.support.showing import opened, settled, shown


class Today(TodayScreen):
    """Today with a key of its own beside what it binds already."""

    KEYS = (Command("today.plan", "v", "app.go('people')", "Plan", "The plan for hard times."),)
    BINDINGS = [Binding("escape", "back", "Back", show=False)]


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
