"""The screens: each asks one question, and has one way forward and one way out."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from textual.screen import Screen


def screen_named(place: str) -> Screen[None]:
    """A new screen of that name. Each is imported when it is first gone to."""
    if place == "morning":
        from checkin.tui.screens.morning import MorningScreen

        return MorningScreen()
    if place == "wins":
        from checkin.tui.screens.wins import WinsScreen

        return WinsScreen()
    if place == "more":
        from checkin.tui.screens.more import MoreScreen

        return MoreScreen()
    if place == "nothing":
        from checkin.tui.screens.nothing import NothingScreen

        return NothingScreen()
    if place == "what":
        from checkin.tui.screens.what import WhatScreen

        return cast("Screen[None]", WhatScreen())
    if place == "hard":
        from checkin.tui.screens.hard import HardScreen

        return HardScreen()
    if place == "evening":
        from checkin.tui.screens.evening import EveningScreen

        return EveningScreen()
    if place == "feelings":
        from checkin.tui.screens.evening_feelings import FeelingsScreen

        return FeelingsScreen()
    if place == "settings":
        from checkin.tui.screens.settings import SettingsScreen

        return SettingsScreen()
    if place == "history":
        from checkin.tui.screens.history import HistoryScreen

        return HistoryScreen()
    if place.partition(":")[0] == "breathe":
        from checkin.tui.screens.breathe import BreatheScreen

        _, pattern, rounds = (*place.split(":"), "", "")[:3]
        return cast("Screen[None]", BreatheScreen(pattern, rounds=int(rounds) if rounds else None))
    raise KeyError(place)
