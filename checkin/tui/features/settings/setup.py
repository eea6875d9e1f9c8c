"""The steps of the set-up: pages of the settings, one question each."""

from __future__ import annotations

from checkin.tui.features.settings.celebrate_screen import CelebrateScreen
from checkin.tui.features.settings.choice_screen import (
    AfterWinScreen,
    CountryScreen,
    DayStartScreen,
    EveningChoiceScreen,
    HideAfterScreen,
    MarksScreen,
    PictureScreen,
)
from checkin.tui.features.settings.looks_screen import LooksScreen
from checkin.tui.features.settings.own_wins_screen import OwnWinsScreen
from checkin.tui.features.settings.setting_page import STEPS, SettingPage
from checkin.tui.features.settings.topics_screen import TopicsScreen

_PAGES: dict[str, type[SettingPage]] = {
    page.SETTING: page
    for page in (
        TopicsScreen,
        CountryScreen,
        OwnWinsScreen,
        CelebrateScreen,
        AfterWinScreen,
        EveningChoiceScreen,
        DayStartScreen,
        LooksScreen,
        MarksScreen,
        PictureScreen,
        HideAfterScreen,
    )
}


def setting_page(name: str) -> SettingPage | None:
    """The page of a setting; None for one that has none of its own."""
    page = _PAGES.get(name)
    return page() if page else None


def setup_page(step: int = 0) -> SettingPage:
    """A step of the set-up, from 0; the last one for a number that is too high."""
    step = min(step, len(STEPS) - 1)
    return _PAGES[STEPS[step]](step)
