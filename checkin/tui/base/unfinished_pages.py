"""What the pages are called on which something typed is waiting, and the keys that lead there."""

from __future__ import annotations

from checkin.content.strings import format_text, strings
from checkin.tui.base.host import AppHost
from checkin.tui.keymap import EVERYWHERE
from checkin.tui.widgets.key_bar import key_name

_NO_ENTRIES = ("share", "settings", "history")
"""Pages on which what is typed is never kept as an entry."""
_TODAY = "f5"
"""The key that opens on Today what has no key of its own."""


def page_title(slot: str) -> str:
    """What the page is called on which something waits; else the label of the key for it."""
    known, parts = strings("pages"), slot.split(":")
    named = known.get(":".join(parts[:2])) or known.get(parts[0])
    labels = {c.action: c.label for c in EVERYWHERE}
    return str(named or labels[f"app.go('{parts[0]}')"])


def key_to(slot: str, host: AppHost) -> str | None:
    """The key that leads to a page from everywhere; None if there is none."""
    keys = {each.action: key_name(each.key) for each in host.moved_keys.everywhere}
    return keys.get(f"app.go('{slot}')")


def unfinished_pages(host: AppHost) -> list[str]:
    """Where words are waiting that may become entries, each with how to get there."""
    found: list[str] = []
    for each in host.unfinished():
        if each.slot.partition(":")[0] not in _NO_ENTRIES:
            page, key = page_title(each.slot), key_to(each.slot, host)
            name = "unfinished_at" if key else "unfinished_today"
            found.append(format_text("share", name, page=page, key=key or _TODAY) or page)
    return found
