"""Going from page to page, and what opens over any of them and leaves it as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.command import CommandPalette, Provider

from checkin.content.strings import get_text
from checkin.tui import routes
from checkin.tui.base.host import AppHost, privacy_screen
from checkin.tui.base.screen import Page
from checkin.tui.routes import Route

if TYPE_CHECKING:
    from textual.screen import Screen


_HELP = "help"
"""The place of the page that shows help."""
_WHILE_HIDDEN = (routes.BREATHE.name, routes.LOOK_AROUND.name, routes.PAUSE.name)
"""What opens over a hidden screen, beside help lines: nothing of one's own is on these pages."""
_SUPPORT = (routes.PEOPLE.name, routes.PLAN.name, routes.PLAN_READING.name)
"""Pages in whose place a hidden screen shows help lines alone."""


def is_action_allowed(host: AppHost, action: str, parameters: tuple[object, ...]) -> bool:
    """Whether an action of the app is open now: while it is hidden, none that shows what is
    written.

    Help shows nothing of that, and is there on the pages that open over the hidden screen. It has
    no help of its own.
    """
    if action in ("hide", "quit", "suspend_process"):
        return True
    if action == "help":
        on_top = host.screen_stack[-1]
        return getattr(on_top, "ROUTE_NAME", "") != _HELP and on_top is not privacy_screen(host)
    shows_nothing = action == "go" and parameters[0] in (routes.PEOPLE.slot, *_WHILE_HIDDEN)
    return shows_nothing or not privacy_screen(host)


def while_hidden(host: AppHost, route: Route[Any]) -> Route[Any] | None:
    """The page in place of that one while the screen is hidden; None if none may open."""
    if not privacy_screen(host) or route.name in _WHILE_HIDDEN:
        return route
    return routes.LINES_ALONE if route.name in _SUPPORT else None


def go(host: AppHost, route: Route[Any]) -> None:
    """Go to a page, from whichever: they never pile up behind each other."""
    close_palette(host)
    if _is_there(host.screen, route):
        return
    if covered := privacy_screen(host):
        over = while_hidden(host, route)
        if over is None or over is route:
            _back_to(host, covered)
        if over is route:
            _push(host, route)
        elif over is not None:
            open_support(host, routes.PEOPLE)
        return
    if route.name in routes.OVER_OTHERS:
        open_support(host, route)
        return
    go_home(host)
    _push(host, route)


def go_home(host: AppHost) -> None:
    """Leave all pages but today's, with what is typed there; or but the one that hides them."""
    if covered := privacy_screen(host):
        _back_to(host, covered)
        return
    while len(host.screen_stack) > 1 and not is_home(host):
        if isinstance(host.screen, Page):
            host.stash_drafts(host.screen.typed())
        host.pop_screen()
    if not is_home(host):  # the app was opened on another page
        _push(host, routes.TODAY)


def is_home(host: AppHost) -> bool:
    """Whether today's page is on top."""
    return _is_at(host.screen, routes.TODAY)


def _is_at(screen: Screen[Any], route: Route[Any]) -> bool:
    return isinstance(screen, Page) and screen.is_for(route)


def _is_there(screen: Screen[Any], route: Route[Any]) -> bool:
    """Whether that page is on top, and nothing is looked for on it or asked of it."""
    is_asked = (
        route.subject is not None
        and route.slot == route.name
        and route.name not in routes.OVER_OTHERS
        and not isinstance(route.subject, routes.Tool)
    )
    return _is_at(screen, route) and not is_asked


def _push(host: AppHost, route: Route[Any]) -> None:
    screen = routes.screen_for(route)
    if isinstance(screen, Page):
        screen.returns_result = False
    host.push_screen(screen)


def close_palette(host: AppHost) -> None:
    """Close the palette, and the list of themes that opens from it: nothing opens over them."""
    while isinstance(host.screen, CommandPalette):
        host.screen.dismiss(None)


def show_palette(host: AppHost) -> None:
    """Open the palette, unless it is open."""
    if not isinstance(host.screen, CommandPalette):
        from checkin.tui.base.palette_screen import Palette

        host.push_screen(Palette(placeholder=get_text("palette", "ask")))


