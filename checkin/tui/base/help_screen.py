"""Help: what the keys do here, then everywhere, then what checkin is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on
from textual.actions import parse
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from checkin.content.strings import format_template, format_text, get_text, get_texts, strings
from checkin.core.frozen import replace
from checkin.core.marks import sign
from checkin.core.reflections import SORTS
from checkin.tui.base.host import AppHost, privacy_screen
from checkin.tui.base.screen import Page
from checkin.tui.keymap import BACK, ENTRY, GO, HELP, IN_LIST, LOOK_BACK, SEVERAL, Command
from checkin.tui.rendering.entries import mark, muted
from checkin.tui.rendering.layout import hung
from checkin.tui.widgets.key_bar import key_name

_MARKS = ("intention", "win", "setback", "step", *(sort.id for sort in SORTS[:-1]))


class HelpScreen(Page[None]):
    """Opens over any page."""

    ROUTE_NAME = "help"
    KEYS = (BACK,)
    CSS = """
    HelpScreen VerticalScroll { height: 1fr; }
    HelpScreen #text { height: auto; }
    """

    def __init__(self, here: Iterable[Command] = (), *, about_first: bool = False) -> None:
        """`here` are the commands of the page that help was asked from.

        With `about_first` it begins with what checkin is.
        """
        super().__init__()
        self._here = tuple(here)
        self._about_first = about_first

    def body(self) -> Iterable[Widget]:
        with VerticalScroll():
            yield Static(id="text", markup=False)

    @on(Resize)
    def _fit(self) -> None:
        """Hang the lines in the new width."""
        self.call_after_refresh(self.reload)

    def reload(self) -> None:
        parts: list[Content] = []
        width = self.query_one(VerticalScroll).scrollable_content_region.width
        if not width:  # it is not laid out yet
            return
        if self._about_first:
            parts += [*self._about(), Content("")]
        hides = privacy_screen(self.host) is not None
        if not hides:  # the palette does not open over a hidden screen
            parts += [muted(get_text("help", "by_name")), Content("")]
        for group, commands in self._groups():
            parts.append(muted(get_text("help", group)))
            for command in commands:
                parts += hung(_keys(command), Content(command.about), width)
            parts.append(Content(""))
        typing = format_text("help", "typing", hide=self.key_name("app.hide"))
        parts += [muted(typing), muted(get_text("help", "other_keys")), Content("")]
        parts += [muted(get_text("help", "marks")), *map(self._mark, _by_mark())]
        if not self._about_first:
            parts += [Content(""), *self._about()]
        self.query_one("#text", Static).update(Content("\n").join(parts))

    def _about(self) -> Iterable[Content]:
        """What checkin is, and what it is not."""
        yield muted(get_text("help", "about"))
        for sentence in get_texts("help", "about_lines"):
            yield Content(format_template(sentence, help_key="f3"))

    def _mark(self, kinds: Sequence[str]) -> Content:
        """A mark, and all that it stands for."""
        known = strings("help")
        names = [known.get(f"mark_{kind}") or get_text("marks", kind) for kind in kinds]
        return Content.assemble(
            "  ", mark(kinds[0], plain=self.plain), "  ", " · ".join(map(str, names))
        )

    def _groups(self) -> Iterable[tuple[str, list[Command]]]:
        """What the keys do, under their headings: those of the page first, then all others."""
        taken = {command.key for command in self._here}
        others = [
            replace(command, key=command.also, also="") if command.key in taken else command
            for command in self.host.moved_keys.everywhere
            if command.key not in taken or command.also not in ("", *taken)
            if command.id == HELP or self._works(command)
        ]
        rest = [command for command in others if command.group != GO]
        own = {command.key for command in self._here if command.group != IN_LIST}
        here = [each for each in self._here if each.group != IN_LIST or each.key not in own]
        for group in ("", ENTRY, SEVERAL, LOOK_BACK, GO, IN_LIST):
            if found := [command for command in here if command.group == group]:
                yield group or "here", found
        if pages := [command for command in others if command.group == GO]:
            yield "pages", pages
        yield "everywhere", rest if BACK in self._here else [*rest, BACK]

    def _works(self, command: Command) -> bool:
        """Whether what works on every page does so now: few keys do while the screen is hidden."""
        _, name, parameters = parse(command.action)
        return bool(self.app.check_action(name, parameters))


def show_about(host: AppHost) -> None:
    """Show what checkin is, then the keys."""
    host.push_screen(HelpScreen(about_first=True))


def _by_mark() -> Iterable[list[str]]:
    """The kinds and sorts, those with the same mark together."""
    found: dict[str, list[str]] = {}
    for kind in _MARKS:
        found.setdefault(sign(kind, plain=False), []).append(kind)
    return found.values()


def _keys(command: Command) -> Content:
    keys = " ".join(key_name(key) for key in (command.key, command.also) if key)
    return Content.assemble("  ", Content.styled(keys.ljust(10), "b $accent"))
