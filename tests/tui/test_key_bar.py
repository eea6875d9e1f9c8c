"""The footer: a page's own keys come first, and Today's stand beside those that work everywhere."""

from __future__ import annotations

import pytest

from checkin.journal import Journal
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.keymap import Command, bindings
from tests.support.showing import opened, shown


async def test_a_key_of_today_stands_before_those_that_work_everywhere(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = Command("today.plan", "v", "app.go('people')", "Plan", "The plan for hard times.")
    monkeypatch.setattr(TodayScreen, "KEYS", (own,))
    monkeypatch.setattr(TodayScreen, "_merged_bindings", None)
    monkeypatch.setattr(TodayScreen, "BINDINGS", bindings((own,)))
    monkeypatch.setattr(TodayScreen, "_merged_bindings", TodayScreen._merge_bindings())
    async with opened(journal) as (app, _):
        foot = shown(app).splitlines()[-1].strip()
        assert foot.split("  ")[0] == "v Plan"
        assert "m Morning" in foot


async def test_a_page_that_is_left_names_its_own_keys_alone(journal: Journal) -> None:
    async with opened(journal, "w") as (app, _):
        foot = shown(app).splitlines()[-1].strip()
        assert "esc" in foot
        assert "Morning" not in foot
