"""The person's own total of days, said in one line."""

from __future__ import annotations

from checkin.content.strings import format_text


def total_line(key: str, name: str, days: int, press: str = "") -> str:
    """A sentence about the total; another one of the same meaning where no day is counted yet.

    `press` is the key that counts today, for the sentences that name it.
    """
    shown = name[:1].upper() + name[1:]
    told = {"name": shown, "days": f"{days:,}" if days else "", "press": press}
    return format_text("total", key, **told) or format_text("total", f"{key}_first", **told)
