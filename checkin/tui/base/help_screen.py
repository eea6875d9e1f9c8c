"""Help: what the keys do here, then everywhere, then what checkin is."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from checkin.content.strings import format_template, get_text, get_texts
from checkin.core.reflections import SORTS
from checkin.tui.base.screen import Page
from checkin.tui.keymap import BACK, EVERYWHERE, Command
from checkin.tui.rendering.entries import mark, muted
from checkin.tui.widgets.key_bar import key_name

_MARKS = ("intention", "win", "setback", "step", *(sort.id for sort in SORTS[:-1]))


class HelpScreen(Page[None]):
    """Opens over any page."""

    PLACE = "help"
    KEYS = (BACK,)
    CSS = """
    HelpScreen VerticalScroll { height: 1fr; }
    HelpScreen #text { height: auto; }
    """

    def __init__(self, here: Iterable[Command] = ()) -> None:
        """`here` are the commands of the page that help was asked from."""
        super().__init__()
        self._here = tuple(here)

    def body(self) -> Iterable[Widget]:
        """One column of text that scrolls."""
        with VerticalScroll():
            yield Static(id="text", markup=False)

    def reload(self) -> None:
        """Write the help."""
        parts = []
        if self._here:
            parts += [muted(get_text("help", "here")), *map(_key, self._here), Content("")]
        parts += [
            muted(get_text("help", "everywhere")),
            *map(_key, (*EVERYWHERE, BACK)),
            Content(""),
        ]
        parts += [muted(get_text("help", "typing")), Content("")]
        parts += [muted(get_text("help", "marks"))]
        for kind in _MARKS:
            parts.append(
                Content.assemble("  ", mark(kind, plain=self.plain), "  ", get_text("marks", kind))
            )
        parts += [Content(""), muted(get_text("help", "about"))]
        for sentence in get_texts("help", "about_lines"):
            parts.append(Content(format_template(sentence, help_key="f3")))
        self.query_one("#text", Static).update(Content("\n").join(parts))


def _key(command: Command) -> Content:
    keys = " ".join(key_name(key) for key in (command.key, command.also) if key)
    return Content.assemble(
        "  ", Content.styled(keys.ljust(8), "b $accent"), Content(command.about)
    )
