"""The screens: each asks one question, and has one way forward and one way out."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.screen import Screen

    from checkin.tui.base.screen import Page

_PLACES = {
    "entry": "features.history.edit_screen.EntryScreen",
    "evening": "features.evening.screen.EveningScreen",
    "feel": "base.feelings_dialog.FeelingsDialog",
    "feelings": "features.evening.feelings_screen.FeelingsScreen",
    "hard": "features.hard_moment.screen.HardScreen",
    "history": "features.history.screen.HistoryScreen",
    "later": "features.hard_moment.look_back_screen.LookBackScreen",
    "lookback": "features.lookback.on_this_day_screen.OnThisDayScreen",
    "more": "features.wins.details_screen.WinDetailsScreen",
    "morning": "features.morning.screen.MorningScreen",
    "nothing": "features.wins.prompts_screen.PromptsScreen",
    "notyet": "features.lookback.not_yet_screen.NotYetScreen",
    "people": "features.support.screen.PeopleScreen",
    "people:print": "features.support.plan_export_screen.PlanPrintScreen",
    "pile": "features.lookback.pile_screen.PileScreen",
    "remind": "features.lookback.random_win_screen.RandomWinScreen",
    "settings": "features.settings.screen.SettingsScreen",
    "stretch": "features.lookback.stretch_screen.StretchScreen",
    "stretches": "features.lookback.stretches_screen.StretchesScreen",
    "week": "features.week.screen.WeekScreen",
    "week:next": "features.week.plan_ahead_screen.NextScreen",
    "week:trust": "features.week.self_trust_screen.TrustScreen",
    "what": "features.hard_moment.details_screen.HardMomentDetailsScreen",
    "wins": "features.wins.screen.WinsScreen",
    "year": "features.lookback.year_screen.YearScreen",
}


def screen_named(place: str) -> Screen[Any]:
    """A new screen of that name. Each is imported when it is first gone to."""
    if place in _PLACES:
        module, _, name = _PLACES[place].rpartition(".")
        screen: Page[Any] = getattr(import_module(f"checkin.tui.{module}"), name)()
        screen.returns_result = False
        return screen
    if place.startswith("stretch:"):
        from checkin.tui.features.lookback.stretch_screen import StretchScreen

        return StretchScreen(place.removeprefix("stretch:"))
    if place.startswith("people:plan:"):
        from checkin.tui.features.support.plan_section_screen import PlanFieldScreen

        return PlanFieldScreen(place.removeprefix("people:plan:"))
    if place.startswith("people:line:"):
        from checkin.tui.features.support.help_line_screen import HelpLineScreen

        line = place.removeprefix("people:line:")
        return HelpLineScreen(None if line == "new" else line)
    if place.startswith("people:"):
        from checkin.tui.features.support.contact_screen import PersonScreen

        number = place.removeprefix("people:")
        return PersonScreen(int(number) if number.isdigit() else None)
    from checkin.tui.features.tools.registry import tool_at

    return tool_at(place)