def command_provider() -> type[Provider]:
    """What feeds the palette."""
    from checkin.tui.base.command_provider import CommandProvider

    return CommandProvider


def show_themes(host: AppHost) -> None:
    """Open the list of themes."""
    from checkin.tui.base.command_provider import ThemeProvider
    from checkin.tui.base.palette_screen import Palette

    host.push_screen(Palette([ThemeProvider], placeholder=get_text("palette", "themes")))


def show_elsewhere(host: AppHost) -> None:
    """Offer another file, when the open one cannot be used."""
    from checkin.tui import restore_offer
    from checkin.tui.base.another_file_screen import AnotherFileScreen

    close_palette(host)
    if isinstance(host.screen, AnotherFileScreen):
        return
    path = host.journal.path
    restoring = restore_offer.backups_of(host.journal)
    if restoring and isinstance(host.screen, Page):
        restore_offer.begin(host.screen, restoring, get_text("backups", "offer_trouble"))
    elif path is not None and (host.drafting.in_trouble or host.journal.file.is_gone()):
        host.push_screen(AnotherFileScreen(path))
    else:
        host.show_status_on_top(get_text("elsewhere", "fine"))


def show_help(host: AppHost) -> None:
    """Show what the keys do here, and everywhere."""
    from checkin.tui.base.help_screen import HelpScreen

    close_palette(host)
    if not isinstance(host.screen, HelpScreen):
        host.push_screen(HelpScreen(getattr(host.screen, "commands", ())))


def open_support(host: AppHost, route: Route[Any]) -> None:
    """Show the people who can help: the page that is open already, or a new one over all others.

    Another page that belongs to it opens over it then. While the screen is hidden, it is a page
    that has help lines and nothing of one's own.
    """
    close_palette(host)
    people = routes.LINES_ALONE if privacy_screen(host) else routes.PEOPLE
    for screen in host.screen_stack:
        if _is_at(screen, people):
            _back_to(host, screen)
            break
    else:
        _push(host, people)
    if route.name != people.name:
        _push(host, route)


def show_privacy_screen(host: AppHost) -> None:
    """Clear the screen at once."""
    from checkin.tui.base.privacy_screen import PrivacyScreen

    covered = privacy_screen(host)
    if covered:
        _back_to(host, covered)
        if isinstance(covered, PrivacyScreen):
            covered.action_rest()
    else:
        close_palette(host)
        host.push_screen(PrivacyScreen())


def told_first(host: AppHost) -> list[Screen[Any]]:
    """The screens on which something can be said, the one on top first.

    While the screen is hidden, those under it: there may be words in what is said.
    """
    stack, covered = [*host.screen_stack], privacy_screen(host)
    shown = stack[: stack.index(covered)] if covered else stack
    return shown[::-1]


def unlock(host: AppHost) -> bool:
    """Go back to what was hidden; whether there is nothing, because it was hidden from the start.

    The hidden screen stays then, for the first page to take its place.
    """
    covered = privacy_screen(host)
    if covered is None:
        return False
    _back_to(host, covered)
    if host.screen_stack[0] is covered:
        return True
    covered.dismiss(None)
    return False


def open_over_hidden(host: AppHost, route: Route[Any] | None) -> None:
    """Open a page that the app was opened for over the hidden screen, if it shows nothing."""
    if route is not None and route.name in _WHILE_HIDDEN:
        _push(host, route)


def _back_to(host: AppHost, screen: Screen[None]) -> None:
    """Leave all that lies over a screen, with what is typed there."""
    while host.screen is not screen:
        if isinstance(host.screen, Page):
            host.stash_drafts(host.screen.typed())
        host.screen.dismiss(None)


def show_notice(host: AppHost, notice: str) -> None:
    """Say it on the page the person is on; of a file that is there, only until they go on."""
    from checkin.tui import restore_offer

    restoring = restore_offer.backups_of(host.journal)
    if restoring and isinstance(host.screen, Page) and is_home(host):
        restore_offer.begin(host.screen, restoring, notice)
    elif host.journal.is_placeholder:
        host.show_status_on_top(notice, trouble=True)
    elif isinstance(host.screen, Page):
        host.screen.show_hint(notice)
