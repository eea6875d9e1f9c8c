"""Going from page to page, and what opens over any of them and leaves it as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.command import CommandPalette

from checkin.content.strings import get_text
from checkin.tui.base.screen import Page
from checkin.tui.features.today.screen import TodayScreen

if TYPE_CHECKING:
    from textual.screen import Screen

    from checkin.tui.app import CheckinApp


def privacy_screen(app: CheckinApp) -> Screen[None] | None:
    """The screen that hides what is written, while it does."""
    return next((screen for screen in app.screen_stack if hasattr(screen, "HIDES")), None)


def is_action_allowed(app: CheckinApp, action: str, parameters: tuple[object, ...]) -> bool:
    """Whether an action of the app is open now: while it is hidden, none that shows anything."""
    if action in ("hide", "quit", "suspend_process"):
        return True
    return (action, *parameters) == ("go", "people") or not privacy_screen(app)


def go(app: CheckinApp, place: str) -> None:
    """Go to a screen, from whichever: they never pile up behind each other."""
    from checkin.tui.routes import screen_named

    close_palette(app)
    if isinstance(app.screen, Page) and place == app.screen.PLACE:
        return
    if place.partition(":")[0] == "people":
        open_support(app, place)
        return
    go_home(app)
    app.push_screen(screen_named(place))


def go_home(app: CheckinApp) -> None:
    """Leave all pages but today's, with what is typed there."""
    while len(app.screen_stack) > 1 and not isinstance(app.screen, TodayScreen):
        if isinstance(app.screen, Page):
            app.stash_screen(app.screen)
        app.pop_screen()
    if not isinstance(app.screen, TodayScreen):  # the app was opened on another page
        app.push_screen(TodayScreen())


def close_palette(app: CheckinApp) -> None:
    """Close the palette, and the list of themes that opens from it: nothing opens over them."""
    while isinstance(app.screen, CommandPalette):
        app.screen.dismiss(None)


def show_palette(app: CheckinApp) -> None:
    """Open the palette, unless it is open."""
    if not isinstance(app.screen, CommandPalette):
        from checkin.tui.base.palette_screen import Palette

        app.push_screen(Palette(placeholder=get_text("palette", "ask")))


def show_themes(app: CheckinApp) -> None:
    """Open the list of themes."""
    from textual.theme import ThemeProvider

    from checkin.tui.base.palette_screen import Palette

    app.push_screen(Palette([ThemeProvider], placeholder=get_text("palette", "themes")))


def show_elsewhere(app: CheckinApp) -> None:
    """Offer another file, when the open one can not be used."""
    from checkin.tui.base.another_file_screen import AnotherFileScreen

    close_palette(app)
    if isinstance(app.screen, AnotherFileScreen):
        return
    path = app.journal.path
    if path is not None and (app.drafting.in_trouble or app.journal.file.is_gone()):
        app.push_screen(AnotherFileScreen(path))
    else:
        app.show_status_on_top(get_text("elsewhere", "fine"))


def show_help(app: CheckinApp) -> None:
    """Show what the keys do here, and everywhere."""
    from checkin.tui.base.help_screen import HelpScreen

    close_palette(app)
    if not isinstance(app.screen, HelpScreen):
        app.push_screen(HelpScreen(getattr(app.screen, "KEYS", ())))


def open_support(app: CheckinApp, place: str = "people") -> None:
    """Show the people who can help: the page that is open already, or a new one over all others.

    `place` can name a page that belongs to it, which opens over it then. While the screen is
    hidden, it is a page that has help lines and nothing of one's own.
    """
    from checkin.tui.features.support.screen import PeopleScreen
    from checkin.tui.routes import screen_named

    close_palette(app)
    alone = privacy_screen(app) is not None
    for screen in app.screen_stack:
        if isinstance(screen, PeopleScreen) and screen.lines_alone == alone:
            _back_to(app, screen)
            break
    else:
        app.push_screen(PeopleScreen(lines_alone=alone))
    if place != PeopleScreen.PLACE:
        app.push_screen(screen_named(place))


def show_privacy_screen(app: CheckinApp) -> None:
    """Clear the screen at once."""
    from checkin.tui.base.privacy_screen import PrivacyScreen

    covered = privacy_screen(app)
    if covered:
        _back_to(app, covered)
    else:
        close_palette(app)
        app.push_screen(PrivacyScreen())


def _back_to(app: CheckinApp, screen: Screen[None]) -> None:
    """Leave all that lies over a screen, with what is typed there."""
    while app.screen is not screen:
        if isinstance(app.screen, Page):
            app.stash_screen(app.screen)
        app.screen.dismiss(None)
