"""What the palette offers: what can be done on the page below, where to go, settings and colors."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, cast

from textual.app import App
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.screen import Screen

from checkin.content.strings import get_text
from checkin.core.entries import NewEntry
from checkin.core.frozen import Frozen
from checkin.core.query import EntryQuery
from checkin.core.settings import OWN_THEMES, SETTINGS, find
from checkin.tui import routes
from checkin.tui.base.help_screen import show_about
from checkin.tui.base.host import AppHost
from checkin.tui.base.own_words import as_entry, typed_on, write_down
from checkin.tui.base.palette_pages import pages
from checkin.tui.base.palette_score import (
    IN_SENTENCE,
    Asked,
    score,
    score_of_keeping,
    score_of_search,
    score_of_win,
)
from checkin.tui.key_actions import press
from checkin.tui.keymap import Command
from checkin.tui.widgets.key_bar import key_name

_MOVES = ("move(", "page(", "end(")
"""How actions begin that go up and down a page: the palette goes up and down in itself."""
_GONE = 0.1
"""Seconds after which the palette is no longer in the picture."""


_ELSEWHERE = ("bigger", "import")
"""What is done outside the app: choosing it says how."""


class Offer(Frozen):
    """Something to choose in the palette."""

    heading: str
    title: str
    about: str
    run: Callable[[], object]
    key: str = ""
    id: str = ""
    """What `checkin.content.other_names` knows it by."""

    def display(self, title: Content | None = None) -> Content:
        """The name, or the name with what was found marked, and the key that does the same."""
        key = Content.styled(f"  {key_name(self.key)}", "$accent") if self.key else ""
        return Content.assemble(title or self.title, key)


class Offered(DiscoveryHit):
    """An offer while nothing is looked for: it stands under a heading."""

    def __init__(self, offer: Offer) -> None:
        super().__init__(offer.display(), offer.run, offer.title, offer.about or None)
        self.heading = offer.heading


class OfferProvider(Provider):
    """Feeds offers to the palette."""

    @abstractmethod
    def offers(self) -> Iterator[Offer]:
        """What can be chosen, in the order of headings."""

    def hidden(self) -> Iterator[Offer]:
        """What can be found by how it begins, and is not there before it is looked for."""
        return iter(())

    async def discover(self) -> Hits:
        """All offers."""
        for offer in self.offers():
            yield Offered(offer)

    async def search(self, query: str) -> Hits:
        """The offers that are called so, and those whose sentence says so."""
        matcher, asked = self.matcher(query), Asked(query)
        offered = [*self.offers()]
        named = {offer.title for offer in offered if offer.key}
        hidden = (offer for offer in self.hidden() if offer.title not in named)
        for nth, offer in enumerate((*offered, *hidden)):
            in_sentence = asked.text in offer.about.casefold()
            fits = max(score(asked, offer.id, offer.title, offer.about), IN_SENTENCE * in_sentence)
            if nth < len(offered) or offer.title.casefold().startswith(asked.text):
                fits = max(fits, matcher.match(offer.title))
            if fits:
                display = offer.display(matcher.highlight(offer.title))
                yield Hit(fits, display, offer.run, offer.title, offer.about or None)

    @property
    def host(self) -> AppHost:
        """The app."""
        return cast(AppHost, self.app)


class CommandProvider(OfferProvider):
    """Offers all commands, those of the page that the palette was opened on first.

    On Today, from which one goes on, the other pages come before them.
    """

    def offers(self) -> Iterator[Offer]:
        """What to do here, where to go, what to do anywhere, and the settings."""
        here = [*self._of_the_page()]
        offered = [
            _offer("here", command, partial(_do_on, self.app, self.screen, command))
            for command in here
        ]
        others: dict[bool, list[Offer]] = {True: [], False: []}
        actions = {command.action for command in here}
        for command in self.host.moved_keys.everywhere:
            if command.action not in actions:
                leads = command.action.startswith("app.go(")
                run = partial(self.app.run_action, command.action)
                others[leads].append(_offer("go" if leads else "always", command, run))
        at_home = getattr(self.screen, "ROUTE_NAME", None) == routes.TODAY.slot
        yield from [*others[True], *offered] if at_home else [*offered, *others[True]]
        yield from others[False]
        yield Offer(
            get_text("palette", "always"),
            get_text("palette", "picture"),
            get_text("palette", "picture_about"),
            partial(self.app.set_timer, _GONE, self.app.deliver_screenshot),
        )
        heading = get_text("palette", "settings")
        for setting in SETTINGS:
            go = partial(self.host.go, routes.setting(setting.name))
            themes = setting.name == "theme"
            yield Offer(
                heading,
                setting.title,
                setting.about,
                self.app.search_themes if themes else go,
                id=f"setting:{setting.name}",
            )

    def hidden(self) -> Iterator[Offer]:
        """Pages that have no key everywhere, wins that one key keeps, and colors by their names."""
        heading = get_text("palette", "go")
        for page in pages(self.host.journal):
            run = partial(self.host.go, page.route)
            yield Offer(heading, page.title, page.about, run, id=page.id)
        about = get_text("palette", "about_checkin_about")
        run = partial(show_about, self.host)
        yield Offer(heading, get_text("palette", "about_checkin"), about, run, id="page:about")
        for name in _ELSEWHERE:
            said = get_text("palette", f"{name}_about")
            tell = partial(self.host.show_status_on_previous, said)
            yield Offer(heading, get_text("palette", name), said, tell, id=f"page:{name}")
        yield from _themes(self.app)

    async def search(self, query: str) -> Hits:
        """What is called so; then ways to keep a sentence, first if it is one of despair."""
        best = 0.0
        async for hit in super().search(query):
            best = max(best, hit.score) if isinstance(hit, Hit) else best
            yield hit
        page = typed_on(self.screen)
        if page is not None and len(query.split()) > 1:
            title = get_text("palette", "words")
            run = partial(write_down, page, query.strip())
            asked = Asked(query)
            fits = score_of_keeping(asked, best)
            yield Hit(fits, Content(title), run, title, get_text("palette", "words_about"))
            if fits := score_of_search(asked):
                title = get_text("palette", "search")
                run = partial(self.host.go, routes.history(EntryQuery(text=asked.sought)))
                yield Hit(fits, Content(title), run, title, get_text("palette", "search_about"))
            if fits := score_of_win(asked):
                title = get_text("palette", "as_win")
                win = as_entry(NewEntry("win", query.strip()))
                run = partial(write_down, page, query.strip(), entered=True, kept_as=win)
                yield Hit(fits, Content(title), run, title, get_text("palette", "as_win_about"))

    def _of_the_page(self) -> Iterator[Command]:
        """What can be done on the page as it is now."""
        active = self.screen.active_bindings if self.screen.is_attached else {}
        for command in getattr(self.screen, "commands", ()):
            bound = active.get(command.key)
            can = bound is not None and bound.enabled and bound.binding.action == command.action
            if can and not command.action.startswith(_MOVES):
                yield command


class ThemeProvider(OfferProvider):
    """Offers all colors, our own first."""

    def offers(self) -> Iterator[Offer]:
        """Each theme by its name."""
        return _themes(self.app)


def _offer(heading: str, command: Command, run: Callable[[], object]) -> Offer:
    title = get_text("palette", heading)
    return Offer(title, command.label, command.about, run, command.key, command.id)


def is_named(hit: DiscoveryHit | Hit) -> bool:
    """Whether it is called as was asked, and does not have some of these words alone."""
    return isinstance(hit, Hit) and hit.score >= IN_SENTENCE


async def _do_on(app: App[Any], page: Screen[Any], command: Command) -> None:
    """Do something on the page that the palette lay over, unless another one is there by now."""
    if app.screen is page:
        await press(app, command.key)


def _themes(app: App[Any]) -> Iterator[Offer]:
    for name in find("theme").choices:
        if name in app.available_themes:
            heading = get_text("palette", "own_colors" if name in OWN_THEMES else "more_colors")
            yield Offer(heading, name, "", partial(_use_theme, app, name))


async def _use_theme(app: App[Any], name: str) -> None:
    """Show these colors, from now on."""
    app.theme = name
    host = cast(AppHost, app)
    await host.write(lambda journal: journal.settings.set("theme", name))
    host.journal.settings.follow("theme", name)
