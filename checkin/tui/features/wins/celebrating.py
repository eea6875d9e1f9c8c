"""What comes of choosing a way to celebrate a win."""

from __future__ import annotations

from typing import Any

from checkin.content.strings import format_text, get_text
from checkin.content.wins import Celebration
from checkin.core.entries import Entry
from checkin.core.text import show
from checkin.tui import routes


def page_for(way: Celebration, win: Entry) -> routes.Route[Any] | None:
    """The page that a way to celebrate opens, if it opens one."""
    if way.tool == "share":
        return routes.share([win])
    return routes.tool(way.tool, about=way.text, inside=False) if way.tool else None


def reply_to(way: Celebration, win: Entry) -> str:
    """What is said to someone who celebrates a win in a way that opens no page."""
    done = get_text("wins", "celebrate_done")
    if way.way != "say":
        return done
    return format_text("wins", "said_out_loud", win=show(win.text, one_line=True)) or done
