"""How the app looks and moves, as the settings say, also those that were set elsewhere."""

from __future__ import annotations

import os

from textual import constants
from textual.app import App

from checkin.core.errors import CheckinError
from checkin.journal import Journal
from checkin.tui.base.host import AppHost
from checkin.tui.base.screen import Page
from checkin.tui.themes import own_themes
from checkin.tui.widgets.chosen_row import PLAIN

FOLLOW_EVERY = 2.0
"""Seconds between looks for what the shell or another window set."""


def register_themes(app: App[None]) -> None:
    """Offer our own themes beside those of Textual."""
    for theme in own_themes():
        app.register_theme(theme)


def follow_settings(app: App[None], journal: Journal) -> None:
    """Look and move as the settings say."""
    app.theme = journal.settings["theme"]
    app.set_class(journal.settings["marks"] == "plain", PLAIN)
    still = journal.settings["motion"] == "still" or os.environ.get("NO_MOTION")
    app.animation_level = "none" if still else constants.TEXTUAL_ANIMATIONS


def follow_elsewhere(host: AppHost) -> None:
    """Look and work as the shell or another window has set."""
    settings = host.journal.settings
    before = dict(settings)
    try:
        settings.refresh()
    except CheckinError:
        return  # the page that reads or writes next tells what is the matter
    if dict(settings) != before:
        host.follow_settings()
        if isinstance(host.screen, Page):
            host.screen.read_or(None, host.screen.reload)
