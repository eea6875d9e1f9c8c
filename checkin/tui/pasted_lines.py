"""Whether lines that came all at once are words, or keys and what they lead to."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.command import CommandPalette
from textual.events import Key, Paste

from checkin.content.openers import is_opener
from checkin.tui.at_once import AtOnce
from checkin.tui.base.screen import Page
from checkin.tui.widgets.field_protocol import as_field
from checkin.tui.widgets.key_bar import key_named

_SHORTEST = 3
"""Letters from which on a line may be words."""
_AROUND = ".,;:!?\"'()\u2026\u201c\u201d\u2018\u2019"
_BEGINS = "#@"


def taken_in(app: App[Any], lines: AtOnce) -> list[Key | Paste | AtOnce]:
    """What to do with them now: paste all of it, or type the first line and look again."""
    text, page = lines.text, app.screen
    pasted = text.replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(page, CommandPalette):
        return [Paste(" ".join(pasted.split()))]
    if as_field(app.focused) is not None:
        is_paste = "\n" in text  # the enter key sends another sign
    else:
        is_paste = isinstance(page, Page) and are_words(page, pasted)
    if is_paste:
        return [Paste(pasted)]
    first, others = lines.first_line()
    return [*first, AtOnce(others)] if others else [*first]


def are_words(page: Page[Any], text: str) -> bool:
    """Whether lines on a page without a field are words, by their first one.

    A key and the words for its page come in one go, too, where another program sends them.
    """
    line = next((line.strip() for line in text.split("\n") if line.strip()), "")
    if len(line) < _SHORTEST:
        return False
    word = line.split()[0].strip(_AROUND)
    if page.asks or key_named(line[0]) not in page.active_bindings or is_opener(word):
        return True
    after = line[1:].split()[0].strip(_AROUND)
    leads_there = line[1].isupper() or line[1] in _BEGINS or is_opener(after)
    return " " in line and not leads_there
