"""How the app looks and moves, as the settings say, also those that were set elsewhere."""

from __future__ import annotations

import os
from time import monotonic
from typing import cast

from textual import constants
from textual.app import App
from textual.events import AppFocus, Event, InputEvent
from textual.theme import BUILTIN_THEMES, Theme
from textual.worker import Worker

from checkin.core.errors import CheckinError
from checkin.core.settings import OWN_THEMES, find
from checkin.journal import Journal
from checkin.tui.base.host import AppHost
from checkin.tui.base.page_on_top import page_on_top
from checkin.tui.base.screen import Page
from checkin.tui.moved_keys import MovedKeys
from checkin.tui.themes import own_themes
from checkin.tui.widgets.chosen_row import PLAIN

FOLLOW_EVERY = 30.0
"""Seconds between looks for what the shell or another window set, while nobody does anything."""
AGAIN_AFTER = 2.0
"""Seconds from a look to the next one, at the least, when somebody does something."""


def register_themes(app: App[None]) -> None:
    """Offer our own themes beside those of Textual."""
    for theme in own_themes():
        app.register_theme(theme)


def own_theme(name: str) -> Theme | None:
    """One of our own themes by its name; None if none of them is named so."""
    return next((theme for theme in own_themes() if theme.name == name), None)


def theme_name(journal: Journal) -> str:
    """The theme that the settings ask for; the one to start with, if nobody has it any more."""
    name = journal.settings["theme"]
    return name if name in {*OWN_THEMES, *BUILTIN_THEMES} else find("theme").default


def follow_settings(app: App[None], journal: Journal) -> None:
    """Look, move and go by keys as the settings say."""
    app.theme = theme_name(journal)
    app.set_class(journal.settings["marks"] == "plain", PLAIN)
    still = journal.settings["motion"] == "still" or os.environ.get("NO_MOTION")
    app.animation_level = "none" if still else constants.TEXTUAL_ANIMATIONS
    host = cast(AppHost, app)
    if host.moved_keys.value != journal.settings["keys"]:
        host.moved_keys = MovedKeys(journal.settings["keys"])
        app.set_keymap(host.moved_keys.for_textual())


class SettingsElsewhere:
    """Follows what the shell or another window sets, read beside the interface."""

    def __init__(self, app: App[None]) -> None:
        """Made before the settings are read for the first time: they are as of this moment."""
        self._app = app
        self._host = cast(AppHost, app)
        self._seen: tuple[int, int] | None = None
        self._looked_at = monotonic()
        self.may_differ()

    def noticed(self, event: Event) -> None:
        """Look when somebody comes back to the window, or does something in it.

        The page looks at the clock, too: it may be another day.
        """
        if not isinstance(event, InputEvent | AppFocus):
            return
        self._look_at_the_clock()
        if isinstance(event, AppFocus) or monotonic() - self._looked_at >= AGAIN_AFTER:
            self.look()

    def look_around(self) -> None:
        """Look while nobody does anything: the machine may have slept over the end of the day."""
        self._look_at_the_clock()
        self.look()

    def _look_at_the_clock(self) -> None:
        stack = self._app.screen_stack
        if stack and isinstance(page := stack[-1], Page):
            page.look_at_the_clock()

    def look(self) -> None:
        """Follow the settings if the file was written."""
        self._looked_at = monotonic()
        if self.may_differ():
            _: Worker[None] = self._app.run_worker(self.follow, group="follow", exclusive=True)

    def may_differ(self) -> bool:
        """Whether the file was written since the last look; a look takes no lock on it."""
        try:
            found = os.stat(self._host.journal.path or "")
        except OSError:
            return False  # the page that reads or writes next tells what is the matter
        before, self._seen = self._seen, (found.st_mtime_ns, found.st_size)
        return self._seen != before

    async def follow(self) -> None:
        """Read the settings, and look and work as they say if they are others by now."""
        host = self._host
        settings, before = host.journal.settings, dict(host.journal.settings)
        try:
            settings.use(await host.run_read(lambda journal: journal.settings.stored()))
        except CheckinError:
            self._seen = None
            return
        if dict(settings) == before:
            return
        host.follow_settings()
        if page := page_on_top(host):  # none if the app was left meanwhile
            page.read_or(None, page.reload)
