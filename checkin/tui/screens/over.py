"""What opens over any page and leaves it as it is: people who can help, and the hidden screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checkin.tui.screens.page import Page

if TYPE_CHECKING:
    from textual.screen import Screen

    from checkin.tui.app import CheckinApp


def hidden(app: CheckinApp) -> Screen[None] | None:
    """The screen that hides what is written, while it does."""
    return next((screen for screen in app.screen_stack if hasattr(screen, "HIDES")), None)


def may(app: CheckinApp, action: str, parameters: tuple[object, ...]) -> bool:
    """Whether an action of the app is open now: while it is hidden, none that shows anything."""
    if action in ("hide", "quit", "suspend_process"):
        return True
    return (action, *parameters) == ("go", "people") or not hidden(app)


def show_people(app: CheckinApp, place: str = "people") -> None:
    """Show the people who can help: the page that is open already, or a new one over all others.

    `place` can name a page that belongs to it, which opens over it then. While the screen is
    hidden, it is a page that has help lines and nothing of one's own.
    """
    from checkin.tui.screens import screen_named
    from checkin.tui.screens.people import PeopleScreen

    alone = hidden(app) is not None
    for screen in app.screen_stack:
        if isinstance(screen, PeopleScreen) and screen.lines_alone == alone:
            _back_to(app, screen)
            break
    else:
        app.push_screen(PeopleScreen(lines_alone=alone))
    if place != PeopleScreen.PLACE:
        app.push_screen(screen_named(place))


def hide(app: CheckinApp) -> None:
    """Clear the screen at once."""
    from checkin.tui.screens.hide import HideScreen

    covered = hidden(app)
    if covered:
        _back_to(app, covered)
    else:
        app.push_screen(HideScreen())


def _back_to(app: CheckinApp, screen: Screen[None]) -> None:
    """Leave all that lies over a screen, with what is typed there."""
    while app.screen is not screen:
        if isinstance(app.screen, Page):
            app.leaving(app.screen)
        app.screen.dismiss(None)
