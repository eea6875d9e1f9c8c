"""All of Textual's themes can be chosen, and a file that names one that is gone still opens."""

from __future__ import annotations

import pytest

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


def test_a_theme_that_is_gone_from_textual_gives_way_to_ours(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.settings.set("theme", "nord")
    present = CheckinApp.available_themes.fget  # type: ignore[attr-defined]
    monkeypatch.setattr(
        CheckinApp,
        "available_themes",
        property(lambda app: {k: v for k, v in present(app).items() if k != "nord"}),
    )
    assert CheckinApp(journal).theme == "dusk"
