"""All of Textual's themes can be chosen, and a file that names one that is gone still opens."""

from __future__ import annotations

import pytest
from textual.css.stylesheet import Stylesheet
from textual.theme import BUILTIN_THEMES

from checkin.core.settings import OWN_THEMES, find
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.themes import own_themes
from tests.support.showing import opened


async def test_every_theme_that_there_is_can_be_set(journal: Journal) -> None:
    async with opened(journal) as (app, _):
        assert {*app.available_themes} == {*find("theme").choices}
    assert tuple(theme.name for theme in own_themes()) == OWN_THEMES


@pytest.mark.parametrize("theme", find("theme").choices)
async def test_a_theme_is_kept_on_restart(path: str, theme: str) -> None:
    with Journal.open(path) as journal:
        journal.settings.set("theme", theme)
    with Journal.open(path) as journal:
        assert CheckinApp(journal).theme == theme


async def test_the_colors_that_were_chosen_are_there_from_the_start(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.settings.set("theme", "dawn")
    parsed: list[str] = []
    monkeypatch.setattr(Stylesheet, "reparse", lambda sheet: parsed.append("once more"))
    async with opened(journal) as (app, _):
        assert app.theme_variables["background"] == "#F6F1E7"
        assert app.has_class("-light-mode")
        assert not parsed


def test_a_theme_that_is_gone_from_textual_gives_way_to_ours(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.settings.set("theme", "nord")
    monkeypatch.delitem(BUILTIN_THEMES, "nord")
    assert CheckinApp(journal).theme == "dusk"
