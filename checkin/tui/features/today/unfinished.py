"""What Today says of words that were typed and not kept, and how to go on with them."""

from __future__ import annotations

from datetime import date

from checkin.content.strings import format_text
from checkin.core.day_names import day_name
from checkin.core.text import show
from checkin.core.wrapping import shortened
from checkin.tui import routes
from checkin.tui.base.host import AppHost
from checkin.tui.base.unfinished_pages import key_to, page_title
from checkin.tui.draft_saver import Unfinished

_NAMED = 3
"""How many places are named in which something is unfinished."""
_WIDTH = 32
"""In how many cells the words are named."""


def named_unfinished(host: AppHost, *, all_of_them: bool = False) -> tuple[list[Unfinished], int]:
    """What Today names of what is unfinished, the latest first; and how many more there are."""
    waiting = [waits for waits in host.unfinished() if waits.slot != routes.TODAY.slot]
    named = waiting if all_of_them else waiting[:_NAMED]
    return named, len(waiting) - len(named)


def leads_to(waits: Unfinished) -> str:
    """The action that goes on with it."""
    return f"app.go('{waits.slot}')"


def unfinished(waits: Unfinished, host: AppHost, today: date, otherwise: str) -> str:
    """Where something unfinished is, since which day if that is over, the key for it, its words.

    The key is `otherwise` where the page has none of its own.
    """
    name, since = page_title(waits.slot), waits.since
    key = key_to(waits.slot, host) or otherwise
    if since is None or since == today:
        said = format_text("today", "unfinished", page=name, letter=key)
    else:
        day = day_name(since, today)
        said = format_text("today", "unfinished_since", page=name, day=day, letter=key)
    return _with_words(said, waits)


def also_unfinished(waits: Unfinished) -> str:
    """Where something else is unfinished, and its words."""
    said = format_text("today", "unfinished_also", page=page_title(waits.slot))
    return _with_words(said, waits)


def _with_words(said: str, waits: Unfinished) -> str:
    """The sentence with the first words of what waits.

    Nothing is repeated here of a hard moment, or of words that are a reason to offer people.
    """
    from checkin.content.distress_words import heavy

    if waits.not_said_again or heavy(waits.words):
        return f"{said}."
    words = shortened(show(waits.words, one_line=True).strip(), _WIDTH)
    return format_text("today", "unfinished_words", said=said, words=words) or f"{said}."
