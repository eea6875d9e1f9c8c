"""The screens: each asks one question, and has one way forward and one way out."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.screen import Screen

    from checkin.tui.screens.page import Page

_PLACES = {
    "entry": "entry.EntryScreen",
    "evening": "evening.EveningScreen",
    "feel": "feel.FeelScreen",
    "feelings": "evening_feelings.FeelingsScreen",
    "hard": "hard.HardScreen",
    "history": "history.HistoryScreen",
    "later": "later.LaterScreen",
    "lookback": "lookback.OnThisDayScreen",
    "more": "more.MoreScreen",
    "morning": "morning.MorningScreen",
    "nothing": "nothing.NothingScreen",
    "notyet": "notyet.NotYetScreen",
    "people": "people.PeopleScreen",
    "people:print": "plan_print.PlanPrintScreen",
    "pile": "pile.PileScreen",
    "remind": "remind.RemindScreen",
    "settings": "settings.SettingsScreen",
    "stretch": "stretch.StretchScreen",
    "stretches": "stretches.StretchesScreen",
    "week": "week.WeekScreen",
    "week:next": "week_next.NextScreen",
    "week:trust": "week_trust.TrustScreen",
    "what": "what.WhatScreen",
    "wins": "wins.WinsScreen",
    "year": "year.YearScreen",
}


def screen_named(place: str) -> Screen[Any]:
    """A new screen of that name. Each is imported when it is first gone to."""
    if place in _PLACES:
        module, _, name = _PLACES[place].partition(".")
        screen: Page[Any] = getattr(import_module(f"{__name__}.{module}"), name)()
        screen.awaited = False
        return screen
    if place.startswith("stretch:"):
        from checkin.tui.screens.stretch import StretchScreen

        return StretchScreen(place.removeprefix("stretch:"))
    if place.startswith("people:plan:"):
        from checkin.tui.screens.plan_field import PlanFieldScreen

        return PlanFieldScreen(place.removeprefix("people:plan:"))
    if place.startswith("people:line:"):
        from checkin.tui.screens.help_line import HelpLineScreen

        line = place.removeprefix("people:line:")
        return HelpLineScreen(None if line == "new" else line)
    if place.startswith("people:"):
        from checkin.tui.screens.person import PersonScreen

        number = place.removeprefix("people:")
        return PersonScreen(int(number) if number.isdigit() else None)
    from checkin.tui.screens.tools import tool_at

    return tool_at(place)
