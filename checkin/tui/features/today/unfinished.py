"""What Today says of words that were typed and not kept, and how to go on with them."""

from __future__ import annotations

from datetime import date

from checkin.content.strings import format_text
from checkin.core.day_names import day_name
from checkin.tui.base.host import AppHost
from checkin.tui.features.today.keymap import place_name
from checkin.tui.widgets.key_bar import key_name


def unfinished(place: str, host: AppHost, today: date, otherwise: str) -> str:
    """Where something unfinished is, since which day if that is over, and the key for it.

    The key is `otherwise` where the place has none of its own.
    """
    since, name = host.unfinished_since(place), place_name(place)
    keys = {each.action: key_name(each.key) for each in host.moved_keys.everywhere}
    key = keys.get(f"app.go('{place}')", otherwise)
    if since is None or since == today:
        return format_text("today", "unfinished", place=name, letter=key)
    day = day_name(since, today)
    return format_text("today", "unfinished_since", place=name, day=day, letter=key)
